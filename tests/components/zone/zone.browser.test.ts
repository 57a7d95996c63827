import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { createDates } from "../../../src/locales/dates.ts";
import { createWords } from "../../../src/locales/words.ts";
import type { Item, Workshop } from "../../../src/model/workshop.ts";
import { readSite } from "../../../src/site/read.ts";
import { axeViolations } from "../../browser/axe.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { BEFORE } from "../../reading.ts";
import { buildFixture, ROOT, renderPages, temporaryFolder, writeFiles } from "../../site.ts";
import { writeSyntheticSite } from "../../synthetic.ts";

const ZONES = ["Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Europe/Berlin"];

/** Two nights over which the clocks of Berlin go back, and an hour that comes twice; rooms; a night that ends on the next date. */
const AUTUMN = {
  "data/workshop.yaml":
    "name: Autumn\nstart: 2026-10-24\nend: 2026-10-25\ntimezone: Europe/Berlin\nclock: 12\nvenue: {city: Berlin}\nurl: https://example.org/\n" +
    "actions: [{label: Register, url: https://example.org/r, until: Registration}]\n" +
    "notice: {text: Soup is on, from: 2026-10-20 12:00, until: 2026-10-24 18:00}\n",
  "data/dates.yaml":
    "- {title: Papers, date: 2026-10-10}\n" +
    "- {title: Registration, date: 2026-10-22, time: 17:00, timezone: Europe/Berlin}\n" +
    "- {title: Feedback, date: 2026-10-25, time: 24:00, timezone: America/St_Johns}\n" +
    "- {title: Final, date: 2026-11-05, time: 23:59}\n",
  "data/schedule.yaml": `
- date: 2026-10-24
  items:
    - {time: 9:00-10:00, type: keynote, title: First, speakers: A}
    - {time: 10:00-11:00, type: contributed talk, title: In one, room: One, speakers: B}
    - {time: 10:00-10:30, type: contributed talk, title: In two, room: Two, speakers: C}
    - {time: 10:30-11:00, type: contributed talk, title: Dropped, room: Two, speakers: D, cancelled: yes}
    - {time: 11:00-11:30, type: break, title: Coffee}
    - {time: 11:30-12:00, type: contributed talk, title: Late, room: One, speakers: E}
    - {time: 22:00-23:30, type: social, title: Night}
    - {time: 23:30-1:30, type: social, title: Later}
- date: 2026-10-25
  items:
    - {time: 9:00, type: remarks, title: Morning, end: 9:30}
    - {time: 9:30, type: keynote, title: Last, speakers: F, end: 10:30}
`,
};
/** So little that the home page carries the programme. */
const SMALL = {
  ...AUTUMN,
  "data/schedule.yaml":
    "- {date: 2026-10-24, items: [{time: 9:00-10:00, type: keynote, title: First, speakers: A}, {time: 10:00-10:30, type: break, title: Coffee}]}\n",
};
const CHINESE = {
  ...AUTUMN,
  "data/workshop.yaml": AUTUMN["data/workshop.yaml"].replace("clock: 12", "clock: 24\nlanguage: zh"),
};
const ARABIC = {
  ...AUTUMN,
  "data/workshop.yaml": AUTUMN["data/workshop.yaml"].replace("clock: 12", "clock: 12\nlanguage: ar"),
};

const BUILT = "2026-10-01T12:00:00Z";

interface Site {
  readonly server: FolderServer;
  readonly workshop: Workshop;
}

let browser: Browser;
const sites = new Map<string, Site>();

before(async () => {
  browser = await launch();
  const folders = {
    reference: ROOT,
    awkward: `${ROOT}/tests/fixtures/awkward`,
    autumn: writeFiles(AUTUMN, temporaryFolder()),
    small: writeFiles(SMALL, temporaryFolder()),
    chinese: writeFiles(CHINESE, temporaryFolder()),
    arabic: writeFiles(ARABIC, temporaryFolder()),
  };
  for (const [name, folder] of Object.entries(folders)) {
    const now = name === "reference" || name === "awkward" ? "2019-05-10T12:00:00Z" : BUILT;
    const site = await buildFixture(folder, { now, pathPrefix: "/" });
    const { workshop } = readSite({ site: folder, now: BEFORE });
    assert.ok(workshop);
    sites.set(name, { server: await serveFolder(site.folder), workshop });
  }
});
after(async () => {
  await browser?.close();
  await Promise.all([...sites.values()].map(({ server }) => server.close()));
});

