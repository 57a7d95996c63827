/** The reader's own time zone: on demand, each time shows the reader's clock, with the venue's beside it. */

import { differs, ownDate, TIMES } from "../../browser/instants.ts";
import { choiceOf, choose, onChoiceElsewhere } from "../../browser/store.ts";

const CHOICE = "zone";
const OWN = "own";

const root = document.documentElement;
const control = document.querySelector<HTMLElement>(".zone");
const { locale = root.lang, cycle, moment = "", both = "" } = control?.dataset ?? {};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, options);
    formats.set(key, made);
  }
  const text = made.format(new Date(iso));
  // As the build writes it, whatever the version of ICU: see src/locales/dates.ts.
  return locale === "en-GB" ? text.replace(/^(\p{L}+), /u, "$1 ") : text;
}

const TIME: Intl.DateTimeFormatOptions = {
  hour: cycle === "h23" ? "2-digit" : "numeric",
  minute: "2-digit",
  hourCycle: cycle as "h23",
};

function clock(iso: string): string {
  const text = format(iso, TIME).replace(/\s/g, "\u00a0");
  return locale.startsWith("en") ? text.toLowerCase() : text;
}

/** The date format, by `data-date` of a time whose text has one; other times get a date only if it differs. */
const DATES: Record<string, Intl.DateTimeFormatOptions> = {
  row: { weekday: "short", day: "numeric" },
  weekday: { weekday: "short" },
  short: { weekday: "short", day: "numeric", month: "short" },
  plain: { day: "numeric", month: "long", year: "numeric" },
};

