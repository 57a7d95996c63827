/** A programme from a calendar (iCalendar, RFC 5545), read by ical.js; zones are told by luxon. */
import ICAL from "ical.js";
import { DateTime, IANAZone } from "luxon";
import type { Format } from "../formats.ts";
import { mistake } from "../input.ts";
import { readAuthors } from "../people/names.ts";
import type { ItemRow, Person } from "../row.ts";
import { itemRow, linkTo, type ProgrammeContext } from "./item.ts";
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

function itemsIn(text: string, name: string, context: ProgrammeContext): readonly ItemRow[] {
  const lines = linesOfEvents(text);
  const calendars = parsed(text, name);
  const events = calendars.flatMap((one) => one.getAllSubcomponents("vevent"));
  const rows = events.flatMap((event, index) => rowOf(event, `${name}:${lines[index] ?? 1}`, context) ?? []);
  // Calendars have no order.
  return tidied(
    [...rows].sort((a, b) => (a.date === b.date ? a.start - b.start : a.date < b.date ? -1 : 1)),
    context.notes,
  );
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

function rowOf(event: ICAL.Component, place: string, context: ProgrammeContext): ItemRow | undefined {
  const { notes } = context;
  const text = (key: string) => {
    const value: unknown = event.getFirstPropertyValue(key);
    return value === null || value === undefined || String(value).trim() === "" ? undefined : String(value).trim();
  };
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
