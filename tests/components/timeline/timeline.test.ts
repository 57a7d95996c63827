import assert from "node:assert/strict";
import { test } from "node:test";
import { timelines } from "../../../src/components/timeline/timeline.ts";
import { viewOf } from "../../view.ts";

const day = (date: string) => `
- date: ${date}
  items:
    - {time: 9:00-9:30, title: One, type: talk}
    - {time: 9:30-10:00, title: Two, type: talk}
`;
const view = viewOf({ "data/schedule.yaml": day("2019-05-06") });

test("the blocks of a timeline lead to their items and say what they are, unless it is a picture", () => {
  const [linked] = timelines(view, view.workshop.days);
  assert.equal(linked?.isLinked, true);
  assert.deepEqual(
    linked?.blocks.map(({ name }) => name),
    ["09:00: One", "09:30: Two"],
  );
  const [plain] = timelines(view, view.workshop.days, { plain: true });
  assert.equal(plain?.isLinked, false);
});

test("one item can be lit, and the last of several days has the hours", () => {
  const here = view.workshop.items[1];
  assert.ok(here);
  const days = [...view.workshop.days, ...view.workshop.days];
  const drawn = timelines(view, days, { plain: true, here });
  assert.deepEqual(
    drawn.map(({ isOneOfSeveral, showsHours }) => [isOneOfSeveral, showsHours]),
    [
      [true, false],
      [true, true],
    ],
  );
  assert.deepEqual(
    drawn[0]?.blocks.map(({ isHere }) => isHere),
    [false, true],
  );
});