function siteOf(name: string): Site {
  const site = sites.get(name);
  assert.ok(site);
  return site;
}

/** A page in a context of its own; `at` sets its clock. */
async function open(
  name: string,
  address: string,
  options: BrowserContextOptions & { at?: string } = {},
): Promise<Page> {
  const { at, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...rest });
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => assert.fail(message));
  page.on("console", (message) => {
    if (/Content.Security/i.test(message.text())) assert.fail(message.text());
  });
  if (at) {
    // Time goes on until it is paused, and it cannot be turned back.
    await page.clock.install({ time: Date.parse(at) - 60_000 });
    await page.clock.pauseAt(at);
  }
  await page.goto(siteOf(name).server.url + address);
  return page;
}

const button = (page: Page) => page.locator(".zone__switch").first();

async function useOwnZone(page: Page): Promise<void> {
  await button(page).click();
  await page.locator("html[data-zoned]").waitFor({ state: "attached" });
}

interface ShownTime {
  readonly iso: string;
  readonly own: string;
  readonly date: string | undefined;
  /** The date under which it stands. */
  readonly day: string | undefined;
  readonly venue: string;
}

/** What the rows of a programme say, by the fragment of the item; of those whose times are in both zones. */
function rowsOf(page: Page): Promise<Record<string, ShownTime[]>> {
  return page.locator("li.row[id]").evaluateAll((rows) => {
    return Object.fromEntries(
      rows.map((row) => [
        row.id,
        [...row.querySelectorAll<HTMLTimeElement>(":scope > .row__time .zoned__own time")].map((time) => {
          const dated = time.querySelector(".zoned__date");
          return {
            iso: time.dateTime,
            // The date and what joins it to the time are elements.
            own: [...time.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : "")).join(""),
            date: dated?.textContent?.trim(),
            day: row.closest<HTMLElement>("[data-day]")?.dataset.day,
            venue: row.querySelector(`.zoned__venue time[datetime="${time.dateTime}"]`)?.textContent?.trim() ?? "",
          };
        }),
      ]),
    );
  });
}

/** Weekday and day of the month, as a row says them. */
function rowDate(at: DateTime, locale: string): string {
  return at.setLocale(locale).toLocaleString({ weekday: "short", day: "numeric" }).replace(", ", " ");
}

function checkRow(item: Item, shown: readonly ShownTime[], zone: string, workshop: Workshop): void {
  const dates = createDates(workshop, createWords(workshop.language));
  const instants = item.endOrigin === "assumed" ? [item.start] : [item.start, item.end];
  const own = instants.map((at) => at.setZone(zone) as DateTime<true>);
  const same = own.every((at, index) => at.offset === instants[index]?.offset);
  if (!item.timed || same) {
    assert.deepEqual(shown, [], item.anchor);
    return;
  }
  assert.deepEqual(
    shown.map((time) => time.own),
    own.map((at) => dates.clock(at)),
    item.anchor,
  );
  assert.deepEqual(
    shown.map((time) => time.venue),
    instants.map((at) => dates.row(at, item.day)),
  );
  const [first, last] = own;
  // On the day's own date it may be said all the same, where the day turns.
  if (first?.toISODate() !== item.day.date || shown[0]?.date !== undefined)
    assert.equal(shown[0]?.date, first && rowDate(first, dates.locale), item.anchor);
  if (last && first && last !== first)
    assert.equal(shown[1]?.date, last.hasSame(first, "day") ? undefined : rowDate(last, dates.locale), item.anchor);
}

