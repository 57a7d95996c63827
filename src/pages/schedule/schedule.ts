/** What the pages of the schedule show: that of all days, and in a long programme one for each. */
import { room } from "../../components/venue.ts";
import type { View } from "../../components/view.ts";
import { sectionTitle } from "../../components/words.ts";
import type { Day, Item } from "../../model/workshop.ts";
import { type Facet, facets, facetWords } from "./facets.ts";

/** A page of the schedule. */
export interface SchedulePage {
  readonly title: string;
  readonly description: string;
  readonly days: readonly ScheduleDay[];
  /** Of the topmost headings of a day's programme. */
  readonly level: 2 | 3;
  /** Whether rows only lead to the pages of the days. */
  readonly isBrief: boolean;
  /** Whether all items are there, be it in brief. */
  readonly isWhole: boolean;
  /** The items whose times it says. */
  readonly items: readonly Item[];
  /** Empty where there is nothing to choose from. */
  readonly facets: readonly Facet[];
}

/** A day on such a page. */
export interface ScheduleDay {
  readonly day: Day;
  /** The same with the entries that are listed. */
  readonly listed: Day;
  /** The page that has the rest, while that is of interest. */
  readonly rest?: string;
}

/** @param only the day that the page is about; undefined: all of them */
export function schedulePage(view: View, only?: Day): SchedulePage {
  const { workshop, words, dates } = view;
  const { days, items, name, scheduleShows } = workshop;
  const isWhole = only !== undefined || scheduleShows !== "what is for everyone";
  const title = only ? dates.long(only.midnight) : sectionTitle(view, "schedule");
  return {
    title,
    description: only ? words.t("describe.day", { name, date: title }) : words.t("describe.schedule", { name }),
    days: (only ? [only] : days).map((day) => ({
      day,
      listed: isWhole ? day : forEveryone(day),
      ...(!isWhole && day.span && day.page !== undefined && { rest: day.page }),
    })),
    level: only ? 2 : 3,
    isBrief: only === undefined && scheduleShows !== "everything",
    isWhole,
    items: only && only.items.length > 0 ? only.items : items,
    facets: isWhole ? facets(workshop, only, words, dates, (name) => room(view, name)) : [],
  };
}

/** Of a day whose items stand on its own page, what is for everyone. */
function forEveryone(day: Day): Day {
  return { ...day, slots: day.slots.filter(({ item, session }) => (item ?? session).roomOrTrack.kind === "plenary") };
}

/** Where a page of all days leads for one of them: to its page from another day's, else to its place. */
export function dayAddress(day: Day, only: Day | undefined): string | undefined {
  return only === undefined ? `#${day.anchor}` : day.page;
}

/** Filters of the schedule. */
export const scheduleFilters = { dayAddress, facetWords };
