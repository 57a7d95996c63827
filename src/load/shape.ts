/** Turns zod's issues into diagnostics in plain words, at the place of the value. */
import type { z } from "zod";
import { FORMAT_KEYS, guessDate, isRealDate, type Refusal } from "../schema/fields.ts";
import { NO_ITEMS } from "../schema/schedule.ts";
import { closest } from "../schema/suggest.ts";
import type { Whereabouts } from "../schema/zones.ts";
import { lookalikeAt, templateTags } from "./characters.ts";
import type { Report } from "./diagnostics.ts";
import { endOfLine, type Source } from "./source.ts";
import { commentAfter, lookalikeProblem } from "./yaml.ts";
import type { MappingEntry, MappingNode, TextNode, YamlNode } from "./yaml-node.ts";
import { quoteText } from "./yaml-node.ts";

type Issue = z.core.$ZodIssue;
type UnknownKeys = Issue & { code: "unrecognized_keys" };
type Path = readonly PropertyKey[];

/** Fields in which an empty quoted text has a meaning: no affiliation, on purpose. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(["affiliation"]);

/**
 * The plain value of a node, with every scalar as trimmed text. Keys without a value are reported and left out, so that
 * the schema does not report them as missing, too.
 * @param key whose value it is
 */
export function plainValue(node: YamlNode, source: Source, report: Report, key?: string): unknown {
  if (node.kind === "text") {
    reportCut(node, key, source, report);
    reportTags(node, source, report);
    return node.value.trim();
  }
  if (node.kind === "list") {
    for (const item of node.items) if (isNothing(item)) reportEmpty(item, "this entry", item, source, report);
    return node.items.map((item) => plainValue(item, source, report));
  }
  const value: Record<string, unknown> = Object.create(null);
  let before: MappingEntry | undefined;
  for (const entry of node.entries) {
    const key = entry.key.value;
    const glued = entry.value.start === entry.value.end ? gluedKey(entry.key, source) : undefined;
    if (glued) {
      reportGlued(glued, source, report);
      value[glued.key] = glued.value;
      continue;
    }
    const mayBeEmpty = MAY_BE_EMPTY.has(key) && entry.value.kind === "text" && entry.value.style !== "plain";
    if (isNothing(entry.value) && !mayBeEmpty) {
      const text = before && textThrough(before, entry, source);
      // The schema refuses the date that was meant, and says how to write it.
      if (before && text && guessDate(text) !== undefined) value[before.key.value] = text;
      else if (before && text) reportComma(before.key.value, text, entry.key, source, report);
      else reportEmpty(entry.value, `"${key}"`, entry.key, source, report);
      continue;
    }
    value[key] = plainValue(entry.value, source, report, key);
    before = entry;
  }
  return value;
}

/** A key and a value without the space after the colon. */
interface Glued {
  readonly key: string;
  readonly value: string;
  /** Offset of the colon. */
  readonly colon: number;
}

/** `time:9:50`, if the word before the colon is a key of the data format. */
function gluedKey(node: YamlNode, source: Source): Glued | undefined {
  if (node.kind !== "text" || node.style !== "plain") return undefined;
  const [, key = "", value = ""] =
    /^([a-z_]+):(?!\/\/)(\S[^\r\n]*)/.exec(source.text.slice(node.start, node.end)) ?? [];
  return FORMAT_KEYS.has(key) && value !== "" ? { key, value, colon: node.start + key.length } : undefined;
}

function reportGlued({ key, value, colon }: Glued, source: Source, report: Report): void {
  report.add("yaml-space", { source, start: colon, end: colon + 1 }, { sign: ":" }, `${key}: ${value}`);
}

/** `{title: Yes, No, Maybe}`: the text that was meant, up to a piece that YAML reads as a key without a value. */
function textThrough(before: MappingEntry, { key }: MappingEntry, source: Source): string | undefined {
  if (before.value.kind !== "text" || before.value.style !== "plain" || key.style !== "plain") return undefined;
  if (!/^\s*[,}]/.test(source.text.slice(key.end))) return undefined;
  return source.text.slice(before.value.start, key.end).replace(/\s+/g, " ");
}

