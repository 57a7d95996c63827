/**
 * The same function, worked out once for each object and then remembered for as long as the object is: for what follows
 * from a workshop, which does not change, and is asked for by every page.
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
