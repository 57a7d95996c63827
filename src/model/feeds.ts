/** Which feeds exist and where, so that pages can link to them and no file of a site overwrites them. */
import { memoize } from "./memoize.ts";
import { ADDRESSES } from "./routes.ts";
import type { Item, RoomOrTrack, Workshop } from "./workshop.ts";

/** A file made for programs. */
export type Feed =
  | {
      readonly kind: "calendar";
      readonly address: string;
      readonly items: readonly Item[];
      readonly roomOrTrack?: RoomOrTrack;
    }
  | {
      readonly kind:
        | "schedule-xml"
        | "schedule-json"
        | "stars"
        | "bibtex"
        | "ris"
        | "atom"
        | "sitemap"
        | "robots"
        | "manifest"
        | "headers";
      readonly address: string;
    };

/** Addresses of feeds that exist once; for calendars, the one for the whole programme. */
const FILES: Readonly<Record<Feed["kind"], string>> = {
  calendar: "/schedule.ics",
  "schedule-xml": "/schedule.xml",
  "schedule-json": "/schedule.json",
  // What a device compares its stars with.
  stars: "/stars.json",
  bibtex: "/papers.bib",
  ris: "/papers.ris",
  atom: "/feed.xml",
  sitemap: "/sitemap.xml",
  robots: "/robots.txt",
  manifest: "/site.webmanifest",
  // Response headers for the web server; Netlify and Cloudflare Pages read this file.
  headers: "/_headers",
};

const kindsOf = memoize((workshop: Workshop) => new Set(feedsOf(workshop).map(({ kind }) => kind)));

/** The address of a kind of feed, from the site root; undefined if the site has none. */
export function feedAddress(workshop: Workshop, kind: Feed["kind"]): string | undefined {
  return kindsOf(workshop).has(kind) ? FILES[kind] : undefined;
}

/** Browsers look for this icon at a fixed address; the other icons have a content hash in their names. */
export const TOUCH_ICON = "/apple-touch-icon.png";

/** Whether a site may replace the file at this address with one in `public/`. */
export function maySupply(address: string): boolean {
  return address === FILES.robots || address === FILES.headers || address === TOUCH_ICON;
}

/** All feeds; those that need the site's address only if `url:` is given. */
export const feedsOf = memoize((workshop: Workshop): readonly Feed[] => {
  const { items, papers, url } = workshop;
  const hasUrl = url !== undefined;
  const feeds: Feed[] = [...calendars(workshop)];
  const add = (condition: boolean, kind: Exclude<Feed["kind"], "calendar">) => {
    if (condition) feeds.push({ kind, address: FILES[kind] });
  };
  add(items.length > 0, "schedule-xml");
  // The JSON form requires an absolute address for each event; the XML form does not.
  add(items.length > 0 && hasUrl, "schedule-json");
  add(items.length + papers.length > 0, "stars");
  add(papers.length > 0, "bibtex");
  add(papers.length > 0, "ris");
  add(hasUrl && hasNews(workshop), "atom");
  add(hasUrl, "sitemap");
  add(true, "robots");
  add(true, "manifest");
  add(true, "headers");
  return feeds;
});

function hasNews({ news, dates }: Workshop): boolean {
  return news.length > 0 || dates.some(({ at }) => at !== undefined);
}

function calendars(workshop: Workshop): Feed[] {
  const { items, rooms, tracks } = workshop;
  if (items.length === 0) return [];
  const of = (roomsOrTracks: readonly RoomOrTrack[], key: "room" | "track") => {
    const byName = new Map(roomsOrTracks.map(({ name }): [string, Item[]] => [name, []]));
    for (const item of items) {
      const name = item[key];
      if (name !== undefined) byName.get(name)?.push(item);
    }
    return roomsOrTracks.map(
      (roomOrTrack): Feed => ({
        kind: "calendar",
        address: `${ADDRESSES.schedule}${key}s/${roomOrTrack.slug}.ics`,
        items: byName.get(roomOrTrack.name) ?? [],
        roomOrTrack,
      }),
    );
  };
  return [
    { kind: "calendar", address: FILES.calendar, items },
    ...of(rooms, "room"),
    ...of(tracks, "track"),
    ...items.flatMap((item): Feed[] => {
      const address = calendarOf(item);
      return address === undefined ? [] : [{ kind: "calendar", address, items: [item] }];
    }),
  ];
}

/** The calendar file of one item. It lies beside the item's page, so only items with a page have one. */
export function calendarOf(item: Item): string | undefined {
  return item.page === undefined ? undefined : `${item.page}event.ics`;
}
