/** Spreadsheets (.xlsx, ECMA-376), read by read-excel-file. */
import path from "node:path";
import { DateTime } from "luxon";
import readXlsxFile from "read-excel-file/node";
import type { Grid } from "./csv.ts";
import { ImportMistake } from "./input.ts";

/**
 * The sheets of a workbook in which something stands, with the texts of their cells: dates as 2030-05-06, times as 09:30,
 * or both as 2030-05-06 09:30.
 * @throws ImportMistake if it is no workbook
 */
export async function readWorkbook(file: string): Promise<readonly Grid[]> {
  const name = path.basename(file);
  const sheets = await readSheets(file, name);
  const grids = sheets.flatMap(({ sheet, data }) => {
    const prefix = sheets.length > 1 ? `${name}, sheet "${sheet}"` : name;
    const rows = data.flatMap((cells, index) => {
      const place = `${prefix}:${index + 1}`;
      const texts = cells.map(textOf);
      if (texts.every((text) => text === "")) return [];
      return [{ place, cells: texts, placeOf: () => place }];
    });
    return rows.length > 0 ? [{ name: prefix, sheet, rows }] : [];
  });
  if (grids.length === 0) throw new ImportMistake(`${name} has nothing in it`);
  return grids;
}

async function readSheets(file: string, name: string) {
  try {
    return await readXlsxFile(file);
  } catch {
    // The library's words are about parts of the package, which say nothing to whoever made the file.
    throw new ImportMistake(
      `${name} is an archive, or a spreadsheet that cannot be read; save it as .xlsx or "CSV UTF-8"`,
    );
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? dateText(cell) : String(cell).trim();
}

/** Spreadsheets count days from 1899-12-30, so a time of day alone is of that date. */
function dateText(date: Date): string {
  const time = DateTime.fromJSDate(date, { zone: "utc" }).plus({ seconds: 30 }).startOf("minute");
  if (time.year < 1901) return time.toFormat("HH:mm");
  return time.hour === 0 && time.minute === 0 ? time.toFormat("yyyy-MM-dd") : time.toFormat("yyyy-MM-dd HH:mm");
}
