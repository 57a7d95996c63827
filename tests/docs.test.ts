import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PAGES } from "../docs/generate.ts";

for (const [name, page] of Object.entries(PAGES)) {
  test(`docs/${name} is what npm run docs writes`, () => {
    const committed = readFileSync(new URL(`../docs/${name}`, import.meta.url), "utf8");
    assert.equal(committed, page(), "run npm run docs and commit the result");
  });
}
