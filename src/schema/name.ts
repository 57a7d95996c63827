/**
 * The parts of a person's name: which one the person is listed under, which come first in a bibliography, and which
 * (titles and degrees) do not identify the person.
 */

import { namesInstitution } from "./institution.ts";

/** A name in the parts that a bibliography uses, without titles and degrees. */
export interface NameParts {
  readonly given: string;
  /** `van`, `de la`: belongs to the family name but is ignored in sorting. */
  readonly particle: string;
  /** The whole name, for an organization or a person with a single name. */
  readonly family: string;
  /** `Jr.`, `III`. */
  readonly suffix: string;
  /** Whether the name as written starts with the family name. */
  readonly familyFirst: boolean;
}

const GENERATION = /^(?:[Jj]n?r|[Ss]n?r|II|III|IV|2nd|3rd|4th)\.?$/;

/** Unambiguous degrees and honours, with and without the dots and spaces that people put in. */
const DEGREE =
  /^(?:[Pp]\.?[Hh]\.?\s?[Dd]|D\.?\s?Phil|M\.?\s?Phil|M\.?D|D\.?Sc|Sc\.?D|M\.?Sc|B\.?Sc|M\.?Eng|MBA|MPH|LL\.?[BMD]|D\.?D\.?S|DVM|Ed\.?D|Psy\.?D|Pharm\.?D|Dr\.-Ing|Esq|FRS|FREng|FACM|FIEEE|[COM]BE)\.?$/;

/** Degrees only after a comma: without one they may be a name or initials ("Jack MA", "Vance JD"). */
const DEGREE_AFTER_COMMA = /^(?:[MB]\.?[AS]|J\.?D|R\.?N|P\.?E|CPA)\.?$/;

const TITLE = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Sir|Dame|Rev|Dipl\.-\p{L}+|Ing(?=\.))\.?$/u;
/** Words between titles: "Prof. em. Dr. rer. nat." */
const OF_TITLE = /^(?:em|h\.c|habil|rer|nat|med|phil|techn)\.$/;

/** Whether what follows a comma belongs to the name before it: `Jr.`, `III`, `PhD`, `MD PhD`. */
export function isSuffix(text: string): boolean {
  if (text.length > 40) return false;
  const whole = text.trim();
  const isOne = (word: string) => GENERATION.test(word) || DEGREE.test(word) || DEGREE_AFTER_COMMA.test(word);
  return isOne(whole) || (whole !== "" && whole.split(/\s+/).every(isOne));
}

/** A comma and the space around it; a match starts only at the first of several spaces, which then take one pass. */
const COMMA = /(?:(?<!\s)\s+)?,\s*/;

interface Bare {
  /** The name without titles, degrees and suffixes; may contain a comma. */
  readonly words: readonly string[];
  readonly suffixes: readonly string[];
}

/** Strips a name of what does not identify the person. */
function bare(name: string): Bare {
  const [first = "", ...rest] = name.normalize("NFC").trim().split(COMMA);
  const suffixes: string[] = [];
  const others: string[] = [];
  for (const piece of rest) {
    if (!isSuffix(piece)) others.push(piece);
    else suffixes.push(...piece.split(/\s+/).filter((word) => GENERATION.test(word)));
  }
  const words = [first, ...others].join(", ").split(/\s+/);
  while (words.length > 1 && isAhead(words[0] ?? "")) words.shift();
  while (words.length > 1) {
    const last = words.at(-1) ?? "";
    if (GENERATION.test(last)) suffixes.unshift(last);
    else if (!DEGREE.test(last)) break;
    words.pop();
  }
  return { words, suffixes };
}

const isAhead = (word: string): boolean => TITLE.test(word) || OF_TITLE.test(word);

/**
 * A key that spellings of one name share: case counts, but spacing, Unicode form, kinds of apostrophe and hyphen,
 * titles and degrees do not. `Dr. Ann O’Neil` and `Ann O'Neil, PhD` are the same.
 */
export function nameKey(name: string): string {
  const plain = name
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "")
    .replace(/[\u2018\u2019\u201B\u02BC\u02B9\u00B4\u0060\u2032]/gu, "'")
    .replace(/[\u2010-\u2013\u2212]/gu, "-");
  const { words, suffixes } = bare(plain);
  return [...words, ...suffixes.map((suffix) => suffix.replace(".", "").toLowerCase())].join(" ");
}

/** Lower-case particles, under which names are not listed. */
export const PARTICLES: ReadonlySet<string> = new Set(
  (
    "von vom van vander vanden de der den des del della delle dello degli dei di da dal dalla das do dos du la le les lo los " +
    "las el al ad as ash bin ibn bint ben abu ter ten te tot zu zum zur und af av in op aan auf am st d' dell' dall' 't"
  ).split(" "),
);

