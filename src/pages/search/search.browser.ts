/**
 * The search page. The index of titles, people, places and days comes first and answers at once; that of the long texts
 * follows by itself, or where it is large, when somebody wants it.
 */
import { type Entry, type IndexFile, NARROWED, type Narrowed, SearchIndex, type TextsFile } from "./engine.ts";
import { enableSearchKeySwitch } from "./search-key.browser.ts";
import { cutAtWords, wordsOf } from "./words.ts";

/** Results shown at a time. */
const AT_A_TIME = 10;
/** Words of an excerpt, and how many of them come before the first match. */
const EXCERPT = 26;
const BEFORE = 8;
/** Milliseconds without a keystroke before a search begins. */
const PAUSE = 120;

const root = document.documentElement.dataset.root ?? "/";

const query = <E extends Element>(selector: string) => document.querySelector(selector) as E;
const form = query<HTMLFormElement>(".search");
const field = query<HTMLInputElement>(".search__field");
const narrow = query<HTMLElement>(".search__narrow");
const status = query<HTMLElement>(".search__status");
const meant = query<HTMLElement>(".search__meant");
const other = query<HTMLButtonElement>(".search__other");
const list = query<HTMLOListElement>(".search__results");
const more = query<HTMLButtonElement>(".search__more");
const wider = query<HTMLButtonElement>(".search__wider");
const template = query<HTMLTemplateElement>(".search__result");
const choices = NARROWED.map((name) => [name, query<HTMLSelectElement>(`.search__choice[name="${name}"]`)] as const);

const isLarge = list.dataset.large !== undefined;

/** Resolves when the first index is here. */
let loading: Promise<SearchIndex> | undefined;
/** Resolves when the texts are here too, or cannot be. */
let loadingTexts: Promise<void> | undefined;
let areTextsMissing = false;
/** What was found, and what of it is not shown yet. */
let found: readonly number[] = [];
let terms: ReadonlySet<string> = new Set();
let rest: readonly number[] = [];
/** Incremented by each search, so that an earlier one that is done late is dropped. */
let turn = 0;

