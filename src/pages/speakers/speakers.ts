/** What the page of all speakers shows. */
import { excerpt } from "../../components/head/head.ts";
import { names } from "../../components/people/people.ts";
import type { View } from "../../components/view.ts";
import type { PersonGroup } from "../../model/workshop.ts";

/** The groups of speakers.yaml, then other people who speak. */
export function speakerParts({ workshop, words }: View): PersonGroup[] {
  const { speakers, speakerGroups, otherSpeakers: people } = workshop;
  if (people.length === 0) return [...speakerGroups];
  return [...speakerGroups, speakers.length > 0 ? { title: words.t("people.alsoSpeaking"), people } : { people }];
}

/** What previews say about it: who speaks. */
export function describeSpeakers(view: View): string {
  const { name, speakers, otherSpeakers } = view.workshop;
  const people = names(view, speakers.length > 0 ? speakers : otherSpeakers);
  return excerpt(view.words.t("describe.speakers", { name, people }));
}
