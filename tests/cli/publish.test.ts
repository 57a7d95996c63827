import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { ROOT, temporaryFolder, writeFiles } from "../site.ts";
import { plainEnvironment } from "./lectern.ts";

/** The script that docs/deploying.md shows for a server of the university. */
const SCRIPT =
  /<!-- publish\.sh -->\n```sh\n([\s\S]*?)^```$/m.exec(
    readFileSync(path.join(ROOT, "docs/deploying.md"), "utf8"),
  )?.[1] ?? "";

/** Programs that write what they are asked for into a log; `install` changes the lock file, as npm does. */
const PROGRAMS = {
  npm: 'echo "npm $*" >> "$LOG"; case "$1" in install) echo changed >> package-lock.json;; run) [ ! -e broken ];; esac',
  rsync: 'echo "rsync $*" >> "$LOG"',
};

const AUTHOR = {
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.org",
  GIT_CONFIG_GLOBAL: "/dev/null",
};

const git = (cwd: string, ...args: string[]) =>
  execFileSync("git", args, { cwd, env: plainEnvironment(AUTHOR), encoding: "utf8", stdio: "pipe" });

/** A repository with the script, and a clone of it; `publish` runs the script in the clone and gives what it called. */
function published(files: Readonly<Record<string, string>>) {
  const origin = writeFiles({ "publish.sh": SCRIPT, "package.json": "{}\n", ...files });
  git(origin, "init", "-q", "-b", "main");
  const commit = () => {
    git(origin, "add", ".");
    git(origin, "commit", "-q", "-m", "A change");
  };
  commit();
  const clone = path.join(temporaryFolder(), "workshop");
  git(origin, "clone", "-q", origin, clone);
  const bin = temporaryFolder();
  for (const [name, text] of Object.entries(PROGRAMS)) {
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(path.join(bin, name), 0o755);
  }
  const log = path.join(bin, "log");
  const publish = (...args: string[]) => {
    rmSync(log, { force: true });
    const env = plainEnvironment({ ...AUTHOR, PATH: `${bin}:${process.env.PATH}`, LOG: log });
    const { status, stderr } = spawnSync("sh", [path.join(clone, "publish.sh"), ...args], { env, encoding: "utf8" });
    const calls = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    return { status, stderr, calls };
  };
  return { origin, clone, commit, publish };
}

const BUILD = [
  "npm run --silent build -- --path-prefix /~jdoe/2030/",
  "rsync -rtz --delete _site/ jdoe@www.example.edu:public_html/2030/",
];
const CI = "npm ci --silent --no-audit --no-fund";

describe("the script for a server of the university", { skip: process.platform === "win32" }, () => {
  test("does the same by hand and at night, but for the pull", () => {
    const { publish } = published({ "package-lock.json": "{}\n" });
    for (const args of [[], ["--pull"]]) {
      assert.deepEqual(publish(...args), { status: 0, stderr: "", calls: [CI, ...BUILD] });
    }
  });

  test("pulls over a lock file that npm has rewritten, tracked or not, and keeps other changes by stopping", () => {
    const { origin, clone, commit, publish } = published({ "package-lock.json": "{}\n" });
    writeFileSync(path.join(clone, "package-lock.json"), "rewritten by npm\n");
    writeFileSync(path.join(origin, "package-lock.json"), '{"new": true}\n');
    commit();
    assert.equal(publish("--pull").status, 0);
    assert.equal(readFileSync(path.join(clone, "package-lock.json"), "utf8"), '{"new": true}\n');
    writeFileSync(path.join(clone, "package.json"), "edited here\n");
    writeFileSync(path.join(origin, "package.json"), "edited there\n");
    commit();
    const stopped = publish("--pull");
    assert.notEqual(stopped.status, 0);
    assert.match(stopped.stderr, /package\.json/);
    assert.deepEqual(stopped.calls, []);
    assert.equal(readFileSync(path.join(clone, "package.json"), "utf8"), "edited here\n");
  });

  test("without a lock file writes none that a later pull would meet, and pulls over one that is left", () => {
    const { origin, clone, commit, publish } = published({});
    const install = "npm install --silent --no-audit --no-fund --no-package-lock";
    assert.deepEqual(publish("--pull").calls, [install, ...BUILD]);
    writeFileSync(path.join(clone, "package-lock.json"), "left by npm\n");
    writeFileSync(path.join(origin, "package-lock.json"), "{}\n");
    commit();
    assert.deepEqual(publish("--pull").calls, [CI, ...BUILD]);
  });

  test("copies nothing where the build fails", () => {
    const { clone, publish } = published({ "package-lock.json": "{}\n" });
    writeFileSync(path.join(clone, "broken"), "");
    const { status, calls } = publish();
    assert.notEqual(status, 0);
    assert.deepEqual(calls, [CI, BUILD[0]]);
  });

  test("by hand changes nothing of the folder", () => {
    const { clone, publish } = published({ "package-lock.json": "{}\n" });
    writeFileSync(path.join(clone, "package-lock.json"), "mine\n");
    assert.equal(publish().status, 0);
    assert.equal(readFileSync(path.join(clone, "package-lock.json"), "utf8"), "mine\n");
  });
});
