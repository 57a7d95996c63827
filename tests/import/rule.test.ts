import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { importFile } from "../../src/import/import.ts";
import type { Mend } from "../../src/import/mend.ts";
import { lectern } from "../cli/lectern.ts";
import { packedBefore } from "../cli/packed.ts";
import { temporaryFolder, writeFiles } from "../site.ts";
import { dataOf, importText, problemsOf, siteWith } from "./importing.ts";

/** A programme of one hall on 6 May 2030, as pretalx writes it. */
function frab(events: readonly Readonly<Record<string, unknown>>[]): string {
  const talks = events.map((event, index) => ({ start: `${10 + index}:00`, duration: "1:00", ...event }));
  return JSON.stringify({ schedule: { conference: { days: [{ date: "2030-05-06", rooms: { Hall: talks } }] } } });
}

describe("what would be an error", () => {
  test("in one value does not refuse the rest: an abstract keeps the words of its links, which is listed", async () => {
    const site = siteWith();
    const text = frab([
      { title: "Profiling", abstract: "We show [the **slides**](slides/a.pdf) and [Tool](https://tool.example/)." },
      { title: "Another" },
    ]);
    const { schedule, said, status } = await importText(site, "programme", "schedule.json", text);
    assert.equal(status, 0, said);
    assert.match(schedule, /abstract: \|\n {8}We show the \*\*slides\*\* and \[Tool\]\(https:\/\/tool\.example\/\)\./);
    assert.match(schedule, /title: Another/);
    assert.match(said, /to look at: the link "the \*\*slides\*\*" led to "slides\/a\.pdf", .*; its words were kept/);
    assert.deepEqual(problemsOf(site), []);
  });

  test("in a biography leaves the talk and the speaker", async () => {
    const persons = [{ public_name: "Ana Ficticia", biography: "See [my page](ana/index.html)." }];
    const { speakers, said } = await importText(siteWith(), "programme", "s.json", frab([{ title: "A", persons }]));
    assert.match(speakers, /- name: Ana Ficticia\n {2}bio: \|\n {4}See my page\./);
    assert.match(said, /to look at: the link "my page" led to "ana\/index\.html", .*; its words were kept/);
  });
});

test("an import fails if most of its rows could not stand in the data", async () => {
  const file = path.join(writeFiles({ "a.csv": "title\nA\nB\nC\n" }, temporaryFolder()), "a.csv");
  const mend = (of: string): Mend => ({ of, key: "title", how: "left out", why: "it is wrong" });
  const request = (mends: readonly Mend[]) =>
    importFile({
      ...{ kind: "papers", file, site: siteWith(), format: undefined, to: undefined, mends },
      options: { map: new Map(), without: [], all: false },
    });
  assert.match((await request([mend("A")])).accounts[0]?.head[0] ?? "", /3 papers, 2 taken/);
  await assert.rejects(request([mend("A"), mend("B")]), /only 1 of 3 papers was understood, so none was taken/);
});

