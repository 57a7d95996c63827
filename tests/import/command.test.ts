import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { lectern, plainEnvironment } from "../cli/lectern.ts";
import { LECTERN, ROOT, temporaryFolder, writeFiles } from "../site.ts";
import { dataOf, FIXTURES, siteWith } from "./importing.ts";

test("the command writes, says what it did and what to look at, and leaves nothing beside the files", async () => {
  const site = siteWith();
  const done = await lectern(["import", "papers", path.join(FIXTURES, "easychair.csv"), "--site", site]);
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /papers\.yaml: 2 new, 0 changed, 0 as they were/);
  assert.deepEqual(readdirSync(path.join(site, "data")), ["papers.yaml", "workshop.yaml"]);
  assert.equal((await lectern(["check", "--strict", "--site", site])).status, 0);
});

test("file names are relative to where the command is typed, and --map may be given several times", async () => {
  const cwd = siteWith();
  writeFiles({ "list.csv": "Name of it,Who\nA Paper,Ada Lovelace\n" }, cwd);
  const args = ["import", "papers", "list.csv", "--map", "title=Name of it", "--map", "authors=Who"];
  const dry = await lectern([...args, "--dry-run"], { cwd });
  assert.match(dry.stdout, /^--- data\/papers\.yaml\n\+\+\+ data\/papers\.yaml\n@@/);
  assert.equal(dataOf(cwd, "papers"), "");
  assert.equal((await lectern(args, { cwd })).status, 0);
  assert.match(dataOf(cwd, "papers"), /- title: A Paper\n {2}authors: Ada Lovelace\n$/);
});

test("the exit status is 2 for a wrong command line and 1 for a broken file, without a stack trace", async () => {
  const site = siteWith();
  const folder = writeFiles({ "broken.csv": 'title\n"A\n' }, temporaryFolder());
  const cases: readonly (readonly [readonly string[], number])[] = [
    [["papers"], 2],
    [["talks", path.join(folder, "broken.csv")], 2],
    [["papers", path.join(folder, "nowhere.csv")], 2],
    [["papers", folder], 2],
    [["papers", path.join(folder, "broken.csv"), "--map", "x"], 2],
    [["papers", path.join(folder, "broken.csv"), "--format", "word"], 2],
    [["papers", path.join(folder, "broken.csv")], 1],
  ];
  for (const [args, status] of cases) {
    const ended = await lectern(["import", ...args, "--site", site]);
    assert.equal(ended.status, status, ended.stderr);
    assert.doesNotMatch(ended.stderr, /\n\s+at /);
  }
});

test("the help teaches by examples and names where the formats are listed", async () => {
  const { stdout } = await lectern(["help", "import"]);
  for (const part of ["--dry-run", "--map", "--without", "docs/importing.md", "$ lectern import papers accepted.bib"]) {
    assert.ok(stdout.includes(part), part);
  }
});

test("other commands do not load the parsers of exports", () => {
  const preload = writeFiles({ "loaded.cjs": LOADED });
  const env = { ...plainEnvironment(), NODE_OPTIONS: `--require ${path.join(preload, "loaded.cjs")}` };
  const { stderr } = spawnSync(process.execPath, [LECTERN, "check"], { cwd: ROOT, env, encoding: "utf8" });
  assert.match(stderr, /\[modules\]/);
  assert.doesNotMatch(stderr, /csv-parse|latex-utensils/);
});

const LOADED = `const { Module } = require("node:module");
const names = [];
const load = Module._load;
Module._load = (name, ...rest) => (names.push(name), load(name, ...rest));
process.on("exit", () => process.stderr.write("[modules] " + names.join(" ")));
`;
