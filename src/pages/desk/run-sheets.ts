/** Run sheets: what the chair of a session needs to have in hand. */
import type { DateTime } from "luxon";
import { titleLength } from "../../components/head/head.ts";
import { hasEnd, kindName, modeName, placeName } from "../../components/programme/items.ts";
import type { View } from "../../components/view.ts";
import type { Contact } from "../../model/contacts.ts";
import type { Day, Interval, Item, Participation, Person, Session, Slot, Text } from "../../model/workshop.ts";
import { dayTitle } from "../print/head.ts";
import { MARGINS, SHEETS } from "../print/paper.ts";
import { type Desk, linesOf } from "./sheets.ts";

/** One sheet of paper. A session that needs several is divided between items, evenly. */
export interface RunSheet {
  readonly day: Day;
  readonly title?: Text;
  /** Its date without the year. */
  readonly date: string;
  /** If there is no title of a session. */
  readonly name: string;
  /** How large the title can be. */
  readonly size: ReturnType<typeof titleLength>;
  readonly place?: string;
  /** From when to when, unless that is the name. */
  readonly hours?: string;
  /** How long each talk is, if that is the same for all. */
  readonly each?: string;
  readonly chairs: readonly Reachable[];
  /** Who helps in this room. */
  readonly helpers: readonly Contact[];
  readonly entries: readonly RunEntry[];
  readonly part: number;
  readonly parts: number;
  readonly hasPhones: boolean;
}

/** Somebody with the way to reach them. */
export interface Reachable {
  readonly person: Person;
  readonly contact?: Contact;
  readonly remote: boolean;
  /** Whether they moderate others. */
  readonly moderates?: boolean;
}

/** What the chair does at an instant: hold up "5 min", take questions, go on. */
export interface Mark {
  readonly at: DateTime<true>;
  readonly word: string;
}

export interface RunEntry {
  readonly item: Item;
  /** Whether somebody gives it; anything else takes one line. */
  readonly isTalk: boolean;
  readonly marks: readonly Mark[];
  /** Who speaks; for a panel those who moderate first. */
  readonly people: readonly Reachable[];
  /** Whether they stand in a row each, because there are several. */
  readonly isPanel: boolean;
  /** Authors of the paper who do not speak. */
  readonly others: readonly Person[];
  readonly bio?: string;
  /** "Remote", or how else it is attended. */
  readonly mode?: string;
}

/** The run sheets of all days. */
export function runSheets(view: View, desk: Desk): readonly RunSheet[] {
  return view.workshop.days.flatMap((day) => blocksOf(day).flatMap((block) => sheetsOf(view, desk, day, block)));
}

/** A session, or items without one that follow one another in a room. */
interface Block {
  readonly session?: Session;
  readonly items: readonly Item[];
}

const isTalk = (item: Item): boolean =>
  item.timed && [item.speakers, item.authors, item.panelists, item.moderators].some((people) => people.length > 0);

/** Blocks in which somebody speaks, by time. */
function blocksOf({ slots }: Day): readonly Block[] {
  const blocks: { session?: Session; items: Item[]; place?: unknown }[] = [];
  const open = new Map<unknown, { items: Item[] }>();
  for (const slot of slots) {
    const place = placeOf(slot);
    if (slot.session) {
      blocks.push({ session: slot.session, items: [...slot.session.items] });
      open.delete(place);
    } else if (slot.item.family === "break") open.clear();
    else {
      const block = open.get(place);
      if (block) block.items.push(slot.item);
      else {
        const begun = { items: [slot.item] };
        open.set(place, begun);
        blocks.push(begun);
      }
    }
  }
  return blocks.filter(({ items }) => items.some((item) => isTalk(item) && !item.cancelled));
}

const placeOf = ({ session, item }: Slot) => (session ?? item)?.roomOrTrack;

