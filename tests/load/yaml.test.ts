import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commentAfter, parseYaml } from "../../src/load/yaml.ts";
import type { MappingNode, TextNode, YamlNode } from "../../src/load/yaml-node.ts";

const SCHEDULE = `# The programme
- date: 2019-05-06
  title: "Workshop day"
  end: 18:30
  items:
    - {time: 9:50, type: remarks, title: Opening remarks, video: "https://example.org/1"}
    - chair: Julius Adebayo
      room: 'R03'
      items:
        - time: 10:00
          type: invited talk
          speakers: Aleksander Madry
          title: "A New Perspective: Adversarial Perturbations"
          video: https://example.org/2
        - time: 10:30
          type: contributed talk
          award: "Best Research Paper Award"
          speakers: {name: Simon Kornblith, affiliation: "Google", url: "http://example.org/3"}
          title: 'Similarity of Neural Network Representations'
    - {time: 10:50, type: break, title: "Coffee break"}
    - time: 12:40
      type: invited talk
      speakers:
        - name: Deborah Raji
          affiliation: "University of Toronto"
        - Sameer Singh (UC Irvine)
      title: '"Debugging" Discriminatory ML Systems'
      abstract: |
        We ask: what is "debugging"?

        It's hard.
    - {time: 16:20, type: [poster session, demo session], title: "Posters & Demos", papers: all}
    - time: 18:00-18:25
      type: panel
      title: "The panel"
      moderator: Himabindu Lakkaraju
      panelists: [Aleksander Madry, "Osbert Bastani", Cynthia Rudin]
`;

function only(text: string) {
  const { root, problems } = parseYaml(text);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  const problem = problems[0];
  assert.ok(problem);
  return { ...problem, root, at: text.slice(problem.start, problem.end), line: lineOf(text, problem.start) };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function tree(text: string): YamlNode {
  const { root, problems } = parseYaml(text);
  assert.deepEqual(problems, []);
  assert.ok(root);
  return root;
}

function mapping(text: string): MappingNode {
  const root = tree(text);
  assert.ok(root.kind === "mapping");
  return root;
}

function textOf(node: YamlNode | undefined): TextNode {
  assert.ok(node?.kind === "text");
  return node;
}

function plainData(node: YamlNode): unknown {
  if (node.kind === "text") return node.value;
  if (node.kind === "list") return node.items.map(plainData);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plainData(value)]));
}

describe("the tree", () => {
  it("keeps every value as the text that was typed", () => {
    const text = "a: 9.50\nb: 10:30\nc: NO\nd: 2019-05-06\ne: 1.10\nf: ~\ng: null\n";
    const values = mapping(text).entries.map((entry) => textOf(entry.value).value);
    assert.deepEqual(values, ["9.50", "10:30", "NO", "2019-05-06", "1.10", "~", "null"]);
  });

  it("knows where everything stands, with a byte order mark and Windows line ends", () => {
    const text = '\uFEFFa: b\r\nlist:\r\n  - "x y"\r\n  - {k: [1, 2 ] }\r\nt: |\r\n  foo\r\n  bar\r\nend: here';
    const spans: string[] = [];
    const visit = (node: YamlNode) => {
      spans.push(text.slice(node.start, node.end));
      if (node.kind === "list") node.items.forEach(visit);
      if (node.kind === "mapping") for (const entry of node.entries) visit(entry.value);
    };
    visit(tree(text));
    const list = '- "x y"\r\n  - {k: [1, 2 ] }';
    const inner = ['"x y"', "{k: [1, 2 ] }", "[1, 2 ]", "1", "2"];
    assert.deepEqual(spans, [text.slice(1), "b", list, ...inner, "foo\r\n  bar", "here"]);
  });

  it("gives the place of each character where text and file agree", () => {
    const text = "a: plain\nb: \"double\"\nc: 'single'\nd: \"es\\\"c\"\ne: 'it''s'\nf: two\n  lines\ng: |\n  block\n";
    for (const { key, value } of mapping(text).entries) {
      const node = textOf(value);
      const { valueStart } = node;
      assert.equal(valueStart !== undefined, "abc".includes(key.value), key.value);
      if (valueStart !== undefined) assert.ok(text.startsWith(node.value, valueStart));
    }
  });

  it("reads each style of text", () => {
    const text = "a: p\nb: \"d\"\nc: 's'\nd: |\n  x\n  y\ne: >\n  x\n  y\n";
    const found = mapping(text).entries.map(({ value }) => [textOf(value).style, textOf(value).value]);
    assert.deepEqual(found, [
      ["plain", "p"],
      ["double", "d"],
      ["single", "s"],
      ["block", "x\ny\n"],
      ["block", "x y\n"],
    ]);
  });

  it("puts an absent value right after its colon or dash", () => {
    const text = "a:\nb:   # later\nc: {x: , y}\nd:\n  -\n  - 1\n  -  # none\n";
    const places: number[] = [];
    const visit = (node: YamlNode) => {
      if (node.kind === "text" && node.start === node.end) places.push(node.start);
      if (node.kind === "list") node.items.forEach(visit);
      if (node.kind === "mapping") for (const entry of node.entries) visit(entry.value);
    };
    visit(tree(text));
    const dash = text.indexOf("-");
    assert.deepEqual(places, [
      2,
      5,
      text.indexOf("x:") + 2,
      text.indexOf("y}") + 1,
      dash + 1,
      text.lastIndexOf("-") + 1,
    ]);
  });

  it("gives the comment that swallowed a value", () => {
    const text = "accent: #abc\nname: x # note\nempty:\nother: # see below\n# not this\n";
    const comments = mapping(text).entries.map(({ value }) => commentAfter(text, textOf(value)));
    assert.deepEqual(comments, ["#abc", undefined, undefined, "# see below"]);
  });

  it("is undefined for a file without content", () => {
    for (const text of ["", "\uFEFF", "\n\n", "# only a comment\n", "---\n", "---\n# x\n"]) {
      assert.deepEqual(parseYaml(text), { root: undefined, problems: [] }, JSON.stringify(text));
    }
    assert.equal(textOf(parseYaml('""').root).value, "");
  });

  it("puts an anchored node where its alias stands", () => {
    const text = "a: &x {b: c}\nd: *x\ne: [*x, f]\n";
    assert.deepEqual(plainData(tree(text)), { a: { b: "c" }, d: { b: "c" }, e: [{ b: "c" }, "f"] });
  });

  it("keeps the first of two equal keys and shows the second", () => {
    const problem = only("a: 1\nb: 2\na: 3\n");
    assert.deepEqual([problem.code, problem.line, problem.params], ["duplicate-key", 3, { key: "a", firstLine: 1 }]);
    assert.deepEqual(problem.root && plainData(problem.root), { a: "1", b: "2" });
  });

  it("does not confuse keys with what JavaScript objects have of their own", () => {
    assert.equal(mapping("__proto__: x\nconstructor: y\ntoString: z\n").entries.length, 3);
  });
});

