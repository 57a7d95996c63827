import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DateTime } from "luxon";
import type { ImportantDate } from "../../src/model/workshop.ts";
import { brief, read } from "../reading.ts";

type Files = Readonly<Record<string, string>>;

const at = (instant: string) => DateTime.fromISO(instant, { zone: "utc" });

function date(fields: string, now = "2019-01-15T12:00:00Z"): ImportantDate {
  const { workshop, diagnostics } = read({ "data/dates.yaml": `- {title: Paper submission, ${fields}}\n` }, at(now));
  return workshop?.dates[0] ?? assert.fail(diagnostics.map(brief).join("\n"));
}

describe("a deadline", () => {
  const cases: readonly [name: string, fields: string, lastOpen: string, firstOver: string][] = [
    [
      "without a time or zone is over after 23:59 anywhere on Earth",
      "date: 2019-03-01",
      "2019-03-02T12:00:00.000Z",
      "2019-03-02T12:00:00.001Z",
    ],
    [
      "in AoE is over twelve hours after UTC",
      "date: 2019-03-01, time: 23:59, timezone: AoE",
      "2019-03-02T11:59:00.000Z",
      "2019-03-02T11:59:00.001Z",
    ],
    [
      "with a time is over with it, AoE by default",
      "date: 2019-03-01, time: 12:00",
      "2019-03-02T00:00:00.000Z",
      "2019-03-02T00:00:00.001Z",
    ],
    [
      "in a zone is over there",
      "date: 2019-03-01, time: 17:00, timezone: America/Los_Angeles",
      "2019-03-02T01:00:00.000Z",
      "2019-03-02T01:00:00.001Z",
    ],
    [
      "in a zone without a time is over after that zone's 23:59",
      "date: 2019-07-01, timezone: Europe/Paris",
      "2019-07-01T22:00:00.000Z",
      "2019-07-01T22:00:00.001Z",
    ],
    [
      "at 24:00 is over with the day",
      "date: 2019-03-01, time: 24:00, timezone: UTC",
      "2019-03-02T00:00:00.000Z",
      "2019-03-02T00:00:00.001Z",
    ],
    [
      "on a day the clocks change is over by the wall",
      "date: 2019-03-10, time: 23:59, timezone: America/New_York",
      "2019-03-11T03:59:00.000Z",
      "2019-03-11T03:59:00.001Z",
    ],
  ];
  for (const [name, fields, lastOpen, firstOver] of cases) {
    test(name, () => {
      assert.equal(date(fields, lastOpen).isOver, false, `open at ${lastOpen}`);
      assert.equal(date(fields, firstOver).isOver, true, `over at ${firstOver}`);
    });
  }

  test("to be determined is never over", () => {
    const open = date("date: tbd", "2099-01-01T00:00:00Z");
    assert.equal(open.at, undefined);
    assert.equal(open.isOver, false);
  });

  test("says whether a clock was given and whether it is meant anywhere on Earth", () => {
    const both = ({ hasTime, anywhereOnEarth }: ImportantDate) => [hasTime, anywhereOnEarth];
    assert.deepEqual(both(date("date: 2019-03-01")), [false, true]);
    assert.deepEqual(both(date("date: 2019-03-01, time: 23:59, timezone: aoe")), [true, true]);
    assert.deepEqual(both(date("date: 2019-03-01, time: 23:59, timezone: UTC")), [true, false]);
  });

  test("that moved to an earlier day is a change like any other", () => {
    const { workshop, diagnostics } = read({
      "data/dates.yaml": "- {title: Notification, date: 2019-03-01, was: 2019-03-08}\n",
    });
    assert.deepEqual(diagnostics.map(brief), []);
    assert.deepEqual(
      workshop?.dates[0]?.was.map((one) => one.toISODate()),
      ["2019-03-08"],
    );
  });

  test("on a day of the workshop is no deadline, whatever its time", () => {
    assert.equal(date("date: 2019-05-06").isEvent, true);
    assert.equal(date("date: 2019-05-06, time: 23:00, timezone: UTC").isEvent, true);
    assert.equal(date("date: 2019-05-05").isEvent, false);
    assert.equal(date("date: tbd").isEvent, false);
  });

  test("that was extended keeps its former dates in order", () => {
    const { was, isOver } = date("date: 2019-03-08, was: [2019-02-22, 2019-03-01]", "2019-03-05T00:00:00Z");
    assert.deepEqual(
      was.map((one) => one.toISODate()),
      ["2019-02-22", "2019-03-01"],
    );
    assert.equal(isOver, false);
    assert.deepEqual(
      date("date: 2019-03-08, was: 2019-03-01").was.map((one) => one.toISODate()),
      ["2019-03-01"],
    );
  });
});

