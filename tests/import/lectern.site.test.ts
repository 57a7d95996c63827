import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { DateTime } from "luxon";
import { exportWorkshop } from "../../src/export/export.ts";
import type { Export } from "../../src/export/format.ts";
import { readSite } from "../../src/site/read.ts";
import { ROOT, temporaryFolder, writeFiles } from "../site.ts";
import { importTo } from "./importing.ts";

const NOW = DateTime.fromISO("2019-05-01T12:00Z");

function exported(site: string): Export {
  const { workshop, diagnostics } = readSite({ site, now: NOW });
  assert.ok(workshop, JSON.stringify(diagnostics.filter(({ severity }) => severity === "error").slice(0, 3), null, 1));
  return exportWorkshop(workshop);
}

/** A site into which the export of another was imported. */
async function thereAndBack(name: string): Promise<{ before: Export; after: Export; said: string }> {
  const from = name === "reference" ? ROOT : path.join(ROOT, "tests/fixtures", name);
  const before = exported(from);
  const { language, timezone, url } = before.workshop;
  const settings = `name: Example Workshop\nstart: tbd\ntimezone: ${timezone}\nlanguage: ${language}\nurl: ${url}\n`;
  const site = writeFiles({ "data/workshop.yaml": settings });
  const folder = writeFiles({ "export.json": JSON.stringify(before, null, 2) }, temporaryFolder());
  const { said, status } = await importTo(site, "site", path.join(folder, "export.json"));
  assert.equal(status, 0, said);
  return { before, after: exported(site), said };
}

const names = ({ people }: Export, slugs: readonly string[]) =>
  slugs.map((slug) => people.find((person) => person.slug === slug)?.name);

/** What papers say in one value. */
const COMPARED = [
  ...(["slug", "kinds", "label", "group", "pages", "doi"] as const),
  ...(["awards", "board", "keywords", "isArchival", "pdf"] as const),
];

for (const name of ["reference", "awkward", "event", "arabic"]) {
  describe(`${name}, exported and imported`, () => {
    test("has the same papers", async () => {
      const { before, after } = await thereAndBack(name);
      const papers = (all: Export) =>
        all.papers.map((paper) => ({
          ...Object.fromEntries(COMPARED.map((key) => [key, paper[key]])),
          title: paper.title.source,
          abstract: paper.abstract?.source,
          authors: names(all, paper.authors),
        }));
      assert.deepEqual(papers(after), papers(before));
    });

    test("has the same programme: days, sessions with chairs, times, rooms, speakers and abstracts", async () => {
      const { before, after } = await thereAndBack(name);
      const programme = (all: Export) => ({
        sessions: all.sessions.map(({ title, day, start, end, room, track, chairs, items }) => ({
          ...{ title: title?.source, day, start, end, room, track, items: items.length },
          chairs: names(
            all,
            chairs.map(({ person }) => person),
          ),
        })),
        items: all.items.map((item) => ({
          ...{ title: item.title?.source, day: item.day, start: item.start, types: item.types, label: item.label },
          ...{ room: item.room, track: item.track, abstract: item.abstract?.source, timed: item.timed },
          ...{
            end: item.endOrigin === "assumed" ? undefined : item.end,
            cancelled: item.cancelled,
            awards: item.awards,
          },
          speakers: names(
            all,
            item.speakers.map(({ person }) => person),
          ),
          moderators: names(
            all,
            item.moderators.map(({ person }) => person),
          ),
          panelists: names(
            all,
            item.panelists.map(({ person }) => person),
          ),
        })),
      });
      assert.deepEqual(programme(after), programme(before));
    });

    test("has the same people in the same groups", async () => {
      const { before, after } = await thereAndBack(name);
      const groups = (all: Export) =>
        (["organizers", "committee", "people"] as const).map((group) =>
          all.groups[group].map(({ title, people }) => [
            title,
            people.map((slug) => {
              const { name, affiliation, role, url, orcid, bio } =
                all.people.find((person) => person.slug === slug) ?? {};
              return { name, affiliation, role, url, orcid, bio: bio?.source };
            }),
          ]),
        );
      assert.deepEqual(groups(after), groups(before));
    });
  });
}

test("an export of Lectern brings back the volume with its editors", async () => {
  const { before, after } = await thereAndBack("awkward");
  const volume = (all: Export) => ({ ...all.volume, editors: names(all, all.volume?.editors ?? []) });
  assert.ok(before.volume?.editors.length);
  assert.deepEqual(volume(after), volume(before));
});

test("an export of Lectern says what of it is not read", async () => {
  const { said } = await thereAndBack("awkward");
  assert.match(said, /export\.json is an export of Lectern\n/);
  assert.match(said, /keys not read: .*dates.*sponsors/);
});
