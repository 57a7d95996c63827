import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { renderMarkdown } from "../../src/model/markdown.ts";
import { texIn, untex } from "../../src/model/tex.ts";
import { inlineText } from "../../src/model/text.ts";
import { brief, read } from "../reading.ts";

/** What is said of a text: each piece with what to write, if that is known. */
type Said = readonly (readonly [fragment: string, hint?: string])[];

const TEX = "tex-outside-math";

function inLine(source: string) {
  const said: (readonly [string, string?])[] = [];
  const text = inlineText(source, (code, fragment, _, hint) => {
    assert.equal(code, TEX);
    said.push(hint === undefined ? [fragment] : [fragment, hint.replace(/^write /, "")]);
  });
  return { ...text, said };
}

function inMarkdown(source: string) {
  const said: (readonly [string, string?])[] = [];
  const text = renderMarkdown(source, {
    problem: (code, fragment, _, hint) => {
      assert.equal(code, TEX);
      said.push(hint === undefined ? [fragment] : [fragment, hint.replace(/^write /, "")]);
    },
    link: (href) => href,
    absolute: (href) => href,
    picture: (path) => path,
    topHeading: 2,
    idPrefix: "",
  });
  return { ...text, said };
}

describe("TeX in a line of text", () => {
  const cases: readonly [source: string, said: Said][] = [
    [
      String.raw`Lazi\'c and G\"odel`,
      [
        [String.raw`\'c`, "ć"],
        [String.raw`\"o`, "ö"],
      ],
    ],
    [
      String.raw`\'{e} \v{c} \c c \H{o} \'\i`,
      [
        [String.raw`\'{e}`, "é"],
        [String.raw`\v{c}`, "č"],
        [String.raw`\c c`, "ç"],
        [String.raw`\H{o}`, "ő"],
        [String.raw`\'\i`, "í"],
      ],
    ],
    [
      String.raw`H\d{\^o}ng L\'{\^e}`,
      [
        [String.raw`\d{\^o}`, "ộ"],
        [String.raw`\'{\^e}`, "ế"],
      ],
    ],
    [
      String.raw`Stra\ss e, \o re and \ae`,
      [
        [String.raw`\ss`, "ß"],
        [String.raw`\o`, "ø"],
        [String.raw`\ae`, "æ"],
      ],
    ],
    [
      "``attention'' and `one'",
      [
        ["``attention''", "“attention”"],
        ["`one'", "‘one’"],
      ],
    ],
    ['``so"', [['``so"', "“so”"]]],
    [
      "{BERT}, {N}etworks, {Deep Learning}",
      [
        ["{BERT}", "BERT"],
        ["{N}", "N"],
        ["{Deep Learning}", "Deep Learning"],
      ],
    ],
    ["The {$k$}-flip", [["{$k$}", "$k$"]]],
    [
      "in 5~ms by Prof.~Smith",
      [
        ["5~ms", "5 ms"],
        ["Prof.~Smith", "Prof. Smith"],
      ],
    ],
    [
      String.raw`A \& B, 5\% \#1 a\_b \{x\}`,
      [
        ["\\&", "&"],
        ["\\%", "%"],
        ["\\#", "#"],
        ["\\_", "_"],
        ["\\{", "{"],
        ["\\}", "}"],
      ],
    ],
    [String.raw`5\,ms`, [["\\,", "a space"]]],
    [String.raw`A \\ B`, [["\\\\", "a space"]]],
    [
      "So---it is, pages 1--10.",
      [
        ["So---it", "So—it"],
        ["1--10", "1–10"],
      ],
    ],
    [
      String.raw`\emph{x} \textbf{a \emph{b}}`,
      [
        ["\\emph", "x"],
        ["\\textbf", "a b"],
      ],
    ],
    [String.raw`\url{https://x.org/~a--b}`, [["\\url", "https://x.org/~a--b"]]],
    [String.raw`of \alpha and \foo`, [["\\alpha", String.raw`$\alpha$`], ["\\foo"]]],
    [String.raw`a \( b`, [["\\("]]],
  ];
  for (const [source, said] of cases)
    test(`is said of ${source}, which stays as it is`, () => {
      assert.deepEqual(inLine(source).said, said);
    });

  const none = [
    "a -- b, C--, --flag, a-b",
    "{a, b} and {0, 1} and {name: x}",
    "about ~5, 10~20, ~/x, https://x.org/~ann--lee",
    "rock 'n' roll, it's, `code`, 5''",
    String.raw`for \$5`,
    String.raw`$\alpha$ and $x~y$ and ${"{"}a${"}"}$`,
  ];
  for (const source of none) test(`is not seen in ${source}`, () => assert.deepEqual(inLine(source).said, []));

  test("in brackets is mathematics, and leaves addresses as they were", () => {
    const { plain, html, words, said } = inLine(String.raw`A \(k\)-flip with \[\alpha^2\]`);
    assert.equal(plain, "A k-flip with α²");
    assert.match(html, /^A <math[^>]*>.*<\/math>-flip with .*display="block"/s);
    assert.equal(words, String.raw`A \(k\)-flip with \[\alpha^2\]`);
    assert.deepEqual(said, []);
  });
});

