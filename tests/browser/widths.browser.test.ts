import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { pagesOf } from "../pages/crawl.ts";
import { buildFixture, writeFiles } from "../site.ts";
import { axeViolations } from "./axe.ts";
import { type FolderServer, launch, serveFolder } from "./browser.ts";
import { wideSite } from "./wide-site.ts";

let browser: Browser;
const servers: FolderServer[] = [];
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.close()));
});

interface Served {
  readonly url: string;
  readonly addresses: readonly string[];
}

/** Builds a site on the morning of the workshop and serves it. */
async function served(site: string): Promise<Served> {
  const { folder } = await buildFixture(site, { now: "2030-05-06T07:10:00Z", pathPrefix: "/" });
  const server = await serveFolder(folder);
  servers.push(server);
  const pages = [...pagesOf(folder)].filter(([, html]) => !html.includes('http-equiv="refresh"'));
  return { url: server.url, addresses: pages.map(([address]) => address.slice(1)) };
}

/** Opens a page at home, in a window that can be made larger and smaller with its text. */
async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const viewport = { width: 320, height: 800 };
  const page = await browser.newPage({ viewport, bypassCSP: true, timezoneId: "Europe/Berlin", ...options });
  await page.goto(url);
  await page.evaluate(LOOK);
  return page;
}

/** @param zoom of the text alone, as a reader may ask for */
async function resize(page: Page, width: number, zoom: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate((size) => document.documentElement.style.setProperty("font-size", size), `${zoom * 100}%`);
}

/** One place of each kind of thing that has a page of its own, and every other page. */
function kinds(addresses: readonly string[]): string[] {
  const kind = (address: string) => address.replace(/^((?:papers|speakers)\/)[^/]+\/$/, "$1*");
  return [...new Map(addresses.map((address) => [kind(address), address])).values()];
}

