/** Merges imported items into `data/schedule.yaml`. */
import { type DataFile, edited } from "../../edit/data-file.ts";
import { replaced } from "../../edit/mapping.ts";
import { type Edit, entryOf } from "../../edit/splice.ts";
import { Report } from "../../load/diagnostics.ts";
import { plainValue } from "../../load/shape.ts";
import type { MappingNode } from "../../load/yaml-node.ts";
import { titleKey } from "../../model/references.ts";
import { ImportMistake } from "../input.ts";
import { type Change, entryEdits, type Merged, readForMerge, textAt } from "../merge.ts";
import { type Fields, type ItemRow, type Notes, nameOf, type Person, type SessionRow, textOf } from "../row.ts";
import { beginning, impliedEnd, isSession, itemsOf, type KnownDay, type KnownEntry, knownDays } from "./known.ts";
import { cut, type Loose, looseItem, looseSession, putIn, timeText } from "./places.ts";

const FILE = "data/schedule.yaml";

/** The file with the items merged: known items updated, new ones inserted by time. */
export function mergeSchedule(text: string, rows: readonly ItemRow[], notes: Notes): Merged {
  const file = readForMerge(FILE, text);
  if (file.root && file.root.kind !== "list") {
    throw new ImportMistake(`${FILE} is no list of days; "lectern check" shows what is wrong`);
  }
  const days = knownDays(file);
  const matcher = new Matcher(days, file);
  const known = new KnownSessions(days, sessionsOf(rows));
  const edits: Edit[] = [];
  const changed: Change[] = [];
  const fresh: ItemRow[] = [];
  const moved = new Map<MappingNode, ItemRow>();
  const sessions = new Set<SessionRow>();
  let same = 0;
  for (const row of rows) {
    const entry = matcher.find(row);
    if (entry === undefined) {
      fresh.push(row);
      continue;
    }
    const renewal = renewItem(file, withImpliedEnd(entry, days, rows), row, notes);
    const ofSession =
      row.session && !sessions.has(row.session) ? renewSession(file, known, row.session, notes) : NOTHING;
    if (row.session) sessions.add(row.session);
    edits.push(...renewal.edits, ...ofSession.edits);
    if (renewal.startsElsewhere) moved.set(entry.node, row);
    const fields = [...renewal.changed, ...ofSession.changed.map((name) => `${name} of its session`)];
    if (fields.length > 0) changed.push({ name: nameOf(row), fields });
    else same++;
  }
  const renewed = edited(text, edits);
  const after = placed(renewed, pathsOf(days, moved), fresh, rows);
  return { file: FILE, before: text, after, added: fresh.length, changed, same };
}

/** An implied end need not be written, as long as something still begins then or the day is over. */
function withImpliedEnd(entry: KnownEntry, days: readonly KnownDay[], rows: readonly ItemRow[]): KnownEntry {
  const end = entry.end === undefined ? impliedEnd(entry, days) : undefined;
  if (end === undefined) return entry;
  const starts = rows.filter(({ date }) => date === entry.day).map(({ start }) => start);
  return starts.includes(end) || starts.every((start) => start < end) ? { ...entry, end } : entry;
}

/** An item's position, as indices that edits of values do not change. */
interface Moved {
  readonly day: number;
  readonly item: number;
  readonly row: ItemRow;
}

function pathsOf(days: readonly KnownDay[], moved: ReadonlyMap<MappingNode, ItemRow>): readonly Moved[] {
  // Nodes belong to one parse of the text, so identify them by where they start.
  const rowAt = new Map([...moved].map(([node, row]) => [node.start, row]));
  return days.flatMap((one, day) =>
    itemsOf(one).flatMap(({ node }, item) => {
      const row = rowAt.get(node.start);
      return row ? [{ day, item, row }] : [];
    }),
  );
}

