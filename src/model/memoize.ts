/**
 * Computes a function once per object and keeps the result as long as the object lives. For values derived from a
 * workshop, which never changes and which every page asks about.
 */
export function memoize<Of extends object, Result>(work: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, { readonly result: Result }>();
  return (of) => {
    let found = known.get(of);
    if (found === undefined) {
      found = { result: work(of) };
      known.set(of, found);
    }
    return found.result;
  };
}
