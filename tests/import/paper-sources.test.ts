import assert from "node:assert/strict";
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import type { ImportOptions } from "../../src/cli/import.ts";
import { mergePapers } from "../../src/import/papers/file.ts";
import { Notes } from "../../src/import/row.ts";
import { temporaryFolder, writeFiles } from "../site.ts";
import { FIXTURES, importsCleanly, importText, importTo, siteWith } from "./importing.ts";

const PAPERS = path.join(FIXTURES, "papers");

interface Source {
  readonly file: string;
  readonly options?: ImportOptions;
  /** The first line of what is said: what it is, how many papers it holds, how many came in. */
  readonly is: string;
  /** Further lines of what is said. */
  readonly says?: readonly string[];
  /** Parts of the data file. */
  readonly has: readonly string[];
  /** What must not be in it. */
  readonly hasNot?: RegExp;
}

const ADDRESS = /@(?!\S*\$)\S*\.\w/;

const SOURCES: readonly Source[] = [
  {
    file: "openreview.jsonl",
    is: "openreview.jsonl is notes of OpenReview's API 2: 3 papers, 2 taken",
    says: ["1 left out: 1 rejected", "keys not read: authorids, domain, username"],
    has: [
      "title: 'Deep $\\ell_1$ nets'\n  authors: Ana Ficticia and Łukasz Żółć\n  kind: oral\n  id: 7\n",
      'supplement: "https://openreview.net/attachment?id=AbC1&name=supplementary_material"',
      "title: With Profiles\n  authors: Cy Young (Univ. of C)\n",
      "We *show* 5% at $10 and $20 per unit.",
    ],
  },
  {
    file: "openreview.csv",
    is: "openreview.csv is the table of papers of OpenReview: 3 papers, 1 taken",
    says: ["2 left out: 1 rejected, 1 withdrawn", "columns not read: authorids"],
    has: [
      'title: Taken\n  authors: Ana Ficticia and Bob O\'Neil\n  kind: spotlight\n  id: 1\n  url: "https://openreview.net/forum?id=aB3xYz12"\n',
    ],
  },
  {
    file: "hotcrp.json",
    is: "hotcrp.json is submissions of HotCRP (JSON): 4 papers, 2 taken",
    says: ["2 left out: 1 rejected, 1 withdrawn"],
    has: [
      "authors: Zoë Ångström (Universität Wien) and Bob O'Neil (MIT)\n  kind: oral\n  id: 3\n  abstract: |\n    First.\n\n    Second with $x^2$.\n  keywords: Theory\n",
      "authors: Ana Ficticia (Univ. of A)\n  id: 6\n  keywords: Systems\n",
    ],
  },
  {
    file: "hotcrp-list.csv",
    is: "hotcrp-list.csv is the table of papers of HotCRP: 2 papers, 1 taken",
    says: ["1 left out: 1 rejected", "columns not read: Tags"],
    has: ["authors: Zoë Ångström (Universität Wien) and Bob O'Neil (MIT)\n  id: 3\n"],
  },
  ...["cmt.xlsx", "cmt.txt"].map((file) => ({
    file,
    is: `${file} is the table of papers of CMT: 4 papers, 2 taken`,
    says: ["2 left out: 1 rejected, 1 withdrawn"],
    has: [
      "title: A CMT Paper\n  authors: Ana Ficticia (Univ. of A) and Łukasz Żółć (B)\n  kind: oral\n  id: 5\n",
      "title: 'Taken \"Quoted\" Words'\n  authors: Cy Young (D)\n  id: 7\n",
    ],
  })),
  {
    file: "cmt.xls",
    is: "cmt.xls is the table of papers of CMT: 3 papers, 2 taken",
    says: ["1 left out: 1 rejected"],
    has: ["authors: Ana Ficticia (Univ. of A) and Łukasz Żółć (B)\n", "authors: Cy Young (D)\n  id: 7\n"],
  },
  {
    file: "easychair/submission.csv",
    is: "submission.csv is the table of papers of EasyChair: 6 papers, 2 taken",
    says: [
      "4 left out: 1 rejected, 1 without a decision, 1 deleted, 1 desk rejected",
      "columns of author.csv not read: email, country, Web page, person #, corresponding?",
      "columns not read: submitted, last updated, notified, reviews sent",
    ],
    has: [
      "authors: Éva Kovács (Univ. of Buda, Informatics) and José Núñez\n",
      "authors: Anne-Marie d'Arc (Académie de Domrémy)\n  id: 6\n",
      "keywords: [fault localisation, program repair]",
    ],
  },
  {
    file: "easychair.xlsx",
    is: "easychair.xlsx is the table of papers of EasyChair: 2 papers, 1 taken",
    says: ["sheets not read: Submission topics", 'columns of easychair.xlsx, sheet "Authors" not read: email, country'],
    has: ["authors: Éva Kovács (Univ. of Buda) and José Núñez (Univ. of Sevilla)\n  id: 1\n"],
  },
  {
    file: "softconf.csv",
    is: "softconf.csv is the table of papers of Softconf START: 3 papers, 2 taken",
    says: ["1 left out: 1 rejected", "n: Username, n: Email, n: Presenter"],
    has: [
      "title: A START Paper\n  authors: Ana M. Ficticia (Univ. of A) and Łukasz Żółć (B, Kraków)\n  kind: oral\n  id: 12\n",
      "title: A Short START Paper\n  authors: Cy Young (D)\n  id: 14\n",
    ],
  },
  {
    file: "miniconf.csv",
    is: "miniconf.csv is the table of papers of Mini-Conf: 2 papers, all taken",
    says: ["columns not read: order", "left out: session of 2 papers"],
    has: ["title: A First Paper\n  authors: Ana Ficticia and Łukasz Żółć\n  id: B1xSp\n", "keywords: [a b, c]"],
    hasNot: /session:|pdf:|order:/,
  },
  {
    file: "papers.yml",
    is: "papers.yml is papers.yml of aclpub2: 3 papers, 2 taken",
    says: ["1 left out: 1 rejected", 'left out: the paper type "long"', "left out: an attachment of type copyright"],
    has: [
      'title: "A Title with 5% more"\n  authors:\n    - {name: Ana M. Ficticia, affiliation: Univ. of A, orcid: 0000-0002-1825-0097}\n    - Łukasz Żółć (B)\n  kind: oral\n  id: 7\n',
      "We say “so” of $x$.",
      "title: An Abstract Only\n  authors: Cy Young\n  id: st_00\n  archival: no\n",
    ],
  },
  {
    file: "anthology.bib",
    is: "anthology.bib is BibTeX of the ACL Anthology: 2 papers, 1 taken",
    says: ["1 left out: 1 a volume (@proceedings)", "fields not read: editor, booktitle, month, year"],
    has: [
      "title: An Example of BibTeX from the Anthology\n  authors: Ana Ficticia, Łukasz Żółć and Hộng Lế\n",
      "url: https://aclanthology.org/2031.toy-1.2/\n",
      "We use “quotes” and 5%.",
      "doi: 10.18653/v1/2031.toy-1.2\n  pages: 10-18\n",
    ],
  },
  {
    file: "dblp.bib",
    is: "dblp.bib is BibTeX of DBLP: 6 papers, 5 taken",
    says: [
      "1 left out: 1 not BibTeX; is a brace or a comma missing?",
      "to look at: the entry has a brace or a quote too many",
    ],
    has: [
      "title: A DBLP Paper\n  authors: Wei Wang and Ana Ficticia\n  id: DBLP-conf-toy-WangF31\n  pdf: https://arxiv.org/pdf/2401.01234\n  url: https://arxiv.org/abs/2401.01234\n  pages: 1193-1200\n",
      "title: On One Line\n  authors: Cy Young\n  id: DBLP-journals-toy-Young31\n  pages: 213-231\n",
      "title: After It\n  authors: B C\n",
      'title: "A lone brace, and n = 5"\n  authors: Ana Ficticia and Bob B\n',
      "title: Never closed\n  authors: Cy Young\n  id: open\n  pages: 10-18\n",
    ],
  },
  {
    file: "pmlr.bib",
    is: "pmlr.bib is BibTeX of PMLR: 2 papers, 1 taken",
    has: [
      'title: "Bounds of $O(n^2)$"\n  authors: Ana von Ficticia and Martin Luther King, Jr.\n  id: ficticia31\n  url: "https://openreview.net/forum?id=zrOMpghV0M"\n',
      "code: https://github.com/example/bounds\n",
      "section: Oral Presentations\n  pages: 7:1-7:11\n",
      "supplement: https://example.org/ficticia31-supp.zip\n",
    ],
  },
  {
    file: "list.md",
    is: "list.md is a table: 2 papers, all taken",
    says: ["guessed: the file says of no paper that it is accepted, so all were taken"],
    has: [
      "title: A Bold Title\n  authors: Ana Ficticia and Bob B\n  kind: oral\n  pdf: https://example.org/a.pdf\n",
      "title: Another\n  authors: Cy Young\n  url: https://example.org/another\n",
    ],
  },
  {
    file: "values.csv",
    is: "values.csv is a table: 5 papers, 2 taken",
    says: [
      "3 left out: 1 rejected, 1 withdrawn, 1 desk rejected",
      'guessed: the column "Chairs say" says what was accepted',
      'guessed: the column "Who wrote it (authors)" has the authors',
      "columns not read: Recommendation of reviewer 1",
    ],
    has: ["title: Taken\n  authors: Ana Ficticia\n  kind: oral\n", "title: Taken Too\n  authors: F G\n"],
  },
  {
    file: "headerless.csv",
    options: { map: ["title=2", "authors=D", "abstract=3", "kind=6"] },
    is: "headerless.csv is a table: 2 papers, all taken",
    says: ["columns not read: column 1, column 5, column 7"],
    has: [
      "title: A first title\n  authors: Ana Ficticia and Bob B\n  kind: oral\n  abstract: |\n    An abstract, with a comma.\n",
      "title: A second title\n  authors: C D\n  abstract: |\n    Abs\n",
    ],
  },
];

