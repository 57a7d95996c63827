/**
 * Fits the list of boards and the labels: measures on the sheet in millimetres, which is the same in every window and on
 * paper. What is found for each paper is a variable of the style sheet, which alone learns which paper it is. Sizes are
 * set through the CSSOM, as the policy forbids `style`.
 */

import { largestSize } from "../../browser/largest-size.ts";

/** In millimetres. */
interface Area {
  readonly width: number;
  readonly height: number;
}

/** In points. */
const LIST = { least: 8, most: 12 } as const;

/** Sizes of titles on labels, in points. */
const TITLES = [40, 38, 36, 34, 32, 30, 27, 24, 21, 18, 16, 14] as const;

/** The papers, and as in posters.css: the size found for each, and how high a label is, in millimetres. */
const PAPERS = [
  { name: "a4", property: "--u-a4", label: 126 },
  { name: "letter", property: "--u-letter", label: 117.2 },
] as const;

/** What stays free at the end of a sheet, in millimetres: no rounding may cause another one. */
const SPARE = 1;

const PIXELS_PER_MM = 96 / 25.4;
const pixels = (millimetres: number): string => `${(millimetres * PIXELS_PER_MM).toFixed(2)}px`;

function fit(areas: Readonly<Record<string, Area>>): void {
  const list = document.querySelector<HTMLElement>(".boards");
  const labels = [...document.querySelectorAll<HTMLElement>(".label")];
  for (const { name, property, label } of PAPERS) {
    const area = areas[name];
    if (!area) continue;
    if (list) measured([list], pixels(area.width), undefined, () => setList(list, property, area));
    measured(labels, pixels(area.width), pixels(label), () => setTitles(labels, property));
  }
}

/** Gives elements the size they have on paper while something measures them. */
function measured(elements: readonly HTMLElement[], width: string, height: string | undefined, work: () => void): void {
  for (const { style, classList } of elements) {
    classList.add("is-measured");
    style.width = width;
    style.height = height ?? "auto";
    style.minHeight = "0";
    style.padding = "0";
    style.border = "0";
  }
  work();
  for (const { style, classList } of elements) {
    classList.remove("is-measured");
    for (const name of ["width", "height", "min-height", "padding", "border", "--u"]) style.removeProperty(name);
  }
}

/** The largest size at which the list takes no more sheets than at the smallest. */
function setList(list: HTMLElement, property: string, { height }: Area): void {
  const columns = list.querySelector<HTMLElement>(".boards__columns");
  if (!columns) return;
  const set = (size: number) => list.style.setProperty("--u", `${size.toFixed(3)}pt`);
  // Filled one after the other, columns show in how many of them there is something.
  columns.style.columnFill = "auto";
  const sheets = (size: number): number => {
    set(size);
    const head = columns.getBoundingClientRect().top - list.getBoundingClientRect().top;
    columns.style.height = `${(height - SPARE) * PIXELS_PER_MM - head}px`;
    return Math.ceil(columns.scrollWidth / columns.clientWidth - 0.02);
  };
  const fewest = sheets(LIST.least);
  const size = largestSize(LIST, (one) => sheets(one) <= fewest) ?? LIST.least;
  columns.style.removeProperty("column-fill");
  columns.style.removeProperty("height");
  list.style.setProperty(property, `${size.toFixed(3)}pt`);
}

/** The largest title of each label that leaves room for the rest of it. */
function setTitles(labels: readonly HTMLElement[], property: string): void {
  let left = labels;
  for (const size of TITLES) {
    for (const { style } of left) {
      style.setProperty("--u", `${size}pt`);
      style.setProperty(property, `${size}pt`);
    }
    left = left.filter((label) => label.scrollHeight > label.clientHeight + 1 || sticksOut(label));
    if (left.length === 0) return;
  }
}

/** Whether a word of the title is wider than the label. */
function sticksOut(label: HTMLElement): boolean {
  const title = label.querySelector(".label__title");
  return title !== null && title.scrollWidth > title.clientWidth + 1;
}

const sheets = document.querySelector<HTMLElement>("[data-sheets]");
if (sheets) {
  const areas = JSON.parse(sheets.dataset.sheets ?? "{}") as Record<string, Area>;
  fit(areas);
  // A font may have come since.
  addEventListener("beforeprint", () => fit(areas));
}
