/** Turns a data file that is one list of people into groups. Every byte of each entry stays, two columns further in. */
import { type DataFile, readDataFile } from "../../edit/data-file.ts";
import { lineEnd } from "../../edit/splice.ts";
import { yamlText } from "../../edit/yaml-text.ts";
import type { ListNode, YamlNode } from "../../load/yaml-node.ts";

/** A file in groups, with their titles in order. */
export interface Grouped {
  readonly text: string;
  readonly titles: readonly string[];
}

/**
 * The list as a mapping from titles to lists.
 * @param titleFor the title of an entry, if there is one
 * @param others the title for all other entries
 * @returns undefined if it cannot be moved without a loss: a list in brackets with comments, or one with anchors
 */
export function inGroups(
  file: DataFile,
  list: ListNode,
  titleFor: (entry: YamlNode) => string | undefined,
  others: string,
): Grouped | undefined {
  const pieces = list.flow ? piecesOfFlow(file.text, list) : piecesOfBlock(file.text, list);
  if (!pieces) return undefined;
  const groups = new Map<string, string[]>();
  for (const { entry, text } of pieces.entries) {
    const title = titleFor(entry) ?? others;
    groups.set(title, [...(groups.get(title) ?? []), text]);
  }
  const titles = [...groups.keys()].sort((a, b) => Number(a === others) - Number(b === others));
  const body = titles
    .map((title) => `${yamlText(title)}:\n${(groups.get(title) ?? []).map(indented).join("")}`)
    .join("");
  const text = `${pieces.before}${body}${pieces.after}`;
  const again = readDataFile(file.source.file, text)?.root;
  const count =
    again?.kind === "mapping"
      ? again.entries.flatMap(({ value }) => (value.kind === "list" ? value.items : [])).length
      : 0;
  return count === list.items.length ? { text, titles } : undefined;
}

interface Pieces {
  readonly before: string;
  readonly entries: readonly { readonly entry: YamlNode; readonly text: string }[];
  readonly after: string;
}

/** Entries with the comments above them, as whole lines. */
function piecesOfBlock(text: string, list: ListNode): Pieces {
  const [first] = list.items;
  const dash = text.lastIndexOf("\n", Math.min(list.start, first?.start ?? list.start) - 1) + 1;
  let from = dash;
  const entries = list.items.map((entry) => {
    const end = afterLine(text, entry.end);
    const piece = { entry, text: text.slice(from, end) };
    from = end;
    return piece;
  });
  return { before: text.slice(0, dash), entries, after: text.slice(from) };
}

/** The offset of the line after an entry; the end of a block of text is already there. */
function afterLine(text: string, end: number): number {
  if (text[end - 1] === "\n") return end;
  const at = lineEnd(text, end);
  return text.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, text.length);
}

function piecesOfFlow(text: string, list: ListNode): Pieces | undefined {
  const between = list.items.map((item, index) => text.slice(list.items[index - 1]?.end ?? list.start, item.start));
  if (between.some((gap) => gap.includes("#"))) return undefined;
  const entries = list.items.map((entry) => ({ entry, text: `- ${text.slice(entry.start, entry.end)}\n` }));
  const end = afterLine(text, list.end);
  const rest = text.slice(list.end, end).trim();
  return { before: `${text.slice(0, list.start)}${rest === "" ? "" : `${rest}\n`}`, entries, after: text.slice(end) };
}

function indented(piece: string): string {
  const whole = /[\r\n]$/.test(piece) ? piece : `${piece}\n`;
  return whole.replace(/^(?=[^\r\n])/gm, "  ");
}
