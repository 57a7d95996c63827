import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { ROOT, writeFiles } from "../site.ts";
import { launch } from "./browser.ts";
import { cutOff, Host, reconnect, said, siteOf, until, untilGone, untilPacked, visitAs } from "./host.ts";

const WORKSHOP = "name: Workshop on Tests\nstart: 2030-06-03\ntimezone: Europe/Lisbon\nurl: https://example.org/\n";
const scheduleIn = (room: string) =>
  `- {date: 2030-06-03, end: 11:00, items: [{time: 9:00, type: keynote, title: Opening words, speakers: Ada Hart, room: ${room}, abstract: On tests.}, {time: 10:00, type: break, title: Coffee}]}\n`;
const SITE = {
  "data/workshop.yaml": WORKSHOP,
  "data/schedule.yaml": scheduleIn("R1"),
  "data/papers.yaml": "- {title: A paper nobody opened, authors: [Bo Lee], abstract: About zebras.}\n",
  "content/travel.md": "---\ntitle: Travel\nnav: 1\n---\nTake the tram.\n",
};

let browser: Browser;
const hosts: Host[] = [];
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await Promise.all(hosts.map((host) => host.close()));
});

async function publish(site: string, prefix = "/"): Promise<Host> {
  const host = new Host(prefix);
  hosts.push(host);
  await host.publish(site);
  return host;
}

const visit = (host: Host) => visitAs(browser, host);

async function isStyled(page: Page): Promise<boolean> {
  return page.evaluate(
    () => "script" in document.documentElement.dataset && getComputedStyle(document.body).marginTop === "0px",
  );
}

const cacheNames = (page: Page) => page.evaluate(async () => (await caches.keys()).sort());

for (const prefix of ["/", "/sub/"]) {
  test(`after one visit the reference opens without a network under ${prefix}: every page, with style and script`, async () => {
    const host = await publish(ROOT, prefix);
    const { context, page } = await visit(host);
    await cutOff(host, context);
    for (const address of [
      "",
      "schedule/",
      "schedule/?day=2019-05-06",
      "talks/a-new-perspective-on-adversarial-perturbations/",
      "papers/",
      "papers/the-scientific-method-in-the-science-of-machine-learning/",
      "committee/",
      "call-for-papers/",
      "schedule/print/",
      "schedule",
      "index.html",
    ]) {
      const response = await page.goto(host.url + address);
      assert.equal(response?.status(), 200, address);
      assert.ok(await isStyled(page), address);
      await said(page, /^No connection\. This is the page as of \d+ \w+ \d{4}, \d/);
    }
    const missing = await page.goto(`${host.url}nowhere/at/all/`);
    assert.equal(missing?.status(), 503);
    assert.equal(await page.locator("h1").innerText(), "Not kept on this device");
    assert.match(await page.locator("main").innerText(), /needs the network/);
    await said(page, /not saved on this device/);
    await context.close();
  });
}

