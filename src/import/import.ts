/** Turns a file that a system exported into the new content of a site's data files; writes nothing. */
import path from "node:path";
import { DateTime } from "luxon";
import { entryOf } from "../edit/splice.ts";
import { parseYaml } from "../load/yaml.ts";
import type { MappingNode } from "../load/yaml-node.ts";
import { isRealDate, timeZone } from "../schema/fields.ts";
import { type Account, accountOf, assertUnderstood } from "./account.ts";
import { type Content, readContent } from "./content.ts";
import { Drafts } from "./drafts.ts";
import {
  assertOptionsUsed,
  type Format,
  formatOf,
  type ReadContext,
  type ReadOptions,
  type Recognised,
  unknownContent,
} from "./formats.ts";
import { ImportMistake, NothingInIt } from "./input.ts";
import type { Kind } from "./kinds.ts";
import { besideTables } from "./markdown-table.ts";
import { type Mend, Mender } from "./mend.ts";
import { type Merged, textAt } from "./merge.ts";
import { mergePapers } from "./papers/file.ts";
import { PAPER_FORMATS } from "./papers/formats.ts";
import { mergePeople, namesIn } from "./people/file.ts";
import { PEOPLE_FORMATS } from "./people/formats.ts";
import { groupOf, inOneGroup } from "./people/group.ts";
import { mergeSchedule } from "./programme/file.ts";
import { PROGRAMME_FORMATS } from "./programme/formats.ts";
import { divideSpeakers, type ProgrammeContext } from "./programme/item.ts";
import { Notes, type Row } from "./row.ts";
import { mergeSettings, settingsIn } from "./site/settings.ts";
import { type SiteFile, siteSourceOf, unknownSite } from "./site/sources.ts";
import { unreadKeys } from "./tree.ts";

/** What to import, and where to. */
export interface ImportRequest {
  readonly kind: Kind;
  /** The file or folder, as an absolute path. */
  readonly file: string;
  /** The folder of the site. */
  readonly site: string;
  /** Undefined: detect it from the content. */
  readonly format: string | undefined;
  /** For people: `committee`, `organizers`, `speakers`, or the title of another group. */
  readonly to: string | undefined;
  readonly options: ReadOptions;
  /** Values that would be errors in the data files. */
  readonly mends: readonly Mend[];
}

/** The data files after an import, and what to say of it. */
export interface ImportResult {
  readonly merged: readonly Merged[];
  /** What is said of each file that was read. */
  readonly accounts: readonly Account[];
}

/**
 * Reads the file and the data files it will be merged into.
 * @throws ImportMistake for anything that cannot be read, is not known, or of which most is not understood
 */
export async function importFile(request: ImportRequest): Promise<ImportResult> {
  const drafts = new Drafts(request.site);
  const content = await readContent(request.file);
  const accounts =
    request.kind === "site"
      ? await importSite(content, request, drafts)
      : [await importPart({ kind: request.kind, content, to: request.to }, request, drafts)];
  return { merged: drafts.all, accounts };
}

/** Everything that a folder or file of another system holds. */
async function importSite(content: Content, request: ImportRequest, drafts: Drafts): Promise<readonly Account[]> {
  const source = siteSourceOf(content);
  if (!source) throw unknownSite(content);
  const { without, ...options } = request.options;
  const left = source.files.filter(({ file }) => without.includes(path.basename(file)));
  const accounts: Account[] = [];
  let taken = 0;
  for (const one of source.files) {
    if (left.includes(one)) continue;
    try {
      const part =
        one.file === content.file
          ? { ...one, content, isShared: true }
          : { ...one, content: await readContent(one.file) };
      accounts.push(await importPart(part, { ...request, options: { ...options, without: [] } }, drafts));
      taken += 1;
    } catch (error) {
      if (error instanceof NothingInIt)
        accounts.push({ name: path.basename(one.file), head: [error.message], notes: [] });
      else if (error instanceof ImportMistake) throw withoutIt(error, one);
      else throw error;
    }
  }
  if (taken === 0)
    throw new ImportMistake(
      [
        `${content.name} is ${source.what}, and nothing in it can be taken`,
        ...accounts.flatMap(({ head }) => head),
      ].join("\n"),
    );
  const unread = [
    ...left.flatMap(({ file, beside = [] }) => [file, ...beside]).map((one) => path.basename(one)),
    ...source.others,
  ];
  const keys = "tree" in content ? unreadKeys(content.tree) : [];
  const rest = [
    ...(unread.length > 0 ? [`  files not read: ${unread.join(", ")}`] : []),
    ...(keys.length > 0 ? [`  keys not read: ${keys.join(", ")}`] : []),
  ];
  return [{ name: content.name, head: [`${content.name} is ${source.what}`], notes: rest }, ...accounts];
}

