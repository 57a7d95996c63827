import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DateTime } from "luxon";
import { comesTwice, endOfDay, localTime, startOfDay } from "../../src/model/local-time.ts";
import { brief, read } from "../reading.ts";

const utc = (at: DateTime) => at.toUTC().toFormat("yyyy-MM-dd'T'HH:mm'Z'");

describe("a time on the wall", () => {
  const cases: readonly [zone: string, date: string, minutes: number, instant: string, shown: string][] = [
    ["Europe/Berlin", "2030-03-31", 1 * 60 + 59, "2030-03-31T00:59Z", "once"],
    ["Europe/Berlin", "2030-03-31", 2 * 60, "2030-03-31T01:00Z", "never"],
    ["Europe/Berlin", "2030-03-31", 2 * 60 + 30, "2030-03-31T01:30Z", "never"],
    ["Europe/Berlin", "2030-03-31", 3 * 60, "2030-03-31T01:00Z", "once"],
    ["Europe/Berlin", "2030-10-27", 1 * 60 + 59, "2030-10-26T23:59Z", "once"],
    ["Europe/Berlin", "2030-10-27", 2 * 60, "2030-10-27T00:00Z", "twice"],
    ["Europe/Berlin", "2030-10-27", 2 * 60 + 59, "2030-10-27T00:59Z", "twice"],
    ["Europe/Berlin", "2030-10-27", 3 * 60, "2030-10-27T02:00Z", "once"],
    ["Europe/Berlin", "2030-10-26", 26 * 60 + 30, "2030-10-27T00:30Z", "twice"],
    ["Europe/London", "2030-10-27", 1 * 60 + 30, "2030-10-27T00:30Z", "twice"],
    ["Europe/Dublin", "2030-10-27", 1 * 60 + 30, "2030-10-27T00:30Z", "twice"],
    ["America/Chicago", "2030-11-03", 1 * 60 + 30, "2030-11-03T06:30Z", "twice"],
    ["America/St_Johns", "2030-11-03", 1 * 60 + 30, "2030-11-03T04:00Z", "twice"],
    ["Australia/Lord_Howe", "2030-04-07", 1 * 60 + 45, "2030-04-06T14:45Z", "twice"],
    ["Australia/Lord_Howe", "2030-10-06", 2 * 60 + 15, "2030-10-05T15:45Z", "never"],
    ["America/Havana", "2024-11-03", 0, "2024-11-03T04:00Z", "twice"],
    ["America/Santiago", "2022-09-11", 30, "2022-09-11T04:30Z", "never"],
    ["Pacific/Apia", "2011-12-30", 9 * 60, "2011-12-30T19:00Z", "never"],
    ["UTC-12", "2030-03-31", 2 * 60 + 30, "2030-03-31T14:30Z", "once"],
    ["UTC", "2030-03-31", 2 * 60 + 30, "2030-03-31T02:30Z", "once"],
  ];
  for (const [zone, date, minutes, instant, shown] of cases)
    test(`${minutes} minutes into ${date} in ${zone} is ${instant}, shown ${shown}`, () => {
      const time = localTime(date, minutes, zone);
      assert.deepEqual([utc(time.at), time.shown], [instant, shown]);
      assert.equal(time.at.zoneName, zone);
      assert.equal(comesTwice(time.at), shown === "twice");
    });
});

describe("a day without 0:00", () => {
  const cases: readonly [zone: string, date: string, start: string, end: string][] = [
    ["Africa/Cairo", "2024-04-26", "2024-04-25T22:00Z", "2024-04-26T21:00Z"],
    ["Asia/Beirut", "2024-03-31", "2024-03-30T22:00Z", "2024-03-31T21:00Z"],
    ["America/Santiago", "2022-09-11", "2022-09-11T04:00Z", "2022-09-12T03:00Z"],
    ["America/Asuncion", "2023-10-01", "2023-10-01T04:00Z", "2023-10-02T03:00Z"],
    ["America/Havana", "2024-03-10", "2024-03-10T05:00Z", "2024-03-11T04:00Z"],
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z", "2018-11-05T02:00Z"],
  ];
  for (const [zone, date, start, end] of cases)
    test(`in ${zone}, ${date}, begins at 1:00 and ends at the next 0:00`, () => {
      assert.deepEqual([utc(startOfDay(date, zone)), utc(endOfDay(date, zone))], [start, end]);
      assert.equal(startOfDay(date, zone).toFormat("yyyy-MM-dd H:mm"), `${date} 1:00`);
    });

  test("is the end of the day before", () => {
    assert.equal(utc(endOfDay("2024-04-25", "Africa/Cairo")), "2024-04-25T22:00Z");
  });

  test("that comes twice begins with the first", () => {
    assert.equal(utc(startOfDay("2024-11-03", "America/Havana")), "2024-11-03T04:00Z");
    // The clock goes back from 24:00 to 23:00.
    assert.equal(utc(endOfDay("2024-03-23", "America/Asuncion")), "2024-03-24T04:00Z");
  });

  test("that never was is its neighbour's beginning", () => {
    assert.equal(utc(startOfDay("2011-12-30", "Pacific/Apia")), "2011-12-30T10:00Z");
    assert.equal(utc(endOfDay("2011-12-29", "Pacific/Apia")), "2011-12-30T10:00Z");
  });

  test("is a bound of the notice, and the end of a deadline", () => {
    const site = (lines: string) =>
      read({
        "data/workshop.yaml": `name: W\nstart: 2024-05-06\ntimezone: Africa/Cairo\nurl: https://example.org/\n${lines}`,
        "data/dates.yaml":
          "- {title: One, date: 2024-04-26, timezone: Africa/Cairo}\n- {title: Two, date: 2024-04-25, timezone: Africa/Cairo}\n- {title: Three, date: 2024-04-25, time: 24:00, timezone: Africa/Cairo}\n",
      });
    const { workshop, diagnostics } = site("notice: {text: Soon, from: 2024-04-26, until: 2024-04-26}\n");
    assert.deepEqual(diagnostics.map(brief), []);
    const { from, until } = workshop?.notice ?? {};
    assert.deepEqual(
      [from, until].map((at) => at && utc(at)),
      ["2024-04-25T22:00Z", "2024-04-26T21:00Z"],
    );
    assert.deepEqual(
      workshop?.dates.map(({ at, over }) => [at, over].map((one) => one && utc(one))),
      [
        ["2024-04-26T20:59Z", "2024-04-26T21:00Z"],
        ["2024-04-25T21:59Z", "2024-04-25T22:00Z"],
        ["2024-04-25T22:00Z", "2024-04-25T22:00Z"],
      ],
    );
    assert.equal(
      site("notice: {text: Soon, until: 2024-04-25}\n").workshop?.notice?.until?.toMillis(),
      Date.parse("2024-04-25T22:00Z"),
    );
  });

  test("bounds the days of the programme", () => {
    const { workshop } = read({
      "data/workshop.yaml":
        "name: W\nstart: 2024-04-25\nend: 2024-04-26\ntimezone: Africa/Cairo\nurl: https://example.org/\n",
      "data/schedule.yaml":
        "- date: 2024-04-25\n  items:\n    - {time: 23:00-24:00, title: Late}\n- date: 2024-04-26\n  items:\n    - {time: 9:00-10:00, title: Early}\n",
    });
    assert.deepEqual(
      workshop?.items.map(({ start, end }) => [utc(start), utc(end)]),
      [
        ["2024-04-25T21:00Z", "2024-04-25T22:00Z"],
        ["2024-04-26T06:00Z", "2024-04-26T07:00Z"],
      ],
    );
    assert.deepEqual(
      workshop?.days.map(({ midnight }) => utc(midnight)),
      ["2024-04-24T22:00Z", "2024-04-25T22:00Z"],
    );
  });
});

