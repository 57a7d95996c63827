import { existsSync } from "node:fs";
import path from "node:path";
import { isBareAddress } from "../../schema/fields.ts";
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
    const read = readValue(name, value, place, context, options);
    return read === undefined ? [] : [[name, cleaned(name, read, place, notes, options)] as const];
  });
  const fields = validFields(Object.fromEntries(texts), paperSchema.shape, place, site, notes);
  if (fields.title === undefined) {
    notes.skip(place, "a paper without a title");
    return undefined;
  }
  if (fields.authors === undefined) notes.guess(place, "the paper has no authors in the file");
  const ordered = PAPER_FIELDS.map((name) => [name, fields[name]] as const);
  return { place, fields: Object.fromEntries(ordered.filter(([, value]) => value !== undefined)) };
}

/** A value as the data format can hold it; undefined if it cannot, which is noted. */
function readValue(
  name: string,
  value: FieldValue,
  place: string,
  context: ReadContext,
  { isTex = false }: TextOptions,
): FieldValue | undefined {
  if (typeof value !== "string") return value;
  if (LINKS.has(name) || FILES.has(name)) return addressIn(name, value, place, context);
  if (name === "id") return idIn(value, place, context.notes);
  if (name === "pages") return pagesIn(value);
  if (name === "archival") return YES_NO.find(([sign]) => sign.test(value.trim()))?.[1] ?? value;
  return isTex ? value : withLineBreaks(value, name === "abstract", place, context.notes);
}

const YES_NO: readonly (readonly [RegExp, string])[] = [
  [/^(?:y|yes|true|1|archival)$/i, "yes"],
  [/^(?:n|no|false|0|non.?archival)$/i, "no"],
];

/** `213--31` and `pp. 213–231` are 213-231. */
function pagesIn(text: string): string {
  const pages = text.trim().replace(/^pp?\.?\s*(?=\d)/i, "");
  const [whole, first = "", last = ""] = /^(\d+)\s*[-\u2010-\u2015\u2212]+\s*(\d+)$/.exec(pages) ?? [];
  if (whole === undefined) return pages.replace(/\s*(?:-+|[\u2010-\u2015\u2212])\s*/, "-");
  const isShort = last.length < first.length;
  return `${first}-${isShort ? first.slice(0, first.length - last.length) + last : last}`;
}

/** Letters and digits of a number that others gave: `sigdialD&D1` is sigdialD-D1. */
function idIn(text: string, place: string, notes: Notes): string | undefined {
  const id = text
    .trim()
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[._-]+/, "");
  if (id !== text.trim()) notes.lookAt(place, `id: "${text}" became "${id}"`);
  return id === "" ? undefined : id;
}

/** TeX's commands that begin with n; `\\nWe` is a line break that somebody wrote as letters. */
const N_COMMANDS =
  /^n(?:abla|at(?:ural)?s?|e(?:arrow|g|q|wcommand|wline|xists)?|[gl]e?q?(?:slant)?|i|icefrac|int|mid|o(?:cite|indent|limits|number|rm|rmalsize|rmalfont|t(?:in)?|un)?|parallel|prec|s(?:im|ub\w*|up\w*)|u|varphi|vdash|warrow|[rlRL]\w*arrow)(?![a-zA-Z])/;

/** @param hasLines whether the text has several lines, in which `\\n` is no part of a path */
function withLineBreaks(text: string, hasLines: boolean, place: string, notes: Notes): string {
  const whole = text.replaceAll("\\r\\n", "\n");
  const broken = hasLines
    ? whole.replace(/\$[^$\n]{1,400}\$|(?<![\\:])\\(n[a-zA-Z]*)/g, (all, word?: string) =>
        word === undefined || N_COMMANDS.test(word) ? all : `\n${word.slice(1)}`,
      )
    : whole;
  if (broken !== text) notes.lookAt(place, "the letters \\n or \\r\\n in a text became line breaks");
  return broken;
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

const LINKS: ReadonlySet<string> = new Set(["url", "code", "data", "video"]);
const FILES: ReadonlySet<string> = new Set(["pdf", "slides", "poster", "supplement"]);
/** What people type where they have no address. */
const NOTHING = /^(?:-+|n\/?a|none|no|yes|null|nan|tb[adc]|coming soon|\?|x|true|false|0|1)\.?$/i;

/** An address or file as the data format has it; undefined if a text is none, which is noted. */
function addressIn(
  name: string,
  value: FieldValue,
  place: string,
  { site, notes }: ReadContext,
): FieldValue | undefined {
  if (typeof value !== "string") return value;
  // Of several, and of one with words around it, the first is taken.
  const found = /https?:\/\/[^\s<>"|;]+/i
    .exec(value)?.[0]
    .replace(/[).,]+$/, (end) => (end.startsWith(")") ? ")" : ""));
  const text = value.trim();
  if (found !== undefined && found !== text) notes.lookAt(place, `${name}: of "${text}" the address was taken`);
  if (found !== undefined) return found;
  if (text === "" || NOTHING.test(text)) return undefined;
  if (isBareAddress(text) && !isIn(site, text)) {
    notes.lookAt(place, `${name}: "${text}" became https://${text}`);
    return `https://${text}`;
  }
  if (LINKS.has(name)) return text;
  const file = [text, text.replace(/^(?:\.{0,2}\/)+/, ""), `papers/${text}`].find((one) => isIn(site, one));
  if (file !== undefined) return file;
  notes.leaveOut(place, `${name}: there is no such file in public/; copy the files there and import again`);
  return undefined;
}

function isIn(site: string, file: string): boolean {
  return !file.split(/[/\\]/).includes("..") && existsSync(path.join(site, "public", file));
}

/** Fields that people read; the others are addresses and the like. */
const PLAIN: ReadonlySet<string> = new Set(["title", "short_title", "group", "section", "label", "award", "licence"]);

/** Keywords in one cell: a list of a program, or one per line or separated by semicolons, bars or commas. */
export function readKeywords(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const listed = textsIn(text);
  if (listed) return listed;
  const sign = [/\n/, /(?<!&#?\w{1,20})[;|]/].find((one) => one.test(text)) ?? /,/;
  return text.split(sign);
}

const QUOTED = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*(?:,|$)/y;

/** The texts of a list as programs write it, `["a", "b"]` or `['a', 'b']`; undefined for all else. */
export function textsIn(text: string): readonly string[] | undefined {
  const [, inside] = /^\s*\[(.*)\]\s*$/s.exec(text) ?? [];
  if (inside === undefined) return undefined;
  const texts: string[] = [];
  QUOTED.lastIndex = 0;
  while (QUOTED.lastIndex < inside.length) {
    const found = QUOTED.exec(inside);
    if (!found) return undefined;
    texts.push((found[1] ?? found[2] ?? "").replace(/\\(.)/g, "$1"));
  }
  return texts;
}
