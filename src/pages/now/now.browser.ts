/**
 * Turns the programme of the page into a display that follows the clock, for a screen that nobody touches: `?room=` shows
 * one room, `?next` what comes next first. It renews itself when the published page has changed, and goes on with what
 * it has while there is no network.
 */

import { fill } from "../../browser/fill.ts";
import { wallClock } from "../../browser/instants.ts";
import { common } from "../../components/now/on-now.browser.ts";
import { type Entry, pageAt, ROOMS_A_PAGE, type Row, type Scene, sceneAt, type Wish } from "./scene.browser.ts";

/** Milliseconds between two looks at the published page, and how long one may take. */
const LOOK = 60_000;
const PATIENCE = 20_000;
/** Milliseconds without an answer after which the screen says so. */
const SILENCE = 5 * 60_000;
/** Milliseconds that a note stays. */
const NOTE_TIME = 10_000;

/** The smallest step of type, see now.css. */
const STEPS = 6;

/** Where what comes next in a room is below what is on, there are no columns whose heads could say what they are. */
const isStacked = matchMedia("(max-width: 59.99rem), (orientation: portrait)");

/** On a phone the rows are below each other, and nothing moves while it is read. */
const isNarrow = matchMedia("(max-width: 59.99rem)");

/** An entry of the page. */
interface Shown extends Entry {
  readonly element: HTMLElement;
  /** Whether its end is known, so that it may be said. */
  readonly hasEnd: boolean;
}

interface Programme {
  readonly days: readonly (readonly Shown[])[];
  readonly lines: readonly (HTMLElement | undefined)[];
  readonly dates: readonly (Node | undefined)[];
  /** Rooms by key, in order. */
  readonly rooms: ReadonlyMap<string, HTMLElement>;
}

const part = (name: string, of: ParentNode = document) => of.querySelector<HTMLElement>(`.${name}`);
const parts = (name: string, of: ParentNode = document) => [...of.querySelectorAll<HTMLElement>(`.${name}`)];
const instantOf = (time: HTMLElement | null) => Date.parse((time as HTMLTimeElement | null)?.dateTime ?? "");

