import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { Failure } from "../../src/site/failure.ts";
import { dataOf, FIXTURES, importsCleanly, importText, importTo, problemsOf, siteWith } from "./importing.ts";

test("HotCRP: the rows of a paper's authors become one paper, a contact is no author", async () => {
  const { papers, said } = await importsCleanly("papers", "hotcrp.csv", { all: true });
  assert.equal(
    papers,
    `# The accepted papers. An entry without kind is a poster.
- title: 'Testing, Testing: "Flaky" Tests in the Wild'
  authors: Zoë Ångström (Universität Wien, Informatik) and Bob O'Neil (MIT)
  id: 3
- title: "#1 in Debugging"
  authors: محمد علي (جامعة القاهرة)
  id: 8
- title: "- A Dash and $O(n^2)$"
  authors: Solo
  id: 11
`,
  );
  assert.match(said, /hotcrp\.csv is the table of papers of HotCRP: 3 papers, all taken/);
  assert.match(said, /hotcrp\.csv:4 left out: Sam Sender, who is a contact and no author/);
  assert.match(said, /hotcrp\.csv:2 guessed: the file says of no paper that it is accepted/);
});

test("CMT: only what is accepted, kinds from the decision, HTML and TeX in abstracts", async () => {
  const { papers, said } = await importsCleanly("papers", "cmt.csv");
  assert.equal(
    papers,
    `# The accepted papers. An entry without kind is a poster.
- title: "Why: Debugging Matters"
  authors: Ana Lima (Universidade de Lisboa) and Wei Zhang (Tsinghua University (THU))
  kind: oral
  id: 2
  abstract: |
    First line, with a comma.

    Second paragraph: 50% of *bugs* & **more**.
- title: A Demo of Nothing
  authors: Cy Young
  kind: demo
  id: 9
`,
  );
  assert.match(said, /cmt\.csv is the table of papers of CMT: 5 papers, 2 taken\n/);
  assert.match(said, / 3 left out: 1 rejected, 1 withdrawn, 1 without a decision\n/);
  assert.match(said, / rejected: "A Rejected Idea" \(cmt\.csv:5\)\n/);
  assert.match(said, / withdrawn: "Gone with the Author" \(cmt\.csv:6\)\n/);
  assert.match(said, / without a decision: "Still Waiting" \(cmt\.csv:8\)\n/);
  assert.match(said, /columns not read: Created, Last Modified, .*, Files\n/);
  assert.match(said, /cmt\.csv:2 guessed: a text contains HTML/);
});

test("EasyChair: deleted and rejected papers are left out, two papers of one title are kept by their numbers", async () => {
  const { papers, said } = await importsCleanly("papers", "easychair.csv");
  assert.match(
    papers,
    /title: Élan Vital & Other Bugs\n {2}authors: Éva Kovács, José Núñez and Anne-Marie d'Arc\n {2}id: 1\n/,
  );
  assert.match(papers, /keywords: \[fault localisation, program repair\]/);
  assert.equal(papers.match(/Élan Vital/g)?.length, 2);
  for (const line of [
    'rejected: "A Weak Paper" (easychair.csv:6)',
    'deleted: "A Deleted Paper" (easychair.csv:7)',
    "without a title: easychair.csv:9",
  ]) {
    assert.ok(said.includes(line), line);
  }
});

test("OpenReview's CSV has no authors, which is said", async () => {
  const { papers, said } = await importsCleanly("papers", "openreview.csv");
  assert.match(papers, /- title: 'Learning \$\\ell_1\$ Debuggers'\n {2}kind: spotlight\n {2}id: 1\n/);
  assert.match(said, /openreview\.csv:2 guessed: .* has no authors in the file/);
});

test("OpenReview's API 2: withdrawn and rejected papers and replies are left out with their lines", async () => {
  const { papers, said } = await importsCleanly("papers", "openreview-v2.json");
  assert.match(
    papers,
    /title: 'Café Bugs: An "Odd" Case 🐛'\n {2}authors: Chloé Dupont, Wei Zhang and Max Mustermann, Jr\.\n {2}kind: oral/,
  );
  assert.match(papers, /pdf: "https:\/\/openreview\.net\/pdf\?id=aB3xYz12"/);
  assert.match(papers, /- two & three\n/);
  assert.match(said, /withdrawn: "Withdrawn in Time" \(openreview-v2\.json:19\)/);
  assert.match(said, /rejected: "Rejected in the End" \(openreview-v2\.json:30\)/);
  assert.match(said, /1 a reply to a submission, such as a review/);
});

