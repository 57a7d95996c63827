/** A day with several rooms as a table: one column a lane, one row a stretch of time in which nothing starts or ends. */
import type { DateTime } from "luxon";
import type { Day, Item, Lane } from "../model/workshop.ts";

export interface GridCell {
  /** Empty where nothing takes place. */
  readonly items: readonly Item[];
  readonly rowspan: number;
  readonly colspan: number;
  /** Whether it concerns everyone. */
  readonly plenary: boolean;
}

export interface GridRow {
  readonly at: DateTime<true>;
  readonly cells: readonly GridCell[];
}

export interface DayGrid {
  /** Without lane: a column for the plenary, where it runs beside all rooms. */
  readonly columns: readonly (Lane | undefined)[];
  readonly rows: readonly GridRow[];
}

/** Items of one lane that overlap share a cell. */
interface Cluster {
  items: Item[];
  from: number;
  to: number;
}

/** The table of a day; undefined where it would have a single column. */
export function dayGrid(day: Day): DayGrid | undefined {
  const lanes = day.lanes.filter((lane) => lane.kind !== "plenary");
  if (lanes.length < 2) return undefined;
  const timed = day.items.filter((item) => item.timed && item.end > item.start);
  const instants = new Map(timed.flatMap((item) => [item.start, item.end]).map((at) => [at.toMillis(), at]));
  const times = [...instants.keys()].sort((a, b) => a - b);

  const inLane = (lane: Lane) => clusters(timed.filter((item) => item.lane.slug === lane.slug));
  const plenary = clusters(timed.filter((item) => item.lane.kind === "plenary"));
  const byLane = lanes.map(inLane);

  const isFree = (column: Cluster[], cluster: Cluster) =>
    !column.some((other) => other.from < cluster.to && other.to > cluster.from);
  const needsColumn = plenary.some((cluster) => !byLane.some((column) => isFree(column, cluster)));
  const columns = needsColumn ? [undefined, ...lanes] : lanes;
  const table = times.slice(0, -1).map(() => columns.map((): GridCell | undefined => undefined));
  const covered = new Set<string>();

  function place(cluster: Cluster, column: number, colspan: number, isPlenary: boolean): void {
    const from = times.indexOf(cluster.from);
    const to = times.indexOf(cluster.to);
    for (let row = from; row < to; row += 1) {
      for (let at = column; at < column + colspan; at += 1) covered.add(`${row}:${at}`);
    }
    const row = table[from];
    if (row) row[column] = { items: cluster.items, rowspan: to - from, colspan, plenary: isPlenary };
  }

  byLane.forEach((column, index) => {
    for (const cluster of column) place(cluster, index + (needsColumn ? 1 : 0), 1, false);
  });
  for (const cluster of plenary) {
    if (needsColumn && !byLane.every((column) => isFree(column, cluster))) {
      place(cluster, 0, 1, true);
      continue;
    }
    if (needsColumn) {
      place(cluster, 0, columns.length, true);
      continue;
    }
    const { start, length } = longestRun(byLane.map((column) => isFree(column, cluster)));
    place(cluster, start, length, true);
  }

  return {
    columns,
    rows: table.map((cells, row) => ({
      at: instants.get(times[row] as number) as DateTime<true>,
      cells: cells.flatMap((cell, column) => {
        if (cell) return [cell];
        return covered.has(`${row}:${column}`) ? [] : [{ items: [], rowspan: 1, colspan: 1, plenary: false }];
      }),
    })),
  };
}

function clusters(items: readonly Item[]): Cluster[] {
  const result: Cluster[] = [];
  for (const item of [...items].sort((a, b) => a.start.toMillis() - b.start.toMillis())) {
    const last = result.at(-1);
    if (last && item.start.toMillis() < last.to) {
      last.items.push(item);
      last.to = Math.max(last.to, item.end.toMillis());
    } else {
      result.push({ items: [item], from: item.start.toMillis(), to: item.end.toMillis() });
    }
  }
  return result;
}

function longestRun(free: readonly boolean[]): { start: number; length: number } {
  let best = { start: 0, length: 1 };
  let length = 0;
  free.forEach((isFree, index) => {
    length = isFree ? length + 1 : 0;
    if (length > 0 && (length > best.length || !free[best.start])) best = { start: index - length + 1, length };
  });
  return best;
}
