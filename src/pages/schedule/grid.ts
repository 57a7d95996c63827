/**
 * A day with several rooms as a table: a column per room or track, a row whenever something starts. What the row and the
 * column say, no cell says again.
 */
import type { DateTime } from "luxon";
import { ownMark } from "../../components/programme/codes.ts";
import { hasHead } from "../../components/programme/days.ts";
import { hasEnd, isQuiet, placeName } from "../../components/programme/items.ts";
import { floorName, room } from "../../components/venue.ts";
import type { View } from "../../components/view.ts";
import type { Day, Item, RoomOrTrack, Session } from "../../model/workshop.ts";
import { isGivenByNobody, ownKind, sessionKind, type TrackOf, thingsOf, tracksBeginning } from "./hours.ts";

/** What a block says beside its title and its people. */
interface BlockFacts {
  /** Its kind and its length, as far as neither is said elsewhere; empty if both are. */
  readonly about: string;
  /** Whether it says its time: it begins later than its row. */
  readonly showsTime: boolean;
  /** Where it is, if not in the room of its column. */
  readonly place?: string;
  readonly track?: string;
}

/** An item with a time of its own, or a session with those of its items that are only listed. */
export type GridBlock = BlockFacts & {
  /** The session that is named here. */
  readonly opens?: Session;
} & (
    | { readonly item: Item; readonly session?: never }
    | { readonly session: Session; readonly listed: readonly Item[]; readonly item?: never }
  );

export interface GridCell {
  /** Empty if nothing takes place. */
  readonly blocks: readonly GridBlock[];
  readonly rowspan: number;
  readonly colspan: number;
  /** Whether it is for everyone, or alone at its time: it spans several columns. */
  readonly isAcross: boolean;
}

/** A row that names the sessions that begin. */
export interface HeadRow {
  readonly heads: readonly HeadCell[];
  /** How long each of their items is, if all are as long. */
  readonly each?: string;
  readonly id?: never;
}

/** Empty if no session begins in its column. */
export interface HeadCell {
  readonly colspan: number;
  readonly session?: Session;
  readonly facts?: string;
  readonly place?: string;
  readonly track?: string;
}

/** A row of what starts at one time. */
export interface TimeRow {
  /** Of the cell with the time, which is the header of cells across all columns. */
  readonly id: string;
  readonly at: DateTime<true>;
  /** How long everything is that starts here, if no other place says it. */
  readonly length?: string;
  /** Whether it is a thin band: a break, or what is for everyone and given by nobody. */
  readonly isBand: boolean;
  readonly cells: readonly GridCell[];
  readonly heads?: never;
}

export interface GridColumn {
  /** Of its head. */
  readonly id: string;
  /** Undefined: for the plenary, if it runs in parallel with all rooms. */
  readonly roomOrTrack?: RoomOrTrack;
  readonly code: string;
  readonly name: string;
  readonly floor?: string;
}

export interface DayGrid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (HeadRow | TimeRow)[];
  /** The end of the last row. */
  readonly end: DateTime<true>;
  /** Whether it is wider than a page, and scrolls. */
  readonly isWide: boolean;
  /** How many rooms it has, in words. */
  readonly count: string;
  /** What is said if one, two, … rooms are out of sight. */
  readonly more: readonly string[];
}

/** How many columns fit a page. */
const FITTING = 6;

/** In milliseconds. */
interface Span {
  readonly from: number;
  /** At least a minute later: between two times that a change of the clock skips, there is none. */
  readonly to: number;
}

type Draft = Span & {
  /** The session that begins with it, if that has a name. */
  readonly opens?: Session;
} & (
    | { readonly item: Item; readonly session?: never }
    | { readonly session: Session; readonly listed: readonly Item[]; readonly item?: never }
  );

const MINUTE = 60_000;

/** When something begins, by milliseconds, in order. */
type Instants = ReadonlyMap<number, DateTime<true>>;

/** Blocks of one room or track that overlap share a cell. */
interface Cluster extends Span {
  readonly blocks: Draft[];
  to: number;
}

/** A cluster in its place; rows by their times. */
interface Placed extends Cluster {
  readonly row: number;
  readonly rowEnd: number;
  readonly column: number;
  readonly colspan: number;
  readonly isAcross: boolean;
  /** Named in a row of its own, above. */
  readonly head?: Session;
}

