import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { writeFiles } from "../site.ts";
import { dataOf, importTo, problemsOf, siteWith } from "./importing.ts";

/** A folder of aclpub2 (https://github.com/rycolab/aclpub2), with invented names. */
const ACLPUB2 = {
  "conference_details.yml": `book_title: Proceedings of the 2nd Workshop on Flip Points
event_name: 2nd Workshop on Flip Points
cover_subtitle: Proceedings of the Workshop
anthology_venue_id: flip
start_date: 2030-05-06
end_date: 2030-05-07
isbn: 978-3-16-148410-0
location: Lisbon, Portugal
editors:
  - {first_name: Ana, last_name: Ficticia}
  - {first_name: Łukasz, middle_name: Jan, last_name: Żółć}
publisher: Association for Computational Linguistics
`,
  "papers.yml": `- id: 3
  title: Large Effects of Small Flips
  file: 3.pdf
  authors:
    - {first_name: Zoë, last_name: Ångström, institution: Universität Wien, emails: "****@example.org"}
    - {first_name: Bob, last_name: O'Neil, institution: MIT}
`,
  "organizing_committee.yml": `- role: General Chairs
  members:
    - {first_name: Ana, last_name: Ficticia, institution: Univ. of A}
`,
  "program_committee.yml": `- role: Reviewers
  entries:
    - {first_name: Wei, last_name: Chen, institution: Tsinghua University}
    - {first_name: Jan, last_name: van der Berg}
`,
  "prefaces.yml": "- {title: Preface, file: preface.tex}\n",
};

const FRESH = "name: Example Workshop\nstart: tbd\ntimezone: Europe/Lisbon\nurl: https://example.org/\n";

describe("lectern import site", () => {
  test("takes all of a folder of aclpub2: the volume, papers, organizers and committee; what it leaves is listed", async () => {
    const site = writeFiles({ "data/workshop.yaml": FRESH });
    const folder = writeFiles(ACLPUB2);
    const { said, status, papers, committee } = await importTo(site, "site", folder);
    assert.equal(status, 0, said);
    assert.equal(
      dataOf(site, "workshop"),
      `name: 2nd Workshop on Flip Points
start: 2030-05-06
timezone: Europe/Lisbon
url: https://example.org/
short: flip
end: 2030-05-07
venue: {city: Lisbon, country: Portugal}
proceedings:
  title: Proceedings of the 2nd Workshop on Flip Points
  editors: [Ana Ficticia, Łukasz Jan Żółć]
  publisher: Association for Computational Linguistics
  isbn: 978-3-16-148410-0
`,
    );
    assert.match(
      papers,
      /- title: Large Effects of Small Flips\n {2}authors: Zoë Ångström \(Universität Wien\) and Bob O'Neil \(MIT\)\n {2}id: 3\n/,
    );
    assert.match(dataOf(site, "organizers"), /Ana Ficticia/);
    assert.match(committee, /Wei Chen \(Tsinghua University\)/);
    assert.doesNotMatch(papers + committee, /\*\*\*\*/);
    assert.match(said, /is a folder of aclpub2\n/);
    assert.match(said, /files not read: prefaces\.yml/);
    assert.deepEqual(
      problemsOf(site).filter(({ severity }) => severity === "error"),
      [],
    );
    const again = await importTo(site, "site", folder);
    assert.doesNotMatch(again.said, /: [1-9]\d* new|[1-9]\d* changed/);
  });

  test("keeps what data/workshop.yaml says of its own, and says so", async () => {
    const site = siteWith();
    const { said } = await importTo(site, "site", writeFiles(ACLPUB2));
    assert.match(dataOf(site, "workshop"), /^name: Small Workshop\n/);
    assert.match(said, /left out: name: data\/workshop\.yaml has one of its own, which stays/);
  });

  test("writes nothing if one file cannot be read, and says how to leave it out", async () => {
    const site = siteWith();
    const folder = writeFiles({ ...ACLPUB2, "program_committee.yml": "- role: Reviewers\n  - role: [\n" });
    await assert.rejects(
      importTo(site, "site", folder),
      /program_committee\.yml:\d+: .*\n.*--without program_committee\.yml/,
    );
    assert.equal(dataOf(site, "papers"), "");
    const { status, said } = await importTo(site, "site", folder, { without: ["program_committee.yml"] });
    assert.equal(status, 0);
    assert.match(said, /files not read: program_committee\.yml, prefaces\.yml/);
  });

  test("of another folder says which are known", async () => {
    const folder = writeFiles({ "readme.md": "" });
    await assert.rejects(
      importTo(siteWith(), "site", folder),
      (error: Error) =>
        error.message.startsWith(`${path.basename(folder)} is a folder, and not that of a workshop`) &&
        error.message.includes("a folder of aclpub2 (conference_details)"),
    );
  });
});
