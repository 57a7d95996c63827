import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser, Page } from "playwright-core";
import { SMALLEST_SITE } from "../../../src/schema/catalog.ts";
import { buildSite } from "../../../src/site/build.ts";
import { axeViolations } from "../../browser/axe.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, ROOT, temporaryFolder, writeFiles } from "../../site.ts";

const CHINESE = {
  "data/workshop.yaml":
    "name: 机器学习模型调试研讨会\nstart: 2026-11-30\ntimezone: Asia/Shanghai\nlanguage: zh\nurl: https://example.org/\n",
  "data/schedule.yaml":
    "- date: 2026-11-30\n  end: 11:00\n  items:\n    - {time: 9:00, type: keynote, speakers: 王小明 (清华大学), title: 对抗样本与模型可解释性研究}\n    - {time: 10:00, type: contributed talk, speakers: 李华, title: 图神经网络的鲁棒性}\n",
};

/** Names and titles with letters that few keyboards have, and Chinese in a site that is not. */
const FOLDED = {
  "data/workshop.yaml":
    "name: Workshop on Search\nstart: 2030-05-06\ntimezone: Europe/Berlin\nurl: https://example.org/w/\n",
  "data/schedule.yaml": `- date: 2030-05-06
  items:
    - {time: "9:00-9:30", type: keynote, title: "Opening the Straße", speakers: "Łukasz Kaiser (Ørsted Institute)"}
    - {time: "9:30-10:00", type: oral, title: "Flips", speakers: "Søren Müller (DTU)", abstract: "From Århus."}
    - {time: "10:00-10:30", type: oral, title: "大型语言模型的评估", speakers: "李明 (清华大学)"}
    - {time: "10:30-11:00", type: oral, title: "Optimizing $\\\\alpha$-divergence", speakers: "Đặng Þórsson (TCD)"}
`,
};

/** A promise and what resolves it. */
function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Two days, three kinds, two tracks. */
const VARIED = {
  "data/workshop.yaml":
    "name: Workshop on Search\nstart: 2030-05-06\nend: 2030-05-07\ntimezone: Europe/Berlin\nlanguage: ar\nurl: https://example.org/w/\n",
  "data/schedule.yaml": `- date: 2030-05-06
  items:
    - {time: "9:00-9:30", type: keynote, title: "Model A", speakers: "Ana Reis"}
    - {time: "9:30-10:00", type: oral, track: Theory, title: "Model B", speakers: "Rui Dias"}
- date: 2030-05-07
  items:
    - {time: "9:00-9:30", type: oral, track: Systems, title: "Model C", speakers: "Ida Berg"}
    - {time: "9:30-10:00", type: oral, track: Theory, title: "Model D", speakers: "Jan Smit"}
`,
};

