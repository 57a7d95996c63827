/**
 * The geometry of the day timeline: the programme of a day drawn to scale as one row of blocks, and of the dial around a
 * speaker's initials. Plain numbers in per cent, so that a drawing of any size can use them.
 */
import type { DateTime } from "luxon";
import { localTime } from "./local-time.ts";
import type { Day, Family, Item, Person, RoomOrTrack } from "./workshop.ts";

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
  /** Where the label would leave the drawing if it were centred. */
  readonly anchor: "start" | "middle" | "end";
  /** Whether the label can go where there is little room. */
  readonly minor: boolean;
}

export interface DayTimeline {
  readonly day: Day;
  /** Number of rows that run side by side, at least one. */
  readonly rows: number;
  readonly blocks: readonly TimelineBlock[];
  /** Whether a block can be hit: of many rooms or many items it is too small, and the programme below says the same. */
  readonly pressable: boolean;
  /** Full hours within the timeline. */
  readonly hours: readonly TimelineHour[];
}

/** Up to so many rows and blocks, each is as large as a finger needs or nearly so. */
const PRESSABLE = { rows: 2, blocks: 60 };

/** The share of its row's height that a block of each family takes. */
const HEIGHT: Record<Family, number> = { invited: 1, panel: 1, talk: 0.68, poster: 0.68, remarks: 0.36, break: 0.1 };

/** The narrowest block, in per cent: an item of a minute still shows. */
const NARROWEST = 0.5;

/**
 * Minutes on the wall clock since the day began. The clock and not the time passed, so that ten o'clock stands at the
 * same place on every day of a programme, the day of a clock change included.
 */
function minutesInto(day: Day, at: DateTime<true>): number {
  return (dayNumber(at) - dayNumber(day.midnight)) * 1440 + at.hour * 60 + at.minute;
}

/** Days of the calendar since 1970. */
function dayNumber(at: DateTime<true>): number {
  return Date.UTC(at.year, at.month - 1, at.day) / 86_400_000;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Timelines of several days on one scale, from the earliest start to the latest end; days without timed items are left out. */
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
    const rows = Math.max(roomsOrTracks.length, 1);
    return {
      day,
      rows,
      pressable: rows <= PRESSABLE.rows && items.length <= PRESSABLE.blocks,
      blocks: items.map((item) => {
        const x = percent(minutesInto(day, item.start));
        const width = Math.max(percent(minutesInto(day, item.end)) - x, NARROWEST);
        return {
          item,
          family: item.family,
          x,
          width: round(width),
          ...vertical(item.family, rowOf(item, roomsOrTracks), rows),
        };
      }),
      hours: hoursBetween(day, first, last, percent),
    };
  });
}

/** The row of an item among the rooms or tracks of its day; undefined for the plenary, which takes all of them. */
function rowOf(item: Item, roomsOrTracks: readonly RoomOrTrack[]): number | undefined {
  const row = roomsOrTracks.findIndex((roomOrTrack) => roomOrTrack.slug === item.roomOrTrack.slug);
  return row < 0 ? undefined : row;
}

/** Blocks stand on the foot of their row. */
function vertical(family: Family, row: number | undefined, rows: number): { y: number; height: number } {
  const top = row === undefined ? 0 : (row / rows) * 100;
  const room = row === undefined ? 100 : 100 / rows;
  const height = room * HEIGHT[family];
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

/** An arc of a clock's dial, in minutes of its twelve hours. */
export interface DialArc {
  readonly from: number;
  readonly length: number;
}

/**
 * The hours at which somebody speaks, on a clock's dial. It stands around the initials where there is no photograph, so
 * that two people with the same initials still look different.
 */
export function speakingHours(person: Person): DialArc[] {
  return person.items
    .filter((item) => item.timed && !item.cancelled && item.speakers.some((speaker) => speaker.person === person))
    .slice(0, 4)
    .map((item) => ({
      from: (item.start.hour % 12) * 60 + item.start.minute,
      length: Math.min(Math.max(item.end.diff(item.start, "minutes").minutes, 10), 720),
    }));
}
