/**
 * VTIMEZONE (RFC 5545, 3.6.5) of a zone, derived from Intl. Libraries of ready-made components only know today's rules,
 * which are wrong for an archive: São Paulo in 2018, Vancouver in 2015.
 */
import { type ClockChange, changesBetween, clockAt, offsetAt } from "../model/local-time.ts";

/** In milliseconds. */
const DAY = 86_400_000;

/** A rule is trusted if it holds as far as compiled zone files reach. */
const FORESEEN = 2037;

/** In the order of getUTCDay. */
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** A part of the component. `rule`: it recurs every year. */
interface Observance {
  readonly kind: "STANDARD" | "DAYLIGHT";
  readonly change: ClockChange;
  readonly rule?: string;
}

/**
 * The component of a zone for events in a span of time. If the clocks follow one rule from the year before on, it
 * contains that rule as a yearly STANDARD and DAYLIGHT; otherwise each clock change by itself. Always contains a
 * STANDARD, and a DAYLIGHT if the zone has one: Outlook (MS-OXCICAL, 2.1.3.1.1.19) and others reject a component
 * without.
 * @param zone IANA name
 * @param from first instant of the span, in milliseconds
 * @param to last instant of the span
 */
export function timezoneComponent(zone: string, from: number, to: number): string {
  const years = [new Date(from).getUTCFullYear() - 1, new Date(to).getUTCFullYear() + 1] as const;
  const changes = changesBetween(zone, Date.UTC(years[0], 0, 1), Date.UTC(years[1] + 1, 0, 1));
  const parts = yearly(zone, changes, years) ?? each(zone, changes, from, to);
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...parts.map(written), "END:VTIMEZONE"].join("\r\n");
}

/** Two yearly observances; undefined if the zone has no such rule. */
function yearly(
  zone: string,
  changes: readonly ClockChange[],
  [first, last]: readonly [number, number],
): Observance[] | undefined {
  const [one, other] = changes;
  if (!one || !other || changes.length !== 2 * (last - first + 1)) return undefined;
  if (one.from !== other.to || one.to !== other.from) return undefined;
  const parts = [one, other].map((change): Observance | undefined => {
    const rule = rulesOf(change).find((candidate) => holds(candidate, change, zone, first, Math.max(last, FORESEEN)));
    return rule && { kind: change.to > change.from ? "DAYLIGHT" : "STANDARD", change, rule: textOf(rule) };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** The last or nth weekday of a month, at a time on the clock before the change. */
interface Rule {
  readonly month: number;
  readonly weekday: number;
  /** 1 to 4; -1 for the last. */
  readonly nth: number;
  /** Milliseconds after midnight. */
  readonly time: number;
}

/** The rules that could explain a change, likelier first. */
function rulesOf({ at, from }: ClockChange): Rule[] {
  const wall = new Date(at + from * 60_000);
  const day = wall.getUTCDate();
  const isLast = new Date(wall.getTime() + 7 * DAY).getUTCMonth() !== wall.getUTCMonth();
  const rule = { month: wall.getUTCMonth(), weekday: wall.getUTCDay(), time: wall.getTime() % DAY };
  const nth = Math.ceil(day / 7);
  return [...(isLast ? [-1] : []), ...(nth < 5 ? [nth] : [])].map((number) => ({ ...rule, nth: number }));
}

/** Whether the clock follows a rule in every year from `first` to `last`. */
function holds(rule: Rule, { from, to }: ClockChange, zone: string, first: number, last: number): boolean {
  for (let year = first; year <= last; year += 1) {
    const at = wallOf(rule, year) - from * 60_000;
    if (offsetAt(at - 1000, zone) !== from || offsetAt(at, zone) !== to) return false;
  }
  return true;
}

/** The local time of a rule in a year, as milliseconds on a clock without zone. */
function wallOf({ month, weekday, nth, time }: Rule, year: number): number {
  const day = nth > 0 ? new Date(Date.UTC(year, month, 7 * nth)) : new Date(Date.UTC(year, month + 1, 0));
  return day.getTime() - ((day.getUTCDay() - weekday + 7) % 7) * DAY + time;
}

function textOf({ month, weekday, nth }: Rule): string {
  return `FREQ=YEARLY;BYMONTH=${month + 1};BYDAY=${nth}${WEEKDAYS[weekday]}`;
}

/** Every change from the second last before the span to the end of the span; at least two, if that many exist. */
function each(zone: string, changes: readonly ClockChange[], from: number, to: number): Observance[] {
  const start = Math.max(changes.findLastIndex(({ at }) => at <= from) - 1, 0);
  const end = Math.max(changes.findLastIndex(({ at }) => at <= to) + 1, start + 2);
  const parts = changes.slice(start, end).map((change, index): Observance => {
    const neighbour = changes[start + index + 1] ?? changes[start + index - 1];
    // A clock that never goes back has a new standard time.
    const returns = neighbour !== undefined && neighbour.to < neighbour.from;
    return { kind: change.to > change.from && returns ? "DAYLIGHT" : "STANDARD", change };
  });
  const [first] = parts;
  if (first && first.change.at <= from && parts.some(({ kind }) => kind === "STANDARD")) return parts;
  // Before the first change, or if a zone never changes: one observance from long ago.
  const offset = first?.change.from ?? offsetAt(from, zone);
  return [{ kind: "STANDARD", change: { at: Math.min(0, from - 400 * DAY), from: offset, to: offset } }, ...parts];
}

function written({ kind, change: { at, from, to }, rule }: Observance): string {
  return [
    `BEGIN:${kind}`,
    // DTSTART uses the clock before the change.
    `DTSTART:${clockAt(at, from).toFormat("yyyyLLdd'T'HHmmss")}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `END:${kind}`,
  ].join("\r\n");
}

/** `-0600`; with seconds if an offset has them, as Monrovia's had until 1972. */
function offsetText(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const digits = parts.slice(0, parts[2] === 0 ? 2 : 3).map((part) => String(part).padStart(2, "0"));
  return `${minutes < 0 ? "-" : "+"}${digits.join("")}`;
}
