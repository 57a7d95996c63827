import { lstatSync, mkdirSync, type Stats, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { liesIn, SITE_FOLDERS } from "../load/files.ts";
import { Failure } from "./failure.ts";
import { pathForPeople } from "./paths.ts";

/** Where people keep what they have written. `public/` is not among them: files for download may well go there. */
const SOURCES = SITE_FOLDERS.filter((folder) => folder !== "public");

/**
 * Writes a file that `--output` names, and the folders above it.
 * @param site whose sources must not be overwritten
 * @param instead what else to do if the path is a folder
 * @throws a Failure if a folder has its path, or a file that of a folder above it
 */
export function writeOutputFile(file: string, content: string | Buffer, site: string, instead = ""): void {
  const name = `--output ${pathForPeople(file)}`;
  refuseBelowFile(file, name);
  for (const source of SOURCES) {
    if (liesIn(path.join(site, source), file))
      throw new Failure(`${name} is in ${source}/, among the site's sources; choose another place`, 2);
  }
  if (statsOf(statSync, file)?.isDirectory()) throw new Failure(`${name} is a folder; name a file${instead}`, 2);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/**
 * Makes sure that something can be made at a path.
 * @param name of what is to be written, as messages begin: `--output site`
 * @throws a Failure if a file has the path of a folder above it, or if it or one of those is a broken link
 */
export function refuseBelowFile(file: string, name: string): void {
  for (let place = file; ; place = path.dirname(place)) {
    const stats = statsOf(statSync, place);
    if (stats !== undefined) {
      if (place === file || stats.isDirectory()) return;
      throw new Failure(`${name} is below a file; choose another place`, 2);
    }
    if (statsOf(lstatSync, place)?.isSymbolicLink()) {
      const what = place === file ? "is" : `is below ${pathForPeople(place)},`;
      throw new Failure(`${name} ${what} a broken link; choose another place`, 2);
    }
    if (place === path.dirname(place)) return;
  }
}

/** undefined if nothing is there, even because a folder above it is a file. */
function statsOf(ask: typeof statSync | typeof lstatSync, file: string): Stats | undefined {
  try {
    return ask(file);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
