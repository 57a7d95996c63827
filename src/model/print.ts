/** What the printed forms of a workshop are made for. */
import { slugify } from "./slug.ts";
import type { Day, Item, Paper, RoomOrTrack, Workshop } from "./workshop.ts";

/** The sign at the door of a room. */
export interface RoomSign {
  readonly slug: string;
  readonly room: string;
  readonly days: readonly RoomDay[];
}

/** What a door sign says of a day. */
export interface RoomDay {
  readonly day: Day;
  /** What takes place in the room, and the breaks between. */
  readonly items: readonly Item[];
}

/** Papers that hang or stand somewhere: those of a poster session and those of the kinds poster and demo; by board. */
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

/** A sign for each room; for a workshop that stays in one, for that. */
export function roomSigns(workshop: Workshop): RoomSign[] {
  const { rooms, venue, days } = workshop;
  const only = venue?.room === undefined ? [] : [{ name: venue.room, slug: slugify(venue.room) || "room" }];
  const named: readonly Pick<RoomOrTrack, "name" | "slug">[] = rooms.length > 0 ? rooms : only;
  return named.map(({ name, slug }, index) => ({
    slug,
    room: name,
    days: days.flatMap((day) => {
      const items = itemsIn(rooms[index], name === venue?.room, day);
      return items.length === 0 ? [] : [{ day, items }];
    }),
  }));
}

/**
 * What a sign lists: the room's items and everybody's breaks between them.
 * @param isMain whether what has no room of its own takes place here
 */
function itemsIn(room: RoomOrTrack | undefined, isMain: boolean, day: Day): Item[] {
  const isHere = (item: Item) => item.roomOrTrack === room || (isMain && item.roomOrTrack.kind === "plenary");
  const first = day.items.findIndex(isHere);
  const last = day.items.findLastIndex(isHere);
  return day.items.filter(
    (item, index) =>
      isHere(item) || (item.family === "break" && item.roomOrTrack.kind === "plenary" && index > first && index < last),
  );
}
