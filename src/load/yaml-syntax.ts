/**
 * Finds where a YAML syntax error began, and what to write instead.
 *
 * The parser stops where it can no longer go on, often lines after the mistake: an unclosed quote swallows what
 * follows. This module reads the text again, line by line, as its author meant it, and looks for the first thing out of
 * place.
 */
import type { YAMLException } from "js-yaml";
import { FORMAT_KEYS } from "../schema/fields.ts";
import { closest } from "../schema/suggest.ts";
import { endOfLine, lineStart } from "./source.ts";
import { BracketReader } from "./yaml-brackets.ts";
import { endWithoutComment, nextLine, skipBlanks } from "./yaml-lines.ts";
import { quoteText, type YamlProblem } from "./yaml-node.ts";

/**
 * Places a syntax error where the mistake began and says what to write.
 *
 * @param text the file that the parser refused
 * @param exception what the parser threw; the mistake is at its position or before
 */
export function explainSyntaxError(text: string, exception: Pick<YAMLException, "reason" | "mark">): YamlProblem {
  const limit = Math.min(exception.mark?.position ?? text.length, text.length);
  const found = new MistakeFinder(text).find();
  // A mistake after the parser's position is a different one, so this one was not understood.
  if (found !== undefined && found.start <= endOfLine(text, limit)) return found;
  return plainReason(text, limit, exception.reason);
}

/** The parser's reasons, for people who do not know YAML's grammar. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/non-printable|valid JSON character/, "there is a character here that cannot be seen"],
  [/missed comma/, "a comma is missing before this"],
  [/expected the node content/, "something is missing before this comma"],
  [/escape sequence|hexadecimal/, "a backslash in double quotes starts a code, and this is not one"],
  [/indentation|block mapping|after a mapping key|separator is expected/, "this line does not fit the lines above it"],
  [/directive|%YAML|%TAG/, "a line cannot start with %"],
  [/tag/, "a text cannot start with ! unless it is in quotes"],
  [/anchor|alias/, "a text cannot start with & or * unless it is in quotes"],
  [/block scalar|chomping|line break/, "after | or > the text starts on the next line"],
];

function plainReason(text: string, position: number, reason: string): YamlProblem {
  const words = REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
  // At a line's end there is nothing to point at: show the last thing before it.
  let start = position;
  while (start > 0 && (start >= text.length || /\s/.test(text[start] ?? " "))) start--;
  return { code: "yaml-syntax", start, end: Math.max(start + 1, position), params: { reason: words } };
}

/** An open level of indentation, for lines that start at `column`. */
interface Level {
  readonly column: number;
  readonly kind: "list" | "keys";
  /** Where its first line starts, and how many lines it has so far. */
  readonly first: number;
  lines: number;
}

/** Unquoted text, which continues on lines indented deeper than `parent`. */
interface OpenText {
  readonly parent: number;
  readonly start: number;
  readonly column: number;
  readonly key: string | undefined;
}

/** Longer texts are not repeated in hints. */
const LONG_TEXT = 300;
/** Reads a text as its author meant it, until something is out of place. */
class MistakeFinder extends BracketReader {
  private readonly levels: Level[] = [];
  /** Text that deeper lines would continue. */
  private openText: OpenText | undefined;
  /** True after `key:` or `-` with nothing behind it: a deeper level may start. */
  private awaiting = true;

  find(): YamlProblem | undefined {
    if (this.text.startsWith("\uFEFF")) this.position = 1;
    while (this.found === undefined && this.position < this.text.length) this.readLine();
    return this.found;
  }

  // --- lines -----------------------------------------------------------------------------------------------

  private readLine(): void {
    const start = this.position;
    const end = endOfLine(this.text, start);
    this.position = nextLine(this.text, end);
    let content = start;
    while (this.text[content] === " ") content++;
    const first = skipBlanks(this.text, content);
    if (first === end) return;
    if (this.text[first] === "#") {
      this.openText = undefined;
    } else if (
      content === lineStart(this.text, content) &&
      /^(?:---|\.\.\.)(?=\s|$)/.test(this.text.slice(content, end))
    ) {
      this.startDocument();
    } else if (first > content) {
      this.readTabbedLine(content, first, end);
    } else {
      this.readContent(content, end);
    }
  }

  private startDocument(): void {
    this.levels.length = 0;
    this.openText = undefined;
    this.awaiting = true;
  }

  private readTabbedLine(tab: number, first: number, end: number): void {
    const goesOn = this.openText !== undefined && this.keyColon(first, end) === undefined;
    if (!goesOn)
      this.report("yaml-tab", tab, tab + 1, {}, "  ".repeat(first - tab) + this.text.slice(first, end).trimEnd());
  }

