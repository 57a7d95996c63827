import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { renderPages } from "../../site.ts";
import { type SyntheticSite, writeSyntheticSite } from "../../synthetic.ts";

/** Where a jump ends, as a reader sees it: asked of what is on the screen, whatever lists and grids are made of. */

export interface Programme {
  readonly size: SyntheticSite;
  /** Where the items of the last day are listed with all that is said of them. */
  readonly lastDay: string;
  readonly pages: readonly string[];
}

export const TALK = "talks/t0070-scalable-compilers-under-distribution-shift/";

export const PROGRAMMES: Readonly<Record<string, Programme>> = {
  "3 days in 3 rooms": {
    size: { days: 3, rooms: 3, talks: 81, papers: 90 },
    lastDay: "schedule/",
    pages: ["schedule/", "papers/", "speakers/"],
  },
  "500 talks": {
    size: { days: 4, rooms: 10, talks: 500, minutes: 20, papers: 150 },
    lastDay: "schedule/2030-06-06/",
    pages: ["schedule/", "schedule/2030-06-06/", "papers/", "speakers/"],
  },
};

export const WIDTHS = [360, 1280];

/** What a row is high at least, in pixels: so far off a jump may end. */
const ROW = 72;

let browser: Browser;
export const servers = new Map<string, FolderServer>();

export async function publish(name: string, site: string, now: string, pages: readonly string[]): Promise<void> {
  const addresses = pages.map((address) => `/${address}`);
  const { folder } = await renderPages(site, now, addresses);
  servers.set(name, await serveFolder(folder));
}

/** A page in a context of its own, for which nothing is said about motion: it may be smooth. */
export async function open(
  name: string,
  address: string,
  options: BrowserContextOptions & { at?: string },
): Promise<Page> {
  const { at, ...rest } = options;
  const hasFrames = options.javaScriptEnabled !== false && at === undefined;
  const context = await browser.newContext({ reducedMotion: "no-preference", ...rest });
  const page = await context.newPage();
  if (hasFrames) framed.add(page);
  if (at) await page.clock.install({ time: at });
  await page.goto(`${servers.get(name)?.url}${address}`);
  await settled(page);
  return page;
}

/** Pages that are told of the frames that the browser draws: neither without scripts nor with a clock of ours. */
const framed = new WeakSet<Page>();

/** Waits until the page has stood still for some frames; pages that are not told of them are asked for pictures. */
export async function settled(page: Page): Promise<void> {
  if (framed.has(page)) return page.evaluate<void>(STANDS_STILL);
  const session = await page.context().newCDPSession(page);
  const frame = { format: "jpeg", quality: 1, clip: { x: 0, y: 0, width: 1, height: 1, scale: 1 } } as const;
  for (let place = Number.NaN, still = 0; still < 2; ) {
    // A page that is just being replaced by another has no picture.
    const isDrawn = await session.send("Page.captureScreenshot", frame).then(
      () => true,
      () => false,
    );
    const now = await page.evaluate(() => scrollY);
    still = isDrawn && now === place ? still + 1 : 0;
    place = now;
  }
  await session.detach();
}

/**
 * Waits in the page until some frames in a row have been drawn at one place. A text, as what makes TypeScript runnable
 * would add names that no page knows.
 */
const STANDS_STILL = `new Promise((resolve) => {
  let place = NaN;
  let still = 0;
  requestAnimationFrame(function look() {
    still = scrollY === place ? still + 1 : 0;
    place = scrollY;
    if (still < 3) requestAnimationFrame(look);
    else resolve();
  });
})`;

interface Place {
  /** How far below what covers the top of the window it begins. */
  readonly below: number;
  readonly height: number;
  /** Of the window, beneath what covers its top. */
  readonly room: number;
  /** Whether the page cannot be scrolled any further. */
  readonly isEnd: boolean;
}

/** Where an element stands in what can be read of the window: beneath whatever sticks to its top. */
export function placeOf(target: Locator): Promise<Place> {
  return target.evaluate((element) => {
    const { left, width, top, height } = element.getBoundingClientRect();
    const x = Math.min(innerWidth - 1, Math.max(0, left + Math.min(width, 200) / 2));
    let cover = 0;
    let at = document.elementFromPoint(x, cover);
    while (at) {
      if (element.contains(at) || !/sticky|fixed/.test(getComputedStyle(at).position)) at = at.parentElement;
      else {
        cover = Math.max(cover + 1, at.getBoundingClientRect().bottom);
        at = document.elementFromPoint(x, cover);
      }
    }
    const end = document.documentElement.scrollHeight - innerHeight - scrollY;
    return { below: top - cover, height, room: innerHeight - cover, isEnd: end < 2 };
  });
}

/** That the reader has arrived: it begins at the top of what can be read, or lies in view where the page ends. */
export async function arrived(page: Page, target: Locator, how: string): Promise<void> {
  await settled(page);
  assert.ok(await target.isVisible(), `${how}: it is not shown`);
  const { below, height, room, isEnd } = await placeOf(target);
  const said = `${how} ended ${Math.round(below)} px from where it should`;
  assert.ok(below >= -2, said);
  if (isEnd) assert.ok(below <= Math.max(ROW, room - Math.min(height, ROW)), said);
  else assert.ok(below <= ROW, said);
}

export const byId = (page: Page, id: string) => page.locator(`[id="${id}"]`);
export const targetOf = (page: Page) => byId(page, decodeURIComponent(new URL(page.url()).hash.slice(1)));

