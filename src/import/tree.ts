/**
 * JSON and YAML of other systems as one kind of tree, which knows the line of each part and which keys an importer read:
 * what is left over is reported, so that nothing of a file gets lost unseen.
 */
import { createSource, positionAt } from "../load/source.ts";
import { parseYaml } from "../load/yaml.ts";
import type { YamlNode } from "../load/yaml-node.ts";
import { mistake } from "./input.ts";

/** A mapping in a file. */
export type TreeObject = Readonly<Record<string, unknown>>;

/** The content of a file: mappings, lists and texts. */
export interface Tree {
  readonly value: unknown;
  /** The place of a mapping or list in the file: `notes.json:12`. */
  readonly placeOf: (part: object) => string;
  /** The keys with a value that nobody has asked for so far, each with the number of its values, in file order. */
  readonly unread: () => ReadonlyMap<string, number>;
}

/** Between the keys that lead to a value. */
const SEPARATOR = "\0";

/**
 * The path of a key.
 * @param path the keys that lead to a mapping; empty for that of the whole file
 */
export function keyPath(path: string, key: string): string {
  return path === "" ? key : `${path}${SEPARATOR}${key}`;
}

/** Builds the mappings of a tree, and remembers their lines and keys. */
export class TreeBuilder {
  readonly #lines = new WeakMap<object, number>();
  readonly #present = new Map<string, number>();
  readonly #read = new Set<string>();

  /** A mapping that remembers which of its keys are asked for. */
  mapping(entries: Record<string, unknown>, path: string, line: number): TreeObject {
    for (const [key, value] of Object.entries(entries)) {
      if (saysNothing(value)) continue;
      const own = keyPath(path, key);
      this.#present.set(own, (this.#present.get(own) ?? 0) + 1);
    }
    const watched = new Proxy(entries, {
      get: (target, key) => {
        if (typeof key === "string") this.#read.add(keyPath(path, key));
        return Reflect.get(target, key);
      },
    });
    this.#lines.set(watched, line);
    return watched;
  }

  list(items: readonly unknown[], line: number): readonly unknown[] {
    this.#lines.set(items, line);
    return items;
  }

  tree(name: string, value: unknown): Tree {
    return {
      value,
      placeOf: (part) => `${name}:${this.#lines.get(part) ?? 1}`,
      unread: () => this.#unread(),
    };
  }

  /** Keys inside a mapping that was not read are not listed beside its own. */
  #unread(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const [path, count] of this.#present) {
      const keys = path.split(SEPARATOR);
      if (this.#read.has(path) || keys.some((_, index) => index > 0 && !this.#isRead(keys.slice(0, index)))) continue;
      const key = keys.at(-1) ?? "";
      found.set(key, (found.get(key) ?? 0) + count);
    }
    return found;
  }

  #isRead(keys: readonly string[]): boolean {
    return this.#read.has(keys.join(SEPARATOR));
  }
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/**
 * Reads JSON.
 * @throws ImportMistake with the place, if it is not JSON or too deep
 */
export function readJson(name: string, text: string): Tree {
  return readingJson(
    name,
    () => {
      JSON.parse(text);
      const builder = new TreeBuilder();
      return builder.tree(name, new JsonReader(text, builder).read(""));
    },
    text,
  );
}

/**
 * Reads JSON Lines (https://jsonlines.org): one value a line, as a list.
 * @throws ImportMistake with the line that is not JSON
 */
export function readJsonLines(name: string, text: string): Tree {
  const builder = new TreeBuilder();
  const values = text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    return [
      readingJson(
        name,
        () => {
          JSON.parse(line);
          return new JsonReader(line, builder, index + 1).read("");
        },
        line,
        index,
      ),
    ];
  });
  return builder.tree(name, builder.list(values, 1));
}

function readingJson<T>(name: string, read: () => T, text: string, linesBefore = 0): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw mistake(name, 1, "this is nested too deeply");
    if (!(error instanceof SyntaxError)) throw error;
    const line = linesBefore + lineOfError(text, error.message);
    throw mistake(name, line, "this is not JSON; was the file downloaded to its end?");
  }
}

/** V8 gives the offset, unless the text ends too early. */
function lineOfError(text: string, message: string): number {
  const offset = /position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, offset === undefined ? undefined : Number(offset));
  return before.trimEnd().split("\n").length;
}

/** Reads text already known to be valid JSON. */
class JsonReader {
  #at = 0;
  #line: number;

  private readonly text: string;
  private readonly builder: TreeBuilder;

  constructor(text: string, builder: TreeBuilder, line = 1) {
    this.text = text;
    this.builder = builder;
    this.#line = line;
  }

