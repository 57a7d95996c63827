/** Turns a file that a system exported into the new content of a site's data files; writes nothing. */
import { statSync } from "node:fs";
import { Report } from "../load/diagnostics.ts";
import { readSource } from "../load/files.ts";
import { parseYaml } from "../load/yaml.ts";
import { timeZone } from "../schema/fields.ts";
import { papersOfBibtex } from "./bibtex.ts";
import { type CommitteeFormat, committeeFormat, readCommittee } from "./committee.ts";
import { readTable } from "./csv.ts";
import { checkFormat, type Kind, looksLike, unknownFormat } from "./formats.ts";
import { daysIn, itemsOfFrab } from "./frab.ts";
import { ImportMistake, type Input, readInput } from "./input.ts";
import { itemsOfJekyll } from "./jekyll.ts";
import { readJson } from "./json.ts";
import { type Merged, textAt } from "./merge.ts";
import { papersOfOpenReview } from "./openreview.ts";
import type { PaperContext } from "./papers.ts";
import { papersOfTable, systemOf } from "./papers-csv.ts";
import { mergePapers } from "./papers-file.ts";
import { mergePeople, namesIn } from "./people-file.ts";
import { divideSpeakers, type ProgrammeContext } from "./programme.ts";
import { itemsOfTable } from "./programme-csv.ts";
import { type ItemRow, type Note, Notes, type Row } from "./row.ts";
import { mergeSchedule } from "./schedule-file.ts";
import { isSessionize, itemsOfSessionize } from "./sessionize.ts";

/** What to import, and where to. */
export interface ImportRequest {
  readonly kind: Kind;
  /** The file or folder, as an absolute path. */
  readonly file: string;
  /** The folder of the site. */
  readonly site: string;
  /** Undefined: detect it from the content. */
  readonly format: string | undefined;
  /** Fields with the names of their columns. */
  readonly map: ReadonlyMap<string, string>;
}

/** The data files after an import. */
export interface ImportResult {
  readonly format: string;
  readonly merged: readonly Merged[];
  readonly notes: readonly Note[];
}

/**
 * Reads the file and the data files it will be merged into.
 * @throws ImportMistake for anything unreadable or unknown
 */
export function importFile(request: ImportRequest): ImportResult {
  if (request.format !== undefined) checkFormat(request.kind, request.format);
  if (request.kind === "papers") return importPapers(request);
  return request.kind === "programme" ? importProgramme(request) : importCommittee(request);
}

function importPapers({ file, site, format, map }: ImportRequest): ImportResult {
  const input = readInput(file);
  const context: PaperContext = { site, notes: new Notes() };
  const read = readPapers(input, format, map, context);
  const merged = mergePapers(dataText(site, "papers"), read.rows, context.notes);
  return { format: read.format, merged: [merged], notes: context.notes.all };
}

function readPapers(
  input: Input,
  format: string | undefined,
  map: ReadonlyMap<string, string>,
  context: PaperContext,
): { format: string; rows: readonly Row[] } {
  const look = looksLike(input.text);
  if (format === "bibtex" || (format === undefined && look === "bibtex")) {
    return { format: "bibtex", rows: papersOfBibtex(input, context) };
  }
  if (look === "json" && (format ?? "openreview") === "openreview") {
    return { format: "openreview", rows: papersOfOpenReview(input, context) };
  }
  if (look === "json" || look === "xml") throw unknownFormat("papers", input.name);
  const table = readTable(input);
  return { format: format ?? systemOf(table), rows: papersOfTable(table, map, context) };
}

function importProgramme(request: ImportRequest): ImportResult {
  const { site } = request;
  const notes = new Notes();
  const read = readProgramme(request, { site, notes, ...placeAndLanguage(site) });
  const speakersText = dataText(site, "speakers");
  const { items, speakers } = divideSpeakers(read.items, namesIn("speakers", speakersText));
  const merged = [mergeSchedule(dataText(site, "schedule"), items, notes)];
  if (speakers.length > 0) merged.push(mergePeople("speakers", speakersText, speakers, notes));
  return { format: read.format, merged, notes: notes.all };
}

function readProgramme(
  { file, format, map }: ImportRequest,
  context: ProgrammeContext,
): { format: string; items: readonly ItemRow[] } {
  const isFolder = statSync(file).isDirectory();
  if (format === "jekyll" || (format === undefined && isFolder)) {
    return { format: "jekyll", items: itemsOfJekyll(file, context) };
  }
  const input = readInput(file);
  const look = looksLike(input.text);
  const known = format ?? (look === "json" ? programmeIn(input) : look === "table" ? "csv" : undefined);
  if (known === "frab") return { format: known, items: itemsOfFrab(input, context) };
  if (known === "sessionize") return { format: known, items: itemsOfSessionize(input, context) };
  if (known === "csv") return { format: known, items: itemsOfTable(readTable(input), map, context) };
  throw unknownFormat("programme", input.name);
}

function programmeIn(input: Input): string | undefined {
  const json = readJson(input);
  if (daysIn(json) !== undefined) return "frab";
  return isSessionize(json) ? "sessionize" : undefined;
}

/** The workshop's zone and language; without a readable workshop.yaml no time has a meaning. */
function placeAndLanguage(site: string): { zone: string; language: string } {
  const settings = parseYaml(dataText(site, "workshop")).root;
  const zone = settings?.kind === "mapping" ? timeZone.safeParse(textAt(settings, "timezone")).data : undefined;
  if (settings?.kind !== "mapping" || zone === undefined) {
    throw new ImportMistake('data/workshop.yaml says no time zone; "lectern check" shows what is wrong');
  }
  return { zone, language: textAt(settings, "language") ?? "en" };
}

function importCommittee({ file, site, format, map }: ImportRequest): ImportResult {
  const input = readInput(file);
  const notes = new Notes();
  if (format === undefined && looksLike(input.text) !== "table") throw unknownFormat("committee", input.name);
  const used = (format as CommitteeFormat | undefined) ?? committeeFormat(input);
  const rows = readCommittee(input, used, map, notes);
  const merged = mergePeople("committee", dataText(site, "committee"), rows, notes);
  return { format: used, merged: [merged], notes: notes.all };
}

/** The text of a data file; empty if it does not exist. */
function dataText(site: string, name: string): string {
  const report = new Report();
  const source = readSource(site, `data/${name}.yaml`, report);
  const [problem] = report.sorted();
  if (problem) throw new ImportMistake(`${problem.file}:${problem.line}: ${problem.message}`);
  return source?.text ?? "";
}
