/**
 * Renders SVG drawings as PNG files, for programs that accept nothing else. Uses resvg, as sharp finds fonts through
 * the machine's settings; with our own fonts, a picture looks the same on every machine. Results are cached between
 * builds by the hash of the drawing.
 */
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import type * as Resvg from "@resvg/resvg-js";
import { escapeHtml } from "../model/text.ts";
import { packageFile } from "../package.ts";

const require = createRequire(import.meta.url);
/** Loaded by the first drawing that is not cached. */
const library = () => require("@resvg/resvg-js") as typeof Resvg;

const FONTS = ["Literata_400Regular.ttf", "Literata_600SemiBold.ttf"].map((name) => packageFile(`feeds/fonts/${name}`));

/** The family of the fonts beside this file (SIL Open Font License, `fonts/OFL.txt`). */
export const FONT_FAMILY = "Literata";

/** Characters that our fonts have; for others, the machine's fonts are used, if any. */
const COVERED =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}\u0020-\u00ff\u2000-\u2126\s]*$/u;

function options(text: string) {
  const loadSystemFonts = !COVERED.test(text);
  return { font: { fontFiles: FONTS, loadSystemFonts, defaultFontFamily: FONT_FAMILY, serifFamily: FONT_FAMILY } };
}

/** Widths of words in our fonts, in pixels at size 100, by weight and word. */
const widths = new Map<string, number>();

/** The width of a line of text in pixels. Characters missing from our fonts are estimated, as drawing takes seconds. */
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

/** East Asian characters and pictographs are square; most others are narrower. */
function estimate(word: string): number {
  const isWide = (character: string) => (character.codePointAt(0) ?? 0) >= 0x2e80;
  return [...word].reduce((sum, character) => sum + (isWide(character) ? 100 : 64), 0);
}

/** Renders a drawing as PNG, at the given width. */
export function rasterize(svg: string, width: number): Buffer {
  return new (library().Resvg)(svg, { ...options(svg), fitTo: { mode: "width", value: width } }).render().asPng();
}

/** A short hash for file names. */
export function hashOf(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
