import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import ICAL from "ical.js";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { encode } from "uqr";
import { axeViolations } from "../../browser/axe.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, temporaryFolder, writeFiles } from "../../site.ts";

const SITE = {
  "data/workshop.yaml":
    "name: Stars\nstart: 2030-06-10\nend: 2030-06-11\ntimezone: Europe/Berlin\nurl: https://example.org/\n",
  "data/schedule.yaml": `
- date: 2030-06-10
  items:
    - {time: 9:00-10:00, type: keynote, title: "Keys & <notes>", speakers: A, id: key}
    - {time: 10:00-10:30, type: break, title: Coffee}
    - {time: 10:30-11:00, type: contributed talk, title: In one, room: One, speakers: B}
    - {time: 10:30-10:45, type: contributed talk, title: In two, room: Two, speakers: C}
    - {time: 10:45-11:15, type: contributed talk, title: Later in two, room: Two, speakers: D}
    - {time: 10:30-11:00, type: contributed talk, title: Dropped, room: Three, speakers: E, cancelled: yes}
    - {time: 12:00-13:00, type: poster session, title: Posters, papers: [A poster, Another poster]}
    - {time: 13:00-14:00, type: oral, paper: Given as a talk}
- date: 2030-06-11
  items:
    - {time: 9:00-10:00, type: keynote, title: "Second day, $x^2$", speakers: F}
`,
  "data/papers.yaml":
    "- {title: A poster, authors: G, abstract: Words.}\n- {title: Another poster, authors: H}\n- {title: Nowhere to hang, authors: I}\n- {title: Given as a talk, authors: J, kind: oral}\n",
};
/** The keynote, which has an `id`, has a new title; a talk is gone. */
const LATER = {
  ...SITE,
  "data/schedule.yaml": SITE["data/schedule.yaml"].replace("Keys & <notes>", "Renamed").replace(/^.*In one.*\n/m, ""),
};

let browser: Browser;
const servers: FolderServer[] = [];
let home = "";
let calendar = "";

async function serve(site: Record<string, string>): Promise<string> {
  const { folder } = await buildFixture(writeFiles(site, temporaryFolder()), {
    now: "2030-01-01T00:00:00Z",
    pathPrefix: "/sub/",
  });
  const server = await serveFolder(folder, "/sub/");
  servers.push(server);
  calendar ||= readFileSync(`${folder}/schedule.ics`, "utf8");
  return server.url;
}

before(async () => {
  browser = await launch();
  home = await serve(SITE);
});
after(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.close()));
});

async function context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const made = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  made.on("weberror", (error) => assert.fail(error.error()));
  made.on("console", (message) => {
    if (message.type() === "error") assert.fail(message.text());
  });
  return made;
}

/** Stars things by their titles on the page that is open. */
async function star(page: Page, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    const button = page.getByRole("button", { name: `Add to my programme: ${title}`, exact: true });
    await button.first().click();
    await page.locator(".star--set").first().waitFor({ state: "attached" });
  }
}

/** The programme as it stands on `/my/`: rows and papers in order. */
async function shown(page: Page, count: number): Promise<string[]> {
  const titles = page.locator(".my__sections :is(.row__title, .paper__title)");
  await titles.nth(count - 1).waitFor();
  return (await titles.allTextContents()).map((title) => title.trim());
}

async function starredPage(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await context(options)).newPage();
  await page.goto(`${home}schedule/`);
  await star(page, "Keys & <notes>", "In one", "In two", "Later in two", "Second day, x²");
  await page.goto(`${home}papers/`);
  await star(page, "A poster", "Nowhere to hang");
  await page.goto(`${home}my/`);
  return page;
}

/** The calendar file of what is shown, and the titles of its events. */
async function calendarFile(page: Page): Promise<{ readonly text: string; readonly titles: unknown[] }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Calendar file" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "programme.ics");
  const text = readFileSync(await download.path(), "utf8");
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  return { text, titles: events.map((event) => event.getFirstPropertyValue("summary")) };
}

