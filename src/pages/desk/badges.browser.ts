/**
 * Gives each name on a badge the largest step of its size at which it fits: measured, as fonts differ by a fifth. Steps
 * are classes, so nothing is set that a policy would have to allow.
 */

const STEP = "badge__name--step-";

function fit(room: HTMLElement): void {
  const name = room.firstElementChild;
  if (!(name instanceof HTMLElement)) return;
  const steps = Number(room.dataset.steps);
  for (let step = 0; step < steps; step++) {
    for (const before of [...name.classList]) if (before.startsWith(STEP)) name.classList.remove(before);
    name.classList.add(`${STEP}${step}`);
    if (name.offsetHeight <= room.clientHeight && name.scrollWidth <= room.clientWidth) return;
  }
  name.classList.add("badge__name--tight");
}

for (const room of document.querySelectorAll<HTMLElement>(".badge__names")) fit(room);