function reportComma(
  name: string,
  text: string,
  { start, end, value }: TextNode,
  source: Source,
  report: Report,
): void {
  const quoted = `${name}: ${JSON.stringify(text)}`;
  report.add("comma-key", { source, start, end }, { key: value }, `write ${quoted}`);
}

/**
 * `We are #1` ends before the `#` in YAML. A real comment has a space after its `#`, but so have names of languages
 * (`F # and friends`) and numbers (`Session # 2`) in titles.
 */
function reportCut(node: TextNode, key: string | undefined, source: Source, report: Report): void {
  if (node.style !== "plain" || node.value === "") return;
  const [whole, comment = ""] = /^[ \t]+(#[^\r\n]*)/.exec(source.text.slice(node.end, node.end + 80)) ?? [""];
  const isGlued = /^#[^\s#]/.test(comment);
  const line = node.value + whole;
  const isSign = TITLES.has(key ?? "") && (SHARP.test(line) || NUMBERED.test(line));
  if (!isGlued && !isSign) return;
  const start = node.end + whole.length - comment.length;
  report.add("comment-cut", { source, start, end: start + comment.length }, { comment: comment.trim() });
}

/** Keys whose text is shown in large letters, where `#` may belong to a name or number. */
const TITLES: ReadonlySet<string> = new Set(["title", "name", "short", "tagline", "text", "label"]);
/** Names of languages, and things that are numbered. */
const SHARP = /(?:^|\s)[CFJQ] # \S[^#]*$/;
const NUMBERED =
  /(?:^|\s)(?:session|room|track|part|day|no\.?|number|poster|paper|talk|group|team|panel|lecture|question|issue|problem|chapter|episode|week) # ?\d+(?:$|[\s:,.)])[^#]*$/i;

/** Reports template tags in prose. */
function reportTags(node: TextNode, source: Source, report: Report): void {
  for (const { tag } of templateTags(node.value)) {
    const found = source.text.indexOf(tag, node.start);
    const isThere = found >= 0 && found < node.end;
    const place = isThere ? { start: found, end: found + tag.length } : { start: node.start, end: node.end };
    report.add("template-tag", { source, ...place }, { tag });
  }
}

/** No value, an empty text, or one of YAML's own words for null. */
function isNothing(node: YamlNode): node is TextNode {
  if (node.kind !== "text") return false;
  const text = node.value.trim();
  return text === "" || (node.style === "plain" && (text === "~" || text === "null"));
}

function reportEmpty(node: TextNode, what: string, shown: YamlNode, source: Source, report: Report): void {
  const place = { source, start: shown.start, end: Math.max(shown.end, shown.start + 1) };
  const comment = commentOf(node, source);
  if (comment) report.add("comment-value", place, { what, comment }, `put the value in quotes: "${comment}"`);
  else report.add("empty-value", place, { what });
}

/** To YAML, a value that starts with `#` right after its key is a comment; `# like this` is one to people as well. */
function commentOf(node: TextNode, source: Source): string | undefined {
  const comment = node.style === "plain" && node.value === "" ? commentAfter(source.text, node)?.trim() : undefined;
  return comment !== undefined && /^#\S/.test(comment) ? comment : undefined;
}

/**
 * Reports everything that a schema found wrong with a file.
 * @param where the place of the workshop, on which some hints depend
 */
export function reportIssues(
  issues: readonly Issue[],
  root: YamlNode,
  source: Source,
  report: Report,
  where: Whereabouts,
): void {
  explainAll(issues, [], { root, source, report, where });
}

interface Scene {
  readonly root: YamlNode;
  readonly source: Source;
  readonly report: Report;
  readonly where: Whereabouts;
}

/** A key that is only misspelt is not reported as missing, too. */
function explainAll(all: readonly Issue[], above: Path, scene: Scene): void {
  const meant = new Set<string>();
  const strays = above.length === 0 ? reportStrays(scene) : new Set<PropertyKey>();
  const issues = all.filter(({ path }) => !strays.has(path[0] ?? ""));
  for (const issue of issues) {
    const { node } = find(scene.root, [...above, ...issue.path]);
    if (issue.code !== "unrecognized_keys" || node?.kind !== "mapping") continue;
    for (const key of issue.keys) meant.add([...issue.path, nearKey(key, issue, node)].join("\0"));
  }
  for (const issue of issues) {
    if (issue.code !== "invalid_type" || !meant.has(issue.path.join("\0"))) explain(issue, above, scene);
  }
}

function explain(issue: Issue, above: Path, scene: Scene): void {
  const path = [...above, ...issue.path];
  const { node, parent, key } = find(scene.root, path);
  if (node && isNothing(node)) return;
  if (issue.code === "invalid_union") explainUnion(issue, path, scene);
  else if (issue.code === "unrecognized_keys") explainUnknownKeys(issue, node, scene);
  else if (issue.code === "custom" && issue.params) {
    const refusal = issue.params as unknown as Refusal;
    explainRefusal(refusal, refusal.ofKey ? keyNode(parent, key) : node, scene);
  } else if (issue.message === NO_ITEMS) reportNested(parent, key, scene);
  else if (node) explainType(issue.message, node, scene);
  else if (parent?.kind === "mapping" && !hasKey(parent, key)) reportMissing(key, issue.message, parent, scene);
}

function reportNested(parent: YamlNode | undefined, key: string, { source, report }: Scene): void {
  const found = keyNode(parent, key);
  if (found) report.add("nested-session", { source, start: found.start, end: found.end });
}

function keyNode(parent: YamlNode | undefined, key: string): TextNode | undefined {
  return parent?.kind === "mapping" ? parent.entries.find((entry) => entry.key.value === key)?.key : undefined;
}

function hasKey(node: MappingNode, key: string): boolean {
  return node.entries.some((entry) => entry.key.value === key);
}

function reportMissing(key: string, expected: string, parent: MappingNode, { source, report }: Scene): void {
  const first = parent.entries[0]?.key ?? parent;
  const what = expected.split("\n")[0];
  report.add("missing-key", { source, start: first.start, end: first.end }, { key }, `add "${key}:" with ${what}`);
}

/** Explains the reading that was meant; if none fits, says what the union expects. */
function explainUnion(issue: Issue & { code: "invalid_union" }, path: Path, scene: Scene): void {
  const branches = issue.errors.filter((branch) => !branch.some(isTypeMismatch));
  const [best] = branches.sort((a, b) => weightOf(a) - weightOf(b));
  if (best) {
    explainAll(best, path, scene);
    return;
  }
  const nested = issue.errors.flat().find((inner) => inner.code === "invalid_union" && inner.path.length === 0);
  const { node } = find(scene.root, path);
  if (node) explainType(issue.message || nested?.message || "something else", node, scene);
}

/** Whether a branch cannot be meant: the value as a whole has another shape. */
function isTypeMismatch(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_union") return issue.errors.every((branch) => branch.some(isTypeMismatch));
  return issue.code === "invalid_type";
}

/** Counts what is wrong with a mapping's own keys: a session read as an item has many unknown ones. */
function weightOf(branch: readonly Issue[]): number {
  let weight = 0;
  for (const issue of branch) {
    if (issue.code === "unrecognized_keys" && issue.path.length === 0) weight += issue.keys.length;
    // Groups of people are not called "url": one person was meant, whatever else is wrong with it.
    else if (issue.code === "invalid_key") weight += 10;
    else if (issue.path.length <= 1) weight += 1;
  }
  return weight;
}

/** Unpacks the issue's text, into which `mapping()` of the schemas puts what the mapping is and its keys. */
function keysOf(issue: UnknownKeys): { where: string; allowed: readonly string[] } {
  const [what = "", allowedText = ""] = issue.message.split("\n");
  const where = what.replace(/ \(.*/, "");
  return { where, allowed: allowedText.split(",").filter((key) => where !== "an item" || key !== "items") };
}

/** The key most likely meant by an unknown one. */
function nearKey(key: string, issue: UnknownKeys, node: MappingNode): string | undefined {
  const { allowed } = keysOf(issue);
  const free = allowed.filter((candidate) => !hasKey(node, candidate));
  const meant = meantBy(key).find((candidate) => allowed.includes(candidate));
  return [meant, closest(key, free), closest(key, allowed), closest(key, ["items"])].find(
    // A misspelt "items" makes an item of what was meant as a session.
    (word) => word && (allowed.includes(word) || word === "items"),
  );
}

function explainUnknownKeys(issue: UnknownKeys, node: YamlNode | undefined, scene: Scene): void {
  if (node?.kind !== "mapping") return;
  const { where, allowed } = keysOf(issue);
  for (const key of issue.keys) {
    const entry = node.entries.find((candidate) => candidate.key.value === key);
    if (!entry) continue;
    const place = { source: scene.source, start: entry.key.start, end: entry.key.end };
    const near = nearKey(key, issue, node);
    const other =
      where === "front matter" ? (Object.hasOwn(OF_OTHERS, key) ? OF_OTHERS[key] : undefined) : elsewhere(key, allowed);
    const suggestion = other ?? (near ? `did you mean "${near}"?` : `allowed here: ${allowed.join(", ")}`);
    scene.report.add("unknown-key", place, { key, where }, suggestion);
  }
}

const ADDRESS = "the address comes from the file's name: rename the file; list old addresses in aliases:";
const FORM = "all pages have one form: delete the line";

/** Front matter keys of other generators that have no equivalent here. */
const OF_OTHERS: Readonly<Record<string, string>> = {
  permalink: ADDRESS,
  slug: ADDRESS,
  url: ADDRESS,
  layout: FORM,
  template: FORM,
  published: "write draft: yes for a page that is not to be seen yet, or delete the line",
};

/** `first_name` for `First Name` and `first-name`. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[-\s]+/g, "_");

/** Advice for a key that does not correspond to a single key of the mapping. */
function elsewhere(written: string, allowed: readonly string[]): string | undefined {
  const key = plainKey(written);
  const isPerson = allowed.includes("orcid");
  if (isPerson && meantBy(key).includes("name")) return "write the whole name under name:";
  if (isPerson && /^(?:e_?)?mail$/.test(key))
    return "addresses of people are not shown; if readers may write, links: mailto:name@example.org";
  if (isPerson && ACCOUNTS.test(key)) return "write links: with the address of the page";
  if (isPerson && /^(?:(?:talk|lecture)s?(?:_title)?|title|abstract)$/.test(key)) return talkOf(key, allowed);
  if (isPerson && /^(?:job|job_title|position|honorific|prefix|degree)$/.test(key))
    return "what somebody does here is a role:; a title or degree is part of the name:";
  if (allowed.includes("speakers") && key === "date")
    return "the date is said once, by the day: - date: 2019-05-06, and its items below items:";
  return undefined;
}

const ACCOUNTS =
  /^(?:twitter|x|linked_?in|github|gitlab|mastodon|bluesky|bsky|(?:google_)?scholar|dblp|facebook|instagram|youtube|social)$/;

function talkOf(key: string, allowed: readonly string[]): string {
  const field = key === "abstract" ? "abstract" : "title";
  const talk = `talk: {${field}: …}`;
  const role = key === "title" ? "; what somebody does is a role:, a Dr. is part of the name:" : "";
  if (allowed.includes("talk")) return `of a talk, write ${talk}${role}`;
  return `a talk belongs to its speaker in data/speakers.yaml, or to the schedule${role}`;
}

const meantBy = (key: string): readonly string[] =>
  Object.hasOwn(SYNONYMS, plainKey(key)) ? (SYNONYMS[plainKey(key)] ?? []) : [];

/** Synonyms for keys that edit distance cannot find; the first one allowed is meant. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  telephone: ["phone"],
  tel: ["phone"],
  mobile: ["phone"],
  cell: ["phone"],
  number: ["phone"],
  job: ["task", "role"],
  duty: ["task"],
  rooms: ["room"],
  start: ["time"],
  start_time: ["time"],
  begin: ["time"],
  when: ["time"],
  end_time: ["end"],
  first_name: ["name"],
  firstname: ["name"],
  given_name: ["name"],
  given: ["name"],
  last_name: ["name"],
  lastname: ["name"],
  family_name: ["name"],
  family: ["name"],
  surname: ["name"],
  speaker: ["speakers"],
  presenter: ["speakers"],
  presenters: ["presenter", "speakers"],
  author: ["authors", "speakers"],
  authors: ["speakers"],
  chairs: ["chair"],
  host: ["chair"],
  website: ["url"],
  homepage: ["url"],
  web: ["url"],
  link: ["url", "links"],
  url: ["links"],
  href: ["url"],
  institution: ["affiliation"],
  institute: ["affiliation"],
  affil: ["affiliation"],
  organization: ["affiliation"],
  organisation: ["affiliation"],
  university: ["affiliation"],
  company: ["affiliation"],
  employer: ["affiliation"],
  department: ["affiliation"],
  image: ["photo", "logo"],
  img: ["photo", "logo"],
  picture: ["photo", "logo"],
  portrait: ["photo"],
  avatar: ["photo"],
  headshot: ["photo"],
  biography: ["bio"],
  description: ["abstract", "bio"],
  summary: ["abstract", "description"],
  excerpt: ["description"],
  weight: ["nav"],
  nav_order: ["nav"],
  menu_order: ["nav"],
  redirect_from: ["aliases"],
  about: ["bio"],
  kind: ["type"],
  type: ["kind"],
  recording: ["video"],
  location: ["room", "place"],
  place: ["room"],
  venue: ["room", "place"],
  zoom: ["online"],
  stream: ["online"],
  tz: ["timezone"],
  color: ["accent"],
  talks: ["items"],
};

function explainRefusal(refusal: Refusal, node: YamlNode | undefined, { source, report, where }: Scene): void {
  if (!node) return;
  const lead = node.kind === "text" ? node.value.length - node.value.trimStart().length : 0;
  const within =
    refusal.span && node.kind === "text" && node.valueStart !== undefined ? node.valueStart + lead : undefined;
  const place =
    within !== undefined && refusal.span
      ? { source, start: within + refusal.span[0], end: within + refusal.span[1] }
      : { source, start: node.start, end: node.end };
  const hint = typeof refusal.hint === "function" ? refusal.hint(where) : refusal.hint;
  report.add(refusal.code, place, refusal.params, hint);
}

function explainType(expected: string, node: YamlNode, { root, source, report }: Scene): void {
  const lookalike = node.kind === "text" ? lookalikeAt(source.text, node.start) : undefined;
  if (lookalike) {
    const { code, params, hint, start, end } = lookalikeProblem(lookalike);
    report.add(code, { source, start, end }, params, hint);
    return;
  }
  const glued = expected.includes("mapping") ? gluedKey(node, source) : undefined;
  if (glued) {
    reportGlued(glued, source, report);
    return;
  }
  const shown = node.kind === "mapping" ? (node.entries[0]?.key ?? node) : node;
  // The value may have its type only because a dash is missing, say.
  if (report.hasErrorAt({ source, start: shown.start, end: shown.end })) return;
  report.add(
    "wrong-type",
    { source, start: shown.start, end: Math.max(shown.end, shown.start + 1) },
    {
      expected: expected.split("\n")[0] ?? expected,
      found: describe(node),
    },
    node === root && node.kind === "mapping" ? dashed(node, source) : undefined,
  );
}

/** Reports list entries of a wrong form, and returns their indexes. */
function reportStrays({ root, source, report }: Scene): ReadonlySet<PropertyKey> {
  const strays = new Set<PropertyKey>();
  if (root.kind !== "list") return strays;
  const isSchedule = source.file === SCHEDULE;
  root.items.forEach((item, index) => {
    if (item.kind !== "mapping") return;
    const [first] = item.entries;
    if (isSchedule && isWithoutDay(item)) {
      // The items that follow belong to it.
      if (!strays.has(index - 1)) report.add("missing-day", keyPlace(item, source), {}, dayHint(item, index === 0));
    } else if (first && item.entries.length === 1 && pairOf(first, source) !== undefined) {
      const params = { key: first.key.value, where: "an entry" };
      report.add("unknown-key", keyPlace(item, source), params, `write - ${pairOf(first, source)}`);
    } else return;
    strays.add(index);
  });
  return strays;
}

const SCHEDULE = "data/schedule.yaml";

function keyPlace(node: MappingNode, source: Source) {
  const { start, end } = node.entries[0]?.key ?? node;
  return { source, start, end };
}

/** An item or a session where a day belongs; so is a row with its own date. */
function isWithoutDay(node: MappingNode): boolean {
  const has = (...keys: readonly string[]) => keys.some((key) => hasKey(node, key));
  const isItem = has("time", "type", "speakers", "duration") && !has("items");
  return isItem || (!has("date") && has("items") && has("chair", "chairs", "time", "room", "each"));
}

function dayHint(node: MappingNode, isFirst: boolean): string {
  if (node.entries[0]?.key.value === "items")
    return 'write "- date: 2019-05-06" (the day) above it, and indent all of it by two spaces';
  const own = node.entries.find(({ key }) => key.value === "date")?.value;
  if (own?.kind === "text")
    return `write each date once, "- date: ${own.value}", with "items:" below it, and the items below that, indented`;
  return isFirst
    ? 'write "- date: 2019-05-06" (the day) and "  items:" above it, and indent the items below by four spaces'
    : 'indent it, so that it stands below "items:" of its day';
}

/** Lists whose entries people write as one line, with the keys for what stands before and after the colon. */
const PAIRS: Readonly<Record<string, readonly [key: string, value: string]>> = {
  "data/dates.yaml": ["title", "date"],
  "data/news.yaml": ["date", "text"],
  "data/sponsors.yaml": ["level", "name"],
  "data/papers.yaml": ["title", "authors"],
  "data/editions.yaml": ["title", "date"],
};

/** `{title: Paper submission, date: 2019-02-01}` for `Paper submission: 2019-02-01`. */
function pairOf({ key, value }: MappingEntry, { file }: Source): string | undefined {
  const pair = PAIRS[file];
  const said = value.kind === "text" ? value.value : "";
  if (pair === undefined || said === "" || FORMAT_KEYS.has(key.value)) return undefined;
  if (closest(key.value, FORMAT_KEYS, 1 / 5) !== undefined) return undefined;
  const written = (text: string) => (/^[\p{L}\d][^,:#[\]{}"'\r\n]*$/u.test(text) ? text : quoteText(text));
  // "Paper submission: 2019-02-01" and "2019-02-01: Paper submission" mean the same.
  const isTurned = pair[1] === "date" && isRealDate(key.value);
  const [first, second] = isTurned ? [said, key.value] : [key.value, said];
  const date = pair[1] === "date" ? (guessDate(second) ?? second) : second;
  return `{${pair[0]}: ${written(first.trim())}, ${pair[1]}: ${written(date.trim())}}`;
}

/** How a file that should be a list begins. */
function dashed(node: MappingNode, source: Source): string | undefined {
  const [entry] = node.entries;
  const first = entry?.key;
  if (node.flow || !first) return undefined;
  const pair = pairOf(entry, source);
  if (pair !== undefined) return `write a list with one entry each: - ${pair}`;
  if (source.file === SCHEDULE && (first.value === "items" || isWithoutDay(node))) return dayHint(node, true);
  if (isRealDate(first.value)) return `write "- date: ${first.value}", and its items below "items:"`;
  const line = source.text.slice(first.start, endOfLine(source.text, first.start)).trimEnd();
  return `start the list with a dash, "- ${line}", and indent the lines that belong to it by two more spaces`;
}

function describe(node: YamlNode): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "mapping") return "a mapping";
  const text = node.value.trim();
  return `the text "${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
}

/** Walks a path; `node` is undefined if the last step leads nowhere. */
function find(root: YamlNode, path: Path): { node?: YamlNode; parent?: YamlNode; key: string } {
  let node: YamlNode | undefined = root;
  let parent: YamlNode | undefined;
  for (const step of path) {
    parent = node;
    if (node?.kind === "list") node = node.items[Number(step)];
    else if (node?.kind === "mapping") node = node.entries.find((entry) => entry.key.value === String(step))?.value;
    else node = undefined;
  }
  return { ...(node && { node }), ...(parent && { parent }), key: String(path.at(-1) ?? "") };
}