  private readContent(content: number, end: number): void {
    const column = this.column(content);
    if (this.openText !== undefined && column > this.openText.parent) {
      this.continueText(this.openText, content, end);
      return;
    }
    this.openText = undefined;
    this.readEntry(content, end);
  }

  /** A deeper line below a text belongs to it, unless it looks like an entry of its own. */
  private continueText(open: OpenText, content: number, end: number): void {
    const column = this.column(content);
    const colon = this.keyColon(content, end);
    const dash = this.isDash(content);
    if (colon === undefined && !dash) return;
    // `- time 9:50` with `  title: x` right below: the line above is the one that lost its colon.
    if (open.key === undefined && column === open.column)
      this.reportNoColon(open.start, endOfLine(this.text, open.start));
    else if (dash || (this.looksLikeKey(content, colon ?? content) && this.isKnownKey(content, open)))
      this.reportTooDeep(content, end, dash ? "list" : "keys");
    else this.reportColonInLongText(open, content, end);
  }

  /** Whether a line's key is (nearly) one of the format, or used elsewhere: `analysis: a tool` may be text. */
  private isKnownKey(content: number, open: OpenText): boolean {
    const key = this.keyAt(content);
    const isBeside = this.isUsedAsKey(key, open.start, content);
    return isBeside || closest(key, FORMAT_KEYS, 1 / 5) !== undefined;
  }

  private reportColonInLongText(open: OpenText, content: number, end: number): void {
    const until = this.endOfText(content, open.parent);
    const hint = this.quotedAs(open.key ?? "", open.start, until);
    this.report("yaml-colon", content, endWithoutComment(this.text, content, end), {}, hint);
  }

  /** Where a text ends that continues on lines deeper than its key. */
  private endOfText(from: number, parent: number): number {
    let end = endOfLine(this.text, from);
    for (
      let start = nextLine(this.text, end);
      start < this.text.length;
      start = nextLine(this.text, endOfLine(this.text, start))
    ) {
      const content = skipBlanks(this.text, start);
      const until = endOfLine(this.text, content);
      if (content < until && (content - start <= parent || this.text[content] === "#" || this.isDash(content))) break;
      if (content < until) end = until;
    }
    return endWithoutComment(this.text, lineStart(this.text, end), end);
  }

  /** `title: "Error terrain analysis: A tool"`: the whole text, or how to write a long one. */
  private quotedAs(key: string, start: number, until: number): string {
    const whole = this.text.slice(start, until).replaceAll(/\s*[\r\n]\s*/g, " ");
    if (whole.length <= LONG_TEXT || key === "") return key + quoteText(whole);
    return `write "${key.trimEnd()} >", and the whole text in indented lines below it`;
  }

