import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { before, describe, test } from "node:test";
import { bibtexFile } from "../../src/feeds/bibliography.ts";
import { scriptJson } from "../../src/feeds/json-ld.ts";
import { searchRecords } from "../../src/site/search-index.ts";
import { buildFixture, writeFiles } from "../site.ts";
import { workshopOf } from "./hostile.ts";

const TITLE = String.raw`Bounds of $\mathcal{O}(\sqrt{n})$ when $x \le y$, $A \rightarrow B$ and $\frac{1}{2}$`;
const PLAIN = "Bounds of O(√n) when x ≤ y, A → B and 1/2";
const SLUG = "bounds-of-o-sqrtn-when-x-ley-a-arrow-b-and-frac12";

const SITE = {
  "data/workshop.yaml":
    "name: Workshop on Math\nstart: 2030-05-06\ntimezone: Europe/Berlin\nurl: https://example.org/w/\nupdated: 2030-04-01\n",
  "data/schedule.yaml": `- date: 2030-05-06
  items:
    - {time: "9:00-9:10", type: oral, speakers: A B, title: ${JSON.stringify(TITLE)}, abstract: ${JSON.stringify("With *$\\nabla f$* and\n\n- $\\ell_2$")}}
`,
  "data/papers.yaml": `- {title: ${JSON.stringify(TITLE.replace("Bounds", "More bounds"))}, authors: C D, keywords: [one], abstract: Of $\\beta$.}\n`,
  "data/dates.yaml": "- {title: The $\\alpha$ track, date: 2030-03-01}\n",
  "data/news.yaml":
    "- {date: 2030-03-02, text: The $\\alpha$ track is *open*.}\n- {date: 2030-03-02, text: Nothing else.}\n",
  "content/call.md": "---\ntitle: Call\ndeadline: The $\\alpha$ track\n---\nCome.\n",
  "content/method.md": "---\ntitle: The $\\chi^2$ test\n---\n![A plot of $x^2$ and `y`](plot.svg)\n",
  "public/plot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
};

describe("a formula as text", () => {
  let read: (address: string) => string;
  let folder: string;
  const site = writeFiles(SITE);
  before(async () => {
    ({ read, folder } = await buildFixture(site, { now: "2030-01-01T00:00:00Z", pathPrefix: "/" }));
  });

  /** Long lines of calendars are folded (RFC 5545, 3.1). */
  const unfolded = (address: string) => read(address).replace(/\r\n[ \t]/g, "");

  const places: readonly [where: string, text: () => string, expected: string][] = [
    ["the page's title", () => read(`/talks/${SLUG}/`), `<title>${PLAIN}`],
    ["previews", () => read(`/talks/${SLUG}/`), `<meta property="og:title" content="${PLAIN}"`],
    ["descriptions", () => read(`/talks/${SLUG}/`), `<meta name="description" content="With ∇f`],
    ["JSON-LD", () => read(`/talks/${SLUG}/`), scriptJson(PLAIN)],
    ["citation tags", () => read(`/papers/more-${SLUG}/`), `name="citation_title" content="More b${PLAIN.slice(1)}"`],
    ["iCalendar", () => unfolded("/schedule.ics"), `SUMMARY:${PLAIN.replace(",", "\\,")}\r\n`],
    ["schedule.json", () => read("/schedule.json"), JSON.stringify(PLAIN)],
    ["schedule.xml", () => read("/schedule.xml"), `<title>${PLAIN}</title>`],
    ["RIS", () => read("/papers.ris"), `TI  - More b${PLAIN.slice(1)}\r\n`],
    ["Atom", () => read("/feed.xml"), "<title>The α track is open.</title>"],
    ["Atom's deadlines", () => read("/feed.xml"), "<title>The α track:"],
    ["a content page's title", () => read("/method/"), "<title>The χ² test"],
    ["a picture's description", () => read("/method/"), 'alt="A plot of x² and y"'],
    ["MathML's own text", () => read(`/talks/${SLUG}/`), 'alttext="O(√n)"'],
  ];
  for (const [where, text, expected] of places) {
    test(`is Unicode in ${where}`, () => assert.ok(text().includes(expected), expected));
  }

  test("is Unicode in the search", () => {
    const titles = searchRecords(workshopOf(site)).map(({ entry }) => entry.title);
    assert.ok(titles.includes(PLAIN), titles.join());
  });

  test("leaves addresses as they are", () => {
    assert.deepEqual(readdirSync(path.join(folder, "talks")), [SLUG]);
    assert.deepEqual(
      readdirSync(path.join(folder, "papers")).filter((name) => name !== "index.html"),
      [`more-${SLUG}`],
    );
    assert.ok(read("/feed.xml").includes("#news-2030-03-02-the-alpha-track-is-open"));
    assert.ok(read("/").includes('id="date-the-alpha-track"'));
  });

  test("is found by a reference that repeats it", () => {
    const call = workshopOf(site).pages.find(({ slug }) => slug === "call");
    assert.equal(call?.deadline?.title.plain, "The α track");
  });
});

/** The title of the only paper of a site, as BibTeX has it. */
function bibtexTitle(title: string): string | undefined {
  const site = writeFiles({ ...SITE, "data/papers.yaml": `- {title: ${JSON.stringify(title)}, authors: C D}\n` });
  return /^ {2}title = \{\{(.*)\}\},$/m.exec(bibtexFile(workshopOf(site)))?.[1];
}

describe("a formula in BibTeX", () => {
  const titles: readonly [why: string, title: string, expected: string][] = [
    ["stays as it was written", TITLE, TITLE],
    ["stays beside what TeX would obey", "50% of $\\alpha_i$ & $5", "50\\% of $\\alpha_i$ \\& \\$5"],
    ["on a line of its own stands in the line", "So $$x^2$$ it is", "So $x^2$ it is"],
    ["keeps braces that are counted", "The set $\\{a\\}$", "The set $\\{a\\}$"],
    ["does not end its field early", "The case $\\left\\{ a \\right.$", "The case $\\left\\lbrace  a \\right.$"],
    ["that cannot be read is text", "The case $\\frac{1$", "The case \\$\\textbackslash{}frac\\{1\\$"],
  ];
  for (const [why, title, expected] of titles) test(why, () => assert.equal(bibtexTitle(title), expected));
});
