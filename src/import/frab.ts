/**
 * A programme in the schedule exchange format of pretalx, frab and the c3voc: `schedule.json`. Fields:
 * https://c3voc.de/wiki/schedule and https://docs.pretalx.org/user/schedule/ ("Exports").
 */
import { type Input, mistake } from "./input.ts";
import { isObject, type Json, type JsonObject, listOf, objectOf, readJson, stringOf } from "./json.ts";
import { itemRow, notePhotos, type ProgrammeContext, type Slot, slotBetween, tidied } from "./programme.ts";
import type { ItemRow, LabelledLink, Person } from "./row.ts";
import { markdownText, plainText } from "./text.ts";

const GENERATOR = "Lectern";

/** The items of a file; day and room come from the lists that contain them. */
export function itemsOfFrab(input: Input, context: ProgrammeContext): readonly ItemRow[] {
  const json = readJson(input);
  const days = daysIn(json);
  if (days === undefined) throw mistake(input.name, 1, 'no "schedule" with "days" is in this file');
  const photos = new Set<string>();
  const items = days.filter(isObject).flatMap((day) =>
    Object.entries(objectOf(day.rooms)).flatMap(([room, events]) =>
      listOf(events)
        .filter(isObject)
        .flatMap((event) => eventRow(event, stringOf(day.date), room, json, photos, context) ?? []),
    ),
  );
  notePhotos([...photos], `${input.name}:1`, context.notes);
  return tidied(items, context.notes);
}

/** The days, if the file is in this format. */
export function daysIn({ value }: Json): readonly unknown[] | undefined {
  const schedule = objectOf(objectOf(value).schedule);
  const days = objectOf(schedule.conference).days ?? schedule.days;
  return Array.isArray(days) ? days : undefined;
}

function eventRow(
  event: JsonObject,
  day: string | undefined,
  room: string,
  { placeOf, value }: Json,
  photos: Set<string>,
  context: ProgrammeContext,
): ItemRow | undefined {
  const place = placeOf(event);
  const slot = slotOf(event, day, context.zone);
  const title = stringOf(event.title);
  if (!slot || title === undefined) {
    context.notes.skip(place, `"${title ?? ""}" has no ${slot ? "title" : "time"}`);
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
function slotOf(event: JsonObject, day: string | undefined, zone: string): Slot | undefined {
  const time = stringOf(event.start);
  const start = stringOf(event.date) ?? (day && time && `${day}T${time.padStart(5, "0")}`);
  const slot = slotBetween(start, undefined, zone);
  const [hours = "", minutes = ""] = (stringOf(event.duration) ?? "").split(":");
  const length = Number(hours) * 60 + Number(minutes);
  return slot && length > 0 ? { ...slot, end: slot.start + length } : slot;
}

/** pretalx gives the name in one language or several. */
function trackOf(track: unknown): string | undefined {
  return isObject(track) ? (stringOf(track.name) ?? stringOf(Object.values(track)[0])) : stringOf(track);
}

function personOf(
  person: JsonObject,
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
function linkOf(link: JsonObject, place: string, { notes }: ProgrammeContext): LabelledLink | undefined {
  const url = stringOf(link.url);
  if (url === undefined) return undefined;
  const label = plainText(stringOf(link.title) ?? url, place, notes);
  if (/^https?:\/\//i.test(url)) return { label, url: url.replace(/\s/g, "%20") };
  notes.leaveOut(place, `the link "${label}": ${url} is no whole address`);
  return undefined;
}
