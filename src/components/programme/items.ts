/** Items of the programme in templates. */
import { kindsOf, titleOf } from "../../feeds/site.ts";
import type { Day, Interval, Item, Link, Session } from "../../model/workshop.ts";
import { fold } from "../../schema/suggest.ts";
import { isHomeWith } from "../home.ts";
import { link } from "../link/links.ts";
import { names } from "../people/people.ts";
import { room } from "../venue.ts";
import type { View } from "../view.ts";

/** The type of an item in words: `Poster session · Demo session`; empty if its title or look already says it. */
export function kindLabel(view: View, item: Item): string {
  const { words } = view;
  if (item.label !== undefined) return item.title === undefined && !item.toBeAnnounced ? "" : item.label;
  if (item.title === undefined && !item.toBeAnnounced) return "";
  if (item.family === "break" || item.family === "remarks") return "";
  const label = item.types
    .filter((type) => type !== "break" && type !== "other")
    .map((type) => words.t(`types.${type}`))
    .join(words.t("dot"));
  // A discussion titled "Discussion" needs no label.
  const { plain = "" } = item.title ?? {};
  return plain.length === label.length && fold(plain) === fold(label) ? "" : label;
}

/** What an item is, even if its title says so: for places without room for a title. */
export function kindName(view: View, item: Item): string {
  return kindsOf(view.workshop, item).join(view.words.t("dot"));
}

/** How to take part in an item, if other than on site: "online", "hybrid". */
export function modeName({ words }: View, { mode }: Item): string | undefined {
  return mode === "online" || mode === "hybrid" ? words.t(`schedule.${mode}`) : undefined;
}

/** Whether an item names its speakers or the authors of its paper. */
export function hasByline({ speakers, authors }: Item): boolean {
  return speakers.length + authors.length > 0;
}

/** The chairs shown with an item; those of a session are in its head. */
export function ownChairs({ chairs, session }: Item): Item["chairs"] {
  return session === undefined ? chairs : [];
}

/** Whether an item is just a break, which readers skip and nobody stars. */
export function isQuiet({ family, speakers, papers }: Item): boolean {
  return family === "break" && speakers.length === 0 && papers.length === 0;
}

/** Whether the end is known. */
export function hasEnd({ endOrigin }: Interval): boolean {
  return endOrigin !== "assumed";
}

/** Whether something has a room or track, parallel to others. */
export function isPlaced({ roomOrTrack }: Item | Session): boolean {
  return roomOrTrack.kind !== "plenary";
}

/** The room, else the track, of something in parallel with others; undefined for a plenary. */
export function placeName(view: View, thing: Item | Session): string | undefined {
  if (!isPlaced(thing)) return undefined;
  return thing.room === undefined ? thing.roomOrTrack.name : room(view, thing.room);
}

/** Whether an item says where it takes place itself. */
function saysPlace({ session }: Item): boolean {
  return session === undefined || !isPlaced(session);
}

/** What a row says of an item besides its title and people. */
export interface RowHead {
  readonly kind?: string;
  readonly room?: string;
  readonly track?: string;
}

/** The type and place of an item, where its session does not say them. */
export function rowHead(view: View, item: Item): RowHead {
  const kind = kindLabel(view, item);
  const { room, track } = saysPlace(item) ? item : {};
  return { ...(kind && { kind }), ...(room !== undefined && { room }), ...(track !== undefined && { track }) };
}

/** The title of an item as plain text, for attributes and for items without one. */
export function plainTitle(view: View, item: Item): string {
  return titleOf(view.workshop, item);
}

/** The names of an item's speakers; if it has none, those of its paper's authors, marked as such. */
export function bylineNames(view: View, { speakers, authors }: Item): string {
  if (speakers.length > 0 || authors.length === 0) return names(view, speakers);
  return view.words.t("schedule.authors", { people: names(view, authors) });
}

/** The chips of an item or session. */
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

/** Where to read about an item: its own page, else its place in the programme. */
export function itemPage(view: View, item: Item): string {
  return item.page ?? inSchedule(view, item);
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
