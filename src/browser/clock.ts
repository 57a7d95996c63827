/** The clock of whoever reads the page, for what changes with it. */

const { built, live } = document.documentElement.dataset;

/** Milliseconds; the longest time between two looks at the clock, which may have been set, or have slept. */
const HOUR = 3_600_000;

/**
 * Shows what holds now, and again whenever something changes, up to the instant `data-live`. Nothing runs while the page
 * is hidden. A clock earlier than the build is wrong: for it, it is the instant of the build.
 * @param show shows what holds at an instant (milliseconds) and says when something changes; what has been does no harm
 * @returns shows it at once, for when the page has changed
 */
export function followClock(show: (now: number) => readonly number[]): () => void {
  if (built === undefined || live === undefined) return () => undefined;
  const [first, last] = [Date.parse(built), Date.parse(live)];
  let timer: ReturnType<typeof setTimeout> | undefined;
  function update(): void {
    clearTimeout(timer);
    if (document.hidden) return;
    const now = Math.max(Date.now(), first);
    const coming = show(now).filter((instant) => instant > now);
    if (now <= last) timer = setTimeout(update, Math.min(HOUR, ...coming.map((instant) => instant - now)));
  }
  document.addEventListener("visibilitychange", update);
  update();
  return update;
}
