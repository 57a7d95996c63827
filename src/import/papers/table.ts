/**
 * Papers in tables: exports of HotCRP, CMT, EasyChair, OpenReview, Softconf START and Mini-Conf, recognised by their columns,
 * and any other. Columns: HotCRP `paper,title,given_name,family_name,email,affiliation,country,iscontact`, one row per author
 * (https://help.hotcrp.com/, earlier `first,last`); CMT
 * https://cmt3.research.microsoft.com/docs/help/chair/export-files.html; EasyChair
 * `#,title,authors,…,keywords,decision,notified,reviews sent,abstract,deleted?` (https://easychair.org/help/);
 * OpenReview `number,forum,title,abstract,…,decision` (https://docs.openreview.net/, the Export of the chairs' page
 * Submission Status); START `Submission ID,Title,…,Acceptance Status,…,1: First Name,1: Last Name,…,1: Affiliation`
 * (the Spreadsheet Maker, in https://github.com/rycolab/aclpub2); Mini-Conf `UID,title,authors,abstract,keywords,sessions`
 * (https://github.com/Mini-Conf/Mini-Conf/blob/master/sitedata/README.md).
 */
import { PAPER_KINDS } from "../../schema/papers.ts";
import { type Content, FORM_NAMES } from "../content.ts";
import {
  type Columns,
  cellOf,
  columnKey,
  NO_OPTIONS,
  type Table,
  type TableRow,
  tableOf,
  unreadColumns,
  withJoined,
} from "../csv.ts";
import type { Format, ReadContext } from "../formats.ts";
import { ImportMistake } from "../input.ts";
import { headingsOfRecords } from "../records.ts";
import type { Fields, Notes, Person, Row } from "../row.ts";
import { gridsOf, sheetOf } from "../sheets.ts";
import type { Tree } from "../tree.ts";
import { authorsIn, numberedAuthors, writesLastFirst } from "./authors.ts";
import { NAMES, paperColumns, SYSTEMS, saysInMoreWords, systemOf } from "./columns.ts";
import { decisionColumns, type Unclear } from "./decision-columns.ts";
import { acceptedOnly, type Decided, decisionOf, kindIn } from "./decisions.ts";
import { assertNotAuthors, easychairAuthors, isOfAuthors } from "./easychair.ts";
import { PAPER_FIELDS, paperRow, readKeywords } from "./paper.ts";
import { KnownSessions } from "./sessions.ts";

/** Tables of submission systems, and any other. */
export const paperTables: readonly Format<Row, ReadContext>[] = [
  ...Object.entries(SYSTEMS).map(([system, { name, hasSubmissions }]) => ({
    name: system,
    isOfTables: true as const,
    about: `the table that ${name} ${hasSubmissions ? "exports" : "has"} (.csv, .tsv or .xlsx)`,
    recognise: (content: Content) => (systemIn(content) === system ? `the table of papers of ${name}` : undefined),
    read: (content: Content, context: ReadContext) => papersOf(content, context, system),
  })),
  {
    name: "csv",
    isOfTables: true,
    about: "any table (.csv, .tsv, .xlsx or Markdown) or list in JSON or YAML; --map says which column is which",
    recognise: (content, { map }) => {
      if ("tree" in content) return recordsIn(content, map.has("title"));
      const isTable = content.form !== "text" || map.size > 0 || hasHeading(content);
      return isTable && gridsOf(content).length > 0 ? "a table" : undefined;
    },
    read: (content, context) => {
      assertNotAuthors(content);
      return papersOf(content, context, undefined);
    },
  },
];

/** What a list of mappings is, if they have titles and authors, or the command line says what the titles are. */
function recordsIn(content: Content & { readonly tree: Tree }, isTitled: boolean): string | undefined {
  const lists = headingsOfRecords(content.tree).map((keys) => keys.map(columnKey));
  const areOfPapers = lists.some((keys) => keys.some(says("title")) && keys.some(says("authors")));
  return areOfPapers || (isTitled && lists.length > 0) ? `a list (${FORM_NAMES[content.form]})` : undefined;
}

function says(field: "title" | "authors"): (key: string) => boolean {
  return (key) => (NAMES[field] ?? []).includes(key) || saysInMoreWords(field, key);
}

/** Whether text that is no clear table has a heading such as `Title`: a list of titles alone. */
function hasHeading(content: Content): boolean {
  return gridsOf(content).some((grid) => readTable(grid).columns.some((column) => TITLES.has(column.toLowerCase())));
}
const TITLES: ReadonlySet<string> = new Set(NAMES.title);

function readTable(grid: Parameters<typeof tableOf>[0]): Table {
  return tableOf(grid, NAMES, NO_OPTIONS, { notRead: () => undefined });
}

function systemIn(content: Content): string | undefined {
  // Keys of scripts and sites are those of no system.
  if ("tree" in content) return undefined;
  for (const grid of gridsOf(content)) {
    const system = systemOf(readTable(grid));
    if (system !== undefined) return system;
  }
  return undefined;
}

