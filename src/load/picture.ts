import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { imageSize } from "image-size";

/** The formats allowed for pictures: browsers show them, or the build converts them. */
const FORMATS = ["jpg", "png", "webp", "avif", "gif", "tiff", "svg"] as const;
export type PictureFormat = (typeof FORMATS)[number];

/** What a picture's header says. */
export interface PictureHeader {
  readonly format: PictureFormat;
  /** In pixels as stored: Exif orientation is ignored. */
  readonly width: number;
  readonly height: number;
}

/** Enough to find the size even after long colour profiles and camera metadata. */
const HEAD = 512 * 1024;
/** Larger files are refused: no workshop needs them, and reading many would exhaust memory. */
const MOST_BYTES = 50_000_000;
/** A hundred megapixels; a compressed file of a few bytes can claim billions. */
const MOST_PIXELS = 100_000_000;

/**
 * Reads the format and size of a picture without decoding it.
 * @param file its absolute path
 * @returns the header, or why the picture cannot be shown, as text to follow its address
 */
export function readPictureHeader(file: string): PictureHeader | string {
  let bytes: number;
  try {
    bytes = statSync(file).size;
    if (bytes > MOST_BYTES) return `has ${bytes.toLocaleString("en-US")} bytes, and ${limit(MOST_BYTES)} is the most`;
    return checkHeader(measure(file, bytes));
  } catch {
    return "cannot be read";
  }
}

/** The size is mostly near the beginning; if not, the whole file is read. */
function measure(file: string, bytes: number): ReturnType<typeof imageSize> {
  if (bytes > HEAD) {
    try {
      return imageSize(readHead(file));
    } catch {
      // It is further on, then.
    }
  }
  return imageSize(readFileSync(file));
}

function readHead(file: string): Uint8Array {
  const descriptor = openSync(file, "r");
  try {
    const head = new Uint8Array(HEAD);
    return head.subarray(0, readSync(descriptor, head, 0, HEAD, 0));
  } finally {
    closeSync(descriptor);
  }
}

function checkHeader({ type, width, height }: ReturnType<typeof imageSize>): PictureHeader | string {
  const format = FORMATS.find((one) => one === type);
  if (format === undefined) return `is of a kind that browsers do not show (${type ?? "unknown"})`;
  if (!(width > 0 && height > 0)) return "has no size";
  if (width * height > MOST_PIXELS) return `has ${width} × ${height} pixels, and ${limit(MOST_PIXELS)} is the most`;
  return { format, width, height };
}

function limit(number: number): string {
  return `${number / 1_000_000} million`;
}
