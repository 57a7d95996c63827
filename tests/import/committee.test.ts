import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { Failure } from "../../src/site/failure.ts";
import { dataOf, FIXTURES, importsCleanly, importText, importTo, problemsOf, siteWith } from "./importing.ts";

test("lines of any paste: bullets, dashes, commas, tabs, two columns, headings, doubles", async () => {
  const { committee, said } = await importsCleanly("committee", "committee.txt");
  assert.equal(
    committee,
    `# The programme committee, one member a line: Name (Affiliation).
- Ada Lovelace (Analytical Engines, London)
- Alan Turing (Bletchley Park)
- Grace Hopper (US Navy)
- Žofia Nováková (Univerzita Karlova)
- J. Doe, Jr. (MIT)
- Chen Wei
- محمد علي (جامعة القاهرة)
- C. Dee (X)
- E. Eff (Y, Z)
`,
  );
  assert.match(said, /headings not read: "Program Committee"\n/);
  assert.match(said, /1 listed twice\n {4}listed twice: "Ada Lovelace" \(committee\.txt:7\)/);
});

test("a table with headings; addresses of e-mail are not taken", async () => {
  const { committee, said } = await importsCleanly("committee", "committee.csv");
  assert.match(committee, /- Ada Lovelace \(Analytical Engines, London\)\n- 'Søren Ørsted \(KU "Science"\)'\n$/);
  assert.doesNotMatch(committee, /@/);
  assert.match(said, /without a name: committee\.csv:4/);
});

test("no address of e-mail is taken, wherever it stands", async () => {
  const text = [
    "Ada Lovelace\tUniversity of London <ada@example.org>",
    "Alan Turing <alan@example.org>, Bletchley",
    "Grace Hopper (US Navy, grace@example.org)",
  ];
  const { committee } = await importText(siteWith(), "committee", "c.txt", text.join("\n"));
  assert.match(
    committee,
    /- Ada Lovelace \(University of London\)\n- Alan Turing \(Bletchley\)\n- Grace Hopper \(US Navy\)\n$/,
  );
});

