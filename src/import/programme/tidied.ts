/** Takes from the items of a programme what only comes from how other systems list them: copies, and needless rooms. */
import { type ItemRow, type Notes, type SessionRow, textOf } from "../row.ts";

/**
 * The items without copies of what is for everyone, without a room that is the only one, and in a possible order.
 * @param hasCopies whether the file may have any
 */
export function tidied(items: readonly ItemRow[], notes: Notes, hasCopies = true): readonly ItemRow[] {
  return sideBySide(withoutOnlyRoom(hasCopies ? withoutCopies(items, notes) : items, notes), notes);
}

function roomOf({ fields, session }: ItemRow): string | undefined {
  return textOf(fields, "room") ?? (session && textOf(session.fields, "room"));
}

function trackOf({ fields, session }: ItemRow): string | undefined {
  return textOf(fields, "track") ?? (session && textOf(session.fields, "track"));
}

/** Rooms show what runs in parallel; if everything is in one room, it is the venue's. */
function withoutOnlyRoom(items: readonly ItemRow[], notes: Notes): readonly ItemRow[] {
  const rooms = new Set(items.flatMap((item) => roomOf(item) ?? []));
  const [room] = rooms;
  const first = items.find((item) => roomOf(item) !== undefined);
  if (rooms.size !== 1 || !first) return items;
  notes.leaveOut(
    first.place,
    `the room: all is in "${room}", which venue: {room: …} in data/workshop.yaml says for all`,
  );
  const sessions = new Sessions(({ fields, ...session }) => ({ ...session, fields: { ...fields, room: undefined } }));
  return items.map((item) => sessions.within({ ...item, fields: { ...item.fields, room: undefined } }));
}

/** Changes sessions, so that items which shared one share its successor. */
class Sessions {
  readonly #changed = new Map<SessionRow, SessionRow>();

  private readonly change: (session: SessionRow) => SessionRow;

  constructor(change: (session: SessionRow) => SessionRow) {
    this.change = change;
  }

  within(item: ItemRow): ItemRow {
    if (!item.session) return item;
    const changed = this.#changed.get(item.session) ?? this.change(item.session);
    this.#changed.set(item.session, changed);
    return { ...item, session: changed };
  }
}

/**
 * Something at which nobody speaks, such as a break, is for everyone if it stands in every room that is in use then: it is
 * kept once, without a room or track.
 */
