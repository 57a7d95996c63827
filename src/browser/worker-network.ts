/** What the service worker hears from the network, and whether it is what was asked for. */
import type { OfflineSite } from "../site/offline.ts";
import { SCOPE, worker } from "./worker-scope.ts";
import { cacheOf, LARGEST } from "./worker-store.ts";

/** The site, put before the worker's code by the build. */
declare const SITE: OfflineSite;

/**
 * Asks the network.
 * @returns undefined where there is none; nothing else is caught, so that a mistake of ours is never taken for that
 */
export async function ask(request: Request): Promise<Response | undefined> {
  try {
    return await fetch(request);
  } catch {
    return undefined;
  }
}

/** As {@link ask}, where a page that leads on to itself by another of its names is followed: hosts do that to pages. */
export async function askFollowing(address: string): Promise<Response | undefined> {
  // Hosts let browsers keep pages for minutes; a copy of ours stays longer.
  const first = await ask(new Request(SCOPE + address, { cache: "no-cache", redirect: "manual" }));
  if (first?.type !== "opaqueredirect") return first;
  // What leads to another host throws as a missing network does, though there is one.
  return (await ask(new Request(SCOPE + address, { cache: "no-cache" }))) ?? first;
}

/** A file that has come as a whole; `other` than what was asked for; `cut` off on its way; too `large` to be kept. */
export type Arrived = { readonly body: Blob; readonly html?: string } | "other" | "cut" | "large";

/** Reads a response to its end, unless it cannot be what was asked for. */
export async function receive(address: string, response: Response, revision?: string): Promise<Arrived> {
  const refusal = mayBe(address, response) ? undefined : "other";
  const isLarge = Number(response.headers.get("Content-Length")) > LARGEST;
  if (refusal || isLarge) {
    // What is not taken from a copied response gathers in memory.
    await cancel(response);
    return refusal ?? "large";
  }
  const body = await bodyOf(response);
  if (body === undefined) return "cut";
  if (body.size > LARGEST) return "large";
  if (cacheOf(address) !== "pages") return { body };
  const html = await body.text();
  return isOfSite(html) || (await isAsBuilt(body, revision)) ? { body, html } : "other";
}

/** As far as one sees before its content. */
function mayBe(address: string, response: Response): boolean {
  // Some hosts call the page for what is missing missing.
  const isFound = response.status === 200 || (response.status === 404 && address === SITE.notFound);
  if (!isFound || response.type !== "basic") return false;
  if (response.redirected && bare(belowScope(response.url)) !== bare(address)) return false;
  // A page in the place of a file is somebody's who wants something first.
  return cacheOf(address) === "pages" || !/\bhtml\b/i.test(response.headers.get("Content-Type") ?? "");
}

async function cancel(response: Response): Promise<void> {
  // It may have broken off already.
  await response.body?.cancel().catch(() => {});
}

/** undefined where the connection breaks off, which is all that reading can throw. */
async function bodyOf(response: Response): Promise<Blob | undefined> {
  try {
    return await response.blob();
  } catch {
    return undefined;
  }
}

/** Whether a page names this very worker, as all pages of the site do and no portal, no error and no other site does. */
function isOfSite(html: string): boolean {
  // Some hosts take the quotes away.
  const [, ...quoted] = /<html\b[^>]*\sdata-worker=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(html) ?? [];
  const name = quoted.find((text) => text !== undefined)?.replaceAll("&amp;", "&");
  return name !== undefined && new URL(name, SCOPE).href === worker.location.href;
}

/** Whether a page of the organizers' own making (`public/*.html`) is the one that the build listed. */
async function isAsBuilt(body: Blob, revision: string | undefined): Promise<boolean> {
  if (revision === undefined) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await body.arrayBuffer()));
  return [...digest.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === revision;
}

export function belowScope(url: string): string {
  return url.slice(SCOPE.length).replace(/[?#].*$/, "");
}

/** The one name of what hosts give several: `schedule`, `schedule/index.html` and `schedule/` are one page. */
export function pageName(address: string): string {
  const folder = address.replace(/(^|\/)index(?:\.html)?$/, "$1");
  return /(?:^|\/)[^/.]+$/.test(folder) ? `${folder}/` : folder;
}

/** What all names of a page have in common, those without `.html` as well. */
const bare = (address: string): string => pageName(address).replace(/(?:\.html|\/)$/, "");
