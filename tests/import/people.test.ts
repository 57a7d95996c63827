import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { Failure } from "../../src/site/failure.ts";
import { dataOf, FIXTURES, type Imported, importText, importTo, problemsOf, siteWith } from "./importing.ts";

const COMMITTEE = "# The programme committee, one member a line: Name (Affiliation).\n";
const ANA_IN_GROUP = "  - name: Ana Ficticia\n    affiliation: Univ. of A\n    url: https://a.example/\n";

/** Imports a fixture twice into a site that the check accepts; the second time changes nothing. */
async function imported(fixture: string, options: { kind?: string; to?: string } = {}): Promise<Imported> {
  const site = siteWith();
  const file = path.join(FIXTURES, "people", fixture);
  const { kind = "committee", ...rest } = options;
  const first = await importTo(site, kind, file, rest);
  assert.equal(first.status, 0, first.said);
  assert.deepEqual(problemsOf(site), []);
  const texts = ["committee", "organizers", "speakers", "people"].map((name) => dataOf(site, name));
  for (const text of texts) assert.doesNotMatch(text, /@|mailto/);
  const second = await importTo(site, kind, file, rest);
  assert.match(second.said, /: 0 new, 0 changed, /);
  assert.deepEqual(
    ["committee", "organizers", "speakers", "people"].map((name) => dataOf(site, name)),
    texts,
  );
  return first;
}

test("aclpub2's program_committee.yml: roles become groups, ORCID and home page come along, e-mail does not", async () => {
  const { committee, said } = await imported("program_committee.yml");
  assert.equal(
    committee,
    `${COMMITTEE}Area Chairs:
${ANA_IN_GROUP}    orcid: 0000-0002-1825-0097
Reviewers:
  - Łukasz Żółć (B)
  - Bo J. Ek (C)
`,
  );
  assert.match(said, /program_committee\.yml is YAML with a committee of aclpub2: 3 people, all taken/);
  assert.match(said, /keys not read: username, emails/);
});

test("aclpub2's organizing_committee.yml: each role is a group", async () => {
  const { committee } = await imported("organizing_committee.yml");
  assert.equal(
    committee,
    `${COMMITTEE}General Chairs:\n  - Ana Ficticia (Univ. of A)\nPublicity Chair:\n  - Bo Ek (C)\n`,
  );
});

test("Mini-Conf's committee.yml: a role of one person stands beside the name; pictures elsewhere are not taken", async () => {
  await imported("miniconf_committee.yml", { kind: "people", to: "organizers" });
  const { site, said } = await imported("miniconf_committee.yml", { kind: "people", to: "organizers" });
  assert.equal(
    dataOf(site, "organizers"),
    `# The organizers.
- name: Ana Ficticia
  affiliation: Univ. of A
  role: General Chair
- name: Łukasz Żółć
  affiliation: B
  role: Program Chair
`,
  );
  assert.match(said, /keys not read: tw/);
  assert.match(said, /miniconf_committee\.yml:2 left out: a photograph/);
});

test("a mapping from groups to lists in YAML keeps its groups, and says which keys nobody reads", async () => {
  const { committee, said } = await imported("grouped.yml");
  assert.equal(
    committee,
    `${COMMITTEE}Organizing committee:\n  - Ana Ficticia (Univ. of A)\nProgram committee:\n  - Łukasz Żółć (B)\n`,
  );
  assert.match(said, /keys not read: country/);
});

test("a list of mappings, as in the _data of Hugo and Jekyll; addresses without a scheme get one, and that is said", async () => {
  const { committee, said } = await imported("hugo.yml");
  assert.equal(
    committee,
    `${COMMITTEE}- Ana Ficticia (Univ. of A)
- name: Łukasz Żółć
  affiliation: B
  url: https://www.zolc.example/me
`,
  );
  assert.match(said, /hugo\.yml:4 to look at: the address "www\.zolc\.example\/me" has become https/);
});

