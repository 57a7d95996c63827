/** VTIMEZONE (RFC 5545, 3.6.5) of a zone, made of what Intl says. */
import { DateTime } from "luxon";

const HOUR = 3_600_000;

/** A change of a zone's clock, and the offsets before and after it, in minutes. */
interface Change {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The component of a zone for events of a span of time: an observance for each change of the clock from the last one
 * before the span to its end. Libraries of ready components know only the rules of today, which are wrong for
 * an archive: São Paulo in 2018, Vancouver in 2015.
 * @param zone IANA name
 * @param from first instant of the span, in milliseconds
 * @param to last instant of the span
 */
export function timezoneComponent(zone: string, from: number, to: number): string {
  const changes = changesBetween(zone, from - 400 * 24 * HOUR, to + 24 * HOUR);
  const last = changes.findLastIndex(({ at }) => at <= from);
  const needed = changes.slice(Math.max(last, 0));
  const first = needed[0];
  const isCovered = first !== undefined && first.at <= from;
  const offset = first?.from ?? offsetAt(zone, from);
  // Before the first change, or where a zone never changes, one observance from a time long past.
  const start = isCovered ? [] : [observance({ at: Date.UTC(1970, 0, 1), from: offset, to: offset }, zone)];
  const parts = needed.map((change) => observance(change, zone));
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...start, ...parts, "END:VTIMEZONE"].join("\r\n");
}

function offsetAt(zone: string, at: number): number {
  return DateTime.fromMillis(at, { zone }).offset;
}

/** No zone changes its clock twice within a day and back, so a look each day finds all changes. */
function changesBetween(zone: string, from: number, to: number): Change[] {
  const step = 24 * HOUR;
  const changes: Change[] = [];
  let offset = offsetAt(zone, from);
  for (let at = from; at < to; at += step) {
    const next = offsetAt(zone, at + step);
    if (next === offset) continue;
    changes.push({ at: instantOfChange(zone, at, at + step), from: offset, to: next });
    offset = next;
  }
  return changes;
}

/** The first instant of the new offset, by halving; clocks change at full seconds. */
function instantOfChange(zone: string, before: number, after: number): number {
  const offset = offsetAt(zone, before);
  let low = Math.floor(before / 1000);
  let high = Math.ceil(after / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * 1000) === offset) low = middle;
    else high = middle;
  }
  return high * 1000;
}

function observance({ at, from, to }: Change, zone: string): string {
  const isDaylight = at > 0 && DateTime.fromMillis(at, { zone }).isInDST;
  const name = isDaylight ? "DAYLIGHT" : "STANDARD";
  // The start is written as the clock before the change shows it.
  const start = DateTime.fromMillis(at, { zone: "utc" }).plus({ minutes: from }).toFormat("yyyyLLdd'T'HHmmss");
  return [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `END:${name}`,
  ].join("\r\n");
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, "0")).join("");
  return `${minutes < 0 ? "-" : "+"}${digits}`;
}
