import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exportWorkshop } from "../../src/export/export.ts";
import { brief, read } from "../reading.ts";

const SMALLEST = "name: Rooms\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\n";

/** A site with these rooms listed, and an item in each of those, one after the other. */
const site = (rooms: string, used: readonly string[], more = "") => ({
  "data/workshop.yaml": `${SMALLEST}rooms: ${rooms}\n${more}`,
  "data/schedule.yaml": `- date: 2019-05-06\n  end: 20:00\n  items:\n${used
    .map(
      (room, at) =>
        `    - {time: "${9 + at}:00-${9 + at}:30", type: oral, title: T${at}, speakers: Ann Lee, room: ${room}}\n`,
    )
    .join("")}`,
});

const CODES: ReadonlySet<string> = new Set(["unknown-room", "unused-room", "duplicate-room", "bad-number"]);
const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  read(files)
    .diagnostics.filter(({ code }) => CODES.has(code))
    .map((one) => `${brief(one)} → ${one.hint}`);

describe("the rooms of workshop.yaml", () => {
  test("give their order to the workshop and its days, before those that are not listed", () => {
    const { workshop } = read(site("[{name: C}, {name: A}]", ["A", "X", "B", "C"]));
    const names = (rooms: readonly { readonly name: string }[] = []) => rooms.map(({ name }) => name);
    assert.deepEqual(names(workshop?.rooms), ["C", "A", "X", "B"]);
    assert.deepEqual(names(workshop?.days[0]?.roomsOrTracks), ["C", "A", "X", "B"]);
  });

  test("keep what is said about them, for pages and for the export", () => {
    const rooms = "[{name: Hall, short: H, floor: 2, directions: left of the stairs, capacity: 200}, {name: Yard}]";
    const { workshop } = read(site(rooms, ["Hall", "Yard"]));
    assert.ok(workshop);
    const expected = [
      { name: "Hall", short: "H", floor: "2", directions: "left of the stairs", capacity: 200 },
      { name: "Yard" },
    ];
    assert.deepEqual(workshop.listedRooms, expected);
    assert.deepEqual(exportWorkshop(workshop).workshop.rooms, expected);
  });

  test("are warned about if nothing takes place in one but in a room of nearly the same name", () => {
    assert.deepEqual(told(site("[{name: Hall A}, {name: Kustzal}]", ["Hall A", "Kustzaal"])), [
      'data/workshop.yaml:5:32 warning unknown-room nothing takes place in the room "Kustzal", but in one called almost the same → did you mean "Kustzaal" (data/schedule.yaml:5)?',
    ]);
    assert.equal(told(site("[{name: HALL-A}]", ["Hall A"])).length, 1);
  });

  test("draw a notice if nothing takes place in one", () => {
    assert.deepEqual(told(site("[{name: Hall A}, {name: Hall B}, {name: Office}]", ["Hall A", "Hall B"])), [
      'data/workshop.yaml:5:48 notice unused-room nothing takes place in the room "Office" → set room: of the items that do, or remove it from rooms:',
    ]);
  });

  test("draw nothing before there is a schedule, nor for the room of the venue or of a session", () => {
    assert.deepEqual(told({ ...site("[{name: Hall A}]", []), "data/schedule.yaml": "[]\n" }), []);
    assert.deepEqual(told(site("[{name: Hall A}, {name: R03}]", ["Hall A"], "venue: {room: R03}\n")), []);
    const session = "- date: 2019-05-06\n  items:\n    - {room: S, items: [{time: 9:00-9:30, title: A}]}\n";
    assert.deepEqual(told({ ...site("[{name: S}]", []), "data/schedule.yaml": session }), []);
  });

  test("are refused if one is listed twice or holds no number of people", () => {
    assert.deepEqual(told(site("[{name: Hall A}, {name: Hall A, floor: 2}]", ["Hall A"])), [
      'data/workshop.yaml:5:32 error duplicate-room the room "Hall A" is listed twice (data/workshop.yaml:5) → write everything about it in one entry',
    ]);
    for (const capacity of ["about 200", "0", "-3", "1.5"])
      assert.equal(told(site(`[{name: Hall A, capacity: ${capacity}}]`, ["Hall A"])).length, 1, capacity);
  });
});
