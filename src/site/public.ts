import { constants, copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { listPublic } from "../load/files.ts";

/**
 * Copies the files of `public/` as they are; never overwrites a generated file.
 * @param isNew whether the folder has nothing of an earlier build
 */
export function copyPublic(site: string, to: string, isNew: boolean): void {
  const files = listPublic(site);
  for (const name of files.paths) {
    const target = path.join(to, name);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(files.locate(name), target, isNew ? constants.COPYFILE_EXCL : 0);
  }
}
