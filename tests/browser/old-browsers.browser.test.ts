/** What browsers show that are older than much of the style sheets and scripts: newer features are made unknown. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { buildFixture, ROOT, writeFiles } from "../site.ts";
import { type FolderServer, launch, serveFolder } from "./browser.ts";

const NOW = "2019-05-10T12:00:00Z";

/** Features that came after cascade layers (Chrome 99, Firefox 97, Safari 15.4), and what makes a browser not know them. */
const NEWER: readonly (readonly [RegExp, string])[] = [
  [/\b(light-dark|color-mix|contrast-color|oklch|oklab|lch|lab|if|round|mod|sibling-index|calc-size)\(/g, "x-$1("],
  [/:(has|target-current|target-before|target-after|user-invalid|open|state)\b/g, ":x-$1"],
  [/@(container|property|scope|starting-style|view-transition|position-try)\b/g, "@x-$1"],
  [
    /([{;])((?:container|text-wrap|content-visibility|contain-intrinsic|scroll-target|mask-image|hyphens|zoom|translate|scale|rotate|interpolate|field-sizing|text-box|anchor|position-area|scrollbar)[\w-]*:)/g,
    "$1x-$2",
  ],
  [/\d(?:cq\w+|[sld]v[hwib]\w*)\b/g, "$&-x"],
  [/overflow(-\w+)?:clip/g, "overflow$1:x-clip"],
  // Words for who hears the page, after a picture made of words.
  [/\/ ?""/g, '| ""'],
  [/\((?:width|height)[<>=]+/g, "(x-$&"],
];

const asOld = (css: string): string => NEWER.reduce((text, [feature, unknown]) => text.replace(feature, unknown), css);

/** Takes from a page what its scripts could use of newer browsers. */
function forget(): void {
  for (const name of Object.keys(Object.getOwnPropertyDescriptors(Element.prototype)))
    if (name.startsWith("aria")) delete (Element.prototype as unknown as Record<string, unknown>)[name];
  for (const prototype of [Element.prototype, Document.prototype] as ParentNode[]) {
    for (const name of ["querySelector", "querySelectorAll"] as const) {
      const known = prototype[name] as (selectors: string) => never;
      prototype[name] = function (this: ParentNode, selectors: string) {
        if (selectors.includes(":has(")) throw new SyntaxError(`unknown selector ${selectors}`);
        return known.call(this, selectors);
      };
    }
  }
  const list = [Array.prototype, Set.prototype, Map.prototype, Object, Promise, URL] as unknown as Record<
    string,
    unknown
  >[];
  const newer =
    "toSorted toReversed toSpliced with findLast findLastIndex union intersection difference isSubsetOf groupBy withResolvers try canParse";
  for (const owner of list) for (const name of newer.split(" ")) if (name in owner) delete owner[name];
  delete (globalThis as Record<string, unknown>).structuredClone;
}

/** Words of a page that do not stand out of their ground, with the contrast that they have. */
function unreadable(): { readonly words: number; readonly pale: string[] } {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const seen = new Map<string, number[]>();
  const rgba = (colour: string): number[] => {
    const known = seen.get(colour);
    if (known) return known;
    if (!pen) throw new Error("no canvas");
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const made = [...pen.getImageData(0, 0, 1, 1).data];
    seen.set(colour, made);
    return made;
  };
  // WCAG 2.2, relative luminance.
  const luminance = (colour: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) => ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (part: Element): number[] => {
    for (let at: Element | null = part; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgba("Canvas");
  };
  const pale: string[] = [];
  let words = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue?.trim();
    const parent = node.parentElement;
    if (!text || !parent?.checkVisibility({ visibilityProperty: true }) || parent.closest("annotation, option"))
      continue;
    const style = getComputedStyle(parent);
    const front = luminance(rgba(parent instanceof SVGElement ? style.fill : style.color));
    const ground = luminance(groundOf(parent));
    const contrast = (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05);
    words += 1;
    if (contrast < 4.5) pale.push(`${text.slice(0, 40)} (${contrast.toFixed(2)})`);
  }
  return { words, pale };
}

/** A programme in several rooms at a time, with logos for both schemes. */
const ROOMS = {
  "data/workshop.yaml": "name: Rooms\nstart: 2019-05-06\ntimezone: Europe/Lisbon\nurl: https://example.org/\n",
  "data/schedule.yaml":
    "- {date: 2019-05-06, end: 12:00, items: [{time: 9:00, title: North, speakers: Ada Hart, room: A}, {time: 9:00, title: South, speakers: Bo Lee, room: B}]}\n",
};

describe("an old browser", () => {
  let browser: Browser;
  const servers = new Map<string, FolderServer>();
  const addresses = new Map<string, string[]>();
  before(async () => {
    browser = await launch();
    for (const [name, site] of Object.entries({ reference: ROOT, awkward: "awkward", rooms: writeFiles(ROOMS) })) {
      const { folder } = await buildFixture(site, { now: NOW, pathPrefix: "/" });
      servers.set(name, await serveFolder(folder));
      addresses.set(name, kindsOf(folder));
    }
  });
  after(async () => {
    await browser?.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
  });

  /** A page of each kind: one of every folder, and all that are made for paper. */
  function kindsOf(folder: string): string[] {
    const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => name.replaceAll("\\", "/"))
      // An old address leads away from itself.
      .filter(
        (name) => name.endsWith(".html") && !/http-equiv="refresh"/.test(readFileSync(path.join(folder, name), "utf8")),
      )
      .sort();
    const kind = (name: string) =>
      name.startsWith("schedule/print/") ? name : name.replace(/\/[^/]+\/index\.html$/, "/*");
    const first = new Map(pages.toReversed().map((name) => [kind(name), name]));
    return [...first.values()].map((name) => name.replace(/(^|\/)index\.html$/, "$1"));
  }

  async function inContext(
    options: Parameters<Browser["newContext"]>[0],
    run: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    // What the compiler of the tests puts around functions with a name.
    await context.addInitScript({ content: "globalThis.__name = (named) => named" });
    await context.addInitScript(forget);
    await context.route("**/*.css", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: asOld(await response.text()) });
    });
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => assert.fail(message));
    await run(page, context);
    await context.close();
  }

  // Where the system is light, nothing hangs on the data.
  for (const [site, colorSchemes] of [
    ["reference", ["light", "dark"]],
    ["awkward", ["dark"]],
  ] as const) {
    for (const colorScheme of colorSchemes) {
      test(`shows all words of every kind of page, dark on light, where the system is ${colorScheme} (${site})`, async () => {
        await inContext({ colorScheme, viewport: { width: 1280, height: 900 } }, async (page) => {
          // The screen at /now/ is light on dark everywhere, and over it says little.
          for (const address of (addresses.get(site) ?? []).filter((one) => one !== "now/")) {
            await page.goto(`${servers.get(site)?.url}${address}`);
            const { words, pale } = await page.evaluate(unreadable);
            assert.ok(words > 5, `${address}: ${words} words`);
            assert.deepEqual(pale, [], address);
            const { scheme, ground } = await page.evaluate(() => {
              const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
              return { scheme: colorScheme, ground: backgroundColor };
            });
            assert.deepEqual([scheme, ground], ["light", "rgb(255, 255, 255)"], address);
          }
        });
      });
    }
  }

  test("shows name, date and place", async () => {
    await inContext({ viewport: { width: 390, height: 800 } }, async (page) => {
      await page.goto(servers.get("reference")?.url ?? "");
      const hero = await page.locator(".hero").innerText();
      for (const words of [/Debugging Machine Learning Models/i, /6 May 2019/, /New Orleans/])
        assert.match(hero, words);
      assert.deepEqual((await page.evaluate(unreadable)).pale, []);
    });
  });

  test("is offered no dark scheme, nor left with one that a newer one remembers", async () => {
    await inContext({ colorScheme: "dark" }, async (page) => {
      await page.addInitScript(() => localStorage.setItem("lectern-scheme", "dark"));
      await page.goto(servers.get("reference")?.url ?? "");
      assert.equal(await page.locator("button.scheme").isVisible(), false);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "light");
    });
  });

  test("shows stars and what is starred", async () => {
    await inContext({ viewport: { width: 390, height: 800 } }, async (page) => {
      await page.goto(`${servers.get("reference")?.url}schedule/`);
      const star = page.locator(".star").first();
      const sign = () => star.evaluate((button) => getComputedStyle(button, "::before").content);
      assert.match(await sign(), /☆/);
      await star.click();
      // The code that stars comes when it is first asked for.
      await page.locator(".star--set").first().waitFor();
      assert.match((await star.getAttribute("aria-label")) ?? "", /^Remove from my programme: /);
      assert.match(await sign(), /★/);
    });
  });

  test("shows a programme once", async () => {
    await inContext({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(`${servers.get("rooms")?.url}schedule/`);
      assert.equal(await page.getByText("North", { exact: true }).filter({ visible: true }).count(), 1);
    });
  });

  test("is given no nested rules and no code that it cannot read", async () => {
    for (const server of servers.values()) {
      const html = await (await fetch(server.url)).text();
      const [, file = ""] = /<link rel="stylesheet" href="([^"]*)"/.exec(html) ?? [];
      const css = await (await fetch(new URL(file, server.url))).text();
      // A rule within a rule that is not an at-rule.
      assert.doesNotMatch(css, /[{};]&|(?:^|[{}])[^@{}]+\{[^{}]*[;{][>+~.#:&][^{};]*\{/);
    }
  });
});