/** The table of a day; undefined if nothing in it runs in parallel. */
export function dayGrid(view: View, day: Day): DayGrid | undefined {
  const all = day.roomsOrTracks.filter((roomOrTrack) => roomOrTrack.kind !== "plenary");
  if (all.length < 2) return undefined;
  const drafts = draftsOf(day);
  const starts = drafts.toSorted((a, b) => a.from - b.from).map((draft) => [draft.from, about(draft).start] as const);
  const instants: Instants = new Map(starts);
  const times = [...instants.keys()];
  const clustersOf = (roomOrTrack: RoomOrTrack) =>
    clusters(drafts.filter((draft) => about(draft).roomOrTrack === roomOrTrack));
  const isAlone = aloneIn(drafts);
  const alone = new Set<Cluster>();
  const clustered = all.map((roomOrTrack) => ({ roomOrTrack, clusters: clustersOf(roomOrTrack) }));
  for (const { clusters } of clustered)
    for (const cluster of clusters) if (cluster.blocks.every(isAlone)) alone.add(cluster);
  if (clustered.every(({ clusters }) => clusters.every((cluster) => alone.has(cluster)))) return undefined;

  // A room in which everything is alone at its time needs no column.
  const needed = clustered.filter(({ clusters }) => clusters.some((cluster) => !alone.has(cluster)));
  const rooms = needed.length > 1 ? needed : clustered;
  const plenary = clusters(drafts.filter((draft) => about(draft).roomOrTrack.kind === "plenary"));
  const isFree = ({ clusters }: { clusters: readonly Cluster[] }, cluster: Cluster) =>
    !clusters.some((other) => !alone.has(other) && other.from < cluster.to && other.to > cluster.from);
  const needsColumn = plenary.some((cluster) => !rooms.some((column) => isFree(column, cluster)));
  const first = needsColumn ? 1 : 0;
  const width = rooms.length + first;
  const rowOf = (at: number) => {
    const row = times.findIndex((time) => time >= at);
    return row < 0 ? times.length : row;
  };
  const put = (cluster: Cluster, column: number, colspan: number, isAcross: boolean): Placed => {
    const head = headOf(cluster);
    const rows = { row: rowOf(cluster.from), rowEnd: rowOf(cluster.to) };
    return { ...cluster, ...rows, column, colspan, isAcross, ...(head && { head }) };
  };
  const placed = clustered.flatMap(({ roomOrTrack, clusters }) =>
    clusters.map((cluster) => {
      const column = rooms.findIndex((one) => one.roomOrTrack === roomOrTrack) + first;
      return alone.has(cluster) ? put(cluster, 0, width, true) : put(cluster, column, 1, false);
    }),
  );
  for (const cluster of plenary) {
    const free = rooms.map((column) => isFree(column, cluster));
    if (needsColumn && !free.every(Boolean)) placed.push(put(cluster, 0, 1, false));
    else if (needsColumn) placed.push(put(cluster, 0, width, true));
    else {
      const { start, length } = longestRun(free);
      placed.push(put(cluster, start, length, true));
    }
  }
  const isRooms = rooms.some(({ roomOrTrack }) => roomOrTrack.kind === "room");
  const { t } = view.words;
  return {
    columns: [...(needsColumn ? [undefined] : []), ...rooms.map(({ roomOrTrack }) => roomOrTrack)].map(
      (roomOrTrack, index) => columnOf(view, day, roomOrTrack, index),
    ),
    isWide: width > FITTING,
    count: t(isRooms ? "counts.rooms" : "counts.tracks", { count: rooms.length }),
    more: rooms.map((_, index) => t(isRooms ? "schedule.moreRooms" : "schedule.moreTracks", { count: index + 1 })),
    end: drafts.map((draft) => about(draft).end).reduce((a, b) => (a < b ? b : a)),
    rows: rowsOf(view, day, instants, placed, width),
  };
}

function columnOf(view: View, day: Day, roomOrTrack: RoomOrTrack | undefined, index: number): GridColumn {
  const id = `room-${day.date}-${index + 1}`;
  if (!roomOrTrack) {
    const name = view.words.t("schedule.plenary");
    return { id, code: name, name };
  }
  const listed = view.workshop.listedRooms.find(({ name }) => name === roomOrTrack.name);
  const floor = roomOrTrack.kind === "room" ? floorName(view, listed) : undefined;
  return { id, roomOrTrack, ...ownMark(view, roomOrTrack), ...(floor !== undefined && { floor }) };
}

