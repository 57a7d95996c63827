import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.ts";
import { pathForPeople } from "./options.ts";

/**
 * Writes a file that `--output` names, with the folders above it.
 * @param instead what else to do where it is a folder than to name a file
 * @throws a Failure where a folder is in its place, or a file in that of a folder above it
 */
export function writeOutputFile(file: string, content: string | Buffer, instead = ""): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const name = `--output ${pathForPeople(file)}`;
    if (code === "EISDIR") throw new Failure(`${name} is a folder; name a file${instead}`, 2);
    if (code === "EEXIST" || code === "ENOTDIR")
      throw new Failure(`${name} lies below something that is a file; name another place`, 2);
    throw error;
  }
}
