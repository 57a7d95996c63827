/** Finds the pages that still show unreplaced examples from a new site. */
import { memoize } from "./memoize.ts";
import { type Page, pagesOf } from "./routes.ts";
import type { Item, Paper, Participation, Person, PersonGroup, Session, Workshop } from "./workshop.ts";

/** The addresses of pages that contain examples. They are marked as such and hidden from search engines. */
export const examplePages = memoize((workshop: Workshop): ReadonlySet<string> => {
  const { items, people, papers, sections, overview, sponsors } = workshop;
  const has = (things: readonly { readonly isExample: boolean }[]) => things.some(({ isExample }) => isExample);
  const isOnProgramme = items.some(showsExample);
  const isAmongPapers = papers.some(isExamplePaper);
  const isOnHome =
    isOnProgramme ||
    has([...people, ...papers, ...(overview ? [overview] : []), ...sponsors.flatMap((level) => level.sponsors)]) ||
    sections.some((section) =>
      section.kind === "page" ? section.page.isExample : section.kind === "calls" && has(workshop.calls),
    );
  const speakers = [...workshop.speakers, ...workshop.otherSpeakers];
  const holdsExample = (page: Page): boolean => {
    switch (page.kind) {
      case "home":
      case "print/booklet":
        return isOnHome;
      case "schedule":
        return page.of.only === undefined ? isOnProgramme : page.of.only.items.some(showsExample);
      case "now":
      case "print":
      case "print/foyer":
      case "print/large":
      case "print/room":
        return isOnProgramme;
      case "my":
        return isOnProgramme || isAmongPapers;
      case "papers":
      case "print/posters":
        return isAmongPapers;
      case "proceedings":
        return page.of.volume.papers.some(isExamplePaper);
      case "speakers":
        return speakers.some(isExamplePerson);
      case "committee":
        return has(membersOf(workshop.committee));
      case "content":
        return page.of.content.isExample;
      // A talk's page draws its day and links to its neighbours.
      case "talk":
        return page.of.item.day.items.some(showsExample);
      case "speaker":
        return isExamplePerson(page.of.person);
      case "paper":
        return isExamplePaper(page.of.paper) || has([...page.of.paper.talks, ...page.of.paper.sessions]);
      case "alias":
      case "search":
      case "not-found":
      case "offline":
      case "icon":
      case "styleguide":
        return false;
    }
  };
  return new Set(pagesOf(workshop).flatMap((page) => (holdsExample(page) ? page.address : [])));
});

/** Whether a paper, or one of its authors or presenters, is an example. */
export function isExamplePaper({ isExample, authors, presenters }: Paper): boolean {
  return isExample || [...authors, ...presenters].some((one) => one.isExample);
}

/** Whether a person's page or card shows an example. */
function isExamplePerson({ isExample, items, chairs, papers }: Person): boolean {
  return isExample || [...items, ...chairs, ...papers].some((one) => one.isExample);
}

/** Whether an item, as the programme shows it, contains an example. */
function showsExample(item: Item): boolean {
  const { speakers, authors, moderators, panelists, chairs, paper, session, shown } = item;
  const people = [...speakers, ...authors, ...moderators, ...panelists, ...chairs];
  return (
    item.isExample ||
    isExampleSession(session) ||
    areExamples(people) ||
    (paper !== undefined && isExamplePaper(paper)) ||
    shown.others.some((one) => one.isExample)
  );
}

function isExampleSession(session: Session | undefined): boolean {
  return session !== undefined && (session.isExample || areExamples(session.chairs));
}

const areExamples = (people: readonly Participation[]): boolean => people.some(({ person }) => person.isExample);

const membersOf = (groups: readonly PersonGroup[]): readonly Person[] => groups.flatMap(({ people }) => people);
