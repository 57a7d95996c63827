import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { LECTERN, ROOT, temporaryFolder, writeFiles } from "../site.ts";
import { lectern, lecternProcess, plainEnvironment, SMALL, smallSite } from "./lectern.ts";

const BROKEN = { "data/workshop.yaml": `${SMALL}nonsense: 1\n` };
const DUBIOUS = { "data/papers.yaml": "- title: An \\emph{Interesting} Result\n" };

test("help says what each command does, with examples, and is no mistake", async () => {
  const { status, stdout } = lecternProcess(["--help"]);
  assert.equal(status, 0);
  for (const command of ["build", "serve", "check"]) assert.match(stdout, new RegExp(`^ {2}${command} `, "m"));
  assert.match(stdout, /Examples:/);
  assert.match((await lectern(["help", "build"])).stdout, /--path-prefix.*\n[\s\S]*Examples:/);
});

test("a wrong command line ends with 2, a sentence and no stack trace", async () => {
  const site = smallSite();
  const wrong: [args: string[], says: RegExp][] = [
    [["biuld"], /unknown command 'biuld'[\s\S]*Did you mean build\?/],
    [["build", "--ouput", "x"], /unknown option '--ouput'[\s\S]*Did you mean --output\?/],
    [["check", "--site", "nowhere"], /there is no folder nowhere/],
    [["check", "--site", "data/workshop.yaml"], /is not a folder/],
    [["check", "--now", "soon"], /--now soon is not a date or time/],
    [["check", "--format", "xml"], /Allowed choices are text, json, github/],
    [["serve", "--port", "http"], /--port http is not a number/],
    [["build", "--path-prefix", "https://example.org/"], /is not the path of an address/],
    [["build", "extra"], /too many arguments/],
    [["build", "--output", "."], /holds the site's own files/],
  ];
  for (const [args, says] of wrong) {
    const { status, stdout, stderr } = await lectern(args, { cwd: site });
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, says);
    assert.doesNotMatch(stderr + stdout, /\n\s+at /);
  }
});

test("check of a site without errors ends with 0 and writes nothing", async () => {
  const site = smallSite();
  const { status, stdout } = await lectern(["check", "--site", site]);
  assert.equal(status, 0);
  assert.doesNotMatch(stdout, / error /);
  assert.deepEqual(readdirSync(site), ["data"]);
});

test("check of a site with errors prints them to stdout and ends with 1", async () => {
  const { status, stdout, stderr } = lecternProcess(["check"], { cwd: smallSite(BROKEN) });
  assert.equal(status, 1);
  assert.match(stdout, /^data\/workshop\.yaml:\d+:\d+ error /m);
  assert.match(stderr, /^\d+ errors?\b.* in 1 file$/m);
});

test("check prints places that can be clicked where the command was typed", async () => {
  const site = smallSite(BROKEN);
  const name = path.basename(site);
  const { stdout } = await lectern(["check", "--site", name], { cwd: path.dirname(site) });
  assert.match(stdout, new RegExp(`^${name}/data/workshop\\.yaml:\\d+:\\d+ error `, "m"));
});

test("check prints for programs and for GitHub, with nothing else on stdout", async () => {
  const site = smallSite(BROKEN);
  const json = await lectern(["check", "--site", site, "--format", "json"]);
  assert.equal(json.status, 1);
  const [first] = (JSON.parse(json.stdout) as { severity: string; file: string }[]).filter(
    ({ severity }) => severity === "error",
  );
  assert.equal(first?.file, "data/workshop.yaml");
  const github = await lectern(["check", "--site", site, "--format", "github"], {
    env: { GITHUB_WORKSPACE: path.dirname(site) },
  });
  assert.match(github.stdout, new RegExp(`^::error file=${path.basename(site)}/data/workshop.yaml,line=`, "m"));
});

test("under --strict a warning is an error, for check and for build", async () => {
  const site = smallSite(DUBIOUS);
  assert.equal((await lectern(["check", "--site", site])).status, 0);
  assert.equal((await lectern(["check", "--site", site, "--strict"])).status, 1);
  const { status, stderr } = await lectern(["build", "--site", site, "--strict"]);
  assert.equal(status, 1);
  assert.match(stderr, / warning [\s\S]*Nothing was written/);
  assert.ok(!existsSync(path.join(site, "_site")));
});