describe("the examples of a new site", () => {
  const made = async () => {
    const site = path.join(temporaryFolder(), "site");
    const done = await lectern(["new", site, "--yes"], { env: packedBefore() });
    assert.equal(done.status, 0, done.stderr);
    return site;
  };

  test("give way to the first import, which says so; comments stay", async () => {
    const site = await made();
    const { papers, said } = await importText(site, "papers", "a.csv", "title,authors\nOwn Paper,Ada Lovelace\n");
    assert.match(papers, /^# yaml-language-server: .*\n# The accepted papers.*\n- title: Own Paper\n/);
    assert.doesNotMatch(papers, /Example/);
    assert.match(said, /2 examples of a new site gave way in data\/papers\.yaml\n/);
    const again = await importText(site, "papers", "a.csv", "title,authors\nOwn Paper,Ada Lovelace\n");
    assert.doesNotMatch(again.said, /gave way/);
    assert.equal(again.papers, papers);
  });

  test("stay where somebody changed them", async () => {
    const site = await made();
    await importText(site, "committee", "c.txt", "Ada Lovelace (X)\n");
    assert.doesNotMatch(dataOf(site, "committee"), /Example/);
    const own = siteWith({ committee: "- Chris Example (My Own College)\n- Robin Example ()\n" });
    const { committee } = await importText(own, "committee", "c.txt", "Ada Lovelace (X)\n");
    assert.equal(committee, "- Chris Example (My Own College)\n- Ada Lovelace (X)\n");
  });
});

describe("an import of which little is understood", () => {
  test("writes nothing, and counts the reasons", async () => {
    const site = siteWith();
    const csv = "date,start,title\n2030-05-06,9:00,A\n2030-05-06,soon,B\nlater,10:00,C\n2030-05-06,,D\n";
    await assert.rejects(importText(site, "programme", "plan.csv", csv), (error: Error) => {
      assert.match(error.message, /^plan\.csv is a table: only 1 of 4 items was understood, so none was taken\n/);
      assert.match(error.message, /3 left out: 1 without a time that is understood, 1 on a day .*, 1 without a time$/m);
      return true;
    });
    assert.equal(dataOf(site, "schedule"), "");
  });

  test("fails as well when nothing is in the file", async () => {
    await assert.rejects(importText(siteWith(), "programme", "s.json", frab([])), /there are no items in it/);
    await assert.rejects(
      importText(siteWith(), "papers", "a.bib", "@proceedings{a,\n title={A}\n}\n"),
      /its only paper cannot be taken/,
    );
  });

  test("names the command that takes it", async () => {
    await assert.rejects(
      importText(siteWith(), "papers", "s.json", frab([{ title: "A" }])),
      /s\.json is schedule\.json, as pretalx and frab write it: give it to "lectern import programme"/,
    );
  });
});

describe("what only another kind of import knows", () => {
  const hub = JSON.stringify({
    schedule: {
      version: "2",
      conference: { title: "C" },
      events: [{ title: "A", persons: [{ name: "Ana Ficticia" }] }],
    },
  });
  test("is not taken for a list of people because names are in it", async () => {
    const schedule = frab([{ title: "A", persons: [{ public_name: "Ana Ficticia" }] }]);
    for (const text of [hub, schedule])
      await assert.rejects(
        importText(siteWith(), "committee", "s.json", text),
        /give it to "lectern import programme"/,
      );
    const papers = JSON.stringify({ notes: [{ content: { title: "A", authors: ["Ana Ficticia"] } }] });
    await assert.rejects(importText(siteWith(), "committee", "n.json", papers), /give it to "lectern import papers"/);
  });
});

test("JSON of something else is not said to be people", async () => {
  const text = JSON.stringify({ name: "a-package", version: "1.0.0", author: { name: "" }, scripts: { test: "x" } });
  await assert.rejects(importText(siteWith(), "papers", "package.json", text), /is JSON without papers in a form/);
});

describe("a file is told from its content", () => {
  const cases: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ["a.csv", "name: Ana Ficticia\nrole: chair\n", /a\.csv is YAML/],
    ["a.csv", "%PDF-1.7\n", /a\.csv is a PDF; copy the text in it/],
    ["a.txt", Buffer.from("\u00D0\u00CF\u0011\u00E0\u00A1", "latin1"), /a\.txt is a file of an older Office/],
    ["a.txt", Buffer.from("\u001F\u008B\u0008", "latin1"), /a\.txt is a compressed file/],
    ["a.json", "[".repeat(20_000), /nested too deeply|is not JSON/],
    ["a.csv", '{"a": 1}', /a\.csv is JSON without papers/],
  ];
  for (const [name, content, says] of cases) {
    test(`${JSON.stringify(String(content).slice(0, 12))}… in ${name}`, async () => {
      await assert.rejects(importText(siteWith(), "papers", name, content), says);
    });
  }

  test("UTF-16 is read, and so are tables whose titles have lone quotes between tabs", async () => {
    const text = 'title\tauthors\nThe 7" Disk\tAda Lovelace\n"Quoted" Words\tBo Ek\n';
    const { papers } = await importText(siteWith(), "papers", "a.tsv", Buffer.from(`\uFEFF${text}`, "utf16le"));
    assert.match(papers, /title: 'The 7" Disk'/);
    assert.match(papers, /title: '"Quoted" Words'/);
  });
});

describe("columns", () => {
  test("are named by heading, number or letter, without a row of headings too", async () => {
    const csv = "17,Own Paper,x@y.example,Ada Lovelace\n18,Other Paper,z@y.example,Bo Ek\n";
    const { papers, said } = await importText(siteWith(), "papers", "a.csv", csv, { map: ["title=2", "authors=D"] });
    assert.match(papers, /- title: Own Paper\n {2}authors: Ada Lovelace\n- title: Other Paper\n {2}authors: Bo Ek\n$/);
    assert.match(said, /columns not read: column 1, column 3\n/);
  });

  test("are left out by --without, and those that nothing reads are listed", async () => {
    const csv = "title,abstract,Timestamp\nA,Not this,2030\n";
    const { papers, said } = await importText(siteWith(), "papers", "a.csv", csv, { without: ["abstract"] });
    assert.doesNotMatch(papers, /Not this/);
    assert.match(said, /columns not read: abstract, Timestamp\n/);
  });

  test("stand below rows of something else, which are listed", async () => {
    const csv = "Accepted papers of our workshop,\n,\ntitle,authors\nA Paper,Ada Lovelace\n";
    const { papers, said } = await importText(siteWith(), "papers", "a.csv", csv);
    assert.match(papers, /- title: A Paper\n {2}authors: Ada Lovelace\n$/);
    assert.match(said, /rows above the headings not read: Accepted papers of our workshop\n/);
  });
});

