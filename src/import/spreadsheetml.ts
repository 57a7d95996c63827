/**
 * Spreadsheets of Excel 2002 and 2003 in XML, which CMT writes as `.xls`. Elements:
 * https://learn.microsoft.com/previous-versions/office/developer/office-xp/aa140066(v=office.10), "XML Spreadsheet Reference".
 */
import { Parser } from "htmlparser2";
import type { Grid, TableRow } from "./csv.ts";
import { ImportMistake, type Input } from "./input.ts";

/** Whether a text is such a spreadsheet. */
export function isSpreadsheetMl(text: string): boolean {
  return /<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(text.slice(0, 4000));
}

/** So many columns, as Excel 2003 has. */
const MOST_COLUMNS = 256;

/**
 * The sheets in which something stands.
 * @throws ImportMistake if nothing stands in any
 */
export function gridsOfSpreadsheetMl({ name, text }: Input): readonly Grid[] {
  const sheets: { sheet: string; rows: { number: number; cells: string[] }[] }[] = [];
  let row = 0;
  let cells: string[] = [];
  let column = 0;
  let type = "";
  let words: string | undefined;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const local = localName(tag);
        const index = Number(attributeOf(attributes, "Index") ?? 0);
        if (local === "Worksheet") {
          sheets.push({ sheet: attributeOf(attributes, "Name") ?? `sheet ${sheets.length + 1}`, rows: [] });
          row = 0;
        } else if (local === "Row") {
          row = index > 0 ? index : row + 1;
          cells = [];
          column = 0;
        } else if (local === "Cell") {
          if (index > 0) column = Math.min(index, MOST_COLUMNS) - 1;
        } else if (local === "Data") {
          type = attributeOf(attributes, "Type") ?? "";
          words = "";
        }
      },
      ontext(text) {
        if (words !== undefined) words += text;
      },
      onclosetag(tag) {
        const local = localName(tag);
        if (local === "Data" && column < MOST_COLUMNS) {
          while (cells.length < column) cells.push("");
          cells[column] = type === "DateTime" ? dateIn(words ?? "") : (words ?? "").trim();
          words = undefined;
        } else if (local === "Cell") column += 1;
        else if (local === "Row" && cells.some((cell) => cell !== "")) sheets.at(-1)?.rows.push({ number: row, cells });
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  const full = sheets.filter(({ rows }) => rows.length > 0);
  if (full.length === 0) throw new ImportMistake(`${name} has nothing in it`);
  return full.map(({ sheet, rows }) => {
    const prefix = sheets.length > 1 ? `${name}, sheet "${sheet}"` : name;
    return { name: prefix, sheet, rows: rows.map(({ number, cells }) => rowAt(`${prefix}:${number}`, cells)) };
  });
}

function rowAt(place: string, cells: readonly string[]): TableRow {
  return { place, cells, placeOf: () => place };
}

function localName(tag: string): string {
  return tag.replace(/^.*:/, "");
}

/** An attribute, whatever the prefix of its namespace. */
function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}

/** `2030-05-06T09:30:00.000` as 2030-05-06 09:30; days count from 1899-12-31, so a time alone is of that date. */
function dateIn(text: string): string {
  const [, date = text, time = ""] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(text.trim()) ?? [];
  if (date.startsWith("1899-")) return time;
  return time === "" || time === "00:00" ? date : `${date} ${time}`;
}
