/** What the page of a speaker shows. */
import type { Item, Person, Session } from "../../model/workshop.ts";

/** Where somebody appears: their items, then the sessions that they chair. */
export function appearances({ items, chairs }: Person): (Item | Session)[] {
  return [...items, ...chairs];
}
