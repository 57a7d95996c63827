/**
 * A programme from Indico's HTTP API (https://docs.getindico.io/en/stable/http-api/exporters/event/ and
 * …/exporters/timetable/): an event with `detail=contributions` or `detail=sessions`, or a timetable. Descriptions are
 * HTML or Markdown; times say their zone.
 */
import { DateTime } from "luxon";
import type { Format } from "../formats.ts";
import { ImportMistake } from "../input.ts";
import { fullName } from "../people/names.ts";
import type { ItemRow, Person, SessionRow, Slot } from "../row.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { itemRow, linkTo, type ProgrammeContext, sessionRow } from "./item.ts";
import { personCalled } from "./person.ts";
import { slotOf } from "./slot.ts";
import { tidied } from "./tidied.ts";

const TEXT = { isMarkdown: true };

/** An event or a timetable of Indico. */
export const indico: Format<ItemRow, ProgrammeContext> = {
  name: "indico",
  isUnmistakable: true,
  about: "JSON of Indico (an event with ?detail=sessions, or its timetable)",
  recognise: (content) => {
    if (content.form !== "json") return undefined;
    const results = own(content.tree, "results");
    if (Array.isArray(results) && results.some((one) => isObject(one) && Object.keys(one).includes("startDate")))
      return "an event of Indico";
    return isTimetable(results) ? "a timetable of Indico" : undefined;
  },
  read(content, context) {
    if (content.form !== "json") return [];
    const { results } = objectOf(content.tree.value);
    const reader = new IndicoReader(content.tree, context);
    if (Array.isArray(results)) for (const event of results.filter(isObject)) reader.event(event, content.name);
    else
      for (const days of Object.values(objectOf(results)))
        for (const entries of Object.values(objectOf(days))) reader.entries(entries, undefined);
    return tidied(reader.rows, context.notes);
  },
};

/** The value of a key, without counting it as read. */
function own({ value }: Tree, key: string): unknown {
  return Object.getOwnPropertyDescriptor(objectOf(value), key)?.value;
}

/** By event, then by day as 20300506. */
function isTimetable(results: unknown): boolean {
  if (!isObject(results)) return false;
  const [days] = Object.keys(results).map((key) => Object.getOwnPropertyDescriptor(results, key)?.value);
  return isObject(days) && Object.keys(days).length > 0 && Object.keys(days).every((day) => /^\d{8}$/.test(day));
}

class IndicoReader {
  readonly rows: ItemRow[] = [];
  readonly #sessions = new Map<string, SessionRow>();

  private readonly tree: Tree;
  private readonly context: ProgrammeContext;

  constructor(tree: Tree, context: ProgrammeContext) {
    this.tree = tree;
    this.context = context;
  }

  event(event: TreeObject, name: string): void {
    const keys = Object.keys(event);
    if (!keys.includes("contributions") && !keys.includes("sessions"))
      throw new ImportMistake(`${name} is an event of Indico without its contributions; save it with ?detail=sessions`);
    for (const session of listOf(event.sessions).filter(isObject)) this.#session(session);
    for (const one of listOf(event.contributions).filter(isObject)) this.#contribution(one, undefined);
  }

  /** What a timetable holds within a day or a session. */
  entries(entries: unknown, session: SessionRow | undefined): void {
    for (const entry of Object.values(objectOf(entries)).filter(isObject)) {
      if (stringOf(entry.entryType) === "Session") this.#session(entry);
      else this.#contribution(entry, session);
    }
  }

  #session(part: TreeObject): void {
    const place = this.tree.placeOf(part);
    const slot = this.#slotOf(part);
    const title =
      stringOf(part.slotTitle) && stringOf(part.title) !== stringOf(part.slotTitle)
        ? `${stringOf(part.title)}: ${stringOf(part.slotTitle)}`
        : stringOf(part.title);
    const within = [...listOf(part.contributions), ...Object.values(objectOf(part.entries))].filter(isObject);
    if (!slot || title === undefined) {
      this.context.notes.skip(place, slot ? "without a title" : "without a time", title && `"${title}"`);
      return;
    }
    const chair = [...listOf(part.conveners), ...listOf(part.sessionConveners)]
      .filter(isObject)
      .flatMap((person) => this.#person(person, place));
    const fields = { title, room: stringOf(part.room), ...(chair.length > 0 ? { chair } : {}) };
    if (within.length === 0) {
      const type = part.isPoster === true ? "poster session" : undefined;
      this.rows.push(itemRow({ place, slot, type, fields, speakers: [], text: TEXT }, this.context));
      return;
    }
    const session = sessionRow({ place, slot, fields, text: TEXT }, this.context);
    for (const one of within) this.#contribution(one, session);
  }

