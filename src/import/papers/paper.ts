import { paperSchema } from "../../schema/papers.ts";
import type { ReadContext } from "../formats.ts";
import type { Fields, FieldValue, Notes, Row } from "../row.ts";
import { markdownText, oneLine, plainText, type TextOptions } from "../text.ts";
import { validFields } from "../values.ts";

/** Fields of a paper that an import can fill, in the order they are written. */
export const PAPER_FIELDS = Object.keys(paperSchema.shape);

/**
 * A paper from the texts of an export.
 * @param raw fields by name, as they stand in the file
 * @returns undefined for a paper without a title, which is noted
 */
export function paperRow(raw: Fields, place: string, context: ReadContext, options: TextOptions = {}): Row | undefined {
  const { notes, site } = context;
  const texts = Object.entries(raw).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, cleaned(name, value, place, notes, options)] as const];
  });
  const fields = validFields(Object.fromEntries(texts), paperSchema.shape, place, site, notes);
  if (fields.title === undefined) {
    notes.skip(place, "a paper without a title");
    return undefined;
  }
  if (fields.authors === undefined) notes.guess(place, `"${fields.title}" has no authors in the file`);
  const ordered = PAPER_FIELDS.map((name) => [name, fields[name]] as const);
  return { place, fields: Object.fromEntries(ordered.filter(([, value]) => value !== undefined)) };
}

function cleaned(
  name: string,
  value: FieldValue,
  place: string,
  notes: Notes,
  options: TextOptions,
): FieldValue | undefined {
  if (name === "keywords") {
    const words = (value as readonly string[]).map((word) => plainText(word, place, notes, options));
    return words.filter((word) => word !== "");
  }
  if (typeof value !== "string") return value;
  if (name === "abstract") return markdownText(value, place, notes, options);
  return PLAIN.has(name) ? plainText(value, place, notes, options) : oneLine(value);
}

/** Fields that people read; the others are addresses and the like. */
const PLAIN: ReadonlySet<string> = new Set(["title", "group", "label", "award", "session"]);

/** Keywords in one cell, one per line or separated by semicolons or commas. */
export function readKeywords(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const sign = [/\n/, /(?<!&#?\w{1,20})[;|]/].find((one) => one.test(text)) ?? /,/;
  return text.split(sign);
}
