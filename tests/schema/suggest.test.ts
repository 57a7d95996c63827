import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { closest, fold, nearlySameName } from "../../src/schema/suggest.ts";

test("folding takes case, accents, ligatures and spacing away", () => {
  assert.equal(fold("  Geneviève\u00a0 ﬁNN "), "genevieve finn");
  assert.equal(fold("Straße"), "straße");
});

describe("the closest candidate", () => {
  const keys = ["title", "time", "type", "speakers", "panelists"];
  const cases: readonly [word: string, candidates: readonly string[], found: string | undefined][] = [
    ["tittle", keys, "title"],
    ["speekers", keys, "speakers"],
    ["Panelist", keys, "panelists"],
    ["TITLE", keys, "title"],
    ["tme", keys, "time"],
    ["titel", keys, "title"],
    ["tiem", keys, "time"],
    ["tpye", keys, "type"],
    ["banana", keys, undefined],
    ["x", keys, undefined],
    ["Gebru", ["Gébru", "Gabru"], "Gébru"],
    ["anything", [], undefined],
  ];
  for (const [word, candidates, found] of cases) {
    test(`to "${word}" is ${found ?? "none"}`, () => assert.equal(closest(word, candidates), found));
  }

  test("is the first of several that are equally near", () => assert.equal(closest("bat", ["cat", "hat"]), "cat"));
});

describe("two names", () => {
  const cases: readonly [a: string, b: string, nearly: boolean][] = [
    ["Aleksander Madry", "Aleksander Mardy", true],
    ["Aleksander Madry", "Alexander Madry", true],
    ["Geneviève Patterson", "Genevieve Patterson", true],
    ["cynthia rudin", "Cynthia Rudin", true],
    ["He He", "He Hi", true],
    ["Aleksander Madry", "Aleksander Madry", false],
    ["Wei Li", "Wei Lu", true],
    ["Wei Li", "Wie Li", true],
    ["Bo", "Jo", false],
    ["Xin Zhang", "Xuezhou Zhang", false],
    ["Yang Wang", "Fulton Wang", false],
    ["Sameer Singh", "Suchi Saria", false],
  ];
  for (const [a, b, nearly] of cases) {
    test(`${a} and ${b} are ${nearly ? "one slip apart" : "told apart, or are the same"}`, () => {
      assert.equal(nearlySameName(a, b), nearly);
      assert.equal(nearlySameName(b, a), nearly);
    });
  }
});
