/** How much room times need, given the language and the clock of a workshop. */
import { createDates } from "../locales/dates.ts";
import { createWords } from "../locales/words.ts";
import type { Workshop } from "../model/workshop.ts";
import { quote } from "./css.ts";

/**
 * `--times`: the widest times as a string. A row that begins with a time holds it invisibly, so that all rows leave as
 * much room, in the reader's own font. `--times-width`: about its width, for tables, whose columns cannot follow from
 * their content. On days whose times show am or pm, and where the reader's zone is shown, both are those of such times.
 */
export function timeRules(workshop: Workshop): string {
  const { bare, half } = createDates(workshop, createWords(workshop.language)).widest;
  const rule = (selector: string, times: string) =>
    `${selector} { --times: ${quote(times)}; --times-width: ${widthOf(times)}ch; }`;
  return bare === half ? rule(":root", bare) : `${rule(":root", bare)}\n${rule(".times-half, [data-zoned]", half)}`;
}

/** Widths of characters in times, relative to a digit, in the wider fonts. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[\p{Nd}]/u, 1],
  [/[\s:.]/u, 0.6],
  [/m/iu, 1.7],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 2],
  [/[\p{Script=Arabic}]/u, 1.7],
  [/./u, 1.3],
];

function widthOf(times: string): number {
  const widths = times
    .split("\n")
    .map((time) => [...time].reduce((sum, one) => sum + (WIDTHS.find(([kind]) => kind.test(one))?.[1] ?? 0), 0));
  return Math.round(Math.max(...widths) * 10) / 10;
}
