/** XML as a tree of mappings, read by htmlparser2. */
import { Parser } from "htmlparser2";
import { ImportMistake } from "./input.ts";
import { keyPath, type Tree, TreeBuilder } from "./tree.ts";

/** Deeper than any export; a file that goes on is no data. */
const DEEPEST = 200;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: Element[];
  text: string;
}

/**
 * Reads XML. An element that has only text is that text; any other is a mapping of its attributes and its elements, with its
 * own text as `text`. Elements of one name are a list, a lone one is not.
 * @returns the root element's mapping under its name
 * @throws ImportMistake for what is nested too deeply
 */
export function readXml(name: string, source: string): Tree {
  const root: Element = { name: "", attributes: {}, line: 1, children: [], text: "" };
  const open: Element[] = [root];
  let line = 1;
  let counted = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        for (; counted < parser.startIndex; counted++) if (source[counted] === "\n") line++;
        const element: Element = { name: tag, attributes, line, children: [], text: "" };
        open.at(-1)?.children.push(element);
        open.push(element);
        if (open.length > DEEPEST) throw new ImportMistake(`${name}:${line}: this is nested too deeply`);
      },
      ontext(text) {
        const element = open.at(-1);
        if (element) element.text += text;
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  const builder = new TreeBuilder();
  return builder.tree(name, elementValue(root, "", builder));
}

function elementValue({ attributes, children, text, line }: Element, path: string, builder: TreeBuilder): unknown {
  const own = text.trim();
  if (children.length === 0 && Object.keys(attributes).length === 0) return own;
  const entries: Record<string, unknown> = Object.assign(Object.create(null), attributes);
  const named = new Map<string, unknown[]>();
  for (const child of children) {
    const values = named.get(child.name) ?? [];
    values.push(elementValue(child, keyPath(path, child.name), builder));
    named.set(child.name, values);
  }
  for (const [key, values] of named) entries[key] = values.length === 1 ? values[0] : builder.list(values, line);
  if (own !== "") entries.text = own;
  return builder.mapping(entries, path, line);
}

/** The values of an element that may stand once or several times. */
export function eachOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === "") return [];
  return Array.isArray(value) ? value : [value];
}
