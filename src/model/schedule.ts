import type { DateTime } from "luxon";
import type { PersonEntry } from "../schema/fields.ts";
import { isToBeAnnounced } from "../schema/people-text.ts";
import type { DayDocument, ItemDocument, ItemType, SessionDocument } from "../schema/schedule.ts";
import { closest } from "../schema/suggest.ts";
import { type Context, withoutUndefined } from "./context.ts";
import { localTime, startOfDay } from "./local-time.ts";
import { type Choice, listPapers, type Papers, type UnfinishedPaper } from "./papers.ts";
import type { People, UnfinishedPerson } from "./people.ts";
import { findByTitle, uniqueTitles } from "./references.ts";
import { byListing } from "./rooms.ts";
import { ADDRESSES, addressIn } from "./routes.ts";
import { assignSlugs, freeSlug, slugify } from "./slug.ts";
import { PLENARY, type Row, type Timed, timeDay } from "./timing.ts";
import { lengthText, reportTiming } from "./timing-report.ts";
import type {
  Day,
  Family,
  Item,
  ListedRoom,
  Origin,
  Paper,
  PaperList,
  Participation,
  Person,
  RoomOrTrack,
  Session,
  ShownPapers,
  Slot,
  Workshop,
} from "./workshop.ts";

type Unfinished<T> = { -readonly [K in keyof T]: T[K] };
export type UnfinishedItem = Unfinished<Item> & {
  readonly document: ItemDocument;
  /** What its `papers:` names, before it is known which of them hang elsewhere. */
  readonly choices: readonly Choice[];
};
export type UnfinishedSession = Omit<Unfinished<Session>, "items"> & {
  items: UnfinishedItem[];
  readonly document: SessionDocument;
};
export type UnfinishedDay = Unfinished<Day>;

/** The visual family of each type. */
const FAMILIES: Readonly<Record<ItemType, Family>> = {
  talk: "talk",
  "invited talk": "invited",
  keynote: "invited",
  "contributed talk": "talk",
  oral: "talk",
  spotlight: "talk",
  "lightning talk": "talk",
  "lightning talks": "talk",
  "position paper": "talk",
  opinion: "talk",
  tutorial: "talk",
  lecture: "talk",
  lab: "talk",
  panel: "panel",
  discussion: "panel",
  breakout: "panel",
  "poster session": "poster",
  "demo session": "poster",
  "sponsor talk": "talk",
  workshop: "talk",
  "birds of a feather": "panel",
  awards: "remarks",
  remarks: "remarks",
  registration: "remarks",
  break: "break",
  meal: "break",
  lunch: "break",
  social: "break",
  other: "remarks",
};

/** Types that are one talk with one title; a missing title is still to come. */
const SINGLE_TALKS: ReadonlySet<ItemType> = new Set([
  "talk",
  "lightning talk",
  "invited talk",
  "keynote",
  "contributed talk",
  "oral",
  "spotlight",
  "position paper",
  "opinion",
  "sponsor talk",
]);

const NOWHERE: RoomOrTrack = { kind: "plenary", name: "", slug: PLENARY };

/** With more items than this, the schedule of all days is brief and each day has a page with the rest. */
const LONG = 400;

/** Beyond this, one page would exceed 200 kB. It shows only what is for everyone; the day pages show the rest. */
const TOO_LONG = 2500;

/** Adds people of the schedule who have more than a name, so that papers and bare names can be matched with them. */
export function addScheduledPeople(days: readonly DayDocument[], people: People): void {
  for (const entry of days.flatMap((day) => (day.items ?? []).flatMap(entriesOf))) {
    if (!entry.bare && !isToBeAnnounced(entry.name)) people.add(entry, "scheduled");
  }
}

function entriesOf(document: ItemDocument | SessionDocument): PersonEntry[] {
  if ("items" in document) return [...chairsOf(document), ...document.items.flatMap(entriesOf)];
  return [
    ...(document.speakers ?? []),
    ...(document.moderator ?? []),
    ...(document.panelists ?? []),
    ...(document.chair ?? []),
  ];
}

/** A session's chairs, under either key. */
function chairsOf({ chair, chairs }: SessionDocument): PersonEntry[] {
  return [...(chair ?? []), ...(chairs ?? [])];
}

/** Turns the days of schedule.yaml into days of the model. */
export class Schedule {
  readonly days: UnfinishedDay[];
  readonly items: UnfinishedItem[] = [];
  readonly sessions: UnfinishedSession[] = [];
  readonly #roomsOrTracks = new Map<string, RoomOrTrack>();
  /** Whether the times of all days are consistent, so that they can be compared. */
  timesAreKnown = true;

