import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { DateTime } from "luxon";
import { type ImportResult, importFile } from "../import/import.ts";
import { ImportMistake } from "../import/input.ts";
import { KINDS, type Kind } from "../import/kinds.ts";
import { type Mend, mendsFor } from "../import/mend.ts";
import type { Merged } from "../import/merge.ts";
import type { Diagnostic } from "../load/diagnostics.ts";
import { isFatal } from "../load/diagnostics.ts";
import { withSlashes } from "../load/files.ts";
import { plural } from "../load/format.ts";
import { isRealDate } from "../schema/fields.ts";
import { Failure } from "../site/failure.ts";
import { pathForPeople } from "../site/paths.ts";
import { readSite } from "../site/read.ts";
import { filePrefix, showDiagnostics } from "../site/report.ts";
import { makeScratch } from "../site/scratch.ts";
import { pathOption, siteFolder } from "./options.ts";

export interface ImportOptions {
  readonly site?: string;
  readonly format?: string;
  /** Each is `field=column`. */
  readonly map?: readonly string[];
  /** Columns. */
  readonly without?: readonly string[];
  readonly date?: string;
  readonly zone?: string;
  readonly sheet?: string;
  /** The group of people. */
  readonly to?: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
}

/** `lectern import`: merges another system's export into the data files of a site. */
export async function importInto(kind: string, file: string, options: ImportOptions): Promise<number> {
  const site = siteFolder(options.site);
  const { result, changes, found } = await readMended(kind, file, site, options);
  if (isFatal(found, false)) return refuse(found, result, site);
  if (options.dryRun) process.stdout.write(changes.map((change) => patch(change, site)).join(""));
  else write(site, changes);
  showResult(result, site);
  if (found.length > 0) process.stdout.write("\nNew diagnostics:\n");
  if (found.length > 0) showDiagnostics(found, { site, stream: process.stdout });
  if (options.dryRun) process.stdout.write("Nothing was written (--dry-run).\n");
  return 0;
}

/** What an import would do, and what the check would say. */
interface Tried {
  readonly result: ImportResult;
  readonly changes: readonly Merged[];
  readonly found: readonly Diagnostic[];
}

/** Reads until no value of the file would be an error, or nothing more can be mended. */
async function readMended(kind: string, file: string, site: string, options: ImportOptions): Promise<Tried> {
  let mends: readonly Mend[] = [];
  // The same in every round, but only needed if something changes.
  let before: readonly string[] | undefined;
  for (;;) {
    const result = await read(kind, file, site, options, mends);
    const changes = result.merged.filter(({ before, after }) => before !== after);
    if (changes.length > 0) before ??= presentProblems(site);
    const found = newProblems(site, changes, before ?? []);
    const errors = found.filter(({ severity }) => severity === "error");
    const more = mendsFor(errors, result.merged, mends);
    const all = new Map(
      [...mends, ...more].map((mend) => [JSON.stringify([mend.of, mend.key, mend.value, mend.how]), mend]),
    );
    if (all.size === mends.length) return { result, changes, found };
    mends = [...all.values()];
  }
}

async function read(
  kind: string,
  file: string,
  site: string,
  options: ImportOptions,
  mends: readonly Mend[],
): Promise<ImportResult> {
  if (!isKind(kind)) throw new Failure(`cannot import ${kind}; write ${KINDS.join(", ")}`, 2);
  assertOptionsOf(kind, options);
  const { format, to, date, zone, sheet, without = [], all = false } = options;
  if (date !== undefined && !isRealDate(date)) throw new Failure(`--date ${date}: write a date such as 2030-05-06`, 2);
  const given = Object.fromEntries(Object.entries({ date, zone, sheet }).filter(([, value]) => value !== undefined));
  const reading = { map: new Map((options.map ?? []).map(readMapping)), without, all, ...given };
  const absolute = pathOption("<file>", file);
  if (!existsSync(absolute)) throw new Failure(`there is no file ${file}`, 2);
  try {
    return await importFile({ kind, site, file: absolute, format, to, options: reading, mends });
  } catch (error) {
    if (!(error instanceof ImportMistake)) throw error;
    throw new Failure(`${error.message}\nNothing was written.`, error.isOfCommand ? 2 : 1);
  }
}

/** The options that only some kinds have a use for. */
const OPTIONS_OF: Readonly<Record<Kind, readonly (keyof ImportOptions)[]>> = {
  papers: ["format", "map", "without", "sheet", "all"],
  programme: ["format", "map", "without", "sheet", "date", "zone"],
  people: ["format", "map", "without", "sheet", "to"],
  committee: ["format", "map", "without", "sheet"],
  site: ["without", "date", "zone", "all"],
};