/** The first entry that begins in view, to be asked for again. */
async function firstInView(page: Page): Promise<{ entry: Locator; below: number }> {
  const index = await page.evaluate(() =>
    [...document.querySelectorAll("main li, main tr")].findIndex((entry) => {
      const { top, height } = entry.getBoundingClientRect();
      return height > 20 && top > 160;
    }),
  );
  const entry = page.locator("main li, main tr").nth(index);
  return { entry, below: (await placeOf(entry)).below };
}

/** Does something that leaves the page, comes back, and looks whether everything stands where it stood. */
export async function comesBack(
  page: Page,
  leave: () => Promise<unknown>,
  how: string,
  stands?: Locator,
): Promise<void> {
  const { entry, below } = await firstInView(page);
  await leave();
  await settled(page);
  await page.goBack();
  await stands?.waitFor();
  await settled(page);
  const now = (await placeOf(entry)).below;
  assert.ok(Math.abs(now - below) <= ROW, `${how} went back to ${Math.round(now - below)} px from where it was`);
}

export const goTo = (page: Page, share: number) =>
  page.evaluate((to) => scrollTo({ top: to * document.documentElement.scrollHeight, behavior: "instant" }), share);

export const days = (page: Page) => page.getByRole("navigation", { name: "Days" }).getByRole("link");

/** Follows a link that may be out of view, as the keyboard does: nothing but the jump scrolls. */
export async function follow(link: Locator): Promise<void> {
  await link.evaluate((element: HTMLElement) => element.focus({ preventScroll: true }));
  await link.press("Enter");
}

/** Opens a browser and publishes programmes for the tests of a file. */
export function publishBefore(names: readonly string[]): void {
  before(async () => {
    browser = await launch();
    for (const name of names) {
      const { size, pages } = PROGRAMMES[name] as Programme;
      await publish(name, writeSyntheticSite(size), "2030-05-01T12:00:00Z", [...pages, TALK]);
    }
  });
  after(async () => {
    await browser?.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
    servers.clear();
  });
}

/**
 * Every kind of jump in one of the programmes, on a phone and on a desk, with scripts on one and without on the other;
 * between them, the two programmes have each width both ways.
 * @param scripted the width with scripts
 */
export function testJumps(name: string, scripted: number): void {
  const { lastDay = "schedule/" } = PROGRAMMES[name] ?? {};
  for (const width of WIDTHS) {
    const javaScriptEnabled = width === scripted;
    const options = { viewport: { width, height: 740 }, javaScriptEnabled };
    describe(`a jump in ${name} at ${width} px${javaScriptEnabled ? "" : " without scripts"}`, () => {
      test("to an item by its address arrives", async () => {
        const page = await open(name, lastDay, options);
        const items = await page.locator("li[id^=item-]").evaluateAll((all) => all.map(({ id }) => id));
        const elsewhere = `${servers.get(name)?.url}${TALK}`;
        for (const [address, id] of [
          ["schedule/", items.at(Math.floor(items.length / 2))],
          ["schedule/", items.at(-8)],
          [lastDay, items.at(-12)],
        ]) {
          await page.goto(elsewhere);
          await page.goto(`${servers.get(name)?.url}${address}#${id}`);
          await arrived(page, byId(page, id ?? ""), `${address}#${id}`);
        }
        await page.context().close();
      });

      test("to each day by its button arrives, back and forward too", async () => {
        const page = await open(name, "schedule/", options);
        const links = await days(page).all();
        assert.ok(links.length >= 3);
        for (const link of [...links.slice(1), ...links.slice(0, 1)].reverse()) {
          await follow(link);
          await arrived(page, targetOf(page), `the button of ${page.url()}`);
        }
        for (const step of ["goBack", "goBack", "goForward"] as const) {
          await page[step]();
          await arrived(page, targetOf(page), `${step} to ${page.url()}`);
        }
        await page.context().close();
      });

      test("to an item of a day by the drawing of the day arrives", async () => {
        const page = await open(name, lastDay, options);
        const blocks = await page.locator("svg a[href^='#']").all();
        for (const block of blocks.length > 0 ? [blocks.at(-6), blocks.at(4)] : []) {
          await block?.evaluate((link) =>
            link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })),
          );
          await arrived(page, targetOf(page), `the block of ${page.url()}`);
        }
        await page.context().close();
      });

      test("back leads to where one was", async () => {
        const page = await open(name, "schedule/", options);
        await goTo(page, 0.6);
        await settled(page);
        await comesBack(page, () => follow(days(page).last()), "from a day");
        const elsewhere = `${servers.get(name)?.url}${TALK}`;
        for (const address of new Set(["schedule/", lastDay, "papers/", "speakers/"])) {
          await page.goto(`${servers.get(name)?.url}${address}`);
          await goTo(page, 0.8);
          await settled(page);
          await comesBack(page, () => page.goto(elsewhere), `from a talk to ${address}`);
        }
        await page.context().close();
      });

      test("back to the schedule from a talk arrives at the talk, and then back at the talk's page", async () => {
        const page = await open(name, TALK, options);
        await page.getByRole("link", { name: "Back to the schedule" }).click();
        await page.waitForURL("**/schedule/**");
        await arrived(page, targetOf(page), "Back to the schedule");
        const target = targetOf(page);
        await comesBack(page, () => target.getByRole("link").first().click(), "from the talk");
        await page.context().close();
      });

      test("to a paper arrives", async () => {
        const page = await open(name, "papers/", options);
        const ids = await page.locator("[id^=paper-]").evaluateAll((all) => all.map(({ id }) => id));
        for (const id of [ids.at(-20), ids.at(Math.floor(ids.length / 2))]) {
          await page.goto(`${servers.get(name)?.url}speakers/`);
          await page.goto(`${servers.get(name)?.url}papers/#${id}`);
          await arrived(page, byId(page, id ?? ""), `papers/#${id}`);
        }
        await page.context().close();
      });
    });
  }
}
