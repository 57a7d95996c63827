/** Colours from the one accent of a workshop: its hue and chroma, our lightness, contrast by construction. */
import { clampChroma, converter, formatHex, type Oklch, parse, wcagContrast } from "culori";

/** A colour of the light scheme and its counterpart in the dark one. */
export type Pair = readonly [light: string, dark: string];

export type Palette = Readonly<Record<string, Pair>>;

const toOklch = converter("oklch");

/** Black and grey have no hue, so whatever follows from them is grey as well. */
interface Tone {
  readonly h: number;
  readonly c: number;
}

const FALLBACK: Tone = { h: 300, c: 0.15 };

/** Warm yellow. */
const HIGHLIGHT_HUE = 86;

/** Red, whatever the accent. */
const ALERT: Tone = { h: 25, c: 0.19 };

function colour(l: number, c: number, h: number): string {
  const inside = clampChroma({ mode: "oklch", l, c, h } satisfies Oklch, "oklch");
  return formatHex(inside);
}

/** The colour nearest to a lightness with enough contrast to a background, going lighter (1) or darker (-1). */
function readable(l: number, tone: Tone, ground: string, ratio: number, direction: 1 | -1): string {
  for (let at = l; at >= 0 && at <= 1; at += 0.005 * direction) {
    const hex = colour(at, tone.c, tone.h);
    if (wcagContrast(hex, ground) >= ratio) return hex;
  }
  return direction > 0 ? "#ffffff" : "#000000";
}

const distance = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

/** How many colours tracks have; with more tracks they repeat, and the letters tell them apart. */
export const TRACK_COLOURS = 8;

/** Hues as far apart as possible, the accent's first; neighbours in the list are far apart too. */
function trackColours(
  accent: Tone,
  on: (l: readonly [number, number], from: Tone, ratio: number) => Pair,
): Record<string, Pair> {
  const step = 360 / TRACK_COLOURS;
  const entries = Array.from({ length: TRACK_COLOURS }, (_, index): [string, Pair] => {
    const tone: Tone = { h: (accent.h + index * 3 * step) % 360, c: 0.12 };
    return [`track-${index + 1}`, on([0.5, 0.78], tone, 4.6)];
  });
  return Object.fromEntries(entries);
}

/** On any background of its scheme, text has 4.5:1 and meaningful lines have 3:1, whatever the accent. */
export function createPalette(accent: string): Palette {
  const parsed = toOklch(parse(accent));
  const own: Tone = parsed === undefined ? FALLBACK : { h: parsed.h ?? 0, c: Math.min(parsed.c, 0.24) };
  const grey = own.c < 0.02;
  const tone: Tone = grey ? { h: own.h, c: own.c } : { h: own.h, c: Math.max(own.c, 0.06) };
  // A yellow highlight would drown in a yellow or orange site, so that uses the opposite hue.
  const contrast: Tone = { h: !grey && distance(own.h, HIGHLIGHT_HUE) < 50 ? own.h + 180 : HIGHLIGHT_HUE, c: 0.14 };
  const share = (part: number, most: number): Tone => ({ h: tone.h, c: Math.min(tone.c * part, most) });
  const shade = (l: number, { c, h }: Tone) => colour(l, c, h);

  const background: Pair = ["#ffffff", shade(0.17, share(0.1, 0.012))];
  const wash: Pair = [shade(0.965, share(0.16, 0.022)), shade(0.25, share(0.3, 0.04))];
  const deep: Pair = [shade(0.27, share(0.85, 0.13)), shade(0.225, share(0.6, 0.085))];
  const glow: Pair = [shade(0.955, { h: contrast.h, c: 0.055 }), shade(0.3, { h: contrast.h, c: 0.055 })];

  const both = (make: (scheme: 0 | 1) => string): Pair => [make(0), make(1)];
  // The harder of two backgrounds decides: text stands on the page's background and on a wash.
  const on = (l: Pair | readonly [number, number], from: Tone, ratio: number): Pair =>
    both((scheme) => readable(Number(l[scheme]), from, wash[scheme], ratio, scheme === 0 ? -1 : 1));

  return {
    background,
    wash,
    band: [shade(0.962, share(0.02, 0.004)), shade(0.215, share(0.1, 0.012))],
    found: [shade(0.93, share(0.35, 0.05)), shade(0.36, share(0.4, 0.06))],
    ink: [shade(0.21, share(0.08, 0.012)), shade(0.94, share(0.05, 0.008))],
    soft: on([0.5, 0.76], share(0.1, 0.018), 4.6),
    tone: on([0.46, 0.8], tone, 5),
    mark: on([0.56, 0.7], tone, 3.2),
    alert: on([0.48, 0.74], ALERT, 5),
    line: [shade(0.885, share(0.08, 0.012)), shade(0.34, share(0.12, 0.018))],
    rule: on([0.7, 0.5], share(0.12, 0.02), 3.05),
    deep,
    "deep-ink": both(() => "#ffffff"),
    "deep-soft": both((scheme) => readable(0.84, share(0.4, 0.06), deep[scheme], 6, 1)),
    "deep-line": both((scheme) => shade(scheme === 0 ? 0.42 : 0.36, share(0.7, 0.11))),
    "timeline-high": both((scheme) => readable(0.84, contrast, deep[scheme], 3.2, 1)),
    "timeline-mid": both((scheme) => readable(0.78, share(0.5, 0.1), deep[scheme], 3.2, 1)),
    "timeline-low": both((scheme) => readable(0.62, share(0.8, 0.14), deep[scheme], 3.2, 1)),
    "timeline-rest": both((scheme) => readable(0.44, share(0.6, 0.08), deep[scheme], 3.05, 1)),
    high: both((scheme) => (scheme === 0 ? shade(0.84, contrast) : shade(0.8, contrast))),
    glow,
    "glow-ink": both((scheme) =>
      readable(scheme === 0 ? 0.42 : 0.86, { h: contrast.h, c: 0.09 }, glow[scheme], 5, scheme === 0 ? -1 : 1),
    ),
    ...trackColours(own, on),
  };
}

/** The ground of the screen in the foyer: near black, so that it does not light up the room. */
export const SCREEN = "#101113";

/**
 * The colours of the screen in the foyer: the accent itself as a `field`, whatever stands on it white or, where that
 * would not be readable, black; and a `rule` in the accent that can be seen on the near-black ground.
 */
export function createScreenPalette(accent: string): Readonly<Record<string, string>> {
  const field = formatHex(parse(accent)) ?? SCREEN;
  const parsed = toOklch(parse(accent));
  const tone: Tone = parsed === undefined ? FALLBACK : { h: parsed.h ?? 0, c: parsed.c };
  return {
    screen: SCREEN,
    field,
    "on-field": wcagContrast("#ffffff", field) >= 4.5 ? "#ffffff" : "#000000",
    "screen-rule": wcagContrast(field, SCREEN) >= 3 ? field : readable(parsed?.l ?? 0.5, tone, SCREEN, 3, 1),
  };
}
