/**
 * What a new build would lose of a published site: addresses of pages, and events that people have in their calendars.
 */

import { exchangeOf, scheduleJson } from "../feeds/frab.ts";
import { type Diagnostic, Report } from "../load/diagnostics.ts";
import { decoded, type Place } from "../load/source.ts";
import { ADDRESSES, addressIn, fileOf, listedAddresses, pagesOf } from "../model/routes.ts";
import type { ContentPage, Item, Paper, Workshop } from "../model/workshop.ts";
import { closest } from "../schema/suggest.ts";
import { type Published, type PublishedEvent, publishedEvents } from "./published.ts";

/** Where the things of a workshop come from. */
export interface Origins {
  /** The place of a thing's title, or where its file begins. */
  readonly placeOf: (thing: Item | Paper | ContentPage) => Place;
  /** Whether `public/` holds a file, by its path from there. */
  readonly isPublic: (path: string) => boolean;
}

/** Whether the published site is this edition, and so has to stay; last year's makes room for this year's. */
export function isSameEdition({ days, edition }: Workshop, published: Published): boolean {
  return published.edition === undefined || published.edition === (days[0]?.date.slice(0, 4) ?? edition);
}

/** How many apparent renames are reported each at its place; the rest are reported together. */
const EACH = 20;

/** Notices of what is published but not in this build, each with what would keep it, if known. */
export function vanished(workshop: Workshop, published: Published, origins: Origins): readonly Diagnostic[] {
  if (!isSameEdition(workshop, published)) return [];
  return new Comparison(workshop, published, origins).report.sorted();
}

/** What replaced something that is gone. */
interface Successor {
  readonly gone: string;
  readonly thing: Item | Paper | ContentPage;
  readonly why: string;
  readonly advice: string;
}

/** The files of `data/` that the pages of a folder are made from; other pages come from `content/`. */
const MADE_OF = new Map([
  [folderOf(ADDRESSES.talks), "schedule"],
  [folderOf(ADDRESSES.schedule), "schedule"],
  [folderOf(ADDRESSES.papers), "papers"],
  [folderOf(ADDRESSES.speakers), "speakers"],
  [folderOf(ADDRESSES.committee), "committee"],
]);

class Comparison {
  readonly report = new Report();
  readonly #workshop: Workshop;
  readonly #origins: Origins;
  /** Addresses that are gone and not yet accounted for. */
  readonly #gone: Set<string>;
  readonly #old: ReadonlySet<string>;
  readonly #successors: Successor[] = [];
  /** What is gone without a successor, by the file that it was made from. */
  readonly #lost = new Map<string, string[]>();

