import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DateTime } from "luxon";
import { parseYaml } from "../../src/load/yaml.ts";
import type { Workshop } from "../../src/model/workshop.ts";
import { editionTitle, movedDates, renewedSettings, withEdition } from "../../src/new/renewal.ts";
import { readSite } from "../../src/site/read.ts";
import { oursIn } from "../site/serve/serving.ts";
import { LECTERN, ROOT, temporaryFolder, writeFiles } from "../site.ts";
import { lectern, plainEnvironment, SMALL, smallSite } from "./lectern.ts";
import { packedBefore } from "./packed.ts";

const KNOWN = ["--start", "2030-05-06", "--timezone", "Europe/Vienna", "--url", "https://example.org/2030/"];

interface New {
  readonly site: string;
  readonly status: number | null;
  readonly said: string;
}

const made = new Map<string, New>();

/**
 * Runs `lectern new site …` in a new folder and gives the site's; a copy, where it ran with these words before. It has a
 * process of its own where it is answered, or has an environment and npm itself.
 */
async function newSite(
  args: readonly string[],
  { input = "", env }: { input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<New> {
  const cwd = temporaryFolder();
  const site = path.join(cwd, "site");
  const key = JSON.stringify([args, input]);
  const before = made.get(key);
  if (before) {
    cpSync(before.site, site, { recursive: true });
    return { ...before, site };
  }
  const options = { cwd, env: plainEnvironment(env ?? packedBefore()), encoding: "utf8" as const, input };
  const { status, stdout, stderr } =
    input === "" && env === undefined
      ? await lectern(["new", "site", ...args], { cwd, env: packedBefore() })
      : spawnSync(process.execPath, [LECTERN, "new", "site", ...args], options);
  const kept = path.join(temporaryFolder(), "site");
  if (existsSync(site)) cpSync(site, kept, { recursive: true });
  made.set(key, { site: kept, status, said: stdout + stderr });
  return { site, status, said: stdout + stderr };
}

function textOf(site: string, file: string): string {
  return readFileSync(path.join(site, file), "utf8");
}

function filesOf(site: string): string[] {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function codesOf(site: string): string[] {
  return readSite({ site, now: DateTime.utc() }).diagnostics.map(({ code }) => code);
}

test("a new site of which all is known has nothing to be mended but its examples, and builds, with workflows, settings and a README; nothing else is left", async () => {
  const temporary = temporaryFolder();
  const { site, status, said } = await newSite(
    ["--yes", ...KNOWN, "--name", 'The "Flip" Workshop: #1, & more', "--city", "Wien"],
    { env: { TMPDIR: temporary } },
  );
  assert.equal(status, 0, said);
  assert.deepEqual(oursIn(temporary), []);
  assert.match(said, /Next:\n {2}cd site\n {2}npm install .*\n {2}npm start /);
  assert.deepEqual(codesOf(site), ["example-text"]);
  const built = await lectern(["build", "--site", site]);
  assert.equal(built.status, 0, built.stderr);
  assert.match(built.stderr, /warning example-text/);
  const home = textOf(site, "_site/index.html");
  for (const part of ["The &quot;Flip&quot; Workshop: #1, &amp; more", "Erika Example", "Wien", "Call for papers"]) {
    assert.ok(home.includes(part), part);
  }
  assert.match(textOf(site, "_site/schedule/index.html"), /An Example Session/);
  for (const file of ["deploy.yml", "check.yml"])
    assert.ok(existsSync(path.join(site, ".github/workflows", file)), file);
  for (const file of [".gitignore", ".vscode/settings.json", "README.md", "public/.gitkeep"]) {
    assert.ok(existsSync(path.join(site, file)), file);
  }
  assert.ok(!existsSync(path.join(site, ".git")));
});

test("the workflows run what the site's package has, with no more rights than they need", async () => {
  const { site } = await newSite(["--yes"]);
  const { scripts } = JSON.parse(textOf(site, "package.json")) as { scripts: Record<string, string> };
  for (const file of ["deploy.yml", "check.yml"]) {
    const text = textOf(site, `.github/workflows/${file}`);
    assert.deepEqual(parseYaml(text).problems, []);
    const run = [...text.matchAll(/npm run (?:--silent )?(\w+)/g)].map(([, name = ""]) => name);
    assert.deepEqual(run, ["check", "build"]);
    for (const name of run) assert.equal(scripts[name], `lectern ${name}`);
  }
  const deploy = textOf(site, ".github/workflows/deploy.yml");
  assert.deepEqual(deploy.match(/[\w-]+: write/g), ["pages: write", "id-token: write"]);
  assert.match(deploy, /^permissions: \{\}$/m);
  assert.match(deploy, /--path-prefix "\$BASE_PATH\/" --against "\$BASE_URL\/"/);
  assert.match(deploy, /BASE_URL: \$\{\{ steps\.pages\.outputs\.base_url \}\}/);
  assert.match(deploy, /^ {4}- cron: "\d+ \d+ \* \* \*"$/m);
  assert.doesNotMatch(textOf(site, ".github/workflows/check.yml"), /: write/);
});

/** The first major version of each action whose steps all run on Node 24; runners no longer have Node 20. */
const ON_NODE_24: Readonly<Record<string, number>> = {
  "actions/checkout": 5,
  "actions/setup-node": 5,
  "actions/upload-artifact": 6,
  "actions/configure-pages": 6,
  "actions/upload-pages-artifact": 5,
  "actions/deploy-pages": 5,
};

test("the actions of our workflows and of a new site's run on Node 24, each pinned by one commit, and Dependabot keeps them new", async () => {
  const { site } = await newSite(["--yes"]);
  const workflows = [site, ROOT].flatMap((folder) => filesOf(path.join(folder, ".github", "workflows")));
  const used = workflows.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/uses: (.*)/g)]);
  assert.ok(used.length >= 10);
  const pins = new Set<string>();
  for (const [, pin = ""] of used) {
    const [, action = "", major = ""] = /^(\S+)@[0-9a-f]{40} # v(\d+)\.\d+\.\d+$/.exec(pin) ?? [];
    assert.ok(Number(major) >= (ON_NODE_24[action] ?? Number.POSITIVE_INFINITY), pin);
    pins.add(pin);
  }
  assert.equal(pins.size, Object.keys(ON_NODE_24).length);
  for (const folder of [site, ROOT]) {
    const dependabot = textOf(folder, ".github/dependabot.yml");
    assert.deepEqual(parseYaml(dependabot).problems, []);
    assert.deepEqual(dependabot.match(/package-ecosystem: .*/g), [
      "package-ecosystem: github-actions",
      "package-ecosystem: npm",
    ]);
  }
});

