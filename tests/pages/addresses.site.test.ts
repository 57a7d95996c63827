import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DateTime } from "luxon";
import { withSlashes } from "../../src/load/files.ts";
import { ADDRESSES, fileOf, isBuilt, pagesOf as mapOf } from "../../src/model/routes.ts";
import { readSite } from "../../src/site/read.ts";
import { searchRecords } from "../../src/site/search-index.ts";
import { buildFixture, ROOT } from "../site.ts";
import { brokenReferences, idsOf, pagesOf, referencesOf } from "./crawl.ts";

/** The reference workshop's own address has no path, so a prefix has to be asked for. */
const NOW = "2019-05-10T12:00:00Z";

for (const name of ["reference", "awkward", "event", "empty"]) {
  for (const pathPrefix of ["/", "/sub/"]) {
    test(`every link and fragment of the ${name} site under ${pathPrefix} leads somewhere`, async () => {
      const { folder } = await buildFixture(name, { now: NOW, pathPrefix });
      assert.deepEqual(brokenReferences(folder, pathPrefix), []);
    });
  }

  test(`the pages of the ${name} site are those of the site map`, async () => {
    const { folder } = await buildFixture(name, { now: NOW, pathPrefix: "/" });
    const site = name === "reference" ? ROOT : path.join(ROOT, "tests/fixtures", name);
    const { workshop } = readSite({ site, now: DateTime.fromISO(NOW) });
    assert.ok(workshop);
    const mapped = mapOf(workshop).filter((page) =>
      isBuilt(page, { search: searchRecords(workshop).length > 0, serving: false }),
    );
    const files = readdirSync(folder, { encoding: "utf8", recursive: true }).map((file) => `/${withSlashes(file)}`);
    const brought = files.filter((file) => existsSync(path.join(site, "public", file)));
    const written = files.filter(
      (file) => (file.endsWith(".html") || file === ADDRESSES.icon) && !brought.includes(file),
    );
    assert.deepEqual(written.sort(), mapped.map(({ address }) => fileOf(address)).sort());
  });

  test(`no page of the ${name} site has an id twice`, async () => {
    const { folder } = await buildFixture(name, { now: NOW, pathPrefix: "/" });
    for (const [address, html] of pagesOf(folder)) {
      const ids = idsOf(html);
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
        address,
      );
    }
  });

  test(`the ${name} site loads nothing from anywhere else`, async () => {
    const { folder } = await buildFixture(name, { now: NOW, pathPrefix: "/" });
    for (const [address, html] of pagesOf(folder)) {
      const loaded = [
        ...html.matchAll(
          /<(?:img|script|iframe|source|video|audio|object|embed|link rel="(?:stylesheet|icon|preload)")[^>]*>/g,
        ),
      ];
      const references = loaded.flatMap(([tag]) => referencesOf(tag));
      assert.deepEqual(
        references.filter((reference) => !reference.startsWith("/") || reference.startsWith("//")),
        [],
        address,
      );
      assert.doesNotMatch(
        html,
        /\sstyle="|<style|<script(?! type="application\/ld\+json">)(?![^>]*\ssrc=)|\son[a-z]+="/,
        `${address} has something inline`,
      );
    }
  });

  test(`every page of the ${name} site carries the Content-Security-Policy`, async () => {
    const { folder } = await buildFixture(name, { now: NOW, pathPrefix: "/" });
    for (const [address, html] of pagesOf(folder)) {
      assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'self';/, address);
    }
  });
}
