/** Calls something when the page has nothing else to do; soon, where the browser cannot tell. */
export function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(() => work());
  else setTimeout(work);
}
