import { CsvError, parse } from "csv-parse/sync";
import { closest, fold } from "../schema/suggest.ts";
import { ImportMistake, type Input, mistake } from "./input.ts";

/** A row of a table, with the place where it starts. */
export interface TableRow {
  readonly place: string;
  readonly cells: readonly string[];
  /** In a spreadsheet: by column, what a cell of a row above says for this row too, as they are joined. */
  readonly joined?: ReadonlyMap<number, string>;
  /** The place of a cell, by its index: `papers.csv:12:30`, columns in UTF-16 code units from 1. */
  readonly placeOf: (index: number) => string;
}

/** Rows of cells, before it is known which of them names the columns. */
export interface Grid {
  /** The file, for messages, with the sheet if it has several: `talks.xlsx, sheet "Day 1"`. */
  readonly name: string;
  /** The name of the sheet; undefined for what is no spreadsheet. */
  readonly sheet?: string;
  /** In a text: the heading above the table. */
  readonly heading?: string;
  /** The rows in which something stands. */
  readonly rows: readonly TableRow[];
}

/** A table in which a row names the columns. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The row that names them. */
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

/** The column of each field, by field name. */
export type Columns = ReadonlyMap<string, number>;

/** Excel's own first line, which says what stands between cells: `sep=;`. */
const SAID_DELIMITER = /^sep=(.)\n/i;

/**
 * Reads a CSV file with commas, semicolons or tabs between cells (RFC 4180, and the usual deviations from it).
 * @throws ImportMistake with the line, if a quote is never closed or the file is empty
 */
export function readGrid(input: Input): Grid {
  const said = SAID_DELIMITER.exec(input.text);
  const text = said ? input.text.slice(said[0].length - 1) : input.text;
  const rows = readRows({ ...input, text }, said?.[1] ?? delimiterOf(text));
  if (rows.length === 0) throw mistake(input.name, 1, "the file is empty");
  return { name: input.name, rows };
}

/**
 * Reads a CSV file whose first row names the columns.
 * @throws ImportMistake with the line, if a quote is never closed or the file is empty
 */
export function readTable(input: Input): Table {
  return tableIn(readGrid(input), 0);
}

/** @param index the row that names the columns */
export function tableIn({ name, rows }: Grid, index: number): Table {
  const header = rows[index] ?? { place: name, cells: [], placeOf: () => name };
  return { name, columns: header.cells.map((cell) => cell.trim()), header, rows: rows.slice(index + 1) };
}

/** The non-blank rows of a CSV file. */
function readRows({ name, text }: Input, delimiter: string): readonly TableRow[] {
  let line = 1;
  return parseCsv(name, text, delimiter).flatMap(({ record, raw }) => {
    const start = line + (/^\s*/.exec(raw)?.[0].split("\n").length ?? 1) - 1;
    line += raw.split("\n").length - 1;
    const cells = record.map((cell) => cell.trim());
    const before = line - raw.split("\n").length + 1;
    const placeOf = (index: number) => {
      const lines = raw.slice(0, startOf(raw, index, delimiter)).split("\n");
      return `${name}:${before + lines.length - 1}:${(lines.at(-1) ?? "").length + 1}`;
    };
    return cells.every((cell) => cell === "") ? [] : [{ place: `${name}:${start}`, cells, placeOf }];
  });
}

