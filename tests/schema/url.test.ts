import assert from "node:assert/strict";
import { test } from "node:test";
import { parseUrl } from "../../src/schema/url.ts";

test("a host in letters of any script is a URL, however often one has been asked for", () => {
  for (let index = 0; index < 200_000; index += 1) parseUrl(`https://example.org/${index}`);
  for (const host of ["münchen.example", "例え.example", "exämple.org"]) assert.ok(parseUrl(`https://${host}/`), host);
  assert.equal(parseUrl("https://"), undefined);
});
