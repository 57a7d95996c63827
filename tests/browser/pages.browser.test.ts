import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { pagesOf } from "../pages/crawl.ts";
import { buildFixture } from "../site.ts";
import { axeViolations } from "./axe.ts";
import { type FolderServer, launch, serveFolder } from "./browser.ts";

const NOW = "2019-05-10T12:00:00Z";

/** One address of each kind of page: the shortest, which is the index, and the longest, which says the most. */
function kindsOf(folder: string): string[] {
  const kinds = new Map<string, [string, number]>();
  for (const [address, html] of pagesOf(folder)) {
    if (html.includes('http-equiv="refresh"')) continue;
    const kind = address.replace(/^(\/(?:talks|papers|speakers)\/)[^/]+\/$/, "$1*");
    if ((kinds.get(kind)?.[1] ?? 0) < html.length) kinds.set(kind, [address, html.length]);
  }
  return [...kinds.values()].map(([address]) => address).filter((address) => !address.endsWith("404.html"));
}

/** What the browser will have to complain about, Content-Security-Policy violations included. */
function complaintsOf(page: Page, home: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(home).origin)) complaints.push(`asks ${request.url()}`);
  });
  return complaints;
}

for (const name of ["reference", "awkward", "empty"]) {
  describe(`the pages of the ${name} site`, () => {
    let browser: Browser;
    let server: FolderServer;
    let addresses: string[];
    before(async () => {
      const { folder } = await buildFixture(name, { now: NOW, pathPrefix: "/sub/" });
      addresses = kindsOf(folder);
      [browser, server] = await Promise.all([launch(), serveFolder(folder, "/sub/")]);
    });
    after(async () => {
      await Promise.all([browser?.close(), server?.close()]);
    });

    for (const [width, colorScheme] of [
      [360, "light"],
      [1280, "dark"],
    ] as const) {
      const other = colorScheme === "light" ? "dark" : "light";
      test(`raise no complaint and fit ${width} px in both schemes, and axe finds nothing in the ${colorScheme} one`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 800 }, serviceWorkers: "allow" });
        const complaints = complaintsOf(page, server.url);
        for (const [index, address] of addresses.entries()) {
          await page.emulateMedia({ colorScheme });
          await page.goto(server.url + address.slice(1));
          assert.deepEqual(await tooWide(page), 0, `${address} at ${width} px, ${colorScheme}`);
          const rules = rulesOfAxe(name, address, index, width);
          if (rules !== false)
            assert.deepEqual(await axeViolations(page, rules), [], `${address} at ${width} px, ${colorScheme}`);
          await page.emulateMedia({ colorScheme: other });
          assert.deepEqual(await tooWide(page), 0, `${address} at ${width} px, ${other}`);
          assert.deepEqual(complaints, [], address);
        }
        await page.close();
      });
    }
  });
}

/** By how many pixels a page is wider than the window. */
function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}

/** What axe looks at where it has seen a page of the kind in the other scheme and width. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * What axe looks at, undefined for all: it takes seconds for a long page. It sees every kind of page of the reference
 * whole narrow and light or wide and dark, by turns, and the colours of the other; kinds of the other sites, which
 * differ by their data, once; and paper, which knows no dark, once.
 * @returns false where a page need not be seen again
 */
function rulesOfAxe(
  name: string,
  address: string,
  index: number,
  width: number,
): readonly string[] | undefined | false {
  if (address.startsWith("/schedule/print/")) return width === 360 ? undefined : false;
  if ((index % 2 === 0) === (width === 360)) return undefined;
  return name === "reference" && COLOURS;
}
