/** Spreadsheets (.xlsx, ECMA-376), read by read-excel-file. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
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
  const { sheets, joined } = await readSheets(file, name);
  const grids = sheets.flatMap(({ sheet, data }, at) => {
    const prefix = sheets.length > 1 ? `${name}, sheet "${sheet}"` : name;
    const rows = data.flatMap((cells, index) => {
      const place = `${prefix}:${index + 1}`;
      const texts = cells.map(textOf);
      if (texts.every((text) => text === "")) return [];
      const above = joinedIn(joined[at] ?? [], index, data);
      return [{ place, cells: texts, ...(above.size > 0 ? { joined: above } : {}), placeOf: () => place }];
    });
    return rows.length > 0 ? [{ name: prefix, sheet, rows }] : [];
  });
  if (grids.length === 0) throw new ImportMistake(`${name} has nothing in it`);
  return grids;
}

async function readSheets(file: string, name: string) {
  try {
    return { sheets: await readXlsxFile(file), joined: joinedCells(file) };
  } catch {
    // The library's words are about parts of the package, which say nothing to whoever made the file.
    throw new ImportMistake(
      `${name} is an archive, or a spreadsheet that cannot be read; save it as .xlsx or "CSV UTF-8"`,
    );
  }
}

/** Cells of one column that are joined: rows and columns from 0. */
interface Joined {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** For each sheet, in order, its cells that are joined downwards (ECMA-376-1, 18.3.1.55), which read-excel-file drops. */
function joinedCells(file: string): readonly (readonly Joined[])[] {
  const isWanted = ({ name }: { name: string }) =>
    /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name);
  const parts = new Map(Object.entries(unzipSync(readFileSync(file), { filter: isWanted })));
  const textOf = (part: string) => strFromU8(parts.get(part) ?? new Uint8Array());
  const relationships = elementsOf(textOf("xl/_rels/workbook.xml.rels"), "Relationship");
  const targets = new Map(relationships.map(({ Id = "", Target = "" }) => [Id, Target.replace(/^\/xl\//, "")]));
  return elementsOf(textOf("xl/workbook.xml"), "sheet").map((sheet) =>
    elementsOf(textOf(`xl/${targets.get(sheet["r:id"] ?? "")}`), "mergeCell").flatMap(({ ref = "" }) => joinedBy(ref)),
  );
}

/** The attributes of the elements of a name, which are without a prefix in all writers of spreadsheets. */
function elementsOf(xml: string, name: string): readonly Readonly<Record<string, string | undefined>>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, "g"))].map(([, attributes = ""]) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, key = "", value]) => [key, value]),
    ),
  );
}

/** @param range such as `A2:A5` */
function joinedBy(range: string): readonly Joined[] {
  const [, from = "", first = "", to = "", last = ""] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? [];
  // What is joined sideways too is a heading across the table.
  return from === "" || from !== to ? [] : [{ column: numberOf(from) - 1, first: +first - 1, last: +last - 1 }];
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** By column, what cells above say that are joined with those of a row. */
function joinedIn(
  joined: readonly Joined[],
  row: number,
  data: readonly (readonly unknown[])[],
): ReadonlyMap<number, string> {
  const covering = joined.filter(({ first, last }) => first < row && row <= last);
  return new Map(covering.map(({ column, first }) => [column, textOf(data[first]?.[column])]));
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
