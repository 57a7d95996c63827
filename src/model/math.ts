import { createRequire } from "node:module";
import type Temml from "temml";
import { mathText } from "./math-text.ts";

/** A stretch of TeX between dollar signs, or between `\(` and `\)`, `\[` and `\]`. */
export interface Formula {
  readonly tex: string;
  /** `$$…$$`, `\[…\]`: set on a line of its own. */
  readonly display: boolean;
  /** Offset just past what closes it. */
  readonly end: number;
}

/** The formula that begins at `start`; undefined where none does. */
export function formulaAt(text: string, start: number): Formula | undefined {
  if (text[start] === "$") return dollarFormula(text, start);
  return text[start] === "\\" ? bracketFormula(text, start) : undefined;
}

const BRACKETS: Readonly<Record<string, string>> = { "\\(": "\\)", "\\[": "\\]" };

/** What no prose in brackets holds: programs that write Markdown put a backslash before every bracket. */
const MATHEMATICAL = /[\\^_=+<>{}]/;

/** `\(x\)` and `\[x\]`, as LaTeX has them. */
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

/** A formula as it is shown, and as it reads where there is only text. */
export interface Typeset {
  /** MathML. */
  readonly html: string;
  readonly plain: string;
}

/**
 * Sets TeX as MathML.
 * @throws Error with Temml's reason for what is not TeX mathematics
 */
export function typeset({ tex, display }: Formula): Typeset {
  // Most sites hold no formula, so the library is loaded by the first one.
  const temml = require("temml") as typeof Temml;
  const html = temml.renderToString(tex, { displayMode: display, throwOnError: true, trust: false });
  // The pages' Content-Security-Policy admits no style attributes; they only fine-tune spacing and colour.
  return { html: html.replace(/ style="[^"]*"/g, ""), plain: mathText(html) };
}

/** The most that fits beside a time on the narrowest phone with text of twice the size, in em. */
const NARROW = 6;

/** The most that fits a line of the narrowest phone, in em. */
const LINE = 10;

/**
 * How wide a formula is: a `narrow` one fits any line, a `wide` one no phone's. A rough and rather generous estimate, as nobody
 * knows the reader's font: fractions count as if they stood in one line.
 * @param html as {@link typeset} makes it
 */
export function formulaWidth(html: string): "narrow" | "middling" | "wide" {
  const signs = [...html.replace(/<[^>]*>/g, "").replace(/\s/g, "")].length;
  const spaces = [...html.matchAll(/<mspace[^>]* width="([\d.]+)em"/g)].reduce((sum, [, em]) => sum + Number(em), 0);
  const em = signs * 0.6 + spaces;
  return em <= NARROW ? "narrow" : em <= LINE ? "middling" : "wide";
}

/**
 * A formula in the letters of its source: `O(n^2)`, `ell_2`. Addresses are made of it, so it stays as it is; everywhere
 * else a formula as text is {@link Typeset.plain}.
 */
export function formulaWords({ tex }: Formula): string {
  return tex
    .replace(/\\(?:mathbb|mathrm|mathcal|mathbf|mathit|mathsf|operatorname|text\w*|left|right|[,;:! ])\s*/g, "")
    .replace(/\\([a-zA-Z]+)\s*/g, "$1")
    .replace(/[{}\\]/g, "")
    .trim();
}
