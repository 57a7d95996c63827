import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { DateTime } from "luxon";
import { exportWorkshop } from "../../src/export/export.ts";
import { EXPORT_JSON_SCHEMA, type Export, exportSchema } from "../../src/export/format.ts";
import type { Workshop } from "../../src/model/workshop.ts";
import { readSite } from "../../src/site/read.ts";
import { lectern, SMALL, smallSite } from "../cli/lectern.ts";
import { ROOT, writeFiles } from "../site.ts";

const NOW = DateTime.fromISO("2019-01-15T12:00:00Z");
const SITES = ["reference", "awkward", "event", "empty"] as const;

// The patterns of the schema say more of instants than the format names, which ajv would need a plugin for.
const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
const validate = ajv.compile(JSON.parse(readFileSync(path.join(ROOT, EXPORT_JSON_SCHEMA), "utf8")));

function folderOf(site: (typeof SITES)[number]): string {
  return site === "reference" ? ROOT : path.join(ROOT, "tests/fixtures", site);
}

function exported(site: string): { data: Export; workshop: Workshop } {
  const { workshop } = readSite({ site, now: NOW });
  assert.ok(workshop);
  return { data: JSON.parse(JSON.stringify(exportWorkshop(workshop))), workshop };
}

for (const site of SITES) {
  test(`the export of ${site} keeps to its schema, for another validator and for our own`, () => {
    const { data } = exported(folderOf(site));
    assert.ok(validate(data), JSON.stringify(validate.errors?.slice(0, 3)));
    assert.deepEqual(exportSchema.parse(data), data);
  });

  test(`the export of ${site} has everything that the model has`, () => {
    const { data, workshop } = exported(folderOf(site));
    const sessions = workshop.days.flatMap(({ slots }) => slots.filter(({ session }) => session));
    for (const list of ["people", "days", "items", "papers", "dates", "news", "editions"] as const) {
      assert.equal(data[list].length, workshop[list].length, list);
    }
    assert.equal(data.sessions.length, sessions.length);
    assert.equal(data.pages.length, workshop.pages.length + (workshop.overview ? 1 : 0));
    assert.equal(
      data.groups.committee.flatMap(({ people }) => people).length,
      workshop.committee.flatMap(({ people }) => people).length,
    );
    assert.equal(
      data.sponsors.flatMap(({ sponsors }) => sponsors).length,
      workshop.sponsors.flatMap(({ sponsors }) => sponsors).length,
    );
  });

  test(`every reference in the export of ${site} leads to one thing`, () => {
    const { data } = exported(folderOf(site));
    const slugs = (list: readonly { slug: string }[]) => {
      const all = new Set(list.map(({ slug }) => slug));
      assert.equal(all.size, list.length);
      return (slug: string | undefined) => assert.ok(slug === undefined || all.has(slug), slug);
    };
    const [person, item, session] = [slugs(data.people), slugs(data.items), slugs(data.sessions)];
    const [paper, date, page] = [slugs(data.papers), slugs(data.dates), slugs(data.pages)];
    for (const one of data.people) {
      one.items.forEach(item);
      one.chairs.forEach(session);
      one.papers.forEach(paper);
    }
    for (const groups of Object.values(data.groups)) for (const { people } of groups) people.forEach(person);
    for (const { entries } of data.days) {
      for (const entry of entries) "session" in entry ? session(entry.session) : item(entry.item);
    }
    for (const one of data.sessions) {
      one.items.forEach(item);
      for (const chair of one.chairs) person(chair.person);
    }
    for (const one of data.items) {
      session(one.session);
      paper(one.paper);
      one.papers.forEach(paper);
      for (const voice of [...one.speakers, ...one.moderators, ...one.panelists, ...one.chairs]) person(voice.person);
    }
    for (const one of data.papers) {
      [...one.authors, ...one.presenters].forEach(person);
      [...one.talks, ...one.sessions].forEach(item);
    }
    for (const { call } of data.dates) page(call);
    for (const { deadline, dates } of data.pages) [deadline, ...dates].forEach(date);
    for (const { until } of data.workshop.actions) date(until);
  });
}

