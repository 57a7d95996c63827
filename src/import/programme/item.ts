/** Shared by all programme importers: items and sessions as the data format has them. */
import { nameKey } from "../../schema/name.ts";
import { type ItemType, itemSchema, typeCalled } from "../../schema/schedule.ts";
import type { ReadContext } from "../formats.ts";
import type { PersonRow } from "../people/file.ts";
import type { Fields, FieldValue, ItemRow, LabelledLink, Notes, Person, SessionRow, Slot } from "../row.ts";
import { goodAddress, markdownText, oneLine, plainText, type TextOptions } from "../text.ts";
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
  /** What the workshop's own feeds call the room of what is for everyone. */
  readonly ownRooms: readonly string[];
  /** The text of data/papers.yaml. */
  readonly papers: string;
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

/** Whether a title is that of something at which nobody speaks: lunch, registration, a reception. */
export function isPause(title: string): boolean {
  const type = typeCalled(title);
  return type !== undefined && ["registration", "lunch", "meal", "social", "break"].includes(type);
}

/** Words that say at the beginning of a title what follows: `Keynote 1: …`. */
const BEGINNING =
  /^(?:keynote|invited talks?|contributed talks?|lightning talks?|spotlights?|oral presentations?|panel|tutorial)\b/i;

/** Types that only say that it is an item. */
const SAYS_NOTHING = /^(?:time|allday|session|default|event|other|none|n\/?a|podium|papers?|-*)$/i;
const TALK = /\b(?:talk|presentation|lecture|vortrag|présentation|seminar)s?\b/i;
const TALK_ALONE = /^(?:talk|presentation|lecture|vortrag)s?$/i;

/** An item as an importer finds it. */
export interface RawItem {
  readonly place: string;
  readonly slot: Slot;
  /** The type in the system's own words. */
  readonly type: string | undefined;
  /** Texts as they stand in the file. */
  readonly fields: Fields;
  readonly speakers: readonly Person[];
  readonly session?: SessionRow | undefined;
  /** It starts and ends with its session. */
  readonly isUntimed?: boolean;
  /** Words that follow the abstract, as the data format has no field for them. */
  readonly tags?: readonly string[];
  /** How titles and abstracts are written. */
  readonly text?: TextOptions;
}

/** A row of the programme; values that the data format rejects are noted and dropped. */
export function itemRow(raw: RawItem, context: ProgrammeContext): ItemRow {
  const { place, slot, fields, speakers, session, isUntimed = false, text } = raw;
  const { notes, site, language } = context;
  const title = typeof fields.title === "string" ? plainText(fields.title, place, notes, text) : undefined;
  const isOwnLanguage = typeof fields.language === "string" && fields.language.split("-")[0] === language.split("-")[0];
  const all: Fields = {
    ...linesOf({ place, fields, text }, notes),
    title,
    abstract: abstractOf(raw, notes),
    ...typeFields(oneLine(raw.type ?? ""), title, speakers, place, notes),
    ...(session
      ? { room: unless(session.fields.room, fields.room), track: unless(session.fields.track, fields.track) }
      : {}),
    language: isOwnLanguage ? undefined : fields.language,
  };
  const valid = validFields(all, itemSchema.shape, place, site, notes);
  return {
    place,
    ...slotWithEnd(slot, place, notes),
    fields: speakers.length > 0 ? { ...valid, speakers } : valid,
    ...(session ? { session, isUntimed } : {}),
  };
}

/** A value, unless it is the same as the session's. */
function unless(ofSession: FieldValue | undefined, own: FieldValue | undefined): FieldValue | undefined {
  return typeof own === "string" && oneLine(own) === ofSession ? undefined : own;
}

/** A session of the programme, for the items in it. */
export function sessionRow(
  { place, slot, fields, text }: Pick<RawItem, "place" | "slot" | "fields" | "text">,
  { notes, site }: ProgrammeContext,
): SessionRow {
  const title = typeof fields.title === "string" ? plainText(fields.title, place, notes, text) : undefined;
  const all = { ...linesOf({ place, fields, text }, notes), title };
  return { place, ...slotWithEnd(slot, place, notes), fields: validFields(all, itemSchema.shape, place, site, notes) };
}

/** Fields whose texts are written as titles are. */
const PLACES: readonly string[] = ["room", "track"];

