/**
 * The authors of EasyChair's download, with their affiliations: `author.csv` beside `submission.csv`, or a sheet of the same
 * workbook. Columns: `submission #,first name,last name,email,country,affiliation,Web page,person #,corresponding?`
 * (https://easychair.org/help/, Conference data download).
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Content } from "../content.ts";
import { cellOf, columnKey, columnsOf, type Grid, readGrid, tableIn, unreadColumns } from "../csv.ts";
import { ImportMistake, readInput } from "../input.ts";
import { fullName, person } from "../people/names.ts";
import type { Person } from "../row.ts";
import { gridsOf } from "../sheets.ts";

const NAMES = {
  submission: ["submission #", "submission", "#"],
  first: ["first name"],
  last: ["last name"],
  affiliation: ["affiliation", "organization"],
};

/** Whether a grid is the table of authors. */
export function isOfAuthors({ rows }: Grid): boolean {
  const keys = new Set(rows[0]?.cells.map(columnKey));
  return ["submission #", "last name", "person #"].every((name) => keys.has(name));
}

interface Authors {
  /** The file or sheet. */
  readonly name: string;
  /** By the number of the submission. */
  readonly of: ReadonlyMap<string, readonly Person[]>;
  /** The columns that nothing asked for. */
  readonly unread: readonly string[];
}

/**
 * The authors of each submission; undefined if there is no table of them.
 * @throws ImportMistake for a table of authors that is no table
 */
export function easychairAuthors(content: Content): Authors | undefined {
  const grid = gridsOf(content).find(isOfAuthors) ?? beside(content.file);
  if (!grid) return undefined;
  const table = tableIn(grid, 0);
  const columns = columnsOf(table, NAMES);
  const of = new Map<string, Person[]>();
  for (const row of table.rows) {
    const number = cellOf(row, columns, "submission");
    const name = fullName(cellOf(row, columns, "first"), cellOf(row, columns, "last"));
    if (number === undefined || name === "") continue;
    const authors = of.get(number) ?? [];
    authors.push(person(name, cellOf(row, columns, "affiliation")));
    of.set(number, authors);
  }
  return { name: grid.name, of, unread: unreadColumns(table, columns.values()) };
}

function beside(file: string): Grid | undefined {
  const folder = path.dirname(file);
  const name = existsSync(folder) ? readdirSync(folder).find((one) => /^authors?\.csv$/i.test(one)) : undefined;
  if (name === undefined || name === path.basename(file)) return undefined;
  const grid = readGrid(readInput(path.join(folder, name)));
  return isOfAuthors(grid) ? grid : undefined;
}

/** @throws ImportMistake if a file is the table of authors alone */
export function assertNotAuthors(content: Content): void {
  const grids = gridsOf(content);
  if (grids.length !== 1 || !grids.every(isOfAuthors)) return;
  throw new ImportMistake(
    `${content.name} has the authors of EasyChair's download; give submission.csv of the same download, and keep both files in one folder`,
  );
}