test("a site touches nothing of others on its host: neither their caches nor their pages", async () => {
  const host = await publish(writeFiles(SITE), "/sub/");
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(new URL("/", host.url).href);
  await page.evaluate(async () => {
    for (const name of ["other", "lectern-site:/:pages", "lectern-site:/sub/old/:pages", "lectern-site:/sub/:before"])
      await (await caches.open(name)).put("/sub/", new Response("somebody else's"));
  });
  await page.goto(host.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  // Only what an earlier version of this very site may have left is gone.
  assert.deepEqual(await cacheNames(page), [
    "lectern-site:/:pages",
    "lectern-site:/sub/:files",
    "lectern-site:/sub/:pages",
    "lectern-site:/sub/old/:pages",
    "other",
  ]);
  await cutOff(host, context);
  await page.goto(`${host.url}schedule/`);
  assert.match(await page.locator("main").innerText(), /Opening words/);
  await assert.rejects(page.goto(new URL("/elsewhere/", host.url).href), /ERR_/);
  await context.close();
});

describe("a new deploy", () => {
  test("is shown at the next visit, says so once, and is what is kept from then on", async () => {
    const site = writeFiles(SITE);
    const host = await publish(site);
    const talk = `${host.url}talks/opening-words/`;
    const { context, page } = await visit(host);
    await page.goto(`${host.url}schedule/`);
    assert.equal(await page.locator(".connection").innerText(), "");
    await host.publish(writeFiles({ ...SITE, "data/schedule.yaml": scheduleIn("Z9") }, site));
    await page.goto(`${host.url}schedule/`);
    assert.match(await page.locator("main").innerText(), /Z9/);
    await said(page, /^Updated since your last visit\.$/);
    // The worker of the new deploy has fetched the pages that nobody has opened since.
    await untilPacked(page, host);
    await cutOff(host, context);
    await page.goto(talk);
    assert.match(await page.locator("main").innerText(), /Z9/);
    assert.ok(await isStyled(page));
    await context.close();
  });

  test("is offered to a page that has stayed open", async () => {
    const site = writeFiles(SITE);
    const host = await publish(site);
    const { context, page } = await visit(host);
    await page.goto(`${host.url}schedule/`);
    await host.publish(writeFiles({ ...SITE, "data/schedule.yaml": scheduleIn("Z9") }, site));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await said(page, /^This page has been updated\. Reload$/);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByText("Z9").first().waitFor();
    await context.close();
  });

  test("of a night in which nothing happened is none", async () => {
    const site = writeFiles(SITE);
    const host = await publish(site);
    const { context, page } = await visit(host);
    const worker = await (await fetch(`${host.url}sw.js`)).text();
    await host.publish(writeFiles({ "data/workshop.yaml": `${WORKSHOP}updated: 2030-05-01\n` }, site));
    await host.publish(site, { now: "2030-05-02T12:00:00Z" });
    assert.equal(await (await fetch(`${host.url}sw.js`)).text(), worker);
    await page.reload();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    assert.equal(await page.locator(".connection").innerText(), "");
    await context.close();
  });

  test("that comes slowly is offered when it has come; until then the page is the one before", async () => {
    const site = writeFiles(SITE);
    const host = await publish(site);
    const { context, page } = await visit(host);
    await host.publish(writeFiles({ ...SITE, "data/schedule.yaml": scheduleIn("Z9") }, site));
    host.become("slow");
    await page.goto(`${host.url}schedule/`);
    await said(page, /^The network is slow\. This is the page as of/);
    assert.match(await page.locator("main").innerText(), /R1/);
    host.become("up");
    await said(page, /^This page has been updated\. Reload$/);
    await context.close();
  });
});

describe("a build of which not all has come", () => {
  test("is not mixed with the one before: everything is of that one, until all of the new one is there", async () => {
    const site = writeFiles(SITE);
    const host = await publish(site);
    const { context, page } = await visit(host);
    const before = await siteOf(host);
    await host.publish(writeFiles({ ...SITE, "data/schedule.yaml": scheduleIn("Z9") }, site));
    const { pack } = await siteOf(host);
    const fresh = Object.keys(pack.files).filter((address) => !(address in before.pack.files));
    assert.ok(fresh.length > 0);
    host.hold(...fresh);
    await page.goto(`${host.url}travel/`);
    await host.untilHeld();
    await cutOff(host, context);
    for (const address of ["schedule/", "talks/opening-words/"]) {
      await page.goto(host.url + address);
      assert.match(await page.locator("main").innerText(), /R1/, address);
    }
    host.answerAll();
    await reconnect(host, context);
    await page.goto(`${host.url}travel/`);
    await untilPacked(page, host);
    await cutOff(host, context);
    for (const address of ["schedule/", "talks/opening-words/"]) {
      await page.goto(host.url + address);
      assert.match(await page.locator("main").innerText(), /Z9/, address);
    }
    await context.close();
  });
});

test("where traffic is to be saved the offline pack is not fetched, and a talk says that it needs the network", async () => {
  const host = await publish(writeFiles(SITE));
  const context = await browser.newContext({ serviceWorkers: "allow" });
  await context.addInitScript("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })");
  const page = await context.newPage();
  await page.goto(host.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await page.goto(`${host.url}my/`);
  await page.getByText("this device has 0 of the programme’s 3 pages").waitFor();
  await cutOff(host, context);
  await page.goto(`${host.url}talks/opening-words/`);
  assert.equal(await page.locator("h1").innerText(), "Not kept on this device");
  await page.goto(`${host.url}schedule/`);
  assert.match(await page.locator("main").innerText(), /Opening words/);
  await context.close();
});

describe("starred talks", () => {
  const programme = (opening: string, closing: string) =>
    `- {date: 2030-06-03, end: 13:00, items: [{type: keynote, title: Opening words, speakers: Ada Hart, ${opening}}, {type: keynote, title: Closing words, speakers: Bo Lee, ${closing}}]}\n`;
  const BEFORE = programme("time: 9:00, room: R1", "time: 12:00, room: R1");

  test("that a new build moves or cancels are named once on any page, and on /my/ until that is noted", async () => {
    const site = writeFiles({ ...SITE, "data/schedule.yaml": BEFORE });
    const host = await publish(site);
    const { context, page } = await visit(host);
    await page.goto(`${host.url}schedule/`);
    for (const title of ["Opening words", "Closing words"])
      await page
        .getByRole("button", { name: `Add to my programme: ${title}` })
        .first()
        .click();
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes("seen-")));
    const schedule = programme("time: 10:30, room: Z9", "time: 12:00, room: R1, cancelled: yes");
    await host.publish(writeFiles({ ...SITE, "data/schedule.yaml": schedule }, site));
    await page.goto(`${host.url}travel/`);
    const told = page.locator(".told", { hasText: "Changes in your programme: 2. My programme" });
    await told.waitFor();
    await untilPacked(page, host);
    await cutOff(host, context);
    await page.goto(`${host.url}talks/opening-words/`);
    await said(page, /^No connection/);
    await page.locator(".nav__my").click();
    const news = page.locator(".my__changes li");
    await news.nth(1).waitFor();
    assert.deepEqual(await news.allInnerTexts(), [
      "Opening words: moved from Room R1 09:00 to Room Z9 10:30",
      "Closing words: cancelled",
    ]);
    await page.getByRole("button", { name: "Got it" }).click();
    await news.first().waitFor({ state: "detached" });
    await page.reload();
    await page.locator(".my .row__title", { hasText: "Opening words" }).waitFor();
    await page.locator(".my__kept:not(:empty)").waitFor();
    assert.equal(await news.count(), 0);
    await context.close();
  });
});

