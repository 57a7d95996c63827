/** What the search of a site finds: an index made by Pagefind, which the browser reads piece by piece. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { itemAddress, kindsOf, paperAddress, participantsOf, titleOf } from "../feeds/site.ts";
import { localizationOf } from "../locales/localization.ts";
import { memoize } from "../model/memoize.ts";
import { ADDRESSES } from "../model/routes.ts";
import type { ContentPage, Item, Paper, Person, Workshop } from "../model/workshop.ts";
import { otherWords } from "../pages/search/words.ts";

export interface SearchRecord {
  /** From the site's root, without the path prefix. */
  readonly url: string;
  /** All words that it can be found by. */
  readonly content: string;
  /** What a result shows: title, kind, people and time. */
  readonly meta: { readonly title: string; readonly kind: string; readonly people?: string; readonly when?: string };
}

/** The programme, the papers, the people with a page, and the pages of content/. */
export const searchRecords = memoize((workshop: Workshop): readonly SearchRecord[] => {
  const { items, papers, people, pages, overview } = workshop;
  const { words } = localizationOf(workshop);
  return [
    // A plain break is not worth finding.
    ...items.filter((item) => item.family !== "break" || item.abstract).map((item) => itemRecord(workshop, item)),
    ...papers.map((paper) => paperRecord(workshop, paper)),
    ...people.flatMap((person) => (person.page === undefined ? [] : [personRecord(workshop, person, person.page)])),
    ...(overview ? [pageRecord(overview, ADDRESSES.home, words.t("sections.overview"))] : []),
    ...pages.map((page) => pageRecord(page, page.page, words.t("search.page"))),
    ...committeeRecord(workshop),
  ];
});

function itemRecord(workshop: Workshop, item: Item): SearchRecord {
  const { words, dates } = localizationOf(workshop);
  const people = participantsOf(item).map(({ person }) => person);
  const authors = item.authors.map(({ person }) => person);
  const chairs = [...item.chairs, ...(item.session?.chairs ?? [])].map(({ person }) => person);
  return {
    url: itemAddress(item),
    content: sentences([
      item.abstract?.line ?? item.paper?.abstract?.line,
      ...[...people, ...authors, ...chairs].map(fullName),
      item.room,
      item.track,
      item.session?.title?.plain,
      ...item.awards,
    ]),
    meta: {
      title: titleOf(workshop, item),
      kind: [...alertsOf(workshop, item), ...kindsOf(workshop, item)].join(words.t("dot")),
      ...named(
        "people",
        people.length > 0 || authors.length === 0
          ? names(people)
          : words.t("schedule.authors", { people: names(authors) }),
      ),
      ...(item.timed && { when: `${dates.short(item.start)}, ${dates.clock(item.start)}` }),
    },
  };
}

/** What readers must not miss about an item. */
function alertsOf(workshop: Workshop, { cancelled, changed }: Item): string[] {
  const { words } = localizationOf(workshop);
  return [
    ...(cancelled ? [words.t("schedule.cancelled")] : []),
    ...(changed === undefined ? [] : [words.t("schedule.changedTo", { note: changed })]),
  ];
}

function paperRecord(workshop: Workshop, paper: Paper): SearchRecord {
  const { words } = localizationOf(workshop);
  return {
    url: paperAddress(paper),
    content: sentences([
      paper.abstract?.line,
      ...paper.authors.map(fullName),
      paper.keywords.join(", "),
      paper.group,
      ...paper.awards,
    ]),
    meta: {
      title: paper.title.plain,
      kind: [
        words.t("papers.paper"),
        ...(paper.label === undefined ? paper.kinds.map((kind) => words.t(`kinds.${kind}`)) : [paper.label]),
      ].join(words.t("dot")),
      ...named("people", names(paper.authors)),
    },
  };
}

function personRecord(workshop: Workshop, person: Person, page: string): SearchRecord {
  const { words } = localizationOf(workshop);
  return {
    url: page,
    content: sentences([
      person.affiliation,
      person.bio?.line,
      ...person.items.map((item) => titleOf(workshop, item)),
      ...person.papers.map(({ title }) => title.plain),
    ]),
    meta: { title: person.name, kind: words.t("search.person"), ...named("people", person.affiliation) },
  };
}

function pageRecord(page: ContentPage, url: string, kind: string): SearchRecord {
  return { url, content: page.line, meta: { title: page.title.plain, kind } };
}

/** One record for all members: none has a page of their own. */
function committeeRecord(workshop: Workshop): SearchRecord[] {
  const members = workshop.committee.flatMap(({ people }) => people);
  if (members.length === 0) return [];
  const { words } = localizationOf(workshop);
  return [
    {
      url: ADDRESSES.committee,
      content: sentences(members.map(fullName)),
      meta: { title: words.t("titles.committee"), kind: words.t("sections.people") },
    },
  ];
}

const fullName = ({ name, affiliation }: Person): string => [name, affiliation].filter(Boolean).join(", ");
const names = (people: readonly Person[]): string => people.map(({ name }) => name).join(", ");
const named = (key: "people" | "also", value: string | undefined) => (value ? { [key]: value } : {});

/** Joins the parts that exist, each as a sentence, so that an excerpt reads well. */
function sentences(parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== "")
    .map((part) => (/[.!?…。！？]$/.test(part as string) ? part : `${part}.`))
    .join("\n");
}

/** Languages without spaces between words: Pagefind segments a text, but finds a title only as a whole. */
const UNSPACED: ReadonlySet<string> = new Set(["ja", "ko", "th", "zh"]);

/** Files of Pagefind for interfaces that this site does not have. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)/;

/** Builds in this process that are using Pagefind's; the last one ends it. */
let users = 0;

/**
 * Makes the index in a process of its own, while this one renders pages.
 * @param language BCP 47 tag of the records, for stemming and word boundaries
 * @returns a function that writes the index to `pagefind/` in the output folder; nothing if there are no records
 * @throws Error if Pagefind has no program for this machine, or refuses
 */
export async function makeSearchIndex(
  records: readonly SearchRecord[],
  language: string,
): Promise<(folder: string) => void> {
  if (records.length === 0) return () => {};
  const { createIndex, close } = await import("pagefind");
  users += 1;
  try {
    const { index, errors } = await createIndex({});
    if (!index) throw new Error(errors.join("; "));
    const [code = language] = language.split("-");
    const added = records.map(({ url, content, meta }) =>
      index.addCustomRecord({
        url,
        content: UNSPACED.has(code) ? `${meta.title}\n${content}` : content,
        language: code,
        // The engine searches metadata too, but shows nothing of this.
        meta: { ...meta, ...named("also", otherWords([meta.title, content, meta.people].join(" "), language)) },
      }),
    );
    const refused = (await Promise.all(added)).flatMap(({ errors }) => errors);
    const result = await index.getFiles();
    if (refused.length + result.errors.length > 0) throw new Error([...refused, ...result.errors].join("; "));
    const files = result.files.filter(({ path: name }) => !UNUSED.test(name));
    return (folder) => {
      for (const { path: name, content } of files) {
        const file = path.join(folder, "pagefind", name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    };
  } finally {
    users -= 1;
    if (users === 0) await close();
  }
}
