import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { csvText } from "../../src/export/csv.ts";
import { TABLES } from "../../src/export/tables.ts";
import { lectern, SMALL, smallSite } from "../cli/lectern.ts";
import { ROOT } from "../site.ts";

type Row = Readonly<Record<string, string>>;

/** The rows of a table, read by another's parser. */
async function rowsOf(table: string, site: string): Promise<Row[]> {
  const { status, stdout, stderr } = await lectern(["export", "csv", table, "--now", "2030-01-01"], { cwd: site });
  assert.equal(status, 0, stderr);
  return parse(stdout, { columns: true, record_delimiter: "\r\n" });
}

/** The cells of a row that are not empty. */
const filled = (row: Row | undefined): Row => Object.fromEntries(Object.entries(row ?? {}).filter(([, cell]) => cell));

const FULL = {
  "data/workshop.yaml": `${SMALL}url: https://example.org/2030/\n`,
  "data/organizers.yaml": "- Grace Hopper (Navy)\n",
  "data/schedule.yaml": `- date: 2030-05-06
  items:
    - title: "Proofs, first part"
      room: Hall
      chair: Grace Hopper
      time: 9:00-10:30
      items:
        - {time: 9:00-9:30, id: engine, type: invited talk, title: "On the $\\\\ell_2$ Engine", speakers: Ada Lovelace (University of London), slides: slides/a.pdf, video: "https://example.com/v"}
        - {type: spotlight, title: Listed only, speakers: {name: Alan van Turing, remote: yes}}
    - {time: 10:30-11:00, type: break, title: Coffee}
    - {time: 23:00-1:00, type: poster session, title: Posters at night, papers: posters}
`,
  "data/papers.yaml": `- title: Über Zahlen
  id: zahlen
  authors: [Ada Lovelace, Alan van Turing, "Ludwig van Beethoven, Jr. (Wien; Bonn)"]
  abstract: |
    First paragraph, **strong**.

    Second.
  keywords: [numbers, proofs]
  section: Long
  pages: 1-12
  licence: cc-by-4.0
  pdf: papers/zahlen.pdf
`,
  "public/slides/a.pdf": "x",
  "public/papers/zahlen.pdf": "x",
};

test("the table of talks says when and where each is, in which session, by whom, with absolute links", async () => {
  const rows = await rowsOf("talks", smallSite(FULL));
  assert.deepEqual(
    rows.map(({ title }) => title),
    ["On the ℓ₂ Engine", "Listed only", "Posters at night"],
  );
  assert.deepEqual(filled(rows[0]), {
    ...{ id: "engine", date: "2030-05-06", start: "09:00", end: "09:30", room: "Hall" },
    ...{ session: "Proofs, first part", "session start": "09:00", "session end": "10:30" },
    ...{ type: "invited talk", title: "On the ℓ₂ Engine", speakers: "Ada Lovelace (University of London)" },
    ...{ chair: "Grace Hopper (Navy)", slides: "https://example.org/2030/slides/a.pdf" },
    ...{ video: "https://example.com/v", link: "https://example.org/2030/talks/engine/" },
  });
});

test("an item that is only listed in its session has no time of its own, and says who is remote", async () => {
  const [, listed] = await rowsOf("talks", smallSite(FULL));
  assert.deepEqual([listed?.start, listed?.end, listed?.["session start"]], ["", "", "09:00"]);
  assert.deepEqual([listed?.speakers, listed?.remote], ["Alan van Turing", "Alan van Turing"]);
});

test("an end that nothing states is left empty", async () => {
  const schedule =
    "- date: 2030-05-06\n  items:\n    - {time: 9:00, type: talk, title: Open, speakers: Ada Lovelace (X)}\n";
  const [open] = await rowsOf("talks", smallSite({ "data/schedule.yaml": schedule }));
  assert.deepEqual([open?.start, open?.end], ["09:00", ""]);
});

test("the table of people has names in parts, and what each of them does and when", async () => {
  const rows = await rowsOf("people", smallSite(FULL));
  const of = (name: string) => filled(rows.find((row) => row.name === name));
  assert.deepEqual(of("Alan van Turing"), {
    ...{ id: "alan-van-turing", name: "Alan van Turing", "first name": "Alan", "last name": "van Turing" },
    ...{ roles: "scheduled; author", talks: "Listed only (2030-05-06, Hall)", papers: "Über Zahlen" },
    link: "https://example.org/2030/speakers/alan-van-turing/",
  });
  assert.equal(of("Ada Lovelace").talks, "On the ℓ₂ Engine (2030-05-06 09:00, Hall)");
  assert.equal(of("Grace Hopper").chairs, "Proofs, first part (2030-05-06 09:00)");
});

