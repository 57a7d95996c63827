/**
 * What is made once and kept between builds: texts, drawings and picture files, each under the hash of everything it
 * follows from, so that it is never out of date. What no build has used for a month is removed.
 */
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { PACKAGE } from "../package.ts";
import { makeFolder, makeScratch } from "./scratch.ts";

const BELOW = path.join("node_modules", ".cache", "lectern");

/** Texts are code or as good as code, so they stay inside the package, as trustworthy as Lectern. */
const TEXTS = path.join(PACKAGE, BELOW);

/** Milliseconds. */
const DAY = 86_400_000;
/** Time without use after which an entry is removed. */
const KEPT_FOR = 30 * DAY;

/** Where pictures are kept: with Lectern, else with the site, else for this run only. */
export function cacheFolder(site: string): string {
  for (const folder of [TEXTS, path.join(site, BELOW)]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // Not writable by this user.
    }
  }
  return makeScratch().folder;
}

/**
 * Returns a text from the cache, after making it if needed.
 * @param follows everything that the text follows from, including versions of libraries
 */
export function cached(kind: string, follows: readonly string[], make: () => string): string {
  const file = path.join(TEXTS, nameOf(kind, follows));
  return (read(file) ?? keep(file, make())).toString();
}

/** As {@link cached}, for a text that takes a while. */
export async function cachedAsync(
  kind: string,
  follows: readonly string[],
  make: () => Promise<string>,
): Promise<string> {
  const file = path.join(TEXTS, nameOf(kind, follows));
  return (read(file) ?? keep(file, await make())).toString();
}

/** As {@link cached}, for an SVG drawing as a PNG file. */
export function cachedDrawing(cache: string, follows: readonly string[], draw: () => Buffer): Buffer {
  const file = path.join(cache, nameOf("drawing", follows));
  return read(file) ?? keep(file, draw());
}

/**
 * As {@link cached}, for several files in a folder of their own.
 * @param find reads what is needed from the folder; undefined if it is missing or incomplete
 * @param make writes the files to a folder that exists
 */
export async function cachedFolder<Found>(
  folder: string,
  find: (folder: string) => Found | undefined,
  make: (folder: string) => Promise<Found>,
): Promise<Found> {
  const found = find(folder);
  if (found !== undefined) {
    markUsed(folder);
    return found;
  }
  const { folder: beside, remove } = makeFolder(`${folder}-`);
  try {
    const made = await make(beside);
    moveInto(beside, folder, () => find(folder) !== undefined);
    return made;
  } finally {
    remove();
  }
}

function nameOf(kind: string, follows: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify([kind, ...follows]));
  return `${kind}-${hash.digest("hex").slice(0, 32)}`;
}

function read(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    markUsed(file);
    return bytes;
  } catch {
    return undefined;
  }
}

/** Writes to a temporary file and renames it, so that a concurrent build never reads half a file. */
function keep<Content extends string | Buffer>(file: string, content: Content): Content {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, content);
    renameSync(beside, file);
    evict(path.dirname(file));
  } catch {
    // Not writable by this user: everything still works, only slower.
  }
  return content;
}

/** Moves the folder with one rename, too; another build may have made the same in the meantime. */
function moveInto(made: string, folder: string, isThere: () => boolean): void {
  try {
    renameSync(made, folder);
  } catch {
    if (isThere()) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  }
  evict(path.dirname(folder));
}

/** Marks an entry as used, at most once a day: often enough to find unused ones. */
function markUsed(entry: string): void {
  try {
    const now = Date.now();
    if (now - statSync(entry).mtimeMs > DAY) utimesSync(entry, now / 1000, now / 1000);
  } catch {
    // Owned by another user.
  }
}

const looked = new Set<string>();

/** Removes what nobody has used for a month; runs once per process, and only after it has kept something new. */
function evict(cache: string): void {
  if (looked.has(cache)) return;
  looked.add(cache);
  const oldest = Date.now() - KEPT_FOR;
  for (const name of readdirSync(cache)) {
    const entry = path.join(cache, name);
    try {
      if (statSync(entry).mtimeMs < oldest) rmSync(entry, { recursive: true, force: true });
    } catch {
      // Another process was faster.
    }
  }
}
