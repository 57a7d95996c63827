import { type Input, mistake } from "./input.ts";

/** A mapping in a JSON file. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** JSON whose mappings and lists know their lines. */
export interface Json {
  readonly value: unknown;
  /** The place of a mapping or list in the file: `notes.json:12`. */
  readonly placeOf: (part: object) => string;
}

/**
 * Reads JSON.
 * @throws ImportMistake with the place, if it is not JSON
 */
export function readJson({ name, text }: Input): Json {
  try {
    JSON.parse(text);
    const reader = new Reader(text);
    const value = reader.read();
    return { value, placeOf: (part) => `${name}:${reader.lines.get(part) ?? 1}` };
  } catch (error) {
    if (error instanceof RangeError) throw mistake(name, 1, "this is nested too deeply");
    if (!(error instanceof SyntaxError)) throw error;
    throw mistake(name, lineOfError(text, error.message), "this is not JSON; was the file downloaded to its end?");
  }
}

/** V8 gives the offset, unless the text ends too early. */
function lineOfError(text: string, message: string): number {
  const offset = /position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, offset === undefined ? undefined : Number(offset));
  return before.trimEnd().split("\n").length;
}

/** Parses text already known to be valid JSON. */
class Reader {
  readonly lines = new WeakMap<object, number>();
  #at = 0;
  #line = 1;

  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): unknown {
    const first = this.#peek();
    if (first === "{") return this.#object();
    if (first === "[") return this.#list();
    return JSON.parse(this.#take(first === '"' ? /"(?:[^"\\]|\\.)*"/sy : /[^\s,\]}]+/y));
  }

  #object(): JsonObject {
    const object: Record<string, unknown> = Object.create(null);
    this.lines.set(object, this.#line);
    this.#at++;
    while (this.#peek() !== "}") {
      const key = this.read() as string;
      this.#peek();
      this.#at++;
      object[key] = this.read();
      if (this.#peek() === ",") this.#at++;
    }
    this.#at++;
    return object;
  }

  #list(): unknown[] {
    const list: unknown[] = [];
    this.lines.set(list, this.#line);
    this.#at++;
    while (this.#peek() !== "]") {
      list.push(this.read());
      if (this.#peek() === ",") this.#at++;
    }
    this.#at++;
    return list;
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

/** The part as a mapping; empty if it is not one. */
export function objectOf(part: unknown): JsonObject {
  return isObject(part) ? part : {};
}

/** The part as a list; empty if it is not one. */
export function listOf(part: unknown): readonly unknown[] {
  return Array.isArray(part) ? part : [];
}

export function isObject(part: unknown): part is JsonObject {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

/** The part as text; undefined if it is empty or not text. Numbers count, as they may be ids. */
export function stringOf(part: unknown): string | undefined {
  const text = typeof part === "number" ? String(part) : part;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}
