import MarkdownIt, { type Token } from "markdown-it";
import { misnamed } from "./deceptive-links.ts";
import { type Formula, formulaAt } from "./math.ts";
import { plainBlocks } from "./plain.ts";
import { slugify } from "./slug.ts";
import { FORMULA, isTexInMarkdown, LITERAL, opensTexQuotation } from "./tex.ts";
import {
  escapeHtml,
  reachable,
  reportTex,
  scrollable,
  setFormula,
  type TextProblem,
  withoutDoubleSpaces,
  wordsOf,
} from "./text.ts";
import type { Text } from "./workshop.ts";

/** What rendering a Markdown text needs from the site. */
export interface MarkdownScene {
  readonly problem: TextProblem;
  /** The address to render for a link as written; undefined: no link (already reported). */
  readonly link: (href: string) => string | undefined;
  /** The address of a rendered link for readers elsewhere; undefined: it leads nowhere from there. */
  readonly absolute: (href: string) => string | undefined;
  /** The address of a picture under public/; undefined: no picture. */
  readonly picture: (source: string) => string | undefined;
  /** Level of the topmost heading; 2 on a page of its own. */
  readonly topHeading: number;
  /** Prefix for heading ids, so that several texts can share a page; undefined: headings get no ids. */
  readonly idPrefix: string | undefined;
}

/** Markdown as HTML and as plain text, with the ids of its headings. */
export interface RenderedMarkdown extends Text {
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

const parser = new MarkdownIt({ html: false, linkify: true, typographer: false });
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
// The scene judges addresses because it can report where they stand; the parser would drop them silently.
parser.validateLink = () => true;
// Before Markdown consumes the backslash.
parser.inline.ruler.before("escape", "math", (state, silent) => {
  const formula = formulaAt(state.src, state.pos);
  if (!formula) return false;
  if (!silent) {
    const token = state.push("math", "math", 0);
    token.content = state.src.slice(state.pos, formula.end);
    token.meta = { formula };
  }
  state.pos = formula.end;
  return true;
});

/** Keep TeX as typed where Markdown would interpret it. */
parser.inline.ruler.before("escape", "tex", (state, silent) => {
  const { src, pos } = state;
  const isTex = src[pos] === "\\" ? isTexInMarkdown(src, pos) : src[pos] === "`" && opensTexQuotation(src, pos);
  if (!isTex) return false;
  const length = src[pos] === "\\" || src[pos + 1] === "`" ? 2 : 1;
  if (!silent) state.push("text", "", 0).content = src.slice(pos, pos + length);
  state.pos += length;
  return true;
});
// After this rule, escaped characters are ordinary text.
parser.core.ruler.before("text_join", "prose", ({ tokens }) => {
  for (const token of tokens)
    if (token.type === "inline") token.meta = { prose: token.children?.map(proseOf).join("") };
});

/** The text of an inline token, as the search for TeX needs it. */
function proseOf({ type, content }: Token): string {
  if (type === "text") return content;
  if (type === "math") return FORMULA;
  if (type === "softbreak" || type === "hardbreak") return "\n";
  // A backslash before a character that cannot be escaped is literal.
  if (type === "text_special" && content.length > 1) return content;
  return type === "text_special" || type === "code_inline" ? LITERAL : "";
}

/** The blocks of a Markdown text and what is in them; a formula is a token of the type `math`, with its delimiters. */
export const markdownTokens = (source: string): Token[] => parser.parse(source, {});

/** Renders Markdown (CommonMark with tables; no raw HTML) with formulas, safe headings and looked-up links. */
export function renderMarkdown(source: string, scene: MarkdownScene): RenderedMarkdown {
  const tokens = markdownTokens(source);
  const headings: { id: string; text: string }[] = [];
  const texts = new Map<Token, InlineText>();
  const levels: number[] = [];
  const used = new Set<string>();
  let table: Token | undefined;
  tokens.forEach((token, index) => {
    if (token.type === "heading_open")
      adjustHeading(token, tokens[index + 1], tokens[index + 2], levels, headings, used, scene);
    if (token.type === "inline") texts.set(token, adjustInline(token, scene, table !== undefined));
    if (token.type === "table_open") table = token;
    if (token.type === "table_close") {
      if (table) boxTable(table, token, tokens.slice(tokens.indexOf(table), index));
      table = undefined;
    }
    alignByClass(token);
    if (token.type === "th_open" && tokens[index + 1]?.content === "") emptyCell(token, tokens[index + 2]);
  });
  const together = (of: keyof InlineText) =>
    [...texts.values()]
      .map((text) => text[of])
      .join(" ")
      .trim();
  return {
    source,
    html: parser.renderer.render(tokens, parser.options, {}).trim(),
    plain: plainBlocks(tokens, (inline) => texts.get(inline)?.plain ?? ""),
    line: together("line"),
    words: together("words"),
    headings,
  };
}

/** The level of the topmost heading in a text of the data, which several pages may show. */
export const TOP_HEADING = 2;

/** Shifts the headings of a text of the data to continue from those of the page. */
export function headingsFrom(html: string, level: number): string {
  // A literal "<" in the text is escaped.
  return html.replace(
    /(<\/?h)([1-6])/g,
    (_, tag: string, at: string) => tag + Math.min(6, Number(at) + level - TOP_HEADING),
  );
}

/** The text of a paragraph, heading or table cell, as in {@link Text}. */
type InlineText = Omit<Text, "html" | "source">;

/** Heading levels continue without gaps from the scene's topmost one, whatever level the text began with. */
function adjustHeading(
  open: Token,
  inline: Token | undefined,
  close: Token | undefined,
  levels: number[],
  headings: { id: string; text: string }[],
  used: Set<string>,
  scene: MarkdownScene,
): void {
  const written = Number(open.tag.slice(1));
  while ((levels.at(-1) ?? 0) >= written) levels.pop();
  levels.push(written);
  const tag = `h${Math.min(6, scene.topHeading + levels.length - 1)}`;
  open.tag = tag;
  if (close) close.tag = tag;
  const text = inline?.content ?? "";
  const base = slugify(text) || "section";
  let id = base;
  for (let number = 2; used.has(id); number++) id = `${base}-${number}`;
  used.add(id);
  headings.push({ id, text });
  if (scene.idPrefix !== undefined) open.attrSet("id", scene.idPrefix + id);
}

/**
 * Looks up links and pictures, sets formulas, and returns the plain text of a paragraph.
 * @param inTable whether it is in a table, whose formulas scroll with the table
 */
function adjustInline(inline: Token, scene: MarkdownScene, inTable: boolean): InlineText {
  const { prose } = inline.meta as { prose: string };
  const formulas = (inline.children ?? []).flatMap(({ type, content }) => (type === "math" ? [content] : []));
  reportTex(prose, formulas, true, scene.problem);
  let inLink = false;
  for (const [index, token] of (inline.children ?? []).entries()) {
    if (token.type === "softbreak" && beginsLine(inline.children?.[index + 1])) token.type = "hardbreak";
    if (token.type === "text") {
      const tag = htmlTagIn(token.content);
      if (tag) scene.problem("raw-html", tag, {});
      for (const [mark] of token.content.matchAll(/\[\^[^\]\s]+\]/g)) scene.problem("footnote", mark, {});
    } else if (token.type === "link_open") adjustLink(token, inline.children?.[index + 1]?.content ?? "", scene);
    else if (token.type === "image") adjustPicture(token, scene);
    else if (token.type === "math") adjustMath(token, scene, !inLink && !inTable);
    if (token.type === "link_open" || token.type === "link_close") inLink = token.type === "link_open";
  }
  return textOf(inline, scene);
}

