/** Files and folders that were meant for the site but that nothing reads. */
import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { DATA_FILES } from "../schema/files.ts";
import { closest } from "../schema/suggest.ts";
import type { Report } from "./diagnostics.ts";
import { listFolder, PRIVATE_FOLDER, type PublicFiles, SITE_FOLDERS } from "./files.ts";

const NAMES: readonly string[] = DATA_FILES;
const KNOWN = NAMES.map((name) => `${name}.yaml`);

/** What other systems and people call the files in `data/`. */
const CALLED: readonly (readonly [name: string, words: RegExp])[] = [
  ["workshop", /^(?:config|configuration|settings?|site|info|general|event|conference|meta(?:data)?|main|index)$/],
  ["schedule", /^(?:program(?:me)?s?|agenda|time-?table|talks?|sessions?|calendar|days|events)$/],
  ["dates", /^(?:deadlines?|important-?dates?|key-?dates?|time-?line)$/],
  ["papers", /^(?:accepted(?:-?papers?)?|publications?|submissions?|posters?|demos?|abstracts?|articles?)$/],
  ["speakers", /^(?:keynotes?|keynote-?speakers?|invited(?:-?(?:speakers?|talks?))?)$/],
  ["committee", /^(?:pc|tpc|(?:technical-?)?program(?:me)?-?committee|pc-?members|reviewers?)$/],
  ["organizers", /^(?:organi[sz](?:ers?|ing(?:-?committee)?|ation)|team|chairs|hosts?)$/],
  ["people", /^(?:members|persons?|volunteers|area-?chairs|participants|attendees)$/],
  ["sponsors", /^(?:supporters?|partners?|sponsorship|funding)$/],
  ["news", /^(?:announcements?|updates?|blog|posts?)$/],
  ["editions", /^(?:past(?:-?(?:editions?|workshops?))?|previous(?:-?(?:editions?|workshops?))?|history|archive)$/],
];

/** Reports files in the wrong folder, under a nearly right name, or where nothing looks for them. */
export function reportStrayFiles(site: string, publicFiles: PublicFiles, report: Report): void {
  const root = listFolder(site, ".");
  for (const folder of root) reportFolder(site, folder, root, report);
  for (const file of root) {
    const name = dataFileLike(file, true);
    if (CONTACTS.test(file)) suggest(file, CONTACTS_FILE, report);
    else if (name !== undefined) suggest(file, `data/${name}`, report);
    else if (isPageAtRoot(site, file)) suggest(file, `content/${file}`, report);
  }
  for (const path of publicFiles.paths) reportInPublic(path, report);
  for (const file of listFolder(site, "data")) {
    if (!file.startsWith(".") && !KNOWN.includes(file)) reportInData(site, file, report);
  }
  for (const file of listFolder(site, "content")) {
    if (!file.startsWith(".") && !file.endsWith(".md")) reportInContent(site, file, report);
  }
}

/** What is never published was hardly meant to lie among what is. */
const CONTACTS = /^(?:(?:private|data|content)\/)?contacts?\.ya?ml(?:\.txt)?$/i;
const CONTACTS_FILE = `${PRIVATE_FOLDER}/contacts.yaml`;
const REGISTRATIONS =
  /(?:^|\/)(?:registrations?|registrants?|registered|attendees?)\b[^/]*\.(?:csv|tsv|xlsx?|ods|numbers)$/i;

function suggest(file: string, meant: string, report: Report): void {
  report.addFile("unknown-file", file, {}, `did you mean ${meant}?`);
}

/** Other names for the site's folders, besides differences in case, plurals and underscores. */
const FOLDERS: Readonly<Record<string, string>> = { pages: "content", static: "public" };

