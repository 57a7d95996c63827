import assert from "node:assert/strict";
import { test } from "node:test";
import { isAside } from "../../../src/components/programme/aside.ts";
import { viewOf } from "../../view.ts";

/** The titles of what goes on for hours. */
function asides(items: readonly string[]): string[] {
  const { workshop } = viewOf({
    "data/schedule.yaml": `- date: 2019-05-06\n  items:\n${items.map((item) => `    - {${item}}\n`).join("")}`,
  });
  return workshop.items.filter(isAside).map(({ title }) => title?.plain ?? "");
}

const TALKS = ["9:00-9:30", "9:30-10:00", "10:00-10:30", "10:30-11:00", "14:00-14:30", "14:30-15:00"].map(
  (time, index) => `time: "${time}", type: talk, room: A, title: T${index}, speakers: P${index} Q`,
);

test("a desk, an exhibition and a room to work in go on for hours beside the talks", () => {
  assert.deepEqual(
    asides([
      "time: 8:30-17:00, type: registration, title: Desk",
      "time: 9:00-15:00, type: other, room: Foyer, title: Exhibition",
      "time: 8:45-12:00, type: other, room: B, title: Hacking",
      ...TALKS,
    ]),
    ["Desk", "Hacking", "Exhibition"],
  );
});

test("what is long, but what people are there for, does not", () => {
  assert.deepEqual(
    asides([
      "time: 9:00-12:30, type: tutorial, room: A, title: One, speakers: A B",
      "time: 9:00-12:30, type: tutorial, room: B, title: Two, speakers: C D",
      "time: 10:30-11:00, type: break, title: Coffee",
      "time: 14:00-18:00, type: tutorial, room: A, title: Three, speakers: E F",
    ]),
    [],
  );
  assert.deepEqual(asides(["time: 14:00-16:00, type: poster session, title: Posters", ...TALKS]), []);
});
