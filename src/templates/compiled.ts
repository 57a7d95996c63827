/** Templates as JavaScript, kept between builds: reading Nunjucks takes longer than printing a small site. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import nunjucks from "nunjucks";

/** The part of Nunjucks that its types leave out. */
const { compiler } = nunjucks as unknown as {
  compiler: { compile(source: string, filters: [], extensions: [], name: string, options: object): string };
};
const { version } = createRequire(import.meta.url)("nunjucks/package.json") as { version: string };

/** Inside the package, so that it is as much to be trusted, and goes away with it. */
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/lectern/templates", import.meta.url));

/** What Nunjucks makes of a template: a function a block. */
type Compiled = Readonly<Record<string, unknown>>;

/** Finds templates as Nunjucks does, compiled: a file of the first folder shadows one of the next. */
export class CompiledLoader extends nunjucks.FileSystemLoader {
  /** Nunjucks takes `{type: "code"}` in place of the text of a template (its `precompiled-loader.js`). */
  override getSource(name: string): nunjucks.LoaderSource {
    const found = super.getSource(name);
    if (!found) return found;
    try {
      const code = { type: "code", obj: compile(found.src, name) };
      return { ...found, src: code as unknown as string };
    } catch {
      // A mistake in the template: Nunjucks says best where it is.
      return found;
    }
  }
}

/** The name of a cached template is the hash of all that its code follows from, so that it can never be out of date. */
function compile(source: string, name: string): Compiled {
  const key = createHash("sha256").update(`${version}\0${name}\0${source}`).digest("hex").slice(0, 32);
  const file = join(CACHE, `${key}.js`);
  const code = readCode(file) ?? keepCode(file, compiler.compile(source, [], [], name, ENVIRONMENT_OPTIONS));
  return new Function(code)() as Compiled;
}

/** The options that the code of a template depends on; the environment takes the same. */
export const ENVIRONMENT_OPTIONS = { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false };

function readCode(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that a build at the same time never reads half a file. Where nothing can be kept, nothing is. */
function keepCode(file: string, code: string): string {
  try {
    mkdirSync(CACHE, { recursive: true });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, code);
    renameSync(beside, file);
  } catch {
    // A package in a folder that cannot be written to works as well, only slower.
  }
  return code;
}
