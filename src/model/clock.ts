/** What pages show depending on the reader's clock. */
import { DateTime } from "luxon";
import { memoize } from "./memoize.ts";
import type { Workshop } from "./workshop.ts";

/**
 * The instant after which nothing changes: the last item, deadline and notice are over. Undefined if that is already so
 * at build time.
 */
export const liveUntil = memoize(({ items, dates, notice, now }: Workshop): DateTime<true> | undefined => {
  const ends = [...items.map(({ end }) => end), ...dates.map(({ over }) => over), notice?.until].filter(
    (end) => end !== undefined,
  );
  const last = DateTime.max(...ends) as DateTime<true> | undefined;
  return last !== undefined && last > now ? last : undefined;
});

/** From the start of the first day to the end of the last item; undefined if that is already over at build time. */
export const programmeSpan = memoize(
  ({ items, days, now }: Workshop): { readonly start: DateTime<true>; readonly end: DateTime<true> } | undefined => {
    const start = days[0]?.midnight;
    const end = DateTime.max(...items.map((item) => item.end)) as DateTime<true> | undefined;
    return start !== undefined && end !== undefined && end > now ? { start, end } : undefined;
  },
);

/** Whether the notice is shown at build time or later. */
export function hasNotice({ notice, now }: Workshop): boolean {
  return notice !== undefined && (notice.until === undefined || now < notice.until);
}
