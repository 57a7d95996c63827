/**
 * The value types of the data format. Every file in `data/` arrives as text, lists and mappings (YAML's failsafe
 * schema); the schema of a field decides what its text means.
 *
 * A schema's `error` text says what it expects ("a list of people"); a wrong value gets a `code` of the catalogue with
 * the parameters of its message. Places and severities are up to the loader.
 */

import { DateTime } from "luxon";
import * as z from "zod";
import type { Code } from "./catalog.ts";
import { isPersonName, splitPeople } from "./people-text.ts";
import { closest, fold } from "./suggest.ts";
import { type NotATime, parseDuration, parseTimeOfDay, parseTimeSpan, withPlainSigns } from "./time.ts";
import { parseUrl } from "./url.ts";
import {
  deadlineZoneHint,
  deadlineZonesMeant,
  isZoneKnownHere,
  USUAL_ZONES,
  type Whereabouts,
  ZONE_AREAS,
  zoneHint,
  zoneNamed,
} from "./zones.ts";

/** What a schema says about a value it refuses; carried in zod's `params`. */
export interface Refusal {
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
  /** What to try; a function if that depends on the workshop's place. */
  readonly hint?: string | ((where: Whereabouts) => string);
  /** The part of the text that is wrong, if not all of it. */
  readonly span?: readonly [number, number];
  /** The key is wrong, not its value. */
  readonly ofKey?: true;
}

type Context = z.core.$RefinementCtx<unknown>;

/** Refuses a value. */
export function refuse(ctx: Context, input: unknown, refusal: Refusal): never {
  ctx.issues.push({ code: "custom", input, message: refusal.code, params: { ...refusal } });
  return z.NEVER;
}

/**
 * JSON Schema keywords that tell editors, as far as possible, what a field accepts. `patternErrorMessage`, an extension
 * of VS Code and the YAML language server, replaces patterns that organizers could not read.
 */
type ForEditors = Readonly<Record<string, unknown>>;

/**
 * Text that a schema converts or refuses.
 * @param forEditors must allow everything that `read` accepts; editors see numbers in `9.50` and `2019`
 */
export function reads<T>(expected: string, read: (text: string, ctx: Context) => T, forEditors: ForEditors = {}) {
  return z
    .string(expected)
    .transform((text, ctx) => read(text, ctx))
    .meta("pattern" in forEditors ? { ...forEditors, patternErrorMessage: `expected ${expected}` } : forEditors);
}

/** A string of this form that YAML never reads as a number. */
export function form(pattern: string): ForEditors {
  return { type: "string", pattern: `^\\s*(?:${pattern})\\s*$` };
}

