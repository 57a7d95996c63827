/** YAML flow collections: lists in brackets and mappings in braces. */
import { endOfLine } from "./source.ts";
import { endWithoutComment, nextLine, skipBlanks, withoutBlanksAfter } from "./yaml-lines.ts";
import { quoteText } from "./yaml-node.ts";
import { QuoteReader } from "./yaml-quotes.ts";

interface Bracket {
  readonly position: number;
  readonly closing: string;
}

/** The reader's state between brackets. */
interface FlowState {
  readonly parent: number;
  readonly stack: Bracket[];
  /** What was read last: an opening bracket, a comma, a colon, unquoted text, or anything else complete. */
  last: "start" | "comma" | "colon" | "plain" | "done";
  lastEnd: number;
  /** Where the current entry and its value start, and whether its colon has been read. */
  entry: number;
  value: number;
  hasColon: boolean;
}

/** Unquoted text between brackets, up to the next comma, bracket, colon or comment. */
const FLOW_TEXT = /(?:[^,[\]{}:#\r\n]|:(?![\s,[\]{}]|$)|(?<!\s)#)+/y;
/** In a longer line, searching for what was meant is not worth it. */
const LONG_LINE = 2000;

/** Reads what stands between brackets, over as many lines as it takes. */
export class BracketReader extends QuoteReader {
  protected readBrackets(at: number, parent: number, key: number | undefined): void {
    const flow: FlowState = { parent, stack: [], last: "start", lastEnd: at, entry: at, value: at, hasColon: false };
    this.openBracket(flow, at);
    let next = at + 1;
    while (flow.stack.length > 0 && this.found === undefined) next = this.readInBrackets(flow, next);
    if (this.found !== undefined) return;
    const end = endOfLine(this.text, next);
    this.position = nextLine(this.text, end);
    const rest = skipBlanks(this.text, next);
    if (rest >= end || (this.text[rest] === "#" && rest > next)) return;
    const until = endWithoutComment(this.text, next, end);
    this.reportAfterBracket(at, next, until, key);
  }

  /** Reports text after the closing bracket (`[Draft] Foo`), or one bracket too many. */
  private reportAfterBracket(at: number, after: number, until: number, key: number | undefined): void {
    const character = this.text[at] ?? "";
    const extra = this.text.slice(after, until).trim();
    if (/^[\]}]+$/.test(extra)) {
      const hint = this.rewritten(at, after, key, this.text.slice(at, after));
      this.report("yaml-bracket", until - extra.length, until, { bracket: extra[0] ?? "" }, hint);
    } else {
      this.report("yaml-reserved", at, until, { character }, this.rewritten(at, until, key));
    }
  }

  private openBracket(flow: FlowState, position: number): number {
    flow.stack.push({ position, closing: this.text[position] === "[" ? "]" : "}" });
    this.startEntry(flow, position + 1, "start");
    return position + 1;
  }

  private startEntry(flow: FlowState, position: number, last: FlowState["last"]): void {
    flow.last = last;
    flow.hasColon = false;
    flow.entry = flow.value = skipBlanks(this.text, position);
  }

  /** Reads the next token between brackets and returns its end. */
  private readInBrackets(flow: FlowState, from: number): number {
    const at = skipBlanks(this.text, from);
    const character = this.text[at];
    if (character === undefined) return this.reportOpenBracket(flow);
    if (character === "\n" || character === "\r") return this.readLineEndInBrackets(flow, at);
    if (character === "#" && at > from) return endOfLine(this.text, at);
    if (character === "[" || character === "{") return this.readNestedBracket(flow, at);
    if (character === "]" || character === "}") return this.closeBracket(flow, at);
    if (character === ",") return this.readComma(flow, at);
    if (character === ":" && this.isColonInBrackets(flow, at)) return this.readColon(flow, at);
    if (flow.last === "done") return this.reportAfterDone(flow, at);
    if (character === '"' || character === "'") return this.readQuotedInBrackets(flow, at);
    return this.readPlainInBrackets(flow, at);
  }

  private readLineEndInBrackets(flow: FlowState, at: number): number {
    let start = nextLine(this.text, at);
    while (start < this.text.length && /^[ \t]*(?:#|$)/.test(this.text.slice(start, endOfLine(this.text, start)))) {
      start = nextLine(this.text, endOfLine(this.text, start));
    }
    const content = skipBlanks(this.text, start);
    const end = endOfLine(this.text, content);
    const isShallow = content - start <= flow.parent;
    // `sections: [` … and a `]` below the key is easy to read, but YAML wants the bracket deeper than the key.
    if (isShallow && flow.stack.length === 1 && this.text[content] === flow.stack[0]?.closing) {
      this.reportIndent(content, end, flow.parent + 2);
    } else if (isShallow || this.isDash(content)) {
      return this.reportOpenBracket(flow);
    } else if (flow.last === "plain" && this.keyColon(content, end) !== undefined) {
      return this.endsLikeBlock(content, end) ? this.reportOpenBracket(flow) : this.reportMissingComma(flow.lastEnd);
    }
    return content;
  }

  /** Inside braces over several lines, lines end in commas or brackets; any other is a line of its own. */
  private endsLikeBlock(content: number, end: number): boolean {
    return !/[,\]}]$/.test(this.text.slice(content, endWithoutComment(this.text, content, end)));
  }

  private readNestedBracket(flow: FlowState, at: number): number {
    if (flow.last === "plain") return this.reportBracketInText(flow, at);
    if (flow.last === "done") return this.reportAfterDone(flow, at);
    return this.openBracket(flow, at);
  }

  /** `{speakers: Ann [MIT]}`: between brackets, text cannot contain brackets. */
  private reportBracketInText(flow: FlowState, at: number): number {
    const line = this.text.slice(flow.value, endOfLine(this.text, at));
    const value = /^[^,[{]*(?:\[[^\]]*\]|\{[^}]*\})?/.exec(line)?.[0].trim() ?? line;
    const until = flow.value + value.length;
    this.report(
      "yaml-reserved",
      flow.value,
      until,
      { character: this.text[at] ?? "" },
      this.entryRewritten(flow, until),
    );
    return at;
  }

  private closeBracket(flow: FlowState, at: number): number {
    const top = flow.stack.at(-1);
    if (top?.closing !== this.text[at]) return this.reportOpenBracket(flow);
    flow.stack.pop();
    flow.last = "done";
    flow.lastEnd = at + 1;
    return at + 1;
  }

  private readComma(flow: FlowState, at: number): number {
    if (flow.last === "comma" || flow.last === "start") {
      this.report("yaml-syntax", at, at + 1, { reason: "there is nothing before this comma" });
    }
    this.startEntry(flow, at + 1, "comma");
    return at + 1;
  }

  private isColonInBrackets(flow: FlowState, at: number): boolean {
    return flow.last === "done" || /[\s,[\]{}]|^$/.test(this.text[at + 1] ?? "");
  }

  private readColon(flow: FlowState, at: number): number {
    if (flow.hasColon) {
      const line = this.text.slice(flow.value, endOfLine(this.text, at));
      const value = /^[^,[\]{}]*/.exec(line)?.[0].trimEnd() ?? line;
      const until = flow.value + value.length;
      this.report("yaml-colon", flow.value, until, {}, this.entryRewritten(flow, until));
    }
    flow.hasColon = true;
    flow.last = "colon";
    flow.value = skipBlanks(this.text, at + 1);
    return at + 1;
  }

  /** The entry with its value in quotes, to be pasted over it. */
  private entryRewritten(flow: FlowState, until: number): string {
    return this.text.slice(flow.entry, flow.value) + quoteText(this.text.slice(flow.value, until));
  }

  /** Something follows a complete value without a comma: text after a quote or bracket, or the comma was forgotten. */
  private reportAfterDone(flow: FlowState, at: number): number {
    const line = this.text.slice(at, endOfLine(this.text, at));
    const first = this.text[flow.value] ?? "";
    const isOtherLine = endOfLine(this.text, flow.lastEnd) < at;
    if (isOtherLine || /^[\p{L}_][\p{L}\d_-]*:\s/u.test(line) || /["'[{]/.test(line[0] ?? "")) {
      return this.reportMissingComma(flow.lastEnd);
    }
    const until = at + (/^[^,[\]{}]*/.exec(line)?.[0].trimEnd().length ?? 0);
    const code = first === '"' || first === "'" ? "yaml-after-quote" : "yaml-reserved";
    const params = code === "yaml-after-quote" ? { quote: first } : { character: first };
    this.report(code, flow.value, until, params, this.entryRewritten(flow, until));
    return at;
  }

  private reportMissingComma(at: number): number {
    this.report("yaml-syntax", Math.max(0, at - 1), at, { reason: "a comma is missing after this" });
    return at;
  }

  private readQuotedInBrackets(flow: FlowState, at: number): number {
    // Inside a text, a quote is only a character: `{title: Ann's talk}` never gets here, `{title: a\n "b"}` does.
    const close = this.closingQuote(at, flow.parent);
    if (close === undefined) return at;
    const rest = this.text[skipBlanks(this.text, close + 1)] ?? "";
    const isGlued = /[^,\]}:#\r\n]/.test(rest);
    const isOdd = this.opensRatherThanCloses(close) || this.isApostrophe(at, close);
    if (isGlued && isOdd) this.reportOddQuoteInBrackets(flow, at, close, endOfLine(this.text, close));
    flow.last = "done";
    flow.lastEnd = close + 1;
    return close + 1;
  }

  private reportOddQuoteInBrackets(flow: FlowState, at: number, close: number, end: number): void {
    const quote = this.text[at] ?? "";
    const last = /^[^,[\]{}]*'/.exec(this.text.slice(close + 1, end))?.[0];
    if (last === undefined || !this.isApostrophe(at, close)) {
      this.report("yaml-quote", at, at + 1, { quote });
      return;
    }
    const until = close + 1 + last.length;
    const meant = this.text.slice(at + 1, until - 1).replaceAll("''", "'");
    this.report("yaml-quote", at, until, { quote }, this.text.slice(flow.entry, at) + quoteText(meant));
  }

  private readPlainInBrackets(flow: FlowState, at: number): number {
    FLOW_TEXT.lastIndex = at;
    // Strip only YAML's blanks: text that begins with another kind of space must be consumed, or this would never end.
    const value = withoutBlanksAfter(FLOW_TEXT.exec(this.text)?.[0] ?? this.text.slice(at, at + 1));
    const isAlias = /^\*[^\s,[\]{}]+$/.test(value);
    if (flow.last !== "plain" && /^[@`%|>*!&]/.test(value) && !isAlias && !/^&[^\s]+\s*$|^&\S+\s+[^"']/.test(value)) {
      const until = at + value.length;
      flow.value = at;
      this.report("yaml-reserved", at, until, { character: value[0] ?? "" }, this.entryRewritten(flow, until));
    }
    flow.last = "plain";
    flow.lastEnd = at + value.length;
    return at + value.length;
  }

  private reportOpenBracket(flow: FlowState): number {
    const top = flow.stack.at(-1);
    const position = top?.position ?? this.position;
    const line = this.text.slice(position, endOfLine(this.text, position));
    // `{title: Room #5}`: the rest of the line, including the closing bracket, is a comment.
    const cut =
      line.length > LONG_LINE ? null : /[[{,]\s*((?:[^,[\]{}:#]*:\s+)?)([^,[\]{}"']*\s#[^,[\]{}]*)[,\]}]/.exec(line);
    const hint = cut === null ? undefined : `${cut[1] ?? ""}${quoteText(cut[2]?.trim() ?? "")}`;
    this.report("yaml-bracket", position, position + 1, { bracket: this.text[position] ?? "" }, hint);
    return this.text.length;
  }
}
