/** A minimal XML writer. Libraries that build a document tree take longer to load than all feeds take to write. */
import { clean } from "./site.ts";

/** What an element contains: text, or elements made by {@link element}. */
export type Content = string | readonly Markup[];

/** A finished piece of XML, distinct from text. */
export interface Markup {
  readonly xml: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  // Not only for symmetry: text must not contain `]]>`.
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

const escapeText = (text: string) => clean(text).replace(/[&<>]/g, (character) => ENTITIES[character] ?? "");
// A parser would turn a bare line break in an attribute into a space.
const escapeValue = (text: string) => clean(text).replace(/[&<>"\n\t]/g, (character) => ENTITIES[character] ?? "");

/** An element; undefined attributes are omitted. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: Content = "",
): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeValue(String(value))}"`)
    .join("");
  const inside = typeof content === "string" ? escapeText(content) : lines(content);
  return { xml: inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>` };
}

function lines(elements: readonly Markup[]): string {
  return elements.length === 0 ? "" : `\n${elements.map(({ xml }) => xml).join("\n")}\n`;
}

/** A whole document with its root element. */
export function xmlDocument(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}
