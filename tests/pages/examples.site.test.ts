import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Report } from "../../src/load/diagnostics.ts";
import { loadDocuments } from "../../src/load/load.ts";
import { starterFiles } from "../../src/new/starter.ts";
import { buildFixture, writeFiles } from "../site.ts";
import { pagesOf } from "./crawl.ts";

const ANSWERS = {
  name: "Flip Points",
  start: "2030-05-06",
  timezone: "Europe/Lisbon",
  city: "Lisbon",
  url: "https://example.org/2030/",
  email: "chairs@flip.org",
};

/** A new site, with some files as somebody has written them. */
function newSite(own: Readonly<Record<string, string>> = {}): string {
  const files = [...starterFiles(ANSWERS, { today: "2030-01-01", lectern: "*" })].flatMap(([name, text]) =>
    typeof text === "string" && /^(?:data|content)\//.test(name) ? [[name, text] as const] : [],
  );
  return writeFiles({ ...Object.fromEntries(files), ...own });
}

const OPTIONS = { now: "2030-02-01T00:00:00Z", pathPrefix: "/" };

/** What only the starter says. */
const EXAMPLE =
  /\b(?:Paula|Aiko|Erika|Max|Noor|Jules|Chris|Robin) Example\b|\bExample (?:Session|Talk|Paper|Poster|Panel|Foundation|text)\b/;

/** The pages of a site with what they tell search engines and readers. */
async function look(site: string) {
  const { folder, read } = await buildFixture(site, OPTIONS);
  const sitemap = read("/sitemap.xml");
  return {
    read,
    pages: [...pagesOf(folder)].map(([address, html]) => ({
      address,
      holds: EXAMPLE.test(html),
      isHidden: html.includes('<meta name="robots" content="noindex">'),
      isMarked: /<span class="tag tag--alert">Example<\/span> This page still contains/.test(html),
      isListed: sitemap.includes(`<loc>https://example.org/2030${address}</loc>`),
    })),
  };
}

describe("examples of a new site that nobody has replaced", () => {
  test("are on no page that a search engine may keep, and each page that has one says so", async () => {
    const { read, pages } = await look(newSite());
    const holding = pages.filter(({ holds }) => holds);
    assert.ok(holding.length > 15);
    for (const page of holding)
      assert.deepEqual([page.isHidden, page.isMarked, page.isListed], [true, true, false], page.address);
    for (const { address, isHidden, isMarked, isListed } of pages)
      if (isListed) assert.ok(!isHidden && !isMarked, address);
    assert.match(
      read("/"),
      /<aside class="example" aria-label="Notice"><span class="tag tag--alert">Example<\/span> This page still contains/,
    );
    assert.doesNotMatch(read("/papers.bib") + read("/papers.ris") + read("/feed.xml"), EXAMPLE);
    assert.match(read("/robots.txt"), /^Disallow: \/\*\.ics\$\nDisallow: \/\*\.json\$\nDisallow: \/schedule\.xml\n/m);
  });

  test("leave the pages alone that have none", async () => {
    const { read, pages } = await look(
      newSite({
        "data/schedule.yaml":
          "- date: 2030-05-06\n  end: 12:00\n  items:\n    - {time: 9:00, type: keynote, speakers: Ada Lovelace, title: On Engines}\n    - {time: 10:00, type: oral, speakers: Alan Turing, title: On Numbers}\n",
        "data/speakers.yaml": "- Ada Lovelace (London)\n",
      }),
    );
    const found = (address: string) => pages.find((page) => page.address === address);
    for (const address of ["/talks/on-engines/", "/speakers/ada-lovelace/", "/speakers/", "/schedule/"])
      assert.deepEqual(found(address), { address, holds: false, isHidden: false, isMarked: false, isListed: true });
    for (const address of ["/", "/papers/", "/committee/", "/call-for-papers/"])
      assert.deepEqual(
        [found(address)?.isHidden, found(address)?.isMarked, found(address)?.isListed],
        [true, true, false],
        address,
      );
    assert.ok(read("/schedule.ics").includes("On Engines"));
  });

  test("are told in the language of the site", async () => {
    const { read } = await look(
      newSite({
        "data/workshop.yaml":
          "name: Flip\nstart: 2030-05-06\ntimezone: Asia/Tokyo\nlanguage: ja\nurl: https://example.org/2030/\n",
      }),
    );
    assert.match(read("/"), /<aside class="example" aria-label="お知らせ"><span class="tag tag--alert">例<\/span>/);
  });

  test("are known by what they say, not by how it is written, and not by a name alone", () => {
    const placesOf = (files: Readonly<Record<string, string>>) =>
      loadDocuments(
        writeFiles({ "data/workshop.yaml": "name: D\nstart: tbd\ntimezone: UTC\n", ...files }),
        new Report(),
      ).examples.map(({ source, start, end }) => source.text.slice(start, end));
    assert.deepEqual(
      placesOf({
        "data/speakers.yaml":
          '- {name: "Paula Example"}    # soon\n- {name: Ada Lovelace, affiliation: Example Laboratory}\n',
        "data/committee.yaml": "- Chris Example (University of Example)\n- Paula Example\n",
      }),
      ['"Paula Example"', "Example Laboratory"],
    );
  });
});

test("a site without examples has no rule for them, and no word", async () => {
  const { read } = await buildFixture("reference", { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
  assert.doesNotMatch(read("/robots.txt"), /Disallow/);
  assert.doesNotMatch(read("/"), /class="example"|noindex/);
});
