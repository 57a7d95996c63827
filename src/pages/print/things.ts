/** What has a place and a time on printed sheets. */
import { isPlaced } from "../../components/programme/items.ts";
import type { Day, Item, Session } from "../../model/workshop.ts";
import { aloneIn } from "../schedule/grid.ts";

/** An item, or a session without items; times in milliseconds. */
export interface Thing {
  readonly of: Item | Session;
  readonly item?: Item;
  readonly session?: Session;
  readonly from: number;
  readonly to: number;
}

/** All of a day by time; what is for everyone before what begins beside it. */
export function thingsOf(day: Day): Thing[] {
  const things = day.slots.flatMap(({ session, item }): Thing[] => {
    if (item) return [thing(item, { item })];
    return session.items.length === 0
      ? [thing(session, { session })]
      : session.items.map((one) => thing(one, { item: one }));
  });
  return things.sort((a, b) => a.from - b.from || Number(isPlaced(a.of)) - Number(isPlaced(b.of)));
}

function thing(of: Item | Session, what: Pick<Thing, "item" | "session">): Thing {
  return { of, from: of.start.toMillis(), to: of.end.toMillis(), ...what };
}

/** The session that a thing is, or belongs to. */
export const sessionOf = ({ item, session }: Thing): Session | undefined => session ?? item?.session;

/** Tells what is for everyone: it has no room, or is in the only room in use while it lasts. */
export function isForAll(things: readonly Thing[]): (thing: Thing) => boolean {
  const isAlone = aloneIn(
    things,
    things.filter(({ of }) => isPlaced(of)),
  );
  return (one) => !isPlaced(one.of) || isAlone(one);
}
