import path from "node:path";
import { aclpub2Package } from "../export/aclpub2.ts";
import { ceurPackage } from "../export/ceur.ts";
import { csvText } from "../export/csv.ts";
import { exportWorkshop } from "../export/export.ts";
import { linesOf, type Package, type SiteFiles } from "../export/package.ts";
import { pmlrPackage } from "../export/pmlr.ts";
import { type TableName, tableOf } from "../export/tables.ts";
import { plural } from "../load/format.ts";
import type { Volume, Workshop } from "../model/workshop.ts";
import { Failure } from "../site/failure.ts";
import { writeOutputFile } from "../site/output-file.ts";
import { agreementsIn, writePackage } from "../site/package.ts";
import { pathForPeople } from "../site/paths.ts";
import { readSiteWithPdfs } from "../site/read.ts";
import { showDiagnostics } from "../site/report.ts";
import { pathOption, presentInstant, type SiteOptions, siteFolder } from "./options.ts";

export interface ExportOptions extends SiteOptions {
  /** The file to write instead of stdout. */
  readonly output?: string;
}

/** `lectern export json`: writes the whole workshop as one JSON file. */
export function exportJson(options: ExportOptions): Promise<number> {
  return writeText(options, (workshop) => `${JSON.stringify(exportWorkshop(workshop), null, 2)}\n`);
}

/** By which Excel knows a file in UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** `lectern export csv`: writes a table of the workshop. */
export function exportCsv(name: TableName, options: ExportOptions): Promise<number> {
  return writeText(options, (workshop) => {
    const table = tableOf(workshop, name);
    if (table.rows.length === 0) process.stderr.write(`There are no ${name}: the table has only its headings\n`);
    if (workshop.url === undefined)
      process.stderr.write("Links to the site are left out: workshop.yaml does not say where it will live (url:)\n");
    return (options.output === undefined ? "" : BYTE_ORDER_MARK) + csvText(table);
  });
}

/** Writes a text made of the workshop, unless the site has errors. */
async function writeText(options: ExportOptions, textOf: (workshop: Workshop) => string): Promise<number> {
  const site = siteFolder(options.site);
  const { diagnostics, workshop } = await readSiteWithPdfs({ site, now: presentInstant(options.now) });
  if (workshop === undefined) {
    showDiagnostics(diagnostics, { site, stream: process.stderr });
    return 1;
  }
  const text = textOf(workshop);
  if (options.output === undefined) process.stdout.write(text);
  else {
    const file = pathOption("--output", options.output);
    writeOutputFile(file, text, site);
    process.stderr.write(`Wrote ${pathForPeople(file)}\n`);
  }
  return 0;
}

/** Where proceedings can go. */
export type Publisher = "aclpub2" | "ceur" | "pmlr";

/**
 * `lectern export ceur` and so on: writes what a publisher is sent, and lists what it lacks. That the list is not empty is
 * no error: what is missing, such as a signed agreement, often comes last.
 */
export async function exportPackage(publisher: Publisher, folder: string, options: SiteOptions): Promise<number> {
  const site = siteFolder(options.site);
  const output = pathOption("the folder", folder);
  const { diagnostics, workshop, pdfs, isPublic } = await readSiteWithPdfs({ site, now: presentInstant(options.now) });
  if (diagnostics.length > 0) showDiagnostics(diagnostics, { site, stream: process.stderr });
  if (workshop === undefined) return 1;
  const files = { pdfs: pdfs ?? new Map(), canReadPdfs: pdfs !== undefined, agreements: agreementsIn(site) };
  const made = packageOf(publisher, workshop, files, isPublic);
  const shown = linesOf(made.lacks);
  const all = linesOf(made.lacks, Number.POSITIVE_INFINITY);
  const rest = all.length > shown.length ? [{ path: MISSING, text: `${all.join("\n")}\n` }] : [];
  const whole = { ...made, files: [...made.files, ...rest] };
  await writePackage(output, site, whole, { by: `lectern export ${publisher}`, date: workshop.updated });
  process.stdout.write(`Wrote ${pathForPeople(output)}: ${plural(whole.files.length, "file")}\n`);
  process.stdout.write(shown.length === 0 ? "Nothing is missing.\n" : "\nStill missing:\n");
  for (const line of shown) process.stdout.write(`  ${line}\n`);
  if (rest.length > 0) process.stdout.write(`\nThe whole list: ${pathForPeople(path.join(output, MISSING))}\n`);
  return 0;
}

/** The list of what a package lacks, where only a part of it was shown. */
const MISSING = "missing.txt";

function packageOf(
  publisher: Publisher,
  workshop: Workshop,
  files: SiteFiles,
  isPublic: (path: string) => boolean,
): Package {
  if (publisher === "aclpub2") return aclpub2Package(workshop, files);
  const volume = volumeOf(workshop);
  return publisher === "pmlr" ? pmlrPackage(workshop, volume, files) : ceurPackage(workshop, volume, files, isPublic);
}

function volumeOf({ volume }: Workshop): Volume {
  if (volume) return volume;
  throw new Failure("there is no volume to export; describe it in workshop.yaml: proceedings: with at least title:", 1);
}
