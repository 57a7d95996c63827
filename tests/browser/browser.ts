/** The browser and the server of the tests are those that print PDF files. */
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../src/site/pdf/browser.ts";

export { type FoundBrowser, findBrowser } from "../../src/site/pdf/browser.ts";
export { type FolderServer, serveFolder } from "../../src/site/serve/folder-server.ts";

let isShared = false;
let shared: Browser | undefined;

/** From now on, who launches a browser is given the one of this process, of which `close` only closes the pages. */
export function shareBrowser(): void {
  isShared = true;
}

/** Closes the browser that was shared. */
export async function closeSharedBrowser(): Promise<void> {
  await shared?.close();
  shared = undefined;
}

/**
 * A browser without a page, to be closed by whoever asks for it. Its pages register no service worker unless they are
 * opened with `serviceWorkers: "allow"`: at each first visit it would fetch the whole site.
 */
export async function launch(): Promise<Browser> {
  if (isShared && !shared?.isConnected()) shared = await launchBrowser();
  const browser = shared ?? (await launchBrowser());
  const changed: Partial<Browser> = {
    newContext: (options) => browser.newContext({ serviceWorkers: "block", ...options }),
    newPage: (options) => browser.newPage({ serviceWorkers: "block", ...options }),
  };
  if (isShared)
    changed.close = async () => void (await Promise.all(browser.contexts().map((context) => context.close())));
  return new Proxy(browser, {
    get(target, name) {
      const value: unknown = Reflect.get(name in changed ? changed : target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
