/** The paper that print forms are made for; lengths in millimetres. */

/** Margins of a sheet; the last holds the foot. No printer needs more than 4.6 mm. */
export const MARGINS = { top: 10, side: 10, bottom: 12 } as const;

/** In large print, whose foot is as large as its text. */
export const LARGE_MARGINS = { top: 13, side: 13, bottom: 21 } as const;

/** What lies within the margins of a sheet. */
interface Area {
  readonly width: number;
  readonly height: number;
}

/** Sheets upright (ISO 216; ANSI/ASME Y14.1 for Letter, A, and Tabloid, B). */
export const SHEETS = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
  a3: { width: 297, height: 420 },
  tabloid: { width: 279.4, height: 431.8 },
} as const;

/** What does not fit a sheet is set on one of twice the size. */
const LARGER = { a4: "a3", letter: "tabloid" } as const;

/** For the browser: what lies within the margins of each sheet. */
export function sheetAreas(): string {
  const areas = Object.entries(SHEETS).map(([name, { width, height }]): [string, Area] => [
    name,
    { width: width - 2 * MARGINS.side, height: height - MARGINS.top - MARGINS.bottom },
  ]);
  return JSON.stringify(Object.fromEntries(areas));
}

/** For the browser: which sheet has twice the size of which. */
export function largerSheets(): string {
  return JSON.stringify(LARGER);
}
