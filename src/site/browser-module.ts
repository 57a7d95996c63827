/** The engine of the search makes the index, and asks it. */
const SHARED: readonly string[] = ["pages/search/engine.ts", "pages/search/words.ts"];

/**
 * Whether a module runs in browsers: it is in `browser/` or named for them. Those of {@link SHARED} run in both.
 * @param name from the source folder, with forward slashes
 */
export function isBrowserModule(name: string): boolean {
  const isOfBrowser = name.endsWith(".browser.ts") || name.startsWith("browser/") || SHARED.includes(name);
  return isOfBrowser && name.endsWith(".ts");
}
