/** Removes items from `data/schedule.yaml`, and inserts items where their time belongs. */
import { type DataFile, edited, insteadOf } from "../../edit/data-file.ts";
import { indentOf } from "../../edit/mapping.ts";
import { type Edit, entryOf, lineEnd, lineStart } from "../../edit/splice.ts";
import { blockEntry, fitsInline, inline, type ValueMap } from "../../edit/yaml-writer.ts";
import type { MappingNode } from "../../load/yaml-node.ts";
import { formatMinutes } from "../../schema/time.ts";
import { ImportMistake } from "../input.ts";
import type { Fields, ItemRow, SessionRow } from "../row.ts";
import { written } from "../values.ts";
import { beginning, type KnownDay, type KnownEntry, knownDays } from "./known.ts";

const COMMENT = "The programme, day by day.";

/** An item that is not in a list yet. */
export interface Loose {
  readonly date: string;
  readonly start: number;
  readonly roomOrTrack: string;
  /** Its lines at a given indentation, each with its line break. */
  readonly lines: (indent: string) => string;
  /** On one line, for a list in brackets; undefined if it needs several. */
  readonly inline: string | undefined;
  /** Whether it is a session, which is in no other. */
  readonly isSession?: boolean;
  /** Whether its session says when it is. */
  readonly isUntimed?: boolean;
  /** The session to which the import says it belongs. */
  readonly session?: SessionRow;
  /** That session in the file; undefined: wherever its time puts it. */
  readonly into?: MappingNode;
}

/** `9:50`, or `9:50-10:20`; before six with am, as it would otherwise look like a slip. */
export function timeText(start: number, end?: number): string {
  const isNight = start % 1440 < 6 * 60;
  const say = (minutes: number) => (isNight && minutes % 1440 < 720 ? nightTime(minutes) : formatMinutes(minutes));
  return end === undefined ? say(start) : `${say(start)}-${say(end)}`;
}

function nightTime(minutes: number): string {
  const [hour = "0", minute = "00"] = formatMinutes(minutes).split(":");
  return `${Number(hour) === 0 ? 12 : hour}:${minute} am`;
}

/** The order in which an item's fields are written. */
const ORDER = [
  ...["type", "label", "room", "track", "chair", "speakers", "moderator", "panelists", "title", "abstract"],
  ...[
    "paper",
    "papers",
    "award",
    "mode",
    "cancelled",
    "changed",
    "slides",
    "video",
    "online",
    "links",
    "language",
    "id",
  ],
];

/** The order in which a session's fields are written, before its items. */
const SESSION_ORDER = ["chair", "room", "track", "video", "online"];

/** A new item. One at which nobody speaks, such as a break, takes one line. */
export function looseItem(row: ItemRow): Loose {
  const fields = ORDER.map((name) => {
    const field = row.fields[name];
    return [name, field === undefined ? undefined : written(name, field)] as const;
  });
  const time = row.isUntimed ? undefined : timeText(row.start, row.end);
  const value: ValueMap = { time, ...Object.fromEntries(fields) };
  const { room, track, speakers } = { ...placeOf(row.session), ...definedOf(row.fields) };
  return {
    date: row.date,
    start: row.start,
    roomOrTrack: String(room ?? track ?? ""),
    lines: (indent) =>
      speakers === undefined && fitsInline(value, indent) ? `${indent}- ${inline(value)}\n` : blockEntry(value, indent),
    inline: inline(value),
    ...ofSession(row),
  };
}

function ofSession({ session, isUntimed = false }: ItemRow): Pick<Loose, "session" | "isUntimed"> {
  return session ? { session, isUntimed } : {};
}

/** A new session with the items that go into it. */
export function looseSession(session: SessionRow, items: readonly Loose[]): Loose {
  const fields = SESSION_ORDER.map((name) => {
    const field = session.fields[name];
    return [name, field === undefined ? undefined : written(name, field)] as const;
  });
  const { title, room, track } = session.fields;
  const value: ValueMap = {
    title: title === undefined ? undefined : written("title", title),
    // Only a session whose items have no times of their own has to say when it is.
    time: items.some(({ isUntimed }) => isUntimed) ? timeText(session.start, session.end) : undefined,
    ...Object.fromEntries(fields),
  };
  const inOrder = [...items].sort((a, b) => a.start - b.start);
  return {
    date: session.date,
    start: Math.min(...inOrder.map(({ start }) => start)),
    roomOrTrack: String(room ?? track ?? ""),
    lines: (indent) => {
      const head = blockEntry(value, indent);
      const list = `items:\n${inOrder.map((item) => item.lines(`${indent}    `)).join("")}`;
      return head === "" ? `${indent}- ${list}` : `${head}${indent}  ${list}`;
    },
    inline: undefined,
    isSession: true,
  };
}

