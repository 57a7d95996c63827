/** What the page of a paper shows. */
import type { View } from "../../components/view.ts";
import type { Item, Paper } from "../../model/workshop.ts";
import { similarPapers } from "./similar.ts";

/** Whether there is anything to read besides its facts. */
export function hasText({ abstract, keywords }: Paper): boolean {
  return abstract !== undefined || keywords.length > 0;
}

/** Where a paper is presented: its talks, then its poster sessions. */
export function shownIn({ talks, sessions }: Paper): Item[] {
  return [...talks, ...sessions];
}

/** Filters of a paper's page. */
export const paperPageFilters = ({ workshop }: View) => ({
  hasText,
  shownIn,
  similarPapers: (paper: Paper) => similarPapers(workshop, paper),
});
