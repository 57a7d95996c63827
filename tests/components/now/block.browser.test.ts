import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Page } from "playwright-core";
import { axeViolations } from "../../browser/axe.ts";
import { arrived, byId, open, publish, publishBefore, settled } from "../../pages/schedule/jumping.ts";
import { writeFiles } from "../../site.ts";

publishBefore([]);

/** An item as the tests reckon with it: minutes of its day; no room is everyone. */
interface Planned {
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly type: string;
  readonly room?: string;
  /** Whether it goes on for hours. */
  readonly isLong?: boolean;
}

interface Plan {
  readonly zone: string;
  readonly items: readonly Planned[];
}

const DATES = ["2030-06-03", "2030-06-04"];

function dayOf(day: number, rooms: readonly (string | undefined)[], more: readonly Planned[] = []): Planned[] {
  const talks = [630, 660, 690, 840, 870, 930].flatMap((from, slot) =>
    rooms.map((room, index): Planned => {
      const title = `Talk ${day + 1}.${slot + 1} of ${index + 1}`;
      return { day, from, to: from + 30, title, type: "contributed talk", ...(room !== undefined && { room }) };
    }),
  );
  const everyone = (from: number, to: number, type: string, title: string): Planned => ({ day, from, to, type, title });
  return [
    everyone(540, 600, "keynote", `Keynote ${day + 1}`),
    everyone(600, 630, "break", `Coffee ${day + 1}`),
    everyone(720, 840, "lunch", `Lunch ${day + 1}`),
    ...talks,
    ...more,
  ];
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Hall ${index + 1}`);
const desk = (day: number, to = 1020): Planned => ({
  day,
  from: 510,
  to,
  title: `Desk ${day + 1}`,
  type: "registration",
  isLong: true,
});

const PLANS: Readonly<Record<string, Plan>> = {
  "one room": { zone: "America/Chicago", items: dayOf(0, [undefined]) },
  "two days of four rooms": {
    zone: "Europe/Brussels",
    items: [...dayOf(0, numbered(4), [desk(0)]), ...dayOf(1, numbered(4), [desk(1)])],
  },
  "32 rooms": {
    zone: "Asia/Kolkata",
    items: dayOf(0, numbered(32), [{ ...desk(0), room: "Foyer", title: "Exhibition" }]),
  },
};

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function siteOf({ zone, items }: Plan): string {
  const days = DATES.slice(0, 1 + Math.max(...items.map(({ day }) => day)));
  const line = ({ from, to, title, type, room }: Planned) =>
    `    - {time: "${clock(from)}-${clock(to)}", type: ${type}, title: ${title}${room === undefined ? "" : `, room: ${room}`}${type === "contributed talk" ? `, speakers: P${title.replace(/\D/g, "")} Q` : ""}}\n`;
  return writeFiles({
    "data/workshop.yaml": `name: Harbour\nstart: ${days[0]}\nend: ${days.at(-1)}\ntimezone: ${zone}\n`,
    "data/schedule.yaml": days
      .map(
        (date, day) =>
          `- date: ${date}\n  items:\n${items
            .filter((one) => one.day === day)
            .sort((a, b) => a.from - b.from)
            .map(line)
            .join("")}`,
      )
      .join(""),
  });
}

const instant = ({ zone }: Plan, day: number, minutes: number) =>
  DateTime.fromISO(`2030-06-03T00:00`, { zone })
    .plus({ days: day })
    .set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });

/** What the block says. */
interface Said {
  readonly title: string;
  readonly on: readonly string[];
  readonly next: readonly string[];
  readonly aside: readonly string[];
  readonly until: string;
}

/** What it should say: reckoned from the plan, as all rooms are in step. Undefined: nothing. */
function expected({ items }: Plan, day: number, at: number): Said | undefined {
  const running = items.filter((one) => one.day === day && one.from <= at && at < one.to);
  const main = items.filter(({ isLong }) => !isLong);
  const on = main.filter((one) => running.includes(one));
  const later = (from: readonly Planned[]) => from.filter((one) => one.day > day || (one.day === day && one.from > at));
  const coming = later(main).sort((a, b) => a.day - b.day || a.from - b.from);
  const [first] = coming;
  const isToday = first?.day === day;
  const opens =
    running.length === 0
      ? later(items).find(({ isLong, day: of, from }) => isLong && of === first?.day && from < first.from)
      : undefined;
  const next = opens
    ? [opens]
    : running.length === 0 || isToday
      ? coming.filter((one) => one.day === first?.day && one.from === first.from)
      : [];
  const aside = running.filter(({ isLong }) => isLong);
  const titles = (all: readonly Planned[]) => all.map(({ title }) => title);
  if (running.length === 0 && next.length === 0) return undefined;
  if (on.length === 0 && next.length === 0)
    return { title: "On now", on: titles(aside), next: [], aside: [], until: clock(aside[0]?.to ?? 0) };
  return on.length > 0
    ? { title: "On now", on: titles(on), next: titles(next), aside: titles(aside), until: clock(on[0]?.to ?? 0) }
    : { title: "Next", on: titles(next), next: [], aside: titles(aside), until: clock(next[0]?.from ?? 0) };
}

/** What it says, a list each of what is on, next and on for hours. A text, as what makes TypeScript runnable would add names that no page knows. */
const READ = `(() => {
  const block = document.querySelector(".on-now");
  if (block.hidden) return undefined;
  const of = (selector) => [...block.querySelectorAll(selector)].map((title) => title.textContent.trim());
  return {
    title: of(".on-now__title")[0],
    on: of(".on-now__body > .on-now__list .row__title, .on-now__more .row__title"),
    next: of(".on-now__next .row__title, .on-now__single .row__title"),
    aside: of(".on-now__aside .row__title"),
    until: /\\d\\d:\\d\\d/.exec(block.querySelector(".on-now__when").textContent)?.[0] ?? "",
  };
})()`;

const said = (page: Page): Promise<Said | undefined> => page.evaluate(READ);

/** Before the day, at its beginning, in a talk, at a boundary, in breaks, in a gap, at the end, overnight, on the next day. */
const TIMES: readonly (readonly [day: number, minutes: number])[] = [
  [0, 480],
  [0, 520],
  [0, 545],
  [0, 600],
  [0, 645],
  [0, 660],
  [0, 780],
  [0, 905],
  [0, 945],
  [0, 1000],
  [1, 100],
  [1, 645],
];

const READERS = ["Pacific/Honolulu", "Europe/London", "Asia/Tokyo"];

describe("the block On now", () => {
  before(async () => {
    for (const [name, plan] of Object.entries(PLANS))
      await publish(name, siteOf(plan), "2030-05-01T12:00:00Z", ["schedule/", "", "my/"]);
  });

  for (const [name, plan] of Object.entries(PLANS))
    for (const timezoneId of READERS)
      test(`of ${name} says all day what is on and next, to a reader in ${timezoneId}`, async () => {
        const start = instant(plan, ...(TIMES[0] as readonly [number, number]));
        const page = await open(name, "schedule/", {
          viewport: { width: 360, height: 740 },
          timezoneId,
          at: start.toISO() ?? "",
        });
        await page.locator(".on-now:not([hidden])").waitFor();
        let before = start;
        for (const [day, minutes] of TIMES) {
          const now = instant(plan, day, minutes);
          await page.clock.fastForward(now.toMillis() - before.toMillis());
          before = now;
          assert.deepEqual(await said(page), expected(plan, day, minutes), `day ${day + 1}, ${clock(minutes)}`);
        }
        await page.context().close();
      });

  const FOUR = "two days of four rooms";
  const during = (minutes: number) => ({ at: instant(PLANS[FOUR] as Plan, 0, minutes).toISO() ?? "" });
  const phone = { viewport: { width: 360, height: 740 } };

  test("keeps to what is filtered, and says so when all that is on is something else; what is over is dimmed and folded", async () => {
    const page = await open(FOUR, "schedule/?room=hall-2", { ...phone, ...during(645) });
    await page.locator(".on-now:not([hidden])").waitFor();
    const talk = { on: ["Talk 1.1 of 2"], next: ["Talk 1.2 of 2"] };
    const { on, next } = (await said(page)) as Said;
    assert.deepEqual({ on, next }, talk);
    assert.equal(new URL(page.url()).search, "?room=hall-2");
    await page.locator(".facets > summary").click();
    await page.getByLabel("Hall 2").uncheck();
    assert.equal((await said(page))?.on.length, 4);
    await page.getByLabel("Contributed talk").check();
    await page.clock.fastForward("01:20:00");
    assert.match(await page.locator(".on-now").innerText(), /Nothing you have chosen is on now/);
    assert.deepEqual(
      (await said(page))?.next,
      numbered(4).map((_, index) => `Talk 1.4 of ${index + 1}`),
    );
    await page.context().close();
  });

  test("stands above what is over, which is one line that opens, by a press or by what leads there", async () => {
    const page = await open(FOUR, "schedule/", { ...phone, ...during(665) });
    const earlier = page.getByRole("button", { name: /^Earlier today/ });
    await earlier.waitFor();
    assert.equal(await earlier.innerText(), "Earlier today: 6");
    const past = page.locator(".row.past .row__title", { hasText: "Keynote 1" });
    assert.equal(await past.isVisible(), false);
    await earlier.click();
    assert.equal(await past.isVisible(), true);
    await page.clock.resume();
    assert.deepEqual(await axeViolations(page), []);
    const id = await page.locator(".row.past", { hasText: "Talk 1.1 of 1" }).getAttribute("id");
    await page.context().close();
    const other = await open(FOUR, `schedule/#${id}`, { ...phone, ...during(665) });
    await other.locator(".on-now:not([hidden])").waitFor();
    await settled(other);
    await arrived(other, byId(other, id ?? ""), "to what is over");
    await other.context().close();
  });

  test("stands above days that are over, of which each is a line that opens by a press or by the link to the day", async () => {
    const at = instant(PLANS[FOUR] as Plan, 1, 645).toISO() ?? "";
    const page = await open(FOUR, "schedule/", { viewport: { width: 1280, height: 900 }, at });
    const line = page.getByRole("button", { name: "Over: 28", exact: true });
    const [over, today] = [page.locator(".grid").first(), page.locator(".grid").last()];
    await line.waitFor();
    assert.deepEqual([await over.isVisible(), await today.isVisible()], [false, true]);
    await line.click();
    assert.deepEqual([await over.isVisible(), await line.isVisible()], [true, false]);
    assert.ok(await page.evaluate(() => document.activeElement?.matches(".day__view")));
    await page.context().close();
    const phone = await open(FOUR, "schedule/", { viewport: { width: 360, height: 740 }, at });
    await phone.getByRole("button", { name: "Over: 28" }).waitFor();
    const keynote = phone.locator(".row__title", { hasText: "Keynote 1" });
    assert.equal(await keynote.isVisible(), false);
    await phone.getByRole("navigation", { name: "Days" }).getByRole("link").first().click();
    assert.equal(await keynote.isVisible(), true);
    await phone.context().close();
  });

  test("is on the home page with the rooms, and a star pressed in it is a star everywhere", async () => {
    const page = await open(FOUR, "", { ...phone, ...during(645) });
    const line = page.locator(".on-now__line", { hasText: "Talk 1.1 of 3" });
    await line.waitFor();
    assert.match(await line.innerText(), /H3[\s\S]*Hall 3/);
    await line.getByRole("button").click();
    assert.equal((await page.locator("[data-star] > .star--set").count()) >= 1, true);
    await page.goto(`${page.url()}my/`);
    await page.locator(".on-now__line", { hasText: "Talk 1.1 of 3" }).waitFor();
    assert.deepEqual((await said(page))?.on, ["Talk 1.1 of 3"]);
    await page.context().close();
  });

  test("moves nothing when it appears", async () => {
    const page = await open(FOUR, "schedule/", { ...phone, ...during(645) });
    await page.locator(".on-now:not([hidden])").waitFor();
    await settled(page);
    const shift = await page.evaluate<number>(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) sum += value;
      }).observe({ type: "layout-shift", buffered: true });
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(sum);
      channel.port2.postMessage("");
    })`);
    assert.ok(shift < 0.1, `shifted by ${shift}`);
    await page.context().close();
  });
});
