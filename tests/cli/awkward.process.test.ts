import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { LECTERN, temporaryFolder, writeFiles } from "../site.ts";
import { type Ended, lectern, lecternProcess, plainEnvironment, SMALL, smallSite } from "./lectern.ts";

const skip = process.platform === "win32" && "there are no pipes and devices among files";

/** A sentence and a status of 1 or 2: never a stack trace, and nothing to report. */
function assertSentence({ status, stderr, stdout }: Ended, expected: 1 | 2, says: RegExp): void {
  assert.match(stderr + stdout, says);
  assert.doesNotMatch(stderr + stdout, /\n\s+at |report it|inside Lectern/);
  assert.equal(status, expected, stderr);
}

/** Runs the command in a shell that sends its output elsewhere. */
function inShell(args: readonly string[], redirection: string, cwd: string): Ended {
  const script = `{ "$@"; echo "status $?" >&3; } ${redirection}`;
  const shell = ["-c", `exec 3>&1; ${script}`, "sh", process.execPath, LECTERN, ...args];
  const { stdout, stderr } = spawnSync("sh", shell, { cwd, env: plainEnvironment(), encoding: "utf8" });
  return { status: Number(/status (\d+)/.exec(stdout)?.[1]), stdout: "", stderr };
}

describe("output that cannot be written", {
  skip: skip || (!existsSync("/dev/full") && "there is no /dev/full"),
}, () => {
  const site = smallSite({ "data/news.yaml": "nonsense: 1\n" });
  const sound = smallSite();

  for (const [args, where] of [
    [["check"], site],
    [["check"], sound],
    [["export", "json"], sound],
    [["build"], sound],
  ] as const) {
    test(`${args.join(" ")} into a pipe that is closed`, () => {
      const ended = inShell(args, "| true", where);
      // What a command says last may be written before the pipe is closed.
      if (ended.status === 0) return assert.doesNotMatch(ended.stderr, /\n\s+at |report it/);
      assertSentence(ended, 1, /could not write all of the output: the reader closed it/);
    });

    test(`${args.join(" ")} onto a disk that is full`, () => {
      const ended = inShell(args, ">/dev/full", where);
      assertSentence(ended, 1, /could not write all of the output: there is no space left on the disk/);
    });

    test(`${args.join(" ")} where nothing at all can be said`, () => {
      assert.deepEqual(inShell(args, ">/dev/full 2>&1", where), { status: 1, stdout: "", stderr: "" });
    });
  }

  test("also help, which may be cut short but not lost", () => {
    assertSentence(inShell(["--help"], ">/dev/full", sound), 1, /no space left/);
    assert.equal(inShell(["--help"], "| true", sound).stderr, "");
  });

  test("and a build writes the site all the same", () => {
    const other = smallSite();
    assert.equal(inShell(["build"], ">/dev/full", other).status, 1);
    assert.ok(existsSync(path.join(other, "_site/index.html")));
  });
});

test("a path that is empty is none, and never means where the command was typed", async () => {
  const site = smallSite();
  for (const [args, says] of [
    [["check", "--site", ""], /--site is empty/],
    [["build", "--site", ""], /--site is empty/],
    [["serve", "--site", ""], /--site is empty/],
    [["build", "--output", ""], /--output is empty/],
    [["export", "json", "--output", ""], /--output is empty/],
    [["pdf", "--output", ""], /--output is empty/],
    [["new", "", "--yes"], /<folder> is empty/],
    [["new", "next", "--yes", "--from", ""], /--from is empty/],
    [["import", "papers", ""], /<file> is empty/],
  ] as const)
    assertSentence(await lectern(args, { cwd: site }), 2, says);
  assert.deepEqual(readdirSync(site), ["data"]);
});

test("a place below a file, or at a link that leads nowhere, is no place to write to", async () => {
  const folder = temporaryFolder();
  const site = smallSite();
  const file = path.join(folder, "file");
  writeFiles({ file: "x" }, folder);
  const link = path.join(folder, "link");
  symlinkSync(path.join(folder, "nowhere"), link);
  for (const place of [file, path.join(file, "x"), path.join(file, "x/y"), link, path.join(link, "x")])
    for (const args of [
      ["build", "--site", site, "--output", place],
      ["new", place, "--yes"],
      ...(place === file ? [] : [["export", "json", "--site", site, "--output", place]]),
    ])
      assertSentence(await lectern(args), 2, /is a file|below a file|a broken link/);
  assert.equal(readFileSync(file, "utf8"), "x");
  assert.deepEqual(readdirSync(folder).sort(), ["file", "link"]);
});

test("an output that is the site, holds it or lies in its sources is refused, and the sources stay", async () => {
  const site = smallSite({ "content/call.md": "---\ntitle: Call\n---\nSend.\n" });
  for (const place of [".", "..", "data", "content/sub"])
    assertSentence(
      await lectern(["build", "--output", place], { cwd: site }),
      2,
      /holds the site's own files|is in (?:data|content)\//,
    );
  for (const args of [
    ["export", "json", "--output", "data/workshop.yaml"],
    ["export", "json", "--output", "content/call.md"],
  ])
    assertSentence(
      await lectern(args, { cwd: site }),
      2,
      /--output \S+ is in (?:data|content)\/, among the site's sources/,
    );
  assert.equal(readFileSync(path.join(site, "data/workshop.yaml"), "utf8"), SMALL);
});

