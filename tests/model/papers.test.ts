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
