/** What holds for every programme that an organizer may write, tried on many at random. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hasHead } from "../../../src/components/programme/days.ts";
import type { View } from "../../../src/components/view.ts";
import { localizationOf } from "../../../src/locales/localization.ts";
import { dayTimelines } from "../../../src/model/timeline.ts";
import type { Day, Session } from "../../../src/model/workshop.ts";
import { type DayGrid, dayGrid } from "../../../src/pages/schedule/grid.ts";
import { hours, readsByTime } from "../../../src/pages/schedule/hours.ts";
import { read } from "../../reading.ts";
import { programmes } from "./programmes.ts";

/** The days of the programmes that have no errors. */
const days = fc
  .sample(programmes, { numRuns: 150, seed: 15 })
  .map((files) => ({ files, ...read(files) }))
  .filter(({ diagnostics }) => diagnostics.every(({ severity }) => severity !== "error"))
  .flatMap(({ files, workshop }) => {
    assert.ok(workshop);
    const view: View = { workshop, ...localizationOf(workshop), address: "/schedule/" };
    return workshop.days.map((day) => ({ view, day, files }));
  });

/** Runs a check on each day; a failure says which files it is about. */
function each(check: (view: View, day: Day) => void): void {
  assert.ok(days.length > 100, `${days.length} days`);
  for (const { view, day, files } of days)
    try {
      check(view, day);
    } catch (error) {
      if (error instanceof Error) error.message += `\n${day.date} of ${JSON.stringify(files, undefined, 1)}`;
      throw error;
    }
}

const anchors = (things: readonly { readonly anchor: string }[]) => things.map(({ anchor }) => anchor).sort();
const sessionsOf = ({ slots }: Day) => slots.flatMap(({ session }) => session ?? []);

test("the list by time has each item and each session of a day once, in order", () => {
  each((view, day) => {
    if (!readsByTime(day)) return;
    const list = hours(view, day);
    const times = list.map(({ at }) => at.toMillis());
    assert.deepEqual(
      times,
      [...new Set(times)].sort((a, b) => a - b),
    );
    const entries = list.flatMap(({ at, entries }) => entries.map((entry) => ({ at, entry })));
    for (const { at, entry } of entries) assert.equal(+(entry.session ?? entry.item).start, +at);
    const items = entries.flatMap(({ entry }) => (entry.session ? entry.listed.map(({ item }) => item) : [entry.item]));
    assert.deepEqual(anchors(items), anchors(day.items));
    const sessions = entries.flatMap(({ entry }) => entry.session ?? entry.opens ?? []);
    assert.deepEqual(anchors(sessions), anchors(sessionsOf(day)));
  });
});

/** Which row and column of a table each of its cells begins in; fails if they do not cover it once. */
function covered({ rows, columns }: DayGrid): void {
  const used = rows.map(() => columns.map(() => false));
  rows.forEach((row, index) => {
    let column = 0;
    const cells = row.heads ? row.heads.map(({ colspan }) => ({ colspan, rowspan: 1 })) : row.cells;
    for (const { colspan, rowspan } of cells) {
      while (used[index]?.[column]) column += 1;
      for (let y = index; y < index + rowspan; y += 1)
        for (let x = column; x < column + colspan; x += 1) {
          assert.equal(used[y]?.[x], false, `row ${y}, column ${x}`);
          (used[y] as boolean[])[x] = true;
        }
      column += colspan;
    }
  });
  assert.ok(used.every((row) => row.every(Boolean)));
}

test("the grid has each item and each session that has a name once, in order, in cells that cover it", () => {
  let grids = 0;
  each((view, day) => {
    const grid = dayGrid(view, day);
    if (!grid) return;
    grids += 1;
    covered(grid);
    const rows = grid.rows.flatMap((row) => (row.heads ? [] : [row]));
    const times = rows.map(({ at }) => at.toMillis());
    assert.deepEqual(
      times,
      [...new Set(times)].sort((a, b) => a - b),
    );
    const blocks = rows.flatMap(({ at, cells }) =>
      cells.flatMap((cell) => cell.blocks.map((block) => ({ at, block }))),
    );
    for (const { at, block } of blocks) {
      const start = +(block.session ?? block.item).start;
      assert.ok(block.showsTime ? start > +at : start === +at);
    }
    const items = blocks.flatMap(({ block }) => (block.session ? block.listed : [block.item]));
    assert.deepEqual(anchors(items), anchors(day.items));
    const named = [
      ...grid.rows.flatMap((row): (Session | undefined)[] => row.heads?.map(({ session }) => session) ?? []),
      ...blocks.map(({ block }) => block.opens),
    ].flatMap((session) => session ?? []);
    assert.deepEqual(anchors(named), anchors(sessionsOf(day).filter(hasHead)));
  });
  assert.ok(grids > 20, `${grids} grids`);
});

test("the drawing of a day has each item that has a time once, within its bounds", () => {
  each((_, day) => {
    for (const { blocks } of dayTimelines([day])) {
      assert.equal(new Set(blocks.map(({ item }) => item)).size, blocks.length);
      for (const { x, width, y, height } of blocks) assert.ok(x >= 0 && width > 0 && y >= 0 && y + height <= 100.01);
    }
  });
});
