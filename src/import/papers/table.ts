/**
 * Papers in CSV files: exports from HotCRP, CMT, EasyChair and OpenReview, recognised by their columns, and any other.
 * Columns: HotCRP `paper,title,given_name,family_name,email,affiliation,country,iscontact`, one row per author
 * (https://help.hotcrp.com/, earlier `first,last`); CMT
 * https://cmt3.research.microsoft.com/docs/help/chair/export-files.html; EasyChair
 * `#,title,authors,…,keywords,decision,notified,reviews sent,abstract,deleted?` (https://easychair.org/help/);
 * OpenReview `number,forum,title,abstract,…,decision` (https://docs.openreview.net/, the Export of the chairs' page
 * Submission Status).
 */
import type { Content } from "../content.ts";
import {
  type Columns,
  cellOf,
  columnKey,
  columnsOf,
  NO_OPTIONS,
  type Table,
  type TableRow,
  tableOf,
  unreadColumns,
} from "../csv.ts";
import type { Format, ReadContext } from "../formats.ts";
import { ImportMistake } from "../input.ts";
import { fullName, person, readAuthors } from "../people/names.ts";
import type { Fields, Person, Row } from "../row.ts";
import { gridsOf, sheetOf } from "../sheets.ts";
import { acceptedOnly, type Decided, kindIn } from "./decisions.ts";
import { PAPER_FIELDS, paperRow, readKeywords } from "./paper.ts";

/** Possible column names, best first, of each field and of what decides on a paper. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(PAPER_FIELDS.map((field) => [field, [field]])),
  id: ["id", "#", "paper id", "paper", "number", "paper number", "submission id", "submission"],
  title: ["title", "paper title", "submission title"],
  authors: ["authors", "author", "author s", "author list", "author names"],
  abstract: ["abstract", "summary"],
  keywords: ["keywords", "keyword", "author keywords"],
  kind: ["kind", "type", "presentation", "presentation type", "format"],
  pdf: ["pdf", "pdf url", "paper url", "camera ready"],
  url: ["url", "link", "forum", "website"],
  doi: ["doi"],
  first: ["given name", "first", "first name", "author given name"],
  last: ["family name", "last", "last name", "surname", "author family name"],
  affiliation: ["affiliation", "institution", "organization", "organisation", "author affiliation"],
  decision: ["decision", "status", "final decision", "outcome"],
  track: ["track", "track name"],
  deleted: ["deleted?", "deleted", "withdrawn"],
  contact: ["iscontact"],
};

/** Known systems, with the columns that identify their exports. */
const SYSTEMS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  easychair: [
    ["#", "title", "form fields"],
    ["#", "title", "deleted?"],
    ["#", "title", "reviews sent"],
  ],
  cmt: [["paper id", "paper title"]],
  openreview: [["number", "forum", "title"]],
  hotcrp: [
    ["paper", "title", "given name"],
    ["paper", "title", "first"],
    ["id", "title", "decision", "authors"],
  ],
};

/** The system that exported a table, by its columns. */
function systemOf(table: Table): string | undefined {
  const keys = new Set(table.columns.map(columnKey));
  const found = Object.entries(SYSTEMS).find(([, signs]) => signs.some((sign) => sign.every((name) => keys.has(name))));
  return found?.[0];
}

/** Names of systems in words. */
const SYSTEM_NAMES: Readonly<Record<string, string>> = {
  easychair: "EasyChair",
  cmt: "CMT",
  openreview: "OpenReview",
  hotcrp: "HotCRP",
};