test("headings of any kind are none of the members", async () => {
  for (const heading of ["Program Committee", "Technical Programme Committee Members", "Name\tAffiliation\tE-mail"]) {
    const text = `${heading}\nAda Lovelace\tUniversity of London\tada@example.org\n`;
    const { committee } = await importText(siteWith(), "committee", "c.txt", text);
    assert.match(committee, /^#.*\n- Ada Lovelace \(University of London\)\n$/, heading);
  }
});

test("parentheses of an institution are its own, and people in a row are told apart", async () => {
  const text = "Ingmar Weber, Qatar Computing Research Institute (QCRI)\nA. Bee (X), C. Dee (Y, Z); E. Eff (W)\n";
  const { committee } = await importText(siteWith(), "committee", "c.txt", text);
  assert.match(
    committee,
    /- Ingmar Weber \(Qatar Computing Research Institute \(QCRI\)\)\n- A\. Bee \(X\)\n- C\. Dee \(Y, Z\)\n- E\. Eff \(W\)\n$/,
  );
});

test("a table with tabs, and any column by --map", async () => {
  const tabs = "Name\tInstitution\nAda Lovelace\tAnalytical Engines\n";
  assert.match(
    (await importText(siteWith(), "committee", "t.tsv", tabs)).committee,
    /- Ada Lovelace \(Analytical Engines\)\n$/,
  );
  const odd = "Wer;Wo\nAda Lovelace;London\n";
  const { committee } = await importText(siteWith(), "committee", "o.csv", odd, {
    map: ["name=Wer", "affiliation=Wo"],
  });
  assert.match(committee, /- Ada Lovelace \(London\)\n$/);
});

test("--map says what a column is, whatever its heading means", async () => {
  const table = "Name,Surname,Institution\nFicticia,Ana,Lab A\nFicticia,Bo,Lab B\n";
  const { committee, said } = await importText(siteWith(), "committee", "c.csv", table, {
    map: ["first=Surname", "last=Name"],
  });
  assert.match(committee, /- Ana Ficticia \(Lab A\)\n- Bo Ficticia \(Lab B\)\n$/, said);
});

test("names and affiliations on lines in turn are read as pairs, and that is said", async () => {
  const text = "Ada Lovelace\nUniversity of London\n\nAlan Turing\nInstitute of Bletchley\n";
  const { committee, said } = await importText(siteWith(), "committee", "c.txt", text);
  assert.match(committee, /- Ada Lovelace \(University of London\)\n- Alan Turing \(Institute of Bletchley\)\n$/);
  assert.match(said, /c\.txt:1 guessed: every second line was read as the affiliation/);
});

const OWN = `# Ours
Area chairs:
  - Ada Lovelace (Old Place)   # since 2019
  - name: Grace Hopper
    role: Chief
Members:
  - Alan Turing ()             # none, on purpose
  -   "Nobody   Else"
`;

test("members who are there take a new affiliation; comments, groups and roles stay", async () => {
  const site = siteWith({ committee: OWN });
  const text = "Ada Lovelace, New Place\nGrace Hopper, US Navy\nAlan Turing, Bletchley\nNew Member, Somewhere\n";
  const first = await importText(site, "committee", "c.txt", text);
  assert.equal(first.status, 0, first.said);
  assert.equal(
    first.committee,
    OWN.replace("Old Place", "New Place").replace("    role: Chief\n", "    role: Chief\n    affiliation: US Navy\n") +
      "  - New Member (Somewhere)\n",
  );
  assert.match(first.said, /1 new, 2 changed, 1 as they were/);
  assert.match(first.said, /c\.txt:4 guessed: "New Member" went into the last group of data\/committee\.yaml/);
  assert.deepEqual(problemsOf(site), []);
  assert.equal((await importText(site, "committee", "c.txt", text)).committee, first.committee);
});

test("a line without a name is left out", async () => {
  const { committee, said } = await importText(
    siteWith(),
    "committee",
    "c.txt",
    "Ada Lovelace (X)\nAlan Turing\n* * *\n<b></b> (Y)\n",
  );
  assert.match(committee, /^#.*\n- Ada Lovelace \(X\)\n- Alan Turing\n$/);
  assert.match(said, /without a name: c\.txt:3, c\.txt:4/);
});

test("a list in brackets takes new members in brackets", async () => {
  const site = siteWith({ committee: '["Ada Lovelace (X, Y)", Alan Turing]\n' });
  const { committee } = await importText(site, "committee", "c.txt", "Alan Turing (Z)\nGrace Hopper, A, B\n");
  assert.equal(committee, '["Ada Lovelace (X, Y)", Alan Turing (Z), "Grace Hopper (A, B)"]\n');
});

test("what cannot be read leaves the committee as it is", async () => {
  const site = siteWith({ committee: OWN });
  for (const [name, text, says] of [
    ["a.json", "{}", /a\.json is JSON without people in a form that is known; known are/],
    ["a.csv", 'name,affiliation\nAda,"X\n', /a\.csv:2: a quote starts here/],
    ["a.txt", Buffer.from("Zo\xeb\n", "latin1"), /a\.txt:1:3: this is not UTF-8/],
  ] as const) {
    await assert.rejects(
      () => importText(site, "committee", name, text),
      (error) => error instanceof Failure && says.test(error.message),
    );
  }
  assert.equal(dataOf(site, "committee"), OWN);
  await assert.rejects(
    () => importText(siteWith({ committee: "Ada and Bob\n" }), "committee", "c.txt", "X\n"),
    /one a line/,
  );
});

test("a dry run shows the lines that would change", async () => {
  const site = siteWith({ committee: OWN });
  const { said } = await importTo(site, "committee", path.join(FIXTURES, "committee.txt"), { dryRun: true });
  assert.match(said, /^--- data\/committee\.yaml$/m);
  assert.match(said, /^- {2}- Ada Lovelace \(Old Place\)/m);
  assert.match(said, /^\+ {2}- Ada Lovelace \(Analytical Engines, London\) {3}# since 2019$/m);
  assert.match(said, /"Žofia Nováková" and 5 more went into the last group/);
  assert.match(said, /Nothing was written \(--dry-run\)\./);
  assert.equal(dataOf(site, "committee"), OWN);
});
