import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { SMALLEST_SITE } from "../../../src/schema/catalog.ts";
import { readPdf } from "../../../src/site/papers/pdfs.ts";
import { readSite, readSiteWithPdfs } from "../../../src/site/read.ts";
import { pdfFile } from "../../pdf-file.ts";
import { BEFORE, brief } from "../../reading.ts";
import { temporaryFolder, writeFiles } from "../../site.ts";

const REST = "Abstract. We show that a few flips are enough.";

/** The file of a paper with so many pages. */
const paperFile = (title: string, authors: string, count: number) =>
  pdfFile([[[title, 20], authors, REST], ...Array.from({ length: count - 1 }, () => ["More"])]);

/** A site with a volume and the PDF files of its papers. */
function writeVolume(
  papers: string,
  files: Readonly<Record<string, Buffer | string>>,
  settings = "title: Proceedings",
) {
  const site = writeFiles({
    ...SMALLEST_SITE,
    "data/workshop.yaml": `${SMALLEST_SITE["data/workshop.yaml"]}proceedings: {${settings}}\n`,
    "data/papers.yaml": papers,
  });
  mkdirSync(path.join(site, "public"), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(site, "public", name), bytes);
  return site;
}

async function pagesIn(site: string): Promise<readonly string[]> {
  const { workshop } = await readSiteWithPdfs({ site, now: BEFORE });
  return (workshop?.volume?.papers ?? []).map(({ pages }) => (pages ? `${pages.first}-${pages.last}` : "unknown"));
}

describe("pages of a volume", () => {
  const files = {
    "a.pdf": paperFile("Flip Points of Trees", "Ada Lovelace", 12),
    "b.pdf": paperFile("Model Assertions", "Bo Ek", 1),
    "c.pdf": paperFile("A Browser for Flip Points", "Cy Oz", 4),
    "damaged.pdf": "%PDF-1.4\nand then nothing",
  };
  const A = "{title: Flip Points of Trees, authors: Ada Lovelace, pdf: a.pdf}";
  const B = "{title: Model Assertions, authors: Bo Ek, pdf: b.pdf}";
  const C = "{title: A Browser for Flip Points, authors: Cy Oz, pdf: c.pdf}";
  const BROKEN = "{title: Broken, authors: Di Um, pdf: damaged.pdf}";
  const REMOTE = "{title: Remote, authors: Di Um, pdf: 'https://example.org/d.pdf'}";
  const NONE = "{title: None, authors: Di Um}";
  const NOT_IN_IT = "{title: Poster, authors: Di Um, archival: no, pdf: a.pdf}";
  const stated = (paper: string, pages: string) => paper.replace("{", `{pages: ${pages}, `);

  for (const [what, papers, pages] of [
    ["follow from the lengths of the files, in order", [A, B, C], ["1-12", "13-13", "14-17"]],
    ["go on after stated ones", [stated(A, "101-112"), B], ["101-112", "113-113"]],
    ["do not count papers outside the volume", [NOT_IN_IT, B, C], ["1-1", "2-5"]],
    ["are unknown after a damaged file", [A, BROKEN, B], ["1-12", "unknown", "unknown"]],
    ["are unknown after a file elsewhere", [REMOTE, A], ["unknown", "unknown"]],
    ["are unknown after a paper without a file", [NONE, A], ["unknown", "unknown"]],
    ["are known again after stated ones", [NONE, stated(A, "5-16"), B], ["unknown", "5-16", "17-17"]],
    ["are unknown after those of an article", [stated(A, "3:1-3:12"), B], ["3:1-3:12", "unknown"]],
    ["are unknown after roman ones", [stated(A, "i-xii"), B], ["i-xii", "unknown"]],
  ] as const) {
    test(what, async () => {
      const text = papers.map((paper) => `- ${paper}\n`).join("");
      assert.deepEqual(await pagesIn(writeVolume(text, files)), pages);
    });
  }

  test("follow the order of the volume, not of the file", async () => {
    const text = `- ${A}\n- ${B.replace("{", "{order: 1, ")}\n`;
    assert.deepEqual(await pagesIn(writeVolume(text, files)), ["1-1", "2-13"]);
  });
});

