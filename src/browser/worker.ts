/**
 * The service worker, published as `/sw.js`: a site that was visited once opens without a network.
 *
 * It is our own rather than Workbox. Workbox answers from its precache before it asks the network, which is wrong for a
 * programme. Its other modules are several times this size, keep a database beside the caches, and have no way to say
 * "you see an older copy". What a programme needs:
 *
 * - Pages come from the network if it answers within {@link PATIENCE}, else from the cache: online, an old copy never
 *   hides a room change. A bad deploy does not stick either: the next one replaces it.
 * - A file with its content hash in its name never goes stale and comes from the cache.
 * - What the build lists (`src/site/offline.ts`: a budget) is fetched after the first visit, and the offline pack when
 *   the page is idle (`worker-pack.ts`); after an update, only files with a new revision are. Everything else is kept
 *   when visited, up to a limit.
 * - A new worker takes over as soon as it has all of its build; until then everything is of the one before. Page and
 *   worker may be of different versions, as the worker knows nothing of a page's content.
 * - A kept file is only ever replaced by the same file: not by a redirect elsewhere, an error, a sign-in page, or half
 *   a page. Such an answer that comes in time is shown as it is: only the reader can do something about it, and a site
 *   that has replaced this one must be seen. A server error is not shown.
 * - It tells readers what they would not notice: that there is no connection, or a slow one, how old a copy is, and
 *   that something changed. Only what one reads counts as a change: not the instant of a nightly build, another style
 *   sheet, or what a host does to links.
 * - There is no network if `fetch` says so (`worker-network.ts`). Anything else thrown is a bug and surfaces as one.
 */
import type { OfflineSite } from "../site/offline.ts";
import { ask, askFollowing, belowScope, pageName, receive } from "./worker-network.ts";
import { keptPages, packed, packFiles } from "./worker-pack.ts";
import { type Ask, type FetchEvent, SCOPE, type WindowClient, worker } from "./worker-scope.ts";
import { adopt, find, forget, keep, revisionOf, seenOf, tidy } from "./worker-store.ts";

/** Inserted before this code by the build. */
declare const SITE: OfflineSite;

/** Milliseconds that a page waits for the network if a copy is at hand. */
const PATIENCE = 3000;
/** Milliseconds before each attempt: devices report being online before they are. */
const TRIES = [0, 1000, 3000, 9000];
/** Concurrent downloads; few enough not to slow down the reader's own requests. */
const AT_ONCE = 4;

/** What a page tells its reader; an empty text removes the message. */
interface Message {
  readonly text: string;
  /** The label of a button that reloads the page. */
  readonly reload?: string;
  /** The message stays until the page is reloaded. */
  readonly stays?: true;
}

const { words } = SITE;
const NOTHING: Message = { text: "" };
const UPDATED: Message = { text: words.updated };
const NEWER: Message = { text: words.newer, reload: words.reload, stays: true };
const MISSING: Message = { text: words.missing };
const BROKEN: Message = { text: words.broken, reload: words.reload, stays: true };
/** For the page shown in place of one that is not kept, when the network is back. */
const ANEW: Message = { text: "", reload: words.reload };

function copyOf(kept: Response, why: "kept" | "slow" | "failed"): Message {
  const format = new Intl.DateTimeFormat(SITE.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: SITE.cycle,
  });
  const text = words[why].replace("{date}", format.format(seenOf(kept)));
  return why === "failed" ? { text, reload: words.reload } : { text };
}

/** Pages that this version found to read differently than before. */
let changed: ReadonlySet<string> = new Set();

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => event.waitUntil(answer(event.source, event.data)));
worker.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (address === undefined) return;
  event.respondWith(isForGood(address) ? keptFirst(event, address) : networkFirst(event, address));
});

async function install(): Promise<void> {
  const found = await gather(SITE.files);
  // A first version does not wait for the pack: a page asks for it.
  const isUpdate = worker.registration.active !== null && !savesData();
  if (found === undefined || (isUpdate && (await gather(packFiles())) === undefined))
    throw new Error("The network broke off; the next visit goes on.");
  changed = found;
  await worker.skipWaiting();
}

/** Whether the reader has asked for little traffic, where the browser tells. */
const savesData = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

