import assert from "node:assert/strict";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { buildSite } from "../../src/cli/build.ts";
import { ROOT, temporaryFolder, writeFiles } from "../site.ts";
import { type FolderServer, launch, serveFolder } from "./browser.ts";

const NOW = "2030-05-01T12:00:00Z";
const WORKSHOP = "name: Workshop on Tests\nstart: 2030-06-03\ntimezone: Europe/Lisbon\nurl: https://example.org/\n";
const scheduleIn = (room: string) =>
  `- {date: 2030-06-03, end: 11:00, items: [{time: 9:00, type: keynote, title: Opening words, speakers: Ada Hart, room: ${room}, abstract: On tests.}, {time: 10:00, type: break, title: Coffee}]}\n`;
const SITE = {
  "data/workshop.yaml": WORKSHOP,
  "data/schedule.yaml": scheduleIn("R1"),
  "data/papers.yaml": "- {title: A paper nobody opened, authors: [Bo Lee], abstract: About zebras.}\n",
  "content/travel.md": "---\ntitle: Travel\nnav: 1\n---\nTake the tram.\n",
};

/** A host on which a site is published, updated, out of reach, or slow. */
class Host {
  readonly #output = path.join(temporaryFolder(), "site");
  readonly #prefix: string;
  readonly #front: Server;
  #inner: FolderServer | undefined;
  #state: "up" | "down" | "slow" = "up";
  readonly #held: (() => void)[] = [];

  constructor(prefix: string) {
    this.#prefix = prefix;
    this.#front = createServer((request, response) => void this.#serve(request.url ?? "/", response));
  }

  get url(): string {
    return `http://localhost:${(this.#front.address() as AddressInfo).port}${this.#prefix}`;
  }

  /** Builds a site in the place of what was there. */
  async publish(site: string, { now = NOW, serving = false } = {}): Promise<void> {
    const instant = DateTime.fromISO(now, { zone: "utc" }) as DateTime<true>;
    const rest = { now: instant, pathPrefix: this.#prefix, strict: false, serving };
    const { written } = await buildSite({ site, output: this.#output, ...rest });
    assert.ok(written, "the site has errors");
    if (this.#inner) return;
    this.#inner = await serveFolder(this.#output, this.#prefix);
    await new Promise<void>((resolve) => this.#front.listen(0, "localhost", resolve));
  }

  /** `down` cuts every connection; `slow` holds what is asked for until the host is up again. */
  become(state: "up" | "down" | "slow"): void {
    this.#state = state;
    if (state === "up") for (const release of this.#held.splice(0)) release();
  }

  async close(): Promise<void> {
    this.#front.closeAllConnections();
    this.#front.close();
    await this.#inner?.close();
  }

  async #serve(url: string, response: ServerResponse): Promise<void> {
    if (this.#state === "slow") await new Promise<void>((resolve) => this.#held.push(resolve));
    if (this.#state === "down") return void response.socket?.destroy();
    const answer = await fetch(new URL(url, this.#inner?.url), { redirect: "manual" });
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
  }
}

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

/** A visitor who has been to the home page, until the site is kept; complaints of the browser fail the test. */
async function visit(host: Host): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => assert.fail(message));
  page.on("console", (message) => {
    if (/Content.Security/i.test(message.text())) assert.fail(message.text());
  });
  await page.goto(host.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  return { context, page };
}

async function cutOff(host: Host, context: BrowserContext): Promise<void> {
  host.become("down");
  await context.setOffline(true);
}

async function reconnect(host: Host, context: BrowserContext): Promise<void> {
  host.become("up");
  await context.setOffline(false);
}

/** Asks a page, frame by frame, until it says yes: `waitForFunction` takes a promise for a yes. */
async function until<Given>(page: Page, isSo: (given: Given) => Promise<boolean>, given: Given): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await page.evaluate(isSo as never, given))) {
    assert.ok(Date.now() < end, `it never came true: ${isSo}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Waits until nothing on the site has a service worker. */
const untilGone = (page: Page) =>
  until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0, undefined);

const said = (page: Page, words: RegExp) => page.locator(".connection").filter({ hasText: words }).waitFor();

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
    assert.equal(missing?.status(), 404);
    assert.match(await page.locator("h1").innerText(), /Page not found/);
    await said(page, /not kept on this device/);
    await context.close();
  });
}

test("a site touches nothing of others on its host: neither their caches nor their pages", async () => {
  const host = await publish(writeFiles(SITE), "/sub/");
  const context = await browser.newContext();
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
    await until(page, async (url) => (await (await caches.match(url))?.text())?.includes("Z9") ?? false, talk);
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
    await said(page, /^No connection\. This is the page as of/);
    assert.match(await page.locator("main").innerText(), /R1/);
    host.become("up");
    await said(page, /^This page has been updated\. Reload$/);
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

test("the search that was used once finds other words without a network", async () => {
  const host = await publish(ROOT, "/sub/");
  const { context, page } = await visit(host);
  await page.goto(`${host.url}search/?q=Bastani`);
  await page.locator(".result").first().waitFor();
  const titles = await page.locator(".result__link").allInnerTexts();
  const indexed = await page.evaluate(async () => {
    const text = await (await fetch("/sub/sw.js")).text();
    return Object.keys(JSON.parse(text.slice("const SITE=".length, text.indexOf(";\n"))).search).length;
  });
  await until(
    page,
    async (count) => (await (await caches.open("lectern-site:/sub/:search")).keys()).length === count,
    indexed,
  );
  await cutOff(host, context);
  await page.goto(`${host.url}search/?q=Bastani`);
  await page.locator(".result").first().waitFor();
  assert.deepEqual(await page.locator(".result__link").allInnerTexts(), titles);
  await page.goto(`${host.url}search/?q=mythos`);
  await page.locator(".result__excerpt mark").first().waitFor();
  await context.close();
});

test("without scripts nothing is registered and nothing said", async () => {
  const host = await publish(writeFiles(SITE));
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host.url, { waitUntil: "networkidle" });
  assert.equal(await page.locator(".connection").count(), 0);
  assert.equal(context.serviceWorkers().length, 0);
  await context.close();
});
