import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { axeViolations } from "../../browser/axe.ts";
import { open, publish, publishBefore } from "../../pages/schedule/jumping.ts";
import { ROOT } from "../../site.ts";

publishBefore([]);

describe("the line of the sections", () => {
  before(() => publish("reference", ROOT, "2019-05-10T12:00:00Z", ["", "committee/"]));

  const shown = (page: Page) => page.locator(".nav__link").filter({ visible: true });
  const button = (page: Page) => page.locator(".nav__open");
  const entries = (page: Page) => page.locator(".nav__entry").filter({ visible: true });

  test("shows two to four of them on a phone, and all of them behind a button", async () => {
    const page = await open("reference", "", { viewport: { width: 360, height: 740 } });
    const count = await shown(page).count();
    assert.ok(count >= 2 && count <= 4, `${count} sections`);
    assert.equal(await entries(page).count(), 0);
    await button(page).click();
    assert.equal(await entries(page).count(), await page.locator(".nav__link").count());
    assert.ok(await page.getByRole("link", { name: "Search", exact: true }).isVisible());
    assert.deepEqual(await axeViolations(page), []);
    await page.keyboard.press("Escape");
    assert.equal(await entries(page).count(), 0);
    assert.ok(await button(page).evaluate((summary) => summary === document.activeElement));
    await button(page).click();
    await page.getByRole("link", { name: "Sponsors" }).click();
    assert.equal(await entries(page).count(), 0);
    assert.match(page.url(), /#sponsors$/);
    await page.context().close();
  });

  test("shows all of them at 1920 pixels, none cut off, without a button", async () => {
    const page = await open("reference", "", { viewport: { width: 1920, height: 1080 } });
    assert.equal(await shown(page).count(), await page.locator(".nav__link").count());
    assert.equal(await button(page).isVisible(), false);
    const hidden = await page.locator(".nav__list").evaluate((list) => list.scrollWidth - list.clientWidth);
    assert.equal(hidden, 0);
    await page.context().close();
  });

  test("opens without scripts too, and then lies over nothing", async () => {
    const page = await open("reference", "committee/", {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    const before = await page.locator("h1").boundingBox();
    await button(page).click();
    assert.ok((await entries(page).count()) > 4);
    const panel = await page.locator(".nav__panel").boundingBox();
    const title = await page.locator("h1").boundingBox();
    assert.ok(before && panel && title && title.y >= panel.y + panel.height);
    await page.context().close();
  });
});
