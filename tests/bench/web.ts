/**
 * `npm run bench:web [-- --json] [-- --runs N] [-- words]`: what pages cost the reader's phone, the median of several
 * visits; words choose among the sites and pages (reference, rooms, large, papers, /schedule/, …).
 *
 * Each visit is a first one: 360×740 px, processor slowed 4×, slow 4G, an empty cache. After the page
 * is at rest, a reader opens the first disclosure, stars something and types into a search field; web-vitals says how
 * that felt. The aims are those that docs/performance.md explains.
 */
import { createReadStream, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { constants, createGzip } from "node:zlib";
import { DateTime } from "luxon";
import type { Browser, CDPSession, Locator, Page } from "playwright-core";
import { headersOf } from "../../src/feeds/headers.ts";
import { buildSite } from "../../src/site/build.ts";
import { makeScratch } from "../../src/site/scratch.ts";
import { below, closed, createWebServer, findFile, listen, portOf, refuse, typeOf } from "../../src/site/serve/web.ts";
import { launch } from "../browser/browser.ts";
import { ROOT } from "../site.ts";
import { type SyntheticSite, writeSyntheticSite } from "../synthetic.ts";
import { median } from "./measure.ts";

/** What is measured, with the aims of every page; a page of papers may be heavier. */
const AIMS = { kilobytes: 150, lcp: 2500, inp: 200, cls: 0.1, task: 200 };
const PAPERS_KILOBYTES = 200;

/** Slow 4G and a slow phone, as Lighthouse has them: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md */
const LATENCY = 150;
const BYTES_PER_SECOND = (1_638.4 * 1000) / 8;
const SLOWER = 4;

/** An instant before all of these workshops, so that every run sees the same pages. */
const NOW = "2019-05-01T12:00Z";

const PAGES = ["/", "/schedule/", "/speakers/", "/papers/", "/search/", "/my/"];
const SITES: Readonly<Record<string, SyntheticSite | undefined>> = {
  reference: undefined,
  rooms: { days: 2, rooms: 4, talks: 72, papers: 0 },
  // FOSDEM 2026 has 982 talks in 32 rooms.
  large: { days: 2, rooms: 32, talks: 982, minutes: 15, papers: 0 },
  papers: { days: 2, rooms: 4, talks: 40, papers: 687 },
};

/** What one visit cost. */
interface Visit {
  /** Compressed, with headers, before anybody touches the page; without what the service worker keeps. */
  readonly kilobytes: number;
  readonly requests: number;
  /** Milliseconds. */
  readonly lcp: number;
  /** Milliseconds; 0 if there is nothing to touch, or no answer took 16 ms. */
  readonly inp: number;
  readonly cls: number;
  /** Milliseconds of the longest task after the page has loaded. */
  readonly task: number;
  readonly elements: number;
}

type Row = Visit & { readonly site: string; readonly page: string; readonly missed: readonly string[] };

declare global {
  interface Window {
    webVitals: typeof import("web-vitals");
    measured: { lcp: number; inp: number; cls: number; tasks: { start: number; duration: number }[] };
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean" }, runs: { type: "string", default: "5" } },
    allowPositionals: true,
  });
  const wants = (word: string, words: readonly string[]) =>
    positionals.includes(word) || !positionals.some((chosen) => words.includes(chosen));
  const { folder: scratch, remove } = makeScratch();
  const browser = await launch();
  const rows: Row[] = [];
  try {
    if (!values.json) console.log(HEADER);
    for (const [name, size] of Object.entries(SITES).filter(([name]) => wants(name, Object.keys(SITES)))) {
      const site = await serveSite(name, size, scratch);
      for (const page of site.pages.filter((page) => wants(kindOf(page), [...PAGES, ...EXAMPLES]))) {
        const visits: Visit[] = [];
        for (let run = 0; run < Number(values.runs); run++) visits.push(await visit(browser, site.url, page));
        const cost = middle(visits);
        const row = { site: name, page, ...cost, missed: missedBy(page, cost) };
        rows.push(row);
        if (!values.json) console.log(lineOf(row));
      }
      await site.close();
    }
    if (values.json) console.log(JSON.stringify(rows));
    else console.log(`\n${rows.filter(({ missed }) => missed.length > 0).length} of ${rows.length} pages miss an aim.`);
  } finally {
    await browser.close();
    remove();
  }
}

/** Pages of which one stands for all; each site has its own first. */
const EXAMPLES = ["/schedule/<day>/", "/talks/<talk>/"];

function kindOf(page: string): string {
  if (/^\/schedule\/\d/.test(page)) return "/schedule/<day>/";
  return page.startsWith("/talks/") ? "/talks/<talk>/" : page;
}

/** Builds a site and serves it compressed, as static hosts do. */
async function serveSite(name: string, size: SyntheticSite | undefined, scratch: string) {
  const source = size === undefined ? ROOT : path.join(scratch, name);
  if (size !== undefined) {
    mkdirSync(source);
    writeSyntheticSite(size, source);
  }
  const output = path.join(scratch, `${name}-site`);
  const now = DateTime.fromISO(NOW, { zone: "utc" }) as DateTime<true>;
  const { written } = await buildSite({
    site: source,
    output,
    now,
    pathPrefix: "/",
    search: true,
    strict: false,
    serving: false,
  });
  if (written === undefined) throw new Error(`${source} has errors`);
  const sitemap = readFileSync(path.join(output, "sitemap.xml"), "utf8");
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname);
  const root = addresses.reduce((shortest, address) => (address.length < shortest.length ? address : shortest));
  const all = new Set(addresses.map((address) => `/${address.slice(root.length)}`).concat("/search/", "/my/"));
  const first = (kind: string) => [...all].find((page) => page !== "/talks/" && kindOf(page) === kind);
  const server = createWebServer(
    (_, response, target) => {
      const inside = below(target, "/") ?? "";
      const found = findFile(output, inside);
      if (found === undefined || found === "folder") return refuse(response, 404, "not found");
      response.writeHead(200, {
        ...headersOf(`/${inside}`),
        "Content-Type": typeOf(found.file),
        "Content-Encoding": "gzip",
      });
      createReadStream(found.file)
        .pipe(createGzip({ level: constants.Z_BEST_COMPRESSION }))
        .pipe(response);
    },
    (error) => console.error(error),
  );
  await listen(server, 0, "localhost");
  return {
    url: `http://localhost:${portOf(server)}`,
    pages: [...PAGES.filter((page) => all.has(page)), ...EXAMPLES.flatMap((kind) => first(kind) ?? [])],
    close: () => closed(server),
  };
}

