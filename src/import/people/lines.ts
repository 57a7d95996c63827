/**
 * A committee pasted from anywhere: one member per line as `Name, Affiliation`, `Name (Affiliation)` or `Name –
 * Affiliation`; a table with tabs or as CSV; two columns of a page; or alternating lines of name and affiliation.
 */

import { namesInstitution } from "../../schema/institution.ts";
import { isSuffix, nameKey } from "../../schema/name.ts";
import {
  type Columns,
  cellOf,
  columnKey,
  columnsOf,
  type Grid,
  type TableRow,
  tableOf,
  unreadColumns,
} from "../csv.ts";
import type { Format, ReadContext } from "../formats.ts";
import type { Input } from "../input.ts";
import type { Notes, Person } from "../row.ts";
import { gridsOf, sheetOf } from "../sheets.ts";
import { oneLine, plainText } from "../text.ts";
import type { PersonRow } from "./file.ts";
import { fullName, person, readPerson, withoutContact } from "./names.ts";

const NAMES: Readonly<Record<string, readonly string[]>> = {
  name: ["name", "full name", "member", "reviewer", "pc member", "person"],
  first: ["first name", "first", "given name", "given names", "forename"],
  last: ["last name", "last", "family name", "surname"],
  affiliation: ["affiliation", "institution", "organization", "organisation", "university", "company", "employer"],
  url: ["url", "website", "web page", "homepage", "home page", "link"],
  orcid: ["orcid"],
};

/** Possible column headings. */
const COLUMNS = new Set([...Object.values(NAMES).flat(), "email", "e mail", "country"].map(columnKey));

/** A table of people with a row of headings. */
export const peopleTable: Format<PersonRow, ReadContext> = {
  name: "csv",
  about: "a table with a row of headings (.csv, .tsv, .xlsx or Markdown)",
  recognise: (content, { map }) =>
    gridsOf(content).some((grid) => map.size > 0 || hasNames(grid)) ? "a table of people" : undefined,
  read(content, context) {
    const grid = sheetOf(content, NAMES, context);
    if (!grid) return [];
    const table = tableOf(grid, NAMES, context.options, context.notes);
    const columns = columnsOf(table, NAMES, context.options);
    context.notes.notRead("columns", unreadColumns(table, columns.values()));
    return eachOnce(
      table.rows.flatMap((row) => memberOf(row, columns, context.notes) ?? []),
      context.notes,
    );
  },
};

/** Whether a row names a column of names: in a line of a list, it would stand alone. */
function hasNames({ rows }: Grid): boolean {
  return rows.slice(0, 20).some(({ cells }) => {
    const keys = new Set(cells.map(columnKey));
    const isNamed = [...(NAMES.name ?? []), ...(NAMES.last ?? [])].some((name) => keys.has(name));
    return isNamed && (keys.size > 1 || keys.has("name"));
  });
}

/** People pasted from anywhere. */
export const peopleLines: Format<PersonRow, ReadContext> = {
  name: "lines",
  about: "one member a line, or any paste from a page",
  recognise: ({ form }) =>
    form === "text" || form === "table" || form === "markdown" ? "a list of people" : undefined,
  read: (content, { notes }) =>
    content.form === "text" || content.form === "table" || content.form === "markdown"
      ? eachOnce(membersOfLines(content, notes), notes)
      : [],
};

/** Each person once, and only those with a name. */
function eachOnce(rows: readonly PersonRow[], notes: Notes): readonly PersonRow[] {
  const first = new Map<string, PersonRow>();
  for (const row of rows) {
    const key = nameKey(row.person.name);
    if (!/\p{L}/u.test(key.replace(/\([^()]*\)/g, ""))) notes.skip(row.place, "without a name");
    else if (first.has(key)) notes.passOver(row.place, "listed twice", `"${row.person.name}"`);
    else first.set(key, row);
  }
  return [...first.values()];
}

function memberOf(row: TableRow, columns: Columns, notes: Notes): PersonRow | undefined {
  const { place } = row;
  const cell = (field: string) => cellOf(row, columns, field);
  const whole = cell("name");
  const read = whole === undefined ? undefined : readPerson(whole, place, notes);
  const name = read?.name ?? fullName(cell("first"), cell("last"));
  if (name === "") {
    notes.skip(place, "without a name");
    return undefined;
  }
  const affiliation = plainText(withoutContact(cell("affiliation") ?? ""), place, notes) || read?.affiliation;
  const [url, orcid] = [cell("url"), cell("orcid")];
  const more = { ...(url && /^https?:/.test(url) ? { url } : {}), ...(orcid ? { orcid } : {}) };
  return { place, person: { ...person(name, affiliation), ...more } };
}

interface Line {
  readonly place: string;
  readonly text: string;
}

function membersOfLines({ name, text }: Pick<Input, "name" | "text">, notes: Notes): readonly PersonRow[] {
  const lines = text
    .split("\n")
    .map((line, index) => ({ place: `${name}:${index + 1}`, text: withoutBullet(withoutContact(line)) }))
    .filter((line) => line.text !== "" && !isHeading(line, notes));
  if (areInTurn(lines)) return pairs(lines, notes);
  return lines.flatMap((line) => peopleIn(line, notes).map((one) => ({ place: line.place, person: one })));
}

