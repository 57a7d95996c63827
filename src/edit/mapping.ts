/** New values for the keys of a mapping in a YAML text. */
import type { MappingNode, YamlNode } from "../load/yaml-node.ts";
import { type Edit, type Entry, lineEnd, lineStart } from "./splice.ts";
import { blockKey, blockValue, inline, type Value } from "./yaml-writer.ts";

/** Whether a value is an alias: its text stands elsewhere, at the anchor, so it cannot be changed here. */
export function isAlias({ key, value }: Entry): boolean {
  return value.start < key.end;
}

/** Replaces a value; comments beside it stay. */
export function replaced(text: string, mapping: MappingNode, entry: Entry, value: Value): Edit {
  const { key, value: old } = entry;
  const space = old.start === old.end ? " " : "";
  const isShort = typeof value === "string" && !blockValue(key.value, value, "").includes("\n");
  const isOldShort = old.kind === "text" && old.style !== "block";
  if (mapping.flow) return { start: old.start, end: old.end, text: `${space}${inline(value)}` };
  if (isShort && isOldShort) {
    return { start: old.start, end: old.end, text: `${space}${blockValue(key.value, value, "").trim()}` };
  }
  const { comment, end } = commentBeside(text, entry);
  const [first = "", ...others] = `:${blockValue(key.value, value, indentOf(text, mapping))}`.split("\n");
  return { start: key.end, end, text: [`${first}${comment}`, ...others].join("\n") };
}

/** The comment after a value on its line, or after the `|` or `>` of a block; and where the replaced stretch ends. */
function commentBeside(text: string, { key, value }: Entry): { comment: string; end: number } {
  const header = text.slice(key.end, lineEnd(text, key.end));
  const atHeader = value.start > key.end + header.length ? /\s+#.*$/.exec(header)?.[0] : undefined;
  if (value.kind === "text" && value.style === "block") return { comment: atHeader ?? "", end: value.end };
  const rest = text.slice(value.end, lineEnd(text, value.end));
  const isComment = /^\s+#/.test(rest);
  return { comment: atHeader ?? (isComment ? rest : ""), end: isComment ? value.end + rest.length : value.end };
}

/** Appends keys to a mapping. */
export function added(text: string, mapping: MappingNode, values: readonly (readonly [string, Value])[]): Edit[] {
  if (values.length === 0) return [];
  if (mapping.flow) {
    const last = mapping.entries.at(-1);
    const at = last?.value.end ?? mapping.start + 1;
    const text = values.map(([key, value]) => `${key}: ${inline(value)}`).join(", ");
    return [{ start: at, end: at, text: last ? `, ${text}` : text }];
  }
  const at = lineEnd(text, mapping.end);
  const indent = indentOf(text, mapping);
  const lines = values.map(([key, value]) => blockKey(key, value, indent)).join("");
  return [{ start: at, end: at, text: `\n${lines}`.trimEnd() }];
}

/** The indentation of a mapping with one key per line. */
export function indentOf(text: string, mapping: YamlNode): string {
  return " ".repeat(mapping.start - lineStart(text, mapping.start));
}
