/** What templates can ask for: filters (`value | name`) and globals (`name(value)`). Templates themselves only loop and choose. */
import { DateTime } from "luxon";
import nunjucks from "nunjucks";
import { FEED_FILTERS } from "../feeds/filters.ts";
import { absolute, doiAddress, kindsOf, paperAddress, roomName, titleOf } from "../feeds/site.ts";
import type { ReadyPictures } from "../images/index.ts";
import { iso, isPlainDay } from "../locales/dates.ts";
import { type Voice, voiceOf } from "../locales/voice.ts";
import type { Words } from "../locales/words.ts";
import { hasNotice, liveUntil, programmeSpan } from "../model/clock.ts";
import type { PictureUse } from "../model/context.ts";
import { examplePages } from "../model/examples.ts";
import { leadOf } from "../model/lead.ts";
import { headingsFrom } from "../model/markdown.ts";
import { pdfAddress } from "../model/pdf.ts";
import { dayStrips, speakingHours } from "../model/strip.ts";
import { escapeHtml, reachable, shortened } from "../model/text.ts";
import type {
  Action,
  ContentPage,
  Day,
  ImportantDate,
  Interval,
  Item,
  Link as LabelledLink,
  Lane,
  Paper,
  Participation,
  Person,
  PersonGroup,
  Section,
  Session,
  Venue,
  Workshop,
} from "../model/workshop.ts";
import type { PaperKind } from "../schema/papers.ts";
import { fold } from "../schema/suggest.ts";
import { createPalette } from "../styles/palette.ts";
import { withoutAddresses } from "./email.ts";
import { facets, facetWords } from "./facets.ts";
import { dayGrid } from "./grid.ts";
import { navigation } from "./navigation.ts";
import { paperWall } from "./paper-wall.ts";
import { createPicturePrinter, type PictureOptions } from "./pictures.ts";
import { PRINT_GLOBALS, qrCode } from "./print.ts";
import { styleguide } from "./styleguide.ts";
import { tidy } from "./tidy.ts";
import { trackMark, trackMarks } from "./tracks.ts";

/** What Nunjucks gives a filter as `this`: the variables of the page. */
interface Context {
  readonly ctx: { readonly workshop: Workshop; readonly page?: { readonly url: string } };
}

/** Words and formats of the page's workshop. */
function speak(context: Context): Voice {
  return voiceOf(context.ctx.workshop);
}

