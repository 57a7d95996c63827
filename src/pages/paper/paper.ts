/** What the page of a paper shows. */
import type { View } from "../../components/view.ts";
import { volumeOf } from "../../feeds/site.ts";
import type { Paper } from "../../model/workshop.ts";
import { similarPapers } from "./similar.ts";

/** Filters of a paper's page. */
export const paperPageFilters = ({ workshop }: View) => ({
  volumeOf: (paper: Paper) => volumeOf(workshop, paper),
  similarPapers: (paper: Paper) => similarPapers(workshop, paper),
});
