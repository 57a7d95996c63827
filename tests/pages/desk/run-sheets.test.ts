import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type RunSheet, runSheets, twoLines } from "../../../src/pages/desk/run-sheets.ts";
import { deskOf } from "../../../src/site/desk.ts";
import { read } from "../../reading.ts";
import { viewOf } from "../../view.ts";

function sheetsOf(items: string, contacts: Parameters<typeof deskOf>[1] = []): readonly RunSheet[] {
  const files = { "data/schedule.yaml": `- date: 2019-05-06\n  items:\n${items}` };
  const { workshop } = read(files);
  assert.ok(workshop);
  return runSheets(viewOf(files), deskOf(workshop, contacts));
}

/** The marks of the entries: `10:15 show “5 min”`. */
const marksOf = (sheet: RunSheet | undefined): string[][] =>
  (sheet?.entries ?? []).map(({ marks }) => marks.map(({ at, word }) => `${at.toFormat("H:mm")} ${word}`));

describe("a run sheet", () => {
  test("says when to warn, when to take questions and when the next one begins", () => {
    const [sheet] = sheetsOf(`    - title: S
      time: 10:00
      each: 25 min
      question_time: 5 min
      items:
        - {type: talk, title: A, speakers: Ann Lee}
        - {type: talk, title: B, speakers: Bo Ek, question_time: 10 min}
`);
    assert.deepEqual(marksOf(sheet), [
      ["10:15 show “5 min”", "10:20 questions", "10:25 next"],
      ["10:35 show “5 min”", "10:40 questions", "10:50 end"],
    ]);
    assert.equal(sheet?.each, "2 × 25 min");
  });

  test("splits no talk that is shorter than its questions", () => {
    const [sheet] = sheetsOf(`    - title: S
      time: 10:00
      each: 10 min
      question_time: 30 min
      items:
        - {type: talk, title: A, speakers: Ann Lee}
        - {type: talk, title: B, speakers: Bo Ek}
`);
    assert.equal(sheet?.each, "2 × 10 min");
  });

  test("makes nothing up: no questions that nobody planned, no warning in a talk of minutes, no end that is not known", () => {
    const [sheet] = sheetsOf(`    - title: S
      items:
        - {time: 10:00, type: talk, title: A, speakers: Ann Lee}
        - {time: 10:20, type: spotlight, title: B, speakers: Bo Ek}
        - {time: 10:25, type: spotlight, title: C, speakers: Cy Fi}
        - {time: 10:28, type: talk, title: D, speakers: Di Go}
`);
    assert.deepEqual(marksOf(sheet), [
      ["10:15 show “5 min”", "10:20 next"],
      ["10:24 show “1 min”", "10:25 next"],
      ["10:28 next"],
      [],
    ]);
    assert.equal(sheet?.each, undefined);
  });

  test("is for each session, and for items without one that follow one another in a room", () => {
    const sheets = sheetsOf(`    - {time: 9:00, type: remarks, title: Welcome}
    - {time: 9:15, type: keynote, title: K, speakers: Kay Note, chair: Ada Chair}
    - {time: 10:00, type: break}
    - {time: "10:30", type: talk, title: A, speakers: Ann Lee, room: Lab}
    - {time: "10:30", type: talk, title: B, speakers: Bo Ek, room: Hall}
    - {time: "11:00-11:30", type: talk, title: C, speakers: Cy Fi, room: Lab}
    - {time: "11:00-11:30", type: talk, title: D, speakers: Di Go, room: Hall, cancelled: yes}
    - {time: "12:00-13:00", type: poster session, title: Posters}
`);
    assert.deepEqual(
      sheets.map(({ place, entries, chairs }) => [
        place,
        entries.map(({ item }) => item.title?.plain).join(),
        chairs.map(({ person }) => person.name).join(),
      ]),
      [
        [undefined, "Welcome,K", "Ada Chair"],
        ["Lab", "A,C", ""],
        ["Hall", "B,D", ""],
      ],
    );
  });

  test("of a long session is several sheets with the same head, evenly filled, and each item once", () => {
    const items = Array.from(
      { length: 14 },
      (_, index) => `        - {type: talk, title: Talk ${index}, speakers: P${index} Q}\n`,
    );
    const sheets = sheetsOf(`    - title: S\n      time: 9:00\n      each: 20 min\n      items:\n${items.join("")}`);
    assert.deepEqual(
      sheets.map(({ part, parts }) => [part, parts]),
      sheets.map((_, index) => [index + 1, sheets.length]),
    );
    assert.ok(sheets.length >= 3 && sheets.length <= 4, String(sheets.length));
    const counts = sheets.map(({ entries }) => entries.length);
    assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join());
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      14,
    );
  });

  test("names who is remote, who else wrote the paper, and how to reach people and helpers", () => {
    const [sheet] = sheetsOf(
      `    - title: S
      room: Lab
      items:
        - {time: "10:00-10:20", type: talk, title: A, speakers: {name: Ann Lee, remote: yes}}
`,
      [
        { name: "Oda", task: "Room help", rooms: ["Lab"], phone: "555 1" },
        { name: "Ivo", task: "Technician", rooms: [], phone: "555 2" },
        { name: "Ned", task: "Doors", rooms: ["Hall"], phone: "555 3" },
      ],
    );
    assert.equal(sheet?.entries[0]?.mode, "Remote");
    assert.deepEqual(
      sheet?.helpers.map(({ name }) => name),
      ["Oda", "Ivo"],
    );
    assert.equal(sheet?.hasPhones, true);
  });
});

test("a biography of two lines ends with a sentence if one fits, else with a word", () => {
  assert.equal(twoLines("Short."), "Short.");
  const sentence = `${"word ".repeat(20).trim()}.`;
  assert.equal(twoLines(`${sentence} ${"more ".repeat(40)}`), sentence);
  assert.match(twoLines("word ".repeat(100)), /^(?:word ){10,}…$/);
});