/** A link to this site in HTML that the model made of Markdown; quotes inside text are escaped there. */
const LOCAL_LINK = /(<a\b[^>]*?href=")\/(?!\/)/g;

const { SafeString } = nunjucks.runtime;
type Markup = InstanceType<typeof SafeString>;

/**
 * `t("key", {count: 3})`: a word of the interface. Where a value is markup (the result of a macro) the rest is escaped
 * and the whole is markup.
 */
function t(this: Context, key: string, params?: Record<string, unknown>): string | Markup {
  const { words } = speak(this);
  if (params === undefined) return words.t(key);
  const hasMarkup = Object.values(params).some((value) => value instanceof SafeString);
  if (!hasMarkup) return words.t(key, params as Record<string, string | number>);
  const count = typeof params.count === "number" ? params.count : undefined;
  const html = words.parts(key, count).map((part) => {
    if (typeof part === "string") return escapeHtml(part);
    const value = params[part.name];
    return value instanceof SafeString ? String(value).trim() : escapeHtml(String(value ?? ""));
  });
  return new SafeString(html.join(""));
}

/** The type of an item in words: `Poster session · Demo session`; empty where the title or the look says it already. */
function kindLabel(this: Context, item: Item): string {
  const { words } = speak(this);
  if (item.label !== undefined) return item.title === undefined && !item.toBeAnnounced ? "" : item.label;
  if (item.title === undefined && !item.toBeAnnounced) return "";
  if (item.family === "break" || item.family === "remarks") return "";
  const label = item.types
    .filter((type) => type !== "break" && type !== "other")
    .map((type) => words.t(`types.${type}`))
    .join(words.t("dot"));
  // "Discussion" as the title of a discussion says it already.
  const { plain = "" } = item.title ?? {};
  return plain.length === label.length && fold(plain) === fold(label) ? "" : label;
}

/** What an item is, even where its title says so: for where there is no room for a title. */
function kindName(this: Context, item: Item): string {
  return kindsOf(this.ctx.workshop, item).join(speak(this).words.t("dot"));
}

/** The title of an item as plain text, for attributes and where it has none. */
function plainTitle(this: Context, item: Item): string {
  return titleOf(this.ctx.workshop, item);
}

/** "Room R03" for a bare number, the name as it is where it says itself what it is ("Aula Magna", "West 211-214"). */
function room(this: Context, name: string): string {
  return roomName(speak(this).words, name);
}

/** The place in one line: room, building, city, country; without country where there is a city. */
function place(this: Context, venue: Venue): string {
  const parts = [venue.room && room.call(this, venue.room), venue.name, venue.city ?? venue.country];
  return parts.filter(Boolean).join(", ");
}

/** "Room R03, New Orleans": the place where there is little room, without the building's name if a city says enough. */
function shortPlace(this: Context, venue: Venue): string {
  const parts = [venue.room && room.call(this, venue.room), venue.city ?? venue.name ?? venue.country];
  return parts.filter(Boolean).join(", ");
}

/**
 * The clock that the times of some items are on: "New Orleans (CDT)", "Berlin (CEST, from 27 October CET)" where it changes
 * between them, "Berlin time" where it does so more than once.
 */
function zone(this: Context, shown: readonly Interval[]): string {
  const { words, dates } = speak(this);
  const { workshop } = this.ctx;
  const city = workshop.venue?.city ?? workshop.timezone.split("/").at(-1)?.replaceAll("_", " ") ?? workshop.timezone;
  const from = DateTime.min(...shown.map(({ start }) => start));
  const to = DateTime.max(...shown.map(({ end }) => end));
  const names = from && to && dates.zones(from as DateTime<true>, to as DateTime<true>);
  return names === undefined ? words.t("facts.zoneCity", { city }) : words.t("facts.zone", { city, zone: names });
}

/** The calendar date alone, for `datetime`. */
function isoDate(at: DateTime<true>): string {
  return at.toISODate();
}

/** The name by which browsers know the zone of an instant: `America/Chicago`, `Etc/GMT+12` (whose sign is the other way). */
function zoneId(at: DateTime<true>): string {
  if (at.zone.type !== "fixed") return at.zoneName;
  const hours = -at.offset / 60;
  return `Etc/GMT${hours < 0 ? "" : "+"}${hours}`;
}

/** What rows that follow each other have in common; empty for what is for everyone. */
function laneWord(lane: Lane): string {
  return lane.kind === "plenary" ? "" : lane.slug;
}

/** An instant to the minute, for `data-built`. */
function isoMinute(at: DateTime<true>): string {
  return iso(at.startOf("minute"));
}

/** What a participation or a person is about: templates list both. */
function asPerson(value: Participation | Person): Person {
  return "person" in value ? value.person : value;
}

/** Between people: semicolons as soon as something is said of one of them, which would else be taken to be said of all. */
function separator(this: Context, people: readonly (Participation | Person)[], namesOnly = false): string {
  const isLong = people.some(
    (value) => (!namesOnly && asPerson(value).affiliation !== undefined) || ("remote" in value && value.remote),
  );
  return speak(this).words.t(isLong ? "list.people" : "list.names");
}

/** Names in a list as the language writes it: "A, B and C". */
function names(this: Context, people: readonly (Participation | Person)[]): string {
  const format = new Intl.ListFormat(speak(this).dates.locale, { type: "conjunction" });
  return format.format(people.map((value) => asPerson(value).name));
}

/** The names of who gives an item; of one that names nobody, of who wrote its paper, and that they did. */
function bylineNames(this: Context, { speakers, authors }: Item): string {
  if (speakers.length > 0 || authors.length === 0) return names.call(this, speakers);
  return speak(this).words.t("schedule.authors", { people: names.call(this, authors) });
}

/** The chips of an item or session: where to go from it. */
function itemLinks(this: Context, item: Item): LabelledLink[] {
  const { words } = speak(this);
  const links = [
    ...link(words, "online", item.online?.url),
    ...link(words, "chat", item.online?.chat),
    ...link(words, "video", item.video),
    ...link(words, "slides", item.slides),
    ...link(words, "pdf", item.paper?.pdf),
    ...item.links,
  ];
  // An item inherits the stream of its session, whose head already shows it.
  return links.filter(({ url }) => item.session === undefined || url !== item.session.online?.url);
}

/** The same on the item's own page: what leads to its recording says where that is and how long, as far as is known. */
function ownLinks(this: Context, item: Item): LabelledLink[] {
  const { words, dates } = speak(this);
  const { video, videoLength } = item;
  const length =
    videoLength && new Intl.NumberFormat(dates.locale, { style: "unit", unit: "minute" }).format(videoLength);
  const host = video && URL.canParse(video) ? new URL(video).hostname.replace(/^www\./, "") : undefined;
  const facts = [length, host].filter(Boolean);
  return itemLinks
    .call(this, item)
    .map((one) => (one.url === video ? { ...one, label: [one.label, ...facts].join(words.t("dot")) } : one));
}

/** The chips of a paper. */
function paperLinks(this: Context, paper: Paper): LabelledLink[] {
  const { words } = speak(this);
  return [
    ...link(words, "pdf", paper.pdf),
    ...link(words, isOpenReview(paper.url) ? "openreview" : "page", paper.url),
    ...link(words, "code", paper.code),
    ...link(words, "data", paper.data),
    ...link(words, "slides", paper.slides),
    ...link(words, "poster", paper.poster),
    ...link(words, "video", paper.video),
    ...link(words, "doi", paper.doi && doiAddress(paper.doi)),
  ];
}

function link(words: Words, name: string, url: string | undefined): LabelledLink[] {
  return url === undefined ? [] : [{ label: words.t(`links.${name}`), url }];
}

/** Whether an address is a paper's page on OpenReview, which readers look for by that name. */
function isOpenReview(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && /^(?:www\.)?openreview\.net$/.test(new URL(url).hostname);
}

/** The chips of a session's head. */
function sessionLinks(this: Context, session: Session): LabelledLink[] {
  const { words } = speak(this);
  return [
    ...link(words, "online", session.online?.url),
    ...link(words, "chat", session.online?.chat),
    ...link(words, "video", session.video),
  ];
}

/** The chips of a day's head. */
function dayLinks(this: Context, day: Day): LabelledLink[] {
  const { words } = speak(this);
  return [
    ...link(words, "online", day.online?.url),
    ...link(words, "chat", day.online?.chat),
    ...link(words, "video", day.video),
  ];
}

/** Whether the rows of a day, or of any of several, say am and pm, which takes more room. */
function saysHalf(this: Context, days: Day | readonly Day[]): boolean {
  return this.ctx.workshop.clock === 12 && ![days].flat().every(isPlainDay);
}

/** The title of a day, unless its date says it already ("Sunday"). */
function dayName(this: Context, day: Day): string | undefined {
  const date = speak(this).dates.long(day.midnight).toLowerCase();
  return day.title !== undefined && date.includes(day.title.toLowerCase()) ? undefined : day.title;
}

/** Whether a session's head says its time: only where its items do not all say theirs. */
function showsTime(session: Session): boolean {
  return session.items.length === 0 || session.items.some((item) => !item.timed);
}

/** Whether a day runs in several places at once, so that every entry has to say its own. */
function hasPlaces(day: Day): boolean {
  return day.lanes.filter((lane) => lane.kind !== "plenary").length > 0;
}

/** What a day is looked forward to for: invited talks, keynotes and panels; undefined where it has none. */
function highlights(day: Day): readonly Item[] | undefined {
  const items = day.items.filter(
    (item) => (item.family === "invited" || item.family === "panel") && item.title !== undefined && !item.cancelled,
  );
  return items.length === 0 ? undefined : items.slice(0, 8);
}

/** Of a day whose items stand on its own page, what is for everyone. */
function forEveryone(day: Day): Day {
  return { ...day, entries: day.entries.filter(({ item, session }) => (item ?? session).lane.kind === "plenary") };
}

/** Papers with an award; undefined where there are none. */
function awarded(papers: readonly Paper[]): readonly Paper[] | undefined {
  const won = papers.filter((paper) => paper.awards.length > 0);
  return won.length === 0 ? undefined : won;
}

/** Whether a call is shown on the home page by a section of its own, beside that of the calls. */
function isElsewhere(this: Context, call: ContentPage): boolean {
  return this.ctx.workshop.sections.some((section) => section.kind === "page" && section.page.slug === call.slug);
}

/** A venue as on an envelope, one entry a line. */
function addressLines(this: Context, venue: Venue): string[] {
  const city = [venue.city, venue.country].filter(Boolean).join(", ");
  return [venue.name, venue.room && room.call(this, venue.room), venue.address, city].filter(
    (line) => line !== undefined && line !== "",
  ) as string[];
}

function memberCount(this: Context, groups: readonly PersonGroup[]): string {
  const count = groups.reduce((sum, group) => sum + group.people.length, 0);
  return speak(this).words.t("counts.members", { count });
}

/** Whether any of the dates is printed as Anywhere on Earth, which not every reader knows. */
function hasAoe(dates: readonly ImportantDate[]): boolean {
  return dates.some((date) => date.anywhereOnEarth && date.hasTime && date.at !== undefined);
}

/** The kinds of a paper in words: "Oral · Poster"; its own label instead, where it has one. */
function paperKind(this: Context, paper: Paper): string {
  const { words } = speak(this);
  return paper.label ?? paper.kinds.map((kind) => words.t(`kinds.${kind}`)).join(words.t("dot"));
}

/** Whether a poster or demo is also a talk; an oral is one anyway. */
function isAlsoTalk(paper: Paper): boolean {
  return paper.hasTalk && !paper.kinds.some((kind) => kind === "oral" || kind === "talk" || kind === "spotlight");
}

/** "21 posters" where the list is of one kind that has a word, else "33 papers". */
function paperCount(this: Context, papers: readonly Paper[], anchor: string): string {
  const { words } = speak(this);
  const key = `counts.${anchor}`;
  return words.t(words.has(`${key}.other`) ? key : "counts.papers", { count: papers.length });
}

/**
 * Whether a section of the home page is the first that lists a paper. `papers` and `posters` can both be on the page, and
 * only the first may carry the paper's fragment.
 */
function listsFirst(this: Context, section: Section, paper: Paper): boolean {
  const first = this.ctx.workshop.sections.find(
    (other) => other.kind === "papers" && other.list.papers.includes(paper),
  );
  return first === section;
}

/** How many papers are of a kind, be it their first or not. */
function ofKind(papers: readonly Paper[], kind: PaperKind | undefined): number {
  return papers.filter((paper) => kind === undefined || paper.kinds.includes(kind)).length;
}

/** The title of a section, chosen by its anchor. */
function sectionTitle(this: Context, anchor: string): string {
  const { words } = speak(this);
  if (words.has(`titles.${anchor}`)) return words.t(`titles.${anchor}`);
  return words.has(`sections.${anchor}`) ? words.t(`sections.${anchor}`) : anchor;
}

/** How long a title is, so that the largest type fits: `short`, `medium` or `long`. */
function titleLength(text: string): "short" | "medium" | "long" {
  return text.length <= 40 ? "short" : text.length <= 70 ? "medium" : "long";
}

/** How much room the name of a board takes: a number or so, or words. */
function boardLength(board: string): "short" | "long" {
  return board.length <= 4 ? "short" : "long";
}

/** The one sentence that search engines and link previews show of the home page. */
function describe(this: Context, workshop: Workshop): string {
  const { dates } = speak(this);
  const facts = [dates.when(workshop), workshop.venue && place.call(this, workshop.venue)].filter(Boolean).join(", ");
  return workshop.overview?.description ?? workshop.tagline ?? [workshop.name, facts].filter(Boolean).join(": ");
}

/** The first words of a text. */
const excerpt = (text: string): string => shortened(text, 160);

/** Search engines and tabs show about this much of a title; a little less, for validators that count `&amp;` as five. */
const TITLE_LENGTH = 66;

/**
 * The title of a page for tabs and search engines: its own, and the workshop's where there is room; a longer one is cut
 * between words. The home page has no title of its own.
 */
function pageTitle(this: Context, title: string | undefined): string {
  const { name, short } = this.ctx.workshop;
  const own = title ?? name;
  const choices = title === undefined ? [name] : [name, short].map((site) => `${title} · ${site}`).concat(title);
  return choices.find((text) => text.length <= TITLE_LENGTH) ?? shortened(own, TITLE_LENGTH);
}

/** What previews say of a talk: its abstract, else who, what and when. */
function describeItem(this: Context, item: Item): string {
  const { dates, words } = speak(this);
  if (item.abstract !== undefined) return excerpt(item.abstract.line);
  const when = item.timed
    ? words.t("moment", { date: dates.long(item.start), time: dates.clock(item.start) })
    : dates.long(item.day.midnight);
  const who = item.speakers.length === 0 && item.panelists.length > 0 ? names.call(this, item.panelists) : undefined;
  return [who ?? bylineNames.call(this, item), kindLabel.call(this, item), when, this.ctx.workshop.name]
    .filter(Boolean)
    .join(". ");
}

/** What previews say of a paper: its abstract, else its title and authors. */
function describePaper(this: Context, paper: Paper): string {
  if (paper.abstract !== undefined) return excerpt(paper.abstract.line);
  return [paper.title.plain, names.call(this, paper.authors), this.ctx.workshop.name].filter(Boolean).join(". ");
}

/** What previews say of a person: the biography, else name, affiliation and where to hear them. */
function describePerson(this: Context, person: Person): string {
  if (person.bio !== undefined) return excerpt(person.bio.line);
  return [person.name, person.affiliation, this.ctx.workshop.name].filter(Boolean).join(", ");
}

/** Where an item takes place: its own room or track, else the workshop's. */
function whereabouts(this: Context, item: Item): string | undefined {
  const { venue } = this.ctx.workshop;
  const own = item.room !== undefined ? room.call(this, item.room) : item.track;
  if (own === undefined) return venue && place.call(this, venue);
  return [own, venue?.name].filter(Boolean).join(", ");
}

/** The pages before and after an item's in its day, for somebody who follows its room: those of the room and of everyone. */
function neighbours(item: Item): { readonly previous?: Item; readonly next?: Item } | undefined {
  const followed = item.day.items.filter(
    (other) => other.page !== undefined && (other.lane.slug === item.lane.slug || other.lane.kind === "plenary"),
  );
  const at = followed.indexOf(item);
  const [previous, next] = [followed[at - 1], followed[at + 1]];
  if (at < 0 || (!previous && !next)) return undefined;
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** Whether a talk's page has anything to read beside its facts. */
function hasMatter(item: Item): boolean {
  return (
    item.abstract !== undefined ||
    item.paper !== undefined ||
    item.papers.length > 0 ||
    item.panelists.length > 0 ||
    item.online?.note !== undefined ||
    item.speakers.some((speaker) => speaker.person.bio !== undefined)
  );
}

/** Whether the page being printed is the home page and has a section. */
function isHomeWith(context: Context, anchor: string): boolean {
  return context.ctx.page?.url === "/" && context.ctx.workshop.sections.some((section) => section.anchor === anchor);
}

/** The place of an item, session or day in the programme: on this page if it is there, else on the schedule's. */
function inSchedule(this: Context, thing: Item | Session | Day): string {
  const { page, workshop } = this.ctx;
  const day = "day" in thing ? thing.day : thing;
  const here =
    page?.url === day.schedule ||
    (page !== undefined && page.url === day.page) ||
    (!workshop.isLarge && isHomeWith(this, "schedule"));
  return `${here ? "" : day.schedule}#${thing.anchor}`;
}

/** The page that marks what is on, at its first day: the one that has all days. */
function whatIsOn(this: Context, { days: [day], scheduleShows }: Workshop): string | undefined {
  if (day === undefined) return undefined;
  return scheduleShows === "everything" ? inSchedule.call(this, day) : `/schedule/#${day.anchor}`;
}

/** The place of a list of papers: its section of the home page while on it, else on the papers' page. */
function inPapers(this: Context, list: { readonly anchor: string }): string {
  return `${isHomeWith(this, list.anchor) ? "" : "/papers/"}#${list.anchor}`;
}

/** Actions whose time is not over; undefined where there are none, so that a template can ask for the list by itself. */
function openActions(workshop: Workshop): readonly Action[] | undefined {
  const open = workshop.actions.filter((action) => !action.isOver);
  return open.length === 0 ? undefined : open;
}

/** The names of sections as a list: `Speakers, Schedule`. */
function sectionNames(this: Context, anchors: readonly string[]): string {
  const { words } = speak(this);
  return anchors.map((anchor) => words.t(`sections.${anchor}`)).join(words.t("list.names"));
}

/** The links of a person, website first. */
function personLinks(this: Context, person: Person): LabelledLink[] {
  const { words } = speak(this);
  return [
    ...link(words, "website", person.url),
    ...person.links,
    ...link(words, "orcid", person.orcid && `https://orcid.org/${person.orcid}`),
  ];
}

/** Filters that need the path prefix and the pictures of the site beside the page's variables. */
export function createFilters(
  pathPrefix: string,
  pictures: ReadyPictures,
): Record<string, (...values: never[]) => unknown> {
  const prefix = pathPrefix.replace(/\/+$/, "");
  const printer = createPicturePrinter(pictures, prefix);
  return {
    ...FEED_FILTERS,
    absolute(this: Context, address: string) {
      return absolute(this.ctx.workshop, address);
    },
    addressLines,
    awarded,
    boardLength,
    bylineNames,
    dayLinks,
    dayName,
    hasAoe,
    hasNotice,
    hasMatter,
    hasPlaces,
    excerpt,
    forEveryone,
    highlights,
    /** Whether a page of an address still holds examples of a new site. */
    holdsExample(this: Context, address: string) {
      return examplePages(this.ctx.workshop).has(address);
    },
    isElsewhere,
    memberCount,
    sessionLinks,
    showsTime,
    /** How the browser is to write times. */
    clockStyle(this: Context) {
      const { locale, cycle } = speak(this).dates;
      return { locale, cycle };
    },
    clock(this: Context, at: DateTime<true>) {
      return speak(this).dates.clock(at);
    },
    deadline(this: Context, date: ImportantDate) {
      return speak(this).dates.deadline(date);
    },
    describe,
    describeItem,
    describePaper,
    describePerson,
    whereabouts,
    facets(this: Context, workshop: Workshop, day?: Day) {
      const { words, dates } = speak(this);
      return facets(workshop, day, words, dates, (name) => roomName(words, name));
    },
    facetWords,
    formerly(this: Context, was: DateTime<true>, date: ImportantDate) {
      return speak(this).dates.formerly(date, was);
    },
    hour(this: Context, at: DateTime<true>) {
      return speak(this).dates.hour(at);
    },
    /** Safe HTML of the model; its links to this site get the path prefix, its pictures their sizes. */
    markup: (html: string) =>
      new SafeString(withoutAddresses(printer.printInside(html.replace(LOCAL_LINK, `$1${prefix}/`)))),
    headingsFrom,
    /** HTML of the model, before it becomes markup that stands in no link. */
    reachable,
    /** An address of e-mail, or a link to one. */
    email: (address: string) => new SafeString(withoutAddresses(escapeHtml(address))),
    /** `photo | picture("photo", { alt: "" })`: a picture of `public/`, see {@link PictureOptions}. */
    picture: (url: string, use: PictureUse, options: PictureOptions) =>
      new SafeString(printer.print(url, use, options)),
    inPapers,
    inSchedule,
    hours(this: Context, span: Interval) {
      return speak(this).dates.hours(span);
    },
    /** The address of a page of this site under the site's path prefix; other addresses stay as they are. */
    href: (address: string) => {
      if (address.startsWith("mailto:")) return new SafeString(withoutAddresses(escapeHtml(address)));
      return address.startsWith("/") && !address.startsWith("//") ? prefix + address : address;
    },
    isAlsoTalk,
    iso,
    isoDate,
    isoMinute,
    itemLinks,
    kindLabel,
    kindName,
    laneWord,
    lead: leadOf,
    liveUntil,
    programmeSpan,
    titleLength,
    trackMarks,
    longDate(this: Context, at: DateTime<true>) {
      return speak(this).dates.long(at);
    },
    names,
    neighbours,
    ofKind,
    openActions,
    ownLinks,
    pageTitle,
    palette: createPalette,
    /** The pages on which the items of the programme stand, under the path prefix, in one text. */
    schedulePages: (workshop: Workshop) =>
      [...new Set(workshop.days.map(({ schedule }) => prefix + schedule))].join(" "),
    paperAddress,
    paperCount,
    paperKind,
    paperLinks,
    paperWall,
    pdfAddress,
    personLinks,
    place,
    plainDate(this: Context, at: DateTime<true>) {
      return speak(this).dates.plain(at);
    },
    plainTitle,
    qrCode,
    room,
    /** A time in the row of a day, see {@link Dates.row}. */
    rowTime(this: Context, at: DateTime<true>, day: Day) {
      return speak(this).dates.row(at, day);
    },
    saysHalf,
    sectionNames,
    sectionTitle,
    separator,
    shortDate(this: Context, at: DateTime<true>) {
      return speak(this).dates.short(at);
    },
    shortPlace,
    speakingHours,
    tidy: (html: unknown) => new SafeString(tidy(String(html))),
    /** Nunjucks has its own, which looks for the spaces with an expression. */
    trim: (text: unknown) => {
      const trimmed = String(text ?? "").trim();
      return text instanceof SafeString ? new SafeString(trimmed) : trimmed;
    },
    whatIsOn,
    when(this: Context, workshop: Workshop) {
      return speak(this).dates.when(workshop);
    },
    zone,
    zoneId,
  };
}

/** Functions that templates call. */
export const GLOBALS = {
  ...PRINT_GLOBALS,
  t,
  dayStrips,
  dayGrid,
  listsFirst,
  styleguide,
  trackMark(this: Context, name: string) {
    return trackMark(this.ctx.workshop, name);
  },
  navigation(this: Context, address: string) {
    return navigation(this.ctx.workshop, speak(this).words, address);
  },
};
