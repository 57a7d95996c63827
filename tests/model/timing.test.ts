import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type DayTimes, PLENARY, type Row, timeDay } from "../../src/model/timing.ts";
import { formatMinutes, parseTimeOfDay, parseTimeSpan, type TimeOfDay, type TimeSpan } from "../../src/schema/time.ts";

function clock(text: string): TimeOfDay {
  const time = parseTimeOfDay(text);
  if ("wrong" in time) throw new Error(text);
  return time;
}

function span(text: string): TimeSpan {
  const found = parseTimeSpan(text);
  if ("wrong" in found) throw new Error(text);
  return found;
}

type More = Partial<Omit<Row, "end">> & { end?: string };

function more({ end, ...rest }: More): Partial<Row> {
  return { ...rest, ...(end === undefined ? {} : { end: clock(end) }) };
}

/** An item of the plenary, or of a room or track. */
function item(time: string | undefined, fields: More = {}): Row {
  return {
    roomOrTrack: PLENARY,
    isSession: false,
    ...(time === undefined ? {} : { time: span(time) }),
    ...more(fields),
  };
}

function session(time: string | undefined, fields: More = {}): Row {
  return { ...item(time, fields), isSession: true };
}

/** `10:00–10:30` a row; `+1` marks the next date, `~` what was reckoned, `?` what was assumed, `·` what is only listed. */
function shown({ times }: DayTimes): readonly (string | undefined)[] {
  const mark = { stated: "", derived: "~", assumed: "?" };
  const at = (minutes: number) => (minutes === 1440 ? "24:00" : formatMinutes(minutes) + (minutes > 1440 ? "+1" : ""));
  return times.map(
    (time) =>
      time &&
      `${time.timed ? "" : "·"}${mark[time.startOrigin]}${at(time.start)}–${mark[time.endOrigin]}${at(time.end)}`,
  );
}

/** The problems, each as its row, code and what it says. */
function problems(day: DayTimes): readonly unknown[] {
  return day.problems.map(({ row, code, ...rest }) => [row, code, ...Object.values(rest)]);
}

function times(rows: readonly Row[], end?: string): readonly (string | undefined)[] {
  return shown(timeDay(rows, end === undefined ? undefined : clock(end)));
}

describe("an end", () => {
  const cases: readonly [name: string, rows: readonly Row[], end: string | undefined, expected: readonly string[]][] = [
    [
      "is the one that is stated, in the time",
      [item("10:00-10:20"), item("11:00-11:30")],
      undefined,
      ["10:00–10:20", "11:00–11:30"],
    ],
    ["is the one that is stated, by end", [item("10:00", { end: "10:20" })], undefined, ["10:00–10:20"]],
    ["is the one that is stated, by duration", [item("10:00", { duration: 25 })], undefined, ["10:00–10:25"]],
    [
      "is the next start of the plenary",
      [item("9:50"), item("10:00", { duration: 5 })],
      undefined,
      ["9:50–~10:00", "10:00–10:05"],
    ],
    ["is the day's end for the last item", [item("17:00"), item("18:00")], "18:30", ["17:00–~18:00", "18:00–~18:30"]],
    [
      "of an item in a room is the next start in that room, not in another",
      [
        item("10:00", { roomOrTrack: "room:A" }),
        item("10:10", { roomOrTrack: "room:B" }),
        item("10:30", { roomOrTrack: "room:A", duration: 5 }),
      ],
      "11:00",
      ["10:00–~10:30", "10:10–~11:00", "10:30–10:35"],
    ],
    [
      "of an item in a room is the next start of the plenary",
      [item("10:00", { roomOrTrack: "room:A" }), item("10:40", { duration: 20 })],
      undefined,
      ["10:00–~10:40", "10:40–11:00"],
    ],
    [
      "of a plenary item is the next start in any room",
      [item("9:00"), item("9:30", { roomOrTrack: "room:B", duration: 30 }), item("10:00", { duration: 5 })],
      undefined,
      ["9:00–~9:30", "9:30–10:00", "10:00–10:05"],
    ],
    [
      "is shared by items that start together",
      [
        item("10:00", { roomOrTrack: "room:A" }),
        item("10:00", { roomOrTrack: "room:A" }),
        item("10:30", { roomOrTrack: "room:A", duration: 5 }),
      ],
      undefined,
      ["10:00–~10:30", "10:00–~10:30", "10:30–10:35"],
    ],
    [
      "is not the day's end for what starts later",
      [item("17:00"), item("19:00", { end: "22:00" })],
      "18:30",
      ["17:00–~18:30", "19:00–22:00"],
    ],
    [
      "is not taken from the day by an item that starts after it",
      [item("17:00"), item("19:00")],
      "18:30",
      ["17:00–~18:30", "19:00–?19:30"],
    ],
    ["at 24:00 is the end of the day", [item("22:30-24:00")], undefined, ["22:30–24:00"]],
    [
      "of the last item of a session is the session's",
      [session("10:00-10:50"), item("10:00", { session: 0 }), item("10:30", { session: 0 })],
      "18:00",
      ["10:00–10:50", "10:00–~10:30", "10:30–~10:50"],
    ],
  ];
  for (const [name, rows, end, expected] of cases) test(name, () => assert.deepEqual(times(rows, end), expected));
});

