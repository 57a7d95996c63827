/** What the page of a talk says beyond the programme. */

import { excerpt } from "../../components/head/head.ts";
import { names } from "../../components/people/people.ts";
import { bylineNames, itemLinks, kindLabel } from "../../components/programme/items.ts";
import { onOneLine, place, room } from "../../components/venue.ts";
import { bind, type Functions, type View } from "../../components/view.ts";
import type { Item, Link, Text } from "../../model/workshop.ts";
import { parseUrl } from "../../schema/url.ts";

/**
 * As {@link itemLinks}, on the item's own page: the link to its recording says where that is and how long, if known.
 */
export function ownLinks(view: View, item: Item): Link[] {
  const { words, dates } = view;
  const { video, videoLength } = item;
  const length =
    videoLength && new Intl.NumberFormat(dates.locale, { style: "unit", unit: "minute" }).format(videoLength);
  const host = video === undefined ? undefined : parseUrl(video)?.hostname.replace(/^www\./, "");
  const facts = [length, host].filter(Boolean);
  return itemLinks(view, item).map((one) =>
    one.url === video ? { ...one, label: [one.label, ...facts].join(words.t("dot")) } : one,
  );
}

/** What previews say about a talk: its abstract, else who, what and when. */
export function describeItem(view: View, item: Item): string {
  const { dates, words } = view;
  if (item.abstract !== undefined) return excerpt(item.abstract.line);
  const when = item.timed
    ? words.t("moment", { date: dates.long(item.start), time: dates.clock(item.start) })
    : dates.long(item.day.midnight);
  const who = item.speakers.length === 0 && item.panelists.length > 0 ? names(view, item.panelists) : undefined;
  return [who ?? bylineNames(view, item), kindLabel(view, item), when, view.workshop.name].filter(Boolean).join(". ");
}

/** Where an item takes place: its own room or track, else the workshop's venue. */
export function whereabouts(view: View, item: Item): string | undefined {
  const { venue } = view.workshop;
  const own = item.room !== undefined ? room(view, item.room) : item.track;
  if (own === undefined) return venue && place(view, venue);
  return onOneLine(view, [own, venue?.name]);
}

/** The items before and after one in its day for somebody who stays in its room, including plenary ones. */
export function neighbours(item: Item): { readonly previous?: Item; readonly next?: Item } | undefined {
  const followed = item.day.items.filter(
    (other) =>
      other.page !== undefined && (other.roomOrTrack === item.roomOrTrack || other.roomOrTrack.kind === "plenary"),
  );
  const at = followed.indexOf(item);
  const [previous, next] = [followed[at - 1], followed[at + 1]];
  if (at < 0 || (!previous && !next)) return undefined;
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** The abstract of a talk, else that of its paper. */
export function abstract(item: Item): Text | undefined {
  return item.abstract ?? item.paper?.abstract;
}

/** More items than this make a grey line, not a picture of a day. */
const MOST_DRAWN = 40;

/** Whether the day of an item is drawn above it. */
export function drawsDay({ timed, day }: Item): boolean {
  return timed && day.items.length <= MOST_DRAWN;
}

/** Filters of a talk's page. */
export const talkFilters = (view: View): Functions => ({
  abstract,
  drawsDay,
  neighbours,
  ...bind(view, { describeItem, ownLinks, whereabouts }),
});