test("EasyChair's committee.csv: roles become groups", async () => {
  const { committee, said } = await imported("easychair.csv");
  assert.equal(
    committee,
    `${COMMITTEE}Chairs:
  - Ana Ficticia (Univ. of A)
Senior program committee:
  - name: Łukasz Żółć
    affiliation: B
    url: https://b.example/
Program committee:
  - Bob O'Neil (MIT)
  - 李小龙 (Tsinghua University)
`,
  );
  assert.match(said, /the committee of EasyChair \(CSV\): 4 people, all taken/);
  assert.match(said, /columns not read: #, person #, email, country/);
});

test("HotCRP's list of the PC: roles become groups", async () => {
  const { committee } = await imported("hotcrp.csv");
  assert.equal(
    committee,
    `${COMMITTEE}Program committee:\n  - Ana Ficticia (Univ. of A)\nProgram chairs:\n  - Łukasz Żółć (B)\n`,
  );
});

test("headings of a paste become groups; family names first are turned round; keys with values are nobody", async () => {
  const { committee, said } = await imported("groups.txt");
  assert.equal(
    committee,
    `${COMMITTEE}General Chairs:
  - Ana Ficticia (Univ. of A)
Area Chairs:
  - Łukasz Żółć (B)
Program Committee (PC):
  - Bob O'Neil (MIT)
  - Prof. Dr. José García-López (Universidad X, Spain)
  - Jan van der Berg (TU Delft)
  - 李小龙 (Tsinghua University)
  - Carol Example (MIT)
`,
  );
  assert.match(said, /groups\.txt:11 guessed: "van der Berg, Jan" was read as Jan van der Berg/);
  assert.match(said, /groups\.txt:13 guessed: "MIT" was read as the affiliation of Carol Example/);
  assert.match(said, /to be announced: "TBA" \(groups\.txt:15\)/);
  assert.match(said, /groups\.txt:14/);
});

test("Markdown: links, emphasis, dashes, numbers, bold headings and front matter are understood", async () => {
  const { committee, said } = await imported("list.md");
  assert.equal(
    committee,
    `${COMMITTEE}Program Committee:
${ANA_IN_GROUP}  - Łukasz Żółć (B)
  - Bob O'Neil (MIT)
Area Chairs:
  - Bo Ek (C)
  - name: Dee Vée
    affiliation: D
    orcid: 0000-0002-1825-0097
`,
  );
  assert.match(said, /parts not read: 1 line outside the lists of people, from "Papers due in May"/);
});

test("a Markdown table: its links become addresses", async () => {
  const { committee } = await imported("table.md");
  assert.equal(
    committee,
    `${COMMITTEE}- name: Ana Ficticia
  affiliation: Univ. of A
  url: https://a.example/
- Łukasz Żółć (B)
`,
  );
});

test("HTML: lists, tables and cards below headings are read, menus and other sections are not", async () => {
  const { committee, said } = await imported("list.html");
  assert.equal(
    committee,
    `${COMMITTEE}Organizing Committee:
${ANA_IN_GROUP}  - name: Łukasz Żółć
    affiliation: B
    role: Publicity chair
Program Committee:
  - Bob O'Neil (MIT)
Area Chairs:
  - Bo Ek (C)
  - Dee Vée (D & Sons)
  - Eve Fay (University of E)
`,
  );
  assert.match(said, /parts not read: 2 lines of links to other pages, from "Home"/);
});

test("TeX: entries, lines that end in backslashes, sections and accents", async () => {
  const { committee } = await imported("list.tex");
  assert.equal(
    committee,
    `${COMMITTEE}Program Committee:
  - José García (Universidad X)
${ANA_IN_GROUP}Area Chairs:
  - Łukasz Żółć (B)
  - Bo Ek (C)
`,
  );
});

test("records of Wikidata: their labels are the names, their numbers are nobody's", async () => {
  const records = [
    "- person: Q9000001\n  personLabel: Ana Ficticia\n  employerLabel_: Lab A\n  orcid: 0000-0001-5000-0007\n",
    "- person: Q9000002\n  personLabel: Bo Ek\n  employerLabel_: Lab B\n",
  ];
  const { committee, said } = await importText(siteWith(), "committee", "c.yml", records.join(""));
  assert.match(committee, /- name: Ana Ficticia\n {2}affiliation: Lab A\n {2}orcid: .*\n- Bo Ek \(Lab B\)\n$/, said);
  const numbers = "- {name: Ana Ficticia, affiliation: Lab A}\n- {name: Q9000002, affiliation: Lab B}\n";
  const second = await importText(siteWith(), "committee", "c.yml", numbers);
  assert.match(second.committee, /- Ana Ficticia \(Lab A\)\n$/);
  assert.match(second.said, /c\.yml:2/);
});

test("JSON: a list of people", async () => {
  const { committee } = await imported("members.json");
  assert.equal(committee, `${COMMITTEE}- Ana Ficticia (Univ. of A)\n- Łukasz Żółć (B)\n`);
});

test("Sessionize's and Mini-Conf's speakers bring biographies and links; talks stay for the programme", async () => {
  const { speakers } = await imported("sessionize.json", { kind: "people", to: "speakers" });
  assert.match(
    speakers,
    /- name: Ana Ficticia\n {2}affiliation: Univ\. of A\n {2}bio: \|\n {4}Works on \*\*flips\*\*\.\n/,
  );
  assert.match(speakers, /links:\n {4}- \{label: Blog, url: https:\/\/a\.example\/blog\}\n$/);
  const second = await imported("speakers.csv", { kind: "people", to: "speakers" });
  assert.match(
    second.speakers,
    /- name: Ana Ficticia\n {2}affiliation: Univ\. of A\n {2}bio: \|\n {4}Works on flips\.\n$/,
  );
  assert.match(second.said, /columns not read: UID, image, title, abstract, session/);
});

test("--to with another title goes to data/people.yaml, beside the groups that are there", async () => {
  const site = siteWith({
    people: "Publicity chairs: Kim Ko (X)\nArea chairs: Lou Lu, Sam Sy () and Toni Ty # four\n",
  });
  const text = "Program Committee\nLou Lu (Y)\nAda Lovelace (Z)\n";
  const first = await importText(site, "people", "c.txt", text, { to: "Area chairs" });
  assert.equal(first.status, 0, first.said);
  assert.equal(
    dataOf(site, "people"),
    `Publicity chairs: Kim Ko (X)
Area chairs: # four
  - Lou Lu (Y)
  - Sam Sy ()
  - Toni Ty
  - Ada Lovelace (Z)
`,
  );
  assert.match(first.said, /headings not read: "Program Committee"/);
  assert.deepEqual(problemsOf(site), []);
  const before = dataOf(site, "people");
  await importText(site, "people", "c.txt", text, { to: "Area chairs" });
  assert.equal(dataOf(site, "people"), before);
});

test("a file that was one list gets groups: each entry moves as it stands, and that is said", async () => {
  const own = `# Ours, by hand

# the first to join
- Łukasz Żółć (Old)   # since 2019
- name: Ana Ficticia
  bio: |
    Works on flips.

    And on points.
-   "Somebody   Else"
# the end
`;
  const site = siteWith({ committee: own });
  const { committee, said } = await importTo(site, "committee", path.join(FIXTURES, "people/easychair.csv"));
  assert.equal(
    committee,
    `# Ours, by hand

# the first to join
Senior program committee:
  - name: Łukasz Żółć   # since 2019
    affiliation: B
    url: https://b.example/
Chairs:
  - name: Ana Ficticia
    bio: |
      Works on flips.

      And on points.
    affiliation: Univ. of A
Members:
  -   "Somebody   Else"
# the end
Program committee:
  - Bob O'Neil (MIT)
  - 李小龙 (Tsinghua University)
`,
  );
  assert.match(
    said,
    /data\/committee\.yaml was one list; its people now stand under "Senior program committee", "Chairs", "Members"/,
  );
  assert.deepEqual(problemsOf(site), []);
  const again = await importTo(site, "committee", path.join(FIXTURES, "people/easychair.csv"));
  assert.equal(again.committee, committee);
});

test("whoever stands in another group of the file stays there, and that is said", async () => {
  const site = siteWith({ committee: "PC:\n  - Bob O'Neil (MIT)\nChairs:\n  - Ana Ficticia (Univ. of A)\n" });
  const { committee, said } = await importText(
    site,
    "committee",
    "c.txt",
    "Program Committee:\nBob O'Neil, MIT\nBo Ek, C\n\nChairs:\nAna Ficticia\n",
  );
  assert.equal(
    committee,
    "PC:\n  - Bob O'Neil (MIT)\nChairs:\n  - Ana Ficticia (Univ. of A)\nProgram Committee:\n  - Bo Ek (C)\n",
  );
  assert.match(
    said,
    /"Bob O'Neil" stays under "PC" in data\/committee\.yaml, though the import says "Program Committee"/,
  );
});

/** What one line is read as. */
const LINES: readonly (readonly [string, string])[] = [
  ["Dr. Ada Lovelace, Analytical Engines, London", "Dr. Ada Lovelace (Analytical Engines, London)"],
  ["Lovelace, Ada (Analytical Engines)", "Ada Lovelace (Analytical Engines)"],
  ["de la Cruz, María José, Universidad X, Spain", "María José de la Cruz (Universidad X, Spain)"],
  [
    "Ingmar Weber, Qatar Computing Research Institute (QCRI)",
    "Ingmar Weber (Qatar Computing Research Institute (QCRI))",
  ],
  ["12. J. Doe, Jr.¹ (MIT)", "J. Doe, Jr. (MIT)"],
  ["• Grace Hopper‡ — US Navy", "Grace Hopper (US Navy)"],
  ["Jeong (Kate) Lee (University of Auckland)", "Jeong (Kate) Lee (University of Auckland)"],
  ["Ana Ficticia [Univ. of A]", "Ana Ficticia (Univ. of A)"],
  ["Ana Ficticia <ana@a.example>, Univ. of A", "Ana Ficticia (Univ. of A)"],
  ["Ana Ficticia, Univ. of A, ana [at] a [dot] example", "Ana Ficticia (Univ. of A)"],
  ["Олександра Шевченко (Київ)", "Олександра Шевченко (Київ)"],
  ["محمد علي (جامعة القاهرة)", "محمد علي (جامعة القاهرة)"],
  ["山田太郎（東京大学）", "山田太郎 (東京大学)"],
];

test("one person a line, in any form", async () => {
  for (const [line, entry] of LINES) {
    const { committee } = await importText(siteWith(), "committee", "c.txt", `${line}\n`);
    assert.equal(committee, `${COMMITTEE}- ${entry}\n`, line);
  }
});

test("several people on a line, after a title too", async () => {
  const text =
    "Chairs: Ana Ficticia (Univ. of A) and Bo Ek (C)\nArea chairs: Dee Vée, Eve Fay and Gus Hay\nWeb chairs: Jo Kay (K), Lu May (M)\nMembers: Ivy Jay; Kit Lee, MIT\n";
  const { committee } = await importText(siteWith(), "committee", "c.txt", text);
  assert.equal(
    committee,
    `${COMMITTEE}Chairs:
  - Ana Ficticia (Univ. of A)
  - Bo Ek (C)
Area chairs:
  - Dee Vée
  - Eve Fay
  - Gus Hay
Web chairs:
  - Jo Kay (K)
  - Lu May (M)
Members:
  - Ivy Jay
  - Kit Lee (MIT)
`,
  );
});

test("a line alone above people with affiliations is a topic, which is said", async () => {
  const text = "Vision\nAna Ficticia (X)\nBob O'Neil (Y)\n\nNatural language processing\nCat Dee (Z)\nDan Eff (W)\n";
  const { committee, said } = await importText(siteWith(), "committee", "c.txt", text);
  assert.equal(
    committee,
    `${COMMITTEE}Vision:
  - Ana Ficticia (X)
  - Bob O'Neil (Y)
Natural language processing:
  - Cat Dee (Z)
  - Dan Eff (W)
`,
  );
  assert.match(said, /c\.txt:1 guessed: "Vision" was read as a heading/);
});

test("paragraphs of several lines are a name and an affiliation each, below their headings", async () => {
  const text =
    "Chairs\n\nAda Lovelace\nUniversity of London\nUK\nada@example.org\n\nAlan Turing\nBletchley Park, UK\n\nMembers\n\nGrace Hopper (X)\t Bo Ek (C)\n";
  const { committee } = await importText(siteWith(), "committee", "c.txt", text);
  assert.equal(
    committee,
    `${COMMITTEE}Chairs:
  - Ada Lovelace (University of London, UK)
  - Alan Turing (Bletchley Park, UK)
Members:
  - Grace Hopper (X)
  - Bo Ek (C)
`,
  );
});

test("records of keys and values one below the other are a list", async () => {
  const text = "Name: Ana Ficticia\nE-mail: ana@a.example\nOrg: X\n\nName: Bo Ek\nE-mail: bo@b.example\nOrg: Y\n";
  const { committee, said } = await importText(siteWith(), "committee", "c.txt", text);
  assert.equal(committee, `${COMMITTEE}- Ana Ficticia (X)\n- Bo Ek (Y)\n`);
  assert.match(said, /keys not read: E-mail/);
});

test("people of HotCRP without a role in the PC are left out, and whoever has several is in the first", async () => {
  const text = `given_name,family_name,email,affiliation,roles
Ana,Ficticia,a@b.example,X,"pc chair sysadmin"
Bo,Ek,c@d.example,Y,pc sysadmin
Cy,Dee,c@e.example,Z,none
`;
  const { committee, said } = await importText(siteWith(), "committee", "pc.csv", text);
  assert.equal(committee, `${COMMITTEE}Program chairs:\n  - Ana Ficticia (X)\nProgram committee:\n  - Bo Ek (Y)\n`);
  assert.match(said, /1 not in the PC\n {4}not in the PC: "Cy Dee" \(pc\.csv:4\)/);
});

test("several tables of a page come in, also under no heading; rows with a title alone are groups", async () => {
  const text = `| Chair | Institution |
|--|--|
| Ana Ficticia | X |

## Reviewers

| Name | Org |
|--|--|
| Bo Ek | Y |
| Area chairs | |
| Cy Dee | Z |
`;
  const { committee } = await importText(siteWith(), "committee", "pc.md", text);
  assert.equal(
    committee,
    `${COMMITTEE}Members:
  - Ana Ficticia (X)
Reviewers:
  - Bo Ek (Y)
Area chairs:
  - Cy Dee (Z)
`,
  );
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  [
    "notes.txt",
    "We met on Monday and talked about it.\nThe hall is large, and nobody came.\nSee you next year.\n",
    /none of its 3 people/,
  ],
  ["mail.txt", "ana@a.example\nbo@c.example\n", /2 only an e-mail address/],
  [
    "papers.csv",
    "title,authors,abstract\nOn Flips,Ana Ficticia,About flips.\n",
    /papers go to "lectern import papers"/,
  ],
  [
    "papers.yml",
    "- title: On Flips\n  authors:\n    - name: Ana Ficticia\n",
    /papers\.yml is a list \(YAML\): give it to "lectern import papers"/,
  ],
  [
    "page.html",
    "<ul><li><a href='/'>Home</a></li><li><a href='/cfp'>Call for Papers</a></li></ul><p>Welcome to the workshop.</p>",
    /page\.html is HTML without people/,
  ],
  [
    "page.md",
    "---\ntitle: PC\n---\n{% for person in site.data.pc %}\n- {{ person.name }}\n{% endfor %}\n",
    /is a template/,
  ],
  ["keys.txt", "orcid: 0000-0002-1825-0097\ninstitution: Univ. of A\n- x\nrole - y: z\n", /keys\.txt/],
];

test("what is no list of people is refused, and nothing is written", async () => {
  for (const [name, text, says] of REFUSED) {
    const site = siteWith();
    await assert.rejects(
      () => importText(site, "committee", name, text),
      (error) => error instanceof Failure && says.test(error.message),
      name,
    );
    assert.equal(dataOf(site, "committee"), "");
  }
});

test("A programme in TeX, text or Markdown is no list of people: its speakers are not taken", async () => {
  const talks = ["9.00--10.00", "10:15–10:30", "11.00 - 11.15"].map((time, index) => ({
    time,
    title: `\\hyperlink{page.${index}}{\\em Title ${index}: A Study}`,
    authors: "Ana Ficticia, Bo Ek and Cat Dee",
  }));
  const tex = `\\begin{tabular}{p{20mm}p{128mm}}\n${talks.map(({ time, title, authors }) => `${time} & ${title}\\\\\n & ${authors} \\\\\n`).join("\\\\\n")}\\end{tabular}\n`;
  const text = talks.map(({ time, authors }) => `${time} Talk\n${authors}\n`).join("\n");
  const markdown = `# Programme\n\n${talks.map(({ time, authors }) => `- **${time}** ${authors}`).join("\n")}\n`;
  for (const [name, content] of Object.entries({ "program.tex": tex, "program.txt": text, "program.md": markdown })) {
    await assert.rejects(importText(siteWith(), "committee", name, content), /is a programme, .*no list of people/);
  }
});

test("A page with a programme and a committee gives the committee alone", async () => {
  const rows = ["9:00", "10:00", "11:00"].map((time) => `<li>${time} Ana Ficticia (X)</li>`).join("");
  const page = `<html><body><h2>Program</h2><ul>${rows}</ul><h2>Program Committee</h2><ul><li>Bo Ek (Y)</li><li>Cat Dee (Z)</li></ul></body></html>`;
  const { committee, said } = await importText(siteWith(), "committee", "index.html", page);
  assert.match(committee, /- Bo Ek \(Y\)\n- Cat Dee \(Z\)\n$/);
  assert.doesNotMatch(committee, /Ana/);
  assert.match(said, /3 lines of a programme, from "9:00/);
});

test("people who are nearly called as somebody in the schedule come in; whoever speaks there is listed, to look at", async () => {
  const schedule =
    "- date: 2030-05-06\n  items:\n    - {time: 9:00-9:30, speakers: Ana Fictici, title: A}\n    - {time: 9:30-10:00, speakers: Ana Fictici, title: B}\n";
  const site = siteWith({ schedule });
  const { status, said, committee, speakers } = await importText(
    site,
    "committee",
    "pc.csv",
    "Name,Affiliation\nAna Ficticia,Univ. of A\nBo Ek,MIT\n",
  );
  assert.equal(status, 0, said);
  assert.match(committee, /- Ana Ficticia \(Univ\. of A\)\n- Bo Ek \(MIT\)\n/);
  assert.match(speakers, /^- name: Ana Fictici\n/m);
  assert.match(
    said,
    /to look at: "Ana Fictici" in data\/schedule\.yaml was added to data\/speakers\.yaml: nobody is called "Ana Fictici"; did you mean "Ana Ficticia"/,
  );
  assert.equal(dataOf(site, "schedule"), schedule);
});