test("OpenReview's API 1, with the decision among the replies", async () => {
  const { papers, said } = await importsCleanly("papers", "openreview-v1.json");
  assert.match(papers, /- title: "Old Notes: Still Readable"\n {2}authors: Ada Lovelace and Alan Turing\n/);
  assert.match(said, /deleted: "Deleted Note"/);
});

test("BibTeX: accents, names in any order, abbreviations, formulas and emphasis", async () => {
  const { papers, said } = await importsCleanly("papers", "accepted.bib");
  assert.match(papers, /- title: "Debugging TeX: Über die Straße with \$x_1\^2\$ — an Example"\n/);
  assert.match(
    papers,
    /authors: Roozbeh Yousefzadeh, Dianne O'Leary, Éva Kovács, Šimon Łukasz, The Example Team and José Mañana, Jr\.\n/,
  );
  assert.match(papers, / {2}abstract: \|\n {4}We \*\*show\*\* that 5% of bugs are \*features\*\.\n\n {4}See https/);
  assert.match(papers, /title: Ça va\? Öøå\n {2}authors: Søren\n/);
  assert.match(said, /a volume \(@proceedings\): volume \(accepted\.bib:17\)/);
  assert.match(said, /"and others"/);
});

test("any CSV with --map; a value that the data format does not take is left out and said", async () => {
  const map = ["title=Paper name", "authors=Who", "abstract=Summary", "url=Where"];
  const { papers, said } = await importsCleanly("papers", "papers.csv", { map });
  assert.match(
    papers,
    /- title: "A: B and C"\n {2}authors: Ada Lovelace and Alan Turing\n {2}url: https:\/\/example\.org\/a\n/,
  );
  assert.match(papers, /- title: "Semi;colons"|- title: Semi;colons/);
  assert.match(said, /papers\.csv:3 left out: url: "not an address" is not an address/);
});

test("--map with a wrong field or column says what there is", async () => {
  const file = path.join(FIXTURES, "papers.csv");
  const site = siteWith();
  await assert.rejects(
    () => importTo(site, "papers", file, { map: ["titel=Who"] }),
    /there is no field "titel"; did you mean "title"\?/,
  );
  await assert.rejects(
    () => importTo(site, "papers", file, { map: ["title=Whose"] }),
    /no column "Whose"; it has Paper name, Who/,
  );
  await assert.rejects(() => importTo(site, "papers", file, { map: ["title"] }), /write field=column/);
  await assert.rejects(
    () => importTo(site, "papers", file),
    /papers\.csv:1: no column is called title; there are Paper name/,
  );
});

const OWN = `# Ours.
- title: Why: not
`.replace("Why: not", '"why: debugging   matters"  # the best');

const EXISTING = `${OWN}  authors:
    - {name: Ana Lima, affiliation: Old Place, url: https://example.org/ana}   # she
    - Somebody Gone
  board: A7
  award: Best Paper

# Another one, untouched: 'quotes' and  spaces.
-   title:   Untouched
    authors: [ "Nobody Known" ]
- {title: A Demo of Nothing, pdf: https://example.org/nothing.pdf}   # a demo
# the end
`;

test("an entry that is there takes what differs; comments, additions and other entries stay", async () => {
  const site = siteWith({ papers: EXISTING });
  const first = await importTo(site, "papers", path.join(FIXTURES, "cmt.csv"));
  assert.equal(first.status, 0, first.said);
  assert.equal(
    first.papers,
    `# Ours.
- title: "why: debugging   matters"  # the best
  authors:
    - {name: Ana Lima, affiliation: Universidade de Lisboa, url: https://example.org/ana}
    - Wei Zhang (Tsinghua University (THU))
  board: A7
  award: Best Paper
  kind: oral
  abstract: |
    First line, with a comma.

    Second paragraph: 50% of *bugs* & **more**.

# Another one, untouched: 'quotes' and  spaces.
-   title:   Untouched
    authors: [ "Nobody Known" ]
- {title: A Demo of Nothing, pdf: https://example.org/nothing.pdf, authors: Cy Young, kind: demo}   # a demo
# the end
`,
  );
  assert.match(first.said, /papers\.yaml: 0 new, 2 changed, 0 as they were/);
  assert.match(first.said, /changed "Why: Debugging Matters": authors, kind, abstract/);
  assert.equal((await importTo(site, "papers", path.join(FIXTURES, "cmt.csv"))).papers, first.papers);
});

