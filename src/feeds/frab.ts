/**
 * The schedule exchange format of frab, pretalx and the c3voc, which Giggity, EventFahrplan and other schedule apps
 * read. Rules: https://github.com/voc/schedule/blob/master/validator/json/schema.json (also
 * https://c3voc.de/schedule/schema.json) and https://github.com/voc/schedule/blob/master/validator/xsd/schedule.xml.xsd
 * (https://c3voc.de/schedule/schema.xsd); described at https://c3voc.de/wiki/schedule.
 * The format has rooms but no sessions: a session's title becomes the subtitle, and plenary items are in the venue's
 * room. It has no cancelled events either, so their titles say it.
 */
import { createHash } from "node:crypto";
import { iso } from "../locales/dates.ts";
import { localizationOf } from "../locales/localization.ts";
import { feedAddress } from "../model/feeds.ts";
import { domainOf, ofEdition, uidOf } from "../model/identity.ts";
import { dateAfter, localTime } from "../model/local-time.ts";
import { ADDRESSES } from "../model/routes.ts";
import type { Day, Item, Person, Workshop } from "../model/workshop.ts";
import {
  absolute,
  clean,
  dateOfData,
  GENERATOR,
  itemAddress,
  kindsOf,
  namesOf,
  participantsOf,
  titleOf,
} from "./site.ts";
import { numbersOf, uuidOf } from "./uuid.ts";
import { element, type Markup, xmlDocument } from "./xml.ts";

interface Link {
  readonly title: string;
  readonly url: string;
  readonly type: "web" | "media" | "slides" | "paper";
}

interface Event {
  readonly item: Item;
  readonly id: number;
  readonly guid: string;
  /** Unique, as the format requires: the acronym, a hyphen, the item's own slug. */
  readonly slug: string;
  readonly room: string;
  readonly title: string;
  readonly subtitle: string;
  readonly type: string;
  readonly language: string;
  readonly abstract: string;
  readonly description: string;
  /** Hours and minutes. */
  readonly duration: string;
  readonly links: readonly Link[];
  readonly attachments: readonly Link[];
  readonly url: string | undefined;
}

interface Exchange {
  readonly workshop: Workshop;
  readonly acronym: string;
  readonly version: string;
  readonly days: readonly { readonly day: Day; readonly rooms: ReadonlyMap<string, readonly Event[]> }[];
}

/** The programme as the format structures it, computed once for both JSON and XML. */
export function exchangeOf(workshop: Workshop): Exchange {
  const acronym = acronymOf(workshop);
  const ids = numbersOf(workshop.items.map((item) => uidOf(workshop, item)));
  const days = workshop.days.map((day) => {
    const rooms = new Map<string, Event[]>();
    for (const item of day.items) {
      const event = eventOf(workshop, item, acronym, ids);
      rooms.set(event.room, [...(rooms.get(event.room) ?? []), event]);
    }
    return { day, rooms };
  });
  const content = JSON.stringify(days.map(({ rooms }) => [...rooms].map(([, events]) => events.map(fingerprint))));
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  // Apps detect changes by the version, and not everybody keeps `updated:` up to date.
  return { workshop, acronym, days, version: `${dateOfData(workshop)} ${hash}` };
}

function fingerprint({ item, ...event }: Event): unknown {
  return [event, iso(item.start), item.track, participantsOf(item).map(({ person }) => person.name)];
}

/** Lower-case letters, digits and underscores, at least four: `debug_ml`, `ws_2021`. */
function acronymOf(workshop: Workshop): string {
  const name = ofEdition(workshop, workshop.slug.replaceAll("-", "_"), "_");
  return name.length >= 4 ? name : `${name}_${workshop.edition}`;
}

function eventOf(workshop: Workshop, item: Item, acronym: string, ids: ReadonlyMap<string, number>): Event {
  const { words } = localizationOf(workshop);
  const uid = uidOf(workshop, item);
  const title = titleOf(workshop, item);
  const minutes = Math.round(item.end.diff(item.start, "minutes").minutes);
  const link = (type: Link["type"], key: string, url: string | undefined) =>
    linkTo(workshop, type, words.t(`links.${key}`), url);
  return {
    item,
    id: ids.get(uid) ?? 0,
    guid: uuidOf(uid),
    slug: `${acronym}-${item.slug.padStart(4, "_")}`,
    room: roomOf(workshop, item),
    title: item.cancelled ? `${words.t("schedule.cancelled")}: ${title}` : title,
    subtitle: item.session?.title?.plain ?? "",
    type: kindsOf(workshop, item)[0] ?? "",
    language: item.language ?? workshop.language,
    abstract: (item.abstract ?? item.paper?.abstract)?.plain ?? "",
    description: remarksOn(workshop, item),
    duration: [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":"),
    links: [
      ...link("web", "online", item.online?.url),
      ...link("web", "chat", item.online?.chat),
      ...link("media", "video", item.video),
      ...item.links.flatMap(({ label, url }) => linkTo(workshop, "web", label, url)),
    ],
    attachments: [...link("slides", "slides", item.slides), ...link("paper", "pdf", item.paper?.pdf)],
    url: absolute(workshop, itemAddress(item)),
  };
}

