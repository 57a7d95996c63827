/** Templates as JavaScript, kept between builds: reading Nunjucks takes longer than printing a small site. */
import { createRequire } from "node:module";
import nunjucks from "nunjucks";
import { kept } from "../cache.ts";

/** The part of Nunjucks that its types leave out. */
const { compiler } = nunjucks as unknown as {
  compiler: { compile(source: string, filters: [], extensions: [], name: string, options: object): string };
};
const { version } = createRequire(import.meta.url)("nunjucks/package.json") as { version: string };

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

function compile(source: string, name: string): Compiled {
  const make = () => compiler.compile(source, [], [], name, ENVIRONMENT_OPTIONS);
  return new Function(kept("template", [version, name, source], make))() as Compiled;
}

/** The options that the code of a template depends on; the environment takes the same. */
export const ENVIRONMENT_OPTIONS = { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false };
