/** A title as references compare it: ignoring case, spacing and Unicode form, and formulas without their dollars. */
export function titleKey(title: string): string {
  return title.normalize("NFKC").replace(/\$/g, "").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** Whether references treat two titles as equal; undefined equals nothing. */
export function sameTitle(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && titleKey(one) === titleKey(other);
}

/** Removes duplicates regardless of case and spacing, keeping the order. */
export function uniqueTitles(titles: readonly string[]): readonly string[] {
  const keys = titles.map(titleKey);
  return titles.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

/** The things with that title; exact matches take precedence over lookalikes. */
export function findByTitle<T>(title: string, things: readonly T[], titleOf: (thing: T) => string): readonly T[] {
  const exact = things.filter((thing) => titleOf(thing) === title);
  if (exact.length > 0) return exact;
  const key = titleKey(title);
  return things.filter((thing) => titleKey(titleOf(thing)) === key);
}
