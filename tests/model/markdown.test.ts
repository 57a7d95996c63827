import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type MarkdownScene, renderMarkdown } from "../../src/model/markdown.ts";
import { brief, read } from "../reading.ts";

/** Renders with links and pictures taken as they are. */
function render(source: string, scene: Partial<MarkdownScene> = {}) {
  const problems: string[] = [];
  const rendered = renderMarkdown(source, {
    problem: (code, fragment) => problems.push(`${code} ${fragment}`),
    link: (href) => href,
    absolute: (href) => (href.startsWith("/") ? `https://example.org${href}` : href),
    picture: (path) => path,
    topHeading: 2,
    idPrefix: "",
    ...scene,
  });
  return { ...rendered, problems };
}

const tags = (html: string) => [...html.matchAll(/<(h\d)/g)].map((match) => match[1]);

describe("Markdown", () => {
  const cases: readonly [name: string, source: string, html: string][] = [
    ["paragraphs", "One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"],
    ["emphasis", "*one* **two** `three`", "<p><em>one</em> <strong>two</strong> <code>three</code></p>"],
    ["lists", "- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"],
    ["escapes", `<&"'>`, `<p>&lt;&amp;&quot;'&gt;</p>`],
    ["entities", "&lt;b&gt;", "<p>&lt;b&gt;</p>"],
    [
      "bare addresses",
      "See https://example.org/a.",
      '<p>See <a href="https://example.org/a">https://example.org/a</a>.</p>',
    ],
    ["bare hosts are text", "See example.org.", "<p>See example.org.</p>"],
    ["code is not escaped twice", "`<b>`", "<p><code>&lt;b&gt;</code></p>"],
    ["money is no formula", "Between $5 and $10.", "<p>Between $5 and $10.</p>"],
    ["dollars in code are no formula", "`$k$`", "<p><code>$k$</code></p>"],
    ["pictures", "![A <map>](map.svg)", '<p><img src="map.svg" alt="A &lt;map&gt;" loading="lazy"></p>'],
  ];
  for (const [name, source, html] of cases) test(name, () => assert.equal(render(source).html, html));

  test("sets formulas inside of sentences, and is plain text for feeds", () => {
    const { html, plain, line, problems } = render("The *case* of $k$,\nand **more**.\n\n## Next");
    assert.match(html, /^<p>The <em>case<\/em> of <math[^>]*>.*<\/math>,\nand/s);
    assert.doesNotMatch(html, / style=/);
    assert.equal(plain, "The case of k, and more.\n\nNext");
    assert.equal(line, "The case of k, and more. Next");
    assert.deepEqual(problems, []);
  });

  test("shows raw HTML as text and says so", () => {
    const { html, problems } = render("A <b>bold</b> move\n\n<script>alert(1)</script>\n\n<!-- note -->");
    assert.equal(
      html,
      "<p>A &lt;b&gt;bold&lt;/b&gt; move</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>&lt;!-- note --&gt;</p>",
    );
    assert.deepEqual(problems, ["raw-html <b>", "raw-html <script>", "raw-html <!--"]);
  });

  test("does not take a sign for HTML", () => assert.deepEqual(render("a < b and c > d, <3").problems, []));

  test("leaves the words of a link that leads nowhere", () => {
    assert.equal(render("[here](javascript:alert(1))", { link: () => undefined }).html, "<p><a>here</a></p>");
  });

  test("leaves the words of a picture that is not shown", () => {
    assert.equal(
      render("![A <map>](https://example.org/x.png)", { picture: () => undefined }).html,
      "<p>A &lt;map&gt;</p>",
    );
  });

  test("aligns the columns of a table by classes", () => {
    const { html } = render("| a | b |\n|---|--:|\n| 1 | 2 |");
    assert.match(html, /<td class="align-right">2<\/td>/);
    assert.doesNotMatch(html, / style=/);
  });

  test("warns of TeX outside of dollars", () =>
    assert.deepEqual(render("An \\emph{x}.").problems, ["tex-outside-math \\emph"]));
});

