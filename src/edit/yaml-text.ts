import { quoteText } from "../load/yaml-node.ts";

/** Letters, digits and what has no meaning in YAML, even in braces; colons only inside words, no space at the end. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} .'()&/@+_-]|:(?=\S))*(?<! )$/u;

/** The same outside brackets, where commas and some other characters have no meaning either. */
const PLAIN_ON_LINE = /^[\p{L}\p{N}](?:[\p{L}\p{N} .,;?!'’()&/@+_$…–—-]|:(?=\S))*(?<! )$/u;

/** YAML's own words for null. */
const NOTHING = /^(?:null|~)$/i;

/** A one-line text as a YAML value, quoted if necessary. */
export function yamlText(value: string): string {
  return writtenAs(value, PLAIN);
}

/** The same after a key's colon or an entry's dash, outside brackets. */
export function yamlLine(value: string): string {
  return writtenAs(value, PLAIN_ON_LINE);
}

function writtenAs(value: string, plain: RegExp): string {
  return plain.test(value) && !NOTHING.test(value) ? value : quoteText(value);
}

/** Comments out the lines of a YAML text, except those that start with `#` in the first column. */
export function commentedOut(text: string): string {
  return text.replace(/^(?=[^#\r\n])(?=.*\S)/gm, "# ");
}
