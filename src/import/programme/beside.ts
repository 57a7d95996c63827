/** Files beside the one that is imported, and what the site has already. */
import { existsSync } from "node:fs";
import path from "node:path";
import { parseYaml } from "../../load/yaml.ts";
import { fold } from "../../schema/suggest.ts";
import { readInput } from "../input.ts";
import { textAt } from "../merge.ts";
import { readJson, readYaml, type Tree } from "../tree.ts";

/**
 * The tree of a YAML or JSON file; undefined if there is none.
 * @param shown its name in messages
 * @throws ImportMistake if it cannot be read
 */
export function treeAt(folder: string, shown: string): Tree | undefined {
  const file = path.join(folder, shown);
  if (!existsSync(file)) return undefined;
  const { text } = readInput(file);
  return shown.endsWith(".json") ? readJson(shown, text) : readYaml(shown, text);
}

/** A title without what people write differently. */
export function looseKey(title: string): string {
  return fold(title).replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * The papers that a site has: their ids, or titles, by both.
 * @param text data/papers.yaml
 */
export function papersIn(text: string): ReadonlyMap<string, string> {
  const { root } = parseYaml(text);
  const papers = new Map<string, string>();
  for (const item of root?.kind === "list" ? root.items : []) {
    if (item.kind !== "mapping") continue;
    const [id, title] = [textAt(item, "id"), textAt(item, "title")];
    const reference = id ?? title;
    if (reference === undefined) continue;
    if (title !== undefined) papers.set(looseKey(title), reference);
    if (id !== undefined) papers.set(id, reference);
  }
  return papers;
}