test("under --strict what the site accepts is no error: check lists it, and build does not repeat it", async () => {
  const accepted = `${SMALL}accept: {tex-outside-math: the command is the subject}\n`;
  const site = smallSite({ ...DUBIOUS, "data/workshop.yaml": accepted });
  const { status, stdout, stderr } = await lectern(["check", "--site", site, "--strict"]);
  assert.equal(status, 0);
  assert.match(stdout, / accepted tex-outside-math: .*\n {2}because: the command is the subject$/m);
  assert.match(stderr, /; 1 accepted\n$/);
  const built = await lectern(["build", "--site", site, "--strict"]);
  assert.equal(built.status, 0);
  assert.doesNotMatch(built.stderr, /tex-outside-math|accepted/);
});

test("build says how much it wrote, where, and how long it took", async () => {
  const { status, stdout } = await lectern(["build"], { cwd: smallSite() });
  assert.equal(status, 0);
  assert.match(stdout, /^Wrote \d+ pages? to _site in \d+\.\d\d s\n$/);
});

test("build of a site with errors keeps the site of the build before and prints to stderr", async () => {
  const site = smallSite();
  await lectern(["build", "--site", site]);
  const before = readFileSync(path.join(site, "_site/index.html"), "utf8");
  writeFiles(BROKEN, site);
  const { status, stdout, stderr } = await lectern(["build", "--site", site]);
  assert.equal(status, 1);
  assert.equal(stdout, "");
  assert.match(stderr, /error[\s\S]*Nothing was written/);
  assert.equal(readFileSync(path.join(site, "_site/index.html"), "utf8"), before);
  assert.deepEqual(readdirSync(site).sort(), ["_site", "data"]);
});

test("relative folders are looked for where the command was typed, under npm too", async () => {
  const start = temporaryFolder();
  writeFiles({ "data/workshop.yaml": SMALL }, path.join(start, "site"));
  const env = { INIT_CWD: start, npm_package_json: path.join(ROOT, "package.json") };
  const { status, stderr } = await lectern(["build", "--site", "site", "--output", "out"], { cwd: ROOT, env });
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(path.join(start, "out/index.html")));
});

test("typed in a subfolder of the package, npm run build still means the package's site", async () => {
  const site = smallSite({ "package.json": "{}" });
  mkdirSync(path.join(site, "notes"));
  const env = { INIT_CWD: path.join(site, "notes"), npm_package_json: path.join(site, "package.json") };
  assert.equal((await lectern(["build"], { cwd: site, env })).status, 0);
  assert.ok(existsSync(path.join(site, "_site/index.html")));
});

test("public files are copied as they are; of hidden ones only those that servers look for", async () => {
  const site = smallSite({
    "public/papers/a.pdf": "%PDF-1.4\u0000",
    "public/{{ not }}.njk": "{{ a template }}",
    "public/.nojekyll": "",
    "public/.well-known/security.txt": "Contact: x",
    "public/.env": "SECRET=1",
    "public/img/.DS_Store": "x",
  });
  assert.equal((await lectern(["build"], { cwd: site })).status, 0);
  const files = readdirSync(path.join(site, "_site"), { encoding: "utf8", recursive: true });
  for (const file of ["papers/a.pdf", "{{ not }}.njk", ".nojekyll", ".well-known/security.txt"]) {
    assert.equal(
      readFileSync(path.join(site, "_site", file), "utf8"),
      readFileSync(path.join(site, "public", file), "utf8"),
    );
  }
  assert.ok(!files.some((file) => /\.env|DS_Store/.test(file)));
});

