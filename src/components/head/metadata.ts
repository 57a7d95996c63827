/** What pages tell programs: structured data, citations, where calendars are. */
import nunjucks from "nunjucks";
import { bibtexOf, citationTags, type MetaTag } from "../../feeds/bibliography.ts";
import { itemData, paperData, personData, scriptJson, volumeData, workshopData } from "../../feeds/json-ld.ts";
import { PREVIEW, previewOf } from "../../feeds/preview.ts";
import { absolute } from "../../feeds/site.ts";
import { openGraphLocale } from "../../locales/words.ts";
import { calendarOf, feedAddress, feedsOf } from "../../model/feeds.ts";
import { memoize } from "../../model/memoize.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Item, Link, Paper, Person, Volume, Workshop } from "../../model/workshop.ts";
import type { View } from "../view.ts";

const { SafeString } = nunjucks.runtime;
const script = (data: unknown) => new SafeString(scriptJson(data));

/** A calendar to subscribe to or download. */
export interface CalendarLink {
  /** The room or track; undefined for the whole programme. */
  readonly name?: string;
  /** From the site's root. */
  readonly file: string;
  /** Where to subscribe to it, by the name of the program; none if the site's address is unknown. */
  readonly programs: readonly Link[];
}

/**
 * `webcal:` opens Apple's calendar, and most others on a device; Google's and Outlook's take an address on the web.
 * @param url of the calendar file
 */
function programsFor(url: string, name: string): Link[] {
  const webcal = url.replace(/^https?:/, "webcal:");
  const outlook = new URLSearchParams({ url, name });
  return [
    { label: "Apple", url: webcal },
    { label: "Google", url: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}` },
    { label: "Outlook", url: `https://outlook.office.com/calendar/0/addfromweb?${outlook}` },
  ];
}

/** The calendars of the whole programme and of each room and track. */
const calendars = memoize((workshop: Workshop): CalendarLink[] =>
  feedsOf(workshop).flatMap((feed) => {
    if (feed.kind !== "calendar" || feed.address.startsWith(ADDRESSES.talks)) return [];
    const url = absolute(workshop, feed.address);
    const title = [workshop.short, feed.roomOrTrack?.name].filter((part) => part !== undefined).join(" · ");
    return [
      {
        file: feed.address,
        ...(feed.roomOrTrack === undefined ? {} : { name: feed.roomOrTrack.name }),
        programs: url === undefined ? [] : programsFor(url, title),
      },
    ];
  }),
);

const ogLocale = memoize(({ language }: Workshop) => openGraphLocale(language));

/** `workshop | feed("atom")`, `item | calendarOf`, `paper | bibtex`, … */
export function metadataFilters({ workshop }: View) {
  return {
    calendarOf,
    calendars,
    feed: feedAddress,
    bibtex: (paper: Paper): string => bibtexOf(workshop, paper),
    citationTags: (paper: Paper): MetaTag[] => citationTags(workshop, paper),
    openGraphLocale: ogLocale,
    preview: (of: Workshop) => ({ ...previewOf(of), ...PREVIEW }),
    workshopData: (of: Workshop, items: boolean) => script(workshopData(of, { items })),
    itemData: (item: Item) => script(itemData(workshop, item)),
    paperData: (paper: Paper) => script(paperData(workshop, paper)),
    volumeData: (volume: Volume) => script(volumeData(workshop, volume)),
    personData: (person: Person) => script(personData(workshop, person)),
  };
}
