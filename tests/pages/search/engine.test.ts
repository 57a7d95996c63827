import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type IndexFile, type Outcome, SearchIndex, type TextsFile } from "../../../src/pages/search/engine.ts";
import { searchFiles } from "../../../src/site/search-index.ts";
import { read } from "../../reading.ts";
import { CORPUS, QUERIES } from "./queries.ts";

const { workshop, diagnostics } = read(CORPUS);
assert.ok(workshop, JSON.stringify(diagnostics));
const files = searchFiles(workshop);
const indexFile = JSON.parse(files.index.text) as IndexFile;
const textsFile = JSON.parse(files.texts.text) as TextsFile;

const index = new SearchIndex(indexFile);
index.addTexts(textsFile);
const titlesOf = ({ hits }: Outcome, of = index): string[] => hits.map((place) => of.entry(place).title);

describe("first of all, the search finds", () => {
  for (const [question, ...wanted] of QUERIES)
    test(`${wanted.join(" or ")} by ${question}`, () => {
      const titles = titlesOf(index.search(question));
      assert.ok(wanted.includes(titles[0] ?? ""), titles.slice(0, 4).join(" | "));
    });
});

test("people come before the texts that mention them, which come too", () => {
  const titles = titlesOf(index.search("Poettering"));
  assert.deepEqual(titles, ["Lennart Poettering", "The Boot Process Revisited", "Flips and Switches"]);
});

test("what has a word in its title comes before what has it in its abstract", () => {
  const titles = titlesOf(index.search("adversarial"));
  assert.deepEqual(titles, ["Adversarial Examples Are Features", "Flips and Switches"]);
});

test("a room leads to what takes place there, whose items follow in the order of time", () => {
  const [room, ...items] = index.search("K.1.105").hits.map((place) => index.entry(place));
  assert.deepEqual(room, {
    url: "/schedule/?room=k-1-105",
    title: "Room K.1.105",
    kind: "Room",
    facets: { kind: "Room" },
  });
  assert.deepEqual(
    items.map(({ when }) => when),
    ["Mon 6 May, 09:30", "Mon 6 May, 10:00"],
  );
});

test("a result says what it is, when and where, and by what it can be narrowed", () => {
  const [talk] = index.search("Boot Process").hits.map((place) => index.entry(place));
  assert.deepEqual(talk, {
    url: "/talks/the-boot-process-revisited/",
    title: "The Boot Process Revisited",
    people: "Lennart Poettering",
    kind: "Oral",
    when: "Mon 6 May, 09:30",
    where: "Room K.1.105",
    facets: { kind: "Oral", day: "Mon 6 May", track: "Systems" },
  });
  const [poster] = index.search("Sparse Attention").hits.map((place) => index.entry(place));
  assert.deepEqual([poster?.when, poster?.where], ["Mon 6 May, 13:30", "Foyer\u00A0· Board A12"]);
});

test("a word that exists is not taken for another, and a word unlike any finds nothing", () => {
  assert.ok(!titlesOf(index.search("boot")).includes("Neural Networks at Forty"));
  assert.deepEqual(index.search("qqqxyz"), { hits: [], terms: new Set() });
  assert.deepEqual(index.search(" … "), { hits: [], terms: new Set() });
});

test("where nothing is found, the words that may be meant are offered as they are written", () => {
  for (const [question, meant] of [
    ["poetterlingh", "Poettering"],
    ["adverzorial", "Adversarial"],
    ["lennart pottherink", "lennart Poettering"],
  ] as const)
    assert.equal(index.search(question).meant, meant);
  assert.equal(index.search("qqqxyz").meant, undefined);
});

test("the first file alone finds titles, people, places and days", () => {
  const alone = new SearchIndex(indexFile);
  for (const question of ["Strasse", "poetering", "清华", "Room 12", "Tuesday", "A12", "alpha"])
    assert.deepEqual(titlesOf(alone.search(question), alone)[0], titlesOf(index.search(question))[0], question);
  assert.deepEqual(titlesOf(alone.search("systemd", { mayHaveSlips: false }), alone), []);
});

test("the same programme gives the same files", () => {
  const again = read(CORPUS).workshop;
  assert.ok(again);
  assert.deepEqual(searchFiles(again), files);
});
