import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture } from "../../site.ts";

const BUTTON = "button.scheme";

describe("the colour scheme", () => {
  let browser: Browser;
  let server: FolderServer;
  before(async () => {
    const { folder } = await buildFixture("reference", { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
    [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
  });
  after(async () => {
    await Promise.all([browser?.close(), server?.close()]);
  });

  async function inContext(
    options: { colorScheme?: "light" | "dark"; javaScriptEnabled?: boolean },
    run: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
    await run(await context.newPage(), context);
    await context.close();
  }

  /** Whether the page is darker than its words. */
  const isDark = (page: Page) =>
    page.evaluate(() => {
      const [, red = 0] = /(\d+)/.exec(getComputedStyle(document.documentElement).backgroundColor) ?? [];
      return Number(red) < 100;
    });
  const label = (page: Page) => page.getByRole("button", { name: /^Colours/ }).innerText();

  for (const colorScheme of ["light", "dark"] as const) {
    test(`is the system's where nobody chose: ${colorScheme}`, async () => {
      await inContext({ colorScheme }, async (page) => {
        await page.goto(server.url);
        assert.equal(await isDark(page), colorScheme === "dark");
        assert.equal(await label(page), "Colours: as on this device");
      });
    });

    test(`goes from a ${colorScheme} system to the other scheme, to the same by choice, and back`, async () => {
      await inContext({ colorScheme }, async (page) => {
        await page.goto(server.url);
        const [same, other] = colorScheme === "dark" ? ["dark", "light"] : ["light", "dark"];
        for (const [name, dark] of [
          [`Colours: ${other}`, other === "dark"],
          [`Colours: ${same}`, same === "dark"],
          ["Colours: as on this device", colorScheme === "dark"],
        ] as const) {
          await page.locator(BUTTON).click();
          assert.equal(await label(page), name);
          assert.equal(await isDark(page), dark, name);
        }
      });
    });
  }

  test("is remembered after a reload, on other pages and in other tabs", async () => {
    await inContext({ colorScheme: "light" }, async (page, context) => {
      const tab = await context.newPage();
      await tab.goto(`${server.url}schedule/`);
      await page.goto(server.url);
      await page.locator(BUTTON).click();
      await tab.waitForFunction(() => document.documentElement.dataset.scheme === "dark");
      await page.reload();
      assert.ok(await isDark(page));
      await page.goto(`${server.url}papers/`);
      assert.ok(await isDark(page));
      assert.equal(await label(page), "Colours: dark");
    });
  });

  test("does not flash: the choice stands before the body is read", async () => {
    await inContext({ colorScheme: "light" }, async (page) => {
      await page.addInitScript(() => {
        localStorage.setItem("lectern-scheme", "dark");
        const seen: (string | undefined)[] = [];
        Object.assign(globalThis, { seen });
        // The first element of the body is the earliest that can be painted.
        new MutationObserver((_, observer) => {
          if (!document.body) return;
          seen.push(document.documentElement.dataset.scheme);
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
      });
      await page.goto(server.url);
      assert.deepEqual(await page.evaluate(() => (globalThis as { seen?: unknown }).seen), ["dark"]);
    });
  });

  test("follows the system without scripts, and there is no button that does nothing", async () => {
    await inContext({ colorScheme: "dark", javaScriptEnabled: false }, async (page) => {
      await page.goto(server.url);
      assert.equal(await page.locator(BUTTON).isVisible(), false);
      assert.equal(await page.locator("html").getAttribute("data-scheme"), null);
    });
  });

  test("holds for the page where the browser refuses to store anything", async () => {
    await inContext({ colorScheme: "light" }, async (page) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.addInitScript({
        content: `Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied"); } });`,
      });
      await page.goto(server.url);
      await page.locator(BUTTON).click();
      assert.ok(await isDark(page));
      await page.locator(BUTTON).click();
      assert.equal(await label(page), "Colours: light");
      assert.deepEqual(errors, []);
    });
  });

  test("is light on paper, whatever was chosen", async () => {
    await inContext({ colorScheme: "dark" }, async (page) => {
      await page.addInitScript(() => localStorage.setItem("lectern-scheme", "dark"));
      await page.goto(server.url);
      assert.ok(await isDark(page));
      await page.emulateMedia({ media: "print" });
      assert.equal(await isDark(page), false);
    });
  });

  for (const address of ["", "schedule/", "talks/the-future-of-ml-debugging/"])
    test(`leaves no pale words on paper, where browsers print no ground (/${address})`, async () => {
      await inContext({ colorScheme: "dark" }, async (page) => {
        await page.goto(server.url + address);
        await page.emulateMedia({ media: "print" });
        const { words, named, pale } = await page.evaluate(() => {
          const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const words: string[] = [];
          const named: string[] = [];
          const pale: string[] = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.nodeValue?.trim();
            const parent = node.parentElement;
            if (!text || !parent?.checkVisibility({ visibilityProperty: true })) continue;
            const style = getComputedStyle(parent);
            // A drawing prints its ground: a name in a block stands on the fill of that block, all else on white.
            const name = parent.closest(".timeline__name");
            const before = name?.previousElementSibling;
            const block = before?.matches("rect") ? before : before?.querySelector(".timeline__block");
            if (name) named.push(text);
            const ground = name ? (block ? getComputedStyle(block).fill : "") : "#fff";
            const ink = parent instanceof SVGElement ? style.fill : style.color;
            // WCAG 2.2, relative luminance; what is no colour, such as a hatching, has none.
            const [dark = 0, light = 0] = [ground, ink]
              .map((colour) => {
                if (!pen || !CSS.supports("color", colour)) return Number.NaN;
                pen.fillStyle = colour;
                pen.fillRect(0, 0, 1, 1);
                const [red = 0, green = 0, blue = 0] = [...pen.getImageData(0, 0, 1, 1).data].map(
                  (value) => ((value / 255 + 0.055) / 1.055) ** 2.4,
                );
                return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
              })
              .sort((one, other) => one - other);
            words.push(text);
            // WCAG 2.2, contrast ratio.
            if (!((light + 0.05) / (dark + 0.05) >= 4.5)) pale.push(text);
          }
          return { words, named, pale };
        });
        assert.ok(words.includes("ICLR 2019"), "the head is on paper");
        if (address === "") assert.ok(named.length > 2, `names in blocks: ${named.join(", ")}`);
        assert.deepEqual(pale, []);
      });
    });

  test("moves nothing when its button appears", async () => {
    await inContext({}, async (page) => {
      await page.goto(server.url, { waitUntil: "load" });
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: "layout-shift", buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
          }),
      );
      assert.equal(shift, 0);
    });
  });
});
