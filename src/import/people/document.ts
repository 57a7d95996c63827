/** Pages as lines: HTML, and Markdown (https://spec.commonmark.org) by way of the HTML that it means. */
import { Parser } from "htmlparser2";
import MarkdownIt from "markdown-it";
import { createSource, positionAt, type Source } from "../../load/source.ts";
import type { Grid, TableRow } from "../csv.ts";
import { oneLine } from "../text.ts";
import { hasNames } from "./table.ts";

/** A line of a list, with what its layout says of it. */
export interface Line {
  readonly place: string;
  readonly text: string;
  /** The addresses to which its links lead. */
  readonly links: readonly string[];
  /** `strong`: bold or underlined as a whole, as headings are that are none in HTML. */
  readonly kind: "heading" | "strong" | "item" | "text";
  /** Of a heading, from 1. */
  readonly level?: number;
  /** Whether space is above it. */
  readonly gap: boolean;
  /** The element that it shares with others, such as a card with a name and an affiliation. */
  readonly box?: number;
  /** Whether all of it is a link within the site, as in menus. */
  readonly isMenu?: boolean;
}

/** A table of a page; its rows stand where the table does. */
export interface PageTable {
  readonly grid: Grid;
  /** Its number in the page. */
  readonly index: number;
  /** The addresses in each row. */
  readonly links: ReadonlyMap<TableRow, readonly string[]>;
}

export type Block = Line | PageTable;

const HIDDEN = new Set("head script style nav footer form button template svg select noscript iframe".split(" "));
const BLOCKS = new Set(
  (
    "p div ul ol li dl dt dd table tr section article main aside header h1 h2 h3 h4 h5 h6 blockquote figure figcaption center body pre " +
    "hr details summary address"
  ).split(" "),
);
const MARK = "lectern line ";

/** The blocks of an HTML page, without its navigation. */
export function blocksOfHtml(name: string, html: string): readonly Block[] {
  const text = withoutLiquid(html);
  const first = new PageReader(name, text, new Set());
  const blocks = first.read();
  const layout = blocks.flatMap((block) =>
    "grid" in block && !hasNames(block.grid) && first.withBlocks.has(block.index) ? [block.index] : [],
  );
  return layout.length === 0 ? blocks : new PageReader(name, text, new Set(layout)).read();
}

/** The blocks of a Markdown page; HTML in it counts, as it does on the page. */
export function blocksOfMarkdown(name: string, text: string): readonly Block[] {
  return blocksOfHtml(name, htmlOf(withoutLiquid(text)));
}

/** Jekyll's tags, and what its comments hide; lines keep their numbers. */
function withoutLiquid(text: string): string {
  const blank = (whole: string) => whole.replace(/[^\n]+/g, "");
  return text
    .replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, blank)
    .replace(/\{%[\s\S]*?%\}/g, blank);
}