/** A tag by CommonMark 0.31, 6.6, but only with a plausible element name and attributes that have values. */
const TAG =
  /<!--|<\/([a-z][a-z\d-]*)\s*>|<([a-z][a-z\d-]*)(?:\s+[a-z_:][\w.:-]*\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))*(?:\s+(?:hidden|controls|disabled|async|defer|open|allowfullscreen|autoplay|loop|muted))*\s*\/?>/gi;
/** HTML elements that somebody may write in a text (HTML Living Standard, 4), including obsolete ones. */
const ELEMENTS = new Set(
  `a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite
  code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form
  frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark marquee math
  meta meter nav noscript object ol optgroup option output p picture pre progress q s samp script section select small
  source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track
  tt u ul var video wbr`.split(/\s+/),
);

/** The first HTML tag in a text. `a<b, 5 > 3` and `List<String>` contain none; a lone `<tram>` may be intended. */
function htmlTagIn(text: string): string | undefined {
  for (const { 0: tag, 1: closed, 2: opened = closed, index } of text.matchAll(TAG)) {
    const name = opened?.toLowerCase();
    const isLone = /^<\/?\w+>$/.test(tag) && !/\w/.test(text[index - 1] ?? "");
    if (name === undefined || isLone || name.includes("-") || ELEMENTS.has(name)) return tag;
  }
  return undefined;
}

/** Bullets that people type but Markdown does not recognise: `•`, `–` and a space, `2)`, `(b)`. */
const OWN_BULLET = /^(?:[•‣▪▫◦●○■□∙➢✓✔]|[–→·]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})\)\s)/u;

function beginsLine(token: Token | undefined): boolean {
  return token?.type === "text" && OWN_BULLET.test(token.content);
}

const formulaOf = (token: Token): Formula => (token.meta as { formula: Formula }).formula;

/**
 * Sets a formula and keeps its text beside it.
 * @param isStop whether a wide formula gets its own tab stop
 */
function adjustMath(token: Token, scene: MarkdownScene, isStop: boolean): void {
  const formula = formulaOf(token);
  const { html, plain } = setFormula(formula, token.content, scene.problem);
  token.meta = { plain, line: plain, words: wordsOf(formula, token.content) } satisfies InlineText;
  token.type = "html_inline";
  token.content = isStop ? reachable(html) : html;
}

