/**
 * The site map: for each kind of page its address, what it is made for, and when it exists. The template of `talk` is
 * `pages/talk/talk.njk`, that of `print/large` is `pages/print/large.njk`.
 */
import { memoize } from "./memoize.ts";
import { type RoomSign, roomSigns, shownPapers } from "./print.ts";
import type { Day, Person, Volume, Workshop } from "./workshop.ts";

/** Addresses from the site root, without the path prefix. */
export const ADDRESSES = {
  home: "/",
  notFound: "/404.html",
  /** What a device without a network shows in place of a page that it has not kept. */
  offline: "/offline.html",
  icon: "/icon.svg",
  schedule: "/schedule/",
  print: "/schedule/print/",
  talks: "/talks/",
  papers: "/papers/",
  proceedings: "/proceedings/",
  speakers: "/speakers/",
  committee: "/committee/",
  now: "/now/",
  my: "/my/",
  search: "/search/",
  styleguide: "/styleguide/",
  /** Not a page: the service worker, which controls everything below it. */
  worker: "/sw.js",
} as const;

/** The address of the page about the volume; undefined if it has no papers yet. */
export function proceedingsPage({ volume }: Workshop): string | undefined {
  return volume === undefined || volume.papers.length === 0 ? undefined : ADDRESSES.proceedings;
}

/** The address of one thing listed at an address in {@link ADDRESSES}. */
export function addressIn(list: "schedule" | "talks" | "papers" | "speakers", slug: string): string {
  return `${ADDRESSES[list]}${slug}/`;
}

/** A page made for paper. */
export type PrintForm = { readonly address: string } & (
  | { readonly kind: "glance" | "large" | "booklet" | "foyer" | "posters" }
  | ({ readonly kind: "room" } & RoomSign)
);

/** The print forms, in the order in which readers would look for them; none without a schedule. */
export const printForms = memoize((workshop: Workshop): readonly PrintForm[] => {
  if (workshop.items.length === 0) return [];
  const form = (kind: Exclude<PrintForm["kind"], "room" | "glance">) => ({
    kind,
    address: `${ADDRESSES.print}${kind}/`,
  });
  return [
    { kind: "glance", address: ADDRESSES.print },
    form("large"),
    form("booklet"),
    form("foyer"),
    ...(shownPapers(workshop).length > 0 ? [form("posters")] : []),
    ...roomSigns(workshop).map((sign) => ({
      kind: "room" as const,
      address: `${ADDRESSES.print}rooms/${sign.slug}/`,
      ...sign,
    })),
  ];
});

/** The sizes of badges: ISO 216, and ID-1 of ISO/IEC 7810, the size of credit cards. */
export const BADGE_SIZES = ["a6", "a7", "card"] as const;
export type BadgeSize = (typeof BADGE_SIZES)[number];

/** A print form for those who run the day. It is no page of the site: no build writes it. */
export type PrivateForm = { readonly address: string } & (
  | { readonly kind: "run-sheets" }
  | { readonly kind: "badges"; readonly size: BadgeSize }
);

/** The forms for those who run the day. Their templates are `pages/desk/<kind>.njk`. */
export const privateForms = memoize((workshop: Workshop): readonly PrivateForm[] => [
  ...(workshop.items.length > 0 ? [{ kind: "run-sheets" as const, address: `${ADDRESSES.print}run-sheets/` }] : []),
  ...BADGE_SIZES.map((size) => ({ kind: "badges" as const, size, address: `${ADDRESSES.print}badges/${size}/` })),
]);

/**
 * Where the PDF file of a print form lies, in a site built with PDF files.
 * @param address of the form's page
 * @returns `/schedule.pdf` for `/schedule/print/`, `/schedule/print/large.pdf` for `/schedule/print/large/`
 */
export function pdfAddress(address: string): string {
  return address === ADDRESSES.print ? "/schedule.pdf" : address.replace(/\/$/, ".pdf");
}

/** A page of some kind; `of` holds the arguments of its template, by name. */
interface PageEntry<Of> {
  readonly address: string;
  readonly of: Of;
  /** What messages call the page. */
  readonly owner: string;
}

/** A kind of page. */
interface Route<Of> {
  /**
   * Whether its pages are to be read on screen and found: not those for paper, personal, redirecting or the 404 page.
   */
  readonly isListed?: true;
  /** The only builds that have it: with search, or while serving. */
  readonly only?: "search" | "serving";
  entries(workshop: Workshop): readonly PageEntry<Of>[];
}

/** What messages call a page that does not depend on data. */
const EVERY_SITE = "a page that every site has";

