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
    [
      "with no date left but the workshop's own",
      "2019-04-15T12:00:00Z",
      { "data/dates.yaml": `${DATES}- {title: Workshop, date: 2019-05-06}\n` },
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

  describe("orders the sections", () => {
    const NEWS = "- {date: 2019-03-29, text: The list of papers is out.}\n";
    const files = {
      "data/workshop.yaml": SETTINGS,
      "data/dates.yaml": `${DATES}- {title: Camera-ready, date: 2019-04-20, timezone: UTC}\n`,
      "data/news.yaml": NEWS,
      "data/speakers.yaml": "- Ada Lovelace\n",
      "content/index.md": "Welcome.\n",
    };
    const whole = { ...files, "data/schedule.yaml": SCHEDULE, "data/speakers.yaml": "[]\n" };
    const orderAt = (now: string, site: Files) =>
      read(site, DateTime.fromISO(now))
        .workshop?.sections.map(({ anchor }) => anchor)
        .join(" ");
    const cases: readonly [name: string, now: string, site: Files, order: string][] = [
      ["a call leads with its dates", "2019-03-10T12:00:00Z", files, "overview news dates speakers"],
      [
        "dates that are all over stand below the speakers",
        "2019-04-25T12:00:00Z",
        files,
        "overview news speakers dates",
      ],
      ["open dates stand above the programme", "2019-02-10T12:00:00Z", whole, "overview news dates schedule"],
      ["a date that is over takes them below it", "2019-03-10T12:00:00Z", whole, "overview news schedule dates"],
      ["the schedule leads on the day", "2019-05-06T14:00:00Z", whole, "schedule news overview dates"],
      [
        "news of the day lead before it",
        "2019-05-06T14:00:00Z",
        { ...whole, "data/news.yaml": `${NEWS}- {date: 2019-05-06, text: We have moved.}\n` },
        "news schedule overview dates",
      ],
      [
        "news of the day before do not",
        "2019-05-07T14:00:00Z",
        { ...whole, "data/news.yaml": `${NEWS}- {date: 2019-05-06, text: We have moved.}\n` },
        "schedule news overview dates",
      ],
      [
        "dates that a page leads to stay below the programme in the archive",
        "2019-06-01T12:00:00Z",
        { ...whole, "content/index.md": "See the [dates](/#dates).\n" },
        "overview schedule news dates",
      ],
    ];
    for (const [name, now, site, order] of cases) test(name, () => assert.equal(orderAt(now, site), order));

    test("a call with a deadline that is open before one that is closed", () => {
      const { workshop } = read(
        {
          "data/workshop.yaml": SETTINGS,
          "content/papers.md": "---\ntitle: A\nnav: 1\n---\nPapers.\n",
          "content/demos.md": "---\ntitle: B\nnav: 2\n---\nDemos.\n",
          "data/dates.yaml":
            "- {title: Papers, date: 2019-03-01, call: papers}\n- {title: Abstracts of demos, date: 2019-03-02, call: demos}\n- {title: Demos, date: 2019-04-20, call: demos}\n",
        },
        DateTime.fromISO("2019-03-10T12:00:00Z"),
      );
      assert.deepEqual(
        workshop?.calls.map(({ slug }) => slug),
        ["demos", "papers"],
      );
      const titles = (dates: readonly { readonly title: { readonly plain: string } }[] = []) =>
        dates.map(({ title }) => title.plain);
      assert.deepEqual(titles(workshop?.calls[0]?.dates), ["Demos", "Abstracts of demos"]);
      assert.deepEqual(titles(workshop?.dates), ["Demos", "Papers", "Abstracts of demos"]);
    });
  });

  test("is found from the dates where workshop.yaml says auto", () => {
    assert.equal(stage("2019-05-06T12:00:00Z", { "data/workshop.yaml": `${SETTINGS}stage: auto\n` }), "live");
  });
});
