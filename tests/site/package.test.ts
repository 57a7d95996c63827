import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DateTime } from "luxon";
import { writePackage } from "../../src/site/package.ts";
import { lectern } from "../cli/lectern.ts";
import { VOLUME } from "../export/volume.ts";
import { ROOT, temporaryFolder, writeFiles } from "../site.ts";

const site = (files: Readonly<Record<string, string>> = {}) => {
  const { "data/sponsors.yaml": _, ...volume } = VOLUME;
  return writeFiles({ ...volume, ...files });
};
const run = (cwd: string, ...args: string[]) => lectern(["export", ...args, "--now", "2030-06-01"], { cwd });

test("an export replaces an earlier one of its kind as a whole", async () => {
  const cwd = site();
  assert.equal((await run(cwd, "pmlr", "out")).status, 0);
  writeFiles({ "data/papers.yaml": "- {title: New, authors: Ada Lovelace}\n", "data/schedule.yaml": "[]\n" }, cwd);
  assert.equal((await run(cwd, "pmlr", "out")).status, 0);
  assert.deepEqual(readdirSync(path.join(cwd, "out")).sort(), [".lectern", "flip30.bib"]);
});

test("a folder of somebody's own is refused, as is one of another kind or a built site", async () => {
  const cwd = site({ "own/notes.txt": "mine" });
  const own = await run(cwd, "ceur", "own");
  assert.equal(own.status, 2);
  assert.match(own.stderr, /own has files that Lectern did not make; choose another folder/);
  assert.equal((await run(cwd, "pmlr", "out")).status, 0);
  const other = await run(cwd, "ceur", "out");
  assert.deepEqual([other.status, /out was not written by lectern export ceur/.test(other.stderr)], [2, true]);
  assert.ok(existsSync(path.join(cwd, "out/flip30.bib")));
  const built = await lectern(["build", "--output", "out", "--now", "2030-06-01"], { cwd });
  assert.deepEqual([built.status, /--output out was not written by build/.test(built.stderr)], [2, true]);
});

test("folders in which the site itself is are refused", async () => {
  const cwd = site();
  for (const [folder, why] of [
    ["public/out", /is in public\/, which is part of the site's sources/],
    [".", /holds the site's own files/],
    ["data/papers.yaml", /is a file|is in data\//],
  ] as const) {
    const { status, stderr } = await run(cwd, "aclpub2", folder);
    assert.equal(status, 2, folder);
    assert.match(stderr, why);
  }
});

test("a site with errors is not exported, and the earlier export stays as it was", async () => {
  const cwd = site();
  assert.equal((await run(cwd, "ceur", "out")).status, 0);
  const before = readFileSync(path.join(cwd, "out/index.html"), "utf8");
  writeFiles({ "data/papers.yaml": "- {title: One, autors: Ada}\n" }, cwd);
  const { status, stderr } = await run(cwd, "ceur", "out");
  assert.equal(status, 1);
  assert.match(stderr, /^data\/papers\.yaml:1:16 error unknown-key/m);
  assert.equal(readFileSync(path.join(cwd, "out/index.html"), "utf8"), before);
  assert.deepEqual(
    readdirSync(cwd).filter((name) => name.startsWith("out")),
    ["out"],
  );
});

test("an export that breaks off halfway leaves the earlier one as it was, and nothing beside it", async () => {
  const cwd = site();
  assert.equal((await run(cwd, "ceur", "out")).status, 0);
  const out = path.join(cwd, "out");
  const contents = () => readdirSync(out).map((name) => [name, readFileSync(path.join(out, name), "latin1")]);
  const before = contents();
  const files = [
    { path: "index.html", text: "new" },
    { path: "paper1.pdf", copyOf: "private/agreements/deleted-meanwhile.pdf" },
  ];
  const date = DateTime.fromISO("2030-06-01T00:00Z") as DateTime<true>;
  await assert.rejects(writePackage(out, cwd, { files, lacks: [] }, { by: "lectern export ceur", date }), /ENOENT/);
  assert.deepEqual(contents(), before);
  assert.deepEqual(
    readdirSync(cwd).filter((name) => !["content", "data", "private", "public"].includes(name)),
    ["out"],
  );
});

test("the same site gives the same bytes, wherever and in whatever time zone", async () => {
  const cwd = site();
  const folders = [path.join(temporaryFolder(), "one"), path.join(temporaryFolder(), "two")];
  const zone = process.env.TZ;
  try {
    for (const [index, folder] of folders.entries()) {
      process.env.TZ = ["Asia/Tokyo", "America/Lima"][index];
      assert.equal((await run(cwd, "ceur", folder)).status, 0);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
  const [one = "", two = ""] = folders;
  // The date of the first file in the archive, as the data says it (.ZIP File Format Specification, 4.3.7 and 4.4.6).
  const [date, time] = [12, 10].map((at) => readFileSync(path.join(one, "Flip-2030.zip")).readUInt16LE(at));
  assert.deepEqual([date, time], [((2030 - 1980) << 9) | (6 << 5) | 1, 0]);
  for (const name of readdirSync(one))
    assert.ok(readFileSync(path.join(one, name)).equals(readFileSync(path.join(two, name))), name);
});

test("examples of a new site are left out, and said", async () => {
  const examples = readFileSync(path.join(ROOT, "src/starter/data/papers.yaml"), "utf8");
  const cwd = site({
    "data/papers.yaml": `${examples}\n- {title: Ours, authors: Ada Lovelace}\n`,
    "data/schedule.yaml": "",
  });
  const { stdout } = await run(cwd, "pmlr", "out");
  assert.match(stdout, /papers\.yaml still has examples of a new site, which are left out: replace them/);
  const bib = readFileSync(path.join(cwd, "out/flip30.bib"), "utf8");
  assert.deepEqual(bib.match(/^ {4}title = .*$/gm), ["    title = {Ours},"]);
});

test("a command line without a folder is wrong, and --help says what is missing and where it goes", async () => {
  assert.equal((await lectern(["export", "ceur"])).status, 2);
  const { stdout } = await lectern(["export", "ceur", "--help"]);
  assert.match(stdout, /private\/agreements\/[\s\S]*docs\/proceedings\.md[\s\S]*lectern export ceur ceur/);
});