function element(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

/** The reader's time in words, with the date if asked for. */
function words(iso: string, date: string | undefined): (string | Node)[] {
  if (date === undefined) return [clock(iso)];
  const parts = moment.split(/(\{\w+\})/).filter((part) => part !== "");
  return parts.map((part) => {
    if (part === "{time}") return clock(iso);
    if (part === "{date}") return element("span", "zoned__date", format(iso, DATES[date] ?? {}));
    return element("span", "zoned__join", part);
  });
}

/** The reader's date in the previous row, by day and view. */
type Before = Map<string, string>;

/** Puts the reader's time before the venue's in an element that holds one or two times. */
function double(unit: HTMLElement, before: Before): void {
  const venue = element("bdi", "zoned__venue", ...unit.childNodes);
  const own = element("bdi", "zoned__own");
  const [first, ...others] = unit.matches(TIMES)
    ? [unit as HTMLTimeElement]
    : [...venue.querySelectorAll<HTMLTimeElement>(TIMES)];
  if (!first) return;
  const day = unit.closest<HTMLElement>("[data-day]")?.dataset.day ?? first.dateTime.slice(0, 10);
  const date = ownDate(first.dateTime);
  const turns = turnsDay(unit, day, date, before);
  const texts = [words(first.dateTime, first.dataset.date ?? (date !== day || turns ? "row" : undefined))];
  let last = date;
  for (const { dateTime, dataset } of others) {
    texts.push(words(dateTime, dataset.date ?? (ownDate(dateTime) === last ? undefined : "row")));
    last = ownDate(dateTime);
  }
  if (unit === first) own.append(...(texts[0] ?? []));
  else {
    own.append(...[...venue.childNodes].map((node) => node.cloneNode(true)));
    for (const [index, time] of own.querySelectorAll(TIMES).entries()) time.replaceChildren(...(texts[index] ?? []));
  }
  unit.append(own, " ", venue);
}

/** Whether a new date begins with a row, which then shows it. */
function turnsDay(unit: HTMLElement, day: string, date: string, before: Before): boolean {
  if (!unit.matches(".row__time, .hour__time, .grid__time")) return false;
  const list = `${day} ${unit.matches(".grid__time")}`;
  const turns = (before.get(list) ?? date) !== date;
  before.set(list, date);
  rowOf(unit)?.classList.toggle("zoned--turn", turns);
  return turns;
}

const rowOf = (unit: HTMLElement): HTMLElement | null => unit.closest("tr") ?? unit.parentElement;

/** Removes the reader's time. */
function single(unit: HTMLElement): void {
  unit.replaceChildren(...(unit.querySelector(":scope > .zoned__venue")?.childNodes ?? []));
  rowOf(unit)?.classList.remove("zoned--turn");
}

/** The day timeline: its blocks give both times; its hours are on two lines if one shift fits all of its days. */
function showTimelines(isOwn: boolean): void {
  for (const old of document.querySelectorAll(".timeline .zoned__own")) old.remove();
  const shifts = new Set<number>();
  for (const link of document.querySelectorAll<SVGAElement>(".timeline a[data-at]")) {
    const { at = "", name = link.getAttribute("aria-label") ?? "" } = link.dataset;
    link.dataset.name = name;
    shifts.add(new Date(at).getTimezoneOffset() * 60_000 + Date.parse(`${at.slice(0, 19)}Z`) - Date.parse(at));
    const label = isOwn && differs(at) ? `${clock(at)} (${name})` : name;
    link.setAttribute("aria-label", label);
    link.querySelector("title")?.replaceChildren(label);
  }
  for (const text of document.querySelectorAll<SVGTextElement>(".timeline__hours text[data-at]")) {
    const at = text.dataset.at ?? "";
    const doubled = isOwn && shifts.size === 1 && differs(at);
    text.setAttribute("y", doubled ? "34" : "18");
    if (!doubled) continue;
    const own = text.cloneNode() as SVGTextElement;
    own.classList.add("zoned__own");
    own.setAttribute("y", "18");
    own.append(bareHour(at));
    text.before(own);
  }
}

/** `20`, `8`, `20:30`. */
function bareHour(iso: string): string {
  const parts = new Intl.DateTimeFormat(locale, TIME).formatToParts(new Date(iso));
  const from = parts.findIndex(({ type }) => type === "hour");
  const to = new Date(iso).getMinutes() === 0 ? 1 : 3;
  return parts
    .slice(from, from + to)
    .map(({ value }) => value)
    .join("");
}

/** The year-round name of the reader's zone: "India Standard Time", "Central Time". */
function zoneName(): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: "longGeneric" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** Shows all times of the page as the reader has chosen. Call again when times have been added. */
export function showTimes(): void {
  if (!control) return;
  const units = new Set<HTMLElement>();
  for (const time of document.querySelectorAll<HTMLTimeElement>(TIMES))
    if (differs(time.dateTime)) units.add(time.closest<HTMLElement>(".times") ?? time);
  const isOwn = choiceOf(CHOICE) === OWN && units.size > 0;
  const before: Before = new Map();
  for (const unit of units) {
    const isDoubled = unit.querySelector(":scope > .zoned__own") !== null;
    if (isDoubled) single(unit);
    if (isOwn) double(unit, before);
  }
  showTimelines(isOwn);
  root.toggleAttribute("data-zoned", isOwn);
  for (const button of document.querySelectorAll<HTMLElement>(".zone__switch"))
    button.textContent = (isOwn ? button.dataset.toVenue : button.dataset.toOwn) ?? "";
  for (const note of document.querySelectorAll<HTMLElement>(".zone__note")) {
    const own = note.querySelector(".zone__own");
    if (own) own.textContent = isOwn ? both.replace("{zone}", zoneName()) : "";
    note.hidden = note.textContent?.trim() === "";
  }
}

/** Activates the switch. */
export function enableZone(): void {
  for (const button of document.querySelectorAll(".zone__switch"))
    button.addEventListener("click", () => {
      choose(CHOICE, choiceOf(CHOICE) === OWN ? undefined : OWN);
      showTimes();
    });
  onChoiceElsewhere(CHOICE, showTimes);
  if (choiceOf(CHOICE) === OWN) showTimes();
}
