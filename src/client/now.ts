/** What is on now and what comes next: marked in the programme, and reached by the link "Now". */

const NOW = "#now";

const link = document.querySelector<HTMLAnchorElement>(".nav__now");

interface Entry {
  /** A row of the list, the head of a session, or a block of the grid. */
  readonly part: HTMLElement;
  /** Where the mark goes, as its first or, in the grid, after the time. */
  readonly time: HTMLElement;
  /** Empty where it is for everyone. */
  readonly lane: string;
  readonly day: string | undefined;
  /** Milliseconds. */
  readonly start: number;
  readonly end: number;
}

function readEntry(time: HTMLElement): Entry[] {
  const part = time.closest<HTMLElement>(".row, .session__head, .grid__item");
  const instants = [...time.querySelectorAll("time")].map(({ dateTime }) => dateTime);
  const [start = ""] = instants;
  const { lane = "", end = instants.at(-1) ?? "" } = time.dataset;
  if (!part || part.matches(".row--cancelled, .grid__item--cancelled")) return [];
  const day = time.closest<HTMLElement>("[data-day]")?.dataset.day;
  return [{ part, time, lane, day, start: Date.parse(start), end: Date.parse(end) }];
}

const readEntries = () => [...document.querySelectorAll<HTMLElement>("[data-lane]")].flatMap(readEntry);

/** The first to come on the day that is next: in each of its rooms, what is for everyone included. */
function comingNext(entries: readonly Entry[], now: number): Entry[] {
  const coming = entries.filter(({ start }) => start > now).sort((a, b) => a.start - b.start);
  const ofDay = coming.filter(({ day }) => day === coming[0]?.day);
  const rooms = new Set(ofDay.map(({ lane }) => lane));
  if (rooms.size > 1) rooms.delete("");
  return [...rooms].flatMap((room) => {
    const followed = ofDay.filter(({ lane }) => lane === room || lane === "");
    return followed.filter(({ start }) => start === followed[0]?.start);
  });
}

function mark({ part, time }: Entry, state: "now" | "next"): void {
  const label = document.createElement("span");
  label.className = `tag tag--${state}`;
  label.textContent = link?.dataset[state] ?? "";
  if (state === "now") part.ariaCurrent = "time";
  const body = time.nextElementSibling;
  if (time.localName === "span") time.after(" ", label);
  else (body?.querySelector(":scope > .row__kind") ?? body)?.prepend(label, " ");
}

/**
 * Marks the current and the next items, while the workshop is on.
 * @param now milliseconds
 * @returns when something changes
 */
export function showNow(now: number): number[] {
  const { begins = "", ends = "" } = link?.dataset ?? {};
  const window = [Date.parse(begins), Date.parse(ends)] as const;
  const entries = readEntries();
  shown = now;
  const isOn = now >= window[0] && now < window[1];
  for (const old of document.querySelectorAll(".tag--now, .tag--next")) old.remove();
  for (const { part } of entries) part.ariaCurrent = null;
  if (isOn) {
    for (const entry of entries) if (entry.start <= now && now < entry.end) mark(entry, "now");
    for (const entry of new Set(comingNext(entries, now))) mark(entry, "next");
  }
  if (link) link.hidden = !isOn;
  return [...window, ...entries.flatMap(({ start, end }) => [start, end])];
}

/** Milliseconds; the instant of the marks. */
let shown = Number.NaN;

/** The page of the day that is on or next, where the page of all days has but a part of its items. */
function pageOfDay(): string | undefined {
  const days = [...document.querySelectorAll<HTMLElement>("[data-page]")];
  return days.find(({ dataset }) => shown < Date.parse(dataset.ends ?? ""))?.dataset.page;
}

/** Goes to what is on, else to what is next, in the view that is shown. */
function goToNow(): void {
  if (location.hash !== NOW || link?.hidden) return;
  const page = pageOfDay();
  if (page) {
    location.replace(page + NOW);
    return;
  }
  const marks = [".tag--now", ".tag--next"].flatMap((name) => [...document.querySelectorAll(`main ${name}`)]);
  const seen = marks.find((label) => label.getClientRects().length > 0);
  const part = seen?.closest<HTMLElement>(".row, .session__head, .grid__item");
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView();
}

/** Makes the address `#now` lead to what is on; to be called when it is marked. */
export function enableNow(): void {
  if (link) link.hash = NOW;
  link?.addEventListener("click", goToNow);
  addEventListener("hashchange", goToNow);
  goToNow();
}
