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
 * - What the build lists (`src/feeds/offline.ts`: a budget) is fetched after the first visit, and after an update only
 *   where its revision is another. The rest is kept when it is visited, a bounded number.
 * - A new worker takes over at once. Pages and worker of different versions get on, as the worker knows nothing of what is
 *   on a page.
 * - It says what the reader would not know: that there is no connection and how old a copy is, and that something changed.
 *   Changed is what one reads: not the instant of a nightly build, nor another style sheet, nor what a host does to links.
 */
import type { OfflineSite } from "../feeds/offline.ts";
import { type FetchEvent, SCOPE, type WindowClient, worker } from "./worker-scope.ts";
import { drawerOf, find, forget, hasSearched, keep, revisionOf, seenOf, tidy } from "./worker-store.ts";

/** The site, put before this code by the build. */
declare const SITE: OfflineSite;

/** Milliseconds that a page waits for the network where a copy is at hand. */
const PATIENCE = 3000;
/** Files fetched at a time, so that whoever reads on is not held up. */
const AT_ONCE = 4;

/** What a page says to its reader; an empty text takes back what was said. */
interface Message {
  readonly text: string;
  /** The label of a button that loads the page anew. */
  readonly reload?: string;
}

const { words } = SITE;
const NOTHING: Message = { text: "" };
const UPDATED: Message = { text: words.updated };
const NEWER: Message = { text: words.newer, reload: words.reload };
const MISSING: Message = { text: words.missing };

function keptSince(kept: Response): Message {
  const format = new Intl.DateTimeFormat(SITE.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: SITE.cycle,
  });
  return { text: words.kept.replace("{date}", format.format(seenOf(kept))) };
}

/** Pages that this version found to read differently than before. */
let changed: ReadonlySet<string> = new Set();

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => event.waitUntil(answer(event.source)));
worker.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (address === undefined) return;
  event.respondWith(isForGood(address) ? keptFirst(event, address) : networkFirst(event, address));
});

async function install(): Promise<void> {
  changed = await gather(SITE.files);
  if (await hasSearched()) await gather(SITE.search);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  await tidy();
  await worker.clients.claim();
  if (changed.size === 0) return;
  for (const client of await worker.clients.matchAll())
    client.postMessage(changed.has(belowScope(client.url)) ? NEWER : UPDATED);
}

/** Fetches what is listed and not there yet; a failure of the network is thrown, so that the next visit goes on with it. */
async function gather(files: OfflineSite["files"]): Promise<Set<string>> {
  const waiting = Object.entries(files);
  const differing = new Set<string>();
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) if (await renew(...next)) differing.add(next[0]);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return differing;
}

/** Gives whether a page reads differently than the copy before. */
async function renew(address: string, revision: string): Promise<boolean> {
  const before = await find(address);
  if (before && (isForGood(address) || revisionOf(before) === revision)) return false;
  // Hosts let browsers keep pages for minutes; this copy stays longer.
  const response = await fetch(SCOPE + address, { cache: isForGood(address) ? "default" : "no-cache" });
  // Some hosts call the page for what is missing missing.
  if (response.status !== 200 && !address.endsWith("404.html")) return false;
  const differs = before ? await readsDifferently(address, before, response.clone()) : false;
  await keep(address, response, revision);
  return differs;
}

async function readsDifferently(address: string, before: Response, after: Response): Promise<boolean> {
  if (drawerOf(address) !== "pages") return false;
  const [old, present] = await Promise.all([before.text(), after.text()]);
  return wordsOf(old) !== wordsOf(present);
}

const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, "");