function rowsOf(view: View, day: Day, instants: Instants, placed: readonly Placed[], width: number) {
  const times = [...instants.keys()];
  const withHeads = new Set(placed.flatMap(({ head, row }) => (head ? [row] : [])));
  /** How many rows of the table there are from one time to another, where the first begins below its heads. */
  const rowspan = ({ row, rowEnd }: Placed) => {
    const between = times.slice(row + 1, rowEnd).filter((_, index) => withHeads.has(row + 1 + index));
    return rowEnd - row + between.length;
  };
  const named = new Set(placed.flatMap(({ head }) => head ?? []));
  const trackOf = tracksBeginning();
  return [...instants.values()].flatMap((at, row): (HeadRow | TimeRow)[] => {
    const starting = placed.filter((cluster) => cluster.row === row).sort((a, b) => a.column - b.column);
    const isCovered = (column: number) =>
      placed.some(
        (one) => one.row < row && one.rowEnd > row && one.column <= column && column < one.column + one.colspan,
      );
    /** The cells of a row, from the first column to the last; some are empty. */
    const across = <T>(used: readonly Placed[], cell: (one: Placed) => T, empty: T): T[] => {
      const cells: T[] = [];
      for (let column = 0; column < width; ) {
        const one = used.find((cluster) => cluster.column === column);
        if (one) cells.push(cell(one));
        else if (!isCovered(column)) cells.push(empty);
        column += one?.colspan ?? 1;
      }
      return cells;
    };
    const opening = starting.filter(({ head }) => head);
    const lengths = opening.map(({ head }) => (head ? eachLength(view, head) : undefined));
    const each = sameOf(lengths);
    const heads: HeadRow[] = withHeads.has(row)
      ? [
          {
            ...(each !== undefined && { each: view.words.t("schedule.each", { length: each }) }),
            heads: across<HeadCell>(opening, (one) => headCell(view, one, each === undefined), { colspan: 1 }),
          },
        ]
      : [];
    const isOpen: IsOpen = (thing, cell) => {
      if (!hasEnd(thing) || isQuiet(thing as Item)) return false;
      if ("session" in thing && thing.session && named.has(thing.session) && eachLength(view, thing.session))
        return false;
      return cell.rowEnd - cell.row > 1 || thing.end.toMillis() !== times[row + 1];
    };
    const length = rowLength(view, starting, isOpen);
    const [only] = starting;
    const cells = across<GridCell>(
      starting,
      (one) => ({
        blocks: one.blocks.map((draft) => {
          const says = length === undefined && isOpen(about(draft), one);
          return blockOf(view, draft, one, says, trackOf);
        }),
        rowspan: rowspan(one),
        colspan: one.colspan,
        isAcross: one.isAcross,
      }),
      { blocks: [], rowspan: 1, colspan: 1, isAcross: false },
    );
    const isBand = starting.length === 1 && only !== undefined && isThin(only, width);
    return [
      ...heads,
      {
        id: `time-${day.date}-${row + 1}`,
        at,
        ...(length !== undefined && { length }),
        isBand,
        cells,
      },
    ];
  });
}

function isThin({ blocks, colspan, row, rowEnd, head }: Placed, width: number): boolean {
  const [draft] = blocks;
  if (blocks.length !== 1 || !draft?.item || head || colspan !== width || rowEnd - row !== 1) return false;
  return isQuiet(draft.item) || isGivenByNobody(draft.item);
}

/** What a cell says in a row of its own, once for all its items. */
function headCell(view: View, { head, colspan, isAcross }: Placed, saysEach: boolean): HeadCell {
  if (!head) return { colspan };
  const each = saysEach ? eachLength(view, head) : undefined;
  const kind = sessionKind(view, head);
  const facts = [kind, each && view.words.t("schedule.each", { length: each })].filter(Boolean);
  const place = placeBeside(view, head, isAcross);
  const track = head.roomOrTrack.kind === "track" ? undefined : head.track;
  return {
    colspan,
    session: head,
    ...(facts.length > 0 && { facts: facts.join(view.words.t("dot")) }),
    ...(place !== undefined && { place }),
    ...(track !== undefined && { track }),
  };
}

/** @param saysLength whether it says how long it is */
function blockOf(view: View, draft: Draft, cell: Placed, saysLength: boolean, trackOf: TrackOf): GridBlock {
  const thing = about(draft);
  const showsTime = thing.start.toMillis() !== cell.from;
  const length = saysLength && !showsTime ? lengthOf(view, thing) : undefined;
  const isPlaceSaid = cell.head !== undefined && (draft.session ?? draft.item.session) === cell.head;
  const place = isPlaceSaid ? undefined : placeBeside(view, thing, cell.isAcross);
  const join = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(view.words.t("dot"));
  const { opens } = draft;
  const facts = {
    showsTime,
    ...(place !== undefined && { place }),
    ...(opens && opens !== cell.head && { opens }),
  };
  if (draft.session) return { ...facts, session: draft.session, listed: draft.listed, about: join(length) };
  const { item } = draft;
  const track = trackOf(item);
  return {
    ...facts,
    item,
    about: join(ownKind(view, item), length),
    ...(track !== undefined && { track }),
  };
}

