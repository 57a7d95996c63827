/**
 * The oldest browsers in which a page has its look: the first that know cascade layers. Older ones show plain HTML.
 * What needs newer ones is in `@supports`, or nobody misses it; docs/browsers.md lists it.
 */
export const BROWSERS: readonly string[] = ["chrome99", "firefox97", "safari15.4"];
