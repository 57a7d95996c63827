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
