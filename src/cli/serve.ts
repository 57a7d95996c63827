import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type EleventyDevServer from "@11ty/eleventy-dev-server";
import { listPublic } from "../load/files.ts";
import { decoded } from "../load/source.ts";
import { feedsOf } from "../model/feeds.ts";
import type { Workshop } from "../model/workshop.ts";
import { buildSite, type Draft, draftSite, printPage, type SiteBuild } from "./build.ts";
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
 * `lectern serve`: the very build of `lectern build`, into a temporary folder behind Eleventy's development server. After
 * a change of data or content the site is read again, and each page is printed anew when a browser next asks for it; after
 * any other change everything is. What fails leaves the folder as it was, so the browser keeps the last pages.
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
  /** What was read since the last build of everything, and the pages that were printed of it. */
  #draft: Draft | undefined;
  readonly #printed = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  #waiting = false;
  /** What has changed since the last build began. */
  readonly #changed = new Set<string>();

  constructor(options: PreviewOptions) {
    this.#options = options;
  }

  /** Builds again, after the build that is running; changes in the meantime wait for one build together. */
  update({ paths, isCode }: Change): Promise<void> {
    this.#isOutdated ||= isCode;
    for (const name of paths) this.#changed.add(name);
    if (this.#waiting) return this.#work;
    this.#waiting = true;
    this.#work = this.#work.then(async () => {
      this.#waiting = false;
      const changed = [...this.#changed];
      this.#changed.clear();
      if (this.#isClosed) return;
      if (changed.length > 0) process.stdout.write(`Changed: ${changed.join(", ")}\n`);
      await this.#build(changed).catch((error) => this.#fail(error));
    });
    return this.#work;
  }

  /** For the development server: what is asked for is printed anew where it is older than what was read. */
  readonly #printAsked = async (request: IncomingMessage, _: ServerResponse, next: () => void): Promise<void> => {
    const address = this.#addressOf(request.url ?? "/");
    if (address !== undefined && this.#draft !== undefined) {
      this.#work = this.#work.then(() => this.#print(address)).catch((error) => this.#fail(error));
      await this.#work;
    }
    next();
  };

  /** From the site's root, without an index.html at its end; undefined for what is not the site's. */
  #addressOf(url: string): string | undefined {
    const prefix = this.#server?.options.pathPrefix ?? "/";
    const { pathname } = new URL(url, "http://localhost");
    if (!pathname.startsWith(prefix)) return undefined;
    return `/${decoded(pathname.slice(prefix.length))}`.replace(/\/index\.html$/, "/");
  }

  async #print(address: string): Promise<void> {
    const draft = this.#draft;
    if (draft === undefined || this.#printed.has(address)) return;
    if (isMadeOfAll(draft.workshop, address)) {
      await this.#buildAll();
      return;
    }
    if (!/\/$|\.html$/.test(address)) return;
    this.#printed.add(address);
    if (await printPage(draft, address)) return;
    // It was a page before, or is one of public/, or never was any.
    const name = `${address.slice(1)}${address.endsWith("/") ? "index.html" : ""}`;
    const isBrought = listPublic(draft.target.site).has(name);
    if (!isBrought && !name.includes("..")) rmSync(path.join(draft.target.folder, name), { force: true });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#work;
    await this.#server?.close();
  }

  async #build(paths: readonly string[]): Promise<void> {
    if (this.#isOutdated && this.#overlay.hasPages) {
      const isBuilt = await buildElsewhere(this.#options);
      return this.#show(isBuilt ? [] : [{ message: "The site cannot be built any more; the terminal says why." }]);
    }
    const isOfPages = paths.length > 0 && paths.every((name) => /^(?:data|content)\//.test(name));
    const { diagnostics, isDone, pathPrefix } =
      isOfPages && this.#overlay.hasPages ? await this.#read() : await this.#buildAll();
    if (diagnostics.length > 0) printDiagnostics(diagnostics, { site: this.#options.site, stream: process.stdout });
    if (!isDone) {
      this.#sayWhatIsShown();
      return this.#show(problemsOf(diagnostics));
    }
    this.#overlay.hasPages = true;
    await this.#show([], pathPrefix);
  }

  get #siteBuild(): SiteBuild {
    const { site, folder, now } = this.#options;
    const setsClock = now !== undefined;
    return { site, output: folder, now: presentInstant(now), strict: false, serving: true, setsClock };
  }

  /** Reads the site, for pages to be printed of it. */
  async #read() {
    const start = performance.now();
    const { diagnostics, draft, pathPrefix } = await draftSite(this.#siteBuild);
    if (draft !== undefined) {
      this.#draft = draft;
      this.#printed.clear();
      print(`Read in ${secondsSince(start)} s`);
    }
    return { diagnostics, isDone: draft !== undefined, pathPrefix };
  }

  async #buildAll() {
    const start = performance.now();
    const { diagnostics, written, pathPrefix } = await buildSite(this.#siteBuild);
    if (written !== undefined) {
      this.#draft = undefined;
      print(`Built ${plural(written, "page")} in ${secondsSince(start)} s`);
    }
    return { diagnostics, isDone: written !== undefined, pathPrefix };
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
      middleware: [this.#overlay.answer, this.#printAsked],
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

/** Whether a file follows from the whole site, as its index and most files for machines do. */
function isMadeOfAll(workshop: Workshop, address: string): boolean {
  if (address.startsWith("/pagefind/")) return true;
  // Browsers ask for the manifest with every page, and little of what people edit is in it.
  return feedsOf(workshop).some((feed) => feed.address === address && feed.kind !== "manifest");
}

const secondsSince = (start: number): string => ((performance.now() - start) / 1000).toFixed(2);

function messageOf(error: unknown): string {
  const isOurs = !(error instanceof Failure) && process.env.LECTERN_DEBUG === "1";
  return error instanceof Error ? (isOurs && error.stack) || error.message : String(error);
}

function print(message: string): void {
  process.stdout.write(`${message}\n`);
}
