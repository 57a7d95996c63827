/** What a device keeps of an event of a thousand talks, of which it has seen the home page alone. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { OFFLINE_BUDGET } from "../../src/site/offline.ts";
import { paperTitle, talkTitle, writeSyntheticSite } from "../synthetic.ts";
import { launch } from "./browser.ts";
import { cutOff, Host, said, siteOf, visitAs } from "./host.ts";

const TALK = talkTitle(617);
const PAPER = paperTitle(13);
const addressOf = (list: string, title: string) => `${list}/${title.toLowerCase().replaceAll(" ", "-")}/`;
const [talk, paper] = [addressOf("talks", TALK), addressOf("papers", PAPER)];

describe("a device that has seen the home page of a thousand talks", () => {
  let browser: Browser;
  let host: Host;
  let context: BrowserContext;
  let page: Page;
  before(async () => {
    [browser, host] = [await launch(), new Host("/sub/")];
    await host.publish(writeSyntheticSite({ days: 4, rooms: 32, talks: 1000, papers: 20 }));
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });
  beforeEach(async () => {
    host.beUsual();
    ({ context, page } = await visitAs(browser, host));
  });
  afterEach(() => context?.close());

  test("has fetched every page of the programme, the lists and the search, within the budget", async (t) => {
    const { files, pack } = await siteOf(host);
    const { frame = "", files: packs, of } = pack;
    const pages = Object.keys(files).filter((address) => !/^(?:assets\/|icon\.svg)/.test(address));
    assert.deepEqual(pages.slice(0, 6), ["", "offline.html", "my/", "schedule/", "schedule.ics", "stars.json"]);
    for (const list of ["schedule/2030-06-03/", "papers/", "speakers/", "search/"])
      assert.ok(pages.includes(list), list);
    const names = Object.keys(files);
    assert.equal(names.filter((address) => /^assets\/search-.*\.json$/.test(address)).length, 2);
    const addresses = [...names, frame, ...Object.keys(packs)];
    assert.ok(addresses.length <= OFFLINE_BUDGET.files);
    let bytes = 0;
    const packed: string[] = [];
    for (const address of addresses) {
      const text = await (await fetch(host.url + address)).text();
      bytes += gzipSync(text).length;
      if (address in packs) packed.push(...Object.keys(JSON.parse(text)));
    }
    t.diagnostic(`${addresses.length} files, ${bytes} bytes packed`);
    assert.ok(bytes <= OFFLINE_BUDGET.bytes, `${bytes} bytes`);
    // With the keynotes.
    assert.equal(packed.filter((address) => address.startsWith("talks/")).length, 1004);
    assert.equal(packed.length, of);
  });

  test("shows a talk and a paper that were never visited, as they are, with a star, and leads on", async () => {
    const mainOf = (html: string) => html.replace(/^[\s\S]*(?=<main)/, "");
    const built = new Map<string, string>();
    for (const address of [talk, paper]) built.set(address, await (await fetch(host.url + address)).text());
    await cutOff(host, context);
    for (const [address, html] of built) {
      const response = await page.goto(host.url + address);
      assert.equal(response?.status(), 200, address);
      assert.equal(mainOf((await response?.text()) ?? ""), mainOf(html));
      await said(page, /^No connection\. This is the page as of \d+ \w+ \d{4}, \d/);
      assert.equal(await page.title(), address === talk ? TALK : PAPER);
      assert.equal(await page.locator("main .star").count(), 1);
    }
    await page.goto(host.url + talk);
    await page.locator(".adjacent__next a").click();
    await page.locator("h1", { hasText: talkTitle(649) }).waitFor();
  });

  test("finds what was never searched for", async () => {
    await cutOff(host, context);
    await page.goto(`${host.url}search/?q=T0617`);
    await page.locator(".result", { hasText: TALK }).waitFor();
  });

  test("has the reader's programme and its calendar file, of talks starred without a network", async () => {
    await cutOff(host, context);
    await page.goto(host.url + talk);
    await page.getByRole("button", { name: "Add to my programme", exact: true }).click();
    await page.locator(".nav__count", { hasText: "1" }).waitFor();
    await page.goto(`${host.url}my/`);
    await page.locator(".my .row__title", { hasText: TALK }).waitFor();
    await page.getByText("This device has the whole programme for use without a network.").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Calendar file" }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    assert.deepEqual(
      text.match(/^SUMMARY:.*$/gm)?.map((line) => line.trim()),
      [`SUMMARY:${TALK}`],
    );
  });

  test("takes its words back when a page comes late and is the one in the pack", async () => {
    host.hold(talk);
    await page.goto(host.url + talk);
    await said(page, /^The network is slow\. This is the page as of/);
    assert.match(await page.locator("h1").innerText(), /T0617/);
    host.answerAll();
    await page.locator(".connection:empty").waitFor({ state: "attached" });
  });

  test("says what is not kept where there is no room for all, and works with the rest", async () => {
    await context.close();
    context = await browser.newContext({ serviceWorkers: "allow" });
    page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.url).origin, quotaSize: 4_000_000 });
    await page.goto(host.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await page.goto(`${host.url}my/`);
    const note = page.locator(".my__kept", { hasText: /this device has \d+ of the programme’s \d+ pages/ });
    await note.waitFor();
    await cutOff(host, context);
    await page.goto(`${host.url}schedule/`);
    assert.match(await page.locator("main").innerText(), /T0000/);
    const response = await page.goto(`${host.url}speakers/grace-ivanova-999/`);
    assert.equal(response?.status(), 503);
    assert.equal(await page.locator("h1").innerText(), "Not kept on this device");
  });
});
