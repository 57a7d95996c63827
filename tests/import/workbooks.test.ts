import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Imported, importText, siteWith } from "./importing.ts";
import { type Sheet, workbookOf } from "./workbook.ts";

function imported(kind: string, ...sheets: readonly Sheet[]): Promise<Imported> {
  return importText(siteWith(), kind, "a.xlsx", workbookOf(...sheets));
}

describe("of several sheets that may be meant", () => {
  const sheets = ["Rejected", "Accepted"].map((name) => ({
    name,
    rows: [
      ["Title", "Authors"],
      [`${name} Paper`, "Ana Ek"],
    ],
  }));

  test("none is taken unasked", async () => {
    await assert.rejects(imported("papers", ...sheets), {
      message:
        /a\.xlsx has several sheets that may be meant: Rejected, Accepted; say which to read with --sheet, one after the other if you need several\n/,
    });
  });

  test("the one that is asked for is", async () => {
    const { papers, said } = await importText(siteWith(), "papers", "a.xlsx", workbookOf(...sheets), {
      sheet: "Accepted",
    });
    assert.match(papers, /- title: Accepted Paper\n {2}authors: Ana Ek\n$/);
    assert.match(said, /sheets not read: Rejected/);
  });

  test("a sheet of something else is no other choice", async () => {
    const about = { name: "Read me", rows: [["The papers stand in the next sheet"]] };
    const { papers, said } = await imported("papers", about, ...sheets.slice(1));
    assert.match(papers, /- title: Accepted Paper\n/);
    assert.match(said, /sheets not read: Read me/);
  });
});

test("people without a heading are refused, with what to do, which works", async () => {
  const sheet = {
    name: "PC",
    rows: [
      ["Ana Ek", "MIT"],
      ["Bo Dee", "ENS"],
    ],
  };
  await assert.rejects(imported("committee", sheet), {
    message: /a\.xlsx has no row of headings such as Name and Affiliation; .*: --map name=1 --map affiliation=2\n/,
  });
  const map = { map: ["name=1", "affiliation=2"] };
  const { committee } = await importText(siteWith(), "committee", "a.xlsx", workbookOf(sheet), map);
  assert.match(committee, /- Ana Ek \(MIT\)\n- Bo Dee \(ENS\)\n$/);
});

test("rows above the headings and of groups are no people and no papers", async () => {
  const { committee } = await imported("committee", {
    name: "PC",
    rows: [
      ["Programme Committee of 2030"],
      [],
      ["Name", "Affiliation"],
      ["Area Chairs"],
      ["Ana Ek", "MIT"],
      ["Reviewers"],
      ["Bo Dee", "ENS"],
    ],
    merged: ["A1:B1", "A4:B4", "A6:B6"],
  });
  assert.match(committee, /Area Chairs:\n {2}- Ana Ek \(MIT\)\nReviewers:\n {2}- Bo Dee \(ENS\)\n$/);
});

describe("cells that are joined downwards hold for each of their rows", () => {
  test("the title of a paper with an author a row", async () => {
    const { papers } = await imported("papers", {
      name: "P",
      rows: [
        ["Accepted Papers", null],
        ["Title", "Authors"],
        ["One", "Ana Ek"],
        [null, "Bo Dee"],
        ["Two", "Cat Fo"],
      ],
      merged: ["A1:B1", "A3:A4"],
    });
    assert.match(papers, /- title: One\n {2}authors: Ana Ek and Bo Dee\n- title: Two\n {2}authors: Cat Fo\n$/);
  });

  test("a decision", async () => {
    const { papers, said } = await imported("papers", {
      name: "P",
      rows: [
        ["Decision", "Title", "Authors"],
        ["accept", "One", "Ana Ek"],
        [null, "Two", "Bo Dee"],
        ["reject", "Three", "Cat Fo"],
        [null, "Four", "Dan Go"],
      ],
      merged: ["A2:A3", "A4:A5"],
    });
    assert.match(papers, /- title: One\n {2}authors: Ana Ek\n- title: Two\n {2}authors: Bo Dee\n$/);
    assert.match(said, /rejected: "Three" \(a\.xlsx:4\), "Four" \(a\.xlsx:5\)/);
  });

  test("a role and an affiliation", async () => {
    const { committee } = await imported("committee", {
      name: "PC",
      rows: [
        ["Role", "Name", "Affiliation"],
        ["Area Chairs", "Ana Ek", "MIT"],
        [null, "Bo Dee", null],
        ["Reviewers", "Cat Fo", "ENS"],
      ],
      merged: ["A2:A3", "C2:C3"],
    });
    assert.match(
      committee,
      /Area Chairs:\n {2}- Ana Ek \(MIT\)\n {2}- Bo Dee \(MIT\)\nReviewers:\n {2}- Cat Fo \(ENS\)\n$/,
    );
  });

  test("and headings of two rows", async () => {
    const { papers } = await imported("papers", {
      name: "P",
      rows: [
        ["ID", "Title", "Author", null, null, "Decision"],
        [null, null, "First name", "Last name", "Affiliation", null],
        [1, "One", "Ana", "Ek", "MIT", "accept"],
        [null, null, "Bo", "Dee", "ENS", null],
        [2, "Two", "Cat", "Fo", "B", "reject"],
      ],
      merged: ["A1:A2", "B1:B2", "C1:E1", "F1:F2", "A3:A4", "B3:B4", "F3:F4"],
    });
    assert.match(papers, /- title: One\n {2}authors: Ana Ek \(MIT\) and Bo Dee \(ENS\)\n {2}id: 1\n$/);
    const { committee } = await imported("committee", {
      name: "PC",
      rows: [
        ["Nr", "Person", null, "Affiliation"],
        [null, "First name", "Last name", null],
        [1, "Ana", "Ek", "MIT"],
      ],
      merged: ["A1:A2", "B1:C1", "D1:D2"],
    });
    assert.match(committee, /- Ana Ek \(MIT\)\n$/);
  });
});
