/** From a file that a system exported to the data files of a site as they are to be; nothing is written here. */
import { existsSync } from "node:fs";
import { Report } from "../load/diagnostics.ts";
import { readSource } from "../load/files.ts";
import { papersOfBibtex } from "./bibtex.ts";
import { type CommitteeFormat, committeeFormat, readCommittee } from "./committee.ts";
import { readTable } from "./csv.ts";
import { checkFormat, type Kind, looksLike, unknownFormat } from "./formats.ts";
import { ImportMistake, type Input, readInput } from "./input.ts";
import type { Merged } from "./merge.ts";
import { papersOfOpenReview } from "./openreview.ts";
import type { PaperContext } from "./papers.ts";
import { papersOfTable, systemOf } from "./papers-csv.ts";
import { mergePapers } from "./papers-file.ts";
import { mergePeople } from "./people-file.ts";
import { type Note, Notes, type Row } from "./row.ts";

/** What is to be imported, and whereto. */
export interface ImportRequest {
  readonly kind: Kind;
  /** The file or folder, as an absolute path. */
  readonly file: string;
  /** The folder of the site. */
  readonly site: string;
  /** Undefined: by the content of the file. */
  readonly format: string | undefined;
  /** Fields with the names of their columns. */
  readonly map: ReadonlyMap<string, string>;
}

/** What an import makes of the data files. */
export interface ImportResult {
  readonly format: string;
  readonly merged: readonly Merged[];
  readonly notes: readonly Note[];
}

/**
 * Reads the file and the data files that it goes into.
 * @throws ImportMistake for what cannot be read or is not known
 */
export function importFile(request: ImportRequest): ImportResult {
  if (request.format !== undefined) checkFormat(request.kind, request.format);
  if (!existsSync(request.file)) throw new ImportMistake(`there is no file ${request.file}`, true);
  if (request.kind === "papers") return importPapers(request);
  return importCommittee(request);
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

function importCommittee({ file, site, format, map }: ImportRequest): ImportResult {
  const input = readInput(file);
  const notes = new Notes();
  if (format === undefined && looksLike(input.text) !== "table") throw unknownFormat("committee", input.name);
  const used = (format as CommitteeFormat | undefined) ?? committeeFormat(input);
  const rows = readCommittee(input, used, map, notes);
  const merged = mergePeople("committee", dataText(site, "committee"), rows, notes);
  return { format: used, merged: [merged], notes: notes.all };
}

/** The text of a data file; empty where there is none. */
function dataText(site: string, name: string): string {
  const report = new Report();
  const source = readSource(site, `data/${name}.yaml`, report);
  const [problem] = report.sorted();
  if (problem) throw new ImportMistake(`${problem.file}:${problem.line}: ${problem.message}`);
  return source?.text ?? "";
}
