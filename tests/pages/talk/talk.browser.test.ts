import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture } from "../../site.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("on a phone the abstract of a talk begins within 330 px", async () => {
  const { folder } = await buildFixture("event", { now: "2025-06-10T12:00:00Z", pathPrefix: "/" });
  const server = await serveFolder(folder);
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${server.url}talks/a-logbook-that-answers-back/`);
    const top = await page.locator(".talk__abstract").evaluate((text) => text.getBoundingClientRect().top);
    assert.ok(top <= 330, `${top} px`);
    await page.close();
  } finally {
    await server.close();
  }
});

test("on a desktop the hours of a talk keep clear of its title, with a clock of twelve hours too", async () => {
  const { folder } = await buildFixture("reference", { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
  const server = await serveFolder(folder);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${server.url}talks/debugging-discriminatory-ml-systems/`);
    const box = (selector: string) =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().toJSON());
    const [end, title] = [await box(".talk__end"), await box(".talk__head")];
    assert.ok(end.right < title.left, `${end.right} px, ${title.left} px`);
    await page.close();
  } finally {
    await server.close();
  }
});
