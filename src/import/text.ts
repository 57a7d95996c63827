/** Converts texts of exports (HTML, TeX, odd spaces) to text for the data files. */
import { Parser } from "htmlparser2";
import { untex } from "../model/tex.ts";
import { isBareAddress, refuseAddress } from "../schema/fields.ts";
import type { Notes } from "./row.ts";

/** Tags that prove a text is HTML; others, such as `<T>`, may be literal. */
const TAG =
  /<\/?(?:a|abbr|b|blockquote|br|cite|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?:\s[^<>]*)?\/?>/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,20});/i;
const ENTITIES = new RegExp(ENTITY.source, "gi");

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
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}|[\u200B\u2060\uFEFF\uFFFE\uFFFF]/gu, "")
    .replace(/\t/g, " ");
}

export interface TextOptions {
  /** Convert all TeX syntax, as in BibTeX, and not only commands. */
  readonly isTex?: boolean;
  /** The text is Markdown, in which a backslash begins no command. */
  readonly isMarkdown?: boolean;
  /** The text has no HTML: what looks like a tag stays as it is. */
  readonly isPlain?: boolean;
}

/** A title or name as plain text on one line; $…$ stays. Notes what had to be guessed. */
export function plainText(text: string, place: string, notes: Notes, options: TextOptions = {}): string {
  const isMarked = !options.isPlain && isHtml(text);
  const bare = isMarked ? fromHtml(text, false) : text;
  if (isMarked && TAG.test(text)) notes.guess(place, "a text contains HTML; only its words were kept");
  return oneLine(options.isMarkdown ? bare : withoutTex(bare, options, false, place, notes));
}

/** A text in which the names of characters, such as `&Aring;`, became the characters; tags stay. */
export function withoutEntities(text: string): string {
  return ENTITY.test(text) ? text.replace(ENTITIES, (entity) => fromHtml(entity, false)) : text;
}

/** An abstract or biography as Markdown. Notes what had to be guessed. */
export function markdownText(text: string, place: string, notes: Notes, options: TextOptions = {}): string {
  const isMarked = !options.isPlain && isHtml(text);
  const markdown = isMarked ? fromHtml(text, true) : options.isTex ? unfolded(text) : text;
  if (isMarked && TAG.test(text)) notes.guess(place, "a text contains HTML, which became Markdown");
  const lines = withLineBreaks(markdown, place, notes);
  const source = options.isMarkdown ? lines : withoutTex(lines, options, true, place, notes);
  return paragraphs(withGoodLinks(source, place, notes));
}

/** Some systems write the escapes of line breaks instead of line breaks. */
function withLineBreaks(text: string, place: string, notes: Notes): string {
  if (!text.includes("\\r\\n")) return text;
  notes.lookAt(place, "the letters \\r\\n in a text became line breaks");
  return text.replaceAll("\\r\\n", "\n");
}

const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const LINK = /(!?)\[([^[\]\n]*)\]\(\s*<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)>?(\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/g;
/** An address in angle brackets, or one with a scheme that pages may not have, which would become a link by itself. */
const AUTOLINK =
  /<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>|(?<![\w`(/])(?!https?:)([a-z][a-z\d+.-]{1,31}:\/\/[^\s<>`)\]]*[^\s<>`)\],.;:!?])/gi;
const DEFINITION = /^( {0,3}\[[^[\]\n]+\]:[ \t]*)(\S+)(.*)$/gm;

/**
 * Links as the data format takes them. What leads to a host gets its https://; of what leads to a file or page of the
 * other system, the words stay. Pictures, which no page loads from other hosts, become links.
 */
function withGoodLinks(markdown: string, place: string, notes: Notes): string {
  const mend = (part: string) =>
    part
      .replace(LINK, (all, picture: string, words: string, url: string, title = "") => {
        const good = goodAddress(url);
        if (good === url && picture === "") return all;
        const label = words.trim() === "" ? url : words;
        if (good === undefined) {
          notes.lookAt(place, `the link "${label}" led to "${url}", which is no whole address; its words were kept`);
          return words;
        }
        if (picture !== "")
          notes.lookAt(place, `the picture ${url} became a link, as pages load none from other hosts`);
        else notes.lookAt(place, `the link to "${url}" became ${good}`);
        return `[${label}](${good}${title})`;
      })
      .replace(AUTOLINK, (all, enclosed: string | undefined, bare: string | undefined) => {
        const url = enclosed ?? bare ?? "";
        if (goodAddress(url) === url) return all;
        notes.lookAt(place, `"${url}" is no link that pages may have; its letters were kept`);
        return `\`${url}\``;
      })
      .replace(DEFINITION, (all, before: string, url: string, after: string) => {
        const good = goodAddress(url.replace(/^<|>$/g, ""));
        if (good === url.replace(/^<|>$/g, "")) return all;
        notes.lookAt(place, good ? `the link to "${url}" became ${good}` : `the link to "${url}" is no whole address`);
        return good ? `${before}${good}${after}` : `${before.trim()} ${url}${after}`.replace("]:", "]\\:");
      });
  return markdown
    .split(CODE)
    .map((part, index) => (index % 2 === 0 ? mend(part) : part))
    .join("");
}

/** The address that was meant, with its scheme; undefined if a text is none. */
export function goodAddress(url: string): string | undefined {
  const isGood = (one: string) => refuseAddress(one, ["http", "https", "mailto"]) === undefined;
  if (isGood(url)) return url;
  const meant = url.startsWith("//")
    ? `https:${url}`
    : /^[^\s@/:]+@[^\s@/]+\.[a-z]+$/i.test(url)
      ? `mailto:${url}`
      : isBareAddress(url)
        ? `https://${url}`
        : url.trim().replace(/\s/g, "%20");
  return isGood(meant) ? meant : undefined;
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
  { isTex = false }: TextOptions,
  markdown: boolean,
  place: string,
  notes: Notes,
): string {
  if (!isTex && !text.includes("\\")) return text;
  const read = untex(text, { all: isTex, markdown });
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
