/**
 * A programme in the schedule exchange format of pretalx, frab and the c3voc: `schedule.json`, `schedule.xml`, and the
 * flat "schedule 2" of the c3voc hub. Rules: https://github.com/voc/schedule/tree/master/validator (`json/schema.json`,
 * `json/schema2.json`, `xsd/schedule.xml.xsd`), described at https://c3voc.de/wiki/schedule and
 * https://docs.pretalx.org/user/schedule/ ("Exports"). FOSDEM's older files have no rooms around their events.
 */
import { dateAfter } from "../../model/local-time.ts";
import { nameKey } from "../../schema/name.ts";
import { fold } from "../../schema/suggest.ts";
import type { Content } from "../content.ts";
import type { Format } from "../formats.ts";
import type { ItemRow, LabelledLink, Person, Slot } from "../row.ts";
import { markdownText, plainText } from "../text.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject, unreadKeys } from "../tree.ts";
import { eachOf, readXml } from "../xml.ts";
import { inLanguage, itemRow, linkTo, notePhotos, type ProgrammeContext, sessionRow } from "./item.ts";
import { OWN_TEXT, OwnWords } from "./own.ts";
import { type Dated, OwnSessions } from "./own-sessions.ts";
import { affiliationAnswered, personCalled } from "./person.ts";
import { slotBetween } from "./slot.ts";
import { tidied } from "./tidied.ts";

const GENERATOR = "Lectern";

/** A subtitle joins the title if both together are no longer than this. */
const LONGEST_TITLE = 90;

/** The text of abstracts and biographies. */
const MARKDOWN = { isMarkdown: true };

/** The schedule exchange format as JSON. */
export const frabJson: Format<ItemRow, ProgrammeContext> = {
  name: "frab",
  isUnmistakable: true,
  about: "schedule.json of pretalx or frab",
  recognise: (content) =>
    content.form === "json" && daysIn(content.tree) ? nameIn(content.tree, "schedule.json") : undefined,
  read: (content, context) =>
    content.form === "json" ? itemsOf(eventsIn(content.tree, context), content, context) : [],
};

/** The schedule exchange format as XML, as frab, pretalx and FOSDEM publish it. */
export const frabXml: Format<ItemRow, ProgrammeContext> = {
  name: "frab-xml",
  isUnmistakable: true,
  about: "schedule.xml of pretalx, frab or FOSDEM",
  recognise: (content) =>
    content.form === "xml" && /<schedule[\s>]/.test(content.text) && /<event[\s>]|<day[\s>/]/.test(content.text)
      ? nameIn(treeOf(content), "schedule.xml")
      : undefined,
  read(content, context) {
    const tree = treeOf(content);
    const rows = itemsOf(xmlEventsIn(tree), { ...content, tree }, context);
    context.notes.notRead("elements", unreadKeys(tree));
    return rows;
  },
};

/** "Schedule 2" of the c3voc hub: events beside one another, people in a list of their own. */
export const hubJson: Format<ItemRow, ProgrammeContext> = {
  name: "voc-hub",
  isUnmistakable: true,
  about: 'JSON of the c3voc hub ("schedule 2")',
  recognise: (content) =>
    content.form === "json" && Array.isArray(scheduleOf(content.tree).events) && !daysIn(content.tree)?.some(hasRooms)
      ? "a schedule of the c3voc hub (version 2)"
      : undefined,
  read: (content, context) =>
    content.form === "json" ? itemsOf(hubEventsIn(content.tree, context), content, context) : [],
};

function treeOf(content: Content): Tree {
  return readXml(content.name, content.form === "xml" ? content.text : "");
}

function scheduleOf({ value }: Tree): TreeObject {
  return objectOf(objectOf(value).schedule);
}

/** `schedule.json of pretalx 2024.1.0`, if the file says what wrote it. */
function nameIn(tree: Tree, file: string): string {
  const { name, version } = generatorOf(tree);
  const who = [stringOf(name), stringOf(version)].filter((part) => part !== undefined).join(" ");
  return who === "" ? `${file}, as pretalx and frab write it` : `${file} of ${who}`;
}

function generatorOf(tree: Tree): TreeObject {
  return objectOf(objectOf(tree.value).generator ?? scheduleOf(tree).generator);
}

/** The days, if the file is in this format. */
function daysIn(tree: Tree): readonly unknown[] | undefined {
  const schedule = scheduleOf(tree);
  const days = objectOf(schedule.conference).days ?? schedule.days;
  return Array.isArray(days) && !Array.isArray(schedule.events) ? days : undefined;
}

function hasRooms(day: unknown): boolean {
  return isObject(objectOf(day).rooms);
}