function belowScope(url: string): string {
  return url.slice(SCOPE.length).replace(/[?#].*$/, "");
}

/** The address below the scope; undefined for what browsers had better do alone. */
function addressOf({ method, mode, url, headers }: Request): string | undefined {
  // Ranges are asked for by players of videos.
  if (method !== "GET" || !url.startsWith(SCOPE) || headers.has("Range")) return undefined;
  const address = belowScope(url);
  return mode === "navigate" || isOurs(address) ? address : undefined;
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
  const response = await fetch(event.request);
  if (response.status === 200) event.waitUntil(keep(address, response.clone()));
  return response;
}

/** What the network said. */
interface Arrival {
  readonly response: Response;
  /** Whether it reads differently than the copy before; known when all of it is there and kept. */
  readonly differs: Promise<boolean>;
}

async function networkFirst(event: FetchEvent, address: string): Promise<Response> {
  const kept = await findPage(address);
  const arriving = fromNetwork(event.request, address, kept);
  event.waitUntil(arriving.then((arrival) => arrival?.differs));
  if (drawerOf(address) === "search") event.waitUntil(gatherSearch());
  const arrival = await (kept ? Promise.race([arriving, pause(PATIENCE)]) : arriving);
  if (arrival) {
    tell(
      event,
      arrival.differs.then((differs) => (differs ? UPDATED : NOTHING)),
    );
    return arrival.response;
  }
  if (!kept) return nothingKept(event);
  tell(event, Promise.resolve(keptSince(kept)));
  event.waitUntil(arriving.then((late) => late && correct(event, late)));
  return kept;
}

const pause = (milliseconds: number) => new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds));

/** Servers lead `/schedule` to `/schedule/` and `/index.html` means `/`. */
async function findPage(address: string): Promise<Response | undefined> {
  return (
    (await find(address)) ??
    (await find(`${address}/`)) ??
    (await find(address.replace(/(^|\/)index(?:\.html)?$/, "$1")))
  );
}

/** undefined where it does not answer, or only to say that it cannot and there is a copy. */
async function fromNetwork(
  request: Request,
  address: string,
  kept: Response | undefined,
): Promise<Arrival | undefined> {
  try {
    const response = await fetch(request, { cache: "no-cache" });
    if (kept && response.status >= 500) return undefined;
    const differs = settle(address, response.clone(), kept?.clone()).catch(() => false);
    return { response, differs };
  } catch {
    return undefined;
  }
}

/** Keeps what arrived, or forgets what is gone; gives whether it reads differently than before. */
async function settle(address: string, response: Response, kept: Response | undefined): Promise<boolean> {
  if (response.status === 404 || response.status === 410) await forget(address);
  if (response.status !== 200 || !isOurs(address)) return false;
  const [copy, differs] = kept
    ? [response.clone(), await readsDifferently(address, kept, response)]
    : [response, false];
  await keep(address, copy);
  return differs;
}

/** The whole index at the first use of the search, so that any word can be found later. */
let gathering: Promise<unknown> | undefined;
function gatherSearch(): Promise<unknown> {
  gathering ??= gather(SITE.search).catch(() => {
    gathering = undefined;
  });
  return gathering;
}

async function nothingKept(event: FetchEvent): Promise<Response> {
  const page = event.request.mode === "navigate" ? await find("404.html") : undefined;
  if (!page) return Response.error();
  tell(event, Promise.resolve(MISSING));
  return new Response(page.body, { status: 404, headers: page.headers });
}

/** What there is to say about the pages that have just been asked for: each fetches it when it can listen. */
const told = new Map<string, Promise<Message>>();

function tell({ resultingClientId }: FetchEvent, message: Promise<Message>): void {
  if (resultingClientId !== "") told.set(resultingClientId, message);
}

async function answer(client: WindowClient): Promise<void> {
  const message = await told.get(client.id);
  told.delete(client.id);
  if (message) client.postMessage(message);
}

/** The network answered after a copy was shown. */
async function correct(event: FetchEvent, late: Arrival): Promise<void> {
  const message = (await late.differs) ? NEWER : NOTHING;
  tell(event, Promise.resolve(message));
  (await worker.clients.get(event.resultingClientId))?.postMessage(message);
}