/** A pattern for a word in lower or upper case, with whatever people put between its parts. */
function anyCase(word: string): string {
  return word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`).replace(/[- ]/g, "[-_\\s]+");
}

/** One of these words: an enum of the words to choose from, and a pattern for all their spellings. */
function forWords(words: readonly string[], values: readonly unknown[] = words): ForEditors {
  const type = [...new Set(["string", ...values.map((value) => typeof value)])];
  return { type, anyOf: [{ enum: values }, form(words.map(anyCase).join("|"))] };
}

/**
 * A field of a mapping with its description for organizers, and examples. Editors show both while somebody types, and
 * the data reference is generated from them.
 */
export function field<T extends z.ZodType>(schema: T, description: string, ...examples: readonly unknown[]): T {
  return schema.meta({ description, examples: [...examples] });
}

/** Every key of the data format, in any mapping: such a word was hardly meant as text. */
export const FORMAT_KEYS: Set<string> = new Set();

/** The keys, in any mapping, whose values are of certain types. */
export const KEYS_HOLDING = {
  /** Text that is shown as is. */
  text: new Set<string>(),
  /** Files in `public/`, or addresses. */
  path: new Set<string>(),
  people: new Set<string>(),
} as const;

type Held = keyof typeof KEYS_HOLDING;
const HOLDS = z.registry<{ readonly held: Held }>();

/** What a field holds inside the schema's wrappers: optional, one or many, one of several forms. */
function* heldBy(schema: z.core.$ZodType): Generator<Held> {
  const said = HOLDS.get(schema);
  if (said !== undefined) yield said.held;
  if (schema instanceof z.ZodOptional) yield* heldBy(schema.def.innerType);
  else if (schema instanceof z.ZodArray) yield* heldBy(schema.def.element);
  else if (schema instanceof z.ZodPipe) yield* heldBy(schema.def.in);
  else if (schema instanceof z.ZodUnion) for (const option of schema.def.options) yield* heldBy(option);
}

/**
 * A mapping with a closed set of keys. The issue's text tells the loader what the mapping is and, for an unknown key,
 * which keys it takes.
 * @param what "a paper (a mapping with title and authors)"
 */
export function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape, what: string) {
  for (const [key, schema] of Object.entries(shape)) {
    FORMAT_KEYS.add(key);
    for (const held of heldBy(schema)) KEYS_HOLDING[held].add(key);
  }
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? `${what}\n${Object.keys(shape).join(",")}` : what),
  });
}

/** Plain text that is shown as is. */
export const text = z.string("text").register(HOLDS, { held: "text" });

/** A title, in which text between $ signs is mathematics. */
export const title = z.string("text");

/** The name by which something else of the site is found. */
export const reference = z.string("text");

/** Markdown text; raw HTML is shown as text. */
export const markdown = z.string("text");

/** `yes, no, true, false`. */
export const yesNo = reads(
  "yes or no",
  (value, ctx) => {
    const word = value.toLowerCase();
    if (word === "yes" || word === "true") return true;
    if (word === "no" || word === "false") return false;
    return refuse(ctx, value, { code: "wrong-word", params: { value, words: "yes, no" } });
  },
  // In YAML 1.2, yes is text and true is a boolean; in YAML 1.1, both are booleans.
  forWords(["yes", "no", "true", "false"], ["yes", "no", true, false]),
);

/**
 * One word of a closed list, with a suggestion for a near miss.
 * @param advice the hint, if more is known than the nearest word
 */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  expected: string,
  words: Words,
  advice?: (value: string, near: string | undefined) => string,
) {
  return z
    .string(expected)
    .transform((value, ctx): Words[number] => {
      const spaced = (word: string) => word.toLowerCase().replace(/[-_\s]+/g, " ");
      const found = words.find((candidate) => spaced(candidate) === spaced(value));
      if (found !== undefined) return found;
      const near = closest(spaced(value), words);
      const hint = advice?.(value, near) ?? (near && `did you mean "${near}"?`);
      return refuse(ctx, value, {
        code: "wrong-word",
        params: { value, words: words.join(", ") },
        ...(hint === undefined ? {} : { hint }),
      });
    })
    .meta(
      forWords(
        words,
        words.map((word) => (/^\d+$/.test(word) ? Number(word) : word)),
      ),
    );
}

/** A value or a list of values; the output is always a list. */
export function oneOrMany<T extends z.ZodType>(expected: string, one: T) {
  return z
    .union([one, z.array(one, expected)], expected)
    .transform((value): z.output<T>[] => (Array.isArray(value) ? value : [value as z.output<T>]));
}

const DAY = "\\d{4}-\\d{2}-\\d{2}";
const OPEN = anyCase("tbd|tba");

/** A calendar date, `2019-05-06`, kept as that text. */
export const isoDate = reads(
  "a date such as 2019-05-06",
  (value, ctx) => (isRealDate(value) ? value : refuse(ctx, value, notADate(value))),
  form(DAY),
);

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a real date in ISO 8601 form: `2019-05-06`. */
export function isRealDate(value: string): boolean {
  return DATE.test(value) && DateTime.fromISO(value, { zone: "utc" }).isValid;
}

function notADate(value: string): Refusal {
  const plain = withPlainSigns(value).replace(/[–—]/g, "-");
  if (plain !== value && isRealDate(plain)) return { code: "bad-date", params: { value }, hint: `write ${plain}` };
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value);
  if (!parts) {
    const guess = guessDate(value);
    return { code: "bad-date", params: { value }, hint: `write ${guess ?? "year-month-day, such as 2019-05-06"}` };
  }
  const iso = `${parts[1]}-${parts[2]?.padStart(2, "0")}-${parts[3]?.padStart(2, "0")}`;
  if (isRealDate(iso)) return { code: "bad-date", params: { value }, hint: `write ${iso}` };
  const month = DateTime.fromObject({ year: Number(parts[1]), month: Number(parts[2]) }, { zone: "utc" });
  const hint = month.isValid
    ? `${month.toFormat("LLLL yyyy")} has ${month.daysInMonth} days`
    : "months go from 01 to 12: year-month-day";
  return { code: "bad-date", params: { value }, hint };
}

const FORMATS = ["d LLLL yyyy", "d LLL yyyy", "LLLL d yyyy", "LLL d yyyy", "d.L.yyyy", "yyyy LLLL d"];

/** The ISO form of `6 May 2019`, `Monday, May 6th, 2019`, `06.05.2019` or `5/23/2019`, if there is only one reading. */
export function guessDate(value: string): string | undefined {
  const plain = value
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*/i, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/i, "$1")
    .replace(/\bof\s+/i, "")
    .replace(/([a-z])\./gi, "$1")
    .replace(/\bsept\b/i, "Sep")
    .replace(/,/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (const format of FORMATS) {
    const date = DateTime.fromFormat(plain, format, { zone: "utc", locale: "en" });
    if (date.isValid) return date.toISODate();
  }
  const [, first = "", second = "", year = ""] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(plain) ?? [];
  const iso = (month: string, day: string) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const readings = [...new Set([iso(first, second), iso(second, first)])].filter(isRealDate);
  return readings.length === 1 ? readings[0] : undefined;
}

/** A date, a month (`2019-05`) or `tbd`. */
export const roughDate = reads(
  "a date such as 2019-05-06, a month, or tbd",
  (value, ctx) => {
    if (/^tb[da]$/i.test(value)) return "tbd";
    if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(value) || isRealDate(value)) return value;
    return refuse(ctx, value, notADate(value));
  },
  form(`${DAY}|\\d{4}-\\d{2}|${OPEN}`),
);

/** A date or `tbd`. */
export const dateOrTbd = reads(
  "a date such as 2019-05-06, or tbd",
  (value, ctx) => {
    if (/^tb[da]$/i.test(value)) return "tbd";
    if (isRealDate(value)) return value;
    const [, date = "", rest = ""] = /^(\d{4}-\d{2}-\d{2})(?:T|[\s,]+)(.*)$/.exec(value) ?? [];
    if (!isRealDate(date)) return refuse(ctx, value, notADate(value));
    const hint = (where: Whereabouts) => `write date: ${date}, ${timeAndZone(rest.trim())(where)}`;
    return refuse(ctx, value, { code: "bad-date", params: { value }, hint });
  },
  form(`${DAY}|${OPEN}`),
);

/** What follows a date, rewritten as the fields for it. */
function timeAndZone(rest: string): (where: Whereabouts) => string {
  if (!("wrong" in parseTimeOfDay(rest))) return () => `time: ${rest}`;
  if (isAnywhereOnEarth(rest)) return () => "timezone: AoE";
  return zonedTime(rest) ?? (() => "and what follows it as time: and timezone:");
}

/** A date, or a date with a time: `2019-05-06`, `2019-05-06 9:30`, `2019-05-06T09:30`. */
export const dateTime = reads(
  "a date, or a date with a time",
  (value, ctx) => {
    const [date = "", ...rest] = value.split(/[T\s]+/);
    if (!isRealDate(date)) return refuse(ctx, value, notADate(date));
    if (rest.length === 0) return { date };
    const time = parseTimeOfDay(rest.join(" "));
    return "wrong" in time ? refuse(ctx, value, notATime(rest.join(" "), time)) : { date, time };
  },
  form(`${DAY}(?:[T\\s].+)?`),
);

/** `Z`, `+02:00`, `+0200`, `+02` at the end of a time (ISO 8601, limited to real zones: -12:00 to +14:00). */
const OFFSET = /\s*(?:Z|UTC|([+-])(0\d|1[0-4])(?::?([0-5]\d))?)$/;

/** A time of day, with its offset if one is given. */
export interface ClockTime {
  readonly minutes: number;
  readonly seconds: number;
  /** In minutes east of Greenwich; undefined for the workshop's own clock. */
  readonly offset?: number;
}

/**
 * A date, or an instant: `2019-05-06 9:30` on the workshop's clock, or with its own offset, as git and ISO 8601 write
 * it: `2019-05-06T09:30:15-05:00`.
 */
export const instant = reads(
  "a date, or a date with a time",
  (value, ctx): { date: string; time?: ClockTime } => {
    const [, date = value, clock] = /^(\d[^\sT]*)(?:T|\s+)(.+)$/.exec(value) ?? [];
    if (!isRealDate(date)) return refuse(ctx, value, notADate(/^\d{4}-/.test(date) ? date : value));
    if (clock === undefined) return { date };
    const bare = clock.replace(OFFSET, "");
    const [, toTheMinute = bare, seconds = "0"] = /^(\d{1,2}:\d{2}):([0-5]\d)$/.exec(bare) ?? [];
    const time = parseTimeOfDay(toTheMinute);
    if ("wrong" in time) {
      const hint = `write ${date} 12:30 for the workshop's clock, or with an offset: ${date}T12:30+02:00`;
      return refuse(ctx, value, { ...notATime(clock, time), hint });
    }
    const [zone, sign, hours = "0", minutes = "0"] = OFFSET.exec(clock) ?? [];
    const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    const said: ClockTime = { minutes: time.minutes, seconds: Number(seconds) };
    return { date, time: zone === undefined ? said : { ...said, offset } };
  },
  form(`${DAY}(?:[T\\s].+)?`),
);