/** A file that cannot be read may be left out. */
function withoutIt(error: ImportMistake, { file }: SiteFile): ImportMistake {
  const advice = `Mend it, or leave it out: --without ${path.basename(file)}`;
  return new ImportMistake(`${error.message}\n${advice}`, error.isOfCommand);
}

/** What to import, and as what. */
type Part = Pick<SiteFile, "kind" | "to"> & {
  readonly content: Content;
  /** Whether other parts read the same file, so that none of them can say what is not read. */
  readonly isShared?: boolean;
};

function importPart(part: Part, request: ImportRequest, drafts: Drafts): Promise<Account> {
  switch (part.kind) {
    case "papers":
      return importPapers(part, request, drafts);
    case "programme":
      return importProgramme(part, request, drafts);
    case "people":
    case "committee":
      return importPeople(part, request, drafts);
    case "settings":
      return importSettings(part, drafts);
  }
}

async function importPapers(part: Part, request: ImportRequest, drafts: Drafts): Promise<Account> {
  const context = contextOf(request);
  const { notes } = context;
  const mender = new Mender(request.mends, notes);
  const read = await readRows(part, request, PAPER_FORMATS, "papers", context, (row) => mender.row(row));
  const merged = drafts.merge("papers", notes, (text) => mergePapers(text, read.rows, notes));
  return accountOf(read, merged, part.content);
}

async function importProgramme(part: Part, request: ImportRequest, drafts: Drafts): Promise<Account> {
  const context: ProgrammeContext = {
    ...contextOf(request),
    ...workshopOf(drafts.text("workshop"), request.options.zone),
    papers: drafts.text("papers"),
  };
  const { notes } = context;
  const mender = new Mender(request.mends, notes);
  const read = await readRows(part, request, PROGRAMME_FORMATS, "items", context, (row) => mender.row(row));
  const listed = new Set([...namesIn("speakers", drafts.text("speakers")), ...mender.listed]);
  const { items, speakers } = divideSpeakers(read.rows, listed);
  const schedule = drafts.merge("schedule", notes, (text) => mergeSchedule(text, items, notes));
  if (speakers.length > 0) drafts.merge("speakers", notes, (text) => mergePeople("speakers", text, speakers, notes));
  return accountOf(read, schedule, part.content);
}

async function importPeople(part: Part, request: ImportRequest, drafts: Drafts): Promise<Account> {
  const to = part.kind === "committee" ? "committee" : part.to;
  const { file, group } = groupOf(to);
  const { notes, options, ...rest } = contextOf(request);
  const context = { ...rest, notes, options: to === undefined ? options : { ...options, to } };
  const mender = new Mender(request.mends, notes);
  const read = await readRows(part, request, PEOPLE_FORMATS, "people", context, (row) => mender.person(row));
  const rows = group === undefined ? read.rows : inOneGroup(read.rows, group, notes);
  const merged = drafts.merge(file, notes, (text) => mergePeople(file, text, rows, notes));
  const strangers = mender.strangers(part.content.name);
  if (strangers.length > 0) drafts.merge("speakers", notes, (text) => mergePeople("speakers", text, strangers, notes));
  return accountOf(read, merged, part.content);
}

/** What a site says of itself, into data/workshop.yaml. */
async function importSettings({ content, isShared = false }: Part, drafts: Drafts): Promise<Account> {
  const notes = new Notes();
  const { what, fields } = settingsIn(content);
  const merged = drafts.merge("workshop", notes, (text) => mergeSettings(text, fields, content.name, notes));
  if ("tree" in content && !isShared) notes.notRead("keys", unreadKeys(content.tree));
  return accountOf({ what, noun: "settings", rows: [], context: { notes } }, merged, content);
}

function contextOf({ site, options }: ImportRequest): ReadContext {
  return { site, options, notes: new Notes() };
}

/** What was read from a file. */
export interface Read<R extends Pick<Row, "place">, C extends ReadContext = ReadContext> {
  /** What the file is, in words. */
  readonly what: string;
  /** What its rows are: papers, items, people. */
  readonly noun: string;
  readonly rows: readonly R[];
  readonly context: Pick<C, "notes">;
}

/**
 * Finds the format, reads with it, and refuses what was not understood.
 * @param mended a row without what would be an error, or nothing where it cannot stand at all
 */
