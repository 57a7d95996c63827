/** Footnote marks that title pages set after names. */
import { namesInstitution } from "../../schema/institution.ts";
import { isOrganization, isSuffix, PARTICLES } from "../../schema/name.ts";
import type { Notes } from "../row.ts";

const SIGN = "[*∗⋆†‡§¶✉⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ]";
const NUMBER = "(?<!\\d)\\d{1,2}(?!\\d)";
const NUMBERS = `${NUMBER}(?:\\s?,\\s?${NUMBER})*`;
const CARET = `(?:${SIGN}|\\d|[a-z](?!\\p{L}))`;
/** One mark or several: signs, numbers, or either in the ways in which they are set high or in brackets. */
const MARK = `(?:${SIGN}|#(?=\\d|\\s*(?:$|[,;|\\n]))|<sup>[^<>]{0,30}</sup>|\\$\\s?\\^\\s?(?:\\{[^{}$]{0,30}\\}|[^{}$]{1,5})\\$|\\^\\s?(?:\\{[^{}]{0,30}\\}|${CARET}+(?:,${CARET}+)*)|[([]\\s?${NUMBERS}\\s?[)\\]]|${NUMBERS})`;
/** Marks after a word of a name, or after the parenthesis that follows it, up to the end of the name. */
const AFTER = new RegExp(
  `(?<=^|[\\p{L}\\p{M}.])\\s?${MARK}(?:[\\s,]{0,2}${MARK})*(?=\\s*(?:$|[,，、;；|()\\t\\n]|\\s(?:and|&)\\s))`,
  "giu",
);
const BEFORE = /(?<=^|[,;|\n]\s?)[*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s?(?=\p{L})/gu;
/** What may be said of a name in parentheses, and is left as it is. */
const PARENTHESES = /(\((?!\s?[\d,\s]+\))[^()]*\))/;
/** What parts the people of a list, where nothing stronger does; the comma of `2,3` does not. */
const COMMA = /[,，、](?!\s?\d)|\s(?:and|&)\s/u;

/**
 * Names without their footnote marks, which is noted. Only names have them: in `Team Alpha 2`, `Bo Ek, Web3` and
 * `Ana Ek (Paris 8)` the numbers stay, and so do longer ones, such as an ORCID iD.
 * @param text names with anything between them, and affiliations in parentheses
 */
export function withoutFootnotes(text: string, place: string, notes: Notes): string {
  const strong = [";", "|", "\n"].find((sign) => text.includes(sign));
  const list = new List(text, strong ?? COMMA);
  let isMarked = false;
  const drop = () => {
    isMarked = true;
    return "";
  };
  const bare = text
    .split(PARENTHESES)
    .map((part, index, parts) => {
      if (index % 2 === 1) return part;
      return part.replace(BEFORE, drop).replace(AFTER, (mark, at: number) => {
        const isAfterParenthesis = at === 0;
        if (isAfterParenthesis) return index > 0 && parts.length > 1 && !/^\s/.test(mark) ? drop() : mark;
        const before = part.slice(Math.max(0, at - 80), at);
        const pieces = before.split(strong ?? COMMA);
        const isFirst = index === 0 && at <= 80 && pieces.length === 1;
        const mayFollow = strong !== undefined || isFirst || isMarked;
        return list.has(mark, (pieces.at(-1) ?? "").trim(), mayFollow) ? drop() : mark;
      });
    })
    .join("");
  if (isMarked) notes.lookAt(place, "footnote marks after names were dropped");
  return bare;
}

/** A list of people, as far as it tells what its numbers are. */
class List {
  /** Whether all of its people, who are several, have a number at the end. */
  readonly #areNumbered: boolean;

  constructor(text: string, separator: string | RegExp) {
    const pieces = text
      .split(PARENTHESES)
      .filter((_, index) => index % 2 === 0)
      .join("")
      .split(separator)
      .map((piece) => /^(.*\p{L})\.?\s?\d{1,2}(?:\s?,\s?\d{1,2})*$/u.exec(piece.trim())?.[1]);
    const names = pieces.flatMap((name) => (name === undefined || isOrganization(name) ? [] : [name]));
    this.#areNumbered = names.length > 1 && names.length === pieces.length && new Set(names).size === names.length;
  }

  /**
   * Whether a name has a mark.
   * @param name what stands before the mark, from the last separator on
   * @param mayFollow whether the name begins the list, or others before it had marks: else it may be an affiliation
   */
  has(mark: string, name: string, mayFollow: boolean): boolean {
    if (isWithAffiliation(name)) return false;
    const isNumber = /^\s?[\d,\s#]+$/.test(mark);
    if (!isNumber) return mayFollow || !/^\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]/u.test(mark) || isOfWords(name);
    if (this.#areNumbered) return true;
    return !/^\s/.test(mark) && mayFollow && isOfWords(name) && !isOrganization(name);
  }
}

/** Whether a name stands before a comma, so that what follows is where somebody works: `Bo Ek, Lyon`, but not `Doe, Jane`. */
function isWithAffiliation(text: string): boolean {
  const [name = "", rest] = text.split(/\s*[,，]\s*/u);
  const [first = "", second] = name.trim().split(/\s+/);
  if (rest === undefined || isSuffix(rest)) return false;
  return namesInstitution(rest) || (second !== undefined && !PARTICLES.has(first));
}

/** Whether a text is of several words, or of several signs of Chinese, Japanese or Korean, or ends in an initial or a suffix. */
function isOfWords(name: string): boolean {
  if (/\d/.test(name)) return false;
  if (/[\p{Script=Han}\p{Script=Hangul}]{2}$/u.test(name) || /(?:^|[\s.])\p{Lu}\.$/u.test(name)) return true;
  return isSuffix(name) || /\p{L}[^\p{L}]*\s[^\p{L}]*\p{L}.*[\p{L}\p{M}]{2}\.?$|\p{L}\s\p{L}{2}$/u.test(name);
}