describe("a session", () => {
  test("without a time lasts from its first to its last item", () => {
    const rows = [
      session(undefined),
      item("10:00", { session: 0 }),
      item("10:30", { session: 0 }),
      item("10:50", { duration: 10 }),
    ];
    assert.deepEqual(times(rows), ["~10:00–~10:50", "10:00–~10:30", "10:30–~10:50", "10:50–11:00"]);
  });

  test("with each gives its untimed items equal slots in order", () => {
    const rows = [
      session("10:00", { each: 25 }),
      item(undefined, { session: 0 }),
      item(undefined, { session: 0 }),
      item(undefined, { session: 0 }),
    ];
    assert.deepEqual(times(rows), ["10:00–~11:15", "~10:00–~10:25", "~10:25–~10:50", "~10:50–~11:15"]);
  });

  test("with each goes on after an item with a time or a length of its own", () => {
    const rows = [
      session("10:00", { each: 15 }),
      item(undefined, { session: 0 }),
      item(undefined, { session: 0, duration: 30 }),
      item(undefined, { session: 0 }),
      item("11:30-11:40", { session: 0 }),
      item(undefined, { session: 0 }),
    ];
    assert.deepEqual(times(rows).slice(1), [
      "~10:00–~10:15",
      "~10:15–10:45",
      "~10:45–~11:00",
      "11:30–11:40",
      "~11:40–~11:55",
    ]);
  });

  test("that is too short for its slots is told so", () => {
    const rows = [
      session("10:00-10:20", { each: 15 }),
      item(undefined, { session: 0 }),
      item(undefined, { session: 0 }),
    ];
    assert.deepEqual(problems(timeDay(rows, undefined)), [[0, "slots-overflow", 630, 620]]);
  });

  test("without each lists its untimed items inside its time", () => {
    const rows = [session("10:00-11:00"), item(undefined, { session: 0 }), item(undefined, { session: 0 })];
    const day = timeDay(rows, undefined);
    assert.deepEqual(shown(day), ["10:00–11:00", "·~10:00–~11:00", "·~10:00–~11:00"]);
    assert.deepEqual(problems(day), []);
  });

  test("whose items are only listed ends with the next start", () => {
    const rows = [session("10:00"), item(undefined, { session: 0 }), item("11:00", { duration: 30 })];
    assert.deepEqual(times(rows), ["10:00–~11:00", "·~10:00–~11:00", "11:00–11:30"]);
  });

  test("without any time is an error, and an item without a session and a time as well", () => {
    assert.deepEqual(problems(timeDay([session(undefined), item(undefined, { session: 0 })], clock("18:00"))), [
      [0, "missing-time"],
    ]);
    assert.deepEqual(problems(timeDay([item("9:00-10:00"), item(undefined)], undefined)), [[1, "missing-time"]]);
  });
});

describe("midnight", () => {
  test("is passed by a start before 6:00 after one from 18:00 on", () => {
    const rows = [item("18:00"), item("23:00"), item("0:30"), item("1:30", { duration: 30 })];
    const day = timeDay(rows, undefined);
    assert.deepEqual(shown(day).slice(2), ["0:30+1–~1:30+1", "1:30+1–2:00+1"]);
    assert.deepEqual(
      day.problems.filter(({ code }) => code !== "long-item"),
      [],
    );
  });

  test("is passed after an item that ended in the evening", () => {
    assert.deepEqual(times([item("17:00-23:30"), item("0:30-1:00")]), ["17:00–23:30", "0:30+1–1:00+1"]);
  });

  test("is not passed by a start before 6:00 after an afternoon", () => {
    const rows = [item("12:40-13:00"), item("1:00-1:10")];
    assert.deepEqual(problems(timeDay(rows, undefined)), [
      [1, "backwards-time", 0, "1:00", "12:40", "did you mean 13:00?"],
    ]);
  });

  test("is not passed by a start from 6:00 on, however late it was before", () => {
    const found = timeDay([item("22:00-23:00"), item("7:00-8:00")], undefined);
    assert.deepEqual(
      found.problems.map(({ code }) => code),
      ["backwards-time"],
    );
  });

  test("is passed by an end before its start, if the item then lasts under 12 hours", () => {
    assert.deepEqual(times([item("22:00-2:00")]), ["22:00–2:00+1"]);
    assert.deepEqual(times([item("18:00", { end: "5:59" })]), ["18:00–5:59+1"]);
    assert.deepEqual(times([item("22:00-0:00")]), ["22:00–24:00"]);
  });

  test("is not passed by an end that would make the item last 12 hours or more", () => {
    assert.deepEqual(problems(timeDay([item("14:00-13:30")], undefined)), [
      [0, "end-before-start", "time", "13:30", "14:00"],
    ]);
    assert.deepEqual(problems(timeDay([item("12:40", { end: "1:00" })], undefined)), [
      [0, "end-before-start", "end", "1:00", "12:40", "did you mean 13:00?"],
    ]);
    assert.deepEqual(problems(timeDay([item("18:00-6:00")], undefined)).length, 1);
    assert.deepEqual(problems(timeDay([item("10:00-10:00")], undefined)), [
      [0, "end-before-start", "time", "10:00", "10:00"],
    ]);
  });

  test("is passed by the day's end when everything begins after that hour", () => {
    assert.deepEqual(times([item("20:00"), item("23:00")], "1:00").at(-1), "23:00–~1:00+1");
  });

  test("does not make small hours of a day's first items", () => {
    assert.deepEqual(problems(timeDay([item("2:00-2:30")], undefined)), [[0, "night-time", "2:00", "14:00"]]);
    assert.deepEqual(problems(timeDay([item("2:00 am-2:30 am")], undefined)), []);
    assert.deepEqual(problems(timeDay([item("6:00-6:30")], undefined)), []);
  });
});

