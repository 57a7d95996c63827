/** The tables of a file, and which of them to read. */
import type { Content } from "./content.ts";
import { columnKey, type Grid } from "./csv.ts";
import type { ReadContext, ReadOptions } from "./formats.ts";
import { ImportMistake } from "./input.ts";
import { gridsOfRecords, headingsOfRecords } from "./records.ts";

/** The tables of a content; none if it is of another form. Lists of mappings are some; reading them reads all their keys. */
export function gridsOf(content: Content): readonly Grid[] {
  if ("tree" in content) return gridsOfRecords(content.name, content.tree);
  return "grids" in content ? content.grids() : [];
}

/** Whether a content is lists of mappings and the command line speaks of columns: then it is read as a table. */
export function isMappedRecords(content: Content, { map, without, sheet }: ReadOptions): boolean {
  const isAsked = map.size > 0 || without.length > 0 || sheet !== undefined;
  return isAsked && "tree" in content && headingsOfRecords(content.tree).length > 0;
}

/**
 * The table to read: the one that `--sheet` names, or else the one with most headings that are known; others are noted.
 * @param names possible headings of each field
 * @param isBeside whether a table goes with the one to read, and is read elsewhere
 * @throws ImportMistake if there is no such sheet, or several of a workbook have as many known headings
 */
export function sheetOf(
  content: Content,
  names: Readonly<Record<string, readonly string[]>>,
  { options, notes }: ReadContext,
  isBeside: (grid: Grid) => boolean = () => false,
): Grid | undefined {
  const grids = gridsOf(content);
  const named = grids.map(({ sheet }, index) => sheet ?? `table ${index + 1}`);
  const chosen =
    options.sheet === undefined ? bestOf(content, grids, names, isBeside) : indexOf(options.sheet, named, content.name);
  const others = named.filter((_, index) => index !== chosen && !isBeside(grids[index] as Grid));
  notes.notRead(content.form === "workbook" ? "sheets" : "tables", others);
  return grids[chosen];
}

function bestOf(
  { name, form }: Content,
  grids: readonly Grid[],
  names: Readonly<Record<string, readonly string[]>>,
  isBeside: (grid: Grid) => boolean,
): number {
  const known = new Set(Object.values(names).flat().map(columnKey));
  const scores = grids.map((grid) => {
    if (isBeside(grid)) return -1;
    const counts = grid.rows.slice(0, 20).map(({ cells }) => cells.filter((cell) => known.has(columnKey(cell))).length);
    return Math.max(0, ...counts);
  });
  const most = Math.max(0, ...scores);
  const tied = grids.flatMap(({ sheet }, index) => (scores[index] === most ? [sheet ?? ""] : []));
  // One of them may be the rejected papers: which is meant, only the organizers know.
  if (form === "workbook" && most > 0 && tied.length > 1)
    throw new ImportMistake(
      `${name} has several sheets that may be meant: ${tied.join(", ")}; say which to read with --sheet, one after the other if you need several`,
    );
  return Math.max(0, scores.indexOf(most));
}

function indexOf(sheet: string, named: readonly string[], file: string): number {
  const index = named.findIndex((name) => name.toLowerCase() === sheet.toLowerCase());
  const byNumber = /^\d+$/.test(sheet) ? Number(sheet) - 1 : -1;
  const found = index >= 0 ? index : byNumber;
  if (found >= 0 && found < named.length) return found;
  throw new ImportMistake(`--sheet ${sheet}: ${file} has no such sheet; it has ${named.join(", ")}`, true);
}
