/** Items of the programme in templates. */
import { kindsOf, titleOf } from "../../feeds/site.ts";
import type { Day, Item, Link, Session } from "../../model/workshop.ts";
import { fold } from "../../schema/suggest.ts";
import { excerpt } from "../head/head.ts";
import { isHomeWith } from "../home.ts";
import { link } from "../links.ts";
import { names } from "../people/people.ts";
import { place, room } from "../venue.ts";
import type { View } from "../view.ts";

/** The type of an item in words: `Poster session · Demo session`; empty where the title or the look says it already. */
export function kindLabel(view: View, item: Item): string {
  const { words } = view;
  if (item.label !== undefined) return item.title === undefined && !item.toBeAnnounced ? "" : item.label;
  if (item.title === undefined && !item.toBeAnnounced) return "";
  if (item.family === "break" || item.family === "remarks") return "";
  const label = item.types
    .filter((type) => type !== "break" && type !== "other")
    .map((type) => words.t(`types.${type}`))
    .join(words.t("dot"));
  // "Discussion" as the title of a discussion says it already.
  const { plain = "" } = item.title ?? {};
  return plain.length === label.length && fold(plain) === fold(label) ? "" : label;
}

/** What an item is, even where its title says so: for where there is no room for a title. */
export function kindName(view: View, item: Item): string {
  return kindsOf(view.workshop, item).join(view.words.t("dot"));
}

/** The title of an item as plain text, for attributes and where it has none. */
export function plainTitle(view: View, item: Item): string {
  return titleOf(view.workshop, item);
}

/** The names of who gives an item; of one that names nobody, of who wrote its paper, and that they did. */
export function bylineNames(view: View, { speakers, authors }: Item): string {
  if (speakers.length > 0 || authors.length === 0) return names(view, speakers);
  return view.words.t("schedule.authors", { people: names(view, authors) });
}

/** The chips of an item or session: where to go from it. */
export function itemLinks(view: View, item: Item): Link[] {
  const { words } = view;
  const links = [
    ...link(words, "online", item.online?.url),
    ...link(words, "chat", item.online?.chat),
    ...link(words, "video", item.video),
    ...link(words, "slides", item.slides),
    ...link(words, "pdf", item.paper?.pdf),
    ...item.links,
  ];
  // An item inherits the stream of its session, whose head already shows it.
  return links.filter(({ url }) => item.session === undefined || url !== item.session.online?.url);
}

/** The same on the item's own page: what leads to its recording says where that is and how long, as far as is known. */
export function ownLinks(view: View, item: Item): Link[] {
  const { words, dates } = view;
  const { video, videoLength } = item;
  const length =
    videoLength && new Intl.NumberFormat(dates.locale, { style: "unit", unit: "minute" }).format(videoLength);
  const host = video && URL.canParse(video) ? new URL(video).hostname.replace(/^www\./, "") : undefined;
  const facts = [length, host].filter(Boolean);
  return itemLinks(view, item).map((one) =>
    one.url === video ? { ...one, label: [one.label, ...facts].join(words.t("dot")) } : one,
  );
}

/** What previews say of a talk: its abstract, else who, what and when. */
export function describeItem(view: View, item: Item): string {
  const { dates, words } = view;
  if (item.abstract !== undefined) return excerpt(item.abstract.line);
  const when = item.timed
    ? words.t("moment", { date: dates.long(item.start), time: dates.clock(item.start) })
    : dates.long(item.day.midnight);
  const who = item.speakers.length === 0 && item.panelists.length > 0 ? names(view, item.panelists) : undefined;
  return [who ?? bylineNames(view, item), kindLabel(view, item), when, view.workshop.name].filter(Boolean).join(". ");
}

/** Where an item takes place: its own room or track, else the workshop's. */
export function whereabouts(view: View, item: Item): string | undefined {
  const { venue } = view.workshop;
  const own = item.room !== undefined ? room(view, item.room) : item.track;
  if (own === undefined) return venue && place(view, venue);
  return [own, venue?.name].filter(Boolean).join(", ");
}

/** The pages before and after an item's in its day, for somebody who follows its room: those of the room and of everyone. */
export function neighbours(item: Item): { readonly previous?: Item; readonly next?: Item } | undefined {
  const followed = item.day.items.filter(
    (other) => other.page !== undefined && (other.lane.slug === item.lane.slug || other.lane.kind === "plenary"),
  );
  const at = followed.indexOf(item);
  const [previous, next] = [followed[at - 1], followed[at + 1]];
  if (at < 0 || (!previous && !next)) return undefined;
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** Whether a talk's page has anything to read beside its facts. */
export function hasMatter(item: Item): boolean {
  return (
    item.abstract !== undefined ||
    item.paper !== undefined ||
    item.papers.length > 0 ||
    item.panelists.length > 0 ||
    item.online?.note !== undefined ||
    item.speakers.some((speaker) => speaker.person.bio !== undefined)
  );
}

/** The place of an item, session or day in the programme: on this page if it is there, else on the schedule's. */
export function inSchedule(view: View, thing: Item | Session | Day): string {
  const day = "day" in thing ? thing.day : thing;
  const here =
    view.address === day.schedule ||
    view.address === day.page ||
    (!view.workshop.isLarge && isHomeWith(view, "schedule"));
  return `${here ? "" : day.schedule}#${thing.anchor}`;
}
