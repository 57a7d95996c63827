import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { lectern, lecternProcess, plainEnvironment, SMALL, smallSite } from "../cli/lectern.ts";
import { LECTERN, temporaryFolder } from "../site.ts";

const siteCalled = (name: string) =>
  smallSite({
    "data/workshop.yaml": `${SMALL.replace("Small", name)}url: https://example.org/\n`,
    "data/schedule.yaml": `- date: 2030-05-06\n  items: [{time: 9:00-10:00, type: keynote, title: Of ${name}, speakers: Ann Lee}]\n`,
  });

const filesIn = (folder: string) => readdirSync(folder, { encoding: "utf8", recursive: true }).sort();

/** Files that both sites have under one name do not tell them apart; those whose names follow from content do. */
function wholeSite(output: string, sites: ReadonlyMap<string, readonly string[]>): string | undefined {
  const [, name = ""] = /Of (\w+)/.exec(readFileSync(path.join(output, "schedule/index.html"), "utf8")) ?? [];
  return JSON.stringify(filesIn(output)) === JSON.stringify(sites.get(name)) ? name : undefined;
}

test("a build that is killed at any moment leaves the site before or the new one, whole", async () => {
  const parent = temporaryFolder();
  const output = path.join(parent, "site");
  const [before, after] = [siteCalled("Before"), siteCalled("After")];
  const sites = new Map<string, readonly string[]>();
  for (const [name, site] of [
    ["After", after],
    ["Before", before],
  ] as const) {
    assert.equal((await lectern(["build", "--site", site, "--output", output])).status, 0);
    sites.set(name, filesIn(output));
  }
  const start = performance.now();
  assert.equal(lecternProcess(["build", "--site", before, "--output", output]).status, 0);
  const step = (performance.now() - start) / 11;
  const broken = smallSite({ "data/workshop.yaml": "nonsense: 1\n" });
  const found: string[] = [];
  // Each build is killed a step later than the last, until one ends by itself: a machine may become slow meanwhile.
  for (let moment = step, ended: number | null = null; ended === null; moment += step) {
    const build = spawn(process.execPath, [LECTERN, "build", "--site", after, "--output", output], {
      env: plainEnvironment(),
      stdio: "ignore",
    });
    const timer = setTimeout(() => build.kill("SIGKILL"), moment);
    ended = await new Promise<number | null>((resolve) => build.on("exit", resolve));
    clearTimeout(timer);
    // Whatever command comes next puts things right, one that cannot build included.
    assert.equal((await lectern(["build", "--site", broken, "--output", output])).status, 1);
    assert.ok(existsSync(output), `killed after ${moment} ms: the site is gone`);
    assert.deepEqual(readdirSync(parent), ["site"]);
    const name = wholeSite(output, sites);
    assert.ok(name, `killed after ${moment} ms: the site is neither`);
    found.push(name);
    if (name === "After") assert.equal((await lectern(["build", "--site", before, "--output", output])).status, 0);
  }
  assert.equal(found[0], "Before");
  assert.equal(found.at(-1), "After");
});

const MOUNTS = process.platform === "linux" && process.getuid?.() === 0;

/** Mounts a file system of a mebibyte or so; false where that is not allowed. */
const mount = (folder: string, options: string) =>
  spawnSync("mount", ["-t", "tmpfs", "-o", options, "lectern", folder]).status === 0;

test("a disk that is full or may not be written to is a sentence, and the site before stays whole", async (t) => {
  const folder = temporaryFolder();
  if (!MOUNTS || !mount(folder, "size=400k")) return t.skip("file systems cannot be mounted here");
  t.after(() => spawnSync("umount", [folder]));
  const output = path.join(folder, "site");
  mkdirSync(output);
  const small = smallSite();
  assert.equal((await lectern(["build", "--site", small, "--output", output, "--no-search"])).status, 0);
  const files = filesIn(output);

  const large = smallSite({ "public/large.bin": "x".repeat(2_000_000) });
  const full = await lectern(["build", "--site", large, "--output", output, "--no-search"]);
  assert.equal(full.status, 1);
  assert.match(full.stderr, /no space left|ENOSPC/i);
  assert.doesNotMatch(full.stderr, /\n\s+at /);
  assert.deepEqual(filesIn(output), files);
  assert.deepEqual(readdirSync(folder), ["site"]);

  spawnSync("mount", ["-o", "remount,ro", folder]);
  const fixed = await lectern(["build", "--site", small, "--output", output, "--no-search"]);
  assert.equal(fixed.status, 1);
  assert.match(fixed.stderr, /read-only|EROFS/i);
  assert.doesNotMatch(fixed.stderr, /\n\s+at /);
  assert.deepEqual(filesIn(output), files);
});
