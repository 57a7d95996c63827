import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf, learned } from "../../../src/components/star/changes.browser.ts";
import type { StarFacts } from "../../../src/feeds/stars.ts";

const TALK: StarFacts = {
  title: "A talk",
  start: "2030-06-03T10:00",
  date: "Mon 3 Jun",
  time: "10:00",
  room: "Room A",
};
const LATER = { start: "2030-06-03T11:30", time: "11:30" };

const changes = (before: StarFacts, after: StarFacts | undefined) =>
  changesOf(["item-a"], { "item-a": before }, after === undefined ? {} : { "item-a": after });

const moves: readonly [what: string, before: StarFacts, after: Partial<StarFacts>, from: string, to: string][] = [
  ["in another room at another time", TALK, { ...LATER, room: "Room B" }, "Room A 10:00", "Room B 11:30"],
  ["at another time", TALK, LATER, "10:00", "11:30"],
  ["in another room", TALK, { room: "Room B" }, "Room A", "Room B"],
  [
    "on another day at the same time",
    TALK,
    { start: "2030-06-04T10:00", date: "Tue 4 Jun" },
    "Mon 3 Jun 10:00",
    "Tue 4 Jun 10:00",
  ],
  [
    "of which only the day was known, on another day",
    { title: "A talk", date: "Mon 3 Jun" },
    { date: "Tue 4 Jun" },
    "Mon 3 Jun",
    "Tue 4 Jun",
  ],
];
for (const [what, before, after, from, to] of moves)
  test(`a starred talk that is now ${what} is said to have moved`, () => {
    assert.deepEqual(changes(before, { ...before, ...after }), [{ kind: "moved", title: "A talk", from, to }]);
  });

test("a room that was not known before is told with the time", () => {
  const { room: _, ...nowhere } = TALK;
  assert.deepEqual(changes(nowhere, TALK), [{ kind: "moved", title: "A talk", from: "10:00", to: "Room A 10:00" }]);
});

test("a starred talk that is cancelled, takes place after all, is renamed or gone is said to be", () => {
  const cancelled = { ...TALK, cancelled: true } as const;
  assert.deepEqual(changes(TALK, cancelled), [{ kind: "cancelled", title: "A talk" }]);
  assert.deepEqual(changes(TALK, { ...cancelled, room: "Room B" }), [{ kind: "cancelled", title: "A talk" }]);
  assert.deepEqual(changes(cancelled, TALK), [{ kind: "restored", title: "A talk" }]);
  assert.deepEqual(changes(TALK, { ...TALK, title: "B" }), [{ kind: "renamed", title: "A talk", to: "B" }]);
  assert.deepEqual(changes(TALK, undefined), [{ kind: "gone", title: "A talk" }]);
});

test("what is the same in other words has not changed, nor what was never seen", () => {
  assert.deepEqual(changes(TALK, { ...TALK, date: "Montag, 3. Juni", time: "10 am" }), []);
  assert.deepEqual(changesOf(["item-a"], {}, { "item-a": TALK }), []);
  assert.deepEqual(changesOf([], { "item-a": TALK }, {}), []);
});

test("what was last seen of a star is remembered until the change is noted, that of others is not", () => {
  const moved = { ...TALK, ...LATER };
  assert.deepEqual(
    learned(["item-a", "item-b", "item-c"], { "item-a": TALK, "item-z": TALK }, { "item-a": moved, "item-b": moved }),
    {
      "item-a": TALK,
      "item-b": moved,
    },
  );
});
