import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type BuiltSite, buildFixture, renderPages } from "../../site.ts";
import { talkTitle, writeSyntheticSite } from "../../synthetic.ts";
import { brokenReferences, idsOf } from "../crawl.ts";

const TALKS = 420;
const DAY = "/schedule/2030-06-04/";

describe("a programme of over 400 items", () => {
  let site: BuiltSite;
  before(async () => {
    const folder = writeSyntheticSite({ days: 2, rooms: 24, talks: TALKS, papers: 4 });
    site = await buildFixture(folder, { now: "2030-05-02T00:00:00Z", pathPrefix: "/", search: false });
  });

  test("is brief on its one page: every talk, who gives it and where, no rooms side by side", () => {
    const html = site.read("/schedule/");
    for (let talk = 0; talk < TALKS; talk += 1) assert.ok(html.includes(`>${talkTitle(talk)}</a>`), talkTitle(talk));
    assert.match(html, /Ada Hartmann 000/);
    assert.match(html, /Room 24/);
    assert.doesNotMatch(html, /<table|University of Lund|<figure class="timeline/);
  });

  test("costs a phone few bytes a talk", () => {
    const bytes = gzipSync(site.read("/schedule/")).length;
    assert.ok(bytes / TALKS < 75, `${bytes} bytes`);
  });

  test("has a page a day, which says the rest", () => {
    const html = site.read(DAY);
    assert.match(html, /<h1[^>]*><time[^>]*>Tuesday 4 June 2030</);
    assert.match(html, /<table class="grid__table"/);
    assert.match(html, /class="person__name"><a href="\/speakers\//);
    assert.match(html, /<svg class="days__strip"/);
    assert.ok(html.includes(talkTitle(TALKS - 1)));
    assert.ok(!html.includes(talkTitle(0)));
    assert.match(site.read("/schedule/"), new RegExp(`href="${DAY}">The day in full`));
    assert.match(html, /href="\/schedule\/2030-06-03\/">Mon 3 Jun/);
    assert.match(html, new RegExp(`href="${DAY}" aria-current="page">Tue 4 Jun`));
    assert.match(site.read("/sitemap.xml"), new RegExp(`${DAY}</loc>`));
  });

  test("leads from each of its pages to places that exist, and has no id twice", () => {
    assert.deepEqual(brokenReferences(site.folder, "/"), []);
    for (const page of ["/schedule/", DAY]) {
      const ids = idsOf(site.read(page));
      assert.equal(new Set(ids).size, ids.length, page);
    }
  });
});

test("a shorter programme has no pages of days", async () => {
  const folder = writeSyntheticSite({ days: 2, rooms: 24, talks: 380, papers: 0 });
  const { read } = await renderPages(folder, "2030-05-02T00:00:00Z", ["/schedule/"]);
  assert.match(read("/schedule/"), /<table class="grid__table"/);
  await assert.rejects(renderPages(folder, "2030-05-02T00:00:00Z", [DAY]), /has no \/schedule\/2030-06-04\//);
});

test("a programme of over 2,500 items has on its one page what is for everyone, and places of items on those of the days", async () => {
  const site = writeSyntheticSite({ days: 10, rooms: 30, talks: 2510, speakers: 40, papers: 0 });
  const talk = "/talks/t0000-scalable-reasoning-under-distribution-shift/";
  const addresses = ["/schedule/", "/schedule/2030-06-03/", "/speakers/ada-hartmann-000/", talk, "/my/"];
  const { folder, read } = await renderPages(site, "2030-05-02T00:00:00Z", addresses);
  const html = read("/schedule/");
  assert.match(html, /K0000 Keynote of the Day/);
  assert.ok(!html.includes(talkTitle(0)));
  assert.ok(gzipSync(html).length < 30_000);
  assert.ok(read("/schedule/2030-06-03/").includes(talkTitle(0)));
  assert.match(read("/speakers/ada-hartmann-000/"), /href="\/talks\/t0000/);
  assert.match(read(talk), /href="\/schedule\/2030-06-03\/#item-t0000/);
  assert.match(read("/my/"), /data-schedule="\/schedule\/2030-06-03\/ \/schedule\/2030-06-04\/ /);
  // Between the pages that were rendered, of thousands.
  const targetOf = (broken: string) => broken.replace(/^.* → |#.*$/g, "");
  const broken = brokenReferences(folder, "/").filter((one) => ["", ...addresses].includes(targetOf(one)));
  assert.deepEqual(broken, []);
});
