import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { listPublic } from "../load/files.ts";
import { plural } from "../load/format.ts";
import { feedsOf } from "../model/feeds.ts";
import { fileOf } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import { packageFile } from "../package.ts";
import { buildSite, type Draft, draftSite, renderPage, type SiteBuild } from "../site/build.ts";
import { Failure } from "../site/failure.ts";
import { recoverOutput } from "../site/output.ts";
import { printDiagnostics } from "../site/report.ts";
import { ENDING_SIGNALS, makeScratch } from "../site/scratch.ts";
import { Overlay, type Problem, problemsOf } from "../site/serve/overlay.ts";
import { PreviewServer } from "../site/serve/preview-server.ts";
import { type Change, watchSite } from "../site/serve/watch.ts";
import { findFile } from "../site/serve/web.ts";
import { hostAddress, portNumber, presentInstant, type SiteOptions, siteFolder } from "./options.ts";

export interface ServeOptions extends SiteOptions {
  readonly port: string;
  readonly host?: string;
}

/**
 * `lectern serve`: the very build of `lectern build`, into a temporary folder behind a web server. After a change of data or content the site is read again, and each page is printed anew when a browser next asks for it; after
 * any other change everything is. What fails leaves the folder as it was, so the browser keeps the last pages.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const site = siteFolder(options.site);
  const port = portNumber(options.port);
  const host = hostAddress(options.host);
  presentInstant(options.now);
  recoverOutput(path.join(site, "_site"));
  const scratch = makeScratch();
  const ended = whenEnded();
  try {
    const preview = new Preview({ site, folder: path.join(scratch.folder, "site"), port, host, now: options.now });
    await preview.start();
    const watcher = await watchSite(site, (change) => void preview.update(change));
    try {
      await preview.update({ paths: [], isCode: false });
      await ended;
    } finally {
      await watcher.close();
      await preview.close();
    }
  } finally {
    scratch.remove();
  }
  return 0;
}

/** Ctrl-C, the end that a service manager or a test asks for, a terminal that is closed, or a reader of the output that has gone. */
function whenEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ENDING_SIGNALS) process.once(signal, () => resolve());
    process.stdout.once("error", () => resolve());
  });
}

interface PreviewOptions {
  readonly site: string;
  readonly folder: string;
  readonly port: number;
  readonly host: string | undefined;
  readonly now: string | undefined;
}

/** The pages as they are now and the server that shows them; builds one after the other. */
class Preview {
  readonly #options: PreviewOptions;
  readonly #overlay = new Overlay();
  #server: PreviewServer | undefined;
  /** Where the site was last said to be. */
  #saidUrl: string | undefined;
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

  /** Listens, so that what is in the way is known before the first build. */
  async start(): Promise<void> {
    const { folder, port, host } = this.#options;
    const failed = (error: unknown) => print(`lectern: ${messageOf(error)}`);
    // What fails later on its own, of which no request waits.
    process.on("unhandledRejection", failed);
    this.#server = await PreviewServer.start({
      folder,
      port,
      host,
      prepare: this.#printAsked,
      answer: async (request, response, target) => {
        // Also what is asked for before the first build is done.
        await this.#work;
        return this.#overlay.answer(request, response, target);
      },
      headOf: this.#overlay.head,
      failed,
    });
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

  /** What is asked for is printed anew where it is older than what was read. */
  readonly #printAsked = async (asked: string): Promise<void> => {
    const address = asked.replace(/\/index\.html$/, "/");
    this.#work = this.#work.then(() => this.#print(address)).catch((error) => this.#fail(error));
    await this.#work;
  };

  async #print(address: string): Promise<void> {
    const draft = this.#draft;
    if (draft === undefined) return;
    const isOfAll = isMadeOfAll(draft.workshop, address);
    // Once, whether it succeeds or not: a page that cannot be printed is asked for again when it is told why.
    const printed = isOfAll ? EVERYTHING : address;
    if (this.#printed.has(printed)) return;
    this.#printed.add(printed);
    if (isOfAll) return void (await this.#buildAll());
    // A page may be asked for without its last slash; what has another extension is none.
    if (/\.(?!html$)[^/]*$/.test(address)) return;
    if (await renderPage(draft, address)) return;
    // It was a page before, or is one of public/, or never was any.
    const name = fileOf(address).slice(1);
    if (listPublic(draft.target.site).has(name)) return;
    const left = findFile(draft.target.folder, name);
    if (left !== undefined && left !== "folder") rmSync(left.file, { force: true });
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
    this.#show([], pathPrefix);
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
  #fail(error: unknown): void {
    const message = messageOf(error);
    print(`lectern: ${message}`);
    this.#show([{ message }]);
  }

  #sayWhatIsShown(): void {
    const shown = this.#overlay.hasPages ? "The browser keeps the last good pages" : "There is nothing to show yet";
    process.stdout.write(`${shown}; fix the errors above and save.\n`);
  }

  /** Has open pages loaded anew, and says where the site is when that is new. */
  #show(problems: readonly Problem[], pathPrefix = this.#server?.pathPrefix ?? "/"): void {
    if (this.#server === undefined) return;
    this.#server.pathPrefix = pathPrefix;
    this.#overlay.show(problems);
    const [url = "", ...others] = this.#server.urls;
    if (this.#saidUrl === undefined) {
      const forOthers = others.length === 0 ? "" : `, and for others at ${others.join(" ")}`;
      print(`The site is at ${url}${forOthers} (Ctrl-C to stop)`);
    } else if (this.#saidUrl !== url) print(`The site is now at ${url}`);
    this.#saidUrl = url;
  }
}

/** Builds in a process of its own, which loads Lectern's modules as they are now. */
function buildElsewhere({ site, folder, now }: PreviewOptions): Promise<boolean> {
  const args = ["build", "--serving", "--site", site, "--output", folder, ...(now === undefined ? [] : ["--now", now])];
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [...process.execArgv, packageFile("cli/lectern.ts"), ...args], {
      stdio: ["ignore", "inherit", "inherit"],
    })
      .on("exit", (status) => resolve(status === 0))
      .on("error", reject);
  });
}

/** Stands for all addresses that are made of the whole site. */
const EVERYTHING = "everything";

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
