import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { type BuiltSite, buildFixture, writeFiles } from "../../site.ts";

const TEXT = `First paragraph.

Topics:
- first topic
- second topic

Agenda:
• 9:00 intro
• 9:30 hands-on

See [the notes](https://example.org/x).`;

/** The same in a calendar, a feed or a citation. */
const PLAIN = TEXT.replace("[the notes](https://example.org/x)", "the notes (https://example.org/x)");
const LINE = "First paragraph. Topics: first topic second topic Agenda: • 9:00 intro • 9:30 hands-on See the notes.";
const HEADED = "# Results\n\nGood.\n\n## Details\n\nBetter.";

const text = JSON.stringify(TEXT);
const headed = JSON.stringify(HEADED);
const SITE = writeFiles({
  "data/workshop.yaml":
    "name: Workshop on Lists\nstart: 2030-05-06\nend: 2030-05-07\ntimezone: Europe/Berlin\nurl: https://example.org/w/\nupdated: 2030-04-01\nvenue: {name: Hall}\nonline: {note: " +
    `${headed}}\nnotice: {text: ${headed}}\n`,
  "data/schedule.yaml": `- date: 2030-05-06
  note: ${headed}
  items:
    - {time: 9:00-10:00, type: tutorial, title: Tutorial, speakers: Ann Bee, abstract: ${text}}
    - title: Session
      online: {note: ${headed}}
      items:
        - {time: 10:00-11:00, type: oral, title: Headed, speakers: Cem Dal, abstract: ${headed}, online: {note: ${headed}}}
`,
  "data/speakers.yaml": `- {name: Ann Bee, bio: ${text}}\n- {name: Cem Dal, bio: ${headed}}\n- {name: Eva Fox, talk: {title: Later, abstract: ${headed}}}\n`,
  "data/papers.yaml": `- {title: Paper, authors: Ann Bee, abstract: ${text}}\n- {title: Grouped, group: Group, authors: Ann Bee, abstract: ${headed}}\n- {title: Loose, authors: Eva Fox, abstract: ${headed}}\n`,
  "data/news.yaml": `- {date: 2030-04-01, text: ${text}}\n- {date: 2030-04-02, text: ${headed}}\n`,
});

describe("a text of several lines", () => {
  let read: BuiltSite["read"];
  before(async () => {
    ({ read } = await buildFixture(SITE, { now: "2030-04-03T12:00:00Z", pathPrefix: "/" }));
  });
  const unfolded = (address: string) => read(address).replace(/\r\n[ \t]/g, "");
  const json = JSON.stringify(PLAIN);

  const places: readonly [where: string, address: string, expected: string][] = [
    ["iCalendar", "/schedule.ics", PLAIN.replaceAll("\n", "\\n")],
    ["the calendar of one talk", "/talks/tutorial/event.ics", PLAIN.replaceAll("\n", "\\n")],
    ["schedule.json", "/schedule.json", `"abstract": ${json}`],
    ["a person of schedule.json", "/schedule.json", `"biography": ${json}`],
    ["schedule.xml", "/schedule.xml", `<abstract>${PLAIN}</abstract>`],
    ["a talk's JSON-LD", "/talks/tutorial/", `"description":${json}`],
    ["a person's JSON-LD", "/speakers/ann-bee/", `"description":${json}`],
    ["a paper's JSON-LD", "/papers/paper/", `"abstract":${json}`],
    ["RIS", "/papers.ris", `AB  - ${PLAIN.replaceAll(/\n+/g, "\r\n")}\r\n`],
    ["Atom", "/feed.xml", "&lt;li&gt;first topic&lt;/li&gt;"],
  ];
  for (const [where, address, expected] of places) {
    test(`keeps its lines in ${where}`, () => assert.ok(unfolded(address).includes(expected), expected));
  }

  test("has lines where it has bullets of its own on the page", () =>
    assert.match(read("/talks/tutorial/"), /Agenda:<br>\s*• 9:00 intro<br>\s*• 9:30 hands-on<\/p>/));

  test("is one line in previews", () => {
    for (const page of ["/talks/tutorial/", "/papers/paper/", "/speakers/ann-bee/"])
      assert.ok(read(page).includes(`<meta name="description" content="${LINE}">`), page);
  });

  test("gives a piece of news its title in Atom without addresses", () =>
    assert.ok(read("/feed.xml").includes("<title>First paragraph.</title>")));

  for (const page of [
    "/",
    "/schedule/",
    "/talks/headed/",
    "/papers/",
    "/papers/grouped/",
    "/papers/loose/",
    "/speakers/cem-dal/",
    "/speakers/eva-fox/",
    "/schedule/print/booklet/",
    "/schedule/print/large/",
  ]) {
    test(`has its headings one level below what they belong to on ${page}`, () => {
      const [, main = ""] = /<main\b.*?>(.*)<\/main>/s.exec(read(page)) ?? [];
      assert.ok(main.includes(">Results</h"));
      // What is on now stands between the day and its note, and is a part of the page of its own.
      const programme = main.replace(/<section class="on-now\b.*?<\/section>|<template\b.*?<\/template>/gs, "");
      const headings = [...programme.matchAll(/<h(\d)[^>]*>(.*?)<\/h\d>/gs)].map(([, level, words = ""]) => ({
        level: Number(level),
        words: words.replace(/<[^>]*>/g, ""),
      }));
      let above = 1;
      for (const { level, words } of headings) {
        const isOurs = /^(?:Results|Details)$/.test(words);
        if (words === "Results") assert.ok(level === above + 1, `h${level} ${words} after h${above}`);
        if (words === "Details") assert.equal(level, Math.min(6, above + 2));
        if (!isOurs) above = level;
      }
      assert.doesNotMatch(main, /<h\d id="(?:results|details)"/);
    });
  }
});
