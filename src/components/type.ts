/** How wide words are, roughly: the build does not know the reader's fonts. */

/** Widths in em of characters in bold type, a little wide for most fonts. */
const WIDTHS: readonly [characters: RegExp, width: number][] = [
  [/[\p{M}\u200B-\u200F]/u, 0],
  [/[ijlI|.,:;'’‘!()[\]ítf-]/u, 0.36],
  [/[mwMW—…@%]/u, 0.95],
  [/[\u2E80-\uFFEF\u{1F000}-\u{3FFFF}]/u, 1],
  [/[\p{Lu}&]/u, 0.74],
  [/\s/u, 0.27],
];

/** The width of a text in em, in bold type. */
export function emWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDTHS.find(([set]) => set.test(character))?.[1] ?? 0.58), 0);
}
