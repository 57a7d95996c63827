/** What the schedule can be filtered by: room, track, kind, stars. The page's script compares words. */
import { beginning, type Facet, type FacetOption } from "../../components/facets/facets.ts";
import { ownMark } from "../../components/programme/codes.ts";
import { trackMark, trackMarks } from "../../components/track/track.ts";
import type { View } from "../../components/view.ts";
import { slugify } from "../../model/slug.ts";
import type { Item, RoomOrTrack, Workshop } from "../../model/workshop.ts";

/** The filters, in the order of the page. */
export const FACETS = ["room", "track", "kind"] as const;

/** Below this many items, no filter. */
const WORTH_FILTERING = 10;

/** The value for plenary items, which stay whatever room or track is chosen. */
const PLENARY = "plenary";

/** Whether a programme is so long that readers can filter it. */
export function hasFilter({ items }: Workshop): boolean {
  return items.length >= WORTH_FILTERING;
}

/**
 * The facets that tell the items of a programme apart; none for a short one. The options are those of the whole
 * programme, so that a choice is kept from day to day.
 * @param shown the items of the page
 */
export function facets(view: View, shown: readonly Item[]): Facet[] {
  const { workshop, words } = view;
  if (!hasFilter(workshop)) return [];
  const counts = new Map<string, number>();
  for (const word of shown.flatMap((item) => wordsOf(view, item))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const facet = (name: (typeof FACETS)[number], options: readonly FacetOption[]): Facet => ({
    name,
    label: words.t(`filter.${name}`),
    options: options.map((option) => ({ ...option, count: counts.get(`${name}-${option.value}`) ?? 0 })),
    ...beginning(options, "folded"),
  });
  const all = [
    facet(
      "room",
      workshop.rooms.map((room) => ({ value: room.slug, label: ownMark(view, room).name, place: ownMark(view, room) })),
    ),
    facet(
      "track",
      trackMarks(workshop).map(({ name, slug }) => ({ value: slug, track: name })),
    ),
    facet(
      "kind",
      kindsOf(workshop).map((kind) => ({ value: slugify(kind), label: words.t(`types.${kind}`) })),
    ),
  ];
  const telling = all.filter(({ options }) => options.length > 1);
  return telling.length > 0 ? [...telling, starred(view)] : [];
}

/** Where the schedule shows what takes place in a room, from its first day on; undefined if it is not filtered by rooms. */
export function roomAddress(workshop: Workshop, room: RoomOrTrack): string | undefined {
  const first = workshop.items.find(({ roomOrTrack }) => roomOrTrack === room);
  if (!first || !hasFilter(workshop) || workshop.rooms.length < 2) return undefined;
  return `${first.day.schedule}?room=${encodeURIComponent(room.slug)}`;
}

/** What the reader has starred, which only the browser knows. */
function starred({ words }: View): Facet {
  const options = [{ value: "yes", label: words.t("filter.starred") }];
  return { name: "starred", label: words.t("my.title"), options, ...beginning(options, "folded") };
}

/** A break is no reason to filter, but it stays with its room when that is chosen. */
function kindsOf({ items }: Workshop): Item["types"] {
  return [...new Set(items.filter(({ family }) => family !== "break").flatMap(({ types }) => types))];
}

function wordsOf({ workshop }: View, item: Item): string[] {
  const isForAll = item.room === undefined && item.track === undefined;
  return [
    ...(item.roomOrTrack.kind === "room" ? [`room-${item.roomOrTrack.slug}`] : []),
    ...(item.track === undefined ? [] : [`track-${trackMark(workshop, item.track).slug}`]),
    ...(isForAll ? [PLENARY] : []),
    ...item.types.map((type) => `kind-${slugify(type)}`),
  ];
}

/** The words of an item, matching the options of the facets: `room-aula kind-keynote`. */
export function facetWords(view: View, item: Item): string {
  return wordsOf(view, item).join(" ");
}
