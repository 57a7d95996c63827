import assert from "node:assert/strict";
import { test } from "node:test";
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
