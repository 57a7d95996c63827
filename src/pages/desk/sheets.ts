/** What the forms for those who run the day are made of. */
import type { Badge } from "../../model/badges.ts";
import type { Contact } from "../../model/contacts.ts";
import type { PAPER_SIZES } from "../../schema/workshop.ts";

/** What these forms are made of beside the workshop; no build has it. */
export interface Desk {
  readonly paper: (typeof PAPER_SIZES)[number];
  readonly contacts: readonly Contact[];
  readonly badges: readonly Badge[];
  /** What is wrong with the private files, as the terminal shows it; the forms then show nothing else. */
  readonly problems?: string;
}

/** Words do not fill a line to its end, if there is more than one. */
const RAGGED = 1.06;

/**
 * About how many lines a text takes, for what a script measures afterwards.
 * @param character mean width of a character in em; ideographs take a whole em
 * @param width of the column in em
 */
export function linesOf(text: string, character: number, width: number): number {
  if (text === "") return 0;
  const ideographs =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const length = ideographs + ([...text].length - ideographs) * character;
  return length <= width ? 1 : Math.ceil((length * RAGGED) / Math.max(width, 1));
}
