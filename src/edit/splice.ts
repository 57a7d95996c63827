/** Changes to a YAML text at places known to the loader; everything else stays byte for byte. */
import type { MappingNode, YamlNode } from "../load/yaml-node.ts";

/** A stretch of the text and its replacement; offsets as the loader gives them. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A key of a mapping with its value. */
export type Entry = MappingNode["entries"][number];

/** The text with all edits applied; they must not overlap. Insertions at one offset keep their order. */
export function spliced(text: string, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, index) => ({ ...edit, index }));
  ordered.sort((a, b) => b.start - a.start || b.end - a.end || b.index - a.index);
  return ordered.reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), text);
}

/** The key of a mapping with its value; undefined if the node is no mapping or lacks the key. */
export function entryOf(node: YamlNode | undefined, key: string): Entry | undefined {
  return node?.kind === "mapping" ? node.entries.find((entry) => entry.key.value === key) : undefined;
}

/** The offset where the line of `offset` ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = /[\r\n]/.exec(text.slice(offset));
  return found ? offset + found.index : text.length;
}

/** The offset where the line of `offset` starts, after a byte order mark. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  return text.startsWith("\uFEFF", start) ? start + 1 : start;
}
