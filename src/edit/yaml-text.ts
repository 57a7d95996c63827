import { quoteText } from "../load/yaml-syntax.ts";

/** Letters, digits and what means nothing in YAML, in braces neither; a colon only inside a word, as in an address. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} .'()&/@+_-]|:(?=\S))*$/u;

/** Words that stand for nothing. */
const NOTHING = /^(?:null|~)$/i;

/** A text of one line as a value of YAML, quoted where it has to be. */
export function yamlText(value: string): string {
  return PLAIN.test(value) && !NOTHING.test(value) ? value : quoteText(value);
}

/** Makes comments of the lines of a YAML text, but for those that are comments from their first character on. */
export function commentedOut(text: string): string {
  return text.replace(/^(?=[^#\r\n])(?=.*\S)/gm, "# ");
}
