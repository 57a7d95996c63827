/** The talks and papers that a reader has starred: each by its fragment, with the title that it then had. */
import { choiceOf, choose, onChoiceElsewhere } from "./store.ts";

const CHOICE = "stars";

/** A title by its fragment, in the order in which they were starred. */
export type Stars = ReadonlyMap<string, string>;

/** What is starred now; nothing where the browser holds something that we did not write. */
export function readStars(): Stars {
  try {
    return new Map(Object.entries(JSON.parse(choiceOf(CHOICE) ?? "{}")));
  } catch {
    return new Map();
  }
}

/** Keeps what is starred. */
export function keepStars(stars: Stars): void {
  choose(CHOICE, stars.size > 0 ? JSON.stringify(Object.fromEntries(stars)) : undefined);
}

/** Calls back when something may have been starred in another tab. */
export function onStarsElsewhere(callback: () => void): void {
  onChoiceElsewhere(CHOICE, callback);
}
