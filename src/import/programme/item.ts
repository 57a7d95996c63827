/** Shared by all programme importers: times in the workshop's zone, item types, speakers. */
import { DateTime } from "luxon";
import { nameKey } from "../../schema/name.ts";
import { type ItemType, itemSchema, typeCalled } from "../../schema/schedule.ts";
import type { ReadContext } from "../formats.ts";
import type { PersonRow } from "../people/file.ts";
import { type Fields, type FieldValue, type ItemRow, type Notes, type Person, textOf } from "../row.ts";
import { markdownText, oneLine, plainText } from "../text.ts";
import { validFields } from "../values.ts";

/** A programme: its items, and the speakers about whom more than a name is known. */
export interface Programme {
  readonly items: readonly ItemRow[];
  readonly speakers: readonly PersonRow[];
}

/** The context for reading a programme. */
export interface ProgrammeContext extends ReadContext {
  /** The workshop's zone, in which its data files write times. */
  readonly zone: string;
  /** The zone of times that the file writes without an offset. */
  readonly fileZone: string;
  readonly language: string;
  /** The days of the workshop, as 2030-05-06; none if data/workshop.yaml does not say. */
  readonly days: readonly string[];
}

/** When an item takes place, in the workshop's zone. */
export interface Slot {
  readonly date: string;
  readonly start: number;
  readonly end: number | undefined;
}

/**
 * The slot between two instants as exports write them, with an offset or in the local time of the file's zone.
 * @returns undefined if the start is not an instant
 */
export function slotBetween(
  start: string | undefined,
  end: string | undefined,
  { zone, fileZone }: Pick<ProgrammeContext, "zone" | "fileZone">,
): Slot | undefined {
  const from = instant(start, fileZone)?.setZone(zone);
  if (!from?.isValid) return undefined;
  const until = instant(end, fileZone);
  const minutes = until ? Math.round(until.diff(from, "minutes").minutes) : 0;
  const begins = from.hour * 60 + from.minute;
  return { date: from.toISODate(), start: begins, end: minutes > 0 ? begins + minutes : undefined };
}

function instant(text: string | undefined, zone: string): DateTime<true> | undefined {
  // Without an offset it is local time; luxon then applies the given zone.
  const time = text === undefined ? undefined : DateTime.fromISO(text, { zone });
  return time?.isValid ? time : undefined;
}

/** Lectern's type for another system's; undefined if it only says that the item is a talk. */
function typeOf(text: string | undefined): ItemType | undefined {
  const type = typeCalled(text ?? "");
  return type === "talk" ? undefined : type;
}

/** Types that a title reveals if nobody speaks. */
const OF_TITLES: ReadonlySet<ItemType> = new Set([
  "registration",
  "lunch",
  "meal",
  "social",
  "break",
  "remarks",
  "poster session",
  "demo session",
]);

/** Types that only say that it is an item. */
const SAYS_NOTHING = /^$|\b(?:talk|presentation|session|default)\b/i;

/** An item as an importer finds it. */
export interface RawItem {
  readonly place: string;
  readonly slot: Slot;
  /** The type in the system's own words. */
  readonly type: string | undefined;
  /** Texts as they stand in the file. */
  readonly fields: Fields;
  readonly speakers: readonly Person[];
}

/** A row of the programme; values that the data format rejects are noted and dropped. */
export function itemRow({ place, slot, type, fields, speakers }: RawItem, context: ProgrammeContext): ItemRow {
  const { notes, site, language } = context;
  const title = typeof fields.title === "string" ? plainText(fields.title, place, notes) : undefined;
  const abstract = typeof fields.abstract === "string" ? markdownText(fields.abstract, place, notes) : undefined;
  const words = oneLine(type ?? "");
  const found = typeOf(words) ?? guessedType(title, speakers, place, notes);
  const label = found === undefined && !SAYS_NOTHING.test(words) ? words : undefined;
  const isOwnLanguage = typeof fields.language === "string" && fields.language.split("-")[0] === language.split("-")[0];
  const all: Fields = {
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, onOneLine(value)])),
    title,
    abstract: abstract === "" ? undefined : abstract,
    type: found,
    label,
    language: isOwnLanguage ? undefined : fields.language,
  };
  const valid = validFields(all, itemSchema.shape, place, site, notes);
  return { place, ...slotWithEnd(slot, place, notes), fields: speakers.length > 0 ? { ...valid, speakers } : valid };
}