test("two builds at one instant in two folders, by two people in two zones, are byte for byte the same and name none of it", async () => {
  const builds = [
    { folder: "first folder", TZ: "Asia/Tokyo", USER: "somebody-one", HOME: "/home/somebody-one", LANG: "de_DE.UTF-8" },
    {
      folder: "ein anderer, tiefer/Größe",
      TZ: "America/St_Johns",
      USER: "somebody-two",
      HOME: "/home/somebody-two",
      LANG: "C",
    },
  ].map(({ folder, ...env }) => {
    const site = path.join(temporaryFolder(), folder);
    cpSync(path.join(ROOT, "tests/fixtures/awkward"), site, { recursive: true });
    const { status, stderr } = lecternProcess(["build", "--site", site, "--now", "2021-03-01"], {
      env: { ...process.env, ...env },
    });
    assert.equal(status, 0, stderr);
    const output = path.join(site, "_site");
    const files = readdirSync(output, { encoding: "utf8", recursive: true, withFileTypes: true });
    const contents = files
      .filter((file) => file.isFile())
      .map((file) => path.join(file.parentPath, file.name))
      .sort()
      .map((file) => [path.relative(output, file), readFileSync(file)] as const);
    for (const [name, content] of contents)
      for (const told of [site, env.USER, env.TZ]) assert.ok(!content.includes(told), `${name} tells ${told}`);
    return contents.map(([name, content]) => `${name} ${createHash("sha256").update(content).digest("hex")}`);
  });
  assert.ok((builds[0]?.length ?? 0) > 50);
  assert.deepEqual(builds[0], builds[1]);
});

test("what a command says and exports does not depend on the language of the machine", async () => {
  const site = writeFiles({
    "data/workshop.yaml": SMALL,
    "data/schedule.yaml": "- date: 2030-05-06\n  items:\n    - {time: 9:00, duration: 26 h, title: Hackathon}\n",
    "content/index-cards.md": "Bring your own.\n",
  });
  const said = ["C", "tr_TR.UTF-8", "ar_EG.UTF-8"].map((language) => {
    const env = { ...process.env, LC_ALL: language };
    const [check, exported] = [["check"], ["export", "json"]].map((words) =>
      lecternProcess([...words, "--site", site, "--now", "2030-01-01"], { env }),
    );
    return { check: check?.stdout, exported: exported?.stdout };
  });
  assert.match(said[0]?.check ?? "", /lasts 26 h;/);
  assert.match(said[0]?.exported ?? "", /"Index cards"/);
  assert.deepEqual(said[1], said[0]);
  assert.deepEqual(said[2], said[0]);
});

test("files with the line ends of Windows give the same site", async () => {
  const build = async (change: (text: string) => string) => {
    const site = path.join(temporaryFolder(), "site");
    cpSync(path.join(ROOT, "tests/fixtures/awkward"), site, { recursive: true });
    for (const folder of ["data", "content"])
      for (const name of readdirSync(path.join(site, folder)))
        writeFiles({ [`${folder}/${name}`]: change(readFileSync(path.join(site, folder, name), "utf8")) }, site);
    const { status, stderr } = await lectern(["build", "--site", site, "--now", "2021-03-01", "--no-search"]);
    assert.equal(status, 0, stderr);
    return ["index.html", "schedule/index.html", "schedule.ics", "schedule.xml", "papers.bib", "travel/index.html"].map(
      (file) => readFileSync(path.join(site, "_site", file), "utf8"),
    );
  };
  const unix = await build((text) => text);
  assert.deepEqual(await build((text) => text.replaceAll("\n", "\r\n")), unix);
  assert.deepEqual(await build((text) => `\uFEFF${text}`), unix);
});

test("an Eleventy configuration, ignore file or package where the command was typed does not matter", async () => {
  const site = smallSite({
    "eleventy.config.js": "throw new Error('not ours');",
    ".eleventyignore": "**\n",
    ".gitignore": "*\n",
    "tsconfig.json": "{ not json",
    "package.json": '{ "type": "commonjs" }',
  });
  const { status, stderr } = lecternProcess(["build"], { cwd: site });
  assert.equal(status, 0, stderr);
});

test("a site's template shadows the built-in one, and a mistake in it is explained without a stack trace", async () => {
  const site = smallSite({ "templates/pages/layout/base.njk": "{% if %}" });
  const { status, stderr } = await lectern(["build"], { cwd: site });
  assert.equal(status, 1);
  assert.match(stderr, /a template of the site[\s\S]*templates\/pages\/layout\/base\.njk/);
  assert.doesNotMatch(stderr, /\n\s+at /);
});

test("a reader that closes the pipe early is no error", { skip: process.platform === "win32" }, () => {
  const command = `"${process.execPath}" "${LECTERN}" help build | true`;
  const { status, stderr } = spawnSync("sh", ["-c", command], { env: plainEnvironment(), encoding: "utf8" });
  assert.deepEqual([status, stderr], [0, ""]);
});
