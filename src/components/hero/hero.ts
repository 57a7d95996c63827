/** What the hero says. */

import { headlineOf } from "../../model/headline.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { ImportantDate, Interval, Workshop } from "../../model/workshop.ts";
import { paperCount } from "../paper/papers.ts";
import { inSchedule } from "../programme/items.ts";
import { emWidth } from "../type.ts";
import type { View } from "../view.ts";

/** A button below the name. */
export interface Button {
  readonly url: string;
  readonly label: string;
  /** Whether its label is the organizers' own, in any language. */
  readonly isOwn: boolean;
  readonly until?: ImportantDate;
}

/** The actions whose time is not over, then those of the workshop's stage. */
export function buttons(view: View): Button[] {
  const { workshop, words } = view;
  const { stream, recordings, papers } = headlineOf(workshop);
  const [day] = workshop.days;
  const own = workshop.actions.filter(({ isOver }) => !isOver);
  const archive = (label: string, url: string): Button => ({ label, url, isOwn: false });
  return [
    ...own.map((action) => ({ ...action, isOwn: true })),
    ...(stream === undefined ? [] : [{ label: words.t("facts.stream"), url: stream, isOwn: false }]),
    ...(recordings === 0 || day === undefined
      ? []
      : [archive(words.t("headline.recordings", { count: recordings }), inSchedule(view, day))]),
    ...(papers === 0 ? [] : [archive(paperCount(view, workshop.papers, "papers"), ADDRESSES.papers)]),
  ];
}

/** From the first item of the programme to the end of the last; undefined without items that have a time. */
export function firstToLast({ days }: Workshop): Interval | undefined {
  const spans = days.flatMap(({ span }) => span ?? []);
  const [first, last] = [spans.at(0), spans.at(-1)];
  return first && last && { ...last, start: first.start };
}

/** The hours of a one-day workshop; undefined for any other, whose days have their own. */
export function onlyHours({ days: [day, ...others] }: Workshop): Interval | undefined {
  return others.length === 0 ? day?.span : undefined;
}

/** Whether the programme is drawn there: the timelines of a long one would be a blur. */
export function drawsDays({ items, scheduleShows }: Workshop): boolean {
  return items.length > 0 && scheduleShows !== "what is for everyone";
}

/**
 * The type of the name: in pixels on a wide screen and on a phone, as `hero.css` has it, and the lines that it may take
 * there. The last holds anything.
 */
const STEPS = [
  { wide: 104, narrow: 43, lines: 2, narrowLines: 4 },
  { wide: 88, narrow: 38, lines: 2, narrowLines: 4 },
  { wide: 72, narrow: 32, lines: 2, narrowLines: 4 },
  { wide: 56, narrow: 28, lines: 3, narrowLines: 5 },
];

/** The width of the words in a window of 1280 pixels, and of 360. */
const WIDE = 1088;
const NARROW = 320;

/** Where a name may break: Chinese and Japanese ones after any character, but better after their punctuation. */
const PHRASES = /(?<=[ \u3001\u3002\u30fb\uff01\uff0c\uff1a\uff1b\uff1f])/u;
const CHARACTERS = /(?<=[ \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;

/** The largest step of type, from 1, at which a name takes few lines and no word of it is broken. */
export function titleStep(name: string): number {
  const [phrases = 0, characters = 0] = [PHRASES, CHARACTERS].map((breaks) => stepOf(unbroken(name).split(breaks)));
  // Whole phrases are worth one step, not more.
  return phrases - characters > 1 ? characters : phrases;
}

function stepOf(words: readonly string[]): number {
  const fitting = STEPS.findIndex(
    ({ wide, narrow, lines, narrowLines }) =>
      linesOf(words, WIDE / wide) <= lines && linesOf(words, NARROW / narrow) <= narrowLines,
  );
  return fitting < 0 ? STEPS.length + 1 : fitting + 1;
}

/** How many lines of a width in em words take, each with the space after it; infinitely many if one is wider. */
function linesOf(words: readonly string[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    const needed = emWidth(word.trimEnd());
    if (needed > width) return Number.POSITIVE_INFINITY;
    if (used > 0 && used + needed > width) {
      lines += 1;
      used = 0;
    }
    used += emWidth(word);
  }
  return lines;
}

/** Words that must not end a line: `a`, `for`, `und`; and the longest thing that they may make with the next ones. */
const SHORT_WORD = /(?<=^|[\s\u00a0])(\p{Ll}{1,3}|&) (?=\S)/gu;
const LONGEST_UNBROKEN = 16;

/** A name in which no line ends in a short word: a no-break space follows it. */
export function unbroken(name: string): string {
  const joined = name.replace(SHORT_WORD, "$1\u00a0");
  return joined
    .split(" ")
    .map((part) => (part.length > LONGEST_UNBROKEN ? part.replaceAll("\u00a0", " ") : part))
    .join(" ");
}

/** Filters of the hero. */
export const heroFilters = { drawsDays, firstToLast, headline: headlineOf, onlyHours, titleStep, unbroken };
