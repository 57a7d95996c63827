import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { beginning } from "../../../src/components/facets/facets.ts";
import { facets } from "../../../src/pages/schedule/facets.ts";
import { viewOf } from "../../view.ts";

const options = (count: number) => Array.from({ length: count }, (_, index) => ({ value: String(index) }));

describe("a facet", () => {
  test("of up to twelve values shows them all, and has no field to find one", () => {
    assert.deepEqual(beginning(options(12), "first"), { isLong: false });
    assert.deepEqual(beginning(options(12), "folded"), { isLong: false });
  });

  test("of more has a field, and begins folded or with the first eight", () => {
    assert.deepEqual(beginning(options(13), "folded"), { isLong: true });
    assert.deepEqual(beginning(options(13), "first"), { isLong: true, first: 8 });
  });
});

test("the facets of a programme end with the reader's own stars; without others there are none", () => {
  const item = (index: number, room: string) =>
    `    - {time: "${9 + index}:00-${9 + index}:30", type: talk, title: Talk ${index}, room: ${room}}\n`;
  const names = (rooms: readonly string[]) => {
    const items = Array.from({ length: 10 }, (_, index) => item(index, rooms[index % rooms.length] ?? "")).join("");
    const view = viewOf({
      "data/workshop.yaml": "name: Facets\nstart: 2030-06-03\nend: 2030-06-03\ntimezone: Europe/Lisbon\n",
      "data/schedule.yaml": `- date: 2030-06-03\n  items:\n${items}`,
    });
    return facets(view, view.workshop.items).map(({ name }) => name);
  };
  assert.deepEqual(names(["A", "B"]), ["room", "starred"]);
  assert.deepEqual(names(["A"]), []);
});
