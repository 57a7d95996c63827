/**
 * The service worker, published as `/sw.js`: a site that was visited once opens without a network.
 *
 * It is our own and not Workbox's: Workbox answers with what it has precached before it asks the network, which is wrong
 * for a programme; its modules for the rest come to several times this size, keep a database beside the caches, and have
 * no word for "you see an older copy". What a programme needs is this:
 *
 * - Pages come from the network where it answers within {@link PATIENCE}, else from what is kept: online, a changed room
 *   is never hidden by an old copy. So a bad deploy does not stay either: the next one replaces it.
 * - What has the hash of its content in its name is right for ever and comes from what is kept.
 * - What the build lists (`src/site/offline.ts`: a budget) is fetched after the first visit, and after an update only
 *   where its revision is another. The rest is kept when it is visited, a bounded number.
 * - A new worker takes over at once. Pages and worker of different versions get on, as the worker knows nothing of what is
 *   on a page.
 * - What is kept is replaced by the same file only: not by a redirect to somewhere else, an error, a page that wants one to
 *   sign in, or half a page. Such an answer that comes in time is shown as it is, as only the reader can do something
 *   about it, and a site that has taken the place of this one must be seen; an error of the server's own is not.
 * - It says what the reader would not know: that there is no connection, or a slow one, and how old a copy is, and that
 *   something changed. Changed is what one reads: not the instant of a nightly build, nor another style sheet, nor what a
 *   host does to links.
 * - No network is what `fetch` says it is (`worker-network.ts`). What else is thrown is a mistake, and is seen as one.
 */
import type { OfflineSite } from "../site/offline.ts";
import { ask, askFollowing, belowScope, pageName, receive } from "./worker-network.ts";
import { type Ask, type FetchEvent, SCOPE, type WindowClient, worker } from "./worker-scope.ts";
import { cacheOf, find, forget, hasSearched, keep, revisionOf, seenOf, tidy } from "./worker-store.ts";

/** The site, put before this code by the build. */
declare const SITE: OfflineSite;

/** Milliseconds that a page waits for the network where a copy is at hand. */
const PATIENCE = 3000;
/** Milliseconds before each further try: devices say that they are online before they are. */
const TRIES = [0, 1000, 3000, 9000];
/** Files fetched at a time, so that whoever reads on is not held up. */
const AT_ONCE = 4;

/** What a page says to its reader; an empty text takes back what was said. */
interface Message {
  readonly text: string;
  /** The label of a button that loads the page anew. */
  readonly reload?: string;
  /** Only loading the page anew ends what is said. */
  readonly stays?: true;
}

const { words } = SITE;
const NOTHING: Message = { text: "" };
const UPDATED: Message = { text: words.updated };
const NEWER: Message = { text: words.newer, reload: words.reload, stays: true };
const MISSING: Message = { text: words.missing };
const BROKEN: Message = { text: words.broken, reload: words.reload, stays: true };
/** For the page that says that a page is missing, when there is one after all. */
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
  if (found === undefined || ((await hasSearched()) && (await gather(SITE.search)) === undefined))
    throw new Error("The network broke off; the next visit goes on.");
  changed = found;
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  await tidy();
  await worker.clients.claim();
  if (changed.size === 0) return;
  for (const client of await worker.clients.matchAll())
    client.postMessage(changed.has(pageName(belowScope(client.url))) ? NEWER : UPDATED);
}

/**
 * Fetches what is listed and not there yet, as far as the device has room.
 * @returns what reads differently than before; undefined where the network broke off
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
      // It would be no better with the rest.
      if (news === "cut" || news === "full") waiting.length = 0;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isBroken ? undefined : differing;
}

async function renew(address: string, revision: string): Promise<News> {
  const before = await find(address);
  if (before && (isForGood(address) || revisionOf(before) === revision)) return "same";
  const response = isForGood(address) ? await ask(new Request(SCOPE + address)) : await askFollowing(address);
  return response ? settle(address, response, before, revision) : "cut";
}

/**
 * What the network's answer is to the copy that there was. `other`: it is not the file, and nothing is kept of it;
 * `full`: neither is it, for want of room.
 */
type News = "same" | "different" | "other" | "cut" | "full";

/**
 * Reads an answer and keeps it where it is what was asked for.
 * @param before the copy to compare it with, not read yet
 * @param revision where the build has listed the file
 */
async function settle(
  address: string,
  response: Response,
  before: Response | undefined,
  revision?: string,
): Promise<News> {
  // Missing may be in the middle of a deploy; gone is gone.
  if (response.status === 410) await forget(address);
  const arrived = await receive(address, response, SITE.files[address]);
  if (arrived === "large") return "same";
  if (typeof arrived === "string") return arrived;
  const differs = before && arrived.html !== undefined && wordsOf(await before.text()) !== wordsOf(arrived.html);
  const isKept = await keep(address, arrived.body, response.headers, revision);
  if (differs) return "different";
  return isKept ? "same" : "full";
}

