/**
 * Pictures as pages need them. The data names files of `public/` in any size and format. This folder uses sharp to make
 * small files of the right sizes (AVIF, WebP, and JPEG or PNG for old browsers), keeps them between builds, and
 * publishes them below `/assets/` under names that change with the content.
 *
 * `components/picture/recipes.ts` says what to make for each use, `convert.ts` makes it, `../cache.ts` keeps it, and
 * the templates render it (`src/components/picture/picture.ts`).
 */
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ReadyPicture } from "../../components/picture/recipes.ts";
import { type Diagnostic, Report } from "../../load/diagnostics.ts";
import type { PictureUse } from "../../model/context.ts";
import { slugify } from "../../model/slug.ts";
import { cacheFolder } from "../cache.ts";
import type { UsedPicture } from "../read.ts";
import { hasOneColour } from "./colours.ts";
import { convertCached, type Kept, variantName } from "./convert.ts";

/** The converted pictures of a site; the files wait in the cache until {@link ReadyPictures.publish}. */
export class ReadyPictures {
  readonly #ready = new Map<string, ReadyPicture>();
  /** The sources of the files in `/assets/`, by address. */
  readonly #sources = new Map<string, string>();

  /** The picture of an address of `public/`; undefined if the model does not name it. */
  find(url: string, use: PictureUse): ReadyPicture | undefined {
    return this.#ready.get(`${use} ${url}`);
  }

  addDrawing({ url, use, file, width, height }: UsedPicture): void {
    const isPlain = use === "logo" && hasOneColour(readFileSync(file, "utf8"));
    this.#ready.set(`${use} ${url}`, { url, width, height, files: [], ...(isPlain && { isPlain }) });
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

  /** Copies the files to the output folder. */
  publish(site: string): void {
    if (this.#sources.size > 0) mkdirSync(path.join(site, "assets"), { recursive: true });
    for (const [address, source] of this.#sources) copyFileSync(source, path.join(site, address));
  }
}

/**
 * Makes the files of all pictures that pages show, unless the cache has them.
 * @param site its folder, for the cache if Lectern's own folder is not writable
 * @returns also an error for each picture that turned out to be damaged
 */
export async function makePictures(
  used: readonly UsedPicture[],
  site: string,
  cache = cacheFolder(site),
): Promise<{ readonly pictures: ReadyPictures; readonly diagnostics: readonly Diagnostic[] }> {
  const pictures = new ReadyPictures();
  const report = new Report();
  // One by one: sharp itself uses all processors for one picture, and large ones fill the memory.
  for (const picture of used) {
    if (picture.format === "svg") {
      pictures.addDrawing(picture);
      continue;
    }
    // If sharp itself cannot be loaded, the picture is not to blame.
    await import("sharp");
    try {
      pictures.addConverted(picture, await convertCached(picture, cache));
    } catch (error) {
      // Nor is it for a full disk.
      if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
      const reason = `cannot be decoded: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`;
      report.add("bad-picture", picture.place, { value: decodeURIComponent(picture.url.slice(1)), reason });
    }
  }
  return { pictures, diagnostics: report.sorted() };
}
