/**
 * How large a printed day can be set. The reader's printer decides the sheet, so a size has to fit the smaller side of
 * A4 and of Letter, in an unknown font; the height is estimated for a wide font and for a usual one.
 */

/**
 * A step of the type scale in print; lengths in points, `leading` and `gap` (above and below a row) in units of `size`.
 */
export interface SizeStep {
  readonly size: number;
  readonly leading: number;
  readonly gap: number;
}

/** From the largest to the smallest that is readable at arm's length. */
export const SIZE_STEPS: readonly SizeStep[] = [
  { size: 11, leading: 1.3, gap: 0.4 },
  { size: 10.5, leading: 1.28, gap: 0.36 },
  { size: 10, leading: 1.26, gap: 0.32 },
  { size: 9.5, leading: 1.24, gap: 0.26 },
  { size: 9, leading: 1.2, gap: 0.2 },
  { size: 8.5, leading: 1.16, gap: 0.14 },
  { size: 8, leading: 1.14, gap: 0.1 },
];

/**
 * Steps of a door sign, read from two metres; pages/print/room.njk explains the smallest. The room's name stays larger
 * than all of them.
 */
export const SIGN_STEPS: readonly SizeStep[] = [
  { size: 36, leading: 1.14, gap: 0.26 },
  { size: 32, leading: 1.14, gap: 0.24 },
  { size: 28, leading: 1.14, gap: 0.22 },
  { size: 24, leading: 1.14, gap: 0.18 },
];

/** Margins of a sheet in millimetres: top, both sides, bottom. The last holds the footer. */
export const MARGINS = { top: 13, side: 13, bottom: 15 } as const;

const POINTS_PER_MM = 72 / 25.4;

/** The text area of either sheet, in points. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

/** The sides of A4 and Letter in millimetres; the smaller of both counts. */
const LONG_SIDE = Math.min(297, 279.4);
const SHORT_SIDE = Math.min(210, 215.9);

function area(width: number, height: number): Area {
  return {
    width: (width - 2 * MARGINS.side) * POINTS_PER_MM,
    height: (height - MARGINS.top - MARGINS.bottom) * POINTS_PER_MM,
  };
}

export const PORTRAIT = area(SHORT_SIDE, LONG_SIDE);
export const LANDSCAPE = area(LONG_SIDE, SHORT_SIDE);

/** The share of the height that stays free in a usual font, in case a printer has larger margins. */
const SPARE = 0.1;

/** Mean widths of a character in em. */
export interface Font {
  readonly plain: number;
  readonly bold: number;
}

/** Like Verdana and DejaVu, the widest that systems fall back to. */
const WIDE: Font = { plain: 0.54, bold: 0.6 };
/** Like Noto Sans, Segoe UI and Charter. */
const USUAL: Font = { plain: 0.49, bold: 0.55 };

/** Words do not fill a line to its end, if there is more than one. */
const RAGGED = 1.06;

/**
 * The lines a text takes.
 * @param text without markup
 * @param character mean width of a character in em; ideographs take a whole em
 * @param width of the column in em of the same size
 */
export function linesOf(text: string, character: number, width: number): number {
  if (text === "") return 0;
  const ideographs =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const length = ideographs + ([...text].length - ideographs) * character;
  return length <= width ? 1 : Math.ceil((length * RAGGED) / Math.max(width, 1));
}

/** The height of a day's content below its head, in points, at a step and in a font. */
export type Estimate = (step: SizeStep, font: Font) => number;

/**
 * The index of the largest step that needs as few sheets as the smallest does. The smallest may fill its sheets to the
 * end, so that spare space alone never causes a second one.
 * @param head height above the content on the first sheet, in points
 */
export function chooseStep(steps: readonly SizeStep[], { height }: Area, head: number, estimate: Estimate): number {
  const sheets = (step: SizeStep, font: Font, spare: number) =>
    Math.ceil((head + estimate(step, font)) / (height * (1 - spare)));
  const last = steps.length - 1;
  const smallest = steps[last];
  const fewest = smallest === undefined ? 1 : sheets(smallest, WIDE, 0);
  const found = steps.findIndex((step) => sheets(step, WIDE, 0) <= fewest && sheets(step, USUAL, SPARE) <= fewest);
  return found < 0 ? last : found;
}
