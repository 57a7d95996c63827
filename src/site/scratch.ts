/** Folders that live only as long as a command, and what else must not outlive it, however it ends. */
import { createHash } from "node:crypto";
import { lstatSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { constants, hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** By which a terminal, a service manager or a closed window ends a process. */
export const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What is still to be done when the process ends. */
const cleanups = new Set<() => void>();

/**
 * Has something done when this process ends, by itself, by an error or by a signal that can be caught.
 * @param cleanup works at once, as a process that ends waits for nothing
 * @returns what makes it forgotten
 */
export function atEnd(cleanup: () => void): () => void {
  if (cleanups.size === 0) {
    process.on("exit", cleanUp);
    for (const signal of ENDING_SIGNALS) process.on(signal, endBySignal);
  }
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
    if (cleanups.size > 0) return;
    process.off("exit", cleanUp);
    for (const signal of ENDING_SIGNALS) process.off(signal, endBySignal);
  };
}

function cleanUp(): void {
  for (const cleanup of cleanups) {
    try {
      cleanup();
    } catch {
      // The others have their turn all the same.
    }
  }
}

/** Ends with the status that shells give it, unless somebody else takes care of the signal. */
function endBySignal(signal: (typeof ENDING_SIGNALS)[number]): void {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}

/** A folder that is removed when the process ends, if not before. */
export interface Scratch {
  /** Its path, without symbolic links. */
  readonly folder: string;
  readonly remove: () => void;
}

/** Makes a folder in the system's folder for temporary files; one that a killed process leaves is removed by the next command. */
export function makeScratch(): Scratch {
  return makeFolder(join(realpathSync(tmpdir()), `lectern-${system()}-${process.pid}-`));
}

/** Makes a folder whose name begins like a path. */
export function makeFolder(start: string): Scratch {
  const folder = mkdtempSync(start);
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const forget = atEnd(removeFolder);
  const remove = () => {
    removeFolder();
    forget();
  };
  return { folder, remove };
}

/** To be called before this process makes one: removes the folders of processes that were killed. */
export function removeAbandoned(): void {
  try {
    const place = realpathSync(tmpdir());
    for (const name of readdirSync(place)) {
      const [, owner, pid] = /^lectern-([0-9a-f]{8})-(\d+)-\w{6}$/.exec(name) ?? [];
      if (owner !== system() || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
      const folder = join(place, name);
      // Nobody else's: while it is removed, they could put a link to other files in its place.
      if (lstatSync(folder).uid === (process.getuid?.() ?? 0)) rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // No command fails because of what an earlier one left.
  }
}

/** Whether a process of this system runs. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Tells those apart who share a folder for temporary files but not their processes, as containers do. */
function system(): string {
  return createHash("sha256").update(`${hostname()}\0${processNamespace()}`).digest("hex").slice(0, 8);
}

/** See pid_namespaces(7); elsewhere than on Linux there are none. */
function processNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
