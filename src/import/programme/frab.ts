/**
 * A programme in the schedule exchange format of pretalx, frab and the c3voc: `schedule.json`. Fields:
 * https://c3voc.de/wiki/schedule and https://docs.pretalx.org/user/schedule/ ("Exports").
 */
import type { Format } from "../formats.ts";
import type { ItemRow, LabelledLink, Person } from "../row.ts";
import { markdownText, plainText } from "../text.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { itemRow, notePhotos, type ProgrammeContext, type Slot, slotBetween, tidied } from "./item.ts";

const GENERATOR = "Lectern";

/** The schedule exchange format as JSON. */
export const frabJson: Format<ItemRow, ProgrammeContext> = {
  name: "frab",
  about: "schedule.json of pretalx or frab",
  recognise: (content) => (content.form === "json" && daysIn(content.tree) ? nameIn(content.tree) : undefined),
  read: (content, context) => (content.form === "json" ? itemsIn(content.tree, content.name, context) : []),
};

/** `schedule.json of pretalx 2024.1.0`, if the file says what wrote it. */
function nameIn({ value }: Tree): string {
  const { generator, schedule } = objectOf(value);
  const { name, version } = objectOf(generator ?? objectOf(schedule).generator);
  const who = [stringOf(name), stringOf(version)].filter((part) => part !== undefined).join(" ");
  return who === "" ? "schedule.json, as pretalx and frab write it" : `schedule.json of ${who}`;
}

/** The items of a file; day and room come from the lists that contain them. */
function itemsIn(json: Tree, name: string, context: ProgrammeContext): readonly ItemRow[] {
  const days = daysIn(json) ?? [];
  const photos = new Set<string>();
  const items = days.filter(isObject).flatMap((day) =>
    Object.entries(objectOf(day.rooms)).flatMap(([room, events]) =>
      listOf(events)
        .filter(isObject)
        .flatMap((event) => eventRow(event, stringOf(day.date), room, json, photos, context) ?? []),
    ),
  );
  notePhotos([...photos], `${name}:1`, context.notes);
  return tidied(items, context.notes);
}

/** The days, if the file is in this format. */
function daysIn({ value }: Tree): readonly unknown[] | undefined {
  const schedule = objectOf(objectOf(value).schedule);
  const days = objectOf(schedule.conference).days ?? schedule.days;
  return Array.isArray(days) ? days : undefined;
}

function eventRow(
  event: TreeObject,
  day: string | undefined,
  room: string,
  { placeOf, value }: Tree,
  photos: Set<string>,
  context: ProgrammeContext,
): ItemRow | undefined {
  const place = placeOf(event);
  const slot = slotOf(event, day, context);
  const title = stringOf(event.title);
  if (!slot || title === undefined) {
    context.notes.skip(place, slot ? "without a title" : "without a time", title && `"${title}"`);
    return undefined;
  }
  const speakers = listOf(event.persons)
    .filter(isObject)
    .flatMap((person) => personOf(person, placeOf(person), photos, context) ?? []);
  const attached = [...listOf(event.attachments), ...listOf(event.links)]
    .filter(isObject)
    .filter(({ type }) => !(isOwn(value) && type === "paper"));
  const linked = attached.flatMap((one) => linkOf(one, placeOf(one), context) ?? []);
  const video = linked.find(({ label }) => /^(?:video|recording)$/i.test(label));
  const links = linked.filter((link) => link !== video);
  const slides = links.find(
    ({ label, url }) => /slides|presentation/i.test(label) || /\.(?:pptx?|odp|key)$/i.test(url),
  );
  const others = links.filter((link) => link !== slides);
  const abstract = [stringOf(event.abstract), isOwn(value) ? undefined : stringOf(event.description)];
  const fields = {
    id: speakers.length > 0 ? (stringOf(event.code) ?? stringOf(event.id)) : undefined,
    title,
    room: plainText(room, place, context.notes),
    track: trackOf(event.track),
    abstract: [...new Set(abstract.filter((text) => text !== undefined))].join("\n\n") || undefined,
    language: stringOf(event.language),
    slides: slides?.url,
    links: others.length > 0 ? others : undefined,
    video: video?.url ?? stringOf(event.video_download_url),
  };
  // frab calls everything a lecture that is nothing else.
  const type = stringOf(event.type);
  return itemRow({ place, slot, type: type === "lecture" ? undefined : type, fields, speakers }, context);
}

/** Whether Lectern wrote the file. Its descriptions, and links to papers, repeat what the data says better. */
function isOwn(value: unknown): boolean {
  return stringOf(objectOf(objectOf(value).generator).name) === GENERATOR;
}

/** The instant if given with an offset, else the day and wall-clock time. */
function slotOf(event: TreeObject, day: string | undefined, zones: ProgrammeContext): Slot | undefined {
  const time = stringOf(event.start);
  const start = stringOf(event.date) ?? (day && time && `${day}T${time.padStart(5, "0")}`);
  const slot = slotBetween(start, undefined, zones);
  const [hours = "", minutes = ""] = (stringOf(event.duration) ?? "").split(":");
  const length = Number(hours) * 60 + Number(minutes);
  return slot && length > 0 ? { ...slot, end: slot.start + length } : slot;
}

/** pretalx gives the name in one language or several. */
function trackOf(track: unknown): string | undefined {
  return isObject(track) ? (stringOf(track.name) ?? stringOf(Object.values(track)[0])) : stringOf(track);
}

function personOf(
  person: TreeObject,
  place: string,
  photos: Set<string>,
  { notes }: ProgrammeContext,
): Person | undefined {
  const name = stringOf(person.public_name) ?? stringOf(person.full_public_name) ?? stringOf(person.name);
  if (name === undefined) return undefined;
  if (stringOf(person.avatar) ?? stringOf(person.avatar_url)) photos.add(name);
  const bio = stringOf(person.biography) ?? stringOf(person.description) ?? stringOf(person.abstract);
  const affiliation = stringOf(person.affiliation) ?? stringOf(person.organization);
  return {
    name: plainText(name, place, notes),
    ...(affiliation === undefined ? {} : { affiliation: plainText(affiliation, place, notes) }),
    ...(bio === undefined ? {} : { bio: markdownText(bio, place, notes) }),
  };
}

/** Leaves out links to files on the system's server that have only a path there. */
function linkOf(link: TreeObject, place: string, { notes }: ProgrammeContext): LabelledLink | undefined {
  const url = stringOf(link.url);
  if (url === undefined) return undefined;
  const label = plainText(stringOf(link.title) ?? url, place, notes);
  if (/^https?:\/\//i.test(url)) return { label, url: url.replace(/\s/g, "%20") };
  notes.leaveOut(place, `the link "${label}": ${url} is no whole address`);
  return undefined;
}
