import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../reading.ts";

const codesOf = (files: Readonly<Record<string, string>>) => [
  ...new Set(read(files).diagnostics.map(({ code }) => code)),
];

test("a text that calls itself to mind a billion times over is refused, not unfolded", () => {
  const levels = Array.from({ length: 30 }, (_, level) => {
    const above = level === 0 ? "x" : `*l${level - 1}`;
    return `- &l${level} [${Array.from({ length: 10 }, () => above).join(", ")}]`;
  });
  assert.deepEqual(codesOf({ "data/committee.yaml": `${levels.join("\n")}\n` }), ["too-large"]);
});

test("lists and mappings ten thousand deep are refused with the place where it is too deep", () => {
  for (const [open, close] of [
    ["[", "]"],
    ["{a: ", "}"],
  ] as const) {
    const text = `${open.repeat(10_000)}x${close.repeat(10_000)}\n`;
    assert.deepEqual(codesOf({ "data/committee.yaml": text }), ["too-deep"]);
  }
  assert.deepEqual(codesOf({ "data/committee.yaml": `${"- ".repeat(10_000)}x\n` }), ["too-deep"]);
});

test("a file of fifty million bytes is refused unread", () => {
  assert.deepEqual(codesOf({ "data/committee.yaml": `# ${"x".repeat(50_000_000)}\n` }), ["too-large"]);
});

test("a text of a million signs is read like any other, in YAML and in Markdown", () => {
  const long = "word ".repeat(200_000);
  const { diagnostics, workshop } = read({
    "data/papers.yaml": `- title: ${long}\n  authors: Ann Lee\n  abstract: ${long}\n`,
    "content/call.md": `---\ntitle: Call\nnav: 1\n---\n${long}\n`,
  });
  assert.deepEqual(diagnostics, []);
  assert.equal(workshop?.papers[0]?.title.plain.length, long.trim().length);
});

test("Markdown that is nothing but openings is read in time", () => {
  for (const sign of ["*", "_", "[", "![", "`", "> ", "- ", "<", "$", "\\", "[a](", "**a"]) {
    const { workshop } = read({ "content/call.md": `---\ntitle: Call\nnav: 1\n---\n${sign.repeat(20_000)}\n` });
    assert.ok(workshop, sign);
  }
});

test("a character that turns the direction of a text is a warning where it stands, in data and pages", () => {
  const { diagnostics } = read({
    "data/committee.yaml": "- Ann Lee\n- Bo \u202eEk\n",
    "content/call.md": "---\ntitle: Call\nnav: 1\n---\nSend \u2066papers\u2069.\n",
  });
  assert.deepEqual(
    diagnostics.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
    [
      "content/call.md:5:6 the invisible character U+2066 LEFT-TO-RIGHT ISOLATE changes the direction of the text after it",
      "content/call.md:5:13 the invisible character U+2069 POP DIRECTIONAL ISOLATE changes the direction of the text after it",
      "data/committee.yaml:2:6 the invisible character U+202E RIGHT-TO-LEFT OVERRIDE changes the direction of the text after it",
    ],
  );
});

test("kinds of space that YAML does not know do not hold up the search for what is wrong", () => {
  for (const space of ["\u2028", "\u2029", "\u00A0", "\u3000", "\uFEFF", "\u200B"])
    for (const text of [
      `- {a: b${space}`,
      `- [a${space}`,
      `- {${space}`,
      `- "a${space}`,
      `a${space}: [b${space}\n${space}`,
      `- {a: b ${space} , c`,
    ])
      assert.ok(codesOf({ "data/committee.yaml": text }).length > 0, JSON.stringify(text));
});

test("thirty thousand spaces, or signs that a pattern may begin at, hold up nothing in any field", () => {
  for (const sign of [" ", "a ", "(", "{", "-", "@", "a."]) {
    const long = JSON.stringify(`a${sign.repeat(30_000 / sign.length)}b`);
    const person = `{name: ${long}, affiliation: ${long}, bio: ${long}, url: ${long}, orcid: ${long}}`;
    const item = `{time: 9:00, title: ${long}, speakers: ${long}, room: ${long}, track: ${long}, abstract: ${long}}`;
    const wrong = `{time: ${long}, end: ${long}, duration: ${long}, type: ${long}, video: ${long}}`;
    const { diagnostics } = read({
      "data/workshop.yaml": `name: ${long}\nstart: ${long}\ntimezone: ${long}\nvenue: {name: ${long}, country: ${long}}\n`,
      "data/speakers.yaml": `- ${long}\n- ${person}\n`,
      "data/schedule.yaml": `- date: 2019-05-06\n  items:\n    - ${item}\n    - ${wrong}\n`,
      "data/papers.yaml": `- {title: ${long}, authors: ${long}, doi: ${long}, pages: ${long}, kind: ${long}}\n`,
      "data/dates.yaml": `- {title: ${long}, date: ${long}, time: ${long}, timezone: ${long}}\n`,
      "data/news.yaml": `- {date: 2019-03-29, text: a${sign.repeat(30_000 / sign.length)}b\n`,
    });
    assert.ok(diagnostics.length > 5, sign);
    const soundButFor = sign === "(" ? ["person-parenthesis"] : [];
    const alone = read({ "data/schedule.yaml": `- date: 2019-05-06\n  items:\n    - ${item}\n` }).diagnostics;
    const errors = alone.filter(({ severity }) => severity === "error").map(({ code }) => code);
    assert.deepEqual([...new Set(errors)], soundButFor, sign);
  }
});
