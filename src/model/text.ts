import { type Formula, formulaAt, formulaHtml, formulaPlain } from "./math.ts";
import type { Text } from "./workshop.ts";

/** Told what a text holds that will not come out as meant; `fragment` is the part to point at. */
export type TextProblem = (
  code: "tex-outside-math" | "bad-math" | "raw-html" | "disguised-link",
  fragment: string,
  params: Record<string, string>,
) => void;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML text or attribute value. */
/** The beginning of a text where it is longer than a limit, in characters with the sign of what is missing; cut between words. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 2).replace(/\s+\S*$/, "")} …`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const TEX_COMMAND = /\\(?:[a-zA-Z]{2,}\b|["'`^~=.]\{?[a-zA-Z])/;

/** One line of text from the data: formulas are set, everything else is escaped. */
export function inlineText(source: string, problem: TextProblem): Text {
  if (!source.includes("$") && !source.includes("\\")) return { plain: source, html: escapeHtml(source) };
  let plain = "";
  let html = "";
  let outside = "";
  for (let at = 0; at < source.length; ) {
    const formula = source[at] === "$" ? formulaAt(source, at) : undefined;
    const piece = formula ? source.slice(at, formula.end) : source.startsWith("\\$", at) ? "$" : (source[at] ?? "");
    plain += formula ? formulaPlain(formula) : piece;
    html += formula ? setFormula(formula, piece, problem) : escapeHtml(piece);
    if (!formula) outside += piece;
    at += formula || piece !== "$" || source[at] === "$" ? piece.length : 2;
  }
  reportTex(outside, problem);
  return { plain, html };
}

/** A formula as MathML; one that cannot be set is reported and shown as it was typed. */
export function setFormula(formula: Formula, typed: string, problem: TextProblem): string {
  try {
    return formulaHtml(formula);
  } catch (error) {
    const reason = (error as Error).message
      .replace(/^.*?ParseError:\s*/s, "")
      .replace(/\s+/g, " ")
      .trim();
    problem("bad-math", typed, { reason });
    return `<code>${escapeHtml(typed)}</code>`;
  }
}

/** Reports a TeX command that stands outside dollar signs and would be printed as it is. */
export function reportTex(outside: string, problem: TextProblem): void {
  const command = TEX_COMMAND.exec(outside)?.[0];
  if (command) problem("tex-outside-math", command, { command });
}