test("a pull request fails for errors only; what is left out of an artifact by default is published all the same", async () => {
  const { site } = await newSite(["--yes"]);
  const check = textOf(site, ".github/workflows/check.yml");
  assert.match(check, /npm run --silent check -- --format github$/m);
  assert.doesNotMatch(check, /--strict/);
  assert.match(textOf(site, ".github/workflows/deploy.yml"), /path: _site\n.*\n {10}include-hidden-files: true/);
});

test("how to create the repository and push, and which branch publishes, is printed and stands in the README and the guide", async () => {
  const { site, said } = await newSite(["--yes"]);
  const steps = [/github\.com\/new/, /Settings.*Pages.*"GitHub Actions"/s, /git init -b main/, /git remote add origin/];
  const push = /git push -u origin main/;
  for (const step of [...steps, push]) {
    assert.match(said, step);
    assert.match(textOf(site, "README.md"), step);
    assert.match(textOf(ROOT, "docs/deploying.md"), step);
  }
  assert.match(said, /branch main, which publishes/);
  assert.match(textOf(site, "README.md"), /branch `main` publishes/);
  assert.match(textOf(ROOT, "docs/guide.md"), /push the branch `main`/);
  // The workflow names the same branch.
  assert.match(textOf(site, ".github/workflows/deploy.yml"), /branches: \[main\]/);
  const cloned = writeFiles({ ".git/HEAD": "ref: refs/heads/main\n" });
  const { stdout } = await lectern(["new", cloned, "--yes"], { env: packedBefore() });
  assert.match(stdout, /git push origin main/);
  assert.doesNotMatch(stdout, /git init|remote add/);
});

