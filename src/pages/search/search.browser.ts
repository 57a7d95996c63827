/** The search page: queries the Pagefind index, which is loaded at the first letter. */

import { enableSearchKeySwitch } from "./search-key.browser.ts";
import { askedWords, whatIsAsked } from "./words.ts";

/** A result, with what `src/site/search-index.ts` puts into the index. */
interface Found {
  readonly url: string;
  /** Words of the text, with `<` and `>` escaped and `<mark>` around matches. */
  readonly excerpt: string;
  /** The whole text, escaped alike. */
  readonly content: string;
  readonly meta: { readonly title: string; readonly kind: string; readonly people?: string; readonly when?: string };
}

interface Hits {
  readonly results: readonly { data(): Promise<Found> }[];
}

interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  /** undefined or null if another search has begun in the meantime. */
  debouncedSearch(words: string, options: object, milliseconds: number): Promise<Hits | null>;
}

/** Results shown at a time; the data of each takes a request. */
const AT_A_TIME = 10;
/** Words. */
const EXCERPT = 26;
/** Milliseconds without a keystroke before a search begins. */
const PAUSE = 150;

const root = document.documentElement.dataset.root ?? "/";
const language = document.documentElement.lang;

const query = <E extends Element>(selector: string) => document.querySelector(selector) as E;
const form = query<HTMLFormElement>(".search");
const field = query<HTMLInputElement>(".search__field");
const status = query<HTMLElement>(".search__status");
const list = query<HTMLOListElement>(".search__results");
const more = query<HTMLButtonElement>(".search__more");
const template = query<HTMLTemplateElement>(".search__result");

/** The last query, in the words of the index. */
let asked = "";
let pagefind: Promise<Pagefind> | undefined;
let rest: Hits["results"] = [];
/** Incremented by each list to show, so that an earlier one that arrives late is dropped. */
let turn = 0;

function load(): Promise<Pagefind> {
  pagefind ??= import(`${root}pagefind/pagefind.js`).then(async (library: Pagefind) => {
    await library.options({ baseUrl: root, excerptLength: EXCERPT });
    return library;
  });
  return pagefind;
}

async function search(): Promise<void> {
  const words = field.value.trim();
  history.replaceState(null, "", words === "" ? location.pathname : `?q=${encodeURIComponent(words)}`);
  if (words === "") return show([], "");
  list.setAttribute("aria-busy", "true");
  try {
    const library = await load();
    asked = askedWords(words, language);
    const hits = await library.debouncedSearch(asked, {}, PAUSE);
    // What has been typed since starts its own search.
    if (!hits || field.value.trim() !== words) return;
    const { found = "", none = "" } = form.dataset;
    const count = hits.results.length;
    await show(hits.results, count === 0 ? none : found.replace("{count}", String(count)));
  } catch {
    pagefind = undefined;
    await show([], form.dataset.failed ?? "");
  }
}

async function show(results: Hits["results"], message: string): Promise<void> {
  turn += 1;
  const mine = turn;
  rest = results;
  const first = await next();
  if (turn !== mine) return;
  list.replaceChildren(...first);
  list.removeAttribute("aria-busy");
  status.textContent = message;
}

/** The next results as list entries. */
async function next(): Promise<Node[]> {
  const coming = rest.slice(0, AT_A_TIME);
  rest = rest.slice(AT_A_TIME);
  const data = await Promise.all(coming.map((result) => result.data()));
  more.hidden = rest.length === 0;
  return data.map(entry);
}

function entry({ url, excerpt, content, meta }: Found): Node {
  const part = template.content.cloneNode(true) as DocumentFragment;
  const fill = (name: string, text: string | undefined) => {
    const element = part.querySelector(`.result__${name}`);
    if (text) element?.replaceChildren(text);
    else element?.remove();
  };
  fill("kind", meta.kind);
  fill("when", meta.when);
  fill("link", meta.title);
  fill("people", meta.people);
  part.querySelector<HTMLAnchorElement>("a")?.setAttribute("href", url);
  const text = part.querySelector(".result__excerpt");
  // If only the title matches, the excerpt does not show why.
  const found = excerpt.includes("<mark>") ? excerpt : ownExcerpt(content);
  if (found) text?.append(...marked(found));
  else text?.remove();
  return part;
}

/** Words around the first match that is spelt differently here, which the library does not see. */
function ownExcerpt(content: string): string | undefined {
  const isAsked = whatIsAsked(asked, language);
  const words = content.split(/\s+/);
  const first = words.findIndex(isAsked);
  if (first < 0) return undefined;
  const start = Math.max(0, first - EXCERPT / 2);
  return words
    .slice(start, start + EXCERPT)
    .map((word) => (isAsked(word) ? `<mark>${word}</mark>` : word))
    .join(" ");
}

/** The excerpt as text with marks, never parsed as HTML: it comes from what somebody wrote. */
function marked(excerpt: string): (string | HTMLElement)[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((part) => {
    const text = part
      .replace(/^<mark>|<\/mark>$/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">");
    if (!part.startsWith("<mark>")) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

more.addEventListener("click", async () => {
  const last = list.lastElementChild;
  list.append(...(await next()));
  // The button may be gone; keyboard users continue at the first new result.
  (last?.nextElementSibling ?? list).querySelector("a")?.focus();
});
enableSearchKeySwitch(query(".search__key"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void search();
});
field.addEventListener("input", () => void search());
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value !== "") void search();
field.focus();
