/** People written as text: `Name`, `Name (Affiliation)`, `A, B and C (X, Y)`, `Last, First and Last, First`. */
import { isAffiliation } from "./institution.ts";
import { isOrganization, isSuffix } from "./name.ts";

/** One person found in a text, with its range there. */
export interface NamedInText {
  readonly name: string;
  /** undefined: not stated; null: `Name ()`, none on purpose. */
  readonly affiliation?: string | null;
  /** Offsets into the text, end exclusive. */
  readonly span: readonly [start: number, end: number];
  /** Whether the text is ambiguous; set on all people of a text, or on none. */
  readonly doubtful?: true;
}

/** What is wrong with a text that should name people. */
export type PeopleTextProblem = "person-parenthesis" | "person-empty" | "person-comma";

/**
 * Splits `A, B and C`, `A, B, and C`, `A & B; C` into people. Commas and words inside parentheses do not split, and
 * `Jr.` or `PhD` after a comma stays with its name. Pairs of `Last, First` are reordered: between "and" and semicolons,
 * they are recognized by one part that is not a whole name. Takes time linear in the length of the text.
 * @param commasSplit false in a list entry, where a comma is more likely `Name, Affiliation`
 */
export function splitPeople(text: string, commasSplit: boolean): readonly NamedInText[] | PeopleTextProblem {
  const pieces = cut(text);
  if (pieces === "person-parenthesis") return pieces;
  const parts: Part[] = [];
  for (const piece of pieces) {
    const part = readPart(text, piece);
    if (part) parts.push(part);
    else if (text.slice(piece.start, piece.end).trim() !== "" || piece.by === "and") return "person-empty";
  }
  if (parts.length === 0) return "person-empty";
  const groups = groupsOf(parts);
  const order = orderOf(groups, commasSplit);
  if (order.named === "refused") return "person-comma";
  const people = groups.flatMap((group): readonly NamedInText[] =>
    order.named === "last first" && mayBeInverted(group) ? [inverted(group)] : group.map(inOrder),
  );
  return order.doubtful ? people.map((person) => ({ ...person, doubtful: true })) : people;
}

interface Piece {
  start: number;
  end: number;
  /** The separator before it. */
  readonly by: "" | "," | ";" | "and";
}

const OPENING = /[(（]/;
const CLOSING = /[)）]/;
const SIGNS = new RegExp(
  [
    // Commas that do not separate names: `^{1,2}` and `2,3` are footnote marks of one.
    /\{[^{}]{0,60}\}/u,
    /(?<=[\p{N}*∗†‡§¶])[,，](?=[\p{N}*∗†‡§¶]{1,2}(?![\p{L}\p{N}]))/u,
    // The semicolon of `&eacute;` separates nothing.
    /&#?\w{2,31};/u,
    // Includes the Arabic comma and semicolon.
    /(?<sign>[()（）,，、،;；؛])/u,
    /(?<=\s)(?<and>and|&)(?=\s)/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "giu",
);

/** Cuts at commas, semicolons and "and" outside parentheses. */
function cut(text: string): Piece[] | "person-parenthesis" {
  const pieces: Piece[] = [];
  let start = 0;
  let by: Piece["by"] = "";
  let depth = 0;
  const end = (at: number, next: Piece["by"], from: number) => {
    // `A, and B`: the comma belongs to the word.
    const isBlank = next === "and" && by === "," && text.slice(start, at).trim() === "";
    if (!isBlank) pieces.push({ start, end: at, by });
    start = from;
    by = next;
  };
  for (const { 0: sign, index: at, groups } of text.matchAll(SIGNS)) {
    if (groups?.sign === undefined && groups?.and === undefined) continue;
    if (OPENING.test(sign)) depth++;
    else if (CLOSING.test(sign)) depth--;
    else if (depth === 0) end(at, groups.and ? "and" : /[;；؛]/.test(sign) ? ";" : ",", at + sign.length);
    if (depth < 0) return "person-parenthesis";
  }
  end(text.length, "", text.length);
  return depth === 0 ? withSuffixes(text, pieces) : "person-parenthesis";
}

/** Keeps `Jr.` and `PhD` with the name before the comma. */
function withSuffixes(text: string, pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const before = merged.at(-1);
    const [words = ""] = text.slice(piece.start, piece.end).split(OPENING, 1);
    if (piece.by === "," && before && isSuffix(words)) before.end = piece.end;
    else merged.push({ ...piece });
  }
  return merged;
}

