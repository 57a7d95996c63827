import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Entry, PAGE_TIME, pageAt, type Scene, sceneAt } from "../../../src/pages/now/scene.browser.ts";

interface Named extends Entry {
  readonly name: string;
}

const MINUTE = 60_000;

/** `10:30` of the first day, `34:30` of the second. */
function at(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return (hours * 60 + minutes) * MINUTE;
}

function entry(room: string, from: string, to: string, name: string, more: Partial<Entry> = {}): Named {
  const isForAll = room === "";
  return { room, start: at(from), end: at(to), name, isForAll, isAside: false, isCancelled: false, ...more };
}

const DAY = [
  entry("", "8:30", "18:00", "Desk", { isAside: true }),
  entry("", "9:00", "10:00", "Keynote"),
  entry("", "10:00", "10:30", "Coffee"),
  entry("a", "10:30", "11:00", "A1"),
  entry("b", "10:30", "11:30", "B1"),
  entry("a", "11:00", "11:30", "A2", { isCancelled: true }),
  entry("", "12:00", "13:00", "Lunch"),
  entry("a", "13:00", "14:00", "A3"),
  entry("b", "22:00", "25:00", "Party"),
];
const NEXT_DAY = [entry("a", "34:00", "35:00", "Second day")];
const ROOMS = ["", "a", "b"];

/** A scene in one line: `a: A1 > A2`. */
function brief(scene: Scene<Named>): string {
  const row = ({ room, on, next }: { readonly room: string; readonly on?: Named; readonly next?: Named }) =>
    `${room || "all"}: ${on?.name ?? "–"} > ${next?.name ?? "–"}`;
  if (scene.state === "over") return "over";
  const list = (entries: readonly Named[]) => entries.map(({ name }) => name).join(", ");
  if (scene.state === "rest") return `rest ${scene.day}: ${list(scene.coming)}`;
  if (scene.state === "door") return `door ${scene.room}: ${scene.on?.name ?? "–"} > ${list(scene.coming)}`;
  return [...(scene.pinned ? [`pinned ${row(scene.pinned)}`] : []), ...scene.rows.map(row)].join("; ");
}

const shown = (clock: string, wish: { room?: string; next?: boolean } = {}) =>
  brief(sceneAt([DAY, NEXT_DAY], ROOMS, at(clock), { next: false, ...wish }));

describe("the screen at an instant", () => {
  test("shows what is on in each room and what is next, at the very minute it begins", () => {
    assert.equal(shown("10:30"), "a: A1 > A2; b: B1 > Lunch");
    assert.equal(shown("10:59"), "a: A1 > A2; b: B1 > Lunch");
    assert.equal(shown("11:00"), "a: A2 > Lunch; b: B1 > Lunch");
  });

  test("shows what is on for everyone first, then what follows in the rooms", () => {
    assert.equal(shown("10:15"), "pinned all: Coffee > –; a: – > A1; b: – > B1");
    assert.equal(shown("9:15"), "pinned all: Keynote > Coffee");
    assert.equal(shown("12:30"), "pinned all: Lunch > –; a: – > A3; b: – > Party");
  });

  test("says once what comes for everyone while nothing is on", () => {
    assert.equal(shown("11:45"), "all: – > Lunch");
    assert.equal(shown("8:40"), "all: – > Keynote");
  });

  test("leaves out rooms in which nothing comes any more, and what goes on beside the rest", () => {
    assert.equal(shown("15:00"), "b: – > Party");
    assert.equal(shown("22:30"), "b: Party > –");
  });

  test("shows what goes on beside the rest once there is no rest", () => {
    const entries = [entry("", "8:30", "18:00", "Desk", { isAside: true }), entry("a", "9:00", "10:00", "A1")];
    const at1730 = sceneAt([entries], ["", "a"], at("17:30"), { next: false });
    assert.equal(brief(at1730), "pinned all: Desk > –");
  });

  test("takes what goes on past midnight for the day before, then rests until an hour before the next day", () => {
    assert.equal(shown("24:30"), "b: Party > –");
    assert.equal(shown("25:00"), "rest 1: Second day");
    assert.equal(shown("32:59"), "rest 1: Second day");
    assert.equal(shown("33:00"), "a: – > Second day");
    assert.equal(shown("34:59"), "a: Second day > –");
    assert.equal(shown("35:00"), "over");
  });

  test("rests before the first day", () => {
    assert.equal(shown("7:29"), "rest 0: Desk, Keynote, Coffee, A1");
    assert.equal(shown("7:29", { room: "b" }), "rest 0: Desk, Keynote, Coffee, B1");
    assert.equal(shown("7:30"), "all: – > Keynote");
  });

  test("prefers what takes place to what was cancelled, and what began last", () => {
    const entries = [
      entry("a", "9:00", "12:00", "Long"),
      entry("a", "10:00", "11:00", "Short"),
      entry("b", "10:00", "11:00", "Instead"),
      entry("b", "10:00", "11:00", "Gone", { isCancelled: true }),
    ];
    assert.equal(brief(sceneAt([entries], ["a", "b"], at("10:30"), { next: false })), "a: Short > –; b: Instead > –");
  });

  test("of one room shows what is on there and what follows, breaks for everyone included", () => {
    assert.equal(shown("10:45", { room: "a" }), "door a: A1 > A2, Lunch, A3");
    assert.equal(shown("9:30", { room: "b" }), "door b: Keynote > Coffee, B1, Lunch, Party");
    assert.equal(shown("15:00", { room: "a" }), "door a: – > ");
  });

  test("of a room that there is not is that of all", () => {
    assert.equal(shown("10:45", { room: "zzz" }), shown("10:45"));
  });

  test("for a lobby is sorted by what comes first", () => {
    assert.equal(shown("11:10", { next: true }), "a: A2 > Lunch; b: B1 > Lunch");
    assert.equal(shown("12:30", { next: true }), "pinned all: Lunch > –; a: – > A3; b: – > Party");
    const entries = [
      entry("a", "9:00", "12:00", "A1"),
      entry("b", "9:00", "10:00", "B1"),
      entry("b", "10:00", "11:00", "B2"),
    ];
    assert.equal(brief(sceneAt([entries], ["a", "b"], at("9:30"), { next: true })), "b: B1 > B2; a: A1 > –");
  });
});

test("a page of rooms stays for a while, then the next one comes, and the first again", () => {
  const rows = Array.from({ length: 13 }, (_, index) => ({ room: `r${index}` }));
  const pages = [0, 1, 2, 3].map((turn) => pageAt(rows, turn * PAGE_TIME, 6));
  assert.deepEqual(
    pages.map(({ from, page, pages: all, rows: { length } }) => [from, page, all, length]),
    [
      [0, 0, 3, 5],
      [5, 1, 3, 5],
      [10, 2, 3, 3],
      [0, 0, 3, 5],
    ],
  );
  assert.equal(pageAt(rows.slice(0, 6), 5 * PAGE_TIME, 6).pages, 1);
  assert.equal(pageAt([], 0, 6).rows.length, 0);
});
