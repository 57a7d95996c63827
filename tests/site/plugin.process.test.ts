import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { lecternProcess, plainEnvironment, SMALL } from "../cli/lectern.ts";
import { ROOT, writeFiles } from "../site.ts";

const PLUGIN = pathToFileURL(path.join(ROOT, "src/site/plugin.ts")).href;

const SITE = {
  "data/workshop.yaml": `${SMALL}updated: 2026-11-01\n`,
  "data/schedule.yaml":
    "- {date: 2030-05-06, items: [{time: 9:00-10:00, type: keynote, title: First, speakers: Ana Reis}]}\n",
  "content/travel.md": "---\ntitle: Travel\n---\nBy train.\n",
  "public/map.txt": "here\n",
};

/** A project in a folder of its own, which finds what Lectern has installed. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = writeFiles({ "package.json": '{"type": "module"}', ...files });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "junction");
  return folder;
}

/** Eleventy's own command, as it is run where Node does not read TypeScript by itself. */
function eleventy(cwd: string, ...args: string[]): SpawnSyncReturns<string> {
  const command = path.join(ROOT, "node_modules/@11ty/eleventy/cmd.cjs");
  const loader = pathToFileURL(path.join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;
  return spawnSync(process.execPath, ["--import", loader, command, ...args], {
    cwd,
    encoding: "utf8",
    env: plainEnvironment(),
  });
}

/** The files below a folder with hashes of what is in them, but for the instant of the build. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { encoding: "utf8", recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  return Object.fromEntries(
    files.sort().map((file) => [
      path.relative(folder, file),
      createHash("sha256")
        .update(readFileSync(file, "latin1").replaceAll(/ data-built="[^"]*"/g, ""))
        .digest("hex"),
    ]),
  );
}

describe("Eleventy's own command, with the configuration of this repository", () => {
  const configuration = readFileSync(path.join(ROOT, ".eleventy.ts"), "utf8").replaceAll(
    '"./src/',
    `"${pathToFileURL(path.join(ROOT, "src")).href}/`,
  );

  test("builds the very files of `lectern build`, and each builds over the other", () => {
    const site = project({ ...SITE, ".eleventy.ts": configuration });
    const first = eleventy(site, "--config=.eleventy.ts");
    assert.equal(first.status, 0, first.stderr);
    const output = path.join(site, "_site");
    const files = filesOf(output);
    assert.ok(Object.keys(files).length > 20);
    const built = lecternProcess(["build"], { cwd: site });
    assert.equal(built.status, 0, built.stderr);
    assert.deepEqual(filesOf(output), files);
    const again = eleventy(site, "--config=.eleventy.ts");
    assert.equal(again.status, 0, again.stderr);
    assert.deepEqual(filesOf(output), files);
  });

  test("says what is wrong with the data, ends with 1 and leaves the pages before, without a stack trace", () => {
    const site = project({ ...SITE, ".eleventy.ts": configuration });
    assert.equal(lecternProcess(["build"], { cwd: site }).status, 0);
    const before = filesOf(path.join(site, "_site"));
    writeFiles({ "data/workshop.yaml": `${SMALL}nonsense: 1\n` }, site);
    const { status, stdout, stderr } = eleventy(site, "--config=.eleventy.ts");
    assert.equal(status, 1);
    assert.match(stderr, /^data\/workshop\.yaml:\d+:1 error unknown-key: /m);
    assert.doesNotMatch(stdout + stderr, /\n\s+at /);
    assert.deepEqual(filesOf(path.join(site, "_site")), before);
  });

  test("says where a template of the site is wrong, without a stack trace", () => {
    const site = project({ ...SITE, ".eleventy.ts": configuration, "templates/pages/home/home.njk": "{% if %}" });
    const { status, stdout, stderr } = eleventy(site, "--config=.eleventy.ts");
    assert.equal(status, 1);
    assert.match(stderr, /templates\/pages\/home\/home\.njk\) \[Line 1, Column 7\]/);
    assert.doesNotMatch(stdout + stderr, /\n\s+at /);
  });
});

describe("a workshop in a project of Eleventy", () => {
  const PROJECT = {
    "index.md": "# The project\n",
    "eleventy.config.js": `import lectern from "${PLUGIN}";
export default (eleventy) => { eleventy.addPlugin(lectern, { site: "workshop", at: "/2030/" }); };
`,
    ".eleventyignore": "workshop\n",
    ...Object.fromEntries(Object.entries(SITE).map(([name, text]) => [`workshop/${name}`, text])),
  };

  test("lies where `at` says, links there, and leaves the other pages alone", () => {
    const folder = project(PROJECT);
    const { status, stderr } = eleventy(folder);
    assert.equal(status, 0, stderr);
    const output = path.join(folder, "_site");
    assert.match(readFileSync(path.join(output, "index.html"), "utf8"), /The project/);
    const page = readFileSync(path.join(output, "2030/schedule/index.html"), "utf8");
    assert.match(page, /href="\/2030\/talks\/first\/"/);
    assert.match(page, /href="\/2030\/assets\/site-/);
    for (const name of ["2030/index.html", "2030/map.txt", "2030/schedule.ics", "2030/sw.js", "2030/travel/index.html"])
      assert.ok(existsSync(path.join(output, name)), name);
    assert.deepEqual(readdirSync(output).sort(), ["2030", "index.html"]);
  });

  test("is not written by a dry run, nor by one that gives JSON", () => {
    const folder = project(PROJECT);
    const dry = eleventy(folder, "--dryrun");
    assert.equal(dry.status, 0, dry.stderr);
    const json = eleventy(folder, "--to=json");
    assert.equal(json.status, 0, json.stderr);
    const pages = JSON.parse(json.stdout) as { url: string }[];
    assert.ok(pages.some(({ url }) => url === "/2030/talks/first/"));
    assert.equal(existsSync(path.join(folder, "_site")), false);
  });
});
