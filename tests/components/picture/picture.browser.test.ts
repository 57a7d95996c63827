import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import sharp from "sharp";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, writeFiles } from "../../site.ts";

const DATA = {
  "data/workshop.yaml":
    "name: A Workshop on Pictures of All Kinds\nstart: 2030-05-06\ntimezone: Europe/Berlin\nurl: https://example.org/\naccent: '#c58b00'\nhero: {image: hero.png, credit: A photographer, focus: 60% 30%}\n",
  "data/organizers.yaml": "- {name: A B, photo: face.png}\n- C D\n",
  "data/sponsors.yaml":
    "- {name: Both, level: Gold, logo: dark-ink.svg, logo_dark: light-ink.svg}\n- {name: One, level: Gold, logo: dark-ink.svg}\n- {name: Two, level: Gold, logo: two-inks.svg}\n- {name: Tall, level: Gold, logo: tall.svg}\n",
  "content/index.md": "![A wide one](hero.png)\n\nText below it.\n",
  "public/dark-ink.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path d="M0 0h300v100H0z"/></svg>',
  "public/two-inks.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path d="M0 0h100v100H0z"/><path fill="#b3121d" d="M200 0h100v100H200z"/></svg>',
  "public/tall.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 100"><path d="M0 0h80v40H0z"/><path fill="#b3121d" d="M0 60h80v40H0z"/></svg>',
  "public/light-ink.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path fill="#fff" d="M0 0h300v100H0z"/></svg>',
};

describe("pictures on a page", () => {
  let browser: Browser;
  let server: FolderServer;
  before(async () => {
    const site = writeFiles(DATA);
    const ground = { create: { width: 1600, height: 900, channels: 3 as const, background: "#ffffff" } };
    await sharp(ground).png().toFile(path.join(site, "public/hero.png"));
    await sharp(ground).png().toFile(path.join(site, "public/face.png"));
    const { folder } = await buildFixture(site);
    [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
  });
  after(async () => {
    await Promise.all([browser?.close(), server?.close()]);
  });

  async function withPage<T>(options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      await page.goto(server.url, { waitUntil: "load" });
      return await look(page);
    } finally {
      await context.close();
    }
  }

  for (const width of [360, 1280]) {
    test(`move nothing when they arrive, and none is wider than the page, at ${width} px`, async () => {
      const found = await withPage({ viewport: { width, height: 800 } }, async (page) => {
        const boxes = () =>
          page.locator("img:visible").evaluateAll((images) => {
            scrollTo({ top: 0, behavior: "instant" });
            return images.map((image) => {
              const { x, y, width, height } = image.getBoundingClientRect();
              return [x, y, width, height].map(Math.round);
            });
          });
        await page.route(/\.(?:avif|webp|png|svg)$/, (route) => route.abort());
        await page.reload({ waitUntil: "load" });
        const without = await boxes();
        await page.unrouteAll();
        await page.reload({ waitUntil: "load" });
        await page.locator("img:visible").last().scrollIntoViewIfNeeded();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        return { without, withThem: await boxes(), overflow };
      });
      assert.deepEqual(found.withThem, found.without);
      assert.ok(found.overflow <= 0);
    });
  }

  test("the words of the hero stand on the accent's field, not on its picture", async () => {
    for (const width of [360, 800, 1280, 2200]) {
      const overlaps = await withPage({ viewport: { width, height: 800 } }, (page) =>
        page.evaluate(() => {
          const picture = document.querySelector(".hero__image")?.getBoundingClientRect();
          return [".hero__name", ".hero .facts", ".hero__timelines"].filter((selector) => {
            const words = document.querySelector(selector)?.getBoundingClientRect();
            if (!words || !picture) return false;
            return words.right > picture.left && words.left < picture.right && words.top < picture.bottom - 1;
          });
        }),
      );
      assert.deepEqual(overlaps, [], `at ${width} px`);
    }
  });

  test("the hero's picture is a band above the words, and both take no more than four fifths of the window", async () => {
    for (const [width, height] of [
      [360, 740],
      [768, 1024],
      [1280, 900],
      [1920, 1080],
    ] as const) {
      const { picture, name, hero } = await withPage({ viewport: { width, height } }, async (page) => ({
        picture: await page.locator(".hero__image").boundingBox(),
        name: await page.locator(".hero__name").boundingBox(),
        hero: await page.locator(".hero").boundingBox(),
      }));
      assert.ok(picture && name && hero);
      assert.ok(picture.y + picture.height <= name.y + 1, `at ${width} px`);
      assert.ok(picture.height >= 80 && picture.width >= width - 16, `${picture.height} px high at ${width} px`);
      assert.ok(hero.height <= 0.8 * height + 1, `${hero.height} px of ${height} at ${width} px`);
    }
  });

  test("the hero's picture keeps what matters in view, and a skyline stays one", async () => {
    const found = await withPage({ viewport: { width: 1280, height: 900 } }, (page) =>
      page.locator(".hero__image").evaluate((image) => {
        const { width, height } = image.getBoundingClientRect();
        return { ratio: width / height, position: getComputedStyle(image).objectPosition };
      }),
    );
    assert.equal(found.position, "60% 30%");
    assert.ok(found.ratio > 2.5 && found.ratio < 5, `${found.ratio} : 1`);
  });

  test("people with a photo and people without stand in one line", async () => {
    const tops = await withPage({ viewport: { width: 360, height: 800 } }, (page) =>
      page
        .locator("#organizers .host__text")
        .evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect().y)),
    );
    assert.equal(new Set(tops).size, 1, tops.join());
  });

  for (const [system, chosen, shown] of [
    ["light", undefined, "light"],
    ["dark", undefined, "dark"],
    ["dark", "light", "light"],
    ["light", "dark", "dark"],
  ] as const) {
    test(`a system set to ${system}${chosen ? ` and a reader who chose ${chosen}` : ""} shows logos for ${shown}`, async () => {
      const { visible, plates, filter } = await withPage({ colorScheme: system }, async (page) => {
        await page.evaluate((scheme) => {
          if (!scheme) return;
          document.documentElement.dataset.scheme = scheme;
          document.documentElement.style.colorScheme = scheme;
        }, chosen);
        const files = await page
          .locator(".sponsor:first-child img")
          .evaluateAll((logos) =>
            logos.filter((logo) => logo.checkVisibility()).map((logo) => logo.getAttribute("src")),
          );
        const look = await page.locator(".logo--plated").evaluateAll((logos) =>
          logos.map((logo) => {
            const { width, height } = logo.getBoundingClientRect();
            return { ground: getComputedStyle(logo).backgroundColor, size: `${width} × ${height}` };
          }),
        );
        const plain = await page.locator(".logo--plain").evaluate((logo) => getComputedStyle(logo).filter);
        return { visible: files, plates: look, filter: plain };
      });
      assert.deepEqual(visible, [shown === "dark" ? "/light-ink.svg" : "/dark-ink.svg"]);
      const ground = shown === "dark" ? "rgb(255, 255, 255)" : "rgba(0, 0, 0, 0)";
      assert.deepEqual(
        plates.map((plate) => plate.ground),
        [ground, ground],
      );
      // On dark all plates are of one size, and a logo of one colour is white without any.
      assert.equal(new Set(plates.map(({ size }) => size)).size, shown === "dark" ? 1 : 2);
      assert.equal(filter, shown === "dark" ? "brightness(0) invert(1)" : "none");
    });
  }
});
