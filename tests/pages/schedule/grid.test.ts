import assert from "node:assert/strict";
import { test } from "node:test";
import { type DayGrid, dayGrid, type GridBlock, type TimeRow } from "../../../src/pages/schedule/grid.ts";
import { viewOf } from "../../view.ts";

const view = viewOf({
  "data/workshop.yaml": `name: Grid
start: 2019-05-06
end: 2019-05-09
timezone: Europe/Berlin
rooms: [{name: Alpha, floor: 2}, {name: Beta, floor: ground floor}, {name: Gamma}, {name: Foyer}]
`,
  "data/schedule.yaml": `
- date: 2019-05-06
  items:
    - {time: 8:30-9:00, type: registration, room: Foyer}
    - {time: 9:00-10:00, type: keynote, title: Opening, room: Alpha, speakers: Ada Lovelace}
    - {time: 10:00-10:30, type: break, title: Coffee}
    - title: First session
      room: Alpha
      chair: Chair One
      time: "10:30"
      each: 25 min
      items:
        - {type: talk, title: A one, speakers: A One}
        - {type: invited talk, title: A two, speakers: A Two}
    - title: Second session
      room: Beta
      time: "10:30"
      each: 25 min
      items:
        - {type: talk, title: B one, speakers: B One}
        - {type: talk, title: B two, speakers: B Two}
    - {time: "10:30-11:20", type: tutorial, title: Hands on, room: Gamma}
    - {time: "11:20-12:30", type: lunch}
    - {time: "12:30-13:00", type: talk, title: C one, room: Alpha}
    - {time: "12:30-13:15", type: talk, title: C two, room: Beta}
    - {time: "12:45-13:00", type: talk, title: C three, room: Gamma}
    - {time: "14:00-14:45", type: poster session, title: Posters, room: Foyer}
    - {time: "15:00-16:00", type: keynote, title: Ending, speakers: Grace Hopper}
    - {time: "19:00", type: social, title: Dinner}
- date: 2019-05-07
  items:
    - {time: 9:00-9:30, type: talk, title: In turn one, room: Alpha}
    - {time: 9:30-10:00, type: talk, title: In turn two, room: Beta}
- date: 2019-05-08
  items:
    - {time: 9:00-12:00, type: registration}
    - title: Long
      room: Alpha
      time: "9:00"
      each: 30 min
      items:
        - {type: talk, title: L one}
        - {type: talk, title: L two}
    - title: Short
      room: Beta
      time: "9:00"
      each: 20 min
      items:
        - {type: talk, title: S one}
        - {type: talk, title: S two}
        - {type: talk, title: S three}
    - {time: "10:00-10:30", type: talk, title: Over, room: Beta}
    - {time: "10:15-10:45", type: talk, title: Lapping, room: Beta}
`,
});
const [day, inTurn, crossing] = view.workshop.days;
assert.ok(day && inTurn && crossing);

function gridOf(one: typeof day): DayGrid {
  assert.ok(one);
  const grid = dayGrid(view, one);
  assert.ok(grid);
  return grid;
}
const grid = gridOf(day);
const rowsOf = ({ rows }: DayGrid) => rows.filter((row): row is TimeRow => row.heads === undefined);
const clock = (row: TimeRow) => row.at.toFormat("HH:mm");
const rowAt = (time: string, of = grid) => {
  const row = rowsOf(of).find((one) => clock(one) === time);
  assert.ok(row, time);
  return row;
};
const titleOf = (block: GridBlock | undefined) => (block?.item ?? block?.session)?.title?.plain;
const cellOf = (title: string, of = grid) => {
  const cell = rowsOf(of)
    .flatMap(({ cells }) => cells)
    .find(({ blocks }) => blocks.some((block) => titleOf(block) === title));
  const block = cell?.blocks.find((one) => titleOf(one) === title);
  assert.ok(cell && block, title);
  return { ...cell, block };
};
const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");

test("a row begins whenever something does, and at no other time", () => {
  assert.deepEqual(rowsOf(grid).map(clock), [
    "08:30",
    "09:00",
    "10:00",
    "10:30",
    "10:55",
    "11:20",
    "12:30",
    "12:45",
    "14:00",
    "15:00",
    "19:00",
  ]);
});

test("what begins in a cell that began before has a row of its own, too", () => {
  assert.deepEqual(rowsOf(gridOf(crossing)).map(clock), ["09:00", "09:20", "09:30", "09:40", "10:00", "10:15"]);
});

