/** What attendees do with the programme beyond reading it. Loaded by `on-demand.ts` when it is first needed. */
import { followClock } from "./clock.ts";
import { showDeadlines } from "./deadlines.ts";
import { enableFilter } from "./filter.ts";
import { offerZone } from "./instants.ts";
import { enableMy } from "./my.ts";
import { enableNow, showNow } from "./now.ts";
import { enableShare } from "./share.ts";
import { enableStars } from "./star.ts";
import { enableZone, showTimes } from "./zone.ts";

/** Brings the page's controls to life; called once. */
export function start(): void {
  enableFilter();
  enableZone();
  const showClock = followClock((now) => [...showNow(now), ...showDeadlines(now)]);
  enableNow();
  enableShare();
  enableStars(
    enableMy(() => {
      offerZone();
      showClock();
      showTimes();
    }),
  );
}
