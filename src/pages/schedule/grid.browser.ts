/** The grid of rooms in the browser: which of many rooms are in view, the way to the others, and the time of day. */

/** A room counts as in view if no more than this much of it is cut off, in pixels. */
const SLACK = 2;

/** Milliseconds. */
const MINUTE = 60_000;

const root = document.documentElement;
const isRtl = root.dir === "rtl";

/** Activates the grids of many rooms, and says of each day which of its views is shown. */
export function enableGrids(): void {
  for (const grid of document.querySelectorAll<HTMLElement>(".grid--wide")) enableGrid(grid);
  tellViews();
  addEventListener("hashchange", tellViews);
}

/** As grid.css has it: the list, if the address leads into it. */
function tellViews(): void {
  for (const view of document.querySelectorAll(".day__view")) {
    const list = view.closest("[data-day]")?.querySelector(".section__matter");
    const isList = list?.matches(":target") || (list?.querySelector(":target") ?? null) !== null;
    view.ariaCurrent = view.matches(".day__view--list") === isList ? "true" : null;
  }
}

function enableGrid(grid: HTMLElement): void {
  const region = grid.querySelector<HTMLElement>(".grid__region");
  const head = region?.querySelector<HTMLTableSectionElement>("thead");
  const more = grid.querySelector<HTMLButtonElement>(".grid__more");
  if (!region || !head || !more) return;
  const corner = head.querySelector<HTMLElement>(".grid__corner");
  const rooms = [...head.querySelectorAll<HTMLElement>(".grid__room")];
  const choices = [...grid.querySelectorAll<HTMLElement>(".grid__choice")];
  const words = more.dataset.words?.split("|") ?? [];
  const heads = copyOf(head);
  region.before(heads);

  /** How far each room lies from where the first one in view begins, and beyond where the last one ends, in pixels. */
  function places(): { readonly before: number; readonly beyond: number }[] {
    const box = region?.getBoundingClientRect() ?? new DOMRect();
    const gutter = corner?.offsetWidth ?? 0;
    return rooms.map((room) => {
      const { left, right } = room.getBoundingClientRect();
      return isRtl
        ? { before: box.right - gutter - right, beyond: box.left - left }
        : { before: left - box.left - gutter, beyond: right - box.right };
    });
  }

  function show(): void {
    if (!region?.clientWidth || !more) return;
    heads.scrollLeft = region.scrollLeft;
    const all = places();
    const left = all.filter(({ beyond }) => beyond > SLACK).length;
    for (const [index, { before, beyond }] of all.entries())
      choices[index]?.classList.toggle("grid__choice--seen", before >= -SLACK && beyond <= SLACK);
    more.hidden = left === 0;
    more.textContent = words[left - 1] ?? "";
    grid.toggleAttribute("data-more", left > 0);
    grid.toggleAttribute("data-moved", Math.abs(region.scrollLeft) > SLACK);
  }

  function goTo(index: number): void {
    const before = places()[index]?.before ?? 0;
    region?.scrollBy({ left: isRtl ? -before : before });
  }

  for (const [index, choice] of choices.entries())
    choice.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(index);
    });
  more.addEventListener("click", () => goTo(places().findIndex(({ beyond }) => beyond > SLACK)));
  region.addEventListener("scroll", show, { passive: true });
  new ResizeObserver(show).observe(region);
  show();
}

/** The heads of the rooms once more, for eyes: they stay in view while the page scrolls, as no head in a region can. */
function copyOf(head: HTMLElement): HTMLElement {
  const heads = document.createElement("div");
  heads.className = "grid__heads";
  heads.setAttribute("aria-hidden", "true");
  const table = document.createElement("table");
  table.className = "grid__table";
  table.append(head.cloneNode(true));
  for (const room of table.querySelectorAll("[id]")) room.removeAttribute("id");
  heads.append(table);
  return heads;
}

/**
 * Puts a flag with the time of day into the row of each grid in which it lies.
 * @param now milliseconds
 * @returns the instants at which something changes
 */
export function showTimeInGrids(now: number): number[] {
  for (const old of document.querySelectorAll(".grid__flag")) old.remove();
  for (const old of document.querySelectorAll(".grid__row--now")) old.classList.remove("grid__row--now");
  return [...document.querySelectorAll<HTMLElement>(".grid__table[data-end]")].flatMap((table) => {
    const gutters = [...table.querySelectorAll<HTMLElement>(".grid__gutter")];
    const starts = gutters.map((gutter) => Date.parse(gutter.querySelector("time")?.dateTime ?? ""));
    const instants = [...starts, Date.parse(table.dataset.end ?? "")];
    const row = starts.filter((start) => start <= now).length - 1;
    const gutter = gutters[row];
    if (!gutter || now >= (instants.at(-1) ?? 0)) return instants;
    const [from = 0, to = 0] = instants.slice(row);
    gutter.append(flag(table, now, (now - from) / (to - from)));
    gutter.parentElement?.classList.add("grid__row--now");
    return [...instants, (Math.floor(now / MINUTE) + 1) * MINUTE];
  });
}

/** @param share how much of the row is over, from 0 to 1 */
function flag(table: HTMLElement, now: number, share: number): HTMLElement {
  const { zone, locale, cycle } = table.dataset;
  const made = document.createElement("span");
  made.className = "grid__flag";
  // As the times beside it: the reader's, if chosen.
  const text = new Intl.DateTimeFormat(locale, {
    hour: cycle === "h23" ? "2-digit" : "numeric",
    minute: "2-digit",
    hourCycle: cycle as "h23",
    ...(!root.hasAttribute("data-zoned") && zone && { timeZone: zone }),
  }).format(now);
  made.textContent = locale?.startsWith("en") ? text.toLowerCase() : text;
  made.setAttribute("aria-hidden", "true");
  made.style.setProperty("--share", share.toFixed(3));
  return made;
}
