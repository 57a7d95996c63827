import MarkdownIt from "markdown-it";
import { KEYS_HOLDING } from "../schema/fields.ts";
import type { Context } from "./context.ts";
import { reportTex } from "./text.ts";

const { unescapeAll } = new MarkdownIt().utils;

/**
 * Reports TeX, HTML tags and entities in names, affiliations, rooms and anything else shown verbatim. Titles and
 * Markdown are checked when they are read; the titles here are those without mathematics.
 */
export function checkPlain(context: Context): void {
  const { data, content } = context.documents;
  for (const document of Object.values(data)) if (document.state === "checked") look(document.value, context);
  for (const { frontMatter } of content) look(frontMatter, context);
  for (const { state, ...document } of [data.schedule, data.editions]) {
    if (state !== "checked" || !("value" in document)) continue;
    for (const value of document.value) if (value.title !== undefined) lookForTex(value.title, value, "title", context);
  }
  const volume = data.workshop.state === "checked" ? data.workshop.value.proceedings : undefined;
  if (volume?.title !== undefined) lookForTex(volume.title, volume, "title", context);
}

function look(value: unknown, context: Context): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const texts = Array.isArray(child) ? child : [child];
    for (const text of texts) {
      if (typeof text !== "string") continue;
      if (KEYS_HOLDING.text.has(key)) lookForTex(text, value, key, context);
      if (KEYS_HOLDING.text.has(key) || key === "title") lookForHtml(text, value, key, context);
    }
    look(child, context);
  }
}

function lookForTex(text: string, value: object, field: string, context: Context): void {
  reportTex(text, [], false, context.problemAt(value, field));
}

/** Formatting tags with their closing tags, void tags, and entities; `<A>` alone is not one. */
const HTML =
  /<(?:br|img)(?:\s[^<>]{0,300})?\/?>|<\/?(?<tag>a|abbr|b|big|center|code|div|em|font|h[1-6]|i|p|small|span|strong|su[bp]|tt|u)(?:\s[^<>]{0,300})?>|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,30});/giu;

function lookForHtml(text: string, value: object, field: string, context: Context): void {
  if (!/[<&]/.test(text)) return;
  const hasEnd = /<\/\w/.test(text);
  const mended = (found: string, tag: string | undefined) => {
    if (found.startsWith("&")) return unescapeAll(found);
    if (tag !== undefined) return hasEnd ? "" : found;
    return " ";
  };
  const first = [...text.matchAll(HTML)].find(({ 0: found, groups }) => mended(found, groups?.tag) !== found);
  if (!first) return;
  const plain = text.replace(HTML, mended).replace(/\s+/g, " ").trim();
  context.problemAt(value, field)("raw-html", first[0], {}, `write ${plain}`);
}