describe("the search", () => {
  let browser: Browser;
  const servers = new Map<string, FolderServer>();
  before(async () => {
    browser = await launch();
    const { folder } = await buildFixture("reference", { now: "2019-05-10T12:00:00Z", pathPrefix: "/sub/" });
    servers.set("reference", await serveFolder(folder, "/sub/"));
    const chinese = await buildFixture(writeFiles(CHINESE), { pathPrefix: "/" });
    servers.set("chinese", await serveFolder(chinese.folder));
    const folded = await buildFixture(writeFiles(FOLDED), { pathPrefix: "/" });
    servers.set("folded", await serveFolder(folded.folder));
    const varied = await buildFixture(writeFiles(VARIED), { pathPrefix: "/" });
    servers.set("varied", await serveFolder(varied.folder));
  });
  after(async () => {
    await browser?.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
  });

  /** A page that fails the test at its end where anything went wrong in it. */
  async function open(name: string, address: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
    const page = await browser.newPage(options);
    page.on("pageerror", ({ message }) => assert.fail(message));
    page.on("console", (message) => {
      if (/Content.Security/i.test(message.text())) assert.fail(message.text());
    });
    await page.goto(`${servers.get(name)?.url}${address}`);
    return page;
  }

  async function resultsOf(page: Page, words: string): Promise<string[]> {
    await page.getByRole("searchbox").fill(words);
    await page.waitForURL(`**/search/?q=${encodeURIComponent(words)}`);
    await page.locator(".search__results:not([aria-busy])").waitFor({ state: "attached" });
    return page.locator(".result__link").allInnerTexts();
  }

  test("is reached by a link and by the key /, and finds a talk by its speaker, with what, who and when", async () => {
    const page = await open("reference", "");
    await page.keyboard.press("/");
    await page.waitForURL("**/sub/search/");
    const results = await resultsOf(page, "Bastani");
    assert.ok(results.includes("Verifiable Reinforcement Learning via Policy Extraction"), results.join());
    const talk = page.locator(".result", { hasText: "Verifiable Reinforcement Learning" }).first();
    assert.match(await talk.innerText(), /Invited talk\s+Mon 6 May, 11:10\sam/);
    await talk.getByRole("link").click();
    await page.waitForURL("**/sub/talks/verifiable-reinforcement-learning-via-policy-extraction/");
    await page.close();
  });

  test("shows the words around what was found, marked", async () => {
    const page = await open("reference", "search/?q=mythos");
    await page.locator(".result__excerpt mark").first().waitFor();
    assert.match(await page.locator(".result__excerpt mark").first().innerText(), /mythos/i);
    await page.close();
  });

  test("says so where nothing is found, and shows more where much is", async () => {
    const page = await open("reference", "search/");
    assert.deepEqual(await resultsOf(page, "qqqxyz"), []);
    assert.match(await page.locator("main").getByRole("status").innerText(), /Nothing found/);
    const first = await resultsOf(page, "learning");
    assert.equal(first.length, 10);
    await page.getByRole("button", { name: "Show more" }).click();
    await page.locator(".result").nth(10).waitFor();
    assert.ok(
      await page
        .locator(".result")
        .nth(10)
        .locator("a")
        .evaluate((link) => link === document.activeElement),
    );
    await page.close();
  });

  test("answers from titles before the texts come, and does not say that nothing is found until they have", async () => {
    const page = await browser.newPage();
    const { promise: released, resolve: release } = deferred();
    await page.route("**/assets/search-texts-*.json", async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`${servers.get("reference")?.url}search/?q=Bastani`);
    await page.locator(".result").first().waitFor();
    assert.equal(await page.locator(".result__excerpt").count(), 0);
    await page.getByRole("searchbox").fill("mythos");
    await page.locator(".search__results[aria-busy]").waitFor({ state: "attached" });
    assert.doesNotMatch(await page.locator("main").getByRole("status").innerText(), /Nothing found/);
    release();
    await page.locator(".result__excerpt mark").first().waitFor();
    await page.close();
  });

  test("says what it could not search", async () => {
    const page = await browser.newPage();
    await page.route("**/assets/search-texts-*.json", (route) => route.abort());
    await page.goto(`${servers.get("reference")?.url}search/?q=Bastani`);
    await page.getByText("the abstracts could not be loaded").waitFor();
    assert.ok((await page.locator(".result").count()) > 0);
    await page.unroute("**/assets/search-texts-*.json");
    await page.getByRole("searchbox").fill("mythos");
    await page.locator(".result__excerpt mark").first().waitFor();
    await page.getByText("the abstracts could not be loaded").waitFor({ state: "detached" });
    await page.close();
  });

  test("can be narrowed by kind and day, and keeps that in the address", async () => {
    const page = await open("varied", "search/?q=model");
    const titles = page.locator(".result__link");
    await titles.nth(3).waitFor();
    assert.deepEqual(await axeViolations(page), []);
    const choice = (name: string) => page.locator(`.search__choice[name="${name}"]`);
    await choice("track").selectOption("Theory");
    await page.waitForURL("**/search/?q=model&track=Theory");
    await page.waitForFunction(() => document.querySelectorAll(".result").length === 2);
    await choice("day").selectOption({ index: 2 });
    await page.waitForFunction(() => document.querySelectorAll(".result").length === 1);
    assert.deepEqual(await titles.allInnerTexts(), ["Model D"]);
    await page.reload();
    await titles.first().waitFor();
    assert.deepEqual(await titles.allInnerTexts(), ["Model D"]);
    // A choice that no result of another question fits is dropped.
    await page.getByRole("searchbox").fill("model a");
    await page.getByText("Model A").waitFor();
    assert.equal(await choice("track").inputValue(), "");
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    await page.close();
  });

  test("offers the word that was meant, by keyboard too", async () => {
    const page = await open("reference", "search/?q=verifyablle");
    const other = page.locator(".search__other");
    await other.waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await other.press("Enter");
    await page.locator(".result").first().waitFor();
    assert.equal(await other.isVisible(), false);
    assert.ok(await page.getByRole("searchbox").evaluate((field) => field === document.activeElement));
    await page.close();
  });

  test("does not show what was asked for earlier and comes later", async () => {
    const page = await open("reference", "search/");
    await page.getByRole("searchbox").fill("mythos");
    await page.getByRole("searchbox").fill("Bastani");
    await page.locator(".result", { hasText: "Bastani" }).first().waitFor();
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    assert.equal(await page.locator("mark", { hasText: /mythos/i }).count(), 0);
    await page.close();
  });

  test("can have its key switched off, for good", async () => {
    const page = await open("reference", "search/");
    await page.getByRole("checkbox").uncheck();
    await page.goto(`${servers.get("reference")?.url}papers/`);
    await page.keyboard.press("/");
    await page.keyboard.press("Tab");
    assert.match(page.url(), /\/papers\/$/);
    await page.close();
  });

  test("finds Chinese words inside titles", async () => {
    const page = await open("chinese", "search/");
    assert.ok((await resultsOf(page, "鲁棒")).includes("图神经网络的鲁棒性"));
    assert.ok((await resultsOf(page, "可解释性")).includes("对抗样本与模型可解释性研究"));
    await page.close();
  });

  test("finds letters however they are typed, and Chinese words in an English site", async () => {
    const page = await open("folded", "search/");
    const wanted: readonly [title: string, questions: readonly string[]][] = [
      ["Opening the Straße", ["kaiser", "Lukasz", "Łukasz", "Strasse", "straße", "Orsted"]],
      ["Flips", ["Soren", "Soeren", "Mueller", "Muller", "Aarhus"]],
      ["大型语言模型的评估", ["语言模型", "评估", "清华"]],
      ["Optimizing α-divergence", ["Dang", "Thorsson", "α", "alpha", "α-divergence"]],
    ];
    for (const [title, questions] of wanted)
      for (const question of questions) assert.ok((await resultsOf(page, question)).includes(title), question);
    assert.deepEqual(await resultsOf(page, "beta"), []);
    await page.close();
  });

  test("marks what was found in other letters than were typed", async () => {
    const page = await open("folded", "search/?q=aarhus");
    await page.locator(".result__excerpt mark").first().waitFor();
    assert.equal(await page.locator(".result__excerpt mark").first().innerText(), "Århus");
    await page.close();
  });

  test("is offered where there is no page", async () => {
    const page = await open("reference", "nowhere/");
    await page.getByRole("searchbox").fill("panel");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL("**/sub/search/?q=panel");
    await page.locator(".result").first().waitFor();
    await page.close();
  });

  test("says what it needs where there are no scripts, and shows no field", async () => {
    const page = await open("reference", "search/", { javaScriptEnabled: false });
    assert.match(await page.getByRole("main").innerText(), /needs JavaScript/);
    assert.equal(await page.getByRole("searchbox").isVisible(), false);
    await page.close();
  });
});