describe("a source of papers comes in with all that papers have, is named and counted, and importing it again changes nothing:", () => {
  for (const { file, options, is, says = [], has, hasNot } of SOURCES) {
    test(file, async () => {
      const { papers, said } = await importsCleanly("papers", `papers/${file}`, options);
      assert.ok(said.includes(`${is}\n`), said);
      for (const line of says) assert.ok(said.includes(line), `${line}\n is not in\n${said}`);
      for (const part of has) assert.ok(papers.includes(part), `${part}\n is not in\n${papers}`);
      assert.doesNotMatch(papers, ADDRESS);
      if (hasNot) assert.doesNotMatch(papers, hasNot);
    });
  }
});

describe("decisions", () => {
  const open = "#,title,authors,form fields,decision\n1,A,Ana Ficticia,,\n2,B,Bob B,,\n";

  test("are asked for where a system's export says none, and --all takes all", async () => {
    await assert.rejects(
      () => importText(siteWith(), "papers", "submission.csv", open),
      /nothing in it says which were accepted; export the decisions with it, or give --all to take all of them/,
    );
    const { papers } = await importText(siteWith(), "papers", "submission.csv", open, { all: true });
    assert.equal(papers.match(/title:/g)?.length, 2);
  });

  test("that only reject leave the others undecided", async () => {
    const list = "title,authors,chairs\nA,Ana Ficticia,rejected\nB,Bob B,\n";
    await assert.rejects(
      () => importText(siteWith(), "papers", "list.csv", list),
      /1 of 2 submissions were rejected, and the file says of none that it was accepted; .* --all to take the others/,
    );
  });

  test("may be a column of yes and no", async () => {
    const list = "Title,Authors,Accepted?\nA,Ana Ficticia,yes\nB,Bob B,no\n";
    const { papers, said } = await importText(siteWith(), "papers", "list.csv", list);
    assert.equal(papers.match(/title:/g)?.length, 1);
    assert.match(said, /1 left out: 1 rejected/);
  });

  test("are not what stands in --without", async () => {
    const list = "Title,Authors,Decision\nA,Ana Ficticia,accept\nB,Bob B,reject\n";
    const { papers } = await importText(siteWith(), "papers", "list.csv", list, { without: ["Decision"] });
    assert.equal(papers.match(/title:/g)?.length, 2);
  });
});

