/**
 * Fits each table of a print form to a sheet: it bisects the one free size of the table, `--u`, and measures on the sheet
 * in millimetres, which is the same in every window and on paper. Where the smallest size does not fit, the table gives
 * way: its next form, then larger paper, then more sheets. Sizes are set through the CSSOM, as the policy forbids `style`.
 */

import { largestSize } from "../../browser/largest-size.ts";

/** Sides in CSS pixels, which are a 96th of an inch. */
interface Area {
  readonly width: number;
  readonly height: number;
}

/** What a table tries on one sheet, before it gives way. */
interface Form {
  /** For `data-form`, see glance.css. */
  readonly name: string;
  /** The smallest size at which it is good enough, in points. */
  readonly least: number;
}

interface Kind {
  readonly forms: readonly [Form, ...Form[]];
  /** No text needs to be larger, in points. */
  readonly most: number;
  /** The paper: the printer's, that of twice the size, or the latter where the former does not do. */
  readonly on: readonly ("usual" | "larger")[];
}

const SMALLEST = 8;
const FORMS: readonly [Form, ...Form[]] = [
  { name: "beneath", least: 8.5 },
  { name: "run-on", least: SMALLEST },
  { name: "lanes", least: SMALLEST },
];

const KINDS: Readonly<Record<string, Kind>> = {
  glance: { forms: FORMS, most: 12, on: ["usual", "larger"] },
  poster: { forms: FORMS, most: 16, on: ["larger"] },
  sign: { forms: [{ name: "beneath", least: 14 }], most: 28, on: ["usual"] },
};

/** What stays free at the end of a sheet, in pixels: no rounding may cause another one. */
const SPARE = 3;

/** A sheet less full than this is not stretched. */
const NEARLY_FULL = 0.7;

const PIXELS_PER_MM = 96 / 25.4;

/** A table as the page has it. */
interface Fitted {
  readonly section: HTMLElement;
  readonly kind: Kind;
  readonly table: HTMLTableElement;
  readonly blocks: readonly HTMLElement[];
  /** Which of how many sheets one is. */
  readonly words: string;
  /** Copies of the section, for further sheets. */
  readonly copies: HTMLElement[];
  /** What rows had in their cells before the rooms stood side by side without them. */
  readonly moved: { readonly row: HTMLElement; readonly cell: Element; readonly part: Element }[];
}

/** How a table is set. */
interface Plan {
  readonly paper: string;
  readonly isLarger: boolean;
  /** The blocks of each sheet. */
  readonly groups: readonly (readonly HTMLElement[])[];
  readonly form: string;
  readonly size: number;
  /** Height to which each table grows, in pixels; 0: none. */
  readonly fill: readonly number[];
}

function start(page: HTMLElement): void {
  const areas = new Map(Object.entries(JSON.parse(page.dataset.areas ?? "{}") as Record<string, Area>));
  for (const [name, { width, height }] of areas)
    areas.set(name, { width: width * PIXELS_PER_MM, height: height * PIXELS_PER_MM - SPARE });
  const larger = new Map(Object.entries(JSON.parse(page.dataset.larger ?? "{}") as Record<string, string>));
  const words = page.dataset.part ?? "";
  const fitted = [...page.querySelectorAll<HTMLElement>("[data-fit]")].flatMap((section): Fitted[] => {
    const kind = KINDS[section.dataset.fit ?? ""];
    const table = section.querySelector("table");
    return kind && table ? [{ section, kind, table, blocks: [...table.tBodies], copies: [], moved: [], words }] : [];
  });
  const plans = new Map<string, readonly Plan[]>();
  const plan = (usual: string) => {
    if (plans.has(usual)) return;
    plans.set(
      usual,
      fitted.map((one) => planFor(one, usual, larger.get(usual) ?? usual, areas)),
    );
  };
  const show = (usual: string): HTMLElement[][] => {
    plan(usual);
    return fitted.map((one, index) => {
      const own = plans.get(usual)?.[index];
      return own ? apply(one, own, areas) : [];
    });
  };
  const usual = page.dataset.paper ?? "a4";
  show(usual);
  const heights = () => [...page.querySelectorAll("thead, tbody")].map((part) => part.clientHeight).join(" ");
  const measured = heights();
  report(fitted.flatMap((one, index) => saysOf(page, one, plans.get(usual)?.[index])));
  // Only the style sheet learns which paper it is, so that all that it may be are on the page; see glance.css.
  let others: HTMLElement[] = [];
  addEventListener("beforeprint", () => {
    // A font may have come since.
    if (heights() !== measured) plans.clear();
    for (const name of larger.keys()) {
      if (name === usual) continue;
      const copies = show(name).map((sheets) => sheets.map((sheet) => sheet.cloneNode(true) as HTMLElement));
      show(usual).forEach((sheets, index) => {
        const own = copies[index] ?? [];
        sheets.at(-1)?.after(...own);
        for (const sheet of own) sheet.classList.add(`sheet--on-${name}`);
        for (const sheet of sheets) sheet.classList.add(`sheet--on-${usual}`);
        others.push(...own);
      });
    }
  });
  addEventListener("afterprint", () => {
    for (const other of others) other.remove();
    others = [];
  });
}

