/** Brings the section one is in into view where the navigation is wider than the screen. Call it before the first paint. */
export function showCurrentSection(): void {
  const current = document.querySelector(".nav__list [aria-current]");
  const list = current?.closest(".nav__list");
  if (!current || !list) return;
  // In the frame's own time, so that the layout this asks for is the one that is painted.
  requestAnimationFrame(() => {
    const link = current.getBoundingClientRect();
    const line = list.getBoundingClientRect();
    list.scrollBy({ left: link.left + link.width / 2 - line.left - line.width / 2 });
  });
}
