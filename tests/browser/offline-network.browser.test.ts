/** What a visited site makes of a network that is slow, breaks off, or answers with something else than the site. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { writeFiles } from "../site.ts";
import { launch } from "./browser.ts";
import { cutOff, Host, type Odd, reconnect, said, until, visitAs } from "./host.ts";

const SITE = {
  "data/workshop.yaml":
    "name: Workshop on Tests\nstart: 2030-06-03\ntimezone: Europe/Lisbon\nurl: https://example.org/\n",
  "data/schedule.yaml":
    "- {date: 2030-06-03, end: 11:00, items: [{time: 9:00, type: keynote, title: Opening words, speakers: Ada Hart, room: R1, abstract: On tests.}, {time: 10:00, type: break, title: Coffee}]}\n",
  "content/travel.md": "---\ntitle: Travel\nnav: 1\n---\nTake the tram.\n",
  "public/poster.txt": "Posters are 90 cm wide.",
  "public/own.html": "<!DOCTYPE html><title>Own</title><p>A page of the organizers' own making: gr\u00fcezi",
};

const SLOW = /^The network is slow\. This is the page as of \d+ \w+ \d{4}, \d/;
const GONE = /^No connection\. This is the page as of \d+ \w+ \d{4}, \d/;
const FAILED = /^The current page could not be loaded\. This is the page as of \d+ \w+ \d{4}, .*Reload$/;
const NEWER = /^This page has been updated\. Reload$/;

/** The page with another room than the build gave it, as if it had been deployed without a new service worker. */
const inZ9: Odd = (response, { status, headers, body }) =>
  void response.writeHead(status, headers).end(body.toString().replaceAll("R1", "Z9"));
const portal: Odd = (response) =>
  void response.writeHead(200, { "Content-Type": "text/html" }).end("<!DOCTYPE html><title>Wi-Fi</title><h1>Sign in");
const failing =
  (status: number): Odd =>
  (response) =>
    void response.writeHead(status, { "Content-Type": "text/html" }).end(`<h1>Error ${status}</h1>`);
const leadingTo =
  (address: string): Odd =>
  (response) =>
    void response.writeHead(302, { Location: address }).end();
/** Breaks off in the middle, though it said how long it would be. */
const half: Odd = (response, { status, headers, body }) => {
  response.writeHead(status, { ...headers, "Content-Length": body.length });
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
};