/** An event, however the file writes it. */
interface Event {
  readonly part: TreeObject;
  /** The value of a key as text. */
  readonly text: (key: string) => string | undefined;
  readonly day: Day | undefined;
  readonly room: string | undefined;
  /** In one language or several. */
  readonly track: unknown;
  readonly people: readonly TreeObject[];
  readonly links: readonly TreeObject[];
  readonly video: string | undefined;
}

interface Day {
  readonly date: string | undefined;
  /** Events that start before this hour and minute are on the date after. */
  readonly change: string;
}

function eventsIn(tree: Tree, context: ProgrammeContext): readonly Event[] {
  const days = (daysIn(tree) ?? []).filter(isObject);
  return days.flatMap((day) => {
    const own: Day = { date: stringOf(day.date), change: "" };
    return Object.entries(objectOf(day.rooms)).flatMap(([room, events]) =>
      listOf(events)
        .filter(isObject)
        .map((part): Event => {
          const attached = [...listOf(part.attachments), ...listOf(part.links)].filter(isObject);
          return {
            part,
            text: (key) => inLanguage(part[key], context),
            day: own,
            room: isObject(part.room) ? (inLanguage(part.room.name ?? part.room, context) ?? room) : room,
            track: objectOf(part.track).name ?? part.track,
            people: listOf(part.persons).filter(isObject),
            links: attached,
            video: stringOf(part.video_download_url),
          };
        }),
    );
  });
}

/** An XML element's text, with or without attributes. */
function textIn(value: unknown): string | undefined {
  return stringOf(value) ?? (isObject(value) ? stringOf(value.text) : undefined);
}

function xmlEventsIn(tree: Tree): readonly Event[] {
  const schedule = scheduleOf(tree);
  const change = textIn(objectOf(schedule.conference).day_change) ?? "";
  const biographies = new Map(
    eachOf(objectOf(schedule.persons).person)
      .filter(isObject)
      .map((person) => [stringOf(person.id), person] as const),
  );
  return eachOf(schedule.day)
    .filter(isObject)
    .flatMap((day) => {
      const own: Day = {
        date: stringOf(day.date),
        change: change || (/T(\d\d:\d\d)/.exec(stringOf(day.start) ?? "")?.[1] ?? ""),
      };
      const inRooms = eachOf(day.room)
        .filter(isObject)
        .flatMap((room) => eachOf(room.event).map((event) => ({ event, room: stringOf(room.name) })));
      const bare = eachOf(day.event).map((event) => ({
        event,
        room: isObject(event) ? textIn(event.room) : undefined,
      }));
      return [...inRooms, ...bare]
        .filter((one): one is { event: TreeObject; room: string | undefined } => isObject(one.event))
        .map(({ event, room }): Event => {
          const within = (list: unknown, key: string) => eachOf(objectOf(list)[key]);
          const people = within(event.persons, "person").map((person) => {
            const known = isObject(person) ? biographies.get(stringOf(person.id)) : undefined;
            return {
              name: textIn(person),
              biography: known && (textIn(known.biography) ?? textIn(known.extended_biography)),
            };
          });
          const links = [...within(event.attachments, "attachment"), ...within(event.links, "link")].map((link) =>
            isObject(link) ? { url: link.href, title: link.text, type: link.type } : { url: link },
          );
          return {
            part: event,
            text: (key) => textIn(event[key]),
            day: own,
            room,
            track: textIn(event.track),
            people,
            links,
            video: textIn(objectOf(event.recording).link) ?? videoIn(event.video),
          };
        });
    });
}

function videoIn(value: unknown): string | undefined {
  return isObject(value) ? (stringOf(value.href) ?? stringOf(value.url)) : textIn(value);
}

function hubEventsIn(tree: Tree, context: ProgrammeContext): readonly Event[] {
  const schedule = scheduleOf(tree);
  const named = (list: unknown) =>
    new Map(
      listOf(list)
        .filter(isObject)
        .map((one) => [stringOf(one.slug) ?? stringOf(one.guid), stringOf(one.name)] as const),
    );
  const tracks = named(objectOf(schedule.conference).tracks);
  const people = new Map(
    listOf(schedule.persons)
      .filter(isObject)
      .map((person) => [stringOf(person.guid), person] as const),
  );
  return listOf(schedule.events)
    .filter(isObject)
    .map((part): Event => {
      const track = isObject(part.track)
        ? (inLanguage(part.track.name, context) ?? tracks.get(stringOf(part.track.slug)) ?? part.track)
        : part.track;
      return {
        part,
        text: (key) => inLanguage(part[key], context),
        day: undefined,
        room: inLanguage(objectOf(part.room).name ?? part.room, context),
        track,
        people: listOf(part.participants)
          .filter(isObject)
          .filter(({ role }) => role === undefined || /speaker|presenter|moderator/i.test(String(role)))
          .map((one) => ({ name: one.name, biography: people.get(stringOf(one.guid))?.biography })),
        links: [...listOf(part.attachments), ...listOf(part.links)].filter(isObject),
        video: undefined,
      };
    });
}

