import type { PictureFormat } from "../../load/picture.ts";
import type { PictureUse } from "../../model/context.ts";

/**
 * The formats that pages offer, smallest files first; the last ones are for browsers that know neither of the others.
 */
export type OfferedFormat = "avif" | "webp" | "jpeg" | "png";

/** What to make from a picture; part of the cache key. */
export interface Recipe {
  /** Pixel widths, ascending; a picture is never enlarged. */
  readonly widths: readonly number[];
  /** The one width of the last format. */
  readonly fallbackWidth: number;
  /** Width by height, if cropped to that around what draws the eye: in a portrait, the face. */
  readonly ratio?: number;
  /** The greatest height of a variant, in pixels. */
  readonly mostHeight: number;
  /** 1 to 100 on AVIF's scale; WebP needs 20 more for the same look. */
  readonly quality: number;
  /** Lines and flat colours: lossless WebP, which is both sharper and smaller for them. */
  readonly lossless: boolean;
}

/** A logo on the page, in CSS pixels: its usual height, how far one may depart from it, and the longest. */
const LOGO = { height: 52, least: 0.75, most: 1.5, width: 240, area: 52 * 52 * 3.2 };

/**
 * Recipes by use, as pages show them: photos as portraits of up to 254 pixels at two device pixels per CSS pixel;
 * heroes over half of the window or all of it; pictures of a text in its column of 40 rem.
 * @param width of the picture, upright
 * @param height the same
 */
export function recipeFor(use: PictureUse, format: PictureFormat, width: number, height: number): Recipe {
  const isDrawn = format === "png" || format === "gif";
  switch (use) {
    case "photo":
      return {
        ...FREE,
        widths: [160, 320, 512],
        fallbackWidth: 320,
        ratio: PORTRAIT.width / PORTRAIT.height,
        quality: 55,
      };
    case "logo": {
      const shown = logoSize(width, height).width;
      return { ...FREE, widths: [shown, 2 * shown], fallbackWidth: 2 * shown, quality: 72, lossless: isDrawn };
    }
    case "hero":
      return { ...FREE, widths: [640, 1024, 1536, 2048], fallbackWidth: 1536, mostHeight: 2048, quality: 50 };
    case "text":
      return {
        ...FREE,
        widths: [480, 960, 1440],
        fallbackWidth: 960,
        mostHeight: 2400,
        quality: 60,
        lossless: isDrawn,
      };
  }
}

/** The box of a portrait, in CSS pixels: a column of the page's grid, four by five. */
export const PORTRAIT = { width: 254, height: 317.5 };

const FREE = { mostHeight: Number.MAX_SAFE_INTEGER, lossless: false };

/**
 * The size of a logo on the first level of sponsors, in CSS pixels. Logos of equal area look equally large, whatever
 * their shape, as long as none is much higher than its neighbours on the same line.
 */
export function logoSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const ratio = width / height;
  const optical = Math.sqrt(LOGO.area / ratio);
  const high = Math.min(LOGO.most * LOGO.height, Math.max(LOGO.least * LOGO.height, optical));
  const fitting = Math.min(LOGO.width, high * ratio);
  return { width: Math.max(1, Math.round(fitting)), height: Math.max(1, Math.round(fitting / ratio)) };
}

/** The last format: PNG if the source is transparent or drawn, else JPEG. */
export function fallbackFormat(format: PictureFormat, hasAlpha: boolean): OfferedFormat {
  return hasAlpha || format === "png" || format === "gif" ? "png" : "jpeg";
}

/** One file made from a picture; lengths in pixels. */
export interface Variant {
  readonly format: OfferedFormat;
  readonly width: number;
  readonly height: number;
}

/** A file that a page can show. */
export interface PictureFile extends Variant {
  /** From the site's root. */
  readonly url: string;
}

/** A picture ready for pages. An SVG has no other files: it fits every size. */
export interface ReadyPicture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly files: readonly PictureFile[];
  /** Of a drawing: whether it has one colour, so that it can be shown in another. */
  readonly isPlain?: boolean;
}
