/** Facets that narrow a list, and the address that keeps what is chosen, see facets.njk. */
import { fill } from "../../browser/fill.ts";

/** The chosen values by facet; facets with none are left out. */
export type Chosen = ReadonlyMap<string, readonly string[]>;

/** What a page does with its facets. */
export interface FacetsUse {
  /** Called when the reader has chosen something or given it up. */
  changed(): void;
  /** Called when the reader wants to see everything. */
  reset(): void;
  /** Whether a label has what is typed to find it. */
  isFound(label: string, typed: string): boolean;
}

/** The facets of a page. */
export interface Facets {
  readonly button: HTMLElement;
  chosen(): Chosen;
  /** Chooses what an address names, and nothing else. */
  choose(address: URLSearchParams): void;
  /**
   * Says how many the list shows.
   * @param isAll whether nothing is asked for
   */
  tell(shown: number, count: number, isAll: boolean): void;
  /** Says how many have a value that only the browser knows. */
  tellOption(name: string, count: number): void;
}

/** From this width on, a page may have its facets beside the list, see facets.css. */
const WIDE = "(min-width: 60rem)";

/** Whether something has, of each facet, one of the chosen values. */
export function fits(chosen: Chosen, has: (name: string, value: string) => boolean): boolean {
  for (const [name, values] of chosen) if (!values.some((value) => has(name, value))) return false;
  return true;
}

/**
 * Activates the facets of the page, with what its address names and what was chosen before this script was there.
 * @returns undefined if the page has none
 */
export function enableFacets({ changed, reset, isFound }: FacetsUse): Facets | undefined {
  const panel = document.querySelector<HTMLDetailsElement>(".facets");
  const result = document.querySelector<HTMLElement>(".facets__result");
  if (!panel || !result) return undefined;
  const find = <T extends HTMLElement>(name: string, inside: ParentNode = panel) =>
    inside.querySelector<T>(`.facets__${name}`) as T;
  const [button, count, close, clear] = [find("button"), find("count"), find("close"), find("clear")];
  const [status, labels, all] = [find("status", result), find("chosen", result), find("reset", result)];
  const wide = matchMedia(WIDE);
  const isBeside = () => wide.matches && panel.matches(".facets--beside");
  const groups = [...panel.querySelectorAll<HTMLDetailsElement>(".facets__facet")].map((facet) =>
    enableGroup(facet, panel.dataset.chosen, isFound),
  );
  const options = groups.flatMap((group) => group.options);
  const picked = () => options.filter(({ box }) => box.checked);

  /** After values were chosen other than by their boxes. */
  function refresh(): void {
    for (const group of groups) group.refresh();
  }

  function shut(): void {
    if (!panel?.open || isBeside()) return;
    panel.open = false;
    button.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }

  function stand(): void {
    if (panel?.matches(".facets--beside")) panel.open = wide.matches;
  }

  function choose(address: URLSearchParams): void {
    for (const { box } of options) box.checked = address.getAll(box.name).includes(box.value);
    refresh();
  }

  const asked = new URLSearchParams(location.search);
  for (const { box } of options) box.checked ||= asked.getAll(box.name).includes(box.value);
  refresh();
  for (const { facet, options } of groups) facet.open ||= options.some(({ box }) => box.checked);
  if (isBeside()) stand();
  wide.addEventListener("change", stand);
  panel.addEventListener("change", ({ target }) => {
    if ((target as Element).matches(".facets__box")) changed();
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") shut();
  });
  close.addEventListener("click", shut);
  clear.addEventListener("click", () => {
    choose(new URLSearchParams());
    changed();
    close.focus();
  });
  all.addEventListener("click", reset);

  return {
    button,
    choose,
    chosen() {
      const values = new Map<string, string[]>();
      for (const { box } of picked()) values.set(box.name, [...(values.get(box.name) ?? []), box.value]);
      return values;
    },
    tell(shown, total, isAll) {
      const chosen = picked();
      const values = { shown, count: total };
      count.textContent = chosen.length > 0 ? String(chosen.length) : "";
      button.classList.toggle("facets__button--chosen", chosen.length > 0);
      close.textContent = fill(close.dataset.show, values);
      close.hidden = false;
      clear.textContent = fill(clear.dataset.clear, { count: chosen.length });
      clear.hidden = chosen.length === 0;
      status.textContent = isAll ? (status.dataset.all ?? "") : fill(status.dataset.shown, values);
      labels.textContent = chosen.map(({ label }) => label).join(", ");
      all.hidden = isAll;
      for (const group of groups) group.tell();
    },
    tellOption(name, number) {
      const option = options.find(({ box }) => box.name === name);
      if (option?.number) option.number.textContent = String(number);
    },
  };
}

/** One facet: the options that it shows, and its own count. */
function enableGroup(facet: HTMLDetailsElement, chosenText: string | undefined, isFound: FacetsUse["isFound"]) {
  const field = facet.querySelector<HTMLInputElement>(".facets__find");
  const all = facet.querySelector<HTMLButtonElement>(".facets__all");
  const number = facet.querySelector(".facets__name > .facets__number");
  const options = [...facet.querySelectorAll<HTMLElement>(".facets__options > li")].map((item) => ({
    item,
    box: item.querySelector("input") as HTMLInputElement,
    label: (item.querySelector(".track > bdi") ?? item.querySelector(".facets__label"))?.textContent ?? "",
    number: item.querySelector(".facets__number"),
  }));
  /** What is shown only on request. */
  const rest = new Set(options.filter(({ item }) => item.hidden));

  /** Shows what is typed, or else what is not left for later; what is chosen stays in sight. */
  function refresh(): void {
    const typed = field?.value.trim() ?? "";
    for (const option of options) {
      const isOffered = typed === "" ? !rest.has(option) : isFound(option.label, typed);
      setHidden(option.item, !isOffered && !option.box.checked);
    }
    if (all) setHidden(all, typed !== "" || rest.size === 0);
  }

  function tell(): void {
    const chosen = options.filter(({ box }) => box.checked).length;
    if (number)
      number.textContent = chosen > 0 ? fill(chosenText, { chosen, count: options.length }) : String(options.length);
  }

  field?.addEventListener("input", refresh);
  all?.addEventListener("click", () => {
    const [first] = rest;
    rest.clear();
    refresh();
    first?.box.focus();
  });
  return { facet, options, refresh, tell };
}

/** Hides something or shows it; browsers have less to do if nothing is set that was so before. */
export function setHidden(part: HTMLElement, isHidden: boolean): void {
  if (part.hidden !== isHidden) part.hidden = isHidden;
}

/** What the address leads to, if it is hidden; `:target` does not know it while the page is being opened. */
export function hiddenTarget(): HTMLElement | undefined {
  const target = document.getElementById(location.hash.slice(1));
  return target?.closest("[hidden]") ? target : undefined;
}

/** The words by which an address names what is chosen. */
export function wordsFor(chosen: Chosen): string[][] {
  return [...chosen].flatMap(([name, values]) => values.map((value) => [name, value]));
}

/**
 * Keeps a choice in the address of the page, for reloading and sharing.
 * @param state of the history's entry
 * @returns what the address now asks: `?room=aula`, or nothing
 */
export function keepInAddress(words: URLSearchParams, state: unknown): string {
  const search = words.size > 0 ? `?${words}` : "";
  // A link to something that is now hidden must be able to lead there again.
  history.replaceState(state, "", `${search || location.pathname}${hiddenTarget() ? "" : location.hash}`);
  return search;
}
