import { DateTime, FixedOffsetZone, Settings } from "luxon";
import type { z } from "zod";
import { lastCommitInstant } from "../load/commit.ts";
import { type Diagnostic, Report, withAccepted } from "../load/diagnostics.ts";
import { type Documents, loadDocuments } from "../load/load.ts";
import type { Place } from "../load/source.ts";
import type { Accepted } from "../schema/accept.ts";
import { CATALOG, type Code } from "../schema/catalog.ts";
import { isRealDate } from "../schema/fields.ts";
import type { EditionDocument, NewsDocument, SponsorDocument } from "../schema/lists.ts";
import { byFamilyName } from "../schema/name.ts";
import type { peopleSchema } from "../schema/people.ts";
import { checkAddresses } from "./addresses.ts";
import { checkDates, checkDays, checkOverlaps, checkPeople } from "./checks.ts";
import { buildPages, type PageDraft } from "./content.ts";
import { Context, given, type UsedPicture } from "./context.ts";
import { buildDates } from "./dates.ts";
import { editionOf } from "./identity.ts";
import { areAllOver } from "./lead.ts";
import { startOfDay } from "./local-time.ts";
import { listPapers, type PaperDraft, Papers } from "./papers.ts";
import { addGroups, People } from "./people.ts";
import { checkPlain } from "./plain-check.ts";
import { addScheduledPeople, type ItemDraft, Schedule } from "./schedule.ts";
import { buildSections } from "./sections.ts";
import { buildActions, buildSettings, type WorkshopDocument } from "./settings.ts";
import { assignSlugs, slugify } from "./slug.ts";
import { checkPlaces } from "./spellings.ts";
import { stageAt } from "./stage.ts";
import type {
  ContentPage,
  Edition,
  Item,
  Lane,
  News,
  Paper,
  PersonGroup,
  Role,
  Sponsor,
  SponsorLevel,
  Workshop,
} from "./workshop.ts";

// What is written must not depend on the language of the machine; pages say theirs.
Settings.defaultLocale = "en-US";

/** Over this many items the home page summarizes. */
const LARGE = 60;

/** A site read from its folder: the workshop, unless there are errors, and everything there is to say about the files. */
export interface SiteReading {
  /** undefined exactly when a diagnostic is an error. */
  readonly workshop: Workshop | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The pictures of `public/` that pages show. */
  readonly pictures: readonly UsedPicture[];
  /** Where its parts stand in the files, for what is found out later. */
  readonly placeOf: (thing: Item | Paper | ContentPage) => Place;
  /** Whether `public/` holds a file, by its path from there. */
  readonly isPublic: (path: string) => boolean;
  /** What the site accepts, for what is found out later. */
  readonly accepted: Accepted;
}

/**
 * Reads a site folder (`data/`, `content/`, `public/`) into the model. Never throws for what the files say.
 * @param site the folder
 * @param now the instant that "over", "live" and "shown" refer to
 */
export function readSite({ site, now }: { site: string; now: DateTime }): SiteReading {
  const report = new Report();
  const documents = loadDocuments(site, report);
  const settings = documents.data.workshop;
  // Without the workshop's zone no time has a meaning; what the other files say by themselves has been checked.
  const isPublic = (path: string) => documents.publicFiles.has(path);
  const placeOf = (thing: object) => placeIn(documents, (thing as ItemDraft | PaperDraft | PageDraft).document);
  if (settings.state !== "checked")
    return { workshop: undefined, diagnostics: report.sorted(), pictures: [], placeOf, isPublic, accepted: {} };
  const present = now.setZone(settings.value.timezone) as DateTime<true>;
  const context = new Context(documents, report, present, settings.value.language ?? "en");
  const workshop = buildWorkshop(site, settings.value, context);
  const { accept: accepted = {} } = settings.value;
  reportNeedless(accepted, report, documents);
  return {
    workshop: report.hasErrors ? undefined : workshop,
    diagnostics: withAccepted(report.sorted(), accepted),
    pictures: [...context.pictures.values()],
    placeOf,
    isPublic,
    accepted,
  };
}

/** Says which of what is accepted nothing draws any more; with errors not all has been looked at. */
function reportNeedless(accepted: Accepted, report: Report, { places }: Documents): void {
  if (report.hasErrors) return;
  const drawn = new Set(report.sorted().map(({ code }) => code));
  for (const code of Object.keys(accepted) as Code[]) {
    if (drawn.has(code) || CATALOG[code].byComparison) continue;
    report.add("needless-accept", places.ofKey(accepted, code), { code });
  }
}

/** The place of an item's or paper's title; of a page, which may have no front matter, where its file begins. */
function placeIn({ places }: Documents, document: (ItemDraft | PaperDraft | PageDraft)["document"]): Place {
  return "source" in document ? { source: document.source, start: 0, end: 0 } : places.of(document, "title");
}