/** The dark modules of a row of a QR code as a path. */
function runs(row: readonly boolean[], y: number): string {
  const text = row.map((isDark) => (isDark ? "1" : "0")).join("");
  return [...text.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1H${index}z`).join("");
}

const ALL = [
  "Keys & <notes>",
  "In one",
  "In two",
  "Later in two",
  "Posters",
  "A poster",
  // Of a formula that is set, the raised two.
  "Second day, x2",
  "Nowhere to hang",
];

describe("my programme", () => {
  test("lists what was starred by time, posters in their session, the rest by itself, and says how much it is", async () => {
    const page = await starredPage();
    assert.deepEqual(await shown(page, ALL.length), ALL);
    assert.deepEqual(await page.locator(".my h2").allInnerTexts(), [
      "Monday 10 June 2030",
      "Tuesday 11 June 2030",
      "Papers",
    ]);
    assert.equal(await page.locator(".nav__count").innerText(), "7");
    // The session is there for its poster's sake, so it has no star to take away.
    const session = page.locator(".my .row", { hasText: "Posters" });
    assert.equal(await session.locator(".star").count(), 1);
    await page.context().close();
  });

  test("points out what is at the same time, touching and cancelled items apart", async () => {
    const page = await starredPage();
    await shown(page, ALL.length);
    const titleOf = (title: string) => page.locator(".row__title").getByText(title, { exact: true });
    const clashOf = (title: string) =>
      page
        .locator(".my li.row")
        .filter({ has: titleOf(title) })
        .locator(".my__clash")
        .allInnerTexts();
    assert.deepEqual(await clashOf("In one"), ["At the same time: In two, Later in two"]);
    assert.deepEqual(await clashOf("Later in two"), ["At the same time: In one"]);
    assert.deepEqual(await clashOf("Keys & <notes>"), []);
    assert.equal(await page.getByText("Times at which something overlaps: 1").count(), 1);
    await page.goto(`${home}schedule/`);
    await star(page, "Dropped");
    await page.goto(`${home}my/`);
    await shown(page, ALL.length + 1);
    assert.deepEqual(await clashOf("Dropped"), []);
    await page.context().close();
  });

  test("is kept by the browser, shown on every page and in every tab, and given up again", async () => {
    const page = await starredPage();
    const other = await page.context().newPage();
    await other.goto(`${home}schedule/`);
    const button = other.getByRole("button", { name: "Remove from my programme: In one" });
    // In the grid; the list waits for narrow screens.
    await button.first().click();
    await page.locator(".nav__count", { hasText: "6" }).waitFor();
    await page.locator(".my li.row", { hasText: "In one" }).waitFor({ state: "detached" });
    await other.goto(`${home}talks/key/`);
    await other.getByRole("button", { name: "Remove from my programme", exact: true }).click();
    await page.locator(".nav__count", { hasText: "5" }).waitFor();
    await page.context().close();
  });

  test("is one calendar file of the events of the site's, times and texts untouched", async () => {
    const page = await starredPage();
    await shown(page, ALL.length);
    const { text, titles } = await calendarFile(page);
    assert.deepEqual(titles, ["Keys & <notes>", "In one", "In two", "Later in two", "Posters", "Second day, x²"]);
    assert.equal(text.match(/^TRIGGER:-PT10M\r$/gm)?.length, titles.length, "each reminds of itself");
    await page.getByRole("checkbox", { name: "Remind me 10 minutes before" }).uncheck();
    const plain = await calendarFile(page);
    for (const [event] of plain.text.matchAll(/^BEGIN:VEVENT[\s\S]*?^END:VEVENT\r\n/gm))
      assert.ok(calendar.includes(event));
    await page.reload();
    await shown(page, ALL.length);
    assert.equal(await page.getByRole("checkbox").isChecked(), false, "the choice is kept");
    await page.context().close();
  });

  test("of starred papers alone is a calendar file of when they are shown: poster sessions and talks", async () => {
    const page = await (await context()).newPage();
    await page.goto(`${home}my/#stars=paper-a-poster,paper-given-as-a-talk`);
    assert.deepEqual(await shown(page, 4), ["Posters", "A poster", "Given as a talk", "Given as a talk"]);
    assert.deepEqual((await calendarFile(page)).titles, ["Posters", "Given as a talk"]);
    await page.goto("about:blank");
    await page.goto(`${home}my/#stars=paper-nowhere-to-hang`);
    assert.deepEqual(await shown(page, 1), ["Nowhere to hang"]);
    assert.equal(await page.getByRole("button", { name: "Calendar file" }).isVisible(), false, "it has no time");
    await page.context().close();
  });

  test("goes to another device with a link, and joins what is there only when asked", async () => {
    const page = await starredPage();
    await shown(page, ALL.length);
    const link = await page.getByRole("textbox", { name: "Copy link" }).inputValue();
    await page.context().close();
    const other = await (await context()).newPage();
    const asked: string[] = [];
    other.on("request", (request) => asked.push(request.url()));
    await other.goto(`${home}schedule/`);
    await star(other, "Dropped");
    await other.goto(link);
    assert.deepEqual(await shown(other, ALL.length), ALL);
    assert.equal(await other.locator(".nav__count").innerText(), "1");
    assert.ok(
      asked.every((address) => !address.includes("item-")),
      "nothing of it is sent",
    );
    await other.getByRole("button", { name: "Show mine" }).click();
    await other.locator(".my li.row").nth(1).waitFor({ state: "detached" });
    assert.deepEqual(await shown(other, 1), ["Dropped"]);
    await other.goto("about:blank");
    await other.goto(link);
    await other.getByRole("button", { name: "Add all to my programme" }).click();
    await other.locator(".nav__count", { hasText: "8" }).waitFor();
    assert.equal(new URL(other.url()).hash, "");
    assert.equal((await shown(other, ALL.length + 1)).length, ALL.length + 1);
    await other.getByText("Added to my programme: 7. It now has 8.").waitFor();
    await other.context().close();
  });

  test("a link that names what is gone says so, and adds only what is there", async () => {
    const page = await (await context()).newPage();
    await page.goto(`${home}my/#stars=item-key,item-a-talk-of-last-year`);
    await page.getByText("Of what the link names, this is no longer in the programme: a talk of last year.").waitFor();
    await page.getByRole("button", { name: "Add all to my programme" }).click();
    await page.getByText("Added to my programme: 1. It now has 1.").waitFor();
    assert.equal(await page.getByRole("heading", { name: "No longer in the programme" }).count(), 0);
    await page.context().close();
  });

  test("the link is shown as a QR code, or it is said that it is too long for one", async () => {
    const page = await starredPage();
    await shown(page, ALL.length);
    const button = page.getByRole("button", { name: "QR code", exact: true });
    await button.click();
    const code = page.getByRole("img", { name: "QR code of the link to this programme" });
    await code.waitFor();
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    const link = await page.getByRole("textbox", { name: "Copy link" }).inputValue();
    assert.equal(
      await code.locator("path").getAttribute("d"),
      encode(link, { ecc: "L", border: 4 }).data.map(runs).join(""),
    );
    assert.deepEqual(await axeViolations(page), []);
    await button.click();
    await code.waitFor({ state: "detached" });
    const many = Array.from({ length: 90 }, (_, index) => `item-a-talk-of-a-rather-long-title-${index}`).join();
    await page.goto("about:blank");
    await page.goto(`${home}my/#stars=${many}`);
    await button.click();
    await page.getByText("The link is too long for a QR code").waitFor();
    await page.context().close();
  });

  test("is copied by a button where the browser allows it", async () => {
    const page = await starredPage({ permissions: ["clipboard-read", "clipboard-write"] });
    await shown(page, ALL.length);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Link copied").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/sub\/my\/#stars=item-key,/);
    await page.context().close();
  });

  test("survives a new title where an id is given, and names what is gone", async () => {
    const page = await starredPage();
    await shown(page, ALL.length);
    const state = await page.context().storageState();
    const later = await serve(LATER);
    await page.context().close();
    const [origin] = state.origins;
    assert.ok(origin);
    const moved = await context({
      storageState: { ...state, origins: [{ ...origin, origin: new URL(later).origin }] },
    });
    const next = await moved.newPage();
    await next.goto(`${later}my/`);
    const titles = await shown(next, ALL.length - 1);
    assert.ok(titles.includes("Renamed"));
    assert.ok(!titles.includes("In one"));
    await next.getByRole("heading", { name: "No longer in the programme" }).waitFor();
    await next.getByRole("button", { name: "Remove In one" }).click();
    await next.locator(".nav__count", { hasText: "6" }).waitFor();
    assert.equal(await next.getByRole("heading", { name: "No longer in the programme" }).count(), 0);
    await moved.close();
  });

  test("says what to do while it is empty, and that it needs scripts where there are none", async () => {
    const page = await (await context()).newPage();
    await page.goto(`${home}my/`);
    await page.getByText("Press ☆ beside a talk or a paper").waitFor();
    assert.equal(await page.getByRole("button", { name: "Print" }).isVisible(), false);
    await page.context().close();
    const plain = await (await context({ javaScriptEnabled: false })).newPage();
    await plain.goto(`${home}my/`);
    assert.match(await plain.locator("noscript").innerText(), /My programme needs JavaScript/);
    await plain.goto(`${home}schedule/`);
    assert.equal(await plain.locator(".star, .nav__my").filter({ visible: true }).count(), 0);
    await plain.context().close();
  });

  test("shows times in the reader's zone, prints in the venue's without buttons", async () => {
    const page = await starredPage({ timezoneId: "Asia/Kolkata" });
    await shown(page, ALL.length);
    await page.getByRole("button", { name: "Show in my time zone" }).click();
    await page.locator(".my .zoned__own", { hasText: "12:30" }).first().waitFor();
    await page.emulateMedia({ media: "print" });
    const text = await page.locator(".my").innerText();
    assert.doesNotMatch(text, /12:30|Copy link|Calendar file/);
    assert.match(text, /In one/);
    await page.context().close();
  });

  for (const [width, colorScheme] of [
    [360, "dark"],
    [1280, "light"],
  ] as const)
    test(`fits ${width} px in the ${colorScheme} scheme, and axe finds nothing, filled or carried by a link`, async () => {
      const page = await starredPage({ viewport: { width, height: 800 }, colorScheme });
      await shown(page, ALL.length);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.deepEqual(await axeViolations(page), []);
      await page.goto(`${home}my/#stars=item-dropped`);
      await page.getByRole("button", { name: "Show mine" }).waitFor();
      assert.deepEqual(await axeViolations(page), []);
      await page.context().close();
    });

  test("is kept for the life of the page where the browser refuses to store anything", async () => {
    const page = await (await context()).newPage();
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    );
    await page.goto(`${home}schedule/`);
    await star(page, "In one");
    await page.locator(".nav__count", { hasText: "1" }).waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /^Not saved: / })
      .waitFor();
    await page.context().close();
  });

  test("says that a star is not saved where storage is full, and takes that back once there is room", async () => {
    const page = await (await context()).newPage();
    await page.goto(`${home}schedule/`);
    await page.evaluate(() => {
      for (let size = 5_000_000; size >= 1; size = Math.floor(size / 2))
        for (let index = 0; ; index += 1)
          try {
            localStorage.setItem(`${size}-${index}`, "x".repeat(size));
          } catch {
            break;
          }
    });
    await star(page, "In one");
    const notice = page.getByRole("status").filter({ hasText: /^Not saved: this browser’s storage is full/ });
    await notice.waitFor();
    await page.reload();
    assert.equal(await page.locator(".nav__count").innerText(), "");
    await page.evaluate(() => localStorage.clear());
    await star(page, "In one");
    await page.reload();
    await page.locator(".nav__count", { hasText: "1" }).waitFor();
    assert.equal(await notice.count(), 0);
    await page.context().close();
  });

  test("begins anew when what the browser kept is not ours", async () => {
    const page = await (await context()).newPage();
    await page.addInitScript(() => localStorage.setItem("lectern-site:/sub/:stars", "{not json"));
    await page.goto(`${home}my/`);
    await page.getByText("Press ☆ beside a talk or a paper").waitFor();
    await page.context().close();
  });
});