function sheetsOf(view: View, desk: Desk, day: Day, block: Block): readonly RunSheet[] {
  const { session, items } = block;
  const [first, ...others] = items;
  if (first === undefined) return [];
  const reach = reachOf(desk);
  const entries = items.map((item, index) => entryOf(view, item, items[index + 1], reach));
  const thing = session ?? first;
  const room = thing.room;
  const helpers = desk.contacts.filter(
    ({ task, rooms }) => task !== undefined && (rooms.length === 0 || (room !== undefined && rooms.includes(room))),
  );
  const end = items.reduce((latest, item) => (item.end > latest.end ? item : latest), first);
  const span: Interval = session ?? { ...first, end: end.end, endOrigin: end.endOrigin };
  const chairs = uniquePeople([...(session?.chairs ?? []), ...(session ? [] : items.flatMap((item) => item.chairs))]);
  const parts = divided(entries, desk.paper, session?.title?.plain ?? "");
  const each = eachText(view, items);
  const place = placeName(view, thing);
  const hours = view.dates.hours(span);
  const name = others.length === 0 && !session ? kindName(view, first) : hours;
  return parts.map((part, index) => ({
    day,
    date: dayTitle(view, day),
    ...(session?.title && { title: session.title }),
    name,
    size: titleLength(session?.title?.plain ?? name),
    ...(place !== undefined && { place }),
    ...(name === hours && !session?.title ? {} : { hours }),
    ...(each !== undefined && { each }),
    chairs: chairs.map(reach),
    helpers,
    entries: part,
    part: index + 1,
    parts: parts.length,
    hasPhones: [...helpers, ...part.flatMap(({ people }) => people.map(({ contact }) => contact))].some(
      (contact) => contact?.phone !== undefined,
    ),
  }));
}

function uniquePeople(participations: readonly Participation[]): readonly Participation[] {
  return [...new Map(participations.map((one) => [one.person, one])).values()];
}

/** Finds how to reach somebody: the entry without a task is about the person, any other will do. */
function reachOf({ contacts }: Desk): (participation: Participation) => Reachable {
  const known = new Map<Person, Contact>();
  const byTask = [...contacts].sort((a, b) => Number(a.task !== undefined) - Number(b.task !== undefined));
  for (const contact of byTask)
    if (contact.person !== undefined && !known.has(contact.person)) known.set(contact.person, contact);
  return ({ person, remote }) => {
    const contact = known.get(person);
    return { person, remote, ...(contact && { contact }) };
  };
}

function entryOf(
  view: View,
  item: Item,
  next: Item | undefined,
  reach: (participation: Participation) => Reachable,
): RunEntry {
  const { speakers, moderators, panelists, authors, paper } = item;
  const speaking = [...moderators, ...speakers, ...(speakers.length > 0 ? [] : authors), ...panelists];
  const moderating = new Set(moderators.map(({ person }) => person));
  const reached = uniquePeople(speaking).map(reach);
  const people = reached.map((one) => (moderating.has(one.person) ? { ...one, moderates: true } : one));
  const [only, ...more] = people;
  const bio = more.length === 0 && only?.person.bio ? twoLines(only.person.bio.line) : undefined;
  const mode = people.some(({ remote }) => remote) ? view.words.t("desk.remote") : modeName(view, item);
  const isSpoken = isTalk(item);
  return {
    item,
    isTalk: isSpoken,
    marks: isSpoken && !item.cancelled ? marksOf(view, item, next) : [],
    people,
    isPanel: more.length > 0,
    others:
      speakers.length === 0
        ? []
        : (paper?.authors ?? []).filter((one) => !speaking.some((other) => other.person === one)),
    ...(bio !== undefined && { bio }),
    ...(mode !== undefined && { mode }),
  };
}

const MINUTE = 60_000;

const lengthOf = (span: Interval): number => (span.end.toMillis() - span.start.toMillis()) / MINUTE;

/** How many minutes before the end of a talk the chair warns: none for one that is hardly longer. */
function warning(minutes: number): number {
  return minutes >= 10 ? 5 : minutes >= 4 ? 1 : 0;
}

/** When the chair does what. Where the end is not known, nothing is made up. */
function marksOf({ words }: View, item: Item, next: Item | undefined): readonly Mark[] {
  if (!hasEnd(item)) return [];
  const asked = item.questionTime ?? 0;
  const talks = lengthOf(item) - asked;
  if (talks <= 0) return [{ at: item.end, word: words.t("desk.end") }];
  const ends = item.end.minus({ minutes: asked }) as DateTime<true>;
  const left = warning(talks);
  const goesOn = next !== undefined && next.family !== "break" && next.start.toMillis() === item.end.toMillis();
  return [
    ...(left > 0
      ? [{ at: ends.minus({ minutes: left }) as DateTime<true>, word: words.t("desk.left", { count: left }) }]
      : []),
    ...(asked > 0 ? [{ at: ends, word: words.t("desk.questions") }] : []),
    { at: item.end, word: words.t(goesOn ? "desk.next" : "desk.end") },
  ];
}

