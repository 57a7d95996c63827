/**
 * Runs the test files whose path contains one of some words, or all, in a few processes (see worker.ts), each of which
 * takes one file after another: loading Lectern and starting a browser would take longer than most of the tests.
 *
 * All processes have one temporary directory, which is removed at the end; whatever tests or product leave in it is a failure.
 */
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { availableParallelism, constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ENDING_SIGNALS, makeScratch, removeAbandoned } from "../src/site/scratch.ts";
import { type FoundBrowser, findBrowser } from "./browser/browser.ts";
// Built once, before the processes do so side by side.
import "./dist.ts";
import type { Counts, Told } from "./worker.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));

/** Milliseconds after which a file hangs. */
const PATIENCE = 600_000;

/** What the tools of the tests keep in the temporary directory for whoever comes next. */
const KEPT = /^(?:tsx-.*|node-compile-cache)$/;

/**
 * Runs tests and prints what came of them.
 * @param args words of file names, `--unit` for those that need no browser, no processes of their own and no whole sites, `--browser` for the rest
 * @returns the exit status: 0 if tests ran and none failed
 */
export async function run(args: readonly string[]): Promise<number> {
  const words = args.filter((arg) => !arg.startsWith("--"));
  const files = testFiles(words, args);
  if (files.length === 0) {
    console.error(`No test file is called like ${words.join(" or ")}.`);
    return 1;
  }
  const env = { ...process.env };
  if (files.some(needsBrowser)) {
    const browser = testBrowser();
    if (!browser) {
      console.error("The tests need a browser: install Chromium or Chrome, or set LECTERN_BROWSER to where one is.");
      return 1;
    }
    console.log(`The browser is ${browser.executable} (${browser.from}).`);
    env.LECTERN_BROWSER = browser.executable;
  }
  removeAbandoned();
  const { folder, remove } = makeScratch();
  for (const variable of ["TMPDIR", "TEMP", "TMP"]) env[variable] = folder;
  const ended = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ENDING_SIGNALS) process.on(signal, resolve);
  });
  const workers = new Workers(files, env);
  const signal = await Promise.race([ended, workers.finished]);
  if (signal !== undefined) await workers.kill();
  const left = readdirSync(folder).filter((name) => !KEPT.test(name));
  // What was killed may still be about to end.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  remove();
  if (signal !== undefined) return 128 + constants.signals[signal];
  return report(workers, left);
}

/** Those that take long come first, and the long before the short, so that no process waits long for another. */
function testFiles(words: readonly string[], args: readonly string[]): string[] {
  const isWanted = (file: string) => !args.includes(isUnit(file) ? "--browser" : "--unit");
  const size = (file: string) => statSync(path.join(ROOT, file)).size;
  return readdirSync(path.join(ROOT, "tests"), { encoding: "utf8", recursive: true })
    .filter((file) => file.endsWith(".test.ts") && !file.startsWith(`fixtures${path.sep}`))
    .filter((file) => isWanted(file) && (words.length === 0 || words.some((word) => file.includes(word))))
    .map((file) => path.join("tests", file))
    .sort((a, b) => Number(isUnit(a)) - Number(isUnit(b)) || size(b) - size(a));
}

/** Whether a file tests what is done in its own process, without whole sites. */
function isUnit(file: string): boolean {
  return !/\.(?:browser|process|site)\.test\.ts$/.test(file);
}

function needsBrowser(file: string): boolean {
  return file.endsWith(".browser.test.ts");
}

/** The processes, and what they told. */
class Workers {
  readonly counts: Counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  /** What failed, with the reasons. */
  readonly failures: string[] = [];
  readonly start = performance.now();
  readonly finished: Promise<undefined>;
  readonly #waiting: string[];
  readonly #env: NodeJS.ProcessEnv;
  readonly #running = new Set<ChildProcess>();
  #isKilled = false;

