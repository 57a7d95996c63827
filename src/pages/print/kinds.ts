/** What printed sheets say of the kind of an item. */
import { kindLabel } from "../../components/programme/items.ts";
import type { View } from "../../components/view.ts";
import { memoize } from "../../model/memoize.ts";
import type { Family, Item, Workshop } from "../../model/workshop.ts";
import { kindKey } from "../schedule/hours.ts";

/** Families whose items a bar marks in a list. */
const MARKED: readonly Family[] = ["invited", "panel"];

/** The kind of an item; empty if it is common, or if how many papers it shows already says it. */
export function printedKind(view: View, item: Item, isMarked = false): string {
  if (item.shown.counts.length > 0) return "";
  const isCommon = kindKey(item) === commonKinds(view.workshop).get(item.family);
  return isCommon && (isMarked || !MARKED.includes(item.family)) ? "" : kindLabel(view, item);
}

/** What the bar of a list means: the common kinds of the families that it marks. */
export function markedKinds(view: View, items: readonly Item[]): string[] {
  const marked = MARKED.flatMap((family) => {
    const common = commonKinds(view.workshop).get(family);
    return items.find((item) => item.family === family && kindKey(item) === common) ?? [];
  });
  return marked.map((item) => kindLabel(view, item)).filter((kind) => kind !== "");
}

/**
 * The most frequent kind of each family, even if it has less than half: the bar of a family stands for one kind only. On
 * screen there is no such bar, and every keynote says that it is one: see `commonKind()` in `pages/schedule/hours.ts`.
 */
const commonKinds = memoize((workshop: Workshop): ReadonlyMap<Family, string> => {
  const counts = new Map<Family, Map<string, number>>();
  for (const item of workshop.items) {
    const own = counts.get(item.family) ?? new Map<string, number>();
    counts.set(item.family, own.set(kindKey(item), (own.get(kindKey(item)) ?? 0) + 1));
  }
  const first = (own: ReadonlyMap<string, number>) => [...own].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  return new Map([...counts].map(([family, own]) => [family, first(own)]));
});