  constructor(workshop: Workshop, published: Published, origins: Origins) {
    this.#workshop = workshop;
    this.#origins = origins;
    this.#old = new Set(published.addresses);
    const aliases = pagesOf(workshop).filter(({ kind }) => kind === "alias");
    const files = new Set([...listedAddresses(workshop), ...aliases.map(({ address }) => address)].map(fileOf));
    this.#gone = new Set(
      published.addresses.filter((address) => {
        const file = fileOf(address);
        return !files.has(file) && !origins.isPublic(decoded(file.slice(1)));
      }),
    );
    this.#compareEvents(published.events);
    this.#comparePapers();
    this.#compareContent();
    this.#loseTheRest();
    this.#tell();
  }

  #compareEvents(before: readonly PublishedEvent[]): void {
    const { items } = this.#workshop;
    const now = items.length === 0 ? [] : (publishedEvents(scheduleJson(exchangeOf(this.#workshop)))?.events ?? []);
    const bySlug = new Map(now.map((event) => [event.slug, event]));
    const renumbered = before.filter(({ slug, guid }) => (bySlug.get(slug)?.guid ?? guid) !== guid);
    if (renumbered.length > 0)
      this.report.addFile("new-identifiers", "data/workshop.yaml", { events: counted(renumbered.length, "event") });
    const old = new Set(before.map(({ slug }) => slug));
    const gone = before.filter(({ slug }) => !bySlug.has(slug));
    const added = now.filter(({ slug }) => !old.has(slug));
    const pairs = pairEvents(gone, added);
    const itemOf = new Map(items.map((item) => [item.slug, item]));
    for (const event of gone) {
      const { slug, title } = event;
      const address = addressIn("talks", slug);
      const hadPage = this.#gone.delete(address);
      const pair = pairs.get(event);
      const thing = pair && itemOf.get(pair.event.slug);
      if (!thing) {
        this.#lose("data/schedule.yaml", hadPage ? address : `"${title}"`);
        continue;
      }
      this.#successors.push({
        gone: `"${title}" (${hadPage ? `${address}, ` : ""}its calendar event and stars)`,
        thing,
        why: pair.why,
        advice: `id: ${slug}`,
      });
      // A talk with the title of its paper: both were renamed.
      if (thing.paper?.page && !this.#old.has(thing.paper.page) && this.#gone.delete(addressIn("papers", slug)))
        this.#successors.push({
          gone: addressIn("papers", slug),
          thing: thing.paper,
          why: "is the paper of that talk",
          advice: `id: ${slug}`,
        });
    }
  }

  #comparePapers(): void {
    const own = this.#workshop.papers.filter(({ page }) => page !== undefined);
    const added = new Map(own.map((paper) => [paper.slug, paper]));
    for (const address of this.#old) added.delete(/^\/papers\/([^/]+)\/$/.exec(address)?.[1] ?? "");
    this.#pairByName(new RegExp(`^${ADDRESSES.papers}([^/]+)/$`), added, (slug) => `id: ${slug}`);
  }

  #compareContent(): void {
    const added = new Map(
      this.#workshop.pages.filter(({ page }) => !this.#old.has(page)).map((page) => [page.page.slice(1, -1), page]),
    );
    const own = /^\/((?!(?:schedule|papers|speakers|committee)\/)[^/]+)\/$/;
    this.#pairByName(own, added, (slug) => `aliases: [/${slug}/]`);
    const [only, ...others] = [...this.#gone].filter((address) => own.test(address));
    const [page, ...more] = added.values();
    if (only === undefined || page === undefined || others.length + more.length > 0) return;
    this.#gone.delete(only);
    this.#successors.push({ gone: only, thing: page, why: "is the only new page", advice: `aliases: [${only}]` });
  }

  /** Only the address of a page is known, so nearly the same name means the same page; each is paired once. */
  #pairByName<Thing extends Paper | ContentPage>(
    pattern: RegExp,
    added: Map<string, Thing>,
    advice: (slug: string) => string,
  ): void {
    for (const address of [...this.#gone]) {
      const slug = pattern.exec(address)?.[1];
      const near = slug && nearest(slug, [...added.keys()]);
      const thing = near && added.get(near);
      if (!thing) continue;
      added.delete(near);
      this.#gone.delete(address);
      this.#successors.push({ gone: address, thing, why: "has nearly its name", advice: advice(slug) });
    }
  }

  #loseTheRest(): void {
    for (const address of this.#gone) {
      const first = folderOf(address);
      const list = MADE_OF.get(first);
      this.#lose(list === undefined ? `content/${first.replace(/\.html$/, "")}.md` : `data/${list}.yaml`, address);
    }
  }

  #lose(file: string, what: string): void {
    this.#lost.set(file, [...(this.#lost.get(file) ?? []), what]);
  }

  #tell(): void {
    for (const { gone, thing, why, advice } of this.#successors.slice(0, EACH)) {
      const params = { gone, why };
      const hint = `if it is that, write ${advice}${advice.startsWith("aliases") ? " into its front matter" : ""}, and what is published stays`;
      this.report.add("vanished", this.#origins.placeOf(thing), params, hint);
    }
    for (const { gone, thing } of this.#successors.slice(EACH))
      this.#lose(this.#origins.placeOf(thing).source.file, gone);
    for (const [file, names] of this.#lost)
      this.report.addFile(
        "vanished-pages",
        file,
        { things: names.length === 1 ? "one thing" : `${names.length} things`, names: some(names) },
        file.startsWith("content/")
          ? "write aliases: with the address into the front matter of the page that took its place, if there is one"
          : undefined,
      );
  }
}

/** The first part of an address: `talks`. */
function folderOf(address: string): string {
  const [first = ""] = address.split("/").filter(Boolean);
  return first;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** How many names are shown. */
const READ = 10;

function some(names: readonly string[]): string {
  const more = names.length - READ;
  return `${names.slice(0, READ).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

interface Pair {
  readonly event: PublishedEvent;
  readonly why: string;
}

const SAME: readonly (readonly [key: (event: PublishedEvent) => string, why: string])[] = [
  [({ slot, speakers }) => speakers && `${slot} ${speakers}`, "has the same time, room and speakers"],
  [({ speakers }) => speakers, "has the same speakers"],
  [({ slot }) => slot, "has the same time and room"],
];

/** Pairs old events with the new ones that alone have their slot or their speakers, the surest first. */
function pairEvents(gone: readonly PublishedEvent[], added: readonly PublishedEvent[]): Map<PublishedEvent, Pair> {
  const pairs = new Map<PublishedEvent, Pair>();
  const taken = new Set<PublishedEvent>();
  for (const [key, why] of SAME) {
    const free = byKey(
      added.filter((event) => !taken.has(event)),
      key,
    );
    for (const [name, events] of byKey(
      gone.filter((event) => !pairs.has(event)),
      key,
    )) {
      const [before, ...others] = events;
      const [event, ...more] = free.get(name) ?? [];
      if (!before || !event || others.length + more.length > 0) continue;
      pairs.set(before, { event, why });
      taken.add(event);
    }
  }
  return pairs;
}

function byKey(
  events: readonly PublishedEvent[],
  key: (event: PublishedEvent) => string,
): Map<string, PublishedEvent[]> {
  const groups = new Map<string, PublishedEvent[]>();
  for (const event of events) {
    const name = key(event);
    if (name !== "") groups.set(name, [...(groups.get(name) ?? []), event]);
  }
  return groups;
}

/** The slug that differs by a few letters, or that shares most words; undefined if none or several do. */
function nearest(slug: string, slugs: readonly string[]): string | undefined {
  const near = closest(slug, slugs, 1 / 4);
  if (near !== undefined) return near;
  const words = new Set(slug.split("-"));
  const alike = slugs.filter((other) => {
    const others = new Set(other.split("-"));
    const shared = [...words].filter((word) => others.has(word)).length;
    return shared > 1 && shared * 2 > Math.max(words.size, others.size);
  });
  return alike.length === 1 ? alike[0] : undefined;
}
