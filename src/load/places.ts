import type { Place, Source } from "./source.ts";
import type { MappingNode, YamlNode } from "./yaml-node.ts";

interface Held {
  readonly source: Source;
  readonly node: YamlNode;
}

/**
 * Remembers where the values of checked documents stand. A schema makes new objects out of the YAML; attached to their
 * nodes once, they can be looked up, as can each of their fields.
 */
export class Places {
  readonly #held = new WeakMap<object, Held>();

  /** Associates a checked value with the YAML it came from. */
  attach(value: unknown, node: YamlNode, source: Source): void {
    if (typeof value !== "object" || value === null) return;
    this.#held.set(value, { source, node });
    if (Array.isArray(value)) this.#attachList(value, node, source);
    else if (node.kind === "mapping") {
      const fields = value as Record<string, unknown>;
      for (const { key, value: child } of node.entries) this.attach(fields[key.value], child, source);
    }
  }

  /** A list may come from a single value, or from a text that names several people. */
  #attachList(list: readonly unknown[], node: YamlNode, source: Source): void {
    if (node.kind !== "list") {
      for (const element of list) this.attach(element, node, source);
      return;
    }
    let index = 0;
    for (const child of node.items) {
      for (let count = elementsOf(child, list[index]); count > 0; count--) this.attach(list[index++], child, source);
    }
  }

  /** The place of a value or of one of its fields, or of the nearest thing that has a place. */
  of(value: object, field?: string | number): Place {
    const held = this.#held.get(value);
    if (!held) throw new Error("asked for the place of a value that no file holds");
    const { source, node } = held;
    if (field === undefined) return { source, ...partOf(value, node) };
    if (node.kind === "mapping") return { source, ...(entryOf(node, String(field))?.value ?? startOf(node)) };
    if (node.kind === "list") return { source, ...(node.items[Number(field)] ?? node) };
    return { source, ...partOf(value, node) };
  }

  /** The place of a key of a mapping, or of the nearest thing that has a place. */
  ofKey(value: object, key: string): Place {
    const held = this.#held.get(value);
    const entry = held?.node.kind === "mapping" ? entryOf(held.node, key) : undefined;
    return held && entry ? { source: held.source, start: entry.key.start, end: entry.key.end } : this.of(value);
  }

  /** The full extent of a value in its file. */
  extentOf(value: object): Place {
    const held = this.#held.get(value);
    if (!held) throw new Error("asked for the place of a value that no file holds");
    const { source, node } = held;
    return { source, ...(node.kind === "text" ? partOf(value, node) : { start: node.start, end: node.end }) };
  }

  /** The file that a value came from. */
  fileOf(value: object): string {
    return this.of(value).source.file;
  }
}

/** How many checked values a list entry became: one text can name several people. */
function elementsOf(node: YamlNode, first: unknown): number {
  const shared = (first as { entryOf?: number } | undefined)?.entryOf;
  return node.kind === "text" && shared !== undefined ? shared : 1;
}

function entryOf(node: MappingNode, key: string) {
  return node.entries.find((entry) => entry.key.value === key);
}

/** If a mapping lacks the field in question, its first key is shown. */
function startOf(node: MappingNode): { start: number; end: number } {
  const first = node.entries[0];
  return first ? { start: first.key.start, end: first.key.end } : { start: node.start, end: node.end };
}

/** The part of a text that a value was made of, if not all of it. */
function partOf(value: object, node: YamlNode): { start: number; end: number } {
  const span = (value as { span?: readonly [number, number] }).span;
  if (node.kind === "text" && span && node.valueStart !== undefined) {
    const lead = node.value.length - node.value.trimStart().length;
    return { start: node.valueStart + lead + span[0], end: node.valueStart + lead + span[1] };
  }
  return node.kind === "mapping" ? startOf(node) : { start: node.start, end: node.end };
}
