import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture } from "../../site.ts";

describe("the papers' page", () => {
  let browser: Browser;
  const servers = new Map<string, FolderServer>();
  before(async () => {
    browser = await launch();
    for (const name of ["reference", "awkward"]) {
      const { folder } = await buildFixture(name, { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
      servers.set(name, await serveFolder(folder));
    }
  });
  after(async () => {
    await browser?.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
  });

  async function open(name: string, javaScriptEnabled = true): Promise<Page> {
    const page = await browser.newPage({ javaScriptEnabled });
    await page.goto(`${servers.get(name)?.url}papers/`);
    return page;
  }

  const shown = (page: Page) => page.locator(".paper").filter({ visible: true }).count();
  const filter = (page: Page) => page.getByRole("navigation", { name: "Kinds of papers" });

  test("shows one kind at the press of a button, says how many, and all again", async () => {
    const page = await open("reference");
    assert.equal(await shown(page), 33);
    const demos = filter(page).getByRole("button", { name: "Demos 12" });
    await demos.click();
    assert.equal(await shown(page), 12);
    assert.equal(await demos.getAttribute("aria-pressed"), "true");
    assert.equal(await filter(page).getByRole("status").innerText(), "12 of 33 shown");
    assert.equal(await page.getByRole("heading", { name: "Accepted posters" }).isVisible(), false);
    await filter(page).getByRole("button", { name: "All 33" }).click();
    assert.equal(await shown(page), 33);
    assert.equal(await demos.getAttribute("aria-pressed"), "false");
    await page.close();
  });

  test("counts a paper of two kinds in both", async () => {
    const page = await open("awkward");
    const buttons = await filter(page).getByRole("button").all();
    for (const button of buttons) {
      await button.click();
      const [count] = /\d+$/.exec(await button.innerText()) ?? [];
      assert.equal(await shown(page), Number(count), await button.innerText());
    }
    await filter(page).getByRole("button", { name: "Posters" }).click();
    assert.ok(await page.locator("#paper-influence").isVisible(), "an oral that also hangs as a poster");
    await page.close();
  });

  test("has links to the kinds without scripts, and no button that does nothing", async () => {
    const page = await open("reference", false);
    assert.equal(await filter(page).getByRole("button").count(), 0);
    const links = await filter(page).getByRole("link").filter({ visible: true }).all();
    assert.deepEqual(await Promise.all(links.map((link) => link.getAttribute("href"))), ["#posters", "#demos"]);
    await page.close();
  });

  test("keeps abstracts folded until somebody wants to read one", async () => {
    const page = await open("awkward");
    const paper = page.locator("#paper-influence");
    const abstract = paper.getByText("We bound");
    assert.equal(await abstract.isVisible(), false);
    await paper.locator("summary").click();
    await abstract.waitFor({ state: "visible" });
    await page.close();
  });
});
