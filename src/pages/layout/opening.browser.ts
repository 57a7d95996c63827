/**
 * Shows the first screen of a long page before all of it is laid out. While `[data-opening]` is set, parts out of view are
 * skipped (`content-visibility`, CSS Containment Level 2, section 4); they are then laid out one by one, whenever the page
 * is idle. Until that is done, their heights are estimates, at which links, "Now" and going back would miss: whoever jumps
 * before waits for the rest. docs/performance.md has what this saves.
 */
import { whenIdle } from "../../browser/idle.ts";

const { dataset } = document.documentElement;
const PARTS = "[data-part]";

/** Milliseconds of laying out in one task, between which the page answers its reader; a slow phone needs half of them for any part. */
const SPAN = 100;

/** What depends on true heights: jumps, printing, and hiding rows. */
const NEEDS = ["hashchange", "popstate", "beforeprint", "change"];

// Nor does a page wait that is opened at one of its places, is reloaded or returned to, or is about to hide rows.
const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (location.hash === "" && dataset.choosing === undefined && navigation?.type === "navigate") open();

function open(): void {
  dataset.opening = "";
  let waiting: HTMLElement[] | undefined;

  // Laying out any number of parts takes the whole page some time too, so as many as fit are laid out together.
  let count = 1;
  const next = (): void => {
    waiting ??= [...document.querySelectorAll<HTMLElement>(PARTS)];
    const start = performance.now();
    for (const part of waiting.splice(0, count)) part.style.setProperty("content-visibility", "visible");
    // Lays them out now, so that the time is counted.
    document.documentElement.getBoundingClientRect();
    count = performance.now() - start < SPAN ? count * 2 : Math.max(1, count >> 1);
    if (dataset.opening === undefined) return;
    if (waiting.length > 0) whenIdle(next);
    else finish();
  };

  const finish = (): void => {
    delete dataset.opening;
    for (const part of document.querySelectorAll<HTMLElement>(PARTS)) part.style.removeProperty("content-visibility");
    removeEventListener("click", jump, true);
    for (const type of NEEDS) removeEventListener(type, finish);
  };

  const jump = ({ target }: Event): void => {
    if ((target as Element).closest("a[href*='#']")) finish();
  };

  addEventListener("click", jump, true);
  for (const type of NEEDS) addEventListener(type, finish);
  addEventListener("load", () => whenIdle(next));
}
