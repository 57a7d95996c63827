/** The programme as pages list it. */
import type { DayEntry } from "./on-now.browser.ts";

/** An entry of a page. */
export interface ListedEntry extends DayEntry {
  /** A row of the list, the head of a session, or a block of the grid. */
  readonly part: HTMLElement;
  /** Where a mark goes: first in it or, in the grid, after the time. */
  readonly time: HTMLElement;
  readonly isInGrid: boolean;
}

function readEntry(time: HTMLElement): ListedEntry[] {
  const part = time.closest<HTMLElement>(".row, .session__head, .grid__item");
  if (!part) return [];
  const instants = [...time.querySelectorAll("time")].map(({ dateTime }) => dateTime);
  const [start = ""] = instants;
  const { place: room = "", end = instants.at(-1) ?? "", aside } = time.dataset;
  return [
    {
      part,
      time,
      room,
      day: time.closest<HTMLElement>("[data-day]")?.dataset.day,
      start: Date.parse(start),
      end: Date.parse(end),
      hasEnd: time.dataset.end === undefined && instants.length > 1,
      isAside: aside !== undefined,
      isCancelled: part.matches(".row--cancelled, .grid__item--cancelled"),
      isInGrid: part.matches(".grid__item"),
      get isChosen() {
        return part.closest("[hidden]") === null;
      },
    },
  ];
}

/** All entries of a page, in its order. */
export function readEntries(page: Document): ListedEntry[] {
  return [...page.querySelectorAll<HTMLElement>("[data-place]")].flatMap(readEntry);
}

/** The `time` elements of an entry, as the venue's clock shows them. */
export function timesOf({ time }: ListedEntry): { readonly start: HTMLTimeElement; readonly end: HTMLTimeElement } {
  const shown = [...(time.querySelector(":scope > .zoned__venue") ?? time).querySelectorAll("time")];
  const copied = (one: HTMLTimeElement | undefined) => {
    const made = document.createElement("time");
    made.dateTime = one?.dateTime ?? "";
    made.textContent = one?.textContent ?? "";
    return made;
  };
  return { start: copied(shown[0]), end: copied(shown.at(-1)) };
}
