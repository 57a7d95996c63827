import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { buildFixture } from "../site.ts";
import { writeSyntheticSite } from "../synthetic.ts";
import { type FolderServer, launch, serveFolder } from "./browser.ts";

describe("the home page from the keyboard", () => {
  let browser: Browser;
  let server: FolderServer;
  before(async () => {
    const { folder } = await buildFixture("reference", { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
    [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
  });
  after(async () => {
    await Promise.all([browser?.close(), server?.close()]);
  });

  test("the first stop is a visible link that skips to the main matter", async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => {
      const link = document.activeElement as HTMLAnchorElement;
      const { top, height } = link.getBoundingClientRect();
      return { target: link.getAttribute("href"), inView: top >= 0 && height > 10 };
    });
    assert.deepEqual(skip, { target: "#main", inView: true });
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const inMain = await page.evaluate(() => document.activeElement?.closest("main") !== null);
    assert.ok(inMain, "the stop after the jump lies in the main matter");
    await page.close();
  });

  test("stops follow the order of the page, and each shows that it has the focus", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.url);
    const expected = await page.evaluate(
      () =>
        [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")].filter((element) =>
          element.checkVisibility(),
        ).length,
    );
    const seen: { order: number; outlined: boolean; html: string }[] = [];
    for (let stop = 0; stop < expected; stop++) {
      await page.keyboard.press("Tab");
      seen.push(
        await page.evaluate(() => {
          const element = document.activeElement ?? document.body;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const shapes = [...element.querySelectorAll("*")].map((shape) => getComputedStyle(shape));
          // Blocks of the day timeline are shapes, whose outline is their stroke.
          const outlined =
            (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) ||
            shapes.some(({ stroke, strokeWidth }) => stroke !== "none" && Number.parseFloat(strokeWidth) >= 3);
          const all = [...document.querySelectorAll("*")];
          return { order: all.indexOf(element), outlined, html: element.outerHTML.slice(0, 120) };
        }),
      );
    }
    const orders = seen.map(({ order }) => order);
    assert.deepEqual(
      orders,
      [...orders].sort((a, b) => a - b),
    );
    assert.equal(new Set(orders).size, expected);
    assert.deepEqual(
      seen.filter(({ outlined }) => !outlined).map(({ html }) => html),
      [],
    );
    await page.close();
  });
});

describe("a programme of three days and rooms from the keyboard", () => {
  let browser: Browser;
  let server: FolderServer;
  before(async () => {
    const site = writeSyntheticSite({ days: 3, rooms: 3, talks: 27, papers: 3 });
    const { folder } = await buildFixture(site, { now: "2030-05-01T12:00:00Z", pathPrefix: "/" });
    [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
  });
  after(async () => {
    await Promise.all([browser?.close(), server?.close()]);
  });

  test("the days beside the timeline show that they have the focus", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.url);
    await page.keyboard.press("Tab");
    const outlines = await page.locator(".timeline__day a").evaluateAll((links) =>
      links.map((link) => {
        (link as HTMLElement).focus();
        return getComputedStyle(link).outlineStyle;
      }),
    );
    assert.deepEqual(outlines, ["solid", "solid", "solid"]);
    await page.close();
  });

  test("a sheet that is wider than the window is scrolled", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.goto(`${server.url}schedule/print/`);
    const sheet = page.locator(".sheet").first();
    // Not by what some browsers do of their own accord.
    assert.equal(await sheet.getAttribute("tabindex"), "0");
    await sheet.locator("table").evaluate((table) => {
      table.style.width = "60rem";
    });
    await sheet.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => (document.querySelector(".sheet")?.scrollLeft ?? 0) > 0);
    await page.close();
  });
});
