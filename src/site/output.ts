import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { liesIn, SITE_FOLDERS } from "../load/files.ts";
import { Failure } from "./failure.ts";
import { refuseBelowFile } from "./output-file.ts";
import { pathForPeople } from "./paths.ts";
import { atEnd, isAlive } from "./scratch.ts";

/** What an output folder holds. A command replaces folders of its own kind alone. */
export interface OutputKind {
  /** What the command line calls the folder, as messages begin: `--output ` */
  readonly option: string;
  /** What writes it: `build` */
  readonly by: string;
}

const BUILD: OutputKind = { option: "--output ", by: "build" };

/** In the output folder: says that Lectern wrote it and may replace it. */
const MARKER = ".lectern";
const markerText = ({ by }: OutputKind): string =>
  `This folder was written by Lectern. The next ${by} replaces it, with everything that is in it.\n`;

/** Marks an output folder as written by Lectern, so that the next command of its kind may replace it. */
export function markOutput(folder: string, kind: OutputKind = BUILD): void {
  writeFileSync(path.join(folder, MARKER), markerText(kind));
}

/** Folders and files beside an output folder that exist only while it is being replaced. */
interface Adjacent {
  /** The new site, until it is complete. */
  readonly next: string;
  /** The previous site, from between the two renames until it is removed. */
  readonly previous: string;
  /** Names the process at work. */
  readonly lock: string;
}

function beside(output: string): Adjacent {
  return { next: `${output}.lectern-next`, previous: `${output}.lectern-previous`, lock: `${output}.lectern-lock` };
}

/**
 * Replaces an output folder as a whole: `write` fills a new folder beside it, then two renames swap them. If `write`
 * throws, the output stays as it was; if the process is killed, the next command tidies up.
 */
export async function replaceOutput<T>(
  output: string,
  site: string,
  write: (next: string) => Promise<T>,
  kind = BUILD,
): Promise<T> {
  refuseBelowFile(output, kind.option + pathForPeople(output));
  const target = realPath(output);
  refuseForeign(target, site, kind);
  mkdirSync(path.dirname(target), { recursive: true });
  const release = lock(target);
  try {
    tidy(target);
    return await fill(target, write, kind);
  } finally {
    release();
  }
}

async function fill<T>(output: string, write: (next: string) => Promise<T>, kind: OutputKind): Promise<T> {
  const { next } = beside(output);
  mkdirSync(next);
  try {
    markOutput(next, kind);
    const result = await write(next);
    await swap(output);
    return result;
  } finally {
    remove(next);
  }
}

/** Restores an output folder after a build was killed between its renames, and removes what builds left behind. */
export function recoverOutput(output: string): void {
  const target = realPath(output);
  const { next, previous, lock: lockFile } = beside(target);
  if (![next, previous, lockFile, ...abandonedLocks(lockFile)].some(existsSync) || isHeld(lockFile)) return;
  const release = lock(target);
  try {
    tidy(target);
  } finally {
    release();
  }
}

async function swap(output: string): Promise<void> {
  const { next, previous } = beside(output);
  if (existsSync(output)) renameSync(output, previous);
  renameSync(next, output);
  // There is one folder per page, and the disk is slow at each: remove several at a time.
  await Promise.all(unmarked(previous).map((file) => rm(file, { recursive: true, force: true })));
  remove(previous);
}

