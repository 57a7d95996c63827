import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { load } from "js-yaml";
import { createWords } from "../../src/locales/words.ts";
import { BADGE_ROLES } from "../../src/model/badges.ts";
import { AWAITED } from "../../src/model/headline.ts";
import { KIND_SECTIONS } from "../../src/model/papers.ts";
import { BADGE_SIZES } from "../../src/model/routes.ts";
import { ORDERS, PAPER_FACETS } from "../../src/pages/papers/papers.ts";
import { FACETS } from "../../src/pages/schedule/facets.ts";
import { PAPER_KINDS } from "../../src/schema/papers.ts";
import { ITEM_TYPES, MODES } from "../../src/schema/schedule.ts";
import { SECTIONS } from "../../src/schema/workshop.ts";
import { buildFixture, ROOT, writeFiles } from "../site.ts";

type Tree = string | { readonly [key: string]: Tree };

const LOCALES = path.join(ROOT, "src/locales");
const LANGUAGES = readdirSync(LOCALES)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => path.basename(file, ".yaml"));
const PLURALS = new Set(["zero", "one", "two", "few", "many", "other"]);

/** The plural categories that stand for one number alone, so that a language may say it in a word: "ورقتان". */
const SAYS_NUMBER = new Set(["zero", "one", "two"]);

function isPlural(tree: Tree): tree is Record<string, string> {
  return typeof tree === "object" && Object.keys(tree).every((key) => PLURALS.has(key));
}

/** Every text or plural of a language by its dotted key. */
function wordsOf(language: string): Map<string, Tree> {
  const words = new Map<string, Tree>();
  const walk = (tree: Tree, key: string) => {
    if (typeof tree === "string" || isPlural(tree)) words.set(key, tree);
    else for (const [name, inner] of Object.entries(tree)) walk(inner, key === "" ? name : `${key}.${name}`);
  };
  walk(load(readFileSync(path.join(LOCALES, `${language}.yaml`), "utf8")) as Tree, "");
  return words;
}

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
}

/** The keys that one language has and another has not. */
function without(words: ReadonlyMap<string, Tree>, others: ReadonlyMap<string, Tree>): string[] {
  return [...words.keys()].filter((key) => !others.has(key));
}

const english = wordsOf("en");

test("the interface speaks the languages that the documentation promises", () => {
  assert.deepEqual(LANGUAGES.sort(), ["ar", "de", "en", "es", "fr", "it", "ja", "pt", "zh"]);
});

for (const language of LANGUAGES) {
  describe(`the words of the interface in ${language}`, () => {
    const words = wordsOf(language);

    test("are those that English has, no more and no fewer", () => {
      assert.deepEqual(
        { missing: without(english, words), unknown: without(words, english) },
        { missing: [], unknown: [] },
      );
    });

    test("have every plural form that the language can ask for, and no other", () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [key, tree] of words) {
        if (typeof english.get(key) === "string") assert.equal(typeof tree, "string", `${key} needs no plural forms`);
        else assert.deepEqual(Object.keys(tree).sort(), [...categories].sort(), key);
      }
    });

    test("have the places of the English text, where a form that says its number need not print it", () => {
      for (const [key, tree] of words) {
        const original = english.get(key) ?? "";
        const places = placesOf(
          typeof original === "string" ? original : ((original as { other?: string }).other ?? ""),
        );
        const forms = typeof tree === "string" ? { other: tree } : (tree as Record<string, string>);
        for (const [form, text] of Object.entries(forms)) {
          const expected =
            SAYS_NUMBER.has(form) && !text.includes("{count}") ? places.filter((place) => place !== "{count}") : places;
          assert.deepEqual(placesOf(text), expected, `${key} (${form}): ${text}`);
        }
      }
    });

    test("are texts without spaces at the ends, except between the entries of a list", () => {
      for (const [key, tree] of words) {
        if (key === "dot" || key.startsWith("list.")) continue;
        for (const text of typeof tree === "string" ? [tree] : Object.values(tree)) {
          assert.equal(text, (text as string).trim(), key);
          assert.notEqual(text, "", key);
        }
      }
    });
  });
}

test("French has a no-break space before double punctuation, and the curved apostrophe", () => {
  for (const [key, tree] of wordsOf("fr")) {
    for (const text of typeof tree === "string" ? [tree] : Object.values(tree)) {
      assert.doesNotMatch(text as string, /[^\u202f][:;?!»]/u, `${key}: ${text}`);
      assert.doesNotMatch(text as string, /'/, `${key}: ${text}`);
    }
  }
});

test("Chinese and Japanese texts end and part with full-width punctuation", () => {
  for (const language of ["zh", "ja"]) {
    for (const [key, tree] of wordsOf(language)) {
      for (const text of typeof tree === "string" ? [tree] : Object.values(tree)) {
        assert.doesNotMatch(
          text as string,
          /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,.:;?!()]/u,
          `${key}: ${text}`,
        );
      }
    }
  }
});

