/** Splits people as exports write them into single persons. */
import { namesInstitution } from "../../schema/institution.ts";
import { isSuffix } from "../../schema/name.ts";
import { joinIn } from "../../schema/odd-person.ts";
import { isPersonName, splitPeople } from "../../schema/people-text.ts";
import { fold } from "../../schema/suggest.ts";
import type { Notes, Person } from "../row.ts";
import { oneLine, plainText, withoutEntities } from "../text.ts";
import { withoutFootnotes } from "./footnotes.ts";

/**
 * The authors in one cell, separated by semicolons, bars or line breaks, or as `A, B and C`; affiliations in
 * parentheses. Drops e-mail addresses and the asterisk of corresponding authors.
 */
export function readAuthors(written: string, place: string, notes: Notes): readonly Person[] {
  const text = withoutFootnotes(withoutEntities(written), place, notes);
  const named = text.replace(AND_OTHERS, "");
  if (named !== text) {
    notes.leaveOut(
      place,
      `"${text
        .slice(named.length)
        .replace(/^[\s,;]+/, "")
        .trim()}": the list of people is not complete`,
    );
    return named.trim() === "" ? [] : readAuthors(named, place, notes);
  }
  const sign = [";", "|", "\n", "\t"].find((one) => withoutParentheses(text).includes(one));
  const pieces = sign === undefined ? listed(spacedCommas(text), place, notes) : piecesOf(text, sign);
  return pieces.flatMap((piece) => {
    const joined = piecesJoined(piece).flatMap((one) => (sign === undefined ? [one] : ofOtherSigns(one, pieces)));
    if (joined.length > 1) notes.guess(place, `"${oneLine(piece)}" was read as ${joined.join("; ")}`);
    return joined.flatMap((one) => personIn(one, place, notes) ?? []);
  });
}

/** The parts between separators, without an "and" before the last. */
function piecesOf(text: string, sign: string): readonly string[] {
  const pieces = splitOutside(text, sign).map((piece) => piece.trim());
  return pieces.map((piece, index) => (index > 0 ? piece.replace(/^(?:and|und|et|y|&)\s+/iu, "") : piece));
}

/** `A,and B` with the space that the notation of the data files has. */
function spacedCommas(text: string): string {
  return text.replace(/,(?=(?:and|&)\s)/giu, ", ");
}

/** Several people in a part between stronger separators: `A; B and C`, `A; B, C`, `A, X; B, Y and C, Z`. */
function ofOtherSigns(piece: string, pieces: readonly string[]): readonly string[] {
  const sides = splitJoins(piece);
  if (sides.length > 1 && (sides.every(isWholeName) || sides.every(isInverted))) return sides;
  // Where others are written `First Last`, what a comma parts is no `Last, First`.
  const parts = splitOutside(piece, ",").map((part) => part.trim());
  const areInOrder = pieces.some((other) => other !== piece && !other.includes(",") && isWholeName(other));
  return parts.length > 1 && areInOrder && parts.every(isWholeName) ? parts : [piece];
}

/** Splits at "and", but not inside parentheses. */
function splitJoins(text: string): readonly string[] {
  const sides = text.split(/\s+(?:and|&)\s+(?![^()]*\))/iu);
  return sides.map((side) => side.trim());
}

/** A name of several words, and perhaps an affiliation in parentheses. */
function isWholeName(text: string): boolean {
  return !text.includes(",") && isPersonName(oneLine(withoutParentheses(text)));
}

/** `Last, First`. */
function isInverted(text: string): boolean {
  const [last = "", first = "", ...others] = text.split(",");
  return others.length === 0 && first.trim() !== "" && isPersonName(oneLine(`${withoutParentheses(first)} ${last}`));
}

/** The people whom a word of another language or a stroke joins: `A et B`, `A/B`. */
function piecesJoined(text: string): readonly string[] {
  const sides = oneLine(text).split("/");
  if (sides.length > 1 && sides.every(isWholeName)) return sides;
  const join = joinIn(oneLine(text));
  return join === undefined ? [text] : [...piecesJoined(join.left), ...piecesJoined(join.right)];
}

/** What stands for people whom a list does not name. */
const AND_OTHERS = /(?:^|[\s,;|]+)(?:(?:and|und|&)\s+)?(?:et\.?\s?al\b\.?|others|u\. ?a\.|等)\s*$/iu;

function withoutParentheses(text: string): string {
  return text.replace(/\([^()]*\)/g, "");
}

/** Splits at a separator, but not inside parentheses. */
function splitOutside(text: string, sign: string): readonly string[] {
  const pieces: string[] = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth++;
    if (character === ")") depth = Math.max(0, depth - 1);
    if (character === sign && depth === 0) pieces.push("");
    else pieces[pieces.length - 1] += character;
  }
  return pieces;
}

/** `A, B (X) and C`, the notation of the data files. */
function listed(text: string, place: string, notes: Notes): readonly string[] {
  const found = splitPeople(text, true);
  if (typeof found === "string") return [text];
  if (found[0]?.doubtful) notes.guess(place, `"${text}" was read as ${found.map(({ name }) => name).join("; ")}`);
  return found.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name));
}

/**
 * One person: `Name`, `Name (Affiliation)`, `Last, First (Affiliation)` or `Name, Affiliation`.
 * @returns undefined if nothing is left of the text
 */
export function readPerson(text: string, place: string, notes: Notes): Person | undefined {
  return personIn(withoutFootnotes(text, place, notes), place, notes);
}

