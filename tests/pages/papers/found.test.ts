import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cutAtFound, isFoundIn } from "../../../src/pages/papers/found.browser.ts";
import { askedWords } from "../../../src/pages/search/words.ts";

/** What is found of a text, in brackets. */
const marked = (text: string, question: string): string =>
  cutAtFound(text, askedWords(question))
    .map(({ text: part, isFound }) => (isFound ? `[${part}]` : part))
    .join("");

describe("what a question finds of a text", () => {
  const cases: readonly [text: string, question: string, marked: string][] = [
    ["Invariants mined from failures", "invari", "[Invari]ants mined from failures"],
    ["Invariants mined from failures", "fail INV", "[Inv]ariants mined from [fail]ures"],
    ["Łukasz Straße", "lukasz", "[Łukasz] Straße"],
    ["Łukasz Straße", "stras", "Łukasz [Straß]e"],
    ["Thomas Müller", "mueller", "Thomas [Müller]"],
    ["Thomas Mu\u0308ller", "mu", "Thomas [Mu\u0308]ller"],
    ["Neural Network", "networks", "Neural [Network]"],
    ["大型语言模型的调试", "语言", "大型[语言]模型的调试"],
    ["大型语言模型的调试", "调", "大型语言模型的[调]试"],
    ["<b>Bold</b>", "b", "<[b]>[B]old</[b]>"],
    ["Room 110 and 11", "11", "Room 110 and [11]"],
    ["Nothing of it", "elsewhere", "Nothing of it"],
  ];
  for (const [text, question, expected] of cases) {
    test(`of ${text}, asked for ${question}: ${expected}`, () => {
      assert.equal(marked(text, question), expected);
      assert.equal(isFoundIn(text, question), expected.includes("["));
    });
  }

  test("is all of the words, in any order", () => {
    assert.ok(isFoundIn("Ada Lovelace\nrepair", "repair lovel"));
    assert.ok(!isFoundIn("Ada Lovelace\nrepair", "repair babbage"));
  });
});
