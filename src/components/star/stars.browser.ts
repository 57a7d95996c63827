/** The talks and papers that a reader has starred: each by its fragment, with the title that it then had. */
import { choiceOf, choose, onChoiceElsewhere } from "../../browser/store.ts";

/** Where the stars are that nobody knows the edition of: it was not said yet, or by an earlier Lectern. */
const ANY = "stars";

/** Editions of several years may follow each other at one address, and the stars of one say nothing about the next. */
const { edition } = document.documentElement.dataset;
const CHOICE = edition === undefined ? ANY : `${ANY}-${edition}`;

/** A title by its fragment, in the order in which they were starred. */
export type Stars = ReadonlyMap<string, string>;

/** Stars of no known edition are those of the first that asks for them. */
function adopted(): string | undefined {
  const stars = choiceOf(ANY);
  if (stars === undefined) return undefined;
  choose(CHOICE, stars);
  choose(ANY, undefined);
  return stars;
}

/** What is starred now; nothing where the browser holds something that we did not write. */
export function readStars(): Stars {
  try {
    return new Map(Object.entries(JSON.parse(choiceOf(CHOICE) ?? adopted() ?? "{}")));
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
