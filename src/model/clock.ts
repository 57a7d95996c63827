/** What on the pages depends on the clock of whoever reads them. */
import { DateTime } from "luxon";
import type { Workshop } from "./workshop.ts";

/**
 * The instant after which nothing changes any more: the last item, deadline and notice are over. undefined where that is
 * so already at the instant of the build.
 */
export function liveUntil({ items, dates, notice, now }: Workshop): DateTime<true> | undefined {
  const ends = [...items.map(({ end }) => end), ...dates.map(({ over }) => over), notice?.until].filter(
    (end) => end !== undefined,
  );
  const last = DateTime.max(...ends) as DateTime<true> | undefined;
  return last !== undefined && last > now ? last : undefined;
}
