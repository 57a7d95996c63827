/** Important dates in templates. */
import type { ImportantDate } from "../../model/workshop.ts";

/** Where a date links: its own address, else its call. */
export function dateAddress({ url, call }: ImportantDate): string | undefined {
  return url ?? call?.page;
}

/** Whether any date is shown as Anywhere on Earth, which not every reader knows. */
export function hasAoe(dates: readonly ImportantDate[]): boolean {
  return dates.some((date) => date.anywhereOnEarth && date.hasTime && date.at !== undefined);
}

/** Filters about important dates. */
export const deadlineFilters = { dateAddress, hasAoe };
