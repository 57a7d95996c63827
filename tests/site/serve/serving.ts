import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { plainEnvironment } from "../../cli/lectern.ts";
import { LECTERN, temporaryFolder } from "../../site.ts";

const running = new Set<ChildProcess>();

/** Ends all that still run; for the end of a test file. */
export function endServing(): void {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
}

/** Milliseconds after which what was not said will not be. */
const PATIENCE = 90_000;

/** What of Lectern's lies in a folder for temporary files. */
export const oursIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith("lectern-"));

/** A `lectern serve`, with a folder of its own for temporary files, and what it has said so far. */
export class Serving {
  readonly temporary: string;
  readonly #child: ChildProcess;
  #said = "";
  #read = 0;
  /** Who waits for what comes next. */
  #heard = () => {};

  /** @param temporary the folder for temporary files of one before */
  constructor(site: string, args: readonly string[] = [], temporary = temporaryFolder()) {
    this.temporary = temporary;
    const options = { env: plainEnvironment({ TMPDIR: temporary }), cwd: path.parse(site).root };
    this.#child = spawn(process.execPath, [LECTERN, "serve", "--site", site, "--port", "0", ...args], options);
    running.add(this.#child);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#said += text;
        this.#heard();
      });
    }
    this.#child.on("close", () => this.#heard());
  }

  /** Waits for words that have not been waited for yet. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    const end = performance.now() + PATIENCE;
    let timer: NodeJS.Timeout | undefined;
    for (;;) {
      const found = words.exec(this.#said.slice(this.#read));
      if (found) {
        this.#read += found.index + found[0].length;
        return found;
      }
      const isLate = performance.now() > end;
      if (!this.isRunning || isLate) throw new Error(`it never said ${words}, but:\n${this.#said}`);
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
        timer = setTimeout(resolve, end - performance.now() + 1);
      });
      clearTimeout(timer);
    }
  }

  /** Whether it has not ended. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async address(): Promise<string> {
    const [, url = ""] = await this.says(/The site is at (\S+)/);
    return url;
  }

  /** Ends it by Ctrl-C or another signal, after which it has ended well and left nothing behind. */
  async end(signal: NodeJS.Signals = "SIGINT"): Promise<void> {
    assert.equal(oursIn(this.temporary).length, 1);
    assert.equal(await this.#exit(signal), 0);
    assert.deepEqual(oursIn(this.temporary), []);
  }

  /** Ends it in a way that it does not notice. */
  async kill(): Promise<void> {
    await this.#exit("SIGKILL");
  }

  /** Gives the exit status. */
  #exit(signal: NodeJS.Signals): Promise<number | null> {
    return new Promise((resolve) => {
      this.#child.on("exit", (status) => {
        running.delete(this.#child);
        resolve(status);
      });
      this.#child.kill(signal);
    });
  }
}
