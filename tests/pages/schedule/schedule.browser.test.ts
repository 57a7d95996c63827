import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, writeFiles } from "../../site.ts";

const NOW = "2019-05-10T12:00:00Z";
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Two days of as many rooms as asked for; the talks of every room start at other times. */
function siteOf(rooms: number): string {
  const day = (date: string) => `- date: ${date}
  items:
    - {time: 9:00-10:00, type: keynote, title: Keynote, speakers: Kay Note}
    - {time: 10:00-10:30, type: break, title: Coffee}
${Array.from({ length: rooms }, (_, room) => {
  const middle = `11:${String(5 * (room % 9)).padStart(2, "0")}`;
  const place = `room: Hall ${room + 1}, track: ${["Theory", "Practice", "Policy"][room % 3]}`;
  return `    - {time: "10:30-${middle}", type: contributed talk, ${place}, title: First of ${room + 1} on ${date}, speakers: A${room} B}
    - {time: "${middle}-12:00", type: tutorial, ${place}, title: ${"Unbreakable".repeat(12)} ${room + 1} ${date}, speakers: C${room} D}`;
}).join("\n")}
    - {time: 12:00-13:00, type: lunch, title: Lunch}
`;
  return writeFiles({
    "data/workshop.yaml": "name: Rooms\nstart: 2024-06-10\nend: 2024-06-11\ntimezone: Europe/Berlin\n",
    "data/schedule.yaml": day("2024-06-10") + day("2024-06-11"),
  });
}