/** Where a cell of a row begins, after its blanks. */
function startOf(raw: string, index: number, delimiter: string): number {
  let passed = 0;
  let isQuoted = false;
  let at = 0;
  for (; passed < index && at < raw.length; at++) {
    if (raw[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && raw[at] === delimiter) passed += 1;
  }
  const blanks = /^[^\S\t]*/.exec(raw.slice(at))?.[0].length ?? 0;
  return at + blanks;
}

function parseCsv(name: string, text: string, delimiter: string): { record: string[]; raw: string }[] {
  try {
    const quote = delimiter === "\t" && !isQuoted(text) ? null : '"';
    const options = { delimiter, quote, relax_column_count: true, record_delimiter: "\n", raw: true };
    return parse(text, options) as unknown as { record: string[]; raw: string }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw quoteMistake(name, text, error);
  }
}

/**
 * Whether quotes enclose cells of a text with tabs, rather than being letters of a title, which is how most systems write
 * it (https://www.iana.org/assignments/media-types/text/tab-separated-values).
 */
function isQuoted(text: string): boolean {
  const opened = text.match(/(?:^|\t)"/gm)?.length ?? 0;
  const closed = text.match(/"(?=\t|$)/gm)?.length ?? 0;
  return opened > 0 && opened === closed;
}

/** An unclosed quote is noticed only at the end of the file; it began after the last readable row. */
function quoteMistake(name: string, text: string, error: CsvError): ImportMistake {
  const where = error as CsvError & { readonly lines?: number };
  if (error.code !== "CSV_QUOTE_NOT_CLOSED") {
    return mistake(name, where.lines ?? 1, "unexpected quote; inside quotes, write it twice");
  }
  const opening = lastOpeningQuote(text);
  return mistake(name, text.slice(0, opening).split("\n").length, "a quote starts here and is never closed");
}

/** Quotes come in pairs; the last one is unpaired. */
function lastOpeningQuote(text: string): number {
  let open = -1;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = open < 0 ? at : -1;
  return Math.max(open, 0);
}

/** The delimiter: the most frequent candidate in the first line, outside quotes. */
export function delimiterOf(text: string): string {
  const [first = ""] = text.replace(/^\s*\n/, "").split("\n", 1);
  const bare = first.replace(/"[^"]*"/g, "");
  const counted = [",", ";", "\t"].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** A column name without case, accents and punctuation. */
export function columnKey(column: string): string {
  return fold(column)
    .replace(/[^\p{L}\p{N}#%?]+/gu, " ")
    .trim();
}

/** What the command line says about columns. */
export interface ColumnOptions {
  /** Field to column, from `--map`: its heading, its number from 1, or its letter as in spreadsheets. */
  readonly map: ReadonlyMap<string, string>;
  /** Columns to be left out, from `--without`, likewise. */
  readonly without: readonly string[];
}

/** A command line that says nothing about columns. */
export const NO_OPTIONS: ColumnOptions = { map: new Map(), without: [] };

/**
 * Finds the columns of a table.
 * @param names possible headings of each field, best first
 * @throws ImportMistake for an unknown field or column of the command line
 */
export function columnsOf(
  table: Table,
  names: Readonly<Record<string, readonly string[]>>,
  { map, without }: ColumnOptions = NO_OPTIONS,
): Columns {
  const keys = table.columns.map(columnKey);
  const removed = removedColumns(table, { without });
  const columns = new Map<string, number>();
  for (const [field, candidates] of Object.entries(names)) {
    const found = candidates.map((candidate) => keys.indexOf(columnKey(candidate))).find((index) => index >= 0);
    if (found !== undefined && !removed.has(found)) columns.set(field, found);
  }
  for (const [field, column] of map) {
    if (!(field in names)) throw unknownField(field, Object.keys(names));
    const at = columnAt(column, `--map ${field}=`, table);
    // What --map says of a column replaces what its heading means.
    for (const [other, index] of columns) if (index === at && !map.has(other)) columns.delete(other);
    columns.set(field, at);
  }
  return columns;
}

/**
 * The columns that `--without` leaves out.
 * @throws ImportMistake for one that is not there
 */
export function removedColumns(table: Table, { without }: Pick<ColumnOptions, "without">): ReadonlySet<number> {
  return new Set(without.map((column) => columnAt(column, "--without", table)));
}

/**
 * The table in a grid: the row that names the columns is the one among the first that has most known headings. Without
 * any, `--map` with numbers or letters makes every row one of data.
 */
export function tableOf(
  grid: Grid,
  names: Readonly<Record<string, readonly string[]>>,
  { map }: ColumnOptions,
  report: { notRead(what: string, names: readonly string[]): void },
): Table {
  const asked = [...map.values()].filter((column) => numberOf(column) === undefined);
  const known = new Set([...Object.values(names).flat(), ...asked].map(columnKey));
  const counts = grid.rows.slice(0, 20).map(({ cells }) => cells.filter((cell) => known.has(columnKey(cell))).length);
  const most = Math.max(0, ...counts);
  if (map.size > 0 && asked.length === 0 && (most === 0 || (most === 1 && !isHeading(grid.rows)))) {
    const widest = Math.max(0, ...grid.rows.map(({ cells }) => cells.length));
    const columns = Array.from({ length: widest }, (_, index) => `column ${index + 1}`);
    return { ...tableIn(grid, -1), columns, rows: grid.rows };
  }
  const index = most === 0 ? 0 : counts.indexOf(most);
  const above = grid.rows.slice(0, index).map(({ cells }) => cells.filter((cell) => cell !== "").join(" "));
  if (above.length > 0) report.notRead("rows above the headings", above);
  return withBothHeadings(tableIn(grid, index), known);
}

/** A table whose headings take two rows, which cells joined across both show: what stands below is the heading, if it is one. */
function withBothHeadings(table: Table, known: ReadonlySet<string>): Table {
  const { header, rows } = table;
  const [next, ...rest] = rows;
  const isSecond = [...(next?.joined ?? [])].some(([index, text]) => text !== "" && text === header.cells[index]);
  const [above, below] = next && isSecond ? [table.columns, next.cells] : [withJoined(header).cells, header.cells];
  const columns = Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
    const [upper = "", lower = ""] = [above[index]?.trim(), below[index]?.trim()];
    return lower !== "" && (upper === "" || known.has(columnKey(lower))) ? lower : upper;
  });
  return { ...table, columns, rows: isSecond ? rest : rows };
}

/**
 * A row in which cells say what is joined with them in rows above.
 * @param columns the only ones, if not all
 */
export function withJoined<R extends TableRow>(row: R, columns?: ReadonlySet<number>): R {
  const { cells } = row;
  const joined = new Map([...(row.joined ?? [])].filter(([index]) => columns?.has(index) ?? true));
  if (joined.size === 0) return row;
  const width = Math.max(cells.length, ...[...joined.keys()].map((index) => index + 1));
  return { ...row, cells: Array.from({ length: width }, (_, index) => joined.get(index) ?? cells[index] ?? "") };
}

/** Whether the first row has only short words, each once in its column: then one known heading is enough. */
function isHeading([first, ...rest]: readonly TableRow[]): boolean {
  return (first?.cells ?? []).every(
    (cell, index) =>
      cell.length <= 30 && !/[;@]/.test(cell) && (cell === "" || !rest.some(({ cells }) => cells[index] === cell)),
  );
}

/** The index of a column that is a number from 1 or one or two letters. */
function numberOf(column: string): number | undefined {
  if (/^\d{1,3}$/.test(column)) return Number(column) - 1;
  if (!/^[A-Za-z]{1,2}$/.test(column)) return undefined;
  return [...column.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A heading wins over a number or letter. */
function columnAt(column: string, option: string, { name, columns }: Table): number {
  const named = columns.map(columnKey).indexOf(columnKey(column));
  const index = named >= 0 ? named : numberOf(column);
  if (index !== undefined && index >= 0 && index < columns.length) return index;
  const there = columns.join(", ");
  throw new ImportMistake(`${option} ${column}: ${name} has no column "${column}"; it has ${there}`, true);
}

function unknownField(field: string, fields: readonly string[]): ImportMistake {
  const near = closest(field, fields);
  const advice = near ? `did you mean "${near}"?` : `fields are ${fields.join(", ")}`;
  return new ImportMistake(`--map ${field}=…: there is no field "${field}"; ${advice}`, true);
}

/** The headings of the columns in which something stands and that no field takes. */
export function unreadColumns({ columns, rows }: Table, used: Iterable<number>): readonly string[] {
  const taken = new Set(used);
  return columns
    .filter((_, index) => !taken.has(index) && rows.some(({ cells }) => (cells[index] ?? "") !== ""))
    .map((column) => column || "(without a heading)");
}

/** The cell of a field; undefined if it is empty or the file has no such column. */
export function cellOf(row: TableRow, columns: Columns, field: string): string | undefined {
  const index = columns.get(field);
  const cell = index === undefined ? undefined : row.cells[index]?.trim();
  return cell === "" ? undefined : cell;
}