/** An option without effect would look as if it had one. */
function assertOptionsOf(kind: Kind, options: ImportOptions): void {
  const own = OPTIONS_OF[kind];
  for (const option of new Set(Object.values(OPTIONS_OF).flat())) {
    const value = options[option];
    const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
    if (!isGiven || own.includes(option)) continue;
    const kinds = KINDS.filter((one) => OPTIONS_OF[one].includes(option)).join(", ");
    throw new Failure(`--${option} is for ${kinds}, and not for ${kind}`, 2);
  }
}

function isKind(word: string): word is Kind {
  return (KINDS as readonly string[]).includes(word);
}

function readMapping(option: string): readonly [string, string] {
  const [, field, column] = /^([^=]+)=(.+)$/s.exec(option) ?? [];
  if (field === undefined || column === undefined) {
    throw new Failure(`--map ${option}: write field=column, such as --map title="Paper title"`, 2);
  }
  return [field.trim(), column.trim()];
}

/** What the check says of the site as it is, each without its lines. */
function presentProblems(site: string): readonly string[] {
  return readSite({ site, now: DateTime.utc() }).diagnostics.map(withoutLines);
}

/** Diagnostics of the changed files that the present ones do not draw. */
function newProblems(site: string, changes: readonly Merged[], present: readonly string[]): readonly Diagnostic[] {
  if (changes.length === 0) return [];
  const { folder: copy, remove } = makeScratch();
  try {
    copySite(site, copy);
    for (const { file, after } of changes) writeData(path.join(copy, file), after);
    const before = new Map<string, number>();
    for (const one of present) before.set(one, (before.get(one) ?? 0) + 1);
    return readSite({ site: copy, now: DateTime.utc() }).diagnostics.filter((one) => {
      const left = before.get(withoutLines(one)) ?? 0;
      before.set(withoutLines(one), left - 1);
      return left <= 0 && one.severity !== "notice" && one.accepted === undefined;
    });
  } finally {
    remove();
  }
}

/** Files in public/ are only looked up, so they need no copies. */
function copySite(site: string, copy: string): void {
  for (const folder of ["data", "content"]) {
    if (existsSync(path.join(site, folder)))
      cpSync(path.join(site, folder), path.join(copy, folder), { recursive: true });
  }
  mkdirSync(path.join(copy, "data"), { recursive: true });
  if (existsSync(path.join(site, "public"))) {
    symlinkSync(path.join(site, "public"), path.join(copy, "public"), "junction");
  }
}

/** An old diagnostic is not new because its line has moved. */
function withoutLines({ file, code, message }: Diagnostic): string {
  return [file, code, message.replace(/\bline \d+|:\d+/g, "")].join("\0");
}

function refuse(found: readonly Diagnostic[], { accounts }: ImportResult, site: string): number {
  showDiagnostics(found, { site, stream: process.stderr });
  process.stderr.write(accounts.flatMap(({ head, notes }) => [...head, ...notes, ""]).join("\n"));
  process.stderr.write("Nothing was written: the data files would have the errors above.\n");
  return 1;
}

function patch({ file, before, after }: Merged, site: string): string {
  const name = `${filePrefix(site, "text")}${file}`;
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** No file is ever half-written; all new ones are complete before the first replaces its predecessor. */
function write(site: string, changes: readonly Merged[]): void {
  const ready = changes.map(({ file, after }) => {
    const target = path.join(site, file);
    return { beside: `${target}.lectern-${process.pid}`, target, after };
  });
  try {
    for (const { beside, after } of ready) writeData(beside, after);
    for (const { beside, target } of ready) renameSync(beside, target);
  } finally {
    for (const { beside } of ready) rmSync(beside, { force: true });
  }
}

function writeData(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function showResult({ merged, accounts }: ImportResult, site: string): void {
  process.stdout.write(`${accounts.flatMap(({ head }) => head).join("\n")}\n`);
  for (const { file, added, changed, same } of merged) {
    const counts = `${added} new, ${changed.length} changed, ${same} as they were`;
    process.stdout.write(`${withSlashes(pathForPeople(path.join(site, file)))}: ${counts}\n`);
    for (const { name, fields } of changed) process.stdout.write(`  changed ${name}: ${fields.join(", ")}\n`);
  }
  const noted = accounts.filter(({ notes }) => notes.length > 0);
  const lines = noted.flatMap(({ name, notes }) => [...(accounts.length > 1 ? [`${name}:`] : []), ...notes]);
  if (lines.length > 0) process.stdout.write(`Please check (${plural(lines.length, "line")}):\n${lines.join("\n")}\n`);
}
