import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, watch } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { ENDING_SIGNALS } from "../../src/site/scratch.ts";
import { lecternProcess, plainEnvironment, SMALL, smallSite } from "../cli/lectern.ts";
import { LECTERN, ROOT, temporaryFolder } from "../site.ts";
import { oursIn } from "./serve/serving.ts";

/** However a process ends, with a folder of its own in a folder for temporary files. */
function run(code: string, folder: string) {
  // Bundled once, as each process would transpile it anew.
  scratch ??= pathToFileURL(bundled(path.join(ROOT, "src/site/scratch.ts"))).href;
  const text = `import(${JSON.stringify(scratch)}).then(({ makeScratch, removeAbandoned }) => { ${code} })`;
  const env = plainEnvironment({ TMPDIR: folder });
  return spawnSync(process.execPath, ["--eval", text], { env, encoding: "utf8" });
}

let scratch: string | undefined;

function bundled(source: string): string {
  const outfile = path.join(temporaryFolder(), "bundled.mjs");
  buildSync({ entryPoints: [source], outfile, bundle: true, platform: "node", format: "esm" });
  return outfile;
}

const skip = process.platform === "win32" && "signals are not sent there";

describe("a folder for temporary files is left as it was", { skip }, () => {
  for (const [how, code] of Object.entries({
    "by a process that is done": "",
    "by one that ends itself": "process.exit(3);",
    "by one with a fault": "throw new Error('a fault');",
    "by one with a fault that nobody waits for": "setImmediate(() => { throw new Error('a fault'); });",
    "by one with a rejected promise": "Promise.reject(new Error('a fault'));",
    ...Object.fromEntries(
      ENDING_SIGNALS.map((signal) => [
        `by ${signal}`,
        `process.kill(process.pid, ${JSON.stringify(signal)}); setTimeout(() => {}, 100_000);`,
      ]),
    ),
  }))
    test(how, () => {
      const folder = temporaryFolder();
      const { status } = run(`console.log(makeScratch().folder); ${code}`, folder);
      assert.notEqual(status, null);
      assert.deepEqual(oursIn(folder), []);
    });

  test("by the next command after one that was killed, and nobody else's is touched", () => {
    const folder = temporaryFolder();
    run("makeScratch(); makeScratch(); process.kill(process.pid, 'SIGKILL');", folder);
    assert.equal(oursIn(folder).length, 2);
    const [name = ""] = oursIn(folder);
    const living = name.replace(/^(lectern-\w+)-\d+/, `$1-${process.pid}`);
    const elsewhere = name.replace(/^lectern-\w+/, "lectern-00000000");
    for (const other of [living, elsewhere, "lectern-notes", "lectern-AbCdEf"]) mkdirSync(path.join(folder, other));
    assert.equal(lecternProcess(["check", "--site", smallSite()], { env: { TMPDIR: folder } }).status, 0);
    assert.deepEqual(oursIn(folder).sort(), ["lectern-AbCdEf", elsewhere, living, "lectern-notes"].sort());
  });
});

/** Starts a command and waits until something of a name is in a folder. */
function startedUntil(args: readonly string[], folder: string, name: RegExp): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LECTERN, ...args], {
      // Node's cache of compiled code stays by design.
      env: plainEnvironment({ TMPDIR: folder, NODE_DISABLE_COMPILE_CACHE: "1" }),
      stdio: "ignore",
    });
    const watcher = watch(folder, (_, file) => {
      if (!name.test(file ?? "")) return;
      watcher.close();
      resolve(child);
    });
    child.on("error", reject);
  });
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on("exit", resolve));

describe("in the middle of its work", { skip }, () => {
  const schedule = { "data/schedule.yaml": "- date: 2030-05-06\n  items: [{time: 9:00-10:00, title: Opening}]\n" };

  for (const signal of ENDING_SIGNALS)
    test(`a build that is ended by ${signal} leaves neither half a site nor a lock`, async () => {
      const folder = temporaryFolder();
      const site = smallSite(schedule);
      const output = path.join(folder, "site");
      const build = await startedUntil(["build", "--site", site, "--output", output], folder, /lectern-next$/);
      const over = ended(build);
      build.kill(signal);
      const status = await over;
      assert.ok(status === 128 + constants.signals[signal] || (status === 0 && existsSync(output)), String(status));
      assert.deepEqual(
        readdirSync(folder).filter((name) => name !== "site" && !name.startsWith("tsx-")),
        [],
      );
    });

  test("lectern pdf that is ended leaves no folder", async () => {
    const folder = temporaryFolder();
    const site = smallSite(schedule);
    const pdf = await startedUntil(
      ["pdf", "--site", site, "--output", path.join(site, "a.pdf")],
      folder,
      /^playwright_/,
    );
    const over = ended(pdf);
    pdf.kill("SIGTERM");
    assert.equal(await over, 128 + constants.signals.SIGTERM);
    assert.deepEqual(oursIn(folder), []);
  });
});

test("lectern export and import leave nothing behind", () => {
  const folder = temporaryFolder();
  const env = { TMPDIR: folder };
  const site = smallSite({ "list.csv": "title,authors\nOf Flip Points,Ann Lee\n", "data/workshop.yaml": SMALL });
  assert.equal(lecternProcess(["import", "papers", "list.csv"], { cwd: site, env }).status, 0);
  assert.equal(lecternProcess(["export", "json"], { cwd: site, env }).status, 0);
  assert.deepEqual(oursIn(folder), []);
});
