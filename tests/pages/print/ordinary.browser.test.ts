import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser } from "playwright-core";
import { readSite } from "../../../src/site/read.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, ROOT } from "../../site.ts";
import { type PrintedPage, print, squeeze, squeezed } from "./pdf.ts";
import { WIDE_FONT } from "./sheets.ts";

const NOW = "2019-05-10T12:00:00Z";
const FORMATS = ["A4", "Letter"] as const;

/** Sheets of the home page, in the widest of usual fonts, too. */
const MOST_HOME = 6;

/** Fails if a sheet has text under 8 pt. */
function assertReadable(pages: readonly PrintedPage[]): void {
  const small = pages.flatMap(({ texts }) => texts).filter(({ size }) => size < 7.99);
  assert.deepEqual(
    small.map(({ text, size }) => `${text} (${size.toFixed(1)} pt)`),
    [],
  );
}

describe("ordinary pages of the reference, printed from the browser", () => {
  let browser: Browser;
  let server: FolderServer;
  const { workshop } = readSite({ site: ROOT, now: DateTime.fromISO(NOW) });
  before(async () => {
    const { folder } = await buildFixture("reference", { now: NOW, pathPrefix: "/" });
    [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
  });
  after(async () => {
    await Promise.all([browser?.close(), server?.close()]);
  });
  const sheets = (address: string, format: (typeof FORMATS)[number]) =>
    print(browser, server.url + address.slice(1), format);

  for (const format of FORMATS) {
    test(`are ${MOST_HOME} sheets of ${format} at most for the home page, also in a wide font, with the calls open and every title, paper and name`, async () => {
      const wide = await print(browser, server.url, format, { css: WIDE_FONT });
      const pages = await sheets("/", format);
      for (const all of [wide, pages]) {
        assert.ok(all.length <= MOST_HOME, `${all.length} sheets`);
        assertReadable(all);
      }
      const text = squeezed(pages);
      assert.ok(workshop);
      const words = [
        ...workshop.items.flatMap(({ title, awards }) => [title?.plain ?? "", ...awards]),
        ...workshop.papers.map(({ title }) => title.plain),
        ...[workshop.committee, workshop.organizers].flat().flatMap(({ people }) => people.map(({ name }) => name)),
        ...workshop.pages.filter(({ isCall }) => isCall).map(({ line }) => line.split(". ")[0] ?? ""),
      ];
      for (const word of words) assert.ok(text.includes(squeeze(word)), word);
    });

    test(`are one sheet of ${format} for a talk`, async () => {
      const pages = await sheets("/talks/a-new-perspective-on-adversarial-perturbations/", format);
      assert.equal(pages.length, 1);
      assertReadable(pages);
      const text = squeezed(pages);
      for (const word of [
        "A New Perspective on Adversarial Perturbations",
        "Aleksander Madry",
        "Monday 6 May 2019",
        "R03",
      ])
        assert.ok(text.includes(squeeze(word)), word);
    });

    test(`are few sheets of ${format} for papers, speakers, committee and a call, with nothing to click`, async () => {
      const most = { "/papers/": 3, "/speakers/": 1, "/committee/": 1, "/call-for-papers/": 1 };
      for (const [address, number] of Object.entries(most)) {
        const pages = await sheets(address, format);
        assert.ok(pages.length <= number, `${address}: ${pages.length} sheets`);
        assertReadable(pages);
      }
    });
  }

  test("have no navigation, no buttons, no stars, no search, and are dark on white in a dark scheme too", async () => {
    const context = await browser.newContext({ colorScheme: "dark" });
    const page = await context.newPage();
    for (const address of [
      "",
      "schedule/",
      "papers/",
      "my/",
      "talks/a-new-perspective-on-adversarial-perturbations/",
    ]) {
      await page.goto(server.url + address);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const shown = await page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>("nav, button, input, .star, .on-now")];
        const { backgroundColor, color } = getComputedStyle(document.body);
        const root = getComputedStyle(document.documentElement).backgroundColor;
        return {
          controls: all.filter((one) => one.checkVisibility()).map((one) => one.className || one.localName),
          colours: [backgroundColor, root, color],
        };
      });
      assert.deepEqual(shown.controls, [], address);
      const [, background = "", ink = ""] = shown.colours;
      assert.ok(
        (background.match(/\d+/g) ?? []).slice(0, 3).every((channel) => Number(channel) > 245),
        `${address}: ${background}`,
      );
      assert.ok(
        (ink.match(/\d+/g) ?? []).slice(0, 3).every((channel) => Number(channel) < 40),
        `${address}: ${ink}`,
      );
    }
    await context.close();
  });
});
