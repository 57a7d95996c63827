import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Diagnostic } from "../../src/load/diagnostics.ts";
import { brief, read } from "../reading.ts";

/** `code line:column-endColumn |excerpt`, by which a place is compared as a whole. */
function placed({ code, line, column, endColumn, excerpt }: Diagnostic): string {
  return `${code} ${line}:${column}-${endColumn} |${excerpt}`;
}

/**
 * A text in which «…» marks what a diagnostic must point at; gives the text without the marks and the places, reckoned
 * line by line as an editor would.
 */
function marked(text: string): { text: string; places: readonly string[] } {
  const places: string[] = [];
  text.split(/\r\n|\n/).forEach((line, index) => {
    const plain = line.replace(/[«»\uFEFF]/g, "");
    let column = 1;
    let from = 1;
    for (const character of line.replace("\uFEFF", "")) {
      if (character === "«") from = column;
      else if (character === "»") places.push(`${index + 1}:${from}-${column} |${plain}`);
      else column += character.length;
    }
  });
  return { text: text.replace(/[«»]/g, ""), places };
}

const SPEAKERS = "- Aleksander Madry (MIT)\n- Cynthia Rudin (Duke)\n";

describe("a diagnostic points exactly at what it means", () => {
  const cases: readonly [name: string, file: string, text: string, codes: readonly string[]][] = [
    ["a value of a block mapping", "news", "- date: «2019-02-30»\n  text: Out.\n", ["bad-date"]],
    ["a value in double quotes, with its quotes", "news", '- date: «"2019-02-30"»\n  text: Out.\n', ["bad-date"]],
    ["a value in single quotes, with its quotes", "news", "- date: «'2019-02-30'»\n  text: Out.\n", ["bad-date"]],
    ["a value in braces", "news", "- {date: «2019-02-30», text: Out.}\n", ["bad-date"]],
    ["a value in braces over several lines", "news", "- {date:\n    «2019-02-30»,\n   text: Out.}\n", ["bad-date"]],
    ["a value after a byte order mark", "news", "\uFEFF- date: «2019-02-30»\n  text: Out.\n", ["bad-date"]],
    [
      "a key on a first line with a byte order mark",
      "news",
      "\uFEFF- «tittle»: X\n  date: 2019-02-03\n  text: T\n",
      ["unknown-key"],
    ],
    [
      "a value between Windows line ends",
      "news",
      "# News\r\n\r\n- date: «2019-02-30»\r\n  text: Out.\r\n",
      ["bad-date"],
    ],
    [
      "values before and after characters of two code units",
      "news",
      "- {text: 🎉 Out 𝒳., date: «2019-02-30»}\n",
      ["bad-date"],
    ],
    ["a value before a comment", "news", "- date: «2019-02-30»   # a Saturday\n  text: Out.\n", ["bad-date"]],
    [
      "a value behind an anchor",
      "news",
      "- date: &day «2019-02-30»\n  text: Out.\n- {date: *day, text: B}\n",
      ["bad-date"],
    ],
    [
      "an unknown key by its key",
      "organizers",
      "- name: Ann Lee\n  «webiste»: https://example.org/\n",
      ["unknown-key"],
    ],
    [
      "an unknown key in quotes, with its quotes",
      "organizers",
      '- name: Ann Lee\n  «"webiste"»: https://example.org/\n',
      ["unknown-key"],
    ],
    ["a missing key by the first key of its mapping", "news", "- «text»: Out.\n  url: /\n", ["missing-key"]],
    ["an empty value by its key", "organizers", "- name: Ann Lee\n  «url»:\n", ["empty-value"]],
    [
      "the rest of a text with a comma in braces",
      "news",
      "- {date: 2019-03-29, text: One, «two», «three»}\n",
      ["comma-key", "comma-key"],
    ],
    ["a value that is a comment by its key", "organizers", "- name: Ann Lee\n  «role»: #1 chair\n", ["comment-value"]],
    [
      "a key that stands twice by the second",
      "news",
      "- date: 2019-03-29\n  text: A\n  «text»: B\n",
      ["duplicate-key"],
    ],
    ["a list in the place of a name", "organizers", "- name: «[Ann Lee, Bo Ek]»\n", ["wrong-type"]],
    [
      "a mapping in the place of a text by its first key",
      "news",
      "- date: 2019-03-29\n  text:\n    «en»: Out.\n",
      ["wrong-type"],
    ],
    [
      "one of several people in one text",
      "committee",
      "- Ann Lee (X)\n- Bo Ek (Y) and «Ann Lee» (X)\n",
      ["duplicate-person"],
    ],
    [
      "one of several people in one quoted text",
      "committee",
      '- Ann Lee (X)\n- "Bo Ek (Y) and «Ann Lee» (X)"\n',
      ["duplicate-person"],
    ],
    [
      "an entry whose affiliation was split off",
      "committee",
      "[«Samuel Finlayson (Harvard», «MIT)», Ann Lee]\n",
      ["person-parenthesis", "person-parenthesis"],
    ],
    ["TeX inside a title", "papers", "- title: A «\\emph»{good} one\n", ["tex-outside-math"]],
    ["a formula inside a quoted title", "papers", "- title: 'The case of «$\\frac{1$»'\n", ["bad-math"]],
    [
      "HTML inside a literal block",
      "news",
      "- date: 2019-03-29\n  text: |\n    The list\n    of «<b>»all</b> papers\n",
      ["raw-html"],
    ],
    [
      "HTML inside a folded block",
      "news",
      "- date: 2019-03-29\n  text: >-\n    The list\n    of «<b>»all</b> papers\n",
      ["raw-html"],
    ],
    [
      "a link inside a literal block",
      "news",
      "- date: 2019-03-29\n  text: |\n    See\n    [this](«javascript:alert(1)»).\n",
      ["unsafe-link"],
    ],
    [
      "an item of a list of links",
      "organizers",
      "- name: Ann Lee\n  links:\n    - https://example.org/\n    - «example.org»\n",
      ["bad-link"],
    ],
    [
      "the link of a labelled link",
      "organizers",
      "- name: Ann Lee\n  links: [{label: Blog, url: «example.org»}]\n",
      ["bad-link"],
    ],
  ];
  for (const [name, file, text, codes] of cases) {
    test(name, () => {
      const expected = marked(text);
      const { diagnostics } = read({ [`data/${file}.yaml`]: expected.text });
      assert.deepEqual(
        diagnostics.map(placed),
        expected.places.map((place, index) => `${codes[index]} ${place}`),
      );
    });
  }

  const scheduled: readonly [name: string, items: string, code: string][] = [
    [
      "one misspelt name among the speakers of one text",
      '    - {time: 9:00, type: panel, panelists: "Cynthia Rudin and «Aleksander Mardy»"}\n',
      "unknown-person",
    ],
    [
      "a misspelt name in a flow list",
      "    - {time: 9:00, type: panel, panelists: [Cynthia Rudin, «Aleksander Mardy»]}\n",
      "unknown-person",
    ],
    [
      "a misspelt name in a block list",
      "    - time: 9:00\n      type: panel\n      panelists:\n        - Cynthia Rudin\n        - «Aleksander Mardy»\n",
      "unknown-person",
    ],
    [
      "a misspelt name in a mapping",
      "    - time: 9:00\n      type: panel\n      moderator: {name: «Aleksander Mardy»}\n",
      "unknown-person",
    ],
    [
      "a misspelt name after a text that names two",
      "    - time: 9:00\n      type: panel\n      panelists: [Cynthia Rudin and Bo Ek (X), «Aleksander Mardy»]\n",
      "unknown-person",
    ],
    [
      "the time of an item that runs backwards",
      "    - {time: 12:40, title: A}\n    - time: «1:00»\n      title: B\n",
      "backwards-time",
    ],
    [
      "the end of an item that is before its start",
      "    - time: 14:00\n      end: «13:30»\n      title: A\n",
      "end-before-start",
    ],
    [
      "the duration that says the end again",
      "    - {time: 14:00-14:30, title: A, duration: «20 min»}\n",
      "several-ends",
    ],
    [
      "one paper among several",
      "    - {time: 14:00, type: poster session, papers: [Flip Points, «Flop Points»]}\n",
      "unknown-paper",
    ],
    [
      "the items of a session inside a session",
      "    - title: Morning\n      items:\n        - title: First\n          «items»: []\n",
      "nested-session",
    ],
  ];
  for (const [name, items, code] of scheduled) {
    test(name, () => {
      const expected = marked(`- date: 2019-05-06\n  end: 18:00\n  items:\n${items}`);
      const { diagnostics } = read({
        "data/speakers.yaml": SPEAKERS,
        "data/papers.yaml": "- title: Flip Points\n",
        "data/schedule.yaml": expected.text,
      });
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      assert.deepEqual(
        errors.map(placed),
        expected.places.map((place) => `${code} ${place}`),
      );
    });
  }

  test("the front matter and the body of a page, counted from the file's first line", () => {
    const expected = marked("---\r\ntitle: Travel\r\nnav: «second»\r\n---\r\n\r\nTake the tram.\r\n");
    const front = read({ "content/travel.md": expected.text });
    assert.deepEqual(front.diagnostics.map(placed), [`bad-number ${expected.places[0]}`]);
    const body = marked(
      "\uFEFF---\ntitle: Travel\n---\n\nTake the <tram>.\nOr [walk](«javascript:walk()»).\n".replace(
        "<tram>",
        "«<tram>»",
      ),
    );
    const { diagnostics } = read({ "content/travel.md": body.text });
    assert.deepEqual(diagnostics.map(placed), [`raw-html ${body.places[0]}`, `unsafe-link ${body.places[1]}`]);
  });

  test("numbers, spelt out once by hand", () => {
    const { diagnostics } = read({
      "data/schedule.yaml":
        "\uFEFF- date: 2019-05-06\r\n  end: 18:30\r\n  items:\r\n    - {time: 25:99, title: Opening}\r\n",
    });
    const { file, line, column, endColumn, excerpt } = diagnostics[0] ?? assert.fail("nothing was found");
    assert.equal(file, "data/schedule.yaml");
    assert.deepEqual([line, column, endColumn], [4, 14, 19]);
    assert.equal(excerpt, "    - {time: 25:99, title: Opening}");
  });

  test("a problem of a file as a whole is at its first character, without a line to show", () => {
    const { diagnostics } = read({ "data/speaker.yaml": "- Ann Lee\n" });
    assert.deepEqual(diagnostics.map(placed), ["unknown-file 1:1-2 |"]);
  });
});

