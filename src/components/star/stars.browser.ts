/** The talks and papers that a reader has starred: fragments, with titles as of then. */
import { choiceOf, choose, onChoiceElsewhere } from "../../browser/store.ts";

/** Stars of no known edition: from before it was stated, or from an earlier Lectern. */
const ANY = "stars";

/** Editions of several years may share one address, and the stars of one say nothing about the next. */
const { edition } = document.documentElement.dataset;
const CHOICE = edition === undefined ? ANY : `${ANY}-${edition}`;

/** Titles by fragment, in the order in which they were starred. */
export type Stars = ReadonlyMap<string, string>;

/** Stars of no known edition go to the first edition that asks for them. */
function adopted(): string | undefined {
  const stars = choiceOf(ANY);
  if (stars === undefined) return undefined;
  choose(CHOICE, stars);
  choose(ANY, undefined);
  return stars;
}

/** The current stars; none if the browser holds something that we did not write. */
export function readStars(): Stars {
  try {
    return new Map(Object.entries(JSON.parse(choiceOf(CHOICE) ?? adopted() ?? "{}")));
  } catch {
    return new Map();
  }
}

export function keepStars(stars: Stars): void {
  choose(CHOICE, stars.size > 0 ? JSON.stringify(Object.fromEntries(stars)) : undefined);
}

/** Calls back when stars may have changed in another tab. */
export function onStarsElsewhere(callback: () => void): void {
  onChoiceElsewhere(CHOICE, callback);
}
