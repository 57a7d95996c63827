/** The files for machines: which there are and where, so that pages can link them and no file of a site takes their place. */
import { once } from "./once.ts";
import type { Item, Lane, Workshop } from "./workshop.ts";

/** A file of the site that is made for programs. */
export type Feed =
  | { readonly kind: "calendar"; readonly address: string; readonly items: readonly Item[]; readonly lane?: Lane }
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

/** An icon that browsers look for at this address by themselves; others have the hash of their content in the name. */
export const TOUCH_ICON = "/apple-touch-icon.png";

/** What web servers should say with the files; Netlify and Cloudflare Pages read it here. */
const HEADERS = "/_headers";

/** Whether a site may have a file of its own at the address, in `public/`, which then stands for ours. */
export function mayBeBrought(address: string): boolean {
  return address === "/robots.txt" || address === HEADERS || address === TOUCH_ICON;
}

/** All of them; those that need the address of the site only where `url:` is said. */
export const feedsOf = once((workshop: Workshop): readonly Feed[] => {
  const { items, papers, url } = workshop;
  const hasUrl = url !== undefined;
  const feeds: Feed[] = [...calendars(workshop)];
  const add = (condition: boolean, kind: Exclude<Feed["kind"], "calendar">, address: string) => {
    if (condition) feeds.push({ kind, address });
  };
  add(items.length > 0, "schedule-xml", "/schedule.xml");
  // The JSON form requires an absolute address for each event, the XML form does not.
  add(items.length > 0 && hasUrl, "schedule-json", "/schedule.json");
  add(papers.length > 0, "bibtex", "/papers.bib");
  add(papers.length > 0, "ris", "/papers.ris");
  add(hasUrl && hasNews(workshop), "atom", "/feed.xml");
  add(hasUrl, "sitemap", "/sitemap.xml");
  add(true, "robots", "/robots.txt");
  add(true, "manifest", "/site.webmanifest");
  add(true, "headers", HEADERS);
  return feeds;
});

function hasNews({ news, dates }: Workshop): boolean {
  return news.length > 0 || dates.some(({ at }) => at !== undefined);
}

function calendars(workshop: Workshop): Feed[] {
  const { items, rooms, tracks } = workshop;
  if (items.length === 0) return [];
  const of = (lanes: readonly Lane[], key: "room" | "track") =>
    lanes.map((lane): Feed => {
      const own = items.filter((item) => item[key] === lane.name);
      return { kind: "calendar", address: `/schedule/${key}s/${lane.slug}.ics`, items: own, lane };
    });
  return [
    { kind: "calendar", address: "/schedule.ics", items },
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
