/** What has changed about starred talks and papers since the reader last looked. */
import type { StarFacts, StarsFile } from "../../feeds/stars.ts";

/** `gone`: removed, or renamed without an `id`, as nothing tells the two apart. */
export type Change =
  | { readonly kind: "cancelled" | "restored" | "gone"; readonly title: string }
  | { readonly kind: "renamed"; readonly title: string; readonly to: string }
  | { readonly kind: "moved"; readonly title: string; readonly from: string; readonly to: string };

/**
 * Compares what was last seen with what holds now.
 * @param starred the fragments; what was never seen has not changed
 */
export function changesOf(starred: Iterable<string>, seen: StarsFile, now: StarsFile): Change[] {
  return [...starred].flatMap((fragment): Change[] => {
    const [before, after] = [seen[fragment], now[fragment]];
    if (before === undefined) return [];
    const { title } = before;
    if (after === undefined) return [{ kind: "gone", title }];
    const changes: Change[] = [];
    if (after.title !== title) changes.push({ kind: "renamed", title, to: after.title });
    if (Boolean(after.cancelled) !== Boolean(before.cancelled))
      changes.push({ kind: after.cancelled ? "cancelled" : "restored", title: after.title });
    // Where and when it would have been helps nobody.
    if (!after.cancelled && isElsewhere(before, after))
      changes.push({ kind: "moved", title: after.title, ...between(before, after) });
    return changes;
  });
}

/** The words for a date may change with Lectern; they count only for what has no time. */
const whenOf = ({ start, date }: StarFacts): string | undefined => start ?? date;

const isElsewhere = (before: StarFacts, after: StarFacts): boolean =>
  before.room !== after.room || whenOf(before) !== whenOf(after);

/** "Room A 10:00" and "Room B 11:30": the room if that is another, the date if that is, the time if either is. */
function between(before: StarFacts, after: StarFacts): { readonly from: string; readonly to: string } {
  const dayOf = ({ start, date }: StarFacts) => start?.slice(0, 10) ?? date;
  const isOtherRoom = before.room !== after.room;
  const isOtherDay = dayOf(before) !== dayOf(after);
  // Nothing can be said of a room that there is not.
  const isOtherTime = whenOf(before) !== whenOf(after) || before.room === undefined || after.room === undefined;
  const words = ({ room, date, time }: StarFacts) =>
    [isOtherRoom && room, (isOtherDay || !time) && isOtherTime && date, isOtherTime && time].filter(Boolean).join(" ");
  return { from: words(before), to: words(after) };
}

/** What is to be remembered: of each star what was seen last, or what holds now if nothing was. */
export function learned(starred: Iterable<string>, seen: StarsFile, now: StarsFile): StarsFile {
  return Object.fromEntries(
    [...starred].flatMap((fragment) => {
      const facts = seen[fragment] ?? now[fragment];
      return facts === undefined ? [] : [[fragment, facts]];
    }),
  );
}
