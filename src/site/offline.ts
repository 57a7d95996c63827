/** What a visited site keeps for use without a network: the list for its service worker, within a budget. */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { localizationOf } from "../locales/localization.ts";
import { feedAddress } from "../model/feeds.ts";
import { ADDRESSES, fileOf, type Page, pagesOf } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import { assetAddress } from "./assets.ts";
import {
  type Frame,
  frameOf,
  type PackFile,
  pack,
  placesIn,
  portionsOf,
  SAMPLE,
  withoutMetadata,
} from "./offline-pack.ts";

/** What `src/browser/worker.ts` knows of the site; addresses are relative to the path it is published under. */
export interface OfflineSite {
  /** Files fetched after the first visit, each with a revision; one with its content hash in its name needs none. */
  readonly files: Readonly<Record<string, string>>;
  readonly pack: OfflinePack;
  /** Top-level names of the site: all else on the host is somebody else's. */
  readonly folders: readonly string[];
  /** Whether the budget has left anything out. */
  readonly isPartial: boolean;
  /** The page shown in place of one that is not kept. */
  readonly absent: string;
  readonly locale: string;
  readonly cycle: "h23" | "h12" | "h11";
  readonly words: Readonly<
    Record<"kept" | "slow" | "failed" | "broken" | "missing" | "updated" | "newer" | "reload", string>
  >;
}

/** The files of the offline pack; all have their content hash in their names. */
export interface OfflinePack {
  /** Each with the number of its pages. */
  readonly files: Readonly<Record<string, number>>;
  /** What the pages have in common; undefined if there are none. */
  readonly frame?: string;
  /** How many pages there would be if the budget had no end. */
  readonly of: number;
}

/** A limit to what is fetched unasked: bytes as they travel, compressed by gzip, and requests. */
export interface Budget {
  readonly bytes: number;
  readonly files: number;
}

/** Holds the whole programme of a thousand talks with abstracts; docs/scale.md has what was measured. */
export const OFFLINE_BUDGET: Budget = { bytes: 1_500_000, files: 250 };

/**
 * What attendees need first; within a class, talks in the order of the days, and all else in that of addresses. What the
 * budget has no room for is left out from the end.
 */
const IMPORTANCE = [
  "look",
  "start",
  "programme",
  "search",
  "day",
  "top",
  "talk",
  "paper",
  "person",
  "other",
  "print",
] as const;
type Importance = (typeof IMPORTANCE)[number];

/** How important a page is; one that the site map lacks comes from `public/`. */
function importanceOf(page: Page | undefined, address: string): Importance {
  switch (page?.kind) {
    case "home":
    case "offline":
      return "start";
    case "my":
      return "programme";
    case "schedule":
      return page.of.only === undefined ? "programme" : "day";
    case "talk":
    case "paper":
      return page.kind;
    case "speaker":
      return "person";
    case "now":
      // Of a large event it is large, and a screen that shows it has visited it.
      return "other";
    case "icon":
      return "look";
    default:
      // For people with a printer, and a network with it.
      if (page?.kind.startsWith("print")) return "print";
      // Without its style sheets and scripts no page looks right.
      if (ASSET.test(address)) return "look";
      if (INDEX.test(address)) return "search";
      return /^\/[^/]*\/?$/.test(address) ? "top" : "other";
  }
}

const ASSET = /^\/assets\/.*\.(?:css|js)$/;

/** The files of the search, see `search-index.ts`. */
const INDEX = /^\/assets\/search-[^/]*\.json$/;

/** What pages load besides pictures. */
const isNeeded = (address: string): boolean => ASSET.test(address) || INDEX.test(address);

interface Candidate {
  readonly address: string;
  readonly file: string;
  /** Compressed. */
  readonly bytes: number;
}

interface Ranked extends Candidate {
  readonly importance: Importance;
  /** How many pages it holds, if it is a file of the pack. */
  readonly pages?: number;
}