test("the reference's facts are there: a talk with its instant and speaker, a paper, a deadline, a page", () => {
  const { data } = exported(ROOT);
  assert.deepEqual([data.items.length, data.sessions.length, data.papers.length], countedInFiles());
  const talk = data.items.find(({ slug }) => slug === "a-new-perspective-on-adversarial-perturbations");
  assert.equal(talk?.start, "2019-05-06T10:00:00-05:00");
  assert.deepEqual(talk?.speakers, [{ person: "aleksander-madry", remote: false }]);
  assert.equal(talk?.address, `${data.workshop.url}talks/${talk?.slug}/`);
  assert.deepEqual([talk?.startOrigin, talk?.endOrigin], ["stated", "derived"]);
  const madry = data.people.find(({ slug }) => slug === "aleksander-madry");
  assert.ok(madry?.items.includes(talk?.slug ?? ""));
  const submission = data.dates.find(({ slug }) => slug === "paper-submission");
  assert.deepEqual([submission?.at, submission?.timezone], ["2019-03-02T23:59:00-08:00", "America/Los_Angeles"]);
  const call = data.pages.find(({ slug }) => slug === "call-for-papers");
  assert.ok(readFileSync(path.join(ROOT, "content/call-for-papers.md"), "utf8").endsWith(`${call?.markdown}\n`));
});

/** Items, sessions and papers of the reference, counted in its files. */
function countedInFiles(): number[] {
  const text = (file: string) => readFileSync(path.join(ROOT, `data/${file}.yaml`), "utf8");
  const count = (file: string, pattern: RegExp) => text(file).match(pattern)?.length ?? 0;
  const items = count("schedule", /^\s*- (?:time:|\{time:)/gm);
  return [items, count("schedule", /^\s*items:$/gm) - count("schedule", /^- date:/gm), count("papers", /^- title:/gm)];
}

test("addresses of the site are absolute where it knows its own, in HTML too, and start with a slash where not", () => {
  const files = {
    "content/travel.md": "# Travel\n\nSee [the programme](/schedule/), [us](https://example.com/).\n",
    "data/schedule.yaml":
      "- date: 2030-05-06\n  end: 10:00\n  items:\n    - {time: 9:00, type: remarks, title: Opening}\n",
    "data/papers.yaml": "- {title: One, pdf: papers/one.pdf}\n",
    "public/papers/one.pdf": "x",
  };
  const of = (settings: string) => {
    const { data } = exported(smallSite({ ...files, "data/workshop.yaml": settings }));
    return [
      data.pages[0]?.address,
      data.items[0]?.address,
      data.papers[0]?.pdf,
      data.pages[0]?.html.match(/href="[^"]+"/g),
    ];
  };
  assert.deepEqual(of(SMALL), [
    "/travel/",
    "/schedule/#item-opening",
    "/papers/one.pdf",
    ['href="/schedule/"', 'href="https://example.com/"'],
  ]);
  assert.deepEqual(of(`${SMALL}url: https://example.org/2030/\n`), [
    "https://example.org/2030/travel/",
    "https://example.org/2030/schedule/#item-opening",
    "https://example.org/2030/papers/one.pdf",
    ['href="https://example.org/2030/schedule/"', 'href="https://example.com/"'],
  ]);
});

test("the command prints the export, or writes it where --output says, the same bytes for the same instant", async () => {
  const site = smallSite();
  const printed = await lectern(["export", "json", "--now", "2030-01-01"], { cwd: site });
  assert.equal(printed.status, 0, printed.stderr);
  assert.equal(JSON.parse(printed.stdout).workshop.name, "Small Workshop");
  const written = await lectern(["export", "json", "--site", site, "--now", "2030-01-01", "--output", "out/all.json"], {
    cwd: site,
  });
  assert.deepEqual([written.status, written.stdout], [0, ""]);
  assert.equal(readFileSync(path.join(site, "out/all.json"), "utf8"), printed.stdout);
});

test("a site with errors is not exported: they are said, nothing is written, and the status is 1", async () => {
  const site = smallSite({ "data/papers.yaml": "- {title: One, autors: Ada}\n" });
  const { status, stdout, stderr } = await lectern(["export", "json", "--output", "all.json"], { cwd: site });
  assert.deepEqual([status, stdout], [1, ""]);
  assert.match(stderr, /^data\/papers\.yaml:1:16 error unknown-key/m);
  assert.ok(!existsSync(path.join(site, "all.json")));
});

test("an --output that cannot be a file is a wrong command line", async () => {
  const site = smallSite();
  writeFiles({ "out/notes.txt": "" }, site);
  const into = (output: string) => lectern(["export", "json", "--output", output], { cwd: site });
  const [folder, below] = [await into("out"), await into("out/notes.txt/all.json")];
  assert.deepEqual([folder.status, below.status], [2, 2]);
  assert.match(folder.stderr, /--output out is a folder; name a file/);
  assert.match(below.stderr, /is below a file/);
});

test("an export of what there is none is a wrong command line, and --help teaches the right one", async () => {
  const wrong = await lectern(["export", "xml"]);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /unknown command 'xml'/);
  assert.match(
    (await lectern(["export", "json", "--help"])).stdout,
    /JSON Schema is src\/export\/workshop\.schema\.json[\s\S]*Examples:/,
  );
});
