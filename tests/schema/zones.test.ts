import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { timeZone } from "../../src/schema/fields.ts";
import { type Whereabouts, ZONE_NAMES, zoneNamed, zonesMeant } from "../../src/schema/zones.ts";
import { read } from "../reading.ts";

/** What engines take for zones of some continent that nobody meant, or for one without summer time. */
const NO_ZONES = [
  ..."BST AST ECT SST ACT IST EST MST HST CST PST PRT NST NET PLT VST JST CNT IET AGT ART CAT EAT".split(" "),
  ..."CET EET MET WET EST5EDT CST6CDT MST7MDT PST8PDT GMT GMT0 UCT Zulu Universal Greenwich".split(" "),
  ..."GB NZ Cuba Egypt Eire Iran Israel Japan Singapore Turkey PRC ROC ROK W-SU NZ-CHAT Hongkong Navajo".split(" "),
  ..."Etc/UTC Etc/GMT Etc/GMT+2 Etc/GMT-14 Etc/Unknown SystemV/EST5 SystemV/PST8PDT Factory local system".split(" "),
  ..."+02:00 -0500 UTC+1 GMT+2 UTC+05:30 Z".split(" "),
  ..."posix/Europe/Paris right/Europe/Paris US/Pacific-New Europe/ /Paris Europe Europe/Atlantis".split(" "),
];

test("a zone is an Area/City name or UTC, whatever else the engine takes for one", () => {
  const taken = NO_ZONES.filter((name) => timeZone.safeParse(name).success);
  assert.deepEqual(taken, []);
});

test("every Area/City name that the engine proposes is known, unless its data are newer than the list", () => {
  const missing = Intl.supportedValuesOf("timeZone").filter(
    (name) => name.includes("/") && !name.startsWith("Etc/") && zoneNamed(name) !== name,
  );
  if ((process.versions.tz ?? "") <= "2026d") assert.deepEqual(missing, []);
  assert.ok(ZONE_NAMES.length > 500 && ZONE_NAMES.every((name) => name === "UTC" || /^[A-Z]\w+\//.test(name)));
});

const MEANT: readonly (readonly [value: string, where: Whereabouts, zones: string])[] = [
  ["BST", {}, "Europe/London"],
  ["BST", { country: "GB", city: "Leeds" }, "Europe/London"],
  ["BST", { country: "Bangladesh" }, "Asia/Dhaka"],
  ["bst", { country: "BD" }, "Asia/Dhaka"],
  ["AST", { country: "US" }, "America/New_York America/Chicago America/Denver America/Los_Angeles"],
  ["AST", { country: "Puerto Rico" }, "America/Puerto_Rico"],
  ["AST", { country: "Canada" }, "America/Halifax"],
  ["ECT", {}, "America/Guayaquil Europe/Paris"],
  ["SST", { country: "Singapore" }, "Asia/Singapore"],
  ["ACT", { country: "Australia" }, "Australia/Sydney"],
  ["IST", {}, "Asia/Kolkata Europe/Dublin Asia/Jerusalem"],
  ["IST", { country: "Irland" }, "Europe/Dublin"],
  ["EST", { country: "Australia", city: "Melbourne" }, "Australia/Melbourne"],
  ["CST", { country: "中国" }, "Asia/Shanghai"],
  ["CET", { country: "Deutschland" }, "Europe/Berlin"],
  ["HST", {}, "Pacific/Honolulu"],
  ["EST5EDT", {}, "America/New_York"],
  ["GMT", {}, "Europe/London UTC"],
  ["GMT", { country: "Ghana" }, "Africa/Accra"],
  ["Etc/UTC", {}, "UTC"],
  ["GMT+2", { country: "Finland" }, "Europe/Helsinki"],
  ["UTC+1", { country: "DE" }, "Europe/Berlin"],
  ["+02:00", { country: "DE" }, "Europe/Berlin"],
  ["+02:00", { country: "JP" }, "Asia/Tokyo"],
  ["UTC+05:30", {}, "Asia/Kolkata"],
  ["Etc/GMT-9", {}, "Asia/Seoul Asia/Tokyo"],
  ["Etc/GMT+5", { city: "Toronto" }, "America/Toronto"],
  ["London", {}, "Europe/London"],
  ["Zurich", { country: "Switzerland" }, "Europe/Zurich"],
  ["Munich", {}, "Europe/Berlin"],
  ["Europe/Munich", {}, "Europe/Berlin"],
  ["Asia/Beijing", {}, "Asia/Shanghai"],
  ["Paris, France", {}, "Europe/Paris"],
  ["Boston, MA", {}, "America/New_York"],
  ["Europe/Stuttgart", { country: "Germany" }, "Europe/Berlin"],
  ["America/New York", {}, "America/New_York"],
  ["W. Europe Standard Time", {}, "Europe/Berlin"],
  ["W. Europe Standard Time", { country: "CH" }, "Europe/Zurich"],
  ["Romance Standard Time", {}, "Europe/Paris"],
  ["Tokyo Standard Time", {}, "Asia/Tokyo"],
  ["Eastern Time", {}, "America/New_York"],
  ["Pacific Time (US & Canada)", {}, "America/Los_Angeles"],
  ["British Summer Time", {}, "Europe/London"],
  ["Central European Summer Time", { country: "Austria" }, "Europe/Vienna"],
  ["Poland", {}, "Europe/Warsaw"],
  ["GB", {}, "Europe/London"],
  ["xyzzy", { country: "FR" }, "Europe/Paris"],
  ["xyzzy", { country: "FR", city: "Nowhere" }, "Europe/Paris"],
  ["xyzzy", {}, ""],
];

describe("what somebody meant who wrote no zone", () => {
  for (const [value, where, zones] of MEANT)
    test(`"${value}" in ${JSON.stringify(where)} is ${zones || "anything"}`, () =>
      assert.equal(zonesMeant(value, where).join(" "), zones));
});

test("a zone is proposed by the country of the venue, in every file that names one", () => {
  const { diagnostics } = read({
    "data/workshop.yaml":
      "name: W\nstart: 2019-05-06\ntimezone: BST\nurl: https://example.org/\nvenue: {city: Sylhet, country: BD}\n",
    "data/dates.yaml": "- {title: Submission, date: 2019-02-01, timezone: BST}\n",
  });
  assert.deepEqual(
    diagnostics
      .filter(({ code }) => code === "unknown-zone")
      .map(({ file, line, severity, hint }) => [file, line, severity, hint]),
    ["data/dates.yaml:1", "data/workshop.yaml:3"].map((place) => [
      place.split(":")[0],
      Number(place.split(":")[1]),
      "error",
      'did you mean "Asia/Dhaka"?',
    ]),
  );
});