  private readonly people: People;
  private readonly papers: Papers;
  private readonly context: Context;
  private readonly zone: string;
  /** Compares rooms, see {@link byListing}. */
  private readonly compare: (a: RoomOrTrack, b: RoomOrTrack) => number;

  constructor(
    documents: readonly DayDocument[],
    people: People,
    papers: Papers,
    context: Context,
    { zone, listedRooms }: { readonly zone: string; readonly listedRooms: readonly ListedRoom[] },
  ) {
    this.people = people;
    this.papers = papers;
    this.context = context;
    this.zone = zone;
    this.compare = byListing(listedRooms);
    this.days = documents.map((document) => this.#buildDay(document)).sort((a, b) => (a.date < b.date ? -1 : 1));
    this.items.sort((a, b) => a.start.toMillis() - b.start.toMillis());
    this.#assignAddresses();
    for (const day of this.days) {
      if (this.shows !== "everything") day.page = addressIn("schedule", day.date);
      if (this.shows === "what is for everyone") day.schedule = day.page ?? day.schedule;
    }
    this.#linkPosters();
    for (const item of this.items) tellPeople(item);
    for (const session of this.sessions)
      for (const { person } of session.chairs) (person as UnfinishedPerson).chairs.push(session);
  }

  /** See `scheduleShows` of the workshop. */
  get shows(): Workshop["scheduleShows"] {
    if (this.items.length <= LONG) return "everything";
    return this.items.length <= TOO_LONG ? "all items in brief" : "what is for everyone";
  }

  get roomsOrTracks(): readonly RoomOrTrack[] {
    return [...this.#roomsOrTracks.values()].sort(this.compare);
  }

  #buildDay(document: DayDocument): UnfinishedDay {
    const { context } = this;
    const day: UnfinishedDay = {
      date: document.date,
      anchor: `day-${document.date}`,
      schedule: ADDRESSES.schedule,
      midnight: startOfDay(document.date, this.zone),
      tentative: document.tentative ?? false,
      slots: [],
      items: [],
      roomsOrTracks: [],
      ...withoutUndefined({
        title: document.title,
        note: context.markdown(document, "note", document.note),
        video: context.link(document, "video", document.video),
        online: context.online(document, document.online),
      }),
    };
    const { rows, documents } = this.#rowsOf(document);
    const { times, problems, isWrong } = timeDay(rows, document.end);
    this.timesAreKnown &&= !isWrong;
    for (const problem of problems) reportTiming(problem, documents, context);
    const closing = times.find((time) => time?.endOrigin === "derived" && time.end % 1440 === document.end?.minutes);
    if (closing) context.instant(document, "end", document.date, closing.end, this.zone);
    this.#fillDay(day, rows, documents, times);
    return day;
  }

  #rowsOf(day: DayDocument): { rows: Row[]; documents: (ItemDocument | SessionDocument)[] } {
    const rows: Row[] = [];
    const documents: (ItemDocument | SessionDocument)[] = [];
    const push = (document: ItemDocument | SessionDocument, row: Row) => {
      documents.push(document);
      rows.push(row);
    };
    for (const document of day.items ?? []) {
      const roomOrTrack = roomOrTrackKey(document);
      if (!("items" in document)) {
        push(document, {
          roomOrTrack,
          isSession: false,
          time: document.time,
          end: document.end,
          duration: document.duration,
        });
        continue;
      }
      const session = rows.length;
      push(document, { roomOrTrack, isSession: true, time: document.time, end: document.end, each: document.each });
      for (const item of document.items) {
        const { time, end, duration } = item;
        push(item, {
          roomOrTrack: roomOrTrackKey(inheriting(item, document)),
          isSession: false,
          session,
          time,
          end,
          duration,
        });
      }
    }
    return { rows, documents };
  }