/** Bullets and numbers before a name mean nothing. */
function withoutBullet(line: string): string {
  return line
    .replace(/\u00A0/g, " ")
    .replace(/^\s*(?:[-*•·‣–]\s+|\(?\d{1,3}[.)]\s+)/u, "")
    .replace(/[;,.]\s*$/, (end) => (end.startsWith(".") ? end : ""))
    .trimEnd()
    .replace(/^ +/, "");
}

function isHeading({ place, text }: Line, notes: Notes): boolean {
  const cells = text.split("\t").map((cell) => columnKey(cell));
  const isOne =
    (cells.length > 1 && cells.every((cell) => COLUMNS.has(cell))) ||
    /:$/.test(text) ||
    /^(?:#+ |(?:technical )?(?:program(?:me)?|organi[sz]ing|steering) committee(?: members)?$|(?:area )?chairs$|reviewers$|committee$)/i.test(
      text,
    );
  if (isOne) notes.notRead("headings", [`"${oneLine(text)}" (${place})`]);
  return isOne;
}

/** Separators between name and affiliation on one line. */
const PARTED = /[\t,(（|]| {3,}| [–—-] /u;

/** Whether every second line is the affiliation of the person before it. */
function areInTurn(lines: readonly Line[]): boolean {
  if (lines.length < 2 || lines.length % 2 === 1) return false;
  const names = lines.filter((_, index) => index % 2 === 0);
  const places = lines.filter((_, index) => index % 2 === 1);
  if (names.some(({ text }) => PARTED.test(text) || namesInstitution(text))) return false;
  return places.filter(({ text }) => namesInstitution(text)).length * 2 >= places.length;
}

function pairs(lines: readonly Line[], notes: Notes): readonly PersonRow[] {
  const [first] = lines;
  if (first) notes.guess(first.place, "every second line was read as the affiliation of the name before it");
  return lines.flatMap(({ place, text }, index) => {
    if (index % 2 === 1) return [];
    return [
      { place, person: person(plainText(text, place, notes), plainText(lines[index + 1]?.text ?? "", place, notes)) },
    ];
  });
}

/** `A (X), B (Y), C (Z)`: each person ends with parentheses. */
const IN_A_ROW = /^(?:[^()（）,;]+[(（][^()（）]*[)）]\s*(?:[,;]\s*|$)){2,}$/u;

/** The people on a line: one, several in a row, or one per column if each column holds a whole person. */
function peopleIn({ place, text }: Line, notes: Notes): readonly Person[] {
  if (IN_A_ROW.test(text)) return text.split(/(?<=[)）])\s*[,;]\s*/u).flatMap((one) => memberIn(one, place, notes));
  const cells = text
    .split(/\t| {3,}/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  if (
    cells.length > 1 &&
    cells.every((cell) => /[(（,]/.test(cell) && !namesInstitution(cell.split(/[(（,]/)[0] ?? ""))
  ) {
    return cells.flatMap((cell) => memberIn(cell, place, notes));
  }
  if (cells.length > 1) return columnsOfOne(cells, place, notes);
  return memberIn(text, place, notes);
}

/** `Name ⇥ Affiliation`, or `First ⇥ Last ⇥ Affiliation`. */
function columnsOfOne(cells: readonly string[], place: string, notes: Notes): readonly Person[] {
  const [first = "", second = "", ...others] = cells;
  const isSplitName = others.length > 0 && !/\s/.test(first) && !namesInstitution(second);
  if (isSplitName) notes.guess(place, `"${first}" and "${second}" were read as the two parts of a name`);
  const [name, affiliation] = isSplitName
    ? [fullName(first, second), others]
    : [first, [second, ...others].filter((cell) => cell !== "")];
  return [person(plainText(name, place, notes), plainText(affiliation.join(", "), place, notes))];
}

/** `Name (Affiliation)`, `Name, Affiliation` or `Name – Affiliation`. */
function memberIn(text: string, place: string, notes: Notes): readonly Person[] {
  const plain = plainText(text, place, notes).replace(/[,;]$/, "");
  const inParentheses = /^([^()（）]+?)\s*[(（](.*)[)）]$/u.exec(plain);
  // `Name, Institute (Town)`: the parentheses belong to the institute.
  const isWhole = inParentheses !== null && commaIn(inParentheses[1] ?? "") === undefined;
  const byDash = /^(.+?)(?: [–—-] | ?\| ?)(.+)$/u.exec(plain);
  const [, name = plain, affiliation = ""] = (isWhole ? inParentheses : undefined) ?? commaIn(plain) ?? byDash ?? [];
  if (affiliation === "" && namesInstitution(name)) {
    notes.guess(place, `"${name}" was read as a person and looks like an affiliation`);
  }
  return name.trim() === "" ? [] : [person(name.trim(), affiliation.trim())];
}

function commaIn(text: string): readonly string[] | undefined {
  const parts = text.split(/\s*,\s*/);
  const from = parts.findIndex((part, index) => index > 0 && !isSuffix(part));
  return from < 0 ? undefined : [text, parts.slice(0, from).join(", "), parts.slice(from).join(", ")];
}
