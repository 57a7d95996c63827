import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { DateTime } from "luxon";
import { convertIcsCalendar, type IcsDateObject } from "ts-ics";
import { createCalendars, describe, folded } from "../../src/feeds/calendar.ts";
import { locationOf, titleOf } from "../../src/feeds/site.ts";
import { timezoneComponent } from "../../src/feeds/timezone.ts";
import { feedsOf } from "../../src/model/feeds.ts";
import { uidOf } from "../../src/model/identity.ts";
import type { Item, Workshop } from "../../src/model/workshop.ts";
import { writeFiles } from "../site.ts";
import { fixture, HOSTILE, hostileSite, workshopOf } from "./hostile.ts";

/** What an event says, whoever read it. */
interface Read {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string | undefined;
  readonly title: string;
  readonly location: string | undefined;
  readonly description: string | undefined;
  readonly status: string | undefined;
}

const utc = (date: Date): string => date.toISOString();

function readWithIcal(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const zone = component.getFirstProperty("dtstart")?.getParameter("tzid");
    return {
      uid: event.uid,
      start: utc(event.startDate.toJSDate()),
      end: utc(event.endDate.toJSDate()),
      zone: zone === undefined ? undefined : String(zone),
      title: event.summary,
      location: event.location ?? undefined,
      description: event.description ?? undefined,
      status: String(component.getFirstPropertyValue("status")),
    };
  });
  ICAL.TimezoneService.reset();
  return events;
}

function readWithTsIcs(text: string): Read[] {
  const { events = [] } = convertIcsCalendar(undefined, text);
  return events.map((event) => ({
    uid: event.uid,
    start: instantOf(event.start),
    end: instantOf(event.end),
    zone: event.start.local?.timezone,
    title: event.summary,
    location: event.location,
    description: event.description,
    status: event.status,
  }));
}

/**
 * The instant of what ts-ics read as the clock and the zone. Its own instants are an hour early in the night of a change,
 * as it compares the clock with the change as if both were in UTC.
 */
function instantOf(date: IcsDateObject | null | undefined): string {
  assert.ok(date?.local);
  const clock = DateTime.fromJSDate(date.local.date, { zone: "utc" });
  return utc(clock.setZone(date.local.timezone, { keepLocalTime: true }).toJSDate());
}

function expected(workshop: Workshop, item: Item): Read {
  const title = titleOf(workshop, item);
  return {
    uid: uidOf(workshop, item),
    start: utc(item.start.toJSDate()),
    end: utc(item.end.toJSDate()),
    zone: workshop.timezone,
    title: item.cancelled ? `Cancelled: ${title}` : title,
    location: locationOf(workshop, item),
    description: describe(workshop, item),
    status: item.cancelled ? "CANCELLED" : item.day.tentative ? "TENTATIVE" : "CONFIRMED",
  };
}

for (const name of ["reference", "awkward"]) {
  for (const [reader, read] of [
    ["ical.js", readWithIcal],
    ["ts-ics", readWithTsIcs],
  ] as const) {
    test(`the calendar of the ${name} site says what the model says, as ${reader} reads it`, async () => {
      const { workshop, read: file } = await fixture(name);
      const events = read(file("schedule.ics"));
      assert.equal(events.length, workshop.items.length);
      assert.deepEqual(
        events,
        workshop.items.map((item) => expected(workshop, item)),
      );
    });
  }

  test(`talks, rooms and tracks of the ${name} site have calendars of their own items`, async () => {
    const { workshop, read } = await fixture(name);
    const feeds = feedsOf(workshop).filter((feed) => feed.kind === "calendar");
    for (const { address, items } of feeds) {
      assert.deepEqual(
        readWithIcal(read(address.slice(1))).map(({ uid }) => uid),
        items.map((item) => uidOf(workshop, item)),
        address,
      );
    }
    assert.equal(
      feeds.filter(({ address }) => address.startsWith("/talks/")).length,
      workshop.items.filter(({ page }) => page !== undefined).length,
    );
  });

  test(`the calendar of the ${name} site has lines of at most 75 octets that end with CRLF`, async () => {
    const { read } = await fixture(name);
    const text = read("schedule.ics");
    assert.ok(text.endsWith("END:VCALENDAR\r\n"));
    assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/);
    for (const line of text.split("\r\n")) {
      assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.ok(!line.includes("\ufffd"), line);
    }
  });
}

test("what a calendar says of itself stands before its parts, and every stamp is in UTC", async () => {
  const { read, workshop } = await fixture("awkward");
  const lines = read("schedule.ics").replaceAll("\r\n ", "").split("\r\n");
  const firstPart = lines.findIndex((line) => line.startsWith("BEGIN:") && line !== "BEGIN:VCALENDAR");
  assert.ok(lines.findLastIndex((line) => /^(REFRESH|X-|NAME|PRODID)/.test(line)) < firstPart);
  const stamps = new Set(lines.filter((line) => line.startsWith("DTSTAMP:")));
  assert.deepEqual([...stamps], [`DTSTAMP:${workshop.updated.toUTC().toFormat("yyyyLLdd'T'HHmmss'Z'")}`]);
});

