/** Tables in Markdown (https://github.github.com/gfm/#tables-extension-), read by markdown-it. */
import MarkdownIt from "markdown-it";
import type { Grid, TableRow } from "./csv.ts";
import type { Input } from "./input.ts";

/** The tables of a text, in its order. Cells keep their Markdown. */
export function tablesOfMarkdown({ name, text }: Input): readonly Grid[] {
  const grids: { name: string; rows: TableRow[] }[] = [];
  let cells: string[] = [];
  let place = name;
  for (const token of new MarkdownIt().parse(text, {})) {
    if (token.type === "table_open") grids.push({ name, rows: [] });
    else if (token.type === "tr_open") {
      cells = [];
      place = `${name}:${(token.map?.[0] ?? 0) + 1}`;
    } else if (token.type === "inline" && token.level > 2) cells.push(token.content.trim());
    else if (token.type === "tr_close" && cells.some((cell) => cell !== "")) {
      const own = place;
      grids.at(-1)?.rows.push({ place: own, cells, placeOf: () => own });
    }
  }
  return grids.filter(({ rows }) => rows.length > 0);
}
