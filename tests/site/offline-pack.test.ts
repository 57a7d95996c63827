import assert from "node:assert/strict";
import { test } from "node:test";
import { unpack } from "../../src/browser/unpack.ts";
import { frameOf, pack, placesIn, portionsOf, withoutMetadata } from "../../src/site/offline-pack.ts";

const page = (title: string, text: string, date = "1 May") =>
  `<html>\n<title>${title}</title>\n<nav>\n</nav>\n<main>\n<pre>\n\n${text}\n</pre>\n</main>\n<p>As of ${date}</p>\n</html>\n`;

test("a page that was packed is unpacked as it was, whatever it shares with others", () => {
  const pages = [page("A", "one"), page("B", "two\n<nav>"), page("C", "")];
  const frame = frameOf(pages);
  const places = placesIn(frame);
  for (const html of [...pages, "", "nothing in common", "<html>", `${page("D", "d")}${page("E", "e")}`])
    assert.equal(unpack(pack(html, places), frame), html);
  assert.ok(JSON.stringify(pack(page("D", "d"), places)).length < page("D", "d").length / 2);
});

test("what all pages say anew changes the frame alone", () => {
  const packedOn = (date: string) => {
    const pages = ["A", "B", "C"].map((title) => page(title, title, date));
    const frame = frameOf(pages);
    return { frame, pages: pages.map((html) => pack(html, placesIn(frame))) };
  };
  const [before, after] = [packedOn("1 May"), packedOn("2 May")];
  assert.notDeepEqual(before.frame, after.frame);
  assert.deepEqual(before.pages, after.pages);
});

test("a page that comes or goes changes two files at most", () => {
  const addresses = Array.from({ length: 1000 }, (_, index) => `/talks/t${String(index).padStart(4, "0")}/`);
  const names = (list: readonly string[]) => [...portionsOf(list)].map((portion) => portion.join(" "));
  const before = names(addresses);
  assert.ok(before.length > 5 && before.length < 40, `${before.length} files`);
  for (const gone of [0, 1, 499, 999]) {
    const after = names(addresses.filter((_, index) => index !== gone));
    assert.ok(after.filter((name) => !before.includes(name)).length <= 2);
  }
  assert.equal(names(addresses).join(" "), addresses.join(" "));
});

test("a file of the pack holds a bounded number of pages, however their addresses fall", () => {
  const same = Array.from({ length: 1000 }, () => "/talks/one/");
  for (const portion of portionsOf(same)) assert.ok(portion.length <= 256);
});

test("what is in the head for programs is not packed, nor the instant of the build", () => {
  const html = [
    '<html data-worker="/sw.js" data-built="2030-05-01T12:00Z" data-live="2030-06-07T00:00Z">',
    "  <head>",
    "    <title>T</title>",
    '    <meta name="description" content="Words.">',
    '    <meta property="og:title" content="T">',
    '    <meta name="citation_title" content="T">',
    '    <link rel="canonical" href="https://example.org/">',
    '    <meta name="color-scheme" content="light dark">',
    '    <script type="application/ld+json">{"@type":"Event",',
    '"name":"T"}</script>',
    "  </head>",
    "",
  ].join("\n");
  assert.equal(
    withoutMetadata(html),
    [
      '<html data-worker="/sw.js" data-built="" data-live="2030-06-07T00:00Z">',
      "  <head>",
      "    <title>T</title>",
      '    <meta name="color-scheme" content="light dark">',
      "  </head>",
      "",
    ].join("\n"),
  );
});
