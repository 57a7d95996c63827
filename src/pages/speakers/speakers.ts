/** What the page of all speakers shows. */
import { excerpt } from "../../components/head/head.ts";
import { names } from "../../components/people/people.ts";
import type { View } from "../../components/view.ts";
import { sectionTitle } from "../../components/words.ts";
import { freeSlug, slugify } from "../../model/slug.ts";
import type { Person, PersonGroup } from "../../model/workshop.ts";
import { sortKeyOf } from "../../schema/name.ts";
import { wordsOf } from "../search/words.ts";

/** More people than this are a directory, not cards. */
const MANY = 60;

/** Everybody who speaks at a large event, by the first letter of the family name. */
export interface Directory {
  readonly letters: readonly { readonly letter: string; readonly anchor: string; readonly people: readonly Person[] }[];
}

/** Undefined where few people speak. */
export function speakerDirectory({ workshop }: View): Directory | undefined {
  const speaking = new Set([...workshop.speakers, ...workshop.otherSpeakers]);
  if (speaking.size <= MANY) return undefined;
  const letterOf = lettersIn(workshop.language);
  const byLetter = new Map<string, Person[]>();
  for (const person of workshop.people.filter((one) => speaking.has(one))) {
    const letter = letterOf(person);
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), person]);
  }
  const taken = new Set<string>();
  return {
    letters: [...byLetter].map(([letter, people]) => {
      const slug = freeSlug(slugify(letter) || "other", taken);
      taken.add(slug);
      return { letter, anchor: `letter-${slug}`, people };
    }),
  };
}

/** The letter under which somebody is looked for; one with an accent is a letter of its own only if the language sorts it so. */
function lettersIn(language: string): (person: Person) => string {
  const { compare } = new Intl.Collator([language, "en"], { sensitivity: "base" });
  return ({ name, sort }) => {
    const [family] = sortKeyOf(name, sort);
    const [own = ""] = family.normalize("NFC").toUpperCase();
    if (!/\p{L}/u.test(own)) return "#";
    const plain = wordsOf(own)[0]?.[0]?.slice(0, 1).toUpperCase() ?? own;
    return compare(plain, own) === 0 ? plain : own;
  };
}

/** The title of the page: with a directory, it is not only of those who were invited. */
export function speakersTitle(view: View): string {
  return speakerDirectory(view) ? view.words.t("sections.speakers") : sectionTitle(view, "speakers");
}

/**
 * People as cards: the groups of speakers.yaml, then others who speak. Above a directory, only those of speakers.yaml, or
 * if it lists as many as that, those who give invited talks.
 */
export function speakerParts(view: View): PersonGroup[] {
  const { workshop, words } = view;
  const { speakers, speakerGroups, otherSpeakers: people } = workshop;
  if (speakerDirectory(view)) {
    const invited = isFew(speakers) ? speakerGroups : [{ people: [...speakers, ...people].filter(isInvited) }];
    const groups = invited.filter((group) => isFew(group.people));
    return groups.map((group) => ({ title: words.t("titles.speakers"), ...group }));
  }
  if (people.length === 0) return [...speakerGroups];
  return [...speakerGroups, speakers.length > 0 ? { title: words.t("people.alsoSpeaking"), people } : { people }];
}

const isFew = (people: readonly Person[]): boolean => people.length > 0 && people.length <= MANY;

const isInvited = (person: Person): boolean =>
  person.items.some(
    ({ family, speakers, cancelled }) =>
      family === "invited" && !cancelled && speakers.some((speaker) => speaker.person === person),
  );

/** What previews say about it: who speaks. */
export function describeSpeakers(view: View): string {
  const { name, speakers, otherSpeakers } = view.workshop;
  const people = names(view, speakers.length > 0 ? speakers : otherSpeakers);
  return excerpt(view.words.t("describe.speakers", { name, people }));
}
