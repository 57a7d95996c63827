/** A programme from a calendar (iCalendar, RFC 5545), read by ical.js; zones are told by luxon. */
import ICAL from "ical.js";
import { DateTime, IANAZone } from "luxon";
import type { Format } from "../formats.ts";
import { mistake } from "../input.ts";
import { readAuthors } from "../people/names.ts";
import type { Fields, ItemRow, Person, Slot } from "../row.ts";
import { itemRow, linkTo, type ProgrammeContext, sessionRow } from "./item.ts";
import { OWN_TEXT, OwnWords } from "./own.ts";
import { OwnSessions } from "./own-sessions.ts";
import { slotOf } from "./slot.ts";
import { tidied } from "./tidied.ts";

const TEXT = { isMarkdown: true };

/** A calendar file. */
export const calendar: Format<ItemRow, ProgrammeContext> = {
  name: "ics",
  isUnmistakable: true,
  about: "a calendar (.ics)",
  recognise: (content) => {
    if (content.form !== "calendar") return undefined;
    if (ownLanguage(content.text) !== undefined) return "the calendar of a site made with Lectern";
    const [, product] = /^PRODID(?:;[^:\n]*)?:(?:-\/\/)?(.+)$/im.exec(content.text) ?? [];
    return product
      ? `a calendar of ${product
          .split("//")
          .filter((part) => part.trim() !== "" && !/^[A-Z]{2}$/.test(part))
          .join(", ")}`
      : "a calendar";
  },
  read: (content, context) => (content.form === "calendar" ? itemsIn(content.text, content.name, context) : []),
};

/** The language of a calendar that Lectern wrote; undefined for those of others. */
function ownLanguage(text: string): string | undefined {
  return /^PRODID:-\/\/Lectern\/\/workshop programme\/\/(\S+)/m.exec(text)?.[1]?.toLowerCase();
}

function itemsIn(text: string, name: string, context: ProgrammeContext): readonly ItemRow[] {
  const lines = linesOfEvents(text);
  const calendars = parsed(text, name);
  const events = calendars.flatMap((one) => one.getAllSubcomponents("vevent"));
  const language = ownLanguage(text);
  const own = language === undefined ? undefined : new OwnCalendar(events, language, context);
  const rows = events.flatMap((event, index) => rowOf(event, `${name}:${lines[index] ?? 1}`, own, context) ?? []);
  // Calendars have no order.
  const sorted = [...rows].sort((a, b) => (a.date === b.date ? a.start - b.start : a.date < b.date ? -1 : 1));
  const inSessions = own?.sessions.inSessions(sorted.map((row) => ({ row, day: row.date }))).map(({ row }) => row);
  return tidied(inSessions ?? sorted, context.notes, own === undefined);
}

/** A calendar that Lectern wrote: what it says in words comes back as what it was. */
class OwnCalendar {
  readonly sessions: OwnSessions;
  readonly #words: OwnWords;
  /** What all places end with. */
  readonly #venue: string;

  private readonly context: ProgrammeContext;

  constructor(events: readonly ICAL.Component[], language: string, context: ProgrammeContext) {
    this.context = context;
    this.sessions = new OwnSessions(context);
    this.#words = new OwnWords(language);
    const places = events.flatMap((event) => textAt(event, "location") ?? []);
    this.#venue = venueIn(places.filter((place) => !this.#words.isOnlinePlace(place)));
  }

  row(event: ICAL.Component, title: string, slot: Slot, place: string): ItemRow {
    const { context } = this;
    const categories = (event.getFirstProperty("categories")?.getValues() ?? []).map(String);
    const { types, session, speakers, remarks, fields } = this.#words.event(
      { title, categories, description: textAt(event, "description") ?? "" },
      place,
      context.notes,
    );
    const { chairs, moderators, panelists } = remarks;
    const raw = {
      place,
      slot,
      type: types[0],
      fields: {
        ...fields,
        ...this.#placeOf(event),
        moderator: moderators.length > 0 ? moderators : undefined,
        panelists: panelists.length > 0 ? panelists : undefined,
      },
      speakers,
      session:
        session === undefined
          ? undefined
          : sessionRow({ place, slot, fields: { title: session }, text: OWN_TEXT }, context),
      text: OWN_TEXT,
    };
    const one = itemRow(raw, context);
    const row = types.length > 1 ? { ...one, fields: { ...one.fields, type: types } } : one;
    this.sessions.setChairs(row, chairs);
    return row;
  }

  #placeOf(event: ICAL.Component): Fields {
    const location = textAt(event, "location");
    if (location === undefined || location === this.#venue) return {};
    if (this.#words.isOnlinePlace(location)) return { mode: "online" };
    const room = location.endsWith(`, ${this.#venue}`) ? location.slice(0, -this.#venue.length - 2) : location;
    return this.context.ownRooms.includes(room) ? {} : { room };
  }
}

/** The address of the venue: what all places end with; empty if that cannot be told from one of them. */
function venueIn(all: readonly string[]): string {
  const places = [...new Set(all)];
  const within = places.filter((place) => place.includes(", ") || places.some((one) => one.endsWith(`, ${place}`)));
  const [first, ...others] = within.map((place) => place.split(", ").reverse());
  if (!first || others.length === 0) return "";
  const end = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return first
    .slice(0, end < 0 ? first.length : end)
    .reverse()
    .join(", ");
}

function textAt(event: ICAL.Component, key: string): string | undefined {
  const value: unknown = event.getFirstPropertyValue(key);
  return value === null || value === undefined || String(value).trim() === "" ? undefined : String(value).trim();
}

function linesOfEvents(text: string): readonly number[] {
  return text.split("\n").flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []));
}