  #fillDay(
    day: UnfinishedDay,
    rows: readonly Row[],
    documents: readonly (ItemDocument | SessionDocument)[],
    times: readonly (Timed | undefined)[],
  ): void {
    const sessions = new Map<number, UnfinishedSession>();
    const slots: Slot[] = [];
    const items: UnfinishedItem[] = [];
    rows.forEach((row, index) => {
      const document = documents[index];
      const time = times[index];
      if (!document || !time) return;
      if ("items" in document) {
        const session = this.#buildSession(document, time, day);
        sessions.set(index, session);
        slots.push({ session });
        return;
      }
      const session = row.session === undefined ? undefined : sessions.get(row.session);
      const item = this.#buildItem(document, time, day, session);
      items.push(item);
      if (session) session.items.push(item);
      else slots.push({ item });
    });
    for (const session of sessions.values()) {
      session.items.sort(byStart);
      this.#checkQuestions(session);
    }
    day.slots = slots.sort((a, b) => byStart(a.session ?? a.item, b.session ?? b.item));
    day.items = day.slots
      .flatMap((slot): readonly Item[] => (slot.session ? slot.session.items : [slot.item]))
      .sort(byStart);
    // A session that lists items without times, or none yet, takes place where it says, wherever those do.
    const listing = [...sessions.values()].filter(
      ({ items }) => !items.every(({ timed }) => timed) || items.length === 0,
    );
    day.roomsOrTracks = [...new Set([...items, ...listing].map(({ roomOrTrack }) => roomOrTrack))].sort(
      (a, b) => Number(a.kind !== "plenary") - Number(b.kind !== "plenary") || this.compare(a, b),
    );
    if (items.length > 0) day.span = spanOf(items);
    this.items.push(...items);
    this.sessions.push(...sessions.values());
  }

  #buildSession(document: SessionDocument, time: Timed, day: Day): UnfinishedSession {
    const { context } = this;
    return {
      slug: "",
      anchor: "",
      chairs: this.#participants(chairsOf(document)),
      roomOrTrack: this.#roomOrTrack(document),
      items: [],
      day,
      isExample: context.holdsExample(document, document.items),
      document,
      ...this.#intervalOf(document, time, day),
      ...withoutUndefined({
        title: document.title === undefined ? undefined : context.text(document, "title", document.title),
        room: document.room,
        track: document.track,
        online: context.online(document, document.online),
        video: context.link(document, "video", document.video),
      }),
    };
  }

  #buildItem(document: ItemDocument, time: Timed, day: Day, session: UnfinishedSession | undefined): UnfinishedItem {
    const { context } = this;
    const types: readonly ItemType[] = document.type ?? ["other"];
    const paper = this.#paperOf(document, types);
    const { speakers, authors } = this.#speakersOf(document, paper);
    const hasPeople = speakers.length + authors.length > 0;
    const isOpen = document.title === undefined ? paper === undefined : isToBeAnnounced(document.title);
    const family = document.type ? FAMILIES[types[0] ?? "other"] : hasPeople ? "talk" : "remarks";
    const withSession = session ? inheriting(document, session.document) : document;
    const title = isOpen
      ? undefined
      : document.title === undefined
        ? paper?.title
        : context.text(document, "title", document.title);
    return {
      slug: "",
      anchor: "",
      types,
      family,
      toBeAnnounced:
        isOpen &&
        (document.title !== undefined ||
          ((family === "talk" || family === "invited") &&
            ((document.speakers?.length ?? 0) > 0 || hasPeople || types.some((type) => SINGLE_TALKS.has(type))))),
      speakers,
      authors,
      moderators: this.#participants(document.moderator),
      panelists: this.#participants(document.panelists),
      chairs: this.#participants(document.chair),
      roomOrTrack: this.#roomOrTrack(withSession),
      papers: [],
      shown: { lists: [], others: [], counts: [] },
      choices: (document.papers ?? []).flatMap(
        (word, index) => this.papers.choose(document.papers ?? document, index, word) ?? [],
      ),
      links: context.links(document, document.links),
      awards: uniqueTitles([...(document.award ?? []), ...(paper?.awards ?? [])]),
      cancelled: document.cancelled ?? false,
      questions: document.questions ?? [],
      timed: time.timed,
      day,
      isExample: context.holdsExample(document),
      document,
      ...this.#intervalOf(document, time, day),
      ...withoutUndefined({
        label: document.label,
        title,
        room: withSession.room,
        track: withSession.track,
        abstract: context.markdown(document, "abstract", document.abstract) ?? paper?.abstract,
        paper,
        slides: context.file(document, "slides", document.slides),
        video: context.link(document, "video", document.video),
        videoLength: document.video_length,
        online: context.online(document, document.online) ?? session?.online,
        mode: document.mode,
        changed: document.changed,
        questionTime: document.question_time ?? session?.document.question_time,
        language: document.language,
        session,
      }),
    };
  }

  /** The instants of a row's times; stated times are checked against clock changes. */
  #intervalOf(document: ItemDocument | SessionDocument, time: Timed, { date }: Day) {
    const { startOrigin, endOrigin } = time;
    const instant = (field: string, minutes: number, origin: Origin) =>
      origin === "stated"
        ? this.context.instant(document, field, date, minutes, this.zone)
        : localTime(date, minutes, this.zone).at;
    const start = instant("time", time.start, startOrigin);
    const end =
      time.lasts === undefined
        ? instant(document.end ? "end" : "time", time.end, endOrigin)
        : (start.plus({ minutes: time.lasts }) as DateTime<true>);
    const { minutes } = end.diff(start, "minutes");
    if (!("items" in document)) this.#checkQuestionTime(document, { start, end });
    if (minutes >= 24 * 60)
      this.context.report.add("day-long", this.context.at(document, "time"), { length: lengthText(minutes) });
    return { start, end, startOrigin, endOrigin };
  }

  /** A session's minutes for questions have to fit into each of its talks; the first that is too short is named. */
  #checkQuestions({ document, items }: UnfinishedSession): void {
    items
      .filter((item) => item.document.question_time === undefined && [...item.speakers, ...item.authors].length > 0)
      .some((item) => this.#checkQuestionTime(document, item));
  }

  /** @returns whether the minutes for questions that a row states leave none for a talk, which is reported */
  #checkQuestionTime(
    document: ItemDocument | SessionDocument,
    { start, end }: { readonly start: DateTime<true>; readonly end: DateTime<true> },
  ): boolean {
    const asked = document.question_time;
    if (asked === undefined || asked < end.diff(start, "minutes").minutes) return false;
    this.context.report.add("long-questions", this.context.at(document, "question_time"), {
      length: lengthText(asked),
      start: start.toFormat("H:mm"),
      end: end.toFormat("H:mm"),
    });
    return true;
  }

  /** The paper that is named, or that has the talk's title. */
  #paperOf(document: ItemDocument, types: readonly ItemType[]): UnfinishedPaper | undefined {
    if (document.paper !== undefined) return this.papers.find(document, "paper", document.paper);
    const family = FAMILIES[types[0] ?? "other"];
    if (document.title === undefined || family === "break" || family === "poster") return undefined;
    const paper = this.papers.byTitle(document.title);
    // Without `speakers:`, the paper would have supplied them.
    if (!paper && !document.speakers && family === "talk") this.papers.suggest(document, "title", document.title);
    return paper;
  }

  /** Authorship alone does not make somebody a speaker; presenting does. */
  #speakersOf(document: ItemDocument, paper: UnfinishedPaper | undefined): Pick<Item, "speakers" | "authors"> {
    if (document.speakers || !paper) return { speakers: this.#participants(document.speakers), authors: [] };
    const taking = (people: readonly Person[]) => people.map((person) => ({ person, remote: false }));
    const { presenters, authors } = paper;
    return presenters.length > 0
      ? { speakers: taking(presenters), authors: [] }
      : { speakers: [], authors: taking(authors) };
  }

  #participants(entries: readonly PersonEntry[] | undefined): readonly Participation[] {
    return (entries ?? []).flatMap((entry) => {
      if (isToBeAnnounced(entry.name)) return [];
      const person = entry.bare ? this.people.lookUp(entry) : this.people.add(entry, "scheduled");
      return person ? [{ person, remote: entry.remote ?? false }] : [];
    });
  }

  #roomOrTrack({ room, track }: { room?: string | undefined; track?: string | undefined }): RoomOrTrack {
    // A track that runs in rooms also has its own calendar.
    if (room !== undefined && track !== undefined) this.#roomOrTrack({ track });
    const key = roomOrTrackKey({ room, track });
    const known = this.#roomsOrTracks.get(key);
    if (known) return known;
    const roomOrTrack = this.#newRoomOrTrack(room === undefined ? "track" : "room", room ?? track);
    this.#roomsOrTracks.set(key, roomOrTrack);
    return roomOrTrack;
  }

  /** Rooms that differ only in capitals or punctuation are still two rooms, and need two addresses. */
  #newRoomOrTrack(kind: "room" | "track", name: string | undefined): RoomOrTrack {
    if (name === undefined) return NOWHERE;
    const roomsOrTracks = [...this.#roomsOrTracks.values()].filter((roomOrTrack) => roomOrTrack.kind === kind);
    return { kind, name, slug: freeSlug(slugify(name) || kind, new Set(roomsOrTracks.map(({ slug }) => slug))) };
  }

  /** A word for many, such as `all` or `posters`, means papers that name no session of their own, or name this one. */
  #linkPosters(): void {
    const chosen = new Map<UnfinishedPaper, readonly UnfinishedItem[]>();
    for (const paper of this.papers.unfinished) {
      const { session } = paper.document;
      if (session !== undefined) chosen.set(paper, this.#findSession(paper, session));
    }
    const lists = listPapers(this.papers.unfinished);
    for (const item of this.items) {
      const choices = item.choices.map((choice) =>
        choice.anchor === undefined
          ? choice
          : { ...choice, papers: choice.papers.filter((paper) => chosen.get(paper)?.includes(item) ?? true) },
      );
      const named = [...chosen].filter(([, items]) => items.includes(item)).map(([paper]) => paper);
      const papers = new Set([...choices.flatMap((choice) => choice.papers), ...named]);
      item.papers = [...papers];
      item.shown = shownPapers(choices, papers, lists);
      for (const paper of papers) paper.sessions.push(item);
      if (item.paper) (item.paper as UnfinishedPaper).talks.push(item);
    }
  }

  #findSession(paper: UnfinishedPaper, reference: string): readonly UnfinishedItem[] {
    const { context } = this;
    const things = [...this.items, ...this.sessions];
    const byId = things.filter(({ document }) => document.id === reference);
    const found = byId.length > 0 ? byId : findByTitle(reference, things, ({ document }) => document.title ?? "");
    const place = context.at(paper.document, "session");
    if (found.length > 1) {
      const matches = found.map(({ document }) => context.placeText(document, "title")).join(" and ");
      context.report.add("ambiguous-reference", place, { value: reference, matches });
    } else if (found.length === 0 && context.documents.data.schedule.state !== "broken") {
      const near = closest(
        reference,
        things.flatMap(({ document }) => [document.title ?? [], document.id ?? []].flat()),
      );
      context.report.add(
        "unknown-session",
        place,
        { value: reference },
        near ? `did you mean "${near}"?` : "write the title or the id of an item in data/schedule.yaml",
      );
    }
    const [only] = found;
    if (!only || !("items" in only)) return only ? [only] : [];
    const posters = only.items.filter(({ family }) => family === "poster");
    return posters.length > 0 ? posters : only.items;
  }

  #assignAddresses(): void {
    this.#reportTwinIds();
    const slugs = assignSlugs(
      this.items.map((item) => ({ id: item.document.id, base: baseOf(item), suffixes: suffixesOf(item) })),
      (indices, suffix) => this.#reportShared(indices, suffix),
    );
    this.items.forEach((item, index) => {
      item.slug = slugs[index] ?? "";
      item.anchor = `item-${item.slug}`;
      if (hasPage(item)) item.page = addressIn("talks", item.slug);
    });
    this.#reportOpenTitles();
    const sessions = assignSlugs(
      this.sessions.map((session) => ({
        id: session.document.id,
        base: slugify(session.title?.words ?? "") || "session",
        suffixes: suffixesOf(session),
      })),
      () => {},
    );
    this.sessions.forEach((session, index) => {
      session.slug = sessions[index] ?? "";
      session.anchor = `session-${session.slug}`;
    });
  }

  /** One notice for all of them: early on, they are most of a programme. */
  #reportOpenTitles(): void {
    const open = this.items.filter(
      ({ toBeAnnounced, cancelled, document }) =>
        toBeAnnounced &&
        !cancelled &&
        document.id === undefined &&
        // The title of a missing paper is not "to be announced".
        (document.title !== undefined || document.paper === undefined),
    );
    const [first, ...others] = open;
    if (first === undefined) return;
    const ids = open.map(({ document, slug }) => `  line ${this.context.line(document)}: id: ${slug}`);
    this.context.report.add(
      "open-title",
      this.context.at(first.document, "title"),
      others.length === 0
        ? { talks: "this talk has", changes: "its address and its calendar event change" }
        : { talks: `${open.length} talks have`, changes: "their addresses and their calendar events change" },
      others.length === 0
        ? `write id: ${first.slug}, which keeps those of today`
        : `write an id, which keeps those of today:\n${listed(ids)}`,
    );
  }

  #reportTwinIds(): void {
    const seen = new Map<string, ItemDocument | SessionDocument>();
    for (const { document } of [...this.items, ...this.sessions]) {
      if (document.id === undefined) continue;
      const first = seen.get(document.id);
      if (first)
        this.context.report.add("duplicate-id", this.context.at(document, "id"), {
          value: document.id,
          place: `first on line ${this.context.line(first, "id")}`,
        });
      else seen.set(document.id, document);
    }
  }

  #reportShared(indices: readonly number[], suffix: number): void {
    const items = indices.flatMap((index) => this.items[index] ?? []);
    const last = items.at(-1);
    if (!last?.title || !items.some(hasPage) || items.some(({ document }) => document.id !== undefined)) return;
    const by = SUFFIXES[suffix] ?? "numbers";
    this.context.report.add("same-title", this.context.at(last.document, "title"), {
      count: items.length,
      title: last.title.plain,
      by,
    });
  }
}

