import assert from "node:assert/strict";
import { test } from "node:test";
import { bibtexFile, bibtexOf, citationTags, risFile } from "../../src/feeds/bibliography.ts";
import { doiAddress } from "../../src/feeds/site.ts";
import { texText } from "../../src/feeds/tex.ts";
import { buildFixture, writeFiles } from "../site.ts";
import { fixture, HOSTILE, hostileSite, workshopOf } from "./hostile.ts";

/** Fields of a BibTeX entry: the braces decide where a value ends. */
function fieldsOf(entry: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const { 1: name = "", index } of entry.matchAll(/^ {2}(\w+) = \{/gm)) {
    let depth = 0;
    let at = entry.indexOf("{", index);
    const start = at + 1;
    do {
      if (entry[at] === "\\") at++;
      else if (entry[at] === "{") depth++;
      else if (entry[at] === "}") depth--;
      at++;
    } while (depth > 0 && at < entry.length);
    fields.set(name, entry.slice(start, at - 1));
  }
  return fields;
}

test("signs that TeX would obey are printed", () => {
  assert.equal(texText("50% of $5 & #1_a {x}"), "50\\% of \\$5 \\& \\#1\\_a \\{x\\}");
  assert.equal(texText("a\\b ~ ^"), "a\\textbackslash{}b \\textasciitilde{} \\textasciicircum{}");
  assert.equal(texText("two\nlines, 中文 & é"), "two lines, 中文 \\& é");
});

test("hostile text neither ends its field nor its entry", () => {
  const workshop = workshopOf(hostileSite());
  const [paper] = workshop.papers;
  assert.ok(paper);
  const entry = bibtexOf(workshop, paper);
  const fields = fieldsOf(entry);
  assert.equal(fields.get("title"), `{${texText(HOSTILE)}}`);
  // A name with a comma stands in braces, so that it is not taken for "Last, First".
  assert.equal(fields.get("author"), `{${texText(HOSTILE)}}`);
  assert.equal(fields.get("year"), "2021");
  assert.ok(entry.endsWith("\n}\n"));
});

test("an entry keeps its key whatever papers stand beside it", async () => {
  const { workshop } = await fixture("awkward");
  const keys = (text: string) => [...text.matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key);
  const all = keys(bibtexFile(workshop));
  assert.equal(new Set(all).size, workshop.papers.length);
  const alone = workshop.papers.map((paper) => keys(bibtexFile({ ...workshop, papers: [paper] }))[0]);
  assert.deepEqual(alone, all);
  for (const key of all) assert.match(key ?? "", /^[a-z0-9-]+$/);
});

test("every paper of the reference is in papers.ris with all authors, a record each", async () => {
  const { workshop, read } = await fixture("reference");
  const text = read("papers.ris");
  assert.equal(text, risFile(workshop));
  const records = text.split("ER  - \r\n").slice(0, -1);
  assert.equal(records.length, workshop.papers.length);
  records.forEach((record, index) => {
    const paper = workshop.papers[index];
    const lines = record.split("\r\n").filter((line) => line !== "");
    for (const line of lines) assert.match(line, /^[A-Z][A-Z0-9] {2}- \S/);
    assert.ok(lines[0]?.startsWith("TY  - "));
    assert.deepEqual(
      lines.filter((line) => line.startsWith("AU")).map((line) => line.slice(6)),
      paper?.authors.map(({ name }) => name.replace(/^(.*) (\S+)$/, "$2, $1")),
    );
  });
});

