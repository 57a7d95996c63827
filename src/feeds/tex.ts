/** Texts, titles, names and addresses as BibTeX and LaTeX read them. */
import { partsOf } from "../model/text.ts";
import type { NameParts } from "../schema/name.ts";
import { clean } from "./site.ts";

export const oneLine = (text: string): string => clean(text).replace(/\s+/g, " ").trim();

export const braced = (text: string): string => `{${text}}`;

const TEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  // In braces, because languages in babel make commands of it.
  '"': '{"}',
};

/** Text escaped for TeX. Letters of all scripts stay: BibTeX passes them on and biber understands them. */
export function texText(text: string): string {
  return texRun(oneLine(text));
}

/** Part of a text, which may begin or end with a space. */
export const texRun = (text: string): string => text.replace(/[\\{}$&#%_^~<>|"]/g, (character) => TEX[character] ?? "");

/** A title for TeX, which sets its formulas itself. */
export function texTitle(source: string): string {
  return partsOf(oneLine(source))
    .map(({ text, formula }) => (formula && texFormula(formula.tex)) ?? texRun(text))
    .join("");
}

/** A formula between dollars; undefined if its braces do not balance, as the rest of the file would be unreadable. */
function texFormula(tex: string): string | undefined {
  // BibTeX counts the braces of `\{` too.
  const counted = closes(tex)
    ? tex
    : tex.replace(/\\\\|\\([{}])/g, (whole, brace) => (brace ? BRACES[brace as "{"] : whole));
  return closes(counted) ? `$${counted.trim()}$` : undefined;
}

const BRACES = { "{": "\\lbrace ", "}": "\\rbrace " } as const;

/** Whether braces balance. */
function closes(tex: string): boolean {
  let depth = 0;
  for (const character of tex) {
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** An address for `\url`, which needs percent-encoding only for characters that would end or break the field. */
export function texAddress(address: string): string {
  return address.replace(/[\\{}]/g, (character) => encodeURIComponent(character));
}

/**
 * Names joined by " and ", as BibTeX readers expect: `First von Last` if that parses into the same parts, else `von
 * Last, Jr, First` (https://ctan.org/pkg/btxdoc, section 4). Braces protect only what must stay together: the word
 * "and" itself, as in the name of a consortium, a comma, and a name of several words that must not be split.
 */
export function texNames(authors: readonly NameParts[]): string {
  return authors.map(texName).join(" and ");
}

/**
 * Names in the form `von Last, Jr, First`, whatever they are, joined by " and ". A name without parts stands in braces.
 */
export function texNamesInverted(people: readonly NameParts[]): string {
  const inverted = people.map(({ given, particle, family, suffix }) => {
    const last = [particle, family].filter(Boolean);
    if (given === "") return `{${texText([...last, suffix].filter(Boolean).join(" "))}}`;
    return [last.map(kept).join(" "), ...[suffix, given].filter(Boolean).map(kept)].join(", ");
  });
  return inverted.join(" and ");
}

/** Braces around what a reader of names would split. */
const kept = (text: string): string => (/,|\band\b/i.test(text) ? `{${texText(text)}}` : texText(text));

function texName({ given, particle, family, suffix, familyFirst }: NameParts): string {
  if (given === "" && suffix === "" && particle === "")
    return family.includes(" ") ? `{${texText(family)}}` : kept(family);
  const isSmall = (word: string) => /^[^\p{Lu}]*\p{Ll}/u.test(word);
  const isPlain = suffix === "" && !familyFirst && !/[\s,]/.test(family) && !given.split(" ").some(isSmall);
  if (isPlain) return [given, particle, family].filter(Boolean).map(kept).join(" ");
  return [[particle, family].filter(Boolean).map(kept).join(" "), suffix, given]
    .filter(Boolean)
    .map((part, at) => (at === 0 ? part : kept(part)))
    .join(", ");
}
