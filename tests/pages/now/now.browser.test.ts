import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../../browser/axe.ts";
import { type FolderServer, launch, serveFolder } from "../../browser/browser.ts";
import { buildFixture, temporaryFolder, writeFiles } from "../../site.ts";
import { COAST, ONE_HALL, wide } from "./programmes.ts";

const NOW = "2027-04-01T12:00:00Z";
const SITES = { coast: COAST, hall: ONE_HALL, wide: wide(12) };

let browser: Browser;
const servers = new Map<string, FolderServer>();
const build = (files: Readonly<Record<string, string>>) =>
  buildFixture(writeFiles(files), { now: NOW, pathPrefix: "/", search: false });

before(async () => {
  browser = await launch();
  for (const [name, files] of Object.entries(SITES)) servers.set(name, await serveFolder((await build(files)).folder));
});
after(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
});

/** A screen at an instant, in a browser whose own zone is another. */
async function open(url: string | undefined, address: string, at: string, width = 1920, height = 1080): Promise<Page> {
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, timezoneId: "Asia/Tokyo" });
  const page = await context.newPage();
  await page.clock.install({ time: at });
  await page.goto(`${url}${address}`);
  await page.locator("html[data-scene]").waitFor();
  return page;
}

/** Lets a time pass, as if the screen had slept meanwhile. */
async function goTo(page: Page, at: string): Promise<void> {
  await page.clock.pauseAt(at);
  await page.clock.runFor(1000);
}

/** What is seen on the screen, a line for each row; a screen reader hears more. */
async function rowsOf(page: Page): Promise<string[]> {
  const rows = await page.evaluate(() => {
    const heard = [...document.querySelectorAll<HTMLElement>(".now__body .hidden")];
    for (const part of heard) part.hidden = true;
    const texts = [...document.querySelectorAll<HTMLElement>(".now__body > *")].map((row) => row.innerText);
    for (const part of heard) part.hidden = false;
    return texts;
  });
  return rows.map((row) => row.split(/\s*\n\s*/).join(" | ")).filter((row) => row !== "");
}

const clockOf = (page: Page) => page.locator(".now__clock").innerText();
const stateOf = (page: Page) => page.locator("html").getAttribute("data-scene");

test("the screen follows a day, the midnight with a change of the clock, and the next day, untouched", async () => {
  const page = await open(servers.get("coast")?.url, "now/", "2027-10-30T05:00:00Z");
  assert.equal(await clockOf(page), "07:00");
  assert.equal(await stateOf(page), "rest");
  assert.deepEqual((await rowsOf(page))[0], "Saturday 30 October 2027");

  await goTo(page, "2027-10-30T07:40:00Z");
  assert.equal(await clockOf(page), "09:40");
  assert.deepEqual(await rowsOf(page), ["Now until 10:15 | Next at 10:15", "Everyone | Keynote | Ada Keyes | Coffee"]);

  await goTo(page, "2027-10-30T09:05:00Z");
  assert.deepEqual((await rowsOf(page)).slice(0, 3), [
    "Now until 11:30 | Next at 11:30",
    "Grote Zaal | ↑ Floor 0\u00a0· straight on | Talk 1.2 in Grote Zaal | Person A Bo | Talk 1.3 in Grote Zaal",
    "Kustzaal | ← left of the bar | When the training data drowned: recovering a flood archive from paper charts, faxes and a ferry captain’s diary | Person B Bo | Talk 1.3 in Kustzaal",
  ]);
  assert.match((await rowsOf(page))[4] ?? "", /^Werkplaats \| → across the yard \| Cancelled \| Talk 1\.2/);

  await goTo(page, "2027-10-30T10:45:00Z");
  assert.deepEqual((await rowsOf(page)).slice(0, 3), [
    "Everyone | Now until 14:00 | Lunch",
    "Grote Zaal | ↑ Floor 0\u00a0· straight on | Next at 14:00 | Talk 1.5 in Grote Zaal | Person A Eo",
    "Kustzaal | ← left of the bar | Next at 14:00 | Talk 1.5 in Kustzaal | Person B Eo",
  ]);

  // Past midnight, while the party goes on; then the clocks go back at 3:00.
  await goTo(page, "2027-10-30T22:30:00Z");
  assert.equal(await clockOf(page), "00:30");
  assert.deepEqual(await rowsOf(page), ["Now until 01:00", "Werkplaats | → across the yard | Party"]);
  await goTo(page, "2027-10-31T00:30:00Z");
  assert.equal(await clockOf(page), "02:30");
  assert.equal(await stateOf(page), "rest");
  await goTo(page, "2027-10-31T01:30:00Z");
  assert.equal(await clockOf(page), "02:30");
  assert.deepEqual((await rowsOf(page))[0], "Sunday 31 October 2027");

  await goTo(page, "2027-10-31T10:05:00Z");
  assert.equal(await clockOf(page), "11:05");
  assert.match((await rowsOf(page))[1] ?? "", /Talk 2\.2 in Grote Zaal/);

  await goTo(page, "2027-10-31T18:00:00Z");
  assert.deepEqual(await rowsOf(page), ["This event is over."]);
  assert.equal(await stateOf(page), "over");
  await page.context().close();
});