/** Inserts new items, and moves items that no longer fit between their neighbours to where their times put them. */
function placed(text: string, moved: readonly Moved[], fresh: readonly ItemRow[], rows: readonly ItemRow[]): string {
  const file = readForMerge(FILE, text);
  const days = knownDays(file);
  const astray = moved.filter((one) => isAstray(days, one));
  const taken = cut(
    file,
    days,
    astray.flatMap(({ day, item, row }) => {
      const entry = itemsOf(days[day] as KnownDay)[item];
      return entry ? [{ entry, row }] : [];
    }),
  );
  const loose: Loose[] = [...taken.loose, ...fresh.map(looseItem)];
  if (loose.length === 0) return text;
  const rest = readForMerge(FILE, taken.text);
  return putIn(rest, inSessions(loose, knownDays(rest), rows));
}

/** Items that belong to sessions: each goes into the session in the file, or with the others into a new one. */
function inSessions(loose: readonly Loose[], days: readonly KnownDay[], rows: readonly ItemRow[]): readonly Loose[] {
  const known = new KnownSessions(days, sessionsOf(rows));
  const titles = bySession(rows.map(({ session, fields }) => [session, textOf(fields, "title")] as const));
  const placed = [...bySession(loose.map((one) => [one.session, one] as const))].flatMap(([session, items]) => {
    const present = known.called(session) ?? known.holding(session, titles.get(session) ?? []);
    return present ? items.map((item) => ({ ...item, into: present.node })) : [looseSession(session, items)];
  });
  return [...loose.filter(({ session }) => !session), ...placed];
}

function sessionsOf(rows: readonly ItemRow[]): ReadonlySet<SessionRow> {
  return new Set(rows.flatMap(({ session }) => session ?? []));
}

function bySession<T>(pairs: readonly (readonly [SessionRow | undefined, T])[]): ReadonlyMap<SessionRow, readonly T[]> {
  const groups = new Map<SessionRow, T[]>();
  for (const [session, one] of pairs) {
    if (!session) continue;
    const group = groups.get(session) ?? [];
    group.push(one);
    groups.set(session, group);
  }
  return groups;
}

/** The sessions of a file, each for at most one of the import. */
class KnownSessions {
  readonly #called = new Map<SessionRow, KnownEntry>();
  readonly #byItem = new Map<string, KnownEntry>();

