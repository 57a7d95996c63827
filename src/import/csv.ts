import { CsvError, parse } from "csv-parse/sync";
import { closest, fold } from "../schema/suggest.ts";
import { ImportMistake, type Input, mistake } from "./input.ts";

/** A row of a table, with the place where it starts. */
export interface TableRow {
  readonly place: string;
  readonly cells: readonly string[];
  /** The place of a cell, by its index: `papers.csv:12:30`, columns in UTF-16 code units from 1. */
  readonly placeOf: (index: number) => string;
}

/** A table whose first row names the columns. */
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
 * Reads a CSV file with commas, semicolons or tabs between cells.
 * @throws ImportMistake with the line, if a quote is never closed or the file is empty
 */
export function readTable(input: Input): Table {
  const said = SAID_DELIMITER.exec(input.text);
  const text = said ? input.text.slice(said[0].length - 1) : input.text;
  const rows = readRows({ ...input, text }, said?.[1] ?? delimiterOf(text));
  const [header, ...others] = rows;
  if (!header) throw mistake(input.name, 1, "the file is empty");
  return { name: input.name, columns: header.cells.map((cell) => cell.trim()), header, rows: others };
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
    const options = { delimiter, relax_column_count: true, record_delimiter: "\n", raw: true };
    return parse(text, options) as unknown as { record: string[]; raw: string }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw quoteMistake(name, text, error);
  }
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

/**
 * Finds the columns of a table.
 * @param names possible column names of each field, best first
 * @param map field to column, from `--map`; takes precedence over the names
 * @throws ImportMistake for an unknown field or column in the map
 */
export function columnsOf(
  table: Table,
  names: Readonly<Record<string, readonly string[]>>,
  map: ReadonlyMap<string, string>,
): Columns {
  const keys = table.columns.map(columnKey);
  const columns = new Map<string, number>();
  for (const [field, candidates] of Object.entries(names)) {
    const found = candidates.map((candidate) => keys.indexOf(columnKey(candidate))).find((index) => index >= 0);
    if (found !== undefined) columns.set(field, found);
  }
  for (const [field, column] of map) {
    if (!(field in names)) throw unknownField(field, Object.keys(names));
    const index = keys.indexOf(columnKey(column));
    if (index < 0) throw unknownColumn(column, table);
    columns.set(field, index);
  }
  return columns;
}

function unknownField(field: string, fields: readonly string[]): ImportMistake {
  const near = closest(field, fields);
  const advice = near ? `did you mean "${near}"?` : `fields are ${fields.join(", ")}`;
  return new ImportMistake(`--map ${field}=…: there is no field "${field}"; ${advice}`, true);
}

function unknownColumn(column: string, { name, columns }: Table): ImportMistake {
  return new ImportMistake(`--map …=${column}: ${name} has no column "${column}"; it has ${columns.join(", ")}`, true);
}

/** The cell of a field; undefined if it is empty or the file has no such column. */
export function cellOf(row: TableRow, columns: Columns, field: string): string | undefined {
  const index = columns.get(field);
  const cell = index === undefined ? undefined : row.cells[index]?.trim();
  return cell === "" ? undefined : cell;
}
