/** What the page of a paper shows. */
import type { View } from "../../components/view.ts";
import type { Paper } from "../../model/workshop.ts";
import { similarPapers } from "./similar.ts";

/** Whether there is anything to read besides its facts. */
export function hasText({ abstract, keywords }: Paper): boolean {
  return abstract !== undefined || keywords.length > 0;
}

/** Filters of a paper's page. */
export const paperPageFilters = ({ workshop }: View) => ({
  hasText,
  similarPapers: (paper: Paper) => similarPapers(workshop, paper),
});
