/** Days and sessions of the programme in templates. */
import { isPlainDay } from "../../locales/dates.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Day, Link, RoomOrTrack, Session, Workshop } from "../../model/workshop.ts";
import { link } from "../link/links.ts";
import type { View } from "../view.ts";
import { inSchedule } from "./items.ts";

/** The chips in the head of a day or session. */
export function headLinks({ words }: View, { online, video }: Day | Session): Link[] {
  return [...link(words, "online", online?.url), ...link(words, "chat", online?.chat), ...link(words, "video", video)];
}

/** The title of a session, or the word "session". */
export function sessionName({ words }: View, { title }: Session): string {
  return title?.plain ?? words.t("schedule.session");
}

/** Whether a session needs a head of its own: it has a title or chairs. */
export function hasHead({ title, chairs }: Session): boolean {
  return title !== undefined || chairs.length > 0;
}

/** Whether the programme has several days, so that a time alone does not say when. */
export function hasSeveralDays({ days }: Workshop): boolean {
  return days.length > 1;
}

/** Whether the day of the week says which day it is. */
export function isWithinAWeek({ days }: Workshop): boolean {
  const [first, last] = [days[0], days.at(-1)];
  return !first || !last || last.midnight.diff(first.midnight, "days").days < 7;
}

/** Whether the rows of a day, or of any of several, show am and pm, which takes more room. */
export function saysHalf(view: View, days: Day | readonly Day[]): boolean {
  return view.workshop.clock === 12 && ![days].flat().every(isPlainDay);
}

/** The title of a day, unless its date already contains it ("Sunday"). */
export function dayName(view: View, day: Day): string | undefined {
  const date = view.dates.long(day.midnight).toLowerCase();
  return day.title !== undefined && date.includes(day.title.toLowerCase()) ? undefined : day.title;
}

/** What scripts call a room, or a track in its place: a track that has the slug of a room, by another; empty for everyone. */
export function placeKey({ workshop }: View, { kind, slug }: RoomOrTrack): string {
  if (kind === "plenary") return "";
  return kind === "track" && workshop.rooms.some((room) => room.slug === slug) ? `track-${slug}` : slug;
}

/** The keys of all rooms and tracks in order. */
export function placeKeys(view: View): string {
  const { rooms, tracks } = view.workshop;
  return [...rooms, ...tracks].map((one) => placeKey(view, one)).join(" ");
}

/** Whether a session's head shows its time: only if not all its items show theirs. */
export function showsTime(session: Session): boolean {
  return session.items.length === 0 || session.items.some((item) => !item.timed);
}

/** The page that marks what is on, at its first day: the page that has all days. */
export function whatIsOn(view: View, { days: [day], scheduleShows }: Workshop): string | undefined {
  if (day === undefined) return undefined;
  return scheduleShows === "everything" ? inSchedule(view, day) : `${ADDRESSES.schedule}#${day.anchor}`;
}
