/** People written as text: `Name`, `Name (Affiliation)`, `A, B and C (X, Y)`. */

/** One person found in a text, with the characters it took. */
export interface NamedInText {
  readonly name: string;
  /** undefined: not said; null: `Name ()`, none on purpose. */
  readonly affiliation?: string | null;
  /** Offsets into the text it was found in, end exclusive. */
  readonly span: readonly [start: number, end: number];
}

/** What is wrong with a text that should name people. */
export type PeopleTextProblem = "person-parenthesis" | "person-empty" | "person-comma";

/** What may follow a name after a comma. */
export const SUFFIX = /^(?:Jr|Sr|II|III|IV|Ph\.?\s?D|MD|M\.D|Esq)\.?$/i;

/**
 * Splits `A, B and C`, `A, B, and C`, `A & B` into people. Commas and words inside parentheses do not split, and a
 * `Jr.` or `PhD` after a comma stays with its name.
 * @param commasSplit false in an entry of a list, where a comma is more likely `Name, Affiliation`
 */
export function splitPeople(text: string, commasSplit: boolean): readonly NamedInText[] | PeopleTextProblem {
  const pieces = cut(text);
  if (pieces === "person-parenthesis") return pieces;
  const people: NamedInText[] = [];
  for (const piece of pieces) {
    if (piece.by === "," && !commasSplit) return "person-comma";
    const person = readPerson(text, piece.start, piece.end);
    if (person) people.push(person);
    else if (text.slice(piece.start, piece.end).trim() !== "" || piece.by !== ",") return "person-empty";
  }
  return people.length > 0 ? people : "person-empty";
}

interface Piece {
  start: number;
  end: number;
  /** What stood before it. */
  by: "" | "," | "and";
}

const AND = /^(?:\s*,)?\s+(?:and|&)\s+/i;

/** Cuts at commas and at "and" outside parentheses. */
function cut(text: string): Piece[] | "person-parenthesis" {
  const pieces: Piece[] = [{ start: 0, end: text.length, by: "" }];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "(" || character === "（") depth++;
    if (character === ")" || character === "）") depth--;
    if (depth < 0) return "person-parenthesis";
    if (depth > 0) continue;
    const rest = text.slice(at, at + 40);
    const and = AND.exec(rest);
    const last = pieces.at(-1);
    if (!last) break;
    if (and) {
      last.end = at;
      at += and[0].length - 1;
      pieces.push({ start: at + 1, end: text.length, by: "and" });
    } else if (character === "," || character === "，" || character === "、" || character === ";") {
      const next = (/^[,，、;]\s*([^,(]*?)\s*(?=[,(]|$|\s(?:and|&)\s)/.exec(rest) ?? [])[1] ?? "";
      if (SUFFIX.test(next)) continue;
      last.end = at;
      pieces.push({ start: at + 1, end: text.length, by: "," });
    }
  }
  return depth === 0 ? pieces : "person-parenthesis";
}

const WITH_AFFILIATION = /^(.*?)\s*[(（]([^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]$/su;

function readPerson(text: string, from: number, to: number): NamedInText | undefined {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (trimmed === "") return undefined;
  const start = from + raw.indexOf(trimmed);
  const span = [start, start + trimmed.length] as const;
  const match = WITH_AFFILIATION.exec(trimmed);
  if (!match) return { name: tidy(trimmed), span };
  if (!match[1]) return undefined;
  return { name: tidy(match[1]), affiliation: tidy(match[2] ?? "") || null, span: [start, start + match[1].length] };
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
