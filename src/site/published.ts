/** The pages and events of a published site, read from its own `schedule.json` and `sitemap.xml`. */
import * as z from "zod";
import { GENERATOR } from "../feeds/site.ts";

/** An event of a published programme. */
export interface PublishedEvent {
  /** The slug of its item. */
  readonly slug: string;
  readonly guid: string;
  readonly title: string;
  /** Day, local start time and room. */
  readonly slot: string;
  /** Names of all who speak, in alphabetical order; empty if nobody does. */
  readonly speakers: string;
}

/** What is published somewhere. */
export interface Published {
  /** Addresses of its pages, from the root of the site: `/talks/on-flips/`. */
  readonly addresses: readonly string[];
  readonly events: readonly PublishedEvent[];
  /** The year of the programme's first day; undefined without a programme. */
  readonly edition?: string | undefined;
}

const text = z.string().max(10_000);
const schedule = z.object({
  generator: z.object({ name: z.literal(GENERATOR.name) }),
  schedule: z.object({
    conference: z.object({
      start: text.optional(),
      days: z.array(
        z.object({
          date: text,
          rooms: z.record(
            text,
            z.array(
              z.object({
                slug: text,
                guid: text,
                title: text,
                start: text,
                persons: z.array(z.object({ name: text })),
              }),
            ),
          ),
        }),
      ),
    }),
  }),
});

/** The events of a `schedule.json` that Lectern wrote; undefined if it did not. */
export function publishedEvents(json: string): Pick<Published, "events" | "edition"> | undefined {
  const read = schedule.safeParse(parsed(json));
  if (!read.success) return undefined;
  const { start, days } = read.data.schedule.conference;
  const events = days.flatMap(({ date, rooms }) =>
    Object.entries(rooms).flatMap(([room, list]) =>
      list.map(
        (event): PublishedEvent => ({
          // Strip what is not the item's: the acronym, which has no hyphens, and the padding.
          slug: event.slug.replace(/^[^-]*-_*/, ""),
          guid: event.guid,
          title: event.title,
          slot: `${date} ${event.start} ${room}`,
          speakers: event.persons
            .map(({ name }) => name)
            .sort()
            .join(", "),
        }),
      ),
    ),
  );
  return { events, edition: start?.slice(0, 4) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The pages of a `sitemap.xml`, from the root of the site, which is its shortest address. */
export function publishedAddresses(xml: string): readonly string[] {
  const all = [...xml.matchAll(/<loc>\s*([^<]*?)\s*<\/loc>/g)].map(([, address = ""]) => unescaped(address));
  const [root = ""] = [...all].sort((a, b) => a.length - b.length);
  const base = root.replace(/\/*$/, "/");
  return all.flatMap((address) => (address.startsWith(base) ? `/${address.slice(base.length)}` : []));
}

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(address: string): string {
  return address.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => SIGNS[name] ?? whole);
}