describe("a time that runs backwards", () => {
  const cases: readonly [name: string, starts: readonly string[], expected: readonly unknown[]][] = [
    [
      "on the 12-hour clock is answered with the afternoon, once, and what follows is read so",
      ["10:00", "11:00", "12:40", "1:00", "13:10"],
      [[3, "backwards-time", 2, "1:00", "12:40", "did you mean 13:00?"]],
    ],
    [
      "on the 12-hour clock throughout is told for each",
      ["11:00", "12:40", "1:00", "1:30"],
      [
        [2, "backwards-time", 1, "1:00", "12:40", "did you mean 13:00?"],
        [3, "backwards-time", 2, "1:30", "13:00", "did you mean 13:30?"],
      ],
    ],
    [
      "because the one before is out of line is told once",
      ["9:00", "19:00", "10:00", "11:00"],
      [[2, "backwards-time", 1, "10:00", "19:00", "put the items in order, or fix one of the two times"]],
    ],
    [
      "because it is out of line itself is told once",
      ["9:00", "10:00", "8:00", "11:00", "12:00"],
      [[2, "backwards-time", 1, "8:00", "10:00", "put the items in order, or fix one of the two times"]],
    ],
    [
      "where two items changed places is told once",
      ["14:00", "15:00", "14:30", "16:00"],
      [[2, "backwards-time", 1, "14:30", "15:00", "put the items in order, or fix one of the two times"]],
    ],
  ];
  for (const [name, starts, expected] of cases) {
    test(name, () =>
      assert.deepEqual(
        problems(
          timeDay(
            starts.map((start) => item(start)),
            clock("18:30"),
          ),
        ),
        expected,
      ),
    );
  }

  test("is judged within a roomOrTrack", () => {
    const rows = [
      item("11:00-12:00", { roomOrTrack: "room:A" }),
      item("10:00-11:00", { roomOrTrack: "room:B" }),
      item("9:00-10:00"),
    ];
    assert.deepEqual(problems(timeDay(rows, undefined)), []);
  });

  test("with am or pm is not answered with the other half of the day", () => {
    const [only] = timeDay([item("1:00 pm-1:30 pm"), item("11:00 am-11:30 am")], undefined).problems;
    assert.match(JSON.stringify(only), /put the items in order/);
  });

  test("leaves ends unjudged that were reckoned from it", () => {
    const day = timeDay([item("9:00"), item("17:00"), item("8:00")], undefined);
    assert.deepEqual(
      day.problems.map(({ code }) => code),
      ["backwards-time"],
    );
    assert.equal(day.isWrong, true);
  });
});

describe("an end said twice", () => {
  const cases: readonly [row: Row, fields: readonly string[]][] = [
    [item("9:50-10:00", { end: "10:05" }), ["time", "end"]],
    [item("9:50-10:00", { duration: 10 }), ["time", "duration"]],
    [item("9:50", { end: "10:00", duration: 10 }), ["end", "duration"]],
  ];
  for (const [row, fields] of cases) {
    test(`by ${fields.join(" and ")} is an error`, () =>
      assert.deepEqual(problems(timeDay([row], undefined)), [[0, "several-ends", fields]]));
  }
});

describe("a reckoned length", () => {
  test("of over two hours is worth a look, of two hours is not", () => {
    assert.deepEqual(problems(timeDay([item("9:00"), item("11:00"), item("13:01", { duration: 5 })], undefined)), [
      [1, "long-item", 121, 781],
    ]);
  });

  test("is not worth a look where it was stated", () => {
    assert.deepEqual(problems(timeDay([item("9:00-17:00")], undefined)), []);
  });

  test("is assumed where nothing says when the item ends, and that is told", () => {
    const day = timeDay([item("9:50")], undefined);
    assert.deepEqual(shown(day), ["9:50–?10:20"]);
    assert.deepEqual(problems(day), [[0, "open-end", 30]]);
  });
});
