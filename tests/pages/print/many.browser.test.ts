import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser } from "playwright-core";
import { shownPapers } from "../../../src/model/print.ts";
import { readSite } from "../../../src/site/read.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture } from "../../site.ts";
import { talkTitle, writeSyntheticSite } from "../../synthetic.ts";
import { type PrintedPage, print, squeeze } from "./pdf.ts";
import {
  assertBoards,
  assertBooklet,
  assertItems,
  assertNothingOverlaps,
  assertSheets,
  bodyOf,
  LARGE_SHEETS,
  USUAL_SHEETS,
} from "./sheets.ts";

const NOW = "2030-05-10T12:00:00Z";
const ROOMS = 12;
const TALKS = 400;

describe("400 talks in 12 rooms on 5 days", () => {
  let browser: Browser;
  let server: FolderServer;
  const site = writeSyntheticSite({ days: 5, rooms: ROOMS, talks: TALKS, papers: 60 });
  const { workshop } = readSite({ site, now: DateTime.fromISO(NOW) });
  before(async () => {
    const { folder } = await buildFixture(site, { now: NOW, pathPrefix: "/" });
    [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
  });
  after(async () => {
    await Promise.all([browser?.close(), server?.close()]);
  });

  for (const format of ["A4", "Letter"] as const) {
    let pages: PrintedPage[];
    test(`are a sheet of twice the size of ${format} a day, with all rooms side by side`, async () => {
      pages = await print(browser, `${server.url}schedule/print/`, format);
      assert.equal(pages.length, 5);
      assertSheets(pages, USUAL_SHEETS);
      assertNothingOverlaps(pages);
      for (const { width, height, ...page } of pages) {
        assert.deepEqual([Math.round(width), Math.round(height)], format === "A4" ? [842, 1191] : [792, 1224]);
        const body = bodyOf({ width, height, ...page });
        for (let room = 1; room <= ROOMS; room += 1)
          assert.ok(body.includes(`Room${String(room).padStart(2, "0")}`), `Room ${room}`);
      }
    });

    test(`stand once each on ${format}`, () => {
      assert.ok(workshop);
      const bodies = pages.map((page) => bodyOf(page));
      const talks = workshop.items.filter(({ title }) => /^[TK]\d{4}/.test(title?.plain ?? ""));
      assert.equal(talks.length, TALKS + 5);
      assertItems(bodies, talks);
    });

    test(`share a row of a ${format} sheet with what begins at the same time`, () => {
      const [first] = pages;
      const y = (index: number) => first?.texts.find(({ text }) => text.startsWith(talkTitle(index).slice(0, 5)))?.y;
      for (const index of [1, 2, 3]) assert.equal(y(index), y(0));
      assert.notEqual(y(ROOMS), y(0));
    });
  }

  test("have 60 posters on two sheets, each whole on one of them, and two labels on each other sheet", async () => {
    assert.ok(workshop);
    const pages = await print(browser, `${server.url}schedule/print/posters/`, "A4");
    assertBoards(pages, shownPapers(workshop), { lists: 2 });
  });

  test("are in the booklet once with their times, and once more above their abstracts; in large print once", async () => {
    assert.ok(workshop);
    const booklet = await print(browser, `${server.url}schedule/print/booklet/`, "A4");
    assertBooklet(
      booklet.map((page) => bodyOf(page)),
      workshop,
      workshop.items.filter(({ speakers }) => speakers.length > 0),
    );
    const large = await print(browser, `${server.url}schedule/print/large/`, "A4");
    const bodies = large.map((page) => bodyOf(page, LARGE_SHEETS));
    for (let index = 0; index < TALKS; index += 1) {
      const title = squeeze(talkTitle(index));
      assert.equal(bodies.filter((page) => page.includes(title)).length, 1, title);
    }
  });
});