describe("the schedule", () => {
  let browser: Browser;
  const servers = new Map<number, FolderServer>();
  before(async () => {
    browser = await launch();
    for (const rooms of [1, 4, 12]) {
      const { folder } = await buildFixture(siteOf(rooms), { now: NOW });
      servers.set(rooms, await serveFolder(folder));
    }
  });
  after(async () => {
    await browser?.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
  });

  async function open(rooms: number, viewport: { width: number; height: number }, fragment = ""): Promise<Page> {
    // Without smooth scrolling a fragment is reached as soon as the page stands.
    const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
    await page.goto(`${servers.get(rooms)?.url}schedule/${fragment}`);
    return page;
  }

  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

  for (const rooms of [1, 4, 12]) {
    test(`of ${rooms} rooms says everything once and fits the window, wide or narrow`, async () => {
      for (const viewport of [DESKTOP, PHONE]) {
        const page = await open(rooms, viewport);
        assert.ok(await fits(page), `${viewport.width} px`);
        const seen = await page.getByText("First of 1 on 2024-06-10").filter({ visible: true }).count();
        assert.equal(seen, 1, `at ${viewport.width} px`);
        const isGrid = rooms > 1 && viewport === DESKTOP;
        assert.equal(await page.locator("table").first().isVisible(), isGrid);
        await page.close();
      }
    });
  }

  test("is a table whose cells a screen reader can place: heads have scopes, and what concerns all spans all", async () => {
    const page = await open(4, DESKTOP);
    const table = page.locator("table").first();
    assert.deepEqual(await table.locator("thead th[scope=col]").allInnerTexts(), [
      "Time",
      "Hall 1",
      "Hall 2",
      "Hall 3",
      "Hall 4",
    ]);
    const rows = await table.locator("tbody tr").count();
    assert.equal(await table.locator("tbody th[scope=row]").count(), rows);
    const coffee = table.locator("td", { hasText: "Coffee" });
    assert.equal(await coffee.getAttribute("colspan"), "4");
    const header = await coffee.getAttribute("headers");
    assert.equal(await page.locator(`th[id="${header}"]`).innerText(), "10:00");
    await page.close();
  });

  test("starts level what starts together, gives breaks a thin band, and says no time that its row says", async () => {
    const page = await open(4, DESKTOP);
    const boxes = await page
      .locator("table")
      .first()
      .locator("td:has(time)")
      .evaluateAll((cells) =>
        cells.map((cell) => {
          const from = Date.parse(cell.querySelector("time")?.dateTime ?? "");
          const row = Date.parse(cell.parentElement?.querySelector<HTMLTimeElement>("th time")?.dateTime ?? "");
          const { top, height } = cell.getBoundingClientRect();
          return { from, row, top, height, text: (cell as HTMLElement).innerText };
        }),
      );
    assert.ok(boxes.length > 8);
    for (const one of boxes) {
      assert.equal(one.from, one.row);
      assert.doesNotMatch(one.text, /\d:\d\d/);
      for (const other of boxes) if (one.from === other.from) assert.ok(Math.abs(one.top - other.top) < 1);
    }
    const bands = boxes.filter(({ text }) => /Coffee|Lunch/.test(text)).map(({ height }) => Math.round(height));
    assert.deepEqual(bands, [27, 27]);
    await page.close();
  });

  test("keeps its columns of one width, whatever words stand in them", async () => {
    for (const rooms of [4, 12]) {
      const page = await open(rooms, DESKTOP);
      const widths = await page
        .locator("table")
        .first()
        .locator("thead th:not(:first-child)")
        .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().width));
      assert.ok(Math.max(...widths) - Math.min(...widths) < 2, `${rooms} rooms: ${widths.join(", ")}`);
      await page.close();
    }
  });

  test("of few rooms has no box of its own to scroll, and the rooms stay in view beneath the sections", async () => {
    const page = await open(4, DESKTOP);
    assert.equal(await page.locator(".grid [tabindex]").count(), 0);
    const places = await page.evaluate(() => {
      const middle = document.querySelector(".grid tbody tr:nth-child(5)");
      scrollBy({ top: middle?.getBoundingClientRect().top ?? 0, behavior: "instant" });
      const bottom = document.querySelector(".nav")?.getBoundingClientRect().bottom ?? 0;
      const top = document.querySelector(".grid thead th")?.getBoundingClientRect().top ?? 0;
      return { bottom, top };
    });
    assert.ok(places.top >= 0 && places.top < 100, JSON.stringify(places));
    assert.ok(Math.abs(places.top - places.bottom) <= 2, JSON.stringify(places));
    await page.close();
  });

  test("shows an item that a link leads to, in the list, in place of its day's grid", async () => {
    const page = await open(4, DESKTOP);
    const anchor = await page.locator(".row", { hasText: "First of 3 on 2024-06-11" }).getAttribute("id");
    await page.close();
    const linked = await open(4, DESKTOP, `#${anchor}`);
    const row = linked.locator(`[id="${anchor}"]`);
    await row.waitFor({ state: "visible" });
    const top = await row.evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top > 40 && top < 800, `at ${top} px`);
    const [first, second] = await linked.locator(".grid").all();
    assert.equal(await first?.isVisible(), true);
    assert.equal(await second?.isVisible(), false);
    await linked.locator("#day-2024-06-11").getByRole("link", { name: "Rooms", exact: true }).click();
    await second?.waitFor({ state: "visible" });
    assert.equal(await row.isVisible(), false);
    await linked.close();
  });

  test("on a phone keeps the time in view, with its day, and fragments stop beneath it", async () => {
    const page = await open(4, PHONE);
    const anchor = await page.locator(".row", { hasText: "First of 4 on 2024-06-10" }).first().getAttribute("id");
    await page.close();
    const linked = await open(4, PHONE, `#${anchor}`);
    const places = await linked.evaluate((id) => {
      const row = document.getElementById(id ?? "");
      const head = row?.closest(".hour")?.querySelector(".hour__head");
      const nav = document.querySelector(".nav")?.getBoundingClientRect();
      return {
        nav: nav?.bottom ?? 0,
        head: head?.getBoundingClientRect(),
        text: head?.textContent,
        row: row?.getBoundingClientRect().top ?? 0,
      };
    }, anchor);
    assert.ok(Math.abs((places.head?.top ?? 0) - places.nav) <= 2, JSON.stringify(places));
    assert.ok(places.row >= (places.head?.bottom ?? 0) - 1, JSON.stringify(places));
    assert.match(places.text ?? "", /10:30[\s\S]*Mon 10 Jun/);
    await linked.close();
  });

  test("keeps nothing in view at 400 % zoom, where it would cover the page", async () => {
    const page = await open(4, { width: 320, height: 256 });
    assert.ok(await fits(page));
    const stuck = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position))
        .filter((element) => element.checkVisibility())
        .map((element) => element.className),
    );
    assert.deepEqual(stuck, []);
    await page.close();
  });

  test("has links to its days", async () => {
    const page = await open(1, PHONE);
    const days = page.getByRole("navigation", { name: "Days" }).getByRole("link");
    assert.deepEqual(await days.allInnerTexts(), ["Mon 10 Jun", "Tue 11 Jun"]);
    await days.last().click();
    assert.equal(new URL(page.url()).hash, "#day-2024-06-11");
    await page.close();
  });

  test("tells tracks by letter and colour in the filter, without a legend before the programme", async () => {
    const page = await open(4, DESKTOP);
    const tracks = page.locator(".facets .track");
    assert.deepEqual(
      (await tracks.allTextContents()).map((text) => text.trim().replace(/\s+/g, " ")),
      // Two begin with the same letter.
      ["A Theory", "B Practice", "C Policy"],
    );
    await page.getByText("Filter", { exact: true }).click();
    const colours = await tracks
      .locator(".track__letter")
      .evaluateAll((all) => all.map((letter) => getComputedStyle(letter).backgroundColor));
    assert.equal(new Set(colours).size, 3);
    await page.close();
  });
});
