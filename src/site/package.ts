/** Writes what publishers are sent to a folder. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Zippable, zipSync } from "fflate";
import type { DateTime } from "luxon";
import { AGREEMENTS_FOLDER, type Content, type Package } from "../export/package.ts";
import { listFolder, listPublic, type PublicFiles } from "../load/files.ts";
import { replaceOutput } from "./output.ts";

/** The names of signed agreements in a site, hidden files aside. */
export function agreementsIn(site: string): readonly string[] {
  return listFolder(site, AGREEMENTS_FOLDER).filter((name) => !name.startsWith("."));
}

/**
 * Writes a package to a folder, in place of what an earlier export of this kind wrote there. If that fails, the earlier
 * one stays as it was.
 * @param by the command, which may replace its own folders alone: `lectern export ceur`
 * @param date of the files in archives
 * @throws a Failure if the folder is somebody's own
 */
export async function writePackage(
  folder: string,
  site: string,
  { files }: Package,
  { by, date }: { readonly by: string; readonly date: DateTime<true> },
): Promise<void> {
  const publicFiles = listPublic(site);
  await replaceOutput(
    folder,
    site,
    async (next) => {
      for (const file of files) {
        const target = path.join(next, file.path);
        mkdirSync(path.dirname(target), { recursive: true });
        if ("zip" in file) writeFileSync(target, archive(file.zip, site, publicFiles, date));
        else if ("text" in file) writeFileSync(target, file.text);
        else copyFileSync(locate(file.copyOf, site, publicFiles), target);
      }
    },
    { option: "", by },
  );
}

const PUBLIC = "public/";

function locate(file: string, site: string, publicFiles: PublicFiles): string {
  return file.startsWith(PUBLIC) ? publicFiles.locate(file.slice(PUBLIC.length)) : path.join(site, file);
}

/** The same bytes wherever it is made; PDF files are packed already. */
function archive(files: readonly Content[], site: string, publicFiles: PublicFiles, date: DateTime<true>): Uint8Array {
  // An archive has a clock time without a zone, which is written as this machine's.
  const mtime = new Date(date.year, date.month - 1, date.day, date.hour, date.minute);
  const entries: Zippable = {};
  for (const file of files) {
    const bytes = "text" in file ? Buffer.from(file.text) : readFileSync(locate(file.copyOf, site, publicFiles));
    entries[file.path] = [new Uint8Array(bytes), { level: "text" in file ? 6 : 0, mtime }];
  }
  return zipSync(entries);
}
