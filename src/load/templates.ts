/** A site's own templates, each of which takes the place of one of Lectern's by its path. */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { FILES } from "../package.ts";
import { closest } from "../schema/suggest.ts";
import type { Report } from "./diagnostics.ts";
import { listFolder } from "./files.ts";

/** Reports what lies in `templates/` and is neither a template of Lectern's by its path nor used by one of the site's. */
export function reportTemplates(site: string, report: Report): void {
  const files = listFolder(site, "templates", true).filter((file) => isFile(join(site, "templates", file)));
  if (files.length === 0) return;
  const known = ["pages", "components"].flatMap((folder) =>
    listFolder(FILES, folder, true).flatMap((file) => (file.endsWith(".njk") ? `${folder}/${file}` : [])),
  );
  const texts = files.map((file) => readFileSync(join(site, "templates", file), "utf8"));
  for (const file of files) {
    const isUsed = known.includes(file) || texts.some((text) => text.includes(file));
    if (isUsed || basename(file).startsWith(".")) continue;
    const near = ofNearlyTheSameName(file, known);
    report.addFile("unknown-template", `templates/${file}`, {}, near && `did you mean templates/${near}?`);
  }
}

/** The template of nearly the same name in another folder; where there are several, that whose folder is called so too. */
function ofNearlyTheSameName(file: string, known: readonly string[]): string | undefined {
  const meant = closest(
    basename(file),
    known.map((name) => basename(name)),
  );
  const same = known.filter((name) => basename(name) === meant);
  const folder = dirname(file);
  return (
    same.find((name) => dirname(name) === folder) ?? same.find((name) => name.includes(basename(folder))) ?? same[0]
  );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
