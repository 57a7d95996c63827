/** Conflicts between items that are each valid: overlaps, people in two places at once, days outside the workshop. */
import { DateTime, Info } from "luxon";
import type { DateDocument } from "../schema/lists.ts";
import type { DayDocument } from "../schema/schedule.ts";
import type { Context } from "./context.ts";
import type { Schedule, UnfinishedItem, UnfinishedSession } from "./schedule.ts";
import type { Person, RoomOrTrack, When } from "./workshop.ts";

/** Reports days that are listed twice, out of order, or outside the workshop's dates. */
export function checkDays(days: readonly DayDocument[], when: When, context: Context): void {
  const seen = new Map<string, DayDocument>();
  let latest: string | undefined;
  for (const day of days) {
    const place = context.at(day, "date");
    const first = seen.get(day.date);
    if (first) context.report.add("duplicate-day", place, { date: day.date, line: context.line(first, "date") });
    else if (latest !== undefined && day.date < latest)
      context.report.add("day-order", place, { date: day.date, before: latest });
    if (!first) seen.set(day.date, day);
    if (latest === undefined || day.date > latest) latest = day.date;
    checkWeekday(day, context);
    const dates = datesOf(when);
    if (dates && !dates.include(day.date))
      context.report.add("outside-dates", place, { date: day.date, dates: dates.words });
  }
}

/** Reports a day whose title names a different weekday. */
function checkWeekday(day: DayDocument, context: Context): void {
  const words = new Set(day.title?.toLowerCase().match(/\p{L}+/gu));
  if (words.size === 0) return;
  const names = (locale: string) => Info.weekdays("long", { locale }).map((name) => name.toLowerCase());
  const [english, own] = [names("en"), names(context.language)];
  const said = english.map((name, index) => words.has(name) || words.has(own[index] ?? name));
  const index = DateTime.fromISO(day.date, { zone: "utc" }).weekday - 1;
  const other = said.indexOf(true);
  if (other < 0 || said[index]) return;
  const params = { date: day.date, weekday: WEEKDAYS[index] ?? "", said: WEEKDAYS[other] ?? "" };
  context.report.add("other-weekday", context.at(day, "title"), params);
}

const WEEKDAYS = Info.weekdays("long", { locale: "en" });

/** The latest that anything is due after the workshop, and the earliest before it. */
const LATEST = { months: 5 };
const EARLIEST = { months: 18 };

/** A date in dates.yaml that is not "tbd". */
interface KnownDate {
  readonly document: DateDocument;
  readonly date: DateTime<true>;
}

/** Reports dates whose year is probably wrong, and steps of a call in an impossible order. */
export function checkDates(documents: readonly DateDocument[], when: When, context: Context): void {
  const zone = when.known === "tbd" ? "utc" : when.known === "month" ? when.month.zone : when.start.zone;
  const known = documents
    .filter(({ date }) => date !== "tbd")
    .map((document) => ({ document, date: DateTime.fromISO(document.date, { zone }) as DateTime<true> }))
    .toSorted((a, b) => a.date.toMillis() - b.date.toMillis());
  const far = new Set(when.known === "tbd" ? [] : farDates(known, when, context));
  checkSteps(
    known.filter((one) => !far.has(one)),
    context,
  );
}

/** Dates far from the workshop, or far from every later date. */
function farDates(known: readonly KnownDate[], when: Exclude<When, { known: "tbd" }>, context: Context): KnownDate[] {
  const [start, end] = when.known === "month" ? [when.month, when.month.endOf("month")] : [when.start, when.end];
  // A date more than a year before the next one has the wrong year, and so do all before it.
  const early = known.findLastIndex((one, index) => {
    const next = known[index + 1]?.date;
    return next !== undefined && one.date.plus({ years: 1 }) < next && next <= end;
  });
  return known.filter((one, index) => {
    const { date, document } = one;
    const isLate = date > end.plus(LATEST);
    const isEarly = date < start.minus(EARLIEST);
    if (!isLate && !isEarly && index > early) return false;
    const ofWorkshop = isLate || isEarly;
    const other = ofWorkshop ? start : (known[early + 1]?.date ?? start);
    const months = Math.round(isLate ? date.diff(end, "months").months : other.diff(date, "months").months);
    const name = ofWorkshop ? "the workshop" : "every later date";
    // The same day, in the last year before the workshop ends.
    let meant = date.set({ year: end.year });
    if (meant > end) meant = meant.minus({ years: 1 });
    context.report.add(
      "far-date",
      context.at(document, "date"),
      { date: document.date, distance: `${months} months ${isLate ? "after" : "before"} ${name}` },
      `did you mean ${meant.toISODate()}?`,
    );
    return true;
  });
}

/** The steps of a call, recognised by words in the title of a date. */
const STEPS = [
  /\bsubmi(?:t|ssions?)\b|\b(?:papers?|abstracts?|posters?|demos?|proposals?) (?:are )?(?:due|deadline)\b/,
  /\bnotifications?\b|\bacceptance\b|\bdecisions?\b|\bauthors? (?:are )?(?:notified|informed)\b/,
  /\bcamera.?ready\b|\bfinal (?:versions?|papers?|submissions?|manuscripts?)\b/,
] as const;

/** The step that a title names: "camera-ready submission" is a late one. Several notifications may be in a row. */
function stepOf(title: string): number {
  return STEPS.findLastIndex((words) => words.test(title.toLowerCase()));
}

