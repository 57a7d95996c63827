/** What the browser assembles the reader's own programme from. */
import type { Workshop } from "../../model/workshop.ts";

/** The pages that have the items of the programme. */
export function schedulePages({ days }: Workshop): string[] {
  return [...new Set(days.map(({ schedule }) => schedule))];
}