test("an author without an affiliation on purpose stays so", async () => {
  const papers = "- title: T\n  authors: [Ada Lovelace (), Alan Turing]\n";
  const csv = "title,authors\nT,Ada Lovelace (London) and Alan Turing (Bletchley)\n";
  const { papers: after } = await importText(siteWith({ papers }), "papers", "a.csv", csv);
  assert.equal(after, "- title: T\n  authors: Ada Lovelace () and Alan Turing (Bletchley)\n");
});

test("a new title is that of the paper with this id, whose address stays", async () => {
  const site = siteWith();
  const before = "id,title,authors\n7,An Early Title,Ada Lovelace\n";
  const after = "id,title,authors\n7,The Final Title,Ada Lovelace\n";
  await importText(site, "papers", "a.csv", before);
  const { papers, said } = await importText(site, "papers", "b.csv", after);
  assert.match(papers, /- title: The Final Title\n {2}authors: Ada Lovelace\n {2}id: 7\n$/);
  assert.match(said, /0 new, 1 changed/);
});

test("another system's paper of the same number is another paper", async () => {
  const papers = "- {title: Ours, authors: Grace Hopper, id: 7}\n";
  const site = siteWith({ papers });
  const first = await importText(site, "papers", "a.csv", "id,title,authors\n7,Theirs,Ada Lovelace\n");
  assert.equal(first.papers, `${papers}- title: Theirs\n  authors: Ada Lovelace\n`);
  assert.match(first.said, /a\.csv:2 left out: id: "7" is that of another paper, "Ours"/);
  assert.equal(
    (await importText(site, "papers", "a.csv", "id,title,authors\n7,Theirs,Ada Lovelace\n")).papers,
    first.papers,
  );
});

test("a number that stands twice in the import is the id of the first paper", async () => {
  const csv = "id,title,authors\n7,One,Ada\n7,Two,Bob\n";
  const site = siteWith();
  const first = await importText(site, "papers", "a.csv", csv);
  assert.match(first.papers, /title: One\n {2}authors: Ada\n {2}id: 7\n- title: Two\n {2}authors: Bob\n$/);
  assert.match(first.said, /a\.csv:3 left out: id: "7" is that of another paper, "One"/);
  assert.equal((await importText(site, "papers", "a.csv", csv)).papers, first.papers);
});

test("control characters and odd spaces of a PDF are not taken over", async () => {
  const { papers } = await importText(
    siteWith(),
    "papers",
    "a.csv",
    "title,authors,keywords\nA\u0007\u00a0 B,Ada\u0007,x\u0007;y\n",
  );
  assert.match(papers, /- title: A B\n {2}authors: Ada\n {2}keywords: \[x, y\]\n$/);
});

test("a title that stands twice without numbers is taken once", async () => {
  const { papers, said } = await importText(
    siteWith(),
    "papers",
    "a.csv",
    "title,authors\nTwin,Ada Lovelace\nTWIN,Alan Turing\n",
  );
  assert.equal(papers.match(/title/g)?.length, 1);
  assert.match(said, /with the title of another paper in the file: "TWIN" \(a\.csv:3\)/);
});

test("a changed abstract replaces the block, with the comment at its head kept", async () => {
  const papers = "- title: T\n  abstract: |  # from the camera-ready\n    Old.\n\n    Older.\n  board: 3\n";
  const site = siteWith({ papers });
  const { papers: after } = await importText(site, "papers", "a.csv", 'title,abstract\nT,"New.\n\nNewer."\n');
  assert.equal(after, "- title: T\n  abstract: |  # from the camera-ready\n    New.\n\n    Newer.\n  board: 3\n");
});

test("a short value with a comment that becomes a block keeps the comment off the text", async () => {
  const site = siteWith({ papers: "- title: T\n  abstract: Old. # remark\n  board: 3\n" });
  const { papers } = await importText(site, "papers", "a.csv", "title,abstract\nT,New.\n");
  assert.equal(
    papers,
    "- title: T\n  abstract: New. # remark\n  board: 3\n".replace("New. # remark", "| # remark\n    New."),
  );
  assert.deepEqual(problemsOf(site), []);
});

