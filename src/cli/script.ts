/** The one script of a site, bundled from src/client. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type Esbuild from "esbuild";
import { keptLater } from "../cache.ts";

export interface Script {
  /** From the site's root; the name changes with the content, so that browsers may keep it for good. */
  readonly path: string;
  readonly code: string;
}

const FOLDER = fileURLToPath(new URL("../client", import.meta.url));
const require = createRequire(import.meta.url);
const { version } = require("esbuild/package.json") as { version: string };

/** Bundles and minifies the browser's modules into one classic script. */
export async function buildScript(): Promise<Script> {
  const sources = readdirSync(FOLDER)
    .sort()
    .map((file) => readFileSync(path.join(FOLDER, file), "utf8"));
  const code = await keptLater("script", [version, ...sources], bundle);
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
  return { path: `/assets/site-${hash}.js`, code };
}

async function bundle(): Promise<string> {
  const { build } = require("esbuild") as typeof Esbuild;
  const { outputFiles } = await build({
    entryPoints: [path.join(FOLDER, "site.ts")],
    // Not the tsconfig.json of the folder where the command was typed.
    tsconfigRaw: "{}",
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
