/** Where the files of this package are: below `src/` as sources, below `dist/` as they are built, in the same folders. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Whether this is the built package, all of whose code is JavaScript. */
export const IS_BUILT = !import.meta.url.endsWith(".ts");

/** The folder with templates, locales, fonts and the starter. */
export const FILES = fileURLToPath(new URL(".", import.meta.url)).replace(/[\\/]$/, "");

/** The folder of package.json. */
export const PACKAGE = path.dirname(FILES);

/** Lectern's version, from package.json. */
export const { version: VERSION } = JSON.parse(readFileSync(path.join(PACKAGE, "package.json"), "utf8")) as {
  readonly version: string;
};

/** A file of {@link FILES} by its path from there: `starter/data/news.yaml`. */
export const packageFile = (name: string): string => path.join(FILES, name);
