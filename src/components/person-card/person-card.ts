/** People as cards. */
import type { Item, Person } from "../../model/workshop.ts";

/** What a card says somebody speaks about: not the panels, and nothing that has no title yet. */
export function announcedTalks({ items }: Person): Item[] {
  return items.filter(({ family, title }) => family !== "panel" && title !== undefined);
}
