import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser } from "playwright-core";
import { shownPapers } from "../../../src/model/print.ts";
import { printForms } from "../../../src/model/routes.ts";
import type { Item } from "../../../src/model/workshop.ts";
import { abstract } from "../../../src/pages/talk/talk.ts";
import { printPages } from "../../../src/site/pdf/pdf.ts";
import { readSite } from "../../../src/site/read.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, ROOT } from "../../site.ts";
import { type PrintedPage, print, readPdf, squeeze, squeezed } from "./pdf.ts";
import {
  assertBoards,
  assertBooklet,
  assertFull,
  assertItems,
  assertNothingOverlaps,
  assertSheets,
  bodyOf,
  findable,
  USUAL_SHEETS,
} from "./sheets.ts";

const NOW = "2025-06-10T12:00:00Z";
const FORMATS = ["A4", "Letter"] as const;

describe("two days, four rooms and 80 talks on paper", () => {
  let browser: Browser;
  let server: FolderServer;
  let folder: string;
  const site = path.join(ROOT, "tests/fixtures/event");
  const { workshop } = readSite({ site, now: DateTime.fromISO(NOW) });
  before(async () => {
    ({ folder } = await buildFixture("event", { now: NOW, pathPrefix: "/" }));
    [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
  });
  after(async () => {
    await Promise.all([browser?.close(), server?.close()]);
  });
  const sheets = (address: string, format: (typeof FORMATS)[number]) =>
    print(browser, server.url + address.slice(1), format);
  const bodies = (pages: readonly PrintedPage[]) => pages.map((page) => bodyOf(page));
  const items = (): readonly Item[] => workshop?.items ?? [];

  for (const format of FORMATS) {
    test(`are a sheet of ${format} a day, with every item once, and the length and the rooms of all`, async () => {
      const pages = await sheets("/schedule/print/", format);
      assert.equal(pages.length, 2);
      assertSheets(pages, USUAL_SHEETS);
      assertNothingOverlaps(pages);
      assertItems(bodies(pages), items());
      for (const body of bodies(pages)) {
        assert.equal(body.split(squeeze("25 min each")).length - 1, 1);
        for (const room of ["Grote Zaal", "Kustzaal", "Room 2.14", "Werkplaats"])
          assert.ok(body.includes(squeeze(room)));
      }
      // What takes place in the only room in use spans all of them, and says where it is.
      assert.ok(bodies(pages)[0]?.includes(squeeze("24 posters → Foyer")));
    });

    test(`are a sheet of twice the size of ${format} a day for the foyer`, async () => {
      const pages = await sheets("/schedule/print/foyer/", format);
      const [width, height] = format === "A4" ? [842, 1191] : [792, 1224];
      assert.deepEqual(
        pages.map((page) => [Math.round(page.width), Math.round(page.height)]),
        [
          [width, height],
          [width, height],
        ],
      );
      assertSheets(pages, USUAL_SHEETS);
      assertNothingOverlaps(pages);
      assertItems(bodies(pages), items());
      const talk = pages[0]?.texts.find(({ text }) => text.includes("Salt on the lens"));
      assert.ok((talk?.size ?? 0) >= 10, "read from a metre when enlarged to A2");
    });

    test(`have a door sign of one sheet of ${format} a day for each room, with titles of 14 pt and more`, async () => {
      assert.ok(workshop);
      for (const form of printForms(workshop)) {
        if (form.kind !== "room") continue;
        const pages = await sheets(form.address, format);
        assert.equal(pages.length, form.days.length, form.room);
        assertSheets(pages, USUAL_SHEETS);
        assertNothingOverlaps(pages);
        form.days.forEach(({ items: here }, index) => {
          const page = pages[index];
          assert.ok(page);
          const large = squeezed([{ ...page, texts: page.texts.filter(({ size }) => size >= 13.9) }]);
          for (const item of findable(here))
            if (item.family !== "break" && item.roomOrTrack.kind !== "plenary")
              assert.ok(large.includes(squeeze(item.title?.plain ?? "")), `${form.room}: ${item.title?.plain}`);
          // What is for everyone stands there, too.
          assert.ok(squeezed([page]).includes(squeeze("Registration and coffee")) || index > 0);
        });
      }
    });

    test(`have their 24 posters on one sheet of ${format}, the time of the session once, and two labels on each other sheet`, async () => {
      assert.ok(workshop);
      const pages = await sheets("/schedule/print/posters/", format);
      assertBoards(pages, shownPapers(workshop));
      const [list = ""] = bodies(pages);
      assert.equal(list.split(squeeze("Thursday 18 September 2025, 16:30 – 17:45")).length - 1, 1);
      assert.equal(list.split("Foyer").length - 1, 1);
    });

    test(`are at most four sheets of ${format} from the page of the schedule, whose head repeats the day and the rooms`, async () => {
      const pages = await sheets("/schedule/", format);
      assert.ok(pages.length <= 4, `${pages.length} sheets`);
      const small = pages.flatMap(({ texts }) => texts).filter(({ size }) => size < 7.99);
      assert.deepEqual(small, []);
      assertNothingOverlaps(pages);
      assertItems(bodies(pages), items());
      for (const body of bodies(pages)) {
        assert.match(body, /(?:Thursday18|Friday19)September2025/);
        assert.ok(body.includes("Kustzaal") && body.includes("Werkplaats"));
      }
    });
  }

  for (const paper of ["a4", "letter"] as const) {
    test(`have a booklet on ${paper} with every item once in the programme and once above its abstract, and with the pages on which abstracts stand`, async () => {
      assert.ok(workshop);
      const options = { folder, pathPrefix: "/", paper, date: DateTime.utc() };
      let pages: PrintedPage[] = [];
      const files: Buffer[] = [];
      await printPages(["/schedule/print/booklet/"], options, (_, pdf) => void files.push(pdf));
      for (const file of files) pages = await readPdf(file);
      assertSheets(pages, USUAL_SHEETS);
      assertNothingOverlaps(pages);
      assertFull(pages);
      const texts = bodies(pages);
      assertBooklet(texts, workshop);
      const withAbstract = findable(workshop.items).filter((item) => abstract(item));
      assert.ok(withAbstract.length > 3);
      assert.ok(pages.length < 10, "a page number is one digit");
      for (const item of withAbstract) {
        const first = squeeze((abstract(item)?.line ?? "").slice(0, 30));
        const stands = texts.findIndex((text) => text.includes(first));
        assert.ok(stands >= 0, item.title?.plain);
        const named = squeeze((item.session ?? item).title?.plain ?? "");
        const programme = texts.find((text) => text.includes(named)) ?? "";
        const [, page] = /Abstracts?p\.(\d)/.exec(programme.slice(programme.indexOf(named))) ?? [];
        assert.equal(Number(page), stands + 1, item.title?.plain);
      }
    });
  }

  test("break after a pause, under a head that repeats, where a browser runs no scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}schedule/print/`);
    const pages = await readPdf(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    assert.ok(pages.length <= 4, `${pages.length} sheets`);
    assertItems(bodies(pages), items());
    for (const body of bodies(pages)) {
      assert.match(body, /(?:Thursday18|Friday19)September/);
      assert.ok(body.includes("Werkplaats"));
    }
    await context.close();
  });
});
