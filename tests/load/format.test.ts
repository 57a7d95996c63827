import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "../../src/load/diagnostics.ts";
import { formatDiagnostics, summarize } from "../../src/load/format.ts";

const ESCAPE = "\u001b";

const UNKNOWN: Diagnostic = {
  severity: "error",
  code: "unknown-person",
  file: "data/schedule.yaml",
  line: 14,
  column: 19,
  endColumn: 35,
  message: 'nobody is called "Aleksander Mardy"',
  hint: 'did you mean "Aleksander Madry" (data/speakers.yaml:3)?',
  excerpt: "        speakers: Aleksander Mardy",
};

test("for people, an error shows the place, the text, what is wrong and what to try", () => {
  assert.equal(
    formatDiagnostics([UNKNOWN], "text"),
    `data/schedule.yaml:14:19 error unknown-person: nobody is called "Aleksander Mardy"
  14 |         speakers: Aleksander Mardy
     |                   ^^^^^^^^^^^^^^^^
  did you mean "Aleksander Madry" (data/speakers.yaml:3)?
`,
  );
});

test("an error of a whole file shows no line", () => {
  const { hint: _, ...bare } = UNKNOWN;
  assert.equal(
    formatDiagnostics([{ ...bare, line: 1, column: 1, endColumn: 2, excerpt: "" }], "text"),
    'data/schedule.yaml:1:1 error unknown-person: nobody is called "Aleksander Mardy"\n',
  );
});

test("the marks stand under the text after tabs, East Asian letters and combining marks", () => {
  const marks = (excerpt: string, word: string) => {
    const column = excerpt.indexOf(word) + 1;
    const one = { ...UNKNOWN, excerpt, column, endColumn: column + word.length };
    return formatDiagnostics([one], "text").split("\n").slice(1, 3);
  };
  assert.deepEqual(marks("\ta: oops", "oops"), ["  14 |     a: oops", "     |        ^^^^"]);
  assert.deepEqual(marks("会議: oops", "oops"), ["  14 | 会議: oops", "     |       ^^^^"]);
  assert.deepEqual(marks("名: 会議", "会議"), ["  14 | 名: 会議", "     |     ^^^^"]);
  assert.deepEqual(marks("e\u0301: oops", "oops"), ["  14 | e\u0301: oops", "     |    ^^^^"]);
});

test("a long line is shown around the marked text", () => {
  const excerpt = `title: ${"a".repeat(300)} oops ${"b".repeat(300)}`;
  const column = excerpt.indexOf("oops") + 1;
  const [, line = "", marks = ""] = formatDiagnostics(
    [{ ...UNKNOWN, excerpt, column, endColumn: column + 4 }],
    "text",
  ).split("\n");
  assert.ok(line.length <= 170, `${line.length} columns`);
  assert.equal(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1), "oops");
  assert.match(line, /\| …a.*b…$/);
});

test("a mark that is longer than the line ends with it", () => {
  const excerpt = `title: "${"a".repeat(400)}`;
  const [, line = "", marks = ""] = formatDiagnostics(
    [{ ...UNKNOWN, excerpt, column: 8, endColumn: excerpt.length + 1 }],
    "text",
  ).split("\n");
  assert.ok(line.endsWith("a…") && marks.length < line.length && marks.includes("^^^"));
});

test("control characters of the data do not reach the terminal", () => {
  const one = { ...UNKNOWN, message: `${ESCAPE}[31mred`, excerpt: `a: ${ESCAPE}[2Jx`, column: 4, endColumn: 9 };
  assert.ok(!formatDiagnostics([one], "text").includes(ESCAPE));
});

test("colours are used only when asked for", () => {
  assert.ok(formatDiagnostics([UNKNOWN], "text", { color: true }).includes(`${ESCAPE}[31merror${ESCAPE}[0m`));
  assert.ok(!formatDiagnostics([UNKNOWN], "text").includes(ESCAPE));
});

test("for programs, a list of diagnostics is one array without what is for the screen", () => {
  assert.deepEqual(JSON.parse(formatDiagnostics([UNKNOWN], "json")), [
    {
      severity: "error",
      code: "unknown-person",
      file: "data/schedule.yaml",
      line: 14,
      column: 19,
      message: 'nobody is called "Aleksander Mardy"',
      hint: 'did you mean "Aleksander Madry" (data/speakers.yaml:3)?',
    },
  ]);
  assert.equal(formatDiagnostics([], "json"), "[]\n");
});

test("for GitHub, what would end a property or the message early is escaped", () => {
  const one: Diagnostic = { ...UNKNOWN, severity: "notice", file: "data/a,b:c.yaml", message: "100% sure\nor not" };
  assert.equal(
    formatDiagnostics([one], "github", { prefix: "site/" }),
    "::notice file=site/data/a%2Cb%3Ac.yaml,line=14,col=19,endColumn=35,title=unknown-person::" +
      '100%25 sure%0Aor not%0Adid you mean "Aleksander Madry" (data/speakers.yaml:3)?\n',
  );
});

test("the summary counts what was found and in how many files", () => {
  const warning: Diagnostic = { ...UNKNOWN, severity: "warning", file: "data/papers.yaml" };
  const notice: Diagnostic = { ...UNKNOWN, severity: "notice" };
  assert.equal(summarize([]), "no problems found");
  assert.equal(summarize([UNKNOWN]), "1 error in 1 file");
  assert.equal(summarize([UNKNOWN, UNKNOWN, warning]), "2 errors and 1 warning in 2 files");
  assert.equal(summarize([notice, warning, UNKNOWN, notice]), "1 error, 1 warning and 2 notices in 2 files");
});