test("with --yes nothing is asked, what is not known stays open, and all that is said is that url: is missing and what is still an example", async () => {
  const { site, status, said } = await newSite(["--yes"]);
  assert.equal(status, 0, said);
  assert.doesNotMatch(said, /\]: /);
  assert.deepEqual(codesOf(site).sort(), ["example-text", "no-url"]);
  assert.match(textOf(site, "data/workshop.yaml"), /^start: tbd /m);
  assert.equal((await lectern(["build", "--site", site])).status, 0);
  // A date that nobody said would be believed.
  assert.doesNotMatch(textOf(site, "data/dates.yaml"), /^[^#]*date: \d/m);
});

test("the programme that waits as a comment is the example, whole", async () => {
  const waiting = textOf((await newSite(["--yes"])).site, "data/schedule.yaml").split("\n");
  const shown = textOf((await newSite(["--yes", ...KNOWN])).site, "data/schedule.yaml").split("\n");
  const [schema, header, ...lines] = waiting;
  assert.deepEqual([schema, header, ...lines.map((line) => line.replace(/^# /, ""))], shown);
});

test("every line of the data that is a comment can be used", async () => {
  const { site } = await newSite(["--yes", ...KNOWN]);
  for (const name of readdirSync(path.join(site, "data"))) {
    const [schema, header, ...lines] = textOf(site, `data/${name}`).split("\n");
    const used = lines.map((line) => line.replace(/^( *)# /, "$1"));
    writeFiles({ [`data/${name}`]: [schema, header, ...used].join("\n") }, site);
  }
  const files = ["people/erika.jpg", "slides/talk.pdf", "papers/example.pdf", "logos/foundation.svg"];
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>';
  writeFiles(Object.fromEntries(files.map((file) => [`public/${file}`, svg])), site);
  const { diagnostics } = readSite({ site, now: DateTime.utc() });
  const errors = diagnostics.filter(({ severity, code }) => severity === "error" && code !== "bad-picture");
  assert.deepEqual(
    errors.map(({ file, line, message }) => `${file}:${line} ${message}`),
    [],
  );
});

test("answers are read a line each, a wrong one is asked again with the reason, and an empty one leaves it open", async () => {
  const answers = [
    "Flip Points",
    "2030-02-30",
    "2030-05",
    "Paris",
    "Europe/Paris",
    "",
    "not an address",
    "flip@example.org",
    "",
  ];
  const { site, status, said } = await newSite([], { input: `${answers.join("\n")}\n` });
  assert.equal(status, 0, said);
  assert.match(said, /"2030-02-30" is not a date; February 2030 has 28 days/);
  assert.match(said, /no time zone "Paris"; did you mean "Europe\/Paris"\?/);
  assert.equal(said.match(/E-mail address for questions/g)?.length, 2);
  const workshop = textOf(site, "data/workshop.yaml");
  for (const line of [
    /^name: Flip Points$/m,
    /^start: 2030-05 /m,
    /^timezone: Europe\/Paris /m,
    /^# venue:/m,
    /^# url:/m,
  ]) {
    assert.match(workshop, line);
  }
  assert.match(workshop, /^contact: \{email: flip@example\.org\}$/m);
});

test("six questions are asked at most, and what an option says is not asked", async () => {
  assert.equal(
    (await newSite([], { input: "\n".repeat(20) })).said.match(/(?:\]|known|questions|\(https:\/\/…\)): /g)?.length,
    6,
  );
  assert.doesNotMatch(
    (await newSite(["--name", "Flip Points"], { input: "\n".repeat(20) })).said,
    /Name of the workshop/,
  );
});

test("questions that nobody answers any more are left open", async () => {
  const cwd = temporaryFolder();
  const child = spawn(process.execPath, [LECTERN, "new", "site"], { cwd, env: plainEnvironment(packedBefore()) });
  child.stdout.resume();
  child.stdin.end("Flip Points\n");
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(status, 0);
  assert.match(textOf(path.join(cwd, "site"), "data/workshop.yaml"), /^name: Flip Points$[\s\S]*^start: tbd /m);
});

test("a folder that holds something is refused with a sentence and stays as it was; one with only .git is taken", async () => {
  const cwd = writeFiles({ "mine/notes.txt": "mine", file: "mine" });
  mkdirSync(path.join(cwd, "fresh/.git"), { recursive: true });
  const wrong: [args: string[], says: RegExp][] = [
    [["mine"], /mine is not empty \(notes\.txt\); choose a new folder/],
    [["file"], /file is a file/],
    [["mine", "--replace"], /has no data\/workshop\.yaml/],
    [["x", "--start", "soon"], /--start: "soon" is not a date/],
    [["x", "--email", "nobody"], /--email: /],
    [["x", "--from", "nowhere"], /there is no folder nowhere/],
    [[], /missing required argument 'folder'/],
  ];
  for (const [args, says] of wrong) {
    const { status, stderr } = await lectern(["new", ...args, "--yes"], { cwd, env: packedBefore() });
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, says);
  }
  assert.deepEqual(readdirSync(cwd).sort(), ["file", "fresh", "mine"]);
  assert.deepEqual(readdirSync(path.join(cwd, "mine")), ["notes.txt"]);
  assert.equal((await lectern(["new", "fresh", "--yes"], { cwd, env: packedBefore() })).status, 0);
});

test("--replace takes the example out of a copy of the repository and leaves the generator", async () => {
  const kept = {
    "package.json": '{"name": "lectern"}',
    "src/main.ts": "",
    "src/schema/json/papers.json": "{}",
    "README.md": "Ours",
    ".github/workflows/other.yml": "",
  };
  const example = {
    ".github/workflows/test.yml": "",
    "content/old.md": "# Old",
    "public/old.pdf": "x",
    "data/papers.yaml": "- title: Old",
  };
  const cwd = smallSite({ ...kept, ...example });
  const { status, stderr } = await lectern(["new", ".", "--replace", "--yes"], { cwd, env: packedBefore() });
  assert.equal(status, 0, stderr);
  for (const [file, text] of Object.entries(kept)) assert.equal(textOf(cwd, file), text);
  assert.ok(
    !["content/old.md", "public/old.pdf", ".github/workflows/test.yml"].some((file) =>
      existsSync(path.join(cwd, file)),
    ),
  );
  assert.doesNotMatch(textOf(cwd, "data/papers.yaml"), /Old/);
  assert.match(
    textOf(cwd, "data/papers.yaml"),
    /^# yaml-language-server: \$schema=\.\.\/src\/schema\/json\/papers\.json$/m,
  );
  assert.ok(existsSync(path.join(cwd, ".github/workflows/deploy.yml")));
  assert.ok(!readdirSync(cwd).some((file) => file.endsWith(".tgz")));
});

test("next year's site of the reference checks without an error, keeps its people and look, and nothing of the programme", async () => {
  const { site, status, said } = await newSite(["--from", ROOT, "--yes", ...KNOWN]);
  assert.equal(status, 0, said);
  assert.deepEqual(codesOf(site), []);
  for (const file of [
    "data/organizers.yaml",
    "data/committee.yaml",
    "content/call-for-papers.md",
    "content/references.md",
  ]) {
    const expected = textOf(ROOT, file).replace("$schema=../", "$schema=../node_modules/lectern/");
    assert.equal(textOf(site, file), expected);
  }
  assert.match(textOf(site, "data/workshop.yaml"), /^accent: "#5b2a9d"$/m);
  const before = readSite({ site: ROOT, now: DateTime.utc() }).workshop as Workshop;
  const after = readSite({ site, now: DateTime.utc() }).workshop as Workshop;
  assert.deepEqual([after.items, after.papers, after.speakers, after.news, after.sponsors], [[], [], [], [], []]);
  assert.equal(after.committee.length, before.committee.length);
  const all = filesOf(site)
    .filter((file) => !file.endsWith(".tgz"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const titles = [...before.items, ...before.papers].flatMap(({ title }) =>
    title && title.plain.length > 12 ? [title.plain] : [],
  );
  assert.ok(titles.length > 25);
  assert.deepEqual(
    titles.filter((title) => title !== "Opening remarks" && title !== "Closing remarks" && all.includes(title)),
    [],
  );
});

test("what is to be reviewed is listed with places that exist", async () => {
  const { site, said } = await newSite(["--from", ROOT, "--yes", ...KNOWN]);
  const places = [...said.matchAll(/^ {2}site\/(\S+?):(\d+):(\d+) (.+)$/gm)];
  assert.ok(places.length > 20);
  for (const [, file = "", line, column] of places) {
    const text = textOf(site, file).split("\n")[Number(line) - 1];
    assert.ok(text !== undefined && Number(column) <= text.length, `${file}:${line}:${column}`);
  }
  for (const what of [
    /workshop\.yaml:\d+:1 .*: venue$/m,
    /dates\.yaml.* moved by 4018 days: 2030-03-02/,
    /index\.md.* says "New Orleans"/,
  ]) {
    assert.match(said, what);
  }
});

test("without a day for next year's workshop all its dates are open, and the month is guessed only where it is to come", async () => {
  const { site } = await newSite(["--from", ROOT, "--yes"]);
  assert.match(textOf(site, "data/workshop.yaml"), /^start: tbd$/m);
  const dates = textOf(site, "data/dates.yaml")
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n");
  assert.equal(dates.match(/date: tbd/g)?.length, 6);
  assert.doesNotMatch(dates, /\d{4}-\d\d-\d\d/);
  const later = smallSite({ "data/workshop.yaml": SMALL.replace("2030-05-06", "2060-05-06") });
  assert.match(textOf((await newSite(["--from", later, "--yes"])).site, "data/workshop.yaml"), /^start: 2061-05$/m);
});

test("links of kept pages to what is not there yet become words", async () => {
  const last = smallSite({
    "data/schedule.yaml":
      "- date: 2030-05-06\n  end: 10:00\n  items:\n    - {time: 9:00, type: remarks, title: Opening}\n",
    "content/travel.md":
      '# Travel\n\nFirst [see *the* day](/schedule/ "All") and [us](https://example.org/), then [go](#schedule).\n',
  });
  const { site, status, said } = await newSite(["--from", last, "--yes"]);
  assert.equal(status, 0, said);
  assert.match(
    textOf(site, "content/travel.md"),
    /^First see \*the\* day and \[us\]\(https:\/\/example\.org\/\), then go\.$/m,
  );
  assert.match(said, /travel\.md:3:1 no longer links \/schedule\//);
});

test("of public/ what the kept files name goes along, photos and logos of others do not", async () => {
  const last = smallSite({
    "data/people.yaml": "- name: Erika Example\n  url: https://example.org/\n",
    "data/papers.yaml": "- {title: One, pdf: one.pdf}\n",
    "data/sponsors.yaml": "- name: Foundation\n  logo: foundation.svg\n",
    "public/foundation.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>',
    "content/index.md": "Take [the form](/forms/form.pdf).\n",
    "public/forms/form.pdf": "form",
    "public/one.pdf": "paper",
    "templates/components/footer/footer.njk": "x",
  });
  const { site, said } = await newSite(["--from", last, "--yes"]);
  assert.ok(existsSync(path.join(site, "public/forms/form.pdf")), said);
  assert.ok(existsSync(path.join(site, "templates/components/footer/footer.njk")));
  assert.deepEqual(readdirSync(path.join(site, "public")).sort(), [".gitkeep", "forms"]);
  assert.match(said, /public:1:1 without foundation\.svg and 1 more/);
});

test("last year's site with errors is not continued, and says which", async () => {
  const { site, status, said } = await newSite([
    "--from",
    smallSite({ "data/workshop.yaml": `${SMALL}nonsense: 1\n` }),
    "--yes",
  ]);
  assert.equal(status, 1);
  assert.match(said, /data\/workshop\.yaml:4:1 error unknown-key[\s\S]*Nothing was written/);
  assert.ok(!existsSync(site));
});

test("next year can start in last year's folder", async () => {
  const cwd = smallSite({ "data/committee.yaml": "- Robin Example ()\n", "data/papers.yaml": "- title: One\n" });
  const { status, stderr } = await lectern(["new", ".", "--from", ".", "--replace", "--yes"], {
    cwd,
    env: packedBefore(),
  });
  assert.equal(status, 0, stderr);
  assert.equal(textOf(cwd, "data/committee.yaml"), "- Robin Example ()\n");
  assert.match(textOf(cwd, "data/editions.yaml"), /^- title: Small Workshop 2030$/m);
});

const ANSWERS = { name: "New", start: "2031-05-05", timezone: "Europe/Paris" };

test("settings are renewed where they stand, and comments and all else stay byte for byte", () => {
  const before =
    "\uFEFFname:  'Old' # the name\r\nstart: 2030-05-06\r\nend: 2030-05-08 # long\r\ntimezone: Europe/Paris\r\nvenue:\r\n  city: Rome\r\n\r\naccent: '#123456'\r\n";
  const after =
    "\uFEFFname:  New # the name\r\nstart: 2031-05-05\r\nend: 2031-05-07 # long\r\ntimezone: Europe/Paris\r\n# venue:\r\n#   city: Rome\r\n\r\naccent: '#123456'\r\n";
  assert.equal(renewedSettings(before, ANSWERS, 364), after);
});

test("dates move wherever keys stand in an entry, and what was extended is gone", () => {
  const before = `- was: 2030-01-01\n  date: 2030-01-08  # firm\n  title: A\n- {title: B, was: [2030-01-01, 2030-01-02], date: 2030-02-28}\n- title: C\n  date: tbd\n  url: https://example.org/\n`;
  const after = `- date: 2031-01-07  # firm\n  title: A\n- {title: B, date: 2031-02-27}\n- title: C\n  date: tbd\n`;
  assert.equal(movedDates(before, 364), after);
});

test("last year's edition goes to the end of the list where the latest stands", () => {
  const { workshop } = readSite({ site: smallSite(), now: DateTime.utc() });
  assert.ok(workshop);
  assert.equal(editionTitle(workshop), "Small Workshop 2030");
  const entry = "- title: Small Workshop 2030\n  date: 2030-05-06\n";
  const [older, newer] = ["- {title: A, date: 2028}\n", "- {title: B, date: 2029}\n"];
  assert.equal(withEdition(`# Ours\n${newer}${older}`, workshop), `# Ours\n${entry}${newer}${older}`);
  assert.equal(withEdition(`# Ours\n${older}${newer}`, workshop), `# Ours\n${older}${newer}${entry}`);
  const windows = (text: string) => text.replaceAll("\n", "\r\n");
  assert.equal(withEdition(windows(`# Ours\n${newer}${older}`), workshop), windows(`# Ours\n${entry}${newer}${older}`));
  assert.equal(withEdition(windows(`${older}${newer}`), workshop), windows(`${older}${newer}${entry}`));
  assert.equal(withEdition("", workshop), `# Past editions, the latest first.\n${entry}`);
  assert.equal(
    withEdition("[{title: A}]\n", workshop),
    "[{title: Small Workshop 2030, date: 2030-05-06}, {title: A}]\n",
  );
});
