/** The service worker's store: files by their address below the scope, each in the cache of its kind. */
import type { OfflineSite } from "../site/offline.ts";
import { nameOf, ownCaches, SCOPE } from "./worker-scope.ts";

/** Inserted before the worker's code by the build. */
declare const SITE: OfflineSite;

/**
 * `files` holds everything but pages: style sheets, scripts, pictures, papers, the index of the search, the offline pack.
 * `next` holds what a new build has changed until its worker takes over, so that two builds are never mixed.
 */
type CacheName = "pages" | "files" | "next";

/** How many files a cache holds besides those the build lists; the oldest are evicted. */
const OTHERS = { pages: 100, files: 60 } as const;

/** Bytes. A video or a book is not kept just because somebody looked at it. */
export const LARGEST = 5_000_000;

/** Headers on kept responses: the revision that the build gave, and when the network last confirmed it. */
const REVISION = "X-Lectern-Revision";
const SEEN = "X-Lectern-Seen";

export function cacheOf(address: string): keyof typeof OTHERS {
  return address === "" || /(?:\/|\.html)$/.test(address) ? "pages" : "files";
}

const open = (name: CacheName): Promise<Cache> => caches.open(nameOf(name));

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

/** The copy kept at an address, if any. @param where by default, where copies of its kind are */
export async function find(address: string, where: CacheName = cacheOf(address)): Promise<Response | undefined> {
  return unlessRefused(open(where).then((cache) => cache.match(SCOPE + address)));
}

/** The revision of a kept copy, if it came with one. */
export const revisionOf = (kept: Response): string | undefined => kept.headers.get(REVISION) ?? undefined;

/** When a kept copy was last confirmed by the network. */
export const seenOf = (kept: Response): Date => new Date(kept.headers.get(SEEN) ?? 0);

/** Keeps a file that arrived complete. @returns whether the device took it; if not, its old copy is unchanged */
export async function keep(
  address: string,
  body: Blob,
  from: Headers,
  { revision, where = cacheOf(address) }: { readonly revision?: string; readonly where?: CacheName } = {},
): Promise<boolean> {
  const headers = headersLike(from, new Date());
  if (revision !== undefined) headers.set(REVISION, revision);
  return (await unlessRefused(put(address, new Response(body, { headers }), where))) ?? false;
}

/** A page that was put together here. @param from the headers of a page of the same site, for its security */
export function pageOf(html: string, from: HeadersInit | undefined, seen: Date): Response {
  const headers = headersLike(from, seen);
  for (const name of [REVISION, "ETag", "Last-Modified"]) headers.delete(name);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(html, { headers });
}

function headersLike(from: HeadersInit | undefined, seen: Date): Headers {
  const headers = new Headers(from);
  // They describe the bytes in transit.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set(SEEN, seen.toISOString());
  return headers;
}

/** @param response constructed here: a redirected one may not answer a request for a page */
async function put(address: string, response: Response, where: CacheName): Promise<true> {
  await (await open(where)).put(SCOPE + address, response);
  if (where !== "next" && !isListed(address)) await makeRoom(where, OTHERS[where]);
  return true;
}

/** Removes the copy of a file that is gone for good. */
export async function forget(address: string): Promise<void> {
  await unlessRefused(open(cacheOf(address)).then((cache) => cache.delete(SCOPE + address)));
}

/** Puts in its place what was fetched before this version took over. */
export async function adopt(): Promise<void> {
  const next = await open("next");
  for (const request of await next.keys()) {
    const address = request.url.slice(SCOPE.length);
    const response = await next.match(request);
    // The rest is of a version that never took over.
    if (response && revisionOf(response) === SITE.files[address])
      await unlessRefused(open(cacheOf(address)).then((cache) => cache.put(request, response)));
  }
}

/**
 * Removes what no version needs any more.
 * @param isPackComplete whether visited copies of its pages can go: they are older
 */
export async function tidy(isPackComplete: boolean): Promise<void> {
  const kinds = Object.keys(OTHERS) as (keyof typeof OTHERS)[];
  for (const name of await ownCaches()) {
    const kind = kinds.find((one) => nameOf(one) === name);
    const most = kind === "pages" && isPackComplete ? 0 : OTHERS[kind ?? "files"];
    await unlessRefused<unknown>(kind ? makeRoom(kind, most) : caches.delete(name));
  }
  const files = await open("files");
  for (const request of await files.keys()) {
    const address = request.url.slice(SCOPE.length);
    if (PACK.test(address) && !isListed(address)) await files.delete(request);
  }
}

/** The files of any build's offline pack. */
const PACK = /^assets\/offline-/;

const isListed = (address: string): boolean =>
  address in SITE.files || address in SITE.pack.files || address === SITE.pack.frame;

/** @param most how many unlisted files stay */
async function makeRoom(name: CacheName, most: number): Promise<void> {
  const cache = await open(name);
  const others = (await cache.keys()).filter(({ url }) => !isListed(url.slice(SCOPE.length)));
  for (const request of others.slice(0, Math.max(0, others.length - most))) await cache.delete(request);
}

/** Which of some files are kept. */
export async function keptOf(addresses: readonly string[]): Promise<string[]> {
  const keys = (await unlessRefused(open("files").then((cache) => cache.keys()))) ?? [];
  const kept = new Set(keys.map(({ url }) => url.slice(SCOPE.length)));
  return addresses.filter((address) => kept.has(address));
}