describe("all problems are told at once", () => {
  const broken = {
    "data/workshop.yaml": "name: Debug ML\nstart: 2019-02-30\ntimezone: America/Chigaco\nurl: example.org\n",
    "data/speakers.yaml": "- name: Ann Lee\n  url: javascript:x\n  orcid: 1\n",
    "data/papers.yaml": "- titel: Flip Points\n",
    "data/news.yaml": '- date: 2019-03-29\n  text: "Out.\n',
    "content/travel.md": "---\nnav: second\n---\nTake the tram.\n",
  };

  test("those of one file and those of all files, by file, line and column", () => {
    const { diagnostics, workshop } = read(broken);
    assert.deepEqual(
      diagnostics.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`),
      [
        "content/travel.md:2:6 bad-number",
        "data/news.yaml:2:9 yaml-quote",
        "data/papers.yaml:1:3 unknown-key",
        "data/speakers.yaml:2:8 unsafe-link",
        "data/speakers.yaml:3:10 bad-orcid",
        "data/workshop.yaml:2:8 bad-date",
        "data/workshop.yaml:3:11 unknown-zone",
        "data/workshop.yaml:4:6 bad-link",
      ],
    );
    assert.equal(workshop, undefined);
  });

  test("the tenth line comes after the ninth", () => {
    const item = "- {date: 2019-02-30, text: A}\n";
    const { diagnostics } = read({ "data/news.yaml": item.repeat(11) });
    assert.deepEqual(
      diagnostics.map(({ line }) => line),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    );
  });

  test("a key that is misspelt is not called missing on top, another one is", () => {
    const { diagnostics } = read({ "data/dates.yaml": "- date: 2019-03-01\n  tilte: Papers\n- tilte: Demos\n" });
    assert.deepEqual(
      diagnostics.map(({ line, code, message }) => `${line} ${code} ${message}`),
      [
        '2 unknown-key there is no "tilte" in a date',
        '3 missing-key "date" is missing',
        '3 unknown-key there is no "tilte" in a date',
      ],
    );
  });

  test("each once, also where a page is rendered twice", () => {
    const { diagnostics } = read({ "content/travel.md": "Take the <b>tram</b>.\n" });
    assert.deepEqual(diagnostics.map(brief), [
      "content/travel.md:1:10 warning raw-html HTML is not supported here; it is shown as plain text",
    ]);
  });
});

describe("severities", () => {
  test("warnings and notices leave the workshop whole", () => {
    const { diagnostics, workshop } = read({
      "data/papers.yaml": "- title: An \\emph{Interesting} Result\n",
      "data/workshop.yaml": "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\n",
    });
    assert.deepEqual(
      diagnostics.map(({ severity }) => severity),
      ["warning", "notice"],
    );
    assert.equal(workshop?.papers.length, 1);
  });

  test("one error leaves no workshop", () => {
    assert.equal(read({ "data/papers.yaml": "- titel: Flip Points\n" }).workshop, undefined);
  });
});

describe("a file that cannot be read", () => {
  const quote = '- title: "Flip Points\n- title: Flop Points\n';

  test("gives its one syntax error and nothing on top of it", () => {
    const { diagnostics } = read({
      "data/papers.yaml": quote,
      "data/schedule.yaml":
        "- date: 2019-05-06\n  end: 18:00\n  items:\n    - {time: 17:00, type: oral, paper: Flop Points}\n",
    });
    assert.deepEqual(diagnostics.map(brief), ['data/papers.yaml:1:10 error yaml-quote this " is never closed']);
  });

  const references: readonly [name: string, broken: string, files: Readonly<Record<string, string>>][] = [
    [
      "people",
      "data/speakers.yaml",
      {
        "data/organizers.yaml": "- Aleksander Madry (MIT)\n",
        "data/schedule.yaml":
          "- date: 2019-05-06\n  end: 18:00\n  items:\n    - {time: 17:00, type: oral, title: A, speakers: Aleksander Mardy}\n",
      },
    ],
    ["dates", "data/dates.yaml", { "content/cfp.md": "---\ndeadline: Papers\n---\nSend papers.\n" }],
    [
      "the dates of actions",
      "data/dates.yaml",
      {
        "data/workshop.yaml":
          "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\nactions: {label: Register, url: https://example.org/, until: Early}\n",
      },
    ],
    ["sessions", "data/schedule.yaml", { "data/papers.yaml": "- {title: Flip Points, session: Posters}\n" }],
    ["pages", "content/cfp.md", { "data/dates.yaml": "- {title: Papers, date: 2019-03-01, call: cfp}\n" }],
    [
      "sections",
      "content/cfp.md",
      {
        "data/workshop.yaml":
          "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\nsections: [overview, cfp]\n",
      },
    ],
    [
      "links",
      "data/papers.yaml",
      {
        "data/workshop.yaml":
          "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\nactions: {label: Papers, url: /papers/}\n",
      },
    ],
  ];
  for (const [name, file, files] of references) {
    test(`keeps references to its ${name} from being reported`, () => {
      const text = file.endsWith(".md") ? '---\ntitle: "Call\n---\nSend papers.\n' : quote;
      const { diagnostics } = read({ ...files, [file]: text });
      assert.deepEqual(
        diagnostics.map((one) => `${one.file} ${one.code}`),
        [`${file} yaml-quote`],
      );
      const { diagnostics: others } = read({ ...files, [file]: null });
      assert.ok(
        others.some(({ severity }) => severity === "error"),
        "without the file they are",
      );
    });
  }

  test("by its schema counts as well", () => {
    const { diagnostics } = read({
      "data/papers.yaml": "- titel: Flip Points\n  title: Flip\n",
      "data/schedule.yaml":
        "- date: 2019-05-06\n  end: 18:00\n  items:\n    - {time: 17:00, type: oral, paper: Flop Points}\n",
    });
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ["unknown-key"],
    );
  });
});