function itemsOf(
  events: readonly Event[],
  { name, tree }: { readonly name: string; readonly tree: Tree },
  context: ProgrammeContext,
): readonly ItemRow[] {
  const isOwn = stringOf(generatorOf(tree).name) === GENERATOR;
  const own = isOwn ? new OwnFeed(tree, context) : undefined;
  const photos = new Set<string>();
  const rows = events.flatMap((event) => {
    const row = eventRow(event, tree.placeOf(event.part), { photos, own }, context);
    return row ? [{ row, day: event.day?.date }] : [];
  });
  notePhotos([...photos], `${name}:1`, context.notes);
  return tidied(inTheirNights(own?.sessions.inSessions(rows) ?? rows), context.notes, !isOwn);
}

/** What begins in the night after the items of a day, and which the file has on that day, stays on it. */
function inTheirNights(rows: readonly Dated[]): readonly ItemRow[] {
  const late = new Set(rows.filter(({ row }) => row.start >= 18 * 60).map(({ row }) => row.date));
  return rows.map(({ row, day }) => {
    const isNight = day !== undefined && row.date === dateAfter(day, 1) && row.start < 6 * 60 && late.has(day);
    return isNight
      ? { ...row, date: day, start: row.start + 1440, end: row.end === undefined ? undefined : row.end + 1440 }
      : row;
  });
}

/**
 * A schedule that Lectern wrote. Its descriptions and links to papers repeat what the data of the site says better; a
 * subtitle is the title of a session.
 */
class OwnFeed {
  readonly words: OwnWords;
  readonly sessions: OwnSessions;
  readonly #rooms: ReadonlySet<string>;
  readonly #acronym: string;

  constructor(tree: Tree, context: ProgrammeContext) {
    const conference = objectOf(scheduleOf(tree).conference);
    this.sessions = new OwnSessions(context);
    this.words = new OwnWords(context.language);
    this.#rooms = new Set([...context.ownRooms, textIn(conference.title) ?? ""]);
    this.#acronym = textIn(conference.acronym) ?? "";
  }

  /** Plenary items are in the venue's room, or in one that is called as the workshop is. */
  isForAll(room: string): boolean {
    const key = fold(room).replace(/[^\p{L}\p{N}]+/gu, "_");
    return this.#rooms.has(room) || (key !== "" && (key === this.#acronym || this.#acronym.startsWith(`${key}_`)));
  }
}

/** What events share. */
interface Shared {
  readonly photos: Set<string>;
  readonly own: OwnFeed | undefined;
}

