import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { SMALLEST_SITE } from "../../src/schema/catalog.ts";
import { OFFLINE_BUDGET, type OfflineSite, withinBudget } from "../../src/site/offline.ts";
import { read } from "../reading.ts";
import { type BuiltSite, buildFixture, writeFiles } from "../site.ts";

const PREFIX = "/2019/";
const NOW = "2019-05-06T15:30:00Z";

/** What the service worker of a built site was told. */
function siteOf({ read }: BuiltSite): OfflineSite {
  const [, json = ""] = /^const SITE=(.*);$/m.exec(read("sw.js")) ?? [];
  return JSON.parse(json);
}

/** All that is fetched unasked: single files, and those of the pack. */
function addressesOf(built: BuiltSite): string[] {
  const { files, pack } = siteOf(built);
  return [...Object.keys(files), ...Object.keys(pack.files), ...(pack.frame === undefined ? [] : [pack.frame])];
}

/** The pages in the pack. */
function pagesIn(built: BuiltSite): ReadonlySet<string> {
  return new Set(Object.keys(siteOf(built).pack.files).flatMap((file) => Object.keys(JSON.parse(built.read(file)))));
}

/** The bytes of what is listed, as they are and as they travel. */
function sizeOf({ folder }: BuiltSite, addresses: readonly string[]): { bytes: number; packed: number } {
  const contents = addresses.map((address) =>
    readFileSync(path.join(folder, decodeURI(address.replace(/(^|\/)$/, "$1index.html")))),
  );
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    bytes: sum(contents.map(({ length }) => length)),
    packed: sum(contents.map((content) => gzipSync(content).length)),
  };
}

describe("what is kept of the reference", () => {
  test("is every page, and the styles and scripts they need, well within the budget", async (t) => {
    const built = await buildFixture("reference", { now: NOW, pathPrefix: PREFIX });
    const { files, pack, isPartial } = siteOf(built);
    const addresses = addressesOf(built);
    const packed = pagesIn(built);
    const sitemap = [...built.read("sitemap.xml").matchAll(/<loc>https?:\/\/[^/]+\/(?:2019\/)?([^<]*)</g)];
    assert.ok(sitemap.length > 50);
    for (const [, address = ""] of sitemap) {
      const name = address.replace(/^.*?2019\//, "");
      assert.ok(name in files || packed.has(name), address);
    }
    assert.equal(packed.size, pack.of);
    for (const [, asset = ""] of built.read("/schedule/").matchAll(/\/2019\/(assets\/[^"]+\.(?:css|js))"/g))
      assert.ok(asset in files, asset);
    assert.ok("offline.html" in files && "icon.svg" in files && "schedule.ics" in files);
    assert.equal(isPartial, false);
    const { bytes, packed: size } = sizeOf(built, addresses);
    const worker = gzipSync(built.read("sw.js")).length;
    t.diagnostic(`${addresses.length} files, ${bytes} bytes, ${size} packed; the worker ${worker} packed`);
    assert.ok(addresses.length <= OFFLINE_BUDGET.files / 2);
    assert.ok(size <= 250_000, `${size} bytes`);
  });

  test("has the whole index of the search", async (t) => {
    const built = await buildFixture("reference", { now: NOW, pathPrefix: PREFIX });
    const { files } = siteOf(built);
    const addresses = [...built.read("/search/").matchAll(/data-(?:index|texts)="\/2019\/([^"]+)"/g)].map(
      ([, address = ""]) => address,
    );
    assert.equal(addresses.length, 2);
    for (const address of addresses) assert.ok(address in files, address);
    const { bytes, packed } = sizeOf(built, addresses);
    t.diagnostic(`${bytes} bytes, ${packed} packed`);
    assert.ok(packed <= 60_000, `${packed} bytes`);
  });

  test("does not follow from the hour of the build", async () => {
    const [day, night] = await Promise.all(
      [NOW, "2019-05-06T15:45:00Z"].map((now) => buildFixture("reference", { now, pathPrefix: PREFIX })),
    );
    assert.notEqual(day?.read("/schedule/"), night?.read("/schedule/"));
    assert.equal(day?.read("sw.js"), night?.read("sw.js"));
  });
});

test("a file that is too large does not keep the smaller ones after it out", () => {
  const file = (address: string, bytes: number) => ({ address, file: address, bytes });
  const chosen = withinBudget([file("a", 5), file("b", 9), file("c", 4), file("d", 1)], { bytes: 9, files: 3 });
  assert.deepEqual(
    chosen.map(({ address }) => address),
    ["a", "c"],
  );
});

test("a file of public/ cannot take the place of the service worker", () => {
  const { diagnostics } = read({ ...SMALLEST_SITE, "public/sw.js": "" });
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === "error").map(({ code, file }) => [code, file]),
    [["claimed-address", "public/sw.js"]],
  );
});

test("offline: no gives a service worker that knows nothing and answers nothing", async () => {
  const built = await buildFixture(
    writeFiles({ "data/workshop.yaml": `${SMALLEST_SITE["data/workshop.yaml"]}offline: no\n` }),
  );
  assert.doesNotMatch(built.read("sw.js"), /SITE|fetch/);
  assert.match(built.read("sw.js"), /unregister/);
  assert.doesNotMatch(built.read("/"), /data-worker/);
});