/** A piece as a name, with the affiliation in parentheses after it. */
interface Part extends NamedInText {
  readonly by: Piece["by"];
}

function readPart(text: string, { start, end, by }: Piece): Part | undefined {
  const raw = text.slice(start, end);
  const trimmed = raw.trim();
  if (trimmed === "") return undefined;
  const from = start + raw.indexOf(trimmed);
  const opening = lastParenthesis(trimmed);
  if (opening === undefined) return { name: tidy(trimmed), span: [from, from + trimmed.length], by };
  const before = trimmed.slice(0, opening).trimEnd();
  if (before === "") return undefined;
  const affiliation = tidy(trimmed.slice(opening + 1, -1)) || null;
  return { name: tidy(before), affiliation, span: [from, from + before.length], by };
}

/** The offset of the opening parenthesis if a text ends in a closing one. */
function lastParenthesis(text: string): number | undefined {
  if (!CLOSING.test(text.at(-1) ?? "")) return undefined;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text[at] ?? "";
    if (CLOSING.test(character)) depth++;
    else if (OPENING.test(character)) depth--;
    if (depth === 0) return at;
  }
  return undefined;
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, " ").trim().normalize("NFC");
}

type Group = readonly Part[];

/** Groups parts between "and" and semicolons. `Kumar, A., Sarawagi, S.` are two people: initials alone are nobody. */
function groupsOf(parts: readonly Part[]): readonly Group[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && part.by === ",") last.push(part);
    else groups.push([part]);
  }
  return groups.flatMap((group) => {
    const arePairs =
      group.length > 2 && group.length % 2 === 0 && group.every(({ name }, at) => at % 2 === 0 || isInitials(name));
    return arePairs ? pairsOf(group) : [group];
  });
}

function pairsOf(group: Group): readonly Group[] {
  return group.flatMap((_, at) => (at % 2 === 0 ? [group.slice(at, at + 2)] : []));
}

/** `A.`, `A. B.`, `J.-P.`, `A` */
function isInitials(name: string): boolean {
  return name.length <= 24 && /^(?:\p{Lu}\p{M}*(?:\.[\s-]?|\s|$|(?=\.)))+$/u.test(name);
}

/** The order of names in a text, and whether that is a guess. */
interface Order {
  readonly named: "first last" | "last first" | "refused";
  readonly doubtful?: true;
}

function orderOf(groups: readonly Group[], commasSplit: boolean): Order {
  const pairs = groups.filter(mayBeInverted);
  const hasCommas = groups.some(({ length }) => length > 1);
  // "García Márquez, Gabriel" alone may as well be "Ann Lee, Stanford".
  const areTold = pairs.some(([family]) => family && !isWhole(family.name));
  if (pairs.length === groups.length && areTold && (groups.length > 1 || hasInitials(pairs)))
    return { named: "last first" };
  const others = groups.filter((group) => !mayBeInverted(group));
  const hasSemicolons = groups.some(([first]) => first?.by === ";");
  const areSingle = others.every(({ length }) => length === 1);
  const areBothParts = pairs.every((pair) => pair.every(({ name }) => !isWhole(name)));
  const areOthersWhole = others.every((group) => group.every(({ name }) => isWhole(name)));
  const isGuess = groups.length === 1 || hasSemicolons || (areBothParts && areOthersWhole);
  if (areTold && areSingle && isGuess) return { named: "last first", doubtful: true };
  if (hasCommas && !commasSplit) return { named: "refused" };
  return pairs.length > 0 || groups.some(isSuspicious)
    ? { named: "first last", doubtful: true }
    : { named: "first last" };
}

