/** People as cards. */
import type { Item, Person } from "../../model/workshop.ts";

/** The talks that a card lists: no panels, and nothing without a title. */
export function announcedTalks({ items }: Person): Item[] {
  return items.filter(({ family, title }) => family !== "panel" && title !== undefined);
}