/** How many lines of a hint people read. */
const READ = 10;

function listed(lines: readonly string[]): string {
  const more = lines.length - READ;
  return [...lines.slice(0, READ), ...(more > 0 ? [`  and ${more} more`] : [])].join("\n");
}

/** How pages describe the papers that an item shows. */
function shownPapers(choices: readonly Choice[], papers: ReadonlySet<Paper>, lists: readonly PaperList[]): ShownPapers {
  const whole = lists.filter(
    (list) =>
      choices.some(({ kinds }) => list.kind && kinds.includes(list.kind)) &&
      list.papers.every((paper) => papers.has(paper)),
  );
  const linked = new Set(whole.flatMap((list) => list.papers));
  const many = choices.filter(({ anchor, papers }) => anchor !== undefined && papers.length > 0);
  return {
    lists: whole,
    others: [...papers].filter((paper) => !linked.has(paper)),
    counts: many.flatMap(({ anchor = "", papers, kinds }): ShownPapers["counts"] =>
      kinds.length > 1 ? listPapers(papers) : [{ anchor, papers }],
    ),
  };
}

/** What an item inherits from its session. */
function inheriting(
  item: ItemDocument,
  session: SessionDocument,
): { room?: string | undefined; track?: string | undefined } {
  return { room: item.room ?? session.room, track: item.track ?? session.track };
}

