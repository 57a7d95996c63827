/** A text file of the site, with the offsets of its lines. */
export interface Source {
  /** The path for messages, relative to the site folder, with forward slashes: `data/schedule.yaml`. */
  readonly file: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** A stretch of a source: UTF-16 offsets, end exclusive. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Indexes a text by its lines; `\n`, `\r\n` and a lone `\r` end a line. */
export function createSource(file: string, text: string): Source {
  const lineStarts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) lineStarts.push(match.index + match[0].length);
  return { file, text, lineStarts };
}

/** Line and column of an offset, both from 1; columns count UTF-16 code units as editors do, without a BOM. */
export function positionAt(source: Source, offset: number): { line: number; column: number } {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = source.lineStarts[low] ?? 0;
  const mark = source.text[start] === "\uFEFF" && offset > start ? 1 : 0;
  return { line: low + 1, column: offset - start - mark + 1 };
}

/** The text of a line (from 1), without its line break and without a BOM. */
export function lineText(source: Source, line: number): string {
  const { text, lineStarts } = source;
  const start = lineStarts[line - 1] ?? text.length;
  let end = lineStarts[line] ?? text.length;
  while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  return text.slice(text[start] === "\uFEFF" ? start + 1 : start, end);
}

/** The offset where the line of an offset ends. */
export function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

/** The offset where the line of an offset starts, after a BOM. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r" && text[start - 1] !== "\uFEFF") start--;
  return start;
}

/** A percent-decoded path; one that cannot be decoded stays as it is. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Where a fragment first occurs in a text, as it is or as Markdown percent-encodes it; undefined if nowhere. */
export function findWritten(
  text: string,
  fragment: string,
  from = 0,
): { readonly start: number; readonly end: number } | undefined {
  for (const written of [fragment, decoded(fragment)]) {
    const start = written === "" ? -1 : text.indexOf(written, from);
    if (start >= 0) return { start, end: start + written.length };
  }
  return undefined;
}
