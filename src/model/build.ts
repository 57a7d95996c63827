import { DateTime, FixedOffsetZone } from "luxon";
import type { z } from "zod";
import type { Report } from "../load/diagnostics.ts";
import type { Documents } from "../load/load.ts";
import { isRealDate } from "../schema/fields.ts";
import type { EditionDocument, NewsDocument, SponsorDocument } from "../schema/lists.ts";
import { byFamilyName } from "../schema/name.ts";
import type { peopleSchema } from "../schema/people.ts";
import { checkAddresses } from "./addresses.ts";
import { checkDates, checkDays, checkOverlaps, checkPeople } from "./checks.ts";
import { buildPages, type UnfinishedPage } from "./content.ts";
import { Context, type NamedPicture, withoutUndefined } from "./context.ts";
import { buildDates } from "./dates.ts";
import { areAllOver } from "./headline.ts";
import { editionOf } from "./identity.ts";
import { startOfDay } from "./local-time.ts";
import { listPapers, Papers } from "./papers.ts";
import type { PdfReadings } from "./pdf.ts";
import { addGroups, People } from "./people.ts";
import { checkPlain } from "./plain-check.ts";
import { buildVolume } from "./proceedings.ts";
import { buildRooms, checkRooms } from "./rooms.ts";
import { addScheduledPeople, Schedule } from "./schedule.ts";
import { buildSections } from "./sections.ts";
import { buildActions, buildSettings, type WorkshopDocument } from "./settings.ts";
import { assignSlugs, slugify } from "./slug.ts";
import { checkPlaces } from "./spellings.ts";
import { stageAt } from "./stage.ts";
import type { Edition, News, PersonGroup, Role, RoomOrTrack, Sponsor, SponsorLevel, Workshop } from "./workshop.ts";

/** With more items than this, the home page shows a summary. */
const LARGE = 60;

/** Inputs that are not in the site's files. */
export interface Circumstances {
  /** The instant that "over", "live" and "shown" refer to. */
  readonly now: DateTime;
  /** The last commit that touched the site, in seconds since 1970; it dates data without `updated:`. */
  readonly lastCommit: number | undefined;
  /** What the PDF files of papers say; without it, they were not read. */
  readonly pdfs?: PdfReadings | undefined;
}

/** The model of a site, as far as its files are valid, and all pictures they name, whether valid or not. */
export interface Model {
  readonly workshop: Workshop;
  readonly pictures: readonly NamedPicture[];
}

/**
 * Builds the model from checked documents. Never throws for their content; use it only if the report holds no error.
 * @param document workshop.yaml, without whose zone no time has a meaning
 */
export function buildModel(
  documents: Documents,
  document: WorkshopDocument,
  { now, lastCommit, pdfs }: Circumstances,
  report: Report,
): Model {
  const present = now.setZone(document.timezone) as DateTime<true>;
  const context = new Context(documents, report, present, document.language ?? "en");
  return { workshop: buildWorkshop(document, lastCommit, pdfs, context), pictures: context.pictures };
}

