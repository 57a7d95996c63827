/** Colours from the one accent of a workshop: the accent itself, with white or black on it, and nearly neutral greys. */
import { type Color, clampChroma, converter, displayable, formatHex, type Oklch, parse, wcagContrast } from "culori";

/** A colour of the light scheme and its counterpart in the dark one. */
export type Pair = readonly [light: string, dark: string];

const toOklch = converter("oklch");

/** Black and grey have no hue, so whatever follows from them is grey as well. */
interface Tone {
  readonly h: number;
  readonly c: number;
}

/** For an accent that is no colour. */
const FALLBACK = "#7a1fa2";

/** Accents of less chroma have no hue that anyone sees. */
const GREY = 0.02;

const INK: Pair = ["#15171a", "#eceef0"];

/** The paper of both schemes. */
const PAPER: Pair = ["#ffffff", "#131416"];

function colour(l: number, { c, h }: Tone): string {
  return formatHex(clampChroma({ mode: "oklch", l, c, h } satisfies Oklch, "oklch"));
}

/** The colour nearest to a lightness with enough contrast to a background, going lighter (1) or darker (-1). */
function readable(l: number, tone: Tone, ground: string, ratio: number, direction: 1 | -1): string {
  for (let at = l; at >= 0 && at <= 1; at += 0.005 * direction) {
    const hex = colour(at, tone);
    if (wcagContrast(hex, ground) >= ratio) return hex;
  }
  return direction > 0 ? "#ffffff" : "#000000";
}

/** How many colours tracks have; with more tracks they repeat, and the letters tell them apart. */
export const TRACK_COLOURS = 8;

/** Hues as far apart as possible, the accent's first; neighbours in the list are far apart too. */
function trackColours(accent: Tone, grounds: Pair): Record<string, Pair> {
  const step = 360 / TRACK_COLOURS;
  const entries = Array.from({ length: TRACK_COLOURS }, (_, index): [string, Pair] => {
    const tone: Tone = { h: (accent.h + index * 3 * step) % 360, c: 0.12 };
    const [light, dark] = grounds;
    return [`track-${index + 1}`, [readable(0.5, tone, light, 4.6, -1), readable(0.78, tone, dark, 4.6, 1)]];
  });
  return Object.fromEntries(entries);
}

/** An accent as screens show it, with what follows from it. */
interface Accent {
  readonly field: string;
  /** Pure white if it can be read on the field, else pure black. */
  readonly on: string;
  /** The accent, as much lighter as it needs to be read on near-black. */
  readonly lifted: string;
  readonly tone: Tone;
}

/** WCAG 2.2, 1.4.3: text of any size. One of white and black has at least 4.58:1 to any colour. */
const TEXT = 4.5;

function accentOf(accent: string, darkPaper: string): Accent {
  const parsed = (parse(accent) ?? parse(FALLBACK)) as Color;
  const field = formatHex(displayable(parsed) ? parsed : clampChroma(parsed, "oklch")) ?? FALLBACK;
  const { l, c, h = 0 } = toOklch(field) as Oklch;
  // A mid grey would be dull; without a hue to keep, it is the ink of the scheme.
  const lift = () => (c < GREY ? INK[1] : readable(l, { c, h }, darkPaper, 5.2, 1));
  return {
    field,
    on: wcagContrast("#ffffff", field) >= TEXT ? "#ffffff" : "#000000",
    lifted: wcagContrast(field, darkPaper) >= 5.2 ? field : lift(),
    tone: { c, h },
  };
}

/**
 * The colours of a site. In the light scheme the head is the accent itself, `field`, and everything on it has one ink,
 * `on`; the dark scheme inverts them. `mark` is a ground in the accent with `on-mark` on it, `stripe` a line in it beside
 * words that say the same: too pale an accent has ink instead. Text has 4.5:1 on every ground of its scheme, and edges of
 * controls 3:1 on paper and washes, whatever the accent.
 */
export function createPalette(accent: string) {
  const [light, dark] = PAPER;
  const { field, on, lifted, tone } = accentOf(accent, dark);
  const of = (part: number, most: number): Tone => ({ h: tone.h, c: Math.min(tone.c * part, most) });
  const wash: Pair = [colour(0.972, of(0.35, 0.03)), colour(0.245, of(0.1, 0.012))];
  const wash2: Pair = [colour(0.93, of(0.6, 0.065)), colour(0.33, of(0.15, 0.026))];
  const isSeen = wcagContrast(field, light) >= 1.25;
  return {
    background: PAPER,
    field: [field, dark],
    on: [on, lifted],
    mark: [field, lifted],
    "on-mark": [on, dark],
    stripe: [isSeen ? field : INK[0], lifted],
    wash,
    wash2,
    band: ["#f3f3f1", "#1b1d20"],
    ink: INK,
    soft: ["#565b62", "#a9adb3"],
    line: ["#d9dbde", "#33363b"],
    rule: ["#85898f", "#7d8188"],
    alert: ["#b3121d", "#ff8a82"],
    ...trackColours(tone, wash),
  } as const satisfies Readonly<Record<string, Pair>>;
}

/** The ground of the screen in the foyer: near black, so that it does not light up the room. */
export const SCREEN = "#101113";

/**
 * The colours of the screen in the foyer: the head as in the light scheme, and a `rule` in the accent that can be seen on
 * the near-black ground.
 */
export function createScreenPalette(accent: string): Readonly<Record<string, string>> {
  const { field, on, tone } = accentOf(accent, SCREEN);
  return {
    screen: SCREEN,
    field,
    on,
    "screen-rule": wcagContrast(field, SCREEN) >= 3 ? field : readable((toOklch(field) as Oklch).l, tone, SCREEN, 3, 1),
  };
}
