import { lstatSync, mkdirSync, type Stats, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { liesIn, SITE_FOLDERS } from "../load/files.ts";
import { Failure } from "./failure.ts";
import { pathForPeople } from "./paths.ts";

/** Where people keep what they have written; files for others to download may well go to public/. */
const SOURCES = SITE_FOLDERS.filter((folder) => folder !== "public");

/**
 * Writes a file that `--output` names, with the folders above it.
 * @param site whose sources are not written over
 * @param instead what else to do where it is a folder than to name a file
 * @throws a Failure where a folder is in its place, or a file in that of a folder above it
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
 * Whether something can be made at a path.
 * @param name of what is to be written, as messages begin: `--output site`
 * @throws a Failure where a file is in the place of a folder above it, or a link that leads nowhere in its own or theirs
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

/** Undefined where there is nothing, also because a file is in the place of a folder above it. */
function statsOf(ask: typeof statSync | typeof lstatSync, file: string): Stats | undefined {
  try {
    return ask(file);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
