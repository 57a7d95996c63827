/** A site's overrides, each of which replaces the template of Lectern's with the same path. */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { FILES } from "../package.ts";
import { closest } from "../schema/suggest.ts";
import type { Report } from "./diagnostics.ts";
import { listFolder } from "./files.ts";

/** Reports files in `templates/` that neither override a template of Lectern's nor are used by the site's own. */
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

/** The template with nearly the same name in another folder; of several, the one whose folder has the same name. */
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
