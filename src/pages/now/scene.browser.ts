/** What the screen shows at an instant. Without the page, so that a test can ask for any instant. All times are milliseconds. */

import { type Entry as AnyEntry, first, held, isOnAt } from "../../components/now/on-now.browser.ts";

/** An entry of the programme, in the order of its start. */
export interface Entry extends AnyEntry {
  /** Whether it is for everyone. */
  readonly isForAll: boolean;
}

/** What is asked for in the address. */
export interface Wish {
  /** The key of the one room to show. */
  readonly room?: string;
  /** Whether what comes next is first. */
  readonly next: boolean;
}

/** A room at an instant; one of the two entries at least is there. */
export interface Row<E extends Entry = Entry> {
  readonly room: string;
  readonly on?: E;
  readonly next?: E;
}

/** What there is to show. */
export type Scene<E extends Entry = Entry> =
  /** All days are over. */
  | { readonly state: "over" }
  /** Outside the hours of the event: the first entries of the coming day. */
  | { readonly state: "rest"; readonly day: number; readonly coming: readonly E[] }
  /** One room: what is on, if anything, and what follows. */
  | {
      readonly state: "door";
      readonly day: number;
      readonly room: string;
      readonly on?: E;
      readonly coming: readonly E[];
    }
  /** Every room that has something on or to come. `pinned` is what is on for everyone, shown on every page. */
  | { readonly state: "rooms"; readonly day: number; readonly pinned?: Row<E>; readonly rows: readonly Row<E>[] };

/** How long before the first entry of a day the screen wakes. */
const BEFORE = 60 * 60_000;

/** How many entries a list of what is coming has. */
const COMING = 4;

/** How many rooms a page has. */
export const ROOMS_A_PAGE = 6;

/** How long a page of rooms stays. */
export const PAGE_TIME = 12_000;

/** What began last, as something that has been on since the morning is not what people look for; cancelled ones last. */
function latest<E extends Entry>(entries: readonly E[]): E | undefined {
  return held(entries).at(-1);
}

/**
 * What to show at an instant.
 * @param days the entries of each day
 * @param rooms the keys of all rooms, in order
 */
export function sceneAt<E extends Entry>(
  days: readonly (readonly E[])[],
  rooms: readonly string[],
  now: number,
  { room, next }: Wish,
): Scene<E> {
  // Not by date: what goes on past midnight belongs to the day before.
  const day = days.findIndex((entries) => entries.some(({ end }) => now < end));
  const entries = days[day];
  if (entries === undefined) return { state: "over" };
  const asked = rooms.length === 1 ? rooms[0] : room !== undefined && rooms.includes(room) ? room : undefined;
  if (now < startOf(entries) - BEFORE) return { state: "rest", day, coming: at(asked, entries).slice(0, COMING) };

  const beside = entries.filter(({ isAside }) => !isAside);
  // At the end of a day there may be nothing else.
  const main = beside.some(({ end }) => now < end) ? beside : entries;
  if (asked !== undefined) return { ...doorAt(main, asked, now), day };
  return { ...roomsAt(main, rooms, now, next), day };
}

const startOf = (entries: readonly Entry[]): number => Math.min(...entries.map(({ start }) => start));

/** What concerns a room, or any if none is asked for: what is for everyone empties the room as well. */
function at<E extends Entry>(room: string | undefined, entries: readonly E[]): readonly E[] {
  return room === undefined ? entries : entries.filter((entry) => entry.room === room || entry.isForAll);
}

function doorAt<E extends Entry>(entries: readonly E[], room: string, now: number) {
  const here = at(room, entries);
  const on = latest(here.filter(isOnAt(now)));
  const coming = here.filter(({ start }) => start > now).slice(0, COMING);
  return { state: "door", room, coming, ...(on && { on }) } as const;
}

function roomsAt<E extends Entry>(entries: readonly E[], rooms: readonly string[], now: number, nextFirst: boolean) {
  const forAll = entries.filter(({ isForAll }) => isForAll);
  const onForAll = latest(forAll.filter(isOnAt(now)));
  const rowOf = (room: string): Row<E>[] => {
    const own = entries.filter((entry) => entry.room === room);
    const on = latest(own.filter(isOnAt(now)));
    const followed = own.some(({ start }) => start > now);
    // What comes for everyone comes next in every room that is in use.
    const next = first(
      entries.filter((entry) => entry.room === room || (entry.isForAll && (on ?? followed))),
      now,
    );
    return on || next ? [{ room, ...(on && { on }), ...(next && { next }) }] : [];
  };
  const rows = rooms.flatMap(rowOf);
  const pinned = onForAll && !onForAll.isCancelled ? rows.find(({ on }) => on === onForAll) : undefined;
  const others = rows.filter((row) => row !== pinned && !isRepeated(row, rows));
  const sorted = nextFirst
    ? others.toSorted((a, b) => (a.next?.start ?? Infinity) - (b.next?.start ?? Infinity))
    : others;
  return { state: "rooms", rows: sorted, ...(pinned && { pinned: withoutLater(pinned, sorted) }) } as const;
}

/** A row without what comes next in it, if something else comes before. */
function withoutLater<E extends Entry>({ next, ...row }: Row<E>, rows: readonly Row<E>[]): Row<E> {
  const isFirst = next && !rows.some((other) => other.next && other.next.start < next.start);
  return isFirst ? { ...row, next } : row;
}

/**
 * Whether all that a row has to say is what comes for everyone later: other rows say what is on or comes before, or the
 * same.
 */
function isRepeated<E extends Entry>(row: Row<E>, rows: readonly Row<E>[]): boolean {
  const { on, next } = row;
  if (on || !next?.isForAll) return false;
  const saysMore = (other: Row<E>, index: number) =>
    other.on !== undefined || (other.next !== undefined && other.next.start < next.start) || index < rows.indexOf(row);
  return rows.some((other, index) => other !== row && saysMore(other, index));
}

/** The page of rooms that is shown at an instant. */
export interface ScenePage<E extends Entry = Entry> {
  readonly rows: readonly Row<E>[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** The place of its first row among all, from 0. */
  readonly from: number;
}

/**
 * The rows to show at an instant, a page at a time. Pages have about as many rows each.
 * @param most how many rows fit
 */
export function pageAt<E extends Entry>(rows: readonly Row<E>[], now: number, most: number): ScenePage<E> {
  const pages = Math.max(1, Math.ceil(rows.length / most));
  const page = Math.floor(now / PAGE_TIME) % pages;
  const length = Math.ceil(rows.length / pages);
  return { rows: rows.slice(page * length, (page + 1) * length), page, pages, from: page * length };
}