async function readRows<R extends Pick<Row, "place">, C extends ReadContext>(
  { content, isShared = false }: Part,
  request: ImportRequest,
  formats: readonly Format<R, C>[],
  noun: string,
  context: C,
  mended: (row: R) => readonly R[],
): Promise<Read<R, C>> {
  const found: Recognised<R, C> | undefined = formatOf(content, formats, request.format, request.options);
  const other = await otherKind(content, formats, request, found !== undefined);
  if (other || !found) throw unknownContent(content, noun, formats, other);
  assertOptionsUsed(content, found.what, found.format, request.options);
  const rows = (await found.format.read(content, context)).flatMap(mended);
  const read = { what: found.what, noun, rows, context };
  if ("tree" in content && !isShared) context.notes.notRead("keys", unreadKeys(content.tree));
  if (content.form === "markdown" && found.format.isOfTables)
    context.notes.notRead("text beside the tables", besideTables(content.text));
  assertUnderstood(read, content);
  return read;
}

const BY_KIND = [
  ["papers", PAPER_FORMATS],
  ["programme", PROGRAMME_FORMATS],
  ["people", PEOPLE_FORMATS],
] as const;

/**
 * Which other kind of import knows a content, and as what; tables and lists of lines are claimed by every kind.
 * @param isKnown whether its own kind knows it as well: then only who alone can read it
 */
async function otherKind(
  content: Content,
  own: readonly unknown[],
  request: ImportRequest,
  isKnown: boolean,
): Promise<{ kind: Kind; what: string } | undefined> {
  if (request.format !== undefined || content.form === "text" || content.form === "table") return undefined;
  for (const [kind, formats] of BY_KIND) {
    if ((formats as readonly unknown[]) === own) continue;
    for (const { isUnmistakable, recognise } of formats) {
      if (isKnown && !isUnmistakable) continue;
      const what = recognise(content, request.options);
      if (what !== undefined && (kind !== "people" || (await hasPeople(content, request)))) return { kind, what };
    }
  }
  return undefined;
}

/** Any mapping may hold names; whether they are people shows only when they are read. */
async function hasPeople(content: Content, request: ImportRequest): Promise<boolean> {
  const found = formatOf(content, PEOPLE_FORMATS, undefined, request.options);
  try {
    return found !== undefined && (await found.format.read(content, contextOf(request))).length > 0;
  } catch (error) {
    if (error instanceof ImportMistake) return false;
    throw error;
  }
}

/** The workshop's days, zone and language; without a readable workshop.yaml no time has a meaning. */
function workshopOf(text: string, chosen: string | undefined): Omit<ProgrammeContext, keyof ReadContext | "papers"> {
  const settings = parseYaml(text).root;
  const own = settings?.kind === "mapping" ? timeZone.safeParse(textAt(settings, "timezone")).data : undefined;
  if (settings?.kind !== "mapping" || own === undefined) {
    if (text === "")
      throw new ImportMistake('there is no data/workshop.yaml, which says the time zone; "lectern new" makes one');
    throw new ImportMistake('data/workshop.yaml says no time zone; "lectern check" shows what is wrong');
  }
  const fileZone = chosen === undefined ? own : timeZone.safeParse(chosen).data;
  if (fileZone === undefined) {
    throw new ImportMistake(`--zone ${chosen}: there is no such time zone; write one such as Europe/Berlin`, true);
  }
  const dates = ["start", "end"].flatMap((key) => textAt(settings, key)?.slice(0, 10) ?? []).filter(isRealDate);
  const [start, end = start] = dates;
  return {
    zone: own,
    fileZone,
    language: textAt(settings, "language") ?? "en",
    ownRooms: ["name", "short", "venue.room"].flatMap((key) => nestedTextAt(settings, key) ?? []),
    days: start !== undefined && end !== undefined ? daysBetween(start, end) : [],
  };
}

/** @param key with a dot for a key within a mapping */
function nestedTextAt(settings: MappingNode, key: string): string | undefined {
  const [outer = "", inner] = key.split(".");
  const value = entryOf(settings, outer)?.value;
  if (inner === undefined) return textAt(settings, outer);
  return value?.kind === "mapping" ? textAt(value, inner) : undefined;
}

/** @param start a date such as 2030-05-06 */
function daysBetween(start: string, end: string): readonly string[] {
  const first = DateTime.fromISO(start, { zone: "utc" });
  const count = Math.round(DateTime.fromISO(end, { zone: "utc" }).diff(first, "days").days) + 1;
  // Longer than any workshop: a slip, which the check reports.
  return Array.from({ length: Math.min(Math.max(count, 0), 60) }, (_, day) =>
    first.plus({ days: day }).toFormat("yyyy-MM-dd"),
  );
}
