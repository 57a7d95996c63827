/** Items of the programme in templates. */
import { kindsOf, titleOf } from "../../feeds/site.ts";
import type { Day, Interval, Item, Link, Session } from "../../model/workshop.ts";
import { fold } from "../../schema/suggest.ts";
import { isHomeWith } from "../home.ts";
import { link } from "../link/links.ts";
import { names } from "../people/people.ts";
import { room } from "../venue.ts";
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

/** How one can take part in an item where that is not as usual: "online", "hybrid". */
export function modeName({ words }: View, { mode }: Item): string | undefined {
  return mode === "online" || mode === "hybrid" ? words.t(`schedule.${mode}`) : undefined;
}

/** Whether somebody is named who gives an item or wrote its paper. */
export function hasByline({ speakers, authors }: Item): boolean {
  return speakers.length + authors.length > 0;
}

/** The chairs that are said with an item; those of a session stand in its head. */
export function ownChairs({ chairs, session }: Item): Item["chairs"] {
  return session === undefined ? chairs : [];
}

/** Whether an item is a pause and no more, which readers pass over and nobody stars. */
export function isQuiet({ family, speakers, papers }: Item): boolean {
  return family === "break" && speakers.length === 0 && papers.length === 0;
}

/** Whether it is known when something ends. */
export function hasEnd({ endOrigin }: Interval): boolean {
  return endOrigin !== "assumed";
}

/** Whether something takes place in a room or a track, beside others. */
export function isPlaced({ roomOrTrack }: Item | Session): boolean {
  return roomOrTrack.kind !== "plenary";
}

/** Where something takes place beside others: its room, else its track; undefined for what is for everyone. */
export function placeName(view: View, thing: Item | Session): string | undefined {
  if (!isPlaced(thing)) return undefined;
  return thing.room === undefined ? thing.roomOrTrack.name : room(view, thing.room);
}

/** The same of what the head of its session does not say yet. */
export function ownPlace(view: View, item: Item): string | undefined {
  return saysPlace(item) ? placeName(view, item) : undefined;
}

/** Whether an item says its place itself. */
function saysPlace({ session }: Item): boolean {
  return session === undefined || !isPlaced(session);
}

/** What stands above the title of a row. */
export interface RowHead {
  readonly kind?: string;
  readonly room?: string;
  readonly track?: string;
}

/** The kind and the place of an item; undefined where nothing stands above its title, no mark either. */
export function rowHead(view: View, item: Item): RowHead | undefined {
  const kind = kindLabel(view, item);
  const { room, track } = saysPlace(item) ? item : {};
  const hasMarks = item.awards.length > 0 || item.cancelled || item.changed || modeName(view, item);
  if (!hasMarks && kind === "" && room === undefined && track === undefined) return undefined;
  return { kind, ...(room !== undefined && { room }), ...(track !== undefined && { track }) };
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

/** Where to read about an item: on its page, else in the programme. */
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
