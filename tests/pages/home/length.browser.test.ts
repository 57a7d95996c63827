import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture } from "../../site.ts";
import { daysFor, writeSyntheticSite } from "../../synthetic.ts";

/** The home pages that must not be endless, with the most that they may take on a phone and on a desktop. */
const PAGES = [
  { name: "reference", site: () => "reference", now: "2019-05-10T12:00:00Z", most: { 360: 12_000, 1280: 7_500 } },
  { name: "realistic event", site: () => "event", now: "2025-06-10T12:00:00Z", most: { 360: 8_200, 1280: 5_100 } },
  {
    name: "event of 1,000 talks",
    site: () => writeSyntheticSite({ days: daysFor(1000, 12, 30), rooms: 12, talks: 1000, papers: 300 }),
    now: "2030-05-10T12:00:00Z",
    most: { 360: 9_000, 1280: 5_000 },
  },
] as const;

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const { name, site, now, most } of PAGES) {
  test(`the home page of the ${name} is no longer than ${most[360]} px on a phone and ${most[1280]} px on a desktop`, async () => {
    const { folder } = await buildFixture(site(), { now, pathPrefix: "/" });
    const server: FolderServer = await serveFolder(folder);
    try {
      for (const width of [360, 1280] as const) {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        await page.goto(server.url);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        assert.ok(height <= most[width], `${height} px at ${width} px`);
        await page.close();
      }
    } finally {
      await server.close();
    }
  });
}
