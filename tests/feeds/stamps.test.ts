/** When the data is of, in every file that says it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import ICAL from "ical.js";
import { DateTime } from "luxon";
import { atomFeed } from "../../src/feeds/atom.ts";
import { createCalendars, sequenceOf } from "../../src/feeds/calendar.ts";
import { exchangeOf, scheduleJson } from "../../src/feeds/frab.ts";
import { sitemap } from "../../src/feeds/sitemap.ts";
import type { Workshop } from "../../src/model/workshop.ts";
import { readSite } from "../../src/site/read.ts";
import { writeFiles } from "../site.ts";

const SITE = {
  "data/workshop.yaml":
    "name: Stamps\nstart: 2027-06-14\ntimezone: America/New_York\nurl: https://example.org/\nvenue: {city: Boston}\n",
  "data/schedule.yaml":
    "- date: 2027-06-14\n  items:\n    - {time: 9:30-10:00, type: remarks, title: Opening}\n    - {time: 10:00-11:00, type: remarks, title: Closing}\n",
  "data/dates.yaml": "- {title: Paper submission, date: 2027-03-01}\n",
};

const NOW = "2027-05-20T08:09:10.987Z";

function workshopIn(site: string, now = NOW): Workshop {
  const { workshop } = readSite({ site, now: DateTime.fromISO(now, { zone: "utc" }) });
  assert.ok(workshop);
  return workshop;
}

const withUpdated = (updated: string): string =>
  writeFiles({ ...SITE, "data/workshop.yaml": `${SITE["data/workshop.yaml"]}updated: ${updated}\n` });

interface Stamps {
  readonly dtstamp: string;
  readonly modified: string;
  readonly sequence: number;
}

/** What all events of a calendar say of their age, as ical.js reads it. */
async function stampsOf(workshop: Workshop): Promise<Stamps> {
  const text = (await createCalendars(workshop))(workshop.items);
  const found = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => ({
    dtstamp: String(event.getFirstPropertyValue("dtstamp")),
    modified: String(event.getFirstPropertyValue("last-modified")),
    sequence: Number(event.getFirstPropertyValue("sequence")),
  }));
  const [first] = found;
  assert.ok(first !== undefined && found.length === 2);
  for (const one of found) assert.deepEqual(one, first);
  return first;
}

const minutesTo = (instant: string): number =>
  Math.floor((Date.parse(instant) - Date.parse("2020-01-01T00:00Z")) / 60_000);

describe("the instant of the data", () => {
  for (const [written, instant] of [
    ["2027-05-01", "2027-05-01T04:00:00Z"],
    ["2027-05-01 12:30", "2027-05-01T16:30:00Z"],
    ["2027-05-01T12:30:15", "2027-05-01T16:30:15Z"],
    ["2027-05-01T12:30:15+02:00", "2027-05-01T10:30:15Z"],
    ["2027-05-01 12:30 -0800", "2027-05-01T20:30:00Z"],
    ["2027-05-01T23:59Z", "2027-05-01T23:59:00Z"],
    ["2027-03-14 23:00", "2027-03-15T03:00:00Z"],
  ] as const)
    test(`is what updated: says: ${written}`, async () => {
      assert.deepEqual(await stampsOf(workshopIn(withUpdated(written))), {
        dtstamp: instant,
        modified: instant,
        sequence: minutesTo(instant),
      });
    });

  test("is that of the last commit that touched the site, to the second", async () => {
    const site = writeFiles(SITE);
    const git = (at: string, ...args: string[]) =>
      execFileSync("git", ["-C", site, "-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
        env: { ...process.env, GIT_AUTHOR_DATE: "2000-01-01T00:00:00Z", GIT_COMMITTER_DATE: at },
      });
    git("", "init", "-q");
    git("2027-04-01T10:00:00Z", "add", ".");
    git("2027-04-01T10:20:31+02:00", "commit", "-qm", "First");
    const first = await stampsOf(workshopIn(site));
    assert.deepEqual(first, {
      dtstamp: "2027-04-01T08:20:31Z",
      modified: "2027-04-01T08:20:31Z",
      sequence: minutesTo("2027-04-01T08:20Z"),
    });
    writeFiles({ "data/schedule.yaml": SITE["data/schedule.yaml"].replace("9:30-10", "9:40-10") }, site);
    git("2027-04-01T10:21:31+02:00", "commit", "-qam", "A minute later");
    const second = await stampsOf(workshopIn(site));
    assert.ok(second.sequence > first.sequence && second.dtstamp > first.dtstamp);
    assert.deepEqual(await stampsOf(workshopIn(site, "2028-01-01T00:00:00Z")), second);
  });

  test("is the present where nothing says it, to the second", async () => {
    assert.equal((await stampsOf(workshopIn(writeFiles(SITE)))).dtstamp, "2027-05-20T08:09:10Z");
  });

  test("is one in all files, a date alone where no time is known", () => {
    const filesOf = (updated: string) => {
      const workshop = workshopIn(withUpdated(updated));
      return { atom: atomFeed(workshop), map: sitemap(workshop), json: scheduleJson(exchangeOf(workshop)) };
    };
    const exact = filesOf("2027-05-01 12:30");
    assert.match(exact.atom, /^ *<updated>2027-05-01T12:30:00-04:00</m);
    assert.match(exact.map, /<lastmod>2027-05-01T12:30:00-04:00</);
    assert.match(exact.json, /"version": "2027-05-01T12:30:00-04:00 /);
    const day = filesOf("2027-05-01");
    assert.match(day.map, /<lastmod>2027-05-01</);
    assert.match(day.json, /"version": "2027-05-01 /);
  });
});

test("sequence numbers never fall below nought nor out of the range of a calendar's integers", () => {
  const at = (instant: string) => sequenceOf(DateTime.fromISO(instant));
  assert.equal(at("2019-05-06T00:00Z"), 0);
  assert.equal(at("2020-01-01T00:00:59Z"), 0);
  assert.equal(at("2020-01-01T00:01:00Z"), 1);
  assert.equal(at("2024-03-01T00:00Z"), (4 * 365 + 1 + 31 + 29) * 1440);
  assert.equal(at("9999-12-31T00:00Z"), 2 ** 31 - 1);
});
