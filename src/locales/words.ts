/** The words of the interface: one YAML file a language in `src/locales`, asked for by key. */
import { existsSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { packageFile } from "../package.ts";

/** Values for the places in a text; `count` also chooses the plural form. */
export type Params = Readonly<Record<string, string | number>>;

export interface Words {
  /** The BCP 47 tag that was asked for. */
  readonly language: string;
  /** The text of a dotted key with its places filled, numbers in the language's figures; the key itself where no file has it, so that a gap shows. */
  t(key: string, params?: Params): string;
  /** The text of a key cut at its places: `["Chaired by ", {name: "people"}]`, for where a place holds markup. */
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

/** `fr-CA` → `fr-CA`, `fr`, `en`: whoever knows a word first says it. */
function fallbacks(language: string): string[] {
  const parts = language.split("-");
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join("-")), "en"];
}

// A key of the schedule's types holds spaces but never a dot, so a dot always parts the levels.
function find(entry: Entry | undefined, key: string): Entry | undefined {
  return key.split(".").reduce<Entry | undefined>((at, name) => {
    return typeof at === "object" && Object.hasOwn(at, name) ? at[name] : undefined;
  }, entry);
}

/**
 * The locale of a language's figures and dates. Bare `en` writes the day first, as most of the world does; `en-US` writes
 * it its own way. Bare `ar` has the figures 0 to 9 in newer versions of CLDR alone, and the builder's and the reader's differ.
 */
export function localeOf(language: string): string {
  return { en: "en-GB", ar: "ar-u-nu-latn" }[language] ?? language;
}

/**
 * The locale of a language as Open Graph writes it (https://ogp.me: language_TERRITORY), `en_GB` or `pt_BR`: the territory is
 * the one that the tag names or CLDR thinks the likeliest, not that of the venue. undefined where there is none of two letters.
 */
export function openGraphLocale(language: string): string | undefined {
  const { language: spoken, region } = new Intl.Locale(localeOf(language)).maximize();
  return region?.length === 2 ? `${spoken}_${region}` : undefined;
}

/** The words of a language, completed by those of its parent and of English. */
export function createWords(language: string): Words {
  const locales = fallbacks(language).flatMap((tag) => {
    const entry = readLocale(tag);
    return entry === undefined ? [] : [{ entry, plurals: new Intl.PluralRules(tag) }];
  });

  const numbers = new Intl.NumberFormat(localeOf(language));

  /** Every page asks for the same words. */
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
