/**
 * Wall-clock time and instants. A clock change skips some times and repeats others; where it happens at midnight, the
 * day begins at 1:00.
 */
import { DateTime, FixedOffsetZone } from "luxon";

/** In milliseconds. */
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const WEEK = 7 * DAY;

/** The instant at which the clocks of a place show a time. */
export interface LocalTime {
  readonly at: DateTime<true>;
  /**
   * How often the clocks show it. A skipped time uses the offset before the change (2:30 becomes 3:30), a repeated one
   * means the first occurrence: RFC 5545, 3.3.5.
   */
  readonly shown: "once" | "twice" | "never";
}

/** In minutes. */
export const offsetAt = (at: number, zone: string): number => DateTime.fromMillis(at, { zone }).offset;

/** The date a number of days later: `2019-05-07`. */
export function dateAfter(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: "utc" }).plus({ days }).toISODate() ?? date;
}

/**
 * The instant of a wall-clock time.
 * @param date `2019-05-06`
 * @param minutes after midnight, as if no clock changed; 1500 is 1:00 of the next date
 * @param zone IANA name, or a UTC offset in luxon's notation
 */
export function localTime(date: string, minutes: number, zone: string): LocalTime {
  const clock = DateTime.fromISO(date, { zone: "utc" }).toMillis() + minutes * MINUTE;
  const instantBy = (offset: number) => clock - offset * MINUTE;
  const before = offsetAt(clock - DAY, zone);
  const offsets = new Set([before, offsetAt(clock + DAY, zone)]);
  const found = [...offsets].filter((offset) => offsetAt(instantBy(offset), zone) === offset);
  const instant = found.length > 0 ? Math.min(...found.map(instantBy)) : instantBy(before);
  return {
    at: DateTime.fromMillis(instant, { zone }) as DateTime<true>,
    shown: found.length === 0 ? "never" : found.length === 1 ? "once" : "twice",
  };
}

/** The first instant of a date, which is not always 0:00. */
export function startOfDay(date: string, zone: string): DateTime<true> {
  const midnight = localTime(date, 0, zone);
  if (midnight.shown !== "never") return midnight.at;
  return DateTime.fromMillis(changeAround(midnight).at, { zone }) as DateTime<true>;
}

/** The instant at which a date ends. */
export function endOfDay(date: string, zone: string): DateTime<true> {
  return startOfDay(dateAfter(date, 1), zone);
}

/** Whether the local time of an instant occurs twice. */
export function comesTwice(at: DateTime): boolean {
  return at.getPossibleOffsets().length > 1;
}

/** A clock change in a zone. */
export interface ClockChange {
  /** In milliseconds. */
  readonly at: number;
  /** UTC offsets before and after it, in minutes. */
  readonly from: number;
  readonly to: number;
}

/** The clock change that skips or repeats a time. */
export function changeAround({ at, shown }: LocalTime): ClockChange {
  const start = at.toMillis() - (shown === "never" ? DAY : 0);
  return changeBetween(at.zoneName, start, start + DAY);
}

/** The only clock change in a span of time, found by bisection; clocks change at whole seconds. */
export function changeBetween(zone: string, from: number, to: number): ClockChange {
  const [before, after] = [offsetAt(from, zone), offsetAt(to, zone)];
  let low = Math.floor(from / 1000);
  let high = Math.ceil(to / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000, zone) === before) low = middle;
    else high = middle;
  }
  return { at: high * 1000, from: before, to: after };
}

/** The local time at an instant, for a UTC offset. */
export function clockAt(at: number, offset: number): DateTime<true> {
  return DateTime.fromMillis(at, { zone: FixedOffsetZone.instance(offset) }) as DateTime<true>;
}

/** All clock changes of a zone in a span of time, in milliseconds. */
export function changesBetween(zone: string, from: number, to: number): ClockChange[] {
  const changes: ClockChange[] = [];
  let offset = offsetAt(from, zone);
  // No zone changes its clock and back within a week, so weekly samples find every change.
  for (let at = from; at < to; at += WEEK) {
    const end = Math.min(at + WEEK, to);
    const next = offsetAt(end, zone);
    if (next !== offset) changes.push(changeBetween(zone, at, end));
    offset = next;
  }
  return changes;
}
