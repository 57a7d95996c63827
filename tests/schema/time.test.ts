import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatMinutes, parseDuration, parseTimeOfDay, parseTimeSpan } from "../../src/schema/time.ts";

/** `13:10`, with `!` where am or pm was said. */
function shown(time: ReturnType<typeof parseTimeOfDay>): string {
  if ("wrong" in time) return `refused: ${time.wrong}`;
  const clock = time.minutes === 1440 ? "24:00" : formatMinutes(time.minutes);
  return clock + (time.marked ? "!" : "");
}

function shownSpan(text: string): string {
  const span = parseTimeSpan(text);
  if ("wrong" in span) return `refused: ${span.wrong}`;
  return [span.start, span.end].flatMap((time) => (time ? shown(time) : [])).join(" to ");
}

describe("a time of day", () => {
  const cases: readonly [text: string, time: string][] = [
    ["9:50", "9:50"],
    ["09:50", "9:50"],
    ["9.50", "9:50"],
    ["9.05", "9:05"],
    ["1.10", "1:10"],
    ["09h50", "9:50"],
    ["9h50", "9:50"],
    ["9h", "9:00"],
    ["9 h 50", "9:50"],
    ["9:50:00", "9:50"],
    ["13:10", "13:10"],
    ["0950", "9:50"],
    ["1310", "13:10"],
    ["0:00", "0:00"],
    ["23:59", "23:59"],
    ["24:00", "24:00"],
    ["1:10 pm", "13:10!"],
    ["1:10pm", "13:10!"],
    ["1:10 PM", "13:10!"],
    ["1:10 p.m.", "13:10!"],
    ["1.10 pm", "13:10!"],
    ["1pm", "13:00!"],
    ["1 pm", "13:00!"],
    ["9:50 am", "9:50!"],
    ["9 a.m.", "9:00!"],
    ["12 pm", "12:00!"],
    ["12:30 pm", "12:30!"],
    ["12:30 am", "0:30!"],
    ["noon", "12:00!"],
    ["12 noon", "12:00!"],
    ["  9:50  ", "9:50"],
  ];
  for (const [text, time] of cases) {
    test(`"${text}" is ${time}`, () => assert.equal(shown(parseTimeOfDay(text)), time));
  }

  const refused: readonly [text: string, wrong: string][] = [
    ["25:99", "has more than 59 minutes"],
    ["25:00", "has more than 24 hours"],
    ["24:01", "has more than 24 hours"],
    ["9:60", "has more than 59 minutes"],
    ["13 pm", "has an hour that no pm clock shows"],
    ["13:10 AM", "has an hour that no am clock shows"],
    ["0:30 pm", "has an hour that no pm clock shows"],
    ["9", "is not a time"],
    ["13", "is not a time"],
    ["", "is not a time"],
    [" ", "is not a time"],
    ["9:", "lacks its minutes"],
    ["9:5", "is not a time"],
    ["123:00", "is not a time"],
    ["-9:50", "is not a time"],
    ["9:50 xm", "is not a time"],
    ["9:50 m", "is not a time"],
    ["10m", "is not a time"],
    ["late", "is not a time"],
    ["9:50 tomorrow", "is not a time"],
  ];
  for (const [text, wrong] of refused) {
    test(`"${text}" ${wrong}`, () => assert.equal(shown(parseTimeOfDay(text)), `refused: ${wrong}`));
  }

  test("keeps what was typed, for messages", () => {
    const time = parseTimeOfDay(" 9.50 ");
    assert.equal("text" in time && time.text, "9.50");
  });
});

describe("a span of time", () => {
  const cases: readonly [text: string, span: string][] = [
    ["9:50", "9:50"],
    ["1pm", "13:00!"],
    ["18:00-18:25", "18:00 to 18:25"],
    ["18:00 - 18:25", "18:00 to 18:25"],
    ["18:00–18:25", "18:00 to 18:25"],
    ["18:00 – 18:25", "18:00 to 18:25"],
    ["18:00—18:25", "18:00 to 18:25"],
    ["18.00-18.25", "18:00 to 18:25"],
    ["18h00-18h25", "18:00 to 18:25"],
    ["18:00 to 18:25", "18:00 to 18:25"],
    ["0950-1030", "9:50 to 10:30"],
    ["12:30-2:00 pm", "12:30! to 14:00!"],
    ["1:00-2:00 pm", "13:00! to 14:00!"],
    ["11:30-1:00 pm", "11:30! to 13:00!"],
    ["11:30 am-1:00 pm", "11:30! to 13:00!"],
    ["9-10:30 am", "9:00! to 10:30!"],
    ["9-5 pm", "9:00! to 17:00!"],
    ["9-10pm", "21:00! to 22:00!"],
    ["11-12 pm", "11:00! to 12:00!"],
    ["11:30-12:30 am", "23:30! to 0:30!"],
    ["10:00-11:00 am", "10:00! to 11:00!"],
    ["13:00-2:00 pm", "13:00 to 14:00!"],
    ["23:00-24:00", "23:00 to 24:00"],
    ["22:00-1:00", "22:00 to 1:00"],
  ];
  for (const [text, span] of cases) test(`"${text}" is ${span}`, () => assert.equal(shownSpan(text), span));

  const refused: readonly [text: string, wrong: string][] = [
    ["", "is not a time"],
    ["10:00-", "is not a time"],
    ["-10:00", "is not a time"],
    ["10:00-25:00", "has more than 24 hours"],
    ["9:60-10:00", "has more than 59 minutes"],
    ["10:00-10:30-11:00", "is not a time"],
    ["morning-noon", "is not a time"],
  ];
  for (const [text, wrong] of refused) {
    test(`"${text}" ${wrong}`, () => assert.equal(shownSpan(text), `refused: ${wrong}`));
  }
});

describe("a duration", () => {
  const cases: readonly [text: string, minutes: number | undefined][] = [
    ["25 min", 25],
    ["25min", 25],
    ["25", 25],
    ["25 minutes", 25],
    ["25m", 25],
    ["25'", 25],
    ["1 h", 60],
    ["1h", 60],
    ["1 hour", 60],
    ["2 hours", 120],
    ["1h30", 90],
    ["1 h 30 min", 90],
    ["1:30", 90],
    ["90 min", 90],
    ["0", undefined],
    ["0 min", undefined],
    ["", undefined],
    ["min", undefined],
    ["short", undefined],
    ["-5 min", undefined],
    ["5 days", undefined],
  ];
  for (const [text, minutes] of cases) {
    test(`"${text}" is ${minutes === undefined ? "none" : `${minutes} minutes`}`, () =>
      assert.equal(parseDuration(text), minutes));
  }
});

test("minutes past midnight are shown as the next date's clock", () => {
  assert.deepEqual([0, 570, 785, 1439, 1500].map(formatMinutes), ["0:00", "9:30", "13:05", "23:59", "1:00"]);
});
