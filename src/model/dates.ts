import type { DateTime } from "luxon";
import { ANYWHERE_ON_EARTH } from "../schema/fields.ts";
import type { DateDocument } from "../schema/lists.ts";
import { closest } from "../schema/suggest.ts";
import type { UnfinishedPage } from "./content.ts";
import { type Context, withoutUndefined } from "./context.ts";
import { endOfDay } from "./local-time.ts";
import { findByTitle } from "./references.ts";
import { assignSlugs, slugify } from "./slug.ts";
import type { ImportantDate, When } from "./workshop.ts";

/** The important dates, past ones last, each linked with its page in both directions. */
export function buildDates(
  documents: readonly DateDocument[],
  pages: readonly UnfinishedPage[],
  when: When,
  context: Context,
): readonly ImportantDate[] {
  const slugs = assignSlugs(
    documents.map(({ title, date }) => ({ base: slugify(title) || "date", suffixes: [date] })),
    () => {},
  );
  const dates = documents.map((document, index) => buildDate(document, slugs[index] ?? "", pages, when, context));
  linkDeadlines(dates, pages, context);
  const byTime = (a: ImportantDate, b: ImportantDate) =>
    (a.at?.toMillis() ?? Number.POSITIVE_INFINITY) - (b.at?.toMillis() ?? Number.POSITIVE_INFINITY);
  for (const page of pages) page.dates.sort((a, b) => Number(a.isOver) - Number(b.isOver) || byTime(a, b));
  return dates.toSorted((a, b) => Number(a.isOver) - Number(b.isOver));
}

/** Whether a date is a day of the workshop itself, each in its own time zone. */
function isDayOf(when: When, date: string): boolean {
  return when.known === "day" && date >= when.start.toISODate() && date <= when.end.toISODate();
}

function buildDate(
  document: DateDocument,
  slug: string,
  pages: readonly UnfinishedPage[],
  when: When,
  context: Context,
): ImportantDate {
  const zone = document.timezone ?? ANYWHERE_ON_EARTH;
  const { at, over } = momentsOf(document, zone, context);
  const call = document.call === undefined ? undefined : findCall(document, document.call, pages, context);
  const date: ImportantDate = {
    slug,
    anchor: `date-${slug}`,
    title: context.text(document, "title", document.title),
    hasTime: document.time !== undefined,
    anywhereOnEarth: zone === ANYWHERE_ON_EARTH,
    was: (document.was ?? []).map((was) => endOfDay(was, zone).minus({ minutes: 1 })),
    isOver: over !== undefined && context.now > over,
    isEvent: isDayOf(when, document.date),
    ...withoutUndefined({ at, over, url: context.link(document, "url", document.url), call }),
  };
  if (call) {
    call.dates.push(date);
    call.isCall = true;
  }
  return date;
}

/** When a date is, and when it is over. Without a time it ends with its day; 23:59 includes the whole minute. */
function momentsOf(
  document: DateDocument,
  zone: string,
  context: Context,
): { readonly at?: DateTime<true>; readonly over?: DateTime<true> } {
  const { date, time } = document;
  if (date === "tbd") return {};
  if (time) {
    const at = context.instant(document, "time", date, time.minutes, zone);
    return { at, over: at };
  }
  const over = endOfDay(date, zone);
  return { at: over.minus({ minutes: 1 }), over };
}

function findCall(
  document: DateDocument,
  value: string,
  pages: readonly UnfinishedPage[],
  context: Context,
): UnfinishedPage | undefined {
  const wanted = value.replace(/^\/|\/$|\.md$/g, "");
  const page =
    pages.find(({ slug, document: { name } }) => name === wanted || slug === wanted) ??
    pages.find(({ title }) => title.plain === value);
  if (page || context.documents.contentBroken) return page;
  const near = closest(
    wanted,
    pages.map(({ document: { name } }) => name),
  );
  context.report.add(
    "unknown-call",
    context.at(document, "call"),
    { value },
    near ? `did you mean "${near}"?` : `create content/${slugify(wanted)}.md`,
  );
  return undefined;
}

function linkDeadlines(dates: readonly ImportantDate[], pages: readonly UnfinishedPage[], context: Context): void {
  for (const page of pages) {
    const { frontMatter } = page.document;
    if (frontMatter.deadline === undefined) continue;
    const deadline = findDate(frontMatter, "deadline", frontMatter.deadline, dates, context);
    page.isCall = true;
    if (!deadline) continue;
    page.deadline = deadline;
    if (!page.dates.includes(deadline)) page.dates.push(deadline);
  }
}

/** The date that a field refers to by title. */
export function findDate(
  value: object,
  field: string,
  title: string,
  dates: readonly ImportantDate[],
  context: Context,
): ImportantDate | undefined {
  if (context.documents.data.dates.state === "broken") return undefined;
  const { dates: file } = context.documents.data;
  const documents = file.state === "checked" ? file.value : [];
  // References repeat the title as written, formulas included.
  const written = new Map(dates.map((date, index) => [date, documents[index]?.title ?? date.title.plain]));
  const titleOf = (date: ImportantDate) => written.get(date) ?? "";
  const matches = findByTitle(title, dates, titleOf);
  const [first] = matches;
  if (matches.length > 1) {
    const places = matches.map((date) => `"${titleOf(date)}" (${placeOf(dates.indexOf(date), context)})`).join(" and ");
    context.report.add(
      "ambiguous-reference",
      context.at(value, field),
      { value: title, matches: places },
      "give each date a different title",
    );
  } else if (!first) {
    const near = closest(title, dates.map(titleOf));
    const known = dates.map((date) => `"${titleOf(date)}"`).join(", ");
    const hint = near
      ? `did you mean "${near}"?`
      : `write the title of a date in data/dates.yaml${known && `: ${known}`}`;
    context.report.add("unknown-date", context.at(value, field), { value: title }, hint);
  }
  return first;
}

/** The place of a date, by its index in the list. */
function placeOf(index: number, context: Context): string {
  const { dates } = context.documents.data;
  const document = dates.state === "checked" ? dates.value[index] : undefined;
  return document ? context.placeText(document, "title") : "data/dates.yaml";
}
