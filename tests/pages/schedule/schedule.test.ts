import assert from "node:assert/strict";
import { test } from "node:test";
import { DateTime } from "luxon";
import { localizationOf } from "../../../src/locales/localization.ts";
import { dayAddress, schedulePage } from "../../../src/pages/schedule/schedule.ts";
import { readSite } from "../../../src/site/read.ts";
import { writeSyntheticSite } from "../../synthetic.ts";

function viewOfSize(size: { days: number; rooms: number; talks: number }) {
  const site = writeSyntheticSite({ ...size, papers: 0 });
  const { workshop } = readSite({ site, now: DateTime.fromISO("2030-04-01T12:00:00Z") as DateTime<true> });
  assert.ok(workshop);
  return { workshop, ...localizationOf(workshop), address: "/schedule/" };
}

test("the schedule of a short programme has every item of every day", () => {
  const view = viewOfSize({ days: 2, rooms: 1, talks: 12 });
  const page = schedulePage(view);
  assert.deepEqual(
    { isBrief: page.isBrief, isWhole: page.isWhole, level: page.level, title: page.title },
    { isBrief: false, isWhole: true, level: 3, title: "Schedule" },
  );
  assert.deepEqual(
    page.days.map(({ day, listed, rest }) => [day === listed, rest]),
    [
      [true, undefined],
      [true, undefined],
    ],
  );
});

test("that of the longest programmes lists what is for everyone and leads to the days, whose pages have the rest", () => {
  const read = viewOfSize({ days: 10, rooms: 8, talks: 600 });
  assert.equal(schedulePage(read).isBrief, true);
  const view = { ...read, workshop: { ...read.workshop, scheduleShows: "what is for everyone" as const } };
  const [first] = view.workshop.days;
  assert.ok(first);
  const page = schedulePage(view);
  assert.deepEqual([page.isBrief, page.isWhole, page.facets], [true, false, []]);
  assert.equal(page.days[0]?.rest, first.page);
  assert.ok(page.days[0]?.listed.slots.every(({ item }) => item?.roomOrTrack.kind === "plenary"));
  const own = schedulePage(view, first);
  assert.deepEqual([own.isBrief, own.isWhole, own.level, own.items], [false, true, 2, first.items]);
  assert.equal(own.title, "Monday 3 June 2030");
  assert.equal(dayAddress(first, first), first.page);
  assert.equal(dayAddress(first, undefined), `#${first.anchor}`);
});
