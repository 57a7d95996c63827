/** A day with several rooms as a table: a column per room or track, a row whenever something starts or ends. */
import type { DateTime } from "luxon";
import type { Day, Item, RoomOrTrack, Session } from "../../model/workshop.ts";

/** An item with a time of its own, or a session whose items are only listed. */
export type GridBlock =
  | { readonly item: Item; readonly session?: never /** Whether it opens its session. */; readonly opens: boolean }
  | { readonly session: Session; readonly item?: never };

export interface GridCell {
  /** Empty if nothing takes place. */
  readonly blocks: readonly GridBlock[];
  readonly rowspan: number;
  readonly colspan: number;
  readonly plenary: boolean;
}

export interface GridRow {
  /** Of the cell with the time, which is the header of cells across all columns. */
  readonly id: string;
  readonly at: DateTime<true>;
  /** Its length in steps of five minutes, from 1 to 18; sets its height. */
  readonly steps: number;
  readonly cells: readonly GridCell[];
}

export interface DayGrid {
  /** undefined: a column for the plenary, if it runs in parallel with all rooms. */
  readonly columns: readonly (RoomOrTrack | undefined)[];
  readonly rows: readonly GridRow[];
  /** Whether it is wider than a page, and scrolls. */
  readonly isWide: boolean;
}

/** How many columns fit a page. */
const FITTING = 6;

/** Blocks of one room or track that overlap share a cell. */
interface Cluster {
  blocks: GridBlock[];
  from: number;
  to: number;
}

/** The table of a day; undefined if it would have a single column. */
export function dayGrid(day: Day): DayGrid | undefined {
  const roomsOrTracks = day.roomsOrTracks.filter((roomOrTrack) => roomOrTrack.kind !== "plenary");
  if (roomsOrTracks.length < 2) return undefined;
  const blocks = blocksOf(day);
  const instants = new Map(
    blocks.map(about).flatMap(({ start, end }) => [start, end].map((at) => [at.toMillis(), at])),
  );
  const times = [...instants.keys()].sort((a, b) => a - b);

  const inRoomOrTrack = (roomOrTrack: RoomOrTrack) =>
    clusters(blocks.filter((block) => about(block).roomOrTrack.slug === roomOrTrack.slug));
  const plenary = clusters(blocks.filter((block) => about(block).roomOrTrack.kind === "plenary"));
  const byRoomOrTrack = roomsOrTracks.map(inRoomOrTrack);

  const isFree = (column: Cluster[], cluster: Cluster) =>
    !column.some((other) => other.from < cluster.to && other.to > cluster.from);
  const needsColumn = plenary.some((cluster) => !byRoomOrTrack.some((column) => isFree(column, cluster)));
  const columns = needsColumn ? [undefined, ...roomsOrTracks] : roomsOrTracks;
  const table = times.slice(0, -1).map(() => columns.map((): GridCell | undefined => undefined));
  const covered = new Set<string>();

  function place(cluster: Cluster, column: number, colspan: number, isPlenary: boolean): void {
    const from = times.indexOf(cluster.from);
    const to = times.indexOf(cluster.to);
    for (let row = from; row < to; row += 1) {
      for (let at = column; at < column + colspan; at += 1) covered.add(`${row}:${at}`);
    }
    const row = table[from];
    if (row) row[column] = { blocks: cluster.blocks, rowspan: to - from, colspan, plenary: isPlenary };
  }

  byRoomOrTrack.forEach((column, index) => {
    for (const cluster of column) place(cluster, index + (needsColumn ? 1 : 0), 1, false);
  });
  for (const cluster of plenary) {
    if (needsColumn && !byRoomOrTrack.every((column) => isFree(column, cluster))) {
      place(cluster, 0, 1, true);
      continue;
    }
    if (needsColumn) {
      place(cluster, 0, columns.length, true);
      continue;
    }
    const { start, length } = longestRun(byRoomOrTrack.map((column) => isFree(column, cluster)));
    place(cluster, start, length, true);
  }

  return {
    columns,
    isWide: columns.length > FITTING,
    rows: table.map((cells, row) => ({
      id: `time-${day.date}-${row + 1}`,
      at: instants.get(times[row] as number) as DateTime<true>,
      steps: steps(times[row] as number, times[row + 1] as number),
      cells: cells.flatMap((cell, column) => {
        if (cell) return [cell];
        return covered.has(`${row}:${column}`) ? [] : [{ blocks: [], rowspan: 1, colspan: 1, plenary: false }];
      }),
    })),
  };
}

/** The contents of a day's cells, nothing twice: items that a session only lists come with the session. */
function blocksOf(day: Day): GridBlock[] {
  const sessions = day.slots.flatMap(({ session }) => (session?.items.every((item) => !item.timed) ? [session] : []));
  return [
    ...sessions.map((session) => ({ session })),
    ...day.items
      .filter((item) => item.timed)
      .map((item) => ({ item, opens: item.session?.items.find(({ timed }) => timed) === item })),
  ].filter((block) => about(block).end > about(block).start);
}

function about(block: GridBlock): Item | Session {
  return block.session ?? block.item;
}

/** A row of ninety minutes is tall enough to look long. */
const MOST_STEPS = 18;

function steps(from: number, to: number): number {
  return Math.min(Math.max(Math.round((to - from) / 300_000), 1), MOST_STEPS);
}

function clusters(blocks: readonly GridBlock[]): Cluster[] {
  const result: Cluster[] = [];
  for (const block of [...blocks].sort((a, b) => about(a).start.toMillis() - about(b).start.toMillis())) {
    const [from, to] = [about(block).start.toMillis(), about(block).end.toMillis()];
    const last = result.at(-1);
    if (last && from < last.to) {
      last.blocks.push(block);
      last.to = Math.max(last.to, to);
    } else {
      result.push({ blocks: [block], from, to });
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
