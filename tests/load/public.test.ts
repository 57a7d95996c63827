import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Report } from "../../src/load/diagnostics.ts";
import { listPublic } from "../../src/load/files.ts";
import { temporaryFolder, writeFiles } from "../site.ts";

function listed(site: string): { paths: readonly string[]; said: string[] } {
  const report = new Report();
  const { paths } = listPublic(site, report);
  return { paths, said: report.sorted().map(({ file, code }) => `${file} ${code}`) };
}

test("links within public/ are followed; those out of it, to nowhere and in circles are not, and that is said", () => {
  const outside = temporaryFolder();
  writeFileSync(path.join(outside, "secret.txt"), "secret");
  const site = writeFiles({ "public/a/one.txt": "1" });
  const link = (to: string, name: string) => symlinkSync(to, path.join(site, "public", name));
  link(path.join(outside, "secret.txt"), "secret.txt");
  link(outside, "folder");
  link("../data", "data");
  link("nowhere.txt", "broken.txt");
  link("..", "a/up");
  link("a/one.txt", "two.txt");
  link("a", "b");
  assert.deepEqual(listed(site), {
    paths: ["a/one.txt", "b/one.txt", "two.txt"],
    said: [
      "public/a/up public-link",
      "public/b/up public-link",
      "public/broken.txt public-link",
      "public/data public-link",
      "public/folder public-link",
      "public/secret.txt public-link",
    ],
  });
});

test("a folder of which public/ is a link is published", () => {
  const elsewhere = writeFiles({ "one.txt": "1" });
  const site = writeFiles({ "data/workshop.yaml": "" });
  symlinkSync(elsewhere, path.join(site, "public"));
  assert.deepEqual(listed(site), { paths: ["one.txt"], said: [] });
});

test("hidden files are not published without a word, but for those that systems leave behind", () => {
  const site = writeFiles({
    "public/.env": "SECRET=1",
    "public/.DS_Store": "",
    "public/.gitkeep": "",
    "public/.well-known/security.txt": "Contact: a",
    "public/a/.htpasswd": "x",
  });
  mkdirSync(path.join(site, "public/.git"));
  assert.deepEqual(listed(site), {
    paths: [".well-known/security.txt"],
    said: ["public/.env public-hidden", "public/.git public-hidden", "public/a/.htpasswd public-hidden"],
  });
});