const hasInitials = (pairs: readonly Group[]): boolean => pairs.every(([, given]) => given && isInitials(given.name));

/** Whether two parts may be a family name and a given name. */
function mayBeInverted([family, given, ...more]: Group): boolean {
  if (!family || !given || more.length > 0 || family.affiliation !== undefined) return false;
  if (isWhole(family.name) && isWhole(given.name)) return false;
  return [family, given].every(({ name }) => mayBeName(name)) && scriptOf(family.name) === scriptOf(given.name);
}

/** Whether parts between commas are not whole names: one of them may be a given name. */
function isSuspicious(group: Group): boolean {
  const odd = group.filter(({ name }) => isOpen(name) || (mayBeName(name) && !isWhole(name)));
  return odd.length > 1 || group.some(({ name }) => isOpen(name));
}

/** "et al.": somebody who is not named. */
const isOpen = (name: string): boolean => /(?:^|\s)(?:et al\.?|others)$/i.test(name);

/** `TBA`, `TBD`, `to be announced`. */
export function isToBeAnnounced(text: string): boolean {
  return /^(?:tb[adc]|to be (?:announced|determined|confirmed))\.?$/i.test(text);
}

function mayBeName(name: string): boolean {
  const isPlace = isAffiliation(name) && !isInitials(name);
  return /\p{L}/u.test(name) && !isPlace && !isOpen(name) && !isToBeAnnounced(name);
}

/** Whether a text can be one person's name, first and last. */
export function isPersonName(text: string): boolean {
  return mayBeName(text) && isWhole(text) && !isOrganization(text);
}

/** Whether a part can be a whole name: two words, one of them perhaps an initial; any in a script without spaces. */
function isWhole(name: string): boolean {
  if (scriptOf(name) === "unspaced") return true;
  const [words = ""] = name.split(",", 1);
  const [first = "", ...others] = words.split(" ").filter((word) => /\p{L}/u.test(word));
  return others.length > 0 && !/^\p{Ll}/u.test(first) && !isInitials(words);
}

/** The script of a name's first letter, as far as it affects how names are written. */
function scriptOf(name: string): string | undefined {
  const [letter = ""] = /\p{L}/u.exec(name) ?? [];
  if (/^[A-Za-z]/.test(letter)) return "Latin";
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(letter)) return "unspaced";
  const scripts = { Latin: /\p{Script=Latin}/u, Cyrillic: /\p{Script=Cyrillic}/u, Greek: /\p{Script=Greek}/u };
  return Object.entries(scripts).find(([, pattern]) => pattern.test(letter))?.[0];
}

function inOrder({ by: _, ...person }: Part): NamedInText {
  return person;
}

/** `King, Jr., Martin Luther` and `King, Martin Luther, Jr.` are Martin Luther King, Jr. */
function inverted(group: Group): NamedInText {
  const [family, given] = group as readonly [Part, Part];
  const [last = "", ...lastSuffixes] = family.name.split(", ");
  const [first = "", ...firstSuffixes] = given.name.split(", ");
  const words = first.split(" ");
  // "Smith, John PhD"
  const own = words.findIndex((_, at) => at > 0 && isSuffix(words.slice(at).join(" ")));
  const [before, after] = own < 0 ? [words, []] : [words.slice(0, own), [words.slice(own).join(" ")]];
  const name = [`${before.join(" ")} ${last}`, ...lastSuffixes, ...after, ...firstSuffixes].join(", ");
  const said = given.affiliation === undefined ? {} : { affiliation: given.affiliation };
  return { name, ...said, span: [family.span[0], given.span[1]] };
}
