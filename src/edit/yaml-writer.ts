/** Values as YAML in the style of the data files: one key per line, short lists in brackets, long texts as blocks. */
import { yamlLine, yamlText } from "./yaml-text.ts";

/** Anything a data file can contain. */
export type Value = string | readonly Value[] | ValueMap;

/** A mapping; keys with an undefined value are not written. */
export interface ValueMap {
  readonly [key: string]: Value | undefined;
}

/** The longest line allowed for a list or mapping in brackets. */
const LONGEST = 120;

/** Keys whose text is written as a block that keeps its paragraphs. */
const BLOCKS: ReadonlySet<string> = new Set(["abstract", "bio"]);

/**
 * A list entry: `- key: value`, with further keys below.
 * @param indent the indentation of the dash
 */
export function blockEntry(value: Value, indent: string): string {
  if (!isMap(value)) return `${indent}- ${onLine(value)}\n`;
  const keys = entriesOf(value).map(([key, one]) => blockKey(key, one, `${indent}  `));
  return keys.length === 0 ? "" : `${indent}- ${keys.join("").slice(indent.length + 2)}`;
}

/** A key with its value, on one line or several. */
export function blockKey(key: string, value: Value, indent: string): string {
  return `${indent}${key}:${blockValue(key, value, indent)}\n`;
}

/**
 * The value after a key's colon, without a final line break.
 * @param indent the key's indentation
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

/** A short mapping in a list stays on one line. */
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

/** `|` and the lines below it; a first line with a leading space would change the block's indentation. */
function blockText(text: string, indent: string): string {
  const lines = text.trim().split("\n");
  return ` |${lines.map((line) => (line.trim() === "" ? "\n" : `\n${indent}  ${line.trimEnd()}`)).join("")}`;
}

/** A value on a line of its own. */
function onLine(value: Value): string {
  return typeof value === "string" && !value.includes("\n") ? yamlLine(value) : inline(value);
}

/** A value on one line, in brackets or braces. */
export function inline(value: Value): string {
  if (typeof value === "string") return value.includes("\n") ? JSON.stringify(value) : yamlText(value);
  if (!isMap(value)) return `[${value.map(inline).join(", ")}]`;
  return `{${entriesOf(value)
    .map(([key, one]) => `${key}: ${inline(one)}`)
    .join(", ")}}`;
}

/** Whether an entry fits on one line, in braces. */
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
