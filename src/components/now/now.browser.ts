/** Marks what is on now and what comes next in the programme; the link "Now" leads there. */

import { eventSpan, showEvent } from "../navigation/event.browser.ts";

const NOW = "#now";

const link = document.querySelector<HTMLAnchorElement>(".nav__now");

interface Entry {
  /** A row of the list, the head of a session, or a block of the grid. */
  readonly part: HTMLElement;
  /** Where the mark goes: first in it or, in the grid, after the time. */
  readonly time: HTMLElement;
  /** Empty for a plenary. */
  readonly roomOrTrack: string;
  readonly day: string | undefined;
  /** Milliseconds. */
  readonly start: number;
  readonly end: number;
}

function readEntry(time: HTMLElement): Entry[] {
  const part = time.closest<HTMLElement>(".row, .session__head, .grid__item");
  const instants = [...time.querySelectorAll("time")].map(({ dateTime }) => dateTime);
  const [start = ""] = instants;
  const { place: roomOrTrack = "", end = instants.at(-1) ?? "" } = time.dataset;
  if (!part || part.matches(".row--cancelled, .grid__item--cancelled")) return [];
  const day = time.closest<HTMLElement>("[data-day]")?.dataset.day;
  return [{ part, time, roomOrTrack, day, start: Date.parse(start), end: Date.parse(end) }];
}

const readEntries = () => [...document.querySelectorAll<HTMLElement>("[data-place]")].flatMap(readEntry);

/** The next entries of the next day: the first in each of its rooms, and plenary ones. */
function comingNext(entries: readonly Entry[], now: number): Entry[] {
  const coming = entries.filter(({ start }) => start > now).sort((a, b) => a.start - b.start);
  const ofDay = coming.filter(({ day }) => day === coming[0]?.day);
  const rooms = new Set(ofDay.map(({ roomOrTrack }) => roomOrTrack));
  if (rooms.size > 1) rooms.delete("");
  return [...rooms].flatMap((room) => {
    const followed = ofDay.filter(({ roomOrTrack }) => roomOrTrack === room || roomOrTrack === "");
    return followed.filter(({ start }) => start === followed[0]?.start);
  });
}

function mark({ part, time }: Entry, state: "now" | "next"): void {
  const label = document.createElement("span");
  label.className = `tag tag--${state}`;
  label.textContent = link?.dataset[state] ?? "";
  if (state === "now") part.setAttribute("aria-current", "time");
  const body = part.querySelector(":scope > :is(.row__body, .session__name)");
  if (time.localName === "span") time.after(" ", label);
  else (body?.querySelector(":scope > .row__kind") ?? body)?.prepend(label, " ");
}

/** What is marked as on and as next, in page order. */
let marked: { readonly now: readonly Entry[]; readonly next: readonly Entry[] } = { now: [], next: [] };

/**
 * Marks the current and the next items while the workshop is on.
 * @param now milliseconds
 * @returns the instants at which something changes
 */
export function showNow(now: number): number[] {
  const window = eventSpan();
  const entries = readEntries();
  shown = now;
  const isOn = now >= window[0] && now < window[1];
  for (const old of document.querySelectorAll(".tag--now, .tag--next")) old.remove();
  for (const { part } of entries) part.removeAttribute("aria-current");
  const coming = new Set(isOn ? comingNext(entries, now) : []);
  marked = {
    now: isOn ? entries.filter(({ start, end }) => start <= now && now < end) : [],
    next: entries.filter((entry) => coming.has(entry)),
  };
  for (const entry of marked.now) mark(entry, "now");
  for (const entry of marked.next) mark(entry, "next");
  showEvent(isOn);
  return [...window, ...entries.flatMap(({ start, end }) => [start, end])];
}

/** Milliseconds; the instant of the marks. */
let shown = Number.NaN;

/** The page of the day that is on or next, if the page of all days lists only some of its items. */
function pageOfDay(): string | undefined {
  const days = [...document.querySelectorAll<HTMLElement>("[data-page]")];
  return days.find(({ dataset }) => shown < Date.parse(dataset.ends ?? ""))?.dataset.page;
}

const isShown = ({ part }: Entry): boolean => part.getClientRects().length > 0;

/** What began last: an item that has been on since the morning is not where people look for "now". */
function begunLast(entries: readonly Entry[]): Entry[] {
  const last = Math.max(...entries.map(({ start }) => start));
  return entries.filter(({ start }) => start === last);
}

/** Scrolls to a part, leaving room for what stays in view above it: the room names of a grid, the time of a row. */
function showFrom(part: HTMLElement): void {
  const head = part.closest("table")?.tHead ?? part.closest(".hour")?.querySelector<HTMLElement>(".hour__head");
  part.style.scrollMarginBlockStart = `${head?.offsetHeight ?? 0}px`;
  part.scrollIntoView();
}

/** Goes to what is on and began last, else to what is next, in the view that is shown. */
function goToNow(): void {
  if (location.hash !== NOW || link?.hidden) return;
  const page = pageOfDay();
  if (page) {
    location.replace(page + NOW);
    return;
  }
  const on = marked.now.filter(isShown);
  const last = on.length > 0 ? begunLast(on) : marked.next.filter(isShown);
  const [first] = last;
  if (!first) return;
  first.part.tabIndex = -1;
  first.part.focus({ preventScroll: true });
  showFrom(first.part);
  // Include what began a little earlier, above it, as far as what began last stays in view.
  const { top } = first.part.getBoundingClientRect();
  const end = Math.max(...last.map(({ part }) => part.getBoundingClientRect().bottom));
  const earlier = on.find(({ part }) => {
    const above = top - part.getBoundingClientRect().top;
    return above > 0 && above < innerHeight - end;
  });
  if (earlier) showFrom(earlier.part);
}

/** Makes the address `#now` lead to what is on; call once that is marked. */
export function enableNow(): void {
  if (link) link.hash = NOW;
  link?.addEventListener("click", goToNow);
  addEventListener("hashchange", goToNow);
  goToNow();
}