test("what PDF files say otherwise than papers.yaml is a notice at the field it is about", async () => {
  const site = writeVolume(
    [
      "- {title: Flip Points of Trees, authors: Ada Lovelace, pdf: same.pdf}",
      "- {title: Flip Points of Trees II, authors: Ada Lovelace and Bo Ek, pdf: other.pdf}",
      "- {title: Assertions of Models, authors: Cy Oz, pdf: wrong.pdf, pages: 20-29}",
      "- {title: Scanned, authors: Cy Oz, pdf: scan.pdf}",
      "- {title: Damaged, authors: Cy Oz, pdf: damaged.pdf}",
      "- {title: Poster, authors: Cy Oz, pdf: wrong.pdf, archival: no}",
    ].join("\n"),
    {
      "same.pdf": paperFile("FLIP POINTS OF TREES", "A\u0301da Lovelace".normalize("NFC"), 1),
      "other.pdf": paperFile("Flip Points of Forests", "Bo Ek, Ada B. Lovelace", 2),
      "wrong.pdf": paperFile("A Browser for Flip Points", "Di Um", 3),
      "scan.pdf": pdfFile([["1"]]),
      "damaged.pdf": "%PDF-1.4\nand then nothing",
    },
  );
  const { diagnostics } = await readSiteWithPdfs({ site, now: BEFORE });
  assert.deepEqual(diagnostics.map(brief), [
    'data/papers.yaml:2:11 notice pdf-differs the first page of public/other.pdf does not have this title; in large letters it says "Flip Points of Forests"',
    'data/papers.yaml:2:45 notice pdf-differs the first page of public/other.pdf does not name "Ada Lovelace"; it has "Bo Ek, Ada B. Lovelace"',
    'data/papers.yaml:3:54 notice pdf-differs the first page of public/wrong.pdf has neither the title nor the authors of this paper; in large letters it says "A Browser for Flip Points"',
    "data/papers.yaml:3:72 notice page-count the pages 20-29 are 10, but public/wrong.pdf has 3",
    "data/papers.yaml:4:41 notice pdf-differs the first page of public/scan.pdf has no text that could be compared",
    "data/papers.yaml:5:41 warning bad-pdf the PDF file public/damaged.pdf is damaged",
  ]);
});

test("PDF files are not read where there is no volume, nor where nobody needs what they say", async () => {
  const files = { "a.pdf": "no PDF file at all" };
  const papers = "- {title: Flip Points, authors: Ada Lovelace, pdf: a.pdf}\n";
  const linked = writeVolume(papers, files, "url: 'https://example.org/'");
  assert.deepEqual((await readSiteWithPdfs({ site: linked, now: BEFORE })).diagnostics, []);
  const volume = writeVolume(papers, files);
  assert.deepEqual(readSite({ site: volume, now: BEFORE }).diagnostics, []);
  assert.deepEqual(
    (await readSiteWithPdfs({ site: volume, now: BEFORE })).diagnostics.map(({ code }) => code),
    ["bad-pdf"],
  );
});

test("a notice about PDF files can be accepted, and is not needless where they are not read", async () => {
  const papers = "- {title: Flip Points, authors: Ada Lovelace, pdf: a.pdf}\n";
  const site = writeVolume(
    papers,
    { "a.pdf": paperFile("Other", "Nobody", 1) },
    "title: P}\naccept: {pdf-differs: old scans",
  );
  const withPdfs = await readSiteWithPdfs({ site, now: BEFORE });
  assert.deepEqual(
    withPdfs.diagnostics.map(({ code, accepted }) => [code, accepted]),
    [["pdf-differs", "old scans"]],
  );
  assert.deepEqual(readSite({ site, now: BEFORE }).diagnostics, []);
});

test("a PDF file gives its pages, missing fonts and the lines of its first page, or why it cannot be read", async () => {
  const folder = temporaryFolder();
  const written = (name: string, bytes: Buffer | string) => {
    writeFileSync(path.join(folder, name), bytes);
    return readPdf(path.join(folder, name));
  };
  assert.deepEqual(await written("a.pdf", pdfFile([[["Flip Points", 20], "Ada"], ["Two"]])), {
    pageCount: 2,
    missingFonts: ["Helvetica"],
    firstPage: [
      { text: "Flip Points", size: 20 },
      { text: "Ada", size: 10 },
    ],
  });
  assert.equal(await written("b.pdf", "<!DOCTYPE html>"), "is not a PDF file");
  assert.equal(await written("c.pdf", ""), "is not a PDF file");
  assert.equal(await written("d.pdf", "%PDF-1.7\n"), "is damaged");
  assert.equal(await readPdf(path.join(folder, "none.pdf")), "cannot be opened");
});
