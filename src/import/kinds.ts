/** What can be imported; `committee` is short for people into that file. */
export const KINDS = ["papers", "programme", "people", "committee"] as const;
export type Kind = (typeof KINDS)[number];