/** `4 × 25 min (20 + 5)`, if all talks are as long as each other. */
function eachText({ words }: View, items: readonly Item[]): string | undefined {
  const talks = items.filter((item) => isTalk(item) && !item.cancelled);
  const [first] = talks;
  if (first === undefined || talks.length < 2 || !talks.every(hasEnd)) return undefined;
  const length = lengthOf(first);
  if (talks.some((item) => lengthOf(item) !== length)) return undefined;
  const each = words.t("desk.each", { count: talks.length, length: words.t("desk.minutes", { count: length }) });
  const { questionTime: questions } = first;
  if (questions === undefined || questions >= length) return each;
  if (talks.some((item) => item.questionTime !== questions)) return each;
  return `${each} ${words.t("desk.split", { talk: length - questions, questions })}`;
}

/** The lines to write on, of which style shows as many as there is room for. */
export function noteLines(): readonly number[] {
  return Array.from({ length: 8 }, (_, index) => index);
}

/** About two lines of a sheet. */
const BIO = 190;

/** The beginning of a biography: whole sentences if one or more fit, else whole words. */
export function twoLines(line: string): string {
  if (line.length <= BIO) return line;
  const sentences = /^.*[.!?。！？؟](?=\s|$|(?<=[。！？]))/su.exec(line.slice(0, BIO + 1))?.[0];
  if (sentences !== undefined && sentences.length > BIO / 3) return sentences;
  return `${line.slice(0, BIO).replace(/\s+\S*$/u, "")} …`;
}

/** Millimetres that are taken by head and foot of a sheet. */
const HEAD = 27;
const FOOT = 8;

/** The height of the sheet for the style, see {@link runRules}. */
const runHeight = (paper: Desk["paper"]): number => SHEETS[paper].height - MARGINS.top - MARGINS.side - 0.5;

/** The rules that follow from the paper. Margin boxes stay empty: a sheet counts its own pages. */
export function runRules(paper: Desk["paper"]): string {
  const none = ["left", "center", "right"].map((side) => `@bottom-${side} { content: none; }`).join(" ");
  return `@page run { margin: ${MARGINS.top}mm ${MARGINS.side}mm ${MARGINS.side}mm; ${none} }
.run { --run-height: ${runHeight(paper)}mm; page: run; }
@media print { .run { min-height: var(--run-height); } }`;
}

/** Divides entries among as few sheets as their heights allow, about equally high. */
function divided(entries: readonly RunEntry[], paper: Desk["paper"], title: string): readonly (readonly RunEntry[])[] {
  const titleLines = Math.max(1, linesOf(title, BOLD, 12));
  const room = runHeight(paper) - HEAD - FOOT - (titleLines - 1) * 10;
  const heights = entries.map(heightOf);
  const total = heights.reduce((sum, height) => sum + height, 0);
  const count = countOf(heights, room);
  const target = total / count;
  const sheets: RunEntry[][] = [[]];
  let used = 0;
  entries.forEach((entry, index) => {
    const height = heights[index] ?? 0;
    const isFull = used > 0 && (used + height > room || (sheets.length < count && used + height / 2 > target));
    if (isFull) {
      sheets.push([]);
      used = 0;
    }
    sheets.at(-1)?.push(entry);
    used += height;
  });
  return sheets;
}

function countOf(heights: readonly number[], room: number): number {
  let count = 1;
  let used = 0;
  for (const height of heights) {
    if (used > 0 && used + height > room) {
      count += 1;
      used = 0;
    }
    used += height;
  }
  return count;
}

/**
 * Mean width of a bold character in em, in a usual font. In a wider one, the sheet's script leaves out what can be done
 * without.
 */
const BOLD = 0.545;

/** The height of an entry in millimetres; sheets grow their entries to fill themselves. */
function heightOf({ item, isTalk: isSpoken, marks, people, isPanel, others, bio }: RunEntry): number {
  if (!isSpoken) return 10;
  const em = isPanel ? 5.3 : 4.24;
  const left = 11 + 6.4 * marks.length + (item.cancelled ? 0 : 15.3);
  const title = linesOf(item.title?.plain ?? "", BOLD, 132 / em) * em * 1.18 + (isPanel ? 2 : 1);
  const [first] = people;
  const names = isPanel ? people.length * 10.5 : linesOf(first?.person.name ?? "", BOLD, 17) * 7.4 + 4.8;
  const questions = item.questions.reduce((sum, question) => sum + linesOf(question, BOLD, 36) * 4.1 + 1, 0);
  const notes = people.filter(({ contact }) => contact?.note).length * 4.4;
  const rest = [others.length > 0, item.changed, item.cancelled].filter(Boolean).length * 4.4 + (bio ? 9.2 : 0);
  return Math.max(left, names + title + rest + notes + questions + (item.cancelled ? 0 : 11.6)) + 5.5;
}
