import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { cachedDrawing, cachedFolder } from "../../src/site/cache.ts";
import { temporaryFolder } from "../site.ts";

/** Seconds. */
const DAY = 86_400;

/** A cache with a file and a folder in it that were used some days ago. */
function cacheOf(entries: Readonly<Record<string, number>>): string {
  const cache = temporaryFolder();
  for (const [name, days] of Object.entries(entries)) {
    const entry = path.join(cache, name);
    if (name.startsWith("picture")) {
      mkdirSync(entry);
      writeFileSync(path.join(entry, "640.avif"), name);
    } else writeFileSync(entry, name);
    age(entry, days);
  }
  return cache;
}

function age(entry: string, days: number): void {
  const then = Date.now() / 1000 - days * DAY;
  utimesSync(entry, then, then);
}

test("what is new in the cache drives out what nobody has used for a month, files and folders alike", () => {
  const cache = cacheOf({ "drawing-old": 31, "drawing-new": 29, "picture-old": 31, "picture-new": 29, "qr-old": 400 });
  const made = cachedDrawing(cache, ["a"], () => Buffer.from("png"));
  assert.equal(made.toString(), "png");
  const left = readdirSync(cache).sort();
  assert.equal(left.length, 3);
  assert.ok(left.includes("drawing-new") && left.includes("picture-new"));
});

test("what is used stays, and is made once", async () => {
  const cache = temporaryFolder();
  const draw = () => cachedDrawing(cache, ["a"], () => Buffer.from("png"));
  draw();
  const [drawing = ""] = readdirSync(cache);
  const folder = path.join(cache, "picture-a");
  const find = (from: string) => (existsSync(path.join(from, "a")) ? "a" : undefined);
  let count = 0;
  const convert = () =>
    cachedFolder(folder, find, async (into) => {
      count++;
      writeFileSync(path.join(into, "a"), "a");
      return "a";
    });
  await convert();
  for (const entry of [path.join(cache, drawing), folder]) age(entry, 31);
  assert.equal(cachedDrawing(cache, ["a"], () => assert.fail("drawn again")).toString(), "png");
  assert.equal(await convert(), "a");
  assert.equal(count, 1);
  for (const entry of [path.join(cache, drawing), folder]) {
    assert.ok(Date.now() - statSync(entry).mtimeMs < DAY * 1000, `${entry} is not marked as used`);
  }
});

test("files that cannot be made leave nothing behind", async () => {
  const cache = temporaryFolder();
  await assert.rejects(
    cachedFolder(
      path.join(cache, "picture-a"),
      () => undefined,
      async (into) => {
        writeFileSync(path.join(into, "half"), "");
        throw new Error("damaged");
      },
    ),
    /damaged/,
  );
  assert.deepEqual(readdirSync(cache), []);
});

test("a cache that nobody may write to costs time, and nothing else", () => {
  const cache = path.join(cacheOf({ file: 0 }), "file", "cache");
  assert.equal(cachedDrawing(cache, ["a"], () => Buffer.from("png")).toString(), "png");
});
