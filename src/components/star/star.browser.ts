/** What the buttons of `star-buttons.browser.ts` do. */
import { inFigures, prepareFigures } from "../../browser/figures.ts";
import { say } from "../connection/messages.browser.ts";
import { followChanges, tellChanges } from "./news.browser.ts";
import { offerStars, showStar, titleOf } from "./star-buttons.browser.ts";
import { keepStars, onStarsElsewhere, readStars, type Stars } from "./stars.browser.ts";

/** Shows on every button whether its talk or paper is starred, and in the navigation how many are. */
export function showStars(): void {
  offerStars();
  const stars = readStars();
  for (const part of document.querySelectorAll<HTMLElement>("[data-star]")) {
    const star = part.querySelector<HTMLElement>(".star");
    const isStarred = stars.has(part.dataset.star ?? "");
    if (star && star.classList.contains("star--set") !== isStarred) showStar(part, star, isStarred);
  }
  const count = document.querySelector(".nav__count");
  if (count) count.textContent = stars.size > 0 ? inFigures(stars.size) : "";
}

/** Stores the stars; where the browser does not, says that they last only as long as the page. */
export function storeStars(stars: Stars): void {
  const isStored = keepStars(stars);
  say(isStored ? "" : (document.querySelector<HTMLElement>(".nav__my")?.dataset.unkept ?? ""));
  void tellChanges();
}

/**
 * Activates the buttons, including those added later.
 * @param changed called when a star has been added or removed, here or in another tab
 */
export function enableStars(changed: () => void): void {
  document.addEventListener("click", ({ target }) => {
    const part = (target as Element).closest(".star")?.closest<HTMLElement>("[data-star]");
    const fragment = part?.dataset.star;
    if (!part || fragment === undefined) return;
    const stars = new Map(readStars());
    if (!stars.delete(fragment)) stars.set(fragment, titleOf(part));
    storeStars(stars);
    showStars();
    changed();
  });
  onStarsElsewhere(() => {
    showStars();
    changed();
  });
  showStars();
  prepareFigures();
  followChanges();
}
