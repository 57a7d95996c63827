import assert from "node:assert/strict";
import { test } from "node:test";
import { codesFor, hasLongCodes, placeMark } from "../../../src/components/programme/codes.ts";
import { itemOf, viewOf } from "../../view.ts";

const codes = (...names: string[]) => codesFor(names.map((name) => ({ name })));

test("a room is called by its initials, its number or its first letters, and by its name if that is short", () => {
  assert.deepEqual(codes("Grote Zaal", "Kustzaal", "Room 2.14", "Werkplaats"), ["GZ", "KU", "2.14", "WE"]);
  assert.deepEqual(codes("Hall 1", "Hall 2", "Hall 12"), ["H1", "H2", "H12"]);
  assert.deepEqual(codes("Foyer", "Hall A", "Hall B"), ["FO", "HA", "HB"]);
  assert.deepEqual(codes("Grote Zaal", "Groene Zaal"), ["GROT", "GROE"]);
  assert.deepEqual(codes("Aula", "7", "H.1301 (Cornil)", "Saal B & C"), ["Aula", "7", "H.1301", "SBC"]);
  assert.deepEqual(codes("主会场", "第二会议室"), ["主会", "第二"]);
});

test("no two rooms have one code, however alike their names are", () => {
  const alike = [
    "Grote Zaal",
    "Groene Zaal",
    "Gouden Zaal",
    "Grote zaal",
    "GZ",
    "Aula",
    "aula",
    "Aula!",
    "Room 1",
    "Hall 1",
  ];
  const made = codes(...alike, ...Array.from({ length: 60 }, (_, index) => `Room ${index + 1}`));
  assert.equal(new Set(made).size, made.length, made.join(", "));
  assert.ok(made.every((code) => code !== "" && code.length <= 8));
});

test("a code that the data states is kept, and taken from nobody", () => {
  assert.deepEqual(codesFor([{ name: "Grote Zaal" }, { name: "Kustzaal", stated: "GZ" }]).slice(1), ["GZ"]);
  const [derived] = codesFor([{ name: "Grote Zaal" }, { name: "Kustzaal", stated: "GZ" }]);
  assert.notEqual(derived, "GZ");
});

test("a place has its name in full and, of up to eight, its column; what is for everyone has none", () => {
  const rooms = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `    - {time: 9:00-9:30, title: T${index}, room: Hall ${index + 1}}`,
    ).join("\n");
  const few = viewOf({
    "data/schedule.yaml": `- date: 2019-05-06\n  items:\n${rooms(8)}\n    - {time: 10:00-10:30, title: All, type: keynote}\n`,
  });
  const { day, roomOrTrack } = itemOf(few.workshop, "T2");
  assert.deepEqual(placeMark(few, day, roomOrTrack), { code: "H3", name: "Hall 3", column: 3, columns: 8 });
  assert.equal(placeMark(few, day, itemOf(few.workshop, "All").roomOrTrack), undefined);
  assert.equal(hasLongCodes(few.workshop), false);
  const many = viewOf({ "data/schedule.yaml": `- date: 2019-05-06\n  items:\n${rooms(9)}\n` });
  const ninth = itemOf(many.workshop, "T8");
  assert.deepEqual(placeMark(many, ninth.day, ninth.roomOrTrack), { code: "H9", name: "Hall 9" });
});