describe("the reader's time zone", () => {
  // Other languages write the same times differently: one zone, in which most dates turn, will do for them.
  for (const [name, zones] of [
    ["reference", ZONES],
    ["awkward", ZONES],
    ["autumn", ZONES],
    ["chinese", ["Pacific/Apia"]],
    ["arabic", ["Pacific/Apia"]],
  ] as const)
    for (const zone of zones)
      test(`${zone}: every item of the ${name} programme shows the time and the date that luxon says`, async () => {
        const page = await open(name, "schedule/", { timezoneId: zone });
        const { workshop } = siteOf(name);
        const items = workshop.days.flatMap((day) => day.items);
        const differ = items.some(({ start }) => start.offset !== start.setZone(zone).offset);
        assert.equal(await button(page).isVisible(), differ);
        if (differ) await useOwnZone(page);
        const rows = await rowsOf(page);
        for (const item of items) checkRow(item, rows[item.anchor] ?? [], zone, workshop);
        await checkEveryTime(page, zone, workshop);
        await page.context().close();
      });

  /** Times in grids, in heads, anywhere: each that stands in the reader's zone is right, and no other is left. */
  async function checkEveryTime(page: Page, zone: string, workshop: Workshop): Promise<void> {
    const dates = createDates(workshop, createWords(workshop.language));
    const times = await page.locator("time[datetime*=T]").evaluateAll((all) =>
      all.map((element) => {
        const time = element as HTMLTimeElement;
        const own = time.querySelector(":scope > .zoned__own") ?? (time.closest(".zoned__own") ? time : undefined);
        return {
          iso: time.dateTime,
          text: own?.textContent ?? undefined,
          isVenue: time.closest(".zoned__venue") !== null,
        };
      }),
    );
    assert.ok(times.length > 0);
    for (const { iso, text, isVenue } of times) {
      const at = DateTime.fromISO(iso, { setZone: true });
      const own = at.setZone(zone) as DateTime<true>;
      if (text === undefined) assert.ok(isVenue || own.offset === at.offset || page.url() === "", iso);
      else assert.ok(text.endsWith(dates.clock(own)), `${iso}: ${text}`);
    }
  }

  test("is named, said to assistive technology, kept over pages, and given up again", async () => {
    const page = await open("autumn", "schedule/", { timezoneId: "Asia/Kolkata" });
    assert.equal(await page.locator(".zone__note").innerText(), "Times are Berlin time (CEST, from 25 October CET).");
    assert.equal(await button(page).innerText(), "Show in my time zone");
    await useOwnZone(page);
    assert.equal(
      await page.getByRole("status").filter({ hasText: "India" }).innerText(),
      "Your time: India Standard Time. Beside it: Berlin time (CEST, from 25 October CET).",
    );
    await page.goto(`${siteOf("autumn").server.url}talks/first/`);
    await page.locator("html[data-zoned]").waitFor({ state: "attached" });
    assert.match(await page.locator(".talk__time").innerText(), /^12:30\spm.*9:00\sam/s);
    assert.equal(await button(page).innerText(), "Show the venue’s time only");
    const switched = await page.content();
    await button(page).click();
    await page.locator("html:not([data-zoned])").waitFor({ state: "attached" });
    assert.match(switched, /zoned__own/);
    assert.doesNotMatch(await page.content(), /zoned__own/);
    await page.context().close();
  });

  test("shows where a date begins within a day's list", async () => {
    const page = await open("autumn", "schedule/", { timezoneId: "Pacific/Apia" });
    await useOwnZone(page);
    const turns = await page
      .locator("#list-2026-10-24 .zoned--turn")
      .evaluateAll((rows) => rows.map((row) => row.querySelector(".zoned__date")?.textContent));
    assert.deepEqual(turns, ["Sun 25"]);
    await page.context().close();
  });

  test("is not on paper: printed pages say the venue's times", async () => {
    const page = await open("autumn", "schedule/", {
      timezoneId: "Asia/Kolkata",
      viewport: { width: 700, height: 900 },
    });
    await useOwnZone(page);
    await page.emulateMedia({ media: "print" });
    const row = page.locator(".grid__time:visible").first();
    assert.match((await row.innerText()).replace(/\s+/g, ""), /^9:00am/);
    assert.match(await page.locator(".zone").innerText(), /^Times are Berlin time \(CEST, from 25 October CET\)\.$/);
    await page.goto(`${siteOf("autumn").server.url}schedule/print/`);
    assert.equal(await page.locator(".zone, .zoned__own").count(), 0);
    await page.context().close();
  });

  test("without scripts is not offered, and times are the venue's", async () => {
    const page = await open("autumn", "schedule/", { timezoneId: "Asia/Kolkata", javaScriptEnabled: false });
    assert.equal(await button(page).isVisible(), false);
    assert.equal(await page.locator(".grid__time").first().innerText(), "9:00\u00a0am");
    await page.context().close();
  });

  test("leaves nothing for axe to find, in grid and list", async () => {
    for (const [name, width] of [
      ["autumn", 1280],
      ["arabic", 360],
    ] as const) {
      const page = await open(name, "schedule/", {
        timezoneId: "Pacific/Apia",
        viewport: { width, height: 800 },
        at: "2026-10-24T08:10:00Z",
      });
      await useOwnZone(page);
      // axe waits with timers.
      await page.clock.resume();
      assert.deepEqual(await axeViolations(page), [], name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "fits");
      await page.context().close();
    }
  });
});

