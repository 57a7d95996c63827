import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { nearestOf, similarPapers } from "../../../src/pages/paper/similar.ts";
import { buildFixture, writeFiles } from "../../site.ts";
import { viewOf } from "../../view.ts";

const WORKSHOP = "name: Debug ML\nstart: 2019-05-06\ntimezone: UTC\n";

/** Papers that have nothing in common with each other or with any other. */
const others = (count: number): string =>
  Array.from({ length: count }, (_, index) => `- {title: ${"abcdefghijklmnop"[index]?.repeat(5)}}\n`).join("");

/** The titles of papers similar to the first. */
function similarToFirst(papers: string, schedule?: string): string[] {
  const { workshop } = viewOf({
    "data/workshop.yaml": WORKSHOP,
    "data/papers.yaml": papers,
    ...(schedule !== undefined && { "data/schedule.yaml": schedule }),
  });
  const [first] = workshop.papers;
  return first ? similarPapers(workshop, first).map(({ title }) => title.plain) : [];
}

describe("papers similar to one", () => {
  test("share rare words of titles, keywords or abstracts with it, three at most", () => {
    const papers = [
      "- {title: Repairing Networks, keywords: [repair, bugs], abstract: We mend what is broken.}",
      "- {title: Programs that mend themselves}",
      "- {title: Network Repair}",
      "- {title: Finding faults, keywords: bugs}",
      "- {title: What we repair, abstract: Mend or replace networks?}",
    ].join("\n");
    assert.deepEqual(similarToFirst(`${papers}\n${others(9)}`).toSorted(), [
      "Finding faults",
      "Network Repair",
      "What we repair",
    ]);
  });

  test("are not looked for among fewer than ten", () => {
    const papers = "- {title: Repairing Networks}\n- {title: Broken Networks}\n";
    assert.deepEqual(similarToFirst(papers + others(7)), []);
    assert.deepEqual(similarToFirst(papers + others(8)), ["Broken Networks"]);
  });

  test("are none if nothing is alike", () => {
    assert.deepEqual(similarToFirst(others(12)), []);
  });

  test("are found whatever accents, plurals and scripts, as by the search", () => {
    assert.deepEqual(
      similarToFirst(`- {title: Schrödinger Bridges}\n- {title: A bridge of Schrodinger}\n${others(9)}`),
      ["A bridge of Schrodinger"],
    );
    assert.deepEqual(
      similarToFirst(`- {title: 大型语言模型的调试}\n- {title: 调试编译器}\n- {title: 蛋白质}\n${others(9)}`),
      ["调试编译器"],
    );
  });

  test("are in the order of the data where they are equally near", () => {
    const papers = ["Flip", "Flip One", "Flip Two", "Flip Tre", "Flip Six"].map((title) => `- {title: ${title}}\n`);
    assert.deepEqual(similarToFirst(papers.join("") + others(16)), ["Flip One", "Flip Two", "Flip Tre"]);
  });

  test("do not include one of which all is cancelled", () => {
    const papers = `- {title: Repair, kind: oral}\n- {title: Repair again, kind: oral}\n- {title: Repair twice}\n`;
    const schedule = (mark: string) =>
      `- date: 2019-05-06\n  items:\n    - {time: 9:00-10:00, type: oral, paper: Repair again${mark}}\n`;
    assert.deepEqual(similarToFirst(papers + others(9), schedule("")), ["Repair again", "Repair twice"]);
    assert.deepEqual(similarToFirst(papers + others(9), schedule(", cancelled: yes")), ["Repair twice"]);
  });
});

test("five thousand documents are compared with a bounded number of words each", () => {
  // Of so few words that each is in as many documents as are compared.
  const documents = Array.from({ length: 5000 }, (_, index) => {
    const words = Array.from({ length: 120 }, (_, place) => `w${(index * 31 + place * place * 17) % 5000}`);
    return new Map(words.map((word) => [word, 1]));
  });
  const found = nearestOf(documents, 3);
  assert.equal(found.length, 5000);
  assert.ok(found.every((near, index) => near.length === 3 && !near.includes(index)));
});

test("the page of a paper and that of its talk name them, with their boards", async () => {
  const site = writeFiles({
    "data/workshop.yaml": WORKSHOP,
    "data/papers.yaml": `- {title: Repairing Networks, kind: oral}\n- {title: Network Repair, board: A7}\n${others(9)}`,
    "data/schedule.yaml":
      "- date: 2019-05-06\n  items:\n    - {time: 9:00-10:00, type: oral, paper: Repairing Networks, abstract: Ours.}\n",
  });
  const { read } = await buildFixture(site, { now: "2019-05-01T12:00Z" });
  for (const page of ["/papers/repairing-networks/", "/talks/repairing-networks/"]) {
    const [, list = ""] = /Similar papers<\/h2>\s*<ul[^>]*>(.*?)<\/ul>/s.exec(read(page)) ?? [];
    assert.match(list, /A7<\/span> <span[^>]*><a href="\/papers\/network-repair\/">Network Repair<\/a>/, page);
  }
  assert.ok(!read("/papers/network-repair/").includes("Network Repair</a></span></li>"), "not itself");
});
