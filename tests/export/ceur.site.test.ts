import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Transform } from "node:stream";
import { test } from "node:test";
// @ts-expect-error: without types
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { HtmlValidate } from "html-validate";
import { RdfaParser } from "rdfa-streaming-parser";
import { changed, exported, settings } from "./volume.ts";

/** The texts of the elements of a class, without their markup. */
function texts(html: string, name: string): string[] {
  const found = [...html.matchAll(new RegExp(`<(\\w+)[^>]*class="${name}"[^>]*>([\\s\\S]*?)</\\1>`, "g"))];
  return found.map(([, , inside = ""]) => inside.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&"));
}

test("index.html has the classes by which CEUR-WS.org reads a volume", async () => {
  const html = (await exported("ceur")).read("index.html");
  const of = (name: string) => texts(html, name);
  assert.match(html, /^<!DOCTYPE html>\n<!-- CEURVERSION=2020-07-09 -->\n<html lang="en"/);
  assert.match(html, /<!--CEURLANG=eng -->/);
  assert.deepEqual(of("CEURVOLNR"), ["Vol-57"]);
  assert.deepEqual(of("CEURURN"), ["urn:nbn:de:0074-57-C"]);
  assert.deepEqual(of("CEURPUBYEAR"), ["2030", "2030"]);
  assert.deepEqual(of("CEURLIC"), ["CC BY 4.0"]);
  assert.deepEqual(of("CEURVOLACRONYM"), ["Flip 2030"]);
  assert.deepEqual(of("CEURVOLTITLE"), ["Workshop on Flip Points"]);
  assert.deepEqual(of("CEURFULLTITLE"), ["Proceedings of the First Workshop on Flip Points"]);
  assert.deepEqual(of("CEURCOLOCATED"), ["ICE 2030"]);
  assert.deepEqual(of("CEURLOCTIME"), ["Zürich, Switzerland, May 6-7, 2030"]);
  assert.deepEqual(of("CEURVOLEDITOR"), ["Łukasz Žižka", "Grace van der Hopper"]);
  assert.deepEqual(of("CEURSESSION"), ["Long papers", "Short papers"]);
  assert.deepEqual(of("CEURTITLE"), ["On k₁ Flips & 5% more_x", "Second", "Third"]);
  assert.deepEqual(
    [...html.matchAll(/<span class="CEURPAGES">(.*?)<\/span><\/span>/g)].map(([, text = ""]) =>
      text.replace(/<[^>]*>/g, ""),
    ),
    ["1-9", "10-11", "12-12"],
  );
  assert.deepEqual(of("CEURAUTHOR"), ["Klaus Köller", "Hans von Hamburg, Jr.", "Klaus Köller", "Ștefan Čapek"]);
  assert.deepEqual(of("CEURPUBDATE"), ["yyyy-mm-dd"]);
  assert.match(html, /<div id="CEURWSLOGO"><\/div>[\s\S]*<div id="CEURCCBY"><\/div>/);
  const [, contents = ""] = /<div class="CEURTOC">\n<h2>Table of Contents<\/h2>\n([\s\S]*?)<\/div>/.exec(html) ?? [];
  assert.deepEqual(
    [...contents.matchAll(/class="(CEUR(?:SESSION|TITLE|PAGES|AUTHOR))"[^>]*>(?:<[^>]*>)*([^<]*)/g)].map(
      ([, name = "", text]) => `${name.slice(4)} ${text}`,
    ),
    [
      ...["SESSION Long papers", "TITLE On k₁ Flips &amp; 5% more_x", "PAGES 1"],
      ...["AUTHOR Klaus Köller", "AUTHOR Hans von Hamburg, Jr.", "SESSION Short papers"],
      ...["TITLE Second", "PAGES 10", "AUTHOR Klaus Köller", "TITLE Third", "PAGES 12", "AUTHOR Ștefan Čapek"],
    ],
  );
  assert.deepEqual(
    [...html.matchAll(/<li id="(\w+)"[^>]*>\s*<a[^>]*href="([^"]+)"/g)].map(([, id, href]) => [id, href]),
    [
      ["preface", "preface.pdf"],
      ["paper1", "paper1.pdf"],
      ["paper2", "paper2.pdf"],
      ["paper3", "paper3.pdf"],
    ],
  );
});

test("index.html is valid HTML, with hostile text and without facts too", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended", "html-validate:document"],
    // The style sheet is that of the host of the volume, and a title says what people wrote.
    rules: { "require-sri": ["error", { target: "crossorigin" }], "long-title": "off" },
  });
  const hostile = '"><script>alert(1)</script>&';
  const pages = [
    await exported("ceur"),
    await exported("ceur", {
      ...settings("name: Workshop on Flip Points", `name: '${hostile}'`),
      ...changed("data/papers.yaml", "title: Second", `title: '${hostile}'`),
      "data/schedule.yaml": undefined,
    }),
    await exported("ceur", {
      "data/workshop.yaml": "name: Flip Points\nstart: tbd\ntimezone: UTC\nproceedings: {title: Proceedings}\n",
      "data/papers.yaml": "- {title: One}\n",
      "data/schedule.yaml": undefined,
      "public/preface.pdf": undefined,
    }),
  ];
  for (const { read } of pages) {
    const { results } = await validator.validateString(read("index.html"));
    assert.deepEqual(
      results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`)),
      [],
    );
    assert.doesNotMatch(read("index.html"), /<script|undefined/);
  }
});

test("another's RDFa parser finds the volume, its editors, its papers with pages, and their authors", async () => {
  const html = (await exported("ceur")).read("index.html");
  const base = "https://ceur-ws.org/Vol-57/";
  const triples: string[][] = [];
  const names: Record<string, string> = {
    "http://purl.org/ontology/bibo/": "bibo:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
    [base]: "",
  };
  const short = (iri: string) => Object.entries(names).reduce((text, [from, to]) => text.replace(from, to), iri);
  // Its types lack those of the stream that it is.
  const parser = new RdfaParser({ baseIRI: base, contentType: "text/html" }) as unknown as Transform;
  await new Promise((resolve, reject) => {
    parser.on("data", ({ subject, predicate, object }) => {
      triples.push([short(subject.value), short(predicate.value), short(object.value)]);
    });
    parser.on("error", reject).on("end", resolve);
    parser.end(html);
  });
  const of = (subject: string, predicate: string) =>
    triples.flatMap(([one, other, object]) => (one === subject && other === predicate ? object : []));
  const namesOf = (subject: string, predicate: string) =>
    of(subject, predicate).flatMap((person) => of(person ?? "", "foaf:name"));
  assert.deepEqual(of("", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ["bibo:Proceedings"]);
  assert.deepEqual([of("", "bibo:shortTitle"), of("", "bibo:volume")], [["Flip 2030"], ["57"]]);
  assert.deepEqual(of("", "dcterms:title"), ["Proceedings of the First Workshop on Flip Points"]);
  assert.deepEqual(of("", "dcterms:license"), ["https://creativecommons.org/licenses/by/4.0/"]);
  assert.deepEqual(namesOf("", "bibo:editor"), ["Łukasz Žižka", "Grace van der Hopper"]);
  assert.deepEqual(of("", "dcterms:hasPart"), ["#paper1", "#paper2", "#paper3"]);
  assert.deepEqual(of("#paper1", "dcterms:title"), ["On k₁ Flips & 5% more_x"]);
  assert.deepEqual([of("#paper1", "bibo:pageStart"), of("#paper1", "bibo:pageEnd")], [["1"], ["9"]]);
  assert.deepEqual(of("#paper1", "bibo:uri"), ["paper1.pdf"]);
  assert.deepEqual(namesOf("#paper1", "dcterms:creator"), ["Klaus Köller", "Hans von Hamburg, Jr."]);
});

test("the folder has the volume, its archive, and the signed agreements in an archive of their own", async () => {
  const { files, folder, site, read } = await exported("ceur");
  assert.deepEqual(files, [
    "AGREEMENTS-Flip-2030.zip",
    "Flip-2030.zip",
    "agreements.txt",
    "index.html",
    "paper1.pdf",
    "paper2.pdf",
    "paper3.pdf",
    "papers.bib",
    "preface.pdf",
  ]);
  const bytes = (...at: string[]) => readFileSync(path.join(...at));
  assert.deepEqual(bytes(folder, "paper2.pdf"), bytes(site, "public/papers/two.pdf"));
  assert.equal(
    read("agreements.txt"),
    `[x] EDITOR-AGREEMENT-Flip-2030: the editors
[x] AUTHOR-AGREEMENT-paper1: "On k₁ Flips & 5% more_x"
[x] AUTHOR-AGREEMENT-paper2: "Second"
[x] AUTHOR-AGREEMENT-paper3: "Third"
`,
  );
});

test("another's reader unpacks the archives", async (t) => {
  const { folder, read } = await exported("ceur");
  if (spawnSync("unzip", ["-v"]).error) return t.skip("there is no unzip");
  const unzip = (...args: string[]) => spawnSync("unzip", args, { cwd: folder, encoding: "utf8" });
  assert.equal(unzip("-tq", "Flip-2030.zip").status, 0);
  assert.deepEqual(unzip("-Z1", "Flip-2030.zip").stdout.trim().split("\n").sort(), [
    "Flip-2030/index.html",
    "Flip-2030/paper1.pdf",
    "Flip-2030/paper2.pdf",
    "Flip-2030/paper3.pdf",
    "Flip-2030/papers.bib",
    "Flip-2030/preface.pdf",
  ]);
  assert.equal(unzip("-p", "Flip-2030.zip", "Flip-2030/index.html").stdout, read("index.html"));
  assert.deepEqual(unzip("-Z1", "AGREEMENTS-Flip-2030.zip").stdout.trim().split("\n"), [
    "AGREEMENTS-Flip-2030/EDITOR-AGREEMENT-Flip-2030.pdf",
    "AGREEMENTS-Flip-2030/AUTHOR-AGREEMENT-paper1.pdf",
    "AGREEMENTS-Flip-2030/AUTHOR-AGREEMENT-paper2.jpg",
    "AGREEMENTS-Flip-2030/AUTHOR-AGREEMENT-paper3.png",
  ]);
});

test("papers.bib has an entry for each paper of the volume, for another's parser", async () => {
  const entries = plugins.input.chain((await exported("ceur")).read("papers.bib"), { generateGraph: false });
  assert.deepEqual(
    entries.map(({ title }: { title: string }) => title),
    ["On k₁ Flips & 5% more_x", "Second", "Third"],
  );
});

test("only what nobody but the editors knows is missing from a whole volume", async () => {
  const { lacks } = await exported("ceur");
  assert.deepEqual(lacks, [
    "the day on which you submit the volume, and who does: write both at the end of index.html",
  ]);
});

test("what is missing is listed, and neither a licence, a link nor a number stands in its place", async () => {
  const { lacks, read, files } = await exported("ceur", {
    "data/workshop.yaml":
      "name: Flip Points\nstart: 2030-05\ntimezone: UTC\nlanguage: eo\nproceedings: {title: Proceedings, editors: Bo Ek, licence: CC BY-NC 4.0}\n",
    "data/papers.yaml":
      "- {title: One, authors: Ada Lovelace, pdf: papers/one.pdf}\n- {title: Two, pdf: papers/one.pdf}\n- {title: Three, authors: Bo Ek}\n",
    "data/schedule.yaml": undefined,
    "public/preface.pdf": undefined,
    "private/agreements/editors.pdf": undefined,
    "private/agreements/flips.pdf": undefined,
  });
  const html = read("index.html");
  assert.deepEqual(lacks, [
    "a PDF file (1 paper): name it as pdf: in papers.yaml",
    '  "Three"',
    "a PDF file of its own (1 paper): correct pdf: in papers.yaml",
    '  "Two": public/papers/one.pdf is also that of "One"',
    "a preface, if there is one: put it at public/preface.pdf",
    "authors (1 paper)",
    '  "Two"',
    "pages (1 paper): state pages:, or add the PDF files of all papers up to these",
    '  "Three"',
    "the ISO 639-2 code of the language eo: write it after CEURLANG= in index.html",
    "the licence CC BY 4.0, the only one of CEUR-WS.org: state proceedings: licence: in workshop.yaml; it says CC BY-NC 4.0",
    "the site's address: state url: in workshop.yaml",
    "the place: state venue: city: and country: in workshop.yaml",
    "the days of the workshop: state start: in workshop.yaml",
    "an affiliation (1 editor)",
    "  Bo Ek",
    "the day on which you submit the volume, and who does: write both at the end of index.html",
    "a signed agreement of the editors: put the scan at private/agreements/editors.pdf",
    "a signed agreement (3 papers): put the scan into private/agreements/, under the name given here",
    '  "One": one.pdf',
    '  "Two": two.pdf',
    '  "Three": three.pdf',
  ]);
  assert.doesNotMatch(html, /CEURLIC|Attribution|preface|paper3\.pdf/);
  assert.match(html, /Vol-XXX/);
  assert.match(html, /<!-- co-located with <span class="CEURCOLOCATED">NONE<\/span> -->/);
  assert.ok(!files.some((file) => file.startsWith("AGREEMENTS")));
});

test("no licence is claimed for papers that state another than CEUR-WS.org takes; each is listed once", async () => {
  const { lacks, read } = await exported(
    "ceur",
    changed("data/papers.yaml", "title: Second", "title: Second\n  licence: CC0"),
  );
  assert.ok(lacks.includes("the licence CC BY 4.0 for a paper (1 paper): its licence: in papers.yaml is another"));
  assert.deepEqual(
    lacks.filter((line) => line.includes("CC0")),
    ['  "Second": CC0 1.0'],
  );
  assert.doesNotMatch(read("index.html"), /CEURLIC|CEURCCBY|Attribution/);
});

test("what many papers lack is one line with five of them and the number of the rest, and the whole list is a file", async () => {
  const papers = Array.from({ length: 8 }, (_, at) => `- {title: Paper ${at}, authors: Ada Lovelace}\n`).join("");
  const files = { "data/papers.yaml": papers, "data/schedule.yaml": undefined };
  const { lacks, stdout, read, files: written } = await exported("ceur", files);
  const from = lacks.indexOf("a PDF file (8 papers): name it as pdf: in papers.yaml");
  assert.deepEqual(lacks.slice(from + 1, from + 7), [
    ...[0, 1, 2, 3, 4].map((at) => `  "Paper ${at}"`),
    "  and 3 more",
  ]);
  assert.match(stdout, /\nThe whole list: out[\\/]missing\.txt\n$/);
  const list = read("missing.txt").trimEnd().split("\n");
  assert.deepEqual(
    list.flatMap((line) => /^ {2}"Paper \d": (.+)$/.exec(line)?.[1] ?? []),
    Array.from({ length: 8 }, (_, at) => `paper-${at}.pdf`),
  );
  assert.equal(list.filter((line) => line === '  "Paper 7"').length, 2);
  assert.ok(!list.some((line) => line.endsWith("more")));
  assert.ok(written.includes("missing.txt"));
  assert.ok(!(await exported("ceur")).files.includes("missing.txt"));
  assert.ok(
    !(
      await exported("ceur", { ...files, "data/papers.yaml": papers.split("\n").slice(0, 6).join("\n") })
    ).files.includes("missing.txt"),
  );
});

test("files have the whole acronym in ASCII, whatever its accents", async () => {
  const { files } = await exported("ceur", settings("short: Flip 2030", "short: ŁódźÜ & Co 2030"));
  assert.ok(files.includes("LodzU-and-Co-2030.zip"), files.join(" "));
});
