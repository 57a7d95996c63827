/** The context of functions that templates call: one workshop, as one build shows it. */
import type { Dates } from "../locales/dates.ts";
import type { Words } from "../locales/words.ts";
import type { Workshop } from "../model/workshop.ts";

export interface View {
  readonly workshop: Workshop;
  readonly words: Words;
  readonly dates: Dates;
  /** Of the page being rendered, from the site's root: `/schedule/`. */
  readonly address: string;
}

/** What templates call, by name. */
export type Functions = Readonly<Record<string, (...values: never[]) => unknown>>;

/** The same functions with the view already applied. */
export function bind(
  view: View,
  functions: Readonly<Record<string, (view: View, ...values: never[]) => unknown>>,
): Functions {
  return Object.fromEntries(
    Object.entries(functions).map(([name, work]) => [name, (...values: never[]) => work(view, ...values)]),
  );
}