test("a folder that is gone under the command is a sentence", { skip }, () => {
  const site = smallSite();
  const gone = path.join(temporaryFolder(), "gone");
  mkdirSync(gone);
  for (const args of [
    ["check"],
    ["check", "--site", site],
    ["build", "--site", site, "--output", path.join(site, "o")],
    ["--help"],
  ]) {
    const script = `rmdir "${gone}"; exec "$@"`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", script, "sh", process.execPath, LECTERN, ...args], {
      cwd: gone,
      env: plainEnvironment(),
      encoding: "utf8",
    });
    assertSentence({ status, stdout, stderr }, 2, /the folder you are in does not exist any more/);
    mkdirSync(gone);
  }
  rmdirSync(gone);
});

test("a pipe, a device or a folder in the place of a file is said at its name, without waiting for it", {
  skip,
}, async () => {
  const site = smallSite({ "content/call.md": "---\ntitle: Call\n---\nSend.\n", "data/speakers.yaml/x": "" });
  spawnSync("mkfifo", [
    path.join(site, "data/papers.yaml"),
    path.join(site, "content/travel.md"),
    path.join(site, "list.csv"),
  ]);
  symlinkSync("/dev/zero", path.join(site, "data/dates.yaml"));
  const ended = await lectern(["check"], { cwd: site });
  assertSentence(ended, 1, /data\/papers\.yaml:1:1 error unreadable-file: .*cannot be read: it is a pipe or a device/);
  assert.match(ended.stdout, /content\/travel\.md:1:1 error unreadable-file: .*it is a pipe or a device/);
  // The device is reached by a link out of the site, which says it first.
  assert.match(ended.stdout, /data\/dates\.yaml:1:1 error unreadable-file: .*it is a link that leads out of the site/);
  assert.match(ended.stdout, /data\/speakers\.yaml:1:1 error unreadable-file: .*it is a folder/);
  for (const file of ["list.csv", "/dev/zero", "/dev/null"])
    assertSentence(
      await lectern(["import", "papers", file], { cwd: site }),
      2,
      /is a pipe or a device; save what comes out of it/,
    );
  assertSentence(await lectern(["import", "papers", "data"], { cwd: site }), 2, /data is a folder/);
});

test("what the user may not read is said", {
  skip: skip || (process.getuid?.() !== 0 && "only root can be somebody else"),
}, () => {
  const site = smallSite({ "data/papers.yaml": "[]\n", "content/call.md": "---\ntitle: Call\n---\nSend.\n" });
  spawnSync("chmod", ["-R", "a+rX", site]);
  const as = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [LECTERN, ...args], {
      cwd: "/",
      env: plainEnvironment({ HOME: "/nonexistent" }),
      encoding: "utf8",
      uid: 65_534,
      gid: 65_534,
    });
    return { status, stdout, stderr };
  };
  if (as("--version").status !== 0 || as("check", "--site", site).status !== 0) return;
  spawnSync("chmod", ["0", path.join(site, "data/papers.yaml"), path.join(site, "content")]);
  const ended = as("check", "--site", site);
  assertSentence(ended, 1, /data\/papers\.yaml:1:1 error unreadable-file: .*permission denied/);
  assert.match(ended.stdout, /content:1:1 error unreadable-file: content cannot be read: permission denied/);
  assertSentence(as("build", "--site", site, "--output", path.join(site, "o")), 1, /unreadable-file|permission denied/);
});

test("a file in the place of a folder of the site is said, not taken for nothing", async () => {
  for (const folder of ["data", "content", "public"]) {
    const site = folder === "data" ? temporaryFolder() : smallSite();
    spawnSync("sh", ["-c", `echo x > "${path.join(site, folder)}"`]);
    assertSentence(
      await lectern(["check", "--site", site]),
      1,
      new RegExp(`^${folder}\\S* error unreadable-file: ${folder}\\S* cannot be read`, "m"),
    );
  }
});

test("names that are too long and ports and instants that are none are sentences", async () => {
  const site = smallSite();
  const long = "x".repeat(300);
  assertSentence(await lectern(["check", "--site", "y/".repeat(4000)]), 2, /there is no folder/);
  assertSentence(await lectern(["check", "--site", long]), 2, /there is no folder/);
  assertSentence(
    await lectern(["build", "--site", site, "--output", path.join(site, long)]),
    1,
    /the name is too long/,
  );
  assertSentence(
    await lectern(["export", "json", "--site", site, "--output", path.join(site, long)]),
    1,
    /the name is too long/,
  );
  assertSentence(lecternProcess(["new", path.join(site, long), "--yes"]), 1, /the name is too long/);
  for (const port of ["65536", "-1", "1e3", "0x50", "", " 80", "٨٠"])
    assertSentence(
      await lectern(["serve", `--port=${port}`], { cwd: site }),
      2,
      /--port .*is not a number from 0 to 65535/,
    );
  for (const now of ["", "soon", "2019-02-30", "2019-13-01T00:00Z", "25:00", "+999999-01-01", "1e400"])
    assertSentence(await lectern(["check", `--now=${now}`], { cwd: site }), 2, /--now .*is not a date or time/);
});
