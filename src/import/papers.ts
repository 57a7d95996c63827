import { paperSchema } from "../schema/papers.ts";
import type { Fields, Notes, Row } from "./row.ts";
import { markdownText, plainText, type TextOptions } from "./text.ts";
import { validFields } from "./values.ts";

/** Fields of a paper that an import can bring, in the order in which they are written. */
export const PAPER_FIELDS = Object.keys(paperSchema.shape);

/** What a paper has to be read with. */
export interface PaperContext {
  /** The folder of the site. */
  readonly site: string;
  readonly notes: Notes;
}

/**
 * A paper from the texts of an export.
 * @param raw fields by their names, as they stand in the file
 * @returns undefined for a paper without a title, which is noted
 */
export function paperRow(
  raw: Fields,
  place: string,
  context: PaperContext,
  options: TextOptions = {},
): Row | undefined {
  const { notes, site } = context;
  const cleaned = Object.entries(raw).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, typeof value === "string" ? cleanText(name, value, place, notes, options) : value] as const];
  });
  const fields = validFields(Object.fromEntries(cleaned), paperSchema.shape, place, site, notes);
  if (fields.title === undefined) {
    notes.skip(place, "a paper without a title");
    return undefined;
  }
  if (fields.authors === undefined) notes.guess(place, `"${fields.title}" has no authors in the file`);
  const ordered = PAPER_FIELDS.map((name) => [name, fields[name]] as const);
  return { place, fields: Object.fromEntries(ordered.filter(([, value]) => value !== undefined)) };
}

function cleanText(name: string, value: string, place: string, notes: Notes, options: TextOptions): string {
  if (name === "abstract") return markdownText(value, place, notes, options);
  if (name === "title" || name === "group" || name === "label") return plainText(value, place, notes, options);
  return value.trim();
}

/** Keywords of one cell, one a line or separated by semicolons or commas. */
export function readKeywords(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const sign = /\n/.test(text) ? /\n/ : /[;|]/.test(text) ? /[;|]/ : /,/;
  const words = text.split(sign).map((word) => word.replace(/\s+/g, " ").trim());
  return words.filter((word) => word !== "");
}
