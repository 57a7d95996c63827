/** Rooms and places in templates. */
import { roomName } from "../feeds/site.ts";
import type { Link, OnlineAccess, Venue } from "../model/workshop.ts";
import { bind, type Functions, type View } from "./view.ts";

/** "Room R03" for a bare number, the name as it is where it says itself what it is ("Aula Magna", "West 211-214"). */
export function room(view: View, name: string): string {
  return roomName(view.words, name);
}

/** The place in one line: room, building, city, country; without country where there is a city. */
export function place(view: View, venue: Venue): string {
  const parts = [venue.room && room(view, venue.room), venue.name, venue.city ?? venue.country];
  return parts.filter(Boolean).join(", ");
}

/** "Room R03, New Orleans": the place where there is little room, without the building's name if a city says enough. */
export function shortPlace(view: View, venue: Venue): string {
  const parts = [venue.room && room(view, venue.room), venue.city ?? venue.name ?? venue.country];
  return parts.filter(Boolean).join(", ");
}

/** The building's name, where {@link shortPlace} leaves it out. */
export function building({ name, city }: Venue): string | undefined {
  return city === undefined ? undefined : name;
}

/** Where the workshop can be watched and talked about. */
export function onlineLinks({ words }: View, online: OnlineAccess | undefined): Link[] {
  return [
    ...(online?.url === undefined ? [] : [{ label: words.t("facts.stream"), url: online.url }]),
    ...(online?.chat === undefined ? [] : [{ label: words.t("facts.chat"), url: online.chat }]),
  ];
}

/** A venue as on an envelope, one entry a line. */
export function addressLines(view: View, venue: Venue): string[] {
  const city = [venue.city, venue.country].filter(Boolean).join(", ");
  return [venue.name, venue.room && room(view, venue.room), venue.address, city].filter(
    (line) => line !== undefined && line !== "",
  ) as string[];
}

/** Filters about places. */
export const placeFilters = (view: View): Functions => ({
  building,
  ...bind(view, { addressLines, onlineLinks, place, room, shortPlace }),
});
