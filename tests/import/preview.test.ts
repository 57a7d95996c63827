import assert from "node:assert/strict";
import { test } from "node:test";
import { previewOf } from "../../src/import/preview.ts";
import { importText, siteWith } from "./importing.ts";

const place = "a.csv:2";

test("the first three rows are shown as they were understood, in aligned columns", async () => {
  const csv = "title,authors,kind\nA Long Title,Ana Ficticia; Bob B,oral\nB,Cy Young,\nC,D E,demo\nD,F G,oral\n";
  const { said } = await importText(siteWith(), "papers", "a.csv", csv);
  assert.ok(
    said.startsWith(
      `a.csv is a table: 4 papers, all taken
    title         authors              kind
    A Long Title  Ana Ficticia, Bob B  oral
    B             Cy Young
    C             D E                  demo
`,
    ),
    said,
  );
});

test("items are shown with day, time and room, people with affiliation and group; empty columns are not", () => {
  assert.deepEqual(
    previewOf([
      { place, date: "2030-05-06", start: 545, end: 1450, fields: { title: "A Talk", room: "R 1" } },
      { place, date: "2030-05-07", start: 600, end: undefined, fields: { type: "lunch" } },
    ]),
    [
      "    day             time         room  title",
      "    Mon 2030-05-06  09:05–00:10  R 1   A Talk",
      "    Tue 2030-05-07  10:00              lunch",
    ],
  );
  assert.deepEqual(previewOf([{ place, person: { name: "Ana Ficticia" }, group: "Chairs" }]), [
    "    name          group",
    "    Ana Ficticia  Chairs",
  ]);
  assert.deepEqual(previewOf([]), []);
});
