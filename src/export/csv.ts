/** CSV for spreadsheets and mail merge: RFC 4180, in UTF-8. */

/** A table with the headings of its columns. */
export interface CsvTable {
  readonly columns: readonly string[];
  /** A cell per column; undefined is an empty one. */
  readonly rows: readonly (readonly (string | undefined)[])[];
}

/**
 * A table as RFC 4180 has it: commas between cells, CRLF after every line, quotes around cells with a comma, quote or
 * semicolon. Cells have one line each.
 */
export function csvText({ columns, rows }: CsvTable): string {
  const lines = [columns, ...rows].map((cells) => cells.map((cell) => quoted(harmless(cell ?? ""))).join(","));
  return lines.map((line) => `${line}\r\n`).join("");
}

const quoted = (cell: string): string => (/[",;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * What spreadsheets take for the beginning of a formula, also in full width as East Asian editions do; likewise after a
 * semicolon, at which a spreadsheet in many countries splits cells, whatever quotes say.
 */
const FORMULA = /(^|;)(\s*["']?)(?=[=+\-@＝＋－＠])/g;

/**
 * A cell in one line that no spreadsheet runs: an apostrophe before it says that it is text
 * (https://owasp.org/www-community/attacks/CSV_Injection). Tabs and line ends, which also begin a formula, become spaces.
 */
function harmless(cell: string): string {
  return cell
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(FORMULA, "$1$2'");
}