test("each row covers every column once, with what reaches into it from above", () => {
  for (const one of [grid, gridOf(crossing)]) {
    const width = one.columns.length;
    let reaching: { colspan: number; left: number }[] = [];
    for (const row of one.rows) {
      const cells = row.heads ? row.heads.map(({ colspan }) => ({ colspan, rowspan: 1 })) : row.cells;
      const covered = [...reaching, ...cells].reduce((sum, { colspan }) => sum + colspan, 0);
      assert.equal(covered, width);
      reaching = [...reaching, ...cells.map(({ colspan, rowspan }) => ({ colspan, left: rowspan }))]
        .map(({ colspan, left }) => ({ colspan, left: left - 1 }))
        .filter(({ left }) => left > 0);
    }
    assert.deepEqual(reaching, []);
  }
});

test("what is for everyone, and what is in the only room in use, spans all rooms, and then names its room", () => {
  assert.equal(cellOf("Opening").colspan, 3);
  assert.equal(cellOf("Opening").block.place, "Alpha");
  assert.equal(cellOf("Posters").colspan, 3);
  assert.equal(cellOf("Posters").block.place, "Foyer");
  assert.equal(cellOf("Ending").colspan, 3);
  assert.equal(cellOf("Ending").block.place, undefined);
  assert.equal(cellOf("A one").colspan, 1);
  assert.equal(cellOf("A one").block.place, undefined);
});

test("a room that is only used while no other is needs no column; others say their floor, names as they are", () => {
  assert.deepEqual(
    grid.columns.map(({ name, floor }) => [name, floor]),
    [
      ["Alpha", "Floor 2"],
      ["Beta", "ground floor"],
      ["Gamma", undefined],
    ],
  );
});

test("a day on which nothing runs in parallel is no grid", () => {
  assert.equal(dayGrid(view, inTurn), undefined);
});

test("breaks, and what is for everyone and given by nobody, are thin bands", () => {
  const bands = rowsOf(grid)
    .filter(({ isBand }) => isBand)
    .map(clock);
  assert.deepEqual(bands, ["08:30", "10:00", "11:20", "19:00"]);
});

test("sessions are named in a row of their own, which says once how long each item is if all are as long", () => {
  const heads = grid.rows.flatMap((row) => (row.heads ? [row] : []));
  assert.equal(heads.length, 1);
  assert.equal(plain(heads[0]?.each), "25 min each");
  assert.deepEqual(
    heads[0]?.heads.map(({ session, facts }) => [session?.title?.plain, facts]),
    [
      ["First session", undefined],
      ["Second session", undefined],
      [undefined, undefined],
    ],
  );
  const others = gridOf(crossing).rows.flatMap((row) => row.heads ?? []);
  assert.deepEqual(
    others.filter(({ session }) => session).map(({ facts }) => plain(facts)),
    ["30 min each", "20 min each"],
  );
});

test("a length is said where neither the next row nor the session says the end", () => {
  assert.equal(plain(cellOf("A one").block.about), "");
  assert.equal(plain(cellOf("Hands on").block.about), "Tutorial · 50 min");
  assert.equal(cellOf("Hands on").rowspan, 2);
  assert.equal(plain(cellOf("C one").block.about), "30 min");
  assert.equal(plain(cellOf("C two").block.about), "45 min");
  assert.equal(rowAt("09:00").length, undefined);
  assert.equal(plain(rowAt("15:00").length), "60 min");
  // Whose end nobody knows.
  assert.equal(rowAt("19:00").length, undefined);
});

test("the kind is said where it is not the common one", () => {
  assert.equal(cellOf("A two").block.about, "Invited talk");
  assert.equal(cellOf("B two").block.about, "");
});

test("what runs for everyone in parallel to all rooms has a column; what overlaps in a room shares a cell and says its time", () => {
  const one = gridOf(crossing);
  assert.deepEqual(
    one.columns.map(({ name }) => name),
    ["Everyone", "Alpha", "Beta"],
  );
  const cell = cellOf("Lapping", one);
  assert.deepEqual(cell.blocks.map(titleOf), ["Over", "Lapping"]);
  assert.deepEqual(
    cell.blocks.map(({ showsTime }) => showsTime),
    [false, true],
  );
});

test("the table says what to say of rooms that are out of sight", () => {
  assert.deepEqual(
    [grid.isWide, grid.count, grid.more[0], grid.more[1]],
    [false, "3 rooms", "1 more room", "2 more rooms"],
  );
});