async function activate(): Promise<void> {
  await adopt();
  const { kept, of } = await keptPages();
  await tidy(kept === of && !SITE.isPartial);
  await worker.clients.claim();
  if (changed.size === 0) return;
  for (const client of await worker.clients.matchAll())
    client.postMessage(changed.has(pageName(belowScope(client.url))) ? NEWER : UPDATED);
}

/**
 * Fetches listed files that are missing or outdated, as far as the device has room.
 * @returns the addresses that read differently than before; undefined if the network broke off
 */
async function gather(files: OfflineSite["files"]): Promise<Set<string> | undefined> {
  const waiting = Object.entries(files);
  const differing = new Set<string>();
  let isBroken = false;
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [address, revision] = next;
      const news = await renew(address, revision);
      if (news === "different") differing.add(address);
      isBroken ||= news === "cut";
      // The rest would fare no better.
      if (news === "cut" || news === "full") waiting.length = 0;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isBroken ? undefined : differing;
}

async function renew(address: string, revision: string): Promise<News> {
  const before = await find(address);
  if (before && (isForGood(address) || revisionOf(before) === revision)) return "same";
  if (isForGood(address)) {
    const response = await ask(new Request(SCOPE + address));
    return response ? settle(address, response, undefined, { revision }) : "cut";
  }
  const next = await find(address, "next");
  // An earlier attempt broke off after it.
  if (next && revisionOf(next) === revision) return (await differ(before, next)) ? "different" : "same";
  const response = await askFollowing(address);
  const isFirst = worker.registration.active === null;
  return response ? settle(address, response, before, { revision, ...(!isFirst && { where: "next" }) }) : "cut";
}

/** Whether two pages read differently. */
async function differ(before: Response | undefined, after: Response): Promise<boolean> {
  return before !== undefined && wordsOf(await before.text()) !== wordsOf(await after.text());
}

/**
 * How the network's answer compares with the kept copy. `other`: not the file, so nothing is kept; `full`: not kept,
 * for want of room.
 */
type News = "same" | "different" | "other" | "cut" | "full";

/**
 * Reads an answer and keeps it if it is what was requested.
 * @param before the copy to compare it with, its body unread
 * @param listed the revision, if the build has listed the file, and where to put it for now
 */
async function settle(
  address: string,
  response: Response,
  before: Response | undefined,
  listed: { readonly revision?: string; readonly where?: "next" } = {},
): Promise<News> {
  // A 404 may be a deploy in progress; 410 is final.
  if (response.status === 410) await forget(address);
  const arrived = await receive(address, response, SITE.files[address]);
  if (arrived === "large") return "same";
  if (typeof arrived === "string") return arrived;
  const differs = before && arrived.html !== undefined && wordsOf(await before.text()) !== wordsOf(arrived.html);
  const isKept = await keep(address, arrived.body, response.headers, listed);
  if (differs) return "different";
  return isKept ? "same" : "full";
}

/** What one reads of a page. The offline pack is without what is for programs. */
const wordsOf = (html: string): string =>
  html.replace(/<script\b[\s\S]*?<\/script>|<[^>]*>/gi, "").replace(/\s+/g, " ");

/** The address below the scope; undefined for requests that are better left to the browser. */
function addressOf({ method, mode, url, headers }: Request): string | undefined {
  // Video players request ranges.
  if (method !== "GET" || !url.startsWith(SCOPE) || headers.has("Range")) return undefined;
  const address = belowScope(url);
  if (mode === "navigate") return pageName(address);
  return isOurs(address) ? address : undefined;
}

/** Other sites may be published below this one, such as those of earlier years. */
function isOurs(address: string): boolean {
  const [first = ""] = address.split("/");
  return first === "" || SITE.folders.includes(first);
}

/** Whether the name identifies the content. */
function isForGood(address: string): boolean {
  return address.startsWith("assets/");
}

async function keptFirst(event: FetchEvent, address: string): Promise<Response> {
  const kept = await find(address);
  if (kept) return kept;
  const response = await ask(event.request);
  if (!response) return Response.error();
  event.waitUntil(settle(address, response.clone(), undefined));
  return response;
}

interface Arrival {
  readonly response: Response;
  /** Resolves when all of it has arrived. */
  readonly news: Promise<News>;
}

/** The copy of a visited or listed page or file, or the page as it is in the pack. */
const copyAt = async (address: string): Promise<Response | undefined> => (await find(address)) ?? packed(address);