/** Says before printing what the printer needs. */
function report(says: readonly string[]): void {
  const list = document.querySelector<HTMLElement>("[data-says]");
  if (!list) return;
  list.hidden = says.length === 0;
  list.replaceChildren(
    ...says.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }),
  );
}

function saysOf({ dataset }: HTMLElement, { section, kind }: Fitted, plan: Plan | undefined): string[] {
  if (!plan) return [];
  const { paper, isLarger, groups } = plan;
  const what = section.dataset.name ?? "";
  const name = paper === "a3" ? "A3" : "Tabloid (11 × 17 in)";
  const say = (words = "", values: Readonly<Record<string, string>> = {}) =>
    words.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
  return [
    ...(isLarger && kind.on.includes("usual") ? [say(dataset.needs, { what, paper: name })] : []),
    ...(groups.length > 1 ? [say(dataset.takes, { what, count: String(groups.length) })] : []),
  ];
}

/** Finds how to set a table. */
function planFor(one: Fitted, usual: string, larger: string, areas: ReadonlyMap<string, Area>): Plan {
  const { kind, blocks, section } = one;
  const papers = kind.on.map((on) => (on === "usual" ? usual : larger));
  const last = papers.at(-1) ?? usual;
  const tries = [
    ...papers.map((paper) => ({ paper, count: 1 })),
    ...blocks.slice(1).map((_, index) => ({ paper: last, count: index + 2 })),
  ];
  for (const { paper, count } of tries) {
    const area = areas.get(paper);
    if (!area) continue;
    const isLarger = paper !== usual;
    for (const { name, least } of kind.forms) {
      put(one, { paper, isLarger, groups: [blocks], form: name, size: least, fill: [0] }, area);
      const groups = count === 1 ? [blocks] : divide(one, area, count);
      const sheets = spread(one, groups);
      const size = largest(sheets, area, least, kind.most);
      if (size === undefined) continue;
      setSize(sheets, size);
      const heights = sheets.map((sheet) => heightOf(sheet));
      const fill = heights.map((height) => (height > NEARLY_FULL * area.height ? Math.floor(area.height) : 0));
      return { paper, isLarger, groups, form: name, size, fill };
    }
  }
  // A block is taller than a sheet, and breaks between its rows.
  const form = kind.forms.at(-1) ?? kind.forms[0];
  section.dataset.form = form.name;
  return { paper: last, isLarger: last !== usual, groups: [blocks], form: form.name, size: form.least, fill: [0] };
}

/** Sets a table as planned. @returns its sheets */
function apply(one: Fitted, plan: Plan, areas: ReadonlyMap<string, Area>): HTMLElement[] {
  const area = areas.get(plan.paper);
  if (area) put(one, plan, area);
  const sheets = spread(one, plan.groups);
  setSize(sheets, plan.size);
  sheets.forEach((sheet, index) => {
    const height = plan.fill[index] ?? 0;
    if (height > 0) sheet.style.setProperty("--fill", `${height}px`);
  });
  return sheets;
}

/** Puts a table as a whole on its paper, in its form. */
function put(one: Fitted, { paper, isLarger, form, size }: Plan, { width }: Area): void {
  const { section, table, blocks } = one;
  spread(one, [blocks]);
  section.classList.remove("sheet--a3", "sheet--tabloid");
  if (isLarger) section.classList.add(`sheet--${paper}`);
  section.style.removeProperty("--fill");
  section.style.setProperty("--sheet-width", `${width}px`);
  setForm(one, form);
  setSize([section], size);
  // A column is as wide as the root of what it holds is large: a long text grows in both directions.
  const columns = [...table.querySelectorAll<HTMLElement>(".glance__column")];
  const rows = [...table.querySelectorAll(".glance__row--cells")];
  const amounts = columns.map((_, index) =>
    Math.sqrt(rows.reduce((sum, row) => sum + (row.children[index + 1]?.textContent ?? "").length, 1)),
  );
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  const shares = amounts.map((amount) => Math.min(Math.max(amount, 0.75 * mean), 1.3 * mean));
  const all = shares.reduce((sum, share) => sum + share, 0);
  columns.forEach((column, index) => {
    column.style.setProperty("--share", ((shares[index] ?? 0) / all).toFixed(4));
  });
}

