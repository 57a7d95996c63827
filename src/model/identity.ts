/** Which edition a workshop is, and identifiers that no other edition shares, wherever they are published. */
import { decoded } from "../load/source.ts";
import { memoize } from "./memoize.ts";
import type { Day, When, Workshop } from "./workshop.ts";

/**
 * The edition's year, which a postponed workshop keeps: the year of its start or, if that is unknown, of the first day
 * of the programme. Undefined if neither is known.
 */
export function editionOf(when: When, days: readonly Pick<Day, "date">[]): string | undefined {
  if (when.known === "tbd") return days[0]?.date.slice(0, 4);
  return (when.known === "day" ? when.start : when.month).toFormat("yyyy");
}

/** Whether a text names a year, but not inside a longer number: `iclr2019`, `/2019/`. */
const names = (text: string, year: string): boolean => new RegExp(`(?<!\\d)${year}(?!\\d)`).test(text);

/** The edition, unless the site's address (or, without one, the workshop's slug) already names it. */
const unnamedEdition = memoize(({ url, slug, edition }: Workshop): string | undefined => {
  if (edition === undefined) return undefined;
  const { hostname, pathname } = url === undefined ? { hostname: slug, pathname: "" } : new URL(url);
  return names(`${hostname} ${decoded(pathname)}`, edition) ? undefined : edition;
});

/**
 * The domain part of identifiers: host and path of `url:`, else the workshop's slug, plus the edition's year if they do
 * not name it: `example.org/2019`. Editions often share a host, and their "opening remarks" must not replace each
 * other.
 */
export const domainOf = memoize((workshop: Workshop): string => {
  const { url, slug } = workshop;
  const edition = unnamedEdition(workshop) ?? [];
  if (url === undefined) return [slug, edition].flat().join("-");
  const { host, pathname } = new URL(url);
  return [host + pathname.replace(/\/+$/, ""), edition].flat().join("/");
});

/** The identifier of an item, stable when other data change: `opening-remarks@example.org/2019`. */
export function uidOf(workshop: Workshop, { slug }: { readonly slug: string }): string {
  return `${slug}@${domainOf(workshop)}`;
}

/** A fragment or other short name that no other edition at the same address has: `event-2019`. */
export function ofEdition(workshop: Workshop, name: string, separator = "-"): string {
  return [name, unnamedEdition(workshop) ?? []].flat().join(separator);
}
