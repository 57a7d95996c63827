/**
 * A site made with jekyll-theme-conference: `_data/program.yml` says when and where, `_talks/*.md` and `_speakers/*.md`
 * say what and who. Fields: https://github.com/DigitaleGesellschaft/jekyll-theme-conference#content.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { entryOf } from "../../edit/splice.ts";
import { frontMatterOf } from "../../load/content.ts";
import { Report } from "../../load/diagnostics.ts";
import { listFolder, readSource } from "../../load/files.ts";
import { plainValue } from "../../load/shape.ts";
import { positionAt, type Source } from "../../load/source.ts";
import { parseYaml } from "../../load/yaml.ts";
import type { MappingNode, YamlNode } from "../../load/yaml-node.ts";
import { parseTimeOfDay } from "../../schema/time.ts";
import type { Format } from "../formats.ts";
import { mistake } from "../input.ts";
import type { ItemRow, LabelledLink, Person } from "../row.ts";
import { markdownText, plainText } from "../text.ts";
import { isObject, listOf, stringOf, type TreeObject } from "../tree.ts";
import { itemRow, type ProgrammeContext, type Slot, tidied } from "./item.ts";

const PROGRAM = "_data/program.yml";

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

/** The scheduled talks of a folder. */
function itemsIn(folder: string, context: ProgrammeContext): readonly ItemRow[] {
  const source = readYaml(folder, PROGRAM);
  const talks = pagesIn(folder, "_talks");
  const speakers = pagesIn(folder, "_speakers");
  const items = talksIn(source).flatMap((talk) => talkRow(talk, source.source, talks, speakers, context) ?? []);
  return tidied(items, context.notes);
}

function readYaml(folder: string, file: string): { source: Source; root: YamlNode | undefined } {
  const report = new Report();
  const source = readSource(folder, file, report);
  const [problem] = report.sorted();
  if (!source) throw mistake(file, problem?.line ?? 1, problem?.message ?? "it cannot be read");
  const { root, problems } = parseYaml(source.text);
  const [wrong] = problems;
  if (wrong) throw mistake(file, positionAt(source, wrong.start).line, "this is not YAML that can be read");
  return { source, root };
}

/** A talk in the programme, with its day and room. */
interface Scheduled {
  readonly node: MappingNode;
  readonly date: string | undefined;
  readonly room: string | undefined;
}

function talksIn({ root }: { root: YamlNode | undefined }): readonly Scheduled[] {
  const days = entryOf(root, "days")?.value ?? root;
  return mappingsIn(days).flatMap((day) =>
    mappingsIn(entryOf(day, "rooms")?.value).flatMap((room) =>
      mappingsIn(entryOf(room, "talks")?.value).map((node) => {
        return { node, date: textIn(day, "date"), room: textIn(room, "name") };
      }),
    ),
  );
}

function mappingsIn(node: YamlNode | undefined): readonly MappingNode[] {
  return node?.kind === "list" ? node.items.filter((item) => item.kind === "mapping") : [];
}

function textIn(node: MappingNode, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === "text" ? stringOf(value.value) : undefined;
}

function talkRow(
  { node, date, room }: Scheduled,
  source: Source,
  talks: ReadonlyMap<string, Page>,
  speakers: ReadonlyMap<string, Page>,
  context: ProgrammeContext,
): ItemRow | undefined {
  const place = `${PROGRAM}:${positionAt(source, node.start).line}`;
  const title = textIn(node, "name") ?? "";
  const slot = slotOf(textIn(node, "time_start"), textIn(node, "time_end"), date);
  if (!slot) {
    context.notes.skip(place, "on a day without a date, or without a time", `"${title}"`);
    return undefined;
  }
  const page = talks.get(title);
  if (!page) context.notes.guess(place, `"${title}" has no file in _talks/`);
  const names = listOf(page?.fields.speakers).flatMap((name) => stringOf(name) ?? []);
  const links = linksOf(page, context);
  const slides = links.find(({ label, url }) => /slides/i.test(label) || /\.pdf$/i.test(url));
  const others = links.filter((link) => link !== slides && link.label !== VIDEO);
  const fields = {
    title,
    room,
    track: stringOf(page?.fields.track) ?? stringOf(listOf(page?.fields.categories)[0]),
    abstract: stringOf(page?.body),
    slides: slides?.url,
    video: links.find(({ label }) => label === VIDEO)?.url,
    links: others.length > 0 ? others : undefined,
  };
  const type = listOf(page?.fields.tags).flatMap((tag) => stringOf(tag) ?? [])[0];
  const people = names.map((name) => speakerOf(name, speakers.get(name), context));
  return itemRow({ place, slot, type, fields, speakers: people }, context);
}

/** `9:30`, or `0:30 +1` for the day after. */
function slotOf(start: string | undefined, end: string | undefined, date: string | undefined): Slot | undefined {
  const [from, until] = [minutesOf(start), minutesOf(end)];
  if (from === undefined || date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const days = Math.floor(from / 1440);
  const day = new Date(`${date}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  const lasts = until === undefined ? undefined : until - from + (until < from ? 1440 : 0);
  const begins = from - days * 1440;
  return { date: day.toISOString().slice(0, 10), start: begins, end: lasts ? begins + lasts : undefined };
}

function minutesOf(text: string | undefined): number | undefined {
  const [, time = "", days = "0"] = /^([\d:.]+)\s*(?:\+(\d))?$/.exec(text ?? "") ?? [];
  const read = parseTimeOfDay(time);
  return "wrong" in read ? undefined : read.minutes + Number(days) * 1440;
}

function speakerOf(name: string, page: Page | undefined, context: ProgrammeContext): Person {
  if (!page) return { name };
  const bio = markdownText(page.body, page.place, context.notes);
  const affiliation = stringOf(page.fields.affiliation) ?? stringOf(page.fields.organization);
  const [first, ...links] = linksOf(page, context);
  return {
    name: plainText(name, page.place, context.notes),
    ...(affiliation === undefined ? {} : { affiliation: plainText(affiliation, page.place, context.notes) }),
    ...(first === undefined ? {} : { url: first.url }),
    ...(bio === "" ? {} : { bio }),
    ...(links.length === 0 ? {} : { links }),
  };
}

const VIDEO = "video";

/** Keeps absolute links; files on the old site are noted, as they have to be copied. */
function linksOf(page: Page | undefined, { notes }: ProgrammeContext): readonly LabelledLink[] {
  return listOf(page?.fields.links)
    .filter(isObject)
    .flatMap((link) => {
      const video = stringOf(link.video);
      const url = video ?? stringOf(link.absolute_url);
      const label = video === undefined ? (stringOf(link.name) ?? url ?? "") : VIDEO;
      if (url !== undefined && /^https?:\/\//i.test(url)) return [{ label, url }];
      const own = stringOf(link.file) ?? stringOf(link.relative_url) ?? url;
      if (own !== undefined)
        notes.leaveOut(page?.place ?? "", `the link to ${own}, a file of the old site; copy it below public/`);
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