/** Where a session takes place, which counts for its items as well. */
function placeOf(session: SessionRow | undefined): Fields {
  return session ? definedOf({ room: session.fields.room, track: session.fields.track }) : {};
}

function definedOf(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * Removes items; a list that loses all its items becomes empty, and a session that then says no time goes with them.
 * @param days all days of the file
 */
export function cut(
  { text }: DataFile,
  days: readonly KnownDay[],
  items: readonly { readonly entry: KnownEntry; readonly row: ItemRow }[],
): { text: string; loose: readonly Loose[] } {
  const loose = items.map(({ entry, row }) => {
    const { start, end } = stretchOf(text, entry);
    return movedItem(text.slice(start, end), entry, row);
  });
  const gone = new Set(items.map(({ entry }) => entry));
  for (const session of days.flatMap(({ entries }) => entries)) {
    const isEmptied = session.items.length > 0 && session.items.every((item) => gone.has(item));
    if (!isEmptied || entryOf(session.node, "time")) continue;
    for (const item of session.items) gone.delete(item);
    gone.add(session);
  }
  const edits: Edit[] = [...gone].map((entry) => ({ ...stretchOf(text, entry), text: "" }));
  for (const list of new Set([...gone].map((entry) => entry.list))) {
    const out = [...gone].filter((entry) => entry.list === list);
    const key = out[0] && entryOf(out[0].parent, "items")?.key;
    if (key && !list.flow && out.length === list.items.length) {
      edits.push({ start: key.end + 1, end: key.end + 1, text: " []" });
    }
  }
  return { text: edited(text, edits), loose };
}

/** The lines of an item with the comments directly above it; in brackets, the item with its comma. */
function stretchOf(text: string, { node, list }: KnownEntry): { start: number; end: number } {
  if (list.flow) {
    const comma = /^\s*,\s*/.exec(text.slice(node.end));
    return { start: node.start, end: node.end + (comma?.[0].length ?? 0) };
  }
  const start = withComments(text, lineStart(text, node.start), list.start - lineStart(text, list.start));
  const end = lineEnd(text, node.end);
  return { start, end: end + (/^\r?\n/.exec(text.slice(end))?.[0].length ?? 0) };
}

/** The start of the comments directly above a line, at a column. */
function withComments(text: string, start: number, column: number): number {
  const comment = new RegExp(`^ {${column}}#`);
  for (let at = start; at > 0; ) {
    const above = lineStart(text, at - 1);
    if (!comment.test(text.slice(above, at))) return at;
    at = above;
  }
  return start;
}

/** The item as written, at any indentation. */
function movedItem(stretch: string, { list, roomOrTrack, node }: KnownEntry, row: ItemRow): Loose {
  const written = stretch.replace(/\r\n/g, "\n").replace(/,\s*$/, "").trimEnd();
  const before = list.flow ? "" : (/^ */.exec(written)?.[0] ?? "");
  const lines = (indent: string) =>
    list.flow ? `${indent}- ${written}\n` : `${written.replace(new RegExp(`^${before}`, "gm"), indent)}\n`;
  const onOneLine = node.flow ? written.replace(/^ *- */, "") : undefined;
  return { date: row.date, start: row.start, roomOrTrack, lines, inline: onOneLine, ...ofSession(row) };
}

/** The text with items inserted, each after whatever begins before it, in its room or track if that has items. */
export function putIn(file: DataFile, loose: readonly Loose[]): string {
  const { text } = file;
  const days = knownDays(file);
  const inOrder = [...loose].sort((a, b) => a.start - b.start);
  const byDate = new Map<string, Loose[]>();
  for (const one of inOrder) byDate.set(one.date, [...(byDate.get(one.date) ?? []), one]);
  const places = new Places();
  for (const [date, items] of [...byDate].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const day = days.find((one) => one.date === date);
    if (day) putIntoDay(text, day, items, places);
    else putDay(file, days, date, items, places);
  }
  return edited(text, places.edits());
}

/** Texts to insert, kept in order if several go in one place. */
class Places {
  readonly #texts = new Map<number, { text: string; end: number }>();

  add(start: number, text: string, end = start): void {
    const before = this.#texts.get(start);
    this.#texts.set(start, { text: (before?.text ?? "") + text, end: Math.max(end, before?.end ?? end) });
  }

  /** Replaces an empty list with lines, or adds them after lines already put there. */
  putInstead(edit: Edit, lines: string): void {
    if (this.isTaken(edit.start)) this.add(edit.start, `\n${lines.trimEnd()}`);
    else this.add(edit.start, edit.text, edit.end);
  }

  isTaken(start: number): boolean {
    return this.#texts.has(start);
  }

  edits(): Edit[] {
    return [...this.#texts].map(([start, { text, end }]) => ({ start, end, text }));
  }
}

function putIntoDay(text: string, day: KnownDay, items: readonly Loose[], places: Places): void {
  if (day.node.flow) throw inBrackets(day.date);
  const indent = indentOf(text, day.node);
  const entry = entryOf(day.node, "items");
  if (day.entries.length > 0) {
    for (const item of items) putItem(text, day, item, places);
    return;
  }
  const lines = items
    .map((item) => item.lines(`${indent}  `))
    .join("")
    .trimEnd();
  if (!entry) places.add(lineEnd(text, day.node.end), `\n${indent}items:\n${lines}`);
  else places.putInstead(insteadOf(text, entry.value, lines), lines);
}

function inBrackets(date: string): ImportMistake {
  return new ImportMistake(`data/schedule.yaml has items of ${date} in brackets; write them one a line first`);
}

function putItem(text: string, day: KnownDay, item: Loose, places: Places): void {
  const { entry, isAfter } = neighbour(day, item);
  if (entry.list.flow) {
    if (item.inline === undefined) throw inBrackets(day.date);
    if (isAfter) places.add(entry.node.end, `, ${item.inline}`);
    else places.add(entry.node.start, `${item.inline}, `);
    return;
  }
  const lines = item.lines(indentOf(text, entry.list));
  if (isAfter) places.add(lineEnd(text, entry.node.end), `\n${lines.trimEnd()}`);
  else places.add(stretchOf(text, entry).start, lines);
}

/** The entry next to which a new item goes. An item that starts during a session goes into that session. */
function neighbour(day: KnownDay, item: Loose): { entry: KnownEntry; isAfter: boolean } {
  const session = day.entries.find(({ node }) => node.start === item.into?.start);
  const [firstInside] = session?.items ?? [];
  if (firstInside) {
    const inside = session?.items.filter(({ start }) => start === undefined || start <= item.start).at(-1);
    return inside ? { entry: inside, isAfter: true } : { entry: firstInside, isAfter: false };
  }
  const own = day.entries.filter(({ roomOrTrack }) => roomOrTrack === item.roomOrTrack);
  const candidates = own.length > 0 ? own : day.entries;
  const before = candidates.filter((entry) => (beginning(entry) ?? 0) <= item.start).at(-1);
  if (!before) return { entry: candidates[0] as KnownEntry, isAfter: false };
  const later = item.isSession
    ? undefined
    : before.items.find(({ start }) => start !== undefined && start > item.start);
  return later ? { entry: later, isAfter: false } : { entry: before, isAfter: true };
}

/** Inserts a new day before the first later one. */
function putDay(
  file: DataFile,
  days: readonly KnownDay[],
  date: string,
  items: readonly Loose[],
  places: Places,
): void {
  const { text, root } = file;
  const list = root?.kind === "list" ? root : undefined;
  const indent = list && !list.flow ? indentOf(text, list) : "";
  const lines = `${indent}- date: ${date}\n${indent}  items:\n${items.map((item) => item.lines(`${indent}    `)).join("")}`;
  const later = days.find((day) => day.date > date);
  if (list?.flow && list.items.length > 0) throw inBrackets(date);
  if (list?.flow) places.putInstead(insteadOf(text, list, lines), lines);
  else if (later) places.add(lineStart(text, later.node.start), lines);
  else places.add(text.length, `${places.isTaken(text.length) ? "" : beginningAtEnd(text)}${lines}`);
}

/** What goes before the first line added to a file. */
function beginningAtEnd(text: string): string {
  if (text.trim() === "") return `# ${COMMENT}\n`;
  return text.endsWith("\n") ? "" : "\n";
}
