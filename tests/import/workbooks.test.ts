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