function notATime(value: string, { wrong }: NotATime): Refusal {
  if (/^midnight$/i.test(value.trim())) {
    const hint = "write 0:00 for the beginning of the day, or 24:00 for its end";
    return { code: "bad-time", params: { value, wrong: "is the beginning of a day or its end" }, hint };
  }
  const [, time = "", zone = ""] = ZONED.exec(value.trim())?.map((part) => part.trim()) ?? [];
  if (zone !== "" && zoneOf(zone) && !("wrong" in parseTimeOfDay(time))) {
    const hint = `write ${time}; the zone of all times is timezone: of data/workshop.yaml`;
    return { code: "bad-time", params: { value, wrong }, hint };
  }
  return { code: "bad-time", params: { value, wrong }, hint: "write 9:50, 13:10, 1:10 pm, or 12:30-14:00 for a span" };
}

/** Except for noon, a time looks like a number (`9.50`, `0950`) or starts with one. */
const CLOCK: ForEditors = { type: ["string", "number"], pattern: `^\\s*(?:[\\d０-９]|${anyCase("noon")})` };

/** A time of day. */
export const timeOfDay = reads(
  "a time such as 9:50",
  (value, ctx) => {
    const time = parseTimeOfDay(value);
    return "wrong" in time ? refuse(ctx, value, notATime(value, time)) : time;
  },
  CLOCK,
);

