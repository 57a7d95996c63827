/** Instants, zones and deadlines in templates. */
import { DateTime } from "luxon";
import { iso } from "../locales/dates.ts";
import { hasNotice, liveUntil, programmeSpan } from "../model/clock.ts";
import type { Day, ImportantDate, Interval, Workshop } from "../model/workshop.ts";
import { bind, type Functions, type View } from "./view.ts";

/**
 * The time zone of some items: "New Orleans (CDT)"; "Berlin (CEST, from 27 October CET)" if it changes between them;
 * "Berlin time" if it does so more than once.
 */
function zone(view: View, shown: readonly Interval[]): string {
  const { words, dates } = view;
  const { workshop } = view;
  const city = workshop.venue?.city ?? workshop.timezone.split("/").at(-1)?.replaceAll("_", " ") ?? workshop.timezone;
  const from = DateTime.min(...shown.map(({ start }) => start));
  const to = DateTime.max(...shown.map(({ end }) => end));
  const names = from && to && dates.zones(from as DateTime<true>, to as DateTime<true>);
  return names === undefined ? words.t("facts.zoneCity", { city }) : words.t("facts.zone", { city, zone: names });
}

/** The short names of the zone over a span: `CEST`; empty if the clocks change more than once. */
function zoneName({ dates }: View, { start, end }: Interval): string {
  return dates.zones(start, end) ?? "";
}

/** Only the calendar date, for `datetime`. */
function isoDate(at: DateTime<true>): string {
  return at.toISODate();
}

/** The browser's name for the zone of an instant: `America/Chicago`, `Etc/GMT+12` (whose sign is reversed). */
function zoneId(at: DateTime<true>): string {
  if (at.zone.type !== "fixed") return at.zoneName;
  const hours = -at.offset / 60;
  return `Etc/GMT${hours < 0 ? "" : "+"}${hours}`;
}

/** An instant to the minute, for `data-built`. */
function isoMinute(at: DateTime<true>): string {
  return iso(at.startOf("minute"));
}

/** Filters about instants, as the language of the workshop writes them. */
export function timeFilters(view: View): Functions {
  const { dates, words } = view;
  return {
    ...bind(view, { zone, zoneName }),
    hasNotice,
    iso,
    isoDate,
    isoMinute,
    liveUntil,
    programmeSpan,
    zoneId,
    clock: (at: DateTime<true>) => dates.clock(at),
    /** How the browser should format times. */
    clockStyle: () => ({ locale: dates.locale, cycle: dates.cycle }),
    deadline: (date: ImportantDate) => dates.deadline(date),
    formerly: (was: DateTime<true>, date: ImportantDate) => dates.formerly(date, was),
    hour: (at: DateTime<true>) => dates.hour(at),
    hours: (span: Interval) => dates.hours(span),
    longDate: (at: DateTime<true>) => dates.long(at),
    longMoment: (at: DateTime<true>) => words.t("moment", { date: dates.long(at), time: dates.clock(at) }),
    plainDate: (at: DateTime<true>) => dates.plain(at),
    /** A time in the row of a day, see {@link Dates.row}. */
    rowTime: (at: DateTime<true>, day: Day) => dates.row(at, day),
    shortDate: (at: DateTime<true>) => dates.short(at),
    shortMoment: (at: DateTime<true>) => words.t("moment", { date: dates.short(at), time: dates.clock(at) }),
    /** `Thu, 08:30` */
    weekdayMoment: (at: DateTime<true>) => words.t("moment", { date: dates.weekday(at), time: dates.clock(at) }),
    when: (workshop: Workshop) => dates.when(workshop),
  };
}
