import type { Context } from "./context.ts";
import { reportTex } from "./text.ts";

/**
 * The keys of one-line texts that are printed as they stand, wherever they are. Titles and Markdown are looked at when they are
 * read; the titles here are those in which nothing is mathematics.
 */
const PLAIN: ReadonlySet<string> = new Set([
  "address",
  "affiliation",
  "alt",
  "award",
  "board",
  "changed",
  "city",
  "country",
  "credit",
  "description",
  "group",
  "keywords",
  "label",
  "level",
  "name",
  "place",
  "pronouns",
  "role",
  "room",
  "short",
  "sort",
  "tagline",
  "track",
  "when",
]);

/** Reports TeX in names, affiliations, rooms and whatever else is a line of text without mathematics. */
export function checkTex(context: Context): void {
  const { data, content } = context.documents;
  for (const document of Object.values(data)) if (document.state === "checked") look(document.value, context);
  for (const { frontMatter } of content) look(frontMatter, context);
  for (const { state, ...document } of [data.schedule, data.editions]) {
    if (state !== "checked" || !("value" in document)) continue;
    for (const value of document.value) if (value.title !== undefined) lookAt(value.title, value, "title", context);
  }
}

function look(value: unknown, context: Context): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const texts = Array.isArray(child) ? child : [child];
    if (PLAIN.has(key)) for (const text of texts) if (typeof text === "string") lookAt(text, value, key, context);
    look(child, context);
  }
}

function lookAt(text: string, value: object, field: string, context: Context): void {
  reportTex(text, [], false, context.problemAt(value, field));
}
