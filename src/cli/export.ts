import { exportWorkshop } from "../export/export.ts";
import { writeOutputFile } from "../site/output-file.ts";
import { pathForPeople } from "../site/paths.ts";
import { readSite } from "../site/read.ts";
import { showDiagnostics } from "../site/report.ts";
import { pathOption, presentInstant, type SiteOptions, siteFolder } from "./options.ts";

export interface ExportOptions extends SiteOptions {
  /** The file to write instead of stdout. */
  readonly output?: string;
}

/** `lectern export json`: writes the whole workshop as one JSON file. */
export function exportJson(options: ExportOptions): number {
  const site = siteFolder(options.site);
  const { diagnostics, workshop } = readSite({ site, now: presentInstant(options.now) });
  if (workshop === undefined) {
    showDiagnostics(diagnostics, { site, stream: process.stderr });
    return 1;
  }
  const text = `${JSON.stringify(exportWorkshop(workshop), null, 2)}\n`;
  if (options.output === undefined) process.stdout.write(text);
  else {
    const file = pathOption("--output", options.output);
    writeOutputFile(file, text, site);
    process.stderr.write(`Wrote ${pathForPeople(file)}\n`);
  }
  return 0;
}