  /** Sessions of one title on one day are told apart by room, then by time. */
  constructor(days: readonly KnownDay[], sessions: ReadonlySet<SessionRow>) {
    const entries = days.flatMap((day) => day.entries).filter(isSession);
    const byTitle = new Map<string, KnownEntry[]>();
    for (const entry of entries) {
      const key = keyOf(entry.day, textAt(entry.node, "title"));
      const same = byTitle.get(key) ?? [];
      same.push(entry);
      byTitle.set(key, same);
      for (const { node } of entry.items) this.#byItem.set(keyOf(entry.day, textAt(node, "title")), entry);
    }
    const taken = new Set<KnownEntry>();
    const isThere = (entry: KnownEntry, { fields }: SessionRow) =>
      textAt(entry.node, "room") === fields.room && textAt(entry.node, "track") === fields.track;
    const isThen = (entry: KnownEntry, { start }: SessionRow) => beginning(entry) === start;
    for (const fits of [both(isThere, isThen), isThere, isThen, () => true]) {
      for (const session of sessions) {
        const title = textOf(session.fields, "title");
        if (title === undefined || this.#called.has(session)) continue;
        const same = byTitle.get(keyOf(session.date, title)) ?? [];
        const found = same.find((entry) => !taken.has(entry) && fits(entry, session));
        if (!found) continue;
        taken.add(found);
        this.#called.set(session, found);
      }
    }
  }

  /** The session of that title on that day. */
  called(session: SessionRow): KnownEntry | undefined {
    return this.#called.get(session);
  }

  /** The session of that day that holds an item of this one: somebody gave it another title. */
  holding({ date }: SessionRow, titles: readonly (string | undefined)[]): KnownEntry | undefined {
    const held = titles.flatMap((title) => (title === undefined ? [] : (this.#byItem.get(keyOf(date, title)) ?? [])));
    return held[0];
  }
}

type Fits = (entry: KnownEntry, session: SessionRow) => boolean;

function both(one: Fits, other: Fits): Fits {
  return (entry, session) => one(entry, session) && other(entry, session);
}

function keyOf(date: string, title: string | undefined): string {
  return `${date} ${titleKey(title ?? "")}`;
}

interface Renewal {
  readonly edits: readonly Edit[];
  readonly changed: readonly string[];
}

const NOTHING: Renewal = { edits: [], changed: [] };

/** What a session takes from the import; that it has another title, or that its items are elsewhere, is somebody's wish. */
function renewSession(file: DataFile, sessions: KnownSessions, session: SessionRow, notes: Notes): Renewal {
  const known = sessions.called(session);
  if (!known) return NOTHING;
  const hasChairs = entryOf(known.node, "chairs") !== undefined;
  const fields = { ...session.fields, title: undefined, ...(hasChairs ? { chair: undefined } : {}) };
  return entryEdits(file, known.node, fields, session.place, notes);
}

/** Whether an item starts on another day, before its predecessor in its room or track, or after its successor. */
function isAstray(days: readonly KnownDay[], { day, item, row }: Moved): boolean {
  const known = days[day] as KnownDay;
  if (known.date !== row.date) return true;
  const entry = itemsOf(known)[item] as KnownEntry;
  const neighbours = itemsOf(known).filter((one) => one.roomOrTrack === entry.roomOrTrack && one.start !== undefined);
  const index = neighbours.indexOf(entry);
  const starts = [neighbours[index - 1]?.start, entry.start, neighbours[index + 1]?.start].filter(
    (start) => start !== undefined,
  );
  return starts.some((start, at) => at > 0 && start < (starts[at - 1] ?? 0));
}

interface ItemRenewal extends Renewal {
  readonly startsElsewhere: boolean;
}

function renewItem(file: DataFile, entry: KnownEntry, row: ItemRow, notes: Notes): ItemRenewal {
  const said = entryEdits(file, entry.node, fieldsFor(file, entry, row.fields), row.place, notes);
  const time = timeEdits(file, entry, row);
  return {
    edits: [...said.edits, ...time.edits],
    changed: [...(time.edits.length > 0 || time.startsElsewhere ? ["time"] : []), ...said.changed],
    startsElsewhere: time.startsElsewhere,
  };
}

/**
 * The fields an item takes from a row. The organizers' type and label stay, and so does the address. Values inherited
 * from the session are not repeated, and panelists are not listed as speakers.
 */
function fieldsFor(file: DataFile, { node, session }: KnownEntry, fields: Fields): Fields {
  const isTyped = entryOf(node, "type") !== undefined || entryOf(node, "label") !== undefined;
  const inherited = (name: string) => session && !entryOf(node, name) && textAt(session, name) === fields[name];
  const others = ["panelists", "moderator", "chair"].flatMap((name) => entryOf(node, name)?.value ?? []);
  const said = others.map((value) => JSON.stringify(plainValue(value, file.source, new Report()))).join();
  const speakers = (fields.speakers ?? []) as readonly Person[];
  const areOthers = !entryOf(node, "speakers") && speakers.some(({ name }) => said.includes(name));
  return {
    ...fields,
    id: undefined,
    ...(isTyped ? { type: undefined, label: undefined } : {}),
    ...(inherited("room") ? { room: undefined } : {}),
    ...(inherited("track") ? { track: undefined } : {}),
    ...(areOthers ? { speakers: undefined } : {}),
  };
}

/** A length stays a length, and a separate end stays separate. */
function timeEdits(
  file: DataFile,
  { node, day, start, end }: KnownEntry,
  row: ItemRow,
): { edits: readonly Edit[]; startsElsewhere: boolean } {
  const time = entryOf(node, "time");
  // Without a time of its own, an item starts when its session says.
  if (!time || start === undefined || row.isUntimed) return { edits: [], startsElsewhere: false };
  const startsElsewhere = day !== row.date || start !== row.start;
  const endsElsewhere = row.end !== undefined && row.end !== end;
  if (!startsElsewhere && !endsElsewhere) return { edits: [], startsElsewhere };
  const [ownEnd, duration] = [entryOf(node, "end"), entryOf(node, "duration")];
  const change = (entry: typeof time, value: string) => replaced(file.text, node, entry, value);
  const edits: Edit[] = [];
  if (!ownEnd && !duration) return { edits: [change(time, timeText(row.start, row.end ?? end))], startsElsewhere };
  if (start !== row.start) edits.push(change(time, timeText(row.start)));
  if (ownEnd && endsElsewhere) edits.push(change(ownEnd, timeText(row.end ?? 0)));
  if (duration && endsElsewhere) edits.push(change(duration, `${(row.end ?? 0) - row.start} min`));
  return { edits, startsElsewhere };
}

/** Finds the items in the file; each matches at most one row. */
class Matcher {
  readonly #free: Set<KnownEntry>;
  readonly #byId = new Map<string, KnownEntry[]>();
  readonly #byTitle = new Map<string, KnownEntry[]>();
  readonly #open: readonly KnownEntry[];

  private readonly file: DataFile;

  constructor(days: readonly KnownDay[], file: DataFile) {
    this.file = file;
    const entries = days.flatMap(itemsOf).filter((entry) => !isSession(entry));
    this.#free = new Set(entries);
    for (const entry of entries) {
      const [id, title] = [textAt(entry.node, "id"), textAt(entry.node, "title")];
      if (id !== undefined) this.#byId.set(id, [...(this.#byId.get(id) ?? []), entry]);
      if (title === undefined) continue;
      const key = titleKey(title);
      const same = this.#byTitle.get(key) ?? [];
      same.push(entry);
      this.#byTitle.set(key, same);
    }
    this.#open = entries.filter(({ node }) => {
      const title = textAt(node, "title");
      return title === undefined || /^tb[ad]$/i.test(title);
    });
  }

  /** The item with the row's id, else with its title, else its speaker's item that has no title yet. */
  find(row: ItemRow): KnownEntry | undefined {
    const [id, title] = [textOf(row.fields, "id"), textOf(row.fields, "title")];
    const free = (entries: readonly KnownEntry[] = []) => entries.filter((entry) => this.#free.has(entry));
    const [byId] = id === undefined ? [] : free(this.#byId.get(id));
    const titled = title === undefined ? [] : free(this.#byTitle.get(titleKey(title)));
    const found = byId ?? nearest(titled, row) ?? this.#untitled(free(this.#open), row);
    if (found) this.#free.delete(found);
    return found;
  }

  #untitled(free: readonly KnownEntry[], row: ItemRow): KnownEntry | undefined {
    return free.find((entry) => {
      return isAt(entry, row) && this.#sharesSpeaker(entry, row);
    });
  }

  #sharesSpeaker({ node }: KnownEntry, { fields }: ItemRow): boolean {
    const speakers = entryOf(node, "speakers")?.value;
    const people = (fields.speakers ?? []) as readonly Person[];
    if (!speakers) return people.length === 0 && fields.title === undefined;
    const said = JSON.stringify(plainValue(speakers, this.file.source, new Report()));
    return people.some(({ name }) => said.includes(name));
  }
}

function isAt({ day, start }: KnownEntry, row: ItemRow): boolean {
  return day === row.date && start === row.start;
}

/** Among items with the same title, such as breaks: the one at that time, else on that day, else any. */
function nearest(entries: readonly KnownEntry[], row: ItemRow): KnownEntry | undefined {
  return entries.find((entry) => isAt(entry, row)) ?? entries.find(({ day }) => day === row.date) ?? entries[0];
}