/** Where something is, if its column does not say it. */
function placeBeside(view: View, thing: Item | Session, isAcross: boolean): string | undefined {
  if (thing.roomOrTrack.kind === "plenary") return undefined;
  if (isAcross) return placeName(view, thing);
  return thing.roomOrTrack.kind === "track" && thing.room !== undefined ? room(view, thing.room) : undefined;
}

/** Whether neither the next row nor the session says when something ends, though it is known. */
type IsOpen = (thing: Item | Session, cell: Placed) => boolean;

/** The length of all that starts in a row, if some of it must be said. */
function rowLength(view: View, starting: readonly Placed[], isOpen: IsOpen): string | undefined {
  const things = starting.flatMap((cell) => cell.blocks.map((draft) => ({ thing: about(draft), cell })));
  if (!things.some(({ thing, cell }) => isOpen(thing, cell))) return undefined;
  const length = sameOf(things.map(({ thing }) => (hasEnd(thing) ? lengthOf(view, thing) : undefined)));
  if (length === undefined || things.length === 1) return length;
  return view.words.t("schedule.each", { length });
}

/** How long each of a session's items is; undefined if they differ, or are not known. */
function eachLength(view: View, { items }: Session): string | undefined {
  if (items.length < 2 || !items.every((item) => item.timed)) return undefined;
  return sameOf(items.map((item) => (hasEnd(item) ? lengthOf(view, item) : undefined)));
}

function sameOf<T>([first, ...others]: readonly (T | undefined)[]): T | undefined {
  return others.every((other) => other === first) ? first : undefined;
}

/** Above this many minutes, hours are said. */
const MOST_MINUTES = 90;

/** As the language writes it: "25 min", "2 hr 30 min". */
export function lengthOf(view: View, { start, end }: Item | Session): string {
  const minutes = Math.round(end.diff(start).as("minutes"));
  // British English would write "25 mins".
  const locale = view.dates.locale.startsWith("en") ? "en" : view.dates.locale;
  const say = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value).replace(/\s/g, "\u00a0");
  if (minutes <= MOST_MINUTES) return say(minutes, "minute");
  const parts = [say(Math.floor(minutes / 60), "hour"), ...(minutes % 60 > 0 ? [say(minutes % 60, "minute")] : [])];
  return new Intl.ListFormat(locale, { type: "unit", style: "narrow" }).format(parts);
}

/** The contents of a day's cells. */
function draftsOf(day: Day): Draft[] {
  return thingsOf(day).map((thing): Draft => {
    const from = thing.of.start.toMillis();
    const span = { from, to: Math.max(thing.of.end.toMillis(), from + MINUTE) };
    const opens = thing.listed ? thing.of : thing.opens;
    const named = { ...span, ...(opens && hasHead(opens) && { opens }) };
    return thing.listed ? { ...named, session: thing.of, listed: thing.listed } : { ...named, item: thing.of };
  });
}

function about(draft: Draft): Item | Session {
  return draft.session ?? draft.item;
}

/** The session that a cell names in the row above it: its only one, or that of the first of several. */
function headOf({ blocks: [draft] }: Cluster): Session | undefined {
  return draft?.opens;
}

/** An item, or a session. */
interface Spanned extends Span {
  readonly item?: Item | undefined;
  readonly session?: Session | undefined;
}

/**
 * Tells what is in the only room in use while it lasts; the items of a session are so only together.
 * @param beside what else may be in use
 */
export function aloneIn<Thing extends Spanned>(
  things: readonly Thing[],
  beside: readonly Thing[] = things,
): (thing: Thing) => boolean {
  const placeOf = ({ session, item }: Thing) => (session ?? item)?.roomOrTrack;
  const sessionOf = ({ session, item }: Thing) => session ?? item?.session;
  const overlapped = things.filter((one) =>
    beside.some((other) => placeOf(other) !== placeOf(one) && other.from < one.to && other.to > one.from),
  );
  const [own, sessions] = [new Set(overlapped), new Set(overlapped.map(sessionOf))];
  return (one) => !own.has(one) && (sessionOf(one) === undefined || !sessions.has(sessionOf(one)));
}

function clusters(drafts: readonly Draft[]): Cluster[] {
  const result: Cluster[] = [];
  for (const draft of drafts.toSorted((a, b) => a.from - b.from)) {
    const { from, to } = draft;
    const last = result.at(-1);
    if (last && from < last.to) {
      last.blocks.push(draft);
      last.to = Math.max(last.to, to);
    } else {
      result.push({ blocks: [draft], from, to });
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
