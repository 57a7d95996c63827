import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { DateTime } from "luxon";
import { ImportMistake, readInput } from "../import/input.ts";
import { type RegistrationList, readRegistrations } from "../import/people/registrations.ts";
import { isFatal } from "../load/diagnostics.ts";
import { liesIn } from "../load/files.ts";
import { plural } from "../load/format.ts";
import { badgesOf } from "../model/badges.ts";
import { type BadgeSize, type PrintForm, pdfAddress, printForms, privateForms } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import { buildSite, loadSite } from "../site/build.ts";
import { deskFiles, deskOf, readContacts } from "../site/desk.ts";
import { Failure } from "../site/failure.ts";
import { writeOutputFile } from "../site/output-file.ts";
import { pathForPeople } from "../site/paths.ts";
import { loadPrinter } from "../site/pdf/printer.ts";
import { showDiagnostics } from "../site/report.ts";
import { makeScratch } from "../site/scratch.ts";
import { type FormName, pathOption, presentInstant, type SiteOptions, siteFolder } from "./options.ts";

const PRIVATE: readonly FormName[] = ["run-sheets", "badges"];

export interface PdfOptions extends SiteOptions {
  readonly paper?: Workshop["paper"];
  /** The form to print (default: the schedule at a glance). */
  readonly form?: FormName;
  /** Print all print forms that a site publishes, not only the schedule. */
  readonly all?: boolean;
  /** The size of badges. */
  readonly badge?: BadgeSize;
  /** A CSV file of people who registered, for badges. */
  readonly registrations?: string;
  /** A file; with `all`, a folder. */
  readonly output?: string;
}

/** `lectern pdf`: prints the schedule, every print form, or what those who run the day need. */
export async function pdf(options: PdfOptions): Promise<number> {
  const { form, all = false } = options;
  refuseMismatch(options);
  const site = siteFolder(options.site);
  const now = presentInstant(options.now);
  const isPrivate = form !== undefined && PRIVATE.includes(form);
  const name = form === undefined || form === "glance" ? "schedule" : form;
  const output = pathOption("--output", options.output ?? (all ? "printed" : `${name}.pdf`));
  if (!all) refuseOtherFile(output);
  return isPrivate ? printPrivate({ ...options, form }, site, now, output) : printPublished(options, site, now, output);
}

function refuseMismatch({ form, all, badge, registrations }: PdfOptions): void {
  if (all && form !== undefined) throw new Failure("--all prints every form that is published; leave out --form", 2);
  if (form === "badges") return;
  const [option] = [badge !== undefined && "--badge", registrations !== undefined && "--registrations"].filter(Boolean);
  if (option) throw new Failure(`${option} is for badges; add --form badges`, 2);
}

/** Builds the site in a temporary folder and prints its schedule, or every print form. */
async function printPublished(
  { paper, form = "glance", all = false }: PdfOptions,
  site: string,
  now: DateTime<true>,
  output: string,
): Promise<number> {
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
    const addresses = addressesOf(workshop, all ? undefined : form);
    const { updated: date } = workshop;
    const files = new Map(addresses.map((one) => [one, all ? path.join(output, fileName(one)) : output]));
    for (const file of files.values()) refuseOtherFile(file);
    await printPages(addresses, { folder, pathPrefix, paper: paper ?? workshop.paper, date }, (address, bytes) =>
      writePdf(files.get(address) ?? output, bytes, site, ", or give --all for every form"),
    );
    return 0;
  } finally {
    scratch.remove();
  }
}

/** @param form undefined: every form */
function addressesOf(workshop: Workshop, form: FormName | undefined): string[] {
  const forms = printForms(workshop);
  if (forms.length === 0) throw new Failure("there is nothing to print: the site has no schedule", 1);
  const found = forms.filter(({ kind }: PrintForm) => form === undefined || kind === form);
  if (found.length === 0) throw new Failure("there are no posters or demos to print", 1);
  return found.map(({ address }) => address);
}

