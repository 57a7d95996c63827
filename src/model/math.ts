import { createRequire } from "node:module";
import type Temml from "temml";
import { mathText } from "./math-text.ts";

/** TeX between dollar signs, or between `\(` and `\)`, `\[` and `\]`. */
export interface Formula {
  readonly tex: string;
  /** `$$…$$`, `\[…\]`: set on a line of its own. */
  readonly display: boolean;
  /** Offset just past the closing delimiter. */
  readonly end: number;
}

/** The formula that begins at `start`, if any. */
export function formulaAt(text: string, start: number): Formula | undefined {
  if (text[start] === "$") return dollarFormula(text, start);
  return text[start] === "\\" ? bracketFormula(text, start) : undefined;
}

const BRACKETS: Readonly<Record<string, string>> = { "\\(": "\\)", "\\[": "\\]" };

/** Absent from prose in brackets, before which programs that write Markdown always put a backslash. */
const MATHEMATICAL = /[\\^_=+<>{}]/;

/** `\(x\)` and `\[x\]`, LaTeX's delimiters. */
function bracketFormula(text: string, start: number): Formula | undefined {
  const close = BRACKETS[text.slice(start, start + 2)];
  if (close === undefined) return undefined;
  const commands = /\\[\s\S]/g;
  commands.lastIndex = start + 2;
  let next = commands.exec(text);
  while (next && !/[()[\]]/.test(next[0])) next = commands.exec(text);
  if (next?.[0] !== close) return undefined;
  const end = next.index;
  const tex = text.slice(start + 2, end);
  const display = close === "\\]";
  if (tex.trim() === "" || /\n\s*\n/.test(tex) || (display && !MATHEMATICAL.test(tex))) return undefined;
  return { tex, display, end: end + 2 };
}

/**
 * The formula that a dollar sign at `start` opens, by Pandoc's rule (`tex_math_dollars`): no space inside the
 * dollars, and no digit after the closing one, so that `$5 and $10` stays money.
 */
function dollarFormula(text: string, start: number): Formula | undefined {
  const display = text.startsWith("$$", start);
  const open = start + (display ? 2 : 1);
  const mark = display ? "$$" : "$";
  if (!display && /\s|^$/.test(text.charAt(open))) return undefined;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text.startsWith("\n\n", at)) return undefined;
    else if (text.startsWith(mark, at) && at > open) {
      const closes = display || (!/\s/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + 1)));
      if (!closes) return undefined;
      return { tex: text.slice(open, at), display, end: at + mark.length };
    }
  }
  return undefined;
}

const require = createRequire(import.meta.url);

/** A formula as rendered, and as text. */
export interface Typeset {
  /** MathML. */
  readonly html: string;
  readonly plain: string;
}

/**
 * Sets TeX as MathML.
 * @throws Error with Temml's reason if the source is not valid TeX mathematics
 */
export function typeset({ tex, display }: Formula): Typeset {
  // Most sites contain no formula, so load the library with the first one.
  const temml = require("temml") as typeof Temml;
  const html = temml.renderToString(tex, { displayMode: display, throwOnError: true, trust: false });
  // The pages' Content-Security-Policy forbids style attributes; these only fine-tune spacing and colour.
  return { html: html.replace(/ style="[^"]*"/g, ""), plain: mathText(html) };
}

/** The most that fits beside a time on the narrowest phone at double text size, in em. */
const NARROW = 6;

/** The most that fits on a line of the narrowest phone, in em. */
const LINE = 10;

/**
 * How wide a formula is: `narrow` fits any line, `wide` fits no phone's. A rough and rather generous estimate, as the
 * reader's font is unknown; fractions count as if set in one line.
 * @param html as {@link typeset} makes it
 */
export function formulaWidth(html: string): "narrow" | "middling" | "wide" {
  const signs = [...html.replace(/<[^>]*>/g, "").replace(/\s/g, "")].length;
  const spaces = [...html.matchAll(/<mspace[^>]* width="([\d.]+)em"/g)].reduce((sum, [, em]) => sum + Number(em), 0);
  const em = signs * 0.6 + spaces;
  return em <= NARROW ? "narrow" : em <= LINE ? "middling" : "wide";
}

/**
 * A formula in the letters of its source: `O(n^2)`, `ell_2`. Addresses are made from it, so it must not change;
 * everywhere else use {@link Typeset.plain}.
 */
export function formulaWords({ tex }: Formula): string {
  return tex
    .replace(/\\(?:mathbb|mathrm|mathcal|mathbf|mathit|mathsf|operatorname|text\w*|left|right|[,;:! ])\s*/g, "")
    .replace(/\\([a-zA-Z]+)\s*/g, "$1")
    .replace(/[{}\\]/g, "")
    .trim();
}
