import assert from "node:assert/strict";
import { describe, test } from "node:test";
import ICAL from "ical.js";
import { DateTime } from "luxon";
import { convertIcsTimezone } from "ts-ics";
import { createCalendars } from "../../src/feeds/calendar.ts";
import { timezoneComponent } from "../../src/feeds/timezone.ts";
import { writeFiles } from "../site.ts";
import { workshopOf } from "./hostile.ts";

/** The observances of a component, each as one line. */
function observances(zone: string, from: string, to = from): string[] {
  const at = (date: string) => DateTime.fromISO(date, { zone }).toMillis();
  return timezoneComponent(zone, at(from), at(to))
    .split("\r\nBEGIN:")
    .slice(1)
    .map((part) =>
      part
        .split("\r\n")
        .slice(0, -1)
        .map((line) => line.replace(/^(?:DTSTART|RRULE|TZOFFSETFROM|TZOFFSETTO):/, "").replace("FREQ=YEARLY;", ""))
        .filter((line) => !line.startsWith("END:"))
        .join(" "),
    );
}

describe("the zone component of a calendar", () => {
  test("has a STANDARD and a DAYLIGHT, each once and by rule, though all events lie in summer", () => {
    assert.deepEqual(observances("America/Chicago", "2019-05-06"), [
      "DAYLIGHT 20180311T020000 BYMONTH=3;BYDAY=2SU -0600 -0500",
      "STANDARD 20181104T020000 BYMONTH=11;BYDAY=1SU -0500 -0600",
    ]);
    assert.deepEqual(observances("Europe/Berlin", "2030-10-26", "2030-10-28"), [
      "DAYLIGHT 20290325T020000 BYMONTH=3;BYDAY=-1SU +0100 +0200",
      "STANDARD 20291028T030000 BYMONTH=10;BYDAY=-1SU +0200 +0100",
    ]);
  });

  test("knows the south, half hours, and Ireland's winter", () => {
    assert.deepEqual(observances("Australia/Lord_Howe", "2024-12-01"), [
      "STANDARD 20230402T020000 BYMONTH=4;BYDAY=1SU +1100 +1030",
      "DAYLIGHT 20231001T020000 BYMONTH=10;BYDAY=1SU +1030 +1100",
    ]);
    assert.deepEqual(observances("Europe/Dublin", "2024-12-01"), [
      "DAYLIGHT 20230326T010000 BYMONTH=3;BYDAY=-1SU +0000 +0100",
      "STANDARD 20231029T020000 BYMONTH=10;BYDAY=-1SU +0100 +0000",
    ]);
  });

  test("names the changes one by one where they follow no rule, or not for long", () => {
    assert.deepEqual(observances("America/Sao_Paulo", "2019-12-01"), [
      "DAYLIGHT 20181104T000000 -0300 -0200",
      "STANDARD 20190217T000000 -0200 -0300",
    ]);
    assert.deepEqual(observances("America/New_York", "2005-07-01"), [
      "STANDARD 20041031T020000 -0400 -0500",
      "DAYLIGHT 20050403T020000 -0500 -0400",
    ]);
    assert.deepEqual(observances("Africa/Casablanca", "2023-05-10"), [
      "STANDARD 20230319T030000 +0100 +0000",
      "DAYLIGHT 20230423T020000 +0000 +0100",
    ]);
    // Fridays before a Sunday are no nth Friday.
    assert.deepEqual(observances("Asia/Jerusalem", "2024-07-01"), [
      "STANDARD 20231029T020000 +0300 +0200",
      "DAYLIGHT 20240329T020000 +0200 +0300",
    ]);
  });

  test("is one STANDARD where the clocks do not change", () => {
    assert.deepEqual(observances("Asia/Kolkata", "2024-07-01"), ["STANDARD 19700101T053000 +0530 +0530"]);
    assert.deepEqual(observances("Europe/Istanbul", "2020-07-01"), ["STANDARD 19700101T030000 +0300 +0300"]);
  });
});

const ZONES = [
  ..."Africa/Cairo Africa/Casablanca America/Chicago America/New_York America/Sao_Paulo America/Santiago".split(" "),
  ..."America/St_Johns America/Asuncion America/Havana America/Nuuk Asia/Gaza Asia/Kolkata Asia/Tehran".split(" "),
  ..."Asia/Jerusalem Asia/Tokyo Asia/Amman Australia/Lord_Howe Australia/Sydney Europe/Berlin Europe/Dublin".split(" "),
  ..."Europe/Istanbul Europe/London Pacific/Apia Pacific/Auckland".split(" "),
];

/** Every year in which a workshop may have been, and some before. */
const YEARS = [1970, 1977, 1984, 1991, ...Array.from({ length: 45 }, (_, index) => 1996 + index)];

describe("what readers make of the component is what the clocks of the zone showed", () => {
  for (const zone of ZONES)
    test(`in ${zone}, 1970 to 2040`, () => {
      for (const year of YEARS) {
        // An event in winter, in spring, in summer and in autumn: a component of all, and in odd years of one of them.
        const events = [0, 81, 190, 303].map((day) =>
          DateTime.fromISO(`${year}-01-02T10:10`, { zone }).plus({ days: (day + year) % 360 }),
        );
        const chosen = year % 2 === 0 ? events : events.slice((year >> 1) % 4).slice(0, 1);
        const millis = chosen.map((at) => at.toMillis());
        const component = timezoneComponent(zone, Math.min(...millis), Math.max(...millis));
        assert.match(component, /BEGIN:STANDARD/);
        const read = new ICAL.Timezone(
          new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${component}\r\nEND:VCALENDAR`)).getFirstSubcomponent(
            "vtimezone",
          ) ?? assert.fail(),
        );
        for (const at of chosen) {
          const { month, day, hour, minute, second } = at;
          const time = new ICAL.Time({ year: at.year, month, day, hour, minute, second, isDate: false }, read);
          assert.equal(time.utcOffset() / 60, at.offset, `${zone} ${at.toISO()}\n${component}`);
        }
      }
    });
});

test("another reader takes the rules as well", () => {
  const zone = convertIcsTimezone(
    undefined,
    timezoneComponent("Europe/Berlin", Date.UTC(2030, 5, 1), Date.UTC(2030, 5, 2)),
  );
  assert.equal(zone.id, "Europe/Berlin");
  assert.deepEqual(
    zone.props.map(({ type, recurrenceRule }) => [type, recurrenceRule?.frequency, recurrenceRule?.byMonth]),
    [
      ["DAYLIGHT", "YEARLY", [2]],
      ["STANDARD", "YEARLY", [9]],
    ],
  );
});

test("a time that comes twice is in UTC, in the calendar of all and in its own", async () => {
  const workshop = workshopOf(
    writeFiles({
      "data/workshop.yaml":
        "name: W\nstart: 2030-10-27\ntimezone: Europe/Berlin\nupdated: 2030-04-01\nurl: https://example.org/\n",
      "data/schedule.yaml":
        "- date: 2030-10-27\n  items:\n    - {time: 2:30 am-3:30 am, type: oral, title: Twice}\n    - {time: 10:00-10:30, type: oral, title: Once}\n",
    }),
  );
  const write = await createCalendars(workshop);
  const all = write(workshop.items);
  assert.match(all, /DTSTART:20301027T003000Z\r\nDTEND:20301027T023000Z\r\n/);
  assert.match(all, /DTSTART;TZID=Europe\/Berlin:20301027T100000\r\n/);
  const [twice] = workshop.items;
  assert.doesNotMatch(write(twice ? [twice] : []), /TZID/);
});
