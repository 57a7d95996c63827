import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { recoverOutput, replaceOutput } from "../../src/site/output.ts";
import { temporaryFolder, writeFiles } from "../site.ts";

/** A site folder whose output is `_site`, written by a build that published `page`. */
async function published(page: string): Promise<{ site: string; output: string }> {
  const site = writeFiles({ "data/workshop.yaml": "name: X" });
  const output = path.join(site, "_site");
  await publish(output, site, page);
  return { site, output };
}

function publish(output: string, site: string, page: string): Promise<void> {
  return replaceOutput(output, site, async (folder) => writeFileSync(path.join(folder, "index.html"), page));
}

function page(output: string): string {
  return readFileSync(path.join(output, "index.html"), "utf8");
}

test("a build replaces the site before as a whole", async () => {
  const { site, output } = await published("old");
  writeFileSync(path.join(output, "gone.html"), "");
  await publish(output, site, "new");
  assert.equal(page(output), "new");
  assert.deepEqual(readdirSync(output).sort(), [".lectern", "index.html"]);
  assert.deepEqual(readdirSync(site).sort(), ["_site", "data"]);
});

test("a build that fails leaves the site before as it was, and nothing else", async () => {
  const { site, output } = await published("old");
  const failing = replaceOutput(output, site, async (folder) => {
    writeFileSync(path.join(folder, "index.html"), "half");
    throw new Error("out of paper");
  });
  await assert.rejects(failing, /out of paper/);
  assert.equal(page(output), "old");
  assert.deepEqual(readdirSync(site).sort(), ["_site", "data"]);
});

test("killed while it wrote: the next command removes what was half done", async () => {
  const { site, output } = await published("old");
  writeFiles({ ".lectern": "", "index.html": "half" }, `${output}.lectern-next`);
  writeFileSync(`${output}.lectern-lock`, String(deadProcess()));
  recoverOutput(output);
  assert.equal(page(output), "old");
  assert.deepEqual(readdirSync(site).sort(), ["_site", "data"]);
});

test("killed between the renames: the next command restores the site before", async () => {
  const { site, output } = await published("old");
  writeFiles({ ".lectern": "", "index.html": "new" }, `${output}.lectern-next`);
  writeFiles({ ".lectern": "", "index.html": "old" }, `${output}.lectern-previous`);
  rmSync(output, { recursive: true });
  recoverOutput(output);
  assert.equal(page(output), "old");
  assert.deepEqual(readdirSync(site).sort(), ["_site", "data"]);
});

test("killed after the renames: the new site stays and the one before is removed", async () => {
  const { site, output } = await published("new");
  writeFiles({ ".lectern": "", "index.html": "old" }, `${output}.lectern-previous`);
  recoverOutput(output);
  assert.equal(page(output), "new");
  assert.deepEqual(readdirSync(site).sort(), ["_site", "data"]);
});

test("killed while it took the lock: the next command removes that too", async () => {
  const { site, output } = await published("old");
  writeFileSync(`${output}.lectern-lock-${deadProcess()}`, "");
  writeFileSync(`${output}.lectern-lock-${process.ppid}`, "");
  writeFileSync(`${output}.lectern-lock-notes`, "");
  recoverOutput(output);
  const left = readdirSync(site).filter((name) => name.includes("lock"));
  assert.deepEqual(left.sort(), [`_site.lectern-lock-${process.ppid}`, "_site.lectern-lock-notes"].sort());
});

test("killed while it removed a folder of its own: the next command knows the rest for ours", async () => {
  const { site, output } = await published("new");
  const previous = `${output}.lectern-previous`;
  let files = 500;
  do {
    files *= 2;
    rmSync(previous, { recursive: true, force: true });
    const pages = Array.from({ length: files }, (_, index) => [`page-${index}.html`, "old"]);
    writeFiles({ ".lectern": "", ...Object.fromEntries(pages) }, previous);
    await killedWhileRecovering(output);
  } while (!existsSync(previous)); // It was too fast for us.
  assert.ok(readdirSync(previous).length <= files);

  recoverOutput(output);
  assert.equal(page(output), "new");
  assert.deepEqual(readdirSync(site).sort(), ["_site", "data"]);
});

