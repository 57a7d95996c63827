import assert from "node:assert/strict";
import { test } from "node:test";
import { isFatal } from "../../src/load/diagnostics.ts";
import { formatDiagnostics, summarize } from "../../src/load/format.ts";
import { SMALLEST_SITE } from "../../src/schema/catalog.ts";
import { brief, read } from "../reading.ts";

const EXCURSION = `- date: 2019-05-06
  items:
    - {time: 9:50-10:00, title: Opening remarks}
- date: 2019-05-07
  items:
    - {time: 9:50-10:00, title: Excursion}
`;

function diagnosticsOf(accept: string, schedule = EXCURSION) {
  const workshop = `${SMALLEST_SITE["data/workshop.yaml"]}${accept}\n`;
  return read({ "data/workshop.yaml": workshop, "data/schedule.yaml": schedule }).diagnostics;
}

test("a warning that the site accepts is listed with the reason and fails nothing, in every format", () => {
  const open = diagnosticsOf("");
  assert.deepEqual(
    open.map(({ code }) => code),
    ["outside-dates"],
  );
  assert.ok(isFatal(open, true));
  const found = diagnosticsOf("accept: {outside-dates: excursion on the day after}");
  assert.ok(!isFatal(found, true));
  assert.equal(
    formatDiagnostics(found, "text"),
    "data/schedule.yaml:4:9 accepted outside-dates: 2019-05-07 is outside the workshop's dates (2019-05-06)\n" +
      "  because: excursion on the day after\n",
  );
  assert.equal(summarize(found), "no problems found; 1 accepted");
  const [json] = JSON.parse(formatDiagnostics(found, "json"));
  assert.equal(json.severity, "warning");
  assert.equal(json.accepted, "excursion on the day after");
  assert.match(
    formatDiagnostics(found, "github"),
    /^::notice file=data\/schedule\.yaml,.*title=outside-dates \(accepted\)::.*%0Aexcursion on the day after$/m,
  );
});

test("every warning of an accepted code is accepted, and of other codes none", () => {
  const later = EXCURSION.replaceAll("05-07", "05-08").replace("- date: 2019-05-06", "- date: 2019-05-05");
  const papers = `${later}    - {time: 9:55-10:05, title: Second}\n`;
  const found = diagnosticsOf("accept:\n  outside-dates: trips before and after", papers);
  assert.deepEqual(
    found.map(({ code, accepted }) => [code, accepted]),
    [
      ["outside-dates", "trips before and after"],
      ["outside-dates", "trips before and after"],
      ["overlap", undefined],
    ],
  );
  assert.ok(isFatal(found, true));
});

test("a code that is none, a code of an error and one that accepts nothing are said at the code", () => {
  const unknown = diagnosticsOf("accept: {outside-date: trip, nonsense: why not, backwards-time: we like it}");
  assert.deepEqual(unknown.filter(({ file }) => file === "data/workshop.yaml").map(brief), [
    'data/workshop.yaml:5:10 error unknown-code there is no warning with the code "outside-date"',
    'data/workshop.yaml:5:30 error unknown-code there is no warning with the code "nonsense"',
    'data/workshop.yaml:5:49 error accepted-error "backwards-time" is an error, and errors cannot be accepted',
  ]);
  assert.equal(unknown[0]?.hint, 'did you mean "outside-dates"?');
  const stale = diagnosticsOf("accept:\n  outside-dates: trip\n  overlap: two in one");
  assert.deepEqual(stale.filter(({ accepted }) => accepted === undefined).map(brief), [
    'data/workshop.yaml:7:3 notice needless-accept nothing causes "overlap", so there is nothing to accept',
  ]);
  assert.ok(!isFatal(stale, true));
});

test("with an error nothing is called needless, and what only a comparison finds never is", () => {
  const half = diagnosticsOf(
    "accept: {overlap: two in one}",
    "- date: 2019-05-06\n  items: [{time: nine, title: One}]\n",
  );
  assert.deepEqual(
    half.map(({ code }) => code),
    ["bad-time"],
  );
  assert.deepEqual(diagnosticsOf("accept: {vanished: renamed on purpose, outside-dates: trip}").length, 1);
});

test("a reason is needed, and a list of codes says what to write", () => {
  for (const [accept, code] of [
    ["accept: {outside-dates: }", "empty-value"],
    ["accept: [outside-dates]", "wrong-type"],
    ["accept: outside-dates", "wrong-type"],
    ["accept: {outside-dates: [trip]}", "wrong-type"],
  ] as const) {
    const errors = diagnosticsOf(accept).filter(({ severity }) => severity === "error");
    assert.deepEqual(
      errors.map((one) => one.code),
      [code],
      accept,
    );
  }
});