/** A time followed by a zone: `23:59 AoE`, `5 pm (Pacific Time)`. */
const ZONED = /^((?:\d{1,2}(?:[:.h]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?|noon|midnight))\s*[,(]?\s*([A-Za-z][^()]*?)\)?$/i;

/** Whether a text names a zone in some way. */
function zoneOf(text: string): boolean {
  return (
    isAnywhereOnEarth(text) ||
    MEANS_ANYWHERE.test(text) ||
    zoneNamed(text) !== undefined ||
    deadlineZonesMeant(text).length > 0
  );
}

/** A time of day and its zone, as the two fields in dates.yaml; undefined for any other text. */
function zonedTime(value: string): ((where: Whereabouts) => string) | undefined {
  const [, time = "", zone = ""] = ZONED.exec(value.trim())?.map((part) => part.trim()) ?? [];
  if (zone === "" || !zoneOf(zone) || (!/^midnight$/i.test(time) && "wrong" in parseTimeOfDay(time))) return undefined;
  const written = `time: ${/^midnight$/i.test(time) ? "24:00" : time}`;
  if (isAnywhereOnEarth(zone) || MEANS_ANYWHERE.test(zone)) return () => `${written} and timezone: AoE`;
  const known = zoneNamed(zone);
  if (known !== undefined) return () => `${written} and timezone: ${known}`;
  return (where) => {
    const [first = "", ...others] = deadlineZonesMeant(zone, where);
    return `${written} and timezone: ${first}${others.length === 0 ? "" : ` (or ${others.join(", ")})`}`;
  };
}

/** The time of day of a date, whose zone has its own field. */
export const deadlineTime = reads(
  "a time such as 23:59",
  (value, ctx) => {
    const time = parseTimeOfDay(value);
    if (!("wrong" in time)) return time;
    const zoned = zonedTime(value);
    const refusal = notATime(value, time);
    return refuse(ctx, value, zoned ? { ...refusal, hint: (where) => `write ${zoned(where)}` } : refusal);
  },
  CLOCK,
);

/** A start, or a start and an end. */
export const timeSpan = reads(
  "a time such as 9:50, or 9:50-10:30",
  (value, ctx) => {
    const span = parseTimeSpan(value);
    return "wrong" in span ? refuse(ctx, value, notATime(value, span)) : span;
  },
  CLOCK,
);

/** A length, returned in minutes. */
export const duration = reads(
  "a length such as 25 min",
  (value, ctx) => {
    const minutes = parseDuration(value);
    return (
      minutes ?? refuse(ctx, value, { code: "bad-duration", params: { value }, hint: "write 25 min, or 1 h 30 min" })
    );
  },
  { type: ["string", "number"], pattern: "^\\s*\\d" },
);

const ZONE = `(?:${ZONE_AREAS.map((area) => anyCase(area.toLowerCase())).join("|")})(?:/[\\w+-]+)+|${anyCase("utc")}`;

/** An IANA time zone name, returned as the database spells it: see zones.ts. */
export const timeZone = reads(
  "a time zone such as America/Chicago",
  (value, ctx) => {
    const hint = isAnywhereOnEarth(value) ? "AoE is for deadlines; write the time zone of the venue" : undefined;
    return readZone(value, ctx, hint);
  },
  { ...form(ZONE), examples: USUAL_ZONES },
);

/** Anywhere on Earth: a deadline lasts until its day ends in the last zone. */
export const ANYWHERE_ON_EARTH = "UTC-12";

function isAnywhereOnEarth(value: string): boolean {
  return /^(?:aoe|anywhere on earth)$/i.test(value);
}

/** Other ways to say AoE: its offset, or some of its words. */
const MEANS_ANYWHERE =
  /^(?:(?:etc\/)?(?:utc|gmt)? ?[-−]12(?::?00)?|etc\/gmt\+12|any(?:where)?\b.*|a\.?o\.?e\.?(?: time)?)$/i;

/** An IANA time zone or `AoE`. */
export const deadlineZone = reads(
  "a time zone such as Europe/Paris, or AoE",
  (value, ctx) => {
    if (isAnywhereOnEarth(value)) return ANYWHERE_ON_EARTH;
    return readZone(value, ctx, MEANS_ANYWHERE.test(value) ? "write AoE" : undefined, deadlineZoneHint);
  },
  form(`${ZONE}|${anyCase("aoe")}|${anyCase("anywhere on earth")}`),
);

/**
 * @param hint what to try instead, if known better than by searching for near names
 * @param hintFor how to search for them
 */
function readZone(value: string, ctx: Context, hint: string | undefined, hintFor = zoneHint): string {
  const zone = zoneNamed(value);
  if (zone !== undefined && isZoneKnownHere(zone)) return zone;
  const anew = zone !== undefined && "it is newer than this version of Node.js, which has to be a later one";
  return refuse(ctx, value, {
    code: "unknown-zone",
    params: { value },
    hint:
      hint ||
      anew ||
      ((where) => hintFor(value, where) ?? "write an IANA name such as Europe/Paris or America/New_York"),
  });
}

/** The `language:` of a site or an item, a BCP 47 tag. */
export const languageTag = reads("a language such as en or pt-BR", (value, ctx) => {
  try {
    const [tag] = Intl.getCanonicalLocales(value.replaceAll("_", "-"));
    const primary = tag?.split("-")[0] ?? "";
    const named = new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(primary);
    if (tag !== undefined && named !== undefined) return tag;
  } catch {
    // getCanonicalLocales throws if this is not a tag; the refusal below says so.
  }
  const name = LANGUAGE_NAMES[fold(value)];
  const hint = name ? `write ${name}` : "write a BCP 47 tag such as en, de or pt-BR";
  return refuse(ctx, value, { code: "bad-language", params: { value }, hint });
});

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  english: "en",
  german: "de",
  deutsch: "de",
  french: "fr",
  francais: "fr",
  spanish: "es",
  portuguese: "pt",
  italian: "it",
  chinese: "zh",
  japanese: "ja",
  arabic: "ar",
};