/** Capitalized particles belong to the family name: Van Rossum, Le Guin, De la Cruz. */
const CAPITALS: ReadonlySet<string> = new Set(
  (
    "Von Vom Van Vander Vanden De Der Den Des Del Della Delle Dello Degli Dei Di Da Dal Dalla Das Do Dos Du La Le Les Los Las " +
    "El Al Ibn Abu Ben Ter Ten Te Zu St St. Saint Santa Mac Mc"
  ).split(" "),
);

/** Vietnamese family names, before which Van and Le are middle names. */
const VIETNAMESE =
  /^(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|trinh|truong|luong|mai|cao|lam|dao|doan|tong)$/i;

/** Given names that, so spelt, are almost only Hungarian: if one comes last, the family name comes first. */
const HUNGARIAN: ReadonlySet<string> = new Set(
  (
    "László István János Zoltán Gábor Pál György Ferenc Attila Péter Tamás Zsolt Sándor Csaba Balázs Gergely Gergő András Miklós " +
    "Béla Imre Károly Lajos Lóránt Lóránd Levente Bálint Ádám Dániel Dávid Máté Márton Mátyás Mihály Ákos Árpád Barnabás Botond " +
    "Endre Ernő Gyula Géza Győző Jenő József Kálmán Kristóf Ödön Ottó Rezső Szabolcs Szilárd Tibor Tivadar Vilmos Zsigmond Antal " +
    "Ágnes Anikó Boglárka Borbála Csilla Dóra Dorottya Emese Emőke Enikő Erzsébet Eszter Éva Gyöngyi Györgyi " +
    "Ibolya Ildikó Ilona Judit Katalin Kinga Klára Krisztina Magdolna Mária Márta Orsolya Piroska Réka Rózsa " +
    "Szilvia Tünde Zsófia Zsuzsa Zsuzsanna"
  ).split(" "),
);

const EAST_ASIAN = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

/** Words that occur in names of organizations but not of people. */
const OF_ORGANIZATION =
  /^The\s|\b(?:Collaboration|Consortium|Team|Group|Committee|Project|Initiative|Society|Network|Association|Foundation|Organi[sz]ation|Council|Ministry|Agency|and|of|for|the)\b/;

/** Whether a name is that of an organization. */
export function isOrganization(name: string): boolean {
  return OF_ORGANIZATION.test(name) || namesInstitution(name);
}

/**
 * The parts of a name as written. The family name comes last, but first in a name of two words in Chinese, Japanese or
 * Korean script, if only the first word is in capitals (`YAMADA Taro`), or if the last is a Hungarian given name
 * (`Erdős Pál`). Words in capitals are the family name, wherever they stand. A lower-case particle stands apart
 * (`van Beethoven`), a capitalized one belongs to the family name (`Le Guin`).
 * @param sort the correction in the data, if any: `García Márquez`, `García Márquez, Gabriel`
 */
export function nameParts(name: string, sort?: string): NameParts {
  const { words, suffixes } = bare(name);
  const whole = words.join(" ");
  const suffix = suffixes.join(" ");
  const parts = { given: "", particle: "", family: whole, suffix, familyFirst: false };
  const told = sort === undefined ? undefined : partsTold(whole, sort);
  if (told) return { ...parts, ...told };
  // A comma without a suffix: an organization, or somebody's deliberate spelling.
  if (words.length < 2 || whole.includes(",") || isOrganization(whole)) return parts;
  if (EAST_ASIAN.test(whole)) {
    const [family = "", given = ""] = words;
    return words.length === 2 ? { ...parts, family, given, familyFirst: true } : parts;
  }
  const split = byCapitals(words) ?? hungarian(words) ?? western(words);
  return { ...parts, ...split };
}

type Split = Pick<NameParts, "given" | "particle" | "family" | "familyFirst">;

/** The split given by `sort:`, if it uses the name's own words: another script can be sorted by, but not cited. */
function partsTold(whole: string, sort: string): Split | undefined {
  const [family = "", given = ""] = sort.normalize("NFC").trim().split(COMMA);
  const rest = whole.endsWith(` ${family}`)
    ? { given: whole.slice(0, -family.length).trim(), familyFirst: false }
    : whole.startsWith(`${family} `)
      ? { given: whole.slice(family.length).trim(), familyFirst: true }
      : undefined;
  if (rest) return { family, particle: "", ...rest };
  const isIn = [...family.split(" "), ...given.split(" ")].every((word) => whole.split(" ").includes(word));
  return isIn && given !== "" ? { family, given, particle: "", familyFirst: false } : undefined;
}

