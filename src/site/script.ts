/** The scripts of a site, bundled from src/client: one in the head of every page, the others loaded when they are used. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type Esbuild from "esbuild";
import { BROWSERS } from "../design/browsers.ts";
import { keptLater } from "./cache.ts";

export interface Script {
  /** From the site's root; the name changes with the content, so that browsers may keep it for good. */
  readonly path: string;
  readonly code: string;
}

/** `site` in the head of every page; it loads `programme` when somebody uses it. `search` is for the search page. */
export type Scripts = Readonly<Record<"site" | "programme" | "search", Script>>;

const FOLDER = fileURLToPath(new URL("../client", import.meta.url));
const require = createRequire(import.meta.url);
const { version } = require("esbuild/package.json") as { version: string };

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
  name: string,
  format: "esm" | "iife",
  names: Readonly<Record<string, string>> = {},
): Promise<Script> {
  const code = await bundledOnce(name, format, names);
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
  return { path: `/assets/${name}-${hash}.js`, code };
}

function bundledOnce(name: string, format: "esm" | "iife", names: Readonly<Record<string, string>>): Promise<string> {
  const follows = [version, ...BROWSERS, name, JSON.stringify(names), ...sources()];
  return keptLater("script", follows, () => bundle(name, format, names));
}

/** All that a script can be made of. */
function sources(): string[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => readFileSync(path.join(FOLDER, file), "utf8"));
}

async function bundle(name: string, format: "esm" | "iife", names: Readonly<Record<string, string>>): Promise<string> {
  const { build } = require("esbuild") as typeof Esbuild;
  const { outputFiles } = await build({
    entryPoints: [path.join(FOLDER, `${name}.ts`)],
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
