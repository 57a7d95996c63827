/** What the service worker keeps: files by their address below the scope, each in a cache of its kind. */
import type { OfflineSite } from "../site/offline.ts";
import { nameOf, ownCaches, SCOPE } from "./worker-scope.ts";

/** The site, put before the worker's code by the build. */
declare const SITE: OfflineSite;

/** `files` holds what is no page: style sheets, scripts, pictures, papers. */
type CacheName = "pages" | "files" | "search";

/** How many files a cache holds beside those that the build lists; the oldest make room. */
const OTHERS: Readonly<Record<CacheName, number>> = { pages: SITE.others, files: 60, search: 250 };

/** Bytes; a video or a book is not kept just because somebody looked at it. */
export const LARGEST = 5_000_000;

/** Headers of what is kept: the build's word for its content, and when it was last seen to be so. */
const REVISION = "X-Lectern-Revision";
const SEEN = "X-Lectern-Seen";

export function cacheOf(address: string): CacheName {
  if (address.startsWith("pagefind/")) return "search";
  return address === "" || /(?:\/|\.html)$/.test(address) ? "pages" : "files";
}

const open = (address: string): Promise<Cache> => caches.open(nameOf(cacheOf(address)));

/**
 * What a device that is full or damaged refuses is undefined, as if nothing were kept: the network goes on. All else
 * that is thrown is a mistake of ours.
 */
async function unlessRefused<Given>(work: Promise<Given>): Promise<Given | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** What is kept at an address; undefined where nothing is. */
export async function find(address: string): Promise<Response | undefined> {
  return unlessRefused(open(address).then((cache) => cache.match(SCOPE + address)));
}

/** The revision of something kept; undefined where it did not come with one. */
export const revisionOf = (kept: Response): string | undefined => kept.headers.get(REVISION) ?? undefined;

/** When what is kept was last seen on the network. */
export const seenOf = (kept: Response): Date => new Date(kept.headers.get(SEEN) ?? 0);

/** Keeps a file that has come as a whole. @returns whether the device took it; else what it had is as it was */
export async function keep(address: string, body: Blob, from: Headers, revision?: string): Promise<boolean> {
  const headers = new Headers(from);
  // They speak of the bytes that travelled.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set(SEEN, new Date().toISOString());
  if (revision !== undefined) headers.set(REVISION, revision);
  return (await unlessRefused(put(address, new Response(body, { headers })))) ?? false;
}

/** @param response of its own making: one that was redirected may not answer for a page */
async function put(address: string, response: Response): Promise<true> {
  await (await open(address)).put(SCOPE + address, response);
  if (!isListed(address)) await makeRoom(cacheOf(address));
  return true;
}

/** Forgets what is gone for good. */
export async function forget(address: string): Promise<void> {
  await unlessRefused(open(address).then((cache) => cache.delete(SCOPE + address)));
}

/** Whether the site's search has been used on this device. */
export async function hasSearched(): Promise<boolean> {
  return (await ownCaches()).includes(nameOf("search"));
}

/** Removes what no version needs any more. */
export async function tidy(): Promise<void> {
  const kinds = Object.keys(OTHERS) as CacheName[];
  for (const name of await ownCaches()) {
    const kind = kinds.find((one) => nameOf(one) === name);
    await unlessRefused<unknown>(kind ? makeRoom(kind) : caches.delete(name));
  }
}

const isListed = (address: string): boolean => address in SITE.files || address in SITE.search;

async function makeRoom(name: CacheName): Promise<void> {
  const cache = await caches.open(nameOf(name));
  const others = (await cache.keys()).filter(({ url }) => !isListed(url.slice(SCOPE.length)));
  for (const request of others.slice(0, Math.max(0, others.length - OTHERS[name]))) await cache.delete(request);
}