/** The titles of the list's entries with a mark. */
function marked(page: Page, state: "now" | "next"): Promise<string[]> {
  return page
    .locator(`li.row:has(.tag--${state}) .row__title`)
    .evaluateAll((titles) => titles.map((title) => title.textContent?.trim() ?? ""));
}

const NEXT = { at: "2026-10-24T05:00:00Z" };

describe("now and next", () => {
  test("are marked in every room, in list and grid, in words, and never a cancelled talk", async () => {
    const page = await open("autumn", "schedule/", { at: "2026-10-24T08:10:00Z" });
    await page.locator(".tag--now").first().waitFor({ state: "attached" });
    assert.deepEqual(await marked(page, "now"), ["In one", "In two"]);
    assert.deepEqual(await marked(page, "next"), ["Coffee"]);
    assert.equal(await page.locator(".grid .tag--now").filter({ visible: true }).count(), 2);
    assert.equal(await page.locator(".grid .tag--now").first().innerText(), "Now");
    assert.equal(await page.locator("li.row[aria-current=time]").count(), 2);
    await page.context().close();
  });

  test("move on at the next boundary by themselves", async () => {
    const page = await open("autumn", "schedule/", { at: "2026-10-24T08:10:00Z" });
    await page.locator(".tag--now").first().waitFor({ state: "attached" });
    await page.clock.runFor("20:00");
    assert.deepEqual(await marked(page, "now"), ["In one"]);
    await page.clock.runFor("30:00");
    assert.deepEqual(await marked(page, "now"), ["Coffee"]);
    assert.deepEqual(await marked(page, "next"), ["Late"]);
    await page.context().close();
  });

  test("say before the first item what comes first, and nothing before the first day or after the end", async () => {
    const early = await open("autumn", "schedule/", NEXT);
    await early.locator(".tag--next").first().waitFor({ state: "attached" });
    assert.deepEqual([await marked(early, "now"), await marked(early, "next")], [[], ["First"]]);
    await early.context().close();
    for (const at of ["2026-10-23T12:00:00Z", "2026-10-25T09:30:00Z", "2027-01-01T00:00:00Z"]) {
      const page = await open("autumn", "schedule/", { at });
      // The notice has been looked at, so the marks have.
      await page.waitForLoadState("networkidle");
      assert.equal(await page.locator(".tag--now, .tag--next").count(), 0, at);
      assert.equal(await page.locator(".nav__now").isVisible(), false);
      await page.context().close();
    }
  });

  test("are reached by one link, and by an address", async () => {
    for (const viewport of [
      { width: 1280, height: 500 },
      { width: 360, height: 600 },
    ]) {
      const page = await open("autumn", "schedule/", { at: "2026-10-25T08:35:00Z", viewport });
      await page.getByRole("link", { name: "Now", exact: true }).click();
      await page.locator(".on-now:focus").waitFor();
      await page.goto(`${siteOf("autumn").server.url}papers/`);
      await page.goto(`${siteOf("autumn").server.url}schedule/#now`);
      const here = page.locator(".on-now:focus");
      await here.waitFor();
      assert.match(await here.innerText(), /Last/);
      await page.context().close();
    }
  });

  test("are said in full where the page of all days has only what is for everyone: by the page of the day", async () => {
    const site = writeSyntheticSite({ days: 10, rooms: 30, talks: 2510, speakers: 40, papers: 0 });
    const { folder } = await renderPages(site, "2030-05-02T00:00:00Z", ["/schedule/", "/schedule/2030-06-04/"]);
    const server = await serveFolder(folder);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.clock.install({ time: "2030-06-04T10:10:00Z" });
    await page.goto(`${server.url}schedule/#now`);
    const here = page.locator(".on-now:focus");
    await here.waitFor();
    await here
      .getByText(/^T\d{4} /)
      .first()
      .waitFor();
    await page.close();
    await server.close();
  });

  test("are on the home page where it carries the programme", async () => {
    const page = await open("small", "", { at: "2026-10-24T07:30:00Z" });
    await page.locator(".tag--now").first().waitFor({ state: "attached" });
    assert.deepEqual(await marked(page, "now"), ["First"]);
    assert.equal(await page.locator(".nav__now").evaluate((link: HTMLAnchorElement) => link.href), `${page.url()}#now`);
    await page.context().close();
  });

  test("wait while the page is hidden, and are right when it comes back", async () => {
    const page = await open("autumn", "schedule/", { at: "2026-10-24T08:10:00Z" });
    await page.locator(".tag--now").first().waitFor({ state: "attached" });
    const show = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, "hidden", { configurable: true, value });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await show(true);
    await page.clock.runFor("55:00");
    assert.deepEqual(await marked(page, "now"), ["In one", "In two"]);
    await show(false);
    assert.deepEqual(await marked(page, "now"), ["Coffee"]);
    await page.context().close();
  });
});

