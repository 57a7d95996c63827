import type { z } from "zod";
import { frontMatterSchema } from "../schema/content.ts";
import type { Report } from "./diagnostics.ts";
import { checkNode, parseSource } from "./document.ts";
import { listFolder, readSource } from "./files.ts";
import { type FrontMatterMistake, strayFrontMatter, unclosedFrontMatter } from "./front-matter.ts";
import type { Places } from "./places.ts";
import type { Source } from "./source.ts";

/** A page of `content/`: its checked front matter and its Markdown. */
export interface ContentDocument {
  /** The file name without `.md`. */
  readonly name: string;
  readonly frontMatter: z.output<typeof frontMatterSchema>;
  readonly body: string;
  /** Offset of the body in the source. */
  readonly bodyStart: number;
  readonly source: Source;
}

/** Reads every Markdown file in `content/`; a page with broken front matter is reported and left out. */
export function loadContent(
  site: string,
  places: Places,
  sources: Source[],
  report: Report,
): { pages: ContentDocument[]; broken: boolean } {
  const pages: ContentDocument[] = [];
  let broken = false;
  for (const file of listFolder(site, "content")) {
    if (file.startsWith(".") || !file.endsWith(".md")) continue;
    const source = readSource(site, `content/${file}`, report);
    if (source) sources.push(source);
    const page = source && readPage(source, file.slice(0, -".md".length), places, report);
    if (page) pages.push(page);
    else broken = true;
  }
  return { pages, broken };
}

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n|$)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;

/** Front matter, and the offset where the body starts. */
export interface FrontMatter {
  /** The file up to the closing line, with the opening line blanked so that offsets are those of the file. */
  readonly yaml: string;
  readonly bodyStart: number;
}

/** The front matter of a text; undefined if it has none, "open" if it is never closed. */
export function frontMatterOf(text: string): FrontMatter | "open" | undefined {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return undefined;
  const closing = CLOSING.exec(text.slice(opening.length));
  if (!closing) return "open";
  const end = opening.length + closing.index;
  const yaml = opening.replace(/[^\r\n]/g, " ") + text.slice(opening.length, end);
  return { yaml, bodyStart: end + closing[0].length };
}

function readPage(source: Source, name: string, places: Places, report: Report): ContentDocument | undefined {
  const front = frontMatterOf(source.text);
  if (front === undefined) {
    const stray = strayFrontMatter(source.text);
    if (stray !== undefined) return reportMistake(stray, source, report);
    const bodyStart = source.text.startsWith("\uFEFF") ? 1 : 0;
    return { name, frontMatter: {}, body: source.text.slice(bodyStart), bodyStart, source };
  }
  const { yaml, bodyStart } = front === "open" ? { yaml: source.text, bodyStart: 0 } : front;
  const mistake = unclosedFrontMatter(source.text, yaml, front === "open");
  if (mistake !== undefined) return reportMistake(mistake, source, report);
  const node = parseSource(source, report, yaml);
  if (node === "broken") return undefined;
  const page = { name, body: source.text.slice(bodyStart), bodyStart, source };
  if (!node) return { ...page, frontMatter: {} };
  const document = checkNode(node, undefined, frontMatterSchema, source, places, report);
  return document.state === "checked" ? { ...page, frontMatter: document.value } : undefined;
}

function reportMistake({ start, end, wrong, hint }: FrontMatterMistake, source: Source, report: Report): undefined {
  report.add("front-matter", { source, start, end }, { wrong }, hint);
  return undefined;
}
