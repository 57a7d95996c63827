/** What can be imported; `committee` is short for people into that file, and `site` is all of a site at once. */
export const KINDS = ["papers", "programme", "people", "committee", "site"] as const;
export type Kind = (typeof KINDS)[number];
