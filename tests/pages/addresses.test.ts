import assert from "node:assert/strict";
import { test } from "node:test";
import { buildFixture } from "../site.ts";
import { brokenReferences, idsOf, pagesOf, referencesOf } from "./crawl.ts";

/** The reference workshop's own address has no path, so a prefix has to be asked for. */
const NOW = "2019-05-10T12:00:00Z";

for (const name of ["reference", "awkward", "empty"]) {
  for (const pathPrefix of ["/", "/sub/"]) {
    test(`every link and fragment of the ${name} site under ${pathPrefix} leads somewhere`, async () => {
      const { folder } = await buildFixture(name, { now: NOW, pathPrefix });
      assert.deepEqual(brokenReferences(folder, pathPrefix), []);
    });
  }

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
