import { closeSync, openSync, readSync, statSync } from "node:fs";
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

/** A file to import. */
export interface Input {
  /** The file name without its folder, for messages. */
  readonly name: string;
  /** Without a byte order mark; lines end with `\n`. */
  readonly text: string;
}

/**
 * Reads a text file.
 * @throws ImportMistake with the place and a remedy, if it is not UTF-8 text
 */
export function readInput(file: string): Input {
  const name = path.basename(file);
  const stats = statSync(file);
  if (stats.isDirectory()) throw new ImportMistake(`${name} is a folder; give the file in it`, true);
  if (!stats.isFile())
    throw new ImportMistake(`${name} is a pipe or a device; save what comes out of it, and give that file`, true);
  refuseSpreadsheet(file, name);
  const report = new Report();
  const source = readSource(path.dirname(file), name, report);
  if (source) return { name, text: source.text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n") };
  const [problem] = report.sorted();
  const advice = problem?.code === "encoding" ? 'save it as UTF-8; Excel calls that "CSV UTF-8"' : problem?.hint;
  throw new ImportMistake(`${name}:${problem?.line}:${problem?.column}: ${[problem?.message, advice].join("; ")}`);
}

function refuseSpreadsheet(file: string, name: string): void {
  const start = firstBytes(file, 400).toString("latin1");
  const isWorkbook = start.startsWith("PK\u0003\u0004") || start.startsWith("\u00D0\u00CF\u0011\u00E0");
  // CMT's "export to Excel" is XML named .xls.
  if (!isWorkbook && !start.includes("urn:schemas-microsoft-com:office:spreadsheet")) return;
  throw new ImportMistake(`${name} is a spreadsheet; open it and save it as "CSV UTF-8"`);
}

function firstBytes(file: string, count: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

/** A mistake in a file, with its place. */
export function mistake(name: string, line: number, what: string): ImportMistake {
  return new ImportMistake(`${name}:${line}: ${what}`);
}
