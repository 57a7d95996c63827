import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { headersFile, headersOf } from "../../src/feeds/headers.ts";
import { SMALLEST_SITE } from "../../src/schema/catalog.ts";
import { buildFixture, writeFiles } from "../site.ts";

const PREFIX = "/sub/";
const REFERENCE = { now: "2019-05-10T12:00:00Z", pathPrefix: PREFIX };

/** `default-src 'self'; …` as what each directive allows. */
function directivesOf(policy: string): Map<string, Set<string>> {
  return new Map(
    policy.split(";").map((part) => {
      const [name = "", ...sources] = part.trim().split(/\s+/);
      return [name, new Set(sources)];
    }),
  );
}

test("the policy that servers send allows all that any page allows itself", async () => {
  const { folder, read } = await buildFixture("reference", REFERENCE);
  const sent = directivesOf(headersOf("/")["Content-Security-Policy"] ?? "");
  const pages = readdirSync(folder, { encoding: "utf8", recursive: true }).filter((file) => file.endsWith(".html"));
  assert.ok(pages.length > 50);
  for (const page of pages) {
    const own = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(read(page))?.[1];
    // Pages that only lead elsewhere have none.
    for (const [name, sources] of directivesOf(own ?? "default-src 'self'")) {
      const allowed = sent.get(name) ?? (name.endsWith("-src") ? sent.get("default-src") : undefined) ?? new Set();
      for (const source of sources) assert.ok(source === "'none'" || allowed.has(source), `${page}: ${name} ${source}`);
    }
  }
});

test("_headers says for every address below the prefix what our own server sends, but what its hosts say by themselves", async () => {
  const { folder, read } = await buildFixture("reference", REFERENCE);
  const rules = read("_headers")
    .trim()
    .split("\n\n")
    .map((rule) => {
      const [pattern = "", ...lines] = rule.split("\n");
      return {
        pattern,
        headers: lines.map((line) =>
          line
            .trim()
            .split(/: (.*)/)
            .slice(0, 2),
        ),
      };
    });
  assert.equal(read("_headers"), headersFile(PREFIX));
  const [asset] = readdirSync(`${folder}/assets`);
  for (const address of ["/", "/schedule/", "/404.html", "/sw.js", `/assets/${asset}`]) {
    const inFull = PREFIX + address.slice(1);
    const fitting = rules.filter(({ pattern }) =>
      pattern.endsWith("*") ? inFull.startsWith(pattern.slice(0, -1)) : inFull === pattern,
    );
    const said = { "Cache-Control": "no-cache", ...Object.fromEntries(fitting.flatMap(({ headers }) => headers)) };
    assert.deepEqual(said, headersOf(address));
  }
  assert.match(headersOf(`/assets/${asset}`)["Cache-Control"] ?? "", /immutable/);
  assert.equal(headersOf("/sw.js")["Cache-Control"], "no-cache");
});

test("a file that browsers may keep for good has a name that changes with its content", async () => {
  const { folder } = await buildFixture("reference", REFERENCE);
  for (const file of readdirSync(`${folder}/assets`)) assert.match(file, /-[0-9a-f]{8,10}[-.]/);
});

test("a site may bring headers of its own", async () => {
  const site = writeFiles({ ...SMALLEST_SITE, "public/_headers": "/*\n  X-Frame-Options: DENY\n" });
  const { read } = await buildFixture(site);
  assert.equal(read("_headers"), "/*\n  X-Frame-Options: DENY\n");
});
