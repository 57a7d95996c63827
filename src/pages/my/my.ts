/** What the browser puts the reader's own programme together from. */
import type { Workshop } from "../../model/workshop.ts";

/** The pages on which the items of the programme stand. */
export function schedulePages({ days }: Workshop): string[] {
  return [...new Set(days.map(({ schedule }) => schedule))];
}
