/** The words of the interface: one YAML file per language in `src/locales`, looked up by key. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { packageFile } from "../package.ts";

/** Values for a text's placeholders; `count` also selects the plural form. */
export type Params = Readonly<Record<string, string | number>>;

export interface Words {
  /** The BCP 47 tag that was requested. */
  readonly language: string;
  /**
   * The text of a key, placeholders filled, numbers in the language's figures; the key itself if missing, to show gaps.
   */
  t(key: string, params?: Params): string;
  /** A key's text split at its placeholders: `["Chaired by ", {name: "people"}]`, for placeholders that hold markup. */
  parts(key: string, count?: number): readonly (string | { readonly name: string })[];
  has(key: string): boolean;
}

type Entry = string | { readonly [key: string]: Entry };

const files = new Map<string, Entry | undefined>();

function readLocale(tag: string): Entry | undefined {
  if (!files.has(tag)) {
    const file = packageFile(`locales/${tag}.yaml`);
    files.set(tag, existsSync(file) ? (load(readFileSync(file, "utf8")) as Entry) : undefined);
  }
  return files.get(tag);
}

/** `fr-CA` → `fr-CA`, `fr`, `en`: the first that has a word wins. */
function fallbacks(language: string): string[] {
  const parts = language.split("-");
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join("-")), "en"];
}

// Keys for the schedule's types contain spaces but never dots, so a dot always separates levels.
function find(entry: Entry | undefined, key: string): Entry | undefined {
  return key.split(".").reduce<Entry | undefined>((at, name) => {
    return typeof at === "object" && Object.hasOwn(at, name) ? at[name] : undefined;
  }, entry);
}

/**
 * The locale of a language's figures and dates. Bare `en` writes the day first, as most of the world does; `en-US` does
 * not. Bare `ar` has the figures 0 to 9 only in newer CLDR versions, and builder and reader may differ.
 */
export function localeOf(language: string): string {
  return { en: "en-GB", ar: "ar-u-nu-latn" }[language] ?? language;
}

/**
 * The locale of a language for Open Graph (https://ogp.me: language_TERRITORY), `en_GB` or `pt_BR`. The territory is
 * the tag's own or CLDR's likeliest, not the venue's; undefined if it has no two-letter code.
 */
export function openGraphLocale(language: string): string | undefined {
  const { language: spoken, region } = new Intl.Locale(localeOf(language)).maximize();
  return region?.length === 2 ? `${spoken}_${region}` : undefined;
}

/** The languages that have words. */
export function languages(): readonly string[] {
  return readdirSync(packageFile("locales"))
    .flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}

/** The words of a language; gaps are filled from its parent and from English. */
export function createWords(language: string): Words {
  const locales = fallbacks(language).flatMap((tag) => {
    const entry = readLocale(tag);
    return entry === undefined ? [] : [{ entry, plurals: new Intl.PluralRules(tag) }];
  });

  const numbers = new Intl.NumberFormat(localeOf(language));

  /** Every page uses the same words. */
  const known = new Map<string, string | undefined>();

  function text(key: string, count?: number): string | undefined {
    const asked = count === undefined ? key : `${key} ${count}`;
    if (!known.has(asked)) known.set(asked, lookUp(key, count));
    return known.get(asked);
  }

  function lookUp(key: string, count: number | undefined): string | undefined {
    for (const { entry, plurals } of locales) {
      const found = find(entry, key);
      if (typeof found === "string") return found;
      if (found !== undefined && count !== undefined) {
        const form = found[plurals.select(count)] ?? found.other;
        if (typeof form === "string") return form;
      }
    }
    return undefined;
  }

  return {
    language,
    t: (key, params = {}) => {
      const count = typeof params.count === "number" ? params.count : undefined;
      const pattern = text(key, count) ?? key;
      if (!pattern.includes("{")) return pattern;
      return pattern.replace(/\{(\w+)\}/g, (place, name: string) => {
        const value = params[name] ?? place;
        return typeof value === "number" ? numbers.format(value) : value;
      });
    },
    parts: (key, count) =>
      (text(key, count) ?? key)
        .split(/(\{\w+\})/)
        .filter((part) => part !== "")
        .map((part) => (/^\{\w+\}$/.test(part) ? { name: part.slice(1, -1) } : part)),
    has: (key) => text(key) !== undefined,
  };
}
