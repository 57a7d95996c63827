/** Titles of groups of people: which texts are some, and how a file of ours would call them. */
import { fold } from "../../schema/suggest.ts";
import { oneLine } from "../text.ts";
import type { PeopleFile } from "./file.ts";

/**
 * Words that end the title of a group or name what its members do, in the languages in which committees are listed; without
 * accents, as after `fold`.
 */
const OF_GROUPS = [
  "(?:co-? ?)?chair(?:s|man|men|woman|women|person|persons|people)?",
  ...["committees?", "subcommittees?", "reviewers?", "organi[sz]ers?", "organi[sz]ation", "members?", "boards?"],
  ...["advis[eo]rs?", "speakers?", "volunteers?", "editors?", "team", "panell?ists?", "co-?ordinators?"],
  ...["secretar(?:y|ies|iat)", "treasurers?", "webmasters?", "assistants?", "delegates?", "council", "staff"],
  ...["moderators?", "mentors?", "helpers?", "directors?", "presidents?", "officers?", "founders?", "liaisons?"],
  ...["leads?", "managers?", "steering", "pc", "spc", "tpc", "experts?", "subreviewers?", "participants?"],
  ...[
    "komitee",
    "ausschuss",
    "beirat",
    "mitglieder",
    "veranstalter(?:innen)?",
    "gutachter(?:innen)?",
    "organisator(?:en|innen)?",
  ],
  ...["comites?", "comitato", "commissione", "presidentes?", "miembros", "membros", "membres?", "membri"],
  ...["organizadores", "organizacao", "organizacion", "organisateurs", "coordenacao", "coordinacion", "revisores"],
  ...["relecteurs", "conferenciers", "ponentes", "palestrantes"],
].join("|");

const ENDS = new RegExp(`(?:^|[^\\p{L}])(?:${OF_GROUPS})$`, "u");
const BEGINS =
  /^(?:comites?|comitato|commissione|coordenacao|coordinacion|membres|miembros|membros|chairs?|members?|committee|board)\b/u;
const IN_OTHER_SCRIPTS =
  /(?:委員会|委员会|委員長|主席|委員|委员|成员|комитет|члены|председатели|لجنة|أعضاء|위원회|위원장|위원)/u;

/** What may stand in parentheses after a title: an acronym, a count, a word on the order. */
const AFTER_TITLE =
  /\s*[(（[](?:\p{Lu}{2,6}s?|\d+[^()]*|[^()]*\b(?:order|alphabetical\p{Ll}*|tentative|confirmed|members?)\b[^()]*)[)）\]]\s*$/u;

/** Longer texts are sentences. */
const LONGEST = 90;

/** Whether a text is the title of a group, such as `Program Committee (PC)`, rather than a person. */
export function isGroupTitle(text: string): boolean {
  if (text.length > LONGEST || /[,;@]|\d{3}/.test(text.replace(/\b(?:19|20)\d\d\b/g, ""))) return false;
  const bare = tidyTitle(text).replace(AFTER_TITLE, "");
  if (/[()（）]/.test(bare) || bare.split(/\s+/).length > 9 || /[.!?]$/.test(bare)) return false;
  const [main = bare] = bare.split(/\s+[–—-]\s+|:\s+/);
  const plain = fold(main).replace(/\s+(?:of|for|der|des|de|du|do|da|del)\s.*$/u, "");
  return [fold(main), plain].some((one) => ENDS.test(one)) || BEGINS.test(plain) || IN_OTHER_SCRIPTS.test(main);
}

/** A title without marks around it and the colon after it. */
export function tidyTitle(text: string): string {
  return oneLine(text)
    .replace(/^[\s#*_=~-]+|[\s*_=~:：-]+$/gu, "")
    .trim();
}

/** Titles that say no more than the file does. */
const GENERAL: Readonly<Record<PeopleFile, RegExp>> = {
  committee:
    /^(?:(?:the )?(?:technical |scientific |international )?(?:program(?:me)?|scientific|technical) committee(?: members)?|(?:pc|tpc|committee|reviewers?|(?:pc |committee )?members)(?: list)?)$/,
  organizers: /^(?:organi[sz]ers?|organi[sz](?:ing|ation) committee(?: members)?|organi[sz]ation|organi[sz]ing team)$/,
  speakers: /^(?:(?:invited |keynote )?speakers?|keynotes?|invited talks?)$/,
  people: /^$/,
};

/** Whether a title means all people of a file, so that no group is needed for it alone. */
export function isGeneralTitle(title: string, file: PeopleFile): boolean {
  return GENERAL[file].test(fold(title.replace(AFTER_TITLE, "")).trim());
}

/** The titles of those who are in no group beside groups. */
export const TITLE_OF_OTHERS: Readonly<Record<PeopleFile, string>> = {
  committee: "Members",
  organizers: "Organizers",
  speakers: "Speakers",
  people: "Others",
};

/** The words of EasyChair, HotCRP and keys of YAML files, in lower case, as titles. */
const WORDS: Readonly<Record<string, string>> = {
  chair: "Chairs",
  "pc chair": "Program chairs",
  superchair: "Chairs",
  "senior pc member": "Senior program committee",
  "senior pc": "Senior program committee",
  spc: "Senior program committee",
  "pc member": "Program committee",
  pc: "Program committee",
  tpc: "Program committee",
  program: "Program committee",
  programme: "Program committee",
  organizing: "Organizing committee",
  organising: "Organizing committee",
  steering: "Steering committee",
  member: "Members",
  reviewer: "Reviewers",
  "external reviewer": "External reviewers",
  subreviewer: "Subreviewers",
  sysadmin: "Administrators",
  admin: "Administrators",
};

/** The title for a role's word or a key: `pc chair`, `general_chairs`, `areaChairs`. */
export function titleOf(word: string): string {
  const words = oneLine(word.replace(/_/g, " ").replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, " "));
  const known = WORDS[words.toLowerCase()];
  if (known !== undefined) return known;
  const plain = words === word.trim() ? words : words.toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Job titles, which say nothing of what somebody does here. */
const OF_JOBS =
  /\b(?:prof(?:essor)?|lecturer|engineer|researcher|scientist|student|post-?doc\w*|ph\.? ?d|dr|fellow|head|dean|reader|ceo|cto|founder|analyst|developer advocate)\b/i;

/** Whether a role is what somebody is by profession. */
export function isJob(role: string): boolean {
  return OF_JOBS.test(role) && !/chair|committee|organi[sz]/i.test(role);
}