test("commas, semicolons, backslashes and line breaks of the data come out of a calendar as they went in", async () => {
  const workshop = workshopOf(hostileSite());
  const write = await createCalendars(workshop);
  const text = write(workshop.items);
  for (const [event] of [readWithIcal(text), readWithTsIcs(text)] as const) {
    assert.equal(event?.title, HOSTILE);
    assert.ok(event?.location?.includes(HOSTILE));
    assert.ok(event?.description?.includes(`Changed: ${HOSTILE}`));
  }
  // ical.js does not know this property and gives it as it stands.
  const name = new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue("name");
  assert.equal(String(name).replace(/\\([\\,;])/g, "$1"), HOSTILE);
  assert.equal(String(name).match(/\\[\\,;]/g)?.length, HOSTILE.match(/[\\,;]/g)?.length);
});

const DAY = (items: string) => `- date: 2021-05-06\n  items:\n${items}`;
const OPENING = "    - {time: 9:00, type: remarks, title: Opening remarks}\n";
const SETTINGS = "name: Workshop\nstart: 2021-05-06\ntimezone: UTC\nupdated: 2021-05-01\n";
const siteWith = (items: string, settings = SETTINGS) =>
  workshopOf(writeFiles({ "data/workshop.yaml": settings, "data/schedule.yaml": DAY(items) }));

test("an event keeps its identifier when other items come or its own title changes under an id", () => {
  const uids = (workshop: Workshop) => workshop.items.map((item) => uidOf(workshop, item));
  const [before] = uids(siteWith(`${OPENING}    - {time: 10:00, type: remarks, id: close, title: Closing}\n`)).slice(1);
  const later = uids(
    siteWith(
      `    - {time: 8:00, type: remarks, title: First}\n${OPENING}    - {time: 10:00, type: remarks, id: close, title: The end}\n`,
    ),
  );
  assert.ok(before !== undefined && later.includes(before));
  assert.ok(later.includes("opening-remarks@workshop-2021"));
});

test("a workshop in UTC has times in UTC and no zone component", async () => {
  const workshop = siteWith(OPENING);
  const text = (await createCalendars(workshop))(workshop.items);
  assert.match(text, /\r\nDTSTART:20210506T090000Z\r\n/);
  assert.doesNotMatch(text, /VTIMEZONE|TZID/);
});

test("the zone component of a workshop has the offsets that held at its time", () => {
  const cases: [string, string][] = [
    ["America/Sao_Paulo", "2018-11-03T12:00"],
    ["America/Sao_Paulo", "2020-11-03T12:00"],
    ["Europe/Berlin", "2021-03-28T00:00"],
    ["Europe/Istanbul", "2015-11-07T12:00"],
    ["Africa/Casablanca", "2023-03-18T12:00"],
    ["Pacific/Apia", "2020-04-04T12:00"],
    ["America/St_Johns", "2019-05-06T12:00"],
    ["Asia/Kolkata", "2019-05-06T12:00"],
    ["Australia/Lord_Howe", "2024-04-06T12:00"],
    ["Europe/Dublin", "2019-10-26T12:00"],
  ];
  for (const [zone, from] of cases) {
    const first = DateTime.fromISO(from, { zone });
    const last = first.plus({ days: 5 });
    const text = `BEGIN:VCALENDAR\r\n${timezoneComponent(zone, first.toMillis(), last.toMillis())}\r\nEND:VCALENDAR`;
    const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vtimezone");
    assert.ok(component);
    const read = new ICAL.Timezone(component);
    for (let at = first; at <= last; at = at.plus({ hours: 5 })) {
      // An hour that a clock shows twice has no single answer.
      if (at.getPossibleOffsets().length > 1) continue;
      const { year, month, day, hour, minute } = at;
      const time = new ICAL.Time({ year, month, day, hour, minute, second: 0, isDate: false }, read);
      assert.equal(time.utcOffset() / 60, at.offset, `${zone} ${at.toISO()}`);
    }
  }
});

test("lines are folded between characters, and come out as they went in", () => {
  for (const text of [
    "x".repeat(75),
    "x".repeat(76),
    "é".repeat(100),
    "👩‍🔬日本語".repeat(30),
    `a\r\n${"b".repeat(200)}\r\nc`,
  ]) {
    const lines = folded(text).split("\r\n");
    for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.equal(lines.join("\r\n").replaceAll("\r\n ", ""), text);
    assert.ok(!/\uFFFD/.test(Buffer.from(folded(text)).toString()));
  }
  assert.equal(folded("x".repeat(75)), "x".repeat(75));
});