function linesOf(
  { fields, place, text }: { place: string; fields: Fields; text: TextOptions | undefined },
  notes: Notes,
): Fields {
  const lines = Object.entries(fields).map(([name, value]) => {
    const isTex = text?.isTex === true && typeof value === "string" && PLACES.includes(name);
    return [name, isTex ? plainText(value, place, notes, text) : onOneLine(value)] as const;
  });
  return Object.fromEntries(lines);
}

function onOneLine(value: FieldValue | undefined): FieldValue | undefined {
  return typeof value === "string" ? oneLine(value) : value;
}

function abstractOf({ fields, tags = [], place, text }: RawItem, notes: Notes): string | undefined {
  const abstract = typeof fields.abstract === "string" ? markdownText(fields.abstract, place, notes, text) : "";
  const labels = tags.map((tag) => plainText(tag, place, notes, text)).filter((tag) => tag !== "");
  return [abstract, labels.length > 0 ? `Tags: ${labels.join(", ")}` : ""].filter(Boolean).join("\n\n") || undefined;
}

/** The type, and the system's own words for it where the type says less. */
function typeFields(
  words: string,
  title: string | undefined,
  speakers: readonly Person[],
  place: string,
  notes: Notes,
): { readonly type?: string; readonly label?: string } {
  const found = typeOf(words) ?? guessedType(title, speakers, place, notes);
  if (found !== undefined) return { type: found };
  // Whoever speaks gives a talk, without a word about it.
  if (TALK_ALONE.test(words)) return speakers.length > 0 ? {} : { type: "talk" };
  if (TALK.test(words)) return { type: "talk", label: words };
  return SAYS_NOTHING.test(words) ? {} : { label: words };
}

function guessedType(
  title: string | undefined,
  speakers: readonly Person[],
  place: string,
  notes: Notes,
): ItemType | undefined {
  if (speakers.length > 0 || title === undefined) return undefined;
  const found = typeOf(BEGINNING.exec(title)?.[0] ?? title);
  if (found === undefined || !(OF_TITLES.has(found) || BEGINNING.test(title))) return undefined;
  notes.guess(place, `the type ${found}, from the title`);
  return found;
}

/** An item that lasts half a day into the next date would look like a slip. */
function slotWithEnd(slot: Slot, place: string, notes: Notes): Slot {
  const { start, end } = slot;
  if (end === undefined || end <= 1440 || end - start < 720) return slot;
  notes.leaveOut(place, "its end: it would last over twelve hours");
  return { ...slot, end: undefined };
}

/**
 * A link as the data format takes it; what has only a path on the other system's server is left out.
 * @param label undefined: the address
 */
export function linkTo(
  url: string | undefined,
  label: string | undefined,
  place: string,
  notes: Notes,
): LabelledLink | undefined {
  if (url === undefined) return undefined;
  const words = plainText(label ?? url, place, notes, { isMarkdown: true });
  const good = goodAddress(url);
  if (good === undefined) notes.leaveOut(place, `the link "${words}": ${url} is no whole address`);
  else if (good !== url && !/\s/.test(url)) notes.lookAt(place, `the link "${words}" to "${url}" became ${good}`);
  return good === undefined ? undefined : { label: words, url: good };
}

/** A text that a system keeps in one language or several: in the workshop's, else in English, else in the first. */
export function inLanguage(value: unknown, { language }: Pick<ProgrammeContext, "language">): string | undefined {
  if (typeof value === "string" || typeof value === "number") return String(value).trim() || undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const texts = value as Readonly<Record<string, unknown>>;
  const [short = "en"] = language.split("-");
  const keys = [language, short, "en", ...Object.keys(texts)];
  const key = keys.find((one) => one in texts && typeof texts[one] === "string" && texts[one] !== "");
  return key === undefined ? undefined : String(texts[key]).trim();
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
  // Who chairs has no entry by that, but whoever is listed may lack one yet.
  for (const { place, fields, session } of items) {
    const others = [fields.chair, fields.moderator, fields.panelists, session?.fields.chair];
    for (const person of others.flatMap((people) => (people ?? []) as readonly Person[])) {
      const key = nameKey(person.name);
      if (listed.has(key) && !speakers.has(key)) speakers.set(key, { place, person });
    }
  }
  return { items: divided, speakers: [...speakers.values()] };
}

/** Photos on other hosts are never shown, so they are not imported. */
export function notePhotos(names: readonly string[], place: string, notes: Notes): void {
  if (names.length === 0) return;
  const who = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
  notes.leaveOut(place, `photographs at another host, which pages do not show (${who}); put copies below public/`);
}
