/** What a screen reader is told of the programme, and what a keyboard, a large zoom and forced colours do with it. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { writeFiles } from "../../site.ts";
import { open, publish, publishBefore } from "./jumping.ts";

publishBefore([]);

const NAME = "two halls";
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
/** 1280 pixels, enlarged to 400 %. */
const ZOOMED = { width: 320, height: 225 };
/** In what begins at 10:30. */
const DURING = "2030-06-03T08:40:00Z";

const talks = (room: string) =>
  ["One", "Two", "Three", "Four"].map(
    (title, index) =>
      `    - {time: "1${index + 1}:00-1${index + 1}:30", type: contributed talk, room: ${room}, title: ${title} in ${room}, speakers: Ada ${title}}\n`,
  );
const SITE = {
  "data/workshop.yaml": "name: Halls\nstart: 2030-06-03\nend: 2030-06-04\ntimezone: Europe/Berlin\n",
  "data/schedule.yaml": `- date: 2030-06-03
  items:
    - {time: "9:00-10:00", type: keynote, title: Opening, speakers: Kay Note}
    - {time: "10:00-10:30", type: break, title: Coffee}
    - title: Proofs
      room: Hall 1
      chair: Chair One
      time: "10:30"
      each: 30 min
      items:
        - {type: contributed talk, title: First proof, speakers: Pia Proof}
    - {time: "10:30-11:00", type: tutorial, room: Hall 2, title: Hands on, speakers: Tia Tutor, cancelled: yes}
${talks("Hall 1").join("")}${talks("Hall 2").join("")}- date: 2030-06-04
  items:
    - {time: "9:00-9:30", type: contributed talk, room: Hall 1, title: Next day, speakers: Ada Day}
    - {time: "9:00-9:30", type: contributed talk, room: Hall 2, title: Next day too, speakers: Bea Day}
`,
};

before(() => publish(NAME, writeFiles(SITE), "2030-05-01T12:00:00Z", ["schedule/", "now/"]));

/** What is told of an element, a line each; without where links lead. */
async function told(part: Locator): Promise<string[]> {
  const lines = (await part.ariaSnapshot()).split("\n").map((line) => line.trim().replace(/^- /, ""));
  return lines.filter((line) => !line.startsWith("/url:"));
}

const fitsWindow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

describe("a screen reader is told", () => {
  test("of a time what is on in each room, by its full name, the session first", async () => {
    const page = await open(NAME, "schedule/", { viewport: PHONE });
    assert.deepEqual(await told(page.locator(".hour", { hasText: "First proof" })), [
      "listitem:",
      'heading "10:30 –11:00" [level=3]:',
      "time: 10:30",
      "text: –",
      "time: 11:00",
      "list:",
      "listitem:",
      "paragraph: Hall 1",
      'heading "Proofs" [level=4]',
      "paragraph: Chaired by Chair One",
      'heading "First proof" [level=4]:',
      'link "First proof":',
      "paragraph:",
      'link "Pia Proof":',
      "'button \"Add to my programme: First proof\"'",
      "listitem:",
      "paragraph: Hall 2",
      "paragraph: Cancelled",
      'heading "Hands on" [level=4]:',
      'link "Hands on":',
      "paragraph:",
      "text: Tutorial ·",
      'link "Tia Tutor":',
      "'button \"Add to my programme: Hands on\"'",
    ]);
    await page.context().close();
  });

  test("of the grid which view of the day it is, its rooms, and what is on now", async () => {
    const page = await open(NAME, "schedule/", { viewport: DESK, at: DURING });
    const view = page.locator(".day__view").and(page.locator("[aria-current=true]"));
    assert.deepEqual(await view.allInnerTexts(), ["Rooms", "Rooms"]);
    const table = page.getByRole("table", { name: "Rooms on Monday 3 June 2030" });
    assert.deepEqual(await table.getByRole("columnheader").allInnerTexts(), ["Time", "Hall 1", "Hall 2"]);
    const lines = await told(table.getByRole("row").filter({ hasText: "First proof" }));
    const [, head] = lines;
    assert.equal(head, 'rowheader "10:30":');
    assert.ok(lines.includes("text: Now"), lines.join("\n"));
    await page.getByRole("link", { name: "List", exact: true }).first().click();
    await page.waitForFunction(() => document.querySelector(".day__view--list")?.ariaCurrent === "true");
    await page.context().close();
  });

  test("what is on now in each room, until when, and what a press adds", async () => {
    const page = await open(NAME, "schedule/", { viewport: PHONE, at: DURING });
    const block = page.getByRole("region", { name: "On now" });
    await block.waitFor();
    const lines = await told(block);
    assert.deepEqual(lines.slice(0, 11), [
      'region "On now":',
      'heading "On now" [level=2]',
      "paragraph:",
      "text: until",
      "time: 11:00",
      "list:",
      "listitem:",
      "paragraph: Hall 1",
      'heading "First proof" [level=3]:',
      'link "First proof":',
      "paragraph:",
    ]);
    await page.context().close();
  });

  test("by the screen in the foyer the rooms, with what is on in them", async () => {
    const page = await open(NAME, "now/", { viewport: DESK, at: DURING });
    await page.getByRole("heading", { name: "Hall 2" }).waitFor();
    const lines = await told(page.locator("main"));
    const [one, two] = ["Hall 1", "Hall 2"].map((name) => lines.indexOf(`heading "${name}" [level=2]`));
    const told1 = lines.slice(one, (one ?? 0) + 3);
    assert.deepEqual(told1, ['heading "Hall 1" [level=2]', "paragraph: Now until 11:00", "paragraph: First proof"]);
    const told2 = lines.slice(two, (two ?? 0) + 3);
    assert.deepEqual(told2, ['heading "Hall 2" [level=2]', "paragraph: Now until 11:00", "paragraph: Cancelled"]);
    await page.context().close();
  });
});

