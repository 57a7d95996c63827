/** Folders that live only as long as a command, and other cleanup for when it ends, however it ends. */
import { createHash } from "node:crypto";
import { lstatSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { constants, hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** Signals by which a terminal, a service manager or a closed window ends a process. */
export const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What is still to be done when the process ends. */
const cleanups = new Set<() => void>();

/**
 * Runs a cleanup when this process ends by itself, by an error or by a signal that can be caught.
 * @param cleanup must be synchronous, as an ending process waits for nothing
 * @returns a function that cancels it
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
      // The other cleanups still run.
    }
  }
}

/** Exits with the status that shells give it, unless something else handles the signal. */
function endBySignal(signal: (typeof ENDING_SIGNALS)[number]): void {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}

/** A folder that is removed when the process ends, if not before. */
export interface Scratch {
  /** Its path, without symbolic links. */
  readonly folder: string;
  readonly remove: () => void;
}

/** Makes a folder in the system's temporary folder; the next command removes what a killed process leaves. */
export function makeScratch(): Scratch {
  return makeFolder(join(realpathSync(tmpdir()), `lectern-${system()}-${process.pid}-`));
}

/** Makes a folder whose path begins with `start`. */
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

/** Removes the folders of killed processes. Call before this process makes one. */
export function removeAbandoned(): void {
  try {
    const place = realpathSync(tmpdir());
    for (const name of readdirSync(place)) {
      const [, owner, pid] = /^lectern-([0-9a-f]{8})-(\d+)-\w{6}$/.exec(name) ?? [];
      if (owner !== system() || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
      const folder = join(place, name);
      // Only our own: others could put a link to other files in its place during removal.
      if (lstatSync(folder).uid === (process.getuid?.() ?? 0)) rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // No command fails because of what an earlier one left.
  }
}

/** Whether a process of this system is running. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Distinguishes systems that share a temporary folder but not their processes, as containers do. */
function system(): string {
  return createHash("sha256").update(`${hostname()}\0${processNamespace()}`).digest("hex").slice(0, 8);
}

/** See pid_namespaces(7); only Linux has them. */
function processNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
