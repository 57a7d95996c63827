/** Says what is on now and what comes next: in the block at the top of the page, and in the programme; the link "Now" leads there. */

import { fetchPage } from "../../browser/pages.ts";
import { eventSpan, showEvent } from "../navigation/event.browser.ts";
import {
  goToBlock,
  hasBlock,
  hideBlock,
  roomsInOrder,
  showBlock,
  showFailure,
  showLoading,
  showMinute,
} from "./block.browser.ts";
import { hideTimeInDrawings, showTimeInDrawings } from "./drawing.browser.ts";
import { foldEarlier, unfoldTarget } from "./earlier.browser.ts";
import { type ListedEntry, readEntries } from "./entries.browser.ts";
import { isOnAt, onNowAt } from "./on-now.browser.ts";

const NOW = "#now";

const link = document.querySelector<HTMLAnchorElement>(".nav__now");

/** The reader's own programme: they are in one room at a time. */
const isOwn = document.documentElement.dataset.my !== undefined;

/** The entries of the page, read again after {@link programmeChanged}. */
let entries: readonly ListedEntry[] | undefined;

/** Those of the pages of days, where this page lists only some of their items. */
const elsewhere = new Map<string, readonly ListedEntry[]>();

/** What has been shown holds from one instant to the other. */
let holds: readonly [from: number, to: number] | undefined;

/** To be called when rows have been put on the page. */
export function programmeChanged(): void {
  entries = undefined;
  choiceChanged();
}

/** To be called when rows have been shown or hidden. */
export function choiceChanged(): void {
  holds = undefined;
}

function mark({ part, time, isInGrid }: ListedEntry, state: "now" | "next"): void {
  const label = document.createElement("span");
  // In the grid, a wash shows it; in a list by time, the head of the time shows what is next.
  const isShown = isInGrid || (state === "next" && part.closest(".hours"));
  label.className = `${isShown ? "hidden" : "tag"} tag--${state}`;
  label.textContent = link?.dataset[state] ?? "";
  const body = part.querySelector(":scope > :is(.row__body, .session__name)");
  if (isInGrid) time.after(" ", label);
  else (body?.querySelector(":scope > .row__kind") ?? body)?.prepend(label, " ");
}

/** What comes next in a list or a grid, whatever the reader has chosen. */
function nextAmong(listed: readonly ListedEntry[], now: number): readonly ListedEntry[] {
  return onNowAt(
    listed.map((entry) => ({ ...entry, entry, isChosen: true })),
    roomsInOrder,
    now,
    isOwn,
  )
    .next.map(({ entry }) => entry)
    .filter(({ isCancelled }) => !isCancelled);
}

/** Marks what is on, what is next and what is over, in list and grid. */
function markAll(all: readonly ListedEntry[], now: number, isOn: boolean): void {
  for (const old of document.querySelectorAll(".tag--now, .tag--next")) old.remove();
  const on = isOn ? all.filter((entry) => isOnAt(now)(entry) && !entry.isCancelled) : [];
  const next = [true, false].flatMap((inGrid) =>
    isOn
      ? nextAmong(
          all.filter(({ isInGrid }) => isInGrid === inGrid),
          now,
        )
      : [],
  );
  for (const entry of all) {
    entry.part.classList.toggle("past", isOn && entry.end <= now);
    entry.part.removeAttribute("aria-current");
  }
  for (const entry of on) {
    entry.part.setAttribute("aria-current", "time");
    mark(entry, "now");
  }
  for (const entry of next) mark(entry, "next");
  const soon = Math.min(...next.filter(({ isInGrid }) => !isInGrid).map(({ start }) => start));
  for (const hour of document.querySelectorAll<HTMLElement>(".hour")) {
    const at = hour.querySelector<HTMLTimeElement>(".hour__time time")?.dateTime ?? "";
    hour.querySelector(".hour__left")?.remove();
    if (Date.parse(at) === soon) sayLeft(hour);
    hour.classList.toggle("past", hour.querySelector(".past") !== null && !hour.querySelector(".row:not(.past)"));
  }
}

