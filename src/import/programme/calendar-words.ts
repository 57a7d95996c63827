/**
 * Dates and times as people write them in programmes: `fri`, `Day 2`, `May 6`, `Monday, May 6`, `9.00 – 9.30`. What lacks a
 * year, month or week is told from the days of the workshop, which no library for dates in words knows.
 */
import { DateTime } from "luxon";
import { guessDate, isRealDate } from "../../schema/fields.ts";
import { fold } from "../../schema/suggest.ts";
import { parseTimeSpan, type TimeSpan, withPlainSigns } from "../../schema/time.ts";

/** Languages in which weekdays and months are known beside the workshop's. */
const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"];

/** `Day 2`, `Tag 2`, `Jour 2`; or a number alone. */
const NUMBERED = /^(?:(?:day|tag|jour|dia|giorno|dag)\s*)?#?(\d{1,2})$/i;

/** A time in a text that begins with a date. */
const TIME_IN_TEXT =
  /(?<![\d.:/-])\d{1,2}(?:[:.h]\d{2})?(?::\d{2})?\s?[ap]\.?m\b|(?<![\d.:/-])\d{1,2}[:h]\d{0,2}(?!\d)|(?<![\d.:/-])\d{1,2}\.\d{2}(?![\d.])/i;

/** Words about the zone after a time. */
const ZONE_WORDS =
  /\s*\(?\b(?!(?:AM|PM|A|P)\b)(?:UTC|GMT|[A-Z]{2,4}T|Z)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\b\)?(?:\s+time\)?)?\s*$/;

/** A point or span of time in a text; dates are 2030-05-06. */
export interface When {
  readonly date?: string;
  readonly span?: TimeSpan;
  /** Words before the time that name a day, though none that is known. */
  readonly strangeDay?: string;
}

/** Reads dates with the days of a workshop in mind. */
export class CalendarWords {
  // A sheet says the same few days in thousands of rows.
  readonly #dates = new Map<string, string | undefined>();
  readonly #others = new Map<string, string | undefined>();
  readonly #days: readonly string[];
  readonly #weekdays = new Map<string, number>();
  readonly #months = new Map<string, number>();
  #areMonthDays = false;

  /**
   * @param days the days of the workshop
   * @param language its language, beside which the most frequent ones are known
   */
  constructor(days: readonly string[], language: string) {
    this.#days = days;
    for (const locale of [...LANGUAGES, language]) this.#learn(locale);
  }

