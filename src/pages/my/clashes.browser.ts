/** Which times of the reader's own programme are taken more than once. */

/** Start and end, in milliseconds. */
export type Span = readonly [start: number, end: number];

/** How many times are taken more than once; what overlaps in a chain counts once, what only touches not at all. */
export function countClashes(spans: readonly Span[]): number {
  let clashes = 0;
  let end = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const span of [...spans].sort(([one], [other]) => one - other)) {
    size = span[0] < end ? size + 1 : 1;
    if (size === 2) clashes += 1;
    end = Math.max(end, span[1]);
  }
  return clashes;
}
