/**
 * Writes the files for programs: calendars, the schedule for apps, citations, news, the sitemap, icons and the preview
 * picture. `src/model/feeds.ts` lists them; `components/head/metadata.ts` has the metadata in the heads of pages.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { atomFeed } from "../feeds/atom.ts";
import { bibtexFile, risFile } from "../feeds/bibliography.ts";
import { createCalendars } from "../feeds/calendar.ts";
import { exchangeOf, scheduleJson, scheduleXml } from "../feeds/frab.ts";
import { headersFile } from "../feeds/headers.ts";
import { drawIcon, iconsOf, manifest } from "../feeds/icons.ts";
import { drawPreview, previewOf } from "../feeds/preview.ts";
import { GENERATOR } from "../feeds/site.ts";
import { robots, sitemap } from "../feeds/sitemap.ts";
import { starsFile } from "../feeds/stars.ts";
import { type Feed, feedsOf, maySupply } from "../model/feeds.ts";
import { ADDRESSES } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import { cachedDrawing, cacheFolder } from "./cache.ts";

/** Where the files go, and the path they will be published under. */
export interface FeedTarget {
  /** The site's sources: a cache may be there. */
  readonly site: string;
  /** The output, which already has the pages, including `icon.svg`. */
  readonly folder: string;
  /** With a slash at both ends. */
  readonly pathPrefix: string;
}

/** Writes all feeds and icons of a workshop to the output folder. */
export async function writeFeeds(workshop: Workshop, { site, folder, pathPrefix }: FeedTarget): Promise<void> {
  const icons = iconsOf(workshop, readFileSync(path.join(folder, ADDRESSES.icon), "utf8"));
  const write = await writerOf(workshop, {
    manifest: () => manifest(workshop, icons, pathPrefix),
    headers: () => headersFile(pathPrefix),
  });
  const isSupplied = (address: string) => maySupply(address) && existsSync(path.join(site, "public", address));
  for (const feed of feedsOf(workshop)) if (!isSupplied(feed.address)) save(folder, feed.address, write(feed));
  const cache = cacheFolder(site);
  for (const icon of icons) {
    if (isSupplied(icon.address)) continue;
    save(
      folder,
      icon.address,
      cachedDrawing(cache, [GENERATOR.version, String(icon.size), icon.svg], () => drawIcon(icon)),
    );
  }
  if (workshop.url === undefined) return;
  const preview = previewOf(workshop);
  save(
    folder,
    preview.address,
    cachedDrawing(cache, [GENERATOR.version, preview.address], () => drawPreview(preview)),
  );
}

/** Returns a function that makes the text of each feed; what two of them share is made once. */
async function writerOf(
  workshop: Workshop,
  ofSite: Readonly<Record<"manifest" | "headers", () => string>>,
): Promise<(feed: Feed) => string> {
  const calendar = workshop.items.length > 0 ? await createCalendars(workshop) : () => "";
  const exchange = exchangeOf(workshop);
  return (feed) => {
    switch (feed.kind) {
      case "calendar":
        return calendar(feed.items, feed.roomOrTrack);
      case "schedule-xml":
        return scheduleXml(exchange);
      case "schedule-json":
        return scheduleJson(exchange);
      case "stars":
        return starsFile(workshop);
      case "bibtex":
        return bibtexFile(workshop);
      case "ris":
        return risFile(workshop);
      case "atom":
        return atomFeed(workshop);
      case "sitemap":
        return sitemap(workshop);
      case "robots":
        return robots(workshop);
      case "manifest":
      case "headers":
        return ofSite[feed.kind]();
    }
  };
}

function save(folder: string, address: string, content: string | Buffer): void {
  const file = path.join(folder, address);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
