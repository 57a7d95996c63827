/** The scripts of a site, bundled from the modules that run in browsers: one in the head of every page, the others loaded when they are used. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type Esbuild from "esbuild";
import { BROWSERS } from "../design/browsers.ts";
import { withSlashes } from "../load/files.ts";
import { keptLater } from "./cache.ts";

export interface Script {
  /** From the site's root; the name changes with the content, so that browsers may keep it for good. */
  readonly path: string;
  readonly code: string;
}

/** `site` in the head of every page; it loads `programme` when somebody uses it. `search` is for the search page. */
export type Scripts = Readonly<Record<"site" | "programme" | "search", Script>>;

const SOURCES = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const { version } = require("esbuild/package.json") as { version: string };

/** Where each script begins, from the folder of the sources. */
const ENTRIES = {
  site: "pages/layout/site.browser.ts",
  programme: "pages/schedule/programme.browser.ts",
  search: "pages/search/search.browser.ts",
  problems: "site/serve/problems.browser.ts",
  worker: "browser/worker.ts",
  "worker-gone": "browser/worker-gone.ts",
} as const;
type Entry = keyof typeof ENTRIES;

/** Bundles and minifies the browser's modules. */
export async function buildScripts(): Promise<Scripts> {
  const [programme, search] = await Promise.all([buildScript("programme", "esm"), buildScript("search", "esm")]);
  const site = await buildScript("site", "iife", { PROGRAMME: path.posix.basename(programme.path) });
  return { site, programme, search };
}

/** The script of the overlay of `lectern serve`, which no published page has. */
export function buildProblemsScript(): Promise<string> {
  return bundledOnce("problems", "esm", {});
}

/**
 * The service worker without what it knows of a site.
 * @param name `worker`, or `worker-gone` for one that only takes another's place
 */
export function buildWorker(name: "worker" | "worker-gone"): Promise<string> {
  return bundledOnce(name, "iife", {});
}

/** @param names what stands in the code for the file names of other scripts, beside which this one will lie */
async function buildScript(
  name: keyof Scripts,
  format: "esm" | "iife",
  names: Readonly<Record<string, string>> = {},
): Promise<Script> {
  const code = await bundledOnce(name, format, names);
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
  return { path: `/assets/${name}-${hash}.js`, code };
}

function bundledOnce(name: Entry, format: "esm" | "iife", names: Readonly<Record<string, string>>): Promise<string> {
  const follows = [version, ...BROWSERS, name, JSON.stringify(names), ...sources()];
  return keptLater("script", follows, () => bundle(name, format, names));
}

/** Whether a module runs in browsers: it stands in `browser/` or says so by its name. Those of `words.ts` are for both. */
export function isBrowserModule(file: string): boolean {
  const name = withSlashes(path.relative(SOURCES, file));
  return name.endsWith(".browser.ts") || name.startsWith("browser/") || name === "pages/search/words.ts";
}

/** All that a script can be made of. */
function sources(): string[] {
  return readdirSync(SOURCES, { encoding: "utf8", recursive: true })
    .map((name) => path.join(SOURCES, name))
    .filter((file) => file.endsWith(".ts") && isBrowserModule(file))
    .sort()
    .map((file) => readFileSync(file, "utf8"));
}

async function bundle(name: Entry, format: "esm" | "iife", names: Readonly<Record<string, string>>): Promise<string> {
  const { build } = require("esbuild") as typeof Esbuild;
  const { outputFiles } = await build({
    entryPoints: [path.join(SOURCES, ENTRIES[name])],
    define: Object.fromEntries(Object.entries(names).map(([key, value]) => [key, JSON.stringify(value)])),
    // Not the tsconfig.json of the folder where the command was typed.
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
