import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { renderPages, writeFiles } from "../../site.ts";
import { writeSyntheticSite } from "../../synthetic.ts";

/** So far from the top of the page the first row may begin while the event is not on, in pixels. */
const FIRST = 320;

const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

/** A day of 32 rooms in which talks of 68 tracks follow one another. */
function manyTracks(): string {
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  const day = (date: string) =>
    Array.from({ length: 32 * 4 }, (_, index) => {
      const [room, slot] = [index % 32, Math.floor(index / 32)];
      const time = `"${clock(540 + slot * 30)}-${clock(570 + slot * 30)}"`;
      return `    - {time: ${time}, type: contributed talk, room: Room ${room + 1}, track: Track number ${(index % 68) + 1}, title: Talk ${index} of ${date}, speakers: P${index} Q}`;
    }).join("\n");
  return writeFiles({
    "data/workshop.yaml": "name: Many\nstart: 2030-06-03\nend: 2030-06-04\ntimezone: Europe/Lisbon\n",
    "data/schedule.yaml": ["2030-06-03", "2030-06-04"]
      .map((date) => `- date: ${date}\n  items:\n${day(date)}\n`)
      .join(""),
  });
}

const PROGRAMMES: Readonly<Record<string, () => string>> = {
  "one room": () => writeSyntheticSite({ days: 1, rooms: 1, talks: 9, papers: 4 }),
  "two days of four rooms": () => writeSyntheticSite({ days: 2, rooms: 4, talks: 72, papers: 4 }),
  "32 rooms and 68 tracks": manyTracks,
};

describe("the programme", () => {
  let browser: Browser;
  const servers = new Map<string, FolderServer>();
  before(async () => {
    browser = await launch();
    for (const [name, write] of Object.entries(PROGRAMMES)) {
      const { folder } = await renderPages(write(), "2030-05-01T12:00:00Z", ["/schedule/"]);
      servers.set(name, await serveFolder(folder));
    }
  });
  after(async () => {
    await browser?.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
  });

  async function open(name: string, viewport: { width: number; height: number }, query = ""): Promise<Page> {
    const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
    await page.goto(`${servers.get(name)?.url}schedule/${query}`);
    return page;
  }

  for (const name of Object.keys(PROGRAMMES))
    test(`of ${name} begins in the first window, on a phone and on a desk`, async () => {
      for (const viewport of SIZES) {
        const page = await open(name, viewport);
        const top = await page
          .locator("main .row, main .grid tbody tr")
          .filter({ visible: true })
          .first()
          .evaluate((row) => row.getBoundingClientRect().top + scrollY);
        assert.ok(
          top > 0 && top <= FIRST,
          `at ${viewport.width} px the first row begins ${Math.round(top)} px from the top`,
        );
        await page.close();
      }
    });

  test("of several rooms is in the order of time, also without styles and scripts", async () => {
    const page = await open("two days of four rooms", SIZES[0] as { width: number; height: number });
    const starts = await page
      .locator("main .row > .row__time > time:first-child")
      .evaluateAll((times) => times.map((time) => Date.parse((time as HTMLTimeElement).dateTime)));
    assert.ok(starts.length > 80);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
    await page.close();
  });

  test("says which room in a code that screen readers hear in full", async () => {
    const page = await open("two days of four rooms", SIZES[0] as { width: number; height: number });
    const row = page.locator(".row", { hasText: "T0002" });
    assert.equal(await row.locator(".code").innerText(), "R03");
    assert.match(await row.ariaSnapshot(), /Room 03/);
    assert.doesNotMatch(await row.ariaSnapshot(), /R03/);
    await page.close();
  });

  test("keeps a choice of several rooms in the address, and moves nothing when opened with it", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.addInitScript(() => {
      const shifts = { sum: 0 };
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.sum += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${servers.get("32 rooms and 68 tracks")?.url}schedule/?room=room-3&room=room-5`);
    await page.locator("main[data-filtered]").waitFor();
    const rooms = await page
      .locator(".row")
      .filter({ visible: true })
      .evaluateAll((rows) => [...new Set(rows.map((row) => row.querySelector(".row__room")?.textContent))].sort());
    assert.deepEqual(rooms, ["Room 3", "Room 5"]);
    assert.equal(await page.locator(".facets__count").textContent(), "2");
    const shifts = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
    assert.ok(shifts < 0.1, `${shifts}`);
    await page.close();
  });

  test("shows what was chosen last, however fast one choice follows the other", async () => {
    const page = await open("32 rooms and 68 tracks", SIZES[0] as { width: number; height: number });
    await page.locator(".facets > summary").click();
    await page.locator(".facets__close:not([hidden])").waitFor();
    const press = (rooms: readonly number[]) =>
      page.evaluate((numbers) => {
        for (const number of numbers) document.querySelector<HTMLElement>(`[name=room][value=room-${number}]`)?.click();
      }, rooms);
    const rooms = async () => {
      await page.locator("main:not([aria-busy])").waitFor();
      return page
        .locator(".row:not([hidden]) .row__room")
        .evaluateAll((names) => [
          ...new Set(names.filter((name) => name.checkVisibility()).map((name) => name.textContent)),
        ]);
    };
    await press([3, 5]);
    assert.deepEqual(await rooms(), ["Room 3", "Room 5"]);
    await press([3, 5, 7]);
    assert.deepEqual(await rooms(), ["Room 7"]);
    await press([7]);
    assert.equal((await rooms()).length, 32);
    assert.equal(await page.locator(":is(.row, .hour)[hidden]").count(), 0);
    await page.close();
  });

  test("of hundreds of talks has one star each, whichever script is faster", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    // What is left for later comes after the script of the programme.
    await page.addInitScript(
      "const now = setTimeout; window.setTimeout = (work, wait) => wait ? now(work, wait) : now(() => { work(); window.later = true; }, 1000);",
    );
    await page.goto(`${servers.get("32 rooms and 68 tracks")?.url}schedule/?room=room-3`);
    await page.waitForFunction(() => "later" in window);
    const counts = await page
      .locator("[data-star]")
      .evaluateAll((parts) => [...new Set(parts.map((part) => part.querySelectorAll(".star").length))]);
    assert.deepEqual(counts, [1]);
    await page.close();
  });
});
