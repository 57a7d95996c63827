/**
 * Times, spans and durations as people write them: `9:50`, `9.50`, `09h50`, `1:10 pm`, `12:30-2:00 pm`, `25 min`. Times
 * of day here have no date or zone; the model adds both.
 */

/** A time of day as written. */
export interface TimeOfDay {
  /** Minutes after midnight, 0 to 1440 (24:00, the end of the day). */
  readonly minutes: number;
  /** Whether it has am or pm, so that there is no other reading. */
  readonly marked: boolean;
  /** The text as typed, for messages. */
  readonly text: string;
}

/** A start with an optional end: `10:00` or `10:00-10:30`. */
export interface TimeSpan {
  readonly start: TimeOfDay;
  readonly end?: TimeOfDay;
}

/** Why a text is not a time, in words that complete "«25:99» …". */
export interface NotATime {
  readonly wrong: string;
}

const TIME = /^(\d{1,2})(?:\s?[:.h]\s?(\d{2})?(?::00)?)?\s*(?:([ap])(?:\.?\s?m\.?)?)?$/i;
const COMPACT = /^([01]\d|2[0-4])([0-5]\d)$/;
const NOON = /^(?:12 )?noon$/i;
const SPAN = /^(.+?)\s*(?:[-–—~]|\bto\b|\bbis\b)\s*(.+)$/i;
const HALF_DAY = 12 * 60;
/** No time, span or duration is written with more characters. */
const LONGEST = 80;

/** Replaces look-alikes of digits, colons and hyphens (`９：00`, a non-breaking hyphen, a minus) with plain ones. */
export function withPlainSigns(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2010\u2011\u2012\u2212]/g, "-")
    .replace(/[\u301C\u223C]/g, "~")
    .replace(/[\u2236\uA789]/g, ":")
    .trim();
}

/**
 * Reads one time of day.
 * @param bareHour whether a lone number (`9`) is a time, as in a span such as `9-10:30 am`
 */
export function parseTimeOfDay(text: string, bareHour = false): TimeOfDay | NotATime {
  const written = withPlainSigns(text);
  if (NOON.test(written)) return { minutes: HALF_DAY, marked: true, text: written };
  const compact = COMPACT.exec(written);
  const match = compact ?? TIME.exec(written);
  if (!match) return { wrong: "is not a time" };
  const [, hourText = "", minuteText, half] = match;
  const isLoneNumber = /^\d+$/.test(written) && !compact;
  if (isLoneNumber && !bareHour) return { wrong: "is not a time" };
  if (/^\d+\s*[:.]\s*$/.test(written)) return { wrong: "lacks its minutes" };
  const hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  if (minute > 59) return { wrong: "has more than 59 minutes" };
  if (hour > 24 || (hour === 24 && minute > 0)) return { wrong: "has more than 24 hours" };
  if (half === undefined) return { minutes: hour * 60 + minute, marked: false, text: written };
  if (hour === 0 || hour > 12) return { wrong: `has an hour that no ${half.toLowerCase()}m clock shows` };
  const afternoon = half.toLowerCase() === "p";
  return { minutes: (hour % 12) * 60 + minute + (afternoon ? HALF_DAY : 0), marked: true, text: written };
}

/**
 * Reads a start or a span. In `12:30-2:00 pm` the end's am or pm also applies to the start if that then precedes the
 * end; otherwise the start is in the other half of the day (`11:30-1:00 pm` starts in the morning).
 */
export function parseTimeSpan(text: string): TimeSpan | NotATime {
  const single = parseTimeOfDay(text);
  if (!("wrong" in single)) return { start: single };
  const written = withPlainSigns(text);
  const parts = written.length > LONGEST ? null : SPAN.exec(written);
  if (!parts) return single;
  const start = parseTimeOfDay(parts[1] ?? "", true);
  const end = parseTimeOfDay(parts[2] ?? "", /^\d/.test(parts[1] ?? ""));
  if ("wrong" in start) return start;
  if ("wrong" in end) return end;
  return { start: inheritHalf(start, end), end };
}

function inheritHalf(start: TimeOfDay, end: TimeOfDay): TimeOfDay {
  if (start.marked || !end.marked || start.minutes > HALF_DAY + 59) return start;
  const hour = start.minutes % HALF_DAY;
  const sameHalf = hour + (end.minutes >= HALF_DAY ? HALF_DAY : 0);
  const otherHalf = (sameHalf + HALF_DAY) % (2 * HALF_DAY);
  return { ...start, minutes: sameHalf <= end.minutes ? sameHalf : otherHalf, marked: true };
}

const DURATION =
  /^(?:(\d+)\s*(?:h|hrs?|hours?)(?:\s*(\d{1,2}))?|(\d+):(\d{2}))?\s*(?:(\d+)\s*)?(?:m|mins?|minutes?|['′])?\.?$/i;

/** Reads a duration in minutes: `25 min`, `25`, `1 h`, `1h30`, `1:30`. Returns undefined if it is none, or zero. */
export function parseDuration(text: string): number | undefined {
  const written = text.trim();
  const match = written === "" || written.length > LONGEST ? null : DURATION.exec(written);
  if (!match) return undefined;
  const [, hours, minutesAfterHours, clockHours, clockMinutes, minutes] = match;
  const total =
    Number(hours ?? clockHours ?? 0) * 60 + Number(minutesAfterHours ?? clockMinutes ?? 0) + Number(minutes ?? 0);
  return total > 0 ? total : undefined;
}

/** `13:00` for 780: 24-hour clock, for messages and hints. */
export function formatMinutes(minutes: number): string {
  const inDay = minutes % 1440;
  return `${Math.floor(inDay / 60)}:${String(inDay % 60).padStart(2, "0")}`;
}
