/** What a visited site keeps for when there is no network: the list that its service worker is given, within a budget. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { localizationOf } from "../locales/localization.ts";
import { ADDRESSES, type Page, pagesOf } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";

/** What `src/browser/worker.ts` knows of the site; addresses begin below the path where it is published. */
export interface OfflineSite {
  /** What is fetched after the first visit, each with a revision; what has the hash of its content in its name needs none. */
  readonly files: Readonly<Record<string, string>>;
  /** The same for the search, fetched at its first use; empty where that would be too much. */
  readonly search: Readonly<Record<string, string>>;
  /** What lies at the top of the site: all else on the host is somebody else's. */
  readonly folders: readonly string[];
  /** How many pages are kept that are not listed but were visited. */
  readonly others: number;
  /** The page that says that there is none at an address. */
  readonly notFound: string;
  readonly locale: string;
  readonly cycle: "h23" | "h12" | "h11";
  readonly words: Readonly<
    Record<"kept" | "slow" | "failed" | "broken" | "missing" | "updated" | "newer" | "reload", string>
  >;
}

/** A limit to what is fetched unasked: bytes before compression, a fifth of it or less on the way; and requests. */
export interface Budget {
  readonly bytes: number;
  readonly files: number;
}

/** A workshop of a day is a quarter of it; of one with a thousand talks the lists and the first hundreds of talks fit. */
export const SITE_BUDGET: Budget = { bytes: 6_000_000, files: 250 };
export const SEARCH_BUDGET: Budget = { bytes: 1_000_000, files: 250 };

/** Pages that a device keeps beside the list because they were visited, where not all are on the list. */
const VISITED = 100;

/** What attendees need first; within a line the order of addresses. */
const IMPORTANCE = ["look", "start", "programme", "day", "top", "talk", "other", "paper"] as const;
type Importance = (typeof IMPORTANCE)[number];

/** How much a page is needed; one that the site map does not have is of `public/`. */
function importanceOf(page: Page | undefined, address: string): Importance {
  switch (page?.kind) {
    case "home":
    case "not-found":
      return "start";
    case "my":
      return "programme";
    case "schedule":
      return page.of.only === undefined ? "programme" : "day";
    case "talk":
      return "talk";
    case "print":
    case "print/booklet":
    case "print/large":
    case "print/posters":
    case "print/room":
      // For those who have a printer, and a network with it.
      return "paper";
    case "icon":
      return "look";
    default:
      // Without the style sheets and scripts no page looks as it should.
      if (ASSET.test(address)) return "look";
      return /^\/[^/]*\/?$/.test(address) ? "top" : "other";
  }
}

const ASSET = /^\/assets\/.*\.(?:css|js)$/;

interface Candidate {
  readonly address: string;
  /** Where it lies. */
  readonly file: string;
  readonly bytes: number;
}

/** Makes the list for a site that has been written, all but its service worker. */
export function offlineSite(workshop: Workshop, folder: string): OfflineSite {
  // Eleventy writes over an earlier build, whose service worker is still there.
  const names = filesOf(folder, "").filter((name) => `/${name}` !== ADDRESSES.worker);
  const candidate = (name: string): Candidate => {
    const file = path.join(folder, name);
    return { address: name.replace(/(^|\/)index\.html$/, "$1"), file, bytes: statSync(file).size };
  };
  const wanted = names
    .filter((name) => name.endsWith(".html") || `/${name}` === ADDRESSES.icon || ASSET.test(`/${name}`))
    .map(candidate);
  const files = withinBudget(byImportance(workshop, wanted), SITE_BUDGET);
  const index = names.filter((name) => name.startsWith("pagefind/")).map(candidate);
  const search = withinBudget(index, SEARCH_BUDGET);
  const { words, dates } = localizationOf(workshop);
  return {
    files: revisionsOf(files),
    search: search.length < index.length ? {} : revisionsOf(search),
    folders: [...new Set(names.map((name) => encodeURI(name.split("/")[0] ?? "")))],
    others: files.length < wanted.length ? VISITED : 0,
    notFound: ADDRESSES.notFound.slice(1),
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

/** The code of `/sw.js`. */
export function workerFile(site: OfflineSite, code: string): string {
  return `const SITE=${JSON.stringify(site)};\n${code}`;
}

/** Files that the web sees, in the order of their names wherever the site is built. */
function filesOf(folder: string, below: string): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true })
    .filter(({ name }) => !/^[._]/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(folder, `${below}${entry.name}/`) : [below + entry.name]));
}

function byImportance(workshop: Workshop, files: readonly Candidate[]): Candidate[] {
  const pages = new Map(pagesOf(workshop).map((page) => [page.address, page]));
  const rank = ({ address }: Candidate) => IMPORTANCE.indexOf(importanceOf(pages.get(`/${address}`), `/${address}`));
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** The first that fit; one that is too large does not keep those after it out. */
export function withinBudget(files: readonly Candidate[], budget: Budget): Candidate[] {
  const chosen: Candidate[] = [];
  let bytes = 0;
  for (const file of files) {
    if (chosen.length === budget.files) break;
    if (bytes + file.bytes > budget.bytes) continue;
    bytes += file.bytes;
    chosen.push(file);
  }
  return chosen;
}

function revisionsOf(files: readonly Candidate[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [encodeURI(file.address), revisionOf(file)]));
}

function revisionOf({ address, file }: Candidate): string {
  if (address.startsWith("assets/")) return "";
  const content = readFileSync(file);
  // A build of every night changes nothing for readers but the instant that it was made. Bytes stay what they are: a page
  // of `public/` may be in any encoding, and the service worker knows it by this.
  const what = file.endsWith(".html") ? content.toString("latin1").replace(/ data-built="[^"]*"/, "") : undefined;
  const hash = createHash("sha256");
  return (what === undefined ? hash.update(content) : hash.update(what, "latin1")).digest("hex").slice(0, 8);
}
