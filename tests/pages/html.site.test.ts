import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { buildFixture } from "../site.ts";
import { pagesOf } from "./crawl.ts";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Nobody else is asked for anything, so there is nothing whose integrity a hash would prove.
    "require-sri": ["error", { target: "crossorigin" }],
    "doctype-style": "off",
    // Both spellings of void elements and of boolean attributes are valid HTML; the rest of that style is Biome's.
    "void-style": "off",
    // The boxes of a facet share its name, as several values of one field do.
    "form-dup-name": ["error", { shared: ["checkbox", "radio", "button", "reset", "submit"] }],
    // A title says what people wrote; its length is not ours to judge.
    "long-title": "off",
  },
});

/** Of the many pages of a kind the two shortest and the two longest; all of the awkward site, which has all that is odd. */
function someOfEachKind(pages: ReadonlyMap<string, string>): Map<string, string> {
  const byLength = [...pages].sort(([, a], [, b]) => a.length - b.length);
  const firstTwo = (sorted: typeof byLength) => {
    const counts = new Map<string, number>();
    return sorted.filter(([address]) => {
      const kind = address.replace(/^(\/(?:talks|papers|speakers)\/).+$/, "$1*");
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return count <= 2;
    });
  };
  return new Map([...firstTwo(byLength), ...firstTwo(byLength.toReversed())]);
}

for (const name of ["reference", "awkward", "event", "empty"]) {
  test(`every kind of page of the ${name} site is valid HTML`, async () => {
    const { folder } = await buildFixture(name, { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
    const found: string[] = [];
    for (const [address, html] of name === "awkward" ? pagesOf(folder) : someOfEachKind(pagesOf(folder))) {
      const { results } = await validator.validateString(html, address);
      for (const { messages } of results) {
        for (const { line, column, ruleId, message } of messages)
          found.push(`${address}:${line}:${column} ${ruleId} ${message}`);
      }
    }
    assert.deepEqual(found.slice(0, 20), []);
  });
}

test("no paragraph or list of the awkward site is empty, unless a script fills it", async () => {
  const { folder } = await buildFixture("awkward", { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
  const found = [...pagesOf(folder)]
    // Scripts fill these; what is on paper is another matter.
    .filter(([address]) => !/^\/(?:my|now|schedule\/print)\//.test(address))
    .flatMap(([address, html]) =>
      [...html.matchAll(/<(p|ul|ol|dl|dd)( [^<>]*)?>\s*<\/\1>/g)]
        .map(([part]) => part)
        .filter(
          (part) => !/ (?:role|hidden|data-\w+|aria-hidden)|class="(?:on-now|my|search|facets|result)__/.test(part),
        )
        .map((part) => `${address} ${part}`),
    );
  assert.deepEqual(found.slice(0, 20), []);
});
