import type { z } from "zod";
import { DATA_FILES, DATA_SCHEMAS, type DataFile } from "../schema/files.ts";
import type { Whereabouts } from "../schema/zones.ts";
import { garbledIn, nameOf, oddities, templateTags } from "./characters.ts";
import { type ContentDocument, loadContent } from "./content.ts";
import type { Report } from "./diagnostics.ts";
import { checkNode, type Document, parseSource } from "./document.ts";
import { type DataTree, findExamples, reportExamples } from "./example.ts";
import {
  listFolder,
  listPublic,
  type PublicFiles,
  readSource,
  reportConflicts,
  reportUnreadable,
  SITE_FOLDERS,
} from "./files.ts";
import { Places } from "./places.ts";
import type { Place, Source } from "./source.ts";
import { reportStrayFiles } from "./stray.ts";
import { reportTemplates } from "./templates.ts";
import type { YamlNode } from "./yaml-node.ts";

/** The content of all files of a site, each checked against its schema. */
export interface Documents {
  readonly data: { readonly [File in DataFile]: Document<z.output<(typeof DATA_SCHEMAS)[File]>> };
  readonly content: readonly ContentDocument[];
  /** Whether a page in content/ could not be read, in which case references to pages cannot be judged. */
  readonly contentBroken: boolean;
  readonly publicFiles: PublicFiles;
  readonly places: Places;
  /** Values and lines that are still the starter's examples. */
  readonly examples: readonly Place[];
}

/**
 * Reads and checks every file of a site folder. Never throws because of a file's content: all problems go into the
 * report, and a file with errors counts as broken, so that references to it are not reported as well.
 */
export function loadDocuments(site: string, report: Report): Documents {
  const places = new Places();
  const sources: Source[] = [];
  const trees: DataTree[] = [];
  const data: Partial<Record<DataFile, unknown>> = {};
  const where: Whereabouts = {};
  const unreadable = SITE_FOLDERS.filter((folder) => reportUnreadable(site, folder, report));
  for (const file of DATA_FILES) {
    data[file] = unreadable.includes("data")
      ? { state: "broken" }
      : loadData(site, file, places, sources, trees, report, where);
  }
  const { pages, broken } = loadContent(site, places, sources, report);
  const examples = findExamples(trees, pages);
  reportExamples(examples, report);
  for (const source of sources) reportOddities(source, report);
  for (const page of pages) reportTagsOf(page, report);
  const publicFiles = listPublic(site, report);
  reportStrayFiles(site, publicFiles, report);
  reportTemplates(site, report);
  reportConflicts(site, publicFiles, report);
  reportCaseTwins(publicFiles, report);
  return {
    data: data as Documents["data"],
    content: pages,
    contentBroken: broken || unreadable.includes("content"),
    publicFiles,
    places,
    examples,
  };
}

/** @param where what is known of the workshop's place; workshop.yaml, which is read first, adds to it */
function loadData(
  site: string,
  name: DataFile,
  places: Places,
  sources: Source[],
  trees: DataTree[],
  report: Report,
  where: Whereabouts,
): Document<unknown> {
  const file = `data/${name}.yaml`;
  const found = readSource(site, file, report);
  if (!found) return absentOrBroken(site, file, name, report);
  sources.push(found);
  const node = parseSource(found, report);
  if (node === "broken") return { state: "broken" };
  if (node && name === "workshop") Object.assign(where, whereabouts(node));
  if (node) trees.push({ source: found, root: node });
  if (node) return checkNode(node, name, DATA_SCHEMAS[name], found, places, report, where);
  if (name === "workshop") report.addFile("missing-file", file, { what: "is empty" });
  // A comment explains why there is nothing else.
  else if (!found.text.includes("#")) report.addFile("empty-file", file);
  return { state: "absent" };
}

/** The place that workshop.yaml states, whatever else is wrong with it. */
function whereabouts(root: YamlNode): Whereabouts {
  const under = (node: YamlNode | undefined, key: string) =>
    node?.kind === "mapping" ? node.entries.find((entry) => entry.key.value === key)?.value : undefined;
  const textOf = (node: YamlNode | undefined) => (node?.kind === "text" ? node.value.trim() : undefined);
  const venue = under(root, "venue");
  return { country: textOf(under(venue, "country")), city: textOf(under(venue, "city")) };
}

/** An existing file that could not be read has already been reported. */
function absentOrBroken(site: string, file: string, name: DataFile, report: Report): Document<never> {
  if (listFolder(site, "data").includes(`${name}.yaml`)) return { state: "broken" };
  if (name === "workshop") report.addFile("missing-file", file, { what: "is missing" });
  return { state: "absent" };
}

function reportTagsOf({ source, body, bodyStart }: ContentDocument, report: Report): void {
  for (const { tag, start } of templateTags(body)) {
    const at = bodyStart + start;
    report.add("template-tag", { source, start: at, end: at + tag.length }, { tag });
  }
}

/** Reports characters that nobody sees, and text that was converted wrongly. */
export function reportOddities(source: Source, report: Report): void {
  for (const { start, code, character } of oddities(source.text)) {
    report.add(code, { source, start, end: start + character.length }, { character: nameOf(character) });
  }
  for (const { start, text, meant } of garbledIn(source.text)) {
    report.add("garbled-text", { source, start, end: start + text.length }, { text, meant });
  }
}

function reportCaseTwins(files: PublicFiles, report: Report): void {
  const seen = new Map<string, string>();
  for (const path of files.paths) {
    const first = seen.get(path.toLowerCase());
    if (first === undefined) seen.set(path.toLowerCase(), path);
    else report.addFile("public-case", `public/${path}`, { first, second: path });
  }
}
