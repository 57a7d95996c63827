/**
 * The page of many papers: finds while one types, narrows, sorts, and opens abstracts in place. The address keeps what
 * was chosen. All papers are in the HTML; this script hides those that were not asked for.
 */
import {
  enableFacets,
  type Facets,
  fits,
  hiddenTarget,
  keepInAddress,
  setHidden,
  wordsFor,
} from "../../components/facets/facets.browser.ts";
import { type AskedWord, askedWords, wordsOf } from "../search/words.ts";
import { cutAtFound, hasAll, hasAny, isFoundIn, type Words } from "./found.browser.ts";

/** Papers shown at a time. */
const AT_A_TIME = 60;
/** Of them, those shown in one task while the reader types: a screen of them. */
const AT_ONCE = 15;
/** Papers whose words are read in one task. */
const READ_AT_ONCE = 50;

const query = <E extends Element>(selector: string) => document.querySelector(selector) as E;
const list = query<HTMLElement>(".index__list");
const field = query<HTMLInputElement>(".index__field");
const more = query<HTMLButtonElement>(".index__more");
const orders = [...document.querySelectorAll<HTMLInputElement>(".index__radio")];

interface Row {
  readonly element: HTMLElement;
  readonly facets: ReadonlySet<string>;
  readonly ranks: readonly number[];
  readonly keywords: readonly string[];
  /** The words of board, title and authors, and those of the keywords; read when first asked for. */
  words?: { readonly shown: Words; readonly all: Words };
}

const rows = [...list.querySelectorAll<HTMLElement>(".paper")].map((element): Row => {
  const { facets = "", ranks = "", keywords = "" } = element.dataset;
  return {
    element,
    facets: new Set(facets.split(" ")),
    ranks: ranks.split(" ").map(Number),
    keywords: keywords.split("\n").filter(Boolean),
  };
});

/** What is shown, in order, up to how many, and the question it answers. */
let shown: readonly Row[] = rows;
let limit = AT_A_TIME;
let asked: readonly AskedWord[] = [];

const SHOWN = [".paper__board", ".paper__title", ".paper__authors"];

function wordsIn(row: Row): { readonly shown: Words; readonly all: Words } {
  if (!row.words) {
    const text = SHOWN.map((name) => row.element.querySelector(name)?.textContent ?? "").join("\n");
    const words = wordsOf(text);
    row.words = { shown: words, all: [...words, ...wordsOf(row.keywords.join("\n"))] };
  }
  return row.words;
}

/** Reads the words of all rows bit by bit, so that the first letter typed does not wait for them. */
function readWords(): void {
  const unread = rows.filter(({ words }) => !words);
  function next(): void {
    for (const row of unread.splice(0, READ_AT_ONCE)) wordsIn(row);
    if (unread.length > 0) setTimeout(next);
  }
  next();
}

const order = (): number =>
  Math.max(
    0,
    orders.findIndex(({ checked }) => checked),
  );

/** Shows what is asked for, from the beginning. */
function update(): void {
  asked = askedWords(field.value);
  const values = facets.chosen();
  const place = order();
  shown = rows
    .filter(
      (row) =>
        fits(values, (name, value) => row.facets.has(`${name}-${value}`)) &&
        (asked.length === 0 || hasAll(wordsIn(row).all, asked)),
    )
    .sort((a, b) => (a.ranks[place] ?? 0) - (b.ranks[place] ?? 0));
  sortList(place);
  show();
  facets.tell(shown.length, rows.length, values.size === 0 && field.value.trim() === "");
}

let sortedBy = 0;

function sortList(place: number): void {
  if (place === sortedBy) return;
  sortedBy = place;
  const sorted = rows.toSorted((a, b) => (a.ranks[place] ?? 0) - (b.ranks[place] ?? 0));
  list.append(...sorted.map(({ element }) => element));
}

/** Shows the rows up to the limit, with marks on what was found. */
function show(): void {
  clearTimeout(growing);
  const seen = new Set(shown.slice(0, limit));
  for (const element of marked) unmark(element);
  marked.clear();
  for (const row of rows) {
    if (seen.has(row)) reveal(row);
    else setHidden(row.element, true);
  }
  more.hidden = shown.length <= limit;
}

function reveal(row: Row): void {
  setHidden(row.element, false);
  if (asked.length > 0) mark(row);
}

let waiting = 0;
let growing: ReturnType<typeof setTimeout> | undefined;

/** Shows what is typed: first the letter, then the first screen of what is found, then the rest. */
function typed(): void {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => setTimeout(answer));
}

function answer(): void {
  limit = AT_ONCE;
  update();
  more.hidden = true;
  growing = setTimeout(grow);
}

/** Shows the next rows of what was found, up to the usual number. */
function grow(): void {
  for (const row of shown.slice(limit, limit + AT_ONCE)) reveal(row);
  limit += AT_ONCE;
  if (limit < AT_A_TIME) growing = setTimeout(grow);
  else {
    more.hidden = shown.length <= limit;
    remember();
  }
}

/** Rows with marks. */
const marked = new Set<HTMLElement>();