function buildWorkshop(site: string, document: WorkshopDocument, context: Context): Workshop {
  const zone = document.timezone;
  const { documents, now } = context;
  const settings = buildSettings(document, context);
  const { overview, pages } = buildPages(context);
  const dates = buildDates(checked(documents.data.dates) ?? [], pages, settings.when, context);

  // People in the order in which places are trusted; bare names of the schedule are looked up when all are known.
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
  people.lookUpIsSafe = !isAnyBroken(documents, ["speakers", "organizers", "committee", "people", "papers"]);
  const schedule = new Schedule(dayDocuments, people, papers, context, zone);
  checkDays(dayDocuments, settings.when, context);
  checkDates(checked(documents.data.dates) ?? [], settings.when, context);
  if (schedule.timesAreKnown) {
    checkOverlaps(schedule, context);
    checkPeople(schedule, context);
  }
  checkPlaces(dayDocuments, context);
  checkPlain(context);
  people.checkAffiliations();
  people.checkForms();
  // A misspelt name is reported where it stands, and is no reason to call the person silent.
  if (!context.report.hasErrors) people.checkSpeakers(schedule.items);
  const everybody = people.finish();
  const paperList = papers.finish();

  const rooms = schedule.lanes.filter(({ kind }) => kind === "room");
  const tracks = schedule.lanes.filter(({ kind }) => kind === "track");
  const content = {
    ...settings,
    now,
    updated: instantOfData(site, document, context),
    stage:
      document.stage && document.stage !== "auto" ? document.stage : stageAt(now, settings.when, schedule.items, dates),
    isLarge:
      schedule.items.length > LARGE ||
      schedule.days.length > 1 ||
      lanesOf([...schedule.items, ...schedule.sessions]) > 1,
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
    tracks,
    papers: paperList,
    paperLists: listPapers(paperList),
    pages,
    calls: callsOf(pages),
    dates,
    sponsors: buildSponsors(checked(documents.data.sponsors) ?? [], context),
    news: buildNews(checked(documents.data.news) ?? [], zone, context),
    editions: buildEditions(checked(documents.data.editions) ?? [], zone, context),
    ...given({ overview, edition: editionOf(settings.when, schedule.days) }),
  };
  const workshop: Workshop = { ...content, sections: buildSections(document, content, pages, context) };
  checkAddresses(workshop, pages, context);
  return workshop;
}

/** The calls in the order of their pages, those that are closed last. */
function callsOf(pages: readonly PageDraft[]): readonly PageDraft[] {
  const calls = pages.filter(({ isCall }) => isCall);
  return calls.toSorted((a, b) => Number(areAllOver(a.dates)) - Number(areAllOver(b.dates)));
}

function checked<T>(
  document: { readonly state: string } | { readonly state: "checked"; readonly value: T },
): T | undefined {
  return "value" in document ? document.value : undefined;
}

/** A plain list by family name; the order of groups is meant, and so is that of a list in which somebody has a role. */
function listed(
  groups: readonly PersonGroup[],
  file: z.output<typeof peopleSchema> | undefined,
  { language }: Context,
): readonly PersonGroup[] {
  if (!Array.isArray(file) || file.some(({ role }) => role !== undefined)) return groups;
  return groups.map((group) => ({ ...group, people: group.people.toSorted(byFamilyName(language)) }));
}

/** In how many rooms, or tracks without one, things take place. */
const lanesOf = (things: readonly { readonly lane: Lane }[]): number =>
  new Set(things.map(({ lane }) => lane).filter(({ kind }) => kind !== "plenary")).size;

function isAnyBroken(documents: Documents, files: readonly (keyof Documents["data"])[]): boolean {
  return files.some((file) => documents.data[file].state === "broken");
}

/**
 * The instant of the data, to the second: `updated:`, a date alone standing for its first moment, else the last commit
 * that touched the site folder, else now; never a file's own time.
 */
function instantOfData(site: string, document: WorkshopDocument, context: Context): DateTime<true> {
  const { now } = context;
  if (document.updated !== undefined) {
    const written = writtenInstant(document, document.updated, context);
    // The day of whoever wrote it may have begun already.
    if (written > now.plus({ days: 1 }))
      context.report.add("future-update", context.at(document, "updated"), { date: document.updated.date });
    return written;
  }
  const commit = lastCommitInstant(site);
  const known = commit === undefined ? undefined : DateTime.fromSeconds(commit, { zone: now.zone });
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

/** Sponsors by level, levels in the order of their first appearance. */
function buildSponsors(documents: readonly SponsorDocument[], context: Context): readonly SponsorLevel[] {
  const levels = new Map<string | undefined, Sponsor[]>();
  for (const document of documents) {
    const sponsor: Sponsor = {
      name: document.name,
      isExample: context.holdsExample(document),
      ...given({
        url: context.link(document, "url", document.url),
        logo: context.picture(document, "logo", document.logo, "logo"),
        logoDark: context.picture(document, "logo_dark", document.logo_dark, "logo"),
      }),
    };
    levels.set(document.level, [...(levels.get(document.level) ?? []), sponsor]);
  }
  return [...levels].map(([title, sponsors]) => ({ sponsors, ...given({ title }) }));
}

/** The news, the latest first. */
function buildNews(documents: readonly NewsDocument[], zone: string, context: Context): readonly News[] {
  const news = documents.map((document) => ({
    date: DateTime.fromISO(document.date, { zone }) as DateTime<true>,
    text: context.markdown(document, "text", document.text),
    ...given({ url: context.link(document, "url", document.url) }),
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
      ...given({
        date: isDate ? (DateTime.fromISO(document.date ?? "", { zone }) as DateTime<true>) : undefined,
        dateText: isDate ? undefined : document.date,
        place: document.place,
        url: context.link(document, "url", document.url),
        proceedings: context.link(document, "proceedings", document.proceedings),
      }),
    };
  });
}
