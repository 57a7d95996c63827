/** People in one line of text, in all the forms in which lists have them. */
import { countryCode } from "../../schema/countries.ts";
import { isAffiliation, namesInstitution } from "../../schema/institution.ts";
import { isSuffix, PARTICLES } from "../../schema/name.ts";
import { isPersonName, isToBeAnnounced } from "../../schema/people-text.ts";
import type { ReadContext } from "../formats.ts";
import type { Notes } from "../row.ts";
import { oneLine, plainText, withoutEntities } from "../text.ts";
import type { Candidate } from "./candidates.ts";
import { detailsOf } from "./details.ts";
import { withoutFootnotes } from "./footnotes.ts";
import { fullName, ORCID, person, withoutContact } from "./names.ts";
import { isGroupTitle, tidyTitle } from "./titles.ts";

/** A text with the addresses that its links lead to. */
export interface LinkedText {
  readonly place: string;
  readonly text: string;
  readonly links?: readonly string[];
}

/** What is known of a whole list. */
export interface ListStyle {
  /** Whether names before parentheses stand as `Last, First`. */
  readonly isInverted?: boolean;
  /** Whether text is TeX. */
  readonly isTex?: boolean;
  /** Whether it is a page, on which single words are something else than people. */
  readonly isPage?: boolean;
}

type Context = Pick<ReadContext, "notes" | "site">;

/** The people of a line, or why there are none. */
export type LineResult = readonly Candidate[] | string;

/** A person as a line names one. */
interface Read {
  readonly name: string;
  readonly affiliation?: string;
  readonly role?: string;
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()[\]{},;]+(?<![.])/giu;

/** The words of links beside a name. */
const LABELS =
  /[([]\s*(?:orcid|home ?page|web ?site|web|page|link|url|e-?mail|(?:google )?scholar|github|linkedin|twitter|dblp)\s*[)\]]/giu;

/** The people in a text of a list, such as `Name (Affiliation)` in YAML; what is no person is noted. */
export function peopleInText(text: string, place: string, context: Context): readonly Candidate[] {
  const found = readLine({ place, text }, {}, context);
  if (typeof found !== "string") return found;
  context.notes.skip(place, found, quoted(text));
  return [];
}

/** A text for a message, cut where it is long. */
export function quoted(text: string): string {
  const line = oneLine(text);
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}

/**
 * Reads a line.
 * @returns the people on it, or the reason why it names nobody
 */
