import { type Formula, formulaAt, formulaWidth, formulaWords, type Typeset, typeset } from "./math.ts";
import { FORMULA, texIn } from "./tex.ts";
import type { Text } from "./workshop.ts";

/** Called for anything in a text that will not come out as intended; `fragment` is the part to point at. */
export type TextProblem = (
  code: "tex-outside-math" | "bad-math" | "raw-html" | "disguised-link" | "footnote",
  fragment: string,
  params: Record<string, string>,
  hint?: string,
) => void;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Shortens a text to a limit in characters, counting the final ellipsis; cuts between words. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 2).replace(/\s+\S*$/, "")} …`;
}

/** Escapes text for HTML content or attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** One line of text from the data: sets formulas, escapes everything else. */
export function inlineText(source: string, problem: TextProblem): Text {
  if (!/[$\\`{~]|--/.test(source))
    return { source, plain: source, line: source, html: escapeHtml(source), words: source };
  const parts = partsOf(source);
  const set = parts.map(({ text, formula }) =>
    formula ? setFormula(formula, text, problem) : { plain: text, html: escapeHtml(text) },
  );
  const formulas = parts.flatMap(({ text, formula }) => (formula ? [text] : []));
  const outside = parts.map(({ text, formula }) => (formula ? FORMULA : text)).join("");
  reportTex(outside, formulas, false, problem);
  const plain = withoutDoubleSpaces(set.map(({ plain }) => plain).join(""));
  return {
    source,
    plain,
    line: plain,
    html: set.map(({ html }) => html).join(""),
    words: parts.map(({ text, formula }) => (formula ? wordsOf(formula, text) : text)).join(""),
  };
}

/** A stretch of a line of text. */
export interface TextPart {
  /** The text as read; for a formula, the source with its delimiters. */
  readonly text: string;
  readonly formula?: Formula;
}

/** Splits a line of text into formulas and what lies between them; `\$` is a dollar. */
export function partsOf(source: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let text = "";
  for (let at = 0; at < source.length; ) {
    const formula = formulaAt(source, at);
    if (formula) {
      if (text !== "") parts.push({ text });
      parts.push({ text: source.slice(at, formula.end), formula });
      text = "";
      at = formula.end;
    } else {
      if (source.startsWith("\\$", at)) at += 1;
      // The second of two backslashes escapes nothing.
      const length = source.startsWith("\\\\", at) ? 2 : 1;
      text += source.slice(at, at + length);
      at += length;
    }
  }
  return text === "" ? parts : [...parts, { text }];
}

/** A formula may begin or end with a space beside another; collapse them, as a page does. */
export function withoutDoubleSpaces(plain: string): string {
  return plain.replace(/ {2,}/g, " ");
}

/**
 * A formula as MathML, with its text for software that does not support MathML. A formula that cannot be set is
 * reported and shown as typed. One that may be wider than a phone gets a box that scrolls.
 */
export function setFormula(formula: Formula, typed: string, problem: TextProblem): Typeset {
  try {
    const { html, plain } = typeset(formula);
    const alternative = plain.trim() === "" ? "" : ` alttext="${escapeHtml(plain.trim())}"`;
    const math = html.replace("<math", `<math${alternative}`);
    return { html: boxed(math, plain.trim(), formula.display, formulaWidth(html)), plain };
  } catch (error) {
    const reason = (error as Error).message
      .replace(/^.*?ParseError:\s*/s, "")
      .replace(/\s+/g, " ")
      .trim();
    problem("bad-math", typed, { reason });
    return { html: `<code>${escapeHtml(typed)}</code>`, plain: typed };
  }
}

function boxed(math: string, label: string, display: boolean, width: ReturnType<typeof formulaWidth>): string {
  const look = display ? "formula formula--display" : "formula";
  if (width === "wide") return `<span class="${look}" ${named(label)}>${math}</span>`;
  return display || width !== "narrow" ? `<span class="${look}">${math}</span>` : math;
}

const named = (label: string): string => `role="group" aria-label="${escapeHtml(label)}"`;

/**
 * The attributes of a box that scrolls and has a tab stop. Not inside links, which must not contain another tab stop; a
 * link scrolls its own content.
 * @param label its name, as text
 */
export const scrollable = (label: string): string => `${named(label)} tabindex="0"`;

/** Gives wide formulas a tab stop, in HTML of the model that is not inside a link. */
export function reachable(html: string): string {
  return html.replace(/<span class="formula[^"]*" role="group"/g, '$& tabindex="0"');
}

/** A formula as addresses spell it. They never treated `\(…\)` as a formula, and addresses must not change. */
export function wordsOf(formula: Formula, typed: string): string {
  return typed.startsWith("$") ? formulaWords(formula) : typed;
}

/** Reports TeX outside of formulas, which is shown uninterpreted; see {@link texIn}. */
export function reportTex(outside: string, formulas: readonly string[], markdown: boolean, problem: TextProblem): void {
  for (const { fragment, instead } of texIn(outside, formulas, markdown))
    problem("tex-outside-math", fragment, { command: fragment }, instead && `write ${instead}`);
}
