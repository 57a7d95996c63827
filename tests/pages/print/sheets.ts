/** What holds for every printed sheet, and ways to ask where on paper something stands. */
import assert from "node:assert/strict";
import { shownPapers } from "../../../src/model/print.ts";
import type { Item, Paper, Workshop } from "../../../src/model/workshop.ts";
import { abstract } from "../../../src/pages/talk/talk.ts";
import { type PrintedPage, squeeze } from "./pdf.ts";

const POINTS_PER_MM = 72 / 25.4;

export interface SheetRules {
  /** No text is smaller, in points. */
  readonly smallest: number;
  /** The margins at both sides and below, in millimetres; the foot stands in the last. */
  readonly side: number;
  readonly bottom: number;
}

export const USUAL_SHEETS: SheetRules = { smallest: 8, side: 10, bottom: 12 };
export const LARGE_SHEETS: SheetRules = { smallest: 18, side: 13, bottom: 21 };

/** A fallback font that is wider than any that the style sheet names. */
export const WIDE_FONT =
  ':root { --serif: "DejaVu Serif", Verdana !important; --sans: "DejaVu Sans", Verdana !important }';

/** The text of a sheet without its foot, without white space. */
export function bodyOf({ texts, height }: PrintedPage, { bottom }: SheetRules = USUAL_SHEETS): string {
  const foot = height - bottom * POINTS_PER_MM;
  return squeeze(
    texts
      .filter(({ y }) => y <= foot)
      .map(({ text }) => text)
      .join(""),
  );
}

/** Fails unless all text is large enough and within the margins, and every foot says which page of how many it is. */
export function assertSheets(pages: readonly PrintedPage[], rules: SheetRules): void {
  pages.forEach(({ texts, width, height }, index) => {
    const where = `page ${index + 1}`;
    const margin = rules.side * POINTS_PER_MM - 1;
    const wrong = texts.filter(
      ({ x, y, size, width: length }) =>
        size < rules.smallest - 0.01 ||
        x < margin ||
        x + length > width - margin ||
        y < 10 * POINTS_PER_MM ||
        y > height,
    );
    assert.deepEqual(
      wrong.map(({ text, x, y, size }) => `${text} at ${x.toFixed()}, ${y.toFixed()}, ${size.toFixed(1)} pt`),
      [],
      `${where} has text that is too small or outside its margins`,
    );
    const foot = texts.filter(({ y }) => y > height - rules.bottom * POINTS_PER_MM);
    const said = squeeze(foot.map(({ text }) => text).join(" "));
    assert.ok(said.includes(`${index + 1}of${pages.length}`), `${where} of ${pages.length} says ${said}`);
  });
}

/** Fails if a text is printed over another on its line, as an unbreakable name would be over the next cell. */
export function assertNothingOverlaps(pages: readonly PrintedPage[]): void {
  for (const [index, { texts }] of pages.entries()) {
    const over = texts.flatMap((one) =>
      texts.flatMap((other) => {
        const isBeside = one !== other && Math.abs(one.y - other.y) < 1 && one.x <= other.x;
        return isBeside && one.x + one.width > other.x + 1.5 ? [`"${one.text}" over "${other.text}"`] : [];
      }),
    );
    assert.deepEqual(over, [], `page ${index + 1}`);
  }
}

/** How often a text stands in another. */
export const count = (text: string, part: string): number => text.split(part).length - 1;

// PDF gives right-to-left and mathematical text in its own order, and some ideographs as the radicals they look like.
export const PLAIN = /^[\p{Script=Latin}\d\p{P}\p{Zs}<>=+$]*$/u;

/** The items whose titles can be looked for on paper. */
export function findable(items: readonly Item[]): Item[] {
  return items.filter((item) => item.title && !item.title.html.includes("<math") && PLAIN.test(item.title.plain));
}

/** Fails unless each title stands as often as items have it, whole on one sheet and together with its speakers. */
export function assertItems(pages: readonly string[], items: readonly Item[]): void {
  const titles = items.map((item) => squeeze(item.title?.plain ?? ""));
  for (const item of findable(items)) {
    const title = squeeze(item.title?.plain ?? "");
    const expected = titles.reduce((sum, other) => sum + count(other, title), 0);
    const found = pages.reduce((sum, page) => sum + count(page, title), 0);
    assert.equal(found, expected, `"${item.title?.plain}" stands ${found} times instead of ${expected}`);
    const page = pages.find((text) => text.includes(title)) ?? "";
    const after = page.slice(page.indexOf(title));
    for (const { person } of item.speakers) {
      if (PLAIN.test(person.name))
        assert.ok(after.includes(squeeze(person.name)), `${person.name} is not with "${item.title?.plain}"`);
    }
  }
}