async function fetchJson<File>(address: string | undefined): Promise<File> {
  const response = await fetch(address ?? "");
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

function load(): Promise<SearchIndex> {
  if (loading) return loading;
  const coming = fetchJson<IndexFile>(list.dataset.index).then((file) => new SearchIndex(file));
  loading = coming;
  coming.then(
    (index) => (isLarge ? undefined : loadTexts(index)),
    () => {
      // The next search tries again.
      loading = undefined;
    },
  );
  return coming;
}

/** Fetches the texts, then searches again for what is asked by then. */
function loadTexts(index: SearchIndex): Promise<void> {
  loadingTexts ??= fetchJson<TextsFile>(list.dataset.texts)
    .then((file) => {
      index.addTexts(file);
      areTextsMissing = false;
    })
    .catch(() => {
      areTextsMissing = true;
      loadingTexts = undefined;
    })
    .then(() => answer(index, list.childElementCount));
  return loadingTexts;
}

/** Searches when nothing has been typed for a moment. */
async function search(): Promise<void> {
  turn += 1;
  const mine = turn;
  keepInAddress();
  list.setAttribute("aria-busy", "true");
  try {
    const [index] = await Promise.all([load(), pause()]);
    if (turn !== mine) return;
    await answer(index);
    // The network may be back.
    if (areTextsMissing) void loadTexts(index);
  } catch {
    if (turn === mine) show({ message: asked() === "" ? "" : (form.dataset.failed ?? "") });
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));
const asked = (): string => field.value.trim();

function keepInAddress(): void {
  const chosen = choices.map(([name, { value }]) => [name, value]);
  const named = [["q", asked()], ...chosen].filter(([, value]) => value !== "");
  const words = named.map(([name, value]) => `${name}=${encodeURIComponent(value ?? "")}`).join("&");
  history.replaceState(null, "", words === "" ? location.pathname : `?${words}`);
}

/** @param atLeast how many results to show, of as many as there are */
async function answer(index: SearchIndex, atLeast = 0): Promise<void> {
  const question = asked();
  if (question === "") return show({ message: "" });
  const outcome = index.search(question, { mayHaveSlips: index.hasTexts || areTextsMissing });
  const { hits } = outcome;
  if (hits.length === 0 && !index.hasTexts && !areTextsMissing) {
    // Not before the texts have been searched can it be said that there is nothing.
    await loadTexts(index);
    return;
  }
  terms = outcome.terms;
  found = hits;
  offerChoices(index);
  keepInAddress();
  const here = hits.filter((place) => isChosen(index.entry(place)));
  const { found: words = "", none = "", titlesOnly = "" } = form.dataset;
  const count = here.length === 0 ? none : words.replace("{count}", String(here.length));
  show({
    index,
    places: here,
    atLeast,
    // Without the texts it is not known that there is nothing.
    message: areTextsMissing ? [here.length === 0 ? "" : count, titlesOnly].filter(Boolean).join(" ") : count,
    ...(outcome.meant !== undefined && { instead: outcome.meant }),
  });
}

interface Shown {
  readonly message: string;
  readonly index?: SearchIndex;
  readonly places?: readonly number[];
  readonly atLeast?: number;
  readonly instead?: string;
}

function show({ message, index, places = [], atLeast = 0, instead }: Shown): void {
  const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : undefined;
  rest = places;
  list.replaceChildren(...(index ? next(index, Math.max(AT_A_TIME, atLeast)) : []));
  // The texts may come while somebody is already reading.
  if (focused) [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
  list.removeAttribute("aria-busy");
  status.textContent = message;
  meant.hidden = instead === undefined;
  other.textContent = instead ?? "";
  if (!index) {
    more.hidden = true;
    narrow.hidden = true;
  }
  wider.hidden = !(index && isLarge && !index.hasTexts);
}

/** The next results as list entries. */
function next(index: SearchIndex, count = AT_A_TIME): Node[] {
  const coming = rest.slice(0, count);
  rest = rest.slice(count);
  more.hidden = rest.length === 0;
  return coming.map((place) => entryOf(index, place));
}

function entryOf(index: SearchIndex, place: number): Node {
  const { url, title, kind, when, where, people } = index.entry(place);
  const part = template.content.cloneNode(true) as DocumentFragment;
  const fill = (name: string, content: readonly (string | Node)[]) => {
    const element = part.querySelector(`.result__${name}`);
    if (content.length > 0) element?.replaceChildren(...content);
    else element?.remove();
  };
  const textOf = (text: string | undefined) => (text ? [text] : []);
  fill("kind", textOf(kind));
  fill("when", textOf(when));
  fill("where", textOf(where));
  fill("link", [title]);
  fill("people", marked(people ?? ""));
  fill("excerpt", marked(excerptOf(index.text(place))));
  part.querySelector("a")?.setAttribute("href", root + url.slice(1));
  return part;
}

const isFound = (word: string): boolean => wordsOf(word).some((forms) => forms.some((form) => terms.has(form)));

/** Words around the first that was found, else the first ones. */
function excerptOf(text: string): string {
  const pieces = cutAtWords(text);
  const first = pieces.findIndex((piece, index) => index % 2 === 1 && isFound(piece));
  // Between two words is a piece that is none.
  const start = first < 0 ? 0 : Math.max(0, first - 2 * BEFORE);
  const excerpt = pieces
    .slice(start, start + 2 * EXCERPT)
    .join("")
    .trim();
  const isCut = start + 2 * EXCERPT < pieces.length;
  return `${start > 0 ? "… " : ""}${excerpt}${isCut ? " …" : ""}`;
}

/** A text with marks on what was found: never parsed as HTML, as it is what somebody wrote. */
function marked(text: string): (string | HTMLElement)[] {
  return cutAtWords(text).flatMap((piece, index): (string | HTMLElement)[] => {
    if (piece === "") return [];
    if (index % 2 === 0 || !isFound(piece)) return [piece];
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return [mark];
  });
}

/** Offers what tells the results apart; a choice that none of them fits is dropped. */
function offerChoices(index: SearchIndex): void {
  if (found.length === 0) {
    narrow.hidden = true;
    return;
  }
  let left: Entry[] = [...found].sort((a, b) => a - b).map((place) => index.entry(place));
  let isOffered = false;
  for (const [name, select] of choices) {
    const values = new Set(left.flatMap(({ facets }) => facets[name] ?? []));
    const chosen = values.has(select.value) ? select.value : "";
    const [all] = select.options;
    select.replaceChildren(...(all ? [all] : []), ...[...values].map((value) => new Option(value, value)));
    select.value = chosen;
    (select.parentElement as HTMLElement).hidden = values.size < 2 && chosen === "";
    isOffered ||= values.size > 1 || chosen !== "";
    left = left.filter(fits(name, chosen));
  }
  narrow.hidden = !isOffered;
}

const fits =
  (name: Narrowed, chosen: string) =>
  ({ facets }: Entry): boolean =>
    chosen === "" || facets[name] === chosen;

const isChosen = (entry: Entry): boolean => choices.every(([name, { value }]) => fits(name, value)(entry));

more.addEventListener("click", async () => {
  const last = list.lastElementChild;
  list.append(...next(await load()));
  // The button may be gone; keyboard users continue at the first new result.
  (last?.nextElementSibling ?? list).querySelector("a")?.focus();
});
wider.addEventListener("click", async () => {
  field.focus();
  await loadTexts(await load());
});
other.addEventListener("click", () => {
  field.value = other.textContent ?? "";
  field.focus();
  void search();
});
narrow.addEventListener("change", () => void search());
enableSearchKeySwitch(query(".search__key"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void search();
});
field.addEventListener("input", () => void search());

const given = new URLSearchParams(location.search);
field.value = given.get("q") ?? "";
for (const [name, select] of choices) {
  const value = given.get(name);
  // Until the results say what there is.
  if (value) select.append(new Option(value, value, false, true));
}
if (field.value !== "") void search();
else load().catch(() => {});
field.focus();