describe("problems of form", () => {
  const cases: [text: string, code: string, at: string, hint?: string][] = [
    ["title: A: B\n", "yaml-colon", "A: B", 'title: "A: B"'],
    ['- title: The "A": B # note\n', "yaml-colon", 'The "A": B', "- title: 'The \"A\": B'"],
    ["- {title: A: B, time: 9:00}\n", "yaml-colon", "A: B", 'title: "A: B"'],
    ['title: "Debugging" Systems\n', "yaml-after-quote", '"Debugging" Systems', "title: '\"Debugging\" Systems'"],
    ["title: 'it's hard'\n", "yaml-quote", "'it's hard'", 'title: "it\'s hard"'],
    ["- {title: 'it's', x: y}\n", "yaml-quote", "'it's'", 'title: "it\'s"'],
    ['a: "foo\nb: c\nd: "x"\n', "yaml-quote", '"', 'a: "foo"'],
    ["a: 'foo\nb: c\n", "yaml-quote", "'", "a: 'foo'"],
    ["a:\n\tb: c\n", "yaml-tab", "\t", "  b: c"],
    ["host:\n  name: x\n  url: y\n city: z\n", "yaml-indent", "city: z", "  city: z"],
    ["host:\n  name: x\n   url: y\n", "yaml-indent", "url: y", "  url: y"],
    ["- a\n - b\n", "yaml-indent", "- b"],
    ["- x: 1\ntime:10:00\n", "yaml-space", ":", "time: 10:00"],
    ["- title: x\n  time:10:00\n  b: c\n", "yaml-space", ":", "time: 10:00"],
    ["-title: x\n", "yaml-space", "-", "- title: x"],
    ["a: [\n  b\n]\nc: d\n", "yaml-indent", "]", "  ]"],
    ["- time: 9\n  title Opening\n  type: x\n", "yaml-syntax", "title Opening", "title: Opening"],
    ["a: [x, y\nb: c\n", "yaml-bracket", "["],
    ["- {a: b, c: [d}\n- {a: e}\n", "yaml-bracket", "["],
    ["- {title: Room #5, x: y}\n- {a: e}\n", "yaml-bracket", "{", 'title: "Room #5"'],
    ["a: [b]]\n", "yaml-bracket", "]", "a: [b]"],
    ["- *Foo* bar\n", "yaml-reserved", "*Foo* bar", '"*Foo* bar"'],
    ["- *Foo*\n", "yaml-alias", "*Foo*", '"*Foo*"'],
    ["title: @home\n", "yaml-reserved", "@home", 'title: "@home"'],
    ["title: `x`\n", "yaml-reserved", "`x`", 'title: "`x`"'],
    ["title: %x\n", "yaml-reserved", "%x", 'title: "%x"'],
    ["title: | foo\n", "yaml-reserved", "| foo", 'title: "| foo"'],
    ["title: !important\n", "yaml-reserved", "!important", '"!important"'],
    ["title: !Hello world\n", "yaml-reserved", "!Hello world", '"!Hello world"'],
    ["title: !!str x\n", "yaml-reserved", "!!str x", '"!!str x"'],
    ["place: &Partners Ltd\n", "yaml-reserved", "&Partners Ltd", '"&Partners Ltd"'],
    ["title: [Draft] Foo\n", "yaml-reserved", "[Draft] Foo", 'title: "[Draft] Foo"'],
    ["title: {x} y\n", "yaml-reserved", "{x} y", 'title: "{x} y"'],
    ["- {speakers: Ann [MIT], x: y}\n", "yaml-reserved", "Ann [MIT]", 'speakers: "Ann [MIT]"'],
    ["a: b\n---\nc: d\n", "yaml-documents", "---"],
    ["---\na: b\n---\nc: d\n", "yaml-documents", "---"],
    ["a: *nope\n", "yaml-alias", "*nope", '"*nope"'],
    ["a: &x [*x]\n", "yaml-alias", "*x", '"*x"'],
    ["[a, b]: c\n", "yaml-key", "[a, b]"],
    ["title: {{ name }}\n", "yaml-key", "{ name }", '"{{ name }}"'],
    ["a: b\u0000c\n", "control-character", "\u0000"],
    ['title: "$\\beta$"\n', "control-character", '"$\\beta$"', "'$\\beta$'"],
    ['title: "C:\\Users"\n', "yaml-syntax", "\\U", "'C:\\Users'"],
  ];
  for (const [text, code, at, hint] of cases) {
    it(`shows ${code} in ${JSON.stringify(text)}`, () => {
      const problem = only(text);
      assert.deepEqual([problem.code, problem.at], [code, at]);
      if (hint !== undefined) assert.equal(problem.hint, hint);
    });
  }

  it("names the control character", () => assert.deepEqual(only("a: \u0007").params, { code: "U+0007" }));

  it("gives hints that can be read", () => {
    for (const [text, , at, hint] of cases) {
      if (hint !== undefined && at !== "]") assert.deepEqual(parseYaml(hint.trim()).problems, [], `${text} → ${hint}`);
    }
  });

  it("reads the same with Windows line ends and a byte order mark", () => {
    for (const [text, code, at] of cases) {
      const problem = only(`\uFEFF${text.replaceAll("\n", "\r\n")}`);
      assert.deepEqual([problem.code, problem.at], [code, at], JSON.stringify(text));
    }
  });
});

