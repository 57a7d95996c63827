/** Rooms and places in templates. */
import { roomName } from "../feeds/site.ts";
import type { Link, ListedRoom, OnlineAccess, Venue } from "../model/workshop.ts";
import { bind, type Functions, type View } from "./view.ts";

/** "Room R03" for a bare number; a name that says what it is stays unchanged ("Aula Magna", "West 211-214"). */
export function room(view: View, name: string): string {
  return roomName(view.words, name);
}

/** The floor of a room, "Floor 2" for a bare number; undefined if the data does not say. */
export function floorName({ words }: View, facts: Pick<ListedRoom, "floor"> | undefined): string | undefined {
  const floor = facts?.floor;
  return floor !== undefined && /^[-−+]?\d+$/.test(floor) ? words.t("now.floor", { floor }) : floor;
}

/** What is known of some parts, from the narrow to the wide, with the commas of the language: room and building. */
export function onOneLine({ words }: View, parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(words.t("list.affiliation"));
}

/** The place on one line: room, building, city, country; no country if there is a city. */
export function place(view: View, venue: Venue): string {
  return onOneLine(view, [venue.room && room(view, venue.room), venue.name, venue.city ?? venue.country]);
}

/** "Room R03, New Orleans": the place for tight spots, without the building's name if there is a city. */
export function shortPlace(view: View, venue: Venue): string {
  return onOneLine(view, [venue.room && room(view, venue.room), venue.city ?? venue.name ?? venue.country]);
}

/** The building's name, if {@link shortPlace} leaves it out. */
export function building({ name, city }: Venue): string | undefined {
  return city === undefined ? undefined : name;
}

/** Where to watch and discuss the workshop. */
export function onlineLinks({ words }: View, online: OnlineAccess | undefined): Link[] {
  return [
    ...(online?.url === undefined ? [] : [{ label: words.t("facts.stream"), url: online.url }]),
    ...(online?.chat === undefined ? [] : [{ label: words.t("facts.chat"), url: online.chat }]),
  ];
}

/** A venue as on an envelope, one entry per line. */
export function addressLines(view: View, venue: Venue): string[] {
  const city = onOneLine(view, [venue.city, venue.country]);
  return [venue.name, venue.room && room(view, venue.room), venue.address, city].filter(
    (line) => line !== undefined && line !== "",
  ) as string[];
}

/** Filters about places. */
export const placeFilters = (view: View): Functions => ({
  building,
  ...bind(view, { addressLines, onlineLinks, place, room, shortPlace }),
});
