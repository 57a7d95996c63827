/**
 * What a file is, told from its content: names of files lie, and what is taken for something else would come out as
 * nonsense.
 */
import { statSync } from "node:fs";
import path from "node:path";
import { parseYaml } from "../load/yaml.ts";
import { delimiterOf, type Grid, readGrid } from "./csv.ts";
import { assertReadable, ImportMistake, type Input, isZip, mistake, readInput } from "./input.ts";
import { tablesOfMarkdown } from "./markdown-table.ts";
import { gridsOfSpreadsheetMl, isSpreadsheetMl } from "./spreadsheetml.ts";
import { isObject, readJson, readJsonLines, readYaml, type Tree } from "./tree.ts";
import { readWorkbook } from "./workbook.ts";

interface Named {
  /** The file name without its folder, for messages. */
  readonly name: string;
  /** The file as an absolute path: some exports are several files side by side. */
  readonly file: string;
}

/** A file, or a folder, and what is in it. */
export type Content = Named &
  (
    | { readonly form: "folder" }
    | { readonly form: "json" | "yaml"; readonly tree: Tree }
    | { readonly form: "workbook"; readonly grids: () => readonly Grid[] }
    | (Page & {
        readonly form: "table" | "text" | "markdown";
        readonly text: string;
        readonly grids: () => readonly Grid[];
      })
    | (Page & { readonly form: TextForm; readonly text: string })
  );

interface Page {
  /** The YAML above a page of Jekyll or Hugo; `text` has blank lines in its place. */
  readonly frontMatter?: string;
}

/** Text for which a format has a parser of its own. */
type TextForm = "xml" | "html" | "calendar" | "bibtex" | "tex";

/** The forms in words, for messages. */
export const FORM_NAMES: Readonly<Record<Content["form"], string>> = {
  folder: "a folder",
  json: "JSON",
  yaml: "YAML",
  workbook: "a spreadsheet",
  table: "a table",
  xml: "XML",
  html: "HTML",
  calendar: "a calendar (iCalendar)",
  bibtex: "BibTeX",
  tex: "TeX",
  markdown: "Markdown",
  text: "text",
};

/**
 * Reads a file or folder, and finds out what it is.
 * @throws ImportMistake with the place, if it cannot be read
 */
export async function readContent(file: string): Promise<Content> {
  const named = { name: path.basename(file), file };
  if (statSync(file).isDirectory()) return { ...named, form: "folder" };
  assertReadable(file);
  if (isZip(file)) {
    const sheets = await readWorkbook(file);
    return { ...named, form: "workbook", grids: () => sheets };
  }
  const input = readInput(file);
  return { ...named, ...contentOf(input) };
}