test("a number is printed with the figures and the grouping of the language", () => {
  assert.equal(createWords("en").t("counts.papers", { count: 1234 }), "1,234 papers");
  assert.equal(createWords("de").t("counts.papers", { count: 1234 }), "1.234 Beiträge");
  assert.equal(createWords("ar-EG").t("counts.papers", { count: 21 }), "٢١ ورقة");
});

test("Arabic counts in its six forms", () => {
  const { t } = createWords("ar");
  const count = (n: number) => t("counts.posters", { count: n }).replace(/\d+|[٠-٩]+/, "#");
  assert.deepEqual([0, 1, 2, 3, 11, 100].map(count), [
    "لا ملصقات",
    "ملصق واحد",
    "ملصقان",
    "# ملصقات",
    "# ملصقًا",
    "# ملصق",
  ]);
});

test("a page says its language and in which direction it is read", async () => {
  for (const [language, direction] of [
    ["ar", "rtl"],
    ["pt-BR", "ltr"],
  ] as const) {
    const site = writeFiles({
      "data/workshop.yaml": `name: A workshop\nstart: 2019-05-06\ntimezone: Africa/Cairo\nlanguage: ${language}\n`,
    });
    const { read } = await buildFixture(site);
    assert.match(read("/"), new RegExp(`<html lang="${language}" dir="${direction}"`));
  }
});

test("a region speaks its language, and a language without a file speaks English", () => {
  assert.equal(createWords("de-AT").t("titles.schedule"), "Programm");
  assert.equal(createWords("fi").t("titles.schedule"), "Schedule");
});

/** Source that may ask for words. */
const SOURCES = ["locales", "components", "pages", "model", "design", "feeds", "site", "cli"].flatMap((folder) => {
  const root = path.join(ROOT, "src", folder);
  return readdirSync(root, { encoding: "utf8", recursive: true })
    .filter((file) => /\.(?:ts|njk)$/.test(file))
    .map((file) => ({ file: path.join("src", folder, file), text: readFileSync(path.join(root, file), "utf8") }));
});
const SOURCE = SOURCES.map(({ text }) => text).join("\n");

/** What the first group of a pattern finds in the sources. */
function found(pattern: RegExp): string[] {
  return [...SOURCE.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** Keys that are put together: the beginning that stands in the source, and the words that can follow it. */
const COMPLETED: Readonly<Record<string, readonly string[]>> = {
  "types.": ITEM_TYPES,
  "kinds.": PAPER_KINDS,
  "headline.awaited.": AWAITED,
  "schedule.": MODES,
  "links.": found(/\blink\(\s*words,([^,]*),/g).flatMap((name) =>
    [...name.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? ""),
  ),
  "counts.": ["papers", ...Object.values(KIND_SECTIONS)],
  "sections.": [...SECTIONS, ...Object.values(KIND_SECTIONS)],
  "titles.": [...SECTIONS, ...Object.values(KIND_SECTIONS), ...found(/"(\w+)" \| sectionTitle/g)],
  "filter.": [...FACETS, ...PAPER_FACETS],
  "papers.orders.": ORDERS,
  "print.titles.": found(/"([\w-]+)"/g),
  "print.uses.": found(/"([\w-]+)"/g),
  "desk.roles.": BADGE_ROLES,
  "desk.sizes.": BADGE_SIZES,
};

test("every word of the interface is asked for somewhere", () => {
  const completed = Object.entries(COMPLETED).flatMap(([prefix, rests]) => {
    assert.ok(
      ["`", '"'].some((quote) => SOURCE.includes(quote + prefix)),
      `nothing puts together ${prefix}…`,
    );
    return rests.map((rest) => prefix + rest);
  });
  const asked = new Set([...completed, ...found(/["'`]([\w-]+(?:\.[\w -]+)*)["'`]/g)]);
  assert.deepEqual(
    [...english.keys()].filter((key) => !asked.has(key)),
    [],
  );
});

test("templates and code ask for no word that English lacks", () => {
  const missing = SOURCES.flatMap(({ file, text }) =>
    [...text.replace(/\/\*.*?\*\//gs, "").matchAll(/(?:\bwords\.t|(?<![.\w])t)\(\s*"([^"]+)"(?!\s*\+)/g)]
      .map((match) => match[1] ?? "")
      .filter((key) => !english.has(key))
      .map((key) => `${file}: ${key}`),
  );
  assert.deepEqual(missing, []);
});
