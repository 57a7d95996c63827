/** Compiled templates, style sheets and scripts: from the built package, or compiled from the sources. */
import { pathToFileURL } from "node:url";
import { IS_BUILT, packageFile } from "../package.ts";
import type { CompiledText } from "./compile.ts";
import { templateFrom } from "./template.ts";

export interface Compiled extends Pick<CompiledText, "sheets" | "scripts"> {
  /** Functions that return a compiled template, by its path from the source folder: `pages/talk/talk.njk`. */
  readonly templates: Readonly<Record<string, () => object>>;
}

/** The module of the built package that {@link compiled} loads. */
export const COMPILED = "compiled.js";

/** In the repository, recompiles what has changed. */
export async function compiled(): Promise<Compiled> {
  if (IS_BUILT) return import(pathToFileURL(packageFile(COMPILED)).href);
  const { compile } = await import("./compile.ts");
  const { templates, sheets, scripts } = await compile();
  const ready = Object.entries(templates).map(([name, code]) => [name, () => templateFrom(code)] as const);
  return { templates: Object.fromEntries(ready), sheets, scripts };
}
