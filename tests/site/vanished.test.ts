/** What a build would lose of a published site, and what to write so that it stays. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exchangeOf, scheduleJson } from "../../src/feeds/frab.ts";
import { sitemap } from "../../src/feeds/sitemap.ts";
import type { Workshop } from "../../src/model/workshop.ts";
import { type Published, publishedAddresses, publishedEvents } from "../../src/site/published.ts";
import { vanished } from "../../src/site/vanished.ts";
import { brief, read } from "../reading.ts";

type Files = Readonly<Record<string, string | null>>;

const PAGE = "---\ntitle: Call\n---\nSend papers.\n";
const programme = (...items: readonly string[]): string =>
  `- date: 2019-05-06\n  end: 18:00\n  items:\n${items.map((item) => `    - ${item}\n`).join("")}`;
const ADA = "{time: 9:30-10:00, type: keynote, title: TBA, speakers: Ada Lovelace (London)}";
const ALAN = "{time: 10:00-10:30, type: keynote, title: On Machines, speakers: Alan Turing (Manchester)}";
const SITE: Files = {
  "data/schedule.yaml": programme(ADA, ALAN, "{time: 10:30-11:00, type: break, title: Coffee}"),
  "data/papers.yaml":
    "- {title: Debuging with Flip Points, authors: Ann Lee, abstract: A.}\n- {title: Other Work, authors: Bo Ek, abstract: B.}\n",
  "content/cfp.md": PAGE,
};

/** What is published of a site, as it is read from its own files. */
function publishedOf(files: Files): Published {
  const { workshop } = read(files);
  assert.ok(workshop);
  return published(workshop);
}

function published(workshop: Workshop): Published {
  const events = publishedEvents(scheduleJson(exchangeOf(workshop)));
  assert.ok(events);
  return { addresses: publishedAddresses(sitemap(workshop)), ...events };
}

/** The notices of a build that replaces one site by another, with their hints. */
function notices(before: Files, after: Files): string[] {
  const reading = read(after);
  assert.ok(reading.workshop, reading.diagnostics.map(brief).join("\n"));
  return vanished(reading.workshop, publishedOf(before), reading).map((one) => {
    assert.equal(one.severity, "notice");
    return `${brief(one)}${one.hint === undefined ? "" : `; ${one.hint}`}`;
  });
}

const scheduled = (...items: readonly string[]): Files => ({ ...SITE, "data/schedule.yaml": programme(...items) });
const KEPT = "and what is published stays";