function roomOrTrackKey({ room, track }: { room?: string | undefined; track?: string | undefined }): string {
  if (room !== undefined) return `room:${room}`;
  return track === undefined ? PLENARY : `track:${track}`;
}

function byStart(a: Session | Item, b: Session | Item): number {
  return a.start.toMillis() - b.start.toMillis();
}

function spanOf(items: readonly Item[]): NonNullable<Day["span"]> {
  const first = items.reduce((a, b) => (b.start < a.start ? b : a));
  const last = items.reduce((a, b) => (b.end > a.end ? b : a));
  return { start: first.start, end: last.end, startOrigin: first.startOrigin, endOrigin: last.endOrigin };
}

function hasPage(item: UnfinishedItem): boolean {
  const people = [item.speakers, item.authors, item.panelists, item.moderators];
  return people.some(({ length }) => length > 0) || item.abstract !== undefined;
}

/** An item without a title is named by its people, else by its type. */
function baseOf(item: UnfinishedItem): string {
  const people = [...item.speakers, ...item.authors].map(({ person }) => person.name).join(" ");
  return slugify(item.title?.words ?? "") || slugify(people) || slugify(item.label ?? item.types[0] ?? "") || "item";
}

/** Names of the suffixes from `suffixesOf` in messages. */
const SUFFIXES = [
  "their dates",
  "their rooms",
  "their speakers",
  "their times",
  "their dates and times",
  "their dates, times and rooms",
];

function suffixesOf(thing: UnfinishedItem | UnfinishedSession): readonly string[] {
  const roomOrTrack = thing.roomOrTrack.kind === "plenary" ? "" : thing.roomOrTrack.slug;
  const time = thing.start.toFormat("HHmm");
  const people = "speakers" in thing ? [...thing.speakers, ...thing.authors] : thing.chairs;
  const { date } = thing.day;
  return [
    date,
    roomOrTrack,
    slugify(people.map(({ person }) => person.name).join(" ")),
    time,
    `${date}-${time}`,
    [date, time, roomOrTrack].filter(Boolean).join("-"),
  ];
}

function tellPeople(item: UnfinishedItem): void {
  const taking = new Set(
    [...item.speakers, ...item.moderators, ...item.panelists].map(({ person }) => person as UnfinishedPerson),
  );
  for (const person of taking) person.items.push(item);
}
