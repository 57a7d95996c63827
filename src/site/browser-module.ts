/**
 * Whether a module runs in browsers: it is in `browser/` or named for them. `words.ts` runs in both.
 * @param name from the source folder, with forward slashes
 */
export function isBrowserModule(name: string): boolean {
  const isOfBrowser = name.endsWith(".browser.ts") || name.startsWith("browser/") || name === "pages/search/words.ts";
  return isOfBrowser && name.endsWith(".ts");
}
