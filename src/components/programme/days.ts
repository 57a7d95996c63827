/** Days and sessions of the programme in templates. */
import { isPlainDay } from "../../locales/dates.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Day, Link, RoomOrTrack, Session, Workshop } from "../../model/workshop.ts";
import { link } from "../link/links.ts";
import type { View } from "../view.ts";
import { inSchedule } from "./items.ts";

/** The chips of the head of a day or session. */
export function headLinks({ words }: View, { online, video }: Day | Session): Link[] {
  return [...link(words, "online", online?.url), ...link(words, "chat", online?.chat), ...link(words, "video", video)];
}

/** The title of a session, or the word for one. */
export function sessionName({ words }: View, { title }: Session): string {
  return title?.plain ?? words.t("schedule.session");
}

/** Whether a session needs a line of its own: it has a title or somebody who leads it. */
export function hasHead({ title, chairs }: Session): boolean {
  return title !== undefined || chairs.length > 0;
}

/** Whether a programme goes on for days, so that a time alone does not say when. */
export function hasSeveralDays({ days }: Workshop): boolean {
  return days.length > 1;
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
export function roomOrTrackSlug(roomOrTrack: RoomOrTrack): string {
  return roomOrTrack.kind === "plenary" ? "" : roomOrTrack.slug;
}

/** Whether a session's head says its time: only where its items do not all say theirs. */
export function showsTime(session: Session): boolean {
  return session.items.length === 0 || session.items.some((item) => !item.timed);
}

/** The page that marks what is on, at its first day: the one that has all days. */
export function whatIsOn(view: View, { days: [day], scheduleShows }: Workshop): string | undefined {
  if (day === undefined) return undefined;
  return scheduleShows === "everything" ? inSchedule(view, day) : `${ADDRESSES.schedule}#${day.anchor}`;
}
