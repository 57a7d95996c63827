import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import path from "node:path";
import { Report } from "../load/diagnostics.ts";
import { readSource } from "../load/files.ts";

/** Why something cannot be imported, worded for the person who typed the command. */
export class ImportMistake extends Error {
  /** Whether the command line is wrong, rather than the file. */
  readonly isOfCommand: boolean;

  constructor(message: string, isOfCommand = false) {
    super(message);
    this.isOfCommand = isOfCommand;
  }
}

/** Why nothing is imported: the file is what it should be, and nothing is in it yet. */
export class NothingInIt extends ImportMistake {}

/** A text file to import. */
export interface Input {
  /** The file name without its folder, for messages. */
  readonly name: string;
  /** Without a byte order mark; lines end with `\n`. */
  readonly text: string;
}

/** No export of a workshop is that large; a file that is holds something else. */
const MAX_BYTES = 50_000_000;

/** What files that hold no text are, by their first bytes, and what to save instead. */
const OTHER_FILES: readonly (readonly [string, string])[] = [
  // Office's older format, which no maintained reader with types understands.
  ["\u00D0\u00CF\u0011\u00E0", 'a file of an older Office (.xls or .doc); open it and save it as .xlsx or "CSV UTF-8"'],
  ["%PDF-", "a PDF; copy the text in it to a text file, or ask for the file that it was made from"],
  ["\u001F\u008B", "a compressed file; unpack it, and give the file in it"],
  ["SQLite format 3", "a database; export the table in it as CSV"],
];

/** Whether a file is a package of Office or LibreOffice: a zip. */
export function isZip(file: string): boolean {
  return firstBytes(file, 4) === "PK\u0003\u0004";
}

/**
 * Fails unless the path is that of a file which can be read.
 * @throws ImportMistake that says what it is instead
 */
export function assertReadable(file: string): void {
  const name = path.basename(file);
  const stats = statSync(file);
  if (!stats.isFile())
    throw new ImportMistake(`${name} is a pipe or a device; save what comes out of it, and give that file`, true);
  if (stats.size > MAX_BYTES)
    throw new ImportMistake(
      `${name} has ${Math.round(stats.size / 1e6)} MB, and at most ${MAX_BYTES / 1e6} are read; is this the right file?`,
    );
  const start = firstBytes(file, 16);
  const other = OTHER_FILES.find(([sign]) => start.startsWith(sign));
  if (other) throw new ImportMistake(`${name} is ${other[1]}`);
}

/**
 * Reads a text file.
 * @throws ImportMistake with the place and a remedy, if it is not UTF-8 or UTF-16 text
 */
export function readInput(file: string): Input {
  const name = path.basename(file);
  if (statSync(file).isDirectory()) throw new ImportMistake(`${name} is a folder; give the file in it`, true);
  assertReadable(file);
  if (isZip(file)) throw new ImportMistake(`${name} is a spreadsheet or an archive; save what is in it as "CSV UTF-8"`);
  const text = decoded(readFileSync(file));
  const zero = text?.indexOf("\0") ?? -1;
  if (text !== undefined && zero < 0) return { name, text: tidied(text) };
  if (text !== undefined) {
    const line = text.slice(0, zero).split("\n").length;
    throw mistake(
      name,
      line,
      "a character with the number 0 stands here, which no text has; is this another kind of file?",
    );
  }
  const report = new Report();
  readSource(path.dirname(file), name, report);
  const [problem] = report.sorted();
  const advice = problem?.code === "encoding" ? 'save it as UTF-8; Excel calls that "CSV UTF-8"' : problem?.hint;
  throw new ImportMistake(`${name}:${problem?.line}:${problem?.column}: ${[problem?.message, advice].join("; ")}`);
}

/** UTF-8, or UTF-16 as in Excel's "Unicode Text" and CMT's exports; undefined for all else. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 begins with a byte order mark, or has a zero in every second of the first bytes. */
function encodingOf(bytes: Buffer): string {
  const first = bytes.subarray(0, 8).toString("latin1");
  if (first.startsWith("\u00FF\u00FE") || /^(?:[^\0]\0){4}$/.test(first)) return "utf-16le";
  return first.startsWith("\u00FE\u00FF") || /^(?:\0[^\0]){4}$/.test(first) ? "utf-16be" : "utf-8";
}

function tidied(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

function firstBytes(file: string, count: number): string {
  const descriptor = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, readSync(descriptor, bytes)).toString("latin1");
  } finally {
    closeSync(descriptor);
  }
}

/** A mistake in a file, with its place. */
export function mistake(name: string, line: number, what: string): ImportMistake {
  return new ImportMistake(`${name}:${line}: ${what}`);
}
