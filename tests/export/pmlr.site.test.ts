import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
// @ts-expect-error: without types
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { changed, exported, pdf, settings } from "./volume.ts";

/** An entry as CSL has it, read by another's parser. */
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly Record<string, string>[];
  readonly editor?: readonly Record<string, string>[];
  readonly page?: string;
  readonly abstract?: string;
  readonly volume?: string;
}

const entriesOf = (bib: string): readonly Entry[] => plugins.input.chain(bib, { generateGraph: false });

/** The field of an entry, by its key. */
function field(bib: string, key: string, name: string): string | undefined {
  const entry = bib.split(/^@/m).find((text) => text.includes(`{${key},`)) ?? "";
  return new RegExp(`^ {4}${name} = \\{([\\s\\S]*?)\\}(?:,\\n {4}|\\n\\}\\n)`, "m").exec(entry)?.[1];
}

test("the head has the fields of the specification", async () => {
  const { read } = await exported("pmlr");
  const bib = read("flip30.bib");
  assert.ok(bib.startsWith("@Proceedings{FLIP-2030,\n"));
  const head = (name: string) => field(bib, "FLIP-2030", name);
  assert.equal(head("booktitle"), "Proceedings of the First Workshop on Flip Points");
  assert.deepEqual([head("name"), head("shortname")], ["Workshop on Flip Points", "Flip"]);
  assert.equal(head("editor"), "\\v{Z}i\\v{z}ka, {\\L}ukasz and van der Hopper, Grace");
  assert.deepEqual(
    [head("volume"), head("year"), head("start"), head("end")],
    ["57", "2030", "2030-05-06", "2030-05-07"],
  );
  assert.equal(head("address"), 'Kongresshaus, Z\\"{u}rich, Switzerland');
  assert.equal(head("conference_url"), "https://example.org/2030/");
  assert.equal(head("sections"), "Long papers|Short papers");
});

test("another's parser reads names, titles and pages as they are in the data", async () => {
  const { read } = await exported("pmlr");
  const [head, ...papers] = entriesOf(read("flip30.bib"));
  assert.deepEqual(head?.editor?.[1], { given: "Grace", family: "Hopper", "non-dropping-particle": "van der" });
  assert.deepEqual(
    papers.map(({ id, page }) => [id, page]),
    [
      ["koller30a", "1-9"],
      ["koller30b", "10-11"],
      ["capek30a", "12-12"],
    ],
  );
  assert.equal(papers[0]?.title, "On k₁ Flips & 5% more_x");
  assert.deepEqual(papers[0]?.author, [
    { given: "Klaus", family: "Köller" },
    { given: "Hans", family: "Hamburg", suffix: "Jr.", "non-dropping-particle": "von" },
  ]);
});

test("a paper has its section, links to software, video and reviews, and an abstract with the tags that PMLR takes", async () => {
  const { read } = await exported("pmlr");
  const of = (name: string) => field(read("flip30.bib"), "koller30a", name);
  assert.deepEqual(
    [of("section"), of("software"), of("video"), of("openreview")],
    ["Long papers", "https://example.com/code", "https://example.com/video", "zaMwvOjsyym"],
  );
  assert.equal(
    of("abstract"),
    "We show <em>that</em> $\\lbrace a_1\\rbrace $ costs \\textdollar{}5 -- ``so'' <b>much</b>.\n\n<ul>\n<li>one</li>\n<li>two\\textunderscore{}2</li>\n</ul>",
  );
});

test("files are named by the keys, and signed forms are apart", async () => {
  const { files, folder, site, lacks } = await exported("pmlr");
  assert.deepEqual(files, [
    "capek30a.pdf",
    "flip30.bib",
    "koller30a-supp.pdf",
    "koller30a.pdf",
    "koller30b.pdf",
    "v57permissions/capek30aPermission.png",
    "v57permissions/koller30aPermission.pdf",
    "v57permissions/koller30bPermission.jpg",
  ]);
  const bytes = (...at: string[]) => readFileSync(path.join(...at));
  assert.deepEqual(bytes(folder, "koller30b.pdf"), bytes(site, "public/papers/two.pdf"));
  assert.deepEqual(lacks, [
    "the date of publication: once known, add published = {2030-05-06} to the head of the .bib file",
  ]);
});