/** Spreads the blocks of a table over sheets. @returns the sheets */
function spread(
  { section, table, blocks, copies, words }: Fitted,
  groups: readonly (readonly HTMLElement[])[],
): HTMLElement[] {
  putRows(table, blocks);
  for (const copy of copies.splice(0)) copy.remove();
  const sheets = groups.map((own, index) => {
    if (index === 0) return section;
    const copy = copyOf(section);
    const rows = copy.querySelector("table");
    if (rows) putRows(rows, own);
    copies.push(copy);
    return copy;
  });
  section.after(...copies);
  sheets.forEach((sheet, index) => {
    const part = sheet.querySelector<HTMLElement>(".sheet__part");
    const says = words.replace("{part}", String(index + 1)).replace("{parts}", String(sheets.length));
    part?.replaceChildren([part.dataset.own, sheets.length > 1 ? says : ""].filter(Boolean).join(" · "));
    sheet.ariaLabel = [section.dataset.name, sheets.length > 1 ? says : ""].filter(Boolean).join(" · ");
  });
  return sheets;
}

/** Puts blocks where rows belong: before the foot, if there is one. */
function putRows(table: HTMLTableElement, blocks: readonly HTMLElement[]): void {
  for (const block of blocks) table.insertBefore(block, table.tFoot);
}

/** A further sheet: the same head, whose headings are none, and no rows. */
function copyOf(section: HTMLElement): HTMLElement {
  const copy = section.cloneNode(true) as HTMLElement;
  for (const block of copy.querySelectorAll("tbody")) block.remove();
  for (const heading of copy.querySelectorAll("h1, h2")) {
    const text = document.createElement("p");
    text.className = heading.className;
    text.append(...heading.childNodes);
    heading.replaceWith(text);
  }
  return copy;
}

/** Divides the blocks of a table into groups whose heights differ as little as can be. */
function divide({ table, blocks }: Fitted, { height }: Area, count: number): HTMLElement[][] {
  const heights = blocks.map((block) => block.getBoundingClientRect().height);
  const all = heights.reduce((sum, own) => sum + own, 0);
  const head = table.getBoundingClientRect().height - all;
  const pack = (limit: number): HTMLElement[][] => {
    const groups: HTMLElement[][] = [];
    let left = 0;
    blocks.forEach((block, index) => {
      const own = heights[index] ?? 0;
      if (groups.length === 0 || own > left) {
        groups.push([]);
        left = limit;
      }
      groups.at(-1)?.push(block);
      left -= own;
    });
    return groups;
  };
  let [low, high] = [Math.min(Math.max(...heights), height - head), all];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (pack(middle).length <= count) high = middle;
    else low = middle;
  }
  return pack(high);
}

/** Gives a table its form. In lanes, each room has the items of a block in one cell. */
function setForm({ section, blocks, moved }: Fitted, name: string): void {
  if (section.dataset.form === name) return;
  section.dataset.form = name;
  for (const { row, cell, part } of moved.splice(0)) {
    row.hidden = false;
    cell.append(part);
  }
  if (name !== "lanes") return;
  for (const block of blocks) {
    let first: Element | undefined;
    for (const row of block.querySelectorAll<HTMLElement>(".glance__row")) {
      if (!row.classList.contains("glance__row--cells")) {
        first = undefined;
        continue;
      }
      if (first === undefined) {
        first = row;
        continue;
      }
      const into = first.children;
      [...row.children].forEach((cell, index) => {
        for (const part of cell.querySelectorAll(".part")) {
          into[index]?.append(part);
          moved.push({ row, cell, part });
        }
      });
      row.hidden = true;
    }
  }
}

/** The largest size at which each sheet holds what is on it; undefined if the least is too large. */
function largest(sheets: readonly HTMLElement[], area: Area, least: number, most: number): number | undefined {
  const fits = (size: number) => {
    setSize(sheets, size);
    return sheets.every((sheet) => holds(sheet, area));
  };
  return largestSize({ least, most }, fits);
}

function setSize(sheets: readonly HTMLElement[], size: number): void {
  for (const { style } of sheets) style.setProperty("--u", `${size.toFixed(3)}pt`);
}

const heightOf = (sheet: HTMLElement): number => sheet.querySelector("table")?.getBoundingClientRect().height ?? 0;

/** Whether a table is no taller than its sheet, and nothing sticks out of a cell, as a name does that cannot break. */
function holds(sheet: HTMLElement, { height }: Area): boolean {
  if (heightOf(sheet) > height) return false;
  return [...sheet.querySelectorAll("td, th")].every((cell) => cell.scrollWidth <= cell.clientWidth + 1);
}

const page = document.querySelector<HTMLElement>("[data-areas]");
if (page) start(page);
