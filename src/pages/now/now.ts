/** What the screen in the foyer and at doors knows of the programme. */
import type { DateTime } from "luxon";
import { names } from "../../components/people/people.ts";
import { isAside } from "../../components/programme/aside.ts";
import { placeKey } from "../../components/programme/days.ts";
import { bylineNames, hasEnd, plainTitle } from "../../components/programme/items.ts";
import { floorName, room } from "../../components/venue.ts";
import { bind, type Functions, type View } from "../../components/view.ts";
import { type DayTimeline, dayTimelines } from "../../model/timeline.ts";
import type { Day, Item, ListedRoom, RoomOrTrack, Session } from "../../model/workshop.ts";

/** What is on in one place at one time: an item, or a session whose items have no times of their own. */
export interface ScreenEntry {
  readonly of: Item | Session;
  /** Set if it is an item. */
  readonly item?: Item;
  /** As plain text, for when there is no title. */
  readonly name: string;
  /** Who gives it, is on the panel or chairs it; may be empty. */
  readonly people: string;
  /** The key of its {@link ScreenRoom}. */
  readonly room: string;
  readonly isForAll: boolean;
  /** Whether it goes on for hours beside other things and in no room of its own, such as registration. */
  readonly isAside: boolean;
  readonly hasEnd: boolean;
  readonly isLong: boolean;
}

/** A day as the screen draws it. */
export interface ScreenDay {
  readonly day: Day;
  readonly entries: readonly ScreenEntry[];
  /** Undefined if no item has a time of its own. */
  readonly timeline?: DayTimeline & { readonly start: DateTime<true>; readonly end: DateTime<true> };
}

/** A row of the screen. */
export interface ScreenRoom {
  /** What `?room=` says; empty for what is for everyone and in no room. */
  readonly key: string;
  readonly name: string;
  readonly arrow?: string;
  /** The floor and the way, as far as known. */
  readonly way?: string;
}

/** From this length on, a title is set smaller. */
const LONG = 70;

/** The key of the row for everyone. */
const FOR_ALL = "";

const ARROW = /^([←↑→↓↖↗↘↙])\uFE0E?\s*/u;

/** All days that have items. */
export function screenDays(view: View): ScreenDay[] {
  const keyOf = keysOf(view);
  return view.workshop.days
    .filter(({ items }) => items.length > 0)
    .map((day) => {
      const entries = entriesOf(view, day, keyOf);
      // What goes on for hours would lie under everything else.
      const aside = new Set(entries.flatMap(({ item, isAside }) => (item && isAside ? [item] : [])));
      const [timeline] = dayTimelines([{ ...day, items: day.items.filter((item) => !aside.has(item)) }]);
      return timeline === undefined
        ? { day, entries }
        : { day, entries, timeline: { ...timeline, ...spanOf(timeline) } };
    });
}

function spanOf({ blocks }: DayTimeline): { readonly start: DateTime<true>; readonly end: DateTime<true> } {
  const items = blocks.map(({ item }) => item);
  const first = items.reduce((a, b) => (b.start < a.start ? b : a));
  const last = items.reduce((a, b) => (b.end > a.end ? b : a));
  return { start: first.start, end: last.end };
}

/** Keys of rooms and tracks. What is for everyone is in the main room. */
function keysOf(view: View): (of: RoomOrTrack) => string {
  const { rooms, venue } = view.workshop;
  const main = rooms.find(({ name }) => name === venue?.room);
  return (of) => (of.kind === "plenary" && main ? main.slug : placeKey(view, of));
}

function entriesOf(view: View, day: Day, keyOf: (of: RoomOrTrack) => string): ScreenEntry[] {
  const things = day.slots.flatMap(({ session, item }): (Item | Session)[] => {
    if (item) return [item];
    const timed = session.items.filter((one) => one.timed);
    return timed.length < session.items.length ? [session, ...timed] : timed;
  });
  const entries = things.map((of): ScreenEntry => {
    const item = "types" in of ? of : undefined;
    const name = item ? plainTitle(view, item) : (of.title?.plain ?? view.words.t("schedule.session"));
    return {
      of,
      ...(item && { item }),
      name,
      people: item ? peopleOf(view, item) : chairsOf(view, of as Session),
      room: keyOf(of.roomOrTrack),
      isForAll: of.roomOrTrack.kind === "plenary",
      isAside: of.roomOrTrack.kind === "plenary" && isAside(of),
      hasEnd: hasEnd(of),
      isLong: name.length > LONG,
    };
  });
  return entries.sort((a, b) => a.of.start.toMillis() - b.of.start.toMillis());
}

function peopleOf(view: View, item: Item): string {
  const byline = bylineNames(view, item);
  return byline === "" ? names(view, item.panelists) : byline;
}

function chairsOf(view: View, { chairs }: Session): string {
  return chairs.length === 0 ? "" : view.words.t("schedule.titledChair", { people: names(view, chairs) });
}

/** The rows of the screen: what is for everyone, then rooms as listed, then tracks without rooms. */
export function screenRooms(view: View): ScreenRoom[] {
  const { workshop, words } = view;
  const keyOf = keysOf(view);
  const used = new Map(workshop.items.map(({ roomOrTrack }) => [keyOf(roomOrTrack), roomOrTrack]));
  const factsOf = (name: string) => workshop.listedRooms.find((one) => one.name === name);
  const main = workshop.venue?.room;
  const forAll: ScreenRoom[] = used.has(FOR_ALL)
    ? [
        main === undefined
          ? { key: FOR_ALL, name: words.t("schedule.plenary") }
          : { key: FOR_ALL, name: room(view, main), ...wayTo(view, factsOf(main)) },
      ]
    : [];
  const places = [...workshop.rooms, ...workshop.tracks].filter((one) => used.has(keyOf(one)));
  return [
    ...forAll,
    ...places.map((one) => ({
      key: keyOf(one),
      name: one.kind === "room" ? room(view, one.name) : one.name,
      ...(one.kind === "room" && wayTo(view, factsOf(one.name))),
    })),
  ];
}

/** The floor, "Floor 2" for a bare number, and the directions; an arrow that they begin with is apart. */
export function wayTo(view: View, facts: ListedRoom | undefined): Pick<ScreenRoom, "arrow" | "way"> {
  const { directions = "" } = facts ?? {};
  const arrow = ARROW.exec(directions)?.[1];
  const way = [floorName(view, facts), directions.replace(ARROW, "")].filter(Boolean).join(view.words.t("dot"));
  return { ...(arrow !== undefined && { arrow }), ...(way !== "" && { way }) };
}

/** The rooms that a screen at a door can show; a track has no door. */
export function doorRooms(view: View): ScreenRoom[] {
  const doors = new Set(view.workshop.rooms.map(({ slug }) => slug));
  return screenRooms(view).filter(({ key }) => doors.has(key));
}

/** Functions of the screen. */
export const nowGlobals = (view: View): Functions => bind(view, { screenDays, screenRooms, doorRooms });
