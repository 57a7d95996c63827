/** Where this package's files are: under `src/` as sources, under `dist/` when built, in the same folders. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Whether this is the built package, which contains only JavaScript. */
export const IS_BUILT = !import.meta.url.endsWith(".ts");

/** The folder with templates, locales, fonts and the starter. */
export const FILES = fileURLToPath(new URL(".", import.meta.url)).replace(/[\\/]$/, "");

/** The folder of package.json. */
export const PACKAGE = path.dirname(FILES);

/** Lectern's version, from package.json. */
export const { version: VERSION } = JSON.parse(readFileSync(path.join(PACKAGE, "package.json"), "utf8")) as {
  readonly version: string;
};

/** Absolute path of a file in {@link FILES}: `starter/data/news.yaml`. */
export const packageFile = (name: string): string => path.join(FILES, name);
