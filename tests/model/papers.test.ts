import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { read } from "../reading.ts";

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
