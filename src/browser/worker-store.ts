/** The service worker's store: files by their address below the scope, each in the cache of its kind. */
import type { OfflineSite } from "../site/offline.ts";
import { nameOf, ownCaches, SCOPE } from "./worker-scope.ts";

/** Inserted before the worker's code by the build. */
declare const SITE: OfflineSite;

/** `files` holds everything but pages: style sheets, scripts, pictures, papers, the index of the search. */
type CacheName = "pages" | "files";

/** How many files a cache holds besides those the build lists; the oldest are evicted. */
const OTHERS: Readonly<Record<CacheName, number>> = { pages: SITE.others, files: 60 };

/** Bytes. A video or a book is not kept just because somebody looked at it. */
export const LARGEST = 5_000_000;

/** Headers on kept responses: the revision that the build gave, and when the network last confirmed it. */
const REVISION = "X-Lectern-Revision";
const SEEN = "X-Lectern-Seen";

export function cacheOf(address: string): CacheName {
  return address === "" || /(?:\/|\.html)$/.test(address) ? "pages" : "files";
}

const open = (address: string): Promise<Cache> => caches.open(nameOf(cacheOf(address)));

/**
 * Returns undefined if a full or damaged device refuses, as if nothing were kept: the network still works. Anything
 * else thrown is our own bug.
 */
async function unlessRefused<Given>(work: Promise<Given>): Promise<Given | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** The copy kept at an address, if any. */
export async function find(address: string): Promise<Response | undefined> {
  return unlessRefused(open(address).then((cache) => cache.match(SCOPE + address)));
}

/** The revision of a kept copy, if it came with one. */
export const revisionOf = (kept: Response): string | undefined => kept.headers.get(REVISION) ?? undefined;

/** When a kept copy was last confirmed by the network. */
export const seenOf = (kept: Response): Date => new Date(kept.headers.get(SEEN) ?? 0);

/** Keeps a file that arrived complete. @returns whether the device took it; if not, its old copy is unchanged */
export async function keep(address: string, body: Blob, from: Headers, revision?: string): Promise<boolean> {
  const headers = new Headers(from);
  // They describe the bytes in transit.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set(SEEN, new Date().toISOString());
  if (revision !== undefined) headers.set(REVISION, revision);
  return (await unlessRefused(put(address, new Response(body, { headers })))) ?? false;
}

/** @param response constructed here: a redirected one may not answer a request for a page */
async function put(address: string, response: Response): Promise<true> {
  await (await open(address)).put(SCOPE + address, response);
  if (!isListed(address)) await makeRoom(cacheOf(address));
  return true;
}

/** Removes the copy of a file that is gone for good. */
export async function forget(address: string): Promise<void> {
  await unlessRefused(open(address).then((cache) => cache.delete(SCOPE + address)));
}

/** Removes what no version needs any more. */
export async function tidy(): Promise<void> {
  const kinds = Object.keys(OTHERS) as CacheName[];
  for (const name of await ownCaches()) {
    const kind = kinds.find((one) => nameOf(one) === name);
    await unlessRefused<unknown>(kind ? makeRoom(kind) : caches.delete(name));
  }
}

const isListed = (address: string): boolean => address in SITE.files;

async function makeRoom(name: CacheName): Promise<void> {
  const cache = await caches.open(nameOf(name));
  const others = (await cache.keys()).filter(({ url }) => !isListed(url.slice(SCOPE.length)));
  for (const request of others.slice(0, Math.max(0, others.length - OTHERS[name]))) await cache.delete(request);
}