describe("TeX in Markdown", () => {
  const cases: readonly [source: string, plain: string, said: Said][] = [
    [
      String.raw`We use Lazi\'c's and G\"odel's.`,
      String.raw`We use Lazi\'c's and G\"odel's.`,
      [
        [String.raw`\'c`, "ć"],
        [String.raw`\"o`, "ö"],
      ],
    ],
    [
      String.raw`\"Uber na\"{\i}ve Erd\H{o}s`,
      String.raw`\"Uber na\"{\i}ve Erd\H{o}s`,
      [
        [String.raw`\"U`, "Ü"],
        [String.raw`\"{\i}`, "ï"],
        [String.raw`\H{o}`, "ő"],
      ],
    ],
    [String.raw`Let \(x\) be such that \[ x^2 = 1 \] and so on.`, "Let x be such that x² = 1 and so on.", []],
    [
      "``a'' and ``b'' in {BERT}, 5~ms",
      "``a'' and ``b'' in {BERT}, 5~ms",
      [
        ["``a''", "“a”"],
        ["``b''", "“b”"],
        ["{BERT}", "BERT"],
        ["5~ms", "5 ms"],
      ],
    ],
    [
      "`a' and `b'",
      "`a' and `b'",
      [
        ["`a'", "‘a’"],
        ["`b'", "‘b’"],
      ],
    ],
    [String.raw`5\,ms, data\-base`, String.raw`5\,ms, data\-base`, [["\\,", "a space"], ["\\-"]]],
    [
      String.raw`\emph{x} \textbf{y} \cite{z}`,
      String.raw`\emph{x} \textbf{y} \cite{z}`,
      [["\\emph", "*x*"], ["\\textbf", "**y**"], ["\\cite"]],
    ],
    // What is Markdown's own.
    [String.raw`\*not\* \_x\_ \[1\] \[x\] 1\) a \& b \{A\}`, "*not* _x_ [1] [x] 1) a & b {A}", []],
    [
      String.raw`it\'s don\'t \"hello\" \'so\' x\^2 2\^n \~100 \~about`,
      `it's don't "hello" 'so' x^2 2^n ~100 ~about`,
      [],
    ],
    ["``f('')`` and `it's` and `{BERT} 5~ms` and `print('x')`", "f('') and it's and {BERT} 5~ms and print('x')", []],
    ["[a](https://x.org/~u--v), https://x.org/~u--v", "a (https://x.org/~u--v), https://x.org/~u--v", []],
    ["```\n{BERT} \\'c\n```", "{BERT} \\'c", []],
    [String.raw`\\(x\\)`, String.raw`\(x\)`, []],
  ];
  for (const [source, plain, said] of cases)
    test(source, () => {
      const text = inMarkdown(source);
      assert.equal(text.plain, plain);
      assert.deepEqual(text.said, said);
    });
});

const ALL = { all: true, markdown: false } as const;

test("an accent around another's letter is composed as Unicode has it", () => {
  assert.equal(untex(String.raw`L{\^{\'e}}, H{\^{\d o}}ng, Ph{\d{\u{a}}}m, \h{a}`, ALL).text, "Lế, Hộng, Phặm, ả");
});

test("braces nested without end stay, and a path of Windows is no command", () => {
  const deep = `${"{".repeat(100_000)}x`;
  assert.ok(untex(deep, ALL).text.endsWith("x"));
  assert.deepEqual(untex(String.raw`in C:\temp\new`, { all: false, markdown: false }), {
    text: String.raw`in C:\temp\new`,
    unknown: [],
  });
  assert.deepEqual(texIn(String.raw`in C:\temp\new`, [], false), []);
});

test("two accents on one letter are one letter", () => {
  const all = { all: true, markdown: false };
  assert.equal(
    untex(String.raw`V\u{a}n Nguy\~{\^e}n, H\d{\^o}ng L\'{\^e}, L\'\^e, {\'{\i}}`, all).text,
    "Văn Nguyễn, Hộng Lế, Lế, í",
  );
});

test("TeX is said wherever a line of text is printed, at its place", () => {
  const { diagnostics } = read({
    "data/workshop.yaml": String.raw`name: W\"o
start: 2030-05-06
timezone: Europe/Berlin
venue: {name: 'Caf\''e', room: R~A}
url: https://example.org/w/
updated: 2030-04-01
`,
    "data/organizers.yaml": "Chairs:\n  - {name: Ann \\'Emile, affiliation: TU~Berlin, role: {BERT}}\n".replace(
      "{BERT}",
      "'{BERT}'",
    ),
    "data/papers.yaml": "- {title: One, authors: Ann F \\& Ann G, keywords: ['{BERT}', two], group: A---B}\n",
    "data/schedule.yaml":
      "- date: 2030-05-06\n  title: Day~A\n  items:\n    - {time: 9:00-10:00, type: oral, title: T, speakers: Cem D\\'a (TU~C), room: R\\&B, abstract: G\\\"odel}\n",
    "data/editions.yaml": '- {title: W~One, place: Z\\"urich}\n',
  });
  const found = diagnostics.filter(({ code }) => code === TEX).map((one) => brief(one).replace(/: .*$/s, ""));
  const lines = (file: string) => found.filter((one) => one.startsWith(`data/${file}.yaml`)).length;
  assert.deepEqual(
    Object.fromEntries(["workshop", "organizers", "papers", "schedule", "editions"].map((file) => [file, lines(file)])),
    { workshop: 3, organizers: 3, papers: 3, schedule: 5, editions: 2 },
    found.join("\n"),
  );
});

test("the items of a list become lines, and environments leave no words behind", () => {
  const read = (text: string) => {
    const { text: read, unknown } = untex(text, { all: true, markdown: true });
    assert.deepEqual(unknown, []);
    return read.replace(/\n+/g, "\n").trim();
  };
  const list = "We show:\n\\begin{itemize}\n\\item one\n\\item two\n\\end{itemize}\nThe end.";
  assert.equal(read(list), "We show:\n- one\n- two\nThe end.");
  assert.equal(read("\\begin{quote}So.\\end{quote}"), "So.");
});
