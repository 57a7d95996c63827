import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { looseKey } from "../../src/model/spellings.ts";
import { brief, read } from "../reading.ts";

const CODES: ReadonlySet<string> = new Set(["similar-spelling", "joined-rooms"]);

const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  read(files)
    .diagnostics.filter(({ code }) => CODES.has(code))
    .map((one) => `${brief(one)} → ${one.hint}`);

/** Items one after the other, with these fields. */
const schedule = (...fields: readonly string[]) => ({
  "data/schedule.yaml": `- date: 2019-05-06\n  end: 20:00\n  items:\n${fields
    .map(
      (field, at) =>
        `    - {time: "${9 + at}:00-${9 + at}:30", type: oral, title: T${at}, speakers: Ann Lee, ${field}}\n`,
    )
    .join("")}`,
});

describe("names that differ only in capitals, spaces or punctuation", () => {
  test("of rooms draw a warning where the rarer one stands", () => {
    assert.deepEqual(told(schedule("room: hall-a", "room: Hall A", "room: Hall A", "room: Hall B")), [
      'data/schedule.yaml:4:75 warning similar-spelling the rooms "hall-a" and "Hall A" (data/schedule.yaml:5) differ only in capitals, spaces or punctuation → write "Hall A" in both places',
    ]);
  });

  test("of tracks draw a warning, those of sessions included", () => {
    const files = {
      "data/schedule.yaml":
        "- date: 2019-05-06\n  end: 20:00\n  items:\n    - {title: S, track: Theory, items: [{time: 9:00-9:30, title: A}]}\n    - {title: T, track: theory, items: [{time: 10:00-10:30, title: B, track: 'Theory.'}]}\n",
    };
    assert.equal(told(files).length, 2);
  });

  test("of affiliations draw a warning", () => {
    const files = { "data/committee.yaml": "- Ann Lee (UC Irvine)\n- Bo Ek (UC-Irvine)\n- Cy Oz (UC Irvine)\n" };
    assert.deepEqual(told(files), [
      'data/committee.yaml:2:3 warning similar-spelling the affiliations "UC-Irvine" and "UC Irvine" (data/committee.yaml:1) differ only in capitals, spaces or punctuation → write "UC Irvine" in both places',
    ]);
  });

  test("are told from names that differ in a sign that counts", () => {
    for (const [a, b] of [
      ["C", "C++"],
      ["C", "C#"],
      ["Room 1.1", "Room 11"],
      ["Level -1", "Level 1"],
      ["Room 1 2", "Room 12"],
      ["Hall A", "Hall B"],
      ["🐛", "🐞"],
    ] as const)
      assert.notEqual(looseKey(a), looseKey(b), `${a}, ${b}`);
    for (const [a, b] of [
      ["R 101", "r101"],
      ["Saal A (EG)", "Saal A, EG"],
      ["M.I.T.", "MIT"],
      ["Ｈａｌｌ　Ａ", "Hall A"],
      ["Zu\u0308rich", "Z\u00fcrich"],
    ] as const)
      assert.equal(looseKey(a), looseKey(b), `${a}, ${b}`);
  });
});

describe("a room that is two rooms", () => {
  const rooms = (joined: string, ...others: readonly string[]) =>
    told(schedule(...others.map((room) => `room: ${room}`), `room: "${joined}"`));

  for (const [joined, others] of [
    ["Hall A and Hall B", ["Hall A", "Hall B"]],
    ["Halls A and B", ["Hall A", "Hall B"]],
    ["Hall A & B", ["Hall A", "Hall B"]],
    ["Room 1/2", ["Room 1", "Room 2"]],
    ["101 + 102", ["101", "102"]],
    ["A, B and C", ["A", "B", "C"]],
    ["Aula und Foyer", ["Aula", "Foyer"]],
  ] as const) {
    test(`draws a warning: ${joined}`, () => {
      const [first = "", ...more] = rooms(joined, ...others);
      assert.match(first, /warning joined-rooms "[^"]+" counts as a separate room, besides /);
      for (const room of others) assert.ok(first.includes(`"${room}"`), first);
      assert.deepEqual(more, []);
    });
  }

  test("draws none where one of them is no room of the schedule", () => {
    assert.deepEqual(rooms("Saal B & C", "Saal A", "Saal B"), []);
    assert.deepEqual(rooms("Hall A and Hall B"), []);
    assert.deepEqual(rooms("Foyer and Garden", "Foyer"), []);
  });
});
