/** Where examples of a new site that nobody has replaced can still be read. */
import { once } from "./once.ts";
import { ADDRESSES, pagesOf } from "./pages.ts";
import type { Item, Paper, Participation, Person, PersonGroup, Session, Workshop } from "./workshop.ts";

/** The addresses of the pages that hold examples: search engines are not to find them, and they say what they are. */
export const examplePages = once((workshop: Workshop): ReadonlySet<string> => {
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
  const pages = pagesOf(workshop);
  const isOnPaper = {
    glance: isOnProgramme,
    large: isOnProgramme,
    room: isOnProgramme,
    posters: isAmongPapers,
    booklet: isOnHome,
  };
  const speakers = [...workshop.speakers, ...workshop.otherSpeakers];
  const holds: readonly (readonly [address: string, isExample: boolean])[] = [
    [ADDRESSES.home, isOnHome],
    [ADDRESSES.schedule, isOnProgramme],
    [ADDRESSES.my, isOnProgramme || isAmongPapers],
    [ADDRESSES.paperList, isAmongPapers],
    [ADDRESSES.speakerList, speakers.some(isExamplePerson)],
    [ADDRESSES.committee, has(membersOf(workshop.committee))],
    ...pages.content.map((content) => [content.page, content.isExample] as const),
    ...pages.days.map((day) => [day.page ?? "", day.items.some(showsExample)] as const),
    // A talk's page draws its day and leads to its neighbours.
    ...pages.talks.map((item) => [item.page ?? "", item.day.items.some(showsExample)] as const),
    ...pages.speakers.map((person) => [person.page ?? "", isExamplePerson(person)] as const),
    ...pages.papers.map(
      (paper) => [paper.page ?? "", isExamplePaper(paper) || has([...paper.talks, ...paper.sessions])] as const,
    ),
    ...Object.values(pages.print)
      .flat()
      .map(({ address, kind }) => [address, isOnPaper[kind]] as const),
  ];
  return new Set(holds.flatMap(([address, isExample]) => (isExample ? address : [])));
});

/** Whether a paper, or who wrote it, is an example. */
export function isExamplePaper({ isExample, authors, presenters }: Paper): boolean {
  return isExample || [...authors, ...presenters].some((one) => one.isExample);
}

/** Whether the page of a person, or their card, has an example on it. */
function isExamplePerson({ isExample, items, chairs, papers }: Person): boolean {
  return isExample || [...items, ...chairs, ...papers].some((one) => one.isExample);
}

/** Whether an item as the programme shows it has an example in it. */
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
