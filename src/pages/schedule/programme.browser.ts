/** What attendees do with the programme beyond reading it. Loaded by `browser/on-demand.ts` when it is first needed. */
import { followClock } from "../../browser/clock.ts";
import { offerZone } from "../../browser/instants.ts";
import { showDeadlines } from "../../components/deadlines/deadlines.browser.ts";
import { enableNow, showNow } from "../../components/now/now.browser.ts";
import { enableStars } from "../../components/star/star.browser.ts";
import { enableShare } from "../../components/tools/share.browser.ts";
import { enableZone, showTimes } from "../../components/zone/zone.browser.ts";
import { enableMy } from "../my/my.browser.ts";
import { enableFilter } from "./filter.browser.ts";

/**
 * Brings the page's controls to life; called once.
 * @param isOpening whether the page is being opened: it then stands where its entry of the history says
 */
export function start(isOpening: boolean): void {
  const target = document.querySelector(":target");
  const before = target?.getBoundingClientRect().top ?? -1;
  enable();
  const after = target?.getBoundingClientRect().top ?? -1;
  const kept = isOpening ? (history.state as { top?: number } | null)?.top : undefined;
  if (kept !== undefined) scrollTo(0, kept);
  // What the address leads to stays where it is, whatever has grown or gone above it. Not every browser sees to that.
  else if (before >= 0 && before < innerHeight) scrollBy(0, after - before);
  // Coming back, the browser looks for the place before rows are hidden or times are doubled, and misses it.
  addEventListener("scrollend", () => history.replaceState({ top: scrollY }, ""));
}

function enable(): void {
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
