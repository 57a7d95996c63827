/** `/my/`: the reader's own programme, assembled from the rows of `/schedule/` and `/papers/`. */
import { inFigures } from "../../browser/figures.ts";
import { fill } from "../../browser/fill.ts";
import { fetchPage } from "../../browser/pages.ts";
import { choiceOf, choose } from "../../browser/store.ts";
import { askKept } from "../../components/connection/kept.browser.ts";
import { changesInWords, noteChanges } from "../../components/star/news.browser.ts";
import { showStars, storeStars } from "../../components/star/star.browser.ts";
import { titleOf } from "../../components/star/star-buttons.browser.ts";
import { readStars, type Stars } from "../../components/star/stars.browser.ts";
import { copied } from "../../components/tools/share.browser.ts";
import { countClashes, type Span } from "./clashes.browser.ts";
import { myCalendar } from "./my-calendar.browser.ts";

const page = document.querySelector<HTMLElement>(".my");

/** A link that carries stars has them in its fragment, which no server sees: `#stars=item-a,paper-b`. */
const CARRIED = "#stars=";

/** The stars of the link that led here, if it carried any; they have no titles. */
function carriedStars(): Stars | undefined {
  if (!location.hash.startsWith(CARRIED)) return undefined;
  const fragments = location.hash.slice(CARRIED.length).split(",").filter(Boolean);
  return new Map(fragments.map((fragment) => [decoded(fragment), ""]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether events of the calendar file have a reminder: yes, unless the reader said no. */
const REMIND = "remind";

/** Minutes before an event. */
const REMINDER = 10;

/** A copy of a part of another page, without what belongs to its place there. */
function taken<T extends HTMLElement>(part: T): T {
  const copy = document.importNode(part, true);
  copy.hidden = false;
  copy.classList.remove("zoned--turn");
  for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
  for (const old of copy.querySelectorAll("h4.row__title, h5.row__title")) old.replaceWith(asHeading(old));
  return copy;
}

/** A title as a heading right below that of a day, whatever it was below. */
function asHeading(old: Element): HTMLElement {
  const made = document.createElement("h3");
  for (const { name, value } of old.attributes) made.setAttribute(name, value);
  made.append(...old.childNodes);
  return made;
}

/** Replaces the papers of a poster session by the starred ones; adds that of a talk. */
function withPapers(row: HTMLElement, papers: readonly HTMLElement[]): void {
  if (papers.length === 0) return;
  row.querySelector(".row__papers")?.remove();
  const list = document.createElement("ul");
  list.className = "papers";
  list.append(...papers.map(taken));
  row.querySelector(".row__body")?.append(list);
}

/** Start and end of a row in milliseconds; undefined if it has no time, or is cancelled. */
function spanOf(row: HTMLElement): Span | undefined {
  const times = row.querySelector<HTMLElement>(".row__time");
  const instants = [...(times?.querySelectorAll("time") ?? [])].map(({ dateTime }) => Date.parse(dateTime));
  const [start] = instants;
  if (start === undefined || row.matches(".row--cancelled")) return undefined;
  const { end } = times?.dataset ?? {};
  return [start, end === undefined ? (instants.at(-1) ?? start) : Date.parse(end)];
}

/** Says on each row which others clash with it. @returns at how many times rows clash: what overlaps in a chain is one */
function showClashes(rows: readonly HTMLElement[]): number {
  const spans = new Map(
    rows.flatMap((row) => {
      const span = spanOf(row);
      return span ? [[row, span] as const] : [];
    }),
  );
  for (const [row, [start, end]] of spans) {
    const others = [...spans].filter(([other, span]) => other !== row && span[0] < end && start < span[1]);
    if (others.length === 0) continue;
    const note = document.createElement("p");
    note.className = "my__clash tag tag--alert";
    note.textContent = fill(page?.dataset.clash, { titles: others.map(([other]) => titleOf(other)).join(", ") });
    row.querySelector(".row__body")?.append(note);
  }
  return countClashes([...spans.values()]);
}

/** Makes a section from the template of that name. */
function section(name: string, title: Node | string | undefined, content: readonly Node[]): Node {
  const template = document.querySelector<HTMLTemplateElement>(`.my__${name}`);
  const made = document.importNode((template as HTMLTemplateElement).content, true);
  if (title !== undefined) made.querySelector("h2")?.replaceChildren(title);
  made.querySelector(".my__list")?.append(...content);
  return made;
}

interface Sources {
  /** One page, or one per day. */
  readonly schedule: readonly Document[];
  readonly papers: Document;
}

/** What to show, and which stars were found in the programme. */
interface Programme {
  readonly sections: readonly Node[];
  readonly found: ReadonlySet<string>;
  readonly clashes: number;
}

function compose(stars: Stars, { schedule, papers }: Sources): Programme {
  const starred = (root: ParentNode, selector: string) =>
    [...root.querySelectorAll<HTMLElement>(`${selector}[data-star]`)].filter(({ dataset }) =>
      stars.has(dataset.star ?? ""),
    );
  // A paper in two lists appears once.
  const own = new Map(starred(papers, ".paper").map((paper) => [paper.dataset.star ?? "", paper]));
  const hanging = (row: HTMLElement) =>
    [...own.values()].filter((paper) => paper.dataset.session?.split(" ").includes(row.id));
  const found = new Set(own.keys());
  const placed = new Set<HTMLElement>();
  const shown: HTMLElement[] = [];
  const days = schedule.flatMap((one) => [...one.querySelectorAll<HTMLElement>("[data-day]")]);
  const sections = days.flatMap((day) => {
    const rows = [...day.querySelectorAll<HTMLElement>("li.row")].flatMap((row) => {
      const [isStarred, inside] = [stars.has(row.dataset.star ?? ""), hanging(row)];
      if (!isStarred && inside.length === 0) return [];
      found.add(row.dataset.star ?? "");
      for (const paper of inside) placed.add(paper);
      const copy = taken(row);
      if (row.dataset.star !== undefined) copy.dataset.event = row.dataset.star;
      // It is here only because of its papers.
      if (!isStarred) delete copy.dataset.star;
      withPapers(copy, inside);
      return [copy];
    });
    shown.push(...rows);
    if (rows.length === 0) return [];
    const date = day.querySelector(".day__title time") ?? day.ownerDocument.querySelector(".page__title time");
    const made = section("day", date?.cloneNode(true), rows);
    (made as DocumentFragment).querySelector("section")?.setAttribute("data-day", day.dataset.day ?? "");
    return [made];
  });
  const others = [...own.values()].filter((paper) => !placed.has(paper));
  if (others.length > 0) sections.push(section("papers", undefined, others.map(taken)));
  return { sections, found, clashes: showClashes(shown) };
}

/** The title of a starred thing or, if only the link knows it, the words of its address. */
function nameOf([fragment, title]: readonly [fragment: string, title: string]): string {
  return title || fragment.replace(/^(?:item|paper)-/, "").replaceAll("-", " ");
}

/** Starred things that no longer exist, each with a button that removes it from the list. */
function goneSection(gone: readonly (readonly [fragment: string, title: string])[]): Node[] {
  if (gone.length === 0) return [];
  const entries = gone.map(([fragment, title]) => {
    const [entry, button] = [document.createElement("li"), document.createElement("button")];
    button.type = "button";
    button.className = "tool my__remove";
    button.dataset.fragment = fragment;
    button.textContent = fill(page?.dataset.remove, { title: nameOf([fragment, title]) });
    entry.append(button);
    return entry;
  });
  return [section("gone", undefined, entries)];
}

const find = <T extends HTMLElement>(name: string) => document.querySelector<T>(`.my__${name}`) as T;

/** Keeps a late answer from replacing a newer one. */
let turn = 0;

/** Shows the programme of the link that led here, else the reader's own. @param shown called when it is in place */
async function show(shown: () => void): Promise<void> {
  const { schedule, papers } = page?.dataset ?? {};
  const mine = readStars();
  const carried = carriedStars();
  const isOthers = carried !== undefined && [...carried.keys()].some((fragment) => !mine.has(fragment));
  const stars = isOthers ? carried : mine;
  const own = ++turn;
  find("shared").hidden = !isOthers;
  find("empty").hidden = stars.size > 0;
  find("tools").hidden = stars.size === 0;
  find("share").hidden = stars.size === 0;
  find<HTMLInputElement>("link").value =
    location.href.replace(/#.*/s, "") + CARRIED + [...stars.keys()].map(encodeURIComponent).join(",");
  let sections: readonly Node[] = [];
  let status = "";
  if (stars.size > 0) {
    try {
      const [papersPage, ...days] = await Promise.all([
        papers === undefined ? document.implementation.createHTMLDocument() : fetchPage(papers),
        ...(schedule?.split(" ") ?? []).map(fetchPage),
      ]);
      if (own !== turn) return;
      const { found, clashes, ...rest } = compose(stars, { schedule: days, papers: papersPage as Document });
      const gone = [...stars].filter(([fragment]) => !found.has(fragment));
      sections = [...rest.sections, ...(isOthers ? [] : goneSection(gone))];
      status = [
        clashes > 0 && fill(page?.dataset.clashes, { count: inFigures(clashes) }),
        isOthers && gone.length > 0 && fill(page?.dataset.goneShared, { titles: gone.map(nameOf).join(", ") }),
      ]
        .filter(Boolean)
        .join(" ");
    } catch {
      if (own !== turn) return;
      status = page?.dataset.failed ?? "";
    }
  }
  find("sections").replaceChildren(...sections);
  find("status").textContent = status;
  find("told").textContent = "";
  // It shows the link as it was.
  find("code").replaceChildren();
  find("show-qr").setAttribute("aria-expanded", "false");
  const hasEvents = page?.dataset.calendar !== undefined && find("sections").querySelector("[data-event]") !== null;
  find("calendar").hidden = !hasEvents;
  find("reminder").hidden = !hasEvents;
  showStars();
  shown();
  void showNews(isOthers);
}

/** Lists what has changed since the reader last said that it is noted. */
async function showNews(isOthers: boolean): Promise<void> {
  const news = isOthers ? [] : await changesInWords(page?.dataset ?? {});
  const entries = news.map((text) => {
    const entry = document.createElement("li");
    entry.textContent = text;
    return entry;
  });
  find("changes").replaceChildren(...(entries.length > 0 ? [section("news", undefined, entries)] : []));
}

/** Says how much of the programme opens without a network; nothing where there is no service worker. */
function showKept(): void {
  askKept(({ kept, of }) => {
    const { keptAll, keptSome } = page?.dataset ?? {};
    find("kept").textContent = kept === of ? (keptAll ?? "") : fill(keptSome, { count: kept, all: of });
  });
}

/** Offers the calendar of what is shown, as a file to open or keep. */
async function giveCalendar(): Promise<void> {
  const rows = [...find("sections").querySelectorAll<HTMLElement>("[data-event]")];
  try {
    const response = await fetch(page?.dataset.calendar ?? "");
    if (!response.ok) throw new Error(response.statusText);
    const text = myCalendar(
      await response.text(),
      rows.map(({ dataset }) => dataset.event ?? ""),
      find<HTMLInputElement>("remind").checked ? REMINDER : undefined,
    );
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
    link.download = "programme.ics";
    link.click();
    URL.revokeObjectURL(link.href);
  } catch {
    find("status").textContent = page?.dataset.failed ?? "";
  }
}

/** Shows the link as a QR code, or hides it again. */
async function toggleQr(): Promise<void> {
  const [place, button] = [find("code"), find("show-qr")];
  const isOpen = place.firstChild !== null;
  button.setAttribute("aria-expanded", String(!isOpen));
  if (isOpen) return place.replaceChildren();
  try {
    const { drawQr } = (await import(page?.dataset.qr ?? "")) as typeof import("./qr.browser.ts");
    place.replaceChildren(
      drawQr(find<HTMLInputElement>("link").value, page?.dataset.qrTitle ?? "") ?? page?.dataset.qrLong ?? "",
    );
  } catch {
    button.setAttribute("aria-expanded", "false");
    find("told").textContent = page?.dataset.failed ?? "";
  }
}

/** Leaves the programme that came with the link. */
function forgetCarried(): void {
  history.replaceState(null, "", location.pathname + location.search);
}

/**
 * Activates the page, if it is this one.
 * @param shown called whenever rows have been put on the page
 * @returns updates it when a star has been added or removed
 */
export function enableMy(shown: () => void): () => void {
  if (!page) return () => undefined;
  const update = () => void show(shown);
  find("merge").addEventListener("click", () => {
    const titles = new Map(
      [...find("sections").querySelectorAll<HTMLElement>("[data-star]")].map((part) => [
        part.dataset.star,
        titleOf(part),
      ]),
    );
    const mine = readStars();
    // What is gone would only be listed as gone.
    const added = [...titles].flatMap(([fragment, title]) =>
      fragment === undefined || mine.has(fragment) ? [] : [[fragment, title] as const],
    );
    const all = new Map([...mine, ...added]);
    storeStars(all);
    forgetCarried();
    const counts = { count: inFigures(added.length), all: inFigures(all.size) };
    void show(shown).then(() => {
      find("status").prepend(`${fill(page?.dataset.merged, counts)} `);
    });
  });
  find("mine").addEventListener("click", () => {
    forgetCarried();
    update();
  });
  find("sections").addEventListener("click", ({ target }) => {
    const fragment = (target as Element).closest<HTMLElement>(".my__remove")?.dataset.fragment;
    if (fragment === undefined) return;
    storeStars(new Map([...readStars()].filter(([starred]) => starred !== fragment)));
    update();
  });
  find("changes").addEventListener("click", async ({ target }) => {
    if (!(target as Element).closest(".my__noted")) return;
    await noteChanges();
    find("changes").replaceChildren();
    // The button is gone; who came by keyboard goes on from the top.
    document.querySelector<HTMLElement>("h1")?.focus();
  });
  showKept();
  find("print").addEventListener("click", () => print());
  find("calendar").addEventListener("click", () => void giveCalendar());
  find<HTMLInputElement>("remind").checked = choiceOf(REMIND) !== "no";
  find("remind").addEventListener("change", () => {
    choose(REMIND, find<HTMLInputElement>("remind").checked ? undefined : "no");
  });
  find("show-qr").addEventListener("click", () => void toggleQr());
  const link = find<HTMLInputElement>("link");
  link.addEventListener("focus", () => link.select());
  find("copy").addEventListener("click", async () => {
    if (await copied(link.value)) find("told").textContent = find("copy").dataset.copied ?? "";
    else link.focus();
  });
  addEventListener("hashchange", update);
  update();
  return update;
}
