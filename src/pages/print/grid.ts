/**
 * A day with several rooms as tables for printing: one column per room, one row per stretch of time. Unlike on screen,
 * no cell spans rows, because a sheet could end in the middle of it: what overlaps shares a row, and its cells give
 * their own times.
 */
import type { DateTime } from "luxon";
import type { Day, Item, RoomOrTrack, Session } from "../../model/workshop.ts";

/** An item in its cell, below the head of its session if it is the first there; or a session without items. */
export interface PaperPart {
  readonly session?: Session;
  readonly item?: Item;
  /** Whether its time differs from its row's. */
  readonly saysTime: boolean;
  /** Whether it ends after its row, so that its end must be given. */
  readonly saysEnd: boolean;
}

/** A plenary row has one cell, across all columns. */
export interface PaperRow {
  readonly at: DateTime<true>;
  readonly plenary: boolean;
  readonly cells: readonly (readonly PaperPart[])[];
}

export interface PaperGrid {
  readonly columns: readonly RoomOrTrack[];
  readonly rows: readonly PaperRow[];
}

/** More columns than this are too narrow for a title on a landscape sheet. */
const MOST_COLUMNS = 5;

/** Something with a place and a time. */
interface Thing {
  readonly roomOrTrack: RoomOrTrack;
  readonly from: number;
  readonly to: number;
  readonly start: DateTime<true>;
  readonly item?: Item;
  readonly session?: Session;
}

/** The tables of a day, each with as many rooms as fit a sheet; none if the day has fewer than two rooms. */
export function paperGrids(day: Day): PaperGrid[] {
  const things = thingsOf(day);
  const used = new Set(things.map(({ roomOrTrack }) => roomOrTrack));
  const roomsOrTracks = day.roomsOrTracks.filter((one) => one.kind !== "plenary" && used.has(one));
  if (roomsOrTracks.length < 2) return [];
  return groupsOf(roomsOrTracks).map((columns) => ({ columns, rows: rowsOf(columns, things) }));
}

/** Groups of nearly equal size, so that the last sheet does not have a single room. */
function groupsOf(roomsOrTracks: readonly RoomOrTrack[]): RoomOrTrack[][] {
  const count = Math.ceil(roomsOrTracks.length / MOST_COLUMNS);
  return Array.from({ length: count }, (_, group) =>
    roomsOrTracks.slice(
      Math.round((group * roomsOrTracks.length) / count),
      Math.round(((group + 1) * roomsOrTracks.length) / count),
    ),
  );
}

function thingsOf(day: Day): Thing[] {
  const things = day.slots.flatMap(({ session, item }): Thing[] => {
    if (item) return [thing(item, { item })];
    return session.items.length === 0
      ? [thing(session, { session })]
      : session.items.map((one) => thing(one, { item: one }));
  });
  return things.sort((a, b) => a.from - b.from);
}

function thing(of: Item | Session, what: Pick<Thing, "item" | "session">): Thing {
  return { roomOrTrack: of.roomOrTrack, from: of.start.toMillis(), to: of.end.toMillis(), start: of.start, ...what };
}

function rowsOf(columns: readonly RoomOrTrack[], things: readonly Thing[]): PaperRow[] {
  const headed = new Set<string>();
  const rows: PaperRow[] = [];
  let open: Thing[] = [];
  const close = () => {
    const [first] = open;
    if (first) rows.push(slotRow(first, open, columns, headed));
    open = [];
  };
  const shown = things.filter(({ roomOrTrack }) => roomOrTrack.kind === "plenary" || columns.includes(roomOrTrack));
  for (const one of shown) {
    const isPlenary = one.roomOrTrack.kind === "plenary";
    if (isPlenary || open.every(({ to }) => to <= one.from)) close();
    if (isPlenary) rows.push({ at: one.start, plenary: true, cells: [[part(one, false, false, headed)]] });
    else open.push(one);
  }
  close();
  return rows;
}

function slotRow(
  first: Thing,
  things: readonly Thing[],
  columns: readonly RoomOrTrack[],
  headed: Set<string>,
): PaperRow {
  const end = Math.min(...columns.map((roomOrTrack) => lastEnd(things, roomOrTrack)));
  return {
    at: first.start,
    plenary: false,
    cells: columns.map((roomOrTrack) => {
      const own = things.filter((one) => one.roomOrTrack === roomOrTrack);
      return own.map((one) => part(one, own.length > 1 || one.from !== first.from, one.to > end, headed));
    }),
  };
}

/** When a room is free again; an empty room never makes the others give their ends. */
function lastEnd(things: readonly Thing[], roomOrTrack: RoomOrTrack): number {
  const ends = things.filter((one) => one.roomOrTrack === roomOrTrack).map(({ to }) => to);
  return ends.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...ends);
}

/** @param headed the sessions whose head is there already, by room */
function part(
  { item, session, roomOrTrack }: Thing,
  saysTime: boolean,
  saysEnd: boolean,
  headed: Set<string>,
): PaperPart {
  const heading = session ?? item?.session;
  const key = `${roomOrTrack.kind} ${roomOrTrack.slug} ${heading?.slug}`;
  const isFirst = heading !== undefined && !headed.has(key);
  if (isFirst) headed.add(key);
  const isTimed = item?.timed ?? true;
  return {
    saysTime: saysTime && isTimed,
    saysEnd: saysEnd && isTimed,
    ...(isFirst && (heading.title || heading.chairs.length > 0) ? { session: heading } : {}),
    ...(item ? { item } : {}),
  };
}
