/** What the booklet contains, in order. */
import { paperKind } from "../../components/paper/papers.ts";
import { dayName } from "../../components/programme/days.ts";
import { hasEnd, isPlaced, isQuiet, ownChairs, placeName } from "../../components/programme/items.ts";
import type { View } from "../../components/view.ts";
import { sectionTitle } from "../../components/words.ts";
import { shownPapers } from "../../model/print.ts";
import type { Day, Item, Paper, Person, PersonGroup, Session, Slot, Text } from "../../model/workshop.ts";
import { abstract } from "../talk/talk.ts";

/** A line of the contents. */
export interface ContentsEntry {
  /** Of its target. */
  readonly id: string;
  readonly text: string;
  readonly level: 1 | 2;
}

/** The contents: each day with its abstracts, then each part that exists. */
export function bookletContents(view: View): ContentsEntry[] {
  const { workshop, words, dates } = view;
  const entry = (id: string, text = sectionTitle(view, id)): ContentsEntry => ({ id, text, level: 1 });
  const days = workshop.days.flatMap((day) => {
    if (day.items.length === 0) return [];
    const text = [dates.long(day.midnight), dayName(view, day) ? day.title : undefined].filter(Boolean);
    const parts = abstractParts(view, day).map(({ id, title }) => ({ id, text: title, level: 2 as const }));
    return [entry(`programme-${day.date}`, text.join(words.t("dot"))), ...parts];
  });
  return [
    ...days,
    ...(shownPapers(workshop).length > 0 ? [entry("posters", words.t("print.posters"))] : []),
    ...(biographies(view).length > 0 ? [entry("speakers")] : []),
    entry("index", words.t("print.index")),
    ...bookletPeople(view).map(({ id }) => entry(id)),
    ...(workshop.sponsors.length > 0 ? [entry("sponsors")] : []),
    ...(workshop.venue ? [entry("venue")] : []),
  ];
}

/** What of a day stands together: one thing over the whole width, or several that overlap, side by side. */
export interface DayPart {
  readonly slots: readonly Slot[];
  readonly isParallel: boolean;
}

const thingOf = ({ session, item }: Slot): Session | Item => session ?? item;

/** The programme of a day in parts, by time: what overlaps in several rooms or tracks stands together. */
export function dayParts({ slots }: Day): DayPart[] {
  const parts: Slot[][] = [];
  let end = 0;
  for (const slot of slots) {
    const thing = thingOf(slot);
    const last = parts.at(-1);
    const joins = last?.every((other) => isPlaced(thingOf(other))) && isPlaced(thing) && thing.start.toMillis() < end;
    end = Math.max(joins ? end : 0, thing.end.toMillis());
    if (joins) last?.push(slot);
    else parts.push([slot]);
  }
  return parts.map((all) => ({ slots: all, isParallel: all.length > 1 }));
}

const itemsOf = (slot: Slot): readonly Item[] => (slot.session ? slot.session.items : [slot.item]);

/** The abstracts of a session, or of an item outside sessions. */
export interface AbstractGroup {
  readonly id: string;
  readonly thing: Session | Item;
  readonly session?: Session;
  readonly items: readonly Item[];
}

/** The abstracts of what takes place between two breaks. */
export interface AbstractPart {
  readonly id: string;
  /** `Abstracts 10:45–12:25` */
  readonly title: string;
  readonly groups: readonly AbstractGroup[];
}

/** The abstracts of a day in the order of its programme. */
export function abstractParts({ words, dates }: View, day: Day): AbstractPart[] {
  const parts: AbstractGroup[][] = [[]];
  for (const slot of day.slots) {
    if (slot.item && isQuiet(slot.item)) parts.push([]);
    const items = itemsOf(slot).filter((item) => abstract(item) !== undefined);
    const thing = thingOf(slot);
    const { session } = slot;
    if (items.length > 0) parts.at(-1)?.push({ id: aboutId(thing), thing, items, ...(session && { session }) });
  }
  return parts
    .filter((groups) => groups.length > 0)
    .map((groups, index) => {
      const [first] = groups;
      const last = groups.reduce((a, b) => (b.thing.end > a.thing.end ? b : a), groups[0] as AbstractGroup);
      const span = first && { ...first.thing, end: last.thing.end };
      const hours = span && hasEnd(last.thing) ? dates.hours(span) : first && dates.clock(first.thing.start);
      return {
        id: `abstracts-${day.date}-${index + 1}`,
        title: words.t("print.abstractsOf", { hours: hours ?? "" }),
        groups,
      };
    });
}