export function readLine({ place, text, links = [] }: LinkedText, style: ListStyle, context: Context): LineResult {
  const { notes, site } = context;
  const orcid = ORCID.exec(text)?.[1];
  const urls = [...links, ...(text.match(ADDRESS) ?? [])];
  const named = withoutEntities(text).replace(ADDRESS, " ");
  const bare = withoutFootnotes(withoutContact(named.replace(links.length > 0 ? LABELS : /$^/, " ")), place, notes);
  const plain = unmarked(
    plainText(orcid ? bare.replace(ORCID, " ") : bare, place, notes, { isTex: style.isTex ?? false }),
  );
  if (!/\p{L}/u.test(plain.replace(/^\([^()]*\)$/, "")))
    return /@/.test(text) ? "only an e-mail address" : "without a name";
  if (/^(?:https?:|\w+=)|[{}<>]|\{%/u.test(plain)) return "no person";
  const read = readPeople(plain, place, style, notes, bare);
  if (typeof read === "string") return read;
  const wrong = read.people.find((one) => !isNameLike(one.name) && !isLooselyNameLike(one));
  if (wrong) return namesInstitution(wrong.name) ? "an affiliation without a person" : "no person";
  if (style.isPage && read.people.some(isMereWord)) return "no person";
  const [only] = read.people;
  return read.people.map(({ role, name, affiliation }): Candidate => {
    const details = read.people.length === 1 && only ? detailsOf({ urls, orcid }, place, site, notes) : {};
    return {
      place,
      person: { ...person(name, affiliation), ...details },
      ...(read.group === undefined ? {} : { group: read.group }),
      ...(role === undefined ? {} : { role }),
    };
  });
}

/** Bullets, numbers and footnote marks around a line mean nothing. */
function unmarked(text: string): string {
  return oneLine(text.replace(/[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ""))
    .replace(/^(?:[-*•·‣▪●○–+→»]\s*(?=[\p{L}(])|\(?\d{1,4}[.)]\s+|\d{1,4}\s+(?=\p{Lu})|\[\d{1,3}\]\s*)/u, "")
    .replace(/[*†‡§¶∗]+|^#+/gu, "")
    .replace(/\(\s*\)|\[\s*\]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/\s+,/g, ",")
    .replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/gu, "")
    .trim();
}

interface ReadPeople {
  readonly people: readonly Read[];
  /** The title before a colon. */
  readonly group?: string;
}

function readPeople(text: string, place: string, style: ListStyle, notes: Notes, raw: string): ReadPeople | string {
  const [, before, after] = /^([^:：()（）]{1,80})[:：]\s+(\S.*)$/u.exec(text) ?? [];
  if (before !== undefined && after !== undefined) return afterColon(before, after, place, style, notes);
  if (/^[\p{L}\p{N}_ -]{1,40}:\S*$/u.test(text)) return "a key with a value";
  const cells = raw
    .split(/\t| {3,}/)
    .map(unmarked)
    .filter((cell) => cell !== "");
  if (cells.length > 1 && /\t/.test(raw)) return { people: columns(cells, place, style, notes) };
  if (
    cells.length > 1 &&
    cells.every((cell) => /[(（,]/.test(cell) && !namesInstitution(cell.split(/[(（,]/)[0] ?? ""))
  ) {
    return { people: cells.map((cell) => readMember(cell, place, style, notes)) };
  }
  return { people: inARow(text).map((one) => readMember(one, place, style, notes)) };
}

/** `Chairs: A and B` are people of a group, `MIT: A and B` of an institution; other keys with values are nobody. */
function afterColon(before: string, after: string, place: string, style: ListStyle, notes: Notes): ReadPeople | string {
  const isTitle = isGroupTitle(before) && /^\p{Lu}|[^\p{L}]/u.test(before) && !/^\p{Ll}+$/u.test(before);
  if (!isTitle && !isAffiliation(before)) return "a key with a value";
  const names = after.split(/\s*(?:,|;|\s(?:and|&)\s)\s*/u).filter((name) => name !== "");
  const areNames = names.every((name) => !/[(（]/.test(name) && isPersonName(name) && isNameLike(name));
  if (isTitle) {
    const people = areNames
      ? names.map((name) => ({ name }))
      : inARow(after).map((one) => readMember(one, place, style, notes));
    return { people, group: tidyTitle(before) };
  }
  if (!areNames) return "a key with a value";
  notes.guess(place, `"${before}" was read as the affiliation of ${names.join(" and ")}`);
  return { people: names.map((name) => ({ name, affiliation: before })) };
}

/** `Name ⇥ Affiliation`, `First ⇥ Last ⇥ Affiliation`, or one person in each column. */
function columns(cells: readonly string[], place: string, style: ListStyle, notes: Notes): readonly Read[] {
  const [first = "", second = "", ...others] = cells;
  const areWhole = cells.every((cell) => /[(（,]/.test(cell) && !namesInstitution(cell.split(/[(（,]/)[0] ?? ""));
  const areNames = cells.every((cell) => isPersonName(cell) && !isPlace(cell)) && cells.length > 2;
  if (areWhole || areNames) return cells.map((cell) => readMember(cell, place, style, notes));
  const isSplitName = others.length > 0 && !/\s/.test(first) && !namesInstitution(second) && isNameLike(second);
  if (isSplitName) notes.guess(place, `"${first}" and "${second}" were read as the two parts of a name`);
  const [name, affiliation] = isSplitName ? [fullName(first, second), others] : [first, [second, ...others]];
  const one = readMember(name, place, style, notes);
  const told = affiliation.filter((cell) => !isGroupTitle(cell)).join(", ");
  const role = affiliation.find((cell) => isGroupTitle(cell));
  return [{ ...one, ...(told === "" ? {} : { affiliation: told }), ...(role === undefined ? {} : { role }) }];
}

/** `A (X), B (Y); C (Z)`: each person ends with parentheses. */
const IN_A_ROW = /^(?:[^()（）,;]+[(（][^()（）]*[)）]\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+|$)){2,}$/u;

/** The people of one line. Commas alone part names only where there are many, as places of work have commas too. */
function inARow(text: string): readonly string[] {
  if (IN_A_ROW.test(text))
    return text.split(/(?<=[)）])\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+)/u).filter((one) => one !== "");
  const semi = text.split(/\s*;\s*/).filter((one) => one !== "");
  if (semi.length > 1 && semi.every((one) => isNameLike(nameBefore(one)))) return semi;
  const hasAnd = /\s(?:and|&)\s/u.test(text);
  const names = text
    .replace(/\.$/, "")
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/u)
    .filter((one) => one !== "" && !isSuffix(one));
  const enough = hasAnd ? 2 : 5;
  return names.length >= enough && names.every((one) => isPersonName(one) && isNameLike(one) && !isPlace(one))
    ? names
    : [text];
}

function nameBefore(text: string): string {
  return text.split(/[,(（]/u)[0]?.trim() ?? "";
}

/** `Name`, with an affiliation in brackets, after a comma, a dash or a bar, and perhaps what the person does. */
function readMember(text: string, place: string, style: ListStyle, notes: Notes): Read {
  const trailing = /^(.*[)）\]])\s*[,–—-]\s*([^()（）]+)$/u.exec(text);
  if (trailing && isGroupTitle(trailing[2] ?? "")) {
    return { ...readMember(trailing[1] ?? "", place, style, notes), role: tidyTitle(trailing[2] ?? "") };
  }
  const [, before = "", inside] =
    /^((?:[^()（）[\]]|\(\p{L}+\))+?)\s*[(（[]((?:[^()（）]|[(（][^()（）]*[)）])*)[)）\]]\.?$/u.exec(text) ?? [];
  const inBrackets = inside === undefined ? undefined : parted(before, inside, place, style, notes);
  if (inBrackets) return inBrackets;
  const dash = /^(.+?)\s+(?:--?-?|[–—―|·@])\s+(.+)$|^(.+?)\s*(?:\||--|—)\s*(.+)$/u.exec(text);
  const [byDash, afterDash] = [dash?.[1] ?? dash?.[3], dash?.[2] ?? dash?.[4]];
  if (byDash !== undefined && afterDash !== undefined && !/[,，]/.test(byDash)) return told(byDash, [afterDash]);
  const pieces = text.split(/\s*[,，،]\s*/u).filter((piece) => piece !== "");
  const from = pieces.findIndex((piece, index) => index > 0 && !isSuffix(piece));
  if (from < 0) return { name: pieces.join(", ") };
  const [name, rest] = [pieces.slice(0, from).join(", "), pieces.slice(from)];
  const [given = "", ...others] = rest;
  if (isGiven(given) && isFamily(name)) return inverted(name, given, others, place, notes);
  return told(name, rest);
}

/** What stands before an affiliation in brackets: a name, `Last, First`, or a name and an institution with its acronym. */
function parted(before: string, inside: string, place: string, style: ListStyle, notes: Notes): Read | undefined {
  const pieces = before.split(/\s*[,，،]\s*/u).filter((piece) => piece !== "");
  const from = pieces.findIndex((piece, index) => index > 0 && !isSuffix(piece));
  if (from < 0) {
    const byDash = /^(.+?)\s+(?:--?-?|[–—|])\s+(.+)$/u.exec(before);
    return byDash ? undefined : told(before.trim(), [inside]);
  }
  const [name, rest] = [pieces.slice(0, from).join(", "), pieces.slice(from)];
  const [given = ""] = rest;
  if (rest.length === 1 && isGiven(given) && (style.isInverted || isFamily(name)))
    return inverted(name, given, [inside], place, notes);
  return isGroupTitle(inside) ? told(name, [...rest, inside]) : undefined;
}

function inverted(family: string, given: string, rest: readonly string[], place: string, notes: Notes): Read {
  notes.guess(place, `"${family}, ${given}" was read as ${given} ${family}`);
  return told(`${given} ${family}`, rest);
}

/** Of what follows a name, the part that says what somebody does is the role. */
function told(name: string, rest: readonly string[]): Read {
  const pieces = rest.map((piece) => piece.trim()).filter((piece) => piece !== "");
  const last = pieces.at(-1);
  const role = last !== undefined && isGroupTitle(last) && !namesInstitution(last) ? tidyTitle(last) : undefined;
  const affiliation = (role === undefined ? pieces : pieces.slice(0, -1))
    .join(", ")
    .replace(/(?<!\b(?:Inc|Ltd|Corp|Co|Univ|Dept|Inst|Tech|Sci|Natl|Lab)|\.\p{L})\.$/u, "");
  return { name: name.trim(), ...(affiliation === "" ? {} : { affiliation }), ...(role === undefined ? {} : { role }) };
}

/** Whether a text before a comma can only be a family name: one word, or one that begins with a particle. */
function isFamily(text: string): boolean {
  const [first = "", ...others] = text.split(/\s+/);
  return others.length === 0 ? /^\p{L}[\p{L}\p{M}'’-]+$/u.test(first) : PARTICLES.has(first);
}

/** Whether a list has its names as `Last, First (Affiliation)`: most of its names in that place are one word. */
export function isInvertedList(texts: readonly string[]): boolean {
  const pairs = texts.flatMap((text) => {
    const [, family = "", given = ""] = /^([^,()]+),\s*([^,()]+?)\s*\([^()]*\)\s*$/u.exec(text.trim()) ?? [];
    return family === "" ? [] : [[family.trim(), given] as const];
  });
  const families = pairs.filter(([family, given]) => isFamily(family) && isGiven(given));
  return pairs.length > 2 && families.length * 3 >= pairs.length * 2;
}

/** Whether a text after a comma can be a given name. */
function isGiven(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    words.length <= 3 &&
    words.every((word) => /^(?:\p{Lu}\p{M}*\.?|\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}+)$/u.test(word)) &&
    words.some((word) => /\p{Ll}|\p{Lo}|\./u.test(word)) &&
    !namesInstitution(text) &&
    !isPlace(text) &&
    !isGroupTitle(text)
  );
}

/** Places that look like names of people, and names of people that are those of countries. */
const PLACES =
  /^(?:hong kong|new (?:york|zealand|jersey|mexico|delhi)|los (?:angeles|alamos)|san (?:diego|francisco|jose)|p\.?r\.? china)$/i;
const GIVEN_NAMES = /^(?:jordan|georgia|chad|israel)$/i;

function isPlace(text: string): boolean {
  const name = text.trim();
  // Codes of two letters are names as well: Li, Ma.
  const isCountry = (name.length > 2 || name === "UK") && countryCode(name) !== undefined;
  return PLACES.test(name) || (isCountry && !GIVEN_NAMES.test(name));
}

const INSTITUTION_IN_OTHER_SCRIPTS = /大学|大學|研究所|学院|學院|公司|대학|연구|университет|институт|جامعة|معهد/iu;

/** Whether a text can be somebody's name. */
export function isNameLike(text: string): boolean {
  const name = text.trim();
  if (isToBeAnnounced(name)) return true;
  if (name === "" || name.length > 70 || /[\d:;@/<>{}|\\=_#!?"“”%&[\]]/u.test(name)) return false;
  if (namesInstitution(name) || INSTITUTION_IN_OTHER_SCRIPTS.test(name) || isPlace(name)) return false;
  if (isGroupTitle(name) && !/ Member$/.test(name)) return false;
  const words = name
    .replace(/\([^()]*\)/g, " ")
    .split(/[\s,]+/u)
    .filter((word) => word !== "");
  if (words.length > 8 || words.length === 0) return false;
  return words.every((word) => isSuffix(word) || PARTICLES.has(word) || isNameWord(word)) && words.some(isNameWord);
}

/** One word in a script that has capitals, alone or beside a country. */
function isMereWord({ name, affiliation = "" }: Read): boolean {
  return /^\p{Lu}\S*$/u.test(name) && (affiliation === "" || isPlace(affiliation));
}

/** Words of sentences and menus. */
const NO_NAMES =
  /^(?:the|an?|and|or|of|for|in|on|at|to|by|with|is|are|was|be|we|our|you|your|from|as|this|that|will)$/i;

/** A name before parentheses may lack its capitals. */
function isLooselyNameLike({ name, affiliation }: Read): boolean {
  const words = name.split(/\s+/);
  if (affiliation === undefined || words.length < 2 || words.length > 4 || namesInstitution(name)) return false;
  return !isGroupTitle(name) && words.every((word) => /^[\p{L}\p{M}'’.-]+$/u.test(word) && !NO_NAMES.test(word));
}

/** A word with a capital, an initial, one that a particle is joined to, or one in a script without capitals. */
function isNameWord(word: string): boolean {
  return (
    /^(?:["'‘’]?\p{Lu}|\p{Lt}|\p{Lo}|\p{Lm}|\p{Ll}{1,4}[-'’]\p{Lu}|\p{Ll}{1,3}\p{Lu})/u.test(word) &&
    !/\p{Ll}\.\p{Lu}/u.test(word)
  );
}
