import assert from "node:assert/strict";
import { describe, test } from "node:test";
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

test("one item can be lit; else the last of several days has the hours", () => {
  const here = view.workshop.items[1];
  assert.ok(here);
  const days = [...view.workshop.days, ...view.workshop.days];
  const drawn = timelines(view, days, { plain: true, here });
  assert.ok(drawn.every(({ showsHours }) => !showsHours));
  assert.deepEqual(
    timelines(view, days).map(({ isOneOfSeveral, showsHours }) => [isOneOfSeveral, showsHours]),
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

describe("surnames in the blocks", () => {
  const named = (items: string) => {
    const site = viewOf({ "data/schedule.yaml": `- date: 2019-05-06\n  items:\n${items}` });
    return timelines(site, site.workshop.days, { named: true });
  };
  const keynote = (time: string, speakers: string) =>
    `    - {time: "${time}", title: "${time}", type: keynote, speakers: ${speakers}}\n`;
  const namesOf = (items: string) => named(items)[0]?.blocks.map(({ surname }) => surname);

  test("stand across where all of them fit, without those of contributed and cancelled talks", () => {
    const items =
      keynote("9:00-10:00", "Adaeze Marenga") +
      keynote("10:00-11:00", "Ludwig van Beethoven") +
      "    - {time: 11:00-12:00, title: T, type: talk, speakers: Ada B}\n" +
      "    - {time: 12:00-13:00, title: C, type: keynote, speakers: Ada C, cancelled: true}\n" +
      "    - {time: 13:00-14:00, title: P, type: panel}\n";
    assert.equal(named(items)[0]?.naming, "across");
    assert.deepEqual(namesOf(items), ["Marenga", "Beethoven", "", "", "Panel"]);
  });

  test("stand upright where not all fit across, and nowhere where not all fit upright", () => {
    const rest = "    - {time: 9:30-19:00, title: R, type: break}\n";
    assert.equal(named(keynote("9:00-9:30", "Ada Moldovan") + rest)[0]?.naming, "upright");
    const long = keynote("9:00-9:30", "Ada Wolfeschlegelsteinhausenberger") + rest + keynote("19:00-19:30", "A B");
    assert.equal(named(long)[0]?.naming, "none");
    assert.ok(namesOf(long)?.every((name) => name === ""));
  });
});

test("more than three days are thin bands, which lead to their days and not to items", () => {
  const days = (count: number) =>
    viewOf({
      "data/schedule.yaml": ["06", "07", "08", "09"]
        .slice(0, count)
        .map((of) => day(`2019-05-${of}`))
        .join(""),
    });
  const [three, four] = [days(3), days(4)].map((site) => timelines(site, site.workshop.days));
  assert.ok(three?.every(({ isBand, isLinked }) => !isBand && isLinked));
  assert.equal(four?.length, 4);
  assert.ok(four?.every(({ isBand, isLinked }) => isBand && !isLinked));
});

test("kinds differ in height, and an item that nothing runs parallel to is as high as one for everyone", () => {
  const site = viewOf({
    "data/schedule.yaml": `- date: 2019-05-06
  items:
    - {time: 9:00-10:00, title: K, type: keynote}
    - {time: 10:00-10:30, title: R, type: remarks}
    - {time: 11:00-12:00, title: A, type: talk, room: A}
    - {time: 11:00-12:00, title: B, type: talk, room: B}
    - {time: 11:30-12:00, title: C, type: talk, room: C}
    - {time: 13:00-14:00, title: P, type: poster session, room: C}
`,
  });
  const [timeline] = timelines(site, site.workshop.days);
  const heights = new Map(timeline?.blocks.map(({ item, height }) => [item?.title?.plain, height]));
  assert.deepEqual([heights.get("K"), heights.get("R"), heights.get("P")], [100, 26, 58]);
  for (const name of ["A", "B", "C"]) assert.equal(Math.round(heights.get(name) ?? 0), 33);
  assert.equal(timeline?.isHatched, true);
});
