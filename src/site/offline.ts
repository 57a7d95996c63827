/** What a visited site keeps for use without a network: the list for its service worker, within a budget. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { localizationOf } from "../locales/localization.ts";
import { ADDRESSES, type Page, pagesOf } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";

/** What `src/browser/worker.ts` knows of the site; addresses are relative to the path it is published under. */
export interface OfflineSite {
  /** Files fetched after the first visit, each with a revision; one with its content hash in its name needs none. */
  readonly files: Readonly<Record<string, string>>;
  /** Top-level names of the site: all else on the host is somebody else's. */
  readonly folders: readonly string[];
  /** How many unlisted pages are kept once visited. */
  readonly others: number;
  /** The not-found page. */
  readonly notFound: string;
  readonly locale: string;
  readonly cycle: "h23" | "h12" | "h11";
  readonly words: Readonly<
    Record<"kept" | "slow" | "failed" | "broken" | "missing" | "updated" | "newer" | "reload", string>
  >;
}

/** A limit to what is fetched unasked: bytes before compression (a fifth or less in transit), and requests. */
export interface Budget {
  readonly bytes: number;
  readonly files: number;
}

/** A one-day workshop takes a quarter; of a thousand talks, the lists and the first hundreds of talks fit. */
export const SITE_BUDGET: Budget = { bytes: 6_000_000, files: 250 };

/** Visited pages that a device keeps besides those listed, if not all are listed. */
const VISITED = 100;

/** What attendees need first; within a class, the order of addresses. */
const IMPORTANCE = ["look", "start", "programme", "search", "day", "top", "talk", "other", "paper"] as const;
type Importance = (typeof IMPORTANCE)[number];

/** How important a page is; one that the site map lacks comes from `public/`. */
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
    case "now":
      // Of a large event it is large, and a screen that shows it has visited it.
      return "other";
    case "print":
    case "print/booklet":
    case "print/large":
    case "print/posters":
    case "print/room":
      // For people with a printer, and a network with it.
      return "paper";
    case "icon":
      return "look";
    default:
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
  readonly bytes: number;
}

/** Makes the list for a site that is written except for its service worker. */
export function offlineSite(workshop: Workshop, folder: string): OfflineSite {
  // Eleventy writes over an earlier build, whose service worker is still there.
  const names = filesOf(folder, "").filter((name) => `/${name}` !== ADDRESSES.worker);
  const candidate = (name: string): Candidate => {
    const file = path.join(folder, name);
    return { address: name.replace(/(^|\/)index\.html$/, "$1"), file, bytes: statSync(file).size };
  };
  const wanted = names
    .filter((name) => name.endsWith(".html") || `/${name}` === ADDRESSES.icon || isNeeded(`/${name}`))
    .map(candidate);
  const files = withinBudget(byImportance(workshop, wanted), SITE_BUDGET);
  const { words, dates } = localizationOf(workshop);
  return {
    files: revisionsOf(files),
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

/** Files that the web sees, sorted by name on every system. */
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

/** Takes files in order while they fit; one that is too large does not keep later ones out. */
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
  // A nightly build changes only its own instant, which readers never see. Keep the other bytes as they are: a page of
  // `public/` may be in any encoding, and the service worker identifies it by this hash.
  const what = file.endsWith(".html") ? content.toString("latin1").replace(/ data-built="[^"]*"/, "") : undefined;
  const hash = createHash("sha256");
  return (what === undefined ? hash.update(content) : hash.update(what, "latin1")).digest("hex").slice(0, 8);
}