test("names are parted as readers of BibTeX and RIS part them", () => {
  const names: readonly [name: string, bib: string, ris: string, tag?: string][] = [
    ["Martin Luther King, Jr.", "King, Jr., Martin Luther", "King, Martin Luther, Jr.", "Martin Luther King Jr."],
    ["Ludwig van Beethoven", "Ludwig van Beethoven", "van Beethoven, Ludwig"],
    ["Ursula K. Le Guin", "Le Guin, Ursula K.", "Le Guin, Ursula K."],
    ["Ada Lovelace, PhD", "Ada Lovelace", "Lovelace, Ada", "Ada Lovelace"],
    ["Brendan O’Donoghue", "Brendan O’Donoghue", "O’Donoghue, Brendan"],
    ["Plato", "Plato", "Plato"],
    ["李小龙", "李小龙", "李小龙"],
    ["山田 太郎", "山田, 太郎", "山田, 太郎"],
    ["Institute of Flips and Flops", "{Institute of Flips and Flops}", "Institute of Flips and Flops"],
    ["Erdős Pál", "Erdős, Pál", "Erdős, Pál"],
  ];
  const site = writeFiles({
    "data/workshop.yaml": "name: W\nstart: 2021-05-06\ntimezone: Europe/Berlin\nupdated: 2021-05-01\n",
    "data/papers.yaml": `- title: One\n  pdf: https://example.org/a.pdf\n  authors:\n${names.map(([name]) => `    - {name: "${name}"}\n`).join("")}    - {name: Gabriel García Márquez, sort: García Márquez}\n`,
  });
  const workshop = workshopOf(site);
  const [paper] = workshop.papers;
  assert.ok(paper);
  assert.equal(
    fieldsOf(bibtexOf(workshop, paper)).get("author"),
    [...names.map(([, bib]) => bib), "García Márquez, Gabriel"].join(" and "),
  );
  assert.deepEqual(
    [...risFile(workshop).matchAll(/^AU {2}- (.*)\r$/gm)].map(([, name]) => name),
    [...names.map(([, , ris]) => ris), "García Márquez, Gabriel"],
  );
  const tags = citationTags(workshop, paper).filter(({ name }) => name === "citation_author");
  assert.deepEqual(
    tags.map(({ content }) => content),
    [...names.map(([name, , , tag]) => tag ?? name), "Gabriel García Márquez"],
  );
});

test("the page of a paper has the tags that Google Scholar asks for", async () => {
  const { workshop, read } = await fixture("reference");
  const paper = workshop.papers.find(({ page, pdf }) => page !== undefined && pdf !== undefined);
  assert.ok(paper?.page);
  const tags = citationTags(workshop, paper);
  const values = (name: string) => tags.filter((tag) => tag.name === name).map(({ content }) => content);
  assert.deepEqual(values("citation_title"), [paper.title.plain]);
  assert.deepEqual(
    values("citation_author"),
    paper.authors.map(({ name }) => name),
  );
  assert.deepEqual(values("citation_publication_date"), ["2019/05/06"]);
  assert.deepEqual(values("citation_pdf_url"), [paper.pdf]);
  const html = read(paper.page);
  assert.equal(html.match(/<meta name="citation_/g)?.length, tags.length);
  assert.ok(html.includes("@inproceedings{"));
});

const SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O";

test("a DOI leads to its document whatever signs it holds, and is bare where it is no address", () => {
  const addresses: readonly [doi: string, address: string][] = [
    ["10.1145/3290605.3300233", "https://doi.org/10.1145/3290605.3300233"],
    [SICI, "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"],
    ["10.1000/a#b?c%d", "https://doi.org/10.1000/a%23b%3Fc%25d"],
    ['10.1000/[x]{y}^|`\\"', "https://doi.org/10.1000/%5Bx%5D%7By%7D%5E%7C%60%5C%22"],
    ["10.1000/调试", "https://doi.org/10.1000/%E8%B0%83%E8%AF%95"],
  ];
  for (const [doi, address] of addresses) {
    assert.equal(doiAddress(doi), address);
    assert.equal(new URL(address).href, address, "browsers and feeds leave it so");
  }
});

test("a DOI with angle brackets is one link on the page and in JSON-LD, and bare in BibTeX, RIS and citation tags", async () => {
  const site = writeFiles({
    "data/workshop.yaml": "name: W\nstart: 2030-05-06\ntimezone: UTC\nurl: https://example.org/\nupdated: 2030-04-01\n",
    "data/papers.yaml": `- title: Old\n  authors: Ann Lee\n  doi: ${JSON.stringify(SICI)}\n`,
  });
  const { read } = await buildFixture(site, { now: "2030-01-01T00:00:00Z", pathPrefix: "/" });
  const page = read("/papers/old/");
  const address = doiAddress(SICI);
  assert.ok(page.includes(`href="${address}"`), page);
  assert.ok(page.includes(`"sameAs":"${address}"`));
  assert.ok(page.includes(`<meta name="citation_doi" content="${SICI.replace("<", "&lt;").replace(">", "&gt;")}">`));
  assert.ok(read("/papers.bib").includes(`doi = {${SICI}}`));
  assert.ok(read("/papers.ris").includes(`DO  - ${SICI}\r\n`));
});
