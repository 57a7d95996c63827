/** What is over while the event is on, behind one line at the top of its day's list. */
import { earlierText } from "./block.browser.ts";
import type { ListedEntry } from "./entries.browser.ts";

/** Fewer are not worth a line. */
const FEWEST = 2;

/** Whether the reader has asked for them; kept with the entry of the history, so that the way back leads to the same place. */
const isAsked = (): boolean => (history.state as { earlier?: boolean } | null)?.earlier === true;

function ask(): void {
  history.replaceState({ ...history.state, earlier: true }, "");
}

/** The line, made when first needed. */
function lineOf(list: HTMLElement): HTMLElement {
  const known = list.querySelector<HTMLElement>(":scope > .earlier");
  if (known) return known;
  const [line, button] = [document.createElement("li"), document.createElement("button")];
  line.className = "earlier";
  button.className = "earlier__button";
  button.type = "button";
  button.addEventListener("click", () => {
    if (!list.hasAttribute("data-folded")) return fold(list, true);
    ask();
    fold(list, false);
    // A day that is over may now be a grid.
    if (!button.checkVisibility()) list.closest("[data-day]")?.querySelector<HTMLElement>(".day__view")?.focus();
  });
  line.append(button);
  list.prepend(line);
  return line;
}

function fold(list: HTMLElement, isFolded: boolean): void {
  list.toggleAttribute("data-folded", isFolded);
  list.querySelector(":scope > .earlier > button")?.setAttribute("aria-expanded", String(!isFolded));
  if (!isFolded) list.closest("[data-day]")?.removeAttribute("data-ended");
}

/**
 * Folds days that are over, unless all of the page are, and what is over on the day that is on; where that reads by time,
 * with what the block "On now" shows instead.
 * @param entries of the lists
 * @param hasBlock whether the block shows what is on
 */
export function foldEarlier(entries: readonly ListedEntry[], now: number, hasBlock: boolean): void {
  const days = new Map<HTMLElement, ListedEntry[]>();
  for (const entry of entries) {
    const list = entry.part.closest<HTMLElement>("[data-day]")?.querySelector<HTMLElement>(".programme");
    if (list && !list.matches(".my__list")) days.set(list, [...(days.get(list) ?? []), entry]);
  }
  const isAllOver = entries.every(({ end }) => end <= now);
  for (const [list, listed] of days) {
    const isOver = listed.every(({ end }) => end <= now);
    const parts = new Map<Element, ListedEntry[]>();
    for (const entry of isAllOver ? [] : listed) {
      const child = [...list.children].find((one) => one.contains(entry.part));
      if (child) parts.set(child, [...(parts.get(child) ?? []), entry]);
    }
    const over = [...parts].filter(([, all]) => all.every(({ end }) => end <= now));
    const count = over.reduce((sum, [, all]) => sum + all.length, 0);
    const isFolded = count >= FEWEST;
    // What is in the block is not said again right below it.
    const begun = hasBlock
      ? [...parts].filter(([part, all]) => part.matches(".hour") && all.every(({ start }) => start <= now))
      : [];
    const folded = new Set([...over, ...begun].map(([part]) => part));
    for (const child of list.children) child.classList.toggle("folds", isFolded && folded.has(child));
    const isNew = !list.querySelector(":scope > .earlier");
    if (!isFolded) {
      fold(list, false);
      list.querySelector(":scope > .earlier")?.remove();
      continue;
    }
    const [button] = lineOf(list).children;
    if (button) button.textContent = earlierText(count, isOver);
    if (isNew) fold(list, !isAsked());
    list.closest("[data-day]")?.toggleAttribute("data-ended", isOver && list.hasAttribute("data-folded"));
  }
}

/** Unfolds what an address leads to, or the day. @returns whether it was folded */
export function unfoldTarget(): boolean {
  const target = document.querySelector(":target");
  const day = target?.matches("[data-ended]") ? target : undefined;
  const list = (day?.querySelector("[data-folded]") ?? target?.closest(".folds")?.closest("[data-folded]")) as
    | HTMLElement
    | null
    | undefined;
  if (!list) return false;
  fold(list, false);
  return true;
}
