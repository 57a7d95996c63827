import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { citationTags, risFile } from "../../../src/feeds/bibliography.ts";
import { paperData, volumeData } from "../../../src/feeds/json-ld.ts";
import type { Workshop } from "../../../src/model/workshop.ts";
import { searchRecords } from "../../../src/site/search-index.ts";
import { read } from "../../reading.ts";
import { type BuiltSite, buildFixture, writeFiles } from "../../site.ts";

const SITE = {
  "data/workshop.yaml": `name: Workshop on Flip Points
short: Flip Points
start: 2030-05-06
timezone: Europe/Lisbon
url: https://example.org/
updated: 2030-05-01
venue: {city: Lisbon}
proceedings:
  title: Proceedings of the Workshop on Flip Points
  short: Flip Points 2030
  editors: [Ludwig van Beethoven (Bonn), "Martin Luther King, Jr."]
  publisher: CEUR-WS.org
  series: CEUR Workshop Proceedings
  volume: 1234
  isbn: 978-3-16-148410-0
  issn: 1613-0073
  licence: CC BY 4.0
  label: CEUR 1234
  url: https://example.org/vol-1234/
`,
  "data/papers.yaml": `
- {title: Short One, authors: Ada Lovelace, section: Short papers, pages: 13, licence: CC0}
- {title: Long One, authors: [Ada Lovelace, Bo Ek], section: Long papers, pages: 1-12, order: 1, pdf: "https://example.org/a.pdf", supplement: "https://example.org/a.zip", doi: 10.1234/5}
- {title: Loose One, authors: Cy Oz}
- {title: Poster Only, authors: Cy Oz, archival: no, pdf: "https://example.org/b.pdf"}
`,
};

const workshopOf = (files: Readonly<Record<string, string>>): Workshop => {
  const { workshop, diagnostics } = read(files);
  assert.ok(workshop, diagnostics.map(({ message }) => message).join("\n"));
  return workshop;
};

