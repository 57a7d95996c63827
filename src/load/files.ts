import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import platform, { join, type PlatformPath, sep } from "node:path";
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
  try {
    return createSource(file, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    reportEncoding(file, bytes, report);
    return undefined;
  }
}

function readBytes(site: string, file: string, report: Report): Buffer | undefined {
  const path = join(site, file);
  try {
    const stats = statSync(path);
    // A pipe would be waited for, and of a device there may be no end.
    if (!stats.isFile() && !stats.isDirectory()) report.addFile("unreadable-file", file, { reason: NO_FILE });
    else if (stats.size > LARGEST) report.addFile("too-large", file, { limit: LARGEST, unit: "bytes" });
    else return readFileSync(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason !== "ENOENT")
      report.addFile("unreadable-file", file, { reason: REASONS[reason ?? ""] ?? String(reason) });
  }
  return undefined;
}

const NO_FILE = "it is a pipe or a device, not a file";

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOTDIR: "its folder is a file",
  ELOOP: "it is a link to itself",
  EMFILE: "too many files are open",
  EIO: "the disk does not work",
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

/**
 * A path as messages, addresses and the files of a site write it, whatever the system parts folders with.
 * @param separator of the system
 */
export function withSlashes(path: string, separator: string = sep): string {
  return path.split(separator).join("/");
}

/** The folders of a site that are its sources. */
export const SITE_FOLDERS = ["data", "content", "public", "templates"] as const;

/**
 * Whether a path is a folder or lies in it, by their names alone.
 * @param system how paths are written
 */
export function liesIn(folder: string, file: string, system: PlatformPath = platform): boolean {
  const relative = system.relative(folder, file);
  return relative.split(system.sep)[0] !== ".." && !system.isAbsolute(relative);
}

/** Names of the files in a folder of the site, sorted; none when there is no such folder, or none that can be read. */
export function listFolder(site: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(site, folder)).sort();
  } catch {
    return [];
  }
}

/**
 * Reports a folder of the site that is there and cannot be read.
 * @returns whether it is one
 */
export function reportUnreadable(site: string, folder: string, report: Report): boolean {
  try {
    readdirSync(join(site, folder));
    return false;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return false;
    const reason = code === "ENOTDIR" ? "it is not a folder" : (REASONS[code] ?? code);
    report.addFile("unreadable-file", folder, { reason });
    return true;
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

/** Hidden files that web servers and GitHub Pages look for; all others (`.env`, `.git`, …) stay at home. */
const PUBLISHED_HIDDEN = new Set([".well-known", ".nojekyll", ".htaccess"]);

/** Hidden files that systems and git leave behind, of which nobody expects anything. */
const UNREMARKABLE = /^(?:\.DS_Store|\.gitkeep|\.gitignore|\.gitattributes|\._.*)$/;

/**
 * Lists what of `public/` is published, with everything below it, in order; a missing folder is an empty one. A link is
 * followed as long as it stays in the folder: where the site is uploaded to, what it points to does not exist.
 * @param report undefined: what is not published has been said before
 */
export function listPublic(site: string, report?: Report): PublicFiles {
  const root = join(site, "public");
  const sources = new Map<string, string>();
  const real = realPathOf(root);
  if (real !== undefined) walk({ root: real, sources, report }, root, "", [real]);
  const paths = [...sources.keys()];
  const lower = new Map(paths.map((path) => [path.toLowerCase(), path]));
  return {
    has: (path) => sources.has(path),
    otherCase: (path) => lower.get(path.toLowerCase()),
    paths,
    locate: (path) => sources.get(path) ?? join(root, path),
  };
}

interface Walk {
  readonly root: string;
  /** Where the files are, by their paths as they are published. */
  readonly sources: Map<string, string>;
  readonly report: Report | undefined;
}

/** @param above the real folders that are being listed, so that a link to one of them ends there */
function walk(walking: Walk, folder: string, below: string, above: readonly string[]): void {
  for (const name of namesIn(folder)) {
    const path = below === "" ? name : `${below}/${name}`;
    const source = join(folder, name);
    if (name.startsWith(".") && !PUBLISHED_HIDDEN.has(name)) {
      if (!UNREMARKABLE.test(name)) walking.report?.addFile("public-hidden", `public/${path}`);
      continue;
    }
    const real = realPathOf(source);
    if (real === undefined || !isWithin(walking.root, real) || above.includes(real)) {
      walking.report?.addFile("public-link", `public/${path}`);
      continue;
    }
    const stats = statSync(source);
    if (stats.isDirectory()) walk(walking, source, path, [...above, real]);
    else if (stats.isFile()) walking.sources.set(path.normalize("NFC"), source);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Undefined for a link that leads nowhere. */
function realPathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

function isWithin(root: string, real: string): boolean {
  return real === root || real.startsWith(root + sep);
}
