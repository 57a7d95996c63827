import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { createPalette, createScreenPalette } from "../src/design/palette.ts";
import { feedsOf } from "../src/model/feeds.ts";
import { ADDRESSES, pagesOf } from "../src/model/routes.ts";
import { createFilters, createGlobals } from "../src/site/filters.ts";
import { readSite } from "../src/site/read.ts";
import { BEFORE } from "./reading.ts";
import { ROOT } from "./site.ts";
import { viewOf } from "./view.ts";

/** The folders of `src/` and what stands beside them, each of which may use those above it. As docs/architecture.md draws them. */
const LAYERS = [
  ["package.ts"],
  ["schema", "starter"],
  ["load"],
  ["model", "edit"],
  ["locales"],
  ["design"],
  ["feeds"],
  ["export", "browser"],
  ["components", "import"],
  ["pages"],
  ["site"],
  ["index.ts", ".eleventy.ts"],
  ["new"],
  ["cli"],
];

/** What is written for browsers and for the build. */
const SHARED: readonly string[] = ["src/pages/search/engine.ts", "src/pages/search/words.ts"];

const IMPORT =
  /^(import|export)( type)?\b[^;]*?\bfrom "(\.[^"]+)";|\b(?:require|import)\("(\.[^"]+)"\)|new URL\("(\.[^"]+)", import/gm;
const TEMPLATE = /\{% (?:extends|include|import|from) "([^"]+)"/g;

interface Use {
  readonly file: string;
  readonly used: string;
  readonly isType: boolean;
}

/** `cli` for `src/cli/build.ts`; undefined for what is not of the sources: package.json. */
function partOf(file: string): string | undefined {
  const [first, second] = file.split("/");
  return first === "src" ? second : layerOf(file) < 0 ? undefined : file;
}

function sources(extension: string): string[] {
  const names = readdirSync(path.join(ROOT, "src"), { encoding: "utf8", recursive: true });
  return names.filter((name) => name.endsWith(extension)).map((name) => `src/${name.replaceAll(path.sep, "/")}`);
}

const textOf = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

function imports(): Use[] {
  return [".eleventy.ts", ...sources(".ts")].flatMap((file) =>
    [...textOf(file).matchAll(IMPORT)].map(([, , type, ...paths]) => {
      const used = paths.find((one) => one !== undefined) ?? "";
      return { file, used: path.posix.join(path.posix.dirname(file), used), isType: type !== undefined };
    }),
  );
}

/** What templates take from other templates. */
function includes(): Use[] {
  return sources(".njk").flatMap((file) =>
    [...textOf(file).matchAll(TEMPLATE)].map(([, name]) => ({ file, used: `src/${name}`, isType: false })),
  );
}

const layerOf = (part: string | undefined): number => LAYERS.findIndex((parts) => parts.some((one) => one === part));
const isOfBrowser = (file: string): boolean => file.endsWith(".browser.ts") || file.startsWith("src/browser/");

test("imports and includes point one way: from the command to the schema", () => {
  const all = [...imports(), ...includes()].filter(({ file, isType }) => !(isType && isOfBrowser(file)));
  const found = all.map(({ file, used }) => ({ file, from: partOf(file), to: partOf(used) }));
  const wrong = found.filter(({ from, to }) => to !== undefined && to !== from && layerOf(from) <= layerOf(to));
  assert.ok(found.length > 100);
  assert.deepEqual(wrong.map(({ file, to }) => `${file} uses ${to}`).sort(), []);
});

/** What reads a disk, runs something or asks the machine. */
const MACHINE = /\bfrom "(node:(?:fs|child_process|process|os|http|https|net|worker_threads)[\w/]*|image-size|sharp)"/g;

/** A file and all that it imports, types aside, with what those import. */
function reachedFrom(start: readonly string[]): ReadonlySet<string> {
  const all = imports().filter(({ isType }) => !isType);
  const reached = new Set(start);
  for (const file of reached) for (const { used } of all.filter((use) => use.file === file)) reached.add(used);
  return reached;
}

const isPure = (file: string): boolean => /^src\/(?:model|schema)\//.test(file);

test("the model and the schemas, with all they import, read no disk, run nothing and ask nothing of the machine", () => {
  const reached = [...reachedFrom(sources(".ts").filter(isPure))];
  const found = reached.flatMap((file) =>
    [...textOf(file).matchAll(MACHINE)].map(([, name]) => `${file} uses ${name}`),
  );
  assert.ok(reached.length > 50);
  assert.deepEqual(found.sort(), []);
});