test("who cannot see the columns hears in each room what is on now and what is next", async () => {
  const page = await open(servers.get("coast")?.url, "now/", "2027-10-30T09:05:00Z");
  const heard = await page.locator(".now__body").ariaSnapshot();
  assert.match(
    heard,
    /heading "Grote Zaal".*\n(?:.*\n)*?.*Now.*until 11:30\n.*Talk 1\.2 in Grote Zaal\n(?:.*\n)*?.*Next.*at 11:30\n.*Talk 1\.3 in Grote Zaal/,
  );
  // Not once more for all of them.
  assert.equal(heard.match(/Next/g)?.length, await page.locator(".now__side").count());
  await page.context().close();
});

test("what has nothing beside it, as in a break, has the whole width", async () => {
  const page = await open(servers.get("coast")?.url, "now/", "2027-10-30T10:45:00Z");
  const spaces = await page.locator(".now__row:not(:has(.now__side)) .now__main").evaluateAll((cells) =>
    cells.map((cell) => {
      const row = cell.parentElement as HTMLElement;
      const end = row.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(row).paddingInlineEnd);
      return Math.round(end - cell.getBoundingClientRect().right);
    }),
  );
  assert.deepEqual(spaces, [0, 0, 0, 0, 0]);
  await page.context().close();
});

test("changes of the day, and what goes on for hours, are said one after the other", async () => {
  const page = await open(servers.get("coast")?.url, "now/", "2027-10-30T09:05:00Z");
  const seen = new Set<string>();
  for (let turn = 0; turn < 3; turn += 1) {
    seen.add((await page.locator(".now__note").innerText()).split(/\s*\n\s*/).join(" | "));
    await page.clock.runFor(10_000);
  }
  assert.deepEqual([...seen].sort(), [
    "Changed today | 11:00 Werkplaats Cancelled | Talk 1.2 in Werkplaats",
    "Changed today | 14:00 Room 2.14 was in Kustzaal | Talk 1.5 in Room 2.14",
    "Registration desk until 18:00",
  ]);
  await page.context().close();
});

test("more rooms than fit come in turn, every one of them", async () => {
  const page = await open(servers.get("wide")?.url, "now/", "2027-10-30T09:05:00Z");
  const seen = new Set<string>();
  for (let turn = 0; turn < 2; turn += 1) {
    assert.match(await page.locator(".now__pages").innerText(), /^Rooms (1–6|7–12) of 12/);
    for (const name of await page.locator(".now__room").allInnerTexts()) seen.add(name);
    await page.clock.runFor(12_000);
  }
  assert.equal(seen.size, 12);
  await page.context().close();
});

test("?room= is one door, ?next a lobby, and a room that there is not is said", async () => {
  const { url } = servers.get("coast") ?? {};
  const door = await open(url, "now/?room=kustzaal", "2027-10-30T09:05:00Z");
  const [room, ...rest] = await rowsOf(door);
  assert.equal(room, "Kustzaal | ← left of the bar");
  assert.match(rest.join(), /^Now until 11:30 \| When the training .* Next \| 11:30 \| Talk 1\.3 in Kustzaal/);
  assert.doesNotMatch(rest.join(), /Grote Zaal/);
  const lobby = await open(url, "now/?next", "2027-10-30T09:05:00Z");
  assert.deepEqual((await rowsOf(lobby)).slice(0, 2), [
    "Next at 11:30 | Now until 11:30",
    "Grote Zaal | ↑ Floor 0\u00a0· straight on | Talk 1.3 in Grote Zaal | Person A Co | Talk 1.2 in Grote Zaal",
  ]);
  const wrong = await open(url, "now/?room=kustzal", "2027-10-30T09:05:00Z");
  const notes: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    notes.push(await wrong.locator(".now__note").innerText());
    await wrong.clock.runFor(10_000);
  }
  assert.ok(notes.includes("There is no room kustzal."), notes.join("\n"));
  for (const page of [door, lobby, wrong]) await page.context().close();
});

