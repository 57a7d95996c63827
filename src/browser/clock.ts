/** Follows the reader's clock and updates what depends on it. */

const { built, live } = document.documentElement.dataset;

/** Milliseconds between two looks at the clock, at most: it may be set, or the device may have slept. */
const HOUR = 3_600_000;

/**
 * Shows what holds now and updates it at every change, up to the instant `data-live`. Nothing runs while the page is
 * hidden. A clock earlier than the build is wrong; the instant of the build is used instead.
 * @param show shows what holds at an instant (milliseconds) and returns the instants of change; past ones are ignored
 * @returns updates at once, for when the page has changed
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
