/**
 * Pictures as pages need them. The data names files of `public/` in any size and format; this folder makes small files
 * of the right sizes of them (AVIF, WebP, and JPEG or PNG for old browsers) with the library sharp, keeps those between
 * builds, and puts them below `/assets/` under names that change with what is in them.
 *
 * `components/picture/recipes.ts` says what is made for each use, `convert.ts` makes it, `../cache.ts` keeps it, and the templates print it
 * (`src/components/picture/picture.ts`).
 */
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { ReadyPicture } from "../../components/picture/recipes.ts";
import { type Diagnostic, Report } from "../../load/diagnostics.ts";
import type { PictureUse } from "../../model/context.ts";
import { slugify } from "../../model/slug.ts";
import { cacheFolder } from "../cache.ts";
import type { UsedPicture } from "../read.ts";
import { convertCached, type Kept, variantName } from "./convert.ts";

/** The pictures of a site, made; the files wait in the cache until {@link ReadyPictures.publish}. */
export class ReadyPictures {
  readonly #ready = new Map<string, ReadyPicture>();
  /** Where the files of `/assets/` lie, by address. */
  readonly #sources = new Map<string, string>();

  /** The picture of an address of `public/`; undefined for one that the model does not name. */
  find(url: string, use: PictureUse): ReadyPicture | undefined {
    return this.#ready.get(`${use} ${url}`);
  }

  addDrawing({ url, use, width, height }: UsedPicture): void {
    this.#ready.set(`${use} ${url}`, { url, width, height, files: [] });
  }

  addConverted({ url, use, file }: UsedPicture, { key, folder, width, height, variants }: Kept): void {
    const stem = slugify(path.parse(file).name) || use;
    const files = variants.map((variant) => {
      const address = `/assets/${stem}-${key.slice(0, 10)}-${variantName(variant)}`;
      this.#sources.set(address, path.join(folder, variantName(variant)));
      return { ...variant, url: address };
    });
    this.#ready.set(`${use} ${url}`, { url, width, height, files });
  }

  /** Copies the files into the folder of a site. */
  publish(site: string): void {
    if (this.#sources.size > 0) mkdirSync(path.join(site, "assets"), { recursive: true });
    for (const [address, source] of this.#sources) copyFileSync(source, path.join(site, address));
  }
}

/**
 * Makes the files of all pictures that pages show, as far as the cache does not hold them.
 * @param site its folder, for the cache where Lectern's own folder cannot be written to
 * @returns also an error for each picture that turned out to be damaged
 */
export async function makePictures(
  used: readonly UsedPicture[],
  site: string,
  cache = cacheFolder(site),
): Promise<{ readonly pictures: ReadyPictures; readonly diagnostics: readonly Diagnostic[] }> {
  const pictures = new ReadyPictures();
  const report = new Report();
  // One after the other: sharp itself uses all processors for one picture, and large ones fill the memory.
  for (const picture of used) {
    if (picture.format === "svg") {
      pictures.addDrawing(picture);
      continue;
    }
    // That it cannot be loaded is no fault of the picture.
    await import("sharp");
    try {
      pictures.addConverted(picture, await convertCached(picture, cache));
    } catch (error) {
      // Nor is a disk that is full.
      if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
      const reason = `cannot be decoded: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`;
      report.add("bad-picture", picture.place, { value: decodeURIComponent(picture.url.slice(1)), reason });
    }
  }
  return { pictures, diagnostics: report.sorted() };
}
