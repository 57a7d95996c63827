import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import {
  arrived,
  byId,
  comesBack,
  days,
  follow,
  goTo,
  open,
  publishBefore,
  servers,
  settled,
  TALK,
  targetOf,
  testJumps,
} from "./jumping.ts";

publishBefore(["3 days in 3 rooms"]);
testJumps("3 days in 3 rooms", 1280);

const ROOM = "room-02";

describe("a jump in a programme of which a part is chosen", () => {
  const name = "3 days in 3 rooms";
  const phone = { viewport: { width: 360, height: 740 } };

  const idsOf = (page: Page, room: string) =>
    page.locator(`li[data-facets~="room-${room}"]`).evaluateAll((rows) => rows.map(({ id }) => id));

  test("arrives by an address that says the choice, also at what the choice leaves out", async () => {
    const listed = await open(name, "schedule/", phone);
    const [chosen, other] = [(await idsOf(listed, ROOM)).at(-5), (await idsOf(listed, "room-03")).at(-5)];
    await listed.context().close();
    for (const id of [chosen, other]) {
      const page = await open(name, `schedule/?room=${ROOM}#${id}`, phone);
      const isChosen = id === chosen;
      await page.waitForFunction((left) => new URLSearchParams(location.search).has("room") === left, isChosen);
      await arrived(page, byId(page, id ?? ""), isChosen ? "what is chosen" : "what is left out");
      await page.context().close();
    }
  });

  test("arrives at a day of what is chosen, and back", async () => {
    const page = await open(name, "schedule/", phone);
    await page.getByText("Filter", { exact: true }).click();
    await page.getByRole("checkbox", { name: /Room 02/ }).check();
    await page.waitForURL(/room=/);
    await page.getByRole("button", { name: /^Show \d+ of/ }).click();
    for (const day of [1, 2]) {
      await follow(days(page).nth(day));
      await arrived(page, targetOf(page), "the button of a day of the chosen room");
    }
    assert.match(page.url(), /room=/);
    await page.goBack();
    await arrived(page, page.locator("#day-2030-06-04"), "back");
    await page.context().close();
  });

  test("arrives at a day that is left out, again and again", async () => {
    const page = await open(name, "schedule/?kind=opinion", phone);
    // None of the programme is of a kind that nobody offers, so nothing is chosen and every day is there.
    await follow(days(page).last());
    await arrived(page, targetOf(page), "the button of a day");
    await page.context().close();
  });

  test("back from a talk leads to where one was among what is chosen", async () => {
    const page = await open(name, `schedule/?room=${ROOM}`, phone);
    const count = page.getByRole("status").filter({ hasText: "shown" });
    await count.waitFor();
    await goTo(page, 0.7);
    await settled(page);
    await comesBack(page, () => page.goto(`${servers.get(name)?.url}${TALK}`), "from a talk to a room", count);
    await page.context().close();
  });
});

describe("times in the reader's zone", () => {
  test("leave in place what an address leads to, also where the browser does not see to it", async () => {
    const name = "3 days in 3 rooms";
    const page = await open(name, "schedule/", { viewport: { width: 360, height: 740 }, timezoneId: "Asia/Kolkata" });
    await page.locator(".zone__switch").click();
    await page.locator("html[data-zoned]").waitFor({ state: "attached" });
    const id = await page.locator("li[id^=item-]").nth(-9).getAttribute("id");
    await page.route("**/*.css", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()} html { overflow-anchor: none; }` });
    });
    await page.goto(`${servers.get(name)?.url}speakers/`);
    await page.goto(`${servers.get(name)?.url}schedule/#${id}`);
    await page.locator("html[data-zoned]").waitFor({ state: "attached" });
    await arrived(page, byId(page, id ?? ""), "an item in the reader's zone");
    await page.context().close();
  });
});
