import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { speakerDirectory, speakerParts, speakersTitle } from "../../../src/pages/speakers/speakers.ts";
import { renderPages } from "../../site.ts";
import { writeSyntheticSite } from "../../synthetic.ts";
import { viewOf } from "../../view.ts";

/** A programme in which so many people give a talk each, after a keynote. */
const site = (names: readonly string[], language = "en", speakers = "") => ({
  "data/workshop.yaml": `name: Large\nstart: 2030-06-10\ntimezone: UTC\nlanguage: ${language}\n`,
  ...(speakers && { "data/speakers.yaml": speakers }),
  "data/schedule.yaml": [
    "- date: 2030-06-10",
    "  items:",
    "    - {time: 8:00-9:00, type: keynote, title: First, speakers: [{name: Keya Note}]}",
    ...names.map(
      (name, index) =>
        `    - {time: 9:00-10:00, type: contributed talk, room: R${index}, title: Talk ${index}, speakers: [{name: ${name}}]}`,
    ),
    "",
  ].join("\n"),
});

const WORDS = ["Abel", "Bohr", "Curie", "Dirac", "Euler", "Fermi", "Gauss"];
const crowd = Array.from(
  { length: 70 },
  (_, index) => `N${String.fromCharCode(97 + (index % 26))}${index} ${WORDS[index % 7]}`,
);

const letters = (files: Record<string, string>) =>
  speakerDirectory(viewOf(files))?.letters.map(({ letter, anchor, people }) => [letter, anchor, people.length]);

describe("the page of many speakers", () => {
  test("is a directory beyond sixty people, with a letter for each first of a family name", () => {
    assert.equal(letters(site(crowd.slice(0, 50))), undefined);
    assert.deepEqual(letters(site(crowd))?.slice(0, 3), [
      ["A", "letter-a", 10],
      ["B", "letter-b", 10],
      ["C", "letter-c", 10],
    ]);
  });

  test("has accents under the plain letter, unless the language has them as one of its own", () => {
    const names = [...crowd, "Åsa Öberg", "Bo Olsson", "Al Émile", "王 小明"];
    const english = letters(site(names))?.map(([letter]) => letter);
    assert.deepEqual(english, ["A", "B", "C", "D", "E", "F", "G", "N", "O", "王"]);
    const swedish = letters(site(names, "sv"))?.map(([letter]) => letter);
    assert.deepEqual(swedish, ["A", "B", "C", "D", "E", "F", "G", "N", "O", "Ö", "王"]);
  });

  test("is called Speakers, with those who were invited as cards above it", () => {
    const view = viewOf(site(crowd));
    assert.equal(speakersTitle(view), "Speakers");
    const parts = (of: ReturnType<typeof viewOf>) =>
      speakerParts(of).map(({ title, people }) => [title, people.map(({ name }) => name)]);
    assert.deepEqual(parts(view), [["Invited speakers", ["Keya Note"]]]);
    const listed = viewOf(site(crowd, "en", "- name: Keya Note\n"));
    assert.deepEqual(parts(listed), [["Invited speakers", ["Keya Note"]]]);
  });

  test("names all with their talks, in 150 kB for a thousand", async () => {
    const folder = writeSyntheticSite({ days: 7, rooms: 32, talks: 1000, papers: 0 });
    const { read } = await renderPages(folder, "2030-05-02T00:00:00Z", ["/speakers/"]);
    const html = read("/speakers/");
    assert.equal(html.match(/class="directory__person"/g)?.length, 1000);
    assert.match(html, /<a class="directory__talk" dir="auto" href="\/talks\/[^"]+">T0500 /);
    assert.ok(gzipSync(html).length < 150_000);
  });
});
