/** Speakers as schedule systems describe them. */
import { isAffiliation, namesInstitution } from "../../schema/institution.ts";
import { readPerson, withoutContact } from "../people/names.ts";
import type { LabelledLink, Notes, Person } from "../row.ts";
import { oneLine, plainText } from "../text.ts";
import { isObject, objectOf, stringOf } from "../tree.ts";

/** What a system says of a person beside the name; empty texts count as none. */
export interface About {
  readonly affiliation?: string | undefined;
  /** Markdown. */
  readonly bio?: string | undefined;
  readonly url?: string | undefined;
  readonly links?: readonly LabelledLink[];
}

/**
 * A person, without e-mail addresses, which never stand in data.
 * @param name as the person wrote it: `Jane Doe`, `Jane Doe (Univ. of A)`, `Doe, Jane (Univ. of A)`
 * @returns undefined, and noted, if the name is nothing but an address
 */
export function personCalled(name: string, place: string, notes: Notes, about: About): Person | undefined {
  const text = { isMarkdown: true };
  const written = plainText(name, place, notes, text);
  const read = AFFILIATED.test(written) ? readPerson(written, place, notes) : undefined;
  if (read) notes.guess(place, `"${written}" is ${read.name} of ${read.affiliation}`);
  const stated = about.affiliation === undefined ? "" : plainText(about.affiliation, place, notes, text);
  const affiliation = stated || (read?.affiliation ?? "");
  const person = {
    name: read?.name ?? written,
    ...(affiliation === "" ? {} : { affiliation }),
    ...(about.url === undefined ? {} : { url: about.url }),
    ...(about.bio === undefined || about.bio === "" ? {} : { bio: about.bio }),
    ...(about.links === undefined || about.links.length === 0 ? {} : { links: about.links }),
  };
  return named(person, place, notes);
}

/** The person without e-mail addresses and stray punctuation; undefined, and noted, if no name is left. */
export function named(person: Person, place: string, notes: Notes): Person | undefined {
  const clean = (text: string) => oneLine(withoutContact(text)).replace(/^[\s,;]+|[\s,;]+$/g, "");
  const name = clean(person.name);
  if (name === "") {
    notes.leaveOut(place, "a person of whom only an e-mail address is known");
    return undefined;
  }
  const affiliation = clean(person.affiliation ?? "");
  const { affiliation: _, ...rest } = person;
  return { ...rest, name, ...(affiliation === "" || isUnknown(affiliation) ? {} : { affiliation }) };
}

/** Placeholders for what is to be decided. */
export function isUnknown(text: string): boolean {
  return /^(?:tb[acd]|n\/?a|none|null|~|-+|—|\?+|\.)$/i.test(text.replace(/^chair:\s*/i, "").trim());
}

/** A name with something in parentheses that is neither a nickname nor pronouns. */
const AFFILIATED = /^[^()]*\p{L}{2}[^()]* \(\p{Lu}[^()/]+\)$/u;

/** Questions of organizers whose answer is an affiliation. */
const ABOUT_AFFILIATION = /affiliation|compan|organi[sz]ation|institut|universit|employer/i;

/**
 * The answer to the question about the affiliation.
 * @param questions by id, if the answers do not hold them
 */
export function affiliationAnswered(
  answers: readonly unknown[],
  questions: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  for (const answer of answers.filter(isObject)) {
    const asked = isObject(answer.question) ? answer.question.question : answer.question;
    const question =
      questions.get(String(answer.questionId)) ?? stringOf(asked) ?? stringOf(Object.values(objectOf(asked))[0]) ?? "";
    const text = stringOf(answer.answerValue) ?? stringOf(answer.answer);
    if (text !== undefined && ABOUT_AFFILIATION.test(question)) return text;
  }
  return undefined;
}

/**
 * The affiliation in a line such as "Professor, University of A", "Engineer at B" or "MVP | C GmbH": what follows "at", else
 * a part that names an institution, else the last part.
 * @returns undefined if the line has one part
 */
export function affiliationIn(line: string): string | undefined {
  const text = oneLine(line);
  const [, employer] = /(?:\bat|@) ?(.+)$/i.exec(text) ?? [];
  const parts = (employer ?? text).split(/\s*[|•·]\s*|\s*,\s+|\s+[-–—]\s+/).filter((part) => part !== "");
  const named = parts.find((part) => namesInstitution(part)) ?? (employer === undefined ? undefined : parts[0]);
  if (named !== undefined) return employer !== undefined && !/[|•·]/.test(employer) ? employer : named;
  return parts.length > 1 ? parts.at(-1) : isAffiliation(text) ? text : undefined;
}
