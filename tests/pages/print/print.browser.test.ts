import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser } from "playwright-core";
import { readSite } from "../../../src/site/read.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, ROOT } from "../../site.ts";
import { print, squeeze, squeezed } from "./pdf.ts";

const NOW = "2019-05-10T12:00:00Z";
/** No text on paper is smaller, in points. */
const SMALLEST = 8;

describe("the printed schedule of the reference", () => {
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

  for (const format of ["A4", "Letter"] as const) {
    test(`is one ${format} sheet, which it fills`, async () => {
      const pages = await print(browser, `${server.url}schedule/print/`, format);
      assert.equal(pages.length, 1);
      const [sheet] = pages;
      assert.ok(sheet);
      const footer = sheet.texts.find(({ text }) => /1\s*(?:of|\/)\s*1/.test(text));
      assert.ok(footer, "the footer says page 1 of 1");
      const lowest = Math.max(...sheet.texts.filter(({ y }) => y < footer.y - 4).map(({ y }) => y));
      assert.ok((footer.y - lowest) / sheet.height < 0.05, "rows grow until the sheet is full");
    });

    test(`holds every item once, and nothing smaller than ${SMALLEST} pt, on ${format}`, async () => {
      const pages = await print(browser, `${server.url}schedule/print/`, format);
      const text = squeezed(pages);
      assert.ok(workshop);
      for (const item of workshop.items) {
        const title = squeeze(item.title?.plain ?? "");
        assert.equal(text.split(title).length - 1 >= 1, true, `${item.title?.plain} is missing`);
        for (const { person } of [...item.speakers, ...item.moderators, ...item.panelists]) {
          assert.ok(text.includes(squeeze(person.name)), person.name);
        }
        for (const award of item.awards) assert.ok(text.includes(squeeze(award)), award);
      }
      for (const { slots } of workshop.days) {
        for (const { session } of slots) {
          for (const { person } of session?.chairs ?? []) assert.ok(text.includes(squeeze(person.name)), person.name);
        }
      }
      for (const fact of [workshop.name, "6 May 2019", "R03", "New Orleans"])
        assert.ok(text.includes(squeeze(fact)), fact);
      const small = pages.flatMap(({ texts }) => texts).filter(({ size }) => size < SMALLEST - 0.01);
      assert.deepEqual(
        small.map(({ text: word, size }) => `${word} (${size.toFixed(1)} pt)`),
        [],
      );
    });
  }

  test("has no navigation, and is black on white in a dark scheme too", async () => {
    const context = await browser.newContext({ colorScheme: "dark" });
    const page = await context.newPage();
    await page.goto(`${server.url}schedule/print/`);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const look = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      const visible = [...document.querySelectorAll("nav")].filter((nav) => nav.checkVisibility());
      return { backgroundColor, color, navigations: visible.length };
    });
    assert.equal(look.navigations, 0);
    assert.match(look.backgroundColor, /^(?:rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\))$/);
    assert.equal(look.color, "rgb(0, 0, 0)");
    await context.close();
  });
});
