/** Rooms and tracks whose names are alike. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeKey, placeKeys } from "../../../src/components/programme/days.ts";
import { dayTimelines } from "../../../src/model/timeline.ts";
import { facets, facetWords } from "../../../src/pages/schedule/facets.ts";
import { dayGrid } from "../../../src/pages/schedule/grid.ts";
import { neighbours } from "../../../src/pages/talk/talk.ts";
import { itemOf, viewOf } from "../../view.ts";

const talks = ["Cafe", "Café", "☕"].flatMap((track, index) =>
  [1, 2, 3].map(
    (number) =>
      `    - {time: "1${index}:${number}0", duration: 10 min, type: talk, room: Aula, track: "${track}", title: "${track} ${number}", speakers: A B}\n`,
  ),
);
const view = viewOf({
  "data/schedule.yaml": `
- date: 2019-05-06
  items:
    - {time: 9:00-9:30, type: talk, room: Systems, title: In the room, speakers: A B}
    - {time: 9:00-9:30, type: talk, track: Systems, title: In the track, speakers: C D}
    - {time: 9:30-10:00, type: talk, room: Systems, title: In the room later, speakers: A B}
    - {time: 9:30-10:00, type: talk, track: Systems, title: In the track later, speakers: C D}
- date: 2019-05-07
  items:
${talks.join("")}`,
});
const [day] = view.workshop.days;
assert.ok(day);
const [inRoom, inTrack] = [itemOf(view.workshop, "In the room"), itemOf(view.workshop, "In the track")] as const;

test("a room and a track that are called alike are two places: in the grid, the drawing, for scripts and from talk to talk", () => {
  assert.equal(dayGrid(view, day)?.columns.length, 2);
  const [drawn] = dayTimelines([day]);
  assert.equal(new Set(drawn?.blocks.slice(0, 2).map(({ y }) => y)).size, 2);
  const keys = [inRoom, inTrack].map(({ roomOrTrack }) => placeKey(view, roomOrTrack));
  assert.equal(new Set(keys).size, 2);
  for (const key of keys) assert.ok(placeKeys(view).split(" ").includes(key));
  assert.equal(neighbours(inRoom)?.next?.title?.plain, "In the room later");
});

test("tracks whose names differ in no more than a sign are two in the filter", () => {
  const options = facets(view, view.workshop.items).find(({ name }) => name === "track")?.options ?? [];
  const counts = options.map(({ track, count }) => [track, count]);
  assert.deepEqual(counts, [
    ["Systems", 2],
    ["Cafe", 3],
    ["Café", 3],
    ["☕", 3],
  ]);
  const wordsOf = (title: string) => facetWords(view, itemOf(view.workshop, title)).split(" ");
  assert.ok(wordsOf("Cafe 1").includes("track-cafe"));
  assert.ok(!wordsOf("Café 1").includes("track-cafe"));
});
