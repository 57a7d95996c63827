/** The one script of a site, bundled from src/client. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface Script {
  /** From the site's root; the name changes with the content, so that browsers may keep it for good. */
  readonly path: string;
  readonly code: string;
}

const ENTRY = fileURLToPath(new URL("../client/site.ts", import.meta.url));

/** Bundles and minifies the browser's modules into one classic script. */
export async function buildScript(): Promise<Script> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
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
  const code = outputFiles[0]?.text ?? "";
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
  return { path: `/assets/site-${hash}.js`, code };
}