describe("Markdown as text", () => {
  const cases: readonly [name: string, source: string, plain: string][] = [
    ["paragraphs are a line apart", "One\nsays.\n\n\n\nTwo.", "One says.\n\nTwo."],
    ["items of a list are lines", "Topics:\n- one\n- two\n  more\n\nEnd.", "Topics:\n- one\n- two more\n\nEnd."],
    ["items that stand apart stay so", "* one\n\n* two", "- one\n\n- two"],
    ["numbers are kept as they were written", "3. one\n4. two\n\n1) a\n2) b", "3. one\n4. two\n\n1) a\n2) b"],
    ["lists in lists are indented", "- one\n  - two\n    1. three\n- four", "- one\n  - two\n    1. three\n- four"],
    ["an item may have paragraphs", "1. one\n\n   more\n2. two", "1. one\n\n   more\n2. two"],
    ["an item may begin with a list", "- - one\n  - two", "- - one\n  - two"],
    ["quotations say so", "> one\n>\n> - two\n\nthree", "> one\n\n> - two\n\nthree"],
    ["an item may be a quotation", "- > one\n  > two", "- > one two"],
    ["headings are lines", "# One\nTwo\n\nThree\n===\nFour", "One\nTwo\n\nThree\nFour"],
    [
      "tables are lines",
      "See:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | |\n\nEnd",
      "See:\n\na | b\n1 | 2\n3 | \n\nEnd",
    ],
    ["code keeps its lines", "See `x y`:\n\n```js\nif (a)\n  b();\n```\nEnd", "See x y:\n\nif (a)\n  b();\nEnd"],
    ["a break is one", "One  \ntwo\\\nthree", "One\ntwo\nthree"],
    ["rules are nothing", "One\n\n---\n\nTwo", "One\n\nTwo"],
    [
      "links say where they lead",
      "See [the *notes*](https://example.org/x).",
      "See the notes (https://example.org/x).",
    ],
    ["links of this site as well", "See [the list](/papers/).", "See the list (https://example.org/papers/)."],
    [
      "addresses are not doubled",
      "https://a.org/x, <https://b.org>, [c.org](https://c.org/)",
      "https://a.org/x, https://b.org, c.org",
    ],
    ["nor are those of people", "[a@b.org](mailto:a@b.org) or [us](mailto:a@b.org)", "a@b.org or us (a@b.org)"],
    ["pictures are their descriptions", "See ![a *plot*](/p.svg) here.", "See a plot here."],
    [
      "own bullets are lines",
      "Agenda:\n• 9:00 a\n• 9:30 b\nmore\n– c\n2) d\n(b) e",
      "Agenda:\n• 9:00 a\n• 9:30 b more\n– c\n2) d\n(b) e",
    ],
    ["nothing is nothing", "", ""],
  ];
  for (const [name, source, plain] of cases) test(name, () => assert.equal(render(source).plain, plain));

  test("is one line without addresses for titles and previews", () => {
    const { line } = render("One:\n\n- [two](https://example.org/)\n- three\n\n• four\n• five");
    assert.equal(line, "One: two three • four • five");
  });

  test("lines that begin with a bullet of one's own are lines on the page", () => {
    assert.equal(
      render("Agenda:\n• a\n• b\n\nOne – two\nthree").html,
      "<p>Agenda:<br>\n• a<br>\n• b</p>\n<p>One – two\nthree</p>",
    );
  });
});

describe("headings", () => {
  const cases: readonly [source: string, top: number, levels: readonly string[]][] = [
    ["# A\n\n## B\n\n### C", 2, ["h2", "h3", "h4"]],
    ["### A\n\n### B", 2, ["h2", "h2"]],
    ["# A\n\n#### B\n\n# C", 2, ["h2", "h3", "h2"]],
    ["#### A\n\n## B\n\n### C", 2, ["h2", "h2", "h3"]],
    ["# A\n\n## B", 4, ["h4", "h5"]],
    ["# A\n\n## B\n\n### C\n\n#### D", 4, ["h4", "h5", "h6", "h6"]],
    ["A\n=\n\nB\n-", 3, ["h3", "h4"]],
  ];
  for (const [source, topHeading, levels] of cases) {
    test(`of ${JSON.stringify(source)} from h${topHeading} are ${levels.join(", ")}, without gaps`, () => {
      const { html } = render(source, { topHeading });
      assert.deepEqual(tags(html), levels);
      assert.deepEqual(
        [...html.matchAll(/<\/(h\d)/g)].map((match) => match[1]),
        levels,
      );
    });
  }

  test("have ids that differ, with the prefix of their page", () => {
    const { html, headings } = render("# Getting there\n\n# Getting there\n\n# 🐛", { idPrefix: "travel-" });
    assert.deepEqual(
      [...html.matchAll(/id="([^"]+)"/g)].map((match) => match[1]),
      ["travel-getting-there", "travel-getting-there-2", "travel-section"],
    );
    assert.deepEqual(
      headings.map(({ id }) => id),
      ["getting-there", "getting-there-2", "section"],
    );
  });
});

