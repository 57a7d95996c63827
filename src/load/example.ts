import { readFileSync } from "node:fs";
import type { Report } from "./diagnostics.ts";
import { lineText, type Source } from "./source.ts";

/** The files that `lectern new` writes. */
const STARTER = new URL("../new/starter/", import.meta.url);

/** What the starter calls everything that somebody has to replace. */
const EXAMPLE = /\bExample\b/;

/** Says once, at the first of them, how many lines of a site are still those of the example that it started as. */
export function reportExample(sources: readonly Source[], report: Report): void {
  const found = sources.flatMap((source) => linesLeft(source).map((line) => ({ source, line })));
  const [first] = found;
  if (first === undefined) return;
  const { source, line } = first;
  const text = lineText(source, line + 1).trim();
  const start = source.text.indexOf(text, source.lineStarts[line]);
  const others = found.length - 1;
  const lines = others === 0 ? "this line is" : `this line and ${others} other${others === 1 ? "" : "s"} are`;
  report.add("example-text", { source, start, end: start + text.length }, { lines });
}

/** The lines, from 0, that stand in the starter's file of the same name as they do here. */
function linesLeft({ file, text }: Source): number[] {
  // A draft is not published, so it may wait.
  if (!EXAMPLE.test(text) || /^draft: *["']?(?:yes|true)\b/im.test(text)) return [];
  const starter = new Set(starterLines(file));
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => (starter.has(line.trim()) ? [index] : []));
}

function starterLines(file: string): string[] {
  try {
    const lines = readFileSync(new URL(file, STARTER), "utf8").split("\n");
    return lines.map((line) => line.trim()).filter((line) => EXAMPLE.test(line) && !line.startsWith("#"));
  } catch {
    // The starter has no such file.
    return [];
  }
}
