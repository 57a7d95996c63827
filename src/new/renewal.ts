/** Last year's files with what is new put in at the places that the loader knows; all else stays byte for byte. */
import { DateTime } from "luxon";
import { type Edit, type Entry, entryOf, spliced } from "../edit/splice.ts";
import { commentedOut, yamlText } from "../edit/yaml-text.ts";
import { type ListNode, type MappingNode, parseYaml } from "../load/yaml.ts";
import type { Workshop } from "../model/workshop.ts";
import type { Answers } from "./answers.ts";

/** What only last year's edition can say. */
export const OF_ONE_YEAR = ["when", "host", "venue", "online", "actions", "proceedings", "notice", "stage", "updated"];

/**
 * `workshop.yaml` with the answers in it, and as comments what holds for one year only.
 * @param days by how many days the workshop moves; undefined where that is open
 */
export function renewedSettings(text: string, answers: Answers, days: number | undefined): string {
  const { root } = parseYaml(text);
  if (root?.kind !== "mapping") return text;
  const entries = new Map(root.entries.map((entry) => [entry.key.value, entry]));
  const contact = entries.get("contact")?.value;
  const edits = [
    ...["name", "start", "timezone"].flatMap((key) => replaced(entries.get(key), answers[key as keyof Answers])),
    ...replaced(entryOf(contact, "email"), answers.email),
    ...endOf(text, entries.get("end"), days),
    ...OF_ONE_YEAR.flatMap((key) => taken(text, entries.get(key))),
    ...(answers.url === undefined ? taken(text, entries.get("url")) : replaced(entries.get("url"), answers.url)),
  ];
  const added = [
    ...(answers.url !== undefined && !entries.has("url") ? [`url: ${yamlText(answers.url)}`] : []),
    ...(answers.city === undefined ? [] : [`venue: {city: ${yamlText(answers.city)}}`]),
    ...(answers.email !== undefined && !contact ? [`contact: {email: ${yamlText(answers.email)}}`] : []),
  ];
  const renewed = spliced(text, edits);
  return added.length === 0 ? renewed : `${renewed.trimEnd()}\n${added.join("\n")}\n`;
}

/** Nothing where the value says this already. */
function replaced(entry: Entry | undefined, value: string | undefined): Edit[] {
  if (entry === undefined || value === undefined) return [];
  const { value: node } = entry;
  if (node.kind === "text" && node.value.trim() === value) return [];
  return [{ start: node.start, end: node.end, text: yamlText(value) }];
}

/** The last day moves with the first. */
function endOf(text: string, entry: Entry | undefined, days: number | undefined): Edit[] {
  if (entry?.value.kind !== "text" || days === undefined) return taken(text, entry);
  return replaced(entry, moved(entry.value.value, days));
}

/** Makes comments of the lines of a key. */
function taken(text: string, entry: Entry | undefined): Edit[] {
  if (entry === undefined) return [];
  const start = text.lastIndexOf("\n", entry.key.start - 1) + 1;
  const from = text.startsWith("\uFEFF", start) ? start + 1 : start;
  const lineEnd = text.indexOf("\n", entry.value.end);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return [{ start: from, end, text: commentedOut(text.slice(from, end)) }];
}

function moved(date: string, days: number): string {
  return DateTime.fromISO(date.trim(), { zone: "utc" }).plus({ days }).toISODate() ?? "tbd";
}

/**
 * `dates.yaml` with every date moved as the workshop moves, `tbd` where that is open; what was extended and where to
 * submit was last year's.
 */
export function movedDates(text: string, days: number | undefined): string {
  const { root } = parseYaml(text);
  if (root?.kind !== "list") return text;
  const edits = root.items.flatMap((item) => {
    const date = entryOf(item, "date");
    if (item.kind !== "mapping" || date?.value.kind !== "text") return [];
    const isOpen = days === undefined || /^tb[da]$/i.test(date.value.value);
    const gone = item.entries.filter(({ key }) => key.value === "was" || key.value === "url");
    return [...replaced(date, isOpen ? "tbd" : moved(date.value.value, days)), ...removed(item, gone)];
  });
  return spliced(text, edits);
}

