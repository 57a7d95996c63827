/** The authors in a table of papers: in one cell, one a row, in numbered columns, or in a table beside it. */
import { type Columns, cellOf, columnKey, type Table, type TableRow } from "../csv.ts";
import { withoutFootnotes } from "../people/footnotes.ts";
import { fullName, person, readAuthors } from "../people/names.ts";
import type { Notes, Person } from "../row.ts";
import { oneLine, withoutEntities } from "../text.ts";
import { textsIn } from "./paper.ts";

/**
 * The authors of one paper, which may take several rows.
 * @param areInverted whether the file writes `Last, First`, from {@link writesLastFirst}
 */
export function authorsIn(
  rows: readonly TableRow[],
  columns: Columns,
  areInverted: boolean,
  notes: Notes,
): readonly Person[] {
  if (!columns.has("authors")) return oneARow(rows, columns, notes);
  const own = rows.filter(({ joined }, at) => at === 0 || !joined?.has(columns.get("authors") ?? -1));
  return own.flatMap((row) => authorsInCell(row, columns, areInverted, notes));
}

function authorsInCell(row: TableRow, columns: Columns, areInverted: boolean, notes: Notes): readonly Person[] {
  // Between tabs, quotes around a cell are letters; around people they never are.
  const cell = (cellOf(row, columns, "authors") ?? "").replace(/^"([^"]*)"$/, "$1");
  const listed = textsIn(cell);
  // A lone "Last, First" would be two people; a separator after it makes it one.
  const text = areInverted && isLastFirst(cell) ? `${cell};` : cell;
  const authors = readAuthors(listed ? listed.join("\n") : text, row.place, notes);
  return withAffiliations(authors, cellOf(row, columns, "affiliation"), row.place, notes);
}

/** Whether the authors of several people are written `Last, First; Last, First` in most rows, as CMT does. */
export function writesLastFirst({ rows }: Table, columns: Columns): boolean {
  const several = rows.flatMap((row) => {
    const cell = cellOf(row, columns, "authors") ?? "";
    return cell.includes(";") ? [cell] : [];
  });
  const inverted = several.filter((cell) => cell.split(";").every((one) => one.trim() === "" || isLastFirst(one)));
  return several.length > 0 && inverted.length * 5 >= several.length * 4;
}

function isLastFirst(text: string): boolean {
  return /^[^,;()]+,[^,;()]+(?:\([^()]*\))?\s*[*†‡§]*\s*$/.test(text);
}

/** One author a row; skips contacts who are not authors. */
function oneARow(rows: readonly TableRow[], columns: Columns, notes: Notes): readonly Person[] {
  return rows.flatMap((row) => {
    const parts = ["first", "last"].map((field) => withoutEntities(cellOf(row, columns, field) ?? ""));
    const name = withoutFootnotes(fullName(parts[0], parts[1]), row.place, notes);
    if (cellOf(row, columns, "contact") === "contact_only") {
      notes.leaveOut(row.place, `${name}, who is a contact and no author`);
      return [];
    }
    return name === "" ? [] : [person(name, withoutEntities(cellOf(row, columns, "affiliation") ?? ""))];
  });
}

/** Affiliations in a column of their own, one for each author or the same for all. */
function withAffiliations(
  authors: readonly Person[],
  cell: string | undefined,
  place: string,
  notes: Notes,
): readonly Person[] {
  if (cell === undefined || authors.some(({ affiliation }) => affiliation !== undefined)) return authors;
  const parts = (textsIn(cell) ?? withoutEntities(cell).split(/[;|\n]/)).map(oneLine);
  if (parts.length === authors.length)
    return authors.map(({ name }, index) => person(name, parts[index] === "" ? undefined : parts[index]));
  if (parts.length === 1) {
    notes.guess(place, `all authors are of "${parts[0]}"`);
    return authors.map(({ name }) => person(name, parts[0]));
  }
  notes.leaveOut(place, "the affiliations, which are not as many as the authors");
  return authors;
}

/** Columns such as `1: First Name` and `2: Affiliation` (Softconf START). */
const NUMBERED = /^(\d{1,3}) (first name|middle name|last name|affiliation)$/;

/** The authors of rows in numbered columns; undefined if a table has none. */
export function numberedAuthors(
  table: Table,
): { readonly columns: readonly number[]; readonly of: (row: TableRow) => readonly Person[] } | undefined {
  const numbers = new Map<number, Map<string, number>>();
  const columns: number[] = [];
  for (const [index, column] of table.columns.entries()) {
    const [, number, field] = NUMBERED.exec(columnKey(column)) ?? [];
    if (number === undefined || field === undefined) continue;
    numbers.set(Number(number), (numbers.get(Number(number)) ?? new Map()).set(field, index));
    columns.push(index);
  }
  if (columns.length === 0) return undefined;
  const sorted = [...numbers].sort(([a], [b]) => a - b).map(([, fields]) => fields);
  const of = (row: TableRow) =>
    sorted.flatMap((fields) => {
      const given = [cellOf(row, fields, "first name"), cellOf(row, fields, "middle name")].filter(Boolean).join(" ");
      const name = fullName(given, cellOf(row, fields, "last name"));
      return name === "" ? [] : [person(name, cellOf(row, fields, "affiliation"))];
    });
  return { columns, of };
}