function papersOf(content: Content, context: ReadContext, system: string | undefined): readonly Row[] {
  const isRead = system === "easychair" ? isOfAuthors : undefined;
  const grid = sheetOf(content, NAMES, context, isRead);
  if (!grid) return [];
  const found = tableOf(grid, NAMES, context.options, context.notes);
  const written = { ...found, rows: found.rows.map((row) => withJoined(row)) };
  const table = content.form === "markdown" ? withoutMarkdown(written) : written;
  const authors = system === "easychair" ? easychairAuthors(content) : undefined;
  if (authors) context.notes.notRead(`columns of ${authors.name}`, authors.unread);
  return papersIn(table, context, system, authors?.of ?? new Map());
}

const LINK = /!?\[([^\]]*)\]\(\s*<?([^()\s<>]*)>?[^()]*\)/g;

/** A table of Markdown as one of words. The address that a title links to stands in a column of its own, without a heading. */
function withoutMarkdown(table: Table): Table {
  const titles = table.columns.findIndex((column) => TITLES.has(column.toLowerCase()));
  const columns = [...table.columns, table.columns.some((column) => /^url$/i.test(column)) ? "" : "url"];
  const rows = table.rows.map((row) => {
    const links = row.cells.map((cell) => [...cell.matchAll(LINK)]);
    const cells = row.cells.map((cell, index) => {
      const [only, ...others] = links[index] ?? [];
      // A cell that is nothing but a link, such as [PDF](a.pdf), is its address.
      if (
        only &&
        others.length === 0 &&
        index !== titles &&
        only[0] === cell &&
        /^\s*\W*\w{0,12}\W*$/.test(only[1] ?? "")
      )
        return only[2] ?? "";
      return cell
        .replace(LINK, "$1")
        .replace(/(\*{1,3}|_{1,3}|`)(?=\S)(.*?\S)\1/g, "$2")
        .replace(/\\([|*_[\]])/g, "$1");
    });
    const address = links[titles]?.[0]?.[2] ?? "";
    return { ...row, cells: [...Array.from(table.columns, (_column, index) => cells[index] ?? ""), address] };
  });
  return { ...table, columns, rows };
}

/**
 * @param system its name, if one is known
 * @param others authors from beside the table, by the number of the paper
 */
export function papersIn(
  table: Table,
  context: ReadContext,
  system: string | undefined,
  others: ReadonlyMap<string, readonly Person[]>,
): readonly Row[] {
  const { notes, options } = context;
  const { at, decisions, removed } = paperColumns(table, options, notes);
  if (!at.has("title")) throw noTitle(table);
  if (system !== undefined && system in SYSTEMS && !SYSTEMS[system]?.hasSubmissions && !options.map.has("order"))
    at.delete("order");
  const taken = [...at].flatMap(([field, index]) => (MAY_DECIDE.has(field) ? [] : [index]));
  const decided = decisionColumns(table, decisions, { taken: new Set(taken), removed });
  const { unclear } = decided;
  // Submission systems have columns of many kinds; of them, acceptedOnly asks for --all.
  if (unclear && (unclear.isPromised || system === undefined) && !options.all) throw unclearDecisions(table, unclear);
  const numbered = at.has("authors") && others.size > 0 ? undefined : numberedAuthors(table);
  const hasTrack = table.rows.some((row) => kindIn(cellOf(row, at, "track")) !== undefined);
  const used = new Set([...at].flatMap(([field, index]) => (field === "track" && !hasTrack ? [] : [index])));
  for (const index of [...decided.columns, ...(numbered?.columns ?? [])]) used.add(index);
  notes.notRead("columns", withoutNumbers(unreadColumns(table, used)));
  const [asked] = decided.columns;
  if (asked !== undefined && !decisions.includes(asked))
    notes.guess(table.header.place, `the column "${table.columns[asked]}" says what was accepted`);
  const areInverted = writesLastFirst(table, at);
  const sessions = new KnownSessions(context);
  const submissions = grouped(table, at, notes).map((rows): Decided<Fields & { readonly place: string }> => {
    const row = rows[0] as TableRow;
    const cell = (field: string) => cellOf(row, at, field);
    const said = decided.of(row.cells);
    const venue = system === "openreview" && decisionOf(said) === "open" ? decisionInVenue(cell("venue")) : undefined;
    const decision = /^(?:yes|true|1|✔|x)$/i.test(cell("deleted") ?? "") ? "deleted" : (venue ?? said);
    const id = cell("id")?.replace(/^#\s*/, "");
    const value = {
      ...Object.fromEntries(PAPER_FIELDS.map((field) => [field, cell(field)])),
      id,
      authors:
        (id === undefined ? undefined : others.get(id)) ??
        numberedIn(numbered, row) ??
        authorsIn(rows, at, areInverted, notes),
      kind: kindOf(row, at, decision, context),
      keywords: readKeywords(cell("keywords")),
      session: sessions.find(cell("session"), row.place),
      url: addressOf(cell("url"), system),
      place: row.place,
    };
    return { value, place: row.place, name: `"${cell("title") ?? ""}"`, decision };
  });
  const titled = submissions.filter(({ value, place }) => {
    if (value.title === undefined) notes.skip(place, "without a title");
    return value.title !== undefined;
  });
  const known = SYSTEMS[system ?? ""];
  const accepted = acceptedOnly(
    titled,
    context,
    known ? (known.hasSubmissions ? "submissions" : "accepted") : "unknown",
  );
  const rows = accepted.flatMap(({ place, ...fields }) => paperRow(fields, place, context) ?? []);
  sessions.report();
  return rows;
}

/** Fields in whose columns decisions may stand too: `Oral`, `Poster`, `Rejected`. */
const MAY_DECIDE: ReadonlySet<string> = new Set(["kind", "track", "award", "session"]);

function unclearDecisions({ name, columns, rows }: Table, { column, isPromised }: Unclear): ImportMistake {
  const heading = `"${columns[column]}"`;
  const values = new Set(rows.map(({ cells }) => (cells[column] ? `"${cells[column]}"` : "nothing")));
  const says = `the column ${heading} may say what was accepted`;
  const all = "--all to take all papers";
  return new ImportMistake(
    isPromised
      ? `${name}: ${says}, and ${[...values].slice(0, 4).join(", ")} is not understood; write accept or reject there, or give --without ${heading} if it says something else, or ${all}`
      : `${name}: ${says}: ${[...values].slice(0, 4).join(", ")}; give --map decision=${heading} if it says what was accepted, --without ${heading} if not, or ${all}`,
  );
}

function noTitle({ name, columns }: Table): ImportMistake {
  const advice = "say which column has it: --map title=Column";
  return new ImportMistake(`${name}:1: no column is called title; there are ${columns.join(", ")}; ${advice}`);
}

/** Groups rows by paper: where each row is one author, and where authors stand below a title that spans their rows. */
function grouped(table: Table, columns: Columns, notes: Notes): readonly (readonly TableRow[])[] {
  const isByAuthor = columns.has("last") && !columns.has("authors");
  const papers: TableRow[][] = [];
  const byKey = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const last = papers.at(-1);
    const key = isByAuthor ? (cellOf(row, columns, "id") ?? cellOf(row, columns, "title")) : undefined;
    const rows = last && isContinued(row, columns, notes) ? last : byKey.get(key ?? "");
    if (rows) {
      rows.push(row);
      continue;
    }
    const own = [row];
    papers.push(own);
    if (key !== undefined) byKey.set(key, own);
  }
  return papers;
}

/** Whether a row only has further authors of the paper above it. */
function isContinued(row: TableRow, columns: Columns, notes: Notes): boolean {
  const title = columns.get("title") ?? -1;
  const names = ["authors", "first", "last"].flatMap((field) => columns.get(field) ?? []);
  if (!names.some((index) => (row.cells[index] ?? "") !== "" && !row.joined?.has(index))) return false;
  if (row.joined?.has(title)) return true;
  // A cell of authors may be that of a paper whose title is missing.
  if (columns.has("authors")) return false;
  const ofAuthors = new Set([...names, ...["affiliation", "contact"].flatMap((field) => columns.get(field) ?? [])]);
  const isBare = [...columns.values()].every((index) => ofAuthors.has(index) || !row.cells[index]);
  if (isBare) notes.guess(row.place, "a row without a title has further authors of the paper above it");
  return isBare;
}

function numberedIn(numbered: ReturnType<typeof numberedAuthors>, row: TableRow): readonly Person[] | undefined {
  const authors = numbered?.of(row) ?? [];
  return authors.length > 0 ? authors : undefined;
}

/** `1: Email` and `2: Email` are one. */
function withoutNumbers(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.replace(/^\d{1,3}: (?=\S)/, "n: ")))];
}

/** The kind of a paper; words for it that are no kind are noted, once each. */
function kindOf(
  row: TableRow,
  columns: Columns,
  decision: string | undefined,
  { notes }: ReadContext,
): string | undefined {
  const said = cellOf(row, columns, "kind");
  const kind = kindIn(said, decision, cellOf(row, columns, "track"));
  const isDecision = decisionOf(said) === "refused" || decisionOf(said) === "withdrawn";
  if (said !== undefined && kindIn(said) === undefined && !isDecision && !/^(?:regular |main )?papers?$/i.test(said))
    notes.leaveOut(row.place, `kind: "${said}" is none of ${PAPER_KINDS.join(", ")}`);
  return kind;
}

/** The venue says "Submitted to …" of undecided papers and, later, of rejected ones. */
export function decisionInVenue(venue: string | undefined): string | undefined {
  return venue === undefined || /^submitted to/i.test(venue) ? venue : `accepted: ${venue}`;
}

function addressOf(url: string | undefined, system: string | undefined): string | undefined {
  const isBareId = system === "openreview" && url !== undefined && /^[\w-]{6,16}$/.test(url);
  return isBareId ? `https://openreview.net/forum?id=${url}` : url;
}