test("the next build mends what a killed one left, too", async () => {
  const { site, output } = await published("old");
  writeFiles({ ".lectern": "", "index.html": "half" }, `${output}.lectern-next`);
  writeFileSync(`${output}.lectern-lock`, String(deadProcess()));
  await publish(output, site, "new");
  assert.equal(page(output), "new");
  assert.deepEqual(readdirSync(site).sort(), ["_site", "data"]);
});

test("a folder with files of somebody's own is refused and kept", async () => {
  const site = writeFiles({ "data/workshop.yaml": "name: X", "papers/thesis.pdf": "years of work" });
  await assert.rejects(publish(path.join(site, "papers"), site, "new"), /has files that Lectern did not make/);
  assert.equal(readFileSync(path.join(site, "papers/thesis.pdf"), "utf8"), "years of work");
  await assert.rejects(publish(path.join(site, "papers/thesis.pdf"), site, "new"), /is a file/);
});

test("an empty folder is taken", async () => {
  const site = writeFiles({ "data/workshop.yaml": "name: X" });
  mkdirSync(path.join(site, "out"));
  await publish(path.join(site, "out"), site, "new");
  assert.equal(page(path.join(site, "out")), "new");
});

test("the site folder, what holds it and what it is made of are refused, also through a link", async () => {
  const site = writeFiles({ "data/workshop.yaml": "name: X", "content/index.md": "", "public/a.txt": "" });
  const link = path.join(temporaryFolder(), "link");
  symlinkSync(site, link);
  for (const output of [site, path.dirname(site), link]) {
    await assert.rejects(publish(output, site, "new"), /holds the site's own files/, output);
  }
  for (const folder of ["data", "content/out", "public", "public/2019", "templates"]) {
    await assert.rejects(publish(path.join(site, folder), site, "new"), /part of the site's sources/, folder);
  }
});

test("what a site is made of is refused in any capitals, as many disks tell none apart", async () => {
  const site = writeFiles({ "data/workshop.yaml": "name: X" });
  mkdirSync(path.join(site, "public"));
  for (const folder of ["Public", "DATA/out"])
    await assert.rejects(publish(path.join(site, folder), site, "new"), /part of the site's sources/, folder);
});

test("an output folder that is a link stays one", async () => {
  const site = writeFiles({ "data/workshop.yaml": "name: X" });
  const real = path.join(temporaryFolder(), "www");
  mkdirSync(real);
  symlinkSync(real, path.join(site, "_site"));
  await publish(path.join(site, "_site"), site, "new");
  assert.equal(page(real), "new");
  assert.equal(page(path.join(site, "_site")), "new");
});

test("two builds at once into one folder: the second says so and does no harm", async () => {
  const { site, output } = await published("old");
  await replaceOutput(output, site, async (folder) => {
    writeFileSync(path.join(folder, "index.html"), "first");
    await assert.rejects(publish(output, site, "second"), /another command is writing/);
    recoverOutput(output);
  });
  assert.equal(page(output), "first");
});

test("the lock of another process counts while that process lives", async () => {
  const { site, output } = await published("old");
  writeFileSync(`${output}.lectern-lock`, String(process.ppid));
  await assert.rejects(publish(output, site, "new"), /wait for it, or delete .*_site\.lectern-lock/);
  assert.equal(page(output), "old");
  assert.ok(existsSync(`${output}.lectern-lock`));
  writeFileSync(`${output}.lectern-lock`, String(deadProcess()));
  await publish(output, site, "new");
  assert.equal(page(output), "new");
});

test("a folder of somebody's own under a name that builds use is never removed", async () => {
  const { site, output } = await published("old");
  writeFiles({ "notes.txt": "mine" }, `${output}.lectern-next`);
  await assert.rejects(publish(output, site, "new"), /is in the way and was not made by Lectern/);
  assert.ok(existsSync(`${output}.lectern-next/notes.txt`));
});

/** Ends when the removing of what a build left has been killed with its first file gone, or has ended before that. */
async function killedWhileRecovering(output: string): Promise<void> {
  const module = pathToFileURL(path.resolve("src/site/output.ts"));
  const code = `import { recoverOutput } from ${JSON.stringify(module)}; recoverOutput(${JSON.stringify(output)});`;
  const watcher = watch(`${output}.lectern-previous`);
  const removing = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code]);
  watcher.once("change", () => removing.kill("SIGKILL"));
  await once(removing, "exit");
  watcher.close();
}

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ["-e", "0"]).pid;
}
