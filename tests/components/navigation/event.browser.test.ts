import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { axeViolations } from "../../browser/axe.ts";
import { open, publish, publishBefore } from "../../pages/schedule/jumping.ts";
import { writeFiles } from "../../site.ts";

publishBefore([]);

describe("while the event is on", () => {
  const SITE = {
    "data/workshop.yaml": "name: Harbour\nstart: 2027-05-03\nend: 2027-05-04\ntimezone: Europe/Brussels\n",
    "data/schedule.yaml": `
- date: 2027-05-03
  items:
    - {time: 9:00-10:00, type: keynote, title: Tides, speakers: A B, abstract: ${"Water comes and goes. ".repeat(80)}}
- date: 2027-05-04
  items:
    - {time: 9:00-10:00, type: keynote, title: Waves, speakers: C D}
`,
  };
  const [DURING, BEFORE, AFTER] = ["2027-05-03T12:00:00Z", "2027-05-02T12:00:00Z", "2027-05-05T12:00:00Z"];
  before(() =>
    publish("harbour", writeFiles(SITE), "2027-05-01T12:00:00Z", ["talks/tides/", "schedule/", "my/", "search/"]),
  );

  const bar = (page: Page) => page.locator(".nav__tools");
  const isAtTheBottom = (page: Page) =>
    bar(page).evaluate((part) => {
      const { top, bottom } = part.getBoundingClientRect();
      return bottom === innerHeight && top > innerHeight - 80;
    });

  test("a phone has Now, Schedule, Mine and Search at the bottom of every page, and nothing ends below them", async () => {
    const page = await open("harbour", "talks/tides/", { viewport: { width: 360, height: 740 }, at: DURING });
    await page.getByRole("link", { name: "Now", exact: true }).waitFor();
    assert.ok(await isAtTheBottom(page));
    const links = bar(page).locator("a").filter({ visible: true });
    assert.deepEqual(await links.evaluateAll((all) => all.map((link) => (link as HTMLElement).innerText.trim())), [
      "Now",
      "Schedule",
      "☆\nMine",
      "Search",
    ]);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const end = await page.locator(".footer").evaluate((footer) => footer.getBoundingClientRect().bottom);
    const top = await bar(page).evaluate((part) => part.getBoundingClientRect().top);
    // Scrolling ends at whole pixels.
    assert.ok(end < top + 1, `the page ends at ${end}, the bar begins at ${top}`);
    assert.deepEqual(await axeViolations(page), []);
    await page.context().close();
  });

  test("the place where one is, is marked", async () => {
    const page = await open("harbour", "schedule/", { viewport: { width: 360, height: 740 }, at: DURING });
    await page.getByRole("link", { name: "Now", exact: true }).waitFor();
    assert.equal(await bar(page).locator("[aria-current=page]").innerText(), "Schedule");
    await page.context().close();
  });

  test("wide and low windows keep the links in their line", async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 360, height: 320 },
    ]) {
      const page = await open("harbour", "talks/tides/", { viewport, at: DURING });
      await page.getByRole("link", { name: "Now", exact: true }).waitFor();
      assert.equal(await isAtTheBottom(page), false);
      assert.equal(await bar(page).getByRole("link", { name: "Schedule" }).count(), 0);
      await page.context().close();
    }
  });

  test("neither is there before it begins, or once it is over; an open page follows the clock", async () => {
    const late = await open("harbour", "talks/tides/", { viewport: { width: 360, height: 740 }, at: AFTER });
    assert.equal(await late.locator(".nav__now").isVisible(), false);
    assert.equal(await isAtTheBottom(late), false);
    await late.context().close();
    const page = await open("harbour", "talks/tides/", { viewport: { width: 360, height: 740 }, at: BEFORE });
    assert.equal(await page.locator(".nav__now").isVisible(), false);
    await page.clock.runFor("24:00:00");
    assert.equal(await page.locator(".nav__now").isVisible(), true);
    assert.equal(await isAtTheBottom(page), true);
    await page.context().close();
  });
});
