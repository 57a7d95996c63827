/** Dates and times in words, in a workshop's language and on its 12- or 24-hour clock. */

import { DateTime, type DateTimeFormatOptions } from "luxon";
import { changesBetween } from "../model/local-time.ts";
import { memoize } from "../model/memoize.ts";
import type { Day, ImportantDate, Interval, Workshop } from "../model/workshop.ts";
import { localeOf, type Words } from "./words.ts";

const LONG: DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const PLAIN: DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
const NAMED_DAY: DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
const SHORT: DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
const WEEKDAY: DateTimeFormatOptions = { weekday: "short" };
const DAY: DateTimeFormatOptions = { day: "numeric", month: "long" };
const MONTH: DateTimeFormatOptions = { month: "long", year: "numeric" };

const NO_BREAK = "\u00a0";

export interface Dates {
  /** See {@link localeOf}. */
  readonly locale: string;
  /** The hour cycle, as `Intl` names it, of times that state the half of the day: `h23`, `h12` or `h11`. */
  readonly cycle: "h23" | "h12" | "h11";
  /** `Monday 6 May 2019` */
  long(at: DateTime<true>): string;
  /** `6 May 2019` */
  plain(at: DateTime<true>): string;
  /** `Monday 6 May` */
  namedDay(at: DateTime<true>): string;
  /** `2019` */
  year(at: DateTime<true>): string;
  /** `Mon 6 May` */
  short(at: DateTime<true>): string;
  /** `Mon` */
  weekday(at: DateTime<true>): string;
  /** `9:50 am`, `13:10`; in the row of a day see {@link Dates.row}. */
  clock(at: DateTime<true>): string;
  /**
   * A time in the rows of a programme. The 12-hour clock drops am and pm where nobody can misread it: on a day that
   * starts between 6 am and noon and lasts under twelve hours, each clock face occurs once and the first is in the
   * morning. The day's heading and `datetime` give the half of the day.
   */
  row(at: DateTime<true>, day: Day): string;
  /**
   * The widest times of a day, one per line, with digits of equal width: without the half of the day (`10:00`), and as
   * {@link Dates.clock} writes them (`10:00 am`, `12:00 pm`). On the 24-hour clock both are the same.
   */
  readonly widest: { readonly bare: string; readonly half: string };
  /** The label of an hour on the timeline: `10`. */
  hour(at: DateTime<true>): string;
  /** `9:50 am – 6:30 pm` */
  hours(span: Interval): string;
  /**
   * `Monday 6 May 2019`, `24 – 28 June 2019`; if no day is known the workshop's own words, else `April 2020`; undefined
   * if nothing is known.
   */
  when(workshop: Workshop): string | undefined;
  /** `2 March 2019, 11:59 pm (PST)`, `1 April 2019, 11:59 pm AoE`; the date alone if it has no clock time. */
  deadline(date: ImportantDate): string;
  /** A date before an extension, with the clock time only if it has one and it changed. */
  formerly(date: ImportantDate, was: DateTime<true>): string;
  /** `CDT`, `CEST`, `UTC+9`: the short name of the zone at an instant. */
  zone(at: DateTime<true>): string;
  /**
   * The same for a span of time: `CEST, from 27 October CET` if the clock changes once; undefined if it changes more
   * often, as no short name is right then.
   */
  zones(from: DateTime<true>, to: DateTime<true>): string | undefined;
}

/** An instant for `datetime`, with its offset: `2019-05-06T09:50:00-05:00`. */
export const iso = memoize((at: DateTime<true>) => at.toISO({ suppressMilliseconds: true }));

