import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { DateTime } from "luxon";
import type { Browser, Page } from "playwright-core";
import { buildSite } from "../../src/site/build.ts";
import { buildFixture, ROOT, temporaryFolder, writeFiles } from "../site.ts";
import { type FolderServer, launch, serveFolder } from "./browser.ts";

const NOW = "2019-05-10T12:00:00Z";
const ADDRESSES = ["", "schedule/", "papers/", "speakers/", "committee/"];

/** WCAG 2.2, 1.4.12: what readers may ask of text without losing any of it. */
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

/** The awkward site in Arabic. */
function arabicSite(): string {
  const folder = path.join(temporaryFolder(), "site");
  cpSync(path.join(ROOT, "tests/fixtures/awkward"), folder, { recursive: true });
  const file = path.join(folder, "data/workshop.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("language: en", "language: ar"));
  return folder;
}

describe("the look", () => {
  let browser: Browser;
  const servers = new Map<string, FolderServer>();
  before(async () => {
    browser = await launch();
    const sites = { reference: "reference", awkward: "awkward", arabic: arabicSite() };
    for (const [name, site] of Object.entries(sites)) {
      const { folder } = await buildFixture(site, { now: NOW, pathPrefix: "/" });
      servers.set(name, await serveFolder(folder));
    }
  });
  after(async () => {
    await browser?.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
  });

  async function open(site: string, address: string, options: Parameters<Browser["newPage"]>[0]): Promise<Page> {
    const page = await browser.newPage(options);
    await page.goto(`${servers.get(site)?.url}${address}`);
    return page;
  }

  test("has the foot of a short page at the bottom of the window", async () => {
    const page = await open("reference", "404.html", { viewport: { width: 1280, height: 900 } });
    assert.equal(await page.evaluate(() => document.querySelector(".footer")?.getBoundingClientRect().bottom), 900);
    await page.close();
  });

  for (const site of ["reference", "arabic"])
    test(`has the section one is in wholly in view in the navigation of a narrow window (${site})`, async () => {
      const page = await open(site, "committee/", { viewport: { width: 360, height: 700 } });
      const isWhole = await page.evaluate(async () => {
        const link = document.querySelector(".nav__list [aria-current]");
        if (!link) return "nothing is current";
        const [entry] = await new Promise<IntersectionObserverEntry[]>((resolve) => {
          new IntersectionObserver(resolve, { root: link.closest(".nav__list"), threshold: [] }).observe(link);
        });
        return entry?.intersectionRatio;
      });
      assert.equal(isWhole, 1);
      assert.equal(await page.evaluate(() => scrollY), 0, "the page itself stays where it is");
      await page.close();
    });

  test("has short text from left to right begin where an Arabic page does", async () => {
    const page = await open("arabic", "", { viewport: { width: 1280, height: 900 } });
    const [text, date] = await page.evaluate(() =>
      ["#news .prose p", "#news time"].map((selector) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(selector) as Element);
        return range.getBoundingClientRect().right;
      }),
    );
    assert.ok(Math.abs((text ?? 0) - (date ?? 0)) < 2, `text ends at ${text} px, its date at ${date}`);
    await page.close();
  });

  test("draws Arabic letters, which join, neither together nor apart, nor aslant", async () => {
    for (const address of ["", "speakers/", "schedule/", "papers/"]) {
      const page = await open("arabic", address, { viewport: { width: 1280, height: 900 } });
      const drawn = await page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((element) => {
            const { letterSpacing, fontStyle } = getComputedStyle(element);
            return (letterSpacing !== "normal" && letterSpacing !== "0px") || fontStyle !== "normal";
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(drawn, [], address);
      await page.close();
    }
  });

  for (const site of ["reference", "awkward", "arabic"]) {
    test(`of the ${site} site fits a window of 320 px, as 400 % zoom makes it, with its text spaced out or not`, async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 256 }, bypassCSP: true });
      for (const address of ADDRESSES) {
        await page.goto(`${servers.get(site)?.url}${address}`);
        for (const spaced of [false, true]) {
          if (spaced) await page.addStyleTag({ content: TEXT_SPACING });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `/${address} is ${wide} px too wide${spaced ? ", spaced" : ""}`);
          assert.deepEqual(await clippedTexts(page), [], `/${address}${spaced ? ", spaced" : ""}`);
        }
      }
      await page.close();
    });
  }

  test("of the day timeline follows the direction of reading: in Arabic the morning is on the right", async () => {
    const places = await Promise.all(
      ["awkward", "arabic"].map(async (site) => {
        const page = await open(site, "", { viewport: { width: 1280, height: 900 } });
        const [first, ...others] = await middles(page, ".timeline:first-child .timeline__block");
        const ticks = await middles(page, ".timeline__tick");
        const texts = await middles(page, ".timeline__hour text");
        const found = { first: first ?? 0, last: others.at(-1) ?? 0, ticks, texts };
        await page.close();
        return found;
      }),
    );
    const [latin, arabic] = places;
    assert.ok(latin && arabic);
    assert.ok(latin.first < latin.last);
    assert.ok(arabic.first > arabic.last);
    for (const { ticks, texts } of [latin, arabic]) {
      assert.ok(ticks.length > 4);
      for (const [index, tick] of ticks.entries()) {
        assert.ok(
          Math.abs(tick - (texts[index] ?? 0)) < 12,
          `the hour of the tick at ${tick} stands at ${texts[index]}`,
        );
      }
    }
  });

  test("of forced colours tells kinds, awards and what is cancelled by lines and words", async () => {
    const page = await open("awkward", "schedule/", { viewport: { width: 390, height: 844 }, forcedColors: "active" });
    const styles = await page.evaluate(() =>
      ["invited", "panel", "poster"].map((kind) => {
        const row = document.querySelector(`.row--${kind}`);
        return row && getComputedStyle(row, "::before").borderInlineStartStyle;
      }),
    );
    assert.deepEqual(styles, ["solid", "double", "dotted"]);
    const cancelled = page.locator(".row--cancelled");
    assert.ok(await cancelled.getByText("Cancelled", { exact: true }).first().isVisible());
    const line = await cancelled.locator(".row__title").evaluate((title) => getComputedStyle(title).textDecorationLine);
    assert.equal(line, "line-through");
    assert.ok(await page.getByText("Changed: moved from 9:00, for the clocks").filter({ visible: true }).isVisible());
    await page.close();
  });

  for (const [zone, timezoneId] of Object.entries({
    "the venue's time": "America/Chicago",
    "both times": "Asia/Kolkata",
  })) {
    test(`keeps ${zone} on a phone in one line each, before the line of the kind`, async () => {
      const page = await open("reference", "schedule/", { viewport: { width: 360, height: 740 }, timezoneId });
      const control = page.locator(".zone__switch");
      if (await control.isVisible()) await control.click();
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll(".row__start")].flatMap((time) => {
          const line = time.closest(".row")?.querySelector(".row__body")?.getBoundingClientRect().left ?? 0;
          const texts = document.createTreeWalker(time, NodeFilter.SHOW_TEXT);
          const wrong: (string | null)[] = [];
          while (texts.nextNode()) {
            const range = document.createRange();
            range.selectNode(texts.currentNode);
            const boxes = [...range.getClientRects()];
            if (boxes.length > 1 || boxes.some(({ right }) => right > line)) wrong.push(texts.currentNode.nodeValue);
          }
          return wrong;
        }),
      );
      assert.deepEqual(broken, []);
      await page.close();
    });
  }

  test("of a site that knows its name and its date only fills the window, and nothing scrolls", async () => {
    const site = writeFiles({
      "data/workshop.yaml": "name: Workshop on Edges\nstart: 2030-06-03\ntimezone: Europe/Lisbon\n",
    });
    const { folder } = await buildFixture(site, { now: "2030-01-02T00:00:00Z", pathPrefix: "/" });
    const server = await serveFolder(folder);
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(server.url);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 740);
    const hero = await page.locator(".hero").boundingBox();
    assert.ok((hero?.height ?? 0) > 500, `the head is ${hero?.height} px high`);
    await page.close();
    await server.close();
  });

  test("moves nothing for who asked for less motion", async () => {
    const page = await open("reference", "", { reducedMotion: "reduce" });
    const moving = await page.evaluate(
      () =>
        [document.documentElement, ...document.querySelectorAll("*")].filter((element) => {
          const { scrollBehavior, animationName, transitionDuration } = getComputedStyle(element);
          return scrollBehavior === "smooth" || animationName !== "none" || transitionDuration !== "0s";
        }).length,
    );
    assert.equal(moving, 0);
    await page.close();
  });

  test("of the reference's home page arrives complete in 32 kB over at most four requests", async () => {
    const page = await browser.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on("response", (response) => void bodies.push(response.body()));
    await page.goto(servers.get("reference")?.url ?? "", { waitUntil: "networkidle" });
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(sizes.length <= 4, `${sizes.length} requests`);
    assert.ok(total <= 32_000, `${total} bytes: ${sizes.join(" + ")}`);
    await page.close();
  });

  test("can be seen whole in the style guide, which exists only while serving and fits any window", async () => {
    const folder = path.join(temporaryFolder(), "site");
    const now = DateTime.fromISO(NOW, { zone: "utc" }) as DateTime<true>;
    await buildSite({ site: ROOT, output: folder, now, pathPrefix: "/", strict: false, serving: true });
    const server = await serveFolder(folder);
    const page = await browser.newPage();
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal((await page.goto(`${server.url}styleguide/`))?.status(), 200);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
    }
    assert.equal((await page.goto(`${servers.get("reference")?.url}styleguide/`))?.status(), 404);
    await page.close();
    await server.close();
  });

  test("leads from talk to talk through the day", async () => {
    const page = await open("reference", "", {});
    const seen: string[] = [];
    await page.goto(`${servers.get("reference")?.url}talks/a-new-perspective-on-adversarial-perturbations/`);
    const next = page.getByRole("navigation", { name: "Before and after" }).locator("[rel=next]");
    while ((await next.count()) > 0 && seen.length < 30) {
      await next.click();
      seen.push((await page.locator("h1").innerText()).trim());
    }
    assert.equal(seen.length, new Set(seen).size);
    assert.ok(seen.length >= 10, seen.join(", "));
    assert.equal(await page.locator("[rel=prev]").count(), 1);
    await page.close();
  });
});

/** How far from the window's left edge the middles of elements are. */
function middles(page: Page, selector: string): Promise<number[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { left, width } = element.getBoundingClientRect();
      return left + width / 2;
    }),
  );
}

/** Texts that lie outside the box of an element that hides what overflows. Lists that scroll lose nothing. */
function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        if (clipPath !== "none" || element.closest("svg, math")) return false;
        const [hidesX, hidesY] = [overflowX, overflowY].map((value) => value === "hidden" || value === "clip");
        return (
          (hidesX && element.scrollWidth > element.clientWidth + 1) ||
          (hidesY && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => element.className),
  );
}