describe("deadlines", () => {
  /** What each date says of itself. */
  function said(page: Page): Promise<string[]> {
    return page
      .locator("#dates .date")
      .evaluateAll((dates) =>
        dates.map((date) => (date.querySelector(".date__title") as HTMLElement).innerText.replace(/\s+/g, " ")),
      );
  }

  /** What the build says at an instant, completed by the days that luxon counts; a day of the workshop is not counted down to. */
  function expected(now: DateTime): string[] {
    const { workshop } = readSite({ site: writeFiles(AUTUMN), now });
    const names = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
    return (workshop?.dates ?? []).map(({ title, isOver, isEvent, at }) => {
      if (isOver || !at) return `${title.plain} passed`;
      if (isEvent) return title.plain;
      const today = now.setZone(at.zone).startOf("day");
      return `${title.plain} ${names.format(Math.round(at.startOf("day").diff(today, "days").days), "day")}`;
    });
  }

  /** In their order, as the clock of a page is not turned back. */
  const INSTANTS = [
    "2026-10-05T00:00:00Z",
    "2026-10-10T11:59:59Z",
    "2026-10-10T12:00:00Z",
    "2026-10-11T11:59:30Z",
    "2026-10-11T12:00:30Z",
    "2026-10-21T22:30:00Z",
    "2026-10-22T14:59:00Z",
    "2026-10-22T15:00:01Z",
    "2026-10-25T02:30:00Z",
    "2026-10-26T02:29:00Z",
    "2026-10-26T02:31:00Z",
    "2026-11-06T11:58:00Z",
    "2026-12-01T00:00:00Z",
  ] as const;

  test("say at any instant what a build at that instant would, weeks after the build", async () => {
    const page = await open("autumn", "", { at: INSTANTS[0], timezoneId: "Pacific/Apia" });
    for (const at of INSTANTS) {
      await page.clock.pauseAt(at);
      await page.reload({ waitUntil: "networkidle" });
      assert.deepEqual((await said(page)).sort(), expected(DateTime.fromISO(at)).sort(), at);
    }
    await page.context().close();
  });

  test("count from the build where the clock is earlier", async () => {
    const page = await open("autumn", "", { at: "2020-01-01T00:00:00Z" });
    await page.waitForLoadState("networkidle");
    assert.deepEqual((await said(page)).sort(), expected(DateTime.fromISO(BUILT)).sort());
    await page.context().close();
  });

  test("end while one looks on: the button goes, and the notice comes and goes", async () => {
    const page = await open("autumn", "", { at: "2026-10-20T09:30:00Z" });
    await page.waitForLoadState("networkidle");
    const notice = page.getByText("Soup is on");
    assert.equal(await notice.isVisible(), false);
    await page.clock.runFor("01:00:00");
    assert.equal(await notice.isVisible(), true);
    assert.equal(await page.getByRole("link", { name: /Register/ }).isVisible(), true);
    await page.clock.runFor("53:00:00");
    assert.equal(await page.getByRole("link", { name: /Register/ }).isVisible(), false);
    await page.clock.runFor("53:00:00");
    assert.equal(await notice.isVisible(), false);
    await page.context().close();
  });

  test("without scripts say what held when the site was built", async () => {
    const page = await open("autumn", "", { javaScriptEnabled: false });
    assert.deepEqual(await said(page), ["Papers", "Registration", "Feedback", "Final"]);
    await page.context().close();
  });
});