/** The formats of a workshop. */
export function createDates(workshop: Pick<Workshop, "language" | "clock">, words: Words): Dates {
  const locale = localeOf(workshop.language);
  const english = locale.startsWith("en");
  const time: DateTimeFormatOptions =
    workshop.clock === 12
      ? { hour: "numeric", minute: "2-digit", hourCycle: "h12" }
      : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  // Japanese writes half past noon as 午後0:30; 午後12:30 would be ambiguous.
  const cycle = workshop.clock === 24 ? "h23" : /^ja\b/.test(locale) ? "h11" : "h12";
  const named: DateTimeFormatOptions = { ...time, hourCycle: cycle };

  const numbers = new Intl.NumberFormat(locale);

  function format(at: DateTime<true>, options: DateTimeFormatOptions): string {
    const text = at.setLocale(locale).toLocaleString(options);
    // ICU versions disagree about a comma after the weekday in en-GB; leave it out.
    return locale === "en-GB" ? text.replace(/^(\p{L}+), /u, "$1 ") : text;
  }

  const clock = memoize((at: DateTime<true>) => {
    const text = format(at, named).replace(/\s/g, NO_BREAK);
    return english ? text.toLowerCase() : text;
  });

  const bare = memoize((at: DateTime<true>) => {
    const parts = at.setLocale(locale).toLocaleParts(time);
    const hour = parts.findIndex((part) => part.type === "hour");
    const minute = parts.findIndex((part) => part.type === "minute");
    return parts
      .slice(hour, minute + 1)
      .map((part) => part.value)
      .join("");
  });

  function range(from: DateTime<true>, to: DateTime<true>, options: DateTimeFormatOptions): string {
    if (from.hasSame(to, "day")) return format(from, options);
    if (/^(?:ja|zh)\b/.test(locale)) return yearFirstRange(from, to);
    const parts = new Intl.DateTimeFormat(locale, { ...options, timeZone: from.zoneName }).formatRangeToParts(
      from.toJSDate(),
      to.toJSDate(),
    );
    // CLDR gives Italian ranges "02 luglio" beside "24 giugno".
    return parts.map(({ type, value }) => (type === "day" ? value.replace(/^0/, "") : value)).join("");
  }

  /** `2019年6月24日–28日`: CLDR has only numeric ranges (`2019/6/24 – 2019/6/28`) if the year comes first. */
  function yearFirstRange(from: DateTime<true>, to: DateTime<true>): string {
    const rest: DateTimeFormatOptions = from.hasSame(to, "month")
      ? { day: "numeric" }
      : from.hasSame(to, "year")
        ? { day: "numeric", month: "long" }
        : PLAIN;
    return words.t("range", { from: format(from, PLAIN), to: format(to, rest) });
  }

  const zones = new Map<string, string>();
  function zone(at: DateTime<true>): string {
    const key = `${at.zoneName} ${at.offset}`;
    const name = zones.get(key) ?? nameZone(at);
    zones.set(key, name);
    return name;
  }

  // Talks of several rooms share their times.
  const spans = new Map<string, string | undefined>();
  function zonesOver(from: DateTime<true>, to: DateTime<true>): string | undefined {
    const key = `${from.zoneName} ${from.toMillis()} ${to.toMillis()}`;
    if (!spans.has(key)) spans.set(key, nameZones(from, to));
    return spans.get(key);
  }

  function nameZones(from: DateTime<true>, to: DateTime<true>): string | undefined {
    const [change, ...more] = changesBetween(from.zoneName, from.toMillis(), to.toMillis());
    if (!change) return zone(from);
    if (more.length > 0) return undefined;
    const after = from.plus(change.at - from.toMillis()) as DateTime<true>;
    // A clock that goes back from midnight affects the next day's times.
    const day = after.hour < 12 ? after : (after.plus({ days: 1 }) as DateTime<true>);
    return words.t("facts.zones", { zone: zone(from), day: format(day, DAY), next: zone(after) });
  }

  function nameZone(at: DateTime<true>): string {
    // The language's own name first (MESZ, JST). Only English names zones on all continents, but no one variety of
    // English has them all.
    const names = [locale, "en-US", "en-GB", "en-AU", "en-IN", "en-NZ", "en-ZA"].map(
      (tag) => at.setLocale(tag).offsetNameShort,
    );
    return (
      names.find((name) => name !== null && /^[A-Z]{2,5}$/.test(name) && name !== "GMT") ??
      `UTC${at.offset === 0 ? "" : at.toFormat("Z")}`
    );
  }

  function atClock(date: ImportantDate, at: DateTime<true>): string {
    const name = date.anywhereOnEarth ? words.t("dates.aoe") : words.t("dates.zone", { zone: zone(at) });
    return words.t("dates.withTime", { date: format(at, PLAIN), time: clock(at), zone: name });
  }

  function widest(say: (at: DateTime<true>) => string): string {
    const times = Array.from({ length: 24 }, (_, hour) => say(DateTime.utc(2000, 1, 1, hour) as DateTime<true>));
    const shapes = new Map(times.map((time) => [time.replace(/\p{Nd}+/gu, ""), time]));
    for (const time of times) {
      const shape = time.replace(/\p{Nd}+/gu, "");
      if (time.length > (shapes.get(shape)?.length ?? 0)) shapes.set(shape, time);
    }
    return [...shapes.values()].join("\n");
  }

  return {
    locale,
    cycle,
    widest: { bare: widest(bare), half: widest(workshop.clock === 24 ? bare : clock) },
    long: memoize((at: DateTime<true>) => format(at, LONG)),
    plain: memoize((at: DateTime<true>) => format(at, PLAIN)),
    namedDay: memoize((at: DateTime<true>) => format(at, NAMED_DAY)),
    year: (at) => format(at, { year: "numeric" }),
    short: memoize((at: DateTime<true>) => format(at, SHORT)),
    weekday: memoize((at: DateTime<true>) => format(at, WEEKDAY)),
    clock,
    row: (at, day) => (workshop.clock === 24 || isPlainDay(day) ? bare(at) : clock(at)),
    hour: (at) => numbers.format(workshop.clock === 12 ? at.hour % 12 || 12 : at.hour),
    hours: (span) => words.t("range", { from: clock(span.start), to: clock(span.end) }),
    when: ({ when }) => {
      if (when.known === "day") return range(when.start, when.end, when.start.hasSame(when.end, "day") ? LONG : PLAIN);
      return when.words ?? (when.known === "month" ? format(when.month, MONTH) : undefined);
    },
    deadline: (date) => {
      if (date.at === undefined) return words.t("dates.tbd");
      return date.hasTime ? atClock(date, date.at) : format(date.at, PLAIN);
    },
    formerly: (date, was) => {
      const sameClock = date.at !== undefined && date.at.hour === was.hour && date.at.minute === was.minute;
      return date.hasTime && !sameClock ? atClock(date, was) : format(was, PLAIN);
    },
    zone,
    zones: zonesOver,
  };
}

/** Whether times without am and pm are unambiguous; see {@link Dates.row}. */
export function isPlainDay(day: Day): boolean {
  if (day.span === undefined) return false;
  const { start, end } = day.span;
  return start.hour >= 6 && start.hour < 12 && end.diff(start, "hours").hours < 12;
}
