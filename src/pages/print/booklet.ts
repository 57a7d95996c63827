/** What the booklet contains, in order. */
import type { View } from "../../components/view.ts";
import { sectionTitle } from "../../components/words.ts";
import { shownPapers } from "../../model/print.ts";
import type { PersonGroup } from "../../model/workshop.ts";

/** A line of the contents. */
export interface ContentsEntry {
  /** Of its target. */
  readonly id: string;
  readonly text: string;
  readonly level: 1 | 2;
}

/** The contents: the programme with its days, then each part that exists. */
export function bookletContents(view: View): ContentsEntry[] {
  const { workshop, words, dates } = view;
  const entry = (id: string, text = sectionTitle(view, id)): ContentsEntry => ({ id, text, level: 1 });
  const days = workshop.days
    .filter(({ items }) => items.length > 0)
    .map(({ date, midnight }) => ({ id: `programme-${date}`, text: dates.long(midnight), level: 2 as const }));
  return [
    entry("programme", words.t("print.programme")),
    ...days,
    ...(shownPapers(workshop).length > 0 ? [entry("posters", words.t("print.posters"))] : []),
    ...(workshop.speakers.length > 0 ? [entry("speakers")] : []),
    ...bookletPeople(view).map(({ id }) => entry(id)),
    ...(workshop.sponsors.length > 0 ? [entry("sponsors")] : []),
    ...(workshop.venue ? [entry("venue")] : []),
  ];
}

/** A part that lists people by name. */
export interface PeoplePart {
  readonly id: "organizers" | "people" | "committee";
  readonly groups: readonly PersonGroup[];
}

/** The lists of people, without empty ones. */
export function bookletPeople({ workshop: { organizers, members, committee } }: View): PeoplePart[] {
  const parts: PeoplePart[] = [
    { id: "organizers", groups: organizers },
    { id: "people", groups: members },
    { id: "committee", groups: committee },
  ];
  return parts.filter(({ groups }) => groups.length > 0);
}