function withoutCopies(items: readonly ItemRow[], notes: Notes): readonly ItemRow[] {
  const groups = new Map<string, ItemRow[]>();
  for (const item of items) {
    const { date, start, end, fields } = item;
    if (fields.speakers !== undefined) continue;
    const key = JSON.stringify([date, start, end, fields.title]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const copies = new Map<ItemRow, string>();
  const shared = new Set<ItemRow>();
  for (const [first, ...others] of groups.values()) {
    if (!first || others.length === 0) continue;
    const rooms = new Set([first, ...others].map(roomOf));
    if (rooms.size > 1 && inUse(items, first).every((room) => rooms.has(room))) {
      shared.add(first);
      for (const other of others) copies.set(other, "also in another room, so for everyone");
    } else {
      const seen = new Set<string>();
      for (const one of [first, ...others]) {
        const where = JSON.stringify([roomOf(one), trackOf(one)]);
        if (seen.has(where)) copies.set(one, "twice in the file");
        seen.add(where);
      }
    }
  }
  return items.flatMap((item) => {
    const reason = copies.get(item);
    if (reason !== undefined) notes.passOver(item.place, reason, `"${item.fields.title}"`);
    if (reason !== undefined) return [];
    return [shared.has(item) ? { ...item, fields: { ...item.fields, room: undefined, track: undefined } } : item];
  });
}

/** The rooms in which anything goes on while an item lasts. */
function inUse(items: readonly ItemRow[], { date, start, end = start + 1 }: ItemRow): readonly string[] {
  const then = items.filter(
    (one) => one.date === date && one.start < (end ?? start + 1) && (one.end ?? one.start + 1) > start,
  );
  return then.flatMap((one) => roomOf(one) ?? []);
}

/** What of an item or session runs one after the other: its room, else its track, else what is for everyone. */
function laneOf(one: Pick<ItemRow, "fields" | "session">): string {
  const own = textOf(one.fields, "room") ?? textOf(one.fields, "track");
  return own ?? (one.session ? laneOf({ fields: one.session.fields }) : "");
}

/**
 * Within a room or track the schedule goes forwards. What begins while a session there goes on is in that session.
 * Sessions at the same time for which the file names neither rooms nor tracks get tracks of their names; of two that cross
 * in one room, the items of the second stand on their own.
 */
function sideBySide(items: readonly ItemRow[], notes: Notes): readonly ItemRow[] {
  const spans = spansOf(items);
  const asTracks = new Set<SessionRow>();
  const dissolved = new Set<SessionRow>();
  const lanes = new Map<string, [SessionRow, Span][]>();
  for (const one of spans) {
    const key = placeKey(one[0].date, one[1].lane);
    lanes.set(key, [...(lanes.get(key) ?? []), one]);
  }
  for (const lane of lanes.values()) {
    for (const [session, own] of lane) {
      for (const [other, its] of lane) {
        if (session === other) continue;
        const isBeside = own.first < its.end && its.first < own.end;
        if (own.lane === "" && isBeside) asTracks.add(session);
        const isWithin = its.first <= own.first && own.first < its.last;
        if (own.lane !== "" && isWithin && !dissolved.has(other)) dissolved.add(session);
      }
    }
  }
  for (const { place } of asTracks)
    notes.guess(place, "a session that runs beside others in no room became a track of its name");
  for (const { place, fields } of dissolved)
    notes.leaveOut(place, `the session "${fields.title}": another in its room goes on then, and has its items`);
  const sessions = new Sessions((session) => {
    return asTracks.has(session) ? { ...session, fields: { ...session.fields, track: session.fields.title } } : session;
  });
  return items.map((item) => {
    if (item.session && !dissolved.has(item.session)) return sessions.within(item);
    const alone = withoutSession(item);
    const around = lanes.get(placeKey(alone.date, laneOf(alone)))?.find(([one, { first, last }]) => {
      return !asTracks.has(one) && !dissolved.has(one) && first < alone.start && alone.start < last;
    });
    return around ? sessions.within(within(alone, around[0])) : alone;
  });
}

function placeKey(date: string, lane: string): string {
  return `${date} ${lane}`;
}

/** An item on its own, where its session was. */
function withoutSession({ session, isUntimed: _, ...item }: ItemRow): ItemRow {
  if (!session) return item;
  const { room, track } = session.fields;
  return { ...item, fields: { ...item.fields, room: item.fields.room ?? room, track: item.fields.track ?? track } };
}

/** An item in a session, whose room and track it does not repeat. */
function within(item: ItemRow, session: SessionRow): ItemRow {
  const unless = (key: "room" | "track") => (item.fields[key] === session.fields[key] ? undefined : item.fields[key]);
  return {
    ...item,
    session,
    isUntimed: false,
    fields: { ...item.fields, room: unless("room"), track: unless("track") },
  };
}

interface Span {
  readonly lane: string;
  /** The first and the last start of its items. */
  readonly first: number;
  readonly last: number;
  readonly end: number;
}

function spansOf(items: readonly ItemRow[]): ReadonlyMap<SessionRow, Span> {
  const spans = new Map<SessionRow, Span>();
  for (const { session, start, end } of items) {
    if (!session) continue;
    const before = spans.get(session) ?? {
      lane: laneOf(session),
      first: start,
      last: start,
      end: session.end ?? session.start,
    };
    spans.set(session, {
      ...before,
      first: Math.min(before.first, start),
      last: Math.max(before.last, start),
      end: Math.max(before.end, end ?? start),
    });
  }
  return spans;
}