test("a paper hangs in the session that the schedule has; others are named once, and --without leaves the column out", async () => {
  const schedule = "- date: 2030-05-06\n  items:\n    - {time: 9:00-10:00, type: posters, title: Posters A, id: a}\n";
  const list =
    "UID,title,authors,session\n1,A,Ana Ficticia,Oral 1|posters a\n2,B,Bob B,a\n3,C,Cy Young,Oral 1\n4,D,D E,Oral 2\n";
  const { papers, said } = await importText(siteWith({ schedule }), "papers", "papers.csv", list);
  assert.deepEqual(papers.match(/session: .*/g), ["session: posters a", "session: a"]);
  assert.match(said, /session of 2 papers: data\/schedule\.yaml has no session of that name \("Oral 1", "Oral 2"\)/);
  const without = await importText(siteWith(), "papers", "papers.csv", list, { without: ["session"] });
  assert.doesNotMatch(without.papers + without.said, /session of|session:/);
});

test("files of papers that lie in public/ are found by their names", async () => {
  const site = siteWith();
  writeFiles({ "public/papers/7.pdf": "%PDF-1.4", "public/attachments/7.zip": "PK" }, site);
  const { papers } = await importTo(site, "papers", path.join(PAPERS, "papers.yml"));
  assert.match(papers, /pdf: papers\/7\.pdf\n[\s\S]*supplement: attachments\/7\.zip\n/);
});

