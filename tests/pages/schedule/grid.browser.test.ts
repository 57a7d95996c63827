import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import { axeViolations } from "../../browser/axe.ts";
import { writeFiles } from "../../site.ts";
import { open as openPage, publish, publishBefore } from "./jumping.ts";

/** A keynote, and two sessions in each room; `Hall 3` has a long tutorial instead of the first. */
function siteOf(rooms: number, language: string): string {
  const session = (start: string, end: string, number: number) =>
    Array.from({ length: rooms }, (_, index) => {
      const name = `Hall ${index + 1}`;
      if (index === 2 && number === 1)
        return `    - {time: "${start}-${end}", type: tutorial, room: ${name}, title: Hands on, speakers: Tutor T}\n`;
      const items = ["One", "Two", "Three"].map(
        (title) =>
          `        - {type: contributed talk, title: "${title} of session ${number} in ${name}", speakers: "P${index} Q"}\n`,
      );
      const head = `    - title: Session ${number} of ${name}\n      room: ${name}\n      chair: C${index} D\n      time: "${start}"\n      each: 30 min\n      items:\n`;
      return head + items.join("");
    }).join("");
  return writeFiles({
    "data/workshop.yaml": `name: Halls\nlanguage: ${language}\nstart: 2030-06-03\ntimezone: Europe/Berlin\nrooms: [{name: Hall 1, floor: 2}]\n`,
    "data/schedule.yaml": `- date: 2030-06-03\n  items:\n    - {time: 9:00-10:00, type: keynote, room: Hall 1, title: Opening, speakers: Kay Note}\n    - {time: "10:00-10:30", type: break, title: Coffee}\n${session("10:30", "12:00", 1)}    - {time: "12:00-13:00", type: lunch, title: Lunch}\n${session("13:00", "14:30", 2)}`,
  });
}

const SITES: Readonly<Record<string, () => string>> = {
  four: () => siteOf(4, "en"),
  twelve: () => siteOf(12, "en"),
  arabic: () => siteOf(12, "ar"),
};

publishBefore([]);

