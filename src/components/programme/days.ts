/** Days and sessions of the programme in templates. */
import { isPlainDay } from "../../locales/dates.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Day, Item, Lane, Link, Session, Workshop } from "../../model/workshop.ts";
import { link } from "../links.ts";
import type { View } from "../view.ts";
import { inSchedule } from "./items.ts";

/** The chips of a session's head. */
export function sessionLinks(view: View, session: Session): Link[] {
  const { words } = view;
  return [
    ...link(words, "online", session.online?.url),
    ...link(words, "chat", session.online?.chat),
    ...link(words, "video", session.video),
  ];
}

/** The chips of a day's head. */
export function dayLinks(view: View, day: Day): Link[] {
  const { words } = view;
  return [
    ...link(words, "online", day.online?.url),
    ...link(words, "chat", day.online?.chat),
    ...link(words, "video", day.video),
  ];
}

/** Whether the rows of a day, or of any of several, say am and pm, which takes more room. */
export function saysHalf(view: View, days: Day | readonly Day[]): boolean {
  return view.workshop.clock === 12 && ![days].flat().every(isPlainDay);
}

/** The title of a day, unless its date says it already ("Sunday"). */
export function dayName(view: View, day: Day): string | undefined {
  const date = view.dates.long(day.midnight).toLowerCase();
  return day.title !== undefined && date.includes(day.title.toLowerCase()) ? undefined : day.title;
}

/** What rows that follow each other have in common; empty for what is for everyone. */
export function laneWord(lane: Lane): string {
  return lane.kind === "plenary" ? "" : lane.slug;
}

/** Whether a session's head says its time: only where its items do not all say theirs. */
export function showsTime(session: Session): boolean {
  return session.items.length === 0 || session.items.some((item) => !item.timed);
}

/** Whether a day runs in several places at once, so that every entry has to say its own. */
export function hasPlaces(day: Day): boolean {
  return day.lanes.filter((lane) => lane.kind !== "plenary").length > 0;
}

/** What a day is looked forward to for: invited talks, keynotes and panels; undefined where it has none. */
export function highlights(day: Day): readonly Item[] | undefined {
  const items = day.items.filter(
    (item) => (item.family === "invited" || item.family === "panel") && item.title !== undefined && !item.cancelled,
  );
  return items.length === 0 ? undefined : items.slice(0, 8);
}

/** Of a day whose items stand on its own page, what is for everyone. */
export function forEveryone(day: Day): Day {
  return { ...day, entries: day.entries.filter(({ item, session }) => (item ?? session).lane.kind === "plenary") };
}

/** The page that marks what is on, at its first day: the one that has all days. */
export function whatIsOn(view: View, { days: [day], scheduleShows }: Workshop): string | undefined {
  if (day === undefined) return undefined;
  return scheduleShows === "everything" ? inSchedule(view, day) : `${ADDRESSES.schedule}#${day.anchor}`;
}
