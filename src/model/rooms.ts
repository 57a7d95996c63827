/** The rooms of workshop.yaml: their order, and what helps to find them. */
import type { DayDocument } from "../schema/schedule.ts";
import { closest } from "../schema/suggest.ts";
import { type Context, withoutUndefined } from "./context.ts";
import type { WorkshopDocument } from "./settings.ts";
import { looseKey, roomUses, type Use } from "./spellings.ts";
import type { ListedRoom, RoomOrTrack } from "./workshop.ts";

/** The rooms as listed. Reports one that is listed twice. */
export function buildRooms({ rooms = [] }: WorkshopDocument, context: Context): readonly ListedRoom[] {
  const first = new Map<string, (typeof rooms)[number]>();
  for (const room of rooms) {
    const earlier = first.get(room.name);
    if (earlier === undefined) first.set(room.name, room);
    else {
      const params = { name: room.name, place: context.placeText(earlier, "name") };
      context.report.add("duplicate-room", context.at(room, "name"), params);
    }
  }
  return [...first.values()].map(({ name, ...facts }) => ({ name, ...withoutUndefined(facts) }));
}

/**
 * Orders rooms as workshop.yaml lists them, the others after them as they came; tracks and what is for everyone are not
 * moved past each other.
 */
export function byListing(listed: readonly ListedRoom[]): (a: RoomOrTrack, b: RoomOrTrack) => number {
  const places = new Map(listed.map(({ name }, index) => [name, index]));
  const placeOf = ({ kind, name }: RoomOrTrack) => (kind === "room" ? places.get(name) : undefined) ?? listed.length;
  return (a, b) => placeOf(a) - placeOf(b);
}

/** Reports listed rooms in which nothing takes place; not before there is a schedule. */
export function checkRooms(document: WorkshopDocument, days: readonly DayDocument[], context: Context): void {
  if (!days.some(({ items = [] }) => items.length > 0)) return;
  const uses = roomUses(days, context);
  const known = new Set([...uses.map(({ name }) => name), mainRoom(document)]);
  const listed = new Set(document.rooms?.map(({ name }) => name));
  const unlisted = uses.filter(({ name }) => !listed.has(name));
  for (const room of document.rooms ?? []) {
    if (known.has(room.name)) continue;
    const meant = meantBy(room.name, unlisted);
    const place = context.at(room, "name");
    const params = { name: room.name };
    if (meant === undefined) context.report.add("unused-room", place, params);
    else
      context.report.add(
        "unknown-room",
        place,
        params,
        `did you mean "${meant.name}" (${context.written(meant.place)})?`,
      );
  }
}

const mainRoom = ({ venue }: WorkshopDocument): string | undefined =>
  typeof venue === "object" ? venue.room : undefined;

/** The room of the schedule that a name most likely means. */
function meantBy(name: string, uses: readonly Use[]): Use | undefined {
  const same = uses.find((use) => looseKey(use.name) === looseKey(name));
  if (same !== undefined) return same;
  const near = closest(
    name,
    uses.map((use) => use.name),
  );
  return uses.find((use) => use.name === near);
}