/** The text of a paragraph's inline tokens, formulas already set; links are followed by their addresses. */
function textOf({ children }: Token, scene: MarkdownScene): InlineText {
  const text = { plain: "", line: "", words: "" };
  let link: { readonly open: Token; readonly start: number } | undefined;
  for (const token of children ?? []) {
    const said = (token.meta as InlineText | null) ?? plainToken(token);
    text.plain += said.plain;
    text.line += said.line;
    text.words += said.words;
    if (token.type === "link_open") link = { open: token, start: text.plain.length };
    if (token.type === "link_close" && link)
      text.plain += addressBehind(text.plain.slice(link.start), link.open, scene);
  }
  return {
    plain: withoutDoubleSpaces(text.plain).replace(/ *\n */g, "\n"),
    line: withoutDoubleSpaces(text.line),
    words: text.words,
  };
}

function plainToken({ type, content }: Token): InlineText {
  if (type === "hardbreak") return { plain: "\n", line: " ", words: " " };
  const text = type === "softbreak" ? " " : type === "text" || type === "code_inline" ? content : "";
  return { plain: text, line: text, words: text };
}

/** ` (https://example.org/x)`, or nothing if the link's words are its address. */
function addressBehind(words: string, open: Token, scene: MarkdownScene): string {
  const href = open.attrGet("href");
  const address =
    href === null || open.info === "auto" ? undefined : scene.absolute(String(href))?.replace(/^mailto:/i, "");
  if (address === undefined) return "";
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^https?:\/\/(?:www\.)?/i, "")
      .replace(/\/$/, "");
  if (bare(words) === bare(address)) return "";
  return words.trim() === "" ? address : ` (${address})`;
}

/** @param words of the link, up to its first emphasis */
function adjustLink(token: Token, words: string, scene: MarkdownScene): void {
  // A footnote mark with a one-word text parses as a Markdown link.
  if (/^\^\S+$/.test(words)) {
    scene.problem("footnote", `[${words}]`, {});
    token.attrs = [];
    return;
  }
  const href = scene.link(String(token.attrGet("href") ?? ""));
  const host = href === undefined ? undefined : misnamed(words, href);
  if (host !== undefined) scene.problem("disguised-link", words, { value: words, host });
  if (href === undefined) token.attrs = [];
  else token.attrSet("href", href);
}

function adjustPicture(token: Token, scene: MarkdownScene): void {
  for (const part of token.children ?? []) {
    // The parser's own alt text drops everything but text and line breaks.
    if (part.type === "math") part.content = setFormula(formulaOf(part), part.content, scene.problem).plain;
    if (part.type === "math" || part.type === "code_inline") part.type = "text";
  }
  const description = parser.renderer.renderInlineAsText(token.children ?? [], parser.options, {});
  token.meta = { plain: description, line: description, words: "" } satisfies InlineText;
  const source = scene.picture(String(token.attrGet("src") ?? ""));
  if (source !== undefined)
    token.attrs = [
      ["src", source],
      ["alt", ""],
      ["loading", "lazy"],
    ];
  else {
    token.type = "html_inline";
    token.content = escapeHtml(description);
  }
}

/** An empty heading cell, as in the corner of a table, should not be a heading for screen readers. */
function emptyCell(open: Token, close: Token | undefined): void {
  open.tag = "td";
  if (close) close.tag = "td";
}

/** The width in characters beyond which a table may have to scroll on a phone. */
const TABLE_WIDTH = 24;

/** Wraps a table in a box that scrolls, with a tab stop if it may be wider than a phone. */
function boxTable(open: Token, close: Token, inside: readonly Token[]): void {
  const cells: string[] = [];
  let columns = 0;
  const widths: number[] = [];
  let column = 0;
  for (const [index, { type }] of inside.entries()) {
    if (type === "tr_open") column = 0;
    if (type !== "th_open" && type !== "td_open") continue;
    const text = inside[index + 1]?.content ?? "";
    cells.push(text);
    // Words do not break in tables; two characters stand for the gap between columns.
    widths[column] = Math.max(widths[column] ?? 0, 2 + Math.max(...text.split(/\s+/).map((word) => word.length)));
    column += 1;
    columns = Math.max(columns, column);
  }
  // Label it with its column headings, if any.
  const heads = cells.slice(0, columns).filter(Boolean);
  const label = (heads.length > 0 ? heads : cells.filter(Boolean).slice(0, columns)).join(", ");
  const isWide = widths.reduce((sum, width) => sum + width, 0) > TABLE_WIDTH;
  open.type = "html_block";
  open.content = `<div class="scroll"${isWide ? ` ${scrollable(label)}` : ""}>\n<table>\n`;
  close.type = "html_block";
  close.content = "</table>\n</div>\n";
}

/** The parser aligns columns with style attributes, which the Content-Security-Policy forbids. */
function alignByClass(token: Token): void {
  const align = /text-align:(\w+)/.exec(String(token.attrGet("style") ?? ""))?.[1];
  if (align) token.attrs = [["class", `align-${align}`]];
}