/** Tables of submission systems, and any other. */
export const paperTables: readonly Format<Row, ReadContext>[] = [
  ...Object.entries(SYSTEM_NAMES).map(([system, name]) => ({
    name: system,
    about: `the table that ${name} exports (.csv, .tsv or .xlsx)`,
    recognise: (content: Content) => (systemIn(content) === system ? `the table of papers of ${name}` : undefined),
    read: (content: Content, context: ReadContext) => papersOf(content, context, true),
  })),
  {
    name: "csv",
    about: "any table (.csv, .tsv, .xlsx or Markdown); --map says which column is which",
    recognise: (content) => (gridsOf(content).length > 0 ? "a table" : undefined),
    read: (content, context) => papersOf(content, context, false),
  },
];

function systemIn(content: Content): string | undefined {
  const [grid] = content.form === "text" ? [] : gridsOf(content);
  return grid && systemOf(tableOf(grid, NAMES, NO_OPTIONS, { notRead: () => undefined }));
}

function papersOf(content: Content, context: ReadContext, isOfSystem: boolean): readonly Row[] {
  const grid = sheetOf(content, NAMES, context);
  return grid ? papersIn(tableOf(grid, NAMES, context.options, context.notes), context, isOfSystem) : [];
}

function papersIn(table: Table, context: ReadContext, isOfSystem: boolean): readonly Row[] {
  const columns = columnsOf(table, NAMES, context.options);
  if (!columns.has("title")) throw noTitle(table);
  context.notes.notRead("columns", unreadColumns(table, columns.values()));
  const submissions = grouped(table, columns).map((rows) => submissionOf(rows, columns, context));
  const titled = submissions.filter(({ value, place }) => {
    if (value.title === undefined) context.notes.skip(place, "without a title");
    return value.title !== undefined;
  });
  const accepted = acceptedOnly(
    titled.map((one) => ({ ...one, value: one })),
    context,
    isOfSystem,
  );
  return accepted.flatMap(({ value, place }) => paperRow(value, place, context) ?? []);
}

function noTitle({ name, columns }: Table): ImportMistake {
  const advice = "say which column has it: --map title=Column";
  return new ImportMistake(`${name}:1: no column is called title; there are ${columns.join(", ")}; ${advice}`);
}

/** Groups rows by paper if each row is one author. */
function grouped(table: Table, columns: Columns): readonly (readonly TableRow[])[] {
  if (!columns.has("last") || columns.has("authors")) return table.rows.map((row) => [row]);
  const papers = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const key = cellOf(row, columns, "id") ?? cellOf(row, columns, "title") ?? row.place;
    papers.set(key, [...(papers.get(key) ?? []), row]);
  }
  return [...papers.values()];
}

function submissionOf(rows: readonly TableRow[], columns: Columns, context: ReadContext): Decided<Fields> {
  const row = rows[0] as TableRow;
  const cell = (field: string) => cellOf(row, columns, field);
  const texts = Object.fromEntries(PAPER_FIELDS.map((field) => [field, cell(field)]));
  const kind = kindIn(cell("kind"), cell("decision"), cell("track"));
  const value: Fields = {
    ...texts,
    id: texts.id?.replace(/^#\s*/, ""),
    authors: columns.has("authors")
      ? readAuthors(texts.authors ?? "", row.place, context.notes)
      : authorsIn(rows, columns, context),
    kind,
    keywords: readKeywords(texts.keywords),
  };
  const isDeleted = /^(?:yes|true|1|✔|x)$/i.test(cell("deleted") ?? "");
  const name = `"${texts.title ?? ""}"`;
  return { value, place: row.place, name, decision: isDeleted ? "deleted" : cell("decision") };
}

/** One author per row; skips contacts who are not authors. */
function authorsIn(rows: readonly TableRow[], columns: Columns, { notes }: ReadContext): readonly Person[] {
  return rows.flatMap((row) => {
    const name = fullName(cellOf(row, columns, "first"), cellOf(row, columns, "last"));
    if (cellOf(row, columns, "contact") === "contact_only") {
      notes.leaveOut(row.place, `${name}, who is a contact and no author`);
      return [];
    }
    return name === "" ? [] : [person(name, cellOf(row, columns, "affiliation"))];
  });
}