describe("an option of the command line that has no effect", () => {
  test("is refused for a file that is no table", async () => {
    const bib = "@inproceedings{a, title={A Paper}, author={Lovelace, Ada}}\n";
    const said = /^paper\.bib is|is for tables, and paper\.bib is BibTeX/;
    for (const options of [{ map: ["title=Name"] }, { without: ["Session"] }, { sheet: "2" }]) {
      await assert.rejects(importText(siteWith(), "papers", "paper.bib", bib, options), (error: Error) => {
        assert.match(error.message, said);
        assert.equal((error as Error & { status: number }).status, 2);
        return true;
      });
    }
    const tree = "chairs:\n  - Ana Ficticia (X)\n  - Bo Ek (Y)\n";
    const map = { map: ["name=Who"] };
    await assert.rejects(importText(siteWith(), "committee", "c.yml", tree, map), /--map is for tables, and c\.yml is/);
    const lines = "Ana Ficticia (X)\nBo Ek (Y)\n";
    const sheet = { sheet: "2" };
    await assert.rejects(importText(siteWith(), "committee", "c.txt", lines, sheet), /--sheet is for tables/);
  });

  test("is refused for a kind that has no use for it", async () => {
    const csv = "title,authors\nA Paper,Ada Lovelace\n";
    for (const [kind, options, says] of [
      ["papers", { date: "2030-05-06" }, /^--date is for programme, site, and not for papers/],
      ["papers", { zone: "Europe/Berlin" }, /^--zone is for programme, site, and not for papers/],
      ["papers", { to: "committee" }, /^--to is for people, and not for papers/],
      ["site", { format: "csv" }, /^--format is for papers, programme, people, committee, and not for site/],
      ["committee", { to: "organizers" }, /^--to is for people, and not for committee/],
      ["people", { to: "committee", all: true }, /^--all is for papers, site, and not for people/],
      ["site", { map: ["title=Name"] }, /^--map is for papers, programme, people, committee, and not for site/],
    ] as const) {
      await assert.rejects(importText(siteWith(), kind, "a.csv", csv, options), (error: Error) => {
        assert.match(error.message, says);
        assert.equal((error as Error & { status: number }).status, 2);
        return true;
      });
    }
  });
});

test("Counts have their words right: one person, one item, one paper, one setting", async () => {
  const one = await importText(siteWith(), "committee", "c.txt", "Ana Ficticia (X)\n");
  assert.match(one.said, /c\.txt is a list of people: 1 person, taken\n/);
  const paper = await importText(siteWith(), "papers", "a.csv", "title,authors\nA Paper,Ada Lovelace\n");
  assert.match(paper.said, /a\.csv is a table: 1 paper, taken\n/);
  await assert.rejects(
    importText(siteWith(), "committee", "c.txt", "https://example.org/\n"),
    /c\.txt is a list of people: its only person cannot be taken/,
  );
});

test("Deep nesting is a sentence, in each form", async () => {
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
  for (const [name, text] of [
    ["a.json", deep("[", "]")],
    ["a.yml", `a: ${deep("[", "]")}\n`],
    ["a.html", `<html><body>${deep("<div>", "</div>")}</body></html>`],
    ["a.bib", `@article{a, title=${deep("{", "}")}}\n`],
    ["a.xml", `<?xml version="1.0"?><schedule>${deep("<day>", "</day>")}</schedule>`],
    ["a.tex", `\\begin{itemize}${deep("{", "}")}\\item Ana Ficticia\\end{itemize}\n`],
  ] as const) {
    await assert.rejects(importText(siteWith(), "papers", name, text), /a\.\w+:1: this is nested too deeply/);
  }
});

test("Brackets that texts leave open are no nesting, however many there are", async () => {
  const rows = Array.from({ length: 6000 }, (_, index) => `Paper ${index},Ana Ficticia,"In [0, 1) and {x, a <i b"`);
  const csv = `title,authors,abstract\n${rows.join("\n")}\n`;
  const { said } = await importText(siteWith(), "papers", "a.csv", csv, { dryRun: true });
  assert.match(said, /a\.csv is a table: 6000 papers, all taken/);
});

test("Of two items of one title, the one with a broken link alone loses its links", async () => {
  const rows = [
    "9:00,10:00,Invited Talk,See [[1]](none.pdf)",
    "10:00,11:00,Invited Talk,See [two](https://two.example/)",
  ];
  const csv = `date,start,end,title,abstract\n${rows.map((row) => `2030-05-06,${row}\n`).join("")}`;
  const { schedule, said } = await importText(siteWith(), "programme", "p.csv", csv);
  assert.match(schedule, /See \\\[\\\[1\\\]\\\]\(none\.pdf\)\n[\s\S]*See \[two\]\(https:\/\/two\.example\/\)\n/);
  assert.match(said, /p\.csv:2 to look at: abstract of "Invited Talk" lost its links/);
});
