/** iCalendar (RFC 5545, with the names and intervals of RFC 7986). */
import type { ICalEventData, ICalEventStatus } from "ical-generator";
import type { DateTime } from "luxon";
import { localizationOf } from "../locales/localization.ts";
import { uidOf } from "../model/identity.ts";
import { comesTwice } from "../model/local-time.ts";
import { memoize } from "../model/memoize.ts";
import type { Item, RoomOrTrack, Workshop } from "../model/workshop.ts";
import { absolute, clean, itemAddress, kindsOf, locationOf, namesOf, titleOf } from "./site.ts";
import { timezoneComponent } from "./timezone.ts";

/** Refresh interval of subscribed calendars, in seconds: during the workshop a room can change any time. */
const REFRESH = 3600;

/** Returns the calendar writer; loads the library only for sites with a schedule. */
export async function createCalendars(workshop: Workshop) {
  const { default: ical, ICalEventStatus: status } = await import("ical-generator");
  // An event is identical in every calendar, so write each once.
  const all = ical();
  const write = (item: Item) => folded(all.createEvent(eventOf(workshop, item, status)).toString());
  const events = new Map(workshop.items.map((item) => [item, write(item)]));
  const zone = timezoneOf(workshop);
  const frameOf = (roomOrTrack: RoomOrTrack | undefined) => {
    const calendar = ical({
      // The library escapes the text of events, but not the name.
      name: escapeText([workshop.short, roomOrTrack?.name].filter(Boolean).join(": ")),
      prodId: { company: "Lectern", product: "workshop programme", language: workshop.language.toUpperCase() },
      ttl: REFRESH,
    });
    const [head = "", end = ""] = calendar.toString().split(/^(?=END:VCALENDAR)/m);
    return { head, end };
  };
  const frames = new Map<RoomOrTrack | undefined, ReturnType<typeof frameOf>>();
  /**
   * A calendar file with the given items.
   * @param roomOrTrack what it covers; undefined: the whole workshop
   */
  return (items: readonly Item[], roomOrTrack?: RoomOrTrack): string => {
    // Calendars of single talks are named after the workshop.
    const frame = frames.get(roomOrTrack) ?? frameOf(roomOrTrack);
    frames.set(roomOrTrack, frame);
    const named = items.every(isInUtc) ? "" : zone;
    return [frame.head, named, ...items.map((item) => events.get(item)), frame.end, "\r\n"].join("");
  };
}

/** Octets per line without its end (RFC 5545, 3.1). */
const LINE = 75;

/**
 * Folds long lines between characters; continuations begin with a space. The library folds only whole calendars, and
 * spends more time on it than on everything else.
 */
export function folded(text: string): string {
  return text
    .split("\r\n")
    .map((line) => (Buffer.byteLength(line) <= LINE ? line : parts(line).join("\r\n ")))
    .join("\r\n");
}

function parts(line: string): string[] {
  const found: string[] = [];
  let from = 0;
  let at = 0;
  // The leading space of a continuation counts.
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE) {
      found.push(line.slice(from, at));
      from = at;
      octets = 1;
    }
    octets += size;
    at += character.length;
  }
  return [...found, line.slice(from)];
}

/** The VTIMEZONE for all items; none if times are in UTC. */
function timezoneOf({ timezone, items }: Workshop): string {
  if (timezone === "UTC") return "";
  const times = items.flatMap(({ start, end }) => [start.toMillis(), end.toMillis()]);
  return `${timezoneComponent(timezone, Math.min(...times), Math.max(...times))}\r\n`;
}

/** Whether an event is written in UTC: local time cannot say which occurrence of a repeated time is meant. */
const isInUtc = memoize(({ start, end }: Item): boolean => {
  return start.zoneName === "UTC" || comesTwice(start) || comesTwice(end);
});

/** Text escaped for a property (RFC 5545, 3.3.11). */
function escapeText(text: string): string {
  return clean(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll("\n", "\\n");
}

function eventOf(workshop: Workshop, item: Item, status: typeof ICalEventStatus): ICalEventData {
  const { words } = localizationOf(workshop);
  const location = locationOf(workshop, item);
  const url = absolute(workshop, itemAddress(item));
  const title = titleOf(workshop, item);
  const categories = [...kindsOf(workshop, item), ...(item.track === undefined ? [] : [item.track])];
  return {
    id: uidOf(workshop, item),
    // The instant of the data, so that rebuilding gives the same file. Without METHOD the two properties mean the same
    // (RFC 5545, 3.8.7.2), and different calendars read different ones.
    stamp: workshop.updated,
    lastModified: workshop.updated,
    sequence: sequenceOf(workshop.updated),
    ...(isInUtc(item)
      ? { start: item.start.toUTC(), end: item.end.toUTC(), timezone: null }
      : { start: item.start, end: item.end, timezone: workshop.timezone }),
    // Few calendars show STATUS, so the title says it too.
    summary: clean(item.cancelled ? `${words.t("schedule.cancelled")}: ${title}` : title),
    description: clean(describe(workshop, item)),
    status: item.cancelled ? status.CANCELLED : item.day.tentative ? status.TENTATIVE : status.CONFIRMED,
    categories: categories.map((name) => ({ name: clean(name) })),
    ...(location === undefined ? {} : { location: clean(location) }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The epoch of sequence numbers. */
const FIRST = Date.UTC(2020, 0, 1);

/** The largest INTEGER (RFC 5545, 3.3.8). */
const LARGEST = 2 ** 31 - 1;

/**
 * The SEQUENCE of events at an instant (RFC 5545, 3.8.7.4). It must grow with every change, or Outlook and Google keep
 * the old event; but no build knows the previous one. So it counts minutes since 2020, from 0.
 */
export function sequenceOf(instant: DateTime): number {
  return Math.min(Math.max(0, Math.floor((instant.toMillis() - FIRST) / 60_000)), LARGEST);
}

/** Everything worth knowing about an item as plain text: kind, people, changes, abstract, links. */
export function describe(workshop: Workshop, item: Item): string {
  const { words } = localizationOf(workshop);
  const said = (key: string, people: Item["speakers"]) =>
    people.length > 0 && words.t(key, { people: namesOf(workshop, people) });
  const link = (key: string, url: string | undefined) => {
    const target = url === undefined ? undefined : absolute(workshop, url);
    return target !== undefined && `${words.t(`links.${key}`)}: ${target}`;
  };
  const facts = [
    item.title !== undefined && [...kindsOf(workshop, item), ...item.awards].join(words.t("dot")),
    namesOf(workshop, item.speakers),
    said("schedule.authors", item.authors),
    said("schedule.moderator", item.moderators),
    said("schedule.panelists", item.panelists),
    item.session?.title && `${words.t("schedule.session")}: ${item.session.title.plain}`,
    item.session && said("schedule.chaired", item.session.chairs),
    item.changed !== undefined && words.t("schedule.changedTo", { note: item.changed }),
    item.day.tentative && words.t("schedule.tentativeNote"),
  ];
  const links = [
    link("online", item.online?.url),
    link("chat", item.online?.chat),
    link("video", item.video),
    link("slides", item.slides),
    link("page", itemAddress(item)),
  ];
  const abstract = (item.abstract ?? item.paper?.abstract)?.plain;
  const block = (lines: readonly unknown[]) => lines.filter(Boolean).join("\n");
  return [block(facts), abstract, item.online?.note?.plain, block(links)].filter(Boolean).join("\n\n");
}
