/** Values as YAML in the style of the data files: one key a line, short lists in brackets, long texts as blocks. */
import { yamlLine, yamlText } from "./yaml-text.ts";

/** What a data file can hold. */
export type Value = string | readonly Value[] | ValueMap;

/** A mapping; keys without a value are not written. */
export interface ValueMap {
  readonly [key: string]: Value | undefined;
}

/** The longest line that a list or mapping in brackets may make. */
const LONGEST = 120;

/** Keys whose text is written as a block, with its paragraphs. */
const BLOCKS: ReadonlySet<string> = new Set(["abstract", "bio"]);

/**
 * An entry of a list, `- key: value` and its further keys below.
 * @param indent what stands before the dash
 */
export function blockEntry(value: Value, indent: string): string {
  if (!isMap(value)) return `${indent}- ${onLine(value)}\n`;
  const keys = entriesOf(value).map(([key, one]) => blockKey(key, one, `${indent}  `));
  return keys.length === 0 ? "" : `${indent}- ${keys.join("").slice(indent.length + 2)}`;
}

/** A key with its value, over one line or several. */
export function blockKey(key: string, value: Value, indent: string): string {
  return `${indent}${key}:${blockValue(key, value, indent)}\n`;
}

/**
 * A value after the colon of its key, without a line break at its end.
 * @param indent that of the key
 */
export function blockValue(key: string, value: Value, indent: string): string {
  if (typeof value === "string") return BLOCKS.has(key) ? blockText(value, indent) : ` ${onLine(value)}`;
  const short = ` ${inline(value)}`;
  if (isPlainList(value) && fits(`${indent}${key}:${short}`)) return short;
  if (isMap(value) && fits(`${indent}${key}:${short}`)) return short;
  if (isMap(value)) {
    return `\n${entriesOf(value)
      .map(([name, one]) => blockKey(name, one, `${indent}  `))
      .join("")}`.trimEnd();
  }
  return `\n${value.map((one) => listItem(one, `${indent}  `)).join("")}`.trimEnd();
}

/** Short mappings of a list stay on their line. */
function listItem(value: Value, indent: string): string {
  const short = `${indent}- ${onLine(value)}\n`;
  return fits(short) && !hasBlock(value) ? short : blockEntry(value, indent);
}

function hasBlock(value: Value): boolean {
  return isMap(value) && entriesOf(value).some(([key]) => BLOCKS.has(key));
}

function fits(line: string): boolean {
  return line.length <= LONGEST;
}

/** `|` and the lines below it; a line that starts with a space would set another indentation. */
function blockText(text: string, indent: string): string {
  const lines = text.trim().split("\n");
  return ` |${lines.map((line) => (line.trim() === "" ? "\n" : `\n${indent}  ${line.trimEnd()}`)).join("")}`;
}

/** A value on a line of its own. */
function onLine(value: Value): string {
  return typeof value === "string" && !value.includes("\n") ? yamlLine(value) : inline(value);
}

/** A value on one line, with brackets and braces. */
export function inline(value: Value): string {
  if (typeof value === "string") return value.includes("\n") ? JSON.stringify(value) : yamlText(value);
  if (!isMap(value)) return `[${value.map(inline).join(", ")}]`;
  return `{${entriesOf(value)
    .map(([key, one]) => `${key}: ${inline(one)}`)
    .join(", ")}}`;
}

/** Whether an entry may stand on one line, in braces. */
export function fitsInline(value: Value, indent: string): boolean {
  return !hasBlock(value) && fits(`${indent}- ${inline(value)}`);
}

function entriesOf(map: ValueMap): [string, Value][] {
  return Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as [string, Value]]));
}

function isMap(value: Value): value is ValueMap {
  return typeof value === "object" && !Array.isArray(value);
}

function isPlainList(value: Value): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