function buildWorkshop(
  document: WorkshopDocument,
  lastCommit: number | undefined,
  pdfs: PdfReadings | undefined,
  context: Context,
): Workshop {
  const zone = document.timezone;
  const { documents, now } = context;
  const settings = buildSettings(document, context);
  const { overview, pages } = buildPages(context);
  const dates = buildDates(checked(documents.data.dates) ?? [], pages, settings.when, context);

  // Add people in order of trust. Bare names in the schedule are looked up once everybody else is known.
  const people = new People(context);
  const groups = (file: "speakers" | "organizers" | "committee" | "people", role: Role) =>
    addGroups(checked(documents.data[file]) ?? [], role, people, context).filter((group) => group.people.length > 0);
  const speakerGroups = groups("speakers", "speaker");
  const organizers = groups("organizers", "organizer");
  const committee = groups("committee", "committee");
  const members = groups("people", "member");
  const dayDocuments = checked(documents.data.schedule) ?? [];
  addScheduledPeople(dayDocuments, people);
  const papers = new Papers(checked(documents.data.papers) ?? [], people, context);
  const volume = buildVolume(document, { when: settings.when, people, papers: papers.unfinished, pdfs }, context);
  people.lookUpIsSafe = !isAnyBroken(documents, ["speakers", "organizers", "committee", "people", "papers"]);
  const listedRooms = buildRooms(document, context);
  const schedule = new Schedule(dayDocuments, people, papers, context, { zone, listedRooms });
  checkDays(dayDocuments, settings.when, context);
  checkDates(checked(documents.data.dates) ?? [], settings.when, context);
  if (schedule.timesAreKnown) {
    checkOverlaps(schedule, context);
    checkPeople(schedule, context);
  }
  checkPlaces(dayDocuments, context);
  if (documents.data.schedule.state !== "broken") checkRooms(document, dayDocuments, context);
  checkPlain(context);
  people.checkAffiliations();
  people.checkForms();
  // A misspelt name is reported where it stands; do not also report its owner as not speaking.
  if (!context.report.hasErrors) people.checkSpeakers(schedule.items);
  const everybody = people.finish();
  const paperList = papers.finish(volume);

  const rooms = schedule.roomsOrTracks.filter(({ kind }) => kind === "room");
  const tracks = schedule.roomsOrTracks.filter(({ kind }) => kind === "track");
  const content = {
    ...settings,
    now,
    updated: instantOfData(document, lastCommit, context),
    stage:
      document.stage && document.stage !== "auto" ? document.stage : stageAt(now, settings.when, schedule.items, dates),
    isLarge:
      schedule.items.length > LARGE ||
      schedule.days.length > 1 ||
      countRoomsOrTracks([...schedule.items, ...schedule.sessions]) > 1,
    scheduleShows: schedule.shows,
    actions: buildActions(document, dates, context),
    people: everybody,
    speakerGroups,
    speakers: [...new Set(speakerGroups.flatMap((group) => group.people))],
    otherSpeakers: everybody.filter(({ page, roles }) => page !== undefined && !roles.has("speaker")),
    organizers,
    committee: listed(committee, checked(documents.data.committee), context),
    members: listed(members, checked(documents.data.people), context),
    days: schedule.days,
    items: schedule.items,
    rooms,
    listedRooms,
    tracks,
    papers: paperList,
    paperLists: listPapers(paperList),
    pages,
    calls: callsOf(pages),
    dates,
    sponsors: buildSponsors(checked(documents.data.sponsors) ?? [], context),
    news: buildNews(checked(documents.data.news) ?? [], zone, context),
    editions: buildEditions(checked(documents.data.editions) ?? [], zone, context),
    ...withoutUndefined({ overview, volume, edition: editionOf(settings.when, schedule.days) }),
  };
  const workshop: Workshop = { ...content, sections: buildSections(document, content, pages, context) };
  checkAddresses(workshop, pages, context);
  return workshop;
}

/** The calls in page order, closed ones last. */
function callsOf(pages: readonly UnfinishedPage[]): readonly UnfinishedPage[] {
  const calls = pages.filter(({ isCall }) => isCall);
  return calls.toSorted((a, b) => Number(areAllOver(a.dates)) - Number(areAllOver(b.dates)));
}

function checked<T>(
  document: { readonly state: string } | { readonly state: "checked"; readonly value: T },
): T | undefined {
  return "value" in document ? document.value : undefined;
}

/** Sorts a plain list by family name. Groups keep their order, as does a list in which somebody has a role. */
function listed(
  groups: readonly PersonGroup[],
  file: z.output<typeof peopleSchema> | undefined,
  { language }: Context,
): readonly PersonGroup[] {
  if (!Array.isArray(file) || file.some(({ role }) => role !== undefined)) return groups;
  return groups.map((group) => ({ ...group, people: group.people.toSorted(byFamilyName(language)) }));
}

