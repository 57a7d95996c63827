/**
 * YAML with positions: parses text into a tree whose every node knows its place, and collects the problems of form.
 *
 * Every scalar stays text as typed; the schemas decide what it means.
 */
import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from "js-yaml";
import { type Lookalike, lookalikeAt, nameOf } from "./characters.ts";
import { endOfLine, lineStart } from "./source.ts";
import { quoteText, type Span, type TextNode, type YamlNode, type YamlProblem, type YamlResult } from "./yaml-node.ts";
import { explainSyntaxError } from "./yaml-syntax.ts";

const MAX_LENGTH = 20_000_000;
const MAX_NODES = 1_000_000;
const MAX_DEPTH = 100;
/** More of these say nothing new: the file is binary, or in another encoding. */
const MAX_CONTROL_CHARACTERS = 10;

/**
 * Reads a YAML file.
 *
 * @param text the decoded file, possibly with a byte order mark and Windows line breaks
 * @returns the tree, undefined if the file is empty or cannot be read, and the problems in order
 */
export function parseYaml(text: string): YamlResult {
  if (text.length > MAX_LENGTH) return failure(tooLarge(0, "characters", MAX_LENGTH));
  const control = controlCharacters(text);
  if (control.length > 0) return { root: undefined, problems: control };
  try {
    // One level more than allowed, so that the tree reports the depth: the parser counts differently.
    return new TreeBuilder(text).build(parseEvents(text, { maxDepth: MAX_DEPTH + 2 }));
  } catch (error) {
    return failure(problemOf(text, error));
  }
}

/**
 * The comment that swallowed a value: `#abc` in `accent: #abc`.
 *
 * @param node a text in the tree of `text`
 * @returns the comment on the node's line if the node is an absent value, else undefined
 */