test("the filter is opened, chosen from and left by keyboard, and says what it does", async () => {
  const page = await open(NAME, "schedule/", { viewport: PHONE });
  const button = page.locator(".facets > summary");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.locator(".facets__close:not([hidden])").waitFor();
  const group = page.getByRole("group", { name: "Filter the programme" });
  await group.getByRole("checkbox", { name: "Hall 2" }).focus();
  await page.keyboard.press("Space");
  await page.locator("main[data-filtered]:not([aria-busy])").waitFor();
  assert.equal(await group.getByRole("checkbox", { name: "Hall 2" }).isChecked(), true);
  assert.equal(await page.getByRole("link", { name: "First proof" }).isVisible(), false);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".facets").getAttribute("open"), null);
  assert.ok(await button.evaluate((one) => one === document.activeElement));
  assert.equal(await page.locator(".facets__result").getByRole("status").innerText(), "7 of 13 shown");
  await page.context().close();
});

test("at 400 % zoom nothing of the list, of what is on now and of the filter is cut off", async () => {
  const page = await open(NAME, "schedule/", { viewport: ZOOMED, at: DURING });
  await page.getByRole("region", { name: "On now" }).waitFor();
  await page.locator(".facets > summary").click();
  await page.locator(".facets__close:not([hidden])").waitFor();
  assert.ok(await fitsWindow(page));
  const cut = await page
    .locator("main :is(.row__title, .row__people, .hour__time, .on-now__words, .facets__option, .facets__close)")
    .evaluateAll((parts) =>
      parts
        .filter((part) => part.checkVisibility())
        .filter((part) => {
          const { left, right } = part.getBoundingClientRect();
          return left < 0 || right > innerWidth || part.scrollWidth > part.clientWidth + 1;
        })
        .map((part) => part.outerHTML.slice(0, 120)),
    );
  assert.deepEqual(cut, []);
  await page.context().close();
});

test("forced colours leave what is on, what is cancelled and which view it is to be told apart", async () => {
  const page = await open(NAME, "schedule/", { viewport: DESK, at: DURING, forcedColors: "active" });
  await page.locator(".grid__flag").waitFor();
  const styleOf = (selector: string) =>
    page.evaluate((one) => ({ ...getComputedStyle(document.querySelector(one) as Element) }), selector);
  assert.equal((await styleOf('.grid__cell:has([aria-current="time"])')).outlineStyle, "solid");
  assert.equal((await styleOf(".grid__item--cancelled .grid__title a")).textDecorationLine, "line-through");
  const [current, other] = [await styleOf(".day__view--grid"), await styleOf(".day__view--list")];
  assert.deepEqual([current.fontWeight, other.fontWeight], ["600", "400"]);
  await page.setViewportSize(PHONE);
  const tag = page.locator(".row--cancelled .row__kind").first();
  assert.match(await tag.innerText(), /Cancelled/i);
  await page.context().close();
});
