/** What the functions that templates call work with: one workshop, as one build shows it. */
import type { Dates } from "../locales/dates.ts";
import type { Words } from "../locales/words.ts";
import type { Workshop } from "../model/workshop.ts";

export interface View {
  readonly workshop: Workshop;
  readonly words: Words;
  readonly dates: Dates;
  /** Of the page that is being rendered, from the site's root: `/schedule/`. */
  readonly address: string;
}
