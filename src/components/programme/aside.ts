/** What goes on for hours beside the rest of a day: registration, an exhibition, a room to work in. */
import { memoize } from "../../model/memoize.ts";
import type { Day, Item, Session } from "../../model/workshop.ts";

/** Minutes. What is no longer than this is followed as it is. */
const HOURS = 120;

/** When so many others begin while it goes on, it is not what people are there for. */
const OTHERS = 3;

/** Whether something goes on for hours while others come and go, or for most of the day while anything does. */
export function isAside(of: Item | Session): boolean {
  return asides(of.day).has(of);
}

const asides = memoize((day: Day): ReadonlySet<Item | Session> => {
  const items = day.items.filter(({ timed }) => timed);
  const sessions = day.slots.flatMap(({ session }) =>
    session?.items.some(({ timed }) => timed) ? [] : (session ?? []),
  );
  const all = [...items, ...sessions];
  const length = day.span ? minutes(day.span) : 0;
  return new Set(
    all.filter((of) => {
      if (minutes(of) <= HOURS) return false;
      const begun = all.filter((other) => !isBreak(other) && other.start > of.start && other.start < of.end);
      return begun.length >= (2 * minutes(of) >= length ? 1 : OTHERS);
    }),
  );
});

const isBreak = (of: Item | Session): boolean => "family" in of && of.family === "break";

const minutes = ({ start, end }: Pick<Item, "start" | "end">): number => end.diff(start, "minutes").minutes;