/** @param text without footnote marks */
function personIn(text: string, place: string, notes: Notes): Person | undefined {
  const orcid = ORCID.exec(text)?.[1]?.toUpperCase();
  const cleaned = plainText(withoutContact(withoutOrcid(text)), place, notes).replace(/[*†‡§]+/gu, "");
  const [, before = cleaned, inside] = /^(.*?)\s*\(((?:[^()]|\([^()]*\))*)\)\s*$/u.exec(cleaned) ?? [];
  const named = nameIn(before.trim(), place, notes);
  const affiliation = oneLine(inside ?? "") || named.affiliation;
  if (named.name === "") return undefined;
  return { ...person(named.name, affiliation), ...(orcid === undefined ? {} : { orcid }) };
}

/** An ORCID iD in a text, with what announces it. */
export const ORCID = /(?:(?:https?:\/\/)?orcid(?:\.org\/| id)?:?\s*)?\b((?:\d{4}-){3}\d{3}[\dX])\b/iu;

/** Without an ORCID iD and the brackets around it, as Springer's templates set it: `Ana Ek[0000-0002-1825-0097]`. */
function withoutOrcid(text: string): string {
  return ORCID.test(text) ? text.replace(ORCID, "\0").replace(/,?\s*(?:\[\s*\0\s*\]|\(\s*\0\s*\)|\0)/u, "") : text;
}

export function person(name: string, affiliation: string | undefined): Person {
  return affiliation ? { name, affiliation } : { name };
}

/** Removes e-mail addresses. */
export function withoutContact(text: string): string {
  // The lookbehind visits each character of an address once; restarting at each of them would take forever.
  return text
    .replace(
      /(?:[,;]\s*)?(?<![\w.+-])[\w.+-]{1,64}\s?[[({]\s?at\s?[\])}]\s?[\w.-]{1,64}(?:\s?[[({]\s?dot\s?[\])}]\s?[\w.-]{1,64}){0,6}/gi,
      " ",
    )
    .replace(/(?:[,;]\s*)?<?(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?/g, " ")
    .replace(/\(\s*\)/g, " ");
}

function nameIn(text: string, place: string, notes: Notes): { name: string; affiliation?: string } {
  const [first = "", ...rest] = text.split(/\s*,\s*/).filter((part) => part !== "");
  if (rest.length === 0 || rest.every((part) => isSuffix(part))) return { name: [first, ...rest].join(", ") };
  const after = rest.join(", ");
  // An acronym after a whole name: `Ana Ficticia, MIT`; initials have fewer letters.
  const isAcronym = /\s/.test(first) && /(?<![\p{L}.-])\p{Lu}{3,6}(?![\p{L}.-])/u.test(after) && /\p{Ll}/u.test(first);
  // "3M", "Dept. of Mathematics" are nobody's given names.
  const isNoName = /\s/.test(first) && /\d|(?<!\p{L})(?:of|for|the|and|&)(?!\p{L})/iu.test(after);
  if (namesInstitution(after) || rest.length > 1 || isAcronym || isNoName) {
    notes.guess(place, `"${text}" was read as ${first} of ${after}`);
    return { name: first, affiliation: after };
  }
  return { name: `${after} ${first}` };
}

export function fullName(first: string | undefined, last: string | undefined): string {
  const parts = [first, last].map((part) => oneLine(part ?? "")).filter((part) => part !== "");
  // Chinese and Korean names, and Japanese ones in kanji, begin with the family name.
  if (parts.length === 2 && parts.every((part) => /^[\p{Script=Han}\p{Script=Hangul}々]+$/u.test(part)))
    return parts.reverse().join("");
  return parts.join(" ");
}

/**
 * People in a BibTeX field: `First Last and Last, First and {An Organization}`.
 * @param text with TeX braces
 */
export function readBibtexPeople(text: string, place: string, notes: Notes): readonly Person[] {
  return splitAnd(text).flatMap((piece) => {
    if (/^\s*others\s*$/i.test(piece)) {
      notes.leaveOut(place, `"and others": the list of people is not complete`);
      return [];
    }
    const isWhole = /^\s*\{[^{}]*\}\s*$/.test(piece);
    // DBLP numbers those who share a name: https://dblp.org/faq/1474783.html.
    const plain = plainText(piece, place, notes, { isTex: true }).replace(/ \d{4}(?=$|,)/, "");
    const name = isWhole ? plain : inOrder(plain);
    return name === "" ? [] : [{ name }];
  });
}

/** Splits at `and` outside braces. */
function splitAnd(text: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}") depth--;
    const and = depth === 0 ? /^\s+and\s+/i.exec(text.slice(at, at + 40)) : null;
    if (!and) continue;
    pieces.push(text.slice(start, at));
    start = at + and[0].length;
    at = start - 1;
  }
  return [...pieces, text.slice(start)];
}

/** `von Last, Jr, First` in spoken order. */
function inOrder(name: string): string {
  const parts = name.split(/\s*,\s*/);
  const [last = "", middle, first] = parts;
  if (parts.length === 1) return name;
  return first === undefined ? `${middle} ${last}`.trim() : `${first} ${last}, ${middle}`.trim();
}

/**
 * The whole name where a file may give it in parts as well, or calls one part `name`: beside a first name, that is the
 * family name, as in lists in German; beside a family name, the first.
 */
export function wholeName(
  whole: string | undefined,
  { first, last }: { readonly first: string | undefined; readonly last: string | undefined },
): string {
  if (whole === undefined) return fullName(first, last);
  const words = new Set(wordsOf(whole));
  const says = (part: string | undefined) => part === undefined || wordsOf(part).every((word) => words.has(word));
  if (last !== undefined && first === undefined && !says(last)) return fullName(whole, last);
  if (first !== undefined && last === undefined && !says(first)) return fullName(first, whole);
  return whole;
}

function wordsOf(text: string): readonly string[] {
  return fold(text).split(/[\s,]+/u);
}