  constructor(files: readonly string[], env: NodeJS.ProcessEnv) {
    this.#waiting = [...files];
    this.#env = env;
    // One more than there are processors: tests wait for browsers and other processes about half of the time.
    const count = Math.min(files.length, availableParallelism() + 1);
    this.finished = Promise.all(Array.from({ length: count }, () => this.#work())).then(() => undefined);
  }

  /** Has all processes end, and waits for it. */
  async kill(): Promise<void> {
    this.#isKilled = true;
    for (const worker of this.#running) worker.kill();
    const timer = setTimeout(() => {
      for (const worker of this.#running) worker.kill("SIGKILL");
    }, 5000);
    await this.finished;
    clearTimeout(timer);
  }

  /** Runs files in one process, and in another where that one dies, until none is left. */
  async #work(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isKilled) await this.#runProcess();
  }

  #runProcess(): Promise<void> {
    return new Promise((resolve) => {
      const worker = fork(WORKER, { cwd: ROOT, env: this.#env, execArgv: WORKER_OPTIONS });
      this.#running.add(worker);
      let file: string | undefined;
      let test = "";
      let timer: NodeJS.Timeout | undefined;
      let why: string | undefined;
      const next = () => {
        file = this.#waiting.shift();
        test = "";
        if (file === undefined) return worker.send({ end: true });
        worker.send({ file });
        timer = setTimeout(() => {
          why = `it still runs after ${PATIENCE / 60_000} minutes`;
          worker.kill("SIGKILL");
        }, PATIENCE);
      };
      worker.on("message", (told: Told) => {
        if ("ready" in told) return next();
        if ("begins" in told) {
          test = told.begins;
          return;
        }
        if ("stray" in told) return this.#fail(told.stray);
        clearTimeout(timer);
        process.stdout.write(told.output);
        for (const [name, count] of Object.entries(told.counts)) this.counts[name as keyof Counts] += count;
        if (told.failures !== "") this.failures.push(told.failures.trim());
        next();
      });
      worker.on("exit", (status, signal) => {
        clearTimeout(timer);
        this.#running.delete(worker);
        why ??= `its process ended with ${signal ?? status}`;
        if (file !== undefined && !this.#isKilled) this.#fail(`✖ ${file}: ${why}, in “${test}”`);
        resolve();
      });
    });
  }

  /** What no file could report itself. */
  #fail(what: string): void {
    console.log(what);
    this.counts.fail += 1;
    this.failures.push(what);
  }
}

const WORKER_OPTIONS = [
  "--import",
  "tsx",
  "--test-reporter",
  fileURLToPath(new URL("reporter.ts", import.meta.url)),
  "--test-reporter-destination",
  "stdout",
];

function report({ counts, failures, start }: Workers, left: readonly string[]): number {
  const seconds = (performance.now() - start) / 1000;
  console.log(
    [...Object.entries(counts), ["seconds", seconds.toFixed(1)]]
      .map(([name, value]) => `ℹ ${name} ${value}`)
      .join("\n"),
  );
  if (failures.length > 0) console.log(`\n✖ failing tests:\n\n${failures.join("\n\n")}`);
  if (left.length > 0) console.log(`\n✖ left in the temporary directory: ${left.join(", ")}`);
  if (counts.tests === 0) console.log("\n✖ no test ran");
  return counts.fail + counts.cancelled + left.length > 0 || counts.tests === 0 ? 1 : 0;
}

/**
 * A browser for the tests, the headless shell where there is one: it opens a page in a fifth of the time. In a Debian
 * container, as in many CI systems, it is one command away.
 */
function testBrowser(): FoundBrowser | undefined {
  const found = findBrowser();
  const isChosen = found?.from === "LECTERN_BROWSER" || found?.from === "CHROME_PATH";
  const canInstall = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (isChosen || found?.executable.endsWith("headless-shell") || !canInstall) return found;
  console.log("Installing Debian's chromium-headless-shell for the tests …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  for (const name of found ? [SHELL] : [SHELL, "chromium"]) {
    apt("install", "-y", "--no-install-recommends", name);
    const installed = findBrowser();
    if (installed && installed.executable !== found?.executable) return installed;
  }
  return found;
}

const SHELL = "chromium-headless-shell";
