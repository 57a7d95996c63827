/** What templates ask of the feeds: structured data, citations, where calendars are. */
import nunjucks from "nunjucks";
import { openGraphLocale } from "../locales/words.ts";
import { calendarOf, feedsOf } from "../model/feeds.ts";
import { once } from "../model/once.ts";
import type { Item, Paper, Person, Workshop } from "../model/workshop.ts";
import { bibtexOf, citationTags, type MetaTag } from "./bibliography.ts";
import { itemData, paperData, personData, scriptJson, workshopData } from "./json-ld.ts";
import { PREVIEW, previewOf } from "./preview.ts";
import { absolute } from "./site.ts";

/** What Nunjucks gives a filter as `this`. */
interface Context {
  readonly ctx: { readonly workshop: Workshop };
}

const { SafeString } = nunjucks.runtime;
const script = (data: unknown) => new SafeString(scriptJson(data));

/** A calendar to subscribe to or to fetch. */
export interface CalendarLink {
  /** The room or track; undefined for the whole programme. */
  readonly name?: string;
  /** From the site's root. */
  readonly file: string;
  /** `webcal:`, which calendar programs open to subscribe; undefined where the site's address is not known. */
  readonly subscribe?: string;
}

/** The calendars of the whole programme, of each room and each track. */
const calendars = once((workshop: Workshop): CalendarLink[] =>
  feedsOf(workshop).flatMap((feed) => {
    if (feed.kind !== "calendar" || feed.address.startsWith("/talks/")) return [];
    const url = absolute(workshop, feed.address);
    return [
      {
        file: feed.address,
        ...(feed.lane === undefined ? {} : { name: feed.lane.name }),
        ...(url === undefined ? {} : { subscribe: url.replace(/^https?:/, "webcal:") }),
      },
    ];
  }),
);

/** The addresses of feeds by their kinds; of calendars that of the whole programme, which is the first. */
const addresses = once(
  (workshop: Workshop) =>
    new Map(
      feedsOf(workshop)
        .map(({ kind, address }) => [kind as string, address] as const)
        .reverse(),
    ),
);

/** The address of the feed of a kind, from the site's root; undefined where the site has none. */
function feed(workshop: Workshop, kind: string): string | undefined {
  return addresses(workshop).get(kind);
}

/** Filters: `workshop | feed("atom")`, `item | calendarOf`, … */
export const FEED_FILTERS = {
  calendarOf,
  calendars,
  feed,
  bibtex(this: Context, paper: Paper): string {
    return bibtexOf(this.ctx.workshop, paper);
  },
  citationTags(this: Context, paper: Paper): MetaTag[] {
    return citationTags(this.ctx.workshop, paper);
  },
  openGraphLocale: ({ language }: Workshop) => openGraphLocale(language),
  preview: (workshop: Workshop) => ({ ...previewOf(workshop), ...PREVIEW }),
  workshopData: (workshop: Workshop, items: boolean) => script(workshopData(workshop, { items })),
  itemData(this: Context, item: Item) {
    return script(itemData(this.ctx.workshop, item));
  },
  paperData(this: Context, paper: Paper) {
    return script(paperData(this.ctx.workshop, paper));
  },
  personData(this: Context, person: Person) {
    return script(personData(this.ctx.workshop, person));
  },
};
