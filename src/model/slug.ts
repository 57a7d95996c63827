import { createRequire } from "node:module";
import type * as Transliteration from "transliteration";

/** Longest slug made from a title, in characters; cut between words. */
const LONGEST = 72;

/**
 * A title as the last part of an address: lower-case ASCII letters, digits and hyphens. Accents fold (`é` is `e`),
 * ligatures open (`ﬁ` is `fi`), other scripts are romanized word by word. Empty if nothing is left.
 */
export function slugify(text: string): string {
  return shorten(asciiWords(text).toLowerCase());
}

/** The same of any length and with capitals: `Łódź & Zürich` is `Lodz-and-Zurich`. */
export function asciiWords(text: string): string {
  const folded = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  // Handle signs that read as words or join words, before every other non-letter becomes a hyphen.
  const words = folded
    .replace(/['’ʼ`"“”]/gu, "")
    .replace(/&/g, " and ")
    .replace(/\+\+/g, "pp")
    .replace(/#/g, " sharp ");
  const ascii = /^[\x20-\x7e]*$/.test(words) ? words : romanize(words);
  return ascii.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

const require = createRequire(import.meta.url);

/** Drops pictographs and symbols rather than naming them. */
function romanize(text: string): string {
  // Most titles are in Latin letters, so load the tables for other scripts only when needed.
  const { transliterate } = require("transliteration") as typeof Transliteration;
  return transliterate(text.replace(/[\p{Extended_Pictographic}\p{S}]/gu, " "));
}

function shorten(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const cut = slug.lastIndexOf("-", LONGEST);
  return slug.slice(0, cut > LONGEST / 2 ? cut : LONGEST);
}

/** A valid slug of any length. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The slug of an `id`: unchanged if possible, as it may be there to keep an address stable. */
function slugOfId(id: string): string {
  return SLUG.test(id) ? id : slugify(id) || id;
}

/** One thing that needs a slug. */
export interface Slugged {
  /** The `id` in the data, used instead of the title. */
  readonly id?: string | undefined;
  /** The slug of its title. */
  readonly base: string;
  /** Slugs of its properties, most distinctive first, to distinguish it from others with the same title. */
  readonly suffixes: readonly string[];
}

/**
 * Gives each thing its slug. Things with the same base all take the first kind of suffix that distinguishes them, so
 * that an address does not depend on list order, unless nothing distinguishes them. An `id` takes no suffix.
 * @param onShared called for each group that needed suffixes, with their indices and which suffix it was (from 0)
 */
export function assignSlugs(
  things: readonly Slugged[],
  onShared: (indices: readonly number[], suffix: number) => void,
): string[] {
  const slugs = things.map(({ id, base }) => (id ? slugOfId(id) : base));
  const groups = new Map<string, number[]>();
  things.forEach((_, index) => {
    const slug = slugs[index] ?? "";
    groups.set(slug, [...(groups.get(slug) ?? []), index]);
  });
  const taken = new Set<string>();
  for (const [slug, indices] of groups) if (indices.length === 1) taken.add(slug);
  for (const indices of groups.values()) {
    if (indices.length === 1) continue;
    const suffix = tellApart(things, indices);
    onShared(indices, suffix);
    for (const index of indices) {
      const slug = freeSlug(withSuffix(slugs[index] ?? "", things[index], suffix), taken);
      slugs[index] = slug;
      taken.add(slug);
    }
  }
  return slugs;
}

function withSuffix(base: string, thing: Slugged | undefined, suffix: number): string {
  return thing?.id ? base : [base, thing?.suffixes[suffix]].filter(Boolean).join("-");
}

/** The first kind of suffix that differs for all of a group; the last one if none does. */
function tellApart(things: readonly Slugged[], indices: readonly number[]): number {
  const kinds = Math.max(...indices.map((index) => things[index]?.suffixes.length ?? 0));
  for (let kind = 0; kind < kinds; kind++) {
    const values = new Set(indices.map((index) => things[index]?.suffixes[kind] || undefined));
    if (values.size === indices.length && !values.has(undefined)) return kind;
  }
  return kinds - 1;
}

/** The last resort for things that nothing distinguishes: numbers, in data order. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  let unique = slug;
  for (let number = 2; taken.has(unique); number++) unique = `${slug}-${number}`;
  return unique;
}