/** Comments name the line of each block, as HTML made of Markdown has other lines. */
function htmlOf(text: string): string {
  const markdown = new MarkdownIt({ html: true, linkify: false }).disable(["code"]);
  const tokens = markdown.parse(text, {});
  const { rules } = markdown.renderer;
  const marked = (type: string) => {
    const own = rules[type];
    rules[type] = (all, index, options, env, self) => {
      const map = all[index]?.map;
      const before = map ? `<!--${MARK}${map[0] + 1}-->` : "";
      return before + (own ? own(all, index, options, env, self) : self.renderToken(all, index, options));
    };
  };
  for (const type of new Set(tokens.map(({ type }) => type))) if (/_open$|^html_block$/.test(type)) marked(type);
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** Text that is being collected, up to the next break. */
interface Collected {
  text: string;
  /** What of it is not bold. */
  plain: string;
  /** What of it is no link. */
  unlinked: string;
  links: string[];
  line: number;
}

class PageReader {
  readonly #blocks: Block[] = [];
  readonly #name: string;
  readonly #html: Source;
  /** The tables whose cells hold lists and lines, by their numbers. */
  readonly withBlocks = new Set<number>();
  /** The tables that are only there to lay a page out, by their numbers. */
  readonly #layout: ReadonlySet<number>;
  readonly #boxes: number[] = [];
  #box = 0;
  #tables = 0;
  #openTables: number[] = [];
  #rowsOf = 0;
  #linked = 0;
  #at: Collected = { text: "", plain: "", unlinked: "", links: [], line: 0 };
  #marked = { line: 1, index: 0 };
  #hidden = 0;
  #bold = 0;
  #items = 0;
  #heading = 0;
  #isTerm = false;
  #gap = true;
  #rows: { row: TableRow; links: readonly string[] }[] | undefined;
  #cells: string[] | undefined;
  #cellLinks: string[] = [];

  constructor(name: string, html: string, layout: ReadonlySet<number>) {
    this.#name = name;
    this.#html = createSource(name, html);
    this.#layout = layout;
  }

  read(): readonly Block[] {
    const parser = new Parser({
      onopentag: (name, { href = "" }) => this.#open(name, href, parser.startIndex),
      onclosetag: (name) => this.#close(name),
      ontext: (text) => this.#add(text, parser.startIndex),
      oncomment: (text) => {
        if (text.startsWith(MARK)) this.#marked = { line: Number(text.slice(MARK.length)), index: parser.endIndex };
      },
    });
    parser.end(this.#html.text);
    this.#flush();
    return this.#blocks;
  }

  #lineAt(index: number): number {
    const lineOf = (offset: number) => positionAt(this.#html, offset).line;
    return this.#marked.line + lineOf(index) - lineOf(this.#marked.index);
  }

  #open(name: string, href: string, index: number): void {
    if (HIDDEN.has(name)) this.#hidden++;
    if (this.#hidden > 0) return;
    if (BLOCKS.has(name)) {
      this.#break(true, name);
      this.#boxes.push(++this.#box);
    }
    if (this.#cells && /^(?:[uod]l|table|br|p|h[1-6])$/.test(name)) this.withBlocks.add(this.#openTables.at(-1) ?? 0);
    if (name === "br") this.#break(false, name);
    if (name === "b" || name === "strong") this.#bold++;
    if (name === "li") this.#items++;
    if (/^h[1-6]$/.test(name)) this.#heading = Number(name[1]);
    if (name === "dt") this.#isTerm = true;
    if (name === "table") this.#openTable();
    if (name === "tr" && this.#isInRows()) {
      this.#cells = [];
      this.#cellLinks = [];
      this.#at.line = this.#lineAt(index);
    }
    if (name === "a") this.#linked++;
    if (name === "a" && href !== "") this.#at.links.push(href);
  }

  /** A table within a cell of a table that is one of data only adds to that cell. */
  #openTable(): void {
    this.#openTables.push(++this.#tables);
    if (this.#rows !== undefined || this.#isLayout()) return;
    this.#rows = [];
    this.#rowsOf = this.#tables;
  }

  /** Whether the innermost table is the one whose rows are being read. */
  #isInRows(): boolean {
    return this.#rows !== undefined && this.#openTables.at(-1) === this.#rowsOf;
  }

  #isLayout(): boolean {
    return this.#layout.has(this.#openTables.at(-1) ?? 0);
  }

  #close(name: string): void {
    if (HIDDEN.has(name)) this.#hidden = Math.max(0, this.#hidden - 1);
    if (this.#hidden > 0) return;
    if ((name === "td" || name === "th") && this.#cells && this.#isInRows()) this.#endCell();
    else if (name === "tr" && this.#cells && this.#isInRows()) this.#endRow();
    else if (name === "table") this.#endTable();
    else if (BLOCKS.has(name)) this.#break(true, name);
    if (BLOCKS.has(name)) this.#boxes.pop();
    if ((name === "td" || name === "th") && !this.#cells) this.#break(true, name);
    if (name === "a") this.#linked = Math.max(0, this.#linked - 1);
    if (name === "b" || name === "strong") this.#bold = Math.max(0, this.#bold - 1);
    if (name === "li") this.#items = Math.max(0, this.#items - 1);
    if (/^h[1-6]$/.test(name)) this.#heading = 0;
    if (name === "dt") this.#isTerm = false;
  }

  #add(text: string, index: number): void {
    if (this.#hidden > 0) return;
    if (this.#at.text.trim() === "" && text.trim() !== "" && !this.#cells) {
      this.#at.line = this.#lineAt(index) + (/^\s*/.exec(text)?.[0].split("\n").length ?? 1) - 1;
    }
    const isBold = this.#bold > 0 || this.#isTerm;
    const [first = "", ...others] = this.#inLines(text);
    this.#put(first, isBold);
    for (const line of others) {
      this.#break(false, "br");
      this.#at.line = this.#lineAt(index);
      this.#put(line, isBold);
    }
  }

  /** In a paragraph of Markdown, lists have one person a line; in HTML, lines mean nothing. */
  #inLines(text: string): readonly string[] {
    const areLines = this.#marked.index > 0 && !this.#cells && this.#heading === 0;
    if (!areLines || text.trim() === "") return [text];
    // What wraps after a comma goes on.
    if (this.#items > 0 && /[,(]/.test(this.#at.text + text)) return [text];
    return text.split("\n");
  }

  #put(text: string, isBold: boolean): void {
    this.#at.text += text;
    if (!isBold) this.#at.plain += text;
    if (this.#linked === 0) this.#at.unlinked += text;
  }

  /** Within a cell, a break is a space; within an entry of a list, it is a comma. */
  #break(gap: boolean, name: string): void {
    if (this.#cells) {
      this.#at.text += " ";
      return;
    }
    if (this.#items > 0 && !/^(?:[uod]l|li|table)$/.test(name)) {
      if (this.#at.text.trim() !== "" && !/[,(]\s*$/.test(this.#at.text)) this.#put(", ", false);
      return;
    }
    this.#flush();
    this.#gap ||= gap;
  }

  #flush(): void {
    const { text, plain, unlinked, links, line } = this.#at;
    this.#at = { text: "", plain: "", unlinked: "", links: [], line };
    const words = oneLine(text).replace(/(?:,\s*)+$/, "");
    if (words === "") return;
    const isStrong = !/[\p{L}\p{N}]/u.test(plain);
    const kind = this.#items > 0 ? "item" : this.#heading > 0 ? "heading" : isStrong ? "strong" : "text";
    const level = kind === "heading" ? { level: this.#heading } : {};
    const box = this.#boxes.at(-2) ?? 0;
    const isMenu =
      !/[\p{L}\p{N}]/u.test(unlinked) &&
      links.length > 0 &&
      links.every((link) => !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(link));
    const place = `${this.#name}:${line}`;
    this.#blocks.push({ place, text: words, links, kind, gap: this.#gap, box, isMenu, ...level });
    this.#gap = false;
  }

  #endCell(): void {
    this.#cells?.push(oneLine(this.#at.text));
    this.#cellLinks.push(...this.#at.links);
    this.#at = { text: "", plain: "", unlinked: "", links: [], line: this.#at.line };
  }

  #endRow(): void {
    const cells = this.#cells ?? [];
    const place = `${this.#name}:${this.#at.line}`;
    const row: TableRow = { place, cells, placeOf: () => place };
    if (cells.some((cell) => cell !== "")) this.#rows?.push({ row, links: this.#cellLinks });
    this.#cells = undefined;
  }

  #endTable(): void {
    const index = this.#openTables.pop() ?? 0;
    if (this.#rows === undefined || index !== this.#rowsOf) {
      this.#break(true, "table");
      return;
    }
    const rows = this.#rows;
    this.#rows = undefined;
    if (rows.length === 0) return;
    this.#blocks.push({
      index,
      grid: { name: this.#name, rows: rows.map(({ row }) => row) },
      links: new Map(rows.map(({ row, links }) => [row, links])),
    });
    this.#gap = true;
  }
}