describe("the stars of one edition", () => {
  /** Opens a site with what a browser kept for another one at its address. */
  async function visit(url: string, kept: Readonly<Record<string, string>>): Promise<Page> {
    const localStorage = Object.entries(kept).map(([name, value]) => ({ name: `lectern-site:/sub/:${name}`, value }));
    const state = { cookies: [], origins: [{ origin: new URL(url).origin, localStorage }] };
    const page = await (await context({ storageState: state })).newPage();
    await page.goto(`${url}my/`);
    return page;
  }

  async function kept(page: Page): Promise<Record<string, string>> {
    const { origins } = await page.context().storageState();
    const entries = (origins[0]?.localStorage ?? []).map(({ name, value }) => [name.split(":").at(-1), value]);
    return Object.fromEntries(entries);
  }

  test("are not shown by the next one at its address, and still there when it comes back", async () => {
    const page = await starredPage();
    await shown(page, ALL.length);
    const before = await kept(page);
    await page.context().close();
    const years = Object.entries(SITE).map(([name, text]) => [name, text.replaceAll("2030", "2031")]);
    const next = await visit(await serve(Object.fromEntries(years)), before);
    await next.getByText("Press ☆ beside a talk or a paper").waitFor();
    assert.equal(await next.locator(".nav__count").innerText(), "");
    const after = await kept(next);
    await next.context().close();
    const back = await visit(home, after);
    assert.deepEqual(await shown(back, ALL.length), ALL);
    await back.context().close();
  });

  test("are those that an earlier Lectern kept, which knew no editions, and of no later one", async () => {
    const page = await visit(home, { stars: JSON.stringify({ "item-key": "Keys" }) });
    assert.deepEqual(await shown(page, 1), ["Keys & <notes>"]);
    const names = Object.keys(await kept(page));
    assert.deepEqual(
      names.filter((name) => name.startsWith("stars")),
      ["stars-2030"],
    );
    await page.context().close();
  });
});

