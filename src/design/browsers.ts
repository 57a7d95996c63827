/**
 * The oldest browsers in which a page has its look: the first that know cascade layers. Before them a page is plain HTML.
 * What newer ones add stands in `@supports`, or is missed by nobody; docs/browsers.md says what it is.
 */
export const BROWSERS: readonly string[] = ["chrome99", "firefox97", "safari15.4"];