test("nothing sets a language for the whole process, and no module of the model has state", () => {
  const found = sources(".ts").flatMap((file) => {
    const text = textOf(file);
    const settings = /\bSettings\b[^;]*from "luxon"/.test(text) ? [`${file} uses Settings of luxon`] : [];
    const state = file.startsWith("src/model/") ? [...text.matchAll(/^(?:export )?(?:let|var) (\w+)/gm)] : [];
    return [...settings, ...state.map(([, name]) => `${file} has ${name}`)];
  });
  assert.deepEqual(found, []);
});

test("no modules import each other, directly or by way of others", () => {
  const used = new Map<string, string[]>();
  for (const { file, used: other, isType } of imports())
    if (!isType) used.set(file, [...(used.get(file) ?? []), other]);
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, above: readonly string[]): void => {
    if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(" → "));
    else if (!done.has(file)) for (const other of used.get(file) ?? []) follow(other, [...above, file]);
    done.add(file);
  };
  for (const file of used.keys()) follow(file, []);
  assert.deepEqual(circles, []);
});

test("every folder of the sources has its place in the order", () => {
  assert.deepEqual(
    readdirSync(path.join(ROOT, "src")).filter((folder) => layerOf(folder) < 0),
    [],
  );
});

test("what runs in the browser is sent nothing of the rest, and the rest nothing of it", () => {
  const wrong = imports().filter(
    ({ file, used, isType }) =>
      isOfBrowser(file) !== isOfBrowser(used) && !(isOfBrowser(file) && (isType || SHARED.includes(used))),
  );
  assert.deepEqual(
    wrong.map(({ file, used }) => `${file} uses ${used}`),
    [],
  );
});

test("every folder of the sources is in the picture, and the picture names no other", () => {
  const folders = readdirSync(path.join(ROOT, "src"));
  const page = readFileSync(path.join(ROOT, "docs/architecture.md"), "utf8");
  const named = new Set([...page.matchAll(/^\| `([\w./-]+)` \|/gm)].map(([, name = ""]) => name.replace(/\/$/, "")));
  assert.deepEqual([...named].filter((name) => name !== ".eleventy.ts").sort(), folders.sort());
});

/** The site map, the list of files for programs, and examples of what organizers write. */
const MAY_WRITE_ADDRESSES = ["src/model/routes.ts", "src/model/feeds.ts", "src/schema/lists.ts"];

