/** What the columns of sheets and the keys of lists are called, and how the items in them are read. */

import { isAffiliation, namesInstitution } from "../../schema/institution.ts";
import { parseDuration } from "../../schema/time.ts";
import { readAuthors, readPerson } from "../people/names.ts";
import type { ItemRow, Person, SessionRow, Slot } from "../row.ts";
import { goodAddress, markdownText, plainText, type TextOptions } from "../text.ts";
import { CalendarWords, namesZone, offsetIn } from "./calendar-words.ts";
import { itemRow, linkTo, type ProgrammeContext } from "./item.ts";
import { isUnknown, named } from "./person.ts";
import { slotBetween, slotOn } from "./slot.ts";

/** The headings and keys of each field, the most telling first. */
export const NAMES = {
  date: ["date", "start date", "date start", "day"],
  start: [
    "start",
    "start time",
    "time start",
    "starttime",
    "time",
    "from",
    "begin",
    "begins",
    "starts",
    "starts at",
    "startsat",
    "hour",
    "when",
    "times",
    "uhrzeit",
    "zeit",
  ],
  end: ["end", "end time", "time end", "endtime", "to", "until", "ends", "finish", "ends at", "endsat"],
  duration: ["duration", "length", "minutes"],
  title: [
    "title",
    "talk",
    "talk title",
    "topic",
    "event",
    "activity",
    "what",
    "paper title",
    "contribution title",
    "presentation",
    "paper",
    "session title",
    "session name",
    "long name",
    "name",
    "titel",
    "description",
  ],
  subtitle: ["subtitle"],
  session: ["session", "session title", "session name", "panel title", "block"],
  speakers: [
    "speakers",
    "speaker",
    "speaker s",
    "speaker name",
    "presenter",
    "presenters",
    "presenter name",
    "authors",
    "author",
    "author s",
    "who",
    "by",
    "person",
    "organizers",
    "name",
  ],
  affiliation: [
    "affiliation",
    "affiliations",
    "presenter affiliation",
    "speaker affiliation",
    "institution",
    "organization",
    "organisation",
    "affil",
    "aff",
    "company",
  ],
  url: ["webpage", "website", "homepage", "web"],
  bio: ["bio", "biography"],
  room: ["room", "location", "place", "venue", "where", "raum", "ort"],
  track: ["track", "stream"],
  type: ["type", "kind", "format", "session type", "contribution type", "category", "categories"],
  abstract: ["abstract", "description", "details", "summary", "desc"],
  chair: ["chair", "session chair", "chairs", "session chairs"],
  moderator: ["moderator", "moderators"],
  panelists: ["panelists", "panellists"],
  slides: ["slides"],
  video: ["video", "recording", "youtube", "video url", "recording url"],
  online: ["online", "stream url", "zoom", "zoom link", "meeting"],
  language: ["language", "lang"],
  tags: ["tags", "keywords"],
  id: ["id", "talk id", "session id", "code"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Field = keyof typeof NAMES;

/** What a row of a sheet, or a mapping of a list, says of an item. */
export interface Said {
  readonly place: string;
  readonly text: (field: Field) => string | undefined;
  /** People in more than words. */
  readonly people?: (field: Field) => readonly Person[] | undefined;
  /** The links in what a field says, with their words. */
  readonly linked?: (field: Field) => readonly { readonly label: string; readonly url: string }[];
  /** The papers that a poster session shows, by id. */
  readonly papers?: readonly string[] | undefined;
  readonly links?: readonly { readonly label: string | undefined; readonly url: string | undefined }[];
}

/** What is known from around an item. */
export interface Around {
  /** The date of what is around it. */
  readonly date?: string | undefined;
  readonly room?: string | undefined;
  readonly track?: string | undefined;
  readonly session?: SessionRow | undefined;
  /** When everything within a block is that has no time of its own. */
  readonly slot?: Slot | undefined;
}

/** A time as the file writes it, in minutes after midnight of its own zone. */
export interface Clock {
  readonly start: number;
  readonly end: number | undefined;
  /** Whether it says am or pm. */
  readonly isMarked: boolean;
}

/** When something is; without a clock, the file itself says the instant. */
export type Found =
  | { readonly slot: Slot; readonly clock: Clock | undefined }
  | { readonly wrong: string; readonly name?: string | undefined };

/** Reads what rows say; keeps the date of the row before, and notes each guess once. */
export class ItemReader {
  readonly words: CalendarWords;
  readonly #noted = new Set<string>();

  readonly context: ProgrammeContext;
  readonly #text: TextOptions;
  /** What a heading says. */
  #zone: string | undefined;

  constructor(context: ProgrammeContext, text: TextOptions = {}) {
    this.context = context;
    this.#text = text;
    this.words = new CalendarWords(context.days, context.language);
  }

  /**
   * Times are of the zone that a heading names, unless the command line says another.
   * @param zone undefined: none
   * @returns whether that leaves nothing to guess
   */
  setZone(zone: string | undefined): boolean {
    const isChosen = this.context.options.zone !== undefined;
    this.#zone = zone === undefined || isChosen ? undefined : offsetIn(zone);
    return isChosen || this.#zone !== undefined;
  }

  /** Notes a guess about further rows as well, once. */
  guessOnce(place: string, what: string): void {
    if (this.#noted.has(what)) return;
    this.#noted.add(what);
    this.context.notes.guess(place, what);
  }

  /** Notes a date that may be another one. */
  noteDoubt(text: string, date: string, place: string): void {
    const other = this.words.otherReading(text);
    if (other !== undefined && other !== date) this.guessOnce(place, `"${text}" is ${date}, and not ${other}`);
  }

  /** The only day of a workshop, or that of `--date`: the date of what says none. */
  onlyDay(): string | undefined {
    const { options, days } = this.context;
    return options.date ?? (days.length === 1 ? days[0] : undefined);
  }

  /** When a row takes place; `wrong` has the reason why nobody knows. */
  slotOf(said: Said, around: Around): Found {
    const [start, startsAfter] = withoutDays(said.text("start"));
    const [end, endsAfter] = withoutDays(said.text("end"));
    const cell = said.text("date");
    if (start === undefined) return { wrong: "without a time" };
    const exact = slotBetween(start, end, this.context);
    if (exact) return { slot: this.#withLength(exact, said), clock: undefined };
    const when = this.words.whenIn(start);
    const own = cell === undefined ? undefined : (this.words.dateIn(cell) ?? this.words.whenIn(cell).date);
    if (cell !== undefined && own === undefined)
      return { wrong: "on a day that is not understood; write 2030-05-06", name: `"${cell}"` };
    if (cell !== undefined && own !== undefined) this.noteDoubt(cell, own, said.place);
    if (when.strangeDay !== undefined)
      return { wrong: "on a day that is not understood; write 2030-05-06", name: `"${when.strangeDay}"` };
    const { span } = when;
    if (!span) return { wrong: "without a time that is understood" };
    const zone = namesZone(start);
    const isChosen = this.context.options.zone !== undefined;
    const offset = isChosen || zone === undefined ? undefined : offsetIn(zone);
    const zones = { zone: this.context.zone, fileZone: offset ?? this.#zone ?? this.context.fileZone };
    if (zone !== undefined && offset === undefined && !isChosen)
      this.guessOnce(
        said.place,
        `times are in the zone ${this.context.fileZone}, though "${zone}" stands there; --zone says another`,
      );
    const date = when.date ?? own ?? around.date;
    if (date === undefined) return { wrong: "without a date" };
    const last = this.words.whenIn(end ?? "").span?.start ?? span.end;
    const begins = span.start.minutes + startsAfter * 1440;
    const isMarked = span.start.marked || start.includes("h");
    const isOver = !isMarked && last?.marked === false && isOverNoon(span.start.minutes, last.minutes);
    if (isOver)
      this.guessOnce(said.place, "this and further ends before their starts are of a clock of twelve hours, so pm");
    const ends = last && last.minutes + (isOver ? HALF_DAY : 0) + (end === undefined ? 0 : endsAfter * 1440);
    const slot = slotOn(date, begins, ends === undefined || ends > begins ? ends : ends + startsAfter * 1440, zones);
    if (!slot) return { wrong: "without a time that is understood" };
    return {
      slot: this.#withLength(slot, said),
      clock: startsAfter > 0 ? undefined : { start: begins, end: ends, isMarked },
    };
  }

  #withLength(slot: Slot, said: Said): Slot {
    if (slot.end !== undefined) return slot;
    const text = said.text("duration") ?? "";
    // 0.75 is three quarters of an hour, 0:45:00 likewise.
    const hours = /^\d{1,2}\.\d+$|^[12]$/.test(text) ? Math.round(Number(text) * 60) : undefined;
    const length = hours ?? parseDuration(text.replace(/^(\d{1,2}:\d{2}):\d{2}$/, "$1"));
    return length === undefined || length === 0 ? slot : { ...slot, end: slot.start + length };
  }

  /** The row of an item; undefined, and noted, if it has neither title nor speakers. */
  item(row: Said, slot: Slot, around: Around, isUntimed = false): ItemRow | undefined {
    const { notes } = this.context;
    const said = withChairApart(row);
    const { place } = said;
    const { title, subtitle, abstract, speakers, type } = this.#whatOf(said);
    if (title === undefined && speakers.length === 0) {
      notes.skip(place, "without a title");
      return undefined;
    }
    const isShort = subtitle !== undefined && (title ?? "").length + subtitle.length < 90;
    const room = said.text("room");
    const link = (field: Field, label: string) => linkTo(said.text(field), label, place, notes)?.url;
    const links = (said.links ?? []).flatMap(({ label, url }) => linkTo(url, label, place, notes) ?? []);
    const video = links.find(({ label }) => /^(?:video|recording)s?\b/i.test(label));
    const others = links.filter((one) => one !== video);
    const fields = {
      id: said.text("id"),
      title: isShort ? `${title ?? ""}: ${subtitle}` : title,
      // What leads somewhere is no room.
      room: room !== undefined && isAddress(room) ? undefined : (room ?? around.room),
      track: said.text("track") ?? around.track,
      abstract:
        [isShort ? undefined : subtitle, abstract].filter((part) => part !== undefined).join("\n\n") || undefined,
      chair: this.people(said, "chair"),
      moderator: this.people(said, "moderator"),
      panelists: this.people(said, "panelists"),
      // A file may be in public/ already.
      slides: goodAddress(said.text("slides") ?? "") ?? said.text("slides"),
      video: link("video", "Video") ?? video?.url,
      online: link("online", "Online"),
      language: said.text("language"),
      links: others.length > 0 ? others : undefined,
      papers: said.papers,
    };
    const tags = said.text("tags")?.split(/\s*[,;|]\s*/) ?? [];
    const session = around.session;
    return itemRow({ place, slot, type, fields, speakers, session, isUntimed, tags, text: this.#text }, this.context);
  }

  /** Title, speakers and type, where one of them stands in the place of another. */
  #whatOf(said: Said) {
    const { notes } = this.context;
    const { place } = said;
    const type = said.text("type");
    let subtitle = said.text("subtitle");
    let speakers = this.#speakersOf(said);
    if (speakers.length === 0 && subtitle !== undefined && /,/.test(subtitle) && isAffiliation(subtitle)) {
      speakers = [readPerson(subtitle, place, notes)].filter((one) => one !== undefined);
      subtitle = undefined;
    }
    let title = said.text("title");
    let abstract = said.text("abstract");
    if (title === abstract && title !== undefined) {
      // A list without titles describes its items in a sentence.
      const [, sentence = title, by] =
        /^(.*?)(?:<br\s*\/?>|\s|\*\*)*(?:<\w+>)?\bSpeakers?:(?:<\/\w+>|\*\*)?\s*(.+)$/is.exec(title) ?? [];
      if (by !== undefined && speakers.length === 0) speakers = readAuthors(by, place, notes);
      title = sentence;
      abstract = undefined;
    }
    if (title === undefined && speakers.length === 0) title = type;
    return { title, subtitle, abstract, speakers, type };
  }

  people(said: Said, field: Field): readonly Person[] | undefined {
    const known = said.people?.(field);
    if (known !== undefined) return known.length === 0 ? undefined : known;
    const text = said.text(field);
    if (text === undefined || isUnknown(text)) return undefined;
    const plain = this.#text.isTex ? this.plain(text, said.place) : text;
    const names = plain.replace(CHAIR, "");
    const people = withInstitutions(readAuthors(names, said.place, this.context.notes)).flatMap(
      (person) => named(person, said.place, this.context.notes) ?? [],
    );
    const links = said.linked?.(field) ?? [];
    const linked = people.map((person) => {
      const link = links.find(({ label }) => label.includes(person.name));
      const url = link && linkTo(link.url, person.name, said.place, this.context.notes)?.url;
      return url === undefined ? person : { ...person, url };
    });
    return people.length === 0 ? undefined : linked;
  }

  #speakersOf(said: Said): readonly Person[] {
    const { notes } = this.context;
    const { place } = said;
    const speakers = this.#withAffiliation(this.people(said, "speakers") ?? [], said);
    const [only] = speakers;
    if (speakers.length !== 1 || !only) return speakers;
    const bio = said.text("bio");
    const url = linkTo(said.text("url"), only.name, place, notes)?.url;
    return [
      {
        ...only,
        ...(url === undefined || only.url !== undefined ? {} : { url }),
        ...(bio === undefined || only.bio !== undefined ? {} : { bio: markdownText(bio, place, notes, this.#text) }),
      },
    ];
  }

  /** The affiliations column belongs to a lone speaker, or has one entry per speaker. */
  #withAffiliation(speakers: readonly Person[], said: Said): readonly Person[] {
    const text = said.text("affiliation");
    if (text === undefined || speakers.every(({ affiliation }) => affiliation !== undefined)) return speakers;
    const each = speakers.length === 1 ? [text] : text.split(/\s*[;\n]\s*/);
    if (each.length !== speakers.length)
      this.context.notes.leaveOut(said.place, `"${text}", as it does not say which speaker has which affiliation`);
    return speakers.map((speaker, index) => {
      const affiliation = speaker.affiliation ?? (each.length === speakers.length ? each[index] : undefined);
      return affiliation ? { ...speaker, affiliation } : speaker;
    });
  }

  /** A title of a session, a heading or a sheet. */
  plain(text: string, place: string): string {
    return plainText(text, place, this.context.notes, this.#text);
  }
}

/** `11:30-1:00`, `12:30-1:30`: a few hours on a clock of twelve. */
function isOverNoon(start: number, end: number): boolean {
  return end < start && start < 13 * 60 && end + HALF_DAY > start && end + HALF_DAY - start <= 6 * 60;
}

/** Words before the names of those who chair: `Chair: `, `(Chair) `, `chaired by `. */
const CHAIR = /^\(?(?:session )?(?:chairs?|chaired by)\b\)?:?\s*(?=\S)/i;

/** Whether such words cannot be a name: in a column of speakers, "Chairs" alone may be anything. */
const SAYS_CHAIR = /^(?:\((?:session )?chairs?\)|(?:session )?chairs?\s*:|(?:session )?chaired by\b)\s*:?\s*\S/i;

/** The lines that name who chairs, as one text without the words before, and the other lines. */
export function chairsIn(lines: readonly string[]): { chairs: string | undefined; others: readonly string[] } {
  const chairs = lines.filter((line) => SAYS_CHAIR.test(line.trim()));
  const others = lines.filter((line) => !chairs.includes(line));
  return { chairs: chairs.map((line) => line.trim().replace(CHAIR, "")).join("; ") || undefined, others };
}

/** A row in which some of those who speak chair, as it says. */
export function withChairApart(said: Said): Said {
  const { chairs, others } = chairsIn(said.text("speakers")?.split("\n") ?? []);
  if (chairs === undefined || said.people?.("speakers") !== undefined) return said;
  return {
    ...said,
    text(field) {
      if (field === "speakers") return others.join("\n").trim() || undefined;
      return field === "chair" ? [chairs, said.text("chair")].filter(Boolean).join("; ") : said.text(field);
    },
  };
}

/** `0:30 +1` is on the day after. */
function withoutDays(text: string | undefined): readonly [string | undefined, number] {
  const [, time, days] = /^([\d:.]+)\s*\+(\d)$/.exec(text ?? "") ?? [];
  return time === undefined ? [text, 0] : [time, Number(days)];
}

/** In "A, University of B", what seems the second person is where the first one works. */
function withInstitutions(people: readonly Person[]): readonly Person[] {
  const found: Person[] = [];
  for (const person of people) {
    const before = found.at(-1);
    const isPlace = person.affiliation === undefined && namesInstitution(person.name);
    if (before && isPlace && before.affiliation === undefined)
      found[found.length - 1] = { ...before, affiliation: person.name };
    else found.push(person);
  }
  return found;
}

function isAddress(text: string): boolean {
  return /^https?:|^\/|\.html?\b|^[\w-]+\.[\w-]+\/|^#/.test(text);
}

/** A row with the time that its file says. */
export interface Timed {
  readonly row: ItemRow;
  /** Undefined for an instant, and for what has no time of its own: nothing about it is to be guessed. */
  readonly clock: Clock | undefined;
}

const HALF_DAY = 720;

/**
 * Rows whose times run backwards, as on a clock of twelve hours (`11:30`, `1:00`) or after midnight (`22:00`, `0:30`), or
 * which begin before six in a file whose clock has twelve hours. They take place later.
 * @param rows in the order of the file
 */
export function onTwelveHours(rows: readonly Timed[], reader: ItemReader): readonly ItemRow[] {
  const clocks = rows.flatMap(({ clock }) => (clock && !clock.isMarked ? [clock.start, clock.end ?? clock.start] : []));
  const isOfTwelve = clocks.every((minutes) => minutes >= 60 && minutes < 13 * 60);
  const latest = new Map<string, number>();
  const sessions = new Map<SessionRow, SessionRow>();
  // A session takes place when its first item does.
  const within = (row: ItemRow, minutes: number): ItemRow => {
    if (!row.session) return row;
    const session = sessions.get(row.session) ?? delayed(row.session, minutes);
    sessions.set(row.session, session);
    return { ...row, session };
  };
  return rows.map(({ row, clock }) => {
    if (!clock) return within(row, 0);
    const key = JSON.stringify([row.date, row.fields.room ?? row.session?.fields.room, row.fields.track]);
    const before = latest.get(key) ?? 0;
    const delay = delayOf(row, clock, before, isOfTwelve);
    latest.set(key, Math.max(before, clock.start + (delay?.minutes ?? 0)));
    if (!delay) return within(row, 0);
    reader.guessOnce(row.place, `this and further times ${delay.why}`);
    return within(delayed(row, delay.minutes), delay.minutes);
  });
}

function delayOf(
  { fields, start: here }: ItemRow,
  { start, isMarked }: Clock,
  before: number,
  isOfTwelve: boolean,
): { readonly minutes: number; readonly why: string } | undefined {
  const isEvening =
    (fields.type === "meal" || fields.type === "social") && !/breakfast|frühstück/i.test(String(fields.title));
  const isBackwards = start < before && start < (isEvening ? 11 : 8) * 60;
  if (!isMarked && isBackwards && start + HALF_DAY >= before && before < 20 * 60)
    return { minutes: HALF_DAY, why: "after noon are of a clock of twelve hours, so pm" };
  // Three in the morning of another zone can be a good hour for the workshop.
  if (!isMarked && isOfTwelve && start < 6 * 60 && here < 6 * 60)
    return { minutes: HALF_DAY, why: "before six are of a clock of twelve hours, so pm" };
  return isBackwards && start < 6 * 60 && before >= 18 * 60
    ? { minutes: 2 * HALF_DAY, why: "after midnight are in the night that follows" }
    : undefined;
}

/** The night belongs to the day before it, as in the data format. */
function delayed<R extends ItemRow | SessionRow>(row: R, minutes: number): R {
  if (minutes === 0) return row;
  const start = row.start + minutes;
  const end = row.end === undefined ? undefined : row.end + (row.end < start ? minutes : 0);
  return { ...row, start, end };
}