test("EasyChair's authors alone are refused with the file to take, and other files beside are no authors", async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "b"));
  cpSync(path.join(PAPERS, "easychair/author.csv"), path.join(folder, "author.csv"));
  cpSync(path.join(PAPERS, "easychair/submission.csv"), path.join(folder, "b/submission.csv"));
  writeFiles({ "b/author.csv": "name,age\nAna,7\n" }, folder);
  await assert.rejects(
    () => importTo(siteWith(), "papers", path.join(folder, "author.csv")),
    /author\.csv has the authors of EasyChair's download; give submission\.csv/,
  );
  const { papers } = await importTo(siteWith(), "papers", path.join(folder, "b/submission.csv"));
  assert.match(papers, /authors: Éva Kovács and José Núñez\n/);
});

test("a sheet of a form has its columns understood by their words, and the others named in one line", async () => {
  const csv =
    'Timestamp,Email Address,Title of your paper,Author(s),PDF link\n5/6/2031 10:00:00,a@example.org,A title,"Ana Ficticia; Bob B",x.example/a\n';
  const { papers, said } = await importText(siteWith(), "papers", "form.csv", csv);
  assert.match(papers, /title: A title\n {2}authors: Ana Ficticia and Bob B\n {2}pdf: https:\/\/x\.example\/a\n$/);
  assert.match(said, /columns not read: Timestamp, Email Address\n/);
  assert.match(said, /to look at: pdf: "x\.example\/a" became https:\/\/x\.example\/a/);
});

test("a table is known although TeX, Markdown, BibTeX and lines stand in its cells", async () => {
  const csv = `id,title,authors,abstract
1,A,Ana Ficticia,"\\begin{itemize}
\\item [a](https://example.org) - b

@article{x, y}"
2,B,Bob B,"**Bold**\nkey: value"
`;
  const { said } = await importText(siteWith(), "papers", "list.csv", csv);
  assert.match(said, /list\.csv is a table: 2 papers, all taken/);
});

test("letters \\r\\n become line breaks, paths and formulas stay, and affiliations stand in a column of their own", async () => {
  const csv =
    "title,authors,affiliations,abstract\nSave to C:\\new\\temp,Ana Ficticia; Bob B,Univ. of A; B,One.\\r\\nTwo of $\\nabla$.\\n\\nThree.\n";
  const { papers, said } = await importText(siteWith(), "papers", "list.csv", csv);
  assert.match(papers, /title: 'Save to C:\\new\\temp'\n {2}authors: Ana Ficticia \(Univ\. of A\) and Bob B \(B\)\n/);
  assert.match(papers, /One\.\n {4}Two of \$\\nabla\$\.\n\n {4}Three\.\n/);
  assert.match(said, /to look at: the letters \\n or \\r\\n in a text became line breaks/);
});

test("lone names of a list that writes Last, First are single people", async () => {
  const tsv = 'PaperTitle\tAuthorNames\nA "so" title\tFicticia, Ana*; Żółć, Łukasz\nB\tBEN TAIEB, Souhaib*\n';
  const { papers, said } = await importText(siteWith(), "papers", "accepted.tsv", tsv);
  assert.match(papers, /title: 'A "so" title'\n {2}authors: Ana Ficticia and Łukasz Żółć\n/);
  assert.match(papers, /authors: Souhaib BEN TAIEB\n/);
  assert.doesNotMatch(said, /was read as/);
});

