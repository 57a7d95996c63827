/** Texts that are made once and kept between builds, each under the hash of everything it follows from. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Inside the package, so that what is kept is as much to be trusted as Lectern, and goes away with it. */
const FOLDER = fileURLToPath(new URL("../../node_modules/.cache/lectern/text", import.meta.url));

/**
 * The file of a text.
 * @param follows everything that the text follows from, versions of libraries included; it can then never be out of date
 */
function fileOf(kind: string, follows: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify([kind, ...follows]));
  return join(FOLDER, `${kind}-${hash.digest("hex").slice(0, 32)}`);
}

/** Gives a text from the cache, after making it where it is not there. */
export function kept(kind: string, follows: readonly string[], make: () => string): string {
  const file = fileOf(kind, follows);
  return read(file) ?? keep(file, make());
}

/** The same for a text that takes a while. */
export async function keptLater(
  kind: string,
  follows: readonly string[],
  make: () => Promise<string>,
): Promise<string> {
  const file = fileOf(kind, follows);
  return read(file) ?? keep(file, await make());
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that a build at the same time never reads half a file. */
function keep(file: string, text: string): string {
  try {
    mkdirSync(FOLDER, { recursive: true });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch {
    // Installed where only somebody else may write: everything works as well, only slower.
  }
  return text;
}