/** Takes keys out of a mapping, from the end of the value before, or where they stand first up to the next key. */
function removed({ entries }: MappingNode, gone: readonly Entry[]): Edit[] {
  const kept = entries.findIndex((entry) => !gone.includes(entry));
  const [first, next] = [entries[0], entries[kept]];
  const leading = kept > 0 && first && next ? [{ start: first.key.start, end: next.key.start, text: "" }] : [];
  const others = gone.flatMap((entry) => {
    const before = entries[entries.indexOf(entry) - 1];
    if (before === undefined || entries.indexOf(entry) < kept) return [];
    return [{ start: before.value.end, end: entry.value.end, text: "" }];
  });
  return [...leading, ...others];
}

/** The first day of a workshop, or of its month; undefined where that is open. */
export function beginningOf({ when }: Workshop): DateTime | undefined {
  if (when.known === "tbd") return undefined;
  return when.known === "day" ? when.start : when.month;
}

/** How a list of editions calls one: its short name with the year. */
export function editionTitle(workshop: Workshop): string {
  const { short } = workshop;
  const year = beginningOf(workshop)?.year;
  const names = year === undefined || short.includes(String(year)) || /['’]\d\d$/.test(short);
  return names ? short : `${short} ${year}`;
}

/** `editions.yaml` with last year's edition at the end that is the latest. */
export function withEdition(text: string, workshop: Workshop): string {
  const entry = editionEntry(workshop);
  const { root } = parseYaml(text);
  if (root?.kind !== "list") {
    const before = text.trim() === "" ? "# Past editions, the latest first." : text.trimEnd();
    return `${before}\n${block(entry, "")}`;
  }
  if (root.flow) {
    const inside = entry.map(([key, value]) => `${key}: ${yamlText(value)}`).join(", ");
    const comma = root.items.length === 0 ? "" : ", ";
    return spliced(text, [{ start: root.start + 1, end: root.start + 1, text: `{${inside}}${comma}` }]);
  }
  const indent = text.slice(text.lastIndexOf("\n", root.start) + 1, root.start).replace("\uFEFF", "");
  if (!isOldestFirst(root)) {
    return spliced(text, [
      { start: root.start, end: root.start, text: `${block(entry, indent)}${indent}`.slice(indent.length) },
    ]);
  }
  const end = text.indexOf("\n", root.end);
  return end < 0
    ? `${text}\n${block(entry, indent)}`
    : spliced(text, [{ start: end + 1, end: end + 1, text: block(entry, indent) }]);
}

function editionEntry(workshop: Workshop): (readonly [key: string, value: string])[] {
  const { when, venue, url, proceedings } = workshop;
  const date =
    when.known === "day" ? when.start.toISODate() : when.known === "month" ? when.month.toFormat("yyyy-MM") : "";
  const entry: (readonly [string, string | undefined])[] = [
    ["title", editionTitle(workshop)],
    ["date", date],
    ["place", venue?.city],
    ["url", url],
    ["proceedings", proceedings?.url],
  ];
  return entry.flatMap(([key, value]) => (value === undefined || value === "" ? [] : [[key, value] as const]));
}

function block(entry: readonly (readonly [string, string])[], indent: string): string {
  return entry
    .map(([key, value], index) => `${indent}${index === 0 ? "- " : "  "}${key}: ${yamlText(value)}\n`)
    .join("");
}

function isOldestFirst({ items }: ListNode): boolean {
  const dates = items.flatMap((item) => {
    const date = entryOf(item, "date")?.value;
    return date?.kind === "text" ? [date.value] : [];
  });
  const [first = "", last = ""] = [dates[0], dates.at(-1)];
  return dates.length > 1 && first < last;
}
