import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DateTime } from "luxon";
import { type Diagnostic, isFatal } from "../src/load/diagnostics.ts";
import type { Workshop } from "../src/model/workshop.ts";
import { SMALLEST_SITE } from "../src/schema/catalog.ts";
import { readContacts } from "../src/site/desk.ts";
import { readSite, type SiteReading } from "../src/site/read.ts";
import { makeScratch, type Scratch } from "../src/site/scratch.ts";

/** An instant before the workshop of the smallest site. */
export const BEFORE = DateTime.fromISO("2019-01-15T12:00:00Z");

/**
 * Writes files into a new folder, over the smallest site.
 * @param files null takes a file away; a name that ends in a slash is a folder
 * @param encoding latin1 writes each character as one byte
 */
function writeSite(files: Readonly<Record<string, string | null>>, encoding: "utf8" | "latin1" = "utf8"): Scratch {
  const scratch = makeScratch();
  for (const [name, text] of Object.entries({ ...SMALLEST_SITE, ...files })) {
    if (text === null) continue;
    const path = join(scratch.folder, name);
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(path, text, encoding);
  }
  return scratch;
}

/** Reads a site made of these files over the smallest one, and takes its folder away again. */
export function read(
  files: Readonly<Record<string, string | null>>,
  now = BEFORE,
  encoding: "utf8" | "latin1" = "utf8",
): SiteReading {
  const { folder: site, remove } = writeSite(files, encoding);
  try {
    const reading = readSite({ site, now });
    return reading.workshop && Object.keys(files).some((name) => name.startsWith("private/"))
      ? withPrivate(reading, reading.workshop, site)
      : reading;
  } finally {
    remove();
  }
}

/** With what is said about the private files, which no build reads. */
function withPrivate(reading: SiteReading, workshop: Workshop, site: string): SiteReading {
  const { diagnostics } = readContacts(site, workshop);
  const all = [...reading.diagnostics, ...diagnostics];
  return { ...reading, diagnostics: all, workshop: isFatal(all, false) ? undefined : workshop };
}

/** A diagnostic as one line: `data/news.yaml:1:3 error missing-key "text" is missing`. */
export function brief({ file, line, column, severity, code, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${severity} ${code} ${message}`;
}