/** An e-mail address: the form that HTML's `type=email` accepts, with a dot in the host. */
export const email = reads(
  "an e-mail address",
  (value, ctx) => {
    const address = value.replace(/^mailto:/i, "");
    return /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(address)
      ? address
      : refuse(ctx, value, { code: "bad-email", params: { value } });
  },
  form("[^\\s@]+@[^\\s@]+\\.[^\\s@]+"),
);

/** A telephone number as people write it, with an extension: `+41 61 555 01 42`, `(555) 0142 ext. 7`. */
export const phone = reads(
  "a telephone number",
  (value, ctx) => {
    const isNumber = /^\+?[\p{Nd}\s()./\u2010-\u2015-]+(?:(?:ext|x|#)\.?\s*\p{Nd}+)?$/iu.test(value);
    const digits = value.match(/\p{Nd}/gu)?.length ?? 0;
    return isNumber && digits >= 3 ? value : refuse(ctx, value, { code: "bad-phone", params: { value } });
  },
  { type: ["string", "number"], pattern: "\\d" },
);

/** Any opaque colour of CSS Color 4, checked by the palette's parser when the model is built. */
export const colour = z.string('a colour such as "#7a1fa2"');

/** The scheme of an address (RFC 3986, 3.1). */
export const SCHEME = /^([a-z][a-z\d+.-]*):/i;
const HTTP = "[hH][tT][tT][pP][sS]?://\\S+";
/** What looks like an address without its scheme: `example.org/call`. */
export const BARE_HOST = /^(?:www\.)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]|$)/iu;

/** An absolute http(s) address. */
export const webAddress = reads(
  "an address such as https://example.org/",
  (value, ctx) => {
    const refusal = refuseAddress(value, ["http", "https"]);
    return refusal ? refuse(ctx, value, refusal) : value;
  },
  form(HTTP),
);