test("one hall is a screen of its own, on the workshop's clock of twelve hours", async () => {
  const page = await open(servers.get("hall")?.url, "now/", "2027-05-03T14:45:00Z");
  assert.equal((await clockOf(page)).replace(/\s/g, " "), "9:45 am");
  assert.equal((await rowsOf(page))[0], "Room R03");
  assert.match((await rowsOf(page)).join(), /Now until 10:30\sam \| On .* norms/);
  assert.equal(await page.locator(".now__scan").count(), 0);
  await page.context().close();
});

describe("the screen", () => {
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
    [1280, 720],
    [1080, 1920],
  ] as const)
    test(`shows everything within ${width} × ${height}, and a title with capitals that can be read from afar`, async () => {
      for (const [name, address] of [
        ["coast", "now/"],
        ["coast", "now/?room=kustzaal"],
        ["wide", "now/"],
        ["hall", "now/"],
      ] as const) {
        const at = name === "hall" ? "2027-05-03T14:45:00Z" : "2027-10-30T09:05:00Z";
        const page = await open(servers.get(name)?.url, address, at, width, height);
        const { below, size } = await page.locator(".now__body").evaluate((body) => ({
          below: Math.max(body.scrollHeight - body.clientHeight, document.documentElement.scrollWidth - innerWidth),
          size: Number.parseFloat(getComputedStyle(body.querySelector(".now__title") ?? body).fontSize),
        }));
        assert.ok(below <= 0, `${name}: ${below} px are cut`);
        assert.ok(size / Math.min(width, height) > 28 / 1080, `${name}: ${size} px`);
        await page.context().close();
      }
    });

  test("fits a phone, says at each entry what it is, and has nothing that axe finds", async () => {
    const page = await open(servers.get("coast")?.url, "now/", "2027-10-30T09:05:00Z", 360, 740);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    assert.match((await rowsOf(page))[0] ?? "", /^Grote Zaal \| .* \| Now until 11:30 \| .* \| Next at 11:30 \| /);
    await page.clock.resume();
    assert.deepEqual(await axeViolations(page), []);
    await page.context().close();
  });

  test("is a list by time where there are no scripts, and says nothing of now", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${servers.get("coast")?.url}now/`);
    const text = await page.locator("main").innerText();
    assert.match(text, /Saturday 30 October 2027\s+08:30–18:00\s+Registration desk/);
    assert.match(text, /11:00–11:30\s+Talk 1\.2 in Werkplaats\s+Person D Bo\s+Cancelled\s+Werkplaats/);
    assert.doesNotMatch(text, /\b(?:until|over)\b/);
    await context.close();
  });
});

test("the screen takes over a new build without being touched, and goes on without a network", async () => {
  const folder = temporaryFolder();
  const publish = async (files: Readonly<Record<string, string>>) => {
    rmSync(folder, { recursive: true });
    cpSync((await build(files)).folder, folder, { recursive: true });
  };
  await publish(COAST);
  const server = await serveFolder(folder);
  const page = await open(server.url, "now/", "2027-10-30T09:05:00Z");
  await publish({
    ...COAST,
    "data/schedule.yaml": COAST["data/schedule.yaml"].replace("Talk 1.2 in Grote", "Moved to Grote"),
  });
  await page.clock.runFor(61_000);
  await page.locator(".now").getByText("Moved to Grote Zaal").waitFor();

  await page.context().setOffline(true);
  await page.clock.runFor(7 * 60_000);
  await page.clock.fastForward(20 * 60_000);
  await page.clock.runFor(1000);
  assert.match((await rowsOf(page))[1] ?? "", /Talk 1\.3 in Grote Zaal/);
  const notes: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    notes.push(await page.locator(".now__note").innerText());
    await page.clock.runFor(10_000);
  }
  assert.ok(
    notes.some((note) => /^No connection\. This is the programme as of .*11:06\.$/.test(note)),
    notes.join("\n"),
  );

  // Another colour is another style sheet.
  await publish({ ...COAST, "data/workshop.yaml": COAST["data/workshop.yaml"].replace("#ffd000", "#0b4fb8") });
  await page.context().setOffline(false);
  await page.clock.runFor(61_000);
  await page.locator("html[data-scene]").waitFor();
  await page.waitForFunction(
    () =>
      getComputedStyle(document.querySelector(".now__head") ?? document.body).backgroundColor === "rgb(11, 79, 184)",
  );
  await page.context().close();
  await server.close();
});
