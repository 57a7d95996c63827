/** The talks and papers that a reader has starred: fragments, with titles as of then. */
import { choiceOf, choose, onChoiceElsewhere } from "../../browser/store.ts";
import type { StarsFile } from "../../feeds/stars.ts";

/** Stars of no known edition: from before it was stated, or from an earlier Lectern. */
const ANY = "stars";

/** Editions of several years may share one address, and the stars of one say nothing about the next. */
const { edition } = document.documentElement.dataset;
const CHOICE = edition === undefined ? ANY : `${ANY}-${edition}`;
const SEEN = `seen-${CHOICE}`;

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

/** @returns whether the browser has stored them */
export function keepStars(stars: Stars): boolean {
  return choose(CHOICE, stars.size > 0 ? JSON.stringify(Object.fromEntries(stars)) : undefined);
}

/** What was last seen of the starred things, by fragment. */
export function readSeen(): StarsFile {
  try {
    return JSON.parse(choiceOf(SEEN) ?? "{}");
  } catch {
    return {};
  }
}

export function keepSeen(seen: StarsFile): void {
  choose(SEEN, JSON.stringify(seen));
}

/** Calls back when stars may have changed in another tab. */
export function onStarsElsewhere(callback: () => void): void {
  onChoiceElsewhere(CHOICE, callback);
}
