/** What all readers of faulty YAML share: offsets, and the first thing that is out of place. */
import { lineStart } from "./source.ts";
import { quoteText, type YamlProblem, type YamlProblemCode } from "./yaml-node.ts";

const KEY_COLON = /:(?=[ \t\r\n]|$)/g;
/** Reads a text and keeps the first thing that is out of place. */
export class MeantText {
  protected found: YamlProblem | undefined;
  /** The start of the next line to read. */
  protected position = 0;
  protected readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  protected report(
    code: YamlProblemCode,
    start: number,
    end: number,
    params: YamlProblem["params"],
    hint?: string,
  ): void {
    this.found ??= { code, start, end: Math.max(end, start + 1), params, ...(hint === undefined ? {} : { hint }) };
  }

  /** Columns in `params` count from one; the hint is the line, correctly indented. */
  protected reportIndent(at: number, end: number, expected: number | undefined): false {
    const start = this.contentStart(at);
    const written = this.text.slice(start, end).trimEnd();
    const column = this.column(start);
    if (expected === undefined) {
      this.report("yaml-indent", start, start + written.length, { column: column + 1 });
    } else {
      const params = { column: column + 1, expected: expected + 1 };
      this.report("yaml-indent", start, start + written.length, params, " ".repeat(expected) + written);
    }
    return false;
  }

  /** The line with its value in quotes, ready to paste. */
  protected rewritten(at: number, until: number, key: number | undefined, quoted?: string): string {
    const value = quoted ?? quoteText(this.text.slice(at, until));
    const before = key === undefined ? "" : this.text.slice(this.contentStart(key), at);
    return before + value;
  }

  protected column(offset: number): number {
    return offset - lineStart(this.text, offset);
  }

  protected contentStart(offset: number): number {
    return skipBlanks(this.text, lineStart(this.text, offset));
  }

  protected isDash(at: number): boolean {
    return this.text[at] === "-" && /^[\s]?$/.test(this.text[at + 1] ?? "");
  }

  /** One word before the colon: a key rather than text that contains a colon. */
  protected looksLikeKey(at: number, colon: number): boolean {
    return /^["']?[\p{L}\d_-]+["']?\s*$/u.test(this.text.slice(at, colon));
  }

  /** The offset of the colon after the line's key (`title: x`), if any. */
  protected keyColon(content: number, end: number): number | undefined {
    let at = content;
    while (this.isDash(at)) at = skipBlanks(this.text, at + 1);
    const first = this.text[at];
    if (first === "[" || first === "{") return undefined;
    if (first === '"' || first === "'") return this.colonAfterQuote(at, end);
    KEY_COLON.lastIndex = at;
    const colon = KEY_COLON.exec(this.text.slice(0, end))?.index;
    return colon === undefined || colon >= endWithoutComment(this.text, at, end) ? undefined : colon;
  }

  protected colonAfterQuote(at: number, end: number): number | undefined {
    const line = this.text.slice(at, end);
    const key = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?=\s|$)/.exec(line)?.[0];
    return key === undefined ? undefined : at + key.length - 1;
  }
}

export function nextLine(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

/** A text without trailing spaces and tabs; a regular expression would take quadratic time on long runs of spaces. */
export function withoutBlanksAfter(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return text.slice(0, end);
}

/** Where the content of a line ends, before the comment and the space in front of it. */
export function endWithoutComment(text: string, from: number, end: number): number {
  const line = text.slice(from, end);
  const comment = /(?:^|\s)#/.exec(line);
  return from + (comment === null ? line : line.slice(0, comment.index)).trimEnd().length;
}