test("a script that did not come is asked for again at the next press", async () => {
  const visit = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await visit.newPage();
  let refusals = 1;
  await page.route("**/assets/programme-*.js", (route) => {
    refusals -= 1;
    return refusals >= 0 ? route.abort() : route.continue();
  });
  await page.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined }));
  await page.goto(`${home}talks/key/`);
  const failed = page.waitForEvent("requestfailed");
  await page.getByRole("button", { name: "Share" }).click();
  await failed;
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByText("Link copied").waitFor();
  await visit.close();
});

test("a talk's page is shared with its address alone", async () => {
  const page = await (await context({ permissions: ["clipboard-read", "clipboard-write"] })).newPage();
  await page.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined }));
  await page.goto(`${home}talks/key/#main`);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByText("Link copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${home}talks/key/`);
  await page.context().close();
});

test("a device that can share is given the page's title and address", async () => {
  const page = await (await context()).newPage();
  // A text, as tsx would give the function a helper that the page does not have.
  await page.addInitScript(
    "navigator.share = async (data) => document.body.setAttribute('data-shared', JSON.stringify(data))",
  );
  await page.goto(`${home}talks/key/`);
  await page.getByRole("button", { name: "Share" }).click();
  const shared = await page.locator("body[data-shared]").getAttribute("data-shared");
  assert.deepEqual(JSON.parse(shared ?? ""), { title: await page.title(), url: `${home}talks/key/` });
  await page.context().close();
});