/** Whether a word is a family name in capitals rather than initials: `YAMADA`, `LI`, but not `AJ`. */
function isInCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{M}'’-]{2,}$/u.test(word) || /^(?:[B-DF-HJ-NP-TV-Z][AEIOUY]|AN|AI|AO|NG|OH|OU)$/.test(word);
}

function byCapitals(words: readonly string[]): Split | undefined {
  const capitals = words.map(isInCapitals);
  const isNamed = words.some((word, index) => !capitals[index] && /\p{Ll}/u.test(word) && !PARTICLES.has(word));
  const first = capitals.indexOf(true);
  const last = capitals.lastIndexOf(true);
  if (!isNamed || first < 0 || capitals.slice(first, last + 1).includes(false)) return undefined;
  const family = words.slice(first, last + 1).join(" ");
  if (first === 0) return { family, given: words.slice(last + 1).join(" "), particle: "", familyFirst: true };
  return last === words.length - 1 ? { ...western([...words.slice(0, first), family]), family } : undefined;
}

function hungarian(words: readonly string[]): Split | undefined {
  const [family = "", ...given] = words;
  const isGiven = given.length <= 2 && given.every((word) => HUNGARIAN.has(word));
  return isGiven && !HUNGARIAN.has(family)
    ? { family, given: given.join(" "), particle: "", familyFirst: true }
    : undefined;
}

function western(words: readonly string[]): Split {
  let from = words.length - 1;
  const isVietnamese = VIETNAMESE.test(words[from] ?? "");
  while (from > 1 && CAPITALS.has(words[from - 1] ?? "") && !isVietnamese) from--;
  // "Ramón y Cajal", "Gaudí i Cornet"
  if (from > 2 && /^[yi]$/.test(words[from - 1] ?? "")) from -= 2;
  // "De la Cruz": lower-case particles after a capitalized one belong to the family name.
  let start = from;
  while (start > 0 && PARTICLES.has((words[start - 1] ?? "").replace("’", "'"))) start--;
  if (start > 1 && start < from && CAPITALS.has(words[start - 1] ?? "")) from = start -= 1;
  return {
    given: words.slice(0, start).join(" "),
    particle: words.slice(start, from).join(" "),
    family: words.slice(from).join(" "),
    familyFirst: false,
  };
}

/** What names are sorted by, the most significant part first. */
export type SortKey = readonly [family: string, given: string, suffix: string];

/** @param sort as in {@link nameParts}, but need not use the name's own words */
export function sortKeyOf(name: string, sort?: string): SortKey {
  const { given, particle, family, suffix } = nameParts(name, sort);
  if (sort !== undefined) {
    const [first = "", ...rest] = sort.split(COMMA);
    return [comparable(first), comparable(rest.join(" ") || (family === first ? given : "")), suffix];
  }
  // A joined article or preposition is ignored, too: al-Farabi, d'Alembert.
  const listed = family.replace(/^\p{Ll}{1,4}['’-](?=\p{Lu})/u, "");
  return [comparable(listed), comparable(`${given} ${particle}`), suffix];
}

/** Letters and digits only: versions of collations weigh other characters differently, so those must not decide. */
function comparable(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u2010-\u2015-]/gu, " ")
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * Compares people in the order of a bibliography. Two different names are never equal.
 * @param language BCP 47 tag whose alphabet decides (`Ö` after `Z` in Swedish); the machine's locale is ignored
 */
export function byFamilyName(
  language: string,
): (a: { name: string; sort?: string }, b: { name: string; sort?: string }) => number {
  const { compare } = new Intl.Collator([language, "en"], {
    usage: "sort",
    sensitivity: "variant",
    ignorePunctuation: false,
    numeric: false,
    caseFirst: "false",
  });
  const keys = new Map<object, SortKey>();
  const keyOf = (person: { name: string; sort?: string }): SortKey => {
    const key = keys.get(person) ?? sortKeyOf(person.name, person.sort);
    keys.set(person, key);
    return key;
  };
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    for (const at of [0, 1, 2] as const) {
      const order = compare(left[at], right[at]);
      if (order !== 0) return order;
    }
    return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  };
}

const SEGMENTER = new Intl.Segmenter();

/**
 * First letters of the first and last name; the first character of a name in a script without word spaces. Titles,
 * degrees and suffixes do not count.
 */
export function initialsOf(name: string): string {
  const words = bare(name)
    .words.join(" ")
    .replace(/\([^()]*\)|["“”]|(?<!\p{L})['‘’]|['‘’](?!\p{L})/gu, " ")
    .split(/[\s.,]+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstCharacter(word ?? ""));
  return letters.join("").toUpperCase() || firstCharacter(name);
}

function firstCharacter(text: string): string {
  // Each segment holds a copy of the whole text, and no character is longer than this.
  const [first] = SEGMENTER.segment(text.slice(0, 100));
  return first?.segment ?? "";
}
