/** Tables of people: EasyChair's committee.csv, HotCRP's list of the PC, spreadsheets, and tables on pages. */
import type { Content } from "../content.ts";
import {
  type Columns,
  cellOf,
  columnKey,
  columnsOf,
  type Grid,
  type TableRow,
  tableOf,
  unreadColumns,
  withJoined,
} from "../csv.ts";
import type { Format, ReadContext } from "../formats.ts";
import { ImportMistake } from "../input.ts";
import { gridsOf, isMappedRecords, sheetOf } from "../sheets.ts";
import { plainText } from "../text.ts";
import { type Candidate, rowsOf } from "./candidates.ts";
import { detailsOf } from "./details.ts";
import type { PersonRow } from "./file.ts";
import { person, readPerson, wholeName, withoutContact } from "./names.ts";
import { isGroupTitle, tidyTitle, titleOf } from "./titles.ts";

const NAMES: Readonly<Record<string, readonly string[]>> = {
  name: [
    "name",
    "full name",
    "fullname",
    "display name",
    "member",
    "reviewer",
    "pc member",
    "person",
    "speaker",
    "chair",
  ],
  first: [
    "first name",
    "firstname",
    "first",
    "given name",
    "given_name",
    "givenname",
    "given names",
    "forename",
    "vorname",
    "prénom",
  ],
  middle: ["middle name", "middle initial (optional)", "middle initial"],
  last: ["last name", "lastname", "last", "family name", "family_name", "familyname", "surname", "nachname"],
  affiliation: [
    ...["affiliation", "institution", "organization", "organisation", "university", "company", "employer", "aff"],
    ...["affiliations", "institute", "org"],
  ],
  url: ["url", "website", "web page", "webpage", "homepage", "home page", "link", "web"],
  orcid: ["orcid", "orcid id", "orcid iD"],
  bio: ["bio", "biography", "short bio"],
  role: ["role", "roles", "position", "function", "committee", "group"],
};

/** Possible column headings. */
export const COLUMNS: ReadonlySet<string> = new Set(
  [...Object.values(NAMES).flat(), "email", "e mail", "country"].map(columnKey),
);

/** Headings of papers, talks and sessions: a table that has some of them is none of people. */
const OF_OTHERS = new Set([
  "title",
  "paper title",
  "authors",
  "abstract",
  "start",
  "end",
  "time",
  "decision",
  "session",
  "keywords",
  "duration",
]);

/** A table of people with a row of headings. */
export const peopleTable: Format<PersonRow, ReadContext> = {
  name: "csv",
  isOfTables: true,
  about: "a table with a row of headings (.csv, .tsv, .xlsx or Markdown)",
  recognise(content, options) {
    if ("tree" in content) return isMappedRecords(content, options) ? "a list of people" : undefined;
    const { map, sheet } = options;
    // Pages may have several tables, under headings, and lists.
    if (content.form === "markdown" && map.size === 0 && sheet === undefined) return undefined;
    const grid = gridsOf(content).find((one) => map.size > 0 || hasNames(one));
    if (grid) return describe(grid);
    const mayBe = content.form === "workbook" && !gridsOf(content).some(isOfOthers);
    return mayBe ? "a table without a heading for names" : undefined;
  },
  read(content, context) {
    assertNamed(content, context);
    const grid = sheetOf(content, NAMES, context);
    return grid
      ? rowsOf(
          readGrid(grid, context, () => []),
          context.notes,
        )
      : [];
  },
};

/** @throws ImportMistake for a workbook in which nothing says where names stand */
function assertNamed(content: Content, { options }: ReadContext): void {
  if (content.form !== "workbook" || options.map.size > 0 || gridsOf(content).some(hasNames)) return;
  throw new ImportMistake(
    `${content.name} has no row of headings such as Name and Affiliation; write one above the people, or say which columns they are: --map name=1 --map affiliation=2`,
  );
}

function describe({ rows }: Grid): string {
  const keys = new Set(rows.slice(0, 20).flatMap(({ cells }) => cells.map(columnKey)));
  const has = (...all: readonly string[]) => all.every((key) => keys.has(key));
  if (has("person #", "first name", "role")) return "the committee of EasyChair (CSV)";
  if (has("given name", "family name", "roles")) return "the PC of HotCRP (CSV)";
  return "a table of people";
}

