import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import platform, { dirname, join, type PlatformPath, sep } from "node:path";
import { conflictIn, withoutBlocks } from "./characters.ts";
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
  const text = decode(file, bytes, report);
  if (text === undefined) return undefined;
  const source = createSource(file, text);
  // A page may show what git leaves, as code.
  const kind = file.endsWith(".md") ? "page" : "yaml";
  if (conflictIn(text, kind) === undefined) return source;
  const prose = kind === "page" ? withoutBlocks(text) : text;
  return reportConflict(source, prose, report, kind) ? undefined : source;
}

function decode(file: string, bytes: Buffer, report: Report): string | undefined {
  const wide = utf16Of(bytes);
  if (wide !== undefined) {
    const text = new TextDecoder(wide).decode(bytes);
    const place = { source: createSource(file, text), start: 0, end: 1 };
    report.add("encoding", place, { what: "UTF-16 text, not UTF-8" });
    return undefined;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    reportEncoding(file, bytes, report);
    return undefined;
  }
}

/** Whether bytes are UTF-16: by the mark at their beginning, or because every second one of the first is zero. */
function utf16Of(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const first = bytes.subarray(0, 8);
  if (first.length < 8) return undefined;
  const isZero = (parity: number) => first.every((byte, index) => (byte === 0) === (index % 2 === parity));
  return isZero(1) ? "utf-16le" : isZero(0) ? "utf-16be" : undefined;
}

function reportConflict(source: Source, text: string, report: Report, kind?: "yaml" | "page"): boolean {
  const conflict = conflictIn(text, kind);
  if (conflict === undefined) return false;
  const { start, end, where } = conflict;
  report.add("merge-conflict", { source, start, end }, { where });
  return true;
}

/** Published files that people write as text, and no larger than people write. */
const WRITTEN = /\.(?:bib|css|csv|html?|js|json|md|mjs|svg|tex|txt|webmanifest|xml|ya?ml)$/i;
const LARGEST_WRITTEN = 1_000_000;

/** Reports what git could not merge in the published files and the templates of a site. */
export function reportConflicts(site: string, publicFiles: PublicFiles, report: Report): void {
  const written = publicFiles.paths
    .filter((path) => WRITTEN.test(path))
    .map((path) => [`public/${path}`, path] as const);
  for (const [file, path] of written) reportConflictIn(file, publicFiles.locate(path), report);
  for (const path of listFolder(site, "templates", true)) {
    reportConflictIn(`templates/${path}`, join(site, "templates", path), report);
  }
}

function reportConflictIn(file: string, at: string, report: Report): void {
  try {
    const stats = statSync(at);
    if (!stats.isFile() || stats.size > LARGEST_WRITTEN) return;
    const text = readFileSync(at, "utf8");
    if (conflictIn(text)) reportConflict(createSource(file, text), text, report);
  } catch {
    // What cannot be read is said where it is copied or used.
  }
}

/**
 * Why a file of `data/` or `content/` cannot be taken for one of the site: where the site is cloned or built by
 * somebody else, what such a link leads to is not there.
 */
function strayLink(site: string, file: string): string | undefined {
  const at = join(site, file);
  if (!lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  const real = realPathOf(at);
  if (real === undefined) return "it is a link that leads nowhere, or in a circle";
  const homes = [realPathOf(site), realPathOf(dirname(at))];
  return homes.some((home) => home !== undefined && isWithin(home, real))
    ? undefined
    : "it is a link that leads out of the site";
}

function readBytes(site: string, file: string, report: Report): Buffer | undefined {
  const path = join(site, file);
  const stray = strayLink(site, file);
  if (stray !== undefined) {
    report.addFile("unreadable-file", file, { reason: stray }, "put a copy of what it points to in its place");
    return undefined;
  }
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
  report.add("encoding", { source: createSource(file, lenient), start, end: start + 1 }, { what: "not UTF-8 text" });
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

/**
 * Names of the files in a folder of the site, sorted; none when there is no such folder, or none that can be read.
 * @param deep with everything below it, as paths with forward slashes
 */
export function listFolder(site: string, folder: string, deep = false): readonly string[] {
  try {
    return readdirSync(join(site, folder), { encoding: "utf8", recursive: deep })
      .map((path) => withSlashes(path))
      .sort();
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
    const isLink = lstatSync(join(site, folder), { throwIfNoEntry: false })?.isSymbolicLink();
    if (code === "ENOENT" && !isLink) return false;
    const reasons = { ...REASONS, ENOTDIR: "it is not a folder", ENOENT: "it is a link that leads nowhere" };
    const reason = reasons[code as keyof typeof reasons] ?? code;
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
