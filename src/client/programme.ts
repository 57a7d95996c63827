/** What attendees do with the programme beyond reading it. Loaded by `on-demand.ts` when it is first needed. */
import { enableFilter } from "./filter.ts";

/** Brings the page's controls to life; called once. */
export function start(): void {
  enableFilter();
}