/** Whether a row names a column of names: in a line of a list, it would stand alone. */
export function hasNames({ rows }: Grid): boolean {
  return rows.slice(0, 20).some(({ cells }) => {
    const keys = new Set(cells.map(columnKey));
    const others = [...OF_OTHERS].filter((key) => keys.has(key)).length;
    const isNamed = [...(NAMES.name ?? []), ...(NAMES.last ?? [])].some((name) => keys.has(columnKey(name)));
    return (
      isNamed && others < (keys.has("bio") || keys.has("biography") ? 4 : 2) && (keys.size > 1 || keys.has("name"))
    );
  });
}

/** Whether a table is of papers or talks by its headings, and so nobody's list. */
export function isOfOthers({ rows }: Grid): boolean {
  const [first] = rows;
  const keys = first?.cells.map(columnKey) ?? [];
  return keys.filter((key) => OF_OTHERS.has(key)).length > 1;
}

/**
 * The people in a table of a page; undefined if it has no row of headings.
 * @param linksOf the addresses in a row
 */
export function peopleOfTable(
  grid: Grid,
  context: ReadContext,
  linksOf: (row: TableRow) => readonly string[],
): readonly Candidate[] | undefined {
  return hasNames(grid) ? readGrid(grid, context, linksOf) : undefined;
}

function readGrid(
  grid: Grid,
  context: ReadContext,
  linksOf: (row: TableRow) => readonly string[],
): readonly Candidate[] {
  const { options, notes } = context;
  const table = tableOf(grid, NAMES, options, notes);
  const columns = columnsOf(table, NAMES, options);
  notes.notRead("columns", unreadColumns(table, columns.values()));
  let group: string | undefined;
  return table.rows.flatMap((row) => {
    const title = titleIn(row);
    if (title !== undefined) group = title;
    const one =
      title === undefined ? candidateOf(withJoined(row), { columns, context, links: linksOf(row) }) : undefined;
    if (!one) return [];
    return [group === undefined || one.group !== undefined ? one : { ...one, group }];
  });
}

/** A row in which nothing but the title of a group stands. */
export function titleIn({ cells }: TableRow): string | undefined {
  const [only, ...others] = cells.filter((cell) => cell !== "");
  return only !== undefined && others.length === 0 && isGroupTitle(only) ? tidyTitle(only) : undefined;
}

interface Reading {
  readonly columns: Columns;
  readonly context: ReadContext;
  readonly links: readonly string[];
}

function candidateOf(row: TableRow, { columns, context, links }: Reading): Candidate | undefined {
  const { notes, site } = context;
  const { place } = row;
  const cell = (field: string) => cellOf(row, columns, field);
  const parts = { first: [cell("first"), cell("middle")].filter(Boolean).join(" ") || undefined, last: cell("last") };
  const whole = cell("name");
  const name = wholeName(whole, parts);
  const read = name === whole ? readPerson(name, place, notes) : undefined;
  const own = read?.name ?? plainText(withoutContact(name), place, notes);
  if (own === "") {
    notes.skip(place, "without a name");
    return undefined;
  }
  const affiliation = plainText(withoutContact(cell("affiliation") ?? ""), place, notes) || read?.affiliation;
  const urls = [...(cell("url") === undefined ? [] : [cell("url") ?? ""]), ...links];
  const details = detailsOf({ urls, orcid: cell("orcid"), bio: cell("bio") }, place, site, notes);
  const role = roleIn(cell("role"));
  if (role === undefined) {
    notes.passOver(place, "not in the PC", `"${own}"`);
    return undefined;
  }
  return { place, person: { ...person(own, affiliation), ...details }, ...role };
}

/** Roles in the words of a submission system name groups: `pc`, `senior PC member`. Undefined for somebody with none. */
function roleIn(cell: string | undefined): Pick<Candidate, "role" | "group"> | undefined {
  if (cell === undefined) return {};
  const words = cell.toLowerCase().split(/[\s,;]+/);
  // HotCRP lists all of somebody's roles, and "none" of its other users.
  if (
    words.every((word) => /^(?:pc|chair|sysadmin|admin|none)$/.test(word)) &&
    words.some((word) => word !== "chair")
  ) {
    if (words.includes("chair")) return { group: titleOf("pc chair") };
    return words.includes("pc") ? { group: titleOf("pc") } : undefined;
  }
  const role = cell.replace(/\s*[;,]\s*/g, " ").trim();
  return titleOf(role) !== role && /^\p{Ll}|^pc|^PC/u.test(role) && titleOf(role).toLowerCase() !== role.toLowerCase()
    ? { group: titleOf(role) }
    : { role };
}
