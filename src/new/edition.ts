/** The next edition of a workshop, made from last year's site: people, place and design stay, the programme goes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DateTime } from "luxon";
import { commentedOut } from "../edit/yaml-text.ts";
import type { Diagnostic } from "../load/diagnostics.ts";
import { SITE_FOLDERS, withSlashes } from "../load/files.ts";
import { createSource, positionAt } from "../load/source.ts";
import type { Workshop } from "../model/workshop.ts";
import type { Answers } from "./answers.ts";
import { beginningOf, editionTitle, movedDates, OF_ONE_YEAR, renewedSettings, withEdition } from "./renewal.ts";
import type { SiteFiles } from "./starter.ts";

/** Last year's site, read before anything is written: the new one may replace it. */
export interface LastYear {
  readonly workshop: Workshop;
  /** All text and other files in data/, content/, public/ and templates/. */
  readonly files: SiteFiles;
  /** The answers it suggests for the next edition. */
  readonly suggests: Answers;
}

/** A place in the new site for the organizers to review. */
export interface ToReview {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** Data files kept as they are. */
const KEPT_DATA = ["organizers", "committee", "people"];

/** Data files that start empty. */
const EMPTIED_DATA = ["speakers", "schedule", "papers", "news"];

const ONE_YEAR_COMMENT = new RegExp(`^# (${[...OF_ONE_YEAR, "url", "end"].join("|")}):`, "gm");

/** Reads the folders of a site that has no errors. */
export function readLastYear(site: string, workshop: Workshop, now: DateTime): LastYear {
  const files: SiteFiles = new Map();
  for (const folder of SITE_FOLDERS) readFolder(site, folder, files);
  return { workshop, files, suggests: suggestions(workshop, now) };
}

function readFolder(site: string, folder: string, files: SiteFiles): void {
  const isText = folder === "data" || folder === "content";
  if (!existsSync(path.join(site, folder))) return;
  for (const entry of readdirSync(path.join(site, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = withSlashes(path.relative(site, file));
    files.set(name, isText ? readFileSync(file, "utf8") : readFileSync(file));
  }
}

/** The same month a year later, unless that is over; the name with its year advanced. */
function suggestions(workshop: Workshop, now: DateTime): Answers {
  const { name, timezone, contact } = workshop;
  const beginning = beginningOf(workshop);
  const year = beginning?.year;
  const month = beginning?.plus({ years: 1 });
  const email = contact?.email;
  return {
    name: year === undefined ? name : name.replaceAll(String(year), String(year + 1)),
    start: month !== undefined && month.endOf("month") >= now ? month.toFormat("yyyy-MM") : "tbd",
    timezone,
    ...(email === undefined ? {} : { email }),
  };
}

/**
 * Lays what stays of last year's site over the files of a new one.
 * @returns what the organizers should review
 */
export function nextEdition(lastYear: LastYear, answers: Answers, files: SiteFiles): ToReview[] {
  const { files: old, workshop } = lastYear;
  const days = daysBetween(workshop, answers.start);
  emptied(files);
  files.set("data/workshop.yaml", renewedSettings(textOf(old, "data/workshop.yaml"), answers, days));
  files.set("data/editions.yaml", withEdition(textOf(old, "data/editions.yaml"), workshop));
  files.set("data/dates.yaml", movedDates(textOf(old, "data/dates.yaml"), days));
  files.set("data/sponsors.yaml", commentedOut(textOf(old, "data/sponsors.yaml")));
  for (const name of KEPT_DATA) files.set(`data/${name}.yaml`, textOf(old, `data/${name}.yaml`));
  for (const [name, content] of old) if (/^(?:content|templates)\//.test(name)) files.set(name, content);
  const left = keepPublic(old, files);
  dropEmpty(files);
  return [...reviewData(lastYear, answers, days, files), ...reviewContent(workshop, files), ...reviewPublic(left)];
}

/** Programme, papers, news and speakers are the starter's, commented out; pages are last year's only. */
function emptied(files: SiteFiles): void {
  for (const [name, content] of files) {
    if (name.startsWith("content/")) files.delete(name);
    else if (name.startsWith("data/")) files.set(name, commentedOut(String(content)));
  }
}

function dropEmpty(files: SiteFiles): void {
  for (const [name, content] of files) if (name.startsWith("data/") && content === "") files.delete(name);
}

/** The number of days the workshop moves; undefined if either first day is open. */
function daysBetween({ when }: Workshop, start: string): number | undefined {
  const day = DateTime.fromISO(start, { zone: "utc" });
  if (when.known !== "day" || start.length !== "2030-05-06".length || !day.isValid) return undefined;
  return day.diff(DateTime.fromISO(when.start.toISODate(), { zone: "utc" }), "days").days;
}

function textOf(files: SiteFiles, name: string): string {
  return String(files.get(name) ?? "");
}

/** Files in public/ that web servers and browsers look for, though no page names them. */
const FOR_SERVERS =
  /^(?:_headers|_redirects|robots\.txt|apple-touch-icon\.png|\.gitkeep|\.htaccess|\.nojekyll|\.well-known\/.*)$/;

/** Keeps the files in public/ that kept files name, and those for servers; returns the paths left behind. */
function keepPublic(old: SiteFiles, files: SiteFiles): string[] {
  const texts = [...files.keys()]
    .filter((name) => /^(?:data|content|templates)\//.test(name))
    .map((name) => said(files, name));
  const left: string[] = [];
  for (const [name, content] of old) {
    if (!name.startsWith("public/")) continue;
    const address = name.slice("public/".length);
    const isNamed = texts.some((text) => text.includes(address) || text.includes(encodeURI(address)));
    if (isNamed || FOR_SERVERS.test(address)) files.set(name, content);
    else left.push(address);
  }
  return left;
}

/** A file's text without comments, which hold last year's sponsors and their logos; offsets stay the same. */
function said(files: SiteFiles, name: string): string {
  const text = textOf(files, name);
  return name.endsWith(".yaml") ? text.replace(/^[ \t]*# .*$/gm, (comment) => " ".repeat(comment.length)) : text;
}

function reviewData({ workshop }: LastYear, answers: Answers, days: number | undefined, files: SiteFiles): ToReview[] {
  const at = (name: string, pattern: RegExp, what: string) =>
    whereFound(`data/${name}.yaml`, textOf(files, `data/${name}.yaml`), pattern, what);
  const people = "these people are kept: who has joined, who has left, and are the affiliations still right?";
  return [
    ...at("workshop", /^name:/m, `the name is "${answers.name}"`),
    ...at("workshop", /^start:/m, `the first day is ${answers.start}`),
    ...at("workshop", ONE_YEAR_COMMENT, "was right last year and is a comment now: $1"),
    ...at("dates", /\bdate: *([^\s#,}]*)/g, days === undefined ? "the day is open: $1" : `moved by ${days} days: $1`),
    ...at(
      "editions",
      new RegExp(escaped(editionTitle(workshop))),
      "last year's edition: are address and proceedings right?",
    ),
    ...at("sponsors", /^/, "last year's sponsors are comments now: who gives again?"),
    ...KEPT_DATA.flatMap((name) => at(name, /^/, people)),
    ...EMPTIED_DATA.flatMap((name) => at(name, /^/, "is empty now, with an example as a comment")),
  ];
}

/** Lists every page, and every mention of last year, its conference or its place. */
function reviewContent(workshop: Workshop, files: SiteFiles): ToReview[] {
  const { host, venue } = workshop;
  const pages = [...files.keys()].filter((name) => name.startsWith("content/"));
  const words = [beginningOf(workshop)?.year.toString(), host?.name, venue?.name, venue?.city].filter(
    (word) => word !== undefined,
  );
  const kept = pages.flatMap((name) => whereFound(name, textOf(files, name), /^/, "is last year's text"));
  if (words.length === 0) return kept;
  const mentions = new RegExp(words.map(escaped).join("|"), "g");
  return [
    ...kept,
    ...[...pages, "data/workshop.yaml"].flatMap((name) => whereFound(name, said(files, name), mentions, 'says "$1"')),
  ];
}

function reviewPublic(left: readonly string[]): ToReview[] {
  if (left.length === 0) return [];
  const [first = ""] = left;
  const others = left.length === 1 ? "" : ` and ${left.length - 1} more`;
  return [{ file: "public", line: 1, column: 1, what: `without ${first}${others}: nothing that was kept names them` }];
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * The places in a file's text that match a pattern: the first, or all with the flag g.
 * @param what to say about it; $1 stands for the captured text
 */
function whereFound(file: string, text: string, pattern: RegExp, what: string): ToReview[] {
  const source = createSource(file, text);
  const matches = pattern.global ? [...source.text.matchAll(pattern)] : [pattern.exec(source.text)];
  if (source.text === "") return [];
  return matches.flatMap((match) => {
    if (match === null) return [];
    const place = positionAt(source, match.index);
    return [{ file, ...place, what: what.replace("$1", match[1] ?? match[0]) }];
  });
}

/**
 * Turns links in a page to what the new site does not have yet, such as the programme, into plain words.
 * @param dead the diagnostics of these links
 */
export function withoutDeadLinks(text: string, dead: readonly Diagnostic[]): string {
  const { lineStarts } = createSource("", text);
  const places = dead.map(({ line, column }) => (lineStarts[line - 1] ?? 0) + column - 1).sort((a, b) => b - a);
  return places.reduce((whole, at) => {
    const before = /(?<!!)\[([^[\]]*)\]\(\s*<?$/.exec(whole.slice(0, at));
    const after = /^[^\s)>]*>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/.exec(whole.slice(at));
    return before && after ? whole.slice(0, before.index) + before[1] + whole.slice(at + after[0].length) : whole;
  }, text);
}