function onOneLine(value: FieldValue | undefined): FieldValue | undefined {
  return typeof value === "string" ? oneLine(value) : value;
}

function guessedType(
  title: string | undefined,
  speakers: readonly Person[],
  place: string,
  notes: Notes,
): ItemType | undefined {
  const found = speakers.length === 0 ? typeOf(title) : undefined;
  if (found === undefined || !OF_TITLES.has(found)) return undefined;
  notes.guess(place, `"${title}" is of type ${found}`);
  return found;
}

/** An item that lasts half a day into the next date would look like a slip. */
function slotWithEnd(slot: Slot, place: string, notes: Notes): Slot {
  const { start, end } = slot;
  if (end === undefined || end <= 1440 || end - start < 720) return slot;
  notes.leaveOut(place, "its end: it would last over twelve hours");
  return { ...slot, end: undefined };
}

/** The items without artefacts of a list by rooms: copies of breaks, and a room that is the only one. */
export function tidied(items: readonly ItemRow[], notes: Notes): readonly ItemRow[] {
  return withoutOnlyRoom(withoutCopies(items, notes), notes);
}

/** Rooms show what runs in parallel; if everything is in one room, it is the venue's. */
function withoutOnlyRoom(items: readonly ItemRow[], notes: Notes): readonly ItemRow[] {
  const rooms = new Set(items.flatMap(({ fields }) => textOf(fields, "room") ?? []));
  const [room] = rooms;
  const first = items.find(({ fields }) => fields.room !== undefined);
  if (rooms.size !== 1 || !first) return items;
  notes.leaveOut(
    first.place,
    `the room: all is in "${room}", which venue: {room: …} in data/workshop.yaml says for all`,
  );
  return items.map((item) => ({ ...item, fields: { ...item.fields, room: undefined } }));
}

/** A break listed in every room concerns everyone: keep it once, without a room. */
function withoutCopies(items: readonly ItemRow[], notes: Notes): readonly ItemRow[] {
  const first = new Map<string, ItemRow>();
  const shared = new Set<string>();
  const keyOf = ({ date, start, end, fields }: ItemRow) =>
    fields.speakers === undefined ? JSON.stringify([date, start, end, fields.title]) : undefined;
  const kept = items.filter((item) => {
    const key = keyOf(item);
    const twin = key === undefined ? undefined : first.get(key);
    if (key === undefined || !twin) {
      if (key !== undefined) first.set(key, item);
      return true;
    }
    shared.add(key);
    notes.passOver(item.place, "also in another room, so for everyone", `"${item.fields.title}"`);
    return false;
  });
  return kept.map((item) => {
    const key = keyOf(item);
    return key !== undefined && shared.has(key) ? { ...item, fields: { ...item.fields, room: undefined } } : item;
  });
}

/**
 * Moves speakers to `data/speakers.yaml` if more than an affiliation is known about them or the file already lists
 * them; the schedule then gives only their names.
 * @param listed names already in the file
 */
export function divideSpeakers(items: readonly ItemRow[], listed: ReadonlySet<string>): Programme {
  const speakers = new Map<string, PersonRow>();
  const divided = items.map((item) => {
    const people = (item.fields.speakers ?? []) as readonly Person[];
    const named = people.map((person) => {
      const { name, affiliation: _, ...more } = person;
      const key = nameKey(name);
      const hasMore = Object.values(more).some((value) => value !== undefined);
      if (!hasMore && !listed.has(key) && !speakers.has(key)) return person;
      if (!speakers.has(key)) speakers.set(key, { place: item.place, person });
      return { name };
    });
    return people.length === 0 ? item : { ...item, fields: { ...item.fields, speakers: named } };
  });
  return { items: divided, speakers: [...speakers.values()] };
}

/** Photos on other hosts are never shown, so they are not imported. */
export function notePhotos(names: readonly string[], place: string, notes: Notes): void {
  if (names.length === 0) return;
  const who = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
  notes.leaveOut(place, `photographs at another host, which pages do not show (${who}); put copies below public/`);
}