/** Writes the offline pack of a site that is written except for its service worker, and makes the list for that. */
export function writeOffline(workshop: Workshop, folder: string): OfflineSite {
  // Eleventy writes over an earlier build, whose service worker is still there.
  const names = filesOf(folder, "").filter((name) => `/${name}` !== ADDRESSES.worker);
  const packing = new Packing(workshop, folder);
  const single = listed(workshop, names).map(([name, importance]) => ({ ...candidate(folder, name), importance }));
  const rank = ({ importance }: Ranked) => IMPORTANCE.indexOf(importance);
  const wanted: Ranked[] = [...single, ...packing.files].sort((a, b) => rank(a) - rank(b));
  const chosen = withinBudget(wanted, OFFLINE_BUDGET);
  const left = wanted.filter((file) => !chosen.includes(file));
  // Nobody would ask for it.
  for (const { file, pages } of left) if (pages !== undefined) rmSync(file);
  const { words, dates } = localizationOf(workshop);
  return {
    files: Object.fromEntries(
      chosen.flatMap((file) => (file.pages === undefined ? [[encodeURI(file.address), revisionOf(file)]] : [])),
    ),
    pack: {
      files: Object.fromEntries(
        chosen.flatMap(({ address, pages }) => (pages === undefined ? [] : [[address, pages]])),
      ),
      ...(packing.frame !== undefined && { frame: packing.frame }),
      of: packing.count,
    },
    folders: [...new Set(names.map((name) => encodeURI(name.split("/")[0] ?? "")))],
    isPartial: left.length > 0,
    absent: ADDRESSES.offline.slice(1),
    locale: dates.locale,
    cycle: dates.cycle,
    words: {
      kept: words.t("offline.kept", { date: "{date}" }),
      slow: words.t("offline.slow", { date: "{date}" }),
      failed: words.t("offline.failed", { date: "{date}" }),
      broken: words.t("offline.broken"),
      missing: words.t("offline.missing"),
      updated: words.t("offline.updated"),
      newer: words.t("offline.newer"),
      reload: words.t("offline.reload"),
    },
  };
}

const packedSize = (content: string | Buffer): number => gzipSync(content).length;

/** A file of the output, by its address: without `index.html`. */
function candidate(folder: string, name: string): Candidate {
  const file = path.join(folder, name);
  return { address: addressOf(name), file, bytes: packedSize(readFileSync(file)) };
}

const addressOf = (name: string): string => name.replace(/(^|\/)index\.html$/, "$1");

/** The files that are fetched one by one, if the budget allows. */
function listed(workshop: Workshop, names: readonly string[]): (readonly [name: string, Importance])[] {
  const pages = new Map<string, Page>(pagesOf(workshop).map((page) => [page.address, page]));
  const programme = new Set([feedAddress(workshop, "calendar"), feedAddress(workshop, "stars")]);
  return names.flatMap((name) => {
    const address = `/${addressOf(name)}`;
    if (programme.has(address)) return [[name, "programme"] as const];
    const page = pages.get(address);
    // Where it can be seen, it comes from the host.
    const isWanted =
      page?.kind !== "not-found" && (name.endsWith(".html") || page?.kind === "icon" || isNeeded(address));
    return isWanted && !isPacked(page) ? [[name, importanceOf(page, address)] as const] : [];
  });
}

type Packed = Extract<Page, { readonly kind: "talk" | "paper" | "speaker" }>;

/** Whether a page is of a kind that has as many pages as the programme is long. */
const isPacked = (page: Page | undefined): page is Packed =>
  page?.kind === "talk" || page?.kind === "paper" || page?.kind === "speaker";

/** Writes the pack, file by file: never more than the pages of one are in memory. */
class Packing {
  /** How many pages the pack has in all. */
  readonly count: number;
  /** The address of the frame's file. */
  readonly frame: string | undefined;
  readonly files: readonly Ranked[];
  readonly #folder: string;