function linkTo(workshop: Workshop, type: Link["type"], title: string, url: string | undefined): Link[] {
  const target = url === undefined ? undefined : absolute(workshop, url);
  return target === undefined ? [] : [{ title: clean(title), url: target, type }];
}

/** The room of an item, or its track if the programme is divided by tracks; for plenary items, the venue's own room. */
function roomOf(workshop: Workshop, { roomOrTrack }: Item): string {
  return clean(roomOrTrack.kind === "plenary" ? (workshop.venue?.room ?? workshop.short) : roomOrTrack.name);
}

/** What the format has no fields for: chairs, moderators, awards, changes. */
function remarksOn(workshop: Workshop, item: Item): string {
  const { words } = localizationOf(workshop);
  const said = (key: string, people: Item["speakers"]) =>
    people.length > 0 && words.t(key, { people: namesOf(workshop, people) });
  return [
    item.awards.join(words.t("dot")),
    said("schedule.authors", item.authors),
    said("schedule.moderator", item.moderators),
    said("schedule.panelists", item.panelists),
    said("schedule.chaired", item.session?.chairs ?? item.chairs),
    item.changed !== undefined && words.t("schedule.changedTo", { note: item.changed }),
    item.online?.note?.plain,
  ]
    .filter(Boolean)
    .join("\n");
}

function personId(workshop: Workshop, person: Person): string {
  return uuidOf(`person:${person.slug}@${domainOf(workshop)}`);
}

/** When one day of the programme becomes the next, in minutes after midnight; pretalx uses the same. */
const CHANGE = 4 * 60;

/**
 * The bounds of a day: 4:00 to 4:00 of the next date, later if the night's items go on longer, and earlier if the
 * morning begins before. Readers place an item whose clock time is before the hour of `end` after midnight.
 */
function hoursOf({ date, midnight, items }: Day): { readonly start: string; readonly end: string } {
  const clock = ({ start }: Item) => start.hour * 60 + start.minute;
  const isNight = (item: Item) => item.start.toISODate() > date;
  const morning = Math.min(CHANGE, ...items.filter((item) => !isNight(item)).map(clock));
  const night = Math.max(morning, ...items.filter(isNight).map((item) => clock(item) + 1));
  const at = (day: string, minutes: number) => iso(localTime(day, minutes, midnight.zoneName).at);
  return { start: at(date, morning), end: at(dateAfter(date, 1), night) };
}

/** The schema's own pattern, which excludes names like `Etc/GMT+5`; the offsets of all times say the same. */
const ZONE_NAME = /^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/;
/** Likewise for the slugs of tracks and rooms. */
const SLUG = /^[a-z0-9_-]+[a-z0-9]$/;

/** `schedule.json`; needs the site's address, as every event must have a URL. */
export function scheduleJson({ workshop, acronym, version, days }: Exchange): string {
  const rooms = [...new Set(days.flatMap(({ rooms }) => [...rooms.keys()]))];
  const tracks = workshop.tracks.map(({ name, slug }) => ({ name: clean(name), ...(SLUG.test(slug) ? { slug } : {}) }));
  const conference = {
    acronym,
    title: clean(workshop.name),
    ...(workshop.tagline === undefined ? {} : { description: clean(workshop.tagline) }),
    start: days[0]?.day.date,
    end: days.at(-1)?.day.date,
    daysCount: days.length,
    timeslot_duration: "00:05",
    ...(ZONE_NAME.test(workshop.timezone) ? { time_zone_name: workshop.timezone } : {}),
    url: absolute(workshop, ADDRESSES.home),
    tracks,
    rooms: rooms.map((name) => ({ name, guid: uuidOf(`room:${name}@${domainOf(workshop)}`) })),
    days: days.map(({ day, rooms: roomsOfDay }, index) => ({
      index: index + 1,
      date: day.date,
      day_start: hoursOf(day).start,
      day_end: hoursOf(day).end,
      rooms: Object.fromEntries(
        [...roomsOfDay].map(([room, events]) => [room, events.map((one) => json(workshop, one))]),
      ),
    })),
  };
  const { name, version: release } = GENERATOR;
  const root = {
    $schema: "https://c3voc.de/schedule/schema.json",
    generator: { name, version: release },
    schedule: { version, base_url: absolute(workshop, ADDRESSES.home), conference },
  };
  return `${JSON.stringify(root, undefined, 1)}\n`;
}

