/**
 * The programme at a glance as rows of tables: a column per room, a row per stretch of time, and across all columns what
 * is for everyone. No cell spans rows, because a sheet could end in the middle of it: what overlaps shares a row.
 */
import type { DateTime } from "luxon";
import { hasHead, showsTime } from "../../components/programme/days.ts";
import { hasEnd, isPlaced, isQuiet, kindLabel, placeName } from "../../components/programme/items.ts";
import type { View } from "../../components/view.ts";
import type { Day, Item, RoomOrTrack, Session, Text } from "../../model/workshop.ts";
import { lengthOf } from "../schedule/grid.ts";
import { commonEnd } from "../schedule/hours.ts";
import { dayHead, dayTitle, type SheetHead } from "./head.ts";
import { markedKinds, printedKind } from "./kinds.ts";
import { isForAll, sessionOf, type Thing, thingsOf } from "./things.ts";

/** A table of the programme: a day, or some of its rooms. It is fitted to a sheet, see fit.browser.ts. */
export interface GlanceSheet {
  readonly day: Day;
  readonly head: SheetHead;
  /** Empty if nothing is side by side: the day is then a list. */
  readonly columns: readonly RoomOrTrack[];
  /** How long everything in its columns is, if all of it is as long: "25 min each". */
  readonly each?: string;
  /** What the bar at some entries of a list means. */
  readonly legend: readonly string[];
  /** Between pauses; a sheet may end after each. */
  readonly blocks: readonly (readonly GlanceRow[])[];
  /** Which of how many groups of rooms it has, from 1. */
  readonly part: number;
  readonly parts: number;
}

export type GlanceRow =
  /** A short day on the sheet of another. */
  | { readonly kind: "day"; readonly title: string }
  | { readonly kind: "note"; readonly note: Text }
  /** What is for everyone; short lines run on. */
  | { readonly kind: "lines"; readonly lines: readonly GlanceLine[] }
  /** The head of a session across all columns. */
  | { readonly kind: "session"; readonly session: Session; readonly place?: string; readonly at?: DateTime<true> }
  /** The heads of sessions, each in its column. */
  | { readonly kind: "heads"; readonly sessions: readonly (Session | undefined)[] }
  | {
      readonly kind: "cells";
      readonly at: DateTime<true>;
      /** When its cells end, unless the next row begins then. */
      readonly end?: DateTime<true>;
      readonly cells: readonly (readonly GlancePart[])[];
    };

export interface GlanceLine {
  readonly item: Item;
  readonly at?: DateTime<true>;
  /** When it ends, unless something else begins then. */
  readonly end?: DateTime<true>;
  /** What it is, unless most are of that kind. */
  readonly about: string;
  /** Where it is, if that is said nowhere else. */
  readonly place?: string;
  /** Whether another sheet of the day has it in full. */
  readonly isRepeated: boolean;
}

/** An item in its cell, or a session without items; below the head of its session if no row of heads has it. */
export interface GlancePart {
  readonly session?: Session;
  readonly item?: Item;
  readonly about: string;
  readonly at: DateTime<true>;
  /** When it ends, if neither its row nor what follows in its cell says so. */
  readonly end?: DateTime<true>;
  /** Whether its time differs from its row's. */
  readonly saysTime: boolean;
}

/** More rooms than this are too narrow for their titles on the largest sheet. */
const MOST_COLUMNS = 12;

/** A day of no more lines than this has no sheet of its own. */
const SHORT_DAY = 2;

/** Lines of fewer characters run on. */
const SHORT_LINES = 90;

/** The tables of all days, in order. */
export function glanceSheets(view: View): GlanceSheet[] {
  const days = view.workshop.days.filter(({ items }) => items.length > 0);
  const isShort = (day: Day) => day.items.length <= SHORT_DAY && !day.note;
  const long = days.filter((day) => !isShort(day));
  if (long.length === 0) return days.slice(0, 1).map((day) => withShort(view, listSheet(view, day), [], days.slice(1)));
  return long.flatMap((day, index) => {
    const [first, ...others] = daySheets(view, day);
    const before = index === 0 ? days.filter((other) => other.date < day.date) : [];
    const next = long[index + 1];
    const after = days.filter((other) => other.date > day.date && (!next || other.date < next.date));
    return first ? [withShort(view, first, before, after), ...others] : [];
  });
}

/** A day as a list, for forms without columns. */
export interface DayList {
  readonly day: Day;
  readonly rows: readonly GlanceRow[];
}

/** All days as lists. */
export function dayLists(view: View): DayList[] {
  const days = view.workshop.days.filter(({ items }) => items.length > 0);
  return days.map((day) => ({ day, rows: listSheet(view, day).blocks.flat() }));
}

