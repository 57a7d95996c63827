import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFile } from "../package.ts";
import type { ContentDocument } from "./content.ts";
import type { Report } from "./diagnostics.ts";
import { type Place, positionAt, type Source } from "./source.ts";
import { parseYaml } from "./yaml.ts";
import type { TextNode, YamlNode } from "./yaml-node.ts";

/** The files that `lectern new` writes. */
const STARTER = packageFile("starter");

/** The word that marks the starter's example values, all of which must be replaced. */
const EXAMPLE = /\bExample\b/;

/** What a new site is called until somebody says its name. */
export const EXAMPLE_NAME = "Example Workshop";

/** A data file as parsed. */
export interface DataTree {
  readonly source: Source;
  readonly root: YamlNode;
}

/**
 * Finds example values and lines that are still those of the starter's file of the same name: values in data files, in
 * any context, and lines in pages. Drafts are not published, so they may wait.
 */
export function findExamples(trees: readonly DataTree[], pages: readonly ContentDocument[]): readonly Place[] {
  return [
    ...trees.flatMap(({ source, root }) => {
      if (!EXAMPLE.test(source.text)) return [];
      const examples = new Set(exampleTexts(starterTree(source.file)).map(({ value }) => value));
      return exampleTexts(root)
        .filter(({ value }) => examples.has(value))
        .map(({ start, end }) => ({ source, start, end }));
    }),
    ...pages.filter(({ frontMatter }) => frontMatter.draft !== true).flatMap(({ source }) => linesLeft(source)),
  ];
}

/** Keys whose values `new` fills in, or that say nothing of their own. */
const FILLED: ReadonlySet<string> = new Set(["date", "time", "end", "start"]);

/**
 * The entries of a data file that are the starter's and nothing else: lists' items, or groups' people, of whose texts all
 * stand in the starter's file, and one at least is an example.
 * @param file the data file, such as `data/papers.yaml`
 */
export function exampleEntries(file: string, root: YamlNode | undefined): readonly YamlNode[] {
  const texts = new Set(textsOf(starterTree(file)).map(({ value }) => value));
  const lists = root?.kind === "mapping" ? root.entries.map(({ value }) => value) : root ? [root] : [];
  return lists
    .flatMap((list) => (list.kind === "list" ? list.items : []))
    .filter((item) => {
      const own = textsOf(item);
      return own.every(({ value }) => texts.has(value)) && own.some(({ value }) => EXAMPLE.test(value));
    });
}

/**
 * Whether a value is still the starter's.
 * @param file the data file that it stands in, such as `data/papers.yaml`
 */
export function isExample(file: string, value: string): boolean {
  const isPlaceholder = file === "data/workshop.yaml" && value === EXAMPLE_NAME;
  return isPlaceholder || (EXAMPLE.test(value) && textsOf(starterTree(file)).some((text) => text.value === value));
}

/** Reports once, at the first place, how many lines of the site are still the starter's examples. */
export function reportExamples(examples: readonly Place[], report: Report): void {
  const [first] = examples;
  if (first === undefined) return;
  const lines = new Set(examples.map(({ source, start }) => `${source.file}:${positionAt(source, start).line}`));
  const others = lines.size - 1;
  const said = others === 0 ? "this line is" : `this line and ${others} other${others === 1 ? "" : "s"} are`;
  report.add("example-text", first, { lines: said });
}

/** The values of a tree that contain the word "Example". */
function exampleTexts(root: YamlNode | undefined): TextNode[] {
  return textsOf(root).filter(({ value }) => EXAMPLE.test(value));
}

/** The values of a tree in file order, apart from those that `new` fills in. */
function textsOf(root: YamlNode | undefined): TextNode[] {
  const found: TextNode[] = [];
  const rest = root ? [root] : [];
  // The loop also visits what is pushed on the way.
  for (const node of rest) {
    if (node.kind === "mapping") {
      for (const { key, value } of node.entries) if (!FILLED.has(key.value) || value.kind !== "text") rest.push(value);
    } else if (node.kind === "list") for (const item of node.items) rest.push(item);
    else found.push(node);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A data file of the starter, without the placeholders that `new` fills in. */
function starterTree(file: string): YamlNode | undefined {
  return parseYaml(starterText(file).replace(/\{\{\w+(?:\|([^}]*))?\}\}/g, "$1")).root;
}

/** Lines of a page that are the same in the starter. */
function linesLeft(source: Source): Place[] {
  if (!EXAMPLE.test(source.text)) return [];
  const lines = starterText(source.file).split("\n");
  const starter = new Set(lines.map((line) => line.trim()).filter((line) => EXAMPLE.test(line)));
  return source.lineStarts.flatMap((lineStart, index) => {
    const line = source.text.slice(lineStart, source.lineStarts[index + 1]);
    const text = line.trim();
    const start = lineStart + line.indexOf(text);
    return starter.has(text) ? [{ source, start, end: start + text.length }] : [];
  });
}

/** The text of a starter file; empty if there is no such file. */
function starterText(file: string): string {
  try {
    return readFileSync(join(STARTER, file), "utf8");
  } catch {
    return "";
  }
}
