/**
 * A URL, or undefined if the text is none (https://url.spec.whatwg.org/). Not `URL.canParse`: once it is optimized, it refuses
 * letters such as ü in host names (Node 20 and 22), so a large site would get errors that a small one does not.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