/** What https://github.com/mlresearch/papersite, check_volume.rb, takes for a mistake. */
test("PMLR's own check would find nothing but the date of publication", async () => {
  const { read, files } = await exported("pmlr");
  const bib = read("flip30.bib");
  assert.match(bib, /^\p{ASCII}*$/u);
  assert.ok(!bib.includes("\\\\"));
  for (const escaped of ["\\$", "\\{", "\\}", "\\_"]) assert.ok(!bib.includes(escaped), escaped);
  const keys = [...bib.matchAll(/^@InProceedings\{([\w-]+),$/gm)].map(([, key]) => key);
  const pdfs = files.filter((file) => /^[^/]+(?<!-supp)\.pdf$/.test(file)).map((file) => file.slice(0, -4));
  assert.deepEqual(pdfs, keys.toSorted());
  for (const [, names = ""] of bib.matchAll(/^ {4}author = \{(.*)\},$/gm))
    for (const name of names.split(" and ")) assert.match(name, /^\{.*\}$|^.*[A-Z].*, /);
});

test("a volume with one section has none, as PMLR refuses a single one", async () => {
  const { read } = await exported(
    "pmlr",
    changed("data/papers.yaml", /section: Short papers/g, "section: Long papers"),
  );
  assert.doesNotMatch(read("flip30.bib"), /section/);
});

test("what is missing is listed line by line, and nothing stands in its place", async () => {
  const { lacks, read, files } = await exported("pmlr", {
    "data/workshop.yaml": "name: Flip Points\nstart: tbd\ntimezone: UTC\nproceedings: {title: Proceedings}\n",
    "data/papers.yaml": `- {title: One, pdf: papers/one.pdf, supplement: data.zip}
- {title: Two, authors: 李小龙, pdf: "https://example.com/two.pdf"}
- {title: Three, authors: Ada Lovelace, pdf: papers/broken.pdf}
`,
    "public/data.zip": "x",
    "public/papers/one.pdf": pdf(2).replaceAll("/FontFile2", "/Nothing"),
    "public/papers/broken.pdf": "no PDF",
    "private/agreements/flips.pdf": undefined,
    "data/schedule.yaml": undefined,
    "data/committee.yaml": undefined,
    "data/sponsors.yaml": undefined,
  });
  assert.deepEqual(lacks, [
    "an abbreviation of the workshop: state short: in workshop.yaml",
    "the date of publication: once known, add published = {2030-05-06} to the head of the .bib file",
    "editors: state proceedings: editors: in workshop.yaml",
    "the number of the volume, which PMLR gives: state proceedings: volume: in workshop.yaml",
    "the year: state start: in workshop.yaml",
    "the first day: state start: in workshop.yaml",
    "the place: state venue: in workshop.yaml",
    "the site's address: state url: in workshop.yaml",
    "fonts of a PDF file (1 paper): make the file again with its fonts embedded",
    '  "One": public/papers/one.pdf lacks Sans',
    "a supplement in a single file (1 paper): PMLR takes no archives, but links to software",
    '  "One": public/data.zip',
    "a signed agreement (3 papers): put the scan into private/agreements/, under the name given here",
    '  "One": one.pdf',
    '  "Two": two.pdf',
    '  "Three": three.pdf',
    "authors (1 paper)",
    '  "One"',
    "an abstract (3 papers)",
    '  "One"',
    '  "Two"',
    '  "Three"',
    "a PDF file in public/ (1 paper): put it there, and its path into papers.yaml",
    '  "Two": https://example.com/two.pdf',
    "pages (2 papers): state pages:, or add the PDF files of all papers up to these",
    '  "Two"',
    '  "Three"',
    "a PDF file that can be read (1 paper): make it again",
    '  "Three": public/papers/broken.pdf is not a PDF file',
    "commands of LaTeX for characters (1 place): PMLR takes ASCII alone",
    '  "Two": 李 小 龙',
  ]);
  const bib = read("flippoints.bib");
  assert.doesNotMatch(bib, /\{\}|undefined|volume|year|abstract/);
  assert.ok(files.includes("one-supp.zip") || files.some((file) => file.endsWith("-supp.zip")));
});

test("keys beyond z go on with two letters, and a name in another script is romanized", async () => {
  const many = Array.from({ length: 28 }, (_, at) => `- {title: Paper ${at}, authors: Ada Łovelace}\n`).join("");
  const { read } = await exported("pmlr", {
    "data/papers.yaml": `${many}- {title: Last, authors: 李小龙}\n`,
    "data/schedule.yaml": undefined,
  });
  const keys = [...read("flip30.bib").matchAll(/^@InProceedings\{(.+),$/gm)].map(([, key]) => key);
  assert.deepEqual(keys.slice(25), ["lovelace30z", "lovelace30aa", "lovelace30ab", "lixiaolong30a"]);
});

test("without a volume there is nothing to export, and the sentence says what to add", async () => {
  await assert.rejects(
    exported("pmlr", settings(/proceedings:[\s\S]*/, "")),
    /there is no volume to export; describe it in workshop\.yaml/,
  );
});
