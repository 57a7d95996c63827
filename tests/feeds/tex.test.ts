import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { texNamesInverted, texText, texTitle } from "../../src/feeds/tex.ts";
import { asciiTex } from "../../src/feeds/tex-letters.ts";
import { LATEX, texOfMarkdown } from "../../src/feeds/tex-markdown.ts";
import { untex } from "../../src/model/tex.ts";
import { nameParts } from "../../src/schema/name.ts";

const ascii = (text: string) => asciiTex(text, (character) => assert.fail(character));

test("letters with accents become commands, with their marks in any order of code points", () => {
  assert.equal(ascii("Köller é e\u0301 ǘ"), "K\\\"{o}ller \\'{e} \\'{e} \\'{\\\"{u}}");
  assert.equal(ascii("naïve ṩ ị Șt"), 'na\\"{\\i}ve \\.{\\d{s}} \\d{i} \\textcommabelow{S}t');
});

test("letters without accents, dashes, quotes and spaces have commands of their own", () => {
  assert.equal(ascii("Łø ßæ Đ ı"), "{\\L}{\\o} {\\ss}{\\ae} {\\DJ} {\\i}");
  assert.equal(ascii("1–2 — “a” ‘b’ c\u00A0d ¿"), "1--2 --- ``a'' `b' c~d ?`");
});

test("signs of mathematics get dollars where they have none", () => {
  assert.equal(ascii("α ≤ $β \\times γ$ ∞"), "$\\alpha$ $\\leq$ $\\beta  \\times \\gamma $ $\\infty$");
});

test("a character without a command stays, and is said", () => {
  const unknown: string[] = [];
  assert.equal(
    asciiTex("李 é 🤖 \\'e", (character) => unknown.push(character)),
    "李 \\'{e} 🤖 \\'e",
  );
  assert.deepEqual(unknown, ["李", "🤖"]);
});

test("what is written as commands is read back as it was", () => {
  const letters = "aeiouyAEIOUcsznCSZNgtlr".split("");
  const marks = ["\u0301", "\u0300", "\u0302", "\u0308", "\u0303", "\u030C", "\u0327", "\u0304"];
  const word = fc.array(fc.tuple(fc.constantFrom(...letters), fc.constantFrom("", ...marks)), { minLength: 1 });
  fc.assert(
    fc.property(word, (parts) => {
      const text = parts
        .map((part) => part.join(""))
        .join("")
        .normalize("NFC");
      assert.equal(untex(ascii(texText(text)), { all: true, markdown: false }).text, text);
    }),
  );
});

test("Markdown becomes LaTeX: emphasis, lists, quotations, code, links, formulas as they are", () => {
  const source = `We show *that* $k_1 < \\{2\\}$ is **50%** of \`a_b\` ([here](https://example.org/a_b), /local).

- one
- two

1. first

> said

# Head

| a | b |
|---|---|
| 1 | 2 |`;
  assert.equal(
    texOfMarkdown({ source }, LATEX),
    `We show \\emph{that} $k_1 < \\{2\\}$ is \\textbf{50\\%} of \\texttt{a\\_b} (here (\\url{https://example.org/a_b}), /local).

\\begin{itemize}
\\item one
\\item two
\\end{itemize}

\\begin{enumerate}
\\item first
\\end{enumerate}

\\begin{quote}
said

\\end{quote}

\\textbf{Head}

a \\textbar{} b

1 \\textbar{} 2`,
  );
});

test("an address that is its own words is written once, and one within a site not at all", () => {
  const write = (source: string) => texOfMarkdown({ source }, LATEX);
  assert.equal(write("See https://example.org/x_y."), "See \\url{https://example.org/x_y}.");
  assert.equal(write("See [the programme](/schedule/)."), "See the programme.");
});

test("names stand with the last name first, whatever they are; one that has no parts is in braces", () => {
  const names = ["Ada Lovelace", "Hans von Hamburg", "Peter Hirst, Jr.", "Plato", "The Flip Team", "李小龙"];
  assert.equal(
    texNamesInverted(names.map((name) => nameParts(name))),
    "Lovelace, Ada and von Hamburg, Hans and Hirst, Jr., Peter and {Plato} and {The Flip Team} and {李小龙}",
  );
});

test("a title keeps its formulas and escapes the rest", () => {
  assert.equal(texTitle("On $k_1$ & 5% of x_y"), "On $k_1$ \\& 5\\% of x\\_y");
});