/** What is asked of a page; a text, as what makes TypeScript runnable would add names to these functions that no page knows. */
const LOOK = `
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".hidden, .skip");
const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);

/** The words that one sees in something: their rectangles, and what they belong to. */
function wordsOn(root) {
  const words = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (data.trim() === "" || !isSeen(parentElement) || parentElement.closest("button")) continue;
    for (const { index, 0: word } of data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      for (const box of range.getClientRects()) if (box.width > 1) words.push({ word, box, parent: parentElement });
    }
  }
  return words;
}

const crosses = (a, b) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

/** What stands beyond the edges of the window and of everything that scrolls. */
function cutOff() {
  const isInside = (element) => element && (scrolls(element) || isInside(element.parentElement));
  return [...document.querySelectorAll("main *")]
    .filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (left < -1 || right > innerWidth + 1) && isSeen(element)
        && !element.closest("svg") && !isInside(element);
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 120));
}

/** Marks what scrolls sideways. @returns how many they are */
function markScrolling() {
  const scrolling = [...document.querySelectorAll("main *")].filter(
    (part) => scrolls(part) && part.scrollWidth > part.clientWidth + 1 && isSeen(part),
  );
  scrolling.forEach((part, index) => { part.dataset.scrolls = index; });
  return scrolling.length;
}

/** What scrolls and cannot be focused, or has no name then. */
function unreachable() {
  return [...document.querySelectorAll("[data-scrolls]")].flatMap((part) => {
    part.focus();
    if (document.activeElement !== part || part.tabIndex < 0) return ["no stop: " + part.outerHTML.slice(0, 200)];
    return part.localName === "a" || (part.role && part.ariaLabel) ? [] : ["no name: " + part.outerHTML.slice(0, 200)];
  });
}

/** Where the buttons that star talks touch words or each other, or do not stand at their talks. */
function misplacedStars() {
  const words = wordsOn(document.body).filter(({ parent }) => !parent.closest(".nav, .connection"));
  const stars = [...document.querySelectorAll(".star:not(.tool)")].filter(isSeen);
  const wrong = [];
  for (const star of stars) {
    const box = star.getBoundingClientRect();
    const at = (what) => wrong.push(star.ariaLabel + " " + what);
    if (box.width < 24 || box.height < 24) at("is small");
    for (const other of words) if (crosses(box, other.box)) at("lies on " + other.word);
    for (const other of stars) if (other !== star && crosses(box, other.getBoundingClientRect())) at("lies on another");
    const own = words.filter(({ parent }) => star.ariaLabel.includes(parent.textContent.trim()) && parent.closest("[data-star]")?.contains(star));
    if (own.length === 0) at("has no title");
    // It stands within the height of its talk: below the name of the session that the talk opens.
    const cell = star.closest("td");
    const name = words.filter(({ word, parent }) => /^Session\\d/.test(word) && cell?.contains(parent));
    for (const other of name) if (box.top < other.box.bottom - 0.5) at("stands at the session");
    // Beside the title or, in narrow columns, beside the people.
    if (own.length > 0 && box.bottom > star.closest("[data-star]").getBoundingClientRect().bottom + 4) at("stands below its talk");
  }
  return { count: stars.length, wrong };
}

/** Where something may stand, with all that one scrolls to inside it. */
function bounds(element) {
  const { left, right } = element.getBoundingClientRect();
  const hidden = scrolls(element) ? element.scrollWidth - element.clientWidth : 0;
  const isRtl = getComputedStyle(element).direction === "rtl";
  const start = left - (isRtl ? hidden + element.scrollLeft : element.scrollLeft);
  return { left: start, right: start + right - left + hidden };
}

/** Times that stand too near to words beside them, leave the window or their sheet, or whose titles begin at several edges. */
function misplacedTimes(least) {
  const wrong = new Set();
  let count = 0;
  for (const list of document.querySelectorAll("main ol, main tbody")) {
    const edges = new Set();
    // A sheet has its own width, in millimetres, and may be wider than the window.
    const sheet = list.closest(".sheet");
    const { left, right } = sheet ? bounds(sheet) : { left: 0, right: innerWidth };
    for (const item of list.children) {
      if (item.querySelector("li")) continue;
      const words = wordsOn(item);
      const times = words.filter(({ parent }) => parent.closest("time, .times, [class*=__time]"));
      const others = words.filter((word) => !times.includes(word));
      const title = others.find(({ word }) => /^(Title|Without|Another)$/.test(word));
      if (title && getComputedStyle(document.documentElement).direction === "ltr") edges.add(Math.round(title.box.left));
      count += times.length;
      for (const { word, box } of times) {
        if (box.left < left - 0.5 || box.right > right + 0.5) wrong.add(word + " leaves the " + (sheet ? "sheet" : "window"));
        for (const other of others) {
          if (other.box.bottom <= box.top + 1 || other.box.top >= box.bottom - 1) continue;
          const space = Math.max(other.box.left - box.right, box.left - other.box.right);
          if (space < least) wrong.add(word + " is " + space.toFixed(1) + " px from " + other.word);
        }
      }
    }
    if (edges.size > 1) wrong.add("titles begin at " + [...edges].join(", "));
  }
  return { count, wrong: [...wrong].slice(0, 10) };
}
`;

interface Found {
  readonly count: number;
  readonly wrong: readonly string[];
}