describe("the grid of rooms", () => {
  before(async () => {
    for (const [name, write] of Object.entries(SITES))
      await publish(name, write(), "2030-05-01T12:00:00Z", ["schedule/"]);
  });

  async function open(name: string, options: BrowserContextOptions & { at?: string } = {}): Promise<Page> {
    const viewport = { width: 1280, height: 900 };
    const page = await openPage(name, "schedule/", { viewport, reducedMotion: "reduce", ...options });
    if (options.javaScriptEnabled !== false) await page.locator(".grid .star").last().waitFor({ state: "attached" });
    return page;
  }

  /** What is seen of the rooms, from the first to the last, as the page draws them. */
  const view = (page: Page) =>
    page.evaluate(() => {
      const region = document.querySelector(".grid__region") as HTMLElement;
      const box = region.getBoundingClientRect();
      const isRtl = document.documentElement.dir === "rtl";
      const gutter = region.querySelector(".grid__corner")?.getBoundingClientRect().width ?? 0;
      const [from, to] = isRtl ? [box.left, box.right - gutter] : [box.left + gutter, box.right];
      const heads = [...region.querySelectorAll(".grid__room")].map((head) => head.getBoundingClientRect());
      return {
        inView: heads.map(({ left, right }) => left >= from - 2 && right <= to + 2),
        beyond: heads.filter(({ left, right }) => (isRtl ? left < box.left - 2 : right > box.right + 2)).length,
        chosen: [...document.querySelectorAll(".grid__choice")].map((choice) => choice.matches(".grid__choice--seen")),
        more: document.querySelector<HTMLElement>(".grid__more")?.innerText ?? "",
      };
    });

  for (const name of ["twelve", "arabic"])
    test(`of ${name === "arabic" ? "twelve from right to left" : "twelve"} says how many are out of sight and which are in it, and leads to each`, async () => {
      const page = await open(name);
      const first = await view(page);
      assert.ok(first.beyond > 3, JSON.stringify(first));
      assert.match(first.more, new RegExp(String(first.beyond)));
      if (name === "twelve") assert.equal(first.more, `${first.beyond} more rooms`);
      assert.deepEqual(first.chosen, first.inView);
      const address = page.url();
      await page.locator(".grid__more").click();
      await page.waitForFunction(() => document.querySelector(".grid--wide[data-moved]"));
      const next = await view(page);
      assert.ok(next.beyond < first.beyond);
      assert.deepEqual(next.chosen, next.inView);
      await page.getByRole("link", { name: "Hall 12", exact: true }).press("Enter");
      await page.locator(".grid__more").waitFor({ state: "hidden" });
      const last = await view(page);
      assert.equal(last.inView.at(-1), true);
      assert.deepEqual(last.chosen, last.inView);
      assert.equal(page.url(), address);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.context().close();
    });

  test("of twelve scrolls by keyboard; its times stay at the side, and its rooms beneath the navigation", async () => {
    const page = await open("twelve");
    const region = page.getByRole("region", { name: "Rooms on Monday 3 June 2030" });
    await region.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => (document.querySelector(".grid__region")?.scrollLeft ?? 0) > 0);
    await region.evaluate((one) => one.scrollTo(300, 0));
    await page.evaluate(() => {
      const row = document.querySelector(".grid tbody tr:nth-child(6)");
      scrollBy({ top: row?.getBoundingClientRect().top ?? 0, behavior: "instant" });
    });
    await page.waitForFunction(() => document.querySelector(".grid__heads")?.scrollLeft === 300);
    const places = await page.evaluate(() => {
      const [region, gutter, heads, nav, copy, head] = [
        ".grid__region",
        ".grid__region .grid__gutter",
        ".grid__heads",
        ".nav",
        ".grid__heads .grid__room:nth-child(5)",
        ".grid__region .grid__room:nth-child(5)",
      ].map((selector) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect());
      return {
        gutter: (gutter?.left ?? 0) - (region?.left ?? 0),
        heads: (heads?.top ?? 0) - (nav?.bottom ?? 0),
        apart: (copy?.left ?? 0) - (head?.left ?? 0),
      };
    });
    assert.equal(places.gutter, 0);
    assert.ok(Math.abs(places.heads) <= 2, JSON.stringify(places));
    assert.ok(Math.abs(places.apart) < 1, JSON.stringify(places));
    await page.context().close();
  });

  test("of twelve has one head of each room for a screen reader, and without scripts links to them", async () => {
    const page = await open("twelve", { javaScriptEnabled: false });
    assert.equal(await page.getByRole("columnheader", { name: "Hall 12" }).count(), 1);
    assert.equal(await page.locator(".grid__more").isVisible(), false);
    await page.getByRole("link", { name: "Hall 12", exact: true }).click();
    const [left, edge] = await page.evaluate(() => [
      document.querySelector(".grid__room:last-child")?.getBoundingClientRect().right ?? 0,
      document.querySelector(".grid__region")?.getBoundingClientRect().right ?? 0,
    ]);
    assert.ok((left ?? 0) <= (edge ?? 0) + 2, `${left} > ${edge}`);
    await page.context().close();
    const scripted = await open("twelve");
    assert.equal(await scripted.getByRole("columnheader", { name: "Hall 12" }).count(), 1);
    await scripted.context().close();
  });

  test("of twelve shows the codes of its rooms above it in a narrower window, and says their names", async () => {
    const viewport = { width: 1000, height: 900 };
    const page = await open("twelve", { viewport, javaScriptEnabled: false });
    assert.equal(await page.getByRole("link", { name: "Hall 12", exact: true }).innerText(), "H12");
    await page.context().close();
  });

  test("shows by a wash and a flag in the gutter what is on, and says it; nothing covers a time", async () => {
    const page = await open("four", { at: "2030-06-03T08:40:00Z" });
    const row = page.locator(".grid__row--now");
    await row.locator(".grid__flag").waitFor();
    assert.equal(await row.locator(".grid__time").innerText(), "10:30");
    assert.equal(await row.locator(".grid__flag").innerText(), "10:40");
    assert.equal(await page.locator(".grid [aria-current=time]").count(), 4);
    const [time, flag] = [
      await row.locator(".grid__time").boundingBox(),
      await row.locator(".grid__flag").boundingBox(),
    ];
    assert.ok(time && flag && flag.y >= time.y + time.height - 1, JSON.stringify({ time, flag }));
    await page.clock.runFor("05:00");
    assert.equal(await row.locator(".grid__flag").innerText(), "10:45");
    await page.context().close();
  });

  test("leaves nothing for axe to find", async () => {
    for (const [name, colorScheme] of [
      ["four", "dark"],
      ["arabic", "light"],
    ] as const) {
      const page = await open(name, { colorScheme });
      assert.deepEqual(await axeViolations(page), [], name);
      await page.context().close();
    }
  });

  test("is on paper, where the list is not, and the other way round at 400 % zoom", async () => {
    const page = await open("twelve");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".grid").isVisible(), true);
    assert.equal(await page.locator(".hours").isVisible(), false);
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 320, height: 256 });
    assert.equal(await page.locator(".grid").isVisible(), false);
    assert.ok(await page.locator(".hours").isVisible());
    await page.context().close();
  });
});
