/** What attendees do with the programme beyond reading it. Loaded by `on-demand.ts` when it is first needed. */
import { followClock } from "./clock.ts";
import { showDeadlines } from "./deadlines.ts";
import { enableFilter } from "./filter.ts";
import { enableNow, showNow } from "./now.ts";
import { enableZone } from "./zone.ts";

/** Brings the page's controls to life; called once. */
export function start(): void {
  enableFilter();
  enableZone();
  followClock((now) => [...showNow(now), ...showDeadlines(now)]);
  enableNow();
}
