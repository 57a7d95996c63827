import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { myCalendar } from "../../../src/pages/my/my-calendar.browser.ts";

const event = (uid: string, summary: string) => `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\n`;
const LONG = `a-talk-${"of-many-words-".repeat(6)}end`;
const HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nEND:VTIMEZONE\r\n";
const CALENDAR = [
  HEAD,
  event("lunch@example.org", "Lunch"),
  event("lunch-talk@example.org", "Another"),
  event(`${LONG.slice(0, 60)}\r\n ${LONG.slice(60)}@example.org`, "BEGIN:VEVENT is text here"),
  "END:VCALENDAR\r\n",
].join("");

test("of a calendar only the chosen events stay, byte for byte, with the head and the time zone", () => {
  assert.equal(myCalendar(CALENDAR, ["item-lunch"]), `${HEAD}${event("lunch@example.org", "Lunch")}END:VCALENDAR\r\n`);
});

test("an event whose UID is folded over two lines is found", () => {
  const own = myCalendar(CALENDAR, [`item-${LONG}`]);
  assert.match(own, /SUMMARY:BEGIN:VEVENT is text here/);
  assert.equal(own.match(/^BEGIN:VEVENT/gm)?.length, 1);
});

test("of nothing chosen an empty calendar is left", () => {
  assert.equal(myCalendar(CALENDAR, []), `${HEAD}END:VCALENDAR\r\n`);
});

test("each event reminds of itself some minutes before, in lines that are short enough in any script", () => {
  const title = "潮汐と機械学習：四十年の観測から学んだこと、そして忘れたこと\\, 第二部";
  const text = `${HEAD}${event("tide@example.org", title)}END:VCALENDAR\r\n`;
  const own = myCalendar(text, ["item-tide"], 10);
  for (const line of own.split("\r\n")) assert.ok(line.startsWith("SUMMARY:") || Buffer.byteLength(line) <= 75, line);
  const [alarm] =
    new ICAL.Component(ICAL.parse(own)).getFirstSubcomponent("vevent")?.getAllSubcomponents("valarm") ?? [];
  assert.equal(alarm?.getFirstPropertyValue("action"), "DISPLAY");
  assert.equal(alarm?.getFirstPropertyValue("trigger")?.toString(), "-PT10M");
  assert.equal(alarm?.getFirstPropertyValue("description"), title.replace("\\,", ","));
});

test("what is cancelled reminds nobody", () => {
  const cancelled = event("tide@example.org", "Tide").replace("END:", "STATUS:CANCELLED\r\nEND:");
  assert.equal(myCalendar(`${HEAD}${cancelled}`, ["item-tide"], 10), `${HEAD}${cancelled}`);
});