describe("links of a page", () => {
  const page = (body: string, files: Readonly<Record<string, string>> = {}) =>
    read({ "content/travel.md": body, ...files });
  const good: readonly [href: string, html: string][] = [
    ["https://example.org/", "https://example.org/"],
    ["mailto:a@example.org", "mailto:a@example.org"],
    ["/travel/", "/travel/"],
    ["hotels.md", "/hotels/"],
    ["./hotels.md#cheap", "/hotels/#cheap"],
    ["index.md", "/"],
    ["#by-tram", "#by-tram"],
    ["map.svg", "/map.svg"],
  ];
  for (const [href, address] of good) {
    test(`to ${href} lead to ${address}`, () => {
      const { workshop, diagnostics } = page(`[x](${href})\n\n## By tram\n`, {
        "content/hotels.md": "## Cheap\n\nTents.\n",
        "content/index.md": "Welcome.\n",
        "public/map.svg": "<svg/>",
      });
      assert.deepEqual(diagnostics.map(brief), []);
      const travel = workshop?.pages.find(({ slug }) => slug === "travel");
      assert.ok(travel?.html.includes(`<a href="${address}">x</a>`), travel?.html);
    });
  }

  test("to a heading of the same page stay there on the home page", () => {
    const { workshop } = page("[x](#by-tram)\n\n## By tram\n");
    assert.ok(workshop?.pages[0]?.sectionHtml.includes('<a href="#travel-by-tram">x</a>'));
    assert.ok(workshop?.pages[0]?.sectionHtml.includes('<h3 id="travel-by-tram">'));
  });

  const bad: readonly [href: string, line: string][] = [
    [
      "javascript:alert(1)",
      "error unsafe-link an address cannot start with javascript: here; allowed are http, https, mailto → undefined",
    ],
    [
      "JAVASCRIPT:alert(1)",
      "error unsafe-link an address cannot start with javascript: here; allowed are http, https, mailto → undefined",
    ],
    [
      "data:text/html,x",
      "error unsafe-link an address cannot start with data: here; allowed are http, https, mailto → undefined",
    ],
    ["example.org/x", 'error bad-link "example.org/x" is not an address → write https://example.org/x'],
    ["hotel.md", 'error unknown-link this site has no "/hotel/" → did you mean "/hotels/"?'],
    ["/hotel/", 'error unknown-link this site has no "/hotel/" → did you mean "/hotels/"?'],
    [
      "/100%/",
      'error unknown-link this site has no "/100%/" → write an address of this site, such as /schedule/ or #speakers, or one that starts with https://',
    ],
    ["hotels.md#cheep", 'error unknown-link this site has no "/hotels/#cheep" → did you mean "/hotels/#cheap"?'],
  ];
  for (const [href, line] of bad) {
    test(`to ${href} are refused`, () => {
      const { diagnostics, workshop } = page(`See [x](${href}).\n`, { "content/hotels.md": "## Cheap\n\nTents.\n" });
      assert.deepEqual(
        diagnostics.map((one) => `${brief(one)} → ${one.hint}`),
        [`content/travel.md:1:9 ${line}`],
      );
      assert.equal(workshop, undefined);
    });
  }
});

describe("the title of a page", () => {
  const title = (text: string) => {
    const { workshop } = read({ "content/getting-there.md": text });
    const page = workshop?.pages[0];
    return [page?.title.plain, tags(page?.html ?? "").length];
  };
  test("is the one of the front matter", () =>
    assert.deepEqual(title("---\ntitle: Travel\n---\n# Tram\n"), ["Travel", 1]));
  test("is not printed twice where the first heading says it again", () =>
    assert.deepEqual(title("---\ntitle: Travel\n---\n# Travel\n\nTram.\n"), ["Travel", 0]));
  test("is else the first heading", () => assert.deepEqual(title("# Travel\n\nTram.\n"), ["Travel", 0]));
  test("is else the name of the file", () => assert.deepEqual(title("Tram.\n"), ["Getting there", 0]));
});
