import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type DayEntry, onNowAt } from "../../../src/components/now/on-now.browser.ts";

interface Named extends DayEntry {
  readonly name: string;
}

/** `10:30` of the first day, `34:30` of the second. */
function at(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}

function entry(room: string, from: string, to: string, name: string, more: Partial<DayEntry> = {}): Named {
  const [start, end] = [at(from), at(to)];
  const day = start < at("24:00") ? "1" : "2";
  return { room, day, start, end, name, hasEnd: true, isAside: false, isCancelled: false, isChosen: true, ...more };
}

const DAY = [
  entry("", "8:30", "18:00", "Desk", { isAside: true }),
  entry("", "9:00", "10:00", "Keynote"),
  entry("", "10:00", "10:30", "Coffee"),
  entry("b", "10:30", "11:30", "B1"),
  entry("a", "10:30", "11:00", "A1"),
  entry("a", "11:00", "11:30", "A2", { isCancelled: true }),
  entry("", "12:00", "13:00", "Lunch"),
  entry("c", "13:00", "14:00", "C1"),
  entry("a", "13:00", "14:00", "A3"),
  entry("a", "33:00", "34:00", "Second day"),
];

const names = (entries: readonly Named[]) => entries.map(({ name }) => name).join(" ");

/** What the block shows, in one line: `on A1 B1 | aside Desk | next A2`. */
function brief(clock: string, entries: readonly Named[] = DAY, isOwn = false): string {
  const { on, aside, next, isOtherwise } = onNowAt(entries, ["a", "b", "c"], at(clock), isOwn);
  return [
    `on ${names(on)}`,
    `aside ${names(aside)}`,
    `next ${names(next)}`,
    ...(isOtherwise ? ["otherwise"] : []),
  ].join(" | ");
}

describe("what is on now", () => {
  test("is told by room, in their order, from the minute at which it begins to the one at which it ends", () => {
    assert.equal(brief("10:30"), "on A1 B1 | aside Desk | next Lunch A2");
    assert.equal(brief("11:29"), "on A2 B1 | aside Desk | next Lunch");
  });

  test("is said once if it is for everyone, and what is next is what the rooms begin with", () => {
    assert.equal(brief("9:00"), "on Keynote | aside Desk | next Coffee");
    assert.equal(brief("10:15"), "on Coffee | aside Desk | next A1 B1");
    assert.equal(brief("12:30"), "on Lunch | aside Desk | next A3 C1");
  });

  test("is nothing in a gap, before the first item and overnight: what is next is there", () => {
    assert.equal(brief("11:45"), "on  | aside Desk | next Lunch");
    assert.equal(brief("8:00"), "on  | aside  | next Desk Keynote");
    assert.equal(brief("8:45"), "on  | aside Desk | next Keynote");
    assert.equal(brief("20:00"), "on  | aside  | next Second day");
    assert.equal(brief("34:00"), "on  | aside  | next ");
  });

  test("is what goes on for hours, once nothing else comes on that day", () => {
    assert.equal(brief("17:00"), "on Desk | aside  | next ");
  });

  test("leaves out what is cancelled where something else takes place, and what is next likewise", () => {
    const instead = entry("a", "11:00", "11:30", "Instead");
    assert.equal(brief("11:10", [...DAY, instead]), "on Instead B1 | aside Desk | next Lunch");
    assert.equal(brief("10:40", [...DAY, instead]), "on A1 B1 | aside Desk | next Lunch Instead");
  });

  test("holds only what is chosen, and says when all that is on is something else", () => {
    const only = (room: string) => DAY.map((one) => ({ ...one, isChosen: one.room === room }));
    assert.equal(brief("10:40", only("a")), "on A1 | aside  | next A2");
    assert.equal(brief("10:40", only("c")), "on  | aside  | next C1 | otherwise");
    assert.equal(brief("20:00", only("c")), "on  | aside  | next ");
  });

  test("of one person is next what comes first, in whatever room", () => {
    assert.equal(brief("10:40", DAY, true), "on A1 B1 | aside Desk | next A2");
    assert.equal(brief("11:10", DAY, true), "on A2 B1 | aside Desk | next Lunch");
  });

  test("ends together only where every end is known and the same", () => {
    const span = (clock: string, entries = DAY) => onNowAt(entries, ["a", "b", "c"], at(clock), false).span;
    assert.deepEqual(span("11:10"), { start: at("11:00"), end: at("11:30") });
    assert.equal(span("10:40"), undefined);
    assert.equal(span("9:30", [entry("", "9:00", "10:00", "Keynote", { hasEnd: false })]), undefined);
    assert.equal(span("11:45"), undefined);
  });
});