/** What a call is about: its title without the words for steps, "demo" for "Demo notification". */
function trackOf(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words
    .filter((word) => !OF_STEPS.test(word))
    .map((word) => word.replace(/s$/, ""))
    .join(" ");
}

const OF_STEPS =
  /^(?:submit|submissions?|due|deadlines?|notifications?|notified|informed|acceptance|decisions?|camera|ready|cameraready|final|versions?|manuscripts?|authors?|papers?|abstracts?|of|the|for|to|are|is|and|date)$/;

/** Reports a step of a call dated before every step it should follow, comparing only within its track if possible. */
function checkSteps(known: readonly KnownDate[], context: Context): void {
  for (const one of known) {
    const { title } = one.document;
    const step = stepOf(title);
    if (step < 1) continue;
    const earlier = [step - 1, step - 2].map((before) =>
      known.filter((other) => stepOf(other.document.title) === before),
    );
    const follows = earlier.find((dates) => dates.length > 0) ?? [];
    const ofTrack = follows.filter(({ document }) => trackOf(document.title) === trackOf(title));
    const [first] = ofTrack.length > 0 ? ofTrack : follows;
    if (first === undefined || first.date <= one.date) continue;
    context.report.add("step-order", context.at(one.document, "date"), {
      title,
      date: one.document.date,
      other: first.document.title,
      otherDate: first.document.date,
    });
  }
}

function datesOf(when: When): { words: string; include: (date: string) => boolean } | undefined {
  if (when.known === "tbd") return undefined;
  if (when.known === "month") {
    const month = when.month.toFormat("yyyy-MM");
    return { words: month, include: (date) => date.startsWith(month) };
  }
  const [start, end] = [when.start.toISODate(), when.end.toISODate()];
  return { words: start === end ? start : `${start} to ${end}`, include: (date) => date >= start && date <= end };
}

/** Reports items that overlap in the same room or in the plenary. */
export function checkOverlaps({ items, roomsOrTracks }: Schedule, context: Context): void {
  for (const roomOrTrack of roomsOrTracks) {
    if (roomOrTrack.kind === "track") continue;
    let open: UnfinishedItem | undefined;
    for (const item of items) {
      if (item.roomOrTrack !== roomOrTrack || !item.timed || item.cancelled) continue;
      if (open && item.start < open.end) reportOverlap(item, open, roomOrTrack, context);
      if (!open || item.end > open.end) open = item;
    }
  }
}

function reportOverlap(item: UnfinishedItem, other: UnfinishedItem, roomOrTrack: RoomOrTrack, context: Context): void {
  context.report.add("overlap", context.at(item.document, "time"), {
    what: `"${nameOf(item)}" (${clock(item)})`,
    other: `"${nameOf(other)}" (${clock(other)})`,
    line: context.line(other.document, "time"),
    where: roomOrTrack.kind === "room" ? `both in ${roomOrTrack.name}` : "and neither has a room or a track",
  });
}

function clock({ start, end }: UnfinishedItem): string {
  return `${start.toFormat("H:mm")}–${end.toFormat("H:mm")}`;
}

/** Something that occupies a person for a while. */
interface Duty {
  readonly thing: UnfinishedItem | UnfinishedSession;
  readonly field: string;
}

/** Reports people, chairs included, who are needed in two places at once. */
export function checkPeople({ items, sessions }: Schedule, context: Context): void {
  const duties = new Map<Person, Duty[]>();
  const note = (person: Person, duty: Duty) => duties.set(person, [...(duties.get(person) ?? []), duty]);
  for (const session of sessions)
    for (const { person } of session.chairs) note(person, { thing: session, field: "chair" });
  for (const item of items) {
    if (item.cancelled || !item.timed) continue;
    for (const [person, field] of dutiesIn(item)) note(person, { thing: item, field });
  }
  for (const [person, list] of duties) {
    if (list.length > 1) checkDuties(person, list, context);
  }
}

/** Leaves out the authors of a talk that names no speaker: not all of them need to be there. */
function dutiesIn(item: UnfinishedItem): Map<Person, string> {
  const found = new Map<Person, string>();
  const lists = [
    [item.speakers, "speakers"],
    [item.moderators, "moderator"],
    [item.panelists, "panelists"],
    [item.chairs, "chair"],
  ] as const;
  for (const [list, field] of lists) for (const { person } of list) if (!found.has(person)) found.set(person, field);
  return found;
}

function checkDuties(person: Person, duties: Duty[], context: Context): void {
  const byStart = duties.sort((a, b) => a.thing.start.toMillis() - b.thing.start.toMillis());
  byStart.forEach((duty, index) => {
    const clash = byStart
      .slice(0, index)
      .find((other) => other.thing.end > duty.thing.start && !belongTogether(other.thing, duty.thing));
    if (!clash) return;
    const { document } = duty.thing;
    const field = duty.field in document ? duty.field : "title";
    context.report.add("person-clash", context.at(document, field), {
      name: person.name,
      other: nameOf(clash.thing),
      line: context.line(clash.thing.document, clash.field),
    });
  });
}

/** A chair may speak in their own session, and items within one session are in one place. */
function belongTogether(a: UnfinishedItem | UnfinishedSession, b: UnfinishedItem | UnfinishedSession): boolean {
  return a === b || ("session" in a && a.session === b) || ("session" in b && b.session === a);
}

function nameOf(thing: UnfinishedItem | UnfinishedSession): string {
  if (thing.title) return thing.title.plain;
  return "types" in thing
    ? (thing.label ?? thing.types[0] ?? "item")
    : `the session at ${thing.start.toFormat("H:mm")}`;
}
