/**
 * Shows the first screen of a long page before all of it is laid out. While `[data-opening]` is set, parts out of view are
 * skipped (`content-visibility`, CSS Containment Level 2, section 4); they are then laid out one by one, whenever the page
 * is idle. Until that is done, their heights are estimates, at which links, "Now" and going back would miss: whoever jumps
 * before waits for the rest. docs/performance.md has what this saves.
 */
import { whenIdle } from "../../browser/idle.ts";

const { dataset } = document.documentElement;
const PARTS = "[data-part]";

/** Milliseconds of laying out in one task, between which the page answers its reader. */
const SPAN = 30;

/** What depends on true heights: jumps, printing, and hiding rows. */
const NEEDS = ["hashchange", "popstate", "beforeprint", "change"];

// Nor does a page wait that is opened at one of its places, is reloaded or returned to, or is about to hide rows.
const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (location.hash === "" && dataset.choosing === undefined && navigation?.type === "navigate") open();

function open(): void {
  dataset.opening = "";
  let waiting: HTMLElement[] | undefined;

  const next = (): void => {
    waiting ??= [...document.querySelectorAll<HTMLElement>(PARTS)];
    const end = performance.now() + SPAN;
    while (waiting.length > 0 && performance.now() < end) {
      const part = waiting.shift();
      part?.style.setProperty("content-visibility", "visible");
      // Lays it out now, so that the time is counted.
      part?.getBoundingClientRect();
    }
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
