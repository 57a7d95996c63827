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
    // A title says what people wrote; its length is not ours to judge.
    "long-title": "off",
  },
});

for (const name of ["reference", "awkward", "empty"]) {
  test(`every page of the ${name} site is valid HTML`, async () => {
    const { folder } = await buildFixture(name, { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
    const found: string[] = [];
    for (const [address, html] of pagesOf(folder)) {
      const { results } = await validator.validateString(html, address);
      for (const { messages } of results) {
        for (const { line, column, ruleId, message } of messages)
          found.push(`${address}:${line}:${column} ${ruleId} ${message}`);
      }
    }
    assert.deepEqual(found.slice(0, 20), []);
  });
}
