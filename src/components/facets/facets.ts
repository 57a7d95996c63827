/** Long facets in templates. */

/** Options of a facet that are shown before the reader asks for all. */
const SHOWN = 8;

/** Whether there are more options than are seen at once. */
export function isLongFacet(options: readonly unknown[]): boolean {
  return options.length > SHOWN + 2;
}

/** How many options are shown at first. */
export function firstShown(options: readonly unknown[]): number {
  return isLongFacet(options) ? SHOWN : options.length;
}

export const facetFilters = { firstShown, isLongFacet };