test("the table of papers holds abstracts in one line, authors with affiliations, and files as absolute links", async () => {
  const [row] = await rowsOf("papers", smallSite(FULL));
  assert.deepEqual(filled(row), {
    ...{ id: "zahlen", title: "Über Zahlen", kind: "poster", keywords: "numbers; proofs", archival: "yes" },
    ...{ section: "Long", pages: "1-12", licence: "CC BY 4.0" },
    authors: "Ada Lovelace (University of London); Alan van Turing; Ludwig van Beethoven, Jr. (Wien; Bonn)",
    "poster sessions": "Posters at night (2030-05-06 23:00)",
    abstract: "First paragraph, strong. Second.",
    ...{ pdf: "https://example.org/2030/papers/zahlen.pdf", link: "https://example.org/2030/papers/zahlen/" },
  });
});

test("the table of sessions lists their talks", async () => {
  const rows = await rowsOf("sessions", smallSite(FULL));
  assert.equal(rows.length, 1);
  assert.deepEqual(
    [rows[0]?.title, rows[0]?.chair, rows[0]?.start, rows[0]?.end, rows[0]?.talks],
    ["Proofs, first part", "Grace Hopper (Navy)", "09:00", "10:30", "On the ℓ₂ Engine; Listed only"],
  );
  assert.match(rows[0]?.link ?? "", /^https:\/\/example\.org\/2030\/schedule\/#session-/);
});

for (const site of ["reference", "awkward", "event"]) {
  test(`every row of every table of ${site} has a cell per column, in one line`, async () => {
    const folder = site === "reference" ? ROOT : path.join(ROOT, "tests/fixtures", site);
    for (const table of TABLES) {
      const rows = await rowsOf(table, folder);
      assert.ok(rows.length > 0, table);
      for (const cell of rows.flatMap((row) => Object.values(row))) assert.doesNotMatch(cell, /[\r\n\t]/);
    }
  });
}

test("what a spreadsheet would run as a formula is made text", () => {
  const cells = [
    "=HYPERLINK(A1)",
    "+49 30",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "\t=1",
    "\r\n=1",
    "a;=cmd|' /C calc'!A0",
    "a; @b",
    '"=1"',
    "a=b-c@d",
    "it's",
  ];
  const [, row] = parse(csvText({ columns: cells.map((_, at) => String(at)), rows: [cells] }));
  assert.deepEqual(row, [
    "'=HYPERLINK(A1)",
    "'+49 30",
    "'-1",
    "'@SUM(A1)",
    "'＝1+1",
    "'=1",
    "'=1",
    "a;'=cmd|' /C calc'!A0",
    "a; '@b",
    '"\'=1"',
    "a=b-c@d",
    "it's",
  ]);
});

test("no name, title or affiliation of a site becomes a formula", async () => {
  const papers = '- {title: "=1+1", authors: "@Ada (=X)", award: "+1", keywords: ["-a", "=b"]}\n';
  const [row] = await rowsOf("papers", smallSite({ "data/papers.yaml": papers }));
  assert.deepEqual([row?.title, row?.authors, row?.award, row?.keywords], ["'=1+1", "'@Ada (=X)", "'+1", "'-a; '=b"]);
});

test("cells with commas, quotes or semicolons are quoted, lines end in CRLF, and nothing else is (RFC 4180)", () => {
  assert.equal(
    csvText({
      columns: ["a", "b"],
      rows: [
        ['say "hi", all', undefined],
        ["x; y", "plain"],
      ],
    }),
    'a,b\r\n"say ""hi"", all",\r\n"x; y",plain\r\n',
  );
});

test("a file begins with the mark by which Excel knows UTF-8; standard output does not", async () => {
  const site = smallSite(FULL);
  const { stdout } = await lectern(["export", "csv", "papers"], { cwd: site });
  const written = await lectern(["export", "csv", "papers", "--output", "out/papers.csv"], { cwd: site });
  assert.deepEqual([written.status, written.stdout], [0, ""]);
  assert.equal(readFileSync(path.join(site, "out/papers.csv"), "utf8"), `\uFEFF${stdout}`);
  assert.ok(stdout.startsWith("id,title,"));
});

test("a table without rows, and links that cannot be made, are said", async () => {
  const { status, stdout, stderr } = await lectern(["export", "csv", "sessions"], { cwd: smallSite() });
  assert.equal(status, 0);
  assert.equal(stdout.split("\r\n").length, 2);
  assert.match(stderr, /There are no sessions: the table has only its headings\n/);
  assert.match(stderr, /Links to the site are left out: workshop\.yaml does not say where it will live \(url:\)/);
});

test("a table that there is not is a wrong command line that lists those there are", async () => {
  const { status, stderr } = await lectern(["export", "csv", "posters"], { cwd: smallSite() });
  assert.equal(status, 2);
  assert.match(stderr, /Allowed choices are talks, people, papers, sessions/);
});
