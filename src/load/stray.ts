/** Files and folders that somebody means to be part of the site, and that nothing reads. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { DATA_SCHEMAS } from "../schema/files.ts";
import { closest } from "../schema/suggest.ts";
import type { Report } from "./diagnostics.ts";
import { listFolder, type PublicFiles, SITE_FOLDERS } from "./files.ts";

const KNOWN = Object.keys(DATA_SCHEMAS).map((name) => `${name}.yaml`);

/** Reports what lies in the wrong folder, under a name that is nearly right, or where nothing looks for it. */
export function reportStrayFiles(site: string, publicFiles: PublicFiles, report: Report): void {
  const root = listFolder(site, ".");
  for (const folder of SITE_FOLDERS) reportFolder(site, folder, root, report);
  for (const file of root) if (dataFileLike(file, true)) moveToData(file, file, report);
  for (const file of publicFiles.paths) if (dataFileLike(file, true)) moveToData(`public/${file}`, file, report);
  for (const file of listFolder(site, "data")) {
    if (!file.startsWith(".") && !KNOWN.includes(file)) reportInData(site, file, report);
  }
  for (const file of listFolder(site, "content")) {
    if (!file.startsWith(".") && !file.endsWith(".md")) reportInContent(file, report);
  }
}

/** A folder that is there under nearly its name. */
function reportFolder(site: string, folder: string, root: readonly string[], report: Report): void {
  if (root.includes(folder)) return;
  const near = root.find(
    (name) => name !== folder && isFolder(join(site, name)) && (name.toLowerCase() === folder || `${folder}s` === name),
  );
  if (near !== undefined) report.addFile("unknown-file", `${near}/`, {}, `did you mean ${folder}/?`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * The data file that a name is meant for: `speakers.yml`, `Speakers.YAML`, `speaker.yaml`, `speakers.yaml.txt`.
 * @param exactly whether a slip is none, as for files that may be anything
 */
function dataFileLike(file: string, exactly = false): string | undefined {
  const [, stem = ""] = /^([^/.]+)\.(?:ya?ml|json)(?:\.txt)?$/i.exec(file) ?? [];
  const name = KNOWN.find((known) => known === `${stem.toLowerCase()}.yaml`);
  return name ?? (exactly || stem === "" ? undefined : closest(`${stem}.yaml`, KNOWN));
}

function moveToData(file: string, name: string, report: Report): void {
  report.addFile("unknown-file", file, {}, `did you mean data/${dataFileLike(name, true)}?`);
}

function reportInData(site: string, file: string, report: Report): void {
  const near = dataFileLike(file);
  if (near) report.addFile("unknown-file", `data/${file}`, {}, `did you mean data/${near}?`);
  else if (isFolder(join(site, "data", file))) report.addFile("unread-file", `data/${file}/`, {}, OF_DATA);
  else report.addFile("unread-file", `data/${file}`, {}, adviceFor(file));
}

const OF_DATA = `files of data/ are ${KNOWN.join(", ")}`;

function adviceFor(file: string): string {
  if (/\.(?:md|markdown)$/i.test(file)) return `pages stand in content/: move it to content/${file}`;
  if (/\.(?:csv|tsv|xlsx?|bib)$/i.test(file))
    return `lectern import reads such files: lectern import papers data/${file}`;
  return OF_DATA;
}

function reportInContent(file: string, report: Report): void {
  const data = dataFileLike(file, true);
  const page = /^(.+?)\.(?:md|markdown|mdx|mkd)(?:\.txt)?$/i.exec(file)?.[1];
  if (data) moveToData(`content/${file}`, file, report);
  else if (page) report.addFile("unknown-file", `content/${file}`, {}, `did you mean content/${page}.md?`);
  else report.addFile("unread-file", `content/${file}`, {}, "pages of content/ are Markdown files, such as travel.md");
}
