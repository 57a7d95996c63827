import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "./diagnostics.ts";
import { createSource, type Source } from "./source.ts";

/** Files over this size are refused unread: no data file of a workshop comes near it. */
const LARGEST = 20_000_000;

/**
 * Reads a UTF-8 text file of the site.
 * @param file from the site folder, with forward slashes
 * @returns undefined when there is no such file, or when it cannot be read as text, which is then reported
 */
export function readSource(site: string, file: string, report: Report): Source | undefined {
  const bytes = readBytes(site, file, report);
  if (!bytes) return undefined;
  if (bytes.length > LARGEST) {
    report.addFile("too-large", file, { limit: LARGEST, unit: "bytes" });
    return undefined;
  }
  try {
    return createSource(file, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    reportEncoding(file, bytes, report);
    return undefined;
  }
}

function readBytes(site: string, file: string, report: Report): Buffer | undefined {
  try {
    return readFileSync(join(site, file));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason !== "ENOENT")
      report.addFile("unreadable-file", file, { reason: REASONS[reason ?? ""] ?? String(reason) });
    return undefined;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOTDIR: "its folder is a file",
  ELOOP: "it is a link to itself",
};

/** Points at the first character that UTF-8 cannot hold, in the text as Latin-1 would show it. */
function reportEncoding(file: string, bytes: Buffer, report: Report): void {
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const start = firstBroken(lenient, bytes);
  report.add("encoding", { source: createSource(file, lenient), start, end: start + 1 });
}

/** A replacement character may also stand in the file itself, so the bytes before it decide. */
function firstBroken(lenient: string, bytes: Buffer): number {
  let at = lenient.indexOf("\uFFFD");
  while (at >= 0) {
    const before = Buffer.from(lenient.slice(0, at + 1));
    if (!bytes.subarray(0, before.length).equals(before)) return at;
    at = lenient.indexOf("\uFFFD", at + 1);
  }
  return 0;
}

/** Names of the files in a folder of the site, sorted; none when there is no such folder. */
export function listFolder(site: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(site, folder)).sort();
  } catch {
    return [];
  }
}

/** The files below `public/`, as paths from there. */
export interface PublicFiles {
  has(path: string): boolean;
  /** The file that differs from `path` only by capitals. */
  otherCase(path: string): string | undefined;
  readonly paths: readonly string[];
  /** Where a file of `public/` is, as an absolute path. */
  locate(path: string): string;
}

/** Lists `public/` with everything below it, in order; a missing folder is an empty one. */
export function listPublic(site: string): PublicFiles {
  const paths: string[] = [];
  walk(join(site, "public"), "", paths);
  const known = new Set(paths);
  const lower = new Map(paths.map((path) => [path.toLowerCase(), path]));
  return {
    has: (path) => known.has(path),
    otherCase: (path) => lower.get(path.toLowerCase()),
    paths,
    locate: (path) => join(site, "public", path),
  };
}

function walk(folder: string, below: string, paths: string[]): void {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return;
  }
  for (const name of names) {
    const path = below === "" ? name : `${below}/${name}`;
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stats?.isDirectory()) walk(join(folder, name), path, paths);
    else if (stats?.isFile()) paths.push(path.normalize("NFC"));
  }
}