describe("a time on a day on which the clocks change", () => {
  const said = (files: Readonly<Record<string, string>>) =>
    read(files)
      .diagnostics.filter(({ code }) => code.startsWith("clock-"))
      .map(brief);
  const settings = (start: string, lines = "") =>
    `name: W\nstart: ${start}\ntimezone: Europe/Berlin\nurl: https://example.org/\n${lines}`;
  const day = (date: string, ...items: string[]) =>
    `- date: ${date}\n  items:\n${items.map((item) => `    - ${item}\n`).join("")}`;

  test("that the clocks skip is a warning that says what it is taken for", () => {
    assert.deepEqual(
      said({
        "data/workshop.yaml": settings("2030-03-31"),
        "data/schedule.yaml": day(
          "2030-03-31",
          "{time: 2:30 am-3:15 am, title: A}",
          "{time: 5:00 am, end: 5:30 am, title: B}",
        ),
      }),
      [
        "data/schedule.yaml:3:14 warning clock-skips there is no 2:30 on 2030-03-31: the clocks of Europe/Berlin go from 2:00 to 3:00; it is taken as 3:30 UTC+2",
      ],
    );
  });

  test("that comes twice is a notice that says which is meant", () => {
    assert.deepEqual(
      said({
        "data/workshop.yaml": settings("2030-10-26", "end: 2030-10-27\n"),
        "data/schedule.yaml":
          day("2030-10-26", "{time: 22:00, end: 2:15, title: A}") +
          day("2030-10-27", "{time: 2:30 am-3:30 am, title: B}"),
      }),
      [
        "data/schedule.yaml:3:26 notice clock-repeats 2:15 comes twice on 2030-10-27: the clocks of Europe/Berlin go back from 3:00 to 2:00; the first is meant, 2:15 UTC+2",
        "data/schedule.yaml:6:14 notice clock-repeats 2:30 comes twice on 2030-10-27: the clocks of Europe/Berlin go back from 3:00 to 2:00; the first is meant, 2:30 UTC+2",
      ],
    );
  });

  test("is looked at in deadlines, by their own zone, in the notice, and at the end of a day", () => {
    assert.deepEqual(
      said({
        "data/workshop.yaml": settings(
          "2030-05-06",
          "notice: {text: Hi, from: 2030-03-31 2:30, until: 2030-10-27 2:30}\n",
        ),
        "data/dates.yaml":
          "- {title: One, date: 2030-03-31, time: 2:30, timezone: Europe/Berlin}\n- {title: Two, date: 2030-03-31, time: 2:30}\n- {title: Three, date: 2030-03-10, time: 2:30, timezone: America/New_York}\n",
        "data/schedule.yaml": "- date: 2030-03-30\n  end: 2:30\n  items:\n    - {time: 22:00, title: A}\n",
      }).map((line) => line.split(" ").slice(0, 3).join(" ")),
      [
        "data/dates.yaml:1:40 warning clock-skips",
        "data/dates.yaml:3:42 warning clock-skips",
        "data/schedule.yaml:2:8 warning clock-skips",
        "data/workshop.yaml:5:26 warning clock-skips",
        "data/workshop.yaml:5:50 notice clock-repeats",
      ],
    );
  });

  test("leaves a stated length what it is", () => {
    const { workshop } = read({
      "data/workshop.yaml": settings("2030-03-31"),
      "data/schedule.yaml": day("2030-03-31", "{time: 1:30 am, duration: 2 h, title: A}"),
    });
    assert.equal(
      workshop?.items[0]?.end.toISO(),
      DateTime.fromISO("2030-03-31T04:30:00", { zone: "Europe/Berlin" }).toISO(),
    );
  });
});
