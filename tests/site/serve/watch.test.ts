import assert from "node:assert/strict";
import { posix, win32 } from "node:path";
import { test } from "node:test";
import { isWatched } from "../../../src/site/serve/watch.ts";

const site = (name: string) => isWatched(`/sites/mine${name}`, "/sites/mine", ["/lectern/src"], posix);
const windows = (file: string) => isWatched(file, "C:\\Sites\\Mine", ["C:\\lectern\\src"], win32);

test("the site folder and what is in its folders is watched, what was built of it is not", () => {
  for (const name of ["", "/data", "/data/schedule.yaml", "/public/a/b.pdf", "/templates/pages/home/home.njk"])
    assert.ok(site(name), name);
  for (const name of ["/_site/index.html", "/node_modules", "/.git/index", "/data.yaml"]) assert.ok(!site(name), name);
  assert.ok(isWatched("/lectern/src/cli/build.ts", "/sites/mine", ["/lectern/src"]));
});

test("what editors write beside a file is not", () => {
  for (const name of ["/data/.schedule.yaml.swp", "/data/#a.yaml#", "/data/a.yaml~", "/data/a.tmp"])
    assert.ok(!site(name), name);
});

test("on Windows slashes of both kinds are the same", () => {
  for (const file of [
    "C:/Sites/Mine",
    "C:\\Sites\\Mine",
    "C:/Sites/Mine/data/a.yaml",
    "C:\\Sites\\Mine\\content\\a.md",
  ])
    assert.ok(windows(file), file);
  assert.ok(windows("C:/lectern/src/cli/main.ts"));
  for (const file of ["C:/Sites/Mine/_site/index.html", "C:/Sites/Other/data/a.yaml"]) assert.ok(!windows(file), file);
});