async function networkFirst(event: FetchEvent, address: string): Promise<Response> {
  const finding = copyAt(address);
  const arriving = arrivalOf(
    requestOf(event.request),
    address,
    finding.then((kept) => kept?.clone()),
  );
  event.waitUntil(arriving.then((arrival) => arrival?.news));
  const kept = await finding;
  if (!kept) {
    const arrival = await arriving;
    return arrival ? inTime(event, arrival) : nothingKept(event);
  }
  const arrival = await Promise.race([arriving, pause(PATIENCE)]);
  if (arrival === "slow") {
    tell(event, Promise.resolve(copyOf(kept, "slow")));
    event.waitUntil(arriving.then((late) => correct(event, late, kept)));
    return kept;
  }
  if (arrival && arrival.response.status < 500) return inTime(event, arrival);
  tell(event, Promise.resolve(copyOf(kept, arrival ? "failed" : "kept")));
  return kept;
}

const pause = (milliseconds: number) => new Promise<"slow">((resolve) => setTimeout(resolve, milliseconds, "slow"));

/** A page keeps loading after the reader leaves, ready for the next visit. A video does not: nobody wants the rest. */
function requestOf(request: Request): Request {
  return new Request(
    request,
    request.mode === "navigate" ? { cache: "no-cache", signal: null } : { cache: "no-cache" },
  );
}

/** undefined if there is no network. */
async function arrivalOf(
  request: Request,
  address: string,
  finding: Promise<Response | undefined>,
): Promise<Arrival | undefined> {
  const response = await ask(request);
  if (!response) return undefined;
  const copy = response.clone();
  const isSomebodyElses = !isOurs(address);
  return {
    response,
    news: isSomebodyElses ? Promise.resolve("other") : finding.then((kept) => settle(address, copy, kept)),
  };
}

function inTime(event: FetchEvent, { response, news }: Arrival): Response {
  const said: Partial<Record<News, Message>> = { different: UPDATED, cut: BROKEN };
  tell(
    event,
    news.then((what) => said[what] ?? NOTHING),
  );
  return response;
}

async function nothingKept(event: FetchEvent): Promise<Response> {
  const page = event.request.mode === "navigate" ? await find(SITE.absent) : undefined;
  if (!page) return Response.error();
  tell(event, Promise.resolve(MISSING));
  return new Response(page.body, { status: 503, headers: page.headers });
}

/** Messages for pages that were just requested; each page fetches its own once it can listen. */
const told = new Map<string, Promise<Message>>();
/** Pages without scripts never ask; their messages must not accumulate. */
const MOST_TOLD = 50;

function tell({ resultingClientId }: FetchEvent, message: Promise<Message>): void {
  if (resultingClientId === "") return;
  told.set(resultingClientId, message);
  for (const id of [...told.keys()].slice(0, -MOST_TOLD)) told.delete(id);
}

async function answer(client: WindowClient, asked: Ask): Promise<void> {
  if (asked === "again") return client.postMessage(await lookAgain(client));
  if (asked === "pack") await gather(packFiles());
  if (asked === "pack" || asked === "kept") return client.postMessage(await keptPages());
  const message = await told.get(client.id);
  told.delete(client.id);
  if (message) client.postMessage(message);
}

/** Corrects the message when the network answers, or proves missing, after a copy was shown. */
async function correct(event: FetchEvent, late: Arrival | undefined, kept: Response): Promise<void> {
  const message = await lateNews(late, kept);
  tell(event, Promise.resolve(message));
  (await worker.clients.get(event.resultingClientId))?.postMessage(message);
}

async function lateNews(late: Arrival | undefined, kept: Response): Promise<Message> {
  if (!late) return copyOf(kept, "kept");
  const news = await late.news;
  if (news === "different") return NEWER;
  return news === "same" || news === "full" ? NOTHING : copyOf(kept, "failed");
}

/** What to say about a page shown from the cache, now that the connection may have changed. */
async function lookAgain(client: WindowClient): Promise<Message> {
  const address = pageName(belowScope(client.url));
  const kept = await copyAt(address);
  // Requested as a page is: where a redirect leads does not matter yet.
  const request = new Request(client.url, { cache: "no-cache", redirect: "manual" });
  let arrival: Arrival | undefined;
  for (const wait of TRIES) {
    await pause(wait);
    arrival = await arrivalOf(request, address, Promise.resolve(kept?.clone()));
    if (arrival) break;
  }
  if (kept) return lateNews(arrival, kept);
  return arrival ? ANEW : MISSING;
}