/** Reports a folder with nearly the right name and with files that would be read in the right one. */
function reportFolder(site: string, folder: string, root: readonly string[], report: Report): void {
  if ((SITE_FOLDERS as readonly string[]).includes(folder) || !isFolder(join(site, folder))) return;
  const plain = folder.toLowerCase().replace(/^_/, "");
  if (plain === PRIVATE_FOLDER && folder !== PRIVATE_FOLDER && !root.includes(PRIVATE_FOLDER))
    report.addFile("unknown-file", `${folder}/`, {}, `did you mean ${PRIVATE_FOLDER}/?`);
  const near = SITE_FOLDERS.find((name) => plain === name || plain === `${name}s` || `${plain}s` === name);
  const other = Object.hasOwn(FOLDERS, plain) ? FOLDERS[plain] : undefined;
  const meant = near ?? (other !== undefined && !root.includes(other) ? other : undefined);
  if (meant === undefined) return;
  const isDouble = root.includes(meant);
  // On file systems that ignore case, both names may be the same folder.
  if (isDouble && !listFolder(site, folder).some((file) => dataFileLike(file, true) ?? /\.md$/i.test(file))) return;
  const hint = isDouble ? `did you mean ${meant}/? Move its files there` : `did you mean ${meant}/?`;
  report.addFile("unknown-file", `${folder}/`, {}, hint);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** `index.md`, or a page with front matter; `README.md` and others belong to the repository. */
function isPageAtRoot(site: string, file: string): boolean {
  if (!file.endsWith(".md") || file !== file.toLowerCase() || isFolder(join(site, file))) return false;
  if (file === "index.md") return true;
  try {
    return /^\uFEFF?---[ \t]*[\r\n]+(?:title|nav|deadline|description):/.test(readFileSync(join(site, file), "utf8"));
  } catch {
    return false;
  }
}

/** Captures the stem of a file that may belong in data/: `Speakers.YAML`, `speaker.yml`, `speakers.yaml.txt`. */
const DATA_FILE = /^([^/.]+)\.(?:ya?ml|json)(?:\.txt)?$/i;

/**
 * The data file that a name is meant for: `speakers.yml`, `Speakers.YAML`, `speaker.yaml`, `programme.yaml`.
 * @param exactly do not accept slips or synonyms, for files that may be anything
 */
function dataFileLike(file: string, exactly = false): string | undefined {
  const stem = DATA_FILE.exec(file)?.[1]?.toLowerCase();
  if (stem === undefined) return undefined;
  if (NAMES.includes(stem)) return `${stem}.yaml`;
  const name = exactly ? undefined : (dataNameCalled(stem) ?? closest(stem, NAMES, 1 / 4));
  return name && `${name}.yaml`;
}

function dataNameCalled(file: string): string | undefined {
  const words = file
    .toLowerCase()
    .replace(/\..*$/, "")
    .replace(/[_\s]+/g, "-");
  return CALLED.find(([, pattern]) => pattern.test(words))?.[0];
}

function reportInPublic(path: string, report: Report): void {
  const [, folder = "", file = path] = /^(?:(data|content)\/)?(.*)$/.exec(path) ?? [];
  const name = dataFileLike(file, true);
  if (CONTACTS.test(path)) suggest(`public/${path}`, CONTACTS_FILE, report);
  else if (REGISTRATIONS.test(path)) suggest(`public/${path}`, `${PRIVATE_FOLDER}/${basename(path)}`, report);
  else if (name !== undefined) suggest(`public/${path}`, `data/${name}`, report);
  else if (path === "index.md" || (folder === "content" && /^[^/]+\.md$/.test(file))) {
    suggest(`public/${path}`, `content/${file}`, report);
  }
}

function reportInData(site: string, file: string, report: Report): void {
  const near = dataFileLike(file);
  // Under a synonym it may be a second file beside the right one, which must not be overwritten.
  const isSecond = dataNameCalled(file) !== undefined && listFolder(site, "data").includes(near ?? "");
  if (CONTACTS.test(file)) suggest(`data/${file}`, CONTACTS_FILE, report);
  else if (isSecond) report.addFile("unknown-file", `data/${file}`, {}, `move its content into data/${near}`);
  else if (near) suggest(`data/${file}`, `data/${near}`, report);
  else if (isFolder(join(site, "data", file))) report.addFile("unread-file", `data/${file}/`, {}, OF_DATA);
  else report.addFile("unread-file", `data/${file}`, {}, adviceFor(file));
}

const OF_DATA = `files of data/ are ${KNOWN.join(", ")}`;

function adviceFor(file: string): string {
  if (/\.(?:md|markdown)$/i.test(file)) return `pages belong in content/: move it to content/${file}`;
  const table = /^(.+)\.(?:csv|tsv|xlsx?|ods|numbers|bib)$/i.exec(file);
  if (table === null) return OF_DATA;
  const kind = kindOf(table[1] ?? "");
  const isSheet = /\.(?:xlsx?|ods|numbers)$/i.test(file);
  const saved = isSheet ? `${table[1]}.csv` : file;
  const path = /^[\w./-]+$/.test(saved) ? `data/${saved}` : `"data/${saved}"`;
  const command = `lectern import ${kind} ${path}`;
  return isSheet ? `save it as CSV, then: ${command}` : `lectern import reads such files: ${command}`;
}

/** What `lectern import` would make of a table with this name. */
function kindOf(stem: string): "papers" | "programme" | "committee" {
  const words = stem.toLowerCase();
  const called = NAMES.find((name) => words.includes(name)) ?? dataNameCalled(words) ?? "papers";
  if (called === "schedule" || /program|agenda|session/.test(words)) return "programme";
  return called === "papers" || called === "dates" ? "papers" : "committee";
}

function reportInContent(site: string, file: string, report: Report): void {
  const data = dataFileLike(file, true);
  const page = /^(.+?)\.(?:md|markdown|mdx|mkd|html?|docx?|rst|tex)(?:\.txt)?$/i.exec(file)?.[1];
  const isOfText = /\.(?:md|markdown|mdx|mkd)(?:\.txt)?$/i.test(file) || file === "index.txt";
  if (data !== undefined) suggest(`content/${file}`, `data/${data}`, report);
  else if (isOfText) suggest(`content/${file}`, `content/${file.replace(/\..*$/, "")}.md`, report);
  else if (isFolder(join(site, "content", file))) reportFolderOfPages(site, file, report);
  else report.addFile("unread-file", `content/${file}`, {}, ofContent(file, page));
}

function ofContent(file: string, page: string | undefined): string {
  if (page !== undefined)
    return `write the page as Markdown, content/${page}.md; a file to publish as it is belongs in public/`;
  if (/\.(?:png|jpe?g|gif|webp|avif|svg|pdf|css|js|zip)$/i.test(file)) return `move it to public/${file}`;
  return OF_CONTENT;
}

const OF_CONTENT = "pages of content/ are Markdown files, such as travel.md";

/** Pages cannot lie in subfolders. */
function reportFolderOfPages(site: string, folder: string, report: Report): void {
  const files = listFolder(site, join("content", folder), true);
  const pages = files.filter((file) => file.endsWith(".md")).length;
  const data = files.some((file) => dataFileLike(file, true) !== undefined);
  if (data) report.addFile("unknown-file", `content/${folder}/`, {}, "move its data files to data/");
  else if (pages > 0) report.addFile("unknown-file", `content/${folder}/`, {}, "move its pages to content/ itself");
  else report.addFile("unread-file", `content/${folder}`, {}, OF_CONTENT);
}
