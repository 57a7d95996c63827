import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formulaAt, formulaWords } from "../../src/model/math.ts";
import { escapeHtml, inlineText } from "../../src/model/text.ts";

/** A text as it is printed, with the problems it brings. */
function set(source: string) {
  const problems: string[] = [];
  const text = inlineText(source, (code, fragment) => problems.push(`${code} ${fragment}`));
  return { ...text, problems };
}

test("every character that means something to HTML is escaped", () => {
  assert.equal(escapeHtml(`<&"'>`), "&lt;&amp;&quot;&#39;&gt;");
  assert.equal(escapeHtml("&amp;"), "&amp;amp;");
});

describe("a line of text", () => {
  const plain: readonly [source: string, html: string][] = [
    ["Opening remarks", "Opening remarks"],
    [`Models & <script>alert("1")</script>`, "Models &amp; &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"],
    ["It costs $5 and $10", "It costs $5 and $10"],
    ["Between $5 & $10", "Between $5 &amp; $10"],
    ["US$ 5 or $ x $", "US$ 5 or $ x $"],
    ["*not* _Markdown_ `here`", "*not* _Markdown_ `here`"],
    ["调试 تصحيح 🐛", "调试 تصحيح 🐛"],
    ["C:\\temp", "C:\\temp"],
  ];
  for (const [source, html] of plain) {
    test(`${JSON.stringify(source)} is shown as it stands`, () => {
      const text = set(source);
      assert.equal(text.html, html);
      assert.equal(text.plain, source);
    });
  }

  test("sets formulas as MathML and escapes what is around them", () => {
    const { html, plain, problems } = set("<Bounds> for $O(n^2)$ & $k$-NN");
    assert.match(
      html,
      /^&lt;Bounds&gt; for <math[^>]*>.*<msup>.*<\/math> &amp; <math[^>]*>.*<mi>k<\/mi>.*<\/math>-NN$/s,
    );
    assert.equal(plain, "<Bounds> for O(n²) & k-NN");
    assert.deepEqual(problems, []);
  });

  const formulas = [
    "\\frac{a}{b}",
    "\\mathbb{R}^d",
    "\\color{red}{x}",
    "\\begin{pmatrix}a\\\\b\\end{pmatrix}",
    "\\boxed{x}",
    "\\hspace{1em}x",
    "\\overbrace{x}^{n}",
  ];
  for (const tex of formulas) {
    test(`sets ${tex} without style attributes`, () => {
      const { html, problems } = set(`$${tex}$`);
      assert.match(html, /^<math/);
      assert.doesNotMatch(html, / style=/);
      assert.deepEqual(problems, []);
    });
  }

  test("never lets a formula bring a link or a script", () => {
    for (const tex of ["\\href{javascript:alert(1)}{x}", "\\text{<script>}", "\\url{https://example.org}"]) {
      assert.doesNotMatch(set(`$${tex}$`).html, /<script|href=|<a /);
    }
  });

  test("shows a formula that cannot be set as it was typed, and says so", () => {
    const { html, problems } = set("The case of $\\frac{1$");
    assert.equal(html, "The case of <code>$\\frac{1$</code>");
    assert.deepEqual(problems, ["bad-math $\\frac{1$"]);
  });

  test("shows an escaped dollar as one", () => {
    const { html, plain } = set("\\$k$ to \\$5");
    assert.equal(html, "$k$ to $5");
    assert.equal(plain, html);
  });

  const tex: readonly [source: string, command: string][] = [
    ["An \\emph{Interesting} Result", "\\emph"],
    ["The $k$-NN \\textbf{way}", "\\textbf"],
    ['G\\"odel', '\\"o'],
    ["Poincar\\'e", "\\'e"],
  ];
  for (const [source, command] of tex) {
    test(`warns of ${command} outside of dollars and shows it`, () => {
      const { html, problems } = set(source);
      assert.deepEqual(problems, [`tex-outside-math ${command}`]);
      assert.ok(html.includes(escapeHtml(command)));
    });
  }

  test("does not warn of commands inside of dollars", () =>
    assert.deepEqual(set("$\\alpha$ and $\\beta$").problems, []));
});

describe("a formula", () => {
  const cases: readonly [source: string, tex: string | undefined][] = [
    ["$k$", "k"],
    ["$k$-NN", "k"],
    ["$5 and $10", undefined],
    ["$x$5", undefined],
    ["$ x$", undefined],
    ["$x $", undefined],
    ["$x", undefined],
    ["$", undefined],
    ["$a\\$b$", "a\\$b"],
    ["$$x^2$$", "x^2"],
    ["$a\n\nb$", undefined],
  ];
  for (const [source, tex] of cases) {
    test(`${tex === undefined ? "does not begin" : "begins"} in ${JSON.stringify(source)}`, () =>
      assert.equal(formulaAt(source, 0)?.tex, tex));
  }

  test("in double dollars stands on a line of its own", () => {
    assert.equal(formulaAt("$$x$$", 0)?.display, true);
    assert.equal(formulaAt("$x$", 0)?.display, false);
  });

  test("is read as plain characters in tabs and feeds", () => {
    const plain = (tex: string) => formulaWords({ tex, display: false, end: 0 });
    assert.deepEqual(["O(n^2)", "\\mathbb{R}^d", "\\alpha x", "\\left(a\\right)"].map(plain), [
      "O(n^2)",
      "R^d",
      "alphax",
      "(a)",
    ]);
  });
});