describe("hostile files", () => {
  it("refuses deep nesting without a stack overflow", () => {
    for (const depth of [101, 10_000, 200_000]) {
      assert.equal(only("[".repeat(depth) + "]".repeat(depth)).code, "too-deep");
      assert.equal(only("- ".repeat(depth)).code, "too-deep");
    }
    assert.ok(tree("[".repeat(100) + "]".repeat(100)));
  });

  it("refuses aliases that multiply", () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [*a${i - 1}, *a${i - 1}]\n`).slice(1);
    assert.equal(only(`a0: &a0 [x]\n${lines.join("")}`).code, "too-large");
  });

  it("refuses aliases that nest too deep", () => {
    const lines = Array.from({ length: 120 }, (_, i) => `a${i}: &a${i} [*a${i - 1}]\n`).slice(1);
    assert.equal(only(`a0: &a0 [x]\n${lines.join("")}`).code, "too-deep");
  });

  it("refuses a huge text without reading it", () => {
    const problem = only(" ".repeat(20_000_001));
    assert.deepEqual([problem.code, problem.root], ["too-large", undefined]);
  });

  it("never throws and never gives a place outside the text, whatever is cut or put in", () => {
    const signs = ["'", '"', "[", "]", "{", "}", ": ", "- ", "\n", "\t", " #", "&", "*", "!", "|", "\\", ","];
    // Every seventh place will do, and takes a seventh of the time.
    for (let at = 0; at < SCHEDULE.length; at += 7) {
      const mutants = [
        SCHEDULE.slice(0, at),
        ...signs.map((sign) => SCHEDULE.slice(0, at) + sign + SCHEDULE.slice(at)),
      ];
      for (const text of mutants) {
        for (const { start, end } of parseYaml(text).problems) {
          assert.ok(start >= 0 && start <= end && end <= text.length + 1, `${start}-${end}`);
        }
      }
    }
  });
});

interface Mutant {
  readonly text: string;
  readonly line: number;
}

/** The schedule with one thing changed, at every place where the pattern matches, block texts left alone. */
function mutants(pattern: RegExp, change: (match: string) => string): Mutant[] {
  const blockStart = SCHEDULE.indexOf("        We ask");
  const blockEnd = SCHEDULE.indexOf("    - {time: 16:20");
  return Array.from(SCHEDULE.matchAll(pattern))
    .filter(({ index }) => index > 16 && (index < blockStart || index >= blockEnd))
    .map(({ index, 0: match }) => ({
      text: SCHEDULE.slice(0, index) + change(match) + SCHEDULE.slice(index + match.length),
      line: lineOf(SCHEDULE, index + match.search(/\S|$/)),
    }));
}

/** How many mutants that cannot be read are reported on the line of the change. */
function measure(all: readonly Mutant[]) {
  const wrong: string[] = [];
  let broken = 0;
  for (const { text, line } of all) {
    const { problems } = parseYaml(text);
    const first = problems[0];
    if (first === undefined) continue;
    broken++;
    const reported = lineOf(text, first.start);
    if (reported !== line || problems.length > 1) {
      wrong.push(`${line}: ${text.split("\n")[line - 1]} → ${first.code} at ${reported}, ${problems.length} problems`);
    }
  }
  return { broken, wrong };
}

describe("a syntax error after what is in order", () => {
  const cases: [name: string, text: string, start: number][] = [
    ["three dashes", '---\nname: A\nshort: "B\nstart: 2030-05-06\n', 19],
    ["a list in the column of its key", 'a:\n- b\nc: d\ne: "x\nf: g\n', 15],
  ];
  for (const [name, text, start] of cases) {
    it(`is placed where it is: ${name}`, () => {
      const [first, ...others] = parseYaml(text).problems;
      assert.deepEqual([first?.code, first?.start, others.length], ["yaml-quote", start, 0]);
    });
  }
});

describe("the line of a syntax error, measured on a real schedule", () => {
  it("reads the schedule itself", () => assert.equal(tree(SCHEDULE).kind, "list"));

  const rates: [name: string, all: Mutant[], least: number][] = [
    ["a deleted quote", mutants(/["'](?!Debugging| Disc)/g, () => ""), 1],
    ["an inserted double quote before a word", mutants(/(?<=[ {[])[\p{L}\d]/gu, (match) => `"${match}`), 1],
    ["an inserted single quote before a word", mutants(/(?<=[ {[])[\p{L}\d]/gu, (match) => `'${match}`), 1],
    ["an inserted double quote after a word", mutants(/[\p{L}\d](?=[ ,\]}\n])/gu, (match) => `${match}"`), 1],
    ["an apostrophe", mutants(/[\p{L}](?=[\p{L}])/gu, (match) => `${match}'`), 1],
    ["a deleted colon", mutants(/:(?=[ \n])/g, () => ""), 0.95],
    ["a deleted space after a colon", mutants(/: /g, () => ":"), 0.95],
    ["an inserted colon", mutants(/[\p{L}](?= )/gu, (match) => `${match}:`), 0.95],
    ["a deleted bracket", mutants(/[[\]{}]/g, () => ""), 1],
    ["an inserted opening bracket", mutants(/(?<=[ ])[\p{L}\d]/gu, (match) => `[${match}`), 0.95],
    ["an inserted closing bracket", mutants(/[\p{L}\d](?=[ ,\n])/gu, (match) => `${match}}`), 0.95],
    ["one space more", mutants(/^ +/gm, (match) => `${match} `), 0.95],
    ["one space less", mutants(/^ +/gm, (match) => match.slice(1)), 0.95],
    ["two spaces more", mutants(/^ +/gm, (match) => `${match}  `), 0.8],
    ["two spaces less", mutants(/^ +/gm, (match) => match.slice(2)), 0.7],
    ["a tab for the indentation", mutants(/^ +/gm, (match) => "\t".repeat(match.length / 2)), 0.95],
    ["a deleted dash", mutants(/^ *- /gm, (match) => match.replace("- ", "  ")), 0.3],
    ["a deleted dash and space", mutants(/(?<=^ *)- /gm, () => ""), 0.8],
    ["a deleted comma", mutants(/,/g, () => ""), 1],
  ];
  for (const [name, all, least] of rates) {
    it(`is right for ${name}, in at least ${least * 100} of 100 cases`, () => {
      const { broken, wrong } = measure(all);
      assert.ok(
        broken === 0 || (broken - wrong.length) / broken >= least,
        `${broken} broken, wrong:\n${wrong.join("\n")}`,
      );
    });
  }
});
