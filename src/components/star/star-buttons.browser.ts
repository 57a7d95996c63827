/**
 * The buttons that star talks and papers, inserted where the HTML has a place for one: without scripts they do nothing.
 */

import { fill } from "../../browser/fill.ts";

/** Where the title of a talk or paper is, wherever it is shown. */
const TITLE = ".row__title, .grid__title, .paper__title, .page__title";

/** The title of a talk or paper, with formulas as they read in text; on its own page, the page's title. */
export function titleOf(part: Element): string {
  const title = (part.querySelector(TITLE) ?? document.querySelector(TITLE))?.cloneNode(true) as Element | undefined;
  for (const formula of title?.querySelectorAll("math") ?? [])
    formula.replaceWith(formula.getAttribute("alttext") ?? "");
  return title?.textContent?.trim() ?? "";
}

/** Buttons added per task: a phone takes a hundredth of a second for them. */
const AT_ONCE = 100;

/** Adds a button to everything with `data-star` (its fragment) that has none yet. */
export function offerStars(): void {
  addStars(withoutStar());
}

/** The same for a page that is being opened; bit by bit, for a programme of hundreds of talks. */
export function offerStarsInTime(): void {
  const parts = withoutStar();
  function next(): void {
    // The script of the programme may have been faster.
    addStars(parts.splice(0, AT_ONCE).filter(hasNoStar));
    if (parts.length > 0) setTimeout(next);
  }
  next();
}

const hasNoStar = (part: HTMLElement): boolean => part.querySelector(".star") === null;

const withoutStar = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-star]")].filter(hasNoStar);

function addStars(parts: Iterable<HTMLElement>): void {
  if (document.querySelector(".nav__my") === null) return;
  for (const part of parts) {
    const star = document.createElement("button");
    star.type = "button";
    star.className = part.dataset.add ? "star tool" : "star";
    star.dataset.use = "";
    showStar(part, star, false);
    // After the title for screen readers; before the page's own tools.
    if (part.dataset.add) part.prepend(star, " ");
    else part.append(star);
  }
}

/** Shows whether a talk or paper is starred; the button says what a press will do. */
export function showStar(part: HTMLElement, star: HTMLElement, isStarred: boolean): void {
  star.classList.toggle("star--set", isStarred);
  const { add, drop } = part.dataset;
  if (add) star.textContent = (isStarred ? drop : add) ?? "";
  else {
    const label = document.querySelector<HTMLElement>(".nav__my")?.dataset[isStarred ? "drop" : "add"];
    star.setAttribute("aria-label", fill(label, { title: titleOf(part) }));
  }
}
