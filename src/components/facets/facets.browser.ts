/** Boxes that narrow a list, several of each facet, see facets.njk. */
import { fill } from "../../browser/fill.ts";

/** The facets of a page. */
export interface Facets {
  /** The chosen values by facet; facets with none are left out. */
  chosen(): ReadonlyMap<string, readonly string[]>;
  /** What the chosen boxes say. */
  labels(): string[];
  /** Chooses what an address names, and nothing else. */
  choose(address: URLSearchParams): void;
  /** Says in the panel how many the list shows. */
  tell(shown: number, count: number): void;
}

/**
 * Activates the facets.
 * @param changed called when the reader has chosen something or given it up
 * @param isFound whether a label has what is typed to find it
 */
export function enableFacets(changed: () => void, isFound: (label: string, typed: string) => boolean): Facets {
  const panel = document.querySelector<HTMLElement>(".facets") as HTMLElement;
  const button = document.querySelector<HTMLButtonElement>(".facets__button");
  const done = panel.querySelector<HTMLButtonElement>(".facets__done");
  const boxes = [...panel.querySelectorAll<HTMLInputElement>(".facets__box")];
  const facets = [...panel.querySelectorAll<HTMLElement>(".facets__facet")].map(facetOf);
  const labelOf = (box: HTMLInputElement) => box.parentElement?.querySelector(".facets__value")?.textContent ?? "";

  function facetOf(facet: HTMLElement) {
    const find = facet.querySelector<HTMLInputElement>(".facets__find");
    const all = facet.querySelector<HTMLButtonElement>(".facets__all");
    const options = [...facet.querySelectorAll<HTMLElement>(".facets__option")].map((option) => ({
      option,
      box: option.querySelector("input") as HTMLInputElement,
    }));
    const first = Number(facet.dataset.first);
    let isWhole = options.length <= first;
    function update(): void {
      const typed = find?.value.trim() ?? "";
      options.forEach(({ option, box }, place) => {
        const isOffered = typed === "" ? isWhole || place < first : isFound(labelOf(box), typed);
        // What is chosen stays in sight.
        option.hidden = !isOffered && !box.checked;
      });
      if (all) all.hidden = isWhole || typed !== "";
    }
    find?.addEventListener("input", (event) => {
      event.stopPropagation();
      update();
    });
    all?.addEventListener("click", () => {
      isWhole = true;
      update();
      options[first]?.box.focus();
    });
    return { update };
  }

  function update(): void {
    for (const facet of facets) facet.update();
    const count = boxes.filter(({ checked }) => checked).length;
    const chosen = button?.querySelector(".facets__chosen");
    if (chosen) chosen.textContent = count > 0 ? String(count) : "";
  }

  function show(isOpen: boolean): void {
    button?.setAttribute("aria-expanded", String(isOpen));
    panel.toggleAttribute("data-open", isOpen);
  }

  button?.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  done?.addEventListener("click", () => {
    show(false);
    button?.focus();
    button?.scrollIntoView({ block: "nearest" });
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || button?.getAttribute("aria-expanded") !== "true") return;
    show(false);
    button.focus();
  });
  panel.addEventListener("change", ({ target }) => {
    if (!(target as Element).matches(".facets__box")) return;
    update();
    changed();
  });
  update();

  return {
    chosen() {
      const values = new Map<string, string[]>();
      for (const { name, value, checked } of boxes) if (checked) values.set(name, [...(values.get(name) ?? []), value]);
      return values;
    },
    labels: () => boxes.filter(({ checked }) => checked).map(labelOf),
    choose(address) {
      for (const box of boxes) box.checked = address.getAll(box.name).includes(box.value);
      update();
    },
    tell(shown, count) {
      if (done) done.textContent = fill(done.dataset.shows, { shown, count });
    },
  };
}
