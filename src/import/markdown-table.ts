/** Tables in Markdown (https://github.github.com/gfm/#tables-extension-), read by markdown-it. */
import MarkdownIt from "markdown-it";
import type { Grid, TableRow } from "./csv.ts";
import type { Input } from "./input.ts";

/** The tables of a text, in its order, with the headings above them. Cells keep their Markdown. */
export function tablesOfMarkdown({ name, text }: Input): readonly Grid[] {
  const grids: { name: string; heading?: string; rows: TableRow[] }[] = [];
  let heading: string | undefined;
  let isHeading = false;
  let cells: string[] = [];
  let place = name;
  for (const token of new MarkdownIt().parse(text, {})) {
    if (token.type === "heading_open" || token.type === "heading_close") isHeading = token.type === "heading_open";
    else if (isHeading && token.type === "inline") heading = wordsOf(token.content).words;
    else if (token.type === "table_open") grids.push({ name, ...(heading === undefined ? {} : { heading }), rows: [] });
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

/** What else stands in a text with tables, counted: `27 list items from line 84 on`. Headings are read with the tables. */
export function besideTables(text: string): readonly string[] {
  const lines = new Map<string, number[]>([
    ["list item", []],
    ["paragraph", []],
  ]);
  let depth = 0;
  for (const { type, map, content } of new MarkdownIt({ html: true }).parse(text, {})) {
    const at = (map?.[0] ?? 0) + 1;
    if (type === "list_item_open") lines.get("list item")?.push(at);
    if (/^(?:bullet|ordered)_list_/.test(type)) depth += type.endsWith("_open") ? 1 : -1;
    const isText = type === "paragraph_open" || (type === "html_block" && /[\p{L}\p{N}]/u.test(shownOf(content)));
    if (isText && depth === 0) lines.get("paragraph")?.push(at);
  }
  return [...lines].flatMap(([what, [first, ...more]]) => {
    if (first === undefined) return [];
    return more.length === 0 ? `1 ${what} in line ${first}` : `${more.length + 1} ${what}s from line ${first} on`;
  });
}

/** The words of HTML that a page shows. */
function shownOf(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<(style|script)\b[\s\S]*?(?:<\/\1>|$)/gi, "")
    .replace(/<[^>]*>/g, "");
}

/** What a cell says without its marks, and the links in it. */
export interface Words {
  readonly words: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** A cell of Markdown as words. What stands between dollar signs stays, and so does what is no Markdown. */
export function wordsOf(cell: string): Words {
  if (!/[*_`[~\\<]/.test(cell)) return { words: cell, links: [] };
  const maths: string[] = [];
  const kept = cell.replace(/\$[^$\n]+\$/g, (math) => `\uE000${maths.push(math) - 1}\uE001`);
  const withMaths = (text: string) => text.replace(/\uE000(\d+)\uE001/g, (_, index) => maths[Number(index)] ?? "");
  const links: { label: string; url: string }[] = [];
  let words = "";
  let opened = 0;
  for (const token of new MarkdownIt().parseInline(kept.replace(/<br\s*\/?>/gi, "\n"), {})[0]?.children ?? []) {
    if (token.type === "link_open") opened = words.length;
    else if (token.type === "link_close") {
      const url = links.at(-1);
      if (url) links[links.length - 1] = { ...url, label: withMaths(words.slice(opened)) };
    } else if (token.type === "softbreak" || token.type === "hardbreak") words += "\n";
    else if (token.type === "text" || token.type === "code_inline" || token.type === "image") words += token.content;
    if (token.type === "link_open") links.push({ label: "", url: String(token.attrGet("href") ?? "") });
  }
  return { words: withMaths(words).trim(), links };
}
