/** What the sections of the home page show. */
import { bind, type Functions, type View } from "../../components/view.ts";
import type { ContentPage, Paper, PaperList, Person, PersonGroup, Section, Workshop } from "../../model/workshop.ts";
import { digest } from "./digest.ts";

/** The calls without a section of their own besides that of the calls: the open ones, and those that are over. */
export function callsByState({ calls, sections }: Workshop): {
  readonly open: readonly ContentPage[];
  readonly over: readonly ContentPage[];
} {
  const own = new Set(sections.flatMap((section) => (section.kind === "page" ? [section.page.slug] : [])));
  const shown = calls.filter(({ slug }) => !own.has(slug));
  return {
    open: shown.filter(({ deadline }) => !deadline?.isOver),
    over: shown.filter(({ deadline }) => deadline?.isOver),
  };
}

/** With more people than this, a group is run on instead of shown one by one. */
const CROWD = 12;

/** Of a large event, a section shows this many people and papers, and leads to the others. */
const MOST_PEOPLE = 8;
const MOST_PAPERS = 12;

/** Run on, a committee of this many is a paragraph; a larger one of a large event is on its page. */
const MOST_RUN_ON = 48;

/** A text of more characters than this folds: on a phone it would be longer than the programme. */
const LONG_TEXT = 2500;

/** Whether a group is shown as names run on instead of one by one. */
export function isCrowd({ people }: PersonGroup): boolean {
  return people.length > CROWD;
}

/** What a section shows of its groups. */
export interface Shown<Group> {
  readonly groups: readonly Group[];
  /** How many there are in all, if not all are shown. */
  readonly all?: number;
}

/** Those of speakers.yaml; of many at a large event the first, where a page has them all. */
export function firstSpeakers({ workshop }: View): Shown<PersonGroup> {
  const { speakerGroups, speakers, otherSpeakers, isLarge, people } = workshop;
  if (!isLarge || !people.some(({ page }) => page !== undefined)) return { groups: speakerGroups };
  const all = speakers.length + otherSpeakers.length;
  let left = MOST_PEOPLE;
  const groups = speakerGroups.flatMap((group) => {
    const first: readonly Person[] = group.people.slice(0, left);
    left -= first.length;
    return first.length > 0 ? [{ ...group, people: first }] : [];
  });
  const shown = groups.reduce((sum, group) => sum + group.people.length, 0);
  return { groups, ...(shown < all && { all }) };
}

/** How many people are in groups. */
export function peopleIn(groups: readonly PersonGroup[]): number {
  return groups.reduce((sum, { people }) => sum + people.length, 0);
}

/** Whether the section of the committee names its members. */
export function namesCommittee({ workshop }: View): boolean {
  return !workshop.isLarge || peopleIn(workshop.committee) <= MOST_RUN_ON;
}

/** The papers of a section; of many at a large event the first, those with an award before all others. */
export function firstPapers(
  { workshop }: View,
  { list }: Extract<Section, { kind: "papers" }>,
): Shown<PaperList["groups"][number]> {
  const { papers, groups } = list;
  if (!workshop.isLarge || papers.length <= MOST_PAPERS) return { groups };
  const won = (paper: Paper) => paper.awards.length > 0;
  const sorted = [...papers.filter(won), ...papers.filter((paper) => !won(paper))];
  return { groups: [{ papers: sorted.slice(0, MOST_PAPERS) }], all: papers.length };
}

/** Whether the margin of a list links to the page of all papers. */
export function leadsToAll({ workshop }: View, section: Section): boolean {
  return workshop.isLarge || section.anchor === "papers";
}

/** Whether the text of a page folds on the home page. */
export function isLong({ line }: ContentPage): boolean {
  return line.length > LONG_TEXT;
}

/** Filters of the home page. */
export const homeFilters = (view: View): Functions => ({
  callsByState,
  isCrowd,
  isLong,
  peopleIn,
  ...bind(view, { digest, firstPapers, leadsToAll }),
});

/** Globals of the home page. */
export const homeGlobals = (view: View): Functions => bind(view, { firstSpeakers, namesCommittee });