/**
 * Prints a form that no build has, from memory: neither it nor what it is made of is written to any other file.
 */
async function printPrivate(
  { form, paper, badge = "a6", registrations }: PdfOptions,
  site: string,
  now: DateTime<true>,
  output: string,
): Promise<number> {
  if (liesIn(path.join(site, "public"), output))
    throw new Failure(`--output ${pathForPeople(output)} is in public/, which is published; choose another place`, 2);
  const list = registrations === undefined ? undefined : readList(registrations);
  const { printPages, requireBrowser } = await loadPrinter();
  requireBrowser();
  const { diagnostics, loaded, pathPrefix } = await loadSite({
    site,
    output: site,
    now,
    strict: false,
    serving: false,
    search: false,
  });
  const own = loaded === undefined || form !== "run-sheets" ? undefined : readContacts(site, loaded.workshop);
  const found = [...diagnostics, ...(own?.diagnostics ?? [])];
  if (found.length > 0) showDiagnostics(found, { site, stream: process.stderr });
  if (loaded === undefined || isFatal(found, false)) return 1;
  const { workshop } = loaded;
  const printed = privateForms(workshop).find(
    (one) => one.kind === form && (one.kind !== "badges" || one.size === badge),
  );
  if (printed === undefined) throw new Failure("there is nothing to print: the site has no schedule", 1);
  if (form === "badges") showBadges(workshop, list, registrations);
  const desk = deskOf(workshop, own?.contacts ?? [], { paper, registrations: list?.registrations });
  const folder = await deskFiles(loaded, desk);
  const options = { folder, pathPrefix, paper: desk.paper, date: workshop.updated };
  await printPages([printed.address], options, (_, bytes) => writePdf(output, bytes, site));
  return 0;
}

function readList(registrations: string): RegistrationList {
  const file = pathOption("--registrations", registrations);
  if (!existsSync(file)) throw new Failure(`there is no file ${registrations}`, 2);
  try {
    return readRegistrations(readInput(file));
  } catch (error) {
    if (!(error instanceof ImportMistake)) throw error;
    throw new Failure(`${error.message}\nNothing was printed.`, error.isOfCommand ? 2 : 1);
  }
}

/** A slip in `--output` must not cost anybody a list of registrations. */
function refuseOtherFile(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) return;
  const start = readFileSync(file).subarray(0, 5).toString("latin1");
  if (start !== "" && start !== "%PDF-")
    throw new Failure(`--output ${pathForPeople(file)} is there already and is no PDF file; choose another name`, 2);
}

/** How many there are, and what of the list needs a look. */
function showBadges(workshop: Workshop, list: RegistrationList | undefined, file: string | undefined): void {
  const { badges, known, unregistered } = badgesOf(workshop, list?.registrations);
  if (badges.length === 0)
    throw new Failure("there is nobody to print a badge for: name speakers, or give --registrations", 1);
  const count = list?.registrations.length ?? 0;
  const of = list === undefined ? "" : `: ${count} on the list, ${known} of them of the programme`;
  process.stdout.write(`${plural(badges.length, "badge")}${of}\n`);
  if (unregistered.length > 0)
    process.stdout.write(`Of the programme, but not in ${file}: ${unregistered.join(", ")}\n`);
  const notes = list?.notes.all ?? [];
  if (notes.length > 0) process.stdout.write(`\nPlease check (${plural(notes.length, "line")}):\n`);
  for (const { place, kind, what } of notes) process.stdout.write(`  ${place} ${kind}: ${what}\n`);
}

/** `schedule.pdf`, `large.pdf`, `rooms/r03.pdf` */
function fileName(address: string): string {
  return pdfAddress(address).replace(/^\/(?:schedule\/print\/)?/, "");
}

function writePdf(file: string, bytes: Buffer, site: string, instead?: string): void {
  writeOutputFile(file, bytes, site, instead);
  process.stdout.write(`Printed ${pathForPeople(file)}\n`);
}
