import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser } from "playwright-core";
import { shownPapers } from "../../../src/model/print.ts";
import { type PrintForm, printForms } from "../../../src/model/routes.ts";
import type { Workshop } from "../../../src/model/workshop.ts";
import { readSite } from "../../../src/site/read.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, ROOT } from "../../site.ts";
import { type PrintedPage, print, squeeze } from "./pdf.ts";
import {
  assertBoards,
  assertBooklet,
  assertFull,
  assertItems,
  assertNothingOverlaps,
  assertSheets,
  bodyOf,
  LARGE_SHEETS,
  PLAIN,
  USUAL_SHEETS,
  WIDE_FONT,
} from "./sheets.ts";

const NOW = "2019-05-10T12:00:00Z";

function read(site: string): Workshop {
  const { workshop } = readSite({ site, now: DateTime.fromISO(NOW) });
  assert.ok(workshop);
  return workshop;
}

for (const name of ["reference", "awkward"]) {
  describe(`on paper, the ${name} site`, () => {
    let browser: Browser;
    let server: FolderServer;
    const workshop = read(name === "reference" ? ROOT : path.join(ROOT, "tests/fixtures", name));
    const forms = printForms(workshop);
    /** Those with sheets of their own. */
    const days = workshop.days.filter(({ items }) => items.length > 2);
    before(async () => {
      const { folder } = await buildFixture(name, { now: NOW, pathPrefix: "/" });
      [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
    });
    after(async () => {
      await Promise.all([browser?.close(), server?.close()]);
    });
    const printed = new Map<string, Promise<PrintedPage[]>>();
    /** Each form is printed once, however many tests look at it. */
    function sheetsOf(form: PrintForm, format: "A4" | "Letter", css?: string): Promise<PrintedPage[]> {
      const key = [form.address, format, css].join(" ");
      const sheets =
        printed.get(key) ??
        print(browser, server.url + form.address.slice(1), format, css === undefined ? {} : { css });
      printed.set(key, sheets);
      return sheets;
    }
    const formOf = (kind: PrintForm["kind"]) => {
      const form = forms.find((other) => other.kind === kind);
      assert.ok(form, kind);
      return form;
    };

    for (const format of ["A4", "Letter"] as const) {
      test(`is a sheet a day at a glance on ${format}, with every item once, also in a wide font`, async () => {
        for (const css of [undefined, WIDE_FONT]) {
          const pages = await sheetsOf(formOf("glance"), format, css);
          assert.equal(pages.length, days.length);
          assertSheets(pages, USUAL_SHEETS);
          assertNothingOverlaps(pages);
          assertItems(
            pages.map((page) => bodyOf(page)),
            workshop.items,
          );
        }
      });

      test(`is a sheet of twice the size a day for the foyer on ${format}, with every item once`, async () => {
        const pages = await sheetsOf(formOf("foyer"), format);
        assert.equal(pages.length, days.length);
        assertSheets(pages, USUAL_SHEETS);
        assertNothingOverlaps(pages);
        for (const { width } of pages) assert.equal(Math.round(width), format === "A4" ? 842 : 792);
        assertItems(
          pages.map((page) => bodyOf(page)),
          workshop.items,
        );
      });

      test(`has every item once in large print on ${format}, and nothing under 18 pt, page numbers included`, async () => {
        const pages = await sheetsOf(formOf("large"), format);
        assertSheets(pages, LARGE_SHEETS);
        assertItems(
          pages.map((page) => bodyOf(page, LARGE_SHEETS)),
          workshop.items,
        );
      });

      test(`has a booklet, board labels and door signs within the margins of ${format}`, async () => {
        for (const form of forms.filter(({ kind }) => kind !== "glance" && kind !== "large"))
          assertSheets(await sheetsOf(form, format), USUAL_SHEETS);
      });
    }

    for (const format of ["A4", "Letter"] as const) {
      test(`has no sheet of a few lines in the booklet on ${format}, and each title as often as it should, also in a wide font`, async () => {
        for (const css of [undefined, WIDE_FONT]) {
          const pages = await sheetsOf(formOf("booklet"), format, css);
          assertFull(pages);
          assertBooklet(
            pages.map((page) => bodyOf(page)),
            workshop,
          );
        }
      });
    }

    test("says in the booklet what abstracts, posters, committee and sponsors there are", async () => {
      const text = (await sheetsOf(formOf("booklet"), "A4")).map((page) => bodyOf(page)).join("");
      const people = workshop.committee.flatMap((group) => group.people.map((person) => person.name));
      const sponsors = workshop.sponsors.flatMap((level) => level.sponsors.map((sponsor) => sponsor.name));
      const titles = shownPapers(workshop).map((paper) => paper.title.plain);
      for (const word of [...people, ...sponsors, ...titles].filter((one) => PLAIN.test(one)))
        assert.ok(text.includes(squeeze(word)), word);
    });

    for (const format of ["A4", "Letter"] as const) {
      test(`lists its boards on a sheet of ${format}, and has two labels on each other one, also in a wide font`, async () => {
        for (const css of [undefined, WIDE_FONT]) {
          const smallestTitle = name === "reference" && css === undefined ? 30 : 14;
          assertBoards(await sheetsOf(formOf("posters"), format, css), shownPapers(workshop), { smallestTitle });
        }
      });
    }

    for (const format of ["A4", "Letter"] as const) {
      test(`has door signs with titles of 14 pt and more on ${format}, each item once, and the room and the day on every sheet`, async () => {
        for (const form of forms) {
          if (form.kind !== "room") continue;
          const pages = await sheetsOf(form, format);
          assertNothingOverlaps(pages);
          for (const { texts } of pages) assert.ok(texts.some(({ size }) => size >= 27.9));
          const titles = pages.map((page) => bodyOf({ ...page, texts: page.texts.filter(({ size }) => size >= 13.9) }));
          const here = form.days.flatMap(({ items }) => items);
          const large = here.filter((item) => item.family !== "break" && item.family !== "remarks" && !item.cancelled);
          for (const { title } of large) {
            if (!title || !PLAIN.test(title.plain) || title.html.includes("<math")) continue;
            assert.ok(
              titles.some((text) => text.includes(squeeze(title.plain))),
              `${form.room}: ${title.plain}`,
            );
          }
        }
      });
    }

    test("breaks no ordinary word of a door sign on a phone", async () => {
      const page = await browser.newPage({ viewport: { width: 360, height: 700 }, bypassCSP: true });
      await page.goto(server.url + formOf("room").address.slice(1));
      // Where a word may not be broken, one that does not fit sticks out.
      await page.addStyleTag({ content: ".sign * { overflow-wrap: normal !important }" });
      const tooWide = await page.evaluate(() =>
        [...document.querySelectorAll(".head__title, .head__fact, .sign__title")]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => element.textContent?.trim()),
      );
      assert.deepEqual(tooWide, []);
      await page.close();
    });

    test("shows on screen all that can be printed, and on paper none of the links to it", async () => {
      const page = await browser.newPage();
      await page.goto(`${server.url}schedule/print/`);
      const links = await page.locator(".forms a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      // After them the screens: for the foyer, for a lobby, and for each room's door.
      const screens = ["/now/", "/now/?next", ...workshop.rooms.map(({ slug }) => `/now/?room=${slug}`)];
      assert.deepEqual(links, [...forms.slice(1).map(({ address }) => address), ...screens]);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".forms").isVisible(), false);
      await page.close();
    });
  });
}
