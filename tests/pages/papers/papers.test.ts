import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hasManyPapers, type Order, type PaperIndex, paperIndex } from "../../../src/pages/papers/papers.ts";
import { viewOf } from "../../view.ts";
import { MANY } from "./many.ts";

const index = (files: Record<string, string> = MANY): PaperIndex => {
  const found = paperIndex(viewOf(files));
  assert.ok(found);
  return found;
};

const facetOf = ({ facets }: PaperIndex, name: string) => facets.find((facet) => facet.name === name);

/** The ids of the first papers in an order. */
function first(found: PaperIndex, order: Order, count: number): string[] {
  const place = found.orders.indexOf(order);
  const rank = ({ ranks }: { readonly ranks: string }) => Number(ranks.split(" ")[place]);
  return found.rows
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, count)
    .map(({ paper }) => paper.slug);
}

describe("the list of many papers", () => {
  test("is for more than sixty", () => {
    const few = MANY["data/papers.yaml"].split("\n").slice(0, 60).join("\n");
    const schedule = "- {date: 2030-06-10}\n";
    assert.equal(paperIndex(viewOf({ ...MANY, "data/papers.yaml": few, "data/schedule.yaml": schedule })), undefined);
    assert.ok(hasManyPapers(viewOf(MANY).workshop));
  });

  test("is in the order of boards, as numbers, those without one last and as in the data", () => {
    const slugs = index().rows.map(({ paper }) => paper.slug);
    assert.deepEqual(slugs.slice(0, 2), ["p67", "p66"]);
    assert.deepEqual(slugs.slice(-3), ["p0", "p68", "p69"]);
    const mixed = MANY["data/papers.yaml"].replace('board: "200"', "board: A10").replace('board: "199"', "board: A2");
    const { rows } = index({ ...MANY, "data/papers.yaml": mixed });
    assert.deepEqual(
      rows.slice(-4).map(({ paper }) => paper.slug),
      ["p1", "p0", "p68", "p69"],
    );
  });

  test("can be sorted by session, then board, and by title, signs aside", () => {
    const found = index();
    assert.deepEqual(found.orders, ["board", "session", "title"]);
    assert.deepEqual(first(found, "session", 2), ["p67", "p66"]);
    const all = first(found, "session", 70);
    assert.deepEqual(all.slice(33, 35), ["p34", "p33"]);
    assert.deepEqual(all.slice(-2), ["p68", "p69"]);
    assert.deepEqual(first(found, "title", 3), ["p3", "p0", "p1"]);
  });

  test("without boards or sessions is as in the data, or by title", () => {
    const plain = MANY["data/papers.yaml"].replace(/, board: "\d+"/g, "");
    const found = index({ ...MANY, "data/papers.yaml": plain, "data/schedule.yaml": "- {date: 2030-06-10}\n" });
    assert.deepEqual(found.orders, ["listed", "title"]);
    assert.deepEqual(
      found.rows.slice(0, 2).map(({ paper }) => paper.slug),
      ["p0", "p1"],
    );
    assert.deepEqual(found.items, []);
    assert.ok(found.rows.every(({ times }) => times.length === 0));
  });

  test("says all times at which a paper is shown, unless they are those of all the others", () => {
    const poster = (start: string, papers: string) =>
      `    - {time: ${start}, type: poster session, title: Posters at ${start.slice(0, 2)}, papers: [${papers}]}`;
    const every = Array.from({ length: 70 }, (_, place) => `p${place}`).join(", ");
    const timesIn = (...lines: string[]) => {
      const schedule = ["- date: 2030-06-10", "  items:", ...lines, ""].join("\n");
      const found = index({ ...MANY, "data/schedule.yaml": schedule });
      return found.rows.map(({ times }) => times.map((time) => time.toFormat("HH:mm")).join());
    };
    assert.deepEqual(new Set(timesIn(poster("10:00-11:00", every), poster("15:00-16:00", every))), new Set([""]));
    const some = timesIn(poster("10:00-11:00", every), poster("15:00-16:00", "p1"));
    assert.deepEqual(new Set(some), new Set(["10:00", "10:00,15:00"]));
  });

  test("says the kind only where it is not the common one", () => {
    const kinds = index().rows.flatMap(({ paper, kind }) => (kind === undefined ? [] : [[paper.slug, kind]]));
    assert.deepEqual(Object.fromEntries(kinds), { p4: "Long oral", p5: "Oral", p6: "Oral" });
  });

  test("is narrowed by kind, label, session and keyword, each with its number of papers", () => {
    const found = index();
    const kinds = facetOf(found, "kind")?.options.map(({ value, label, count }) => [value, label, count]);
    assert.deepEqual(kinds, [
      ["poster", "Poster", 67],
      ["long-oral", "Long oral", 1],
      ["oral", "Oral", 2],
    ]);
    const sessions = facetOf(found, "session")?.options.map(({ value, at, count }) => [value, at?.toISODate(), count]);
    assert.deepEqual(sessions, [
      ["item-first-posters", "2030-06-10", 33],
      ["item-second-posters", "2030-06-11", 35],
    ]);
    assert.equal(facetOf(found, "group"), undefined);
    const facets = new Map(found.rows.map(({ paper, facets }) => [paper.slug, facets]));
    assert.equal(facets.get("p1"), "kind-poster session-item-second-posters keyword-repair");
  });

  test("offers keywords that several papers have, in whatever case, the most frequent first", () => {
    const options = facetOf(index(), "keyword")?.options.map(({ value, label, count }) => [value, label, count]);
    assert.deepEqual(options, [
      ["monitoring", "monitoring", 2],
      ["repair", "repair", 2],
    ]);
  });

  test("names sessions at one time by their titles, and talks by the session they are given in", () => {
    const schedule = `
- date: 2030-06-10
  items:
    - {time: 14:00-15:00, type: poster session, title: Upstairs, room: A, papers: [p10, p11]}
    - {time: 14:00-15:00, type: poster session, title: Downstairs, room: B, papers: [p12]}
    - title: Orals
      items:
        - {time: 15:00-15:30, type: oral, paper: p5}
        - {time: 15:30-16:00, type: oral, paper: p6}
`;
    const found = index({ ...MANY, "data/schedule.yaml": schedule });
    assert.deepEqual(
      facetOf(found, "session")?.options.map(({ label, count }) => [label, count]),
      [
        ["Upstairs", 2],
        ["Downstairs", 1],
        [undefined, 2],
      ],
    );
  });

  test("is the same at every build", () => {
    const plain = (found: PaperIndex) => JSON.stringify(found.rows.map(({ paper, ...row }) => [paper.slug, row]));
    assert.equal(plain(index()), plain(index()));
  });
});
