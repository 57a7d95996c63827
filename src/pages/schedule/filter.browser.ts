/** The schedule's filter: shows the items that fit what is chosen, and hands the choice on to the other days. */
import { enableFacets, fits, hiddenTarget, keepInAddress, wordsFor } from "../../components/facets/facets.browser.ts";
import { readStars } from "../../components/star/stars.browser.ts";
import { isFoundIn } from "../papers/found.browser.ts";

/** Plenary items belong to every room and every track. */
const FOLLOWED = new Set(["room", "track"]);

/** What is starred is no word of an item: it is the reader's. */
const STARRED = "starred";

/** Rows that are laid out together. */
const PORTION = 8;

/** Milliseconds after which the browser has its turn. */
const SLICE = 40;

interface Row {
  readonly part: HTMLElement;
  readonly words: ReadonlySet<string>;
  /** What the reader's stars know it by; undefined for a break. */
  readonly star: string | undefined;
}

/**
 * Activates the filter of the page, if any.
 * @param onChange called when other rows are shown
 * @returns applies it again when a star has been added or removed
 */
export function enableFilter(onChange: () => void): () => void {
  const main = document.querySelector<HTMLElement>(".main--schedule");
  const facets = main && enableFacets({ changed, reset, isFound: isFoundIn });
  if (!main || !facets) return () => undefined;
  const rows = [...main.querySelectorAll<HTMLElement>("[data-facets]")].map(
    (part): Row => ({ part, words: new Set(part.dataset.facets?.split(" ")), star: part.dataset.star }),
  );
  const parts = [...main.querySelectorAll<HTMLElement>("[data-facets], .session, .hour, .section--day")];
  const sumOf = (shown: readonly Row[]) => shown.filter(({ star }) => star !== undefined).length;

  /** Shows what is chosen. @param isAtOnce whether all of it has to be there when this returns */
  function apply(isAtOnce: boolean): void {
    const chosen = facets?.chosen() ?? new Map();
    const stars = new Set(readStars().keys());
    const isStarred = ({ star }: Row) => star !== undefined && stars.has(star);
    const shown = rows.filter((row) =>
      fits(chosen, (name, value) =>
        name === STARRED
          ? isStarred(row)
          : row.words.has(`${name}-${value}`) || (FOLLOWED.has(name) && row.words.has("plenary")),
      ),
    );
    const isAny = chosen.size > 0;
    // A session, a time and a day are shown with what is in them.
    const kept = new Set<Element>(shown.map(({ part }) => part));
    for (const { part } of shown)
      for (let at = part.parentElement; at && at !== main && !kept.has(at); at = at.parentElement) kept.add(at);
    facets?.tell(sumOf(shown), sumOf(rows), !isAny);
    facets?.tellOption(STARRED, rows.filter(isStarred).length);
    // The grid is a picture of the whole; a filtered schedule is a list.
    main?.toggleAttribute("data-filtered", isAny);
    const turned = parts.filter((part) => part.hidden === (!isAny || kept.has(part)));
    turn += 1;
    if (isAtOnce) {
      for (const part of turned) part.hidden = !part.hidden;
      onChange();
      return;
    }
    // What goes, goes from below, and what comes, comes from above: nothing moves that is far from both.
    const [going, coming] = [turned.filter((part) => !part.hidden), turned.filter((part) => part.hidden)];
    void turnInTime([...going.reverse(), ...coming], turn);
  }

  /** Incremented by each choice, so that an earlier one that is not shown yet is dropped. */
  let turn = 0;

  /** Shows or hides hundreds of rows, and lets the browser draw and listen in between. */
  async function turnInTime(parts: readonly HTMLElement[], mine: number): Promise<void> {
    if (main) main.ariaBusy = "true";
    let since = performance.now();
    for (const [index, part] of parts.entries()) {
      part.hidden = !part.hidden;
      if (index % PORTION < PORTION - 1) continue;
      // Rows are laid out as they come, or all would be in one task in the end.
      void part.parentElement?.offsetHeight;
      if (performance.now() - since < SLICE) continue;
      await pause();
      if (turn !== mine) return;
      since = performance.now();
    }
    if (main) main.ariaBusy = null;
    remember();
    onChange();
  }

  function remember(): void {
    const search = keepInAddress(new URLSearchParams(wordsFor(facets?.chosen() ?? new Map())), history.state);
    for (const day of document.querySelectorAll<HTMLAnchorElement>(".days__day"))
      if (day.pathname !== location.pathname) day.search = search;
  }

  function changed(): void {
    apply(false);
    remember();
  }

  function reset(): void {
    facets?.choose(new URLSearchParams());
    changed();
    facets?.button.focus();
  }

  /** A link to a hidden item shows it, whatever was chosen. */
  function lead(): void {
    const target = hiddenTarget();
    if (!target) return;
    facets?.choose(new URLSearchParams());
    apply(true);
    remember();
    target.scrollIntoView();
  }

  apply(true);
  lead();
  // Keep what was chosen while this script was loading.
  remember();
  addEventListener("hashchange", lead);
  return () => {
    if (facets.chosen().has(STARRED)) apply(false);
  };
}

/** Resolves when the browser has had its turn. */
const pause = (): Promise<void> =>
  // Not every browser has it.
  (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler?.yield?.() ??
  new Promise((resolve) => setTimeout(resolve));
