import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { shownPapers } from "../../src/model/print.ts";
import type { Item, Paper } from "../../src/model/workshop.ts";
import { brief, read } from "../reading.ts";

describe("a list of papers", () => {
  test("has those without a group first, so that none seems to belong to the heading above it", () => {
    const { workshop } = read({
      "data/papers.yaml": `
- {title: Zoning, authors: Ann Lee, group: Theory}
- {title: Flip Points, authors: Bo Ek}
- {title: Anchors, authors: Cy Oz, group: Practice}
- {title: Last, authors: Bo Ek}
`,
    });
    const groups = workshop?.paperLists[0]?.groups.map(({ title, papers }) => [
      title,
      ...papers.map((paper) => paper.title.plain),
    ]);
    assert.deepEqual(groups, [
      [undefined, "Flip Points", "Last"],
      ["Theory", "Zoning"],
      ["Practice", "Anchors"],
    ]);
  });
});

describe("papers: of an item", () => {
  const PAPERS = `
- {title: Spoken, kind: talk}
- {title: Both, kind: [oral, poster]}
- {title: Hung}
- {title: Elsewhere, kind: poster, session: Late}
- {title: Shown, kind: demo, id: shown}
- {title: Short, kind: talk, label: Extended abstract}
`;
  const schedule = (papers: string) => ({
    "data/papers.yaml": PAPERS,
    "data/schedule.yaml": `- date: 2019-05-06\n  end: 18:00\n  items:\n    - {time: 10:00-11:00, type: poster session, title: Session, papers: ${papers}}\n    - {time: 16:00-17:00, type: poster session, title: Late}\n`,
  });
  const titlesOf = (papers: readonly Paper[] = []) => papers.map(({ title }) => title.plain).join(", ");
  const cases: readonly [papers: string, shown: string][] = [
    ["posters", "Both, Hung"],
    ["Poster", "Both, Hung"],
    ["[poster, demos]", "Both, Hung, Shown"],
    ["[demos, Spoken]", "Shown, Spoken"],
    ["[Spoken, DEMO]", "Spoken, Shown"],
    ["extended abstracts", "Short"],
    ["Extended-Abstract", "Short"],
    ["[shown, demos]", "Shown"],
    ["[Elsewhere, posters]", "Elsewhere, Both, Hung"],
    ["All", "Spoken, Both, Hung, Shown, Short"],
    ["[demos, all]", "Shown, Spoken, Both, Hung, Short"],
  ];
  for (const [papers, shown] of cases) {
    test(`as ${papers} are those of the kinds and labels that it names, and single ones`, () => {
      const { workshop, diagnostics } = read(schedule(papers));
      assert.deepEqual(diagnostics.map(brief), []);
      assert.equal(titlesOf(workshop?.items[0]?.papers), shown);
      assert.equal(titlesOf(workshop?.items[1]?.papers), "Elsewhere");
      for (const paper of workshop?.items[0]?.papers ?? [])
        assert.ok(paper.sessions.includes(workshop?.items[0] as Item));
    });
  }

  test("are said by links to whole lists, the others by their titles, and counted on paper", () => {
    const shown = read(schedule("[talks, posters]")).workshop?.items[0]?.shown;
    assert.deepEqual(
      shown?.lists.map(({ anchor }) => anchor),
      ["talks"],
    );
    assert.equal(titlesOf(shown?.others), "Both, Hung");
    assert.deepEqual(
      shown?.counts.map(({ anchor, papers }) => [anchor, papers.length]),
      [
        ["talks", 2],
        ["posters", 2],
      ],
    );
  });

  test("decide what hangs on a board, with talks and posters in one file", () => {
    const talks = Array.from({ length: 46 }, (_, index) => `- {title: Talk ${index}, kind: talk}\n`).join("");
    const posters = Array.from({ length: 15 }, (_, index) => `- {title: Poster ${index}, kind: poster}\n`).join("");
    const { workshop } = read({ ...schedule("posters"), "data/papers.yaml": talks + posters });
    assert.ok(workshop);
    assert.equal(shownPapers(workshop).length, 15);
    assert.deepEqual(
      workshop.items[0]?.shown.lists.map(({ anchor, papers }) => [anchor, papers.length]),
      [["posters", 15]],
    );
    assert.deepEqual(workshop.items[0]?.shown.others, []);
  });

  const problems: readonly [
    name: string,
    papers: string,
    file: string,
    expected: readonly [code: string, hint: RegExp][],
  ][] = [
    ["a misspelt kind", "postrs", PAPERS, [["unknown-paper", /did you mean "posters"/]]],
    [
      "a word for nothing",
      "[demos, quibbles]",
      PAPERS,
      [["unknown-paper", /or all, talks, orals, posters, demos, Extended abstract$/]],
    ],
    ["several kinds in one text", "posters and demos", PAPERS, [["unknown-paper", /write a list: \[posters, demos\]/]]],
    ["a kind without papers", "spotlights", PAPERS, [["empty-kind", /kind: or label: on/]]],
    ["a kind while no paper is known", "posters", "[]\n", []],
    [
      "a word for a paper and a kind",
      "demos",
      "- {title: Demos, id: on-demos}\n- {title: Flips, kind: demo}\n",
      [["ambiguous-reference", /for the paper, write on-demos, for the papers of that kind demo$/]],
    ],
    ["a paper with the name of a kind that has no paper", "demos", "- {title: Demos}\n", []],
    ["a paper that is the only one of its kind", "demos", "- {title: Demos, kind: demo}\n", []],
  ];
  for (const [name, papers, file, expected] of problems) {
    test(`are read or reported: ${name}`, () => {
      const { diagnostics } = read({ ...schedule(papers), "data/papers.yaml": file });
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        expected.map(([code]) => code),
      );
      for (const [index, [, hint]] of expected.entries()) assert.match(diagnostics[index]?.hint ?? "", hint);
    });
  }
});

test("what a paper won stands at the talk that presents it, each award once", () => {
  const { workshop } = read({
    "data/papers.yaml": "- {title: Flips, authors: Ann Lee, award: [Best Paper Award, Best Student Paper]}\n",
    "data/schedule.yaml":
      "- date: 2019-05-06\n  end: 11:00\n  items:\n    - {time: 10:00, type: oral, title: Flips}\n    - {time: 10:20, type: oral, title: Again, paper: Flips, award: [Best Talk, best  paper award]}\n",
  });
  assert.deepEqual(
    workshop?.items.map(({ awards }) => awards),
    [
      ["Best Paper Award", "Best Student Paper"],
      ["Best Talk", "best  paper award", "Best Student Paper"],
    ],
  );
  assert.deepEqual(workshop?.papers[0]?.awards, ["Best Paper Award", "Best Student Paper"]);
});

test("a talk with nearly a paper's title draws a warning only where nobody is said to give it", () => {
  const codesWith = (talk: string) =>
    read({
      "data/papers.yaml": "- {title: Debugging with Flip Points, authors: Ann Lee}\n",
      "data/schedule.yaml": `- date: 2019-05-06\n  end: 11:00\n  items:\n    - {time: 10:00, type: oral, ${talk}}\n`,
    }).diagnostics.map(({ code }) => code);
  assert.deepEqual(codesWith("title: Debuging with Flip Points"), ["nearly-paper"]);
  for (const talk of [
    "title: Debugging with Flip Points",
    "title: Debuging with Flip Points, speakers: Bo Ek",
    "title: Something Else Entirely",
    "title: TBA, id: talk",
  ])
    assert.deepEqual(codesWith(talk), [], talk);
});
