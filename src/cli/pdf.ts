import path from "node:path";
import { pdfAddress, printForms } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import { buildSite } from "../site/build.ts";
import { Failure } from "../site/failure.ts";
import { writeOutputFile } from "../site/output-file.ts";
import { pathForPeople } from "../site/paths.ts";
import { loadPrinter } from "../site/pdf/printer.ts";
import { showDiagnostics } from "../site/report.ts";
import { makeScratch } from "../site/scratch.ts";
import { pathOption, presentInstant, type SiteOptions, siteFolder } from "./options.ts";

export interface PdfOptions extends SiteOptions {
  readonly paper?: Workshop["paper"];
  /** Print all print forms, not only the schedule. */
  readonly all?: boolean;
  /** A file; with `all`, a folder. */
  readonly output?: string;
}

/** `lectern pdf`: builds the site in a temporary folder and prints its schedule, or every print form. */
export async function pdf(options: PdfOptions): Promise<number> {
  const site = siteFolder(options.site);
  const now = presentInstant(options.now);
  const { all = false } = options;
  const output = pathOption("--output", options.output ?? (all ? "printed" : "schedule.pdf"));
  const { printPages, requireBrowser } = await loadPrinter();
  requireBrowser();
  const scratch = makeScratch();
  try {
    const folder = path.join(scratch.folder, "site");
    const { workshop, diagnostics, written, pathPrefix } = await buildSite({
      site,
      output: folder,
      now,
      strict: false,
      serving: false,
      // Nobody searches on paper.
      search: false,
    });
    if (diagnostics.length > 0) showDiagnostics(diagnostics, { site, stream: process.stderr });
    if (written === undefined || workshop === undefined) return 1;
    const addresses = addressesOf(workshop, all);
    const { updated: date } = workshop;
    await printPages(
      addresses,
      { folder, pathPrefix, paper: options.paper ?? workshop.paper, date },
      (address, bytes) => writePdf(all ? path.join(output, fileName(address)) : output, bytes, site),
    );
    return 0;
  } finally {
    scratch.remove();
  }
}

function addressesOf(workshop: Workshop, all: boolean): string[] {
  const addresses = printForms(workshop).map(({ address }) => address);
  if (addresses.length === 0) throw new Failure("there is nothing to print: the site has no schedule", 1);
  return all ? addresses : addresses.slice(0, 1);
}

/** `schedule.pdf`, `large.pdf`, `rooms/r03.pdf` */
function fileName(address: string): string {
  return pdfAddress(address).replace(/^\/(?:schedule\/print\/)?/, "");
}

function writePdf(file: string, bytes: Buffer, site: string): void {
  writeOutputFile(file, bytes, site, ", or give --all for every form");
  process.stdout.write(`Printed ${pathForPeople(file)}\n`);
}
