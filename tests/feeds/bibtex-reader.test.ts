import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error: without types
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { bibtexFile, bibtexOfProceedings } from "../../src/feeds/bibliography.ts";
import { read } from "../reading.ts";

/** An entry as CSL has it, read by another's parser. */
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

const entriesOf = (bib: string): readonly Entry[] => plugins.input.chain(bib, { generateGraph: false });

const PLACES = "venue: {city: Genève}\n";

/** A site whose volume and papers say what upsets readers of BibTeX. */
function workshopWith(proceedings: string, papers: string) {
  const { workshop, diagnostics } = read({
    "data/workshop.yaml": `name: Flips & Points\nshort: Flips\nstart: 2030-05-06\ntimezone: UTC\nurl: https://example.org/\n${PLACES}proceedings: ${proceedings}\n`,
    "data/papers.yaml": papers,
  });
  assert.ok(workshop?.volume, diagnostics.map(({ message }) => message).join("\n"));
  return { workshop, volume: workshop.volume };
}

test("another's reader of BibTeX finds volume, editors, series, publisher, numbers and pages of papers", () => {
  const { workshop, volume } = workshopWith(
    `{title: "Proceedings of Flips & Points: 100% {new}", editors: [Ludwig van Beethoven, "Martin Luther King, Jr.", Łukasz Žižka, 李小龙, {name: Institute of Flips and Flops}], publisher: Müller & Söhne, series: "Notes #1", volume: IX_2, isbn: 978-3-16-148410-0, issn: 1613-0073}`,
    '- {title: "Costs of $5 & 100% of $\\\\ell_2$", authors: [Ada Lovelace], pages: 1-12, doi: 10.1234/a_b}\n- {title: One Page, authors: Bo Ek, pages: 13}\n- {title: Not in It, authors: Bo Ek, pages: 14, archival: no}\n',
  );
  const editors = [
    { given: "Ludwig", family: "Beethoven", "non-dropping-particle": "van" },
    { given: "Martin Luther", family: "King", suffix: "Jr." },
    { given: "Łukasz", family: "Žižka" },
    { family: "李小龙" },
    { family: "Institute of Flips and Flops" },
  ];
  const bare = (names: unknown) =>
    (names as Record<string, string>[]).map(({ literal, ...parts }) =>
      literal === undefined ? parts : { family: literal },
    );
  const [first, second, outside] = entriesOf(bibtexFile(workshop));
  for (const entry of [first, second]) {
    assert.equal(entry?.type, "paper-conference");
    assert.equal(entry["container-title"], "Proceedings of Flips & Points: 100% {new}");
    assert.deepEqual(bare(entry.editor), editors);
    assert.deepEqual(
      [entry["collection-title"], entry.volume, entry.publisher, entry.ISBN, entry.ISSN],
      ["Notes #1", "IX_2", "Müller & Söhne", "978-3-16-148410-0", "1613-0073"],
    );
  }
  assert.deepEqual([first?.page, second?.page], ["1-12", "13"]);
  assert.equal(first?.DOI, "10.1234/a_b");
  assert.deepEqual([outside?.editor, outside?.page, outside?.volume], [undefined, undefined, undefined]);
  const [entry] = entriesOf(bibtexOfProceedings(workshop, volume));
  assert.equal(entry?.title, "Proceedings of Flips & Points: 100% {new}");
  assert.deepEqual(bare(entry?.editor), editors);
  assert.deepEqual([entry?.volume, entry?.ISBN], ["IX_2", "978-3-16-148410-0"]);
});
