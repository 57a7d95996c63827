/** Scrolls the navigation to the current section if it is wider than the screen. Call before the first paint. */
export function showCurrentSection(): void {
  const current = document.querySelector(".nav__list [aria-current]");
  const list = current?.closest(".nav__list");
  if (!current || !list) return;
  // Runs in the frame's own time, so that the layout it forces is the one that gets painted.
  requestAnimationFrame(() => {
    const link = current.getBoundingClientRect();
    const line = list.getBoundingClientRect();
    list.scrollBy({ left: link.left + link.width / 2 - line.left - line.width / 2 });
  });
}

/** Closes the list of all sections when a reader has chosen one, or turns to something else. */
export function enableSections(): void {
  const all = document.querySelector<HTMLDetailsElement>(".nav__all");
  if (!all) return;
  const nav = all.closest(".nav");
  addEventListener("click", ({ target }) => {
    const isInside = target instanceof Element && nav?.contains(target) && !target.closest("a");
    if (!isInside) all.open = false;
  });
  all.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !all.open) return;
    all.open = false;
    all.querySelector("summary")?.focus();
  });
}
