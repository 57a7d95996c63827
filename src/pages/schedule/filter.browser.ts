/** The schedule's filter: shows the items that fit what is chosen, and hands the choice on to the other days. */
import {
  enableFacets,
  fits,
  hiddenTarget,
  keepInAddress,
  setHidden,
  wordsFor,
} from "../../components/facets/facets.browser.ts";
import { readStars } from "../../components/star/stars.browser.ts";
import { isFoundIn } from "../papers/found.browser.ts";

/** Plenary items belong to every room and every track. */
const FOLLOWED = new Set(["room", "track"]);

/** What is starred is no word of an item: it is the reader's. */
const STARRED = "starred";

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
  // Inner parts come before what they are in.
  const parts = [...main.querySelectorAll<HTMLElement>(".session, .hour, .section--day")].reverse();
  const sumOf = (shown: readonly Row[]) => shown.filter(({ star }) => star !== undefined).length;

  /** Shows what is chosen; reads everything before it changes anything. */
  function apply(): void {
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
    for (const { part } of rows) setHidden(part, !kept.has(part));
    for (const part of parts) setHidden(part, isAny && !kept.has(part));
    // The grid is a picture of the whole; a filtered schedule is a list.
    main?.toggleAttribute("data-filtered", isAny);
    facets?.tell(sumOf(shown), sumOf(rows), !isAny);
    facets?.tellOption(STARRED, rows.filter(isStarred).length);
    onChange();
  }

  function remember(): void {
    const search = keepInAddress(new URLSearchParams(wordsFor(facets?.chosen() ?? new Map())), history.state);
    for (const day of document.querySelectorAll<HTMLAnchorElement>(".days__day"))
      if (day.pathname !== location.pathname) day.search = search;
  }

  function changed(): void {
    apply();
    remember();
  }

  function showAll(): void {
    facets?.choose(new URLSearchParams());
    changed();
  }

  function reset(): void {
    showAll();
    facets?.button.focus();
  }

  /** A link to a hidden item shows it, whatever was chosen. */
  function lead(): void {
    const target = hiddenTarget();
    if (!target) return;
    showAll();
    target.scrollIntoView();
  }

  apply();
  lead();
  // Keep what was chosen while this script was loading.
  remember();
  addEventListener("hashchange", lead);
  return () => {
    if (facets.chosen().has(STARRED)) apply();
  };
}
