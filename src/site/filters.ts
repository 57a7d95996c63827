/** What templates can ask for: filters (`value | name`) and globals (`name(value)`). Templates themselves only loop and choose. */
import type { DateTime } from "luxon";
import nunjucks from "nunjucks";
import { describe, excerpt, pageTitle, titleLength } from "../components/head/head.ts";
import { machineFilters } from "../components/head/machines.ts";
import { isElsewhere, openActions } from "../components/home.ts";
import { navigation } from "../components/navigation/navigation.ts";
import {
  awarded,
  boardLength,
  describePaper,
  inPapers,
  isAlsoTalk,
  listsFirst,
  ofKind,
  paperCount,
  paperKind,
  paperLinks,
} from "../components/paper/papers.ts";
import { paperWall } from "../components/paper/wall.ts";
import { describePerson, memberCount, names, personLinks, separator } from "../components/people/people.ts";
import { createPicturePrinter, type PictureOptions } from "../components/picture/picture.ts";
import {
  dayLinks,
  dayName,
  forEveryone,
  hasPlaces,
  highlights,
  laneWord,
  saysHalf,
  sessionLinks,
  showsTime,
  whatIsOn,
} from "../components/programme/days.ts";
import {
  bylineNames,
  describeItem,
  hasMatter,
  inSchedule,
  itemLinks,
  kindLabel,
  kindName,
  neighbours,
  ownLinks,
  plainTitle,
  whereabouts,
} from "../components/programme/items.ts";
import { hasAoe, isoDate, isoMinute, zone, zoneId } from "../components/times.ts";
import { trackMark, trackMarks } from "../components/track/track.ts";
import { addressLines, place, room, shortPlace } from "../components/venue.ts";
import type { View } from "../components/view.ts";
import { sectionNames, sectionTitle, t } from "../components/words.ts";
import { createPalette } from "../design/palette.ts";
import { absolute, paperAddress, roomName } from "../feeds/site.ts";
import { iso } from "../locales/dates.ts";
import { hasNotice, liveUntil, programmeSpan } from "../model/clock.ts";
import type { PictureUse } from "../model/context.ts";
import { examplePages } from "../model/examples.ts";
import { leadOf } from "../model/lead.ts";
import { headingsFrom } from "../model/markdown.ts";
import { ADDRESSES, pdfAddress } from "../model/routes.ts";
import { dayStrips, speakingHours } from "../model/strip.ts";
import { escapeHtml, reachable } from "../model/text.ts";
import type { Day, ImportantDate, Interval, Workshop } from "../model/workshop.ts";
import { PRINT_GLOBALS, type QrCode, qrCode } from "../pages/print/print.ts";
import { facets, facetWords } from "../pages/schedule/facets.ts";
import { dayGrid } from "../pages/schedule/grid.ts";
import { kept } from "./cache.ts";
import { withoutAddresses } from "./email.ts";
import type { ReadyPictures } from "./pictures/pictures.ts";
import { styleguide } from "./styleguide.ts";
import { tidy } from "./tidy.ts";

const { SafeString } = nunjucks.runtime;

type Functions = Readonly<Record<string, (...values: never[]) => unknown>>;