/** The tables of a day. */
function daySheets(view: View, day: Day): GlanceSheet[] {
  const things = thingsOf(day);
  const concernsAll = isForAll(things);
  const columns = day.roomsOrTracks.filter((one) =>
    things.some((thing) => thing.of.roomOrTrack === one && !concernsAll(thing)),
  );
  if (columns.length < 2) return [listSheet(view, day)];
  const groups = groupsOf(columns);
  return groups.map((group, index) => tableSheet(view, day, things, concernsAll, group, index, groups.length));
}

/** Adds days that are too short for a sheet to one of a neighbour. */
function withShort(view: View, sheet: GlanceSheet, before: readonly Day[], after: readonly Day[]): GlanceSheet {
  const blockOf = (day: Day): GlanceRow[] => [
    { kind: "day", title: dayTitle(view, day) },
    ...listSheet(view, day).blocks.flat(),
  ];
  const own: GlanceRow = { kind: "day", title: dayTitle(view, sheet.day) };
  const blocks = before.length > 0 ? [[own, ...(sheet.blocks[0] ?? [])], ...sheet.blocks.slice(1)] : sheet.blocks;
  return { ...sheet, blocks: [...before.map(blockOf), ...blocks, ...after.map(blockOf)] };
}

/** Groups of nearly equal size, so that the last sheet does not have a single room. */
function groupsOf(columns: readonly RoomOrTrack[]): RoomOrTrack[][] {
  const count = Math.ceil(columns.length / MOST_COLUMNS);
  return Array.from({ length: count }, (_, group) =>
    columns.slice(Math.round((group * columns.length) / count), Math.round(((group + 1) * columns.length) / count)),
  );
}

/** A day as a list. */
function listSheet(view: View, day: Day): GlanceSheet {
  const blocks: GlanceRow[][] = [];
  let block = noteRows(day);
  const things = thingsOf(day);
  const line = lineIn(view, day, things, { isList: true });
  for (const { session, item } of day.slots) {
    if (session && hasHead(session)) block.push(sessionRow(view, session));
    for (const one of item ? [item] : session.items) {
      block.push({ kind: "lines", lines: [line(one)] });
      if (!isQuiet(one)) continue;
      blocks.push(block);
      block = [];
    }
  }
  return {
    day,
    head: dayHead(view, day),
    columns: [],
    legend: markedKinds(view, day.items),
    blocks: [...blocks, block].filter(hasRows),
    part: 1,
    parts: 1,
  };
}

const noteRows = ({ note }: Day): GlanceRow[] => (note ? [{ kind: "note", note }] : []);

const hasRows = (rows: readonly GlanceRow[]): boolean => rows.length > 0;

function sessionRow(view: View, session: Session): GlanceRow {
  const place = placeName(view, session);
  return { kind: "session", session, ...(place && { place }), ...(showsTime(session) && { at: session.start }) };
}

/** Makes lines of items. */
function lineIn(view: View, day: Day, things: readonly Thing[], { isList = false, isLater = false } = {}) {
  const starts = new Set(things.map(({ from }) => from));
  return (item: Item): GlanceLine => {
    const isPlaceSaid = item.session && hasHead(item.session) && isPlaced(item.session);
    const place = isPlaceSaid ? undefined : placeName(view, item);
    const isSaid = starts.has(item.end.toMillis()) || item.end.toMillis() === day.span?.end.toMillis();
    const saysEnd = item.timed && hasEnd(item) && !isSaid;
    return {
      item,
      ...(item.timed && { at: item.start }),
      ...(saysEnd && { end: item.end }),
      about: printedKind(view, item, isList),
      ...(place !== undefined && { place }),
      isRepeated: isLater && !isQuiet(item),
    };
  };
}

/** A day with rooms side by side. @param group which of how many groups of its rooms */
function tableSheet(
  view: View,
  day: Day,
  things: readonly Thing[],
  concernsAll: (thing: Thing) => boolean,
  columns: readonly RoomOrTrack[],
  group: number,
  groups: number,
): GlanceSheet {
  const headed = new Set<Session>();
  const line = lineIn(view, day, things, { isLater: group > 0 });
  const blocks: GlanceRow[][] = [group === 0 ? noteRows(day) : []];
  let open: Thing[] = [];
  const push = (...rows: readonly GlanceRow[]) => blocks.at(-1)?.push(...rows);
  const close = () => {
    const last = blocks.at(-1);
    if (open.length === 0) return;
    const hasCells = last?.some(({ kind }) => kind === "cells");
    if (hasCells && last?.at(-1)?.kind === "lines") blocks.push([]);
    push(...cellRows(view, open, columns, headed));
    open = [];
  };
  for (const one of things) {
    const { of, item } = one;
    if (!concernsAll(one)) {
      if (!columns.includes(of.roomOrTrack)) continue;
      if (open.every(({ to }) => to <= one.from)) close();
      open.push(one);
      continue;
    }
    close();
    const session = sessionOf(one);
    if (session && hasHead(session) && !headed.has(session)) {
      headed.add(session);
      push(sessionRow(view, session));
    }
    if (item) addLine(view, blocks, line(item));
  }
  close();
  const each = commonLength(
    view,
    things.filter((one) => !concernsAll(one)),
  );
  return {
    day,
    head: dayHead(view, day),
    columns,
    legend: [],
    ...(each !== undefined && { each }),
    blocks: blocks.filter(hasRows).map(withEnds),
    part: group + 1,
    parts: groups,
  };
}

