/** A day of several rooms in the order of time: what begins together stands together, whatever room it is in. */
import type { DateTime } from "luxon";
import { type Place, placeMark } from "../../components/programme/codes.ts";
import { hasEnd, isPlaced, isQuiet, kindLabel } from "../../components/programme/items.ts";
import type { View } from "../../components/view.ts";
import { memoize } from "../../model/memoize.ts";
import type { Day, Item, RoomOrTrack, Session, Workshop } from "../../model/workshop.ts";
import { fold } from "../../schema/suggest.ts";

/** What begins at one time. */
export interface Hour {
  readonly at: DateTime<true>;
  /** When it ends, if that is known of everything in it; what ends at another time says so itself. */
  readonly end?: DateTime<true>;
  /** Whether the time stands above it; breaks say theirs in their own line. */
  readonly hasHead: boolean;
  /** In the order of the rooms, breaks last. */
  readonly entries: readonly HourEntry[];
}

/** A line of the list. */
export type HourEntry = ItemEntry | SessionEntry;

interface Entry {
  /** Undefined: for everyone. */
  readonly place?: Place;
  /** Whether it says its end, because the head of the hour says none or another. */
  readonly showsEnd: boolean;
}

export interface ItemEntry extends Entry {
  readonly item: Item;
  readonly session?: never;
  /** Whether it is one line: a break, or what is for everyone and given by nobody. */
  readonly isLine: boolean;
  /** Whether it says its time itself, because no head of an hour does. */
  readonly showsTime: boolean;
  /** The session that begins with it. */
  readonly opens?: Session;
  /** What kind of item it is, unless its session says so or most items are of that kind. */
  readonly kind?: string;
  /** Named where it begins in a room, unless the head of its session does. */
  readonly track?: string;
}

/** A session of which some items have no times of their own: it lists those. */
export interface SessionEntry extends Entry {
  readonly session: Session;
  readonly item?: never;
  readonly listed: readonly ItemEntry[];
}

/** Whether a day is listed by time: it has rooms, or tracks, side by side. */
export function readsByTime({ roomsOrTracks }: Day): boolean {
  return roomsOrTracks.filter(({ kind }) => kind !== "plenary").length > 1;
}

/** The day by time. */
export function hours(view: View, day: Day): Hour[] {
  const order = new Map(day.roomsOrTracks.map((roomOrTrack, index) => [roomOrTrack, index]));
  const placeOf = (thing: Item | Session) => order.get(thing.roomOrTrack) ?? order.size;
  const things = thingsOf(day).sort(
    (a, b) =>
      a.of.start.toMillis() - b.of.start.toMillis() ||
      Number(isLine(a)) - Number(isLine(b)) ||
      placeOf(a.of) - placeOf(b.of),
  );
  const trackOf = tracksBeginning();
  const groups: Thing[][] = [];
  for (const thing of things) {
    const group = groups.at(-1);
    if (group?.[0]?.of.start.toMillis() === thing.of.start.toMillis()) group.push(thing);
    else groups.push([thing]);
  }
  return groups.map((group): Hour => {
    const hasHead = !group.every(isLine);
    const end = commonEnd(group.flatMap((thing) => (isLine(thing) ? [] : thing.of)));
    const entries = group.map((thing): HourEntry => {
      const place = placeMark(view, day, thing.of.roomOrTrack);
      const showsEnd = !isLine(thing) && hasEnd(thing.of) && thing.of.end.toMillis() !== end?.toMillis();
      return { ...(place && { place }), showsEnd, ...contentOf(view, thing, trackOf, hasHead) };
    });
    return { at: (group[0] as Thing).of.start, hasHead, ...(end && { end }), entries };
  });
}

/** What has a place in the order of time. */
export type Thing = ItemThing | { readonly of: Session; readonly listed: readonly Item[] };

interface ItemThing {
  readonly of: Item;
  readonly opens?: Session;
  readonly listed?: never;
}

/** All of a day, nothing twice: what a session only lists comes with the session. */
export function thingsOf({ slots }: Day): Thing[] {
  return slots.flatMap(({ item, session }): Thing[] => {
    if (item) return [{ of: item }];
    const timed = session.items.filter((one) => one.timed);
    const listed = session.items.filter((one) => !one.timed);
    // The session itself is a line of the list if it has something to list, else it begins with its first item.
    if (listed.length > 0 || timed.length === 0) return [{ of: session, listed }, ...timed.map((of) => ({ of }))];
    return timed.map((of, index) => (index === 0 ? { of, opens: session } : { of }));
  });
}

