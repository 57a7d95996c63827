/** The pages that Lectern makes of the data: for each template of src/pages/ what it is printed for, one page an entry. */
import { once } from "./once.ts";
import { type PrintForm, printForms } from "./print.ts";
import type { ContentPage, Day, Item, Paper, Person, Workshop } from "./workshop.ts";

/** An address at which a page once lived. */
export interface Alias {
  /** The file that answers there, from the site's root. */
  readonly file: string;
  readonly content: ContentPage;
}

/** What has a page of its own. A list stands once where there is something to list, else not at all. */
export interface Pages {
  readonly home: readonly true[];
  readonly notFound: readonly true[];
  readonly icon: readonly true[];
  readonly content: readonly ContentPage[];
  readonly aliases: readonly Alias[];
  readonly schedule: readonly true[];
  /** The days of a long programme. */
  readonly days: readonly Day[];
  readonly talks: readonly Item[];
  /** The reader's own programme. */
  readonly my: readonly true[];
  readonly paperList: readonly true[];
  readonly papers: readonly Paper[];
  readonly speakerList: readonly true[];
  readonly speakers: readonly Person[];
  readonly committee: readonly true[];
  /** The printed forms by their kind. */
  readonly print: { readonly [Kind in PrintForm["kind"]]: readonly PrintForm[] };
}

/** Lists the pages of a workshop. */
export const pagesOf = once((workshop: Workshop): Pages => {
  const forms = printForms(workshop);
  const formsOf = (wanted: PrintForm["kind"]) => forms.filter(({ kind }) => kind === wanted);
  const speakers = workshop.people.filter(({ page }) => page !== undefined);
  return {
    home: [true],
    notFound: [true],
    icon: [true],
    content: workshop.pages,
    aliases: workshop.pages.flatMap((content) =>
      content.aliases.map((address) => ({ file: fileOf(address), content })),
    ),
    schedule: onceIf(workshop.items.length > 0),
    days: workshop.days.filter(({ page }) => page !== undefined),
    talks: workshop.items.filter(({ page }) => page !== undefined),
    my: onceIf(workshop.items.length + workshop.papers.length > 0),
    paperList: onceIf(workshop.papers.length > 0),
    papers: workshop.papers.filter(({ page }) => page !== undefined),
    speakerList: onceIf(speakers.length > 0),
    speakers,
    committee: onceIf(workshop.committee.length > 0),
    print: {
      glance: formsOf("glance"),
      large: formsOf("large"),
      booklet: formsOf("booklet"),
      posters: formsOf("posters"),
      room: formsOf("room"),
    },
  };
});

/** Where the pages live of which there is one at most. */
export const ADDRESSES = {
  home: "/",
  notFound: "/404.html",
  icon: "/icon.svg",
  schedule: "/schedule/",
  my: "/my/",
  paperList: "/papers/",
  speakerList: "/speakers/",
  committee: "/committee/",
} as const satisfies Partial<Record<keyof Pages, string>>;

/** The files that the entries of each list are printed to. */
const FILES: { readonly [List in keyof Omit<Pages, "print">]: (entry: Pages[List][number]) => string } = {
  home: () => fileOf(ADDRESSES.home),
  notFound: () => fileOf(ADDRESSES.notFound),
  icon: () => ADDRESSES.icon,
  content: ({ page }) => fileOf(page),
  aliases: ({ file }) => file,
  schedule: () => fileOf(ADDRESSES.schedule),
  days: ({ page = "" }) => fileOf(page),
  talks: ({ page = "" }) => fileOf(page),
  my: () => fileOf(ADDRESSES.my),
  paperList: () => fileOf(ADDRESSES.paperList),
  papers: ({ page = "" }) => fileOf(page),
  speakerList: () => fileOf(ADDRESSES.speakerList),
  speakers: ({ page = "" }) => fileOf(page),
  committee: () => fileOf(ADDRESSES.committee),
};

/** Says of a file from the site's root, and of its number among all pages from 0, whether it is to be printed. */
export type Wanted = (file: string, number: number) => boolean;

/** Of the pages those that are wanted. */
export function pagesWhere(pages: Pages, isWanted: Wanted): Pages {
  let number = 0;
  const some = <Entry>(entries: readonly Entry[], fileOfEntry: (entry: Entry) => string) =>
    entries.filter((entry) => isWanted(fileOfEntry(entry), number++));
  const lists = (Object.keys(FILES) as (keyof typeof FILES)[]).map((list) => [
    list,
    some<unknown>(pages[list], FILES[list] as (entry: unknown) => string),
  ]);
  const print = Object.entries(pages.print).map(([kind, forms]) => [
    kind,
    some(forms, ({ address }) => fileOf(address)),
  ]);
  return { ...Object.fromEntries(lists), print: Object.fromEntries(print) } as Pages;
}

/** How many pages there are. */
export function countPages(pages: Pages): number {
  let count = 0;
  pagesWhere(pages, (_, number) => {
    count = number + 1;
    return false;
  });
  return count;
}

function onceIf(condition: boolean): readonly true[] {
  return condition ? [true] : [];
}

/** `/call` and `/call/` are a folder's page, `/call.html` is a file of its own. */
export function fileOf(address: string): string {
  return address.endsWith(".html") ? address : `${address.replace(/\/*$/, "/")}index.html`;
}
