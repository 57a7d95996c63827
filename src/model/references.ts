/** A title as references compare it: case, spacing and Unicode form aside, formulas without their dollars. */
export function titleKey(title: string): string {
  return title.normalize("NFKC").replace(/\$/g, "").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** Whether two titles are one for references; none is the title of nothing. */
export function sameTitle(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && titleKey(one) === titleKey(other);
}

/** Each once, in their order, whatever their case and spacing. */
export function uniqueTitles(titles: readonly string[]): readonly string[] {
  const keys = titles.map(titleKey);
  return titles.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

/** The things of that title; an exact match goes before one that only looks the same. */
export function findByTitle<T>(title: string, things: readonly T[], titleOf: (thing: T) => string): readonly T[] {
  const exact = things.filter((thing) => titleOf(thing) === title);
  if (exact.length > 0) return exact;
  const key = titleKey(title);
  return things.filter((thing) => titleKey(titleOf(thing)) === key);
}
