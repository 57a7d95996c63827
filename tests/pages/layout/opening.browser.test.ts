import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { renderPages } from "../../site.ts";
import { writeSyntheticSite } from "../../synthetic.ts";

let browser: Browser;
let server: FolderServer;
before(async () => {
  const site = writeSyntheticSite({ days: 2, rooms: 16, talks: 300, minutes: 15, speakers: 120, papers: 80 });
  const pages = ["/schedule/", "/papers/"];
  const { folder } = await renderPages(site, "2030-05-02T00:00:00Z", pages);
  [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
});
after(async () => {
  await Promise.all([browser?.close(), server?.close()]);
});

/** Opens a page. @param isHeld keeps it in the state in which the rest is not laid out yet */
async function open(address: string, { isHeld = false, javaScriptEnabled = true } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  if (isHeld)
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
  await page.goto(server.url + address);
  return page;
}

const isOpening = (page: Page) => page.locator("html[data-opening]").count();
const isAllThere = (page: Page) => page.locator("html:not([data-opening])").waitFor();

/** Where everything with an id is, from the top of the page. */
function places(page: Page): Promise<[string, number][]> {
  return page
    .locator("main [id]")
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one): [string, number] => [one.id, Math.round(one.getBoundingClientRect().top + scrollY)]),
    );
}

describe("a long page", () => {
  for (const address of ["schedule/", "papers/"])
    test(`shows its first screen before all of it is laid out, and then lays out the rest (/${address})`, async () => {
      const held = await open(address, { isHeld: true });
      assert.equal(await isOpening(held), 1);
      const later = held.locator("[data-part]").filter({ visible: true }).last();
      assert.equal(await later.evaluate((part) => getComputedStyle(part).contentVisibility), "auto");
      const first = held.locator("[data-part]").first();
      assert.equal(await first.evaluate((part) => getComputedStyle(part).contentVisibility), "visible");
      await held.context().close();

      const page = await open(address);
      await isAllThere(page);
      assert.equal(await page.locator("[data-part][style]:not([style=''])").count(), 0);
      const plain = await open(address, { javaScriptEnabled: false });
      assert.equal(await isOpening(plain), 0);
      await page.context().close();
      await plain.context().close();
    });

  test("has its talks where they are when it is opened at one of them", async () => {
    const page = await open("schedule/");
    await isAllThere(page);
    const there = await places(page);
    assert.ok(there.length > 240);
    const [last = ""] = there.at(-1) ?? [];
    const other = await open(`schedule/#${last}`, { isHeld: true });
    assert.equal(await isOpening(other), 0);
    assert.deepEqual(await places(other), there);
    assert.ok(await isInView(other, last));
    await other.reload();
    assert.equal(await isOpening(other), 0);
    await page.context().close();
    await other.context().close();
  });

  test("takes who jumps meanwhile to the right place", async () => {
    const page = await open("schedule/", { isHeld: true });
    assert.equal(await isOpening(page), 1);
    const [last = ""] = (await places(page)).at(-1) ?? [];
    await page.evaluate((id) => {
      const link = document.createElement("a");
      link.href = `#${id}`;
      document.querySelector("main")?.prepend(link);
      link.click();
    }, last);
    assert.equal(await isOpening(page), 0);
    assert.ok(await isInView(page, last));
    await page.context().close();
  });

  test("is all laid out when something is chosen, or is by its address", async () => {
    const page = await open("schedule/", { isHeld: true });
    await page.locator(".facets__button").click();
    await page.locator(".facets__name").first().click();
    await page.locator(".facets__box").first().check();
    assert.equal(await isOpening(page), 0);
    const chosen = await open("schedule/?room=room-01", { isHeld: true });
    assert.equal(await isOpening(chosen), 0);
    await page.context().close();
    await chosen.context().close();
  });

  test("is printed whole", async () => {
    const page = await open("schedule/", { isHeld: true });
    await page.emulateMedia({ media: "print" });
    const waiting = await page
      .locator("[data-part]")
      .evaluateAll((parts) => parts.filter((part) => getComputedStyle(part).contentVisibility !== "visible").length);
    assert.equal(waiting, 0);
    await page.context().close();
  });
});

/** Whether something is at the top of the window, below what sticks there. */
function isInView(page: Page, id: string): Promise<boolean> {
  return page.evaluate((name) => {
    const { top, bottom } = document.getElementById(name)?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
    return top >= 0 && bottom <= innerHeight;
  }, id);
}
