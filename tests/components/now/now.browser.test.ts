import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import {
  arrived,
  open,
  PROGRAMMES,
  placeOf,
  publish,
  publishBefore,
  settled,
  WIDTHS,
} from "../../pages/schedule/jumping.ts";
import { writeFiles } from "../../site.ts";

publishBefore(Object.keys(PROGRAMMES));

describe('the link "Now"', () => {
  /** A desk that is open all day, and talks of half an hour in two halls. */
  const talks = Array.from({ length: 36 }, (_, index) => {
    const start = 540 + Math.floor(index / 2) * 30;
    const [from, to] = [start, start + 30].map((at) => `${Math.floor(at / 60)}:${at % 60 === 0 ? "00" : "30"}`);
    return `    - {time: "${from}-${to}", room: Hall ${"AB"[index % 2]}, type: contributed talk, title: Subject ${index + 1} of the day, speakers: P${index + 1} Q}`;
  });
  const DESK = {
    "data/workshop.yaml": "name: Desk\nstart: 2027-05-03\ntimezone: Europe/Brussels\n",
    "data/schedule.yaml": `- date: 2027-05-03\n  items:\n    - {time: 9:00-18:30, room: Foyer, type: registration, title: Registration desk}\n${talks.join("\n")}\n`,
  };
  before(() => publish("desk", writeFiles(DESK), "2027-05-01T12:00:00Z", ["schedule/"]));

  /** Follows the link; what then has the focus is on the screen. */
  async function goToNow(name: string, width: number, at: string, address = "schedule/"): Promise<Page> {
    const page = await open(name, address, { viewport: { width, height: 740 }, at });
    await page.getByRole("link", { name: "Now", exact: true }).click();
    await page.locator(".on-now:focus").waitFor();
    await settled(page);
    return page;
  }

  /** How many of the texts can be read on the screen. */
  async function seen(page: Page, texts: readonly string[]): Promise<string[]> {
    const isSeen = async (text: string) => {
      const shown = page.locator(".on-now").getByText(text, { exact: true }).filter({ visible: true });
      const { below, height, room } = await placeOf(shown);
      return below >= -1 && below + height <= room;
    };
    const found = await Promise.all(texts.map(isSeen));
    return texts.filter((_, index) => found[index]);
  }

  for (const width of WIDTHS)
    test(`leads to the talks that are on, not to the desk that has been open since the morning, at ${width} px`, async () => {
      for (const [at, first] of [
        ["2027-05-03T13:40:00Z", 27],
        ["2027-05-03T15:35:00Z", 35],
      ] as const) {
        const page = await goToNow("desk", width, at);
        const titles = [first, first + 1].map((index) => `Subject ${index} of the day`);
        assert.deepEqual(await seen(page, titles), titles);
        assert.match(await page.locator(".on-now__aside").innerText(), /Registration desk/);
        await page.context().close();
      }
    });

  for (const name of Object.keys(PROGRAMMES))
    for (const width of WIDTHS)
      test(`arrives in ${name} at ${width} px`, async () => {
        for (const at of ["2030-06-05T09:35:00Z", "2030-06-03T14:05:00Z"]) {
          const page = await goToNow(name, width, at);
          await arrived(page, page.locator(":focus"), `Now at ${at}`);
          await page.context().close();
        }
      });
});