const isLine = (thing: Thing): boolean => !thing.listed && !thing.opens && isMinor(thing.of);

/** Whether an item is a break, or for everyone and given by nobody, such as registration. */
export function isMinor(item: Item): boolean {
  return isQuiet(item) || (isGivenByNobody(item) && !isPlaced(item));
}

/** Whether something is no more than a line of the programme, such as registration. */
export function isGivenByNobody(item: Item): boolean {
  const people = [item.speakers, item.authors, item.moderators, item.panelists, item.chairs].flat();
  return item.family === "remarks" && people.length === 0 && item.online?.note === undefined;
}

/** The end of most; undefined if that of any is not known. */
export function commonEnd(things: readonly (Item | Session)[]): DateTime<true> | undefined {
  if (!things.every(hasEnd)) return undefined;
  const count = ({ end }: Item | Session) => things.filter((other) => other.end.toMillis() === end.toMillis()).length;
  return [...things].sort((a, b) => count(b) - count(a) || a.end.toMillis() - b.end.toMillis())[0]?.end;
}

/** Which track an item names. */
export type TrackOf = (item: Item) => string | undefined;

/** Names the track of an item where it begins in a room; asked of each item in turn. */
export function tracksBeginning(): TrackOf {
  const before = new Map<RoomOrTrack, string | undefined>();
  return ({ track, roomOrTrack, session }) => {
    const begins = before.get(roomOrTrack) !== track;
    before.set(roomOrTrack, track);
    const isSaid = roomOrTrack.kind === "track" || session?.track === track;
    return begins && !isSaid ? track : undefined;
  };
}

type Content<E extends Entry> = Omit<E, keyof Entry>;

/** @param hasHead whether the time stands above it */
function contentOf(
  view: View,
  thing: Thing,
  trackOf: TrackOf,
  hasHead: boolean,
): Content<ItemEntry> | Content<SessionEntry> {
  if (thing.listed) {
    const listed = thing.listed.map((of) => ({ ...itemContent(view, { of }, trackOf, true), showsEnd: false }));
    return { session: thing.of, listed };
  }
  return itemContent(view, thing, trackOf, hasHead);
}

function itemContent(view: View, thing: ItemThing, trackOf: TrackOf, hasHead: boolean): Content<ItemEntry> {
  const { of: item, opens } = thing;
  const kind = ownKind(view, item);
  const track = trackOf(item);
  return {
    item,
    isLine: isLine(thing),
    showsTime: !hasHead,
    ...(opens && { opens }),
    ...(kind !== "" && { kind }),
    ...(track !== undefined && { track }),
  };
}

/** What a row says of its kind: nothing if most items are of that kind, or if its session says it. */
export function ownKind(view: View, item: Item): string {
  const isSaid = kindKey(item) === commonKind(view.workshop) || (item.session && isOfOneKind(item.session));
  return isSaid ? "" : kindLabel(view, item);
}

/**
 * The kind of all items of a session, which its head says once; empty if they differ, if most items are of that kind, or
 * if its title says it.
 */
export function sessionKind(view: View, session: Session): string {
  const [first] = session.items;
  if (!first || !isOfOneKind(session) || kindKey(first) === commonKind(view.workshop)) return "";
  const kind = session.items.map((item) => kindLabel(view, item)).find((label) => label !== "") ?? "";
  return fold(session.title?.plain ?? "") === fold(kind) ? "" : kind;
}

function isOfOneKind({ items }: Session): boolean {
  return items.length > 1 && new Set(items.map(kindKey)).size === 1;
}

/** What tells kinds apart: the label of an item, else its types. */
export const kindKey = ({ label, types }: Item): string => label ?? types.join(" ");

/** The kind of more than half of what somebody gives. Paper has a rule of its own, see `pages/print/kinds.ts`. */
const commonKind = memoize((workshop: Workshop): string | undefined => {
  const given = workshop.items.filter(({ family }) => family !== "break" && family !== "remarks");
  const counts = new Map<string, number>();
  for (const kind of given.map(kindKey)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > given.length)?.[0];
});
