/** The link "Now" and, on phones, the bar at the bottom of the window: there while the event is on. */

/** Milliseconds; a timer cannot wait for weeks, and the device may sleep. */
const HOUR = 3_600_000;

const nowLink = (): HTMLAnchorElement | null => document.querySelector(".nav__now");

/** When the event begins and ends, in milliseconds; NaN if it is over, or has no programme. */
export function eventSpan(): readonly [begins: number, ends: number] {
  const { begins = "", ends = "" } = nowLink()?.dataset ?? {};
  return [Date.parse(begins), Date.parse(ends)];
}

/** Whether the event is on, on a page that shows what is on; known before the page is. */
export function isDuring(): boolean {
  const { begins = "", ends = "" } = document.documentElement.dataset;
  const now = Date.now();
  return Date.parse(begins) <= now && now < Date.parse(ends);
}

/** Shows what is there only during the event, or hides it. */
export function showEvent(isOn: boolean): void {
  const link = nowLink();
  if (link) link.hidden = !isOn;
  document.documentElement.toggleAttribute("data-during", isOn);
}

/** Follows the reader's clock on any page; those that also show what is on do it by the programme's script. */
export function followEvent(): void {
  const span = eventSpan();
  const [begins, ends] = span;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function update(): void {
    clearTimeout(timer);
    const now = Date.now();
    showEvent(begins <= now && now < ends);
    const coming = span.filter((instant) => instant > now).map((instant) => instant - now);
    if (coming.length > 0 && !document.hidden) timer = setTimeout(update, Math.min(HOUR, ...coming));
  }
  if (Number.isNaN(begins)) return;
  document.addEventListener("visibilitychange", update);
  update();
}