/** Makes room in the head of a time for how long it is until then; assistive technology is told by the block. */
function sayLeft(hour: HTMLElement): void {
  const left = document.createElement("p");
  left.className = "hour__left on-now__left";
  left.ariaHidden = "true";
  hour.querySelector(".hour__head > .hour__time")?.after(left);
}

/** The page that lists all that is on or next, if this one does not. */
function pageOfDay(now: number): string | undefined {
  const days = [...document.querySelectorAll<HTMLElement>("[data-page]")];
  return days.find(({ dataset }) => now < Date.parse(dataset.ends ?? ""))?.dataset.page;
}

/** The entries of another page; shows the block again once they are there. */
function entriesOf(page: string): readonly ListedEntry[] | undefined {
  const known = elsewhere.get(page);
  if (known) return known;
  fetchPage(page).then(
    (found) => {
      elsewhere.set(page, readEntries(found));
      holds = undefined;
      showNow(shownAt);
      if (location.hash === NOW) goToNow();
    },
    () => showFailure(page),
  );
  return undefined;
}

/** Milliseconds; the instant of what is shown. */
let shownAt = Number.NaN;

/** Keeps in place what is read, below what grows or goes above it. Not every browser does. */
function keepingPlace(change: () => void): void {
  const inView = (part: Element) => part.getBoundingClientRect().bottom > 0;
  const anchor = scrollY > 0 ? [...document.querySelectorAll("main :is(.row, .grid__row)")].find(inView) : undefined;
  const before = anchor?.getBoundingClientRect();
  change();
  const after = anchor?.getBoundingClientRect();
  // What is read is not the list while the block is in view.
  if (!before || !after || before.top > innerHeight || after.height === 0) return;
  scrollBy({ top: after.top - before.top, behavior: "instant" });
}

/**
 * Shows what is on and what comes next while the event is on.
 * @param now milliseconds
 * @returns the instants at which something changes
 */
export function showNow(now: number): number[] {
  const window = eventSpan();
  const isOn = now >= window[0] && now < window[1];
  entries ??= readEntries(document);
  const page = isOn && hasBlock ? pageOfDay(now) : undefined;
  const listed = page === undefined ? entries : entriesOf(page);
  const changes = [...window, ...[...entries, ...(listed ?? [])].flatMap(({ start, end }) => [start, end])];
  const isFirst = Number.isNaN(shownAt);
  shownAt = now;
  if (!holds || now < holds[0] || now >= holds[1]) {
    holds = [now, Math.min(...changes.filter((instant) => instant > now))];
    const all = entries;
    const change = () => {
      markAll(all, now, isOn);
      if (isOn && listed) showListed(listed, now);
      else if (isOn) showLoading();
      showEvent(isOn);
      if (!isOn) hideBlock();
      foldEarlier(isOn ? all.filter(({ isInGrid }) => !isInGrid) : [], now, page === undefined && hasBlock);
    };
    if (isFirst) change();
    else keepingPlace(change);
  }
  if (isOn) showTimeInDrawings(now);
  else hideTimeInDrawings();
  return [...changes, ...(isOn ? showMinute(now) : [])];
}

function showListed(listed: readonly ListedEntry[], now: number): void {
  const list = listed.filter(({ isInGrid }) => !isInGrid);
  showBlock(onNowAt(list, roomsInOrder, now, isOwn), now);
}

/** Goes to the block. */
function goToNow(): void {
  if (location.hash === NOW && !link?.hidden) goToBlock();
}

/** Makes the address `#now` lead to what is on; call once that is shown. */
export function enableNow(): void {
  // On a page that shows what is on, nobody is led away; a programme of one's own is not all that is on.
  if (link && hasBlock && !isOwn) link.setAttribute("href", NOW);
  else if (link) link.hash = NOW;
  link?.addEventListener("click", goToNow);
  addEventListener("hashchange", () => {
    if (unfoldTarget()) document.querySelector(":target")?.scrollIntoView();
    goToNow();
  });
  unfoldTarget();
  goToNow();
}
