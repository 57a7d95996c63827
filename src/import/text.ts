/** Converts texts of exports (HTML, TeX, odd spaces) to text for the data files. */
import { Parser } from "htmlparser2";
import { untex } from "../model/tex.ts";
import type { Notes } from "./row.ts";

/** Tags that prove a text is HTML; others, such as `<T>`, may be literal. */
const TAG =
  /<\/?(?:a|abbr|b|blockquote|br|cite|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?:\s[^<>]*)?\/?>/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,20});/i;

/** Puts text on one line. */
export function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/gu, " ").trim();
}

/** Tidies lines and paragraphs, trimming space at their ends. */
export function paragraphs(text: string): string {
  return withoutControls(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Drops what YAML and browsers cannot hold; every line ends in `\n`. */
function withoutControls(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}|[\uFEFF\uFFFE\uFFFF]/gu, "")
    .replace(/\t/g, " ");
}

export interface TextOptions {
  /** Convert all TeX syntax, as in BibTeX, and not only commands. */
  readonly isTex?: boolean;
}

/** A title or name as plain text on one line; $…$ stays. Notes what had to be guessed. */
export function plainText(text: string, place: string, notes: Notes, { isTex = false }: TextOptions = {}): string {
  const bare = isHtml(text) ? fromHtml(text, false) : text;
  if (TAG.test(text)) notes.guess(place, "a text contains HTML; only its words were kept");
  return oneLine(withoutTex(bare, { all: isTex, markdown: false }, place, notes));
}

/** An abstract or biography as Markdown. Notes what had to be guessed. */
export function markdownText(text: string, place: string, notes: Notes, { isTex = false }: TextOptions = {}): string {
  const markdown = isHtml(text) ? fromHtml(text, true) : isTex ? unfolded(text) : text;
  if (TAG.test(text)) notes.guess(place, "a text contains HTML, which became Markdown");
  return paragraphs(withoutTex(markdown, { all: isTex, markdown: true }, place, notes));
}

/** TeX source wraps and indents lines freely; only a blank line separates paragraphs. */
function unfolded(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .join("\n\n");
}

function withoutTex(
  text: string,
  options: { readonly all: boolean; readonly markdown: boolean },
  place: string,
  notes: Notes,
): string {
  if (!options.all && !text.includes("\\")) return text;
  const read = untex(text, options);
  if (read.unknown.length > 0)
    notes.guess(place, `TeX that is not known here was simplified: ${read.unknown.join(", ")}`);
  return read.text;
}

function isHtml(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text);
}

/** Markdown marks for the content of these tags. */
const MARKS: Readonly<Record<string, string>> = {
  b: "**",
  strong: "**",
  i: "*",
  em: "*",
  cite: "*",
  code: "`",
  tt: "`",
};
const BLOCKS = /^(?:p|div|blockquote|h[1-6]|ul|ol|table|pre|hr)$/;
const HIDDEN = /^(?:script|style)$/;

/**
 * The text of HTML.
 * @param markdown turn emphasis, lists and links into Markdown; else keep only the words
 */
function fromHtml(html: string, markdown: boolean): string {
  let result = "";
  let hidden = 0;
  const lists: { ordered: boolean; count: number }[] = [];
  const links: string[] = [];
  const add = (text: string) => {
    if (hidden === 0) result += text;
  };
  const parser = new Parser({
    ontext: add,
    onopentag(name, { href }) {
      if (HIDDEN.test(name)) hidden++;
      else if (name === "br") add(markdown ? "\n" : " ");
      else if (BLOCKS.test(name)) add(markdown ? "\n\n" : " ");
      if (!markdown) return;
      add(MARKS[name] ?? "");
      if (name === "ul" || name === "ol") lists.push({ ordered: name === "ol", count: 0 });
      if (name === "li") add(bullet(lists.at(-1)));
      if (name === "a") {
        links.push(/^(?:https?|mailto):/i.test(href ?? "") ? (href ?? "") : "");
        if (links.at(-1)) add("[");
      }
    },
    onclosetag(name) {
      if (HIDDEN.test(name)) hidden--;
      if (BLOCKS.test(name)) add(markdown ? "\n\n" : " ");
      if (!markdown) return;
      add(MARKS[name] ?? "");
      if (name === "ul" || name === "ol") lists.pop();
      const link = name === "a" ? links.pop() : undefined;
      if (link) add(`](${link})`);
    },
  });
  parser.end(escapeUnknown(html));
  return result.replace(/\u00A0/g, " ");
}

function bullet(list: { ordered: boolean; count: number } | undefined): string {
  if (!list?.ordered) return "\n- ";
  list.count++;
  return `\n${list.count}. `;
}

/** `a<b` is a comparison, not a tag. */
function escapeUnknown(html: string): string {
  return html.replace(/<(?!!--)/g, (sign, offset: number) => {
    const match = TAG.exec(html.slice(offset, offset + 2000));
    return match?.index === 0 ? sign : "&lt;";
  });
}
