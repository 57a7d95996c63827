import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { askedWords, cutAtWords, wordsOf } from "../../../src/pages/search/words.ts";

/** Whether a question finds a text, without slips: each of its words is one of the text's, or begins one. */
function finds(question: string, text: string): boolean {
  const forms = wordsOf(text).flat();
  return askedWords(question).every(({ term, isBeginning }) =>
    forms.some((form) => form === term || (isBeginning && form.startsWith(term))),
  );
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
    ["Mu\u0308ller", "Mueller"],
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
    ["プログラム", "フ\u309aロク\u3099ラム検証"],
    ["모델", "대규모언어모델의 평가"],
    ["언어모델", "대규모 언어모델의 평가"],
    ["평가", "대규모언어모델의 평가"],
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
    ["H_2O", "H₂O"],
    ["H₂O", "H_{2}O"],
    ["x^2", "x² + y²"],
    ["l2", "ℓ₂-norms"],
    ["ℓ₂-norm", "l2 norms"],
    ["∞", "Towards infinity"],
    ["infinity", "The ∞-norm"],
    ["nabla", "∇f"],
    ["C++", "Modern C++ in practice"],
    ["c#", "From C# to F#"],
    ["Αθήνα", "Αθήνα"],
    ["हिन्दी", "हिन्दी"],
    ["naïve", "naive"],
    ["techniques", "Techniques"],
    ["A12", "Board A12"],
    ["machine-learning", "Machine learning"],
  ];
  for (const [question, text] of found)
    test(`${text} by ${question}`, () => {
      assert.ok(finds(question, text), `${JSON.stringify(askedWords(question))} | ${JSON.stringify(wordsOf(text))}`);
      assert.ok(finds(question, `x ${text} y`));
    });
});

test("the search does not find everything", () => {
  for (const [question, text] of [
    ["模语", "大型语言模型"],
    ["beta", "α-divergence"],
    ["Mller", "Müller"],
    ["lambda", "Αλάσκα"],
    ["C++", "Plain C, and D"],
    ["1", "Room 12"],
  ] as const)
    assert.equal(finds(question, text), false, `${text} by ${question}`);
});

test("a word in plain letters has one form, in lower case", () => {
  assert.deepEqual(wordsOf("Debugging models: 3 ways"), [["debugging"], ["models"], ["3"], ["ways"]]);
});

test("a text is cut at its words and nothing of it is lost", () => {
  const text = "(Łukasz, C++) → ∞!";
  assert.deepEqual(cutAtWords(text), ["(", "Łukasz", ", ", "C++", ") → ", "∞", "!"]);
  assert.deepEqual(cutAtWords(""), [""]);
});
