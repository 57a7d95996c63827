/** Finds what Lectern cannot read in a person's name or affiliation and would show as part of it. */
import { PARTICLES } from "./name.ts";
import { isPersonName, isToBeAnnounced } from "./people-text.ts";

/** What is odd about a person, in the words of the catalogue. */
export interface OddPerson {
  readonly code: "odd-name" | "odd-affiliation" | "person-email";
  readonly params: Readonly<Record<string, string>>;
  readonly hint: string;
}

/** Longer texts are no name with something beside it, and would take long to search. */
const LONGEST = 400;

/**
 * Reports what in a person's name is no name, and what in the affiliation is no place of work. Names that are merely
 * rare draw nothing: only signs and words that no name contains are reported.
 */
export function oddPerson(person: { name: string; affiliation?: string | null | undefined }): OddPerson | undefined {
  const { name, affiliation } = person;
  if (name.length > LONGEST || (affiliation?.length ?? 0) > LONGEST) return undefined;
  const where = affiliation ? ` (${affiliation})` : "";
  const found =
    oddText(name, affiliation ?? undefined) ?? (affiliation ? oddAffiliation(name, affiliation) : undefined);
  if (found) return found;
  for (const look of [nobody, markup, listMark, footnote, joined, glued]) {
    const odd = look(name);
    if (!odd) continue;
    return { code: "odd-name", params: { name, what: odd.what }, hint: odd.hint ?? `write ${odd.write}${where}` };
  }
  return undefined;
}

/** What is odd about a name, and either the correct name or other advice. */
type Odd = { readonly what: string } & (
  | { readonly write: string; readonly hint?: never }
  | { readonly hint: string; readonly write?: never }
);

const EMAIL = /[^\s<>()[\],;:"]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()[\]]+/iu;

/** An e-mail or web address, beside a name or instead of it. */
function oddText(name: string, affiliation: string | undefined): OddPerson | undefined {
  const email = EMAIL.exec(name)?.[0] ?? EMAIL.exec(affiliation ?? "")?.[0];
  const address = email ?? ADDRESS.exec(name)?.[0] ?? ADDRESS.exec(affiliation ?? "")?.[0];
  if (address === undefined) return undefined;
  const left = bare(name.replace(address, ""));
  const works = bare((affiliation ?? "").replace(address, ""));
  const written = left === "" ? "the name" : `${left}${works === "" ? "" : ` (${works})`}`;
  if (email !== undefined) {
    const hint = `write ${written}; readers find an address in links: mailto:${email}, if it is to be public`;
    return { code: "person-email", params: { email }, hint };
  }
  const keys = [
    `name: ${left || "…"}`,
    ...(works === "" ? [] : [`affiliation: ${works}`]),
    `url: ${address.replace(/^www/i, "https://www")}`,
  ];
  const what = `${address} is shown as part of it`;
  return { code: "odd-name", params: { name, what }, hint: `write {${keys.join(", ")}}` };
}

/** A name without the brackets and signs around an address. */
const bare = (text: string): string =>
  text
    .replace(/[<>()[\]*_]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s,;:-]+|[\s,;:-]+$/g, "");

