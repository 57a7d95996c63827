/** What on the pages depends on the clock of whoever reads them. */
import { DateTime } from "luxon";
import { memoize } from "./memoize.ts";
import type { Workshop } from "./workshop.ts";

/**
 * The instant after which nothing changes any more: the last item, deadline and notice are over. undefined where that is
 * so already at the instant of the build.
 */
export const liveUntil = memoize(({ items, dates, notice, now }: Workshop): DateTime<true> | undefined => {
  const ends = [...items.map(({ end }) => end), ...dates.map(({ over }) => over), notice?.until].filter(
    (end) => end !== undefined,
  );
  const last = DateTime.max(...ends) as DateTime<true> | undefined;
  return last !== undefined && last > now ? last : undefined;
});

/** From the beginning of the first day to the end of the last item; undefined where that is over at the instant of the build. */
export const programmeSpan = memoize(
  ({ items, days, now }: Workshop): { readonly start: DateTime<true>; readonly end: DateTime<true> } | undefined => {
    const start = days[0]?.midnight;
    const end = DateTime.max(...items.map((item) => item.end)) as DateTime<true> | undefined;
    return start !== undefined && end !== undefined && end > now ? { start, end } : undefined;
  },
);

/** Whether the notice is shown at the instant of the build or later. */
export function hasNotice({ notice, now }: Workshop): boolean {
  return notice !== undefined && (notice.until === undefined || now < notice.until);
}
