import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { differencesOf, type PdfDifference } from "../../src/model/pdf.ts";
import type { Person } from "../../src/model/workshop.ts";

type Line = string | readonly [text: string, size: number];

function differences(lines: readonly Line[], title: string, ...names: readonly string[]): readonly PdfDifference[] {
  const firstPage = lines.map((line) =>
    typeof line === "string" ? { text: line, size: 10 } : { text: line[0], size: line[1] },
  );
  const authors = names.map((name) => ({ name }) as Person);
  return differencesOf({ pageCount: 1, firstPage }, title, authors);
}

const REST = "Abstract. We show that flips are enough.";

describe("a first page says what the data says", () => {
  const same: readonly [what: string, lines: readonly Line[], title: string, ...names: string[]][] = [
    ["as it is", [["Flip Points", 20], "Ada Lovelace", REST], "Flip Points", "Ada Lovelace"],
    ["in capitals", [["FLIP POINTS", 20], "ADA LOVELACE", REST], "Flip Points", "Ada Lovelace"],
    ["with ligatures", [["E\uFB03cient \uFB02ips", 20], REST], "Efficient Flips"],
    ["hyphenated", [["Debug-", 20], ["ging Points", 20], REST], "Debugging Points"],
    ["with soft hyphens and dashes", [["Human\u2013in\u2010the\u00ADloop", 20], REST], "Human-in-the-Loop"],
    [
      "with the accents of TeX apart",
      [["Flips", 20], "Ren\u00B4ee M\u00A8uller", REST],
      "Flips",
      "Ren\u00E9e M\u00FCller",
    ],
    [
      "with marks at names",
      [["Flips", 20], "Ada Lovelace1,\u2217 , Alan Turing2\u2020", REST],
      "Flips",
      "Ada Lovelace",
      "Alan Turing",
    ],
    [
      "with a name over two lines",
      [["Flips", 20], "Ada Love-", "lace and Bo Ek", REST],
      "Flips",
      "Ada Lovelace",
      "Bo Ek",
    ],
    ["family name first", [["Flips", 20], "Lovelace, Ada; Ek, Bo", REST], "Flips", "Ada Lovelace", "Bo Ek"],
    ["in capitals with a sharp s", [["Flips", 20], "JOSEF WEISS", REST], "Flips", "Josef Wei\u00DF"],
    ["with a footnote at the title", [["Flip Points\u2217", 20], REST], "Flip Points"],
    ["around a formula", [["The `2 -Norm of Flips", 20], REST], "The $\\ell_2$-Norm of Flips"],
    ["with an ampersand in words", [["Flips and Points", 20], REST], "Flips & Points"],
    [
      "in Chinese",
      [["\u7FFB\u8F6C\u70B9", 20], "\u738B\u4F1F \u6458\u8981 We show that flips are enough."],
      "\u7FFB\u8F6C\u70B9",
      "\u738B\u4F1F",
    ],
  ];
  for (const [what, lines, title, ...names] of same)
    test(what, () => assert.deepEqual(differences(lines, title, ...names), []));
});

test("another title is shown as it stands in large letters", () => {
  const lines: Line[] = [
    "Proceedings of ExWS",
    ["Flip Points for", 20],
    ["Net-", 20],
    ["works", 20],
    "Ada Lovelace",
    REST,
  ];
  assert.deepEqual(differences(lines, "Flip Points of Trees", "Ada Lovelace"), [
    { kind: "title", begins: "Flip Points for Networks" },
  ]);
});

test("digits of titles count", () => {
  assert.deepEqual(differences([["Flips, Part 2", 20], "Ada Lovelace", REST], "Flips, Part 1", "Ada Lovelace"), [
    { kind: "title", begins: "Flips, Part 2" },
  ]);
});

test("authors who are not there are named, with the line that has their family name", () => {
  const lines: Line[] = [["Flips", 20], "Ada K. Lovelace1 , Bo Ek2", REST];
  assert.deepEqual(differences(lines, "Flips", "Ada Lovelace", "Bo Ek", "Cy Oz"), [
    { kind: "authors", missing: ["Ada Lovelace", "Cy Oz"], near: "Ada K. Lovelace1 , Bo Ek2" },
  ]);
});

test("another order of the authors is said", () => {
  const lines: Line[] = [["Flips", 20], "Bo Ek, Ada Lovelace", REST];
  assert.deepEqual(differences(lines, "Flips", "Ada Lovelace", "Bo Ek"), [{ kind: "order" }]);
});

test("a page with neither title nor authors is perhaps that of another paper", () => {
  assert.deepEqual(differences([["Model Assertions", 20], "Cy Oz", REST], "Flips", "Ada Lovelace"), [
    { kind: "other paper", begins: "Model Assertions" },
  ]);
});

test("nothing is compared with a scan", () => {
  assert.deepEqual(differences(["12"], "Flips", "Ada Lovelace"), [{ kind: "no text" }]);
});