const DOES =
  /^(?:\p{L}[\p{L}’'-]*(?: (?:and|&))? ){0,3}(?:co-?)?(?:chair(?:man|woman|person)?|organi[sz]er|moderator|panell?ist|speaker|discussant|reviewer|secretary)$/iu;
const TAKES_PART =
  /^(?:remote(?:ly)?|online|virtual(?:ly)?|in person|on-?site|keynote|invited|(?:un)?confirmed|cancelled|canceled)$/iu;
const PRONOUNS = /^(?:she|he|they|ze|xe|elle|il|iel|sie|er|ella|él)(?:\s?\/\s?\p{L}+){1,2}$/iu;

/** `(1)`, `(2,*)`: a title page's number for an affiliation. */
const NUMBERED = /^[\d*∗†‡§¶](?:\s?,\s?[\d*∗†‡§¶])*$/u;

/** What somebody does, instead of where they work. */
function oddAffiliation(name: string, affiliation: string): OddPerson | undefined {
  if (NUMBERED.test(affiliation))
    return { code: "odd-affiliation", params: { name, affiliation }, hint: `write ${name}, or ${name} (Affiliation)` };
  const isRemote = /^(?:remote|online|virtual)/i.test(affiliation);
  const key = PRONOUNS.test(affiliation) ? "pronouns" : "role";
  const isOdd =
    key === "pronouns" || DOES.test(affiliation) || TAKES_PART.test(affiliation) || isToBeAnnounced(affiliation);
  if (!isOdd) return undefined;
  const remote = isRemote ? `; in the schedule {name: ${name}, remote: yes}` : "";
  return {
    code: "odd-affiliation",
    params: { name, affiliation },
    hint: `write {name: ${name}, ${key}: ${affiliation}}${remote}`,
  };
}

const NOBODY =
  /^(?:n\/a|n\.a\.|n\. ?n\.|NN|name (?:tb[acd])|(?:several|various|multiple|many|different|other|all|both|invited)(?: (?:invited|keynote|confirmed))? (?:speakers?|authors?|people|panell?ists?|presenters?|participants?|organi[sz]ers?|members?)|various|several|speakers?(?: tb[acd])?|unknown|nobody)\.?$/i;

function nobody(name: string): Odd | undefined {
  if (/\p{L}/u.test(name) && !isToBeAnnounced(name) && !NOBODY.test(name)) return undefined;
  return { what: "it names nobody", hint: "leave it out until somebody is known" };
}

const AROUND = /^([*_`]{1,3})(\S(?:.*\S)?)\1$/u;

function markup(name: string): Odd | undefined {
  const inside = AROUND.exec(name)?.[2] ?? name.replace(/\*\*(\S[^*]*)\*\*|\[([^[\]]+)\](?=\s*$)/gu, "$1$2");
  const isLink = name.startsWith("[") && name.endsWith("]");
  if (inside === name || (!isLink && name.endsWith("]"))) return undefined;
  return { what: "the signs around it are shown as they stand", write: inside };
}

/** `1. Ana Reis`, `• Ana Reis`: a list marker typed by hand. */
function listMark(name: string): Odd | undefined {
  const mark = /^(?:\(?\d{1,3}[.)]|[•‣●▪*·])\s+(?=\p{L})/u.exec(name)?.[0];
  if (mark === undefined) return undefined;
  return { what: `"${mark.trim()}" is shown before it`, hint: `write - ${name.slice(mark.length)}` };
}

const NOTES = "[\\d*∗⋆†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹]";
const FOOTNOTE = new RegExp(
  [
    `\\s?\\$?\\^\\s?(?:\\{[^{}]*\\}|${NOTES}+(?:,${NOTES}+)*)\\$?`,
    `\\s?[*∗⋆†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹](?:,?${NOTES})*`,
    // Digits directly after a name of several words; a single word may be a name of its own kind.
    `(?<=\\s\\S*\\p{Ll})\\d{1,2}(?:,${NOTES}{1,2})*[*∗†‡]?`,
  ]
    .map((form) => `(?:${form})$`)
    .join("|"),
  "u",
);

/** `Ana Reis^{1,2}`, `Ana Reis*`: a title page's footnote marks. */
function footnote(name: string): Odd | undefined {
  const mark = FOOTNOTE.exec(name)?.[0];
  const written = mark === undefined ? "" : name.slice(0, -mark.length).trim();
  if (mark === undefined || !/\p{L}/u.test(written)) return undefined;
  return { what: `"${mark.trim()}" is shown as part of it`, write: written };
}

/** Foreign words and signs that join names; inside a name they stand, if at all, only before the last word. */
const JOINS = /\s+(und|et|og|och|en|ja|y|e|i|и|و|with|avec|mit|con|com|\+|\/|\||•|·)\s+/gu;

/** Two names, with what joins them. */
export interface Join {
  readonly left: string;
  readonly join: string;
  readonly right: string;
}

/**
 * The word of another language or the sign that joins two whole names in a text.
 * @param name on one line; affiliations in parentheses may follow both names
 */
export function joinIn(name: string): Join | undefined {
  for (const { 0: whole, 1: join = "", index } of name.matchAll(JOINS)) {
    const [left, right] = [name.slice(0, index), name.slice(index + whole.length)];
    // "Ramón y Cajal", "Costa e Silva": a double family name, which may continue with a particle.
    const [, second = ""] = right.split(" ");
    const mayBeFamily = /^[yei]$/.test(join) && (PARTICLES.has(second) || /\s(?:de|da|do|del|dos|das)\s/.test(left));
    if (
      join !== "و" &&
      (mayBeFamily || !isPersonName(withoutAffiliation(left)) || !isPersonName(withoutAffiliation(right)))
    )
      continue;
    return { left, join, right };
  }
  return undefined;
}

/** A name without the affiliation in parentheses after it. */
function withoutAffiliation(name: string): string {
  return name.replace(/\s*\([^()]*\)$/, "");
}

function joined(name: string): Odd | undefined {
  const found = joinIn(name);
  if (!found) return undefined;
  const { left, join, right } = found;
  const place = /[/|•·]/.test(join) ? `, or ${left} (${right}) if that is where they work` : "";
  return { what: `"${join}" joins no names here`, hint: `write "${left} and ${right}"${place}` };
}

const GLUES: readonly RegExp[] = [
  /^(?<who>[^[\]]*[^[\]\s])\s*\[(?<where>[^[\]]+)\]$/u,
  /^(?<who>[^@]*[^@\s])\s+@\s*(?<where>[^@]+)$/u,
  /^(?<who>[^—]*[^—\s])\s*—\s*(?<where>[^—]+)$/u,
  /^(?<who>.*?\S)\s+(?:[-–/|:]|--)\s+(?<where>\S.*)$/u,
];

/** `Ana Reis – MIT`, `Ana Reis [MIT]`. */
function glued(name: string): Odd | undefined {
  for (const glue of GLUES) {
    const { who = "", where = "" } = glue.exec(name)?.groups ?? {};
    if (!isPersonName(who)) continue;
    return { what: `"${name.slice(who.length).trim()}" is shown as part of it`, hint: `write ${who} (${where})` };
  }
  return undefined;
}
