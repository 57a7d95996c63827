import { quoteText } from "../load/yaml-node.ts";

/** Letters, digits and what means nothing in YAML, in braces neither; a colon only inside a word, a space only before one. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} .'()&/@+_-]|:(?=\S))*(?<! )$/u;

/** The same where no brackets are around, so that commas and some other signs mean nothing either. */
const PLAIN_ON_LINE = /^[\p{L}\p{N}](?:[\p{L}\p{N} .,;?!'’()&/@+_$…–—-]|:(?=\S))*(?<! )$/u;

/** Words that stand for nothing. */
const NOTHING = /^(?:null|~)$/i;

/** A text of one line as a value of YAML, quoted where it has to be. */
export function yamlText(value: string): string {
  return writtenAs(value, PLAIN);
}

/** The same after the colon of a key or the dash of an entry, outside brackets. */
export function yamlLine(value: string): string {
  return writtenAs(value, PLAIN_ON_LINE);
}

function writtenAs(value: string, plain: RegExp): string {
  return plain.test(value) && !NOTHING.test(value) ? value : quoteText(value);
}

/** Makes comments of the lines of a YAML text, but for those that are comments from their first character on. */
export function commentedOut(text: string): string {
  return text.replace(/^(?=[^#\r\n])(?=.*\S)/gm, "# ");
}
