import assert from "node:assert/strict";
import { readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { after, before, type TestContext, test } from "node:test";
import type { Page } from "playwright-core";
import { launch } from "../../browser/browser.ts";
import { SMALL, smallSite } from "../../cli/lectern.ts";
import { writeFiles } from "../../site.ts";
import { endServing, oursIn, Serving } from "./serving.ts";

const schedule = (title: string) =>
  `- date: 2030-05-06\n  items: [{time: 9:00-10:00, type: keynote, title: ${title}, speakers: Ann Lee}]\n`;

/** The site that most tests change, served by one process: each test leaves its name as it was. */
let site = "";
let serving: Serving;
let url = "";

before(async () => {
  site = smallSite({
    "data/schedule.yaml": schedule("Before"),
    "content/call.md": "---\ntitle: Call\nnav: 1\n---\n\nSend.\n",
    "public/old/index.html": "From elsewhere",
    // New folders would be noticed one after the other.
    "templates/pages/committee/committee.njk": "Nothing yet",
  });
  serving = new Serving(site);
  url = await serving.address();
});
after(endServing);

const rename = (name: string) => writeFiles({ "data/workshop.yaml": SMALL.replace("Small", name) }, site);

/** Gives the site its name back, and waits until it is shown. */
async function restore(): Promise<void> {
  rename("Small");
  await shows(url, (_, text) => text.includes("Small Workshop"));
}

/** A page of a browser that is closed when the test ends. */
async function newPage(t: TestContext): Promise<Page> {
  const browser = await launch();
  t.after(() => browser.close());
  const context = await browser.newContext();
  return context.newPage();
}

/** Opens a page, waits until it hears of changes, and gathers what the browser complains about. */
async function openListening(t: TestContext, url: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await newPage(t);
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const connected = page.waitForResponse(/__lectern\/news/, { timeout: 10_000 });
  await page.goto(url);
  await connected;
  return { page, complaints };
}

/** Waits until a page is what the files say: they may be seen to change in several steps, each of which is a state to show. */
async function shows(url: string, what: (response: Response, text: string) => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const response = await fetch(url);
    const text = await response.text();
    if (what(response, text)) return;
    assert.ok(Date.now() < end, `it never shows what it should, but:\n${text}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

test("serve shows the site, rebuilds on a save, and keeps the last good pages", async () => {
  assert.match(await textOf(url), /Small Workshop/);

  rename("Renamed");
  await serving.says(/Changed: data\/workshop\.yaml[\s\S]*Read in/);
  assert.match(await textOf(url), /Renamed Workshop/);

  writeFiles({ "data/workshop.yaml": `${SMALL.replace("Small", "Broken")}nonsense: 1\n` }, site);
  await serving.says(/data\/workshop\.yaml:\d+:\d+ error [\s\S]*keeps the last good pages/);
  assert.match(await textOf(url), /Renamed Workshop/);

  rename("Mended");
  await serving.says(/Read in/);
  assert.match(await textOf(url), /Mended Workshop/);
  await restore();
});

test("after a save every page and file that is asked for is as the data says, and what is gone is gone", async () => {
  assert.match(await textOf(`${url}talks/before/`), /Before/);
  writeFiles({ "data/schedule.yaml": schedule("Afterwards") }, site);
  await serving.says(/Changed: data\/schedule\.yaml[\s\S]*Read in/);
  for (const page of ["", "schedule/", "schedule/print/", "speakers/ann-lee/", "talks/afterwards/"])
    assert.match(await textOf(url + page), /Afterwards/, page);
  assert.equal((await fetch(`${url}talks/before/`)).status, 404);
  assert.equal(await textOf(`${url}old/`), "From elsewhere");
  assert.match(await textOf(`${url}schedule.ics`), /SUMMARY:Afterwards/);
  assert.equal((await fetch(`${url}talks/before/event.ics`)).status, 404);
});

test("two hundred saves in a row end in the last one", async () => {
  for (let save = 1; save <= 200; save += 1) rename(`Save ${save} of a`);
  await shows(url, (_, text) => text.includes("Save 200 of a Workshop"));
  await restore();
});

test("serve survives files that are deleted and folders that are renamed, and takes them back", async () => {
  rmSync(path.join(site, "data/workshop.yaml"));
  await serving.says(/data\/workshop\.yaml[\s\S]*keeps the last good pages/);
  await restore();
  renameSync(path.join(site, "content"), path.join(site, "contents"));
  await shows(`${url}call/`, ({ status }) => status === 404);
  renameSync(path.join(site, "contents"), path.join(site, "content"));
  await shows(`${url}call/`, (_, text) => text.includes("Send."));
});

test("serve notices files and folders that are new or gone", async () => {
  writeFiles({ "public/hello.txt": "hello" }, site);
  await serving.says(/Changed: public[\s\S]*Built/);
  assert.equal(await textOf(`${url}hello.txt`), "hello");
});

test("an open page shows a change by itself, under its own strict policy", async (t) => {
  const { page, complaints } = await openListening(t, url);
  assert.match(await page.content(), /Content-Security-Policy/);

  rename("Changed");
  await page.getByText("Changed Workshop").first().waitFor({ timeout: 20_000 });
  assert.deepEqual(complaints, []);
  await restore();
});

test("what is wrong is laid over the last good pages, with place, text and hint, until it is mended", async (t) => {
  const { page, complaints } = await openListening(t, url);
  const overlay = page.getByRole("alert");
  assert.equal(await overlay.count(), 0);

  writeFiles({ "data/workshop.yaml": SMALL.replace("Berlin", "Berlinn") }, site);
  await overlay.waitFor({ timeout: 20_000 });
  const said = await overlay.innerText();
  assert.match(said, /1 error in the files of the site/);
  assert.match(said, /data\/workshop\.yaml:\d+:\d+/);
  assert.match(said, /timezone: Europe\/Berlinn/);
  assert.match(said, /did you mean "Europe\/Berlin"/);
  assert.match(await page.locator("h1").innerText(), /Small Workshop/);

  rename("Mended");
  await page.getByText("Mended Workshop").first().waitFor({ timeout: 20_000 });
  assert.equal(await overlay.count(), 0);
  assert.deepEqual(complaints, []);
  await restore();
});

test("more pages than a browser opens connections for all show a change", async (t) => {
  const first = await openListening(t, url);
  const pages = [first.page];
  for (let number = 2; number <= 7; number += 1) {
    const page = await first.page.context().newPage();
    await page.goto(url);
    pages.push(page);
  }
  rename("Changed");
  for (const page of pages) await page.getByText("Changed Workshop").first().waitFor({ timeout: 20_000 });
  // The one that listened for all is gone.
  await first.page.close();
  rename("Last");
  for (const page of pages.slice(1)) await page.getByText("Last Workshop").first().waitFor({ timeout: 20_000 });
  await restore();
});

test("a mistake in a template of the site is said in the browser as well", async (t) => {
  const page = await newPage(t);
  writeFiles({ "templates/pages/home/home.njk": "{% if %}" }, site);
  await serving.says(/a template of the site cannot be rendered/);
  await page.goto(url);
  await page.getByRole("alert").getByText("templates/pages/home/home.njk").waitFor({ timeout: 10_000 });
  rmSync(path.join(site, "templates/pages/home"), { recursive: true });
  await restore();
});

test("an open page comes back when serve is started again, with what has changed meanwhile; one that was killed is tidied up after", async (t) => {
  // A site of its own: a page that is just reloading when its server is killed shows the browser's own error for good.
  const own = smallSite();
  const killed = new Serving(own);
  const address = await killed.address();
  const { page } = await openListening(t, address);
  await killed.kill();
  assert.equal(oursIn(killed.temporary).length, 1);
  writeFiles({ "data/workshop.yaml": SMALL.replace("Small", "Changed") }, own);
  const again = new Serving(own, ["--port", new URL(address).port], killed.temporary);
  assert.equal(await again.address(), address);
  await page.getByText("Changed Workshop").first().waitFor({ timeout: 20_000 });
  await again.end("SIGINT");
  assert.deepEqual(readdirSync(own), ["data"]);
});

test("a site with errors shows what is wrong until they are mended, then the site; SIGHUP ends it", async (t) => {
  const broken = smallSite({ "data/workshop.yaml": "nonsense: <b>1\n" });
  const waiting = new Serving(broken);
  await waiting.says(/error [\s\S]*nothing to show yet/);
  const address = await waiting.address();
  const page = await newPage(t);
  await page.goto(`${address}schedule/`);
  await page.getByRole("alert").getByText("nonsense: <b>1").first().waitFor({ timeout: 10_000 });
  await page.goto(address);
  writeFiles({ "data/workshop.yaml": SMALL }, broken);
  await waiting.says(/Built/);
  assert.match(await textOf(address), /Small Workshop/);
  await page.getByText("Small Workshop").first().waitFor({ timeout: 20_000 });
  await waiting.end("SIGHUP");
});

test("a site is shown under the path of its address, with --now as its reader will see it then; SIGTERM ends it", async (t) => {
  const later = smallSite({
    "data/workshop.yaml": `${SMALL}url: https://example.org/2030/\n`,
    "data/schedule.yaml": schedule("Opening"),
  });
  const at = new Serving(later, ["--now", "2030-05-06T07:30Z"]);
  const address = await at.address();
  assert.ok(address.endsWith("/2030/"), address);
  assert.match(await textOf(address), /Small Workshop/);
  const page = await newPage(t);
  await page.goto(`${address}schedule/`);
  await page.locator("main .tag--now").waitFor({ timeout: 20_000 });
  await at.end("SIGTERM");
});