export function commentAfter(text: string, node: TextNode): string | undefined {
  if (node.start !== node.end) return undefined;
  const rest = /^[ \t]*(#[^\r\n]*)/.exec(text.slice(node.end, endOfLine(text, node.end)));
  return rest?.[1]?.trimEnd();
}

function failure(problem: YamlProblem): YamlResult {
  return { root: undefined, problems: [problem] };
}

/** Stops building the tree: this problem makes the file unusable. */
class Unusable extends Error {
  readonly problem: YamlProblem;

  constructor(problem: YamlProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function problemOf(text: string, error: unknown): YamlProblem {
  if (error instanceof Unusable) return error.problem;
  if (error instanceof RangeError) return tooDeep(0);
  if (!(error instanceof YAMLException)) throw error;
  if (error.reason.startsWith("nesting exceeded")) return tooDeep(error.mark?.position ?? 0);
  const problem = explainSyntaxError(text, error);
  return lookalikeBefore(text, problem) ?? problem;
}

/** An unreadable line may be the fault of a look-alike on it or on the line above. */
function lookalikeBefore(text: string, { start }: Span): YamlProblem | undefined {
  const line = lineStart(text, start);
  const above = text.slice(0, line).trimEnd().length;
  const found = lookalikeAt(text, start) ?? (above === 0 ? undefined : lookalikeAt(text, above));
  return found && lookalikeProblem(found);
}

/** A look-alike of a character that YAML reads, with the corrected line as hint. */
export function lookalikeProblem({ start, character, meant, line }: Lookalike): YamlProblem {
  const params = { character: nameOf(character), meant };
  return { code: "look-alike", start, end: start + character.length, params, hint: line };
}

function tooDeep(start: number): YamlProblem {
  return { code: "too-deep", start, end: start + 1, params: { limit: MAX_DEPTH } };
}

function tooLarge(start: number, unit: string, limit: number): YamlProblem {
  return { code: "too-large", start, end: start, params: { limit, unit } };
}

/** Characters that YAML forbids in a file, including lone surrogates. */
const CONTROL = new RegExp(
  String.raw`[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]` +
    String.raw`|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]`,
  "g",
);

/** What escapes in double quotes can produce: `"\beta"` is a backspace and `eta`, `"\ud83d"` half a character. */
const CONTROL_IN_VALUE = /(?![\t\n\u0085])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

function controlCharacters(text: string): YamlProblem[] {
  const problems: YamlProblem[] = [];
  for (const match of text.matchAll(CONTROL)) {
    const params = { code: nameOf(match[0]) };
    problems.push({ code: "control-character", start: match.index, end: match.index + 1, params });
    if (problems.length === MAX_CONTROL_CHARACTERS) break;
  }
  return problems;
}

/** Skips white space, line breaks and comments. */
function skipSpace(text: string, from: number): number {
  let position = from;
  for (;;) {
    const character = text[position];
    if (character === "#") position = endOfLine(text, position);
    else if (character === " " || character === "\t" || character === "\n" || character === "\r") position++;
    else return position;
  }
}

/** The size of a node with its aliases expanded. */
interface Measure {
  readonly nodes: number;
  readonly depth: number;
}

interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  used: boolean;
  /** Undefined while the node is being read: an alias inside it would be circular. */
  node: YamlNode | undefined;
}

interface Frame {
  readonly kind: "list" | "mapping";
  readonly start: number;
  readonly flow: boolean;
  readonly anchor: Anchor | undefined;
  readonly items: YamlNode[];
  readonly entries: { key: TextNode; value: YamlNode }[];
  readonly firstOf: Map<string, TextNode>;
  /** Duplicate keys, in order. */
  readonly repeated: TextNode[];
  /** The key that waits for its value; "unusable" if it has been reported. */
  key: TextNode | "unusable" | undefined;
  nodes: number;
  depth: number;
}

type Properties = Pick<ScalarEvent, "anchorStart" | "anchorEnd" | "tagStart" | "tagEnd">;

const STYLES: Readonly<Record<number, TextNode["style"]>> = {
  [SCALAR_STYLE.PLAIN]: "plain",
  [SCALAR_STYLE.SINGLE_QUOTED]: "single",
  [SCALAR_STYLE.DOUBLE_QUOTED]: "double",
  [SCALAR_STYLE.LITERAL_BLOCK]: "block",
  [SCALAR_STYLE.FOLDED_BLOCK]: "block",
};

/** Builds the tree from the parser's events. Its own stack keeps deep nesting off the call stack. */
class TreeBuilder {
  private readonly problems: YamlProblem[] = [];
  private readonly frames: Frame[] = [];
  private readonly anchors = new Map<string, Anchor>();
  private readonly allAnchors: Anchor[] = [];
  private readonly measures = new Map<YamlNode, Measure>();
  private root: YamlNode | undefined;
  /** The end of what has been read: absent values have no offsets of their own. */
  private cursor = 0;
  private lastBadKey = -1;
  private lineStarts: number[] | undefined;

  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  build(events: readonly Event[]): YamlResult {
    let documents = 0;
    for (const event of events) {
      if (event.type === EVENT_ID.DOCUMENT && ++documents > 1) {
        this.addSecondDocument();
        break;
      }
      if (event.type === EVENT_ID.DOCUMENT && event.explicitStart) this.cursor = this.markerAfter(0) + 3;
      this.read(event);
    }
    this.addUnusedAnchors();
    this.problems.sort((a, b) => a.start - b.start);
    return { root: this.isEmpty() ? undefined : this.root, problems: this.problems };
  }

  private read(event: Event): void {
    const { type } = event;
    if (type === EVENT_ID.SEQUENCE) this.open("list", event.start, event.style === COLLECTION_STYLE.FLOW, event);
    else if (type === EVENT_ID.MAPPING) this.open("mapping", event.start, event.style === COLLECTION_STYLE.FLOW, event);
    else if (type === EVENT_ID.SCALAR) this.add(this.readText(event), this.anchorOf(event));
    else if (type === EVENT_ID.ALIAS) this.addAlias(event.anchorStart, event.anchorEnd);
    else if (type === EVENT_ID.POP) this.close();
  }

  /** A file of comments, or with a lone `---`, is empty; `""` is not. */
  private isEmpty(): boolean {
    return this.root?.kind === "text" && this.root.start === this.root.end;
  }

  private open(kind: Frame["kind"], start: number, flow: boolean, properties: Properties): void {
    this.checkTag(properties, start);
    if (this.frames.length >= MAX_DEPTH) throw new Unusable(tooDeep(start));
    const anchor = this.anchorOf(properties);
    const empty = { items: [], entries: [], firstOf: new Map<string, TextNode>(), repeated: [], key: undefined };
    this.frames.push({ kind, start, flow, anchor, ...empty, nodes: 1, depth: 1 });
    this.cursor = start;
  }

  private close(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    const { kind, start, flow, items, entries } = frame;
    this.addRepeated(frame);
    this.cursor = this.endOf(frame);
    const span = { start, end: this.cursor, flow };
    const node: YamlNode = kind === "list" ? { kind, ...span, items } : { kind, ...span, entries };
    if (frame.anchor !== undefined) this.measures.set(node, { nodes: frame.nodes, depth: frame.depth });
    this.add(node, frame.anchor, { nodes: frame.nodes, depth: frame.depth });
  }

  /** The parser gives no end: it is the closing bracket if there is one, else the end of the last child. */
  private endOf(frame: Frame): number {
    const opening = this.text[frame.start];
    // `[a: b]` contains a mapping without braces of its own.
    if (!frame.flow || (frame.kind === "mapping" && opening !== "{")) return this.cursor;
    let position = this.cursor === frame.start ? frame.start + 1 : this.cursor;
    position = skipSpace(this.text, position);
    while (this.text[position] === "," || this.text[position] === ":") position = skipSpace(this.text, position + 1);
    return Math.min(position + 1, this.text.length);
  }

  /** Adds a node to the current list, or as a key or the value of a key. */
  private add(node: YamlNode, anchor?: Anchor, measure: Measure = { nodes: 1, depth: 0 }): void {
    if (anchor !== undefined) anchor.node = node;
    this.cursor = Math.max(this.cursor, node.end);
    const frame = this.frames.at(-1);
    if (frame === undefined) {
      this.root ??= node;
      if (measure.nodes > MAX_NODES) throw new Unusable(tooLarge(node.start, "values", MAX_NODES));
      return;
    }
    this.count(frame, node, measure);
    if (frame.kind === "list") frame.items.push(node);
    else if (frame.key === undefined) frame.key = this.checkKey(frame, node);
    else this.addEntry(frame, frame.key, node);
  }

  private count(frame: Frame, node: YamlNode, measure: Measure): void {
    frame.nodes += measure.nodes;
    frame.depth = Math.max(frame.depth, measure.depth + 1);
    if (frame.nodes > MAX_NODES) throw new Unusable(tooLarge(node.start, "values", MAX_NODES));
    if (this.frames.length + measure.depth > MAX_DEPTH) throw new Unusable(tooDeep(node.start));
  }

  private checkKey(frame: Frame, node: YamlNode): TextNode | "unusable" {
    if (node.kind === "text" && node.style === "plain" && node.value === "<<") {
      this.problems.push({ code: "yaml-merge", start: node.start, end: node.end, params: {} });
      return "unusable";
    }
    if (node.kind === "text" && node.start !== node.end && node.style !== "block") return this.checkDash(node);
    const { start } = node;
    // For keys within keys (`{{ x }}: y`), reporting the innermost is enough.
    if (this.lastBadKey >= start) return "unusable";
    this.lastBadKey = start;
    const braces = frame.flow && this.text.startsWith("{{", frame.start);
    const hint = braces ? { hint: quoteText(this.text.slice(frame.start, endOfLine(this.text, start)).trim()) } : {};
    this.problems.push({ code: "yaml-key", start, end: Math.max(node.end, start + 1), params: {}, ...hint });
    return "unusable";
  }

  /** `-title: x` is a key "-title" in YAML; a list item was meant. */
  private checkDash(key: TextNode): TextNode | "unusable" {
    if (key.style !== "plain" || !/^-\S/.test(key.value)) return key;
    const end = endOfLine(this.text, key.start);
    const hint = `- ${this.text.slice(key.start + 1, end).trimEnd()}`;
    this.problems.push({ code: "yaml-space", start: key.start, end: key.start + 1, params: { sign: "-" }, hint });
    return "unusable";
  }

  private addEntry(frame: Frame, key: TextNode | "unusable", value: YamlNode): void {
    frame.key = undefined;
    if (key === "unusable") return;
    this.checkOwner(frame, key);
    const first = frame.firstOf.get(key.value);
    if (first === undefined) {
      frame.firstOf.set(key.value, key);
      frame.entries.push({ key, value });
      return;
    }
    frame.repeated.push(key);
  }

  /**
   * Below `items:` with dashes in the same column, a key in that column does not belong to the items. Right after a
   * one-line item, it was meant for that item.
   */
  private checkOwner(frame: Frame, key: TextNode): void {
    const list = frame.flow ? undefined : frame.entries.at(-1)?.value;
    const item = list?.kind === "list" && !list.flow ? list.items.at(-1) : undefined;
    if (list === undefined || item?.kind !== "mapping" || item.flow || item.entries.length !== 1) return;
    const column = key.start - lineStart(this.text, key.start);
    const dash = list.start - lineStart(this.text, list.start);
    const between = this.text.slice(item.end, key.start);
    if (column !== dash || !/^[^\r\n]*(?:\r\n|\n|\r)[ \t]*$/.test(between)) return;
    const end = endOfLine(this.text, key.start);
    const hint = `${" ".repeat(column + 2)}${this.text.slice(key.start, end).trimEnd()}`;
    const params = { column: column + 1, expected: column + 3 };
    this.problems.push({ code: "yaml-indent", start: key.start, end, params, hint });
  }

  /**
   * Reports duplicate keys. If they include the first key, each such key begins a list item that lacks its dash, and
   * that is reported instead, for the first item too if it has no dash.
   */
  private addRepeated(frame: Frame): void {
    const { repeated, entries, firstOf } = frame;
    const [again] = repeated;
    if (again === undefined) return;
    const opener = entries[0]?.key.value;
    const starts = frame.flow || repeated.length === 1 ? [] : repeated.filter((key) => key.value === opener);
    if (starts.length > 0) {
      // What precedes the first of them belongs to the same item.
      starts[0] = again;
      if (this.frames.at(-1)?.kind !== "list") starts.unshift(firstOf.get(opener ?? "") ?? again);
      for (const start of starts) this.addMissingDash(start);
      return;
    }
    for (const key of repeated) {
      const params = { key: key.value, firstLine: this.lineOf(firstOf.get(key.value)?.start ?? 0) };
      this.problems.push({ code: "duplicate-key", start: key.start, end: key.end, params });
    }
  }

  private addMissingDash(key: TextNode): void {
    const start = lineStart(this.text, key.start);
    const end = endOfLine(this.text, key.start);
    const indent = Math.max(0, key.start - start - 2);
    const hint = `${" ".repeat(indent)}- ${this.text.slice(key.start, end).trimEnd()}`;
    this.problems.push({ code: "missing-dash", start: key.start, end: key.end, params: { key: key.value }, hint });
  }

  private readText(event: ScalarEvent): TextNode {
    if (event.valueStart < 0) return this.absentText(event);
    const style = STYLES[event.style] ?? "plain";
    const quoted = style === "single" || style === "double" ? 1 : 0;
    const value = getScalarValue(this.text, event);
    const span = { start: event.valueStart - quoted, end: event.valueEnd + quoted };
    const node = { kind: "text" as const, value, style, ...(style === "block" ? this.blockSpan(event) : span) };
    this.checkTag(event, node.end);
    this.checkText(node);
    return event.fast ? { ...node, valueStart: event.valueStart } : node;
  }

  /** From the first letter to the last, without surrounding space. */
  private blockSpan(event: ScalarEvent): Span {
    const raw = this.text.slice(event.valueStart, event.valueEnd);
    const start = event.valueStart + (raw.length - raw.trimStart().length);
    return { start, end: Math.max(start, event.valueStart + raw.trimEnd().length) };
  }

  private checkText(node: TextNode): void {
    if (node.style === "plain" && !this.checkLookalike(node)) this.checkSwallowedItem(node);
    if (node.style !== "double") return;
    const control = CONTROL_IN_VALUE.exec(node.value);
    if (control === null) return;
    const params = { code: nameOf(control[0]) };
    const problem = { code: "control-character", start: node.start, end: node.end, params } as const;
    // A literal backslash needs single quotes; half a character was never meant.
    const asTyped = { hint: `'${this.text.slice(node.start + 1, node.end - 1).replaceAll("'", "''")}'` };
    this.problems.push({ ...problem, ...(/\p{Cc}/u.test(control[0]) && asTyped) });
  }

  /** A line that became text because its dash, or the space behind it, is a look-alike: `– Ann`. */
  private checkLookalike(node: TextNode): boolean {
    const isWholeLine = /^[ \t]*$/.test(this.text.slice(lineStart(this.text, node.start), node.start));
    const found = isWholeLine ? lookalikeAt(this.text, node.start) : undefined;
    if (found === undefined || found.meant.startsWith("a colon")) return false;
    this.problems.push(lookalikeProblem(found));
    return true;
  }

  /** `- a` and a deeper `- b` below it are one text, "a - b", in YAML; nobody means that. */
  private checkSwallowedItem(node: TextNode): void {
    const raw = this.text.slice(node.start, node.end);
    const swallowed = /(?:\r\n|\n|\r)([ \t]*)- /.exec(raw);
    if (swallowed === null) return;
    const start = node.start + swallowed.index + swallowed[0].length - 2;
    const column = (swallowed[1]?.length ?? 0) + 1;
    this.problems.push({ code: "yaml-indent", start, end: endOfLine(this.text, start), params: { column } });
  }

  private absentText(event: ScalarEvent): TextNode {
    const end = Math.max(event.anchorEnd, event.tagEnd);
    this.checkTag(event, end);
    const at = end >= 0 ? end : this.absentPlace();
    this.cursor = Math.max(this.cursor, at);
    return { kind: "text", value: "", style: "plain", start: at, end: at };
  }

  /** The place right after the colon or dash that nothing follows. */
  private absentPlace(): number {
    const frame = this.frames.at(-1);
    const key = frame?.key;
    const from = typeof key === "object" ? key.end : this.cursor;
    const sign = frame?.kind === "list" ? "-" : ":";
    const place = sign === "-" ? skipSpace(this.text, from) : from + this.spacesAt(from);
    return this.text[place] === sign ? place + 1 : from;
  }

  private spacesAt(position: number): number {
    let end = position;
    while (this.text[end] === " " || this.text[end] === "\t") end++;
    return end - position;
  }

  private checkTag(properties: Properties, end: number): void {
    const start = properties.tagStart;
    if (start < 0) return;
    const until = end < this.text.length && /[\r\n]/.test(this.text.slice(start, end)) ? properties.tagEnd : end;
    const written = this.text.slice(start, Math.max(until, properties.tagEnd));
    const params = { character: "!" };
    const problem = { start, end: start + written.length, params, hint: quoteText(written) };
    this.problems.push({ code: "yaml-reserved", ...problem });
  }

  private anchorOf(properties: Properties): Anchor | undefined {
    const { anchorStart, anchorEnd } = properties;
    if (anchorStart < 0) return undefined;
    const name = this.text.slice(anchorStart, anchorEnd);
    const anchor: Anchor = { start: anchorStart - 1, end: anchorEnd, name, used: false, node: undefined };
    this.anchors.set(name, anchor);
    this.allAnchors.push(anchor);
    return anchor;
  }

  private addAlias(nameStart: number, end: number): void {
    const start = nameStart - 1;
    const anchor = this.anchors.get(this.text.slice(nameStart, end));
    if (anchor !== undefined) anchor.used = true;
    if (anchor?.node !== undefined) {
      this.add(anchor.node, undefined, this.measures.get(anchor.node));
    } else {
      const written = this.text.slice(start, end);
      const params = { name: written.slice(1) };
      this.problems.push({ code: "yaml-alias", start, end, params, hint: quoteText(written) });
      this.add({ kind: "text", value: written, style: "plain", start, end });
    }
    this.cursor = end;
  }

  /** `affiliation: &Partners Ltd` names the text "Ltd" in YAML: an anchor that nothing refers to was meant as text. */
  private addUnusedAnchors(): void {
    for (const { start, end, node, used } of this.allAnchors) {
      if (used) continue;
      const sameLine = node?.kind === "text" && node.end <= endOfLine(this.text, start);
      const until = sameLine ? Math.max(end, node.end) : end;
      const hint = quoteText(this.text.slice(start, until));
      this.problems.push({ code: "yaml-reserved", start, end: until, params: { character: "&" }, hint });
    }
  }

  private addSecondDocument(): void {
    const start = this.markerAfter(this.cursor);
    const end = Math.min(start + 3, this.text.length);
    this.problems.push({ code: "yaml-documents", start, end, params: {} });
  }

  private markerAfter(from: number): number {
    const marker = /(?:^|[\r\n])\uFEFF?(---)(?=\s|$)/g;
    marker.lastIndex = Math.max(0, from - 1);
    const match = marker.exec(this.text);
    // Without a marker, the second document follows a line of three dots.
    return match === null ? skipSpace(this.text, from) : match.index + match[0].length - 3;
  }

  private lineOf(offset: number): number {
    this.lineStarts ??= [0, ...Array.from(this.text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length)];
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
