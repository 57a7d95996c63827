import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { askedWords, otherWords, whatIsAsked } from "../../../src/pages/search/words.ts";

/** Whether a question finds a text: as the engine does it, by the beginnings of words, marks and case aside. */
function finds(question: string, text: string, language = "en"): boolean {
  const fold = (words: string) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = fold(`${text} ${otherWords(text, language)}`).split(/[^\p{L}\p{N}]+/u);
  const asked = fold(askedWords(question, language)).split(/[^\p{L}\p{N}]+/u);
  return asked.every((one) => words.some((word) => word.startsWith(one)));
}

describe("the search finds", () => {
  const found: readonly [question: string, text: string][] = [
    ["kaiser", "Łukasz Kaiser"],
    ["Lukasz", "Łukasz Kaiser"],
    ["Łukasz", "Lukasz Kaiser"],
    ["Łukasz", "Łukasz Kaiser"],
    ["Strasse", "Opening the Straße"],
    ["straße", "Opening the STRASSE"],
    ["Soren", "Søren Müller"],
    ["Soeren", "Søren Müller"],
    ["Søren", "Soren"],
    ["Søren", "Soeren"],
    ["Mueller", "Søren Müller"],
    ["Muller", "Søren Müller"],
    ["Müller", "Mueller"],
    ["Müller", "Muller"],
    ["Müller", "Mu\u0308ller"],
    ["Dang", "Đặng Þórsson"],
    ["Thorsson", "Đặng Þórsson"],
    ["Aarhus", "Århus"],
    ["Arhus", "Århus"],
    ["Aeroe", "Ærø"],
    ["Oeuvre", "Œuvre"],
    ["Istanbul", "İstanbul"],
    ["Cakir", "Çakır"],
    ["语言模型", "大型语言模型的评估"],
    ["语", "大型语言模型的评估"],
    ["模型", "GPT模型的评估"],
    ["GPT模型", "GPT模型的评估"],
    ["清华", "李明 (清华大学)"],
    ["こんにちは", "世界、こんにちは"],
    ["ภาษา", "แบบจำลองภาษา"],
    ["α", "Optimizing α-divergence"],
    ["alpha", "Optimizing α-divergence"],
    ["α-divergence", "Optimizing α-divergence"],
    ["alpha-divergence", "Optimizing α divergence alpha-divergence"],
    ["α", "The alpha track"],
    ["Δ", "The Δ of it"],
    ["alpha", "αβ-pruning"],
    ["beta", "αβ-pruning"],
    ["αβ", "αβ-pruning"],
    ["epsilon", "ε-DP"],
    ["beta", "Fᵦ scores"],
    ["CO2", "Samples of CO₂"],
    ["l2", "ℓ₂-norms"],
    ["ℓ₂-norm", "l2 norms"],
    ["Αθήνα", "Αθήνα"],
    ["हिन्दी", "हिन्दी"],
    ["naïve", "naive"],
    ["techniques", "Techniques"],
  ];
  for (const [question, text] of found)
    test(`${text} by ${question}`, () => {
      assert.ok(finds(question, text), `${askedWords(question, "en")} | ${otherWords(text, "en")}`);
      assert.ok(finds(question, `x ${text} y`));
    });
});

test("the search does not find everything", () => {
  for (const [question, text] of [
    ["模语", "大型语言模型"],
    ["beta", "α-divergence"],
    ["Mller", "Müller"],
    ["lambda", "Αλάσκα"],
  ] as const)
    assert.equal(finds(question, text), false, `${text} by ${question}`);
});

test("a text in plain letters brings no other words, and a question in them stays as it is", () => {
  assert.equal(otherWords("Debugging machine learning models: 3 ways", "en"), "");
  assert.equal(askedWords('"machine-learning" naïve', "en"), '"machine-learning" naïve');
});

test("where the engine parts words itself they are left to it", () => {
  assert.equal(otherWords("大型语言模型", "zh"), "");
  assert.equal(askedWords("语言模型 Łukasz", "zh-Hant"), "语言模型 lukasz");
});

test("what is found is told from what is beside it", () => {
  const isAsked = whatIsAsked(askedWords("Łukasz 语言", "en"), "en");
  assert.deepEqual(["Lukasz,", "(Łukasz)", "大型语言模型", "Kaiser"].map(isAsked), [true, true, true, false]);
});
