/** Fetches files for the service worker, and judges whether the answer is what was requested. */
import { SCOPE, worker } from "./worker-scope.ts";
import { cacheOf, LARGEST } from "./worker-store.ts";

/**
 * Sends a request.
 * @returns undefined if there is no network; nothing else is caught, so that our own bugs never pass for that
 */
export async function ask(request: Request): Promise<Response | undefined> {
  try {
    return await fetch(request);
  } catch {
    return undefined;
  }
}

/** As {@link ask}, but follows a redirect to another name of the same page, as hosts send them. */
export async function askFollowing(address: string): Promise<Response | undefined> {
  // Hosts let browsers cache pages for minutes; our copy stays longer.
  const first = await ask(new Request(SCOPE + address, { cache: "no-cache", redirect: "manual" }));
  if (first?.type !== "opaqueredirect") return first;
  // A redirect to another host throws as if there were no network.
  return (await ask(new Request(SCOPE + address, { cache: "no-cache" }))) ?? first;
}

/** A file that arrived complete; `other` than requested; `cut` off in transit; too `large` to keep. */
export type Arrived = { readonly body: Blob; readonly html?: string } | "other" | "cut" | "large";

/** Reads a response to its end, unless it cannot be what was requested. */
export async function receive(address: string, response: Response, revision?: string): Promise<Arrived> {
  const refusal = mayBe(address, response) ? undefined : "other";
  const isLarge = Number(response.headers.get("Content-Length")) > LARGEST;
  if (refusal || isLarge) {
    // The unread body of a cloned response accumulates in memory.
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

/** Judges by the headers alone. */
function mayBe(address: string, response: Response): boolean {
  if (response.status !== 200 || response.type !== "basic") return false;
  if (response.redirected && bare(belowScope(response.url)) !== bare(address)) return false;
  // HTML in place of a file comes from somebody who wants something first.
  return cacheOf(address) === "pages" || !/\bhtml\b/i.test(response.headers.get("Content-Type") ?? "");
}

async function cancel(response: Response): Promise<void> {
  // The body may have failed already.
  await response.body?.cancel().catch(() => {});
}

/** undefined if the connection breaks off; reading throws for no other reason. */
async function bodyOf(response: Response): Promise<Blob | undefined> {
  try {
    return await response.blob();
  } catch {
    return undefined;
  }
}

/** Whether a page names this very worker. All pages of the site do; no portal, error page or other site does. */
function isOfSite(html: string): boolean {
  // Some hosts strip the quotes.
  const [, ...quoted] = /<html\b[^>]*\sdata-worker=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(html) ?? [];
  const name = quoted.find((text) => text !== undefined)?.replaceAll("&amp;", "&");
  return name !== undefined && new URL(name, SCOPE).href === worker.location.href;
}

/** Whether an organizers' own page (`public/*.html`) is the one that the build listed. */
async function isAsBuilt(body: Blob, revision: string | undefined): Promise<boolean> {
  if (revision === undefined) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await body.arrayBuffer()));
  return [...digest.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === revision;
}

export function belowScope(url: string): string {
  return url.slice(SCOPE.length).replace(/[?#].*$/, "");
}

/** One name for a page that hosts serve under several: `schedule`, `schedule/index.html` and `schedule/`. */
export function pageName(address: string): string {
  const folder = address.replace(/(^|\/)index(?:\.html)?$/, "$1");
  return /(?:^|\/)[^/.]+$/.test(folder) ? `${folder}/` : folder;
}

/** What all names of a page have in common, including those without `.html`. */
const bare = (address: string): string => pageName(address).replace(/(?:\.html|\/)$/, "");