test("a site built without search has neither page nor index nor link", async () => {
  const output = path.join(temporaryFolder(), "site");
  const now = DateTime.utc();
  await buildSite({ site: writeFiles(SMALLEST_SITE), output, now, strict: false, serving: false, search: false });
  assert.ok(existsSync(path.join(output, "index.html")));
  assert.equal(existsSync(path.join(output, "search")), false);
  const assets = readdirSync(path.join(output, "assets"));
  assert.deepEqual(
    assets.filter((name) => name.endsWith(".json")),
    [],
  );
});

describe("the schedule's filter", () => {
  let browser: Browser;
  let server: FolderServer;
  before(async () => {
    browser = await launch();
    const { folder } = await buildFixture(path.join(ROOT, "tests/fixtures/awkward"), { pathPrefix: "/" });
    server = await serveFolder(folder);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const shown = (page: Page) => page.locator("[data-facets]").filter({ visible: true }).count();

  async function open(query = "", options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    await page.goto(`${server.url}schedule/${query}`);
    return page;
  }

  const choose = (page: Page, name: RegExp) => page.getByRole("checkbox", { name }).check();

  test("shows the items of a track as a list, says how many, and keeps the choice in the address", async () => {
    const page = await open();
    await page.getByText("Filter", { exact: true }).click();
    await choose(page, /Theory/);
    await page.waitForURL("**/schedule/?track=theory");
    const rows = page.locator("[data-facets]").filter({ visible: true });
    const words = await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.facets ?? ""));
    assert.ok(words.length > 0);
    for (const word of words) assert.match(word, /\b(?:track-theory|plenary)\b/);
    assert.ok(words.some((word) => word.includes("track-theory")));
    assert.equal(await page.locator(".grid").filter({ visible: true }).count(), 0);
    const talks = await rows.and(page.locator("[data-star]")).count();
    assert.equal(await page.locator(".facets__status").textContent(), `${talks} of 22 shown`);
    await page.getByRole("button", { name: "Clear all 1" }).click();
    await page.waitForURL("**/schedule/");
    assert.ok((await page.locator(".grid").filter({ visible: true }).count()) > 0);
    await page.close();
  });

  test("takes several rooms and kinds: any of the rooms, and any of the kinds", async () => {
    const page = await open();
    await page.getByText("Filter", { exact: true }).click();
    // So many kinds that they are folded.
    await page.locator(".facets__name", { hasText: "Kind" }).click();
    for (const name of [/Saal A/, /Saal B/, /^Tutorial/, /^Lab \d/]) await choose(page, name);
    await page.waitForURL(
      (url) => url.searchParams.getAll("room").length === 2 && url.searchParams.getAll("kind").length === 2,
    );
    const titles = page.locator("[data-facets] .row__title").filter({ visible: true });
    assert.deepEqual(await titles.allInnerTexts(), ["Tools", "Tools"]);
    assert.equal(await page.locator(".facets__count").innerText(), "4");
    await page.getByRole("button", { name: "Show 2 of 22" }).click();
    assert.equal(await page.locator(".facets__panel").isVisible(), false);
    assert.equal(await page.getByRole("status").filter({ hasText: "2 of 22 shown" }).isVisible(), true);
    await page.close();
  });

  test("opens as the address says, without moving anything, and hides days of which nothing is left", async () => {
    const page = await open("?kind=opinion");
    await page.locator("main[data-filtered]").waitFor();
    assert.equal(await page.locator(".section--day").filter({ visible: true }).count(), 1);
    await page.close();
  });

  test("gives way to a link to an item that it hides", async () => {
    const page = await open("?kind=opinion");
    await page.locator("main[data-filtered]").waitFor();
    const hidden = await page.locator("[data-facets~='kind-tutorial']").first().getAttribute("id");
    await page.evaluate((id) => location.assign(`#${id}`), hidden);
    await page.locator(`#${hidden}`).filter({ visible: true }).waitFor();
    await page.close();
  });

  test("is not there without scripts, and everything is", async () => {
    const page = await open("?kind=opinion", { javaScriptEnabled: false });
    assert.equal(await page.locator(".facets").isVisible(), false);
    await page.setViewportSize({ width: 500, height: 900 });
    assert.equal(await shown(page), 28);
    await page.close();
  });
});