const ROUTES = {
  home: single(ADDRESSES.home, EVERY_SITE, () => true, { isListed: true }),
  schedule: {
    isListed: true,
    entries: ({ days, items }: Workshop): PageEntry<{ readonly only?: Day }>[] => [
      ...(items.length > 0 ? [{ address: ADDRESSES.schedule, of: {}, owner: "the schedule" }] : []),
      // The days of a long programme.
      ...days.flatMap((only) => entry(only.page, { only }, `the schedule of ${only.date}`)),
    ],
  },
  speakers: single(ADDRESSES.speakers, "the list of speakers", ({ people }) => people.some(hasPage), {
    isListed: true,
  }),
  papers: single(ADDRESSES.papers, "the list of papers", ({ papers }) => papers.length > 0, { isListed: true }),
  proceedings: {
    isListed: true,
    entries: (workshop: Workshop): PageEntry<{ readonly volume: Volume }>[] =>
      workshop.volume ? entry(proceedingsPage(workshop), { volume: workshop.volume }, "the proceedings") : [],
  },
  committee: single(ADDRESSES.committee, "the committee", ({ committee }) => committee.length > 0, { isListed: true }),
  content: {
    isListed: true,
    entries: ({ pages }: Workshop) =>
      pages.flatMap((content) => entry(content.page, { content }, `the page "${content.title.plain}"`)),
  },
  talk: {
    isListed: true,
    entries: ({ items }: Workshop) =>
      items.flatMap((item) => entry(item.page, { item }, `the talk "${item.title?.plain ?? item.slug}"`)),
  },
  speaker: {
    isListed: true,
    entries: ({ people }: Workshop) =>
      people.flatMap((person) => entry(person.page, { person }, `the speaker ${person.name}`)),
  },
  paper: {
    isListed: true,
    entries: ({ papers }: Workshop) =>
      papers.flatMap((paper) => entry(paper.page, { paper }, `the paper "${paper.title.plain}"`)),
  },
  now: single(ADDRESSES.now, "the screen for the foyer", ({ items }) => items.length > 0),
  my: single(ADDRESSES.my, "the reader's own programme", ({ items, papers }) => items.length + papers.length > 0),
  search: single(ADDRESSES.search, EVERY_SITE, () => true, { only: "search" }),
  print: formsOf("glance"),
  "print/large": formsOf("large"),
  "print/booklet": formsOf("booklet"),
  "print/foyer": formsOf("foyer"),
  "print/posters": formsOf("posters"),
  "print/room": formsOf("room"),
  alias: {
    entries: ({ pages }: Workshop) =>
      pages.flatMap((content) =>
        content.aliases.map((address) => ({
          address,
          of: { alias: { content } },
          owner: `an alias of "${content.title.plain}"`,
        })),
      ),
  },
  "not-found": single(ADDRESSES.notFound, EVERY_SITE, () => true),
  offline: single(ADDRESSES.offline, EVERY_SITE, ({ offline }) => offline),
  icon: single(ADDRESSES.icon, EVERY_SITE, () => true),
  styleguide: single(ADDRESSES.styleguide, "the style guide", () => true, { only: "serving" }),
} as const satisfies Record<string, Route<object>>;

export type PageKind = keyof typeof ROUTES;

type OfKind = { readonly [Kind in PageKind]: ReturnType<(typeof ROUTES)[Kind]["entries"]>[number]["of"] };

/** A page of the site, with the arguments of its template. */
export type Page = {
  readonly [Kind in PageKind]: PageEntry<OfKind[Kind]> & {
    readonly kind: Kind;
    readonly isListed: boolean;
    /** The only builds that have it. */
    readonly only?: "search" | "serving";
  };
}[PageKind];

/** All pages of a workshop, including those that only some builds have. */
export const pagesOf = memoize((workshop: Workshop): readonly Page[] =>
  (Object.entries(ROUTES) as [PageKind, Route<object>][]).flatMap(([kind, { entries, isListed = false, only }]) =>
    entries(workshop).map((page) => ({ ...page, kind, isListed, ...(only && { only }) }) as Page),
  ),
);

/** Whether a build has a page. */
export function isBuilt({ only }: Page, build: { readonly search: boolean; readonly serving: boolean }): boolean {
  return only === undefined || build[only];
}

/** The addresses of all readable pages, as in the sitemap. */
export function listedAddresses(workshop: Workshop): string[] {
  return pagesOf(workshop).flatMap(({ isListed, address }) => (isListed ? address : []));
}

/**
 * The file of an address, from the site root: `/call` and `/call/` are a folder's index page, `/call.html` is a file of
 * its own.
 */
export function fileOf(address: string): string {
  const isFile = address.endsWith(".html") || address === ADDRESSES.icon;
  return isFile ? address : `${address.replace(/\/*$/, "/")}index.html`;
}

/** A page that exists at most once. */
function single(
  address: string,
  owner: string,
  isThere: (workshop: Workshop) => boolean,
  more: Pick<Route<object>, "isListed" | "only"> = {},
): Route<object> {
  return { ...more, entries: (workshop) => (isThere(workshop) ? [{ address, of: {}, owner }] : []) };
}

/** The page of a thing, if it has one. */
function entry<Of>(address: string | undefined, of: Of, owner: string): PageEntry<Of>[] {
  return address === undefined ? [] : [{ address, of, owner }];
}

/** The print forms of a kind. */
function formsOf(kind: PrintForm["kind"]): Route<{ readonly form: PrintForm }> {
  return {
    entries: (workshop) =>
      printForms(workshop)
        .filter((form) => form.kind === kind)
        .map((form) => ({ address: form.address, of: { form }, owner: "the printed schedule" })),
  };
}

function hasPage({ page }: Person): boolean {
  return page !== undefined;
}
