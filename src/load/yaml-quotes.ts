/** Quoted texts: where they end, and what can go wrong. */
import { endOfLine } from "./source.ts";
import { MeantText, nextLine, skipBlanks } from "./yaml-lines.ts";

const SIMPLE_ESCAPE = /^(?:[0abt\tnvfre "/\\N_LP\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/;

/** Finds where a quoted text was meant to end. */
export class QuoteReader extends MeantText {
  /** `'it's'`: letters right after the closing quote, and another quote at the end. */
  protected isApostrophe(at: number, close: number): boolean {
    return this.text[at] === "'" && /[\p{L}\d]/u.test(this.text[close + 1] ?? "") && close > at + 1;
  }

  /** In `"A, title: "B"` the second quote opens: it has space before it and a letter after it. */
  protected opensRatherThanCloses(close: number): boolean {
    return /[\s[{]/.test(this.text[close - 1] ?? "") && /\S/.test(this.text[close + 1] ?? "");
  }

  /** The quote that closes the text which starts at `open`; if there is none, reports that and returns undefined. */
  protected closingQuote(open: number, parent: number): number | undefined {
    const quote = this.text[open] ?? "";
    let at = open + 1;
    while (at < this.text.length) {
      const character = this.text[at];
      if (character === "\\" && quote === '"') {
        if (!this.isEscape(at)) return this.reportEscape(open, at);
        at += 2;
      } else if (character === quote && quote === "'" && this.text[at + 1] === "'") {
        at += 2;
      } else if (character === quote) {
        return this.isLikelyClose(open, at) ? at : this.reportUnclosed(open);
      } else if ((character === "\n" || character === "\r") && !this.mayGoOn(at, parent)) {
        return this.reportUnclosed(open);
      } else {
        at++;
      }
    }
    return this.reportUnclosed(open);
  }

  private isEscape(at: number): boolean {
    return SIMPLE_ESCAPE.test(this.text.slice(at + 1, at + 10));
  }

  private reportEscape(open: number, at: number): undefined {
    const rest = this.text.slice(open, endOfLine(this.text, at));
    const inner = /^"((?:[^"\\]|\\.)*)"/.exec(rest)?.[1];
    const hint = inner === undefined ? undefined : `'${inner.replaceAll("'", "''")}'`;
    const reason = `${this.text.slice(at, at + 2)} has no meaning in double quotes`;
    this.report("yaml-syntax", at, at + 2, { reason }, hint);
    return undefined;
  }

  private reportUnclosed(open: number): undefined {
    const quote = this.text[open] ?? "";
    this.report("yaml-quote", open, open + 1, { quote }, this.closedLine(open, quote));
    return undefined;
  }

  /** The line with the quote closed at its end; in brackets the end of the text is anyone's guess. */
  private closedLine(open: number, quote: string): string | undefined {
    const start = this.contentStart(open);
    const end = endOfLine(this.text, open);
    const line = this.text.slice(start, end).trimEnd();
    return /[[{]/.test(this.text.slice(start, open)) || / #/.test(line) ? undefined : line + quote;
  }

  /** A quoted text may continue on deeper lines that do not look like entries of their own. */
  private mayGoOn(lineEnd: number, parent: number): boolean {
    const start = nextLine(this.text, lineEnd);
    const end = endOfLine(this.text, start);
    const content = skipBlanks(this.text, start);
    if (content >= end) return start < this.text.length;
    if (content - start <= parent) return false;
    return !/^(?:- |[\p{L}_][\p{L}\d_-]*:\s+["'[{|>])/u.test(this.text.slice(content, end));
  }

  /** On a later line, a quote that opens something else did not close this one. */
  private isLikelyClose(open: number, close: number): boolean {
    const isSameLine = !/[\r\n]/.test(this.text.slice(open, close));
    return isSameLine || !this.opensRatherThanCloses(close);
  }
}