  #learn(locale: string): void {
    const named = (date: DateTime, format: string) => key(date.setLocale(locale).toFormat(format));
    for (let weekday = 1; weekday <= 7; weekday++) {
      const date = DateTime.utc(2024, 1, weekday);
      for (const format of ["cccc", "ccc"]) this.#weekdays.set(named(date, format), weekday);
    }
    for (let month = 1; month <= 12; month++) {
      const date = DateTime.utc(2024, month, 1);
      for (const format of ["LLLL", "MMMM", "LLL"]) this.#months.set(named(date, format), month);
    }
    this.#months.set("sept", 9);
  }

  /** The date that a text names; undefined if it names none, or several days of the workshop. */
  dateIn(text: string): string | undefined {
    return remembered(this.#dates, text, () => this.#dateIn(text));
  }

  #dateIn(text: string): string | undefined {
    const written = withPlainSigns(text);
    const iso = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(written)?.[0];
    if (iso !== undefined) return isRealDate(iso) ? iso : undefined;
    return guessDate(written) ?? this.#numbered(written) ?? this.#slashed(written) ?? this.#inWords(written);
  }

  /**
   * Learns from all dates of a file what its numbers are: of the days of the workshop, or of the month if each is one of
   * these and none is the first day.
   */
  learnNumbers(texts: readonly string[]): void {
    this.#dates.clear();
    this.#others.clear();
    const numbers = texts.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
    this.#areMonthDays =
      numbers.length > 0 && !numbers.includes(1) && numbers.every((number) => this.#monthDay(number) !== undefined);
  }

  #monthDay(number: number): string | undefined {
    return this.#only((date) => Number(date.slice(8)) === number);
  }

  /** A number is that of a day of the workshop, or of the month if there is such a day. */
  #numbered(text: string): string | undefined {
    const [first, other] = this.#numberReadings(text);
    return first ?? other;
  }

  #numberReadings(text: string): readonly [string | undefined, string | undefined] {
    const number = Number(NUMBERED.exec(text)?.[1] ?? Number.NaN);
    const readings = [this.#days[number - 1], this.#monthDay(number)] as const;
    return this.#areMonthDays && /^\d/.test(text) ? [readings[1], readings[0]] : readings;
  }

  /** The date that a text might name as well: of `3/4/2031` or `2`. */
  otherReading(text: string): string | undefined {
    return remembered(this.#others, text, () => this.#otherReading(text));
  }

  #otherReading(text: string): string | undefined {
    const written = withPlainSigns(text);
    const date = this.dateIn(written);
    if (date === undefined || guessDate(written) !== undefined) return undefined;
    const readings = /^\d{1,2}$/.test(written) ? this.#numberReadings(written) : this.#slashedReadings(written);
    return readings.find((one) => one !== undefined && one !== date);
  }

  /** `5/6/2031`, `4/3/16`, `6.5.`: a day of the workshop decides which is the month, else that the other cannot be. */
  #slashed(text: string): string | undefined {
    const distinct = this.#slashedReadings(text);
    const ours = distinct.filter((date) => this.#days.includes(date));
    if (ours.length === 1) return ours[0];
    return distinct.length === 1 ? distinct[0] : undefined;
  }

  #slashedReadings(text: string): readonly string[] {
    const [, first = "", second = "", year = ""] =
      /^(?:\p{L}+\.?,?\s*)?(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{2}|\d{4})?)?$/u.exec(text) ?? [];
    if (first === "") return [];
    const full = year.length === 2 ? `20${year}` : year;
    const years = full === "" ? [...new Set(this.#days.map((day) => day.slice(0, 4)))] : [full];
    const iso = (of: string, month: string, day: string) => `${of}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const readings = years.flatMap((of) => [iso(of, first, second), iso(of, second, first)]).filter(isRealDate);
    return [...new Set(readings)];
  }

  /** A weekday, or a month with a day, with or without a year, among other words. */
  #inWords(text: string): string | undefined {
    const words = text.split(/[\s,;()/]+/).filter((word) => word !== "" && !/^(?:of|the|de|di)$/i.test(word));
    const iso = words.map((word) => this.#isoOrSlashed(word)).find((date) => date !== undefined);
    if (iso !== undefined) return iso;
    const month = this.#known(words, this.#months);
    if (month !== undefined) {
      const day = dayBeside(month.at, words);
      if (day !== undefined) return this.#dated(month.is, day, words);
    }
    const weekday = this.#known(words, this.#weekdays)?.is;
    const numbered = this.#numberedIn(text);
    if (weekday === undefined) return numbered;
    const isThen = (date: string) => DateTime.fromISO(date).weekday === weekday;
    if (numbered !== undefined) return isThen(numbered) ? numbered : undefined;
    const [day] = words.flatMap((word) => dayIn(word) ?? []);
    return this.#only((date) => isThen(date) && (day === undefined || Number(date.slice(8)) === Number(day)));
  }

  /** A day of a month, in the year among the words, or else in one of the workshop's. */
  #dated(month: number, day: string, words: readonly string[]): string | undefined {
    const year = words.find((word) => /^(?:19|20)\d{2}$/.test(word));
    const years = year === undefined ? this.#days.map((date) => date.slice(0, 4)) : [year];
    const dated = (of: string) => `${of}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    const dates = [...new Set(years.map(dated))].filter(isRealDate);
    return dates.find((date) => this.#days.includes(date)) ?? dates[0];
  }

  #isoOrSlashed(word: string): string | undefined {
    const iso = /^\d{4}-\d{2}-\d{2}$/.exec(word)?.[0];
    if (iso !== undefined) return isRealDate(iso) ? iso : undefined;
    return /\d[./-]\d/.test(word) ? (guessDate(word) ?? this.#slashed(word)) : undefined;
  }

  /** `Day 2: Applications`. */
  #numberedIn(text: string): string | undefined {
    const [, number] = /^(?:day|tag|jour|dia|giorno|dag)\s*(\d{1,2})\b/i.exec(text) ?? [];
    return number === undefined ? undefined : this.#days[Number(number) - 1];
  }

  #namesDay(text: string): boolean {
    const words = text.split(/[\s,;()/]+/);
    return this.#known(words, this.#weekdays) !== undefined || this.#known(words, this.#months) !== undefined;
  }

  #known(words: readonly string[], names: ReadonlyMap<string, number>): { is: number; at: number } | undefined {
    for (const [at, word] of words.entries()) {
      const is = names.get(key(word));
      if (is !== undefined) return { is, at };
    }
    return undefined;
  }

  #only(fits: (date: string) => boolean): string | undefined {
    const days = this.#days.filter(fits);
    return days.length === 1 ? days[0] : undefined;
  }

  /** A time or a span, with or without a date before it: `Thu 14:30 - 14:45`, `9:00 AM – 9:30 AM`, `9.00`. */
  whenIn(text: string): When {
    const written = tidiedTime(text);
    const whole = parseTimeSpan(written);
    if (!("wrong" in whole)) return { span: whole };
    const [, dated = "", rest = ""] =
      /^(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:[T,\s]+(.*))?$/.exec(written) ?? [];
    const at = dated === "" ? (TIME_IN_TEXT.exec(written)?.index ?? -1) : -1;
    const [before, after] =
      dated === "" ? [written.slice(0, Math.max(at, 0)), at < 0 ? "" : written.slice(at)] : [dated, rest];
    const date =
      before.trim() === ""
        ? undefined
        : this.dateIn(before.replace(/\b(?:at|um|à|a las)\s*$/i, "").replace(/[\s,–-]+$/, ""));
    const span = parseTimeSpan(after.trim());
    if (date === undefined && this.#namesDay(before)) return { strangeDay: before.trim() };
    return { ...(date === undefined ? {} : { date }), ...("wrong" in span ? {} : { span }) };
  }
}

