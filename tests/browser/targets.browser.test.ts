import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { ROOT, renderPages } from "../site.ts";
import { axeViolations } from "./axe.ts";
import { type FolderServer, launch, serveFolder } from "./browser.ts";

/** Pages of the realistic event on which links stand close together. */
const PAGES = ["/", "/schedule/"];

describe("on a phone", () => {
  let browser: Browser;
  let server: FolderServer;
  before(async () => {
    browser = await launch();
    const { folder } = await renderPages(path.join(ROOT, "tests/fixtures/event"), "2025-09-01T12:00:00Z", PAGES);
    server = await serveFolder(folder);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  // WCAG 2.2, 2.5.8. axe looks at it only when asked.
  for (const address of PAGES)
    for (const width of [360, 412])
      test(`a finger hits the link it means: 24 px are free for each on ${address} at ${width} px`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        await page.goto(server.url + address.slice(1));
        assert.deepEqual(await axeViolations(page, ["target-size"]), []);
        await page.close();
      });
});
