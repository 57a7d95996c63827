/** How a workshop speaks: the words of its language, its dates and times. */
import { once } from "../model/once.ts";
import type { Workshop } from "../model/workshop.ts";
import { createDates, type Dates } from "./dates.ts";
import { createWords, type Words } from "./words.ts";

export interface Voice {
  readonly words: Words;
  readonly dates: Dates;
}

/** The words and formats of a workshop's language. */
export const voiceOf = once((workshop: Workshop): Voice => {
  const words = createWords(workshop.language);
  return { words, dates: createDates(workshop, words) };
});
