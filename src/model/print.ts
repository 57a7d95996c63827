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
  return named.map(({ name, slug }, index) => ({
    slug,
    room: name,
    days: days.flatMap((day) => {
      const isMain = name === venue?.room;
      // What is in no room takes place in that of the venue.
      const items = day.items.filter(
        ({ roomOrTrack }) => roomOrTrack === rooms[index] || (isMain && roomOrTrack.kind === "plenary"),
      );
      return items.length === 0 ? [] : [{ day, items }];
    }),
  }));
}