test("20,000 papers are merged, those with the number or title of another are told apart", () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => ({
    place: `big.csv:${index + 2}`,
    fields: { id: String(index % 19_999), title: `Title ${index % 19_998}`, kind: "poster" },
  }));
  const notes = new Notes();
  const { added } = mergePapers("", rows, notes);
  assert.equal(added, 20_000);
  assert.deepEqual(
    notes.all.map(({ kind, what }) => `${kind}: ${what}`),
    [
      'guessed: "Title 0" has the title of another paper (big.csv:2)',
      'guessed: "Title 1" has the title of another paper (big.csv:3)',
      'left out: id: "0" is that of another paper, "Title 0"',
    ],
  );
});

describe("papers of which nothing says how they are presented are posters, which is a guess", () => {
  const guess =
    /guessed: nothing says how 2 papers will be presented, so they are listed as posters; where that is wrong, write kind: oral\n/;

  test("that is said once, and not of papers that are there", async () => {
    const site = siteWith();
    const bibtex = "@inproceedings{a, title={A}, author={Ana Ek}}\n@inproceedings{b, title={B}, author={Bo Dee}}\n";
    assert.match((await importText(site, "papers", "a.bib", bibtex)).said, guess);
    assert.doesNotMatch((await importText(site, "papers", "a.bib", bibtex)).said, /presented/);
    const csv = "title,authors,type\nA,Ana Ek,\nB,Bo Dee,full paper\nC,Cat Fo,Oral\n";
    assert.match((await importText(siteWith(), "papers", "a.csv", csv)).said, guess);
  });

  for (const csv of [
    "title,authors,type\nA,Ana Ek,Poster\nB,Bo Dee,long poster\n",
    "title,authors,decision\nA,Ana Ek,Accept (poster)\nB,Bo Dee,Accept (oral)\n",
    "title,authors,board\nA,Ana Ek,1\nB,Bo Dee,2\n",
  ])
    test(`but not ${JSON.stringify(csv)}`, async () => {
      const { said, papers } = await importText(siteWith(), "papers", "a.csv", csv);
      assert.doesNotMatch(said, /presented/);
      assert.doesNotMatch(papers, /kind: poster/);
    });
});

describe("lists of mappings in JSON and YAML that no known system wrote", () => {
  const papers = [
    {
      title: "First Paper",
      authors: ["Ana Ficticia", "Bo Ek"],
      pdf_link: "https://a.example/1.pdf",
      stage: "Accept (oral)",
    },
    {
      title: "Second Paper",
      authors: [{ name: "Cat Dee", affiliation: "Uni (A, B), C", email: "c@c.example" }],
      stage: "Reject",
    },
    { title: "Third Paper", authors: "Dan Eff, MIT | Eva Geh, University of Nowhere", stage: "accepted", x: { y: 1 } },
  ];
  const forms: Readonly<Record<string, string>> = {
    "papers.json": JSON.stringify(papers),
    "papers.yml": papers.map((one) => `- ${JSON.stringify(one)}\n`).join(""),
    "below.json": JSON.stringify({ papers }),
    "ids.json": JSON.stringify(Object.fromEntries(papers.map((one, index) => [`p${index}`, one]))),
    "comma.yml": `[${papers.map((one) => `${JSON.stringify(one).slice(0, -1)},},\n`).join("")}]`,
  };
  for (const [name, text] of Object.entries(forms)) {
    test(`are read as a table whose headings are their keys: ${name}`, async () => {
      const { papers: read, said } = await importText(siteWith(), "papers", name, text);
      assert.match(read, /- title: First Paper\n {2}authors: Ana Ficticia and Bo Ek\n/);
      assert.match(read, /pdf: https:\/\/a\.example\/1\.pdf/);
      assert.match(read, /authors: Dan Eff \(MIT\) and Eva Geh \(University of Nowhere\)/);
      assert.doesNotMatch(read, /Second|@/);
      assert.match(said, /1 left out: 1 rejected/);
      assert.match(said, /the column "stage" says what was accepted/);
      assert.match(said, /columns not read: .*x\.y/);
      assert.match(said, /keys not read: email/);
    });
  }

  test("take --map, --without and --sheet", async () => {
    const text = JSON.stringify({
      full: [{ Name: "First Paper", Who: ["Ana Ficticia"], abstract: "Text." }],
      short: [{ Name: "Other", Who: ["Bo Ek"] }],
    });
    const options = { map: ["title=Name", "authors=Who"], without: ["abstract"], sheet: "full" };
    const { papers: read, said } = await importText(siteWith(), "papers", "p.json", text, options);
    assert.match(read, /- title: First Paper\n {2}authors: Ana Ficticia\n$/);
    assert.match(said, /tables not read: short/);
    const people = JSON.stringify([{ who: "Ana Ficticia", where: "X" }]);
    const map = { map: ["name=who", "affiliation=where"] };
    const { committee } = await importText(siteWith(), "committee", "c.json", people, map);
    assert.match(committee, /- Ana Ficticia \(X\)\n/);
    const items = JSON.stringify([{ what: "Opening", begins: "9:00", day: "2030-05-06" }]);
    const programme = { map: ["title=what", "start=begins", "date=day"] };
    const { schedule } = await importText(siteWith(), "programme", "s.json", items, programme);
    assert.match(schedule, /title: Opening/);
  });

  test("are no papers without authors: speakers with titles of talks are not taken", async () => {
    const text = JSON.stringify([{ name: "Ana Ficticia", title: "A Talk", abstract: "Words." }]);
    await assert.rejects(importText(siteWith(), "papers", "speakers.json", text), /give it to "lectern import people"/);
  });

  test("may have texts in quotes that go on at the margin, which Jekyll reads", async () => {
    const text =
      '- title: First Paper\n  id: 1\n  authors:\n    - Ana Ficticia\n  abstract: "Begins\nand goes on.\n\nAnd \\"ends\\"."\n- title: Second Paper\n  id: 2\n  authors:\n    - Bo Ek\n';
    const { papers: read, said } = await importText(siteWith(), "papers", "papers.yml", text);
    assert.match(said, /papers\.yml is a list \(YAML\): 2 papers/);
    assert.match(read, /Begins and goes on\.\n\n? {0,4}And "ends"\./);
  });

  test("that are broken YAML are no text: entries with one key are not people or titles", async () => {
    const text = "- title: First: Paper: A\n  authors: [Ana\n- title: Second\n  x\ny\nz\nw\nv\n";
    for (const kind of ["papers", "committee"])
      await assert.rejects(importText(siteWith(), kind, "papers.yml", text), /papers\.yml:\d+: this is not YAML/);
  });
});

