/** In points: finer steps cannot be seen. */
const PRECISION = 0.05;

/** The largest size that fits, by bisection, in points; undefined if the least is too large. */
export function largestSize(
  { least, most }: { readonly least: number; readonly most: number },
  fits: (size: number) => boolean,
): number | undefined {
  if (!fits(least)) return undefined;
  if (fits(most)) return most;
  let [low, high] = [least, most];
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
