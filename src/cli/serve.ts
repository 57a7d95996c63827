import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type EleventyDevServer from "@11ty/eleventy-dev-server";
import { buildSite } from "./build.ts";
import { Failure } from "./failure.ts";
import { plural } from "./format.ts";
import { portNumber, presentInstant, type SiteOptions, siteFolder } from "./options.ts";
import { recoverOutput } from "./output.ts";
import { Overlay, type Problem, problemsOf } from "./overlay.ts";
import { printDiagnostics } from "./report.ts";
import { type Change, watchSite } from "./watch.ts";

export interface ServeOptions extends SiteOptions {
  readonly port: string;
}

/**
 * `lectern serve`: the very build of `lectern build`, into a temporary folder and again after each change, behind
 * Eleventy's development server. A build that fails leaves the folder as it was, so the browser keeps the last pages.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const site = siteFolder(options.site);
  const port = portNumber(options.port);
  presentInstant(options.now);
  recoverOutput(path.join(site, "_site"));
  const ended = whenEnded();
  const scratch = mkdtempSync(path.join(realpathSync(tmpdir()), "lectern-"));
  const preview = new Preview({ site, folder: path.join(scratch, "site"), port, now: options.now });
  const watcher = await watchSite(site, (change) => void preview.update(change));
  try {
    await preview.update({ paths: [], isCode: false });
    await ended;
  } finally {
    await watcher.close();
    await preview.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  return 0;
}

/** Ctrl-C, or the end that a service manager or a test asks for. */
function whenEnded(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve()).once("SIGTERM", () => resolve());
  });
}

interface PreviewOptions {
  readonly site: string;
  readonly folder: string;
  readonly port: number;
  readonly now: string | undefined;
}

/** The pages as they are now and the server that shows them; builds one after the other. */
class Preview {
  readonly #options: PreviewOptions;
  readonly #overlay = new Overlay();
  #server: EleventyDevServer | undefined;
  /** Whether Lectern's own modules have changed, so that those in this process are out of date. */
  #isOutdated = false;
  #isClosed = false;
  #work: Promise<void> = Promise.resolve();
  #waiting = false;

  constructor(options: PreviewOptions) {
    this.#options = options;
  }

  /** Builds again, after the build that is running; changes in the meantime wait for one build together. */
  update({ paths, isCode }: Change): Promise<void> {
    this.#isOutdated ||= isCode;
    if (this.#waiting) return this.#work;
    this.#waiting = true;
    this.#work = this.#work.then(async () => {
      this.#waiting = false;
      if (this.#isClosed) return;
      if (paths.length > 0) process.stdout.write(`Changed: ${paths.join(", ")}\n`);
      await this.#build().catch((error) => this.#fail(error));
    });
    return this.#work;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#work;
    await this.#server?.close();
  }

  async #build(): Promise<void> {
    if (this.#isOutdated && this.#overlay.hasPages) {
      const isBuilt = await buildElsewhere(this.#options);
      return this.#show(isBuilt ? [] : [{ message: "The site cannot be built any more; the terminal says why." }]);
    }
    const { site, folder, now } = this.#options;
    const start = performance.now();
    const result = await buildSite({
      site,
      output: folder,
      now: presentInstant(now),
      strict: false,
      serving: true,
      setsClock: now !== undefined,
    });
    if (result.diagnostics.length > 0) printDiagnostics(result.diagnostics, { site, stream: process.stdout });
    if (result.written === undefined) {
      this.#sayWhatIsShown();
      return this.#show(problemsOf(result.diagnostics));
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    process.stdout.write(`Built ${plural(result.written, "page")} in ${seconds} s\n`);
    this.#overlay.hasPages = true;
    await this.#show([], result.pathPrefix);
  }

  /** What is no error of the data: a mistake in a template, a full disk. */
  async #fail(error: unknown): Promise<void> {
    const message = messageOf(error);
    print(`lectern: ${message}`);
    await this.#show([{ message }]);
  }

  #sayWhatIsShown(): void {
    const shown = this.#overlay.hasPages ? "The browser keeps the last good pages" : "There is nothing to show yet";
    process.stdout.write(`${shown}; mend the errors above and save.\n`);
  }

  /** Loads the pages that are open anew; starts the server when it is first called. */
  async #show(problems: readonly Problem[], pathPrefix = this.#server?.options.pathPrefix ?? "/"): Promise<void> {
    this.#overlay.problems = problems;
    if (this.#server) {
      const moved = this.#server.options.pathPrefix !== pathPrefix;
      this.#server.options.pathPrefix = pathPrefix;
      this.#server.reload({ files: [] });
      if (moved) print(`The site is at ${this.#server.getServerUrl("localhost")} now`);
      return;
    }
    const { default: DevServer } = await import("@11ty/eleventy-dev-server");
    const { folder, port } = this.#options;
    this.#server = DevServer.getServer("lectern", folder, {
      port,
      pathPrefix,
      // Lectern's own scripts change the page when it loads, so a page is only right when it is loaded anew.
      domDiff: false,
      middleware: [this.#overlay.answer],
      logger: { info: print, log: () => {}, error: print },
      messageOnStart: ({ localhostUrl }) => `The site is at ${localhostUrl} (Ctrl-C ends)`,
    });
    this.#server.serve(port);
    await this.#server.ready();
  }
}

/** Builds in a process of its own, which loads Lectern's modules as they are now. */
function buildElsewhere({ site, folder, now }: PreviewOptions): Promise<boolean> {
  const command = fileURLToPath(new URL("./lectern.js", import.meta.url));
  const args = ["build", "--serving", "--site", site, "--output", folder, ...(now === undefined ? [] : ["--now", now])];
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [command, ...args], { stdio: ["ignore", "inherit", "inherit"] })
      .on("exit", (status) => resolve(status === 0))
      .on("error", reject);
  });
}

function messageOf(error: unknown): string {
  const isOurs = !(error instanceof Failure) && process.env.LECTERN_DEBUG === "1";
  return error instanceof Error ? (isOurs && error.stack) || error.message : String(error);
}

function print(message: string): void {
  process.stdout.write(`${message}\n`);
}