/** The text of a page without its markup. */
const plain = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("the page of the proceedings", () => {
  let site: BuiltSite;
  let page = "";
  before(async () => {
    site = await buildFixture(writeFiles(SITE), { now: "2030-05-01T00:00:00Z", pathPrefix: "/" });
    page = site.read("proceedings/index.html");
  });

  test("is a table of contents: sections, titles and pages in the order of the volume", () => {
    const lines = [
      ...page.matchAll(
        /<h2 class="group"[^>]*>(.*?)<\/h2>|class="contents__title"[^>]*>(.*?)<\/p>|<bdi>([\d–]+)<\/bdi>/gs,
      ),
    ];
    assert.deepEqual(
      lines.map(([, section, title, pages]) => section ?? (title && plain(title).trim()) ?? pages),
      ["Loose One", "Long papers", "Long One", "1–12", "Short papers", "Short One", "13", "Cite this volume"],
    );
    assert.doesNotMatch(page, /Poster Only/);
  });

  test("says what is known of the volume, and where it is published", () => {
    const facts = [...page.matchAll(/<dt>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs)].map(([, name, value]) => [
      name,
      value,
    ]);
    assert.deepEqual(facts, [
      ["Series", "CEUR Workshop Proceedings"],
      ["Volume", "1234"],
      ["Publisher", "CEUR-WS.org"],
      ["Year", "2030"],
      ["ISBN", "978-3-16-148410-0"],
      ["ISSN", "1613-0073"],
      ["Licence", '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'],
      ["Published at", '<a href="https://example.org/vol-1234/">CEUR 1234</a>'],
    ]);
    assert.match(plain(page), /Editors Ludwig van Beethoven \( Bonn \) ; Martin Luther King, Jr\./);
  });

  test("gives each paper its files, its own licence and its citation, and cites the volume", () => {
    assert.match(page, /href="https:\/\/example\.org\/a\.zip"><span dir="auto">Supplement</);
    assert.equal(page.match(/creativecommons\.org\/publicdomain\/zero/g)?.length, 1);
    assert.equal(page.match(/@inproceedings\{/g)?.length, 3);
    assert.equal(page.match(/@proceedings\{flip-points-2030,/g)?.length, 1);
  });

  test("is reached from the home page, the papers, each of its papers and every footer, and found", () => {
    const links = (address: string, words: string) =>
      site.read(address).includes(`<a href="/proceedings/"${words}`) ||
      site.read(address).includes(`href="/proceedings/">${words}`);
    assert.ok(links("index.html", ">Proceedings"));
    assert.ok(links("papers/index.html", ' dir="auto">Proceedings'));
    assert.ok(links("papers/long-one/index.html", ">Flip Points 2030"));
    assert.match(site.read("papers/poster-only/index.html"), /<footer[\s\S]*href="\/proceedings\/">Proceedings/);
    assert.doesNotMatch(site.read("papers/poster-only/index.html"), /Published in/);
    assert.match(site.read("sitemap.xml"), /<loc>https:\/\/example\.org\/proceedings\/<\/loc>/);
    const found = searchRecords(workshopOf(SITE)).find(({ entry }) => entry.url === "/proceedings/");
    assert.equal(found?.entry.title, "Proceedings of the Workshop on Flip Points");
    assert.match(found?.findable.names ?? "", /Ludwig van Beethoven/);
  });

  test("shows its pages and licence on the page of a paper", () => {
    assert.match(
      plain(site.read("papers/long-one/index.html")),
      /Published in Flip Points 2030 Pages 1–12 Licence CC BY 4\.0/,
    );
  });
});

test("without a volume there is no page of proceedings, and links lead to where they are", async () => {
  const workshop = SITE["data/workshop.yaml"].replace(
    /proceedings:[\s\S]*/,
    'proceedings: {label: CEUR 1234, url: "https://example.org/v/"}\n',
  );
  const papers = "- {title: One, authors: Ada Lovelace}\n";
  const site = await buildFixture(writeFiles({ "data/workshop.yaml": workshop, "data/papers.yaml": papers }), {
    now: "2030-05-01T00:00:00Z",
    pathPrefix: "/",
  });
  assert.throws(() => site.read("proceedings/index.html"));
  for (const page of ["index.html", "papers/index.html"])
    assert.match(site.read(page), /href="https:\/\/example\.org\/v\/"[^>]*>CEUR 1234/);
});

test("a volume without archival papers has no page yet", () => {
  const { volume } = workshopOf({
    ...SITE,
    "data/papers.yaml": "- {title: One, authors: Ada Lovelace, archival: no}\n",
  });
  assert.deepEqual(volume?.sections, []);
  assert.equal(
    searchRecords(workshopOf({ ...SITE, "data/papers.yaml": "- {title: One, authors: Ada, archival: no}\n" })).some(
      ({ entry }) => entry.url === "/proceedings/",
    ),
    false,
  );
});

test("Google Scholar is told volume, pages, numbers and publisher of archival papers alone", () => {
  const workshop = workshopOf(SITE);
  const tagsOf = (title: string) => {
    const paper = workshop.papers.find((one) => one.title.plain === title);
    assert.ok(paper);
    return Object.fromEntries(citationTags(workshop, paper).map(({ name, content }) => [name, content]));
  };
  const long = tagsOf("Long One");
  assert.deepEqual(
    ["conference_title", "volume", "firstpage", "lastpage", "isbn", "issn", "publisher"].map(
      (name) => long[`citation_${name}`],
    ),
    ["Proceedings of the Workshop on Flip Points", "1234", "1", "12", "978-3-16-148410-0", "1613-0073", "CEUR-WS.org"],
  );
  const poster = tagsOf("Poster Only");
  assert.equal(poster.citation_conference_title, "Workshop on Flip Points");
  for (const name of ["volume", "firstpage", "isbn", "publisher"]) assert.equal(poster[`citation_${name}`], undefined);
});

test("RIS has editors, series, volume, publisher, number and pages of a paper in a volume", () => {
  const record = risFile(workshopOf(SITE))
    .split("ER  -")
    .find((one) => one.includes("TI  - Long One"));
  const lines = record?.split("\r\n").filter((line) => /^(?:T2|ED|T3|VL|PB|SN|SP|EP)/.test(line));
  assert.deepEqual(lines, [
    "T2  - Proceedings of the Workshop on Flip Points",
    "ED  - van Beethoven, Ludwig",
    "ED  - King, Martin Luther, Jr.",
    "T3  - CEUR Workshop Proceedings",
    "VL  - 1234",
    "PB  - CEUR-WS.org",
    "SN  - 978-3-16-148410-0",
    "SP  - 1",
    "EP  - 12",
  ]);
});

test("a volume that appears in another year is of that year", () => {
  const workshop = workshopOf({
    ...SITE,
    "data/workshop.yaml": SITE["data/workshop.yaml"].replace("  volume: 1234", "  volume: 1234\n  year: 2031"),
  });
  const [paper] = workshop.papers;
  assert.ok(paper);
  assert.equal(citationTags(workshop, paper).find(({ name }) => name === "citation_publication_date")?.content, "2031");
});

test("schema.org is told of the volume as a book in a series with its papers, and of each paper's place in it", () => {
  const workshop = workshopOf(SITE);
  assert.ok(workshop.volume);
  const { hasPart, ...volume } = volumeData(workshop, workshop.volume);
  assert.deepEqual(JSON.parse(JSON.stringify(volume)), {
    "@context": "https://schema.org",
    "@type": ["Book", "PublicationVolume"],
    "@id": "https://example.org/proceedings/#volume",
    name: "Proceedings of the Workshop on Flip Points",
    isbn: "978-3-16-148410-0",
    volumeNumber: "1234",
    url: "https://example.org/proceedings/",
    alternateName: "Flip Points 2030",
    editor: [
      { "@type": "Person", name: "Ludwig van Beethoven", affiliation: { "@type": "Organization", name: "Bonn" } },
      { "@type": "Person", name: "Martin Luther King, Jr." },
    ],
    publisher: { "@type": "Organization", name: "CEUR-WS.org" },
    datePublished: "2030-05-06",
    license: "https://creativecommons.org/licenses/by/4.0/",
    sameAs: "https://example.org/vol-1234/",
    isPartOf: { "@type": "BookSeries", name: "CEUR Workshop Proceedings", issn: "1613-0073" },
  });
  assert.deepEqual(
    (hasPart as { headline: string; pageStart?: string; pageEnd?: string }[]).map(
      ({ headline, pageStart, pageEnd }) => [headline, pageStart, pageEnd],
    ),
    [
      ["Loose One", undefined, undefined],
      ["Long One", "1", "12"],
      ["Short One", "13", "13"],
    ],
  );
  const long = workshop.papers[1];
  assert.ok(long);
  const { pageStart, pageEnd, license, isPartOf } = paperData(workshop, long);
  assert.deepEqual([pageStart, pageEnd, license], ["1", "12", "https://creativecommons.org/licenses/by/4.0/"]);
  assert.equal((isPartOf as { "@id": string })["@id"], "https://example.org/proceedings/#volume");
});