/** Counts rooms, or tracks for things without a room. */
const countRoomsOrTracks = (things: readonly { readonly roomOrTrack: RoomOrTrack }[]): number =>
  new Set(things.map(({ roomOrTrack }) => roomOrTrack).filter(({ kind }) => kind !== "plenary")).size;

function isAnyBroken(documents: Documents, files: readonly (keyof Documents["data"])[]): boolean {
  return files.some((file) => documents.data[file].state === "broken");
}

/**
 * The instant of the data, to the second: `updated:` (a date alone means its first moment), else the last commit that
 * touched the site folder, else now. Never a file's mtime.
 */
function instantOfData(document: WorkshopDocument, lastCommit: number | undefined, context: Context): DateTime<true> {
  const { now } = context;
  if (document.updated !== undefined) {
    const written = writtenInstant(document, document.updated, context);
    // The author's day may already have begun.
    if (written > now.plus({ days: 1 }))
      context.report.add("future-update", context.at(document, "updated"), { date: document.updated.date });
    return written;
  }
  const known = lastCommit === undefined ? undefined : DateTime.fromSeconds(lastCommit, { zone: now.zone });
  return known?.isValid ? known : now.startOf("second");
}

function writtenInstant(
  document: WorkshopDocument,
  { date, time }: NonNullable<WorkshopDocument["updated"]>,
  context: Context,
): DateTime<true> {
  const { zone } = context.now;
  if (time === undefined) return startOfDay(date, zone.name);
  const written = time.offset === undefined ? zone : FixedOffsetZone.instance(time.offset);
  const minute = context.instant(document, "updated", date, time.minutes, written.name);
  return minute.plus({ seconds: time.seconds }).setZone(zone) as DateTime<true>;
}

/** Sponsors by level, levels in order of first appearance. */
function buildSponsors(documents: readonly SponsorDocument[], context: Context): readonly SponsorLevel[] {
  const levels = new Map<string | undefined, Sponsor[]>();
  for (const document of documents) {
    const sponsor: Sponsor = {
      name: document.name,
      isExample: context.holdsExample(document),
      ...withoutUndefined({
        url: context.link(document, "url", document.url),
        logo: context.picture(document, "logo", document.logo, "logo"),
        logoDark: context.picture(document, "logo_dark", document.logo_dark, "logo"),
      }),
    };
    levels.set(document.level, [...(levels.get(document.level) ?? []), sponsor]);
  }
  return [...levels].map(([title, sponsors]) => ({ sponsors, ...withoutUndefined({ title }) }));
}

/** News, latest first. */
function buildNews(documents: readonly NewsDocument[], zone: string, context: Context): readonly News[] {
  const news = documents.map((document) => ({
    date: DateTime.fromISO(document.date, { zone }) as DateTime<true>,
    text: context.markdown(document, "text", document.text),
    ...withoutUndefined({ url: context.link(document, "url", document.url) }),
  }));
  const slugs = assignSlugs(
    news.map(({ date, text }) => ({ base: date.toISODate(), suffixes: [slugify(text.words).slice(0, 40)] })),
    () => {},
  );
  return news
    .map((one, index) => ({ ...one, anchor: `news-${slugs[index]}` }))
    .sort((a, b) => b.date.toMillis() - a.date.toMillis());
}

function buildEditions(documents: readonly EditionDocument[], zone: string, context: Context): readonly Edition[] {
  return documents.map((document) => {
    const isDate = document.date !== undefined && isRealDate(document.date);
    return {
      title: document.title,
      ...withoutUndefined({
        date: isDate ? (DateTime.fromISO(document.date ?? "", { zone }) as DateTime<true>) : undefined,
        dateText: isDate ? undefined : document.date,
        place: document.place,
        url: context.link(document, "url", document.url),
        proceedings: context.link(document, "proceedings", document.proceedings),
      }),
    };
  });
}
