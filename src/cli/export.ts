import { csvText } from "../export/csv.ts";
import { exportWorkshop } from "../export/export.ts";
import { type TableName, tableOf } from "../export/tables.ts";
import type { Workshop } from "../model/workshop.ts";
import { writeOutputFile } from "../site/output-file.ts";
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
