import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOG, type Code } from "../../src/schema/catalog.ts";
import { brief, read } from "../reading.ts";
import { ignoresCapitals } from "../site.ts";

/** Codes whose example cannot be shown: it would be too large, a link, invisible, needs a published site or a PDF file. */
const WITHOUT_EXAMPLE: readonly Code[] = [
  "too-large",
  "public-link",
  "bidi-control",
  "invisible-character",
  "vanished",
  "vanished-pages",
  "new-identifiers",
  "unread-pdfs",
  "bad-pdf",
  "pdf-differs",
  "page-count",
];

for (const code of Object.keys(CATALOG) as Code[]) {
  if (WITHOUT_EXAMPLE.includes(code)) continue;
  test(`the example of ${code} brings about ${code}`, (t) => {
    if (code === "public-case" && ignoresCapitals()) return t.skip("both files are one on this disk");
    const { diagnostics, workshop } = read(CATALOG[code].example, undefined, "latin1");
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    assert.ok(found, `found only:\n${diagnostics.map(brief).join("\n")}`);
    assert.equal(found.severity, CATALOG[code].severity);
    assert.doesNotMatch(found.message + (found.hint ?? ""), /\{\w+\}/, "a parameter is missing");
    assert.equal(
      workshop === undefined,
      diagnostics.some(({ severity }) => severity === "error"),
    );
    const others = diagnostics.filter((diagnostic) => diagnostic.code !== code && diagnostic.severity === "error");
    assert.deepEqual(others.map(brief), [], "an example shows one mistake");
  });
}

test("a file of over 20 million bytes is refused unread", () => {
  const { diagnostics } = read({ "data/news.yaml": "#".repeat(20_000_001) });
  assert.deepEqual(diagnostics.map(brief), [
    "data/news.yaml:1:1 error too-large this file is too large: over 20,000,000 bytes",
  ]);
});