  #contribution(part: TreeObject, around: SessionRow | undefined): void {
    const { notes } = this.context;
    const place = this.tree.placeOf(part);
    const stated = this.#slotOf(part);
    const title = stringOf(part.title);
    const slot = stated ?? (around && { date: around.date, start: around.start, end: around.end });
    if (!slot || title === undefined) {
      notes.skip(place, slot ? "without a title" : "without a time", title && `"${title}"`);
      return;
    }
    const room = stringOf(part.room);
    const session = around ?? this.#named(stringOf(part.session), { place, slot, room });
    const speakers = this.#speakers(part, place);
    const links = listOf(part.folders)
      .filter(isObject)
      .flatMap((folder) => listOf(folder.attachments))
      .filter(isObject)
      .flatMap(
        (one) => linkTo(stringOf(one.link_url) ?? stringOf(one.download_url), stringOf(one.title), place, notes) ?? [],
      );
    const slides = links.find(
      ({ label, url }) => /slides|presentation|folien/i.test(label) || /\.(?:pptx?|odp|key)$/i.test(url),
    );
    const others = links.filter((link) => link !== slides);
    const isBreak = stringOf(part.entryType) === "Break";
    const fields = {
      title,
      room,
      track: stringOf(part.track),
      abstract: stringOf(part.description),
      slides: slides?.url,
      links: others.length > 0 ? others : undefined,
    };
    const tags = listOf(part.keywords).flatMap((word) => stringOf(word) ?? []);
    const type = isBreak ? "break" : stringOf(part.type);
    this.rows.push(
      itemRow({ place, slot, type, fields, speakers, session, isUntimed: !stated, tags, text: TEXT }, this.context),
    );
  }

  /** Without `detail=sessions`, contributions name their session. */
  #named(
    title: string | undefined,
    { place, slot, room }: { place: string; slot: Slot; room: string | undefined },
  ): SessionRow | undefined {
    if (title === undefined) return undefined;
    const key = JSON.stringify([slot.date, title, room]);
    const session =
      this.#sessions.get(key) ?? sessionRow({ place, slot, fields: { title, room }, text: TEXT }, this.context);
    this.#sessions.set(key, session);
    return session;
  }

  /** Who speaks; where the file does not say, the authors. */
  #speakers(part: TreeObject, place: string): readonly Person[] {
    const said = [...listOf(part.speakers), ...listOf(part.presenters)];
    const people = said.length > 0 ? said : [...listOf(part.primaryauthors), ...listOf(part.coauthors)];
    return people.filter(isObject).flatMap((person) => this.#person(person, place));
  }

  #person(person: TreeObject, place: string): readonly Person[] {
    const first = stringOf(person.first_name) ?? stringOf(person.firstName);
    const last = stringOf(person.last_name) ?? stringOf(person.familyName);
    const name =
      first && last ? fullName(first, last) : (stringOf(person.fullName) ?? stringOf(person.name) ?? last ?? "");
    const [, family, given] = /^([^,]+),\s*(.+)$/.exec(name) ?? [];
    const spoken = given === undefined ? name : fullName(given, family);
    if (spoken === "") return [];
    const found = personCalled(spoken, place, this.context.notes, { affiliation: stringOf(person.affiliation) });
    return found ? [found] : [];
  }

  #slotOf(part: TreeObject): Slot | undefined {
    const start = instantOf(part.startDate);
    const minutes = Number(stringOf(part.duration) ?? Number.NaN);
    const end = instantOf(part.endDate) ?? (minutes > 0 ? start?.plus({ minutes }) : undefined);
    return slotOf(start, end, this.context);
  }
}

/** `{date: "2030-05-06", time: "09:00:00", tz: "Europe/Zurich"}` */
function instantOf(value: unknown): DateTime | undefined {
  if (!isObject(value)) return undefined;
  const time = DateTime.fromISO(`${stringOf(value.date)}T${stringOf(value.time)}`, {
    zone: stringOf(value.tz) ?? "utc",
  });
  return time.isValid ? time : undefined;
}