/** @throws ImportMistake for what begins as JSON or YAML and is not to be read as such */
function contentOf(input: Input): DistributiveOmit<Content, keyof Named> {
  const { name, text } = input;
  assertShallow(name, text);
  const page = pageIn(text);
  if (page) {
    const form = isHtml(page.text) && !isMarkdown(page.text) ? "html" : "markdown";
    return { form, ...page, grids: remembered(() => tablesOfMarkdown({ name, text: page.text })) };
  }
  if (isSpreadsheetMl(text)) {
    const sheets = gridsOfSpreadsheetMl(input);
    return { form: "workbook", grids: () => sheets };
  }
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return { form: "calendar", text };
  if (/^\s*\{/.test(text) || (/^\s*\[/.test(text) && !/^\s*\[[^\]\n]*\]\(/.test(text))) {
    return jsonIn(name, text);
  }
  const table = clearTable(input);
  if (table) return { form: "table", text, grids: () => [table] };
  if (isBibtex(text)) return { form: "bibtex", text };
  if (/^\s*<[?!a-z]/i.test(text)) return { form: isHtml(text) ? "html" : "xml", text };
  // Before TeX, which may stand in its texts.
  const tree = yamlIn(name, text);
  if (tree) return { form: "yaml", tree };
  if (/\\(?:begin|item|documentclass|section)\b/.test(text)) return { form: "tex", text };
  if (isMarkdown(text)) return { form: "markdown", text, grids: remembered(() => tablesOfMarkdown(input)) };
  const grids = remembered(() => [readGrid(input)]);
  return { form: isTable(text) ? "table" : "text", text, grids };
}

/** No file of people nests brackets or elements so deep, and parsers take a time that grows with the square of it. */
const DEEPEST = 5000;
/** Brackets that open one after the other, also with keys: those of texts, such as `[0, 1)`, stand apart. */
const BRACKETS = new RegExp(`(?:[[{]\\s*(?:"?\\w{1,40}"?:\\s*)?){${DEEPEST}}`);
const ELEMENT = /<(\/?)(?:div|span|section|article|ul|ol|table|blockquote|font)\b/gi;

/** @throws ImportMistake with the place, if brackets, or elements of a page, are nested too deeply */
function assertShallow(name: string, text: string): void {
  let depth = 0;
  let deepest = 0;
  if (/^\s*</.test(text)) {
    for (const [, slash] of text.matchAll(ELEMENT)) {
      depth = Math.max(0, depth + (slash === "/" ? -1 : 1));
      deepest = Math.max(deepest, depth);
    }
  }
  if (deepest > DEEPEST || BRACKETS.test(text)) throw mistake(name, 1, "this is nested too deeply");
}

/** JSON, or else YAML with brackets, in which a comma may stand after the last entry. */
function jsonIn(name: string, text: string): DistributiveOmit<Content & { readonly tree: Tree }, keyof Named> {
  try {
    return { form: "json", tree: isJsonLines(text) ? readJsonLines(name, text) : readJson(name, text) };
  } catch (error) {
    if (!(error instanceof ImportMistake) || parseYaml(text).problems.length > 0) throw error;
    return { form: "yaml", tree: readYaml(name, text) };
  }
}

/** Every format asks for the grids of a content. */
function remembered(read: () => readonly Grid[]): () => readonly Grid[] {
  let grids: readonly Grid[] | undefined;
  return () => {
    grids ??= read();
    return grids;
  };
}

/**
 * The grid of a text whose rows have as many cells as its first, whatever else, such as TeX or Markdown, stands in them;
 * undefined for other texts.
 */
function clearTable(input: Input): Grid | undefined {
  const [first = ""] = input.text.trimStart().split("\n", 1);
  const width = cellsOf(first);
  if (width < 2 || /^\s*(?:#{1,6} \S|[-*|<\\{@[])/.test(first) || KEY_VALUE.test(first)) return undefined;
  try {
    const grid = readGrid(input);
    const same = grid.rows.filter(({ cells }) => cells.length === grid.rows[0]?.cells.length).length;
    const isWide = width > 2 || delimiterOf(input.text) !== "," || /(?:^|,)"/m.test(input.text);
    return isWide && grid.rows.length > 1 && same * 10 >= grid.rows.length * 9 ? grid : undefined;
  } catch (error) {
    if (error instanceof ImportMistake) return undefined;
    throw error;
  }
}

/** `Omit` for each member of a union. */
type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/**
 * The front matter of a page, between lines of dashes, and the text below it; undefined if nothing is below it, or if more
 * YAML is, which are documents of one file.
 */
function pageIn(text: string): { readonly frontMatter: string; readonly text: string } | undefined {
  const [whole = "", frontMatter = ""] = /^---[ \t]*\n((?:.*\n)*?)---[ \t]*\n/.exec(text) ?? [];
  const below = text.slice(whole.length);
  const [first = ""] = below.trimStart().split("\n", 1);
  if (whole === "" || first === "" || KEY_VALUE.test(first)) return undefined;
  return { frontMatter, text: whole.replace(/[^\n]+/g, "") + below };
}

/** An entry such as `@article{…`; style sheets within HTML have `@media (…`, which is no entry. */
function isBibtex(text: string): boolean {
  return /^[ \t]*@\s*[a-z]+\s*[{(]/im.test(text) && !/^\s*</.test(text) && !isHeadOfTable(text);
}

function isHeadOfTable(text: string): boolean {
  const [first = ""] = text.trimStart().split("\n", 1);
  return !/^[@%]/.test(first) && cellsOf(first) > 1;
}

function isJsonLines(text: string): boolean {
  const [first = "", second = ""] = text.trim().split(/\n\s*/, 2);
  return first.startsWith("{") && first.endsWith("}") && second.startsWith("{");
}

function isHtml(text: string): boolean {
  return /<(?:!doctype html|html|head|body|main|section|article|div|p|ul|ol|li|dl|table|h[1-6]|a|b|strong|em)\b/i.test(
    text,
  );
}

/** A line such as `name: Ada Lovelace`, `- name: …` or `committee:`. */
const KEY_VALUE = /^\s*(?:-\s+)*[\w"'][\w "'./-]{0,40}:(?:\s|$)/;

/** Mappings, or a list of them; undefined for lists of mere texts, which are lines. */
function yamlIn(name: string, text: string): Tree | undefined {
  const lines = text
    .split("\n")
    .filter((line) => /^[^#\s]|^\s+[^#\s]/.test(line) && !/^(?:---|\.\.\.|%YAML)/.test(line));
  const keys = lines.filter((line) => KEY_VALUE.test(line)).length;
  // A dash may stand alone, above its keys.
  const first = lines.find((line) => line.trim() !== "-") ?? "";
  if (!KEY_VALUE.test(first) && !/^\s*-\s+\{\s*["'\w]/.test(first)) return undefined;
  try {
    const tree = readYaml(name, text);
    const items = Array.isArray(tree.value) ? tree.value : [tree.value];
    return items.some(isObject) ? tree : undefined;
  } catch (error) {
    const mended = withIndentedQuotes(text);
    if (mended !== text) return yamlIn(name, mended);
    // Most lines are keys with values, or many entries begin with one key: they must not come out as people or titles.
    if ((keys * 2 >= lines.length && lines.length > 1) || beginAlike(lines)) throw error;
    return undefined;
  }
}

/** Whether two entries or more begin with the same key, as `- title: …` does. */
function beginAlike(lines: readonly string[]): boolean {
  const [, key] = /^\s*-\s+(\w+):\s/.exec(lines[0] ?? "") ?? [];
  return key !== undefined && lines.filter((line) => line.trimStart().startsWith(`- ${key}: `)).length > 1;
}

/**
 * YAML whose texts in double quotes go on at the margin of the file, which Jekyll's reader takes, and the rules do not
 * (YAML 1.2, 7.3.1). Lines keep their numbers.
 */
function withIndentedQuotes(text: string): string {
  let indent: number | undefined;
  const lines = text.split("\n").map((line) => {
    const [opening, before = ""] = /^(\s*(?:-\s+)*)[\w-]+:\s+"(?=(?:[^"\\]|\\.)*$)/.exec(line) ?? [];
    if (indent === undefined) {
      if (opening !== undefined) indent = before.length + 1;
      return line;
    }
    const own = line.trimStart();
    const result = own === "" ? line : `${" ".repeat(Math.max(indent, line.length - own.length))}${own}`;
    if (/^(?:[^"\\]|\\.)*"/.test(line)) indent = undefined;
    return result;
  });
  return lines.join("\n");
}

function isMarkdown(text: string): boolean {
  return (
    /^#{1,6} \S|^\s*[-*] .*(?:\[[^\]]+\]\([^)]+\)|\*\*)|^\s*\|?\s*:?-{3,}:?\s*\|/m.test(text) ||
    /\[[^\]\n]+\]\(https?:[^)\n]+\)/.test(text)
  );
}

/** Whether most lines have as many cells as the first, and more than one. */
function isTable(text: string): boolean {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 50);
  const counts = lines.map(cellsOf);
  return (counts[0] ?? 0) > 1 && counts.filter((count) => count > 1).length * 2 > counts.length;
}

function cellsOf(line: string): number {
  return line.replace(/"[^"]*"/g, "").split(delimiterOf(line)).length;
}