  /** @param path keys that lead here */
  read(path: string): unknown {
    const first = this.#peek();
    if (first === "{") return this.#object(path);
    if (first === "[") return this.#list(path);
    return JSON.parse(this.#take(first === '"' ? /"(?:[^"\\]|\\.)*"/sy : /[^\s,\]}]+/y));
  }

  #object(path: string): TreeObject {
    const object: Record<string, unknown> = Object.create(null);
    const line = this.#line;
    this.#at++;
    while (this.#peek() !== "}") {
      const key = this.read(path) as string;
      this.#peek();
      this.#at++;
      object[key] = this.read(keyPath(path, key));
      if (this.#peek() === ",") this.#at++;
    }
    this.#at++;
    return this.builder.mapping(object, path, line);
  }

  #list(path: string): readonly unknown[] {
    const list: unknown[] = [];
    const line = this.#line;
    this.#at++;
    while (this.#peek() !== "]") {
      list.push(this.read(path));
      if (this.#peek() === ",") this.#at++;
    }
    this.#at++;
    return this.builder.list(list, line);
  }

  /** The next non-space character. */
  #peek(): string | undefined {
    for (; ; this.#at++) {
      const character = this.text[this.#at];
      if (character === "\n") this.#line++;
      else if (character !== " " && character !== "\t") return character;
    }
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [token = ""] = pattern.exec(this.text) ?? [];
    this.#at += token.length;
    return token;
  }
}

/**
 * Reads YAML; all scalars stay texts. Problems of form that leave its structure clear are no matter here.
 * @throws ImportMistake with the place, if it is not YAML, or if a key of the whole file comes twice, of which one would
 * be lost
 */
export function readYaml(name: string, text: string): Tree {
  const { root, problems } = parseYaml(text);
  const source = createSource(name, text);
  const [wrong] = problems;
  if (root === undefined && wrong)
    throw mistake(name, positionAt(source, wrong.start).line, "this is not YAML that can be read");
  const starts = problems
    .filter(({ code }) => code === "missing-dash")
    .map(({ start }) => positionAt(source, start).line);
  if (starts.length > 1) return readYaml(name, withDashes(text, new Set(starts)));
  const twice = problems.find(({ code }) => code === "duplicate-key");
  if (root?.kind === "mapping" && twice && positionAt(source, twice.start).column === 1) {
    const advice = "one of the two would be lost; write a list, in which each entry begins with a dash";
    throw mistake(name, positionAt(source, twice.start).line, `a key stands here for the second time: ${advice}`);
  }
  const builder = new TreeBuilder();
  const lineOf = (node: YamlNode) => positionAt(source, node.start).line;
  const read = (node: YamlNode, path: string): unknown => {
    if (node.kind === "text") return node.value;
    if (node.kind === "list")
      return builder.list(
        node.items.map((item) => read(item, path)),
        lineOf(node),
      );
    const entries: Record<string, unknown> = Object.create(null);
    for (const { key, value } of node.entries) entries[key.value] = read(value, keyPath(path, key.value));
    return builder.mapping(entries, path, lineOf(node));
  };
  return builder.tree(name, root && read(root, ""));
}

/** Records one below the other, whose first key comes again and again, as a list; lines keep their numbers. */
function withDashes(text: string, starts: ReadonlySet<number>): string {
  const lines = text
    .split("\n")
    .map((line, index) => (starts.has(index + 1) ? `- ${line}` : line === "" ? "" : `  ${line}`));
  return lines.join("\n");
}

/** Marks keys of mappings as read whose values repeat what is known from elsewhere. */
export function countAsRead(parts: readonly unknown[], ...keys: readonly string[]): void {
  for (const part of parts.filter(isObject)) for (const key of keys) void part[key];
}

/** The keys of a tree that nobody asked for, with how often they have a value, for messages. */
export function unreadKeys({ unread }: Tree): readonly string[] {
  return [...unread()].map(([key, count]) => (count > 1 ? `${key} (${count} times)` : key));
}

/** The part as a mapping; empty if it is not one. */
export function objectOf(part: unknown): TreeObject {
  return isObject(part) ? part : {};
}

/** The part as a list; empty if it is not one. */
export function listOf(part: unknown): readonly unknown[] {
  return Array.isArray(part) ? part : [];
}

export function isObject(part: unknown): part is TreeObject {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

/** The part as text; undefined if it is empty or not text. Numbers count, as they may be ids. */
export function stringOf(part: unknown): string | undefined {
  const text = typeof part === "number" ? String(part) : part;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}
