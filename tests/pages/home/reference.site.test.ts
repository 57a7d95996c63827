import assert from "node:assert/strict";
import { test } from "node:test";
import { DateTime } from "luxon";
import { readSite } from "../../../src/site/read.ts";
import { buildFixture, ROOT } from "../../site.ts";
import { pagesOf } from "../crawl.ts";

const NOW = "2019-05-10T12:00:00Z";
const { workshop } = readSite({ site: ROOT, now: DateTime.fromISO(NOW) });

/** What a reader sees of a page, in one line. */
function visibleText(html: string): string {
  const body = html.slice(html.indexOf("<body"));
  return body
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name] ?? "",
    )
    .replace(/\s+/g, " ");
}

test("the home page of the reference names everybody and every title", async () => {
  const { read } = await buildFixture("reference", { now: NOW, pathPrefix: "/" });
  assert.ok(workshop);
  const text = visibleText(read("/"));
  const listed = workshop.people.filter(({ roles }) => !roles.has("author") || roles.size > 1);
  for (const { name } of listed) assert.ok(text.includes(name), name);
  for (const { title, authors } of workshop.papers) {
    assert.ok(text.includes(title.plain), title.plain);
    for (const { name } of authors) assert.ok(text.includes(name), `${name}, author of ${title.plain}`);
  }
  for (const { title } of workshop.items) assert.ok(title && text.includes(title.plain), title?.plain);
});

test("the home page of the reference links every video and every PDF", async () => {
  const { read } = await buildFixture("reference", { now: NOW, pathPrefix: "/" });
  const html = read("/");
  const links = [
    ...(workshop?.items.map(({ video }) => video) ?? []),
    ...(workshop?.papers.map(({ pdf }) => pdf) ?? []),
  ];
  const given = links.filter((link) => link !== undefined);
  assert.equal(given.length, 15 + 29);
  for (const link of given) assert.ok(html.includes(`href="${link}"`), link);
});

test("every time on the pages of the reference carries its offset", async () => {
  const { folder } = await buildFixture("reference", { now: NOW, pathPrefix: "/" });
  for (const [address, html] of pagesOf(folder)) {
    for (const [, value = ""] of html.matchAll(/<time[^>]*datetime="([^"]*)"/g)) {
      assert.match(
        value,
        /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/,
        `${address}: ${value}`,
      );
    }
  }
});

test("a page has one first heading, a title, a description and, with url:, a canonical address", async () => {
  const { folder } = await buildFixture("reference", { now: NOW, pathPrefix: "/" });
  for (const [address, html] of pagesOf(folder)) {
    assert.equal(html.match(/<h1[\s>]/g)?.length, 1, address);
    assert.match(html, /<title>[^<]+<\/title>/, address);
    assert.match(html, /<meta name="description" content="[^"]+">/, address);
    assert.match(html, /<html lang="en" dir="ltr"/, address);
    if (/name="robots" content="noindex"/.test(html)) continue;
    assert.ok(html.includes(`<link rel="canonical" href="https://debug-ml-iclr2019.github.io${address}">`), address);
  }
});

test("two builds of the same input at the same instant give the same bytes", async () => {
  const [one, two] = [
    await buildFixture("reference", { now: NOW, pathPrefix: "/" }),
    await buildFixture("reference", { now: "2019-05-10T12:00:00.000Z" }),
  ];
  assert.notEqual(one.folder, two.folder);
  assert.deepEqual(pagesOf(one.folder), pagesOf(two.folder));
});