const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, "");

/** The address below the scope; undefined for what browsers had better do alone. */
function addressOf({ method, mode, url, headers }: Request): string | undefined {
  // Ranges are asked for by players of videos.
  if (method !== "GET" || !url.startsWith(SCOPE) || headers.has("Range")) return undefined;
  const address = belowScope(url);
  if (mode === "navigate") return pageName(address);
  return isOurs(address) ? address : undefined;
}

/** Other sites may live below this one, such as those of the years before. */
function isOurs(address: string): boolean {
  const [first = ""] = address.split("/");
  return first === "" || SITE.folders.includes(first);
}

/** Whether the name says the content. */
function isForGood(address: string): boolean {
  return address.startsWith("assets/") || /^pagefind\/.*_[0-9a-f]{7,}/.test(address);
}

async function keptFirst(event: FetchEvent, address: string): Promise<Response> {
  const kept = await find(address);
  if (kept) return kept;
  const response = await ask(event.request);
  if (!response) return Response.error();
  event.waitUntil(settle(address, response.clone(), undefined));
  return response;
}

/** What the network said. */
interface Arrival {
  readonly response: Response;
  /** Known when all of it is there. */
  readonly news: Promise<News>;
}

async function networkFirst(event: FetchEvent, address: string): Promise<Response> {
  const kept = await find(address);
  const arriving = arrivalOf(requestOf(event.request), address, kept?.clone());
  event.waitUntil(arriving.then((arrival) => arrival?.news));
  if (cacheOf(address) === "search") event.waitUntil(gatherSearch());
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

/** Whoever leaves a page that does not come is glad to find it the next time; of a film nobody wants the rest. */
function requestOf(request: Request): Request {
  return new Request(
    request,
    request.mode === "navigate" ? { cache: "no-cache", signal: null } : { cache: "no-cache" },
  );
}

/** undefined where there is no network. */
async function arrivalOf(request: Request, address: string, kept: Response | undefined): Promise<Arrival | undefined> {
  const response = await ask(request);
  if (!response) return undefined;
  const isSomebodyElses = !isOurs(address);
  return { response, news: isSomebodyElses ? Promise.resolve("other") : settle(address, response.clone(), kept) };
}

function inTime(event: FetchEvent, { response, news }: Arrival): Response {
  const said: Partial<Record<News, Message>> = { different: UPDATED, cut: BROKEN };
  tell(
    event,
    news.then((what) => said[what] ?? NOTHING),
  );
  return response;
}

/** The whole index at the first use of the search, so that any word can be found later. */
let gathering: Promise<void> | undefined;
function gatherSearch(): Promise<void> {
  gathering ??= gather(SITE.search).then((found) => {
    if (found === undefined) gathering = undefined;
  });
  return gathering;
}

async function nothingKept(event: FetchEvent): Promise<Response> {
  const page = event.request.mode === "navigate" ? await find(SITE.notFound) : undefined;
  if (!page) return Response.error();
  tell(event, Promise.resolve(MISSING));
  return new Response(page.body, { status: 404, headers: page.headers });
}

/** What there is to say about the pages that have just been asked for: each fetches it when it can listen. */
const told = new Map<string, Promise<Message>>();
/** Pages that never ask, as they run no script, do not gather. */
const MOST_TOLD = 50;

function tell({ resultingClientId }: FetchEvent, message: Promise<Message>): void {
  if (resultingClientId === "") return;
  told.set(resultingClientId, message);
  for (const id of [...told.keys()].slice(0, -MOST_TOLD)) told.delete(id);
}

async function answer(client: WindowClient, asked: Ask): Promise<void> {
  if (asked === "again") return client.postMessage(await lookAgain(client));
  const message = await told.get(client.id);
  told.delete(client.id);
  if (message) client.postMessage(message);
}

/** The network has answered, or is found missing, after a copy was shown. */
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

/** What there is to say of a page that was shown from what is kept, now that the connection may be another. */
async function lookAgain(client: WindowClient): Promise<Message> {
  const address = pageName(belowScope(client.url));
  const kept = await find(address);
  // As a page is asked for: where it leads is nobody's business yet.
  const request = new Request(client.url, { cache: "no-cache", redirect: "manual" });
  let arrival: Arrival | undefined;
  for (const wait of TRIES) {
    await pause(wait);
    arrival = await arrivalOf(request, address, kept);
    if (arrival) break;
  }
  if (kept) return lateNews(arrival, kept);
  return arrival ? ANEW : MISSING;
}