async function visit(browser: Browser, url: string, address: string): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: LATENCY,
      downloadThroughput: BYTES_PER_SECOND,
      uploadThroughput: BYTES_PER_SECOND / 2,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const traffic = countTraffic(session);
    await page.addInitScript(WEB_VITALS);
    await page.addInitScript(observe);
    await page.goto(url + address, { waitUntil: "networkidle" });
    const loaded = { ...traffic };
    await atRest(page);
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    await touch(page);
    const { lcp, inp, cls, tasks } = await page.evaluate(() => window.measured);
    const load = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return navigation?.loadEventEnd ?? 0;
    });
    const late = tasks.filter(({ start }) => start >= load).map(({ duration }) => duration);
    return {
      kilobytes: loaded.bytes / 1000,
      requests: loaded.requests,
      lcp,
      inp,
      cls,
      task: Math.max(0, ...late),
      elements,
    };
  } finally {
    await context.close();
  }
}

const LIBRARY = path.join(path.dirname(createRequire(import.meta.url).resolve("web-vitals")), "web-vitals.iife.js");
const WEB_VITALS = `${readFileSync(LIBRARY, "utf8")}\nwindow.webVitals = webVitals;`;

/** Runs in the page before its own scripts. */
function observe(): void {
  window.measured = { lcp: 0, inp: 0, cls: 0, tasks: [] };
  const { onLCP, onINP, onCLS } = window.webVitals;
  onLCP(({ value }) => Object.assign(window.measured, { lcp: value }), { reportAllChanges: true });
  onINP(({ value }) => Object.assign(window.measured, { inp: value }), {
    reportAllChanges: true,
    durationThreshold: 16,
  });
  onCLS(({ value }) => Object.assign(window.measured, { cls: value }), { reportAllChanges: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.measured.tasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });
}

function countTraffic(session: CDPSession): { bytes: number; requests: number } {
  const traffic = { bytes: 0, requests: 0 };
  session.on("Network.requestWillBeSent", () => {
    traffic.requests += 1;
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
  });
  return traffic;
}

/** Waits until the page has nothing to do, and has drawn what it did. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        // A page may never call itself idle.
        requestIdleCallback(() => requestAnimationFrame(() => setTimeout(resolve)), { timeout: 1000 });
      }),
  );
}

/** What readers do with a page, as far as it offers it. */
async function touch(page: Page): Promise<void> {
  for (const what of ["main summary, main button[aria-expanded]", "main [type=checkbox]", "main .star"]) {
    const found = await firstSeen(page.locator(what));
    if (found) await press(page, () => tap(page, found));
  }
  const field = await firstSeen(page.locator("main input[type=search]"));
  if (field)
    for (const letter of "learn")
      await press(page, () =>
        (letter === "l" ? field.focus() : Promise.resolve()).then(() => page.keyboard.type(letter)),
      );
}

/** A touch alone: `Locator.tap()` has the page look first what is hit, which the page would be charged for. */
async function tap(page: Page, what: Locator): Promise<void> {
  await what.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const box = await what.boundingBox();
  if (box) await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

async function firstSeen(all: Locator): Promise<Locator | undefined> {
  const seen = all.filter({ visible: true });
  return (await seen.count()) > 0 ? seen.first() : undefined;
}

async function press(page: Page, act: () => Promise<void>): Promise<void> {
  await act();
  await atRest(page);
}

function middle(visits: readonly Visit[]): Visit {
  const of = (key: keyof Visit) => median(visits.map((visit) => visit[key]));
  return {
    kilobytes: of("kilobytes"),
    requests: of("requests"),
    lcp: of("lcp"),
    inp: of("inp"),
    cls: of("cls"),
    task: of("task"),
    elements: of("elements"),
  };
}

function missedBy(page: string, cost: Visit): string[] {
  const aims = page === "/papers/" ? { ...AIMS, kilobytes: PAPERS_KILOBYTES } : AIMS;
  return Object.entries(aims).flatMap(([key, aim]) => (cost[key as keyof typeof AIMS] > aim ? [key] : []));
}

const COLUMNS = ["kB", "requests", "LCP ms", "INP ms", "CLS", "task ms", "elements"];
const HEADER = `${"site".padEnd(10)} ${"page".padEnd(34)}${COLUMNS.map((name) => name.padStart(10)).join("")}  over the aim`;

function lineOf({ site, page, kilobytes, requests, lcp, inp, cls, task, elements, missed }: Row): string {
  const numbers = [
    kilobytes.toFixed(0),
    requests.toFixed(0),
    lcp.toFixed(0),
    inp.toFixed(0),
    cls.toFixed(3),
    task.toFixed(0),
    elements.toLocaleString("en"),
  ];
  return `${site.padEnd(10)} ${page.slice(0, 33).padEnd(34)}${numbers.map((text) => text.padStart(10)).join("")}  ${missed.join(", ")}`.trimEnd();
}

await main();
