/** What can be wrong between items that are each right: overlaps, people in two places, days outside the workshop. */
import { DateTime } from "luxon";
import type { DateDocument } from "../schema/lists.ts";
import type { DayDocument } from "../schema/schedule.ts";
import type { Context } from "./context.ts";
import type { ItemDraft, Schedule, SessionDraft } from "./schedule.ts";
import type { Lane, Person, When } from "./workshop.ts";

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
    const dates = datesOf(when);
    if (dates && !dates.include(day.date))
      context.report.add("outside-dates", place, { date: day.date, dates: dates.words });
  }
}

/** After the workshop nothing is due for longer than this, and before it nothing for longer than the other. */
const LATEST = { months: 5 };
const EARLIEST = { months: 18 };

/** Reports dates so far from the workshop that their year is probably wrong. */
export function checkDates(documents: readonly DateDocument[], when: When, context: Context): void {
  if (when.known === "tbd") return;
  const [start, end] = when.known === "month" ? [when.month, when.month.endOf("month")] : [when.start, when.end];
  for (const document of documents) {
    if (document.date === "tbd") continue;
    const date = DateTime.fromISO(document.date, { zone: start.zone }) as DateTime<true>;
    const isLate = date > end.plus(LATEST);
    if (!isLate && date >= start.minus(EARLIEST)) continue;
    const months = Math.round(isLate ? date.diff(end, "months").months : start.diff(date, "months").months);
    // The same day in the year before the workshop.
    let meant = date.set({ year: end.year });
    if (meant > end) meant = meant.minus({ years: 1 });
    context.report.add(
      "far-date",
      context.at(document, "date"),
      { date: document.date, distance: `${months} months ${isLate ? "after" : "before"}` },
      `did you mean ${meant.toISODate()}?`,
    );
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

/** Reports items of one named room, or of the plenary, that take place at the same time. */
export function checkOverlaps({ items, lanes }: Schedule, context: Context): void {
  for (const lane of lanes) {
    if (lane.kind === "track") continue;
    let open: ItemDraft | undefined;
    for (const item of items) {
      if (item.lane !== lane || !item.timed || item.cancelled) continue;
      if (open && item.start < open.end) reportOverlap(item, open, lane, context);
      if (!open || item.end > open.end) open = item;
    }
  }
}

function reportOverlap(item: ItemDraft, other: ItemDraft, lane: Lane, context: Context): void {
  context.report.add("overlap", context.at(item.document, "time"), {
    what: `"${nameOf(item)}" (${clock(item)})`,
    other: `"${nameOf(other)}" (${clock(other)})`,
    line: context.line(other.document, "time"),
    where: lane.kind === "room" ? `both in ${lane.name}` : "and neither has a room or a track",
  });
}

function clock({ start, end }: ItemDraft): string {
  return `${start.toFormat("H:mm")}–${end.toFormat("H:mm")}`;
}

/** Something that needs a person for a while. */
interface Duty {
  readonly thing: ItemDraft | SessionDraft;
  readonly field: string;
}

/** Reports people who are needed in two places at once, chairs included. */
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

/** The authors of a talk that names no speaker need not all be there. */
function dutiesIn(item: ItemDraft): Map<Person, string> {
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

/** A chair may speak in the session, and two items of one moment in one session are one place. */
function belongTogether(a: ItemDraft | SessionDraft, b: ItemDraft | SessionDraft): boolean {
  return a === b || ("session" in a && a.session === b) || ("session" in b && b.session === a);
}

function nameOf(thing: ItemDraft | SessionDraft): string {
  if (thing.title) return thing.title.plain;
  return "types" in thing
    ? (thing.label ?? thing.types[0] ?? "item")
    : `the session at ${thing.start.toFormat("H:mm")}`;
}