/**
 * Fails unless each title of the programme stands in the booklet once with its time, and once more above its abstract if
 * and only if it has one. What is a part of another title, a poster's for example, is counted with that, too.
 * @param items those whose titles are words of no heading
 */
export function assertBooklet(pages: readonly string[], workshop: Workshop, items = workshop.items): void {
  const withAbstract = workshop.items.filter((item) => abstract(item) !== undefined);
  const titles = [...workshop.items, ...withAbstract, ...shownPapers(workshop)].map(({ title }) =>
    squeeze(title?.plain ?? ""),
  );
  for (const { title } of findable(items)) {
    const words = squeeze(title?.plain ?? "");
    const expected = titles.reduce((sum, other) => sum + count(other, words), 0);
    const found = pages.reduce((sum, page) => sum + count(page, words), 0);
    assert.equal(found, expected, `"${title?.plain}" stands ${found} times instead of ${expected}`);
  }
}

/** How much of the height between its margins a sheet uses, from 0 to 1. */
function filled({ texts, height }: PrintedPage, { bottom }: SheetRules): number {
  const [top, foot] = [10 * POINTS_PER_MM, height - bottom * POINTS_PER_MM];
  const lowest = Math.max(top, ...texts.map(({ y }) => y).filter((y) => y <= foot));
  return (lowest - top) / (foot - top);
}

/**
 * Fails if the last of several sheets has but a few lines, which is to say less than a third of its height, although
 * those before have room for them; or if another one is left half empty.
 */
export function assertFull(pages: readonly PrintedPage[], rules: SheetRules = USUAL_SHEETS): void {
  const all = pages.map((page) => filled(page, rules));
  const said = all.map((one) => `${Math.round(one * 100)} %`).join(", ");
  const last = all.pop() ?? 1;
  const room = all.reduce((sum, one) => sum + 1 - one, 0);
  assert.ok(all.length === 0 || last >= 1 / 3 || room < last, `the last sheet of ${said}`);
  assert.ok(
    all.every((one) => one > 0.5),
    `a sheet of ${said}`,
  );
}

/**
 * Fails unless the first sheets list each paper once, and two labels share each of the others, with numbers in 96 pt and
 * titles of at most 40 pt.
 * @param lists how many sheets the list takes
 * @param smallestTitle on labels, in points
 */
export function assertBoards(
  pages: readonly PrintedPage[],
  papers: readonly Paper[],
  { lists = 1, smallestTitle = 30 } = {},
): void {
  assert.equal(pages.length, lists + Math.ceil(papers.length / 2));
  assertSheets(pages, USUAL_SHEETS);
  assertNothingOverlaps(pages);
  const bodies = pages.map((page) => bodyOf(page));
  const [list, labels] = [bodies.slice(0, lists), bodies.slice(lists)];
  const times = (texts: readonly string[], text: string) => texts.reduce((sum, one) => sum + count(one, text), 0);
  const large = (from: number, to: number) =>
    pages.map((page) =>
      bodyOf({ ...page, texts: page.texts.filter(({ size }) => size > from - 0.1 && size < to + 0.1) }),
    );
  const numbers = large(96, 96);
  const titles = large(smallestTitle, 40);
  papers.forEach(({ title: { plain, html }, authors, board }, index) => {
    const sheet = lists + Math.floor(index / 2);
    if (board !== undefined) assert.ok(numbers[sheet]?.includes(squeeze(board)), `board ${board}`);
    if (!PLAIN.test(plain) || html.includes("<math")) return;
    const title = squeeze(plain);
    assert.equal(times(list, title), 1, `"${plain}" in the list`);
    assert.equal(times(labels, title), 1, `"${plain}" on labels`);
    assert.ok(titles[sheet]?.includes(title), `"${plain}" in large type on sheet ${sheet + 1}`);
    for (const { name } of authors.filter((author) => PLAIN.test(author.name)))
      for (const text of [list.find((one) => one.includes(title)) ?? "", bodies[sheet] ?? ""])
        assert.ok(text.slice(text.indexOf(title)).includes(squeeze(name)), `${name} of "${plain}"`);
  });
}
