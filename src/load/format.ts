import type { Diagnostic } from "./diagnostics.ts";

export type Format = "text" | "json" | "github";

export interface FormatOptions {
  /** Precedes each file name: the site folder relative to the working directory, with a final slash, or nothing. */
  readonly prefix?: string;
  readonly color?: boolean;
}

/** Formats diagnostics for people, programs or GitHub; a non-empty result ends with a line break. */
export function formatDiagnostics(found: readonly Diagnostic[], format: Format, options: FormatOptions = {}): string {
  if (format === "json") return `${JSON.stringify(found.map(forPrograms), null, 2)}\n`;
  const formatOne = format === "github" ? forGitHub : forPeople;
  return found.map((one) => `${formatOne(one, options)}\n`).join("");
}

/** "2 errors and 1 warning in 3 files", followed by "1 accepted" if any are. */
export function summarize(all: readonly Diagnostic[]): string {
  const found = all.filter(({ accepted }) => accepted === undefined);
  const accepted = all.length - found.length;
  return `${summarizeOpen(found)}${accepted === 0 ? "" : `; ${accepted} accepted`}`;
}

function summarizeOpen(found: readonly Diagnostic[]): string {
  const counts = (["error", "warning", "notice"] as const)
    .map((severity) => plural(found.filter((one) => one.severity === severity).length, severity))
    .filter((words) => !words.startsWith("0 "));
  if (counts.length === 0) return "no problems found";
  const files = plural(new Set(found.map(({ file }) => file)).size, "file");
  const last = counts.pop();
  return `${counts.length === 0 ? last : `${counts.join(", ")} and ${last}`} in ${files}`;
}

/** "1 page", "2 pages". */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function forPrograms({ severity, code, file, line, column, message, hint, accepted }: Diagnostic): object {
  const said = { severity, code, file, line, column, message };
  return { ...said, ...(hint === undefined ? {} : { hint }), ...(accepted === undefined ? {} : { accepted }) };
}

function forGitHub(one: Diagnostic, { prefix = "" }: FormatOptions): string {
  const properties = Object.entries({
    file: prefix + one.file,
    line: one.line,
    col: one.column,
    endColumn: one.endColumn,
    title: one.accepted === undefined ? one.code : `${one.code} (accepted)`,
  }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const more = one.accepted ?? one.hint;
  const message = more === undefined ? one.message : `${one.message}\n${more}`;
  return `::${one.accepted === undefined ? one.severity : "notice"} ${properties.join(",")}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** SGR codes that start a style; 0 resets all. */
const STYLES = { bold: 1, dim: 2, error: 31, warning: 33, notice: 36 } as const;

function styled(style: keyof typeof STYLES, text: string): string {
  return `\u001B[${STYLES[style]}m${text}\u001B[0m`;
}

function forPeople(one: Diagnostic, { prefix = "", color = false }: FormatOptions): string {
  const style = color ? styled : (_: unknown, text: string) => text;
  const place = style("bold", `${prefix}${one.file}:${one.line}:${one.column}`);
  const kind = one.accepted === undefined ? style(one.severity, one.severity) : style("dim", "accepted");
  const lines = [`${place} ${kind} ${one.code}: ${printable(one.message)}`];
  // For an accepted warning, the reason is enough.
  if (one.accepted !== undefined) return [...lines, `  because: ${printable(one.accepted)}`].join("\n");
  if (one.excerpt !== "") lines.push(...excerptLines(one, style).map((line) => `  ${line}`));
  if (one.hint !== undefined) lines.push(...one.hint.split(/\r?\n/).map((line) => `  ${printable(line)}`));
  return lines.join("\n");
}

/** The line with its number, and the marks below it: `13 | time: 25:99`, `   |       ^^^^^`. */
export function excerptLines(
  one: Diagnostic,
  style: (name: keyof typeof STYLES, text: string) => string = (_, text) => text,
): [string, string] {
  const { text, indent, marked } = excerptAround(one);
  const number = String(one.line);
  const marks = style(one.severity, "^".repeat(marked));
  return [
    `${style("dim", `${number} |`)} ${text}`,
    `${style("dim", `${" ".repeat(number.length)} |`)} ${" ".repeat(indent)}${marks}`,
  ];
}

const WIDEST = 160;
const TAB = "    ";

/** The line, or as much of it around the marked text as fits, and the position of the marks, in terminal columns. */
function excerptAround({ excerpt, column, endColumn }: Diagnostic): { text: string; indent: number; marked: number } {
  const start = Math.min(column - 1, excerpt.length);
  const [from, to] = windowAround(excerpt, start, Math.min(endColumn - 1, excerpt.length));
  const before = (from > 0 ? "…" : "") + expand(excerpt.slice(from, start));
  const marked = expand(excerpt.slice(start, Math.max(start, Math.min(endColumn - 1, to))));
  const after = expand(excerpt.slice(start + Math.max(0, Math.min(endColumn - 1, to) - start), to));
  const text = (before + marked + after + (to < excerpt.length ? "…" : "")).trimEnd();
  return { text, indent: width(before), marked: Math.max(1, width(marked)) };
}

function windowAround(excerpt: string, start: number, end: number): [from: number, to: number] {
  if (excerpt.length <= WIDEST) return [0, excerpt.length];
  const spare = Math.max(20, Math.floor((WIDEST - (end - start)) / 2));
  const from = Math.max(0, Math.min(start - spare, excerpt.length - WIDEST));
  return [from, Math.min(excerpt.length, from + WIDEST)];
}

function expand(text: string): string {
  return printable(text.replaceAll("\t", TAB));
}

/** Replaces control characters, which could move the cursor or colour the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, "�");
}

const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u;

/** The width of a text in terminal columns: two for East Asian letters and emoji, none for combining marks. */
function width(text: string): number {
  let columns = 0;
  for (const letter of text) columns += /^(?:\p{Mn}|\p{Cf})$/u.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return columns;
}
