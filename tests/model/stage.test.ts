import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DateTime } from "luxon";
import { read } from "../reading.ts";

const SETTINGS = "name: D\nstart: 2019-05-06\nend: 2019-05-07\ntimezone: America/Chicago\nurl: https://example.org/\n";
const DATES = "- {title: Papers, date: 2019-03-01, timezone: UTC}\n";
const SCHEDULE = "- date: 2019-05-06\n  items: [{time: 9:00-10:00, title: Opening}]\n";

type Files = Readonly<Record<string, string>>;

function stage(now: string, files: Files = {}): string | undefined {
  return read({ "data/workshop.yaml": SETTINGS, ...files }, DateTime.fromISO(now)).workshop?.stage;
}

describe("the stage of a workshop", () => {
  const cases: readonly [name: string, now: string, files: Files, stage: string][] = [
    ["with nothing but a date", "2019-01-15T12:00:00Z", {}, "announce"],
    ["with an open deadline", "2019-01-15T12:00:00Z", { "data/dates.yaml": DATES }, "call"],
    ["at the last moment of a deadline", "2019-03-02T00:00:00Z", { "data/dates.yaml": DATES }, "call"],
    ["after its deadlines", "2019-03-02T00:00:01Z", { "data/dates.yaml": DATES }, "announce"],
    [
      "with a deadline that has no date",
      "2019-01-15T12:00:00Z",
      { "data/dates.yaml": "- {title: Papers, date: tbd}\n" },
      "announce",
    ],
    ["with a schedule", "2019-04-15T12:00:00Z", { "data/schedule.yaml": SCHEDULE }, "programme"],
    [
      "with a schedule and an open deadline",
      "2019-01-15T12:00:00Z",
      { "data/schedule.yaml": SCHEDULE, "data/dates.yaml": DATES },
      "programme",
    ],
    [
      "with a schedule without items",
      "2019-01-15T12:00:00Z",
      { "data/schedule.yaml": "- date: 2019-05-06\n" },
      "announce",
    ],
    [
      "a moment before the first day, at the venue",
      "2019-05-06T04:59:59Z",
      { "data/schedule.yaml": SCHEDULE },
      "programme",
    ],
    ["on the first moment of the first day", "2019-05-06T05:00:00Z", { "data/schedule.yaml": SCHEDULE }, "live"],
    ["between two days", "2019-05-07T03:00:00Z", {}, "live"],
    ["at the last moment of the last day", "2019-05-08T04:59:59Z", {}, "live"],
    ["after the end", "2019-05-08T05:00:00Z", { "data/schedule.yaml": SCHEDULE }, "archive"],
  ];
  for (const [name, now, files, expected] of cases)
    test(`${name} is ${expected}`, () => assert.equal(stage(now, files), expected));

  test("of a month is archive after it and never live", () => {
    const files = {
      "data/workshop.yaml": "name: D\nstart: 2019-05\ntimezone: America/Chicago\nurl: https://example.org/\n",
    };
    assert.equal(stage("2019-05-15T12:00:00Z", files), "announce");
    assert.equal(stage("2019-06-01T04:59:59Z", files), "announce");
    assert.equal(stage("2019-06-01T05:00:00Z", files), "archive");
  });

  test("of an open date is never over", () => {
    const files = {
      "data/workshop.yaml":
        "name: D\nstart: tbd\nwhen: early May\ntimezone: America/Chicago\nurl: https://example.org/\n",
    };
    assert.equal(stage("2099-01-01T00:00:00Z", files), "announce");
  });

  for (const said of ["announce", "call", "programme", "live", "archive"]) {
    test(`is ${said} where workshop.yaml says so`, () => {
      assert.equal(stage("2019-05-06T12:00:00Z", { "data/workshop.yaml": `${SETTINGS}stage: ${said}\n` }), said);
    });
  }

  test("takes no section away that a page leads to", () => {
    const now = DateTime.fromISO("2019-06-01T12:00:00Z");
    const sectionsWith = (text: string) => {
      const page = `---\ntitle: Call\nnav: 1\n---\n${text}\n`;
      const files = { "data/workshop.yaml": SETTINGS, "data/dates.yaml": DATES, "content/call.md": page };
      const { workshop, diagnostics } = read(files, now);
      assert.deepEqual(diagnostics, []);
      return workshop?.sections.map(({ anchor }) => anchor);
    };
    assert.ok(!sectionsWith("Send papers.")?.includes("dates"));
    assert.ok(sectionsWith("See the [dates](/#dates).")?.includes("dates"));
  });

  test("is found from the dates where workshop.yaml says auto", () => {
    assert.equal(stage("2019-05-06T12:00:00Z", { "data/workshop.yaml": `${SETTINGS}stage: auto\n` }), "live");
  });
});
