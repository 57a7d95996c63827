/** Which edition a workshop is, and names of its parts that no other edition shares, wherever they are published. */
import { decoded } from "../load/source.ts";
import { memoize } from "./memoize.ts";
import type { Day, When, Workshop } from "./workshop.ts";

/**
 * The year of the edition, which a postponed workshop keeps: that of its start, and of the programme's first day where the
 * start is not known yet. undefined: neither is.
 */
export function editionOf(when: When, days: readonly Pick<Day, "date">[]): string | undefined {
  if (when.known === "tbd") return days[0]?.date.slice(0, 4);
  return (when.known === "day" ? when.start : when.month).toFormat("yyyy");
}

/** Whether a text names a year, and not as part of a longer number: `iclr2019`, `/2019/`. */
const names = (text: string, year: string): boolean => new RegExp(`(?<!\\d)${year}(?!\\d)`).test(text);

/** The edition where the address of the site, or the workshop's slug in its place, does not name it already. */
const unnamedEdition = memoize(({ url, slug, edition }: Workshop): string | undefined => {
  if (edition === undefined) return undefined;
  const { hostname, pathname } = url === undefined ? { hostname: slug, pathname: "" } : new URL(url);
  return names(`${hostname} ${decoded(pathname)}`, edition) ? undefined : edition;
});

/**
 * The domain part of identifiers: host and path of `url:`, else the workshop's slug, and the year of the edition where
 * they do not name it: `example.org/2019`. Editions of several years often share a host, and their "opening remarks"
 * must not replace each other.
 */
export const domainOf = memoize((workshop: Workshop): string => {
  const { url, slug } = workshop;
  const edition = unnamedEdition(workshop) ?? [];
  if (url === undefined) return [slug, edition].flat().join("-");
  const { host, pathname } = new URL(url);
  return [host + pathname.replace(/\/+$/, ""), edition].flat().join("/");
});

/** The identifier of an item, the same whatever else in the data changes: `opening-remarks@example.org/2019`. */
export function uidOf(workshop: Workshop, { slug }: { readonly slug: string }): string {
  return `${slug}@${domainOf(workshop)}`;
}

/** A fragment, or other short name, as one that no other edition at the same address has: `event-2019`. */
export function ofEdition(workshop: Workshop, name: string, separator = "-"): string {
  return [name, unnamedEdition(workshop) ?? []].flat().join(separator);
}