/** The id of what the abstracts say about an item or a session. */
export function aboutId({ anchor }: Item | Session): string {
  return `about-${anchor}`;
}

/** Where the abstracts of a session or of an item outside sessions are; undefined if it has none. */
export function abstractsOf(thing: Item | Session): string | undefined {
  const items = "items" in thing ? thing.items : [thing];
  return items.some((item) => abstract(item) !== undefined) ? aboutId(thing) : undefined;
}

/** Where to read about an item: its abstract, else its line in the programme. */
function itemTarget(item: Item): string {
  return abstract(item) === undefined ? item.anchor : aboutId(item);
}

/**
 * The abstract of a paper on display, if it stands with the poster; with a talk that has the same one, it is there.
 */
export function posterAbstract({ abstract: own, talks }: Paper): Text | undefined {
  return talks.some((item) => abstract(item) === own) ? undefined : own;
}

/** The talk with which the abstract of a paper on display stands. */
export function talkWithAbstract({ abstract: own, talks }: Paper): Item | undefined {
  return own && talks.find((item) => abstract(item) === own);
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

/** The speakers who have a biography, in their groups. */
export function biographies({ workshop }: View): PersonGroup[] {
  return workshop.speakerGroups
    .map((group) => ({ ...group, people: group.people.filter(({ bio }) => bio !== undefined) }))
    .filter(({ people }) => people.length > 0);
}

/** Where the booklet names somebody. */
export interface Mention {
  /** Of its target. */
  readonly id: string;
  /** What stands there until the page is known: the time or the board. */
  readonly text: string;
}

/** A person in the index. */
export interface IndexEntry {
  readonly person: Person;
  readonly mentions: readonly Mention[];
}

/** All who have a part in the programme or in the papers on display, by family name. */
export function peopleIndex(view: View): IndexEntry[] {
  const { workshop } = view;
  const found = new Map<Person, Map<string, Mention>>();
  const add = (person: Person, mention: Mention) => {
    const mentions = found.get(person) ?? new Map<string, Mention>();
    mentions.set(mention.id, mention);
    found.set(person, mentions);
  };
  for (const { slots } of workshop.days)
    for (const slot of slots) {
      const { session } = slot;
      for (const { person } of session?.chairs ?? [])
        if (session) add(person, { id: session.anchor, text: timeOf(view, session) });
      for (const item of itemsOf(slot)) {
        const mention = { id: itemTarget(item), text: timeOf(view, item) };
        const { speakers, authors, moderators, panelists } = item;
        for (const { person } of [...speakers, ...authors, ...moderators, ...panelists, ...ownChairs(item)])
          add(person, mention);
      }
    }
  for (const paper of shownPapers(workshop)) {
    const text = paper.board ?? paperKind(view, paper);
    for (const person of paper.authors) add(person, { id: paper.anchor, text });
  }
  return workshop.people.flatMap((person) => {
    const mentions = found.get(person);
    return mentions ? [{ person, mentions: [...mentions.values()] }] : [];
  });
}

/** A time of the programme for the index; with its day, if there are several. */
function timeOf({ workshop, words, dates }: View, { start, day }: Item | Session): string {
  const time = dates.row(start, day);
  return workshop.days.length > 1 ? words.t("moment", { date: dates.short(start), time }) : time;
}

/** The room or track of an item, unless the head of its session says it. */
export function ownPlace(view: View, item: Item): string | undefined {
  return item.session === undefined || !isPlaced(item.session) ? placeName(view, item) : undefined;
}

/** What kind of paper it is, unless all papers on display are of that kind. */
export function uncommonPaperKind(view: View, paper: Paper): string {
  const kind = paperKind(view, paper);
  return shownPapers(view.workshop).every((other) => paperKind(view, other) === kind) ? "" : kind;
}

/** An address as people write it: `example.org/2030`. @param url absolute */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