/** A link: http(s), mailto, or an address in this site (`/papers/`, `#posters`), which the model checks. */
export const link = reads(
  "a link",
  (value, ctx) => {
    if (/^(?:#|\/(?!\/))/.test(value)) return value;
    if (/^[^\s@/:]+@[^\s@/]+\.[a-z]+$/i.test(value)) {
      return refuse(ctx, value, { code: "bad-link", params: { value }, hint: `write mailto:${value}` });
    }
    const refusal = refuseAddress(value, ["http", "https", "mailto"]);
    if (refusal === undefined) return value;
    const isPath =
      refusal.hint === undefined &&
      /^(?:\.{1,2}\/)*[\w-]+(?:[./][\w-]+)*\/?(?:#.*)?$/.test(value) &&
      /[./]/.test(value);
    const hint = `write ${pageAddress(value)} for a page of this site, or start it with https://`;
    return refuse(ctx, value, isPath ? { ...refusal, hint } : refusal);
  },
  form(`${HTTP}|[mM][aA][iI][lL][tT][oO]:.+|#.*|/(?!/).*`),
);

/** A file: http(s), or a path in `public/`, which the loader checks. */
export const path = reads("an address or a file under public/", (value, ctx) => {
  if (!SCHEME.test(value) && !value.startsWith("//")) return value;
  const refusal = refuseAddress(value, ["http", "https"]);
  return refusal ? refuse(ctx, value, refusal) : value;
}).register(HOLDS, { held: "path" });

/** File extensions, none of which ends a host. */
const FILE = /^[^?#]*\.(?:pdf|html?|md|png|jpe?g|gif|webp|svg|zip|txt|ya?ml|pptx?|docx?|mp4|ics|json|xml)(?:[?#]|$)/i;

/** Whether a text looks like an external address without its scheme rather than like a file: `arxiv.org/abs/1`. */
export function isBareAddress(value: string): boolean {
  if (!BARE_HOST.test(value)) return false;
  const [host = "", ...path] = value.split("/");
  return /^www\./i.test(host) || !FILE.test(host) || (path.length > 0 && !FILE.test(host));
}

/** The page address that a relative path was meant for: `/cfp/` for `content/cfp.md` and `cfp.html`. */
export function pageAddress(path: string): string {
  const [before = "", fragment] = path.split("#");
  const stem = before
    .replace(/^(?:\.{0,2}\/)+/, "")
    .replace(/^(?:content|data|public)\//, "")
    .replace(/\.(?:md|html?|ya?ml)$/i, "")
    .replace(/(?:^|\/)index$/, "")
    .replace(/\/+$/, "");
  return `${stem === "" ? "/" : `/${stem}/`}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** Why an external address cannot be used; undefined if it can. */
export function refuseAddress(value: string, schemes: readonly string[]): Refusal | undefined {
  const scheme = SCHEME.exec(value)?.[1]?.toLowerCase();
  const looksLikeHost = isBareAddress(value);
  if (value.startsWith("//")) return { code: "bad-link", params: { value }, hint: `write https:${value}` };
  if (looksLikeHost) return { code: "bad-link", params: { value }, hint: `write https://${value}` };
  if (scheme === undefined) return { code: "bad-link", params: { value } };
  if (!schemes.includes(scheme)) {
    return { code: "unsafe-link", params: { value: value.slice(0, 80), scheme, schemes: schemes.join(", ") } };
  }
  if (scheme === "mailto") return value.includes("@") ? undefined : { code: "bad-link", params: { value } };
  if (/\s/.test(value)) return { code: "bad-link", params: { value }, hint: "write %20 for a space" };
  const parsed = parseUrl(value);
  return parsed?.hostname && /^https?:\/\//i.test(value) ? undefined : { code: "bad-link", params: { value } };
}

/** An identifier for addresses and references: letters, digits, hyphens, dots, underscores. */
export const id = reads(
  "an id such as best-paper",
  (value, ctx) =>
    /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(value)
      ? value
      : refuse(ctx, value, { code: "bad-id", params: { value }, hint: "use letters, digits and hyphens" }),
  { type: ["string", "number", "boolean"], pattern: "^\\s*[^\\s/?#]+\\s*$" },
);

/** An ORCID iD, bare or as its address, with its check digit (ISO 7064 MOD 11-2). */
export const orcid = reads(
  "an ORCID iD",
  (value, ctx) => {
    const digits = value.replace(/^https?:\/\/orcid\.org\//i, "").toUpperCase();
    const compact = digits.replaceAll("-", "");
    if (/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(digits) && orcidCheckDigit(compact.slice(0, 15)) === compact[15]) {
      return digits;
    }
    return refuse(ctx, value, { code: "bad-orcid", params: { value }, hint: "write it as 0000-0002-1825-0097" });
  },
  form("(?:\\S+/)?\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dxX]"),
);

function orcidCheckDigit(digits: string): string {
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return check === 10 ? "X" : String(check);
}

/** A DOI without its prefix `doi:` or address; in an address, some of its characters are percent-encoded. */
export function bareDoi(written: string): string {
  const bare = written.replace(/^doi:\s*/i, "");
  const inAddress = bare.replace(/^https?:\/\/(?:dx\.|www\.)?doi\.org\//i, "");
  return inAddress === bare ? bare : decodedPath(inAddress);
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that encodes nothing.
    return path;
  }
}

const DOI = "10\\.\\d{4,9}/\\S+";

/** Whether a text is exactly a DOI: a prefix with four to nine digits, and a suffix (DOI Handbook, 2.2). */
export function isDoi(text: string): boolean {
  return new RegExp(`^${DOI}$`).test(text);
}

/** A DOI, bare or as its address; returned bare. */
export const doi = reads(
  "a DOI such as 10.1145/3290605.3300233",
  (value, ctx) => {
    const bare = bareDoi(value);
    return isDoi(bare)
      ? bare
      : refuse(ctx, value, { code: "bad-doi", params: { value }, hint: "write it as 10.1145/3290605.3300233" });
  },
  form(`(?:\\S+/|[dD][oO][iI]:\\s*)?${DOI}`),
);

/** A whole number. */
export const wholeNumber = reads(
  "a number",
  (value, ctx) =>
    /^-?\d{1,6}$/.test(value) ? Number(value) : refuse(ctx, value, { code: "bad-number", params: { value } }),
  { type: ["string", "integer"], pattern: "^\\s*-?\\d{1,6}\\s*$" },
);

/** How many people a room holds. */
export const seats = reads(
  "a number of people",
  (value, ctx) =>
    /^[1-9]\d{0,5}$/.test(value)
      ? Number(value)
      : refuse(ctx, value, {
          code: "bad-number",
          params: { value },
          hint: "write how many people the room holds, such as 200",
        }),
  { type: ["string", "integer"], pattern: "^\\s*[1-9]\\d{0,5}\\s*$" },
);

/** A place in a picture, in per cent from its left and upper edges. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

const PER_CENT = "(?:100(?:\\.0+)?|\\d{1,2}(?:\\.\\d+)?)\\s*%";

/** `60% 30%`: as the CSS property `object-position` has it. */
export const focus = reads(
  "a place in the picture such as 60% 30%",
  (value, ctx): Focus => {
    const found = new RegExp(`^(${PER_CENT})[\\s,]+(${PER_CENT})$`).exec(value.trim());
    if (found) return { x: Number.parseFloat(found[1] ?? ""), y: Number.parseFloat(found[2] ?? "") };
    return refuse(ctx, value, {
      code: "bad-focus",
      params: { value },
      hint: "write how far it is from the left and from the top, such as 60% 30%",
    });
  },
  form(`${PER_CENT}[\\s,]+${PER_CENT}`),
);

/** A link with a label. */
export const labelledLink = mapping(
  {
    label: field(text, "The words that visitors click", "Slides"),
    url: field(link, "Where it leads", "https://example.org/slides"),
  },
  "a mapping with label and url",
).meta({ id: "link" });

/** One link or several, with or without labels. */
export const links = oneOrMany(
  "a list of links",
  z.union([link, labelledLink], "a link, or a mapping with label and url"),
);

/** Where to follow an event or a session remotely. */
export const online = z.union(
  [
    link.transform((url) => ({ url })),
    mapping(
      {
        url: field(link.optional(), "The stream or the meeting", "https://example.org/stream"),
        chat: field(link.optional(), "Where questions are asked", "https://example.org/chat"),
        note: field(
          markdown.optional(),
          "What to know beforehand, such as who may join (Markdown)",
          "Log in with your registration.",
        ),
      },
      "a mapping with url, chat or note",
    ),
  ],
  "a link, or a mapping with url, chat or note",
);

const personFields = {
  name: field(text, "The name, as shown everywhere on the site", "Aleksander Madry"),
  affiliation: field(
    text.optional(),
    "Where the person works, shown after the name; write an empty text in quotes if there is nothing to show",
    "MIT",
  ),
  url: field(link.optional(), "The person's own page, to which the name links", "https://example.org/madry/"),
  photo: field(
    path.optional(),
    "A picture: a file under public/. Without one, the initials are shown",
    "people/madry.jpg",
  ),
  bio: field(markdown.optional(), "A few sentences about the person (Markdown)", "Works on robust models."),
  native_name: field(
    text.optional(),
    "The name in the person's own script, where it is written in another one here; on the person's page, and large on the badge",
    "江清澜",
  ),
  pronunciation: field(
    text.optional(),
    "How to say the name, on the person's page and on the run sheet of whoever introduces the person",
    "MOHN-dree",
  ),
  pronouns: field(text.optional(), "Printed below the name on the person's page", "she/her"),
  role: field(text.optional(), "What the person does here, shown beside the name", "Publicity chair"),
  orcid: field(orcid.optional(), "The person's ORCID iD, shown as a link", "0000-0002-1825-0097"),
  links: field(links.optional(), "More links, with or without your own words", "https://github.com/octocat", [
    { label: "Lab", url: "https://example.org/lab" },
  ]),
  sort: field(
    text.optional(),
    "The name to sort and list the person by, if it is not the last one: the family name, or Family, Given",
    "García Márquez",
    "García Márquez, Gabriel",
  ),
  id: field(
    id.optional(),
    "Distinguishes two people with the same name; other files then refer to it instead of the name",
    "wei-zhang-mit",
  ),
};

const expectPerson = "a person (a name, or a mapping with name)";

/** A person given as a mapping. */
export const personMapping = mapping(personFields, expectPerson).meta({ id: "person" });

/** A person in speakers.yaml, who may bring a talk that has no time yet. */
export const speakerMapping = mapping(
  {
    ...personFields,
    talk: field(
      mapping(
        {
          title: field(title.optional(), "The title of the talk", "On Flip Points"),
          abstract: field(markdown.optional(), "What the talk is about (Markdown)", "What they are good for."),
        },
        "a mapping with title and abstract",
      ).optional(),
      "What the speaker will talk about, until the schedule has the talk",
      { title: "On Flip Points", abstract: "What they are good for." },
    ),
  },
  expectPerson,
).meta({ id: "speaker" });

/** A person in the schedule, who may be remote. */
export const scheduledPersonMapping = mapping(
  {
    ...personFields,
    remote: field(yesNo.optional(), 'Whether the person takes part remotely; "remote" is shown after the name', "yes"),
  },
  expectPerson,
).meta({ id: "person" });

/** A person in a document: the fields of a mapping, or a name found in a text, with its place there. */
export type PersonEntry = Omit<z.output<typeof speakerMapping>, "affiliation"> & {
  /** undefined: not stated here; null: none, on purpose. */
  readonly affiliation?: string | null;
  readonly remote?: boolean | undefined;
  /** Only a name was given, so the person has to be looked up. */
  readonly bare: boolean;
  /** For a name inside a longer text: its range there. */
  readonly span?: readonly [number, number];
  /** For a list entry that is text: how many people it names. */
  readonly entryOf?: number;
  /** On the first person of an ambiguous text: the text, and all names that were read from it. */
  readonly guess?: { readonly text: string; readonly names: readonly string[] };
};

type PersonMapping = typeof personMapping | typeof speakerMapping | typeof scheduledPersonMapping;

function fromMapping(person: z.output<PersonMapping>): PersonEntry {
  const { affiliation, ...rest } = person;
  const said = affiliation === undefined ? {} : { affiliation: affiliation === "" ? null : affiliation };
  return { ...rest, ...said, bare: Object.keys(person).length === 1 };
}

function peopleInText(commasSplit: boolean) {
  return reads(expectPerson, (value, ctx): PersonEntry[] => {
    const found = splitPeople(value, commasSplit);
    if (typeof found === "string")
      return refuse(ctx, value, { code: found, params: { value }, ...hintFor(found, value) });
    const entryOf = commasSplit ? {} : { entryOf: found.length };
    const guess = found[0]?.doubtful ? { guess: { text: value, names: found.map(({ name }) => name) } } : {};
    return found.map(({ doubtful: _, ...person }, index) => ({
      ...person,
      ...entryOf,
      ...(index === 0 ? guess : {}),
      bare: person.affiliation === undefined,
    }));
  });
}

function hintFor(problem: string, value: string): { hint?: string } {
  if (problem === "person-parenthesis") {
    const whole = value.includes("(") && !value.includes(")");
    return {
      hint: whole
        ? "inside [ ] a comma ends an entry: put each person in quotes, or on a separate line"
        : "close every ( with a )",
    };
  }
  if (problem !== "person-comma") return {};
  if (value.includes("(")) return { hint: "write one person per entry" };
  const [name = "", ...rest] = value.split(/\s*,\s*/);
  const names = [name, ...rest];
  if (names.length > 2 && names.every(isPersonName))
    return { hint: `write one person per entry: - ${names.join(", - ")}` };
  return { hint: `write ${name} (${rest.join(", ")}), or one person per entry` };
}

/** People: one, a list, or `A, B and C`; the output is always a list. */
export function peopleOf<M extends PersonMapping>(mapping: M) {
  const person = (mapping as z.ZodType<z.output<PersonMapping>>).transform(fromMapping);
  const entry = z.union([peopleInText(false), person], expectPerson);
  return z
    .union([peopleInText(true), person, z.array(entry, "a list of people")], "a person or a list of people")
    .transform((value): PersonEntry[] => (Array.isArray(value) ? value.flat() : [value]))
    .register(HOLDS, { held: "people" });
}

/** People in general. */
export const people = peopleOf(personMapping);

/** A group's title; a person's key instead shows that one person was meant. */
const groupTitle = z
  .string()
  .refine((key) => !(key in personFields))
  .meta({ type: "string", not: { enum: Object.keys(personFields) } });

/** People in groups: a list, or a mapping from group titles to people. */
export function groupedPeopleOf<M extends PersonMapping>(mapping: M) {
  const list = peopleOf(mapping);
  return z.union(
    [list, z.record(groupTitle, list, "a mapping from a group's title to its people")],
    "a list of people",
  );
}
