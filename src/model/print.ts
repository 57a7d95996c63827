/** What the print forms of a workshop are made for. */
import { slugify } from "./slug.ts";
import type { Day, Item, Paper, RoomOrTrack, Workshop } from "./workshop.ts";

/** A door sign. */
export interface RoomSign {
  readonly slug: string;
  readonly room: string;
  readonly days: readonly RoomDay[];
}

/** One day on a door sign. */
export interface RoomDay {
  readonly day: Day;
  /** The items in the room. */
  readonly items: readonly Item[];
}

/** Papers on display, by board: those in a poster session, and all posters and demos. */
export function shownPapers(workshop: Workshop): Paper[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const shown = workshop.papers.filter(
    ({ kinds, sessions }) => sessions.length > 0 || kinds.includes("poster") || kinds.includes("demo"),
  );
  return shown.sort((a, b) => {
    if (a.board === undefined || b.board === undefined)
      return Number(a.board === undefined) - Number(b.board === undefined);
    return compare(a.board, b.board);
  });
}

/** A sign for each room, or for the venue's only room. */
export function roomSigns(workshop: Workshop): RoomSign[] {
  const { rooms, venue, days } = workshop;
  const only = venue?.room === undefined ? [] : [{ name: venue.room, slug: slugify(venue.room) || "room" }];
  const named: readonly Pick<RoomOrTrack, "name" | "slug">[] = rooms.length > 0 ? rooms : only;
  const indexes = new Map<RoomOrTrack, number>(rooms.map((room, index) => [room, index]));
  const main = named.findIndex(({ name }) => name === venue?.room);
  const inRooms = days.map((day) => {
    const items = new Map<number, Item[]>();
    for (const item of day.items) {
      // What is in no room takes place in that of the venue.
      const room = item.roomOrTrack.kind === "plenary" ? main : indexes.get(item.roomOrTrack);
      if (room === undefined || room < 0) continue;
      const others = items.get(room);
      if (others) others.push(item);
      else items.set(room, [item]);
    }
    return { day, items };
  });
  return named.map(({ name, slug }, index) => ({
    slug,
    room: name,
    days: inRooms.flatMap(({ day, items }) => {
      const own = items.get(index);
      return own === undefined ? [] : [{ day, items: own }];
    }),
  }));
}
