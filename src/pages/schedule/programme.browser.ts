/** What attendees do with the programme beyond reading it. Loaded by `browser/on-demand.ts` when first needed. */
import { followClock } from "../../browser/clock.ts";
import { offerZone } from "../../browser/instants.ts";
import { showDeadlines } from "../../components/deadlines/deadlines.browser.ts";
import { choiceChanged, enableNow, programmeChanged, showNow } from "../../components/now/now.browser.ts";
import { enableStars } from "../../components/star/star.browser.ts";
import { enableShare } from "../../components/tools/share.browser.ts";
import { enableZone, showTimes } from "../../components/zone/zone.browser.ts";
import { enableMy } from "../my/my.browser.ts";
import { enableFilter } from "./filter.browser.ts";
import { enableGrids, showTimeInGrids } from "./grid.browser.ts";

/**
 * Activates the page's controls; called once.
 * @param isOpening whether the page is being opened: it then scrolls to where its history entry says
 */
export function start(isOpening: boolean): void {
  const target = document.querySelector(":target");
  const before = target?.getBoundingClientRect().top ?? -1;
  enable();
  const after = target?.getBoundingClientRect().top ?? -1;
  const kept = isOpening ? (history.state as { top?: number } | null)?.top : undefined;
  if (kept !== undefined) scrollTo(0, kept);
  // Keep the target of the address in place, whatever has grown or gone above it. Not every browser does.
  else if (before >= 0 && before < innerHeight) scrollBy(0, after - before);
  // On return, the browser restores the scroll position before rows are hidden or times are doubled, and misses it.
  addEventListener("scrollend", () => history.replaceState({ ...history.state, top: scrollY }, ""));
}

function enable(): void {
  let showClock = () => {};
  const filterAgain = enableFilter(() => {
    choiceChanged();
    showClock();
  });
  enableGrids();
  enableZone();
  showClock = followClock((now) => [...showNow(now), ...showTimeInGrids(now), ...showDeadlines(now)]);
  enableNow();
  enableShare();
  const showMy = enableMy(() => {
    offerZone();
    programmeChanged();
    showClock();
    showTimes();
  });
  enableStars(() => {
    showMy();
    filterAgain();
  });
}
