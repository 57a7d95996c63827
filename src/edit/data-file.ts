/** A data file being edited: its tree, and changes that keep its line breaks. */
import { createSource, type Source } from "../load/source.ts";
import { parseYaml } from "../load/yaml.ts";
import type { ListNode, Span, YamlNode } from "../load/yaml-node.ts";
import { type Edit, lineEnd, lineStart, spliced } from "./splice.ts";
import { blockEntry, inline, type Value } from "./yaml-writer.ts";

/** A data file with its tree. */
export interface DataFile {
  readonly text: string;
  readonly source: Source;
  /** Undefined if the file contains only comments. */
  readonly root: YamlNode | undefined;
}

/** Parses the text of a data file; undefined if it is not YAML. */
export function readDataFile(file: string, text: string): DataFile | undefined {
  const { root, problems } = parseYaml(text);
  return problems.length > 0 ? undefined : { text, source: createSource(file, text), root };
}

/** The text with all edits applied, in its own style of line breaks. */
export function edited(text: string, edits: readonly Edit[]): string {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  return spliced(
    text,
    edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, lineBreak) })),
  );
}

/** Appends entries to a list. */
export function appended(text: string, list: ListNode, values: readonly Value[]): Edit[] {
  if (values.length === 0) return [];
  const last = list.items.at(-1);
  if (list.flow && last) return [{ start: last.end, end: last.end, text: `, ${values.map(inline).join(", ")}` }];
  if (list.flow) return [inPlaceOfNothing(text, list, values)];
  const indent = " ".repeat(list.start - lineStart(text, list.start));
  const at = lineEnd(text, list.end);
  const lines = values.map((value) => blockEntry(value, indent)).join("");
  return [{ start: at, end: at, text: `\n${lines}`.trimEnd() }];
}

/** Turns `[]` into a list with one entry per line, on its own line or below its key. */
function inPlaceOfNothing(text: string, list: ListNode, values: readonly Value[]): Edit {
  const column = /^ */.exec(text.slice(lineStart(text, list.start), list.start))?.[0].length ?? 0;
  const isAlone = column === list.start - lineStart(text, list.start);
  const indent = " ".repeat(isAlone ? column : column + 2);
  return insteadOf(text, list, values.map((value) => blockEntry(value, indent)).join(""));
}

/** Replaces a value in brackets with lines; a comment beside it moves above them. */
export function insteadOf(text: string, { start, end }: Span, lines: string): Edit {
  const before = text.slice(lineStart(text, start), start);
  const rest = text.slice(end, lineEnd(text, end));
  const isAlone = before.trim() === "";
  const from = isAlone ? lineStart(text, start) : start - (/ *$/.exec(before)?.[0].length ?? 0);
  const first = isAlone ? `${before}${rest.trim()}` : rest;
  return {
    start: from,
    end: end + rest.length,
    text: `${isAlone && rest.trim() === "" ? "" : `${first}\n`}${lines}`.trimEnd(),
  };
}

/**
 * Adds the first entries to a file that has no list yet.
 * @param comment the first line of a new file
 */
export function withFirstEntries(text: string, values: readonly Value[], comment: string): string {
  const lines = values.map((value) => blockEntry(value, "")).join("");
  const before = text.trim() === "" ? `# ${comment}\n` : `${text.trimEnd()}\n`;
  return edited(text, [{ start: 0, end: text.length, text: `${before}${lines}` }]);
}
