import { type Formula, formulaAt, formulaWidth, formulaWords, type Typeset, typeset } from "./math.ts";
import { FORMULA, texIn } from "./tex.ts";
import type { Text } from "./workshop.ts";

/** Told what a text holds that will not come out as meant; `fragment` is the part to point at. */
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

/** The beginning of a text where it is longer than a limit, in characters with the sign of what is missing; cut between words. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 2).replace(/\s+\S*$/, "")} …`;
}

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** One line of text from the data: formulas are set, everything else is escaped. */
export function inlineText(source: string, problem: TextProblem): Text {
  if (!/[$\\`{~]|--/.test(source)) return { plain: source, line: source, html: escapeHtml(source), words: source };
  const parts = partsOf(source);
  const set = parts.map(({ text, formula }) =>
    formula ? setFormula(formula, text, problem) : { plain: text, html: escapeHtml(text) },
  );
  const formulas = parts.flatMap(({ text, formula }) => (formula ? [text] : []));
  const outside = parts.map(({ text, formula }) => (formula ? FORMULA : text)).join("");
  reportTex(outside, formulas, false, problem);
  const plain = withoutDoubleSpaces(set.map(({ plain }) => plain).join(""));
  return {
    plain,
    line: plain,
    html: set.map(({ html }) => html).join(""),
    words: parts.map(({ text, formula }) => (formula ? wordsOf(formula, text) : text)).join(""),
  };
}

/** A stretch of a line of text. */
export interface TextPart {
  /** As it reads; of a formula as it was typed, with what it stands between. */
  readonly text: string;
  readonly formula?: Formula;
}

/** A line of text as it was written, parted into formulas and what is between them; `\$` is a dollar. */
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
      // Of two backslashes the second begins nothing.
      const length = source.startsWith("\\\\", at) ? 2 : 1;
      text += source.slice(at, at + length);
      at += length;
    }
  }
  return text === "" ? parts : [...parts, { text }];
}

/** A formula may begin or end with a space, where another stands already; a page shows one as well. */
export function withoutDoubleSpaces(plain: string): string {
  return plain.replace(/ {2,}/g, " ");
}

/**
 * A formula as MathML, which says its text as well, for what does not show or say MathML; one that cannot be set is
 * reported and stands as it was typed. What may be wider than a phone stands in a box that scrolls.
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
 * The attributes of a box that scrolls and can be reached by keyboard. Only outside of links, which may hold nothing else
 * to stop at; a link scrolls what is in it.
 * @param label what it is called, as text
 */
export const scrollable = (label: string): string => `${named(label)} tabindex="0"`;

/** HTML of the model that stands in no link: its wide formulas can be reached by keyboard. */
export function reachable(html: string): string {
  return html.replace(/<span class="formula[^"]*" role="group"/g, '$& tabindex="0"');
}

/** A formula as addresses have it; one in `\(…\)` was no formula to them, and they stay as they are. */
export function wordsOf(formula: Formula, typed: string): string {
  return typed.startsWith("$") ? formulaWords(formula) : typed;
}

/** Reports TeX that stands outside of formulas and is shown as it is; see {@link texIn}. */
export function reportTex(outside: string, formulas: readonly string[], markdown: boolean, problem: TextProblem): void {
  for (const { fragment, instead } of texIn(outside, formulas, markdown))
    problem("tex-outside-math", fragment, { command: fragment }, instead && `write ${instead}`);
}
