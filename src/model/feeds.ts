/** The files for machines: which there are and where, so that pages can link them and no file of a site takes their place. */
import { memoize } from "./memoize.ts";
import { ADDRESSES } from "./routes.ts";
import type { Item, RoomOrTrack, Workshop } from "./workshop.ts";

/** A file of the site that is made for programs. */
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
        | "bibtex"
        | "ris"
        | "atom"
        | "sitemap"
        | "robots"
        | "manifest"
        | "headers";
      readonly address: string;
    };

/** Where the files of which there is one lie; of calendars the one of the whole programme. */
const FILES: Readonly<Record<Feed["kind"], string>> = {
  calendar: "/schedule.ics",
  "schedule-xml": "/schedule.xml",
  "schedule-json": "/schedule.json",
  bibtex: "/papers.bib",
  ris: "/papers.ris",
  atom: "/feed.xml",
  sitemap: "/sitemap.xml",
  robots: "/robots.txt",
  manifest: "/site.webmanifest",
  // What web servers should say with the files; Netlify and Cloudflare Pages read it here.
  headers: "/_headers",
};

const kindsOf = memoize((workshop: Workshop) => new Set(feedsOf(workshop).map(({ kind }) => kind)));

/** The address of the file of a kind, from the site's root; undefined where the site has none. */
export function feedAddress(workshop: Workshop, kind: Feed["kind"]): string | undefined {
  return kindsOf(workshop).has(kind) ? FILES[kind] : undefined;
}

/** An icon that browsers look for at this address by themselves; others have the hash of their content in the name. */
export const TOUCH_ICON = "/apple-touch-icon.png";

/** Whether a site may have a file of its own at the address, in `public/`, which then stands for ours. */
export function maySupply(address: string): boolean {
  return address === FILES.robots || address === FILES.headers || address === TOUCH_ICON;
}

/** All of them; those that need the address of the site only where `url:` is said. */
export const feedsOf = memoize((workshop: Workshop): readonly Feed[] => {
  const { items, papers, url } = workshop;
  const hasUrl = url !== undefined;
  const feeds: Feed[] = [...calendars(workshop)];
  const add = (condition: boolean, kind: Exclude<Feed["kind"], "calendar">) => {
    if (condition) feeds.push({ kind, address: FILES[kind] });
  };
  add(items.length > 0, "schedule-xml");
  // The JSON form requires an absolute address for each event, the XML form does not.
  add(items.length > 0 && hasUrl, "schedule-json");
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
  const of = (roomsOrTracks: readonly RoomOrTrack[], key: "room" | "track") =>
    roomsOrTracks.map((roomOrTrack): Feed => {
      const own = items.filter((item) => item[key] === roomOrTrack.name);
      return {
        kind: "calendar",
        address: `${ADDRESSES.schedule}${key}s/${roomOrTrack.slug}.ics`,
        items: own,
        roomOrTrack,
      };
    });
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

/** The calendar file of one item: beside its page, so only where it has one. */
export function calendarOf(item: Item): string | undefined {
  return item.page === undefined ? undefined : `${item.page}event.ics`;
}
