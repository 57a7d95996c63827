/** A workshop's language: its words, dates and times. */
import { memoize } from "../model/memoize.ts";
import type { Workshop } from "../model/workshop.ts";
import { createDates, type Dates } from "./dates.ts";
import { createWords, type Words } from "./words.ts";

export interface Localization {
  readonly words: Words;
  readonly dates: Dates;
}

/** The words and formats of a workshop's language. */
export const localizationOf = memoize((workshop: Workshop): Localization => {
  const words = createWords(workshop.language);
  return { words, dates: createDates(workshop, words) };
});
