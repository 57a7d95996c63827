/** Markdown as lines of text: the structure that a calendar, feed or citation keeps. */
import type { Token } from "markdown-it";

/**
 * The text of a document: a line for each paragraph, heading, list item and table row. Items begin with `- ` or their
 * number and are indented when nested; quotations begin with `> `; code keeps its lines. Blank lines are those of the
 * source.
 * @param textOf gives the text of an inline token, which may have line breaks
 */
export function plainBlocks(tokens: readonly Token[], textOf: (inline: Token) => string): string {
  const writer = new Writer();
  let cells: string[] | undefined;
  let row: Token["map"] = null;
  /** The lines of a heading, one of which may be its underline. */
  let heading: Token["map"] = null;
  for (const token of tokens) {
    if (token.type === "heading_open") heading = token.map;
    if (token.type === "heading_close") heading = null;
    // The line below a table's header is not blank.
    if (token.type === "thead_open") row = null;
    else if (token.type === "tbody_open") row = [0, 0];
    else if (token.type === "tr_open") {
      cells = [];
      row = row ? [0, token.map?.[1] ?? 0] : token.map;
    } else if (token.type === "tr_close") {
      writer.write(cells?.join(" | ") ?? "", row);
      cells = undefined;
    } else if (token.type === "inline" && cells) cells.push(textOf(token));
    else if (token.type === "inline") writer.write(textOf(token), heading ?? token.map);
    else if (token.type === "fence" || token.type === "code_block") writer.write(token.content.trimEnd(), token.map);
    else writer.frame(token);
  }
  return writer.text();
}

/** The prefix of an item's or quotation's lines. */
interface Margin {
  /** Before its first line, until that is written. */
  first: string;
  readonly rest: string;
}

class Writer {
  readonly #lines: string[] = [];
  readonly #margins: Margin[] = [];
  /** The next item number of each open list; undefined for bullets. */
  readonly #numbers: (number | undefined)[] = [];
  /** The source line after the last one written. */
  #end: number | undefined;

  /** Opens and closes lists, items and quotations. */
  frame(token: Token): void {
    if (token.type === "bullet_list_open") this.#numbers.push(undefined);
    else if (token.type === "ordered_list_open") this.#numbers.push(Number(token.attrGet("start") ?? 1));
    else if (/^(?:bullet|ordered)_list_close$/.test(token.type)) this.#numbers.pop();
    else if (token.type === "list_item_open") this.#openItem(token.markup);
    else if (token.type === "blockquote_open") this.#margins.push({ first: "> ", rest: "> " });
    else if (/^(?:list_item|blockquote)_close$/.test(token.type)) this.#margins.pop();
  }

  #openItem(markup: string): void {
    const number = this.#numbers.at(-1);
    if (number !== undefined) this.#numbers[this.#numbers.length - 1] = number + 1;
    const first = number === undefined ? "- " : `${number}${markup} `;
    this.#margins.push({ first, rest: " ".repeat(first.length) });
  }

  /** @param map lines of the source, end exclusive; without it, the text follows immediately */
  write(text: string, map?: readonly number[] | null): void {
    if (text === "") return;
    const [from = 0, to = 0] = map ?? [];
    if (this.#end !== undefined && from > this.#end) this.#lines.push("");
    this.#end = Math.max(to, this.#end ?? 0);
    for (const line of text.split("\n")) {
      this.#lines.push(line === "" ? "" : this.#margins.map(({ first }) => first).join("") + line);
      for (const margin of this.#margins) margin.first = margin.rest;
    }
  }

  text(): string {
    return this.#lines.join("\n").trim();
  }
}
