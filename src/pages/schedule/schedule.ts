/** What the pages of the schedule show: the one of all days and, in a long programme, one for each day. */
import type { Facet } from "../../components/facets/facets.ts";
import { bind, type Functions, type View } from "../../components/view.ts";
import { sectionTitle } from "../../components/words.ts";
import { type DayTimeline, dayStrips, type StripBlock } from "../../model/timeline.ts";
import type { Day, Item } from "../../model/workshop.ts";
import { facets, facetWords } from "./facets.ts";
import { hours, readsByTime, sessionKind } from "./hours.ts";

export interface SchedulePage {
  readonly title: string;
  readonly description: string;
  readonly days: readonly ScheduleDay[];
  /** The day that the page is about, if it is only one: its date is the heading of the page. */
  readonly single?: Day;
  /** Of the topmost headings of a day's programme. */
  readonly level: 2 | 3;
  /** Whether rows only lead to the pages of the days. */
  readonly isBrief: boolean;
  /** Whether all items are there, even in brief. */
  readonly isWhole: boolean;
  /** Whether a phone takes so long to lay it out that the first screen should not wait for the rest. */
  readonly isLong: boolean;
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

/** Above this many items, parts out of view are laid out later. */
const MANY = 100;

/** @param only the day that the page is about; undefined: all of them */
export function schedulePage(view: View, only?: Day): SchedulePage {
  const { workshop, words, dates } = view;
  const { days, items, name, scheduleShows } = workshop;
  const shown = only && only.items.length > 0 ? only.items : items;
  const isWhole = only !== undefined || scheduleShows !== "what is for everyone";
  const single = days.length === 1 ? days[0] : only;
  const title = only ? dates.long(only.midnight) : sectionTitle(view, "schedule");
  return {
    title,
    description: only ? words.t("describe.day", { name, date: title }) : words.t("describe.schedule", { name }),
    days: (only ? [only] : days).map((day) => ({
      day,
      listed: isWhole ? day : forEveryone(day),
      ...(!isWhole && day.span && day.page !== undefined && { rest: day.page }),
    })),
    ...(single && { single }),
    level: single ? 2 : 3,
    isBrief: only === undefined && scheduleShows !== "everything",
    isWhole,
    // Only lists by time have parts that can wait.
    isLong: isWhole && shown.length > MANY && (only ? [only] : days).some(readsByTime),
    items: shown,
    facets: isWhole ? facets(view, shown) : [],
  };
}

/** Only the plenary entries of a day whose items are on its own page. */
function forEveryone(day: Day): Day {
  return { ...day, slots: day.slots.filter(({ item, session }) => (item ?? session).roomOrTrack.kind === "plenary") };
}

/** A day in the switcher of days. */
export interface DaySwitch {
  readonly day: Day;
  readonly address: string;
  /** Empty for a day without items that have a time. */
  readonly blocks: readonly StripBlock[];
  /** Whether it draws posters. */
  readonly isHatched: boolean;
  /** What the width of its drawing stands for. */
  readonly span?: Pick<DayTimeline, "from" | "to">;
}

/** The days of a programme of several, with their timelines in small. @param only see {@link schedulePage} */
export function daySwitches({ workshop }: View, only?: Day): DaySwitch[] {
  const { days } = workshop;
  if (days.length < 2) return [];
  const strips = new Map(dayStrips(days).map((strip) => [strip.day, strip]));
  return days.map((day) => {
    const strip = strips.get(day);
    const blocks = strip?.blocks ?? [];
    const isHatched = blocks.some(({ family }) => family === "poster");
    return { day, address: dayAddress(day, only), blocks, isHatched, ...(strip && { span: strip }) };
  });
}

/** Where a link to a day leads: to its place on the page of all days, or from another day's page to its own. */
export function dayAddress(day: Day, only: Day | undefined): string {
  return (only && day.page) ?? `#${day.anchor}`;
}

/** Filters about the pages of the schedule. */
export const scheduleFilters = (view: View): Functions => ({
  readsByTime,
  ...bind(view, { dayHours: hours, facetWords, sessionKind }),
});
