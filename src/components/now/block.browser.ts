/** The block "On now": a line per room, and what is next on demand. */
import { fill } from "../../browser/fill.ts";
import { showStars } from "../star/star.browser.ts";
import { showTimes } from "../zone/zone.browser.ts";
import { type ListedEntry, timesOf } from "./entries.browser.ts";
import { common, type OnNow } from "./on-now.browser.ts";

/** Milliseconds. */
const MINUTE = 60_000;

/** Minutes from which on it is not said how long it takes until something begins. */
const LONG = 90;

/** Of more lines than this, some are shown on demand. */
const MANY = { lines: 12, shown: 8 };

type Shown = OnNow<ListedEntry>;

const block = document.querySelector<HTMLElement>(".on-now");
const words: DOMStringMap = block?.dataset ?? {};

const find = (name: string) => block?.querySelector<HTMLElement>(`.on-now__${name}`) as HTMLElement;

function element(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

/** A text whose placeholder `{time}` is an element; the others are filled in. */
function phrase(text = "", time: Node, values: Readonly<Record<string, number>> = {}): (string | Node)[] {
  const [before = "", after = ""] = text.split("{time}").map((part) => fill(part, values));
  return [before, time, after];
}

/** Copies of what an element contains, without what belongs to its place. */
function copied(of: Element): Node[] {
  const copy = document.importNode(of, true);
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  for (const part of copy.querySelectorAll(".person__affiliation")) part.remove();
  return [...copy.childNodes];
}

/** A room by its code; the name is for assistive technology. */
function codeOf(where: Element): Node[] {
  const nodes = copied(where);
  for (const node of nodes) if (node instanceof Element && node.matches(".row__room")) node.classList.add("hidden");
  return nodes;
}

/** Its room, as the row names it or, where it does not, as the block knows it. */
function roomOf({ part, room, day }: ListedEntry): Node[] {
  const own = part.querySelector(":scope > .row__where");
  if (own) return codeOf(own);
  const known = block?.querySelector("template")?.content.querySelectorAll<HTMLElement>("[data-of]") ?? [];
  const place = [...known].find(({ dataset }) => dataset.of === room && dataset.day === day);
  if (place) return codeOf(place);
  const head = part.closest(".session")?.querySelector(".session__place");
  const name = part.querySelector(".row__place") ?? head?.querySelector(".row__place");
  return name ? [element("span", "row__room", ...copied(name))] : [];
}

/** Its title, which leads to its page or, if it has none, to its place in the programme. */
function titleOf({ part }: ListedEntry, tag?: string): HTMLElement {
  const title =
    part.querySelector<HTMLElement>(":scope > .row__body > .row__title") ??
    part.querySelector<HTMLElement>(".row__session, .session__title");
  const made = element(tag ?? (title?.localName === "p" ? "p" : "h3"), "row__title");
  made.dir = "auto";
  if (title?.lang) made.lang = title.lang;
  const content = title ? copied(title) : [];
  const address = part.id && part.ownerDocument === document ? `#${part.id}` : undefined;
  if (part.dataset.star === undefined || title?.querySelector("a") || address === undefined) made.append(...content);
  else {
    const link = element("a", "", ...content) as HTMLAnchorElement;
    link.href = address;
    made.append(link);
  }
  return made;
}

/** Lines are kept as long as what they show, so that nothing that is pressed or focused is replaced. */
const lines = new Map<string, HTMLElement>();

const keyOf = (entry: ListedEntry, what: string): string =>
  [what, entry.part.dataset.star ?? entry.part.id, entry.room, entry.start, titleOf(entry).textContent].join(" ");

/** @param time said with it, if it is not said of all */
function lineOf(entry: ListedEntry, time?: readonly (string | Node)[]): HTMLElement {
  const { part } = entry;
  const body = element("div", "on-now__words");
  const marks = part.querySelectorAll(":scope > .row__body > .row__kind > .tag:not(.tag--now, .tag--next)");
  if (marks.length > 0) body.append(element("p", "row__kind", ...[...marks].map((tag) => tag.cloneNode(true))));
  body.append(titleOf(entry));
  for (const people of part.querySelectorAll(
    ":scope > .row__body > .row__people, :scope > .session__name > .session__chairs",
  ))
    body.append(element("p", "on-now__people", ...copied(people)));
  if (time) body.append(element("p", "on-now__time times", ...time));
  const room = roomOf(entry);
  const line = element(
    "li",
    `on-now__line${room.length > 0 ? "" : " on-now__line--all"}${entry.isCancelled ? " on-now__line--cancelled" : ""}`,
    ...(room.length > 0 ? [element("p", "on-now__where", ...room)] : []),
    body,
  );
  if (part.matches(".row--quiet")) line.classList.add("on-now__line--quiet");
  if (part.dataset.star !== undefined) line.dataset.star = part.dataset.star;
  return line;
}

function kept(entry: ListedEntry, what: "on" | "next", time?: readonly (string | Node)[]): HTMLElement {
  const key = keyOf(entry, `${what}${time ? " timed" : ""}`);
  const line = lines.get(key) ?? lineOf(entry, time);
  lines.set(key, line);
  return line;
}

const until = (entry: ListedEntry) => (entry.hasEnd ? phrase(words.endsAt, timesOf(entry).end) : undefined);

/** A list; of many lines, most on demand. */
function list(all: readonly HTMLElement[], isOpen: boolean): HTMLElement[] {
  if (all.length <= MANY.lines) return [element("ol", "on-now__list", ...all)];
  const more = element(
    "details",
    "on-now__more",
    element("summary", "on-now__summary", fill(words.every, { count: all.length })),
    element("ol", "on-now__list", ...all.slice(MANY.shown)),
  ) as HTMLDetailsElement;
  more.open = isOpen;
  return [element("ol", "on-now__list", ...all.slice(0, MANY.shown)), more];
}

/** How long until something begins; empty if that is long. */
function left(at: number, now: number): string {
  const minutes = Math.ceil((at - now) / MINUTE);
  if (minutes > LONG) return "";
  const format = new Intl.RelativeTimeFormat(words.locale, { style: "short", numeric: "always" });
  return format.format(minutes, "minute").replace(/\.$/, "");
}

/** The day of an entry, if it is not today at the venue. */
function otherDay(entry: ListedEntry, now: number): string | undefined {
  if (entry.day === undefined) return undefined;
  const { dateTime } = timesOf(entry).start;
  const offset = Date.parse(`${dateTime.slice(0, 19)}Z`) - entry.start;
  const today = new Date(now + offset).toISOString().slice(0, entry.day.length);
  if (entry.day <= today) return undefined;
  return new Intl.DateTimeFormat(words.locale, { weekday: "long", timeZone: "UTC" }).format(new Date(entry.day));
}

const dot = () => element("span", "on-now__dot", " · ");

/** What comes next: one thing in a line of its own, several on demand. */
function nextOf({ next, nextAt }: Shown, isOpen: boolean): HTMLElement[] {
  const earliest = next.find(({ start }) => start === nextAt);
  if (!earliest) return [];
  const isAtOnce = common(next.map(({ start }) => start)) !== undefined;
  const { start } = timesOf(earliest);
  const rooms = next.filter(({ room }) => room !== "").length;
  const label =
    isAtOnce && rooms > 1 && rooms === next.length
      ? phrase(words.inRooms, start, { count: rooms })
      : isAtOnce
        ? phrase(words.at, start)
        : [words.next ?? ""];
  const head = [element("span", "on-now__label times", ...label), element("span", "on-now__left")];
  const only = next.length === 1 ? next[0] : undefined;
  if (only)
    return [
      element(
        "div",
        "on-now__single",
        element("p", "on-now__summary", ...head),
        list([kept(only, "next")], false)[0] as Node,
      ),
    ];
  const made = element(
    "details",
    "on-now__next",
    element("summary", "on-now__summary", ...head),
    element("ol", "on-now__list", ...next.map((one) => kept(one, "next", isAtOnce ? undefined : [timesOf(one).start]))),
  ) as HTMLDetailsElement;
  made.open = isOpen;
  return [made];
}

/** What goes on for hours, in one line. */
function asideOf({ aside }: Shown): HTMLElement[] {
  if (aside.length === 0) return [];
  const things = aside.map((entry) => {
    const room = entry.part.querySelector(":scope > .row__where > .row__room") ?? undefined;
    const facts = [...(room ? [[...copied(room)]] : []), ...(entry.hasEnd ? [until(entry) ?? []] : [])];
    return element(
      "li",
      "on-now__thing",
      titleOf(entry, "span"),
      ...facts.flatMap((fact) => [dot(), element("span", "times", ...fact)]),
    );
  });
  return [
    element("div", "on-now__aside", element("p", "on-now__label", words.aside ?? ""), element("ul", "", ...things)),
  ];
}

/** What is shown, for the texts that follow the clock from minute to minute. */
let shown: Shown | undefined;

/** Shows the block, or hides it if there is nothing to show; on the page of a day, unless that is today. */
export function showBlock(of: Shown, now: number): void {
  if (!block) return;
  const { on, next, nextAt, span, isOtherwise, aside } = of;
  const first = next.find(({ start }) => start === nextAt);
  const day = first && otherDay(first, now);
  const isOther =
    words.only !== undefined &&
    ![...on, ...aside].some(({ day }) => day === words.only) &&
    (first?.day !== words.only || day !== undefined);
  shown = of;
  block.hidden = isOther || (on.length === 0 && next.length === 0 && aside.length === 0 && !isOtherwise);
  block.classList.remove("on-now--loading");
  if (block.hidden) return;
  const focused = block.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
  const isOpen = (name: string) => block.querySelector<HTMLDetailsElement>(`.on-now__${name}`)?.open === true;
  const isNext = on.length === 0 && !isOtherwise;
  find("title").textContent = (isNext ? words.next : words.on) ?? "";
  const [one] = on;
  const when = isNext && first ? nextWhen(first, day) : span && one ? phrase(words.endsAt, timesOf(one).end) : [];
  find("when").replaceChildren(element("span", "times", ...when), ...(isNext ? [element("span", "on-now__left")] : []));
  const soonest = next.filter(({ start }) => start === nextAt);
  const main = isNext
    ? soonest.map((entry) => kept(entry, "next"))
    : on.map((entry) => kept(entry, "on", span ? undefined : until(entry)));
  find("body").replaceChildren(
    ...(isOtherwise ? [element("p", "on-now__note", words.unchosen ?? "")] : []),
    ...(main.length > 0 ? list(main, isOpen("more")) : []),
    ...(isNext ? [] : nextOf(of, isOpen("next"))),
    ...asideOf(of),
  );
  const used = new Set(block.querySelectorAll(".on-now__line"));
  for (const [key, line] of lines) if (!used.has(line)) lines.delete(key);
  if (focused?.isConnected) focused.focus({ preventScroll: true });
  showStars();
  if (document.documentElement.hasAttribute("data-zoned")) showTimes();
  showMinute(now);
}

/** "Friday 09:00" */
function nextWhen(entry: ListedEntry, day: string | undefined): (string | Node)[] {
  return [...(day === undefined ? [] : [`${day} `]), timesOf(entry).start];
}

/**
 * Shows what changes from minute to minute: how much of what is on has passed, and how long until something begins.
 * @returns the next instant at which that changes
 */
export function showMinute(now: number): number[] {
  if (!block || block.hidden || !shown) return [];
  const { span, nextAt } = shown;
  find("elapsed").style.inlineSize = span ? `${(100 * (now - span.start)) / (span.end - span.start)}%` : "0";
  const text = nextAt === undefined ? "" : left(nextAt, now);
  for (const part of document.querySelectorAll(".on-now__left")) part.textContent = text;
  return span || nextAt !== undefined ? [now - (now % MINUTE) + MINUTE] : [];
}

/** Keeps room for what is being loaded. */
export function showLoading(): void {
  if (!block) return;
  find("title").textContent = words.on ?? "";
  block.classList.add("on-now--loading");
  block.hidden = false;
}

/** Says that the programme could not be loaded, and where it is. */
export function showFailure(page: string): void {
  if (!block) return;
  block.classList.remove("on-now--loading");
  const link = element("a", "more", words.failed ?? "") as HTMLAnchorElement;
  link.href = page;
  find("title").textContent = words.on ?? "";
  find("when").replaceChildren();
  find("body").replaceChildren(element("p", "on-now__note", link));
  block.hidden = false;
}

export function hideBlock(): void {
  if (block) block.hidden = true;
}

/** Goes to the block, if it is shown. */
export function goToBlock(): void {
  if (!block || block.hidden) return;
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  block.scrollIntoView();
}

/** Whether the page has a block, shown or not. */
export const hasBlock = block !== null;

/** The rooms of the programme, in order. */
export const roomsInOrder: readonly string[] = (words.rooms ?? "").split(" ");

/** What the line says behind which items are folded: those of a day that is over, or the earlier ones of today. */
export const earlierText = (count: number, isOver: boolean): string =>
  fill(isOver ? words.past : words.earlier, { count: count.toLocaleString(words.locale) });