/** Code without its comments, which explain with addresses. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\{#[\s\S]*?#\}|^\s*\/\/.*$/gm, "");

/** In code a slash alone is where a path is parted; in a template it is an address, unless it is the name of a key. */
const HOME_IN_CODE = /["`]\/#/;
const HOME_IN_TEMPLATE = /(?:[({]\s*|==\s*|href=)"\/["#]/;

test("only the site map writes the address of a page", () => {
  const { workshop } = readSite({ site: ROOT, now: BEFORE });
  assert.ok(workshop);
  const all = [
    ...Object.values(ADDRESSES),
    ...[...feedsOf(workshop), ...pagesOf(workshop)].map(({ address }) => address),
  ];
  const addresses = [...new Set(all)].filter((address) => address !== ADDRESSES.home);
  const written = new RegExp(`["\`](?:${addresses.map((address) => address.replaceAll(".", "\\.")).join("|")})[^"\`]*`);
  const wrong = [...sources(".ts"), ...sources(".njk")].flatMap((file) => {
    const text = withoutComments(textOf(file));
    const found = written.exec(text) ?? (file.endsWith(".njk") ? HOME_IN_TEMPLATE : HOME_IN_CODE).exec(text);
    return found === null ? [] : [`${file} writes ${found[0]}`];
  });
  assert.deepEqual(
    wrong.filter((one) => !MAY_WRITE_ADDRESSES.some((file) => one.startsWith(`${file} `))),
    [],
  );
});

test("templates have lines that one can read, and compute nothing", () => {
  const wrong = sources(".njk").flatMap((file) => {
    const text = withoutComments(textOf(file));
    const long = textOf(file)
      .split("\n")
      .filter((line) => line.length > 160);
    // Thresholds, lists put together, and ternaries in ternaries are for the view functions beside the template.
    const computed =
      text.match(/\{%[^%]*[<>]=? *(?:[2-9]|\d\d)|\.concat\(|\bif\b[^%}]*\belse\b[^%}]*\bif\b[^%}]*\belse\b/g) ?? [];
    return [...long, ...computed].map((what) => `${file}: ${what}`);
  });
  assert.deepEqual(wrong, []);
});

test("every filter and global is used by a template", () => {
  const all = sources(".njk")
    .map((file) => withoutComments(textOf(file)))
    .join("\n");
  const view = viewOf({});
  const filters = Object.keys(createFilters(view, "/", { find: () => undefined } as never));
  const globals = Object.keys(createGlobals(view));
  assert.ok(filters.length > 80);
  assert.deepEqual(
    filters.filter((name) => !new RegExp(`(?:\\||\\{% filter)\\s*${name}\\b`).test(all)),
    [],
  );
  assert.deepEqual(
    globals.filter((name) => !new RegExp(`\\b${name}[(.]`).test(all)),
    [],
  );
});

/** Styles of what other folders write: the classes of Markdown and of the frame, and looks that go through everything. */
const OF_OTHERS = new Set([
  "components/now/now.css .date",
  "components/picture/picture.css .prose",
  "components/programme/programme.css .section",
  "components/prose/prose.css .prose",
  "components/prose/scroll.css .formula",
  "components/prose/scroll.css .prose",
  "components/prose/scroll.css .scroll",
  "components/zone/zone.css .programme",
  "pages/layout/article.css .article",
  "pages/layout/page.css .section",
  "pages/print/family.css .on-paper",
  "pages/schedule/grid.css .star",
]);

test("what stands in a style sheet about one class is about a class that its folder writes", () => {
  const sheets = sources(".css").filter((file) => /^src\/(?:components|pages)\//.test(file));
  const wrong = sheets.flatMap((file) => {
    const folder = path.posix.dirname(file);
    const beside = [...sources(".njk"), ...sources(".ts")].filter((other) => path.posix.dirname(other) === folder);
    const written = beside.map(textOf).join("\n");
    const selectors = [...withoutComments(textOf(file)).matchAll(/([^{};]+)\{/g)].flatMap(([, text = ""]) =>
      text.trim().startsWith("@") ? [] : text.split(/,(?![^(]*\))/),
    );
    const blocks = selectors.flatMap((selector) => {
      const names = [...selector.matchAll(/\.([a-z][a-z0-9_-]*)/g)].map(([, name = ""]) =>
        name.replace(/(?:__|--).*/, ""),
      );
      return new Set(names).size === 1 ? names : [];
    });
    return [...new Set(blocks)]
      .filter((block) => !new RegExp(`[" .\`]${block}(?:__|--|["\\s{ \`])`).test(written))
      .map((block) => `${file.replace("src/", "")} .${block}`);
  });
  assert.deepEqual(
    wrong.filter((one) => !OF_OTHERS.has(one)),
    [],
  );
});

test("every custom property of a style sheet is set somewhere and read somewhere", () => {
  const css = sources(".css").map((file) => withoutComments(textOf(file)));
  const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);
  const read = new Set(css.flatMap((text) => names(text, /var\(\s*(--[\w-]+)/g)));
  const set = new Set(css.flatMap((text) => names(text, /(?<![\w-])(--[\w-]+)\s*:/g)));
  const palette = [createPalette("#7a1fa2"), createScreenPalette("#7a1fa2")].flatMap(Object.keys);
  const byCode = new Set([
    ...palette.map((name) => `--${name}`),
    ...sources(".ts").flatMap((file) => names(textOf(file), /(--[a-z][\w-]*)/g)),
  ]);
  assert.deepEqual(
    [...read].filter((name) => !set.has(name) && !byCode.has(name)),
    [],
  );
  assert.deepEqual(
    [...set].filter((name) => !read.has(name) && !byCode.has(name)),
    [],
  );
});

test("no module asks URL.canParse, which Node 20 and 22 get wrong: see src/schema/url.ts", () => {
  const wrong = sources(".ts").filter((file) => /\bURL\.canParse\(/.test(textOf(file)));
  assert.deepEqual(wrong, []);
});

test("tests that build whole sites are named so, and stay out of those that are run all the time", () => {
  const names = readdirSync(path.join(ROOT, "tests"), { encoding: "utf8", recursive: true });
  const units = names.filter((name) => /(?<!\.(?:browser|process|site))\.test\.ts$/.test(name));
  const builders = /\b(?:buildFixture|buildSite|renderPages|exported)\(/;
  const wrong = units.filter((name) => builders.test(textOf(`tests/${name}`)));
  assert.ok(units.length > 50);
  assert.deepEqual(wrong, []);
});
