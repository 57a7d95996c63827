/** What the page of a paper shows. */
import type { Item, Paper } from "../../model/workshop.ts";

/** Whether there is anything to read beside its facts. */
export function hasText({ abstract, keywords }: Paper): boolean {
  return abstract !== undefined || keywords.length > 0;
}

/** Where a paper can be met: its talks, then the sessions in which it hangs. */
export function shownIn({ talks, sessions }: Paper): Item[] {
  return [...talks, ...sessions];
}

/** Filters of a paper's page. */
export const paperPageFilters = { hasText, shownIn };
