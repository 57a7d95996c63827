import { parse } from "culori";
import { DateTime } from "luxon";
import type { z } from "zod";
import { countryCode } from "../schema/countries.ts";
import type { workshopSchema } from "../schema/workshop.ts";
import { otherClocks } from "../schema/zones.ts";
import { type Context, folderOf, withoutUndefined } from "./context.ts";
import { findDate } from "./dates.ts";
import { endOfDay, startOfDay } from "./local-time.ts";
import { linkToProceedings } from "./proceedings.ts";
import { slugify } from "./slug.ts";
import { isPast } from "./stage.ts";
import type { Action, Hero, ImportantDate, Notice, Venue, When, Workshop } from "./workshop.ts";

export type WorkshopDocument = z.output<typeof workshopSchema>;

/** The default colour: an ink blue that suits most fields. */
const DEFAULT_ACCENT = "#2b4c8c";

/** Languages written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]);

type Settings = Pick<
  Workshop,
  | "name"
  | "short"
  | "slug"
  | "tagline"
  | "hero"
  | "host"
  | "when"
  | "timezone"
  | "clock"
  | "language"
  | "direction"
  | "url"
  | "venue"
  | "online"
  | "contact"
  | "proceedings"
  | "accent"
  | "paper"
  | "notice"
  | "offline"
>;

/** A site copied from another may keep the old zone, and every time would be hours off. */
function checkZone(document: WorkshopDocument, context: Context): void {
  const { timezone: zone, venue } = document;
  const country = typeof venue === "object" ? venue.country : undefined;
  const others = country === undefined ? undefined : otherClocks(zone, country);
  if (country === undefined || others === undefined) return;
  const hint = `write timezone: ${others.join(" or ")}, if the times are local to the venue`;
  context.report.add("zone-country", context.at(document, "timezone"), { zone, country }, hint);
}

/** The settings in workshop.yaml that do not depend on other files. */
export function buildSettings(document: WorkshopDocument, context: Context): Settings {
  const language = document.language ?? "en";
  if (document.url === undefined) context.report.add("no-url", context.at(document, "url"));
  else context.checkReach(document.url, context.at(document, "url"));
  checkZone(document, context);
  const when = buildWhen(document, context);
  context.offersStreams =
    document.stage === undefined || document.stage === "auto"
      ? !isPast(context.now, when)
      : document.stage !== "archive";
  return {
    name: document.name,
    short: document.short ?? document.name,
    slug: slugify(document.short ?? document.name) || "workshop",
    when,
    timezone: document.timezone,
    clock: document.clock === "12" ? 12 : 24,
    language,
    direction: RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr",
    accent: checkColour(document, context),
    paper: document.paper ?? "a4",
    offline: document.offline ?? true,
    ...withoutUndefined({
      tagline: document.tagline,
      hero: document.hero && buildHero(document.hero, context),
      host: document.host && {
        name: document.host.name,
        ...withoutUndefined({ url: context.link(document.host, "url", document.host.url) }),
      },
      url: document.url === undefined ? undefined : folderOf(document.url),
      venue: document.venue && buildVenue(document.venue, language, context),
      online: context.online(document, document.online),
      contact: document.contact && {
        ...withoutUndefined({ email: document.contact.email }),
        links: context.links(document.contact, document.contact.links),
      },
      proceedings: linkToProceedings(document, context),
      notice: document.notice && buildNotice(document.notice, document.timezone, context),
    }),
  };
}

function buildHero(document: NonNullable<WorkshopDocument["hero"]>, context: Context): Hero | undefined {
  const image = context.picture(document, "image", document.image, "hero");
  return image === undefined
    ? undefined
    : { image, alt: document.alt ?? "", ...withoutUndefined({ credit: document.credit, focus: document.focus }) };
}

function checkColour(document: WorkshopDocument, context: Context): string {
  if (document.accent === undefined) return DEFAULT_ACCENT;
  const colour = parse(document.accent);
  if (colour && (colour.alpha ?? 1) === 1) return document.accent;
  const hint = colour && 'write an opaque colour, such as "#7a1fa2"';
  context.report.add("bad-colour", context.at(document, "accent"), { value: document.accent }, hint);
  return DEFAULT_ACCENT;
}

function buildWhen(document: WorkshopDocument, context: Context): When {
  const words = withoutUndefined({ words: document.when });
  if (document.start === "tbd") return { known: "tbd", ...words };
  const start = DateTime.fromISO(document.start, { zone: document.timezone }) as DateTime<true>;
  if (document.start.length === "2019-05".length) return { known: "month", month: start, ...words };
  const end = DateTime.fromISO(document.end ?? document.start, { zone: document.timezone }) as DateTime<true>;
  if (end < start) context.report.add("dates-order", context.at(document, "end"), {}, `start is ${document.start}`);
  return { known: "day", start, end: DateTime.max(start, end), ...words };
}

function buildVenue(document: NonNullable<WorkshopDocument["venue"]>, language: string, context: Context): Venue {
  const { name, room, address, city, country, map } = document;
  return withoutUndefined({
    name,
    room,
    address,
    city,
    country: country && countryName(country, language),
    countryCode: country && countryCode(country),
    map: context.link(document, "map", map),
  });
}

/** `US` is "United States"; anything longer is already a name. */
function countryName(country: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country;
}

function buildNotice(document: NonNullable<WorkshopDocument["notice"]>, zone: string, context: Context): Notice {
  const from = boundOf(document, "from", zone, context);
  const until = boundOf(document, "until", zone, context);
  if (from && until && until < from) context.report.add("dates-order", context.at(document, "until"));
  const isShown = (from === undefined || context.now >= from) && (until === undefined || context.now < until);
  const text = context.markdown(document, "text", document.text);
  return { text, isShown, ...withoutUndefined({ from, until }) };
}

/** A date alone counts from its first moment, or until its last. */
function boundOf(
  document: NonNullable<WorkshopDocument["notice"]>,
  field: "from" | "until",
  zone: string,
  context: Context,
): DateTime<true> | undefined {
  const value = document[field];
  if (!value) return undefined;
  if (value.time) return context.instant(document, field, value.date, value.time.minutes, zone);
  return field === "from" ? startOfDay(value.date, zone) : endOfDay(value.date, zone);
}

/** The buttons of the home page; a button with a date ends with that date. */
export function buildActions(
  document: WorkshopDocument,
  dates: readonly ImportantDate[],
  context: Context,
): readonly Action[] {
  return (document.actions ?? []).map((action) => {
    const until = action.until === undefined ? undefined : findDate(action, "until", action.until, dates, context);
    return {
      label: action.label,
      url: context.link(action, "url", action.url) ?? action.url,
      isOver: until?.isOver ?? false,
      ...withoutUndefined({ until }),
    };
  });
}
