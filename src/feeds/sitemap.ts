/** For search engines: which pages exist (https://www.sitemaps.org/protocol.html), and that they may read them. */
import { examplePages } from "../model/examples.ts";
import { feedAddress } from "../model/feeds.ts";
import { listedAddresses } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import { absolute, dateOfData } from "./site.ts";
import { element, xmlDocument } from "./xml.ts";

/** `sitemap.xml`; all pages are as old as the data. Omits pages that still contain examples. */
export function sitemap(workshop: Workshop): string {
  const date = dateOfData(workshop);
  const examples = examplePages(workshop);
  const urls = listedAddresses(workshop)
    .filter((address) => !examples.has(address))
    .map((address) =>
      element("url", {}, [element("loc", {}, absolute(workshop, address) ?? ""), element("lastmod", {}, date)]),
    );
  return xmlDocument(element("urlset", { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" }, urls));
}

/** Calendars, programmes and the search index. */
const FILES_OF_EXAMPLES = ["/*.ics$", "/*.json$", "/schedule.xml"];

/**
 * `robots.txt`: everybody may read everything (RFC 9309). Feeds with examples cannot opt out of search engines
 * themselves, as pages do, so this file does it.
 */
export function robots(workshop: Workshop): string {
  const address = feedAddress(workshop, "sitemap");
  const map = address && absolute(workshop, address);
  const hidden = examplePages(workshop).size > 0 ? FILES_OF_EXAMPLES : [];
  return `User-agent: *\nAllow: /\n${hidden.map((path) => `Disallow: ${path}\n`).join("")}${map === undefined ? "" : `\nSitemap: ${map}\n`}`;
}
