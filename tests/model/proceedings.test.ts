import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SMALLEST_SITE } from "../../src/schema/catalog.ts";
import { brief, read } from "../reading.ts";

const volumeOf = (said: string, papers = "- Flip Points\n", more: Record<string, string> = {}) =>
  read({
    "data/workshop.yaml": `${SMALLEST_SITE["data/workshop.yaml"]}proceedings: ${said}\n`,
    "data/papers.yaml": papers,
    ...more,
  });

const PAPERS = `
- {title: Last, group: Theory}
- {title: Loose}
- {title: First, order: 1, section: Long papers}
- {title: Poster only, archival: no}
- {title: Talk only, kind: [talk, non-archival]}
- {title: Second, order: 2, group: Theory, section: Long papers}
- {title: Opening, order: -1, group: Theory}
`;

describe("proceedings: in workshop.yaml", () => {
  for (const [said, link] of [
    [
      "https://proceedings.mlr.press/v97/",
      { label: "proceedings.mlr.press", url: "https://proceedings.mlr.press/v97/" },
    ],
    ["{label: PMLR 97, url: 'https://example.org/'}", { label: "PMLR 97", url: "https://example.org/" }],
    ["{url: 'https://example.org/'}", { label: "example.org", url: "https://example.org/" }],
  ] as const) {
    test(`is only a link as ${said}`, () => {
      const { workshop, diagnostics } = volumeOf(said, "- {title: Flip Points}\n");
      assert.deepEqual(diagnostics.map(brief), []);
      assert.deepEqual([workshop?.proceedings, workshop?.volume], [link, undefined]);
      assert.equal(workshop?.papers[0]?.page, undefined);
    });
  }

  for (const [said, missing] of [
    ["{label: PMLR 97}", "url"],
    ["{label: PMLR 97, title: Proceedings}", "url"],
    ["{publisher: CEUR-WS.org}", "title"],
  ] as const) {
    test(`asks for ${missing}: in ${said}`, () => {
      const { diagnostics } = volumeOf(said, "- {title: Flip Points}\n");
      assert.deepEqual(diagnostics.map(brief), [`data/workshop.yaml:5:14 error missing-key "${missing}" is missing`]);
    });
  }

  test("is a volume with the archival papers by section, in order, those outside sections first", () => {
    const { workshop, diagnostics } = volumeOf("{title: Proceedings of Debug ML}", PAPERS);
    assert.deepEqual(diagnostics.map(brief), []);
    assert.deepEqual(
      workshop?.volume?.sections.map(({ title, papers }) => [title, ...papers.map((paper) => paper.title.plain)]),
      [
        [undefined, "Loose"],
        ["Theory", "Opening", "Last"],
        ["Long papers", "First", "Second"],
      ],
    );
    assert.deepEqual(
      workshop?.volume?.papers.map((paper) => paper.title.plain),
      ["Loose", "Opening", "Last", "First", "Second"],
    );
  });

  test("gives its papers, and no others, a page and its licence", () => {
    const { workshop } = volumeOf(
      "{title: Proceedings, licence: CC BY 4.0}",
      "- {title: In it}\n- {title: Own, licence: CC0}\n- {title: Not, archival: no}\n",
    );
    assert.deepEqual(
      workshop?.papers.map(({ page, licence }) => [page, licence?.name]),
      [
        ["/papers/in-it/", "CC BY 4.0"],
        ["/papers/own/", "CC0 1.0"],
        [undefined, undefined],
      ],
    );
  });

  test("names as editors whom it names, and nobody else; they are the people of the other files", () => {
    const organizers = { "data/organizers.yaml": "- Ada Lovelace (London)\n- Bo Ek\n" };
    const none = volumeOf("{title: Proceedings}", "- {title: One}\n", organizers).workshop;
    assert.deepEqual(none?.volume?.editors, []);
    const { workshop } = volumeOf("{title: P, editors: Cy Oz (Wien) and Ada Lovelace}", "- {title: One}\n", organizers);
    assert.deepEqual(
      workshop?.volume?.editors.map(({ name, affiliation, roles }) => [name, affiliation, ...roles]),
      [
        ["Cy Oz", "Wien", "editor"],
        ["Ada Lovelace", "London", "organizer", "editor"],
      ],
    );
  });

  test("has TeX in no title but those of papers, which may hold formulas", () => {
    const { diagnostics } = volumeOf('{title: "Proceedings \\\\emph{A}"}', "- {title: The $\\ell_2$-Norm}\n");
    assert.deepEqual(
      diagnostics.map(({ code, file }) => [code, file]),
      [["tex-outside-math", "data/workshop.yaml"]],
    );
  });

  test("takes the year of the workshop unless it says another", () => {
    assert.equal(volumeOf("{title: P}", "- {title: One}\n").workshop?.volume?.year, "2019");
    assert.equal(volumeOf("{title: P, year: 2020}", "- {title: One}\n").workshop?.volume?.year, "2020");
  });

  for (const [name, pages, warned] of [
    ["overlap", ["1-12", "12-20"], true],
    ["run backwards", ["13-20", "1-12"], true],
    ["follow each other", ["1-12", "13-20"], false],
    ["leave a gap", ["1-12", "15-20"], false],
    ["count by article", ["1:1-1:12", "2:1-2:9"], false],
    ["are roman", ["i-iv", "1-12"], false],
  ] as const) {
    test(`${warned ? "warns" : "says nothing"} where pages ${name}`, () => {
      const papers = pages.map((range, at) => `- {title: Paper ${at}, pages: ${range}}\n`).join("");
      const { diagnostics } = volumeOf("{title: Proceedings}", papers);
      assert.deepEqual(
        diagnostics.map(({ code, line }) => [code, line]),
        warned ? [["pages-order", 2]] : [],
      );
    });
  }
});