/** Adds a line to the last row, if both are short, or as a row of its own. */
function addLine(view: View, blocks: GlanceRow[][], line: GlanceLine): void {
  const block = blocks.at(-1);
  const last = block?.at(-1);
  const isShort = line.item.family === "break" || line.item.family === "remarks" || line.isRepeated;
  if (last?.kind === "lines" && isShort) {
    const length = [...last.lines, line].reduce((sum, one) => sum + lengthIn(view, one), 0);
    if (length <= SHORT_LINES) {
      block?.splice(-1, 1, { kind: "lines", lines: [...last.lines, line] });
      return;
    }
  }
  block?.push({ kind: "lines", lines: [line] });
}

/** The characters of a line, about. */
function lengthIn(view: View, { item, about, place, isRepeated }: GlanceLine): number {
  const people = [...item.speakers, ...item.authors, ...item.moderators, ...item.panelists];
  const names = people.map(({ person }) => person.name).join(", ");
  const title = isRepeated ? "" : (item.title?.plain ?? kindLabel(view, item));
  return `12:00 ${about} ${title} ${names} ${place ?? ""}`.length;
}

/** The rows of things that overlap: the heads of the sessions that begin first in their columns, and the cells. */
function cellRows(
  view: View,
  things: readonly Thing[],
  columns: readonly RoomOrTrack[],
  headed: Set<Session>,
): GlanceRow[] {
  const from = Math.min(...things.map((one) => one.from));
  const inColumns = columns.map((column) => things.filter(({ of }) => of.roomOrTrack === column));
  const isNew = (session: Session | undefined): session is Session =>
    session !== undefined && hasHead(session) && !headed.has(session);
  const sessions = inColumns.map(([first]) => {
    const session = first && sessionOf(first);
    return isNew(session) ? session : undefined;
  });
  for (const session of sessions) if (session) headed.add(session);
  const end = commonEnd(inColumns.flatMap((list) => list.at(-1)?.of ?? []));
  const cells = inColumns.map((list) =>
    list.map((one, index): GlancePart => {
      const { of, item } = one;
      const session = sessionOf(one);
      const opens = isNew(session) ? session : undefined;
      if (opens) headed.add(opens);
      const isTimed = item?.timed ?? true;
      const isSaid = one.to === (list[index + 1]?.from ?? end?.toMillis());
      return {
        ...(opens && { session: opens }),
        ...(item && { item }),
        about: item ? printedKind(view, item) : "",
        at: of.start,
        ...(isTimed && hasEnd(of) && !isSaid && { end: of.end }),
        saysTime: isTimed && (one.from !== from || list.length > 1),
      };
    }),
  );
  const at = things.find((one) => one.from === from)?.of.start as DateTime<true>;
  return [
    ...(sessions.some((session) => session !== undefined) ? [{ kind: "heads" as const, sessions }] : []),
    { kind: "cells", at, ...(end && { end }), cells },
  ];
}

/** How long all of some things are; undefined if they differ. */
function commonLength(view: View, things: readonly Thing[]): string | undefined {
  const timed = things.filter(({ item }) => item?.timed ?? true);
  const [first] = timed;
  if (!first || timed.length < 2 || !timed.every(({ of }) => hasEnd(of))) return undefined;
  if (!timed.every(({ from, to }) => to - from === first.to - first.from)) return undefined;
  return view.words.t("schedule.each", { length: lengthOf(view, first.of) });
}

/** Drops the end of each row at which the next row of the block begins. */
function withEnds(rows: readonly GlanceRow[]): GlanceRow[] {
  return rows.map((row, index) => {
    if (row.kind !== "cells" || row.end === undefined) return row;
    const next = rows.slice(index + 1).find((other) => other.kind === "cells");
    if (next?.kind !== "cells" || next.at.toMillis() !== row.end.toMillis()) return row;
    const { end, ...rest } = row;
    return rest;
  });
}
