/** What the service worker keeps: files by their address below the scope, each in a drawer of its kind. */
import type { OfflineSite } from "../feeds/offline.ts";
import { nameOf, ownCaches, SCOPE } from "./worker-scope.ts";

/** The site, put before the worker's code by the build. */
declare const SITE: OfflineSite;

/** `files` holds what is no page: style sheets, scripts, pictures, papers. */
type Drawer = "pages" | "files" | "search";

/** How many files a drawer holds beside those that the build lists; the oldest make room. */
const OTHERS: Readonly<Record<Drawer, number>> = { pages: SITE.others, files: 60, search: 250 };

/** Bytes; a video or a book is not kept just because somebody looked at it. */
const LARGEST = 5_000_000;

/** Headers of what is kept: the build's word for its content, and when it was last seen to be so. */
const REVISION = "X-Lectern-Revision";
const SEEN = "X-Lectern-Seen";

export function drawerOf(address: string): Drawer {
  if (address.startsWith("pagefind/")) return "search";
  return address === "" || /(?:\/|\.html)$/.test(address) ? "pages" : "files";
}

const open = (address: string): Promise<Cache> => caches.open(nameOf(drawerOf(address)));

/** What is kept at an address; undefined where nothing is. */
export async function find(address: string): Promise<Response | undefined> {
  return (await open(address)).match(SCOPE + address);
}

/** The revision of something kept; undefined where it did not come with one. */
export const revisionOf = (kept: Response): string | undefined => kept.headers.get(REVISION) ?? undefined;

/** When what is kept was last seen on the network. */
export const seenOf = (kept: Response): Date => new Date(kept.headers.get(SEEN) ?? 0);

/** Keeps a response, whose body it reads. */
export async function keep(address: string, response: Response, revision?: string): Promise<void> {
  // Not even read: what is not taken from a copied response gathers in memory.
  if (Number(response.headers.get("Content-Length")) > LARGEST) return response.body?.cancel();
  const body = await response.blob();
  if (body.size > LARGEST) return;
  const headers = new Headers(response.headers);
  // They speak of the bytes that travelled.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set(SEEN, new Date().toISOString());
  if (revision !== undefined) headers.set(REVISION, revision);
  const cache = await open(address);
  // A response of its own making: one that was redirected may not answer for a page.
  await cache.put(SCOPE + address, new Response(body, { headers }));
  if (!isListed(address)) await makeRoom(drawerOf(address));
}

/** Forgets what is no longer there. */
export async function forget(address: string): Promise<void> {
  await (await open(address)).delete(SCOPE + address);
}

/** Whether the site's search has been used on this device. */
export async function hasSearched(): Promise<boolean> {
  return (await ownCaches()).includes(nameOf("search"));
}

/** Removes what no version needs any more. */
export async function tidy(): Promise<void> {
  const drawers = Object.keys(OTHERS) as Drawer[];
  for (const name of await ownCaches()) {
    const drawer = drawers.find((one) => nameOf(one) === name);
    if (drawer) await makeRoom(drawer);
    else await caches.delete(name);
  }
}

const isListed = (address: string): boolean => address in SITE.files || address in SITE.search;

async function makeRoom(drawer: Drawer): Promise<void> {
  const cache = await caches.open(nameOf(drawer));
  const others = (await cache.keys()).filter(({ url }) => !isListed(url.slice(SCOPE.length)));
  for (const request of others.slice(0, Math.max(0, others.length - OTHERS[drawer]))) await cache.delete(request);
}
