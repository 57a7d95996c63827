/** What the attribute `datetime` of a time says, and what the browser's own clock makes of it. */

/** Milliseconds. */
const MINUTE = 60_000;

/** Times of a day, not dates alone. */
export const TIMES = "time[datetime*=T]";

/** Whether the reader's clock shows something else at an instant than the one whose offset stands in it: `2019-05-06T09:50:00-05:00`. */
export function differs(iso: string): boolean {
  const at = new Date(iso);
  return Date.parse(`${iso.slice(0, 19)}Z`) - at.getTime() !== -at.getTimezoneOffset() * MINUTE;
}

/** The reader's date at an instant: `2019-05-06`. */
export function ownDate(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
}

/** Shows the switch of the time zone, where it would change anything. */
export function offerZone(): void {
  const times = [...document.querySelectorAll<HTMLTimeElement>(TIMES)];
  if (!times.some(({ dateTime }) => differs(dateTime))) return;
  for (const button of document.querySelectorAll<HTMLElement>(".zone__switch")) button.hidden = false;
}