/** A time without what says nothing about it: seconds, "Uhr", the name of the zone, pm after 13. */
function tidiedTime(text: string): string {
  return withPlainSigns(text)
    .replace(ZONE_WORDS, "")
    .replace(/(\d{1,2}[:.]\d{2}):\d{2}(?:\.\d+)?(?!\d)/g, "$1")
    .replace(/\b(1[3-9]|2[0-3])([:.h]\d{2})\s?[ap]\.?m\.?/gi, "$1$2")
    .replace(/\s*\b(?:Uhr|hrs?|hours|o'clock)\b\.?/gi, "")
    .replace(/(?<=\d[:.]\d{2})\s*h\b/gi, "")
    .replace(/(?<=\d)\s*(?:-|–|—)\s*$|^\s*[~≈]\s*(?=\d)/g, "")
    .replace(/\s(?:until|till|à|bis|a|→|->|—)\s/g, " - ")
    .trim();
}

/** `9`, `9.`, `9th`: the number of a day. */
function dayIn(word: string): string | undefined {
  return /^(\d{1,2})(?:st|nd|rd|th|\.|er|º)?$/i.exec(word)?.[1];
}

/** The day next to the month: of `Day 1 (Thursday, July 11)` it is 11. Where none is, any other number. */
function dayBeside(month: number, words: readonly string[]): string | undefined {
  const [beside] = [words[month - 1], words[month + 1]].flatMap((word) => dayIn(word ?? "") ?? []);
  return beside ?? words.flatMap((word) => dayIn(word) ?? [])[0];
}

function key(word: string): string {
  return fold(word).replace(/\.$/, "");
}

/** Whether a text says the zone of its time, which `--zone` does for the whole file. */
export function namesZone(text: string): string | undefined {
  return ZONE_WORDS.exec(text)?.[0].trim() || undefined;
}

/** A heading without the zone that it says. */
export function withoutZone(text: string): string {
  return text.replace(ZONE_WORDS, "");
}

/** The zone of an offset, as `UTC+02:00`, which leaves nothing to guess; undefined for letters such as CEST, and for GMT. */
export function offsetIn(zone: string): string | undefined {
  const [, name, sign = "+", hours = "0", minutes = "00"] =
    /^\(?(UTC|GMT|Z)(?:\s?([+-])(\d{1,2})(?::?(\d{2}))?)?(?:\s+time)?\)?$/.exec(withPlainSigns(zone).trim()) ?? [];
  // Many who write GMT mean the clock of London, which is another one in summer.
  if (name === undefined || (name === "GMT" && !/\d/.test(zone)) || Number(hours) > 14 || Number(minutes) > 59)
    return undefined;
  return `UTC${sign}${hours.padStart(2, "0")}:${minutes}`;
}

/** What was worked out for a text before, or is now. */
function remembered(
  known: Map<string, string | undefined>,
  text: string,
  work: () => string | undefined,
): string | undefined {
  if (!known.has(text)) known.set(text, work());
  return known.get(text);
}