function element(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

function entryOf(item: HTMLElement): Shown {
  const { room = "", all, aside, open } = item.dataset;
  return {
    element: item,
    room,
    start: instantOf(part("plan__start", item)),
    end: open === undefined ? instantOf(part("plan__end", item)) : Date.parse(open),
    hasEnd: open === undefined,
    isForAll: all !== undefined,
    isAside: aside !== undefined,
    isCancelled: part("plan__cancelled", item) !== null,
  };
}

function read(plan: HTMLElement): Programme {
  const days = parts("plan__day", plan).filter((day) => part("plan__start", day));
  return {
    days: days.map((day) => parts("plan__item", day).map(entryOf)),
    lines: days.map((day) => part("plan__line", day) ?? undefined),
    dates: days.map((day) => part("plan__date", day)?.firstChild ?? undefined),
    rooms: new Map([...plan.querySelectorAll<HTMLElement>("[data-key]")].map((room) => [room.dataset.key ?? "", room])),
  };
}

/** A bar across the drawing of a day. */
function bar(name: string): SVGElement {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("class", `now__${name}`);
  rect.setAttribute("height", "100%");
  return rect;
}

/** Whether an instant lies between `data-start` and `data-end`, as far as they are given. */
function isShown({ dataset: { start, end } }: HTMLElement, now: number): boolean {
  return (start === undefined || now >= Date.parse(start)) && (end === undefined || now < Date.parse(end));
}

/** The addresses of a page's scripts and style sheets, which change with their content. */
function assetsOf(page: Document): string {
  const assets = page.querySelectorAll("head script[src], head link[rel=stylesheet]");
  return [...assets].map((asset) => asset.getAttribute("src") ?? asset.getAttribute("href")).join(" ");
}

/** Copies of what an element contains, if it is there. */
const copied = (of: Node | null | undefined) => [...(of?.childNodes ?? [])].map((node) => node.cloneNode(true));

class Screen {
  readonly #screen: HTMLElement;
  readonly #words: DOMStringMap;
  #plan: HTMLElement;
  #programme: Programme;
  /** Milliseconds; when the published page was last seen. */
  #seen = Date.now();
  /** The day that is drawn to scale. */
  #line: HTMLElement | undefined;
  /** What is shown, so that nothing is made twice. */
  #drawn = "";

  constructor(plan: HTMLElement, screen: HTMLElement) {
    this.#plan = plan;
    this.#screen = screen;
    this.#words = screen.dataset;
    this.#programme = read(plan);
  }

  /** Shows what holds now. */
  show(): void {
    const now = Date.now();
    const search = new URLSearchParams(location.search);
    const room = search.get("room");
    const wish: Wish = { next: search.has("next"), ...(room !== null && { room }) };
    const scene = sceneAt(this.#programme.days, [...this.#programme.rooms.keys()], now, wish);
    document.documentElement.dataset.scene = scene.state;
    this.#showClock(now);
    this.#showLine(scene, now);
    this.#showBody(scene, now, wish);
    this.#showNote(scene, now, room);
  }

  #showClock(now: number): void {
    const { locale, cycle } = this.#plan.dataset;
    const style = {
      hour: cycle === "h23" ? "2-digit" : "numeric",
      minute: "2-digit",
      hourCycle: cycle as "h23",
    } as const;
    const text = new Intl.DateTimeFormat(locale, { ...style, timeZone: this.#zone }).format(now);
    const time = this.#screen.querySelector("time");
    if (!time) return;
    time.textContent = locale?.startsWith("en") ? text.toLowerCase() : text;
    time.dateTime = new Date(now).toISOString();
  }

  get #zone(): string {
    return this.#plan.dataset.zone ?? "UTC";
  }

  /** The day drawn to scale; what is past is faint. */
  #showLine(scene: Scene<Shown>, now: number): void {
    const drawing = part("now__drawing", this.#screen);
    const line = scene.state === "over" ? undefined : this.#programme.lines[scene.day];
    if (line !== this.#line) {
      this.#line = line;
      drawing?.replaceChildren(...copied(line));
      drawing?.querySelector("svg")?.append(...["past", "mark"].map(bar));
    }
    if (!line) return;
    // By the clock on the wall, as the drawing is.
    const [start, end] = [line.dataset.start, line.dataset.end].map((iso) => Date.parse(`${iso?.slice(0, 19)}Z`));
    const share = (wallClock(now, this.#zone) - (start ?? 0)) / ((end ?? 1) - (start ?? 0));
    const x = `${Math.min(Math.max(share, 0), 1) * 100}%`;
    drawing?.querySelector(".now__past")?.setAttribute("width", x);
    const mark = drawing?.querySelector(".now__mark");
    mark?.setAttribute("x", x);
    mark?.setAttribute("width", share > 0 && share < 1 ? "3" : "0");
  }

  #showBody(scene: Scene<Shown>, now: number, wish: Wish): void {
    const body = part("now__body", this.#screen);
    const pages = part("now__pages", this.#screen);
    if (!body || !pages) return;
    const most = isNarrow.matches
      ? Number.POSITIVE_INFINITY
      : ROOMS_A_PAGE - (scene.state === "rooms" && scene.pinned ? 1 : 0);
    const page = scene.state === "rooms" ? pageAt(scene.rows, now, most) : undefined;
    // Twice the width of a window draws the same, but may take other steps to fit.
    const key = [
      JSON.stringify(scene, (name, value) => (name === "element" ? undefined : value)),
      page?.page,
      innerWidth,
      innerHeight,
    ].join();
    if (key === this.#drawn) return;
    this.#drawn = key;
    if (scene.state === "over") body.replaceChildren(element("p", "now__over", this.#words.over ?? ""));
    else if (scene.state === "rest") body.replaceChildren(this.#date(scene.day), this.#list(scene.coming, true));
    else if (scene.state === "door") body.replaceChildren(...this.#door(scene));
    else
      body.replaceChildren(...this.#rooms([...(scene.pinned ? [scene.pinned] : []), ...(page?.rows ?? [])], wish.next));
    pages.replaceChildren();
    if (page && page.pages > 1) {
      const text = {
        from: page.from + 1,
        to: page.from + page.rows.length,
        count: scene.state === "rooms" ? scene.rows.length : 0,
      };
      const dots = Array.from({ length: page.pages }, (_, index) =>
        element("span", `now__dot${index === page.page ? " now__dot--here" : ""}`),
      );
      pages.append(element("span", "", fill(this.#words.rooms, text)), element("span", "now__dots", ...dots));
    }
    this.#fit(body);
  }

  /** Takes the largest step of type at which everything fits. */
  #fit(body: HTMLElement): void {
    for (let step = 0; step <= STEPS; step += 1) {
      this.#screen.dataset.step = String(step);
      if (isNarrow.matches || body.scrollHeight <= body.clientHeight) return;
    }
  }

  #date(day: number): HTMLElement {
    const date = this.#programme.dates[day]?.cloneNode(true);
    return element("h2", "now__date", ...(date ? [date] : []));
  }

  /** What is coming, each with its time. */
  #list(entries: readonly Shown[], saysRoom: boolean): HTMLElement {
    const rows = entries.map((entry) =>
      element(
        "li",
        "now__coming",
        element("p", "now__time", ...copied(part("plan__start", entry.element))),
        this.#matter(entry, saysRoom),
      ),
    );
    return element("ol", "now__list", ...rows);
  }

  #door({ room, on, coming }: Scene<Shown> & { readonly state: "door" }): HTMLElement[] {
    const head = element("div", "now__door", this.#place(room));
    const label = on ? this.#label("now", on) : undefined;
    const main = on ? [element("div", "now__on", ...(label ? [label] : []), this.#matter(on, false))] : [];
    const next =
      coming.length > 0
        ? [
            element(
              "div",
              "now__later",
              element("p", "now__label", element("b", "", this.#words.next ?? "")),
              this.#list(coming, false),
            ),
          ]
        : [];
    return [head, element("div", "now__doing", ...main, ...next)];
  }

  /**
   * "Now until 11:35" or "Next at 11:35".
   * @param entry undefined: without a time
   * @param said what the head of the column shows, which is only heard here
   */
  #label(what: "now" | "next", entry: Shown | undefined, said: "nothing" | "word" | "all" = "nothing"): HTMLElement {
    const time = entry && this.#time(what, entry);
    const word = element("b", said === "word" ? "hidden" : "", this.#words[what] ?? "");
    const isHeard = said === "all" || (said === "word" && time === undefined);
    const name = isHeard ? "hidden" : "now__label";
    return element("p", name, word, ...(time === undefined ? [] : [" ", element("span", "", time)]));
  }

  /** "until 11:35", if the end is known, or "at 11:35". */
  #time(what: "now" | "next", { element: of, hasEnd }: Shown): string | undefined {
    if (what === "next") return fill(this.#words.at, { time: part("plan__start", of)?.textContent ?? "" });
    return hasEnd ? fill(this.#words.until, { time: part("plan__end", of)?.textContent ?? "" }) : undefined;
  }

  /** The heads of the columns, then a row for each room. */
  #rooms(rows: readonly Row<Shown>[], nextFirst: boolean): HTMLElement[] {
    const cellsOf = ({ on, next }: Row<Shown>) => {
      const both = [on && (["now", on] as const), next && (["next", next] as const)].filter(
        (cell) => cell !== undefined,
      );
      return nextFirst && next ? both.toReversed() : both;
    };
    const cells = rows.map(cellsOf);
    // A head says what is common to its column; where it is not, each cell says its own.
    const heads = [0, 1].map((column) => {
      const own = isStacked.matches ? [] : cells.flatMap((row) => (row[column] ? [row[column]] : []));
      const what = common(own.map(([word]) => word));
      const time = what && common(own.map(([word, entry]) => this.#time(word, entry)));
      return { what, time, entry: own[0]?.[1] };
    });
    const head = heads.map(({ what, time, entry }) =>
      what ? this.#label(what, time === undefined ? undefined : entry) : element("p", "now__label"),
    );
    const table = rows.map(({ room }, index) => {
      const [main, side] = (cells[index] ?? []).map(([what, entry], column) => {
        const { what: said, time } = heads[column] ?? {};
        const own = this.#label(what, entry, said === undefined ? "nothing" : time === undefined ? "word" : "all");
        return element("div", column === 0 ? "now__main" : "now__side", own, this.#matter(entry, false));
      });
      return element("section", "now__row", this.#place(room), ...(main ? [main] : []), ...(side ? [side] : []));
    });
    const headRow = element("div", "now__row now__row--head", element("span", ""), ...head);
    // Each cell says the same to those who cannot see the columns.
    headRow.setAttribute("aria-hidden", "true");
    return [headRow, ...table];
  }

  /** The room's name and the way there. */
  #place(key: string): HTMLElement {
    const room = this.#programme.rooms.get(key);
    const way = room && part("plan__way", room);
    const name = element("h2", "now__room", ...copied(room && part("plan__name", room)));
    name.dir = "auto";
    return element("div", "now__place", name, ...(way ? [element("p", "now__way", ...copied(way))] : []));
  }

  /** Title and people, or that it is cancelled. */
  #matter({ element: of, isCancelled, room }: Shown, saysRoom: boolean): HTMLElement {
    const title = part("plan__title", of);
    const made = element(
      "p",
      `now__title${of.dataset.long === undefined ? "" : " now__title--long"}`,
      ...copied(title),
    );
    made.dir = "auto";
    if (title?.lang) made.lang = title.lang;
    const people = part("plan__people", of);
    const change = part("plan__changed", of);
    const place = saysRoom ? copied(part("plan__name", this.#programme.rooms.get(room) ?? of)) : [];
    const more = [...(people && !isCancelled ? copied(people) : [])];
    return element(
      "div",
      `now__matter${isCancelled ? " now__matter--cancelled" : ""}`,
      ...(isCancelled ? [element("p", "now__cancelled", this.#words.cancelled ?? "")] : []),
      made,
      ...(more.length > 0 ? [element("p", "now__people", ...more)] : []),
      ...(place.length > 0 && room !== "" ? [element("p", "now__people", ...place)] : []),
      ...(change ? [element("p", "now__change", ...copied(change))] : []),
    );
  }

  /** One note at a time: the notice, what has changed today, what goes on for hours, and what is wrong. */
  #showNote(scene: Scene<Shown>, now: number, asked: string | null): void {
    const box = part("now__note", this.#screen);
    const day = scene.state === "over" ? [] : (this.#programme.days[scene.day] ?? []);
    const notes: (() => Node[])[] = [];
    const notice = part("plan__notice", this.#plan);
    if (notice && isShown(notice, now))
      notes.push(() => [element("b", "", this.#words.notice ?? ""), element("div", "", ...copied(notice))]);
    for (const entry of day)
      if (now < entry.end && (entry.isCancelled || part("plan__changed", entry.element)))
        notes.push(() => this.#changeOf(entry));
    for (const entry of day)
      if (entry.isAside && entry.start <= now && now < entry.end)
        notes.push(() => [
          element("p", "", ...copied(part("plan__title", entry.element)), " ", this.#time("now", entry) ?? ""),
        ]);
    if (asked !== null && asked !== "" && !this.#programme.rooms.has(asked))
      notes.push(() => [element("p", "", fill(this.#words.unknown, { room: asked }))]);
    if (now - this.#seen > SILENCE)
      notes.push(() => [element("p", "", fill(this.#words.lost, { time: this.#moment(this.#seen) }))]);
    const note = notes[Math.floor(now / NOTE_TIME) % Math.max(notes.length, 1)];
    const made = element("div", "", ...(note?.() ?? []));
    if (box?.innerHTML !== made.innerHTML) box?.replaceChildren(...made.childNodes);
  }

  #changeOf({ element: of, isCancelled, room }: Shown): Node[] {
    const place = copied(part("plan__name", this.#programme.rooms.get(room) ?? of));
    const start = element("b", "", ...copied(part("plan__start", of)));
    const change = isCancelled ? [element("b", "", this.#words.cancelled ?? "")] : copied(part("plan__changed", of));
    return [
      element("b", "", this.#words.changes ?? ""),
      element("p", "", start, " ", element("span", "", ...place), " ", element("span", "now__change", ...change)),
      element("p", "", ...copied(part("plan__title", of))),
    ];
  }

  /** A moment on the clock of the place. */
  #moment(at: number): string {
    const { locale, cycle } = this.#plan.dataset;
    return new Intl.DateTimeFormat(locale, {
      dateStyle: "medium",
      timeStyle: "short",
      hourCycle: cycle as "h23",
      timeZone: this.#zone,
    }).format(at);
  }

  /** Takes over what has been published meanwhile. */
  async look(): Promise<void> {
    const answer = await fetch(location.pathname, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) }).catch(
      () => undefined,
    );
    const html = answer?.ok ? await answer.text().catch(() => "") : "";
    const other = new DOMParser().parseFromString(html, "text/html");
    const plan = part("plan", other);
    // Not the page: an error, or a network that wants one to sign in.
    if (!plan || !part("now__template", other)) return;
    this.#seen = Date.now();
    // Other scripts and styles need the page anew; it has just been there.
    if (assetsOf(other) !== assetsOf(document)) return location.reload();
    if (plan.outerHTML === this.#published) return;
    this.#published = plan.outerHTML;
    this.#plan.replaceWith(plan);
    this.#plan = plan;
    this.#programme = read(plan);
    this.#drawn = "";
    this.show();
  }

  /** The programme as it was published. */
  #published = "";

  start(): void {
    this.#published = this.#plan.outerHTML;
    // The page's own heading is no longer seen.
    const name = part("now__name", this.#screen);
    const heading = element("h1", "now__name", ...copied(name));
    heading.dir = "auto";
    name?.replaceWith(heading);
    this.#plan.after(this.#screen);
    this.show();
    // Every second, as a clock may be set and a device may have slept.
    setInterval(() => this.show(), 1000);
    setInterval(() => void this.look(), LOOK);
    addEventListener("online", () => void this.look());
  }
}

const plan = part("plan");
const screenOf = document
  .querySelector<HTMLTemplateElement>(".now__template")
  ?.content.querySelector<HTMLElement>(".now");
if (plan && screenOf) new Screen(plan, document.importNode(screenOf, true)).start();
