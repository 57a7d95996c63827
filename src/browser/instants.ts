/** Compares the `datetime` of `time` elements with the browser's own clock. */

/** Milliseconds. */
const MINUTE = 60_000;

/** Elements with a time of day, not just a date. */
export const TIMES = "time[datetime*=T]";

/** Whether the reader's clock shows something other than the local time of `2019-05-06T09:50:00-05:00`. */
export function differs(iso: string): boolean {
  const at = new Date(iso);
  return Date.parse(`${iso.slice(0, 19)}Z`) - at.getTime() !== -at.getTimezoneOffset() * MINUTE;
}

/** The date of an instant in the reader's time zone: `2019-05-06`. */
export function ownDate(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
}

/** Shows the time zone switch if it would change anything. */
export function offerZone(): void {
  const times = [...document.querySelectorAll<HTMLTimeElement>(TIMES)];
  if (!times.some(({ dateTime }) => differs(dateTime))) return;
  for (const button of document.querySelectorAll<HTMLElement>(".zone__switch")) button.hidden = false;
}

/** The local time in a zone, as milliseconds of a clock without zone. */
export function wallClock(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" });
  const shown = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day, hour, minute, second } = shown;
  return Date.UTC(2000 + (year % 100), month - 1, day, hour, minute, second);
}