describe("a build that replaces a published site", () => {
  test("says nothing of one that is as it was, or has more", () => {
    assert.deepEqual(notices(SITE, SITE), []);
    assert.deepEqual(
      notices(
        SITE,
        scheduled(
          ADA,
          ALAN,
          "{time: 10:30-11:00, type: break, title: Coffee}",
          "{time: 11:00, type: oral, title: New}",
        ),
      ),
      [],
    );
  });

  test("names a talk whose title has come, at its place, with the id that keeps it; with the id it says nothing", () => {
    const titled = ADA.replace("TBA", "On Flips");
    const after = (ada: string) => scheduled(ada, ALAN, "{time: 10:30-11:00, type: break, title: Coffee}");
    assert.deepEqual(notices(SITE, after(titled)), [
      `data/schedule.yaml:4:48 notice vanished the published "To be announced" (/talks/ada-lovelace/, its calendar event and stars) is not in this build, and this has the same time, room and speakers; if it is that, write id: ada-lovelace, ${KEPT}`,
    ]);
    assert.deepEqual(notices(SITE, after(titled.replace("}", ", id: ada-lovelace}"))), []);
  });

  test("knows a talk by its speakers when it moved, and by its time and room when the speaker's name is written anew", () => {
    const moved = ADA.replace("TBA", "On Flips").replace("9:30-10:00", "15:00-15:30");
    const renamed = ALAN.replace("Alan Turing", "A. M. Turing").replace("Machines", "Machinery");
    const said = notices(SITE, scheduled(renamed, "{time: 10:30-11:00, type: break, title: Coffee}", moved));
    assert.equal(said.filter((one) => /id: ada-lovelace/.test(one) && /has the same speakers/.test(one)).length, 1);
    assert.equal(said.filter((one) => /id: on-machines/.test(one) && /has the same time and room/.test(one)).length, 1);
  });

  test("does not guess between two that fit", () => {
    const two = [1, 2].map((n) => `{time: 9:30-10:00, type: oral, title: New ${n}, room: R, speakers: Bo Ek}`);
    const old = [1, 2].map((n) => `{time: 9:30-10:00, type: oral, title: Old ${n}, room: R, speakers: Bo Ek}`);
    assert.deepEqual(notices(scheduled(...old), scheduled(...two)), [
      "data/schedule.yaml:1:1 notice vanished-pages 2 things of the published site would disappear: /talks/old-1/, /talks/old-2/",
    ]);
  });

  test("names an event without a page as well, and a page that an event has lost", () => {
    const lunch = "{time: 12:00-13:00, type: lunch, title: Lunch at the river}";
    assert.match(notices(scheduled(ADA, lunch), scheduled(ADA)).join(), /would disappear: "Lunch at the river"/);
    const mute = ALAN.replace(/, speakers.*\}/, "}");
    assert.match(
      notices(SITE, scheduled(ADA, mute, "{time: 10:30-11:00, type: break, title: Coffee}")).join(),
      /disappear: \/talks\/on-machines\//,
    );
  });

  test("names a paper whose title was corrected, with its id", () => {
    const papers = (title: string) => ({
      ...SITE,
      "data/papers.yaml": `- {title: ${title}, authors: Ann Lee, abstract: A.}\n- {title: Other Work, authors: Bo Ek, abstract: B.}\n`,
    });
    const said = notices(SITE, papers("Debugging with Flip Points"));
    assert.deepEqual(said, [
      `data/papers.yaml:1:11 notice vanished the published /papers/debuging-with-flip-points/ is not in this build, and this has nearly its name; if it is that, write id: debuging-with-flip-points, ${KEPT}`,
    ]);
    assert.deepEqual(notices(SITE, papers("Debugging with Flip Points, id: debuging-with-flip-points")), []);
  });

  test("names a page of content/ that is called anew, with the alias that keeps its address", () => {
    const renamed = (front: string) => ({
      ...SITE,
      "content/cfp.md": null,
      "content/call-for-papers.md": PAGE.replace("Call\n", `Call\n${front}`),
    });
    assert.deepEqual(notices(SITE, renamed("")), [
      `content/call-for-papers.md:1:1 notice vanished the published /cfp/ is not in this build, and this is the only new page; if it is that, write aliases: [/cfp/] into its front matter, ${KEPT}`,
    ]);
    assert.deepEqual(notices(SITE, renamed("aliases: [/cfp/]\n")), []);
    assert.deepEqual(notices(SITE, { ...SITE, "content/cfp.md": null, "public/cfp/index.html": "<p>Moved" }), []);
    assert.match(
      notices(SITE, { ...SITE, "content/cfp.md": null }).join(),
      /^content\/cfp.md:1:1 notice vanished-pages one thing .* \/cfp\/; write aliases:/,
    );
  });

  test("names many in few lines", () => {
    const many = (name: string) =>
      scheduled(
        ...Array.from(
          { length: 60 },
          (_, n) =>
            `{time: ${8 + Math.floor(n / 6)}:${n % 6}0, type: oral, title: ${name} ${n}, speakers: Speaker N${n}}`,
        ),
      );
    const said = notices(many("Old"), many("New"));
    assert.equal(said.filter((one) => / vanished /.test(one)).length, 20);
    assert.ok(said.length <= 23);
    assert.ok(said.some((one) => /^data\/schedule.yaml:1:1 notice vanished-pages 40 things .* and 30 more/.test(one)));
  });

  test("says once that all identifiers change with the address", () => {
    const url = {
      "data/workshop.yaml":
        "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://other.example.org/\n",
    };
    assert.deepEqual(
      notices(SITE, { ...SITE, ...url }).map((one) => one.replace(/;.*/, "")),
      [
        "data/workshop.yaml:1:1 notice new-identifiers 3 events of the published calendar would get a new identifier: people who imported it would see them twice",
      ],
    );
  });

  test("says nothing of the edition of another year, which makes room for this one", () => {
    const next = {
      ...SITE,
      "data/workshop.yaml": "name: Debug ML\nstart: 2020-05-06\ntimezone: America/Chicago\nurl: https://example.org/\n",
      "data/schedule.yaml": null,
      "content/cfp.md": null,
    };
    assert.deepEqual(notices(SITE, next), []);
  });
});

test("a schedule of another program, and what is none, is no published programme", () => {
  for (const text of [
    "",
    "{",
    "[]",
    '{"schedule": {}}',
    '{"generator": {"name": "pretalx"}, "schedule": {"conference": {"days": []}}}',
  ])
    assert.equal(publishedEvents(text), undefined, text);
});

test("the pages of a sitemap are counted from its home page, whatever signs their addresses hold", () => {
  const map = (...locs: readonly string[]) =>
    `<urlset>${locs.map((loc) => `<url><loc>${loc}</loc></url>`).join("\n")}</urlset>`;
  assert.deepEqual(
    publishedAddresses(
      map("https://e.org/w/", "https://e.org/w/a/", "https://e.org/w/?a=1&amp;b=&lt;", "https://else.org/w/long/"),
    ),
    ["/", "/a/", "/?a=1&b=<"],
  );
  assert.deepEqual(publishedAddresses("<html>"), []);
});