describe("calls", () => {
  const CFP = "---\ntitle: Call for papers\n---\nSend papers.\n";
  const DATES =
    "- {title: Notification, date: 2019-04-01, call: call-for-papers}\n- {title: Paper submission, date: 2019-03-01, call: call-for-papers}\n";

  test("are the pages that a date names, with their dates in order of time", () => {
    const { workshop } = read({
      "content/call-for-papers.md": CFP,
      "content/travel.md": "Take the tram.\n",
      "data/dates.yaml": DATES,
    });
    assert.deepEqual(
      workshop?.calls.map(({ slug }) => slug),
      ["call-for-papers"],
    );
    assert.deepEqual(
      workshop?.calls[0]?.dates.map(({ title }) => title.plain),
      ["Paper submission", "Notification"],
    );
    assert.equal(workshop?.dates[0]?.call, workshop?.calls[0]);
  });

  test("are the pages with a deadline, which is found by its title", () => {
    const files = {
      "content/cfp.md": "---\ndeadline: paper  Submission\n---\nSend papers.\n",
      "data/dates.yaml": "- {title: Paper submission, date: 2019-03-01}\n",
    };
    const { workshop, diagnostics } = read(files);
    assert.deepEqual(diagnostics.map(brief), []);
    assert.deepEqual(
      workshop?.calls.map(({ slug, deadline }) => [slug, deadline?.title.plain]),
      [["cfp", "Paper submission"]],
    );
    assert.deepEqual(workshop?.calls[0]?.dates.length, 1);
  });

  for (const call of ["call-for-papers", "/call-for-papers/", "call-for-papers.md", "Call for papers"]) {
    test(`are found by "${call}"`, () => {
      const { workshop, diagnostics } = read({
        "content/call-for-papers.md": CFP,
        "data/dates.yaml": `- {title: A, date: 2019-03-01, call: ${call}}\n`,
      });
      assert.deepEqual(diagnostics.map(brief), []);
      assert.equal(workshop?.calls.length, 1);
    });
  }

  const wrong: readonly [name: string, files: Files, line: string][] = [
    [
      "a call that is misspelt",
      {
        "content/call-for-papers.md": CFP,
        "data/dates.yaml": "- {title: A, date: 2019-03-01, call: call-for-paper}\n",
      },
      'data/dates.yaml:1:38 error unknown-call content/ has no page "call-for-paper" → did you mean "call-for-papers"?',
    ],
    [
      "a call that nobody wrote",
      { "data/dates.yaml": "- {title: A, date: 2019-03-01, call: Demos}\n" },
      'data/dates.yaml:1:38 error unknown-call content/ has no page "Demos" → create content/demos.md',
    ],
    [
      "a deadline that is misspelt",
      {
        "content/cfp.md": "---\ndeadline: Papers submission\n---\nSend.\n",
        "data/dates.yaml": "- {title: Paper submission, date: 2019-03-01}\n",
      },
      'content/cfp.md:2:11 error unknown-date dates.yaml has no date "Papers submission" → did you mean "Paper submission"?',
    ],
    [
      "a deadline that is none of the dates",
      {
        "content/cfp.md": "---\ndeadline: Camera-ready\n---\nSend.\n",
        "data/dates.yaml": "- {title: Paper submission, date: 2019-03-01}\n- {title: Notification, date: 2019-03-01}\n",
      },
      'content/cfp.md:2:11 error unknown-date dates.yaml has no date "Camera-ready" → write the title of a date in data/dates.yaml: "Paper submission", "Notification"',
    ],
    [
      "a deadline that fits two dates",
      {
        "content/cfp.md": "---\ndeadline: Papers\n---\nSend.\n",
        "data/dates.yaml": "- {title: Papers, date: 2019-03-01}\n- {title: Papers, date: 2019-04-01}\n",
      },
      'content/cfp.md:2:11 error ambiguous-reference "Papers" could mean "Papers" (data/dates.yaml:1) and "Papers" (data/dates.yaml:2) → give each date a different title',
    ],
  ];
  for (const [name, files, line] of wrong) {
    test(`${name} is an error`, () => {
      assert.deepEqual(
        read(files).diagnostics.map((one) => `${brief(one)} → ${one.hint}`),
        [line],
      );
    });
  }
});

test("a button goes away with the date that it names", () => {
  const files = {
    "data/workshop.yaml":
      "name: D\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\nactions: [{label: Register, url: https://example.org/r, until: Early}, {label: Slack, url: https://example.org/s}]\n",
    "data/dates.yaml": "- {title: Early, date: 2019-04-01, timezone: UTC}\n",
  };
  const over = (now: string) => read(files, at(now)).workshop?.actions.map(({ isOver }) => isOver);
  assert.deepEqual(over("2019-04-01T23:59:59Z"), [false, false]);
  assert.deepEqual(over("2019-04-02T00:00:01Z"), [true, false]);
});

test("a notice is shown from its first to its last moment, on the venue's clock", () => {
  const files = (notice: string) => ({
    "data/workshop.yaml": `name: D\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\nnotice: {text: Moved., ${notice}}\n`,
  });
  const shown = (notice: string, now: string) => read(files(notice), at(now)).workshop?.notice?.isShown;
  const days = "from: 2019-05-05, until: 2019-05-06";
  assert.equal(shown(days, "2019-05-05T04:59:59Z"), false);
  assert.equal(shown(days, "2019-05-05T05:00:00Z"), true);
  assert.equal(shown(days, "2019-05-07T04:59:59Z"), true);
  assert.equal(shown(days, "2019-05-07T05:00:00Z"), false);
  const hours = "until: 2019-05-06 18:00";
  assert.equal(shown(hours, "2019-05-06T22:59:59Z"), true);
  assert.equal(shown(hours, "2019-05-06T23:00:00Z"), false);
  const changing = "from: 2019-03-10 9:00, until: 2019-03-10 18:00";
  assert.equal(shown(changing, "2019-03-10T13:59:59Z"), false);
  assert.equal(shown(changing, "2019-03-10T14:00:00Z"), true);
  assert.equal(shown(changing, "2019-03-10T22:59:59Z"), true);
  assert.equal(shown(changing, "2019-03-10T23:00:00Z"), false);
});
