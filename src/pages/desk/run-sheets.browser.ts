/** Makes a run sheet leave out what can be done without, if the fonts are so wide that it would need a second sheet. */

const PIXELS_PER_MM = 96 / 25.4;

for (const sheet of document.querySelectorAll<HTMLElement>(".run")) {
  const height = Number.parseFloat(getComputedStyle(sheet).getPropertyValue("--run-height")) * PIXELS_PER_MM;
  const [first, last] = [sheet.firstElementChild, sheet.lastElementChild];
  if (!first || !last) continue;
  const taken = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  if (taken > height) sheet.classList.add("run--tight");
}
