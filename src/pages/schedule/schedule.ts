/** What the pages of the schedule show: the one of all days and, in a long programme, one for each day. */
import { room } from "../../components/venue.ts";
import type { View } from "../../components/view.ts";
import { sectionTitle } from "../../components/words.ts";
import type { Day, Item } from "../../model/workshop.ts";
import { type Facet, facets, facetWords } from "./facets.ts";

export interface SchedulePage {
  readonly title: string;
  readonly description: string;
  readonly days: readonly ScheduleDay[];
  /** Of the topmost headings of a day's programme. */
  readonly level: 2 | 3;
  /** Whether rows only lead to the pages of the days. */
  readonly isBrief: boolean;
  /** Whether all items are there, even in brief. */
  readonly isWhole: boolean;
  /** The items whose times it shows. */
  readonly items: readonly Item[];
  /** Empty if there is nothing to choose from. */
  readonly facets: readonly Facet[];
}

/** A day on such a page. */
export interface ScheduleDay {
  readonly day: Day;
  /** The day with only the entries that are listed. */
  readonly listed: Day;
  /** The page that has the rest, if worth a link. */
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

/** Only the plenary entries of a day whose items are on its own page. */
function forEveryone(day: Day): Day {
  return { ...day, slots: day.slots.filter(({ item, session }) => (item ?? session).roomOrTrack.kind === "plenary") };
}

/** Where a link to a day leads: to its place on the page of all days, or from another day's page to its own. */
export function dayAddress(day: Day, only: Day | undefined): string | undefined {
  return only === undefined ? `#${day.anchor}` : day.page;
}

export const scheduleFilters = { dayAddress, facetWords };
