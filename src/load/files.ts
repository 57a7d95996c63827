import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import platform, { dirname, join, type PlatformPath, sep } from "node:path";
import { conflictIn, withoutBlocks } from "./characters.ts";
import type { Report } from "./diagnostics.ts";
import { createSource, type Source } from "./source.ts";

/** Larger files are refused unread: no workshop's data file comes close. */
const LARGEST = 20_000_000;

/**
 * Reads a UTF-8 text file of the site.
 * @param file relative to the site folder, with forward slashes
 * @returns undefined if the file is missing, or if it cannot be read as text, which is reported
 */
export function readSource(site: string, file: string, report: Report): Source | undefined {
  const bytes = readBytes(site, file, report);
  if (!bytes) return undefined;
  const text = decode(file, bytes, report);
  if (text === undefined) return undefined;
  const source = createSource(file, text);
  // A page may show conflict markers as code.
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

/** Whether bytes are UTF-16: they start with its byte order mark, or every second one of the first eight is zero. */
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

/** Published files that people write as text, up to a size that people write. */
const WRITTEN = /\.(?:bib|css|csv|html?|js|json|md|mjs|svg|tex|txt|webmanifest|xml|ya?ml)$/i;
const LARGEST_WRITTEN = 1_000_000;

/** Reports conflict markers of git in a site's published files and templates. */
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
    // An unreadable file is reported where it is copied or used.
  }
}

/**
 * Why a symbolic link in `data/` or `content/` is refused: when somebody else clones or builds the site, its target may
 * not exist.
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
    // Reading a pipe would wait, and a device may never end.
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

/** Points at the first byte that is not UTF-8, in the text as decoded with replacement characters. */
function reportEncoding(file: string, bytes: Buffer, report: Report): void {
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const start = firstBroken(lenient, bytes);
  report.add("encoding", { source: createSource(file, lenient), start, end: start + 1 }, { what: "not UTF-8 text" });
}

/** The file itself may contain replacement characters, so the bytes before each one decide. */
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
 * A path with forward slashes, as in messages and addresses, whatever the system's separator.
 * @param separator the system's
 */
export function withSlashes(path: string, separator: string = sep): string {
  return path.split(separator).join("/");
}

/** The source folders of a site. */
export const SITE_FOLDERS = ["data", "content", "public", "templates"] as const;

/** The folder of a site that nothing publishes: it holds what those who run the day need of each other. */
export const PRIVATE_FOLDER = "private";

/**
 * Whether a path is a folder or lies in it, judged by the names alone.
 * @param system whose path syntax applies
 */
export function liesIn(folder: string, file: string, system: PlatformPath = platform): boolean {
  const relative = system.relative(folder, file);
  return relative.split(system.sep)[0] !== ".." && !system.isAbsolute(relative);
}

/**
 * Names of the files in a folder of the site, sorted; empty if the folder is missing or unreadable.
 * @param deep include everything below it, as paths with forward slashes
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
 * Reports a folder of the site that exists but cannot be read.
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

/** The files in `public/`, by their paths in it. */
export interface PublicFiles {
  has(path: string): boolean;
  /** The file whose path differs from `path` only in case. */
  otherCase(path: string): string | undefined;
  readonly paths: readonly string[];
  /** The absolute path of a file in `public/`. */
  locate(path: string): string;
}

/** Hidden files that web servers and GitHub Pages look for; no others (`.env`, `.git`, …) are published. */
const PUBLISHED_HIDDEN = new Set([".well-known", ".nojekyll", ".htaccess"]);

/** Hidden files that systems and git leave behind; nobody expects them to be published. */
const UNREMARKABLE = /^(?:\.DS_Store|\.gitkeep|\.gitignore|\.gitattributes|\._.*)$/;

/**
 * Lists recursively what is published of `public/`, sorted; a missing folder counts as empty. Links are followed only
 * within the folder: on the web server, other targets do not exist.
 * @param report undefined if unpublished files have already been reported
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
  /** Where the files are, by their published paths. */
  readonly sources: Map<string, string>;
  readonly report: Report | undefined;
}

/** @param above the real paths of the folders being listed: a link to one of them is not followed */
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

/** Undefined for a broken link. */
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
