/**
 * Compiles templates, style sheets and browser modules when the package is built; the tools for it are not installed
 * with the package. In the repository every build compiles what has changed.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build, transform } from "esbuild";
import { BROWSERS } from "../design/browsers.ts";
import { withSlashes } from "../load/files.ts";
import { FILES, packageFile } from "../package.ts";
import { assetAddress } from "./assets.ts";
import { isBrowserModule } from "./browser-module.ts";
import { cachedAsync } from "./cache.ts";
import { compileTemplate } from "./template.ts";

/** Scripts by name; templates and style sheets by path from the source folder. */
export interface CompiledText {
  /** The body of a function that returns what Nunjucks renders. */
  readonly templates: Readonly<Record<string, string>>;
  readonly sheets: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<ScriptName, string>>;
}

/** The entry module of each script, from the source folder, and its format. */
const SCRIPTS = {
  site: ["pages/layout/site.browser.ts", "iife"],
  programme: ["pages/schedule/programme.browser.ts", "esm"],
  opening: ["pages/layout/opening.browser.ts", "iife"],
  papers: ["pages/papers/papers.browser.ts", "esm"],
  now: ["pages/now/now.browser.ts", "esm"],
  badges: ["pages/desk/badges.browser.ts", "esm"],
  runSheets: ["pages/desk/run-sheets.browser.ts", "esm"],
  search: ["pages/search/search.browser.ts", "esm"],
  qr: ["pages/my/qr.browser.ts", "esm"],
  fit: ["pages/print/fit.browser.ts", "esm"],
  posters: ["pages/print/posters.browser.ts", "esm"],
  problems: ["site/serve/problems.browser.ts", "esm"],
  worker: ["browser/worker.ts", "iife"],
  "worker-gone": ["browser/worker-gone.ts", "iife"],
} as const;
export type ScriptName = keyof typeof SCRIPTS;

const require = createRequire(import.meta.url);
/** The libraries inside scripts; they do not say their versions to those who import them. */
const BUNDLED = ["minisearch", "uqr"].map((name) => readFileSync(require.resolve(name)));
const versionOf = (name: string) => (require(`${name}/package.json`) as { version: string }).version;

/** Compiles everything, or returns what an earlier process made of the same files. */
export async function compile(): Promise<CompiledText> {
  const files = readdirSync(FILES, { encoding: "utf8", recursive: true })
    .map((name) => withSlashes(name))
    .filter((name) => name.endsWith(".njk") || name.endsWith(".css") || isBrowserModule(name))
    .sort();
  const texts = new Map(files.map((name) => [name, readFileSync(packageFile(name), "utf8")]));
  const hash = createHash("sha256");
  for (const library of BUNDLED) hash.update(library);
  for (const entry of texts) hash.update(`${entry.join("\0")}\0`);
  const follows = [versionOf("esbuild"), versionOf("nunjucks"), ...BROWSERS, hash.digest("hex")];
  return JSON.parse(await cachedAsync("compiled", follows, async () => JSON.stringify(await compileTexts(texts))));
}

async function compileTexts(texts: ReadonlyMap<string, string>): Promise<CompiledText> {
  const named = (end: string) => [...texts].filter(([name]) => name.endsWith(end));
  const sheets = await Promise.all(named(".css").map(async ([name, css]) => [name, await minify(css)] as const));
  const programme = await bundle("programme");
  // Both are in one folder, and one loads the other.
  const names = { PROGRAMME: path.posix.basename(assetAddress("programme.js", programme)) };
  const scripts = await Promise.all(
    (Object.keys(SCRIPTS) as ScriptName[]).map(async (name) => [name, await bundle(name, names)] as const),
  );
  return {
    templates: Object.fromEntries(named(".njk").map(([name, text]) => [name, compileTemplate(name, text)])),
    sheets: Object.fromEntries(sheets),
    scripts: Object.fromEntries(scripts) as Record<ScriptName, string>,
  };
}

async function minify(css: string): Promise<string> {
  const { code } = await transform(css, { loader: "css", minify: true, charset: "utf8", target: [...BROWSERS] });
  return code.trimEnd();
}

/** @param names identifiers in the code → file names of other scripts */
async function bundle(name: ScriptName, names: Readonly<Record<string, string>> = {}): Promise<string> {
  const [entry, format] = SCRIPTS[name];
  const { outputFiles } = await build({
    entryPoints: [path.join(FILES, entry)],
    define: Object.fromEntries(Object.entries(names).map(([key, value]) => [key, JSON.stringify(value)])),
    // Ignore any tsconfig.json in the current folder.
    tsconfigRaw: "{}",
    bundle: true,
    minify: true,
    write: false,
    format,
    target: [...BROWSERS],
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
