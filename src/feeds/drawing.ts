/**
 * Drawings (SVG) as PNG files, for programs that take nothing else. The library resvg draws them and not sharp, which
 * finds its fonts through the machine's settings: here the fonts are ours, so a picture looks the same on every machine.
 * What was drawn is kept between builds by the hash of the drawing.
 */
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import type * as Resvg from "@resvg/resvg-js";
import { escapeHtml } from "../model/text.ts";
import { packageFile } from "../package.ts";

const require = createRequire(import.meta.url);
/** Loaded by the first drawing that is not kept yet. */
const library = () => require("@resvg/resvg-js") as typeof Resvg;

const FONTS = ["Literata_400Regular.ttf", "Literata_600SemiBold.ttf"].map((name) => packageFile(`feeds/fonts/${name}`));

/** The family of the fonts beside this file (SIL Open Font License, `fonts/OFL.txt`). */
export const FONT_FAMILY = "Literata";

/** Characters that our fonts have; others are taken from the machine's fonts, as far as it has any. */
const COVERED =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}\u0020-\u00ff\u2000-\u2126\s]*$/u;

function options(text: string) {
  const loadSystemFonts = !COVERED.test(text);
  return { font: { fontFiles: FONTS, loadSystemFonts, defaultFontFamily: FONT_FAMILY, serifFamily: FONT_FAMILY } };
}

/** Widths of words in our fonts, in pixels at a size of 100, by weight and word. */
const widths = new Map<string, number>();

/** The width in pixels of a line of text; characters that our fonts lack are estimated, as drawing them takes seconds. */
export function textWidth(text: string, size: number, weight: 400 | 600): number {
  const pieces = text.match(/\s+|[^\s]+/g) ?? [];
  const sum = pieces.reduce((total, piece) => total + (piece.trim() === "" ? 25 : wordWidth(piece, weight)), 0);
  return (sum * size) / 100;
}

function wordWidth(word: string, weight: 400 | 600): number {
  const key = `${weight} ${word}`;
  const width = widths.get(key) ?? (COVERED.test(word) ? measure(word, weight) : estimate(word));
  widths.set(key, width);
  return width;
}

function measure(word: string, weight: 400 | 600): number {
  const style = `font-family="${FONT_FAMILY}" font-size="100" font-weight="${weight}"`;
  const text = `<text ${style}>${escapeHtml(word)}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${text}</svg>`;
  return new (library().Resvg)(svg, options(word)).getBBox()?.width ?? 0;
}

/** East Asian characters and pictures are as wide as high; most others are narrower. */
function estimate(word: string): number {
  const isWide = (character: string) => (character.codePointAt(0) ?? 0) >= 0x2e80;
  return [...word].reduce((sum, character) => sum + (isWide(character) ? 100 : 64), 0);
}

/** A drawing as PNG, as wide as told. */
export function rasterize(svg: string, width: number): Buffer {
  return new (library().Resvg)(svg, { ...options(svg), fitTo: { mode: "width", value: width } }).render().asPng();
}

/** A short hash for names of files. */
export function hashOf(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