test("what a page says about the connection is taken back when it returns", async () => {
  const host = await publish(writeFiles(SITE));
  const { context, page } = await visit(host);
  await cutOff(host, context);
  await page.goto(`${host.url}travel/`);
  await said(page, /^No connection/);
  assert.equal(await page.getByRole("status").filter({ hasText: "No connection" }).count(), 1);
  await reconnect(host, context);
  await page.locator(".connection:empty").waitFor({ state: "attached" });
  await context.close();
});

test("offline: no removes the worker and what it kept, and registers none", async () => {
  const site = writeFiles(SITE);
  const host = await publish(site);
  const { context, page } = await visit(host);
  await page.evaluate(() => caches.open("other"));
  await host.publish(writeFiles({ "data/workshop.yaml": `${WORKSHOP}offline: no\n` }, site));
  await page.goto(host.url);
  await untilGone(page);
  assert.deepEqual(await cacheNames(page), ["other"]);
  await page.reload({ waitUntil: "networkidle" });
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  assert.equal(await page.locator("html").getAttribute("data-worker"), null);
  await context.close();
});

test("pages of lectern serve register nothing, and its worker sends an earlier one away", async () => {
  const site = writeFiles(SITE);
  const host = await publish(site);
  const { context, page } = await visit(host);
  await host.publish(site, { serving: true });
  await page.goto(host.url);
  await untilGone(page);
  assert.equal(await page.locator("html").getAttribute("data-worker"), null);
  await context.close();
});

test("the search finds names and words of abstracts without a network, though it was never used before", async () => {
  const host = await publish(ROOT, "/sub/");
  const { context, page } = await visit(host);
  await until(
    page,
    async () => {
      const site = JSON.parse(/^const SITE=(.*);$/m.exec(await (await fetch("/sub/sw.js")).text())?.[1] ?? "{}");
      const files = await (await caches.open("lectern-site:/sub/:files")).keys();
      const kept = new Set(files.map(({ url }) => new URL(url).pathname.replace("/sub/", "")));
      return Object.keys(site.files).every((address) => !/^assets\/search-/.test(address) || kept.has(address));
    },
    undefined,
  );
  await cutOff(host, context);
  await page.goto(`${host.url}search/?q=Bastani`);
  await page.locator(".result").first().waitFor();
  await page.goto(`${host.url}search/?q=mythos`);
  await page.locator(".result__excerpt mark").first().waitFor();
  await context.close();
});

test("without scripts nothing is registered and nothing said", async () => {
  const host = await publish(writeFiles(SITE));
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(host.url, { waitUntil: "networkidle" });
  assert.equal(await page.locator(".connection").count(), 0);
  assert.equal(context.serviceWorkers().length, 0);
  await context.close();
});