/** Removes a folder of ours. Deletes the marker last, so an interrupted removal is still recognised as ours. */
function remove(folder: string): void {
  for (const file of unmarked(folder)) rmSync(file, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** The contents of a folder besides the marker; empty if there is no folder. */
function unmarked(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name !== MARKER);
  return names.map((name) => path.join(folder, name));
}

/** Call only while holding the lock. */
function tidy(output: string): void {
  const { next, previous } = beside(output);
  // If there is no output, the build was killed between its two renames: the previous site is still whole.
  if (isOurs(previous)) {
    if (existsSync(output)) remove(previous);
    else renameSync(previous, output);
  }
  if (isOurs(next)) remove(next);
  for (const unlinked of abandonedLocks(beside(output).lock)) rmSync(unlinked, { force: true });
  for (const leftover of [next, previous]) {
    if (existsSync(leftover)) {
      throw new Failure(`${pathForPeople(leftover)} is in the way and was not made by Lectern; move or delete it`, 1);
    }
  }
}

/** Whether a folder holds a site that Lectern wrote. */
export function hasSite(folder: string): boolean {
  return existsSync(path.join(folder, MARKER));
}

/** Whether a folder may be replaced: it is empty or has our marker. */
function isOurs(folder: string): boolean {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return false;
  return existsSync(path.join(folder, MARKER)) || readdirSync(folder).length === 0;
}

function refuseForeign(output: string, site: string, kind: OutputKind): void {
  const name = kind.option + pathForPeople(output);
  const realSite = realPath(site);
  if (liesIn(output, realSite)) throw new Failure(`${name} holds the site's own files, which would be replaced`, 2);
  for (const source of SITE_FOLDERS) {
    // Ignore case, as many file systems do.
    if (liesIn(path.join(realSite, source).toLowerCase(), output.toLowerCase())) {
      throw new Failure(`${name} is in ${source}/, which is part of the site's sources`, 2);
    }
  }
  if (existsSync(output) && !isOfKind(output, kind)) {
    const isFolder = statSync(output).isDirectory();
    const why = !isFolder
      ? "is a file"
      : isOurs(output)
        ? `was not written by ${kind.by}`
        : "has files that Lectern did not make";
    throw new Failure(`${name} ${why}; choose another folder, or empty this one yourself`, 2);
  }
}

/** Whether a folder may be replaced by a command: it is empty, or such a command wrote it. */
function isOfKind(folder: string, { by }: OutputKind): boolean {
  const marker = path.join(folder, MARKER);
  if (!existsSync(marker)) return isOurs(folder);
  return (/The next (.+) replaces/.exec(readFileSync(marker, "utf8"))?.[1] ?? BUILD.by) === by;
}

/** The path without symbolic links, even if its last parts do not exist yet. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const parent = path.dirname(file);
  return parent === file ? file : path.join(realPath(parent), path.basename(file));
}

/** Locks that this very process holds. */
const held = new Set<string>();

/** Takes the lock of an output folder, or fails if another command has it; returns a function that releases it. */
function lock(output: string): () => void {
  const { lock: file } = beside(output);
  if (isHeld(file)) throw isBusy(output, file);
  if (lstatSync(file, { throwIfNoEntry: false })) removeStale(output, file);
  const unlinked = unlinkedOf(file);
  try {
    create(unlinked, file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EEXIST" ? isBusy(output, file) : error;
  } finally {
    rmSync(unlinked, { force: true });
  }
  held.add(file);
  const forget = atEnd(() => {
    remove(beside(output).next);
    rmSync(file, { force: true });
  });
  return () => {
    forget();
    held.delete(file);
    rmSync(file, { force: true });
  };
}

/** Where a process writes its lock, or puts aside a stale one. */
const unlinkedOf = (lockFile: string) => `${lockFile}-${process.pid}`;

/** Lock files of processes that were killed before they could link them. */
function abandonedLocks(lockFile: string): string[] {
  const [folder, start] = [path.dirname(lockFile), `${path.basename(lockFile)}-`];
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(start));
  return names.filter((name) => isDead(name.slice(start.length))).map((name) => path.join(folder, name));
}

const isDead = (pid: string): boolean => /^\d+$/.test(pid) && !isAlive(Number(pid));

/** Makes the lock. Nobody may see it empty, so it is written under another name first. */
function create(unlinked: string, file: string): void {
  writeFileSync(unlinked, String(process.pid));
  try {
    linkSync(unlinked, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    // Some file systems have no hard links.
    writeFileSync(file, String(process.pid), { flag: "wx" });
  }
}

/** Removes the lock of a killed process, unless another process has just done so and taken it. */
function removeStale(output: string, file: string): void {
  const aside = unlinkedOf(file);
  renameSync(file, aside);
  if (isHeld(aside)) {
    renameSync(aside, file);
    throw isBusy(output, file);
  }
  rmSync(aside);
}

function isHeld(file: string): boolean {
  if (held.has(file)) return true;
  if (!lstatSync(file, { throwIfNoEntry: false })) return false;
  const holder = Number(readFileSync(file, "utf8"));
  return holder !== process.pid && isAlive(holder);
}

function isBusy(output: string, file: string): Failure {
  const advice = `wait for it, or delete ${pathForPeople(file)} if none is running`;
  return new Failure(`another command is writing ${pathForPeople(output)}; ${advice}`, 1);
}
