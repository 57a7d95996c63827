/**
 * Whether a module runs in browsers: it stands in `browser/` or says so by its name. Those of `words.ts` are for both.
 * @param name from the folder of the sources, with forward slashes
 */
export function isBrowserModule(name: string): boolean {
  const isOfBrowser = name.endsWith(".browser.ts") || name.startsWith("browser/") || name === "pages/search/words.ts";
  return isOfBrowser && name.endsWith(".ts");
}
