import { distance } from "fastest-levenshtein";

/** Letters without case, accents and Unicode variants (`ﬁ` is `fi`), for comparing what people typed. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

/** The edit distance between two folded words, in which swapping two neighbours (`titel`) counts as one slip. */
function slipsBetween(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const swapped = a.slice(0, at) + (a[at + 1] ?? "") + (a[at] ?? "") + a.slice(at + 2);
  return a !== b && swapped === b ? 1 : distance(a, b);
}

/** Longer words are no slip of anything, and comparing them takes long. */
const LONGEST = 400;

/**
 * The candidate that somebody who typed `word` most likely meant; undefined if none is near.
 * @param share of the letters that may be wrong, less for short words
 */
export function closest(word: string, candidates: Iterable<string>, share = 1 / 3): string | undefined {
  if (word.length > LONGEST) return undefined;
  const typed = fold(word);
  const limit = Math.max(1, Math.floor(typed.length * share));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const wrong = slipsBetween(typed, fold(candidate));
    if (wrong < bestDistance) {
      best = candidate;
      bestDistance = wrong;
    }
  }
  return best;
}

/**
 * Whether two names are so alike that one is probably a slip for the other: the same letters except for case and
 * accents, with one slip from five letters, two from twelve.
 */
export function nearlySameName(a: string, b: string): boolean {
  if (a === b) return false;
  const [left, right] = [fold(a), fold(b)];
  const longer = Math.max(left.length, right.length);
  if (Math.abs(left.length - right.length) > 2) return false;
  return slipsBetween(left, right) <= (longer >= 12 ? 2 : longer >= 5 ? 1 : 0);
}
