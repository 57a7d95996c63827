import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Sharp } from "sharp";
import {
  fallbackFormat,
  type OfferedFormat,
  type Recipe,
  recipeFor,
  type Variant,
} from "../../components/picture/recipes.ts";
import { cachedFolder } from "../cache.ts";
import type { UsedPicture } from "../read.ts";

/** All files made from a picture, and its size when upright. */
export interface Conversion {
  readonly width: number;
  readonly height: number;
  /** By format, smallest files first, then by width; the last one is for old browsers. */
  readonly variants: readonly Variant[];
}

/** The files made from a picture, and the folder they are in. */
export interface Kept extends Conversion {
  /** Hash of the picture's bytes, of what is made from it, and of the library that makes it. */
  readonly key: string;
  readonly folder: string;
}

const FACTS = "picture.json";

/**
 * Returns the variants of a picture from the cache, after making them if needed.
 * @throws if the picture is damaged
 */
export async function convertCached(used: UsedPicture, cache: string): Promise<Kept> {
  const bytes = readFileSync(used.file);
  const recipe = recipeFor(used.use, used.format, used.width, used.height);
  const { versions } = (await import("sharp")).default;
  const made = JSON.stringify([versions, process.arch, used.use, used.format, recipe]);
  const key = createHash("sha256").update(`${made}\0`).update(bytes).digest("hex");
  const folder = path.join(cache, `picture-${key}`);
  const conversion = await cachedFolder(folder, readConversion, (beside) => convert(bytes, used, beside));
  return { ...conversion, key, folder };
}

function readConversion(folder: string): Conversion | undefined {
  try {
    const conversion = JSON.parse(readFileSync(path.join(folder, FACTS), "utf8")) as Conversion;
    return conversion.variants.every((one) => existsSync(path.join(folder, variantName(one)))) ? conversion : undefined;
  } catch {
    return undefined;
  }
}

/** The file name of a variant in its picture's folder. */
export function variantName({ width, format }: Variant): string {
  return `${width}.${format === "jpeg" ? "jpg" : format}`;
}

/**
 * Makes the variants of a picture in a folder: upright, in sRGB, without metadata (camera, date, place). Of an animated
 * picture only the first frame is taken: nothing on a page moves unasked.
 */
async function convert(bytes: Buffer, used: UsedPicture, folder: string): Promise<Conversion> {
  const { default: sharp } = await import("sharp");
  const { autoOrient, hasAlpha } = await sharp(bytes).metadata();
  const { width, height } = autoOrient;
  const recipe = recipeFor(used.use, used.format, width, height);
  const last = fallbackFormat(used.format, hasAlpha);
  const wanted = [
    ...sizes(recipe, recipe.widths, width, height).flatMap((size) => [
      { format: "avif" as const, ...size },
      { format: "webp" as const, ...size },
    ]),
    ...sizes(recipe, [recipe.fallbackWidth], width, height).map((size) => ({ format: last, ...size })),
  ];
  const variants = wanted.sort((a, b) => ORDER.indexOf(a.format) - ORDER.indexOf(b.format) || a.width - b.width);
  for (const variant of variants) {
    const resized = sharp(bytes, { failOn: "error" })
      .autoOrient()
      .resize(variant.width, variant.height, {
        fit: recipe.ratio === undefined ? "fill" : "cover",
        position: sharp.strategy.attention,
      });
    writeFileSync(path.join(folder, variantName(variant)), await encode(resized, variant.format, recipe).toBuffer());
  }
  const conversion = { width, height, variants };
  writeFileSync(path.join(folder, FACTS), JSON.stringify(conversion));
  return conversion;
}

const ORDER: readonly OfferedFormat[] = ["avif", "webp", "jpeg", "png"];

/** The sizes of a recipe that a picture is large enough for, or its own size if for none. */
function sizes(recipe: Recipe, widths: readonly number[], width: number, height: number) {
  const ratio = recipe.ratio ?? width / height;
  const most = Math.max(1, Math.floor(Math.min(width, height * ratio, recipe.mostHeight * ratio)));
  const fitting = [...new Set(widths.map((one) => Math.min(one, most)))];
  return fitting.map((one) => ({ width: one, height: Math.max(1, Math.round(one / ratio)) }));
}

function encode(picture: Sharp, format: OfferedFormat, { quality, lossless }: Recipe): Sharp {
  switch (format) {
    case "avif":
      return picture.avif({ quality, effort: 4 });
    case "webp":
      return lossless ? picture.webp({ lossless: true }) : picture.webp({ quality: quality + 20 });
    case "jpeg":
      return picture.jpeg({ quality: 80, mozjpeg: true });
    case "png":
      return picture.png({ compressionLevel: 9 });
  }
}