describe("a visited site", () => {
  let browser: Browser;
  let elsewhere: Server;
  let login: string;
  let host: Host;
  let context: BrowserContext;
  let page: Page;
  let schedule: string;
  before(async () => {
    [browser, host] = [await launch(), new Host("/sub/")];
    await host.publish(writeFiles(SITE));
    schedule = `${host.url}schedule/`;
    elsewhere = createServer((_, response) => portal(response, { status: 200, headers: {}, body: Buffer.from("") }));
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    login = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/login`;
  });
  after(async () => {
    elsewhere.close();
    await browser?.close();
    await host?.close();
  });
  beforeEach(async () => {
    ({ context, page } = await visitAs(browser, host));
  });
  afterEach(async () => {
    host.beUsual();
    await context?.close();
  });

  const leadingToLogin: Odd = (response, usual) => leadingTo(login)(response, usual);
  const words = () => page.locator("main").innerText();
  const keptOf = (url: string) => page.evaluate(async (url) => (await caches.match(url))?.text(), url);
  const untilKept = (url: string, text: string) =>
    until(page, async ([url, text]) => (await (await caches.match(url))?.text())?.includes(text) ?? false, [
      url,
      text,
    ] as const);

  /** Opens a page that does not come, until its copy is shown. */
  async function openSlowly(): Promise<void> {
    host.hold("schedule/");
    await page.goto(schedule);
    await said(page, SLOW);
    assert.match(await words(), /R1/);
  }

  async function assertKept(): Promise<void> {
    await cutOff(host, context);
    await page.goto(schedule);
    await said(page, GONE);
    assert.match(await words(), /R1/);
  }

  test("offers and keeps a page that comes late, though the service worker is the same", async () => {
    host.answer("schedule/", inZ9);
    await openSlowly();
    host.answerAll();
    await said(page, NEWER);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByText("Z9").first().waitFor();
    assert.equal(await page.locator(".connection").innerText(), "");
    await cutOff(host, context);
    await page.goto(schedule);
    await said(page, GONE);
    assert.match(await words(), /Z9/);
  });

  test("takes its words back when a page comes late and is the one that is shown", async () => {
    await openSlowly();
    host.answerAll();
    await page.locator(".connection:empty").waitFor({ state: "attached" });
  });

  test("says that there is no connection when a slow one breaks off, and looks again when it is back", async () => {
    host.answer("schedule/", inZ9);
    await openSlowly();
    await cutOff(host, context);
    await said(page, GONE);
    host.answerAll();
    await reconnect(host, context);
    await said(page, NEWER);
  });

  test("keeps a page that comes when its reader has gone on, and says nothing of it there", async () => {
    host.answer("schedule/", inZ9);
    await openSlowly();
    await page.goto(`${host.url}travel/`);
    host.answerAll();
    await untilKept(schedule, "Z9");
    assert.equal(await page.locator(".connection").innerText(), "");
  });

  test("keeps a page that comes when its reader has not waited for any", async () => {
    host.answer("schedule/", inZ9);
    host.hold("schedule/");
    const [, travel] = await Promise.all([
      page.goto(schedule).catch(() => undefined),
      host.untilHeld().then(() => page.goto(`${host.url}travel/`)),
    ]);
    assert.equal(travel?.status(), 200);
    host.answerAll();
    await untilKept(schedule, "Z9");
  });

  test("goes on offering a new page whatever comes after", async () => {
    host.answer("schedule/", inZ9);
    await openSlowly();
    host.answerAll();
    await said(page, NEWER);
    await page.evaluate(() => {
      dispatchEvent(new Event("online"));
      document.dispatchEvent(new Event("visibilitychange"));
    });
    host.hold("travel/");
    const other = await context.newPage();
    await other.goto(`${host.url}travel/`);
    await said(other, SLOW);
    await said(page, NEWER);
  });

  /** Each at a page of its own, so that all are waited for at once. */
  const ANSWERS: readonly { what: string; address: string; odd: Odd; shown: RegExp; copy: RegExp }[] = [
    {
      what: "another page of the host",
      address: "schedule/",
      odd: leadingTo("/elsewhere"),
      shown: /not found/i,
      copy: /R1/,
    },
    {
      what: "another page of the site",
      address: "my/",
      odd: leadingTo("/sub/travel/"),
      shown: /tram/,
      copy: /My programme/,
    },
    { what: "another host", address: "speakers/", odd: leadingToLogin, shown: /Sign in/, copy: /Ada Hart/ },
    {
      what: "somebody's who wants one to sign in",
      address: "talks/opening-words/",
      odd: portal,
      shown: /Sign in/,
      copy: /On tests/,
    },
    {
      what: "missing, as in the middle of a deploy",
      address: "",
      odd: failing(404),
      shown: /Error 404/,
      copy: /Full schedule/,
    },
  ];
  test(`shows what is ${ANSWERS.map(({ what }) => what).join("; or ")}, says so where it comes late, and keeps its copy`, async () => {
    const tabs = await Promise.all(ANSWERS.map(async (answer) => ({ ...answer, tab: await context.newPage() })));
    for (const { address, odd } of ANSWERS) host.answer(address, odd);
    for (const { what, address, shown, tab } of tabs) {
      await tab.goto(host.url + address);
      assert.match(await tab.locator("body").innerText(), shown, what);
    }
    host.hold(...ANSWERS.map(({ address }) => address));
    const assertCopy = async (says: RegExp) => {
      await Promise.all(
        tabs.map(async ({ what, address, copy, tab }) => {
          await tab.goto(host.url + address);
          await said(tab, says);
          assert.match(await tab.locator("main").innerText(), copy, what);
        }),
      );
    };
    await assertCopy(SLOW);
    host.answerAll();
    await Promise.all(tabs.map(({ tab }) => said(tab, FAILED)));
    await cutOff(host, context);
    await assertCopy(GONE);
  });

  test("shows its copy for an error of the server, and says that it is one", async () => {
    host.answer("schedule/", failing(503));
    await page.goto(schedule);
    await said(page, FAILED);
    assert.match(await words(), /R1/);
    host.beUsual();
    await page.getByRole("button", { name: "Reload" }).click();
    await page.locator(".connection:empty").waitFor({ state: "attached" });
  });

  test("forgets what the server says is gone for good", async () => {
    host.answer("schedule/", failing(410));
    await page.goto(schedule);
    host.beUsual();
    await page.goto(host.url);
    await until(page, async (url) => (await caches.match(url)) === undefined, schedule);
  });

  test("does not keep half a page", async () => {
    host.answer("schedule/", half);
    // Of what breaks off at once, browsers may show nothing at all.
    await page.goto(schedule, { waitUntil: "commit" }).catch(() => {});
    host.beUsual();
    await page.goto(host.url);
    await assertKept();
  });

  test("does not keep half a page that comes late", async () => {
    host.answer("schedule/", half);
    await openSlowly();
    host.answerAll();
    await said(page, FAILED);
    await assertKept();
  });

  test("keeps no page of somebody's in the place of a file", async () => {
    const poster = `${host.url}poster.txt`;
    const read = () => page.evaluate(async (url) => (await fetch(url)).text(), poster);
    assert.equal(await read(), SITE["public/poster.txt"]);
    await until(page, async (url) => (await caches.match(url)) !== undefined, poster);
    for (const odd of [portal, leadingTo("/sub/travel/")]) {
      host.answer("poster.txt", odd);
      await read();
    }
    await cutOff(host, context);
    assert.equal(await read(), SITE["public/poster.txt"]);
  });

  test("keeps pages of the organizers' own making as they were built", async () => {
    const own = `${host.url}own.html`;
    assert.match((await keptOf(own)) ?? "", /gr\u00fcezi/);
    host.answer("own.html", portal);
    await page.goto(own);
    await cutOff(host, context);
    await page.goto(own);
    assert.match(await page.locator("body").innerText(), /gr\u00fcezi/);
  });

  test("knows its pages where the host calls them by names without a slash", async () => {
    host.answer("schedule/", leadingTo("/sub/schedule"));
    host.answer(
      "schedule",
      (response, { headers }) =>
        void fetch(`${host.url}travel/`).then(async (travel) => {
          const text = (await travel.text()).replace("tram", "Z9");
          response.writeHead(200, { ...headers, "Content-Type": "text/html" }).end(text);
        }),
    );
    host.hold("schedule");
    await page.goto(schedule);
    await said(page, SLOW);
    assert.match(await words(), /R1/);
    host.answerAll();
    await said(page, NEWER);
    await untilKept(schedule, "Z9");
  });

  test("goes on where the device has no room", async () => {
    await context.close();
    context = await browser.newContext({ serviceWorkers: "allow" });
    page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.url).origin, quotaSize: 1 });
    await page.goto(host.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await page.goto(schedule);
    assert.match(await words(), /R1/);
    assert.equal(await keptOf(schedule), undefined);
    assert.equal(await page.locator(".connection").innerText(), "");
  });

  test("does not take a mistake of its own for a missing network", async () => {
    host.answer("sw.js", (response, { headers, body }) => {
      const mistake = "Response.prototype.clone = () => { throw new TypeError('a mistake') };\n";
      response.writeHead(200, headers).end(mistake + body);
    });
    await context.close();
    ({ context, page } = await visitAs(browser, host));
    await assert.rejects(page.goto(schedule), /ERR_FAILED/);
  });

  test("keeps its copies where a new service worker is answered with something else", async () => {
    const odd: Readonly<Record<string, Odd>> = {
      "schedule/": leadingTo(login),
      "travel/": leadingTo("/sub/schedule/"),
      "speakers/": portal,
      "my/": failing(404),
      "own.html": failing(500),
    };
    for (const [address, answer] of Object.entries(odd)) host.answer(address, answer);
    const site = writeFiles({
      ...SITE,
      "data/speakers.yaml": "- {name: Ada Hart, affiliation: Z9}\n",
      "content/travel.md": SITE["content/travel.md"].replace("tram", "Z9"),
      "public/own.html": "Z9",
    });
    await host.publish(site);
    await page.evaluate(async () => {
      const { serviceWorker } = navigator;
      const changing = new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
      await (await serviceWorker.ready).update();
      await changing;
    });
    await said(page, /^This page has been updated|^Updated since/);
    await cutOff(host, context);
    for (const address of Object.keys(odd)) {
      const response = await page.goto(host.url + address);
      assert.equal(response?.status(), 200, address);
      assert.doesNotMatch(await page.locator("body").innerText(), /Z9|Sign in|Error/, address);
    }
  });
});
