/** The content of a YAML file: a tree in which every node knows its place, and the problems of form. */

/** UTF-16 offsets into the text as given, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text: `title: Opening remarks`, quoted or not, on one line or several. An absent value is an empty text. */
export interface TextNode extends Span {
  readonly kind: "text";
  readonly value: string;
  readonly style: "plain" | "single" | "double" | "block";
  /** Offset of `value[0]` when `value[i]` is `text[valueStart + i]` for all i (one line, no escapes). */
  readonly valueStart?: number;
}

/** A list, one item per line (`- …`) or in brackets (`flow`). */
export interface ListNode extends Span {
  readonly kind: "list";
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

/** A key of a mapping and its value. */
export interface MappingEntry {
  readonly key: TextNode;
  readonly value: YamlNode;
}

/** Keys with their values, one per line or in braces (`flow`). A duplicate key keeps its first value. */
export interface MappingNode extends Span {
  readonly kind: "mapping";
  readonly flow: boolean;
  readonly entries: readonly MappingEntry[];
}

/** Any node of a YAML file. */
export type YamlNode = TextNode | ListNode | MappingNode;

/** Problems of form; their messages are in the catalogue. */
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

/** A problem of form. `params` are the parameters of the code's message; `hint` says what to write or do instead. */
export interface YamlProblem extends Span {
  readonly code: YamlProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly hint?: string;
}

/** The tree of a file, and all problems of its form. */
export interface YamlResult {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

/**
 * Quotes a text: in double quotes, or in single ones if it contains double quotes or backslashes.
 * @param value the text as it should be read
 */
export function quoteText(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}
