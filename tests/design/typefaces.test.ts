import assert from "node:assert/strict";
import { test } from "node:test";
import { scriptOf, scriptSheet, typefaceRules } from "../../src/design/typefaces.ts";

test("the main script of a language is known, with or without a region or a script of its own", () => {
  const languages = ["en", "ru", "ar", "fa", "zh", "zh-TW", "zh-Hant", "ja", "ko"];
  assert.deepEqual(languages.map(scriptOf), ["other", "other", "Arab", "Arab", "Hans", "Hant", "Hant", "Jpan", "Kore"]);
  assert.deepEqual(["en", "ar", "zh", "ja"].map(scriptSheet), [
    undefined,
    "arabic.css",
    "ideographs.css",
    "ideographs.css",
  ]);
});

test("typefaces of a script follow those of Latin letters; Chinese of Taiwan is not set in that of the mainland", () => {
  assert.equal(typefaceRules("de"), "");
  for (const [language, mac, windows] of [
    ["zh", "PingFang SC", "Microsoft YaHei"],
    ["zh-TW", "PingFang TC", "Microsoft JhengHei"],
    ["ja", "Hiragino Sans", "Yu Gothic UI"],
  ] as const) {
    const sans = typefaceRules(language).split("--sans:")[1] ?? "";
    const places = ["var(--latin-sans)", mac, windows, "sans-serif"].map((name) => sans.indexOf(name));
    assert.ok(!places.includes(-1), sans);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
      sans,
    );
  }
});
