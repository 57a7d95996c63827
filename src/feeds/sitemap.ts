/** For search engines: which pages there are (https://www.sitemaps.org/protocol.html), and that they may read them. */
import type { Workshop } from "../model/workshop.ts";
import { absolute } from "./site.ts";
import { element, xmlDocument } from "./xml.ts";

/** The addresses of all pages that may be found; those for paper, moved and missing ones are not among them. */
function indexedPages(workshop: Workshop): string[] {
  const { days, items, papers, people, committee, pages } = workshop;
  const own = <T extends { readonly page?: string }>(things: readonly T[]) =>
    things.flatMap(({ page }) => (page === undefined ? [] : [page]));
  const list = (address: string, isThere: boolean) => (isThere ? [address] : []);
  return [
    "/",
    ...list("/schedule/", items.length > 0),
    ...own(days),
    ...list("/speakers/", own(people).length > 0),
    ...list("/papers/", papers.length > 0),
    ...list("/committee/", committee.length > 0),
    ...own(pages),
    ...own(items),
    ...own(people),
    ...own(papers),
  ];
}

/** `sitemap.xml`; all pages are as old as the data. */
export function sitemap(workshop: Workshop): string {
  const date = workshop.updated.toISODate();
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
