/** For search engines: which pages there are (https://www.sitemaps.org/protocol.html), and that they may read them. */
import { ADDRESSES, pagesOf } from "../model/pages.ts";
import type { Workshop } from "../model/workshop.ts";
import { absolute, dateOfData } from "./site.ts";
import { element, xmlDocument } from "./xml.ts";

/** The addresses of all pages that may be found; those for paper, moved and missing ones are not among them. */
export function indexedPages(workshop: Workshop): string[] {
  const pages = pagesOf(workshop);
  const own = ({ page = "" }: { readonly page?: string }) => page;
  const single = (list: keyof typeof ADDRESSES) => pages[list].map(() => ADDRESSES[list]);
  return [
    ...single("home"),
    ...single("schedule"),
    ...pages.days.map(own),
    ...single("speakerList"),
    ...single("paperList"),
    ...single("committee"),
    ...[...pages.content, ...pages.talks, ...pages.speakers, ...pages.papers].map(own),
  ];
}

/** `sitemap.xml`; all pages are as old as the data. */
export function sitemap(workshop: Workshop): string {
  const date = dateOfData(workshop);
  const urls = indexedPages(workshop).map((address) =>
    element("url", {}, [element("loc", {}, absolute(workshop, address) ?? ""), element("lastmod", {}, date)]),
  );
  return xmlDocument(element("urlset", { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" }, urls));
}

/** `robots.txt`: everybody may read everything (RFC 9309). */
export function robots(workshop: Workshop): string {
  const map = absolute(workshop, "/sitemap.xml");
  return `User-agent: *\nAllow: /\n${map === undefined ? "" : `\nSitemap: ${map}\n`}`;
}