describe("nothing is wider than a phone", () => {
  for (const language of ["en", "ar"])
    test(`on any page of a site of long words, formulas, code and tables (${language})`, async () => {
      const { url, addresses } = await served(wideSite(language, 12));
      const shown = kinds(addresses);
      assert.ok(shown.length > 15, shown.join(" "));
      const page = await open(url);
      for (const address of shown) {
        await page.goto(url + address);
        await page.evaluate(LOOK);
        await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
        // Up to 390 px no style changes.
        for (const [width, zoom] of [
          [320, 1],
          [320, 2],
        ] as const) {
          await resize(page, width, zoom);
          const at = `/${address} at ${width} px, text of ${zoom * 100} %`;
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${at} is ${wide} px wide`);
          assert.deepEqual(await page.evaluate("cutOff()"), [], at);
        }
      }
      await page.close();
    });

  for (const [address, javaScriptEnabled] of [
    ["talks/talk-1/", true],
    ["talks/talk-1/", false],
    ["schedule/", true],
  ] as const)
    test(`and what scrolls is reached by keyboard and moved with the arrows (/${address}, ${javaScriptEnabled ? "with" : "without"} scripts)`, async () => {
      const { url } = await served(wideSite("en", 12));
      const page = await open(url + address, { javaScriptEnabled, reducedMotion: "reduce" });
      const count = await page.evaluate<number>("markScrolling()");
      assert.ok(count > 1, `${count} scroll`);
      assert.equal(await page.locator("a [tabindex]").count(), 0, "links hold no other stop");
      assert.deepEqual(await page.evaluate("unreachable()"), []);
      for (const index of new Set([0, 1, count - 1])) {
        await page.locator(`[data-scrolls="${index}"]`).focus();
        await page.keyboard.press("ArrowRight");
        // Asked again and again from outside: a page without scripts never runs what `waitForFunction` waits with.
        const part = page.locator(`[data-scrolls="${index}"]`);
        while ((await part.evaluate(({ scrollLeft }) => scrollLeft)) === 0);
      }
      if (javaScriptEnabled) assert.deepEqual(await axeViolations(page), []);
      await page.close();
    });

  test("and a formula stands on its line, whether its box can scroll or not", async () => {
    const { url } = await served(
      writeFiles({
        "data/workshop.yaml": "name: Workshop on Lines\nstart: 2030-05-06\ntimezone: Europe/Berlin\n",
        "content/index.md": "Here $x_1$ and there $x_1+x_2+x_3+x_4+x_5+x_6+x_7+x_8+x_9$ stand.\n",
      }),
    );
    const page = await open(url);
    await resize(page, 1280, 1);
    const bottoms = await page.evaluate(() =>
      [...document.querySelectorAll("main msub > mi:first-child")].map((sign) => sign.getBoundingClientRect().bottom),
    );
    assert.ok(bottoms.length > 2);
    assert.ok(Math.max(...bottoms) - Math.min(...bottoms) < 1, bottoms.join(" "));
    await page.close();
  });
});

/** A day of some rooms, with talks in sessions and without, of short and of long titles. */
function grid(rooms: number, { session = false, clock = 24, language = "en" } = {}): string {
  const titles = [
    "A New Perspective on Adversarial Perturbations and Beyond",
    "Debugging Machine Learning Models with Flip Points",
    "Similarity of Neural Network Representations Revisited",
    "Don't debug your black box - replace it",
    "Aufmerksamkeitsdefizithyperaktivitätsstörung",
    "AI",
  ];
  const talk = (time: string, number: number, indent: string) =>
    `${indent}- {time: ${time}, type: ${["invited talk", "contributed talk", "oral"][number % 3]}, title: ${JSON.stringify(`${titles[number % 6]} ${number}`)}, speakers: Speaker No ${number}`;
  const lines = Array.from({ length: rooms }, (_, room) =>
    session
      ? `    - title: Session${room} of a rather long and telling name
      chair: Chair No ${room}
      room: Room ${room}
      items:
${talk("9:00-9:20", room * 2, "        ")}}
${talk("9:20-9:40", room * 2 + 1, "        ")}}
`
      : `${talk("9:00-9:30", room, "    ")}, room: Room ${room}}\n`,
  );
  return writeFiles({
    "data/workshop.yaml": `name: Workshop on Grids\nstart: 2030-05-06\ntimezone: Europe/Berlin\nclock: ${clock}\nlanguage: ${language}\nurl: https://example.org/\nupdated: 2030-04-01\n`,
    "data/schedule.yaml": `- date: 2030-05-06\n  items:\n${lines.join("")}    - {time: "11:00-11:30", type: keynote, title: For everyone, speakers: Last Speaker}\n`,
    "data/papers.yaml": titles
      .map(
        (title) =>
          `- {title: ${JSON.stringify(`On ${title}, at Length and in Depth`)}, authors: [Ada B, Cem D, Dan E, Eve F, Flo G, Gus H]}\n`,
      )
      .join(""),
  });
}

describe("the star of a talk", () => {
  const sites = {
    "four rooms": () => grid(4),
    "four rooms with sessions": () => grid(4, { session: true }),
    "six rooms in Arabic on the clock of twelve": () => grid(6, { session: true, clock: 12, language: "ar" }),
    "nine rooms with sessions": () => grid(9, { session: true }),
  };
  for (const [name, site] of Object.entries(sites))
    test(`touches no text and stands at its talk, at any width, in the programme of ${name}`, async () => {
      const { url } = await served(site());
      for (const address of ["schedule/", "papers/"]) {
        const page = await open(url + address);
        await page.locator("[data-star]:has(.star)").last().waitFor({ state: "attached" });
        for (const [width, zoom] of [
          [320, 1],
          [320, 2],
          [1000, 1],
          [1280, 1],
          [1440, 1],
          [1920, 1],
          [1000, 2],
          [1280, 2],
          [1920, 2],
        ] as const) {
          await resize(page, width, zoom);
          const { count, wrong } = await page.evaluate<Found>("misplacedStars()");
          assert.ok(count > 2, `${count} stars on /${address}`);
          assert.deepEqual(wrong, [], `/${address} at ${width} px, text of ${zoom * 100} %`);
        }
        await page.close();
      }
    });
});

/** A programme whose times are the widest there are, beginning at night so that all of them say the half of the day. */
function timesSite(language: string, clock: 12 | 24): string {
  const times = [
    "4:45-5:00",
    "7:00-7:15",
    "10:15-10:45",
    "11:00-12:00",
    "12:00-12:30",
    "12:30-13:45",
    "20:10-20:40",
    "22:45-23:30",
  ];
  const items = times.map(
    (time, number) =>
      `    - {time: "${time}", type: ${number % 2 ? "oral" : "panel"}, title: "Title No ${number} of some words", speakers: Speaker No ${number}}\n`,
  );
  const session = `    - title: A session
      time: 14:00-16:00
      items:
        - {title: Without a time, speakers: Speaker No 90}
        - {title: Another without a time, speakers: Speaker No 91}
`;
  return writeFiles({
    "data/workshop.yaml": `name: Workshop on Clocks\nstart: 2030-05-06\ntimezone: Europe/Berlin\nclock: ${clock}\nlanguage: ${language}\nurl: https://example.org/\nupdated: 2030-04-01\nvenue: {name: Somewhere, room: Hall}\n`,
    "data/schedule.yaml": `- date: 2030-05-06\n  items:\n${[...items.slice(0, 6), session, ...items.slice(6)].join("")}`,
  });
}

describe("the column of times", () => {
  const sites = new Map<string, Promise<Served>>();
  const HOME = "Europe/Berlin";
  const SCREEN = ["", "schedule/", "my/"];
  const PAPER = ["schedule/print/", "schedule/print/booklet/", "schedule/print/rooms/hall/"];
  for (const [language, clock, timezoneId, addresses] of [
    ["en", 12, HOME, [...SCREEN, ...PAPER]],
    ["en", 24, HOME, ["schedule/"]],
    ["ar", 12, HOME, [...SCREEN, ...PAPER]],
    ["es", 12, HOME, ["schedule/", ...PAPER]],
    ["ja", 12, HOME, ["schedule/"]],
    ["zh", 12, HOME, ["schedule/"]],
    ["en", 12, "Pacific/Auckland", SCREEN],
    ["en", 24, "Pacific/Auckland", ["schedule/"]],
    ["ar", 12, "Pacific/Auckland", ["schedule/"]],
  ] as const)
    test(`holds the widest of the ${clock}-hour clock in ${language}${timezoneId === HOME ? "" : ", and those of the reader's zone"}`, async () => {
      const site = sites.get(language + clock) ?? served(timesSite(language, clock));
      sites.set(language + clock, site);
      const { url } = await site;
      const page = await open(url, { timezoneId });
      for (const address of addresses) {
        await page.goto(url + (address === "my/" ? "schedule/" : address));
        await page.evaluate(LOOK);
        if (address === "my/") {
          await page.locator("[data-star]:has(.star)").last().waitFor({ state: "attached" });
          await page.evaluate("for (const star of document.querySelectorAll('.star')) star.click()");
          await page.goto(`${url}my/`);
          await page.evaluate(LOOK);
          await page.locator(".my__sections li").first().waitFor();
        }
        if (timezoneId !== HOME) {
          // The choice is kept from page to page.
          if (address === addresses[0]) await page.locator(".zone__switch").first().click();
          await page.locator(".zoned__own").first().waitFor({ state: "attached" });
        }
        for (const [width, zoom] of [
          [320, 1],
          [1280, 1],
          [320, 2],
        ] as const) {
          await resize(page, width, zoom);
          const at = `/${address} at ${width} px, text of ${zoom * 100} %`;
          // On screen a rule stands between.
          const { count, wrong } = await page.evaluate<Found>(`misplacedTimes(${address.includes("print") ? 4 : 14})`);
          assert.ok(count > 15, `${count} times on ${at}`);
          assert.deepEqual(wrong, [], at);
        }
      }
      await page.close();
    });
});