/** A link to this site in HTML that the model made of Markdown; quotes inside text are escaped there. */
const LOCAL_LINK = /(<a\b[^>]*?href=")\/(?!\/)/g;

/** Filters for the pages of one build. */
export function createFilters(view: View, pathPrefix: string, pictures: ReadyPictures): Functions {
  return {
    ...PLAIN_FILTERS,
    ...bind(view, VIEW_FILTERS),
    ...machineFilters(view),
    ...timeFilters(view),
    ...htmlFilters(pathPrefix, pictures),
  };
}

/** Functions for the pages of one build, and what stands beside them. */
export function createGlobals(view: View): Readonly<Record<string, unknown>> {
  const { workshop } = view;
  return {
    ...PRINT_GLOBALS,
    ...bind(view, { t, listsFirst }),
    addresses: ADDRESSES,
    dayStrips,
    dayGrid,
    styleguide,
    trackMark: (name: string) => trackMark(workshop, name),
    navigation: () => navigation(workshop, view.words, view.address),
  };
}

/** The same functions, which need not be told the view any more. */
function bind(view: View, functions: Readonly<Record<string, (view: View, ...values: never[]) => unknown>>): Functions {
  return Object.fromEntries(
    Object.entries(functions).map(([name, work]) => [name, (...values: never[]) => work(view, ...values)]),
  );
}

/** What follows from its values alone. */
const PLAIN_FILTERS = {
  awarded,
  boardLength,
  excerpt,
  facetWords,
  forEveryone,
  hasAoe,
  hasMatter,
  hasNotice,
  hasPlaces,
  headingsFrom,
  highlights,
  isAlsoTalk,
  iso,
  isoDate,
  isoMinute,
  laneWord,
  lead: leadOf,
  liveUntil,
  neighbours,
  ofKind,
  openActions,
  palette: createPalette,
  paperAddress,
  paperWall,
  pdfAddress,
  programmeSpan,
  /** undefined where the site's own address, and with it every absolute one, is not known. */
  qrCode: (address: string | undefined) => (address === undefined ? undefined : keptQrCode(address)),
  /** HTML of the model, before it becomes markup that stands in no link. */
  reachable,
  showsTime,
  speakingHours,
  tidy: (html: unknown) => new SafeString(tidy(String(html))),
  titleLength,
  trackMarks,
  /** Nunjucks has its own, which looks for the spaces with an expression. */
  trim: (text: unknown) => {
    const trimmed = String(text ?? "").trim();
    return text instanceof SafeString ? new SafeString(trimmed) : trimmed;
  },
  zoneId,
};

/** A poster each has one. They depend on nothing but the address: any code that a scanner reads as it is as good. */
function keptQrCode(address: string): QrCode {
  return JSON.parse(kept("qr", [address], () => JSON.stringify(qrCode(address)))) as QrCode;
}

/** What speaks the language of the workshop, or depends on the page. */
const VIEW_FILTERS = {
  absolute: ({ workshop }: View, address: string) => absolute(workshop, address),
  addressLines,
  bylineNames,
  dayLinks,
  dayName,
  describe,
  describeItem,
  describePaper,
  describePerson,
  facets: ({ words, dates }: View, workshop: Workshop, day?: Day) =>
    facets(workshop, day, words, dates, (name) => roomName(words, name)),
  /** Whether a page of an address still holds examples of a new site. */
  holdsExample: ({ workshop }: View, address: string) => examplePages(workshop).has(address),
  inPapers,
  inSchedule,
  isElsewhere,
  itemLinks,
  kindLabel,
  kindName,
  memberCount,
  names,
  ownLinks,
  pageTitle,
  paperCount,
  paperKind,
  paperLinks,
  personLinks,
  place,
  plainTitle,
  room,
  saysHalf,
  sectionNames,
  sectionTitle,
  separator,
  sessionLinks,
  shortPlace,
  whatIsOn,
  whereabouts,
  zone,
};

/** Instants as the language of the workshop writes them. */
function timeFilters({ dates }: View) {
  return {
    clock: (at: DateTime<true>) => dates.clock(at),
    /** How the browser is to write times. */
    clockStyle: () => ({ locale: dates.locale, cycle: dates.cycle }),
    deadline: (date: ImportantDate) => dates.deadline(date),
    formerly: (was: DateTime<true>, date: ImportantDate) => dates.formerly(date, was),
    hour: (at: DateTime<true>) => dates.hour(at),
    hours: (span: Interval) => dates.hours(span),
    longDate: (at: DateTime<true>) => dates.long(at),
    plainDate: (at: DateTime<true>) => dates.plain(at),
    /** A time in the row of a day, see {@link Dates.row}. */
    rowTime: (at: DateTime<true>, day: Day) => dates.row(at, day),
    shortDate: (at: DateTime<true>) => dates.short(at),
    when: (workshop: Workshop) => dates.when(workshop),
  };
}

/** Addresses, pictures and texts as they stand in the HTML of a site that is published under a path. */
function htmlFilters(pathPrefix: string, pictures: ReadyPictures) {
  const prefix = pathPrefix.replace(/\/+$/, "");
  const printer = createPicturePrinter(pictures, prefix);
  return {
    /** An address of e-mail, or a link to one. */
    email: (address: string) => new SafeString(withoutAddresses(escapeHtml(address))),
    /** The address of a page of this site under the site's path prefix; other addresses stay as they are. */
    href: (address: string) => {
      if (address.startsWith("mailto:")) return new SafeString(withoutAddresses(escapeHtml(address)));
      return address.startsWith("/") && !address.startsWith("//") ? prefix + address : address;
    },
    /** Safe HTML of the model; its links to this site get the path prefix, its pictures their sizes. */
    markup: (html: string) =>
      new SafeString(withoutAddresses(printer.printInside(html.replace(LOCAL_LINK, `$1${prefix}/`)))),
    /** `photo | picture("photo", { alt: "" })`: a picture of `public/`, see {@link PictureOptions}. */
    picture: (url: string, use: PictureUse, options: PictureOptions) =>
      new SafeString(printer.print(url, use, options)),
    /** The pages on which the items of the programme stand, under the path prefix, in one text. */
    schedulePages: (workshop: Workshop) =>
      [...new Set(workshop.days.map(({ schedule }) => prefix + schedule))].join(" "),
  };
}
