/** What is on at an instant and what comes next. Without the page, so that a test can ask for any instant. All times are milliseconds. */

/** An entry of the programme. */
export interface Entry {
  /** The key of its room or track; empty for what is for everyone and in no room. */
  readonly room: string;
  readonly start: number;
  readonly end: number;
  /** Whether it goes on for hours beside other things. */
  readonly isAside: boolean;
  readonly isCancelled: boolean;
}

/** An entry of a page. */
export interface DayEntry extends Entry {
  /** The date under which it is listed. */
  readonly day: string | undefined;
  /** Whether its end is known, so that it may be said. */
  readonly hasEnd: boolean;
  /** Whether the reader has chosen it: by the filter or, in a programme of their own, by a star. */
  readonly isChosen: boolean;
}

/** What the block shows at an instant. */
export interface OnNow<E extends DayEntry> {
  /** In the order of rooms, what is for everyone first. */
  readonly on: readonly E[];
  /** When the last of it began and when it ends, if all ends together and that is known. */
  readonly span?: { readonly start: number; readonly end: number };
  /** What goes on for hours beside it. */
  readonly aside: readonly E[];
  /** What comes next in each room or, in a programme of one's own, next at all. */
  readonly next: readonly E[];
  /** When the first of it begins. */
  readonly nextAt?: number;
  /** Whether something is on, but nothing of what is chosen. */
  readonly isOtherwise: boolean;
}

export const isOnAt = (now: number) => (entry: Entry) => entry.start <= now && now < entry.end;

/** Without cancelled entries, unless there are no others. */
export function held<E extends Entry>(entries: readonly E[]): readonly E[] {
  const kept = entries.filter(({ isCancelled }) => !isCancelled);
  return kept.length > 0 ? kept : entries;
}

/** What comes first after an instant; of several at once, one that is not cancelled. @param entries by their start */
export function first<E extends Entry>(entries: readonly E[], now: number): E | undefined {
  const coming = entries.filter(({ start }) => start > now);
  return held(coming.filter(({ start }) => start === coming[0]?.start))[0];
}

/** What several have in common; undefined if they differ. */
export function common<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

/**
 * What is on at an instant and what comes next.
 * @param rooms keys in their order
 * @param isOwn whether it is the programme of one person, who is in one room at a time
 */
export function onNowAt<E extends DayEntry>(
  entries: readonly E[],
  rooms: readonly string[],
  now: number,
  isOwn: boolean,
): OnNow<E> {
  const order = new Map(["", ...rooms].map((room, index) => [room, index]));
  const placeOf = ({ room }: E) => order.get(room) ?? order.size;
  const sorted = entries
    .filter(({ isChosen }) => isChosen)
    .sort((a, b) => a.start - b.start || placeOf(a) - placeOf(b));
  const running = sorted.filter(isOnAt(now));
  const main = running.filter(({ isAside }) => !isAside);
  const day = (running[0] ?? sorted.find(({ start }) => start > now))?.day;
  const coming = sorted.filter((entry) => entry.start > now && entry.day === day);
  const next = nextOf(coming, new Set(main.map(({ room }) => room)), isOwn);
  // What goes on for hours is what is on where there is nothing else.
  const isMain = main.length === 0 && next.length === 0;
  const on = byRoom(isMain ? running : main, placeOf);
  const nextAt = next[0]?.start;
  const end = on.every(({ hasEnd }) => hasEnd) ? common(on.map((entry) => entry.end)) : undefined;
  return {
    on,
    ...(end !== undefined && { span: { start: Math.max(...on.map(({ start }) => start)), end } }),
    aside: isMain ? [] : running.filter(({ isAside, isCancelled }) => isAside && !isCancelled),
    next: next.toSorted((a, b) => placeOf(a) - placeOf(b) || a.start - b.start),
    ...(nextAt !== undefined && { nextAt }),
    isOtherwise: running.length === 0 && entries.some(isOnAt(now)),
  };
}

/** In the order of rooms; in each, what is cancelled only if there is nothing else. */
function byRoom<E extends Entry>(entries: readonly E[], placeOf: (entry: E) => number): readonly E[] {
  const rooms = [...new Set(entries.map(({ room }) => room))];
  return rooms
    .flatMap((room) => held(entries.filter((entry) => entry.room === room)))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || a.start - b.start);
}

/** What comes next, by start. @param coming of one day, by start @param used the rooms in which something is on */
function nextOf<E extends DayEntry>(coming: readonly E[], used: ReadonlySet<string>, isOwn: boolean): readonly E[] {
  const main = coming.filter(({ isAside }) => !isAside);
  // What opens for hours comes next only if it opens before everything else.
  const opening = coming.filter(
    ({ isAside, start }) => isAside && start < (main[0]?.start ?? Number.POSITIVE_INFINITY),
  );
  if (main.length === 0) return opening;
  if (isOwn) return held(main.filter(({ start }) => start === main[0]?.start));
  const rooms = new Set([...used, ...main.map(({ room }) => room)]);
  rooms.delete("");
  const nexts = [...rooms].flatMap((room) => {
    // What comes for everyone comes in every room as well; but in one where nothing is on, it is not what follows.
    const one = first(
      main.filter((entry) => entry.room === room || entry.room === ""),
      Number.NEGATIVE_INFINITY,
    );
    return one && (one.room === room || used.has(room)) ? [one] : [];
  });
  const soonest = main.filter(({ room, start }) => room === "" && start === main[0]?.start);
  return [...new Set([...opening, ...held(soonest), ...nexts])].sort((a, b) => a.start - b.start);
}
