import assert from "node:assert/strict";
import { test } from "node:test";
import { disguised, misnamed } from "../../src/model/deceptive-links.ts";
import { read } from "../reading.ts";

test("an address that looks like another says where it leads", () => {
  assert.equal(disguised("https://github.com@example.org/x"), "example.org");
  assert.equal(disguised("https://user:word@example.org/"), "example.org");
  // The second and third letter are Cyrillic.
  assert.match(disguised("https://g\u043e\u043egle.com/") ?? "", /^xn--/);
  for (const plain of [
    "https://example.org/@somebody",
    "https://münchen.de/",
    "https://пример.рф/",
    "/schedule/",
    "mailto:a@b.org",
  ])
    assert.equal(disguised(plain), undefined, plain);
});

test("words that are the address of another host say where the link leads", () => {
  assert.equal(misnamed("https://iclr.cc/", "https://example.org/"), "example.org");
  assert.equal(misnamed("iclr.cc", "https://example.org/iclr.cc"), "example.org");
  for (const [words, url] of [
    ["iclr.cc", "https://www.iclr.cc/x"],
    ["www.iclr.cc", "https://iclr.cc/"],
    ["the call", "https://example.org/"],
    ["call.md", "/call/"],
    ["3.5", "https://example.org/"],
  ] as const)
    assert.equal(misnamed(words, url), undefined, words);
});

test("both are warnings with their place, in fields and in Markdown", () => {
  const { diagnostics } = read({
    "data/speakers.yaml": "- {name: Ann Lee, url: 'https://iclr.cc@example.org/'}\n",
    "content/call.md": "---\ntitle: Call\nnav: 1\n---\nSee [https://iclr.cc/](https://example.org/).\n",
  });
  assert.deepEqual(
    diagnostics.map(({ file, line, severity, code }) => `${file}:${line} ${severity} ${code}`),
    ["content/call.md:5 warning disguised-link", "data/speakers.yaml:1 warning disguised-link"],
  );
});
