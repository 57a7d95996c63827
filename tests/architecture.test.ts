import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "./site.ts";

/** The folders of `src/` and what stands beside them, each of which may use those above it. As docs/architecture.md draws them. */
const LAYERS = [
  ["cache.ts", "scratch.ts", "search-words.ts", "schema"],
  ["load"],
  ["model", "edit"],
  ["locales", "images", "import"],
  ["styles"],
  ["feeds"],
  ["templates", "export", "new"],
  [".eleventy.ts"],
  ["cli"],
];

/** What runs in the browser uses nothing of the rest but types, and what is written for both. */
const BROWSER = "client";
const SHARED = "search-words.ts";

const IMPORT = /^(import|export)( type)?\b[^;]*?\bfrom "(\.[^"]+)";|\b(?:require|import)\("(\.[^"]+)"\)/gm;

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

/** `cli` for `src/cli/build.ts`, `cache.ts` for `src/site/cache.ts`. */
function partOf(file: string): string {
  const [first = "", second = ""] = path.relative(path.join(ROOT, "src"), file).split(path.sep);
  return first === ".." ? second : first;
}

function imports(): Import[] {
  const names = readdirSync(path.join(ROOT, "src"), { encoding: "utf8", recursive: true });
  const files = [".eleventy.ts", ...names.filter((name) => name.endsWith(".ts")).map((name) => path.join("src", name))];
  return files.flatMap((file) => {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    return [...text.matchAll(IMPORT)].map(([, , type, one, other]) => ({
      file,
      from: partOf(path.join(ROOT, file)),
      to: partOf(path.resolve(ROOT, path.dirname(file), one ?? other ?? "")),
      isType: type !== undefined,
    }));
  });
}

const layerOf = (part: string): number => LAYERS.findIndex((parts) => parts.includes(part));

test("imports point one way: from the command to the schema", () => {
  const found = imports().filter(({ from, to }) => from !== to && from !== BROWSER && to !== "package.json");
  const wrong = found.filter(({ from, to }) => layerOf(to) < 0 || layerOf(from) <= layerOf(to));
  assert.ok(found.length > 100);
  assert.deepEqual(
    wrong.map(({ file, to }) => `${file} uses ${to}`),
    [],
  );
});

test("what runs in the browser is sent nothing of the rest, and the rest nothing of it", () => {
  const all = imports();
  const wrong = all.filter(
    ({ from, to, isType }) =>
      (from === BROWSER) !== (to === BROWSER) && !(from === BROWSER && (isType || to === SHARED)),
  );
  assert.deepEqual(
    wrong.map(({ file, to }) => `${file} uses ${to}`),
    [],
  );
});

test("every folder of the sources is in the picture, and the picture names no other", () => {
  const folders = readdirSync(path.join(ROOT, "src"));
  const page = readFileSync(path.join(ROOT, "docs/architecture.md"), "utf8");
  const named = new Set([...page.matchAll(/^\| `([\w./-]+)` \|/gm)].map(([, name = ""]) => name.replace(/\/$/, "")));
  assert.deepEqual([...named].filter((name) => name !== ".eleventy.ts").sort(), folders.sort());
});
