import type { DateTime } from "luxon";
import type { ImportantDate, Item, Stage, When } from "./workshop.ts";

/**
 * Where in its year a workshop is: archive after the end; live from start to end; programme once there is a
 * schedule; call while a deadline is open; else announce.
 */
export function stageAt(
  now: DateTime<true>,
  when: When,
  items: readonly Item[],
  dates: readonly ImportantDate[],
): Stage {
  if (when.known === "day") {
    if (now > when.end.endOf("day")) return "archive";
    if (now >= when.start) return "live";
  }
  if (when.known === "month" && now > when.month.endOf("month")) return "archive";
  if (items.length > 0) return "programme";
  return dates.some(({ at, isOver }) => at !== undefined && !isOver) ? "call" : "announce";
}
