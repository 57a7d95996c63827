/** The published site that a build is compared with: a folder or an address. */

import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseUrl } from "../schema/url.ts";
import { Failure } from "./failure.ts";
import { startFolder } from "./paths.ts";
import { type Published, publishedAddresses, publishedEvents } from "./published.ts";

/** What is published there, or why that is unknown, in words that complete "… could not be compared: ". */
export type Found = { readonly published: Published } | { readonly reason: string };

const SCHEDULE = "schedule.json";
const MAP = "sitemap.xml";

/** Bytes per file; the schedule of a thousand talks is 3 MB. */
const LARGEST = 20_000_000;

/** Milliseconds for all requests to one address. */
const PATIENCE = 10_000;

const REDIRECTS = 5;

/**
 * Reads what `--against` names.
 * @param against an http(s) address, or a folder
 * @throws Failure if it can be neither; never because nothing answers
 */
export async function publishedAt(against: string): Promise<Found> {
  if (against.trim() === "") throw new Failure("--against is empty; give an address or a folder", 2);
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(against)) return publishedIn(path.resolve(startFolder(), against));
  const url = parseUrl(against);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Failure(
      `--against ${against} is neither a folder nor an address that starts with https:// or http://`,
      2,
    );
  if (!/\.html?$/.test(url.pathname)) url.pathname = url.pathname.replace(/\/*$/, "/");
  return found(await Promise.all([SCHEDULE, MAP].map((name) => fetched(new URL(name, url)))));
}

/** Reads the site in a folder; one built without `url:` has no addresses to compare. */
export function publishedIn(folder: string): Found {
  return found([SCHEDULE, MAP].map((name) => readFile(path.join(folder, name))));
}

type Answer = { readonly text: string } | { readonly reason: string; readonly isMissing?: true };

function found([schedule, map]: readonly Answer[]): Found {
  // One reason is enough, whether there is no network or no site yet.
  if (!map || !schedule) throw new Error("two files are asked for");
  for (const answer of [map, schedule]) if ("reason" in answer && !answer.isMissing) return answer;
  const addresses = "text" in map ? publishedAddresses(map.text) : [];
  const events = "text" in schedule ? publishedEvents(schedule.text) : undefined;
  if (addresses.length === 0 && events === undefined)
    return { reason: "reason" in map ? map.reason : `its ${MAP} names no pages` };
  return { published: { addresses, events: [], ...events } };
}

function readFile(file: string): Answer {
  try {
    if (statSync(file).size > LARGEST) return { reason: `${path.basename(file)} is too large` };
    return { text: readFileSync(file, "utf8") };
  } catch (error) {
    const isMissing = /^(?:ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? "");
    if (isMissing) return { reason: "no site that has a sitemap.xml is there", isMissing };
    return { reason: `${path.basename(file)} cannot be read (${(error as NodeJS.ErrnoException).code})` };
  }
}

/** Fetches a file of a published site; follows redirects on its own origin only. */
async function fetched(url: URL): Promise<Answer> {
  const signal = AbortSignal.timeout(PATIENCE);
  let address = url;
  try {
    for (let count = 0; count <= REDIRECTS; count += 1) {
      const response = await fetch(address, { redirect: "manual", signal });
      const target = response.headers.get("location");
      if (response.status >= 300 && response.status < 400 && target !== null) {
        const next = new URL(target, address);
        if (next.origin !== url.origin) return { reason: `it leads to ${next.origin}, so give that address` };
        await response.body?.cancel();
        address = next;
        continue;
      }
      if (response.status === 404 || response.status === 410)
        return { reason: "no site that has a sitemap.xml is there yet", isMissing: true };
      if (!response.ok) return { reason: `it answers ${response.status}` };
      return await bodyOf(response);
    }
    return { reason: "it leads from one address to the next without end" };
  } catch (error) {
    if (signal.aborted) return { reason: `no answer within ${PATIENCE / 1000} s` };
    const { cause } = error as { cause?: { code?: string } };
    return { reason: `no network, or nobody answers there${cause?.code ? ` (${cause.code})` : ""}` };
  }
}

async function bodyOf(response: Response): Promise<Answer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > LARGEST) return { reason: `${response.url} is too large` };
    parts.push(part);
  }
  return { text: Buffer.concat(parts).toString("utf8") };
}
