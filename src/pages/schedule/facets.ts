/** What the schedule can be filtered by: day, room, track, kind of talk. The page's script compares words. */

import { trackMarks } from "../../components/track/track.ts";
import type { Dates } from "../../locales/dates.ts";
import type { Words } from "../../locales/words.ts";
import { slugify } from "../../model/slug.ts";
import type { Day, Item, Workshop } from "../../model/workshop.ts";

/** The filters, in the order of the page. */
export const FACETS = ["day", "room", "track", "kind"] as const;

/** One filter. */
export interface Facet {
  readonly name: (typeof FACETS)[number];
  readonly label: string;
  /** An item matches an option if it has the word `name-value`, see {@link facetWords}. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Below this many items, no filter. */
const WORTH_FILTERING = 10;

/** The value for plenary items, which stay whatever room or track is chosen. */
const PLENARY = "plenary";

/**
 * The facets that tell items of a programme apart; none for a short one.
 * @param day undefined: the programme of all days
 * @param roomName the name of a room: "Room 3" for a bare number
 */
export function facets(
  workshop: Workshop,
  day: Day | undefined,
  words: Words,
  dates: Dates,
  roomName: (room: string) => string,
): Facet[] {
  const { items } = day ?? workshop;
  const days = day ? [day] : workshop.days;
  const rooms = workshop.rooms.filter(({ name }) => items.some(({ room }) => room === name));
  const tracks = trackMarks(workshop).filter(({ name }) => items.some(({ track }) => track === name));
  if (items.length < WORTH_FILTERING) return [];
  const kinds = new Set(items.filter(isWorthFinding).flatMap(({ types }) => types));
  const all: Facet[] = [
    facet(
      "day",
      words,
      days,
      ({ date }) => date,
      ({ midnight }) => dates.short(midnight),
    ),
    facet(
      "room",
      words,
      rooms,
      ({ slug }) => slug,
      ({ name }) => roomName(name),
    ),
    facet(
      "track",
      words,
      tracks,
      ({ name }) => slugify(name),
      ({ name }) => name,
    ),
    facet("kind", words, [...kinds], slugify, (kind) => words.t(`types.${kind}`)),
  ];
  return all.filter(({ options }) => options.length > 1);
}

function facet<T>(
  name: Facet["name"],
  words: Words,
  values: readonly T[],
  word: (value: T) => string,
  label: (value: T) => string,
): Facet {
  const options = values.map((value) => ({ value: word(value), label: label(value) }));
  return { name, label: words.t(`filter.${name}`), options };
}

/** The words of an item, matching the options of the facets: `day-2019-05-06 room-aula kind-keynote`. */
export function facetWords(item: Item): string {
  const isForAll = item.room === undefined && item.track === undefined;
  const words = [
    `day-${item.day.date}`,
    ...(item.roomOrTrack.kind === "room" ? [`room-${item.roomOrTrack.slug}`] : []),
    ...(item.track === undefined ? [] : [`track-${slugify(item.track)}`]),
    ...(isForAll ? [PLENARY] : []),
    ...item.types.map((type) => `kind-${slugify(type)}`),
  ];
  return words.join(" ");
}

/** A break is no reason to filter, but it stays with its room when that is chosen. */
function isWorthFinding(item: Item): boolean {
  return item.family !== "break";
}