function eventRow(
  { text, day, room, track, people, links: attached, video, part }: Event,
  place: string,
  { photos, own }: Shared,
  context: ProgrammeContext,
): ItemRow | undefined {
  const { notes } = context;
  const slot = slotOf(text, day, context);
  const title = text("title");
  if (!slot || title === undefined) {
    notes.skip(place, slot ? "without a title" : "without a time", title && `"${title}"`);
    return undefined;
  }
  if (own?.words.cancelled(title) !== undefined) {
    notes.passOver(place, "cancelled", `"${title}"`);
    return undefined;
  }
  const isOwn = own !== undefined;
  const options = isOwn ? OWN_TEXT : MARKDOWN;
  const remarks = own?.words.remarks(text("description") ?? "", place, notes);
  const elsewhere = new Set(
    [...(remarks?.moderators ?? []), ...(remarks?.panelists ?? [])].map((one) => nameKey(one.name)),
  );
  const speakers = people
    .flatMap((person) => personOf(person, place, photos, context) ?? [])
    .filter((person) => !elsewhere.has(nameKey(person.name)));
  const joining = attached.find(({ title }) => own?.words.isOnline(inLanguage(title, context) ?? ""));
  const linked = attached
    .filter((link) => link !== joining && !(isOwn && link.type === "paper"))
    .flatMap((link) => linkTo(stringOf(link.url), inLanguage(link.title, context), place, notes) ?? []);
  const recording = linked.find(({ label }) => /^(?:video|recording)s?\b/i.test(label));
  const links = linked.filter((link) => link !== recording);
  const slides = links.find(isSlides);
  const others = links.filter((link) => link !== slides);
  const subtitle = text("subtitle");
  const isJoined = subtitle !== undefined && title.length + subtitle.length < LONGEST_TITLE;
  const abstract = [
    isOwn || isJoined ? undefined : subtitle,
    text("abstract"),
    isOwn ? undefined : text("description"),
  ];
  const theme = inLanguage(track, context);
  const said = room === undefined ? undefined : plainText(room, place, notes, options);
  // Where Lectern's programme has tracks and no rooms, these stand in their place.
  const hall = said !== undefined && own !== undefined && (said === theme || own.isForAll(said)) ? undefined : said;
  const fields = {
    // frab and Lectern itself have no codes, and numbers say nothing in an address.
    id: speakers.length > 0 && !isOwn ? (text("code") ?? text("id")) : undefined,
    title: isJoined && !isOwn ? joined(title, subtitle) : title,
    room: hall,
    track: theme === hall ? undefined : theme,
    abstract: [...new Set(abstract.filter((one) => one !== undefined))].join("\n\n") || undefined,
    language: text("language"),
    slides: slides?.url,
    online: stringOf(joining?.url),
    ...(remarks && remarks.moderators.length > 0 ? { moderator: remarks.moderators } : {}),
    ...(remarks && remarks.panelists.length > 0 ? { panelists: remarks.panelists } : {}),
    links: others.length > 0 ? others : undefined,
    video: recording?.url ?? video,
  };
  const type = text("type");
  const session =
    isOwn && subtitle !== undefined
      ? sessionRow({ place, slot, fields: { title: subtitle }, text: options }, context)
      : undefined;
  const tags = listOf(part.tags).flatMap(
    (tag) => inLanguage(isObject(tag) ? (tag.tag ?? tag.name) : tag, context) ?? [],
  );
  // frab calls everything a lecture that is nothing else.
  const kind = own ? own.words.type(type) : type === "lecture" ? undefined : type;
  const row = itemRow({ place, slot, type: kind, fields, speakers, session, tags, text: options }, context);
  if (own && remarks) own.sessions.setChairs(row, remarks.chairs);
  return row;
}

function isSlides({ label, url }: LabelledLink): boolean {
  return /slides|presentation/i.test(label) || /\.(?:pptx?|odp|key)$/i.test(url);
}

function joined(title: string, subtitle: string): string {
  return `${title}${/[:?!.–—-]$/.test(title) ? "" : ":"} ${subtitle}`;
}

/** The instant if given with an offset, else the day and wall-clock time. */
function slotOf(text: Event["text"], day: Day | undefined, context: ProgrammeContext): Slot | undefined {
  const time = text("start");
  const stated = text("date") ?? (time !== undefined && /^\d{4}-/.test(time) ? time : undefined);
  const start = stated ?? (day?.date && time && `${dateOf(day.date, time, day.change)}T${time.padStart(5, "0")}`);
  const slot = slotBetween(start, day ? undefined : text("end"), context);
  const length = minutesOf(text("duration") ?? "");
  return slot && length > 0 ? { ...slot, end: slot.start + length } : slot;
}

/** `0:30`, or with days before it: `1:00:30`; pretalx's own API has minutes. */
function minutesOf(duration: string): number {
  const parts = duration.split(":").map(Number);
  if (parts.some(Number.isNaN)) return 0;
  const [minutes = 0, hours = 0, days = 0] = parts.reverse();
  return (days * 24 + hours) * 60 + minutes;
}

/** The night belongs to the day before it. */
function dateOf(date: string, time: string, change: string): string {
  if (time.padStart(5, "0") >= change.slice(0, 5).padStart(5, "0")) return date;
  const next = new Date(`${date}T00:00Z`);
  if (Number.isNaN(next.valueOf())) return date;
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function personOf(
  person: TreeObject,
  place: string,
  photos: Set<string>,
  context: ProgrammeContext,
): Person | undefined {
  const { notes } = context;
  const name = stringOf(person.public_name) ?? stringOf(person.full_public_name) ?? stringOf(person.name);
  if (name === undefined) return undefined;
  if (stringOf(person.avatar) ?? stringOf(person.avatar_url)) photos.add(name);
  const bio =
    inLanguage(person.biography, context) ??
    inLanguage(person.description, context) ??
    inLanguage(person.abstract, context);
  const affiliation =
    stringOf(person.affiliation) ?? stringOf(person.organization) ?? affiliationAnswered(listOf(person.answers));
  return personCalled(name, place, notes, {
    affiliation,
    bio: bio === undefined ? undefined : markdownText(bio, place, notes, MARKDOWN),
  });
}
