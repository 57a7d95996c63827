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

/** Opens a page and gives what the browser had to complain about, Content-Security-Policy violations included. */
async function open(page: Page, url: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(url).origin)) complaints.push(`asks ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "load" });
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
      [360, "dark"],
      [1280, "light"],
      [1280, "dark"],
    ] as const) {
      test(`raise no complaint and fit ${width} px in the ${colorScheme} scheme, and axe finds nothing`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: false });
        for (const address of addresses) {
          const page = await context.newPage();
          const complaints = await open(page, server.url + address.slice(1));
          assert.deepEqual(complaints, [], address);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${address} is ${overflow} px too wide at ${width} px`);
          if (isForAxe(name, address, width, colorScheme)) {
            assert.deepEqual(await axeViolations(page), [], `${address} at ${width} px, ${colorScheme}`);
          }
          await page.close();
        }
        await context.close();
      });
    }
  });
}

/**
 * axe takes seconds for a long page. It sees every page of the reference at both widths in both schemes; the other
 * sites narrow and light or wide and dark; and paper, which knows no dark, once.
 */
function isForAxe(name: string, address: string, width: number, colorScheme: string): boolean {
  if (address.startsWith("/schedule/print/")) return width === 360 && colorScheme === "light";
  return name === "reference" || (width === 360) === (colorScheme === "light");
}