test("Windows line ends and a byte order mark of the data file stay, those of the export do not matter", async () => {
  const papers = "\uFEFF# Ours\r\n- title: T\r\n  board: 3\r\n";
  const site = siteWith({ papers });
  const { papers: after } = await importText(
    site,
    "papers",
    "a.csv",
    '\uFEFFtitle,authors,abstract\r\nT,Ada,"One.\r\nTwo."\r\nU,Bob,\r\n',
  );
  assert.equal(
    after,
    `${papers}  authors: Ada\r\n  abstract: |\r\n    One.\r\n    Two.\r\n- title: U\r\n  authors: Bob\r\n`,
  );
  assert.deepEqual(problemsOf(site), []);
});

test("entries in brackets take new ones in brackets, an empty list becomes one with an entry a line", async () => {
  const csv = 'title,abstract\n"A, B","One.\n\nTwo."\n';
  assert.equal(
    (await importText(siteWith({ papers: "[{title: T}]  # all\n" }), "papers", "a.csv", csv)).papers,
    '[{title: T}, {title: "A, B", abstract: "One.\\n\\nTwo."}]  # all\n',
  );
  assert.equal(
    (await importText(siteWith({ papers: "# none\n[]\n" }), "papers", "a.csv", "title\nA\n")).papers,
    "# none\n- title: A\n",
  );
  assert.equal(
    (await importText(siteWith({ papers: "# none yet" }), "papers", "a.csv", "title\nA\n")).papers,
    "# none yet\n- title: A\n",
  );
});

for (const title of [
  "A: B",
  "#1",
  "- x",
  "'single'",
  '"double"',
  `both " and '`,
  "emoji 🎉",
  "عنوان",
  "null",
  "~",
  "yes",
  "{a}",
  "[a]",
  "*a",
  "&a",
  "!a",
  "%a",
  "@a",
  "`a`",
  "a # b",
  "trailing:",
  "C:\\temp",
  "100%",
  "? a",
  "| a",
  "> a",
  "1.10",
]) {
  test(`the title ${title} comes back as it was`, async () => {
    const csv = `title,authors\n"${title.replaceAll('"', '""')}",Ada Lovelace\n`;
    const site = siteWith();
    const first = await importText(site, "papers", "a.csv", csv);
    assert.equal(first.status, 0, first.said);
    assert.deepEqual(problemsOf(site), []);
    assert.match((await importText(site, "papers", "a.csv", csv)).said, /0 new, 0 changed, 1 as they were/);
  });
}

const BROKEN: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ["open.csv", 'title,authors\nA,B\n"C,D\nE,F\n', /open\.csv:3: a quote starts here and is never closed/],
  ["quote.csv", 'title,authors\nA,B"c"\n', /quote\.csv:2: unexpected quote/],
  ["empty.csv", "\n", /empty\.csv:1: the file is empty/],
  ["cut.json", '{"notes": [\n{"content": {"title": "A"', /cut\.json:2: this is not JSON/],
  ["wrong.json", '{"notes": [\n{"a": 1; "b": 2}\n]}', /wrong\.json:2: this is not JSON/],
  ["other.json", '{"papers": []}', /other\.json is JSON without papers in a form that is known; known are/],
  [
    "latin.csv",
    Buffer.from("title\nCaf\xe9\n", "latin1"),
    /latin\.csv:2:4: this is not UTF-8 text; save it as UTF-8; Excel calls that "CSV UTF-8"/,
  ],
  [
    "book.xlsx",
    Buffer.from("PK\u0003\u0004xxxx", "latin1"),
    /book\.xlsx is an archive, or a spreadsheet that cannot be read; save it as \.xlsx or "CSV UTF-8"/,
  ],
  [
    "cmt.xls",
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    /cmt\.xls has nothing in it/,
  ],
  [
    "page.html",
    "<!DOCTYPE html><html></html>",
    /page\.html is HTML without papers in a form that is known; known are\n {2}bibtex/,
  ],
];

for (const [name, text, says] of BROKEN) {
  test(`${name} is a mistake with its place, and nothing is written`, async () => {
    const site = siteWith({ papers: EXISTING });
    await assert.rejects(
      () => importText(site, "papers", name, text),
      (error) => error instanceof Failure && says.test(error.message) && /Nothing was written\.$/.test(error.message),
    );
    assert.equal(dataOf(site, "papers"), EXISTING);
  });
}

