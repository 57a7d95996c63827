import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { open, publish, publishBefore } from "../../pages/schedule/jumping.ts";
import { ROOT, writeFiles } from "../../site.ts";

publishBefore([]);

const DAY = (date: string) => `- date: ${date}
  items:
    - {time: "9:00-10:00", type: keynote, title: "K ${date}", speakers: Ada Lovelace}
    - {time: "10:00-11:00", type: talk, title: "T ${date}", speakers: Bo Ek}
`;
/** More days than are drawn at full height, and a name that is as long as they come. */
const SCHOOL = {
  "data/workshop.yaml":
    'name: Summer School on the Geometry of Learning and on Learning the Geometry of Data\nshort: School\nstart: 2026-07-06\nend: 2026-07-10\ntimezone: Europe/Zurich\nvenue: {name: Kollegienhaus, city: Basel}\naccent: "#ffd000"\nactions: [{label: Register, url: https://example.org/}, {label: Travel, url: https://example.org/t}]\n',
  "data/schedule.yaml": ["06", "07", "08", "09", "10"].map((day) => DAY(`2026-07-${day}`)).join(""),
};

describe("the head of the home page", () => {
  before(async () => {
    await publish("reference", ROOT, "2019-05-01T12:00:00Z", [""]);
    await publish("school", writeFiles(SCHOOL), "2026-06-01T12:00:00Z", [""]);
  });

  /** What stands on the field: the ink of each element with words of its own, and of the blocks. */
  const inks = (page: Page) =>
    page.locator(".hero").evaluate((hero) => {
      const worded = [
        ...hero.querySelectorAll<HTMLElement>("h1, p, dt, dd, .action:not(.action--first), figcaption a"),
      ];
      const blocks = [...hero.querySelectorAll(".timeline__block:not(.timeline__block--poster)")];
      return [
        ...new Set([
          ...worded.map((element) => getComputedStyle(element).color),
          ...blocks.map((block) => getComputedStyle(block).fill),
        ]),
      ];
    });

  for (const site of ["reference", "school"])
    for (const [width, height] of [
      [360, 740],
      [1280, 900],
      [1920, 1080],
    ] as const)
      test(`of the ${site} takes no more than four fifths of ${width} × ${height}, its programme on the lower edge`, async () => {
        const page = await open(site, "", { viewport: { width, height }, at: "2019-05-01T12:00:00Z" });
        const box = await page.locator(".hero").boundingBox();
        assert.ok(box && box.height <= 0.8 * height, `${box?.height} px`);
        const [edge, hours] = await page.evaluate(() =>
          [".timeline:last-child .timeline__blocks", ".timeline__hours"].map((selector) => {
            const { top, bottom } = (document.querySelector(selector) as Element).getBoundingClientRect();
            return selector.endsWith("hours") ? top : bottom;
          }),
        );
        assert.ok(Math.abs((edge ?? 0) - (hours ?? 0)) <= 1.5, `${edge} and ${hours}`);
        assert.equal((await page.locator(".hero .action--first").count()) <= 1, true);
        await page.context().close();
      });

  for (const [colorScheme, field, on] of [
    ["light", "rgb(255, 208, 0)", "rgb(0, 0, 0)"],
    ["dark", "rgb(19, 20, 22)", "rgb(255, 208, 0)"],
  ] as const)
    test(`has one ink on one colour, in the ${colorScheme} scheme`, async () => {
      const page = await open("school", "", { viewport: { width: 1280, height: 900 }, colorScheme });
      assert.equal(await page.locator(".hero").evaluate((hero) => getComputedStyle(hero).backgroundColor), field);
      assert.deepEqual(await inks(page), [on]);
      await page.context().close();
    });
});
