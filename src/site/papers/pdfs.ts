/** Reads the PDF files of the papers in a volume. PDF.js is an optional peer: without it, they are not read. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { Documents } from "../../load/load.ts";
import { decoded } from "../../load/source.ts";
import { fileBelow } from "../../model/context.ts";
import type { PdfReading, PdfReadings } from "../../model/pdf.ts";
import { describesVolume } from "../../model/proceedings.ts";
import { cachedAsync } from "../cache.ts";
import { isInstalled } from "../installed.ts";

/** The package that reads PDF files. */
export const PDF_READER = "unpdf";

/** Files larger than this are not read. */
const MOST_BYTES = 100_000_000;

/**
 * The PDF files in `public/` of papers, if `proceedings:` of the site describes a volume; undefined if there are some but
 * the package that reads them is not installed. Looks at no file otherwise.
 */
export async function readPdfs({ data, publicFiles }: Documents): Promise<PdfReadings | undefined> {
  const { workshop, papers } = data;
  if (workshop.state !== "checked" || papers.state !== "checked" || !describesVolume(workshop.value)) return new Map();
  const files = papers.value.flatMap(({ pdf }) => {
    const file = pdf === undefined || /^https?:/i.test(pdf) ? undefined : fileBelow(decoded(pdf));
    return file !== undefined && publicFiles.has(file) ? file : [];
  });
  if (files.length === 0) return new Map();
  if (!isInstalled(PDF_READER)) return undefined;
  const readings = new Map<string, PdfReading>();
  // One by one: PDF.js takes one processor, and many files at once much memory.
  for (const name of new Set(files)) readings.set(name, await readPdf(publicFiles.locate(name)));
  return readings;
}

/** What was read in this process, by path, size and date, for the next save while serving. */
const known = new Map<string, PdfReading>();

/**
 * What a PDF file says: pages, fonts that it lacks, and the text of its first page; or why it cannot be read. Needs the
 * package `unpdf`. Remembered by the content of the file, in this process and on disk.
 * @param file its absolute path
 */
export async function readPdf(file: string): Promise<PdfReading> {
  try {
    const { size, mtimeMs } = await stat(file);
    if (size > MOST_BYTES) return "is larger than 100 MB";
    const key = `${file} ${size} ${mtimeMs}`;
    const reading = known.get(key) ?? (await readAnew(file));
    known.set(key, reading);
    return reading;
  } catch {
    return "cannot be opened";
  }
}

/** Raise it when something else is read from the same bytes. */
const READING = "1";

function readerVersion(): string {
  const main = createRequire(import.meta.url).resolve(PDF_READER);
  return JSON.parse(readFileSync(path.join(path.dirname(main), "../package.json"), "utf8")).version;
}

async function readAnew(file: string): Promise<PdfReading> {
  const bytes = await readFile(file);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const text = await cachedAsync("pdf", [READING, readerVersion(), hash], async () => {
    const { factsOf } = await import("./pdf-facts.ts");
    return JSON.stringify(await factsOf(bytes));
  });
  return JSON.parse(text) as PdfReading;
}
