import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { atomFeed } from "../../src/feeds/atom.ts";
import { createCalendars } from "../../src/feeds/calendar.ts";
import { exchangeOf, scheduleJson, scheduleXml } from "../../src/feeds/frab.ts";
import { workshopData } from "../../src/feeds/json-ld.ts";
import { domainOf } from "../../src/model/identity.ts";
import type { Workshop } from "../../src/model/workshop.ts";
import { workshopOf } from "../feeds/hostile.ts";
import { writeFiles } from "../site.ts";

const PROGRAMME = (date: string) => `
- date: ${date}
  end: 17:00
  items:
    - {time: 9:00, type: remarks, title: Opening remarks}
    - {time: 9:30, type: invited talk, title: On Flips, speakers: Ada Lovelace (London), room: Hall}
    - {time: 10:30, type: break, title: Coffee break}
`;

interface Edition {
  readonly start: string;
  readonly day?: string;
  readonly url?: string;
  readonly short?: string;
}

const edition = ({ start, day = start, url, short = "Flips" }: Edition): Workshop =>
  workshopOf(
    writeFiles({
      "data/workshop.yaml": `name: Workshop on Flips\nshort: ${short}\nstart: ${start}\ntimezone: Europe/Lisbon\nupdated: 2029-01-01\n${url ? `url: ${url}\n` : ""}`,
      "data/schedule.yaml": PROGRAMME(day),
      "data/dates.yaml": "- {title: Paper submission, date: 2028-12-01}\n",
      "data/news.yaml": "- {date: 2028-11-01, text: The list is out.}\n",
    }),
  );

/** Everything that names something of a workshop for programs, in all files. */
async function identifiers(workshop: Workshop): Promise<string[]> {
  const calendar = (await createCalendars(workshop))(workshop.items).replaceAll("\r\n ", "");
  const exchange = exchangeOf(workshop);
  const hasUrl = workshop.url !== undefined;
  const entries = hasUrl ? atomFeed(workshop).split("<entry>").slice(1).join("") : "";
  const json = hasUrl ? scheduleJson(exchange) : "";
  const found = [
    ...calendar.matchAll(/^UID:(.*)\r$/gm),
    ...scheduleXml(exchange).matchAll(
      /<event[^>]* guid="([^"]*)"|<person[^>]* guid="([^"]*)"|<room[^>]* guid="([^"]*)"/g,
    ),
    ...scheduleXml(exchange).matchAll(/ id="(\d+)"|<slug>([^<]*)<|<acronym>([^<]*)</g),
    ...json.matchAll(/"(?:guid|id|slug|acronym)": "?([^",\n]*)/g),
    ...entries.matchAll(/<id>([^<]*)</g),
    ...JSON.stringify(workshopData(workshop, { items: true })).matchAll(/"@id":"([^"]*)"/g),
  ];
  return found.map(([, ...groups]) => groups.find((group) => group !== undefined) ?? "");
}

describe("two editions at one address", () => {
  for (const url of ["https://flips.example.org/", "https://example.org/flips/", undefined]) {
    test(`${url ?? "without url:"} share no identifier in any file`, async () => {
      const address = url === undefined ? {} : { url };
      const before = await identifiers(edition({ start: "2029-05-05", ...address }));
      const after = await identifiers(edition({ start: "2030-05-06", ...address }));
      assert.ok(before.length > 10 && before.length === after.length);
      assert.deepEqual(
        before.filter((one) => after.includes(one)),
        [],
      );
    });
  }

  test("keep their identifiers when the workshop is postponed, its date becomes known, or the site is filed under its year", async () => {
    const url = "https://flips.example.org/";
    const known = await identifiers(edition({ start: "2029-05-05", url }));
    for (const other of [
      { start: "2029-11-20", url },
      { start: "2029-05", day: "2029-05-05", url },
      { start: "tbd", day: "2029-05-05", url },
    ])
      assert.deepEqual(await identifiers(edition(other)), known, other.start);
    assert.equal(domainOf(edition({ start: "2029-05-05", url: `${url}2029/` })), "flips.example.org/2029");
    assert.equal(domainOf(edition({ start: "2029-05-05", url })), "flips.example.org/2029");
  });
});

test("identifiers hold the year once: where the address or the workshop's name says it, nothing is added", () => {
  const cases: [string | undefined, string][] = [
    ["https://example.org/", "example.org/2029"],
    ["https://example.org/2029/", "example.org/2029"],
    ["https://2029.example.org/", "2029.example.org"],
    ["https://workshop2029.example.org/", "workshop2029.example.org"],
    ["https://example.org/ws-2029-lisbon/", "example.org/ws-2029-lisbon"],
    ["https://example.org/2028/", "example.org/2028/2029"],
    ["https://example.org/120295/", "example.org/120295/2029"],
    ["https://example.org/ws%2029/", "example.org/ws%2029/2029"],
    ["https://example.org:2029/", "example.org:2029/2029"],
    ["https://example.org/~ann@work/", "example.org/~ann@work/2029"],
    [undefined, "flips-2029"],
  ];
  for (const [url, domain] of cases)
    assert.equal(domainOf(edition({ start: "2029-05-05", ...(url === undefined ? {} : { url }) })), domain, url);
  assert.equal(domainOf(edition({ start: "2029-05-05", short: "Flips 2029" })), "flips-2029");
});