  private readEntry(content: number, end: number): void {
    let at = content;
    if (/^-["']?[\p{L}_][\p{L}\d_-]*["']?:(?:\s|$)/u.test(this.text.slice(at, end))) {
      this.reportMissingSpace(at, end);
      return;
    }
    const isList = this.isDash(at);
    if (!isList && !this.isWithinLevel(at, end)) return;
    while (this.isDash(at) && this.found === undefined) {
      this.enterLevel(at, "list", end);
      const next = skipBlanks(this.text, at + 1);
      this.awaiting = true;
      if (next >= end || this.text[next] === "#") return;
      const tab = this.text.slice(at, next).indexOf("\t");
      if (tab >= 0 && this.keyColon(next, end) !== undefined) {
        this.report("yaml-tab", at + tab, at + tab + 1, {}, `- ${this.text.slice(next, end).trimEnd()}`);
      }
      at = next;
    }
    if (this.found === undefined) this.readKeyOrValue(at, end);
  }

  /** Reports a line without a colon among keys with values. */
  private isWithinLevel(content: number, end: number): boolean {
    if (this.keyColon(content, end) !== undefined || /[?:]/.test(this.text[content] ?? "")) return true;
    const level = this.levels.findLast((candidate) => candidate.column <= this.column(content));
    if (level === undefined && this.levels.length > 0) return this.reportIndent(content, end, this.levels[0]?.column);
    if (level === undefined || (this.awaiting && this.column(content) > level.column)) return true;
    if (/["'[{]/.test(this.text[content] ?? "")) return this.readBracketOrQuoteAtKey(content, end, level);
    if (this.text[content] === "-") return this.reportMissingSpace(content, end);
    return this.reportNoColon(content, end);
  }

  private readBracketOrQuoteAtKey(content: number, end: number, level: Level): boolean {
    this.readValue(content, level.column, undefined);
    return this.reportIndent(content, end, undefined);
  }

  private readKeyOrValue(at: number, end: number): void {
    const colon = this.keyColon(at, end);
    if (colon === undefined) {
      this.readValue(at, this.levels.at(-1)?.column ?? -1, undefined);
      return;
    }
    this.enterLevel(at, "keys", end);
    const value = skipBlanks(this.text, colon + 1);
    this.awaiting = value >= end || this.text[value] === "#";
    if (!this.awaiting) this.readValue(value, this.column(at), at);
  }

  // --- indentation -----------------------------------------------------------------------------------------

  private enterLevel(at: number, kind: Level["kind"], end: number): void {
    if (this.found !== undefined) return;
    const column = this.column(at);
    let closed: Level | undefined;
    while ((this.levels.at(-1)?.column ?? -1) > column) closed = this.levels.pop();
    const top = this.levels.at(-1);
    if (top === undefined || top.column < column) this.openLevel(at, kind, end, top, closed);
    else this.rejoinLevel(at, kind, end, top, closed);
  }

  private openLevel(
    at: number,
    kind: Level["kind"],
    end: number,
    top: Level | undefined,
    closed: Level | undefined,
  ): void {
    if (closed !== undefined) this.reportOddOneOut(at, end, closed);
    else if (!this.awaiting && top !== undefined) this.reportTooDeep(at, end, kind);
    else this.levels.push({ column: this.column(at), kind, first: at, lines: 1 });
  }

  private rejoinLevel(at: number, kind: Level["kind"], end: number, top: Level, closed: Level | undefined): void {
    const below = this.levels.at(-2);
    if (top.kind === kind) {
      top.lines++;
    } else if (top.kind === "keys" && this.awaiting) {
      // YAML lets a list stand right under its key, without indentation.
      this.levels.push({ column: top.column, kind, first: at, lines: 1 });
    } else if (top.kind === "list" && below?.column === top.column) {
      this.levels.pop();
      below.lines++;
    } else if (kind === "keys" && closed !== undefined && this.keyAt(at) === this.keyAt(closed.first)) {
      this.reportMissingDash(at, end);
    } else {
      // A key in the column of the dashes belongs to the item above it.
      this.reportIndent(at, end, kind === "keys" ? closed?.column : undefined);
    }
  }

  /** The key that starts at an offset, without its colon. */
  private keyAt(at: number): string {
    const colon = this.keyColon(at, endOfLine(this.text, at)) ?? at;
    return this.text.slice(at, colon).trim();
  }

  /** A key in the column of the dashes that repeats the first key of the items: the next item begins. */
  private reportMissingDash(at: number, end: number): void {
    const start = lineStart(this.text, at);
    const hint = `${this.text.slice(start, at)}- ${this.text.slice(at, end).trimEnd()}`;
    const key = this.keyAt(at);
    this.report("missing-dash", at, at + key.length, { key }, hint);
  }

  /** Of two lines that should be aligned and are not, reports the odd one. */
  private reportOddOneOut(at: number, end: number, closed: Level): void {
    if (this.isFirstOdd(closed, at)) this.reportFirst(closed, at);
    else this.reportIndent(at, end, closed.column);
  }

  /** Reports a line that is deeper than its siblings, or the first sibling if that is too shallow. */
  private reportTooDeep(at: number, end: number, kind: Level["kind"]): void {
    const level = this.levels.findLast((candidate) => candidate.kind === kind);
    if (level !== undefined && level.column > 0 && this.isFirstOdd(level, at)) this.reportFirst(level, at);
    else this.reportIndent(at, end, level?.column);
  }

  private isFirstOdd(level: Level, at: number): boolean {
    const usual = this.columnsInUse();
    const ofFirst = usual.get(level.column) ?? 0;
    // The first key of a list item stands where its dash puts it: it is odd only if nothing else uses its column.
    const isBehindDash = level.first !== this.contentStart(level.first);
    return level.lines === 1 && ofFirst < (usual.get(this.column(at)) ?? 0) && (!isBehindDash || ofFirst === 1);
  }

  /** Reports that the first line of a level should align with `at`; its dash, if any, moves along. */
  private reportFirst(level: Level, at: number): void {
    const dash = level.column - this.column(this.contentStart(level.first));
    const expected = Math.max(0, this.column(at) - dash);
    this.reportIndent(level.first, endOfLine(this.text, level.first), expected);
  }

  private columnsInUse(): Map<number, number> {
    const counts = new Map<number, number>();
    for (const match of this.text.matchAll(/^( *)(- +)?[^\s#]/gm)) {
      const outer = match[1]?.length ?? 0;
      const inner = outer + (match[2]?.length ?? 0);
      for (const column of new Set([outer, inner])) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    return counts;
  }

  private reportMissingSpace(at: number, end: number): false {
    const written = this.text.slice(at, end).trimEnd();
    this.report("yaml-space", at, at + 1, { sign: "-" }, `- ${written.slice(1)}`);
    return false;
  }

  /** `time:10:00`, or `title Opening`: a line that should be a key with its value. */
  private reportNoColon(at: number, end: number): false {
    const written = this.text.slice(at, end).trimEnd();
    const glued = /^([\p{L}_][\p{L}\d_-]*):(\S.*)$/u.exec(written);
    const column = this.column(at) + 1;
    if (glued !== null) {
      const colon = at + (glued[1]?.length ?? 0);
      this.report("yaml-space", colon, colon + 1, { sign: ":" }, `${glued[1]}: ${glued[2]}`);
      return false;
    }
    const above = this.textAbove(at);
    const spaced = /^([\p{L}_][\p{L}\d_-]*)(?:\s+(\S.*))?$/u.exec(written);
    if (above !== undefined && !this.isUsedAsKey(spaced?.[1] ?? "")) {
      this.report("yaml-indent", at, at + written.length, { column }, `${" ".repeat(above + 2)}${written}`);
      return false;
    }
    const hint = spaced === null ? undefined : `${spaced[1]}:${spaced[2] === undefined ? "" : ` ${spaced[2]}`}`;
    this.report(
      "yaml-syntax",
      at,
      at + written.length,
      { reason: "this line has no colon between a word and its value" },
      hint,
    );
    return false;
  }

  /** The column of the line above, if deeper lines continue it: `key: |`, or `key: several words` without quotes. */
  private textAbove(at: number): number | undefined {
    let start = at;
    let end = at;
    let colon: number | undefined;
    // Lines without a key continue what began above them.
    while (colon === undefined) {
      end = this.text.slice(0, lineStart(this.text, start)).trimEnd().length;
      start = this.contentStart(end);
      if (end === 0) return undefined;
      colon = this.keyColon(start, end);
    }
    const value = colon === undefined ? "" : this.text.slice(colon + 1, end);
    const isOpen = /^\s*[^\s"'[{|>#]\S*\s/.test(value) || /^\s*[|>][+-]?\s*$/.test(value);
    return isOpen ? this.column(start) : undefined;
  }

  /** @param from start of a stretch whose keys do not count, up to the end of the line at `to` */
  private isUsedAsKey(word: string, from = -1, to = -1): boolean {
    const key = /^[ \t]*(?:- +)*([\p{L}_][\p{L}\d_-]*):(?=\s)/gmu;
    for (const match of this.text.matchAll(key)) {
      if (match[1] === word && (match.index < from || match.index > to)) return true;
    }
    return false;
  }

  // --- values ----------------------------------------------------------------------------------------------

  /** @param key where the line's key starts, for hints that repeat the line */
  private readValue(at: number, parent: number, key: number | undefined): void {
    if (this.found !== undefined) return;
    const first = this.text[at] ?? "";
    this.awaiting = false;
    if (first === '"' || first === "'") this.readQuotedValue(at, parent, key);
    else if (first === "[" || first === "{") this.readBrackets(at, parent, key);
    else if (first === "|" || first === ">") this.readBlockText(at, parent, key);
    else if (first === "&" || first === "!") this.readNameOrTag(at, parent, key);
    else this.readPlain(at, parent, key);
  }

  private readPlain(at: number, parent: number, key: number | undefined): void {
    const end = endOfLine(this.text, at);
    const until = endWithoutComment(this.text, at, end);
    const value = this.text.slice(at, until);
    if (/^[@`%,\]}]|^[-?](?:\s|$)/.test(value) || (/^\*/.test(value) && !/^\*[^\s,[\]{}]+$/.test(value))) {
      // The other list marker of Markdown.
      const entry = key === undefined ? /^\*[ \t]+(\S.*)$/.exec(value)?.[1] : undefined;
      const hint = entry === undefined ? this.rewritten(at, until, key) : `- ${entry}`;
      this.report("yaml-reserved", at, until, { character: value[0] ?? "" }, hint);
    } else if (/:(?:\s|$)/.test(value)) {
      this.reportColon(at, until, key, parent);
    } else if (until === end || this.text.slice(until, end).trim() === "") {
      this.openText = {
        parent,
        start: at,
        column: this.column(at),
        key: key === undefined ? undefined : this.text.slice(key, at),
      };
    }
  }

  private reportColon(at: number, until: number, key: number | undefined, parent: number): void {
    const value = this.text.slice(at, until);
    const closing = /[\]}]$/.exec(value)?.[0];
    const opening = closing === "]" ? "[" : "{";
    // `- time: 9:50, title: x}` lost its opening bracket; quoting the rest would make it one text.
    if (closing !== undefined && !value.includes(opening)) {
      const start = until - 1;
      this.report("yaml-bracket", start, until, { bracket: closing }, `${opening}${this.text.slice(key ?? at, until)}`);
      return;
    }
    const last = this.endOfText(at, parent);
    if (last > until && key !== undefined && until === endOfLine(this.text, at)) {
      const before = this.text.slice(this.contentStart(key), at);
      this.report("yaml-colon", at, until, {}, this.quotedAs(before, at, last));
      return;
    }
    const afterQuote = /^(.*[^\s"])"$/.exec(value)?.[1];
    const meant = afterQuote !== undefined && !afterQuote.includes('"') ? afterQuote : value;
    this.report("yaml-colon", at, until, {}, this.rewritten(at, until, key, quoteText(meant)));
  }

  private readNameOrTag(at: number, parent: number, key: number | undefined): void {
    const end = endOfLine(this.text, at);
    const until = endWithoutComment(this.text, at, end);
    const word = /^(?:&[^\s,[\]{}]+|!<[^>\s]*>|!\S*)/.exec(this.text.slice(at, until))?.[0] ?? "";
    const rest = skipBlanks(this.text, at + word.length);
    const isWord = this.text[at] === "&" ? word.length > 1 : /^!{0,2}[\w:./-]*$/.test(word) && word !== "!";
    const isFollowed = rest >= until || rest > at + word.length;
    if (!isWord || !isFollowed || /^[&!*@`%|>]./.test(this.text.slice(rest, until))) {
      this.report("yaml-reserved", at, until, { character: this.text[at] ?? "" }, this.rewritten(at, until, key));
    } else if (rest >= until) {
      this.awaiting = true;
    } else {
      this.readValue(rest, parent, key);
    }
  }

  private readBlockText(at: number, parent: number, key: number | undefined): void {
    const end = endOfLine(this.text, at);
    const until = endWithoutComment(this.text, at, end);
    if (!/^[|>](?:[+-]?[1-9]?|[1-9][+-])$/.test(this.text.slice(at, until))) {
      this.report("yaml-reserved", at, until, { character: this.text[at] ?? "" }, this.rewritten(at, until, key));
      return;
    }
    const explicit = /[1-9]/.test(this.text.slice(at, until));
    this.position = nextLine(this.text, end);
    this.skipBlockText(parent, explicit ? parent + 1 : undefined);
  }

  private skipBlockText(parent: number, given: number | undefined): void {
    let indent = given;
    while (this.position < this.text.length && this.found === undefined) {
      const end = endOfLine(this.text, this.position);
      let content = this.position;
      while (this.text[content] === " ") content++;
      if (content < end) {
        const column = content - this.position;
        if (column <= parent) return;
        indent ??= column;
        if (column < indent) this.reportIndent(content, end, indent);
      }
      this.position = nextLine(this.text, end);
    }
  }

  private readQuotedValue(at: number, parent: number, key: number | undefined): void {
    const close = this.closingQuote(at, parent);
    if (close === undefined) return;
    const end = endOfLine(this.text, close);
    const rest = skipBlanks(this.text, close + 1);
    this.position = nextLine(this.text, end);
    if (rest >= end || (this.text[rest] === "#" && rest > close + 1)) return;
    this.reportAfterQuote(at, close, end, key);
  }

  private reportAfterQuote(at: number, close: number, end: number, key: number | undefined): void {
    const quote = this.text[at] ?? "";
    const until = endWithoutComment(this.text, close + 1, end);
    const value = this.text.slice(at, until);
    if (this.isApostrophe(at, close)) {
      const inner = value.endsWith("'") ? value.slice(1, -1) : value.slice(1);
      const meant = inner.replaceAll("''", "'");
      this.report("yaml-quote", at, until, { quote }, this.rewritten(at, until, key, quoteText(meant)));
    } else if (this.opensRatherThanCloses(close) || lineStart(this.text, at) < lineStart(this.text, close)) {
      this.report("yaml-quote", at, at + 1, { quote });
    } else {
      this.report("yaml-after-quote", at, until, { quote }, this.rewritten(at, until, key));
    }
  }
}
