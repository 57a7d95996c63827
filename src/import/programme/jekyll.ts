/**
 * A site made with Jekyll or Hugo. With jekyll-theme-conference, `_data/program.yml` says when and where, and `_talks/*.md`
 * and `_speakers/*.md` say what and who (https://github.com/DigitaleGesellschaft/jekyll-theme-conference#content); others
 * have lists of their own in `_data` or `data`.
 */

import { existsSync } from "node:fs";
import path from "node:path";
import { frontMatterOf } from "../../load/content.ts";
import { Report } from "../../load/diagnostics.ts";
import { listFolder, readSource } from "../../load/files.ts";
import { plainValue } from "../../load/shape.ts";
import { positionAt } from "../../load/source.ts";
import { parseYaml } from "../../load/yaml.ts";
import type { Format } from "../formats.ts";
import { mistake } from "../input.ts";
import type { ItemRow, Person } from "../row.ts";
import { isMappedRecords } from "../sheets.ts";
import { markdownText, plainText } from "../text.ts";
import { isObject, listOf, stringOf, type TreeObject, unreadKeys } from "../tree.ts";
import { treeAt } from "./beside.ts";
import { linkTo, type ProgrammeContext } from "./item.ts";
import { type About, isOutline, outlineItems } from "./outline.ts";
import { personCalled } from "./person.ts";

const PROGRAM = "_data/program.yml";

/** How the theme's texts are written. */
const TEXT = { isMarkdown: true };

/** A file of a collection: front matter and text. */
interface Page {
  readonly place: string;
  readonly fields: TreeObject;
  readonly body: string;
}

/** A folder of the theme. */
export const jekyllTheme: Format<ItemRow, ProgrammeContext> = {
  name: "jekyll",
  about: "the folder of a site with jekyll-theme-conference",
  recognise: ({ form, file }) =>
    form === "folder" && existsSync(path.join(file, PROGRAM)) ? "a site with jekyll-theme-conference" : undefined,
  read: ({ file }, context) => itemsIn(file, context),
};

/** Lists of items with times, as sites have them in `_data`; their files, not their folders. */
export const dataLists: Format<ItemRow, ProgrammeContext> = {
  name: "lists",
  about: "YAML or JSON with lists of items that have times and titles, as in _data of Jekyll or data of Hugo",
  recognise: (content, options) =>
    "tree" in content && !isMappedRecords(content, options) && isOutline(content.tree.value)
      ? "a list of items with times"
      : undefined,
  read: (content, context) => ("tree" in content ? outlineItems(content.tree, context, { text: TEXT }) : []),
};

/** The scheduled talks of a folder. */
function itemsIn(folder: string, context: ProgrammeContext): readonly ItemRow[] {
  const tree = treeAt(folder, PROGRAM);
  if (!tree) return [];
  const talks = pagesIn(folder, "_talks");
  const speakers = pagesIn(folder, "_speakers");
  const about = (name: string, place: string): About | undefined => {
    const page = talks.get(name);
    if (!page && talks.size > 0) context.notes.guess(place, `"${name}" has no file in _talks/`);
    return page && aboutTalk(page, speakers, context);
  };
  const rows = outlineItems(tree, context, { text: TEXT, about });
  context.notes.notRead("keys", unreadKeys(tree));
  return rows;
}

function aboutTalk(page: Page, speakers: ReadonlyMap<string, Page>, context: ProgrammeContext): About {
  const { fields, body } = page;
  const links = linksOf(page, context);
  const slides = links.find(({ label, url }) => /slides/i.test(label) || /\.pdf$/i.test(url));
  const video = links.find(({ label }) => label === VIDEO);
  const names = listOf(fields.speakers).flatMap((name) => stringOf(name) ?? []);
  const said = {
    track: stringOf(fields.track) ?? stringOf(listOf(fields.categories)[0]),
    type: listOf(fields.tags).flatMap((tag) => stringOf(tag) ?? [])[0],
    abstract: stringOf(body),
    slides: slides?.url,
    video: video?.url,
  };
  return {
    fields: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    people: { speakers: names.flatMap((name) => speakerOf(name, speakers.get(name), context) ?? []) },
    links: links.filter((link) => link !== slides && link !== video),
  };
}

function speakerOf(name: string, page: Page | undefined, context: ProgrammeContext): Person | undefined {
  if (!page) return { name };
  const [first, ...links] = linksOf(page, context);
  return personCalled(name, page.place, context.notes, {
    affiliation: stringOf(page.fields.affiliation) ?? stringOf(page.fields.organization),
    bio: markdownText(page.body, page.place, context.notes, TEXT),
    url: first?.url,
    links,
  });
}

const VIDEO = "video";

/** Keeps absolute links; files on the old site are noted, as they have to be copied. */
function linksOf(page: Page, { notes }: ProgrammeContext) {
  return listOf(page.fields.links)
    .filter(isObject)
    .flatMap((link) => {
      const video = stringOf(link.video);
      const url = video ?? stringOf(link.absolute_url);
      const label = video === undefined ? plainText(stringOf(link.name) ?? url ?? "", page.place, notes, TEXT) : VIDEO;
      if (url !== undefined && /^https?:\/\//i.test(url)) return linkTo(url, label, page.place, notes) ?? [];
      const own = stringOf(link.file) ?? stringOf(link.relative_url) ?? url;
      if (own !== undefined)
        notes.leaveOut(page.place, `the link to ${own}, a file of the old site; copy it below public/`);
      return [];
    });
}

/** The pages of a collection, by name. */
function pagesIn(folder: string, collection: string): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  for (const name of listFolder(folder, collection)) {
    if (!/\.(?:md|markdown)$/i.test(name)) continue;
    const page = readPage(folder, `${collection}/${name}`);
    const title = stringOf(page.fields.name) ?? stringOf(page.fields.title);
    if (title !== undefined) pages.set(title, page);
  }
  return pages;
}

function readPage(folder: string, file: string): Page {
  const report = new Report();
  const source = readSource(folder, file, report);
  const [problem] = report.sorted();
  if (!source) throw mistake(file, problem?.line ?? 1, problem?.message ?? "it cannot be read");
  const front = frontMatterOf(source.text);
  if (front === undefined || front === "open")
    throw mistake(file, 1, "its front matter does not begin and end with ---");
  const { root, problems } = parseYaml(front.yaml);
  const [wrong] = problems;
  if (wrong) throw mistake(file, positionAt(source, wrong.start).line, "this is not YAML that can be read");
  const fields = root ? plainValue(root, source, new Report()) : {};
  const body = source.text.slice(front.bodyStart).replace(/\r\n?/g, "\n").trim();
  return { place: `${file}:1`, fields: isObject(fields) ? fields : {}, body };
}