test("a file that is not there, an unknown kind and an unknown format say what is known", async () => {
  const site = siteWith();
  await assert.rejects(() => importTo(site, "papers", "nowhere.csv"), /there is no file .*nowhere\.csv/);
  await assert.rejects(() => importTo(site, "talks", "x.csv"), /write papers, programme, people, committee/);
  await assert.rejects(
    () => importTo(site, "papers", path.join(FIXTURES, "cmt.csv"), { format: "doc" }),
    /formats are bibtex, openreview, /,
  );
});

test("data with a mistake in it is left alone, and so is data that would get one", async () => {
  const broken = '- title: "never closed\n';
  const site = siteWith({ papers: broken });
  await assert.rejects(() => importText(site, "papers", "a.csv", "title\nA\n"), /data\/papers\.yaml has mistakes/);
  assert.equal(dataOf(site, "papers"), broken);
  const papers = "- {title: A, authors: Ada, id: y}\n";
  const schedule = "- date: 2030-05-06\n  items:\n    - {time: 9:00-10:00, type: oral, paper: A}\n";
  const other = siteWith({ papers, schedule });
  const refused = await importText(other, "papers", "a.csv", "id,title,authors\ny,C,Ada\n");
  assert.equal(refused.status, 1);
  assert.match(refused.said, /error unknown-paper: there is no paper "A"/);
  assert.match(refused.said, /Nothing was written: the data files would have the errors above\./);
  assert.equal(refused.papers, papers);
});

test("Those whom a list of authors does not name are no person, which is said", async () => {
  const csv =
    'title,authors\nA One,"Ana Ficticia, Bo Ek, et al."\nB Two,Ana Ficticia and others\nC Three,"Ficticia, Ana; Ek, Bo; et al"\nD Four,Alan Turing\n';
  const { papers, said } = await importText(siteWith(), "papers", "a.csv", csv);
  assert.match(papers, /title: A One\n {2}authors: Ana Ficticia and Bo Ek\n/);
  assert.match(papers, /title: B Two\n {2}authors: Ana Ficticia\n/);
  assert.match(papers, /title: C Three\n {2}authors: Ana Ficticia and Bo Ek\n/);
  assert.match(papers, /title: D Four\n {2}authors: Alan Turing\n/);
  assert.match(said, /left out: "et al\.": the list of people is not complete/);
  assert.match(said, /left out: "and others": the list of people is not complete/);
});

test("An acronym after a name is an affiliation, and initials are a first name", async () => {
  const csv = 'title,authors\nA One,"Ana Ficticia, MIT | Bo Ek, UBC Canada"\nB Two,"Ek, AB; Dee, Cat"\n';
  const { papers } = await importText(siteWith(), "papers", "a.csv", csv);
  assert.match(papers, /authors: Ana Ficticia \(MIT\) and Bo Ek \(UBC Canada\)/);
  assert.match(papers, /authors: AB Ek and Cat Dee/);
});

test("Rejected papers stay out in other languages, and where a column says yes and no", async () => {
  for (const csv of [
    "Titre;Auteurs;Statut\nUn;Ana Ficticia;Accepté\nDeux;Bo Ek;Refusé\n",
    "Título,Autores,Resultado\nUn,Ana Ficticia,Aceptado\nDeux,Bo Ek,Rechazado\n",
    "论文标题,作者,结果\nUn,Ana Ficticia,录用\nDeux,Bo Ek,拒绝\n",
    "title,authors,status\nUn,Ana Ficticia,Yes\nDeux,Bo Ek,No\n",
  ]) {
    const { papers, said } = await importText(siteWith(), "papers", "a.csv", csv);
    assert.match(papers, /- title: Un\n {2}authors: Ana Ficticia\n$/, csv);
    assert.match(said, /1 left out: 1 rejected/);
  }
});

test("A column that promises decisions in words that are not known takes no paper", async () => {
  const csv = "title,authors,status\nA,Ana Ficticia,A\nB,Bo Ek,R\nC,Cat Dee,D\n";
  await assert.rejects(
    importText(siteWith(), "papers", "a.csv", csv),
    /the column "status" may say .*"A", "R", "D" is not/,
  );
  const { papers } = await importText(siteWith(), "papers", "a.csv", csv, { all: true });
  assert.match(papers, /title: C/);
});
