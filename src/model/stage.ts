import type { DateTime } from "luxon";
import type { ImportantDate, Item, Stage, When } from "./workshop.ts";

/** Whether a date is a deadline still ahead; the workshop's own days are not deadlines. */
export function isOpenDeadline({ at, isOver, isEvent }: ImportantDate): boolean {
  return at !== undefined && !isOver && !isEvent;
}

/** Whether a workshop is over: after its last day, or its month. */
export function isPast(now: DateTime<true>, when: When): boolean {
  if (when.known === "tbd") return false;
  return now > (when.known === "day" ? when.end.endOf("day") : when.month.endOf("month"));
}

/**
 * The workshop's stage: archive after the end; live from start to end; programme once there is a schedule; call while a
 * deadline is open; else announce.
 */
export function stageAt(
  now: DateTime<true>,
  when: When,
  items: readonly Item[],
  dates: readonly ImportantDate[],
): Stage {
  if (isPast(now, when)) return "archive";
  if (when.known === "day" && now >= when.start) return "live";
  if (items.length > 0) return "programme";
  return dates.some(isOpenDeadline) ? "call" : "announce";
}
