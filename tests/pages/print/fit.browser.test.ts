import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser } from "playwright-core";
import { readSite } from "../../../src/site/read.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, writeFiles } from "../../site.ts";
import { type PrintedPage, print, squeeze } from "./pdf.ts";
import { assertItems, assertNothingOverlaps, assertSheets, bodyOf, USUAL_SHEETS } from "./sheets.ts";

const NOW = "2031-01-01T12:00:00Z";

const WORDS = "river gauges models water cities data floods sensors maps archives winter repair notes".split(" ");
const NAMES = ["Ada Okonvale", "Björn Tarnholt", "Ioana van der Meulen-Achterberg", "Keiko Velthuizen-Ito", "Bo Sund"];

/** Titles of 52 characters on average, the longest of 90. */
function title(number: number): string {
  const count = 4 + (number % 6);
  const words = Array.from({ length: count }, (_, index) => WORDS[(number * 7 + index * 5) % WORDS.length]);
  return `N${String(number).padStart(4, "0")} ${words.join(" ")}`;
}

/** A day of rooms with as many talks each, 15 minutes long, with a pause in the middle. */
function day(date: string, rooms: number, slots: number, from: number): string {
  const talks = (room: number, first: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const number = from + room * slots + first + index;
      return `        - {title: "${title(number)}", speakers: ${NAMES[number % NAMES.length]}}`;
    });
  const half = Math.ceil(slots / 2);
  const session = (room: number, time: string, first: number, count: number) =>
    [
      `    - title: Part ${room + 1}${time.slice(0, 1)}`,
      `      room: Hall ${room + 1}`,
      `      time: "${time}"`,
      "      each: 15 min",
      "      items:",
      ...talks(room, first, count),
    ].join("\n");
  const all = Array.from({ length: rooms }, (_, room) => room);
  return [
    `- date: ${date}`,
    "  items:",
    "    - {time: 8:30-9:00, type: registration}",
    ...all.map((room) => session(room, "9:00", 0, half)),
    "    - {time: 12:00-13:00, type: lunch}",
    ...all.map((room) => session(room, "13:00", half, slots - half)),
    "    - {time: 18:00-18:30, type: remarks, title: Thanks, room: Hall 1}",
  ].join("\n");
}

const SITE = {
  "data/workshop.yaml":
    "name: Rivers 2031\nstart: 2031-05-05\nend: 2031-05-09\ntimezone: Europe/Berlin\nurl: https://rivers.example/\nvenue: {city: Bremen}\n",
  "data/schedule.yaml": [
    "- date: 2031-05-05\n  items:\n    - {time: 19:00-21:00, type: social, title: Reception on the quay}",
    day("2031-05-06", 4, 12, 0),
    day("2031-05-07", 6, 6, 100),
    day("2031-05-08", 8, 12, 200),
    day("2031-05-09", 10, 22, 400),
  ].join("\n"),
};

describe("days of many talks", () => {
  let browser: Browser;
  let server: FolderServer;
  const site = writeFiles(SITE);
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
    test(`are one sheet of ${format} for 48 in four rooms and for 36 in six, one of twice the size for 96, one for each half of 220`, async () => {
      pages = await print(browser, `${server.url}schedule/print/`, format);
      const [usual, larger] = format === "A4" ? [596, 842] : [612, 792];
      assert.deepEqual(
        pages.map(({ width }) => Math.round(width)),
        [usual, usual, larger, larger, larger],
      );
      assertSheets(pages, USUAL_SHEETS);
      assertNothingOverlaps(pages);
      assertItems(
        pages.map((page) => bodyOf(page)),
        workshop?.items ?? [],
      );
    });

    test(`have the day and the rooms on each half on ${format}, and a day of one line on the sheet of the next`, () => {
      const bodies = pages.map((page) => bodyOf(page));
      for (const body of bodies.slice(3)) {
        assert.ok(body.includes(squeeze("Friday 9 May")));
        for (let room = 1; room <= 10; room += 1) assert.ok(body.includes(`Hall${room}`));
      }
      assert.ok(bodies[3]?.includes("1of2") && bodies[4]?.includes("2of2"));
      assert.ok(bodies[0]?.includes(squeeze("Monday 5 May")) && bodies[0].includes(squeeze("Reception on the quay")));
    });
  }

  test("say before they are printed what paper they need, and how many sheets", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}schedule/print/`);
    const says = await page.locator("[data-says] li").allTextContents();
    assert.deepEqual(
      says.map((text) => text.split(":")[0]),
      ["Thursday 8 May needs A3 paper", "Friday 9 May needs A3 paper", "Sheets for Friday 9 May"],
    );
    await page.close();
  });

  test("have the same size in every window", async () => {
    const sizes = new Set<string>();
    for (const [width, scale] of [
      [360, 3],
      [1920, 1],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: scale });
      const page = await context.newPage();
      await page.goto(`${server.url}schedule/print/`);
      const found = await page
        .locator("[data-fit]")
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).getPropertyValue("--u")));
      sizes.add(found.join(" "));
      await context.close();
    }
    assert.equal(sizes.size, 1, [...sizes].join(" | "));
  });
});