function json(workshop: Workshop, { item, ...event }: Event): unknown {
  return {
    id: event.id,
    guid: event.guid,
    slug: event.slug,
    date: iso(item.start),
    start: item.start.toFormat("HH:mm"),
    end: iso(item.end),
    duration: event.duration,
    room: event.room,
    title: clean(event.title),
    subtitle: clean(event.subtitle),
    track: item.track === undefined ? null : clean(item.track),
    type: clean(event.type),
    language: event.language,
    abstract: clean(event.abstract),
    description: clean(event.description),
    do_not_record: false,
    persons: participantsOf(item).map(({ person }) => personJson(workshop, person)),
    links: event.links,
    attachments: event.attachments,
    url: event.url,
  };
}

/** `public_name` is the old name of `name`, which many importers still need. */
function personJson(workshop: Workshop, person: Person): unknown {
  const url = person.page ?? person.url;
  const name = clean(person.name);
  const biography = person.bio === undefined ? {} : { biography: clean(person.bio.plain) };
  const photo = person.photo === undefined ? undefined : absolute(workshop, person.photo);
  return {
    guid: personId(workshop, person),
    name,
    public_name: name,
    ...biography,
    ...(photo === undefined ? {} : { avatar: photo }),
    ...(url === undefined ? {} : { url: absolute(workshop, url) }),
  };
}

/** `schedule.xml` */
export function scheduleXml({ workshop, acronym, version, days }: Exchange): string {
  const url = absolute(workshop, feedAddress(workshop, "schedule-xml") ?? "");
  const home = absolute(workshop, ADDRESSES.home);
  const isWeb = (address: string | undefined): address is string => address?.startsWith("http") === true;
  const text = (name: string, value: string) => element(name, {}, value);
  const conference = element("conference", {}, [
    text("title", workshop.name),
    text("acronym", acronym),
    text("start", days[0]?.day.date ?? ""),
    text("end", days.at(-1)?.day.date ?? ""),
    text("days", String(days.length)),
    text("timeslot_duration", "00:05"),
    ...(isWeb(home) ? [text("base_url", home), text("url", home)] : []),
    text("time_zone_name", workshop.timezone),
    // In the XML schema, slugs must start with a letter.
    ...workshop.tracks.map(({ name, slug }) =>
      element("track", { name, slug: /^[a-z][a-z0-9-]+$/.test(slug) ? slug : undefined }, name),
    ),
  ]);
  const ids = numbersOf(workshop.people.map(({ slug }) => `person:${slug}@${domainOf(workshop)}`));
  const dayElements = days.map(({ day, rooms }, index) => {
    const inRooms = [...rooms].map(([name, events]) => {
      const guid = uuidOf(`room:${name}@${domainOf(workshop)}`);
      return element(
        "room",
        { name, guid },
        events.map((event) => xml(workshop, event, ids)),
      );
    });
    return element("day", { index: index + 1, date: day.date, ...hoursOf(day) }, inRooms);
  });
  const generator = { name: GENERATOR.name, version: GENERATOR.version };
  const head = [element("generator", generator), ...(isWeb(url) ? [text("url", url)] : []), text("version", version)];
  return xmlDocument(element("schedule", {}, [...head, conference, ...dayElements]));
}

function xml(workshop: Workshop, { item, ...event }: Event, ids: ReadonlyMap<string, number>): Markup {
  const text = (name: string, value: string) => element(name, {}, value);
  const link = (name: string) => (one: Link) => element(name, { href: one.url, type: one.type }, one.title);
  const persons = participantsOf(item).map(({ person }) => {
    const id = ids.get(`person:${person.slug}@${domainOf(workshop)}`);
    return element("person", { id, guid: personId(workshop, person) }, person.name);
  });
  const recording = [
    text("license", ""),
    text("optout", "false"),
    ...(item.video?.startsWith("http") ? [text("link", absolute(workshop, item.video) ?? "")] : []),
  ];
  return element("event", { guid: event.guid, id: event.id }, [
    text("room", event.room),
    text("title", event.title),
    text("subtitle", event.subtitle),
    text("type", event.type),
    text("date", iso(item.start)),
    text("start", item.start.toFormat("HH:mm")),
    text("duration", event.duration > "23:59" || event.duration.length > 5 ? "23:59" : event.duration),
    text("abstract", event.abstract),
    text("slug", event.slug),
    text("track", item.track ?? ""),
    element("persons", {}, persons),
    text("language", event.language),
    text("description", event.description),
    element("recording", {}, recording),
    element("links", {}, event.links.map(link("link"))),
    element("attachments", {}, event.attachments.map(link("attachment"))),
    ...(event.url === undefined ? [] : [text("url", event.url)]),
  ]);
}
