/** The schedule's filter: shows items that have all the chosen words. The address holds the choice, for sharing. */
import { fill } from "../../browser/fill.ts";

/** Plenary items belong to every room and every track. */
const FOLLOWED = /^(?:room|track)-/;

/** Activates the filter of the page, if any. */
export function enableFilter(): void {
  const form = document.querySelector<HTMLElement>(".filter");
  const main = document.querySelector<HTMLElement>("main");
  if (!form || !main) return;
  const selects = [...form.querySelectorAll("select")];
  const rows = [...main.querySelectorAll<HTMLElement>("[data-facets]")];
  const words = new Map(rows.map((row) => [row, new Set(row.dataset.facets?.split(" "))]));
  const status = form.querySelector(".filter__status");
  const reset = form.querySelector<HTMLButtonElement>(".filter__reset");

  function isShown(row: HTMLElement, wanted: readonly string[]): boolean {
    const own = words.get(row);
    return wanted.every((word) => own?.has(word) || (FOLLOWED.test(word) && own?.has("plenary")));
  }

  const chosen = () => selects.filter(({ value }) => value !== "");

  function apply(): void {
    const wanted = chosen().map(({ name, value }) => `${name}-${value}`);
    for (const row of rows) row.hidden = !isShown(row, wanted);
    // Hide sessions and days with nothing left in them.
    for (const part of main?.querySelectorAll<HTMLElement>(".session, .section--day") ?? [])
      part.hidden = wanted.length > 0 && part.querySelector("[data-facets]:not([hidden])") === null;
    // The grid is a picture of the whole; a filtered schedule is a list.
    main?.toggleAttribute("data-filtered", wanted.length > 0);
    const shown = rows.filter((row) => !row.hidden).length;
    const text = fill(form?.dataset.shown, { shown, count: rows.length });
    if (status) status.textContent = wanted.length > 0 ? text : "";
    if (reset) reset.hidden = wanted.length === 0;
  }

  /** The target of the address, if it is hidden. */
  const hiddenTarget = () => document.querySelector("[hidden]:target, [hidden] :target");

  function remember(): void {
    const query = new URLSearchParams(chosen().map(({ name, value }) => [name, value]));
    // A link to an item that is now hidden must be able to lead there again.
    const fragment = hiddenTarget() ? "" : location.hash;
    history.replaceState(history.state, "", `${query.size > 0 ? `?${query}` : location.pathname}${fragment}`);
  }

  function showAll(): void {
    for (const select of selects) select.value = "";
    apply();
    remember();
  }

  /** A link to a hidden item shows it, whatever was chosen. */
  function lead(): void {
    const target = hiddenTarget();
    if (!target) return;
    showAll();
    target.scrollIntoView();
  }

  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name);
    if ([...select.options].some((option) => option.value === value)) select.value = value ?? "";
  }
  apply();
  lead();
  // Keep what was chosen while this script was loading.
  remember();
  form.addEventListener("change", () => {
    apply();
    remember();
  });
  reset?.addEventListener("click", () => {
    showAll();
    selects[0]?.focus();
  });
  addEventListener("hashchange", lead);
}