function parsed(text: string, name: string): readonly ICAL.Component[] {
  try {
    const jcal = ICAL.parse(text) as unknown[];
    const list = Array.isArray(jcal[0]) ? jcal : [jcal];
    return list.map((one) => new ICAL.Component(one as [string, unknown[], unknown[]]));
  } catch {
    // The library's words are about its grammar, which say nothing to whoever saved the file.
    throw mistake(name, 1, "this is no calendar that can be read; was the file downloaded to its end?");
  }
}

function rowOf(
  event: ICAL.Component,
  place: string,
  own: OwnCalendar | undefined,
  context: ProgrammeContext,
): ItemRow | undefined {
  const { notes } = context;
  const text = (key: string) => textAt(event, key);
  const title = text("summary");
  const name = title && `"${title}"`;
  if (text("status")?.toUpperCase() === "CANCELLED") {
    notes.passOver(place, "cancelled", name);
    return undefined;
  }
  const start = event.getFirstProperty("dtstart");
  const at = (property: ICAL.Property | null) => instantOf(property, context);
  if (start?.getFirstValue() instanceof ICAL.Time && (start.getFirstValue() as ICAL.Time).isDate) {
    notes.passOver(place, "all day", name);
    return undefined;
  }
  const from = at(start);
  const slot = slotOf(from, at(event.getFirstProperty("dtend")) ?? afterwards(from, event), context);
  if (!slot || title === undefined) {
    notes.skip(place, slot ? "without a title" : "without a time", name);
    return undefined;
  }
  if (own) return own.row(event, title, slot, place);
  const zone = start?.getFirstParameter("tzid");
  if (zone !== undefined && !IANAZone.isValidZone(zone))
    notes.guess(place, `"${zone}" is the zone ${context.fileZone}; --zone says another`);
  if (text("rrule") !== undefined || text("rdate") !== undefined)
    notes.leaveOut(place, `that ${name} repeats; only the first is taken`);
  const location = text("location");
  const isPlace = location !== undefined && !/^https?:|\.html?\b/i.test(location);
  const { abstract, speakers } = described(text("description"), title, place, context);
  const url = linkTo(text("url"), undefined, place, notes);
  const online = location !== undefined && !isPlace ? linkTo(location, undefined, place, notes) : undefined;
  const fields = {
    title,
    room: isPlace ? location : undefined,
    abstract,
    online: online?.url,
    links: url === undefined ? undefined : [url],
  };
  return itemRow({ place, slot, type: text("categories"), fields, speakers, text: TEXT }, context);
}

function afterwards(from: DateTime | undefined, event: ICAL.Component): DateTime | undefined {
  const duration: unknown = event.getFirstPropertyValue("duration");
  return duration instanceof ICAL.Duration ? from?.plus({ seconds: duration.toSeconds() }) : undefined;
}

/** A time in UTC, in a named zone, or in that of the file. */
function instantOf(property: ICAL.Property | null, { fileZone }: ProgrammeContext): DateTime | undefined {
  const value: unknown = property?.getFirstValue();
  if (!(value instanceof ICAL.Time)) return undefined;
  const { year, month, day, hour, minute, second } = value;
  const named = property?.getFirstParameter("tzid");
  const zone = value.zone === ICAL.Timezone.utcTimezone ? "utc" : (named ?? fileZone);
  const time = DateTime.fromObject({ year, month, day, hour, minute, second }, { zone });
  // A zone by a name of its own, which its VTIMEZONE explains: most likely that of the workshop.
  const known = time.isValid
    ? time
    : DateTime.fromObject({ year, month, day, hour, minute, second }, { zone: fileZone });
  return known.isValid ? known : undefined;
}

/** Indico begins the description with the speakers and ends it with the address. */
function described(
  text: string | undefined,
  title: string,
  place: string,
  { notes }: ProgrammeContext,
): { readonly abstract: string | undefined; readonly speakers: readonly Person[] } {
  const lines = (text ?? "").split("\n");
  if (lines[0]?.trim() === title) lines.shift();
  const [, named] = /^Speakers?:\s*(.+)$/i.exec(lines[0] ?? "") ?? [];
  if (named !== undefined) lines.shift();
  const rest = lines.join("\n").trim();
  return {
    abstract: rest === "" ? undefined : rest,
    speakers: named === undefined ? [] : readAuthors(named, place, notes),
  };
}
