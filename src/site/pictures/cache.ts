import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { recipeFor } from "../../components/picture/recipes.ts";
import type { UsedPicture } from "../read.ts";
import { makeFolder, makeScratch } from "../scratch.ts";
import { type Conversion, convert, variantName } from "./convert.ts";

const BELOW = path.join("node_modules", ".cache", "lectern", "images");
const PACKAGE = fileURLToPath(new URL("../../..", import.meta.url));

/** Where what was made of pictures is kept between builds: with Lectern, else with the site, else for this run only. */
export function cacheFolder(site: string): string {
  for (const folder of [path.join(PACKAGE, BELOW), path.join(site, BELOW)]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // Installed where only somebody else may write.
    }
  }
  return makeScratch().folder;
}

/** What was made of a picture, and the folder it lies in. */
export interface Kept extends Conversion {
  /** Hash of the picture's bytes, of what is made of it and of the library that makes it. */
  readonly key: string;
  readonly folder: string;
}

const FACTS = "picture.json";

/**
 * Gives the variants of a picture from the cache, after making them where they are not there.
 * @throws where the picture is damaged
 */
export async function convertOnce(used: UsedPicture, cache: string): Promise<Kept> {
  const bytes = readFileSync(used.file);
  const recipe = recipeFor(used.use, used.format, used.width, used.height);
  const { versions } = (await import("sharp")).default;
  const made = JSON.stringify([versions, process.arch, used.use, used.format, recipe]);
  const key = createHash("sha256").update(`${made}\0`).update(bytes).digest("hex");
  const folder = path.join(cache, key);
  const kept = readKept(folder);
  if (kept) return { ...kept, key, folder };
  const { folder: beside, remove } = makeFolder(`${folder}-`);
  try {
    const conversion = await convert(bytes, used, beside);
    writeFileSync(path.join(beside, FACTS), JSON.stringify(conversion));
    moveInto(beside, folder);
    return { ...conversion, key, folder };
  } finally {
    remove();
  }
}

function readKept(folder: string): Conversion | undefined {
  try {
    const conversion = JSON.parse(readFileSync(path.join(folder, FACTS), "utf8")) as Conversion;
    return conversion.variants.every((one) => existsSync(path.join(folder, variantName(one)))) ? conversion : undefined;
  } catch {
    return undefined;
  }
}

/** With one rename, so that nobody finds half of it; another build may have made the same in the meantime. */
function moveInto(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch {
    if (readKept(folder)) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  }
}