  constructor(workshop: Workshop, folder: string) {
    this.#folder = folder;
    const groups = groupsOf(workshop);
    this.count = groups.reduce((sum, { addresses }) => sum + addresses.length, 0);
    if (this.count === 0) {
      this.files = [];
      return;
    }
    const frame = this.#frameOf(groups);
    const { address } = this.#write("offline-frame.json", frame);
    this.frame = address;
    const places = placesIn(frame);
    this.files = groups.flatMap(({ importance, addresses }) =>
      [...portionsOf(addresses)].map((portion) => {
        const pages: PackFile = Object.fromEntries(
          portion.map((address) => [encodeURI(address.slice(1)), pack(this.#read(address), places)]),
        );
        return { ...this.#write("offline.json", pages), importance, pages: portion.length };
      }),
    );
  }

  #read(address: string): string {
    return withoutMetadata(readFileSync(path.join(this.#folder, fileOf(address)), "utf8"));
  }

  /** The lines that pages of all kinds have in common with others of their kind. */
  #frameOf(groups: readonly Group[]): Frame {
    const kinds = [...new Set(groups.map(({ importance }) => importance))];
    const frames = kinds.map((kind) => {
      const addresses = groups.flatMap(({ importance, addresses }) => (importance === kind ? addresses : []));
      return frameOf(addresses.slice(0, SAMPLE).map((address) => this.#read(address)));
    });
    return [...new Set(frames.flat())];
  }

  #write(name: string, content: object): Candidate {
    const text = JSON.stringify(content);
    const address = assetAddress(name, text);
    const file = path.join(this.#folder, address);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return { address: address.slice(1), file, bytes: packedSize(text) };
  }
}

/** Pages that change together, and are needed together. */
interface Group {
  readonly importance: Importance;
  readonly addresses: readonly string[];
}

/** The talks of each day, the papers, the people. */
function groupsOf(workshop: Workshop): Group[] {
  const groups = new Map<string, { importance: Importance; addresses: string[] }>();
  for (const page of pagesOf(workshop)) {
    if (!isPacked(page)) continue;
    const name = page.kind === "talk" ? page.of.item.day.date : page.kind;
    const group = groups.get(name) ?? { importance: importanceOf(page, page.address), addresses: [] };
    group.addresses.push(page.address);
    groups.set(name, group);
  }
  // Talks may change their places within a day, which should not divide them anew.
  return [...groups.values()].map(({ importance, addresses }) => ({ importance, addresses: addresses.sort() }));
}

/** The code of `/sw.js`. */
export function workerFile(site: OfflineSite, code: string): string {
  return `const SITE=${JSON.stringify(site)};\n${code}`;
}

/** Files that the web sees, sorted by name on every system. */
function filesOf(folder: string, below: string): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true })
    .filter(({ name }) => !/^[._]/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(folder, `${below}${entry.name}/`) : [below + entry.name]));
}

/** Takes files in order while they fit; one that is too large does not keep later ones out. */
export function withinBudget<File extends Candidate>(files: readonly File[], budget: Budget): File[] {
  const chosen: File[] = [];
  let bytes = 0;
  for (const file of files) {
    if (chosen.length === budget.files) break;
    if (bytes + file.bytes > budget.bytes) continue;
    bytes += file.bytes;
    chosen.push(file);
  }
  return chosen;
}

function revisionOf({ address, file }: Candidate): string {
  if (address.startsWith("assets/")) return "";
  const content = readFileSync(file);
  // A nightly build changes only its own instant, which readers never see. Keep the other bytes as they are: a page of
  // `public/` may be in any encoding, and the service worker identifies it by this hash.
  const what = INSTANT.test(file) ? content.toString("latin1").replace(BUILT, "") : content;
  const hash = createHash("sha256");
  return (typeof what === "string" ? hash.update(what, "latin1") : hash.update(what)).digest("hex").slice(0, 8);
}

/** Files that say when they were built, and where: pages, and calendars of a site whose last change is unknown. */
const INSTANT = /\.(?:html|ics)$/;
const BUILT = / data-built="[^"]*"|^(?:SEQUENCE|DTSTAMP|LAST-MODIFIED):.*$/gm;
