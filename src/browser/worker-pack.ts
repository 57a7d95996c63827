/** The offline pack: pages of the programme that were never visited, put together out of what the build has packed. */
import type { OfflineSite } from "../site/offline.ts";
import type { Frame, PackFile } from "../site/offline-pack.ts";
import { unpack } from "./unpack.ts";
import type { KeptPages } from "./worker-scope.ts";
import { cacheOf, find, keptOf, pageOf, seenOf } from "./worker-store.ts";

/** Inserted before the worker's code by the build. */
declare const SITE: OfflineSite;

/** The files of the pack as the build lists files; the frame first, as nothing is shown without it. */
export function packFiles(): OfflineSite["files"] {
  const { frame, files } = SITE.pack;
  const addresses = frame === undefined ? [] : [frame, ...Object.keys(files)];
  return Object.fromEntries(addresses.map((address) => [address, ""]));
}

/** How much of the pack this device has. */
export async function keptPages(): Promise<KeptPages> {
  const { frame = "", files, of } = SITE.pack;
  const kept = await keptOf([frame, ...Object.keys(files)]);
  const count = kept.reduce((sum, address) => sum + (files[address] ?? 0), 0);
  return { kept: kept.includes(frame) ? count : 0, of };
}

/** A page out of the pack, as if it had been visited when the pack arrived. */
export async function packed(address: string): Promise<Response | undefined> {
  if (SITE.pack.frame === undefined || cacheOf(address) !== "pages") return undefined;
  for (const file of Object.keys(SITE.pack.files)) {
    const kept = await find(file);
    const text = (await kept?.text()) ?? "";
    // A file is parsed only if it has the page.
    if (!kept || !text.includes(`${JSON.stringify(address)}:`)) continue;
    const page = (JSON.parse(text) as PackFile)[address];
    const frame: Frame | undefined = await (await find(SITE.pack.frame))?.json();
    if (!page || !frame) return undefined;
    const seen = seenOf(kept);
    // The reader's clock is not earlier than that.
    const html = unpack(page, frame).replace(' data-built=""', ` data-built="${seen.toISOString()}"`);
    return pageOf(html, (await find(""))?.headers, seen);
  }
  return undefined;
}