test("aclpub2: a paper without a form is oral where the programme beside has a talk about it; posters stay posters", async () => {
  const author = "authors: [{first_name: Ana, last_name: Ficticia}]";
  const folder = writeFiles({
    "papers.yml": `- {id: 1, title: A, ${author}, attributes: {presentation_type: N/A}}\n- {id: 2, title: B, ${author}}\n- {id: 3, title: C, ${author}}\n- {id: 4, title: D, attributes: {presentation_type: poster}, ${author}}\n- {id: 5, title: E, ${author}}\n`,
    "program.yml": `- title: Session 1
  start_time: 2030-05-06 09:00:00
  end_time: 2030-05-06 10:00:00
  subsessions:
    - title: Locks
      start_time: 2030-05-06 09:00:00
      end_time: 2030-05-06 10:00:00
      papers:
        - {id: 1, start_time: 2030-05-06 09:00:00}
        - {id: 3, start_time: 2030-05-06 09:15:00}
        - {id: 4, start_time: 2030-05-06 09:30:00}
- title: Posters
  start_time: 2030-05-06 10:00:00
  end_time: 2030-05-06 11:00:00
  papers: [{id: 2, start_time: 2030-05-06 10:00:00}, {id: 3, start_time: 2030-05-06 10:00:00}]
`,
  });
  const { papers, said } = await importTo(siteWith(), "papers", path.join(folder, "papers.yml"));
  assert.deepEqual(papers.match(/title: .|kind: .*/g), [
    "title: A",
    "kind: oral",
    "title: B",
    "title: C",
    "title: D",
    "title: E",
  ]);
  assert.match(said, /papers\.yml:1 guessed: the kind oral, as program\.yml has a talk about the paper/);
});

test("aclpub2: an institution that says there is none is no affiliation, and a surname may be Na", async () => {
  const yaml =
    "- {id: 1, title: A, authors: [{first_name: Ana, last_name: Na, institution: NA}, {first_name: Bo, last_name: Ek, institution: MIT}]}\n";
  const { papers } = await importText(siteWith(), "papers", "papers.yml", yaml);
  assert.match(papers, /authors: Ana Na and Bo Ek \(MIT\)\n/);
});