function mark({ element, keywords, words }: Row): void {
  marked.add(element);
  for (const part of element.querySelectorAll(".paper__title, .paper__authors")) {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest("math")) texts.push(node as Text);
    for (const text of texts) markText(text);
  }
  if (!words || hasAll(words.shown, asked)) return;
  // Found by what the row does not say.
  const found = document.createElement("p");
  found.className = "paper__found";
  const names = keywords.filter((keyword) => hasAny(wordsOf(keyword), asked));
  found.append(`${list.dataset.keywords}: ${names.join(", ")}`);
  markText(found.firstChild as Text);
  element.querySelector(".paper__authors, .paper__title")?.after(found);
}

function markText(text: Text): void {
  const parts = cutAtFound(text.data, asked);
  if (!parts.some(({ isFound }) => isFound)) return;
  const nodes = parts.map(({ text: piece, isFound }) => {
    if (!isFound) return piece;
    const made = document.createElement("mark");
    made.textContent = piece;
    return made;
  });
  text.replaceWith(...nodes);
}

function unmark(element: HTMLElement): void {
  element.querySelector(".paper__found")?.remove();
  for (const one of element.querySelectorAll("mark")) {
    const { parentNode } = one;
    one.replaceWith(one.textContent ?? "");
    parentNode?.normalize();
  }
}

function remember(): void {
  const typed = field.value.trim();
  const by = orders[order()];
  const words = [
    ...(typed === "" ? [] : [["q", typed]]),
    ...wordsFor(facets.chosen()),
    ...(by && by !== orders[0] ? [["order", by.value]] : []),
  ];
  keepInAddress(new URLSearchParams(words), { limit });
}

/** Begins anew after a choice. */
function chosen(): void {
  limit = AT_A_TIME;
  update();
  remember();
}

function showAll(): void {
  field.value = "";
  facets.choose(new URLSearchParams());
  chosen();
}

/** Leads a link to a paper that is not shown there, and one to a list of a kind to that kind. */
function lead(): void {
  const anchor = CSS.escape(location.hash.slice(1));
  const kind = document.querySelector<HTMLInputElement>(`.facets__box[data-anchor="${anchor}"]`);
  if (kind) {
    facets.choose(new URLSearchParams([[kind.name, kind.value]]));
    chosen();
    return;
  }
  const target = hiddenTarget();
  if (!target) return;
  const isIn = () => shown.findIndex(({ element }) => element === target);
  if (isIn() < 0) showAll();
  limit = Math.ceil((isIn() + 1) / AT_A_TIME) * AT_A_TIME;
  show();
  target.scrollIntoView();
}

/** What the page of a paper says beyond its row. */
async function fetchMatter(link: HTMLAnchorElement): Promise<HTMLElement> {
  const response = await fetch(link.href);
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const found = page.querySelector<HTMLElement>(".article__matter");
  if (!found) throw new Error("no matter");
  const matter = document.importNode(found, true);
  const chips = page.querySelector(".page__head .chips");
  if (chips) matter.querySelector(".prose")?.after(document.importNode(chips, true));
  for (const one of matter.querySelectorAll("[id], [aria-labelledby]")) {
    one.removeAttribute("id");
    one.removeAttribute("aria-labelledby");
  }
  for (const one of matter.querySelectorAll("a")) one.href = new URL(one.getAttribute("href") ?? "", response.url).href;
  return matter;
}

/** Opens a row below its authors, or closes it. */
async function turn(link: HTMLAnchorElement, row: HTMLElement): Promise<void> {
  const isOpen = link.getAttribute("aria-expanded") === "true";
  link.setAttribute("aria-expanded", String(!isOpen));
  row.classList.toggle("paper--open", !isOpen);
  const known = row.querySelector<HTMLElement>(".paper__matter");
  if (known || isOpen) {
    // What failed is tried again.
    if (known?.dataset.failed !== undefined) known.remove();
    else if (known) known.hidden = isOpen;
    return;
  }
  const box = document.createElement("div");
  box.className = "paper__matter";
  const whole = document.createElement("a");
  whole.href = link.href;
  whole.className = "paper__whole";
  whole.textContent = list.dataset.whole ?? "";
  row.append(box);
  try {
    box.append(await fetchMatter(link), whole);
  } catch {
    box.append(list.dataset.failed ?? "", " ", whole);
    box.dataset.failed = "";
  }
}

const facets = enableFacets({
  changed: chosen,
  reset() {
    showAll();
    field.focus();
  },
  isFound: isFoundIn,
}) as Facets;

for (const { element } of rows)
  if (element.dataset.opens !== undefined) element.querySelector("a")?.setAttribute("aria-expanded", "false");
list.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>(".paper__title a[aria-expanded]");
  const row = link?.closest<HTMLElement>(".paper");
  // In a tab of its own, a paper is a page.
  if (!link || !row || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void turn(link, row);
});
field.addEventListener("input", typed);
field.addEventListener("focus", readWords, { once: true });
for (const radio of orders) radio.addEventListener("change", chosen);
more.addEventListener("click", () => {
  const first = shown[limit];
  limit += AT_A_TIME;
  show();
  remember();
  // The button may be gone; keyboard users continue at the first new paper.
  first?.element.querySelector<HTMLElement>("a, button")?.focus();
});
addEventListener("hashchange", lead);

const given = new URLSearchParams(location.search);
field.value = given.get("q") ?? field.value;
for (const radio of orders) if (radio.value === given.get("order")) radio.checked = true;
limit = Number((history.state as { limit?: number } | null)?.limit) || AT_A_TIME;
update();
lead();
delete document.documentElement.dataset.choosing;
