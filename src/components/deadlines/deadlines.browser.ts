/** What begins or ends at an instant: deadlines, what depends on them, and the notice. */

import { wallClock } from "../../browser/instants.ts";

/** Milliseconds. */
const DAY = 86_400_000;

const instant = (iso: string | undefined, otherwise: number) => (iso === undefined ? otherwise : Date.parse(iso));

/**
 * Shows and hides elements by their attributes: `data-from` and `data-until` show from an instant and until before one;
 * `data-over` hides once that instant is past, `data-after` shows from then. With `data-date`, the day of a deadline on
 * the calendar of `data-zone`, it says how many days are left.
 * @param now milliseconds
 * @returns the instants at which something changes
 */
export function showDeadlines(now: number): number[] {
  const changes: number[] = [];
  for (const part of document.querySelectorAll<HTMLElement>("[data-from], [data-until], [data-over], [data-after]")) {
    const { from, until, over, after, zone, date = "" } = part.dataset;
    const begins = Math.max(instant(from, 0), instant(after, -1) + 1);
    const ends = Math.min(instant(until, Number.POSITIVE_INFINITY), instant(over, Number.POSITIVE_INFINITY) + 1);
    part.hidden = now < begins || now >= ends;
    if (after !== undefined) part.closest(".date")?.classList.toggle("date--over", !part.hidden);
    changes.push(begins, ends);
    if (over === undefined || zone === undefined || part.hidden) continue;
    const today = wallClock(now, zone);
    const days = (Date.parse(date) - today + (today % DAY)) / DAY;
    part.textContent = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(
      days,
      "day",
    );
    changes.push(now + DAY - (today % DAY));
  }
  return changes;
}
