/** Updates last year's files at places known to the loader; everything else stays byte for byte. */
import { DateTime } from "luxon";
import { appended, edited, withFirstEntries } from "../edit/data-file.ts";
import { isAlias } from "../edit/mapping.ts";
import { type Edit, type Entry, entryOf, lineEnd, lineStart } from "../edit/splice.ts";
import { commentedOut, yamlText } from "../edit/yaml-text.ts";
import { blockEntry, inline, type ValueMap } from "../edit/yaml-writer.ts";
import { parseYaml } from "../load/yaml.ts";
import type { ListNode, MappingNode } from "../load/yaml-node.ts";
import { proceedingsPage } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import type { Answers } from "./answers.ts";

/** Keys that apply only to last year's edition. */
export const OF_ONE_YEAR = [
  "when",
  "host",
  "venue",
  "online",
  "actions",
  "proceedings",
  "notice",
  "stage",
  "accept",
  "updated",
];

/**
 * `workshop.yaml` with the answers filled in, and with keys that apply to one year only commented out.
 * @param days the number of days the workshop moves; undefined if open
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
  const renewed = edited(text, edits);
  if (added.length === 0) return renewed;
  const end = renewed.trimEnd().length;
  return edited(renewed, [{ start: end, end: renewed.length, text: `\n${added.join("\n")}\n` }]);
}

/** No edit if the value is already the same, or stands elsewhere. */
function replaced(entry: Entry | undefined, value: string | undefined): Edit[] {
  if (entry === undefined || value === undefined || isAlias(entry)) return [];
  const { value: node } = entry;
  if (node.kind === "text" && node.value.trim() === value) return [];
  return [{ start: node.start, end: node.end, text: yamlText(value) }];
}

/** The last day moves with the first. */
function endOf(text: string, entry: Entry | undefined, days: number | undefined): Edit[] {
  if (entry?.value.kind !== "text" || days === undefined) return taken(text, entry);
  return replaced(entry, moved(entry.value.value, days));
}

/** Comments out the lines of a key. */
function taken(text: string, entry: Entry | undefined): Edit[] {
  if (entry === undefined) return [];
  const start = lineStart(text, entry.key.start);
  const end = lineEnd(text, Math.max(entry.key.end, entry.value.end));
  return [{ start, end, text: commentedOut(text.slice(start, end)) }];
}

function moved(date: string, days: number): string {
  return DateTime.fromISO(date.trim(), { zone: "utc" }).plus({ days }).toISODate() ?? "tbd";
}

/**
 * `dates.yaml` with every date moved along with the workshop, or `tbd` if its date is open. Extensions and submission
 * links were last year's.
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
  return edited(text, edits);
}

/** Removes keys from a mapping: from the end of the previous value, or, if they come first, up to the next key. */
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

/** The first day of a workshop, or of its month; undefined if that is open. */
export function beginningOf({ when }: Workshop): DateTime | undefined {
  if (when.known === "tbd") return undefined;
  return when.known === "day" ? when.start : when.month;
}

/** An edition's title in a list of editions: the short name with the year. */
export function editionTitle(workshop: Workshop): string {
  const { short } = workshop;
  const year = beginningOf(workshop)?.year;
  const names = year === undefined || short.includes(String(year)) || /['’]\d\d$/.test(short);
  return names ? short : `${short} ${year}`;
}

/** `editions.yaml` with last year's edition added at the end where the latest ones are. */
export function withEdition(text: string, workshop: Workshop): string {
  const entry = editionEntry(workshop);
  const { root } = parseYaml(text);
  if (root?.kind !== "list") return withFirstEntries(text, [entry], "Past editions, the latest first.");
  if (isOldestFirst(root)) return edited(text, appended(text, root, [entry]));
  if (root.flow) {
    const comma = root.items.length === 0 ? "" : ", ";
    return edited(text, [{ start: root.start + 1, end: root.start + 1, text: `${inline(entry)}${comma}` }]);
  }
  const indent = " ".repeat(root.start - lineStart(text, root.start));
  const lines = `${blockEntry(entry, indent)}${indent}`.slice(indent.length);
  return edited(text, [{ start: root.start, end: root.start, text: lines }]);
}

function editionEntry(workshop: Workshop): ValueMap {
  const { when, venue, url, proceedings } = workshop;
  const page = proceedingsPage(workshop);
  return {
    title: editionTitle(workshop),
    date:
      when.known === "day"
        ? when.start.toISODate()
        : when.known === "month"
          ? when.month.toFormat("yyyy-MM")
          : undefined,
    place: venue?.city,
    url,
    proceedings: proceedings?.url ?? (url && page && new URL(page.slice(1), url).href),
  };
}

function isOldestFirst({ items }: ListNode): boolean {
  const dates = items.flatMap((item) => {
    const date = entryOf(item, "date")?.value;
    return date?.kind === "text" ? [date.value] : [];
  });
  const [first = "", last = ""] = [dates[0], dates.at(-1)];
  return dates.length > 1 && first < last;
}
