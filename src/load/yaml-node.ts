/** What a YAML file holds: a tree in which every node knows where it stands, and what is wrong with its form. */

/** Character offsets into the text as given (UTF-16 code units, end exclusive). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text: `title: Opening remarks`, quoted or not, over one line or several. An absent value is an empty text. */
export interface TextNode extends Span {
  readonly kind: "text";
  readonly value: string;
  readonly style: "plain" | "single" | "double" | "block";
  /** Offset of `value[0]` when `value[i]` is `text[valueStart + i]` for all i (one line, no escapes). */
  readonly valueStart?: number;
}

/** A list, one item a line (`- …`) or in brackets (`flow`). */
export interface ListNode extends Span {
  readonly kind: "list";
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

/** A key of a mapping and what it says. */
export interface MappingEntry {
  readonly key: TextNode;
  readonly value: YamlNode;
}

/** Keys with their values, one a line or in braces (`flow`). A key that is given twice keeps its first value. */
export interface MappingNode extends Span {
  readonly kind: "mapping";
  readonly flow: boolean;
  readonly entries: readonly MappingEntry[];
}

/** Anything that a YAML file can hold. */
export type YamlNode = TextNode | ListNode | MappingNode;

/** What is wrong with the form of a file; the message of each code is made elsewhere. */
export type YamlProblemCode =
  | "yaml-syntax"
  | "yaml-tab"
  | "yaml-quote"
  | "yaml-colon"
  | "yaml-after-quote"
  | "yaml-indent"
  | "yaml-space"
  | "yaml-bracket"
  | "yaml-reserved"
  | "yaml-documents"
  | "yaml-alias"
  | "yaml-key"
  | "yaml-merge"
  | "look-alike"
  | "missing-dash"
  | "duplicate-key"
  | "too-deep"
  | "too-large"
  | "control-character";

/** A problem of form. `params` are what the message of that code needs; `hint` is what to write or do instead. */
export interface YamlProblem extends Span {
  readonly code: YamlProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly hint?: string;
}

/** The tree of a file, and everything wrong with its form. */
export interface YamlResult {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

/**
 * Puts a text in quotes: double ones, or single ones where the text has double quotes or backslashes of its own.
 *
 * @param value - the text as it should be read
 */
export function quoteText(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}
