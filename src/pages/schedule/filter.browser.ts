/**
 * The schedule's filter: shows items that have, of each kind of choice, one of the chosen words. The address holds the
 * choice, for sharing and for the other days.
 */
import { fill } from "../../browser/fill.ts";
import { readStars } from "../../components/star/stars.browser.ts";

/** Plenary items belong to every room and every track. */
const FOLLOWED = new Set(["room", "track"]);

/** What is starred is no word of an item: it is the reader's. */
const STARRED = "starred";

interface Row {
  readonly part: HTMLElement;
  readonly words: ReadonlySet<string>;
  /** What the reader's stars know it by; undefined for a break. */
  readonly star: string | undefined;
}

/**
 * Activates the filter of the page, if any.
 * @returns applies it again when a star has been added or removed
 */
export function enableFilter(): () => void {
  const filter = document.querySelector<HTMLDetailsElement>(".filter");
  const main = document.querySelector<HTMLElement>("main");
  const result = document.querySelector<HTMLElement>(".filter__result");
  if (!filter || !main || !result) return () => undefined;
  const { shown: shownText, show: showText, clear: clearText, chosen: chosenText } = filter.dataset;
  const boxes = [...filter.querySelectorAll<HTMLInputElement>(".filter__box")];
  const rows = [...main.querySelectorAll<HTMLElement>("[data-facets]")].map(
    (part): Row => ({ part, words: new Set(part.dataset.facets?.split(" ")), star: part.dataset.star }),
  );
  // Inner parts come before what they are in.
  const parts = [...main.querySelectorAll<HTMLElement>(".session, .hour, .section--day")].reverse();
  const find = <T extends HTMLElement>(name: string, inside: ParentNode = result) =>
    inside.querySelector<T>(`.filter__${name}`) as T;
  const [close, status, reset] = [find("close"), find("status"), find("reset")];
  const [button, count] = [find("button", filter), find("count", filter)];
  const sumOf = (shown: readonly Row[]) => shown.filter(({ star }) => star !== undefined).length;

  /** The chosen values of each kind of choice. */
  function chosen(): Map<string, string[]> {
    const values = new Map<string, string[]>();
    for (const { checked, value, dataset } of boxes) {
      const { facet = "" } = dataset;
      if (checked) values.set(facet, [...(values.get(facet) ?? []), value]);
    }
    return values;
  }

  function isShown({ words, star }: Row, wanted: ReadonlyMap<string, readonly string[]>, stars: ReadonlySet<string>) {
    for (const [name, values] of wanted) {
      if (name === STARRED) {
        if (star === undefined || !stars.has(star)) return false;
      } else if (
        !values.some((value) => words.has(`${name}-${value}`)) &&
        !(FOLLOWED.has(name) && words.has("plenary"))
      )
        return false;
    }
    return true;
  }

  /** Shows what is chosen; reads everything before it changes anything. */
  function apply(): void {
    const wanted = chosen();
    const stars = new Set(readStars().keys());
    const shown = rows.filter((row) => isShown(row, wanted, stars));
    const isAny = wanted.size > 0;
    // A session, a time and a day are shown with what is in them.
    const kept = new Set<Element>(shown.map(({ part }) => part));
    for (const { part } of shown)
      for (let at = part.parentElement; at && at !== main && !kept.has(at); at = at.parentElement) kept.add(at);
    for (const { part } of rows) setHidden(part, !kept.has(part));
    for (const part of parts) setHidden(part, isAny && !kept.has(part));
    // The grid is a picture of the whole; a filtered schedule is a list.
    main?.toggleAttribute("data-filtered", isAny);
    sayResult(sumOf(shown), stars);
  }

  function sayResult(shown: number, stars: ReadonlySet<string>): void {
    const all = sumOf(rows);
    const picked = boxes.filter(({ checked }) => checked).length;
    count.textContent = picked > 0 ? String(picked) : "";
    count.hidden = picked === 0;
    status.textContent = picked > 0 ? fill(shownText, { shown, count: all }) : "";
    close.textContent = fill(showText, { shown, count: all });
    reset.textContent = fill(clearText, { count: picked });
    reset.hidden = picked === 0;
    const own = filter?.querySelector(".filter__number--stars");
    if (own) own.textContent = String(rows.filter(({ star }) => star !== undefined && stars.has(star)).length);
    for (const facet of filter?.querySelectorAll<HTMLElement>(".filter__facet") ?? []) {
      const own = [...facet.querySelectorAll<HTMLInputElement>(".filter__box")];
      const number = facet.querySelector(".filter__name > .filter__number");
      const some = own.filter(({ checked }) => checked).length;
      if (number)
        number.textContent = some > 0 ? fill(chosenText, { chosen: some, count: own.length }) : String(own.length);
    }
    showResult();
  }

  /** The line with the result stays while something is chosen, or can be. */
  function showResult(): void {
    const isOpen = filter?.open === true;
    close.hidden = !isOpen;
    if (result) result.hidden = !isOpen && reset.hidden;
  }

  /** The target of the address, if it is hidden. */
  const hiddenTarget = () => document.querySelector("[hidden]:target, [hidden] :target");

  function remember(): void {
    const query = new URLSearchParams([...chosen()].flatMap(([name, values]) => values.map((value) => [name, value])));
    const search = query.size > 0 ? `?${query}` : "";
    // A link to an item that is now hidden must be able to lead there again.
    const fragment = hiddenTarget() ? "" : location.hash;
    history.replaceState(history.state, "", `${search || location.pathname}${fragment}`);
    for (const day of document.querySelectorAll<HTMLAnchorElement>(".days__day"))
      if (day.pathname !== location.pathname) day.search = search;
  }

  function showAll(): void {
    for (const box of boxes) box.checked = false;
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

  /** Leaves the options of which the label has what was typed. */
  function narrow(field: HTMLInputElement): void {
    const typed = folded(field.value);
    for (const option of field.parentElement?.querySelectorAll<HTMLElement>("li") ?? [])
      setHidden(option, !folded(option.querySelector(".filter__label")?.textContent ?? "").includes(typed));
  }

  const asked = new URLSearchParams(location.search);
  for (const box of boxes) if (asked.getAll(box.dataset.facet ?? "").includes(box.value)) box.checked = true;
  for (const facet of filter.querySelectorAll<HTMLDetailsElement>(".filter__facet"))
    facet.open ||= facet.querySelector(":checked") !== null;
  apply();
  lead();
  // Keep what was chosen while this script was loading.
  remember();
  filter.addEventListener("change", ({ target }) => {
    if (!(target as Element).matches(".filter__box")) return;
    apply();
    remember();
  });
  filter.addEventListener("input", ({ target }) => {
    if ((target as Element).matches(".filter__find")) narrow(target as HTMLInputElement);
  });
  filter.addEventListener("toggle", showResult);
  const shut = () => {
    filter.open = false;
    button.focus({ preventScroll: true });
    filter.scrollIntoView({ block: "nearest" });
  };
  close.addEventListener("click", shut);
  filter.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && filter.open) shut();
  });
  reset.addEventListener("click", () => {
    showAll();
    button.focus();
  });
  addEventListener("hashchange", lead);
  return () => {
    if (chosen().has(STARRED)) apply();
  };
}

function setHidden(part: HTMLElement, isHidden: boolean): void {
  if (part.hidden !== isHidden) part.hidden = isHidden;
}

/** Without accents and capitals. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
