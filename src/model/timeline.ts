/**
 * The geometry of the day timeline, which draws a day to scale as one row of blocks, and of the dial around a speaker's
 * initials. Plain numbers in per cent, so that drawings of any size can use them.
 */
import type { DateTime } from "luxon";
import { localTime } from "./local-time.ts";
import type { Day, Family, Item, RoomOrTrack } from "./workshop.ts";

export interface TimelineBlock {
  readonly item: Item;
  readonly family: Family;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TimelineHour {
  readonly at: DateTime<true>;
  readonly x: number;
  /** How the label is anchored so that it stays within the drawing. */
  readonly anchor: "start" | "middle" | "end";
  /** Whether the label can be dropped if space is short. */
  readonly minor: boolean;
}

export interface DayTimeline {
  readonly day: Day;
  /** Number of parallel rows, at least one. */
  readonly rows: number;
  readonly blocks: readonly TimelineBlock[];
  /** Whether blocks can be hit: with many rooms or items they are too small, and the programme below says the same. */
  readonly pressable: boolean;
  /** What its width stands for, the same on the clocks of all days. */
  readonly from: DateTime<true>;
  readonly to: DateTime<true>;
  /** Full hours within the timeline. */
  readonly hours: readonly TimelineHour[];
}

/** Up to this many rows and blocks, each is about as large as a fingertip needs. */
const PRESSABLE = { rows: 2, blocks: 60 };

/** The share of its row's height that a block of each family takes: kinds are told apart by height, posters by a hatch. */
const HEIGHT: Record<Family, number> = { invited: 1, panel: 1, talk: 0.58, poster: 0.58, remarks: 0.26, break: 0.05 };

/** In more parallel rows than this, each is too low to show several heights: talks fill theirs. */
const GRADED = 2;

/** From the highest to the lowest, as later ones are drawn over earlier ones. */
const FAMILIES = (Object.keys(HEIGHT) as Family[]).sort((a, b) => HEIGHT[b] - HEIGHT[a]);

/** The narrowest block, in per cent, so that even a one-minute item shows. */
const NARROWEST = 0.5;

/**
 * Wall-clock minutes since the day began. Not elapsed time, so that ten o'clock has the same position on every day of a
 * programme, even when the clocks change.
 */
function minutesInto(day: Day, at: DateTime<true>): number {
  return (dayNumber(at) - dayNumber(day.midnight)) * 1440 + at.hour * 60 + at.minute;
}

/** The instant of {@link minutesInto}. */
function wallTime({ midnight }: Day, minutes: number): DateTime<true> {
  return midnight
    .plus({ days: Math.floor(minutes / 1440) })
    .set({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
}

/** Calendar days since 1970. */
function dayNumber(at: DateTime<true>): number {
  return Date.UTC(at.year, at.month - 1, at.day) / 86_400_000;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Timelines of several days on one scale, from earliest start to latest end; skips days without timed items. */
export function dayTimelines(days: readonly Day[]): DayTimeline[] {
  const drawn = days.flatMap((day) => {
    const items = day.items.filter((item) => item.timed);
    return items.length === 0 ? [] : [{ day, items }];
  });
  const first = Math.min(...drawn.flatMap(({ day, items }) => items.map((item) => minutesInto(day, item.start))));
  const last = Math.max(...drawn.flatMap(({ day, items }) => items.map((item) => minutesInto(day, item.end))));
  const length = Math.max(last - first, 1);
  const percent = (minutes: number) => round(((minutes - first) / length) * 100);

  return drawn.map(({ day, items }) => {
    const roomsOrTracks = day.roomsOrTracks.filter((roomOrTrack) => roomOrTrack.kind !== "plenary");
    const isAlone = aloneIn(items);
    const rows = Math.max(roomsOrTracks.length, 1);
    return {
      day,
      rows,
      from: wallTime(day, first),
      to: wallTime(day, last),
      pressable: rows <= PRESSABLE.rows && items.length <= PRESSABLE.blocks,
      blocks: items.map((item) => {
        const x = percent(minutesInto(day, item.start));
        const width = Math.max(percent(minutesInto(day, item.end)) - x, NARROWEST);
        return {
          item,
          family: item.family,
          x,
          width: round(width),
          ...vertical(item.family, isAlone(item) ? undefined : rowOf(item, roomsOrTracks), rows),
        };
      }),
      hours: hoursBetween(day, first, last, percent),
    };
  });
}

/** With more rooms than this, a small drawing cannot tell them apart. */
const TELLABLE = 8;

/** A block of a drawing so small that its items cannot be told apart. */
export type StripBlock = Pick<TimelineBlock, "family" | "x" | "y" | "width" | "height">;

/**
 * Days in small, on one scale: their blocks or, of many parallel rooms, when there is something of each family in any of
 * them.
 */
export function dayStrips(days: readonly Day[]): (Pick<DayTimeline, "day" | "from" | "to"> & {
  readonly blocks: readonly StripBlock[];
})[] {
  return dayTimelines(days).map(({ day, from, to, rows, blocks }) => ({
    day,
    from,
    to,
    blocks: rows > TELLABLE ? merged(blocks) : blocks,
  }));
}

/** The union of the blocks of each family, in one row; what is higher lies before what is lower. */
function merged(blocks: readonly TimelineBlock[]): StripBlock[] {
  return FAMILIES.flatMap((family) => {
    const spans: { from: number; to: number }[] = [];
    for (const { x, width } of blocks.filter((block) => block.family === family).sort((a, b) => a.x - b.x)) {
      const last = spans.at(-1);
      if (last && x <= last.to) last.to = Math.max(last.to, x + width);
      else spans.push({ from: x, to: x + width });
    }
    return spans.map(({ from, to }) => ({
      family,
      x: from,
      width: round(to - from),
      ...vertical(family, undefined, 1),
    }));
  });
}

/** Tells whether nothing runs parallel to an item, so that it may stand as high as what is for everyone. */
function aloneIn(items: readonly Item[]): (item: Item) => boolean {
  const sorted = [...items].sort((a, b) => a.start.toMillis() - b.start.toMillis());
  const shared = new Set<Item>();
  let open: Item[] = [];
  for (const item of sorted) {
    open = open.filter((earlier) => earlier.end > item.start);
    for (const earlier of open) {
      if (earlier.roomOrTrack === item.roomOrTrack) continue;
      shared.add(earlier).add(item);
    }
    open.push(item);
  }
  return (item) => !shared.has(item);
}

/** The row of an item among its day's rooms or tracks; undefined for the plenary, which spans all of them. */
function rowOf(item: Item, roomsOrTracks: readonly RoomOrTrack[]): number | undefined {
  const row = roomsOrTracks.indexOf(item.roomOrTrack);
  return row < 0 ? undefined : row;
}

/** Blocks stand at the bottom of their row. */
function vertical(family: Family, row: number | undefined, rows: number): { y: number; height: number } {
  const top = row === undefined ? 0 : (row / rows) * 100;
  const room = row === undefined ? 100 : 100 / rows;
  const fills = row !== undefined && rows > GRADED && (family === "talk" || family === "poster");
  const height = room * (fills ? 1 : HEIGHT[family]);
  return { y: round(top + room - height), height: round(height) };
}

function hoursBetween(day: Day, first: number, last: number, percent: (minutes: number) => number): TimelineHour[] {
  const step = last - first > 14 * 60 ? 2 : 1;
  const hours: TimelineHour[] = [];
  for (let hour = Math.ceil(first / 60); hour * 60 <= last; hour += 1) {
    if (hour % step !== 0) continue;
    const x = percent(hour * 60);
    const anchor = x < 1.5 ? "start" : x > 98.5 ? "end" : "middle";
    hours.push({
      at: localTime(day.date, hour * 60, day.midnight.zoneName).at,
      x,
      anchor,
      minor: hour % (2 * step) !== 0,
    });
  }
  return hours;
}
