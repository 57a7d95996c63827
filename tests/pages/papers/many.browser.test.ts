import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { axeViolations } from "../../browser/axe.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, temporaryFolder, writeFiles } from "../../site.ts";
import { MANY } from "./many.ts";

describe("the list of many papers, in a browser", () => {
  let browser: Browser;
  const servers: FolderServer[] = [];
  let home = "";
  let arabic = "";
  before(async () => {
    browser = await launch();
    const serve = async (files: Record<string, string>) => {
      const site = writeFiles(files, temporaryFolder());
      const { folder } = await buildFixture(site, { now: "2030-01-01T00:00:00Z", pathPrefix: "/sub/" });
      const server = await serveFolder(folder, "/sub/");
      servers.push(server);
      return server.url;
    };
    home = await serve(MANY);
    arabic = await serve({ ...MANY, "data/workshop.yaml": `${MANY["data/workshop.yaml"]}language: ar\n` });
  });
  after(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  async function open(address = "", options: BrowserContextOptions = {}, site = home): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.on("weberror", (error) => assert.fail(error.error()));
    const page = await context.newPage();
    await page.goto(`${site}papers/${address}`);
    if (options.javaScriptEnabled !== false)
      await page.locator(".paper a[aria-expanded]").first().waitFor({ state: "attached" });
    return page;
  }

  const rows = (page: Page) => page.locator(".paper").filter({ visible: true });
  const titles = (page: Page) => rows(page).locator(".paper__title").allTextContents();
  const field = (page: Page) => page.getByRole("searchbox", { name: "Title, author or keyword" });
  const status = (page: Page) => page.locator(".facets__status").innerText();
  const found = (page: Page) => page.locator(".paper mark").filter({ visible: true }).allInnerTexts();

  /** Types letter by letter, until the address, which is the last to know, has the words. */
  async function ask(page: Page, words: string): Promise<void> {
    await field(page).fill("");
    await field(page).pressSequentially(words);
    await page.waitForFunction((typed) => new URLSearchParams(location.search).get("q") === typed, words);
  }

  test("shows a letter before what it finds, so that typing never waits", async () => {
    const page = await open();
    const during = await field(page).evaluate((input: HTMLInputElement) => {
      input.value = "invari";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      return document.querySelectorAll(".paper:not([hidden])").length;
    });
    assert.equal(during, 60);
    await page.locator(".paper mark").first().waitFor();
    assert.equal(await rows(page).count(), 2);
    await page.context().close();
  });

  test("finds while one types, in titles, names and keywords, and marks the letters", async () => {
    const page = await open();
    assert.equal(await rows(page).count(), 60);
    assert.equal(await status(page), "70 papers");
    await ask(page, "invari");
    assert.deepEqual(await titles(page), ["Loop invariants x2", "Invariants mined from failures"]);
    assert.deepEqual(await found(page), ["invari", "Invari"]);
    assert.equal(await status(page), "2 of 70 shown");
    await ask(page, "lukasz strasse");
    assert.deepEqual(await found(page), ["Łukasz", "Straße"]);
    await ask(page, "语言模型");
    assert.deepEqual(await found(page), ["语言模型"]);
    await ask(page, "monitoring");
    assert.equal(await rows(page).count(), 2);
    assert.equal(await page.locator(".paper__found").first().innerText(), "Keywords: monitoring");
    await ask(page, "150");
    assert.deepEqual(await titles(page), ["Paper 50"], "by the board");
    await ask(page, "no such thing");
    assert.equal(await status(page), "0 of 70 shown");
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal(await rows(page).count(), 60);
    assert.deepEqual(await found(page), []);
    await page.context().close();
  });

  test("shows data as it is written, marks and all", async () => {
    const page = await open();
    await ask(page, "bold odd");
    assert.deepEqual(await titles(page), ['<b>Bold</b> & "quoted"']);
    assert.deepEqual(await page.locator(".paper__found").innerText(), "Keywords: <u>odd</u>");
    assert.deepEqual(await found(page), ["Bold", "odd"]);
    await ask(page, "eve");
    assert.equal(await rows(page).locator(".paper__authors").innerText(), "<i>Eve</i>");
    assert.equal(await page.locator(".paper :is(b, i, u)").count(), 0);
    await page.context().close();
  });

  test("is narrowed by several values, of one facet either, of several all; the address keeps them", async () => {
    const page = await open();
    const box = (name: RegExp) => page.getByRole("checkbox", { name });
    await box(/Long oral/).check();
    await box(/^Oral/).check();
    assert.equal(await rows(page).count(), 3);
    assert.equal(await status(page), "3 of 70 shown");
    await box(/^monitoring/).check();
    assert.equal(await rows(page).count(), 0);
    await box(/Long oral/).uncheck();
    await box(/^Oral/).uncheck();
    assert.equal(await rows(page).count(), 2);
    await page.getByRole("radio", { name: "title" }).check();
    await ask(page, "inv");
    await page.waitForURL("**/papers/?q=inv&keyword=monitoring&order=title");
    await page.reload();
    assert.deepEqual(await titles(page), ["Invariants mined from failures"]);
    assert.equal(await box(/^monitoring/).isChecked(), true);
    assert.equal(await page.locator(".facets__chosen").innerText(), "monitoring");
    assert.equal(await page.getByRole("radio", { name: "title" }).isChecked(), true);
    await page.context().close();
  });

  test("keeps the order that was chosen while more are shown, and goes on at the first new one", async () => {
    const page = await open("?order=title");
    const all = await titles(page);
    assert.deepEqual(all.slice(0, 2), ['<b>Bold</b> & "quoted"', "Invariants mined from failures"]);
    await page.getByRole("button", { name: "Show more" }).click();
    assert.deepEqual((await titles(page)).slice(0, 60), all);
    assert.equal(await rows(page).count(), 70);
    assert.equal(
      await rows(page)
        .nth(60)
        .locator("a")
        .evaluate((link) => link === document.activeElement),
      true,
    );
    assert.equal(await page.getByRole("button", { name: "Show more" }).isVisible(), false);
    await page.context().close();
  });

  test("opens the abstract of a row with links and similar papers, by the keyboard too; without one, it leads to the page", async () => {
    const page = await open("?q=mined");
    const link = page.getByRole("link", { name: "Invariants mined from failures" }).first();
    assert.equal(await link.getAttribute("aria-expanded"), "false");
    await field(page).focus();
    await link.focus();
    await page.keyboard.press("Enter");
    await page.getByText("What paper 0 says.").waitFor();
    assert.equal(await link.getAttribute("aria-expanded"), "true");
    assert.equal(new URL(page.url()).pathname, "/sub/papers/");
    const row = rows(page).first();
    assert.ok(await row.getByText("Similar papers").isVisible());
    assert.equal(await row.getByRole("link", { name: "Loop invariants" }).count(), 1);
    assert.equal(await page.locator("[id=similar]").count(), 0, "no id from elsewhere");
    assert.deepEqual(await axeViolations(page), []);
    await page.keyboard.press("Enter");
    assert.equal(await page.getByText("What paper 0 says.").isVisible(), false);
    await page.keyboard.press("Enter");
    await row.getByRole("link", { name: "Page of this paper" }).click();
    await page.waitForURL("**/sub/papers/p0/");
    await page.goto(`${home}papers/?q=without+anything`);
    await page.getByRole("link", { name: "Without anything else" }).click();
    await page.waitForURL("**/sub/papers/p7/");
    await page.context().close();
  });

  test("says that an abstract could not be loaded, and tries again", async () => {
    const page = await open("?q=mined");
    const link = page.getByRole("link", { name: "Invariants mined from failures" }).first();
    await page.route("**/papers/p0/", (route) => route.abort());
    await link.click();
    await page.getByText("The abstract could not be loaded.").waitFor();
    await page.unroute("**/papers/p0/");
    await link.click();
    await link.click();
    await page.getByText("What paper 0 says.").waitFor();
    await page.context().close();
  });

  test("shows a paper that a link leads to, wherever it is, and the papers of a kind", async () => {
    const page = await open("#paper-p0");
    assert.equal(await page.locator("#paper-p0").isVisible(), true);
    await page.goto(`${home}papers/?q=spoken#paper-p0`);
    await page.locator("#paper-p0").waitFor();
    assert.equal(await field(page).inputValue(), "");
    await page.evaluate(() => {
      location.hash = "#orals";
    });
    await page.locator(".facets__status", { hasText: "2 of 70" }).waitFor();
    await page.context().close();
  });

  test("has all papers without scripts, each with a link to its page, and nothing that does not work", async () => {
    const page = await open("", { javaScriptEnabled: false });
    assert.equal(await rows(page).count(), 70);
    assert.equal(await page.locator(":is(input, button)").filter({ visible: true }).count(), 0);
    await page.getByRole("link", { name: "Paper 50" }).click();
    assert.equal(new URL(page.url()).pathname, "/sub/papers/p50/");
    await page.context().close();
  });

  test("on a phone has its facets behind one button that counts what is chosen", async () => {
    const page = await open("", { viewport: { width: 360, height: 740 }, hasTouch: true });
    const filter = page.locator(".facets__button");
    const oral = page.getByRole("checkbox", { name: /^Oral/ });
    assert.equal(await oral.isVisible(), false);
    await filter.click();
    await oral.check();
    await page.getByRole("checkbox", { name: /^repair/ }).check();
    assert.equal((await filter.innerText()).replace(/\s+/, " "), "Filter 2");
    await page.getByRole("checkbox", { name: /^repair/ }).uncheck();
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole("button", { name: "Show 2 of 70" }).click();
    assert.equal(await oral.isVisible(), false);
    assert.equal(await rows(page).count(), 2);
    await filter.press("Enter");
    await oral.press("Escape");
    assert.equal(await filter.evaluate((button) => button === document.activeElement), true);
    await page.context().close();
  });

  for (const [width, colorScheme] of [
    [360, "dark"],
    [1280, "light"],
  ] as const) {
    test(`fits ${width} px in Arabic and in the ${colorScheme} scheme, and axe finds nothing, even among what was found`, async () => {
      const page = await open("?q=inv", { viewport: { width, height: 740 }, colorScheme }, arabic);
      assert.deepEqual(await found(page), ["inv", "Inv"]);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      const [board, title] = await Promise.all(
        [".paper__board", ".paper__title"].map((name) => rows(page).first().locator(name).boundingBox()),
      );
      assert.ok((board?.x ?? 0) > (title?.x ?? 0), "boards are on the right");
      assert.deepEqual(await axeViolations(page), []);
      await page.context().close();
    });
  }
});
