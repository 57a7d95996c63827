/** The examples of a new site give way to what is imported. */
import { readDataFile } from "../edit/data-file.ts";
import { lineStart, spliced } from "../edit/splice.ts";
import { exampleEntries } from "../load/example.ts";
import type { ListNode, YamlNode } from "../load/yaml-node.ts";

/** A data file without its examples. */
export interface Cleared {
  readonly text: string;
  /** How many examples it had. */
  readonly removed: number;
}

/**
 * A data file without the entries that are still the starter's; comments stay, and so does whatever somebody changed.
 * @param file such as `data/papers.yaml`
 */
export function withoutExamples(file: string, text: string): Cleared {
  const read = readDataFile(file, text);
  const entries = exampleEntries(file, read?.root);
  const lists = listsIn(read?.root).filter(({ flow }) => !flow);
  const edits = lists.flatMap(({ items, end }) =>
    items.flatMap((item, index) => {
      if (!entries.includes(item)) return [];
      const next = items[index + 1];
      return [
        {
          start: lineStart(text, item.start),
          end: next ? lineStart(text, next.start) : afterLine(text, end),
          text: "",
        },
      ];
    }),
  );
  return { text: spliced(text, edits), removed: edits.length };
}

function listsIn(root: YamlNode | undefined): readonly ListNode[] {
  const nodes = root?.kind === "mapping" ? root.entries.map(({ value }) => value) : root ? [root] : [];
  return nodes.filter((node) => node.kind === "list");
}

/** Where the next line begins. */
function afterLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}
