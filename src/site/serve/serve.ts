/** `lectern serve`: the pages of a site while it is edited. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import type { DateTime } from "luxon";
import { listPublic } from "../../load/files.ts";
import { plural } from "../../load/format.ts";
import { feedsOf } from "../../model/feeds.ts";
import { fileOf } from "../../model/routes.ts";
import type { Workshop } from "../../model/workshop.ts";
import { buildSite, type LoadedSite, loadSite, renderPage, type SiteBuild } from "../build.ts";
import { deskFiles, deskOf, type InMemory, isDeskPage, readContacts } from "../desk.ts";
import { Failure } from "../failure.ts";
import { showDiagnostics } from "../report.ts";
import { ENDING_SIGNALS, makeScratch } from "../scratch.ts";
import { Overlay, type Problem, problemsOf } from "./overlay.ts";
import { HEADERS, PreviewServer, withHead } from "./preview-server.ts";
import { type Change, watchSite } from "./watch.ts";
import { below, findFile, nameOfFile, sendText, type Target } from "./web.ts";

export interface ServedSite {
  readonly site: string;
  readonly port: number;
  /** The address to listen on; undefined: this machine's own browsers only. */
  readonly host: string | undefined;
  /** The instant of a build that begins now. */
  readonly present: () => DateTime<true>;
  /** Whether that instant was asked for, so that pages take it for the reader's clock. */
  readonly setsClock: boolean;
  /** Node's arguments for building the site in a process of its own, except `--output`. */
  readonly builder: readonly string[];
}

/**
 * Serves exactly what `lectern build` builds, from a temporary folder, until the process is asked to end. After a
 * change of data or content the site is read again, and each page is rendered when a browser next asks for it; any
 * other change rebuilds everything. A failure leaves the folder as it was, so the browser keeps the last pages.
 */
export async function serveSite(served: ServedSite): Promise<void> {
  const scratch = makeScratch();
  const ended = whenEnded();
  try {
    const preview = new Preview(served, path.join(scratch.folder, "site"));
    await preview.start();
    const watcher = await watchSite(served.site, (change) => void preview.update(change));
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
}

/** Resolves on Ctrl-C, an ending signal, a closed terminal, or when the reader of the output has gone. */
function whenEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ENDING_SIGNALS) process.once(signal, () => resolve());
    process.stdout.once("error", () => resolve());
  });
}

/** The current pages and the server that shows them; builds one after the other. */
class Preview {
  readonly #served: ServedSite;
  readonly #folder: string;
  readonly #overlay = new Overlay();
  #server: PreviewServer | undefined;
  /** The URL shown last. */
  #saidUrl: string | undefined;
  /** Whether Lectern's own modules have changed, so that those in this process are out of date. */
  #isOutdated = false;
  #isClosed = false;
  /** What was read since the last full build, and the pages rendered from it. */
  #loaded: LoadedSite | undefined;
  readonly #rendered = new Set<string>();
  /** The forms for those who run the day, as they were last asked for. */
  #desk: InMemory | undefined;
  #work: Promise<void> = Promise.resolve();
  #waiting = false;
  /** What has changed since the last build began. */
  readonly #changed = new Set<string>();

  constructor(served: ServedSite, folder: string) {
    this.#served = served;
    this.#folder = folder;
  }

  /** Starts listening first, so that what is in the way shows before the first build. */
  async start(): Promise<void> {
    const { port, host } = this.#served;
    const failed = (error: unknown) => say(`lectern: ${messageOf(error)}`);
    // Later failures that no request waits for.
    process.on("unhandledRejection", failed);
    this.#server = await PreviewServer.start({
      folder: this.#folder,
      port,
      host,
      prepare: this.#renderAsked,
      answer: async (request, response, target) => {
        // Also holds requests that arrive before the first build is done.
        await this.#work;
        return (await this.#overlay.answer(request, response, target)) || this.#answerDesk(request, response, target);
      },
      headOf: this.#overlay.head,
      failed,
    });
  }

  /** Builds again after the running build; changes in the meantime share one build. */
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

  /** Renders what is requested if it is older than what was read. */
  readonly #renderAsked = async (asked: string): Promise<void> => {
    const address = asked.replace(/\/index\.html$/, "/");
    this.#work = this.#work.then(() => this.#renderPage(address)).catch((error) => this.#fail(error));
    await this.#work;
  };

  async #renderPage(address: string): Promise<void> {
    const loaded = this.#loaded;
    if (loaded === undefined) return;
    const isOfAll = isMadeOfAll(loaded.workshop, address);
    // Once, whether it succeeds or not: a page that fails is requested again when it is told why.
    const rendered = isOfAll ? EVERYTHING : address;
    if (this.#rendered.has(rendered)) return;
    this.#rendered.add(rendered);
    if (isOfAll) return void (await this.#buildAll());
    // A page may be requested without its last slash; anything with another extension is no page.
    if (/\.(?!html$)[^/]*$/.test(address)) return;
    if (await renderPage(loaded, address)) return;
    // It was a page before, or is one of public/, or never was any.
    const name = fileOf(address).slice(1);
    if (listPublic(loaded.target.site).has(name)) return;
    const left = findFile(loaded.target.folder, name);
    if (left !== undefined && left !== "folder") rmSync(left.file, { force: true });
  }

  /**
   * Answers with a form for those who run the day, made of the files as they are now, or with what it loads. It is kept
   * nowhere.
   */
  async #answerDesk(request: IncomingMessage, response: ServerResponse, target: Target): Promise<boolean> {
    const inside = below(target, this.#server?.pathPrefix ?? "/");
    const name = inside === undefined ? undefined : nameOfFile(inside);
    if (name === undefined) return false;
    if (isDeskPage(name)) this.#desk = await this.#readDesk();
    const text = this.#desk?.(name);
    if (text === undefined) return false;
    const html = isDeskPage(name) ? withHead(Buffer.from(text), this.#overlay.head()).toString() : text;
    sendText(request, response, name, html, HEADERS);
    return true;
  }

  async #readDesk(): Promise<InMemory | undefined> {
    const { loaded } = await loadSite(this.#siteBuild);
    // The errors lie over the last good pages.
    if (loaded === undefined) return this.#desk;
    const { contacts, diagnostics: found } = readContacts(this.#served.site, loaded.workshop);
    return deskFiles(loaded, deskOf(loaded.workshop, contacts, { found }));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#work;
    await this.#server?.close();
  }

  async #build(paths: readonly string[]): Promise<void> {
    if (this.#isOutdated && this.#overlay.hasPages) {
      const isBuilt = await this.#buildElsewhere();
      return this.#show(isBuilt ? [] : [{ message: "The site cannot be built any more; the terminal says why." }]);
    }
    const isOfPages = paths.length > 0 && paths.every((name) => /^(?:data|content|private)\//.test(name));
    const { diagnostics, isDone, pathPrefix } =
      isOfPages && this.#overlay.hasPages ? await this.#read() : await this.#buildAll();
    if (diagnostics.length > 0) showDiagnostics(diagnostics, { site: this.#served.site, stream: process.stdout });
    if (!isDone) {
      this.#sayWhatIsShown();
      return this.#show(problemsOf(diagnostics));
    }
    this.#overlay.hasPages = true;
    this.#show([], pathPrefix);
  }

  get #siteBuild(): SiteBuild {
    const { site, present, setsClock } = this.#served;
    return { site, output: this.#folder, now: present(), strict: false, serving: true, setsClock, linksDesk: true };
  }

  /** Reads the site, so that its pages can be rendered. */
  async #read() {
    const start = performance.now();
    const { diagnostics, loaded, pathPrefix } = await loadSite(this.#siteBuild);
    if (loaded !== undefined) {
      this.#loaded = loaded;
      this.#rendered.clear();
      say(`Read in ${secondsSince(start)} s`);
    }
    return { diagnostics, isDone: loaded !== undefined, pathPrefix };
  }

  async #buildAll() {
    const start = performance.now();
    const { diagnostics, written, pathPrefix } = await buildSite(this.#siteBuild);
    if (written !== undefined) {
      this.#loaded = undefined;
      say(`Built ${plural(written, "page")} in ${secondsSince(start)} s`);
    }
    return { diagnostics, isDone: written !== undefined, pathPrefix };
  }

  /** Builds in a process of its own, which loads Lectern's current modules. */
  #buildElsewhere(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      spawn(process.execPath, [...this.#served.builder, "--output", this.#folder], {
        stdio: ["ignore", "inherit", "inherit"],
      })
        .on("exit", (status) => resolve(status === 0))
        .on("error", reject);
    });
  }

  /** Shows failures that are not errors in the data: a mistake in a template, a full disk. */
  #fail(error: unknown): void {
    const message = messageOf(error);
    say(`lectern: ${message}`);
    this.#show([{ message }]);
  }

  #sayWhatIsShown(): void {
    const shown = this.#overlay.hasPages ? "The browser keeps the last good pages" : "There is nothing to show yet";
    process.stdout.write(`${shown}; fix the errors above and save.\n`);
  }

  /** Reloads open pages, and shows the site's URL if that is new. */
  #show(problems: readonly Problem[], pathPrefix = this.#server?.pathPrefix ?? "/"): void {
    if (this.#server === undefined) return;
    this.#server.pathPrefix = pathPrefix;
    this.#overlay.show(problems);
    const [url = "", ...others] = this.#server.urls;
    if (this.#saidUrl === undefined) {
      const forOthers = others.length === 0 ? "" : `, and for others at ${others.join(" ")}`;
      say(`The site is at ${url}${forOthers} (Ctrl-C to stop)`);
    } else if (this.#saidUrl !== url) say(`The site is now at ${url}`);
    this.#saidUrl = url;
  }
}

/** Stands for all addresses that are made from the whole site. */
const EVERYTHING = "everything";

/** Whether a file follows from the whole site, as most feeds do. */
function isMadeOfAll(workshop: Workshop, address: string): boolean {
  // Browsers request the manifest with every page, and little of what people edit is in it.
  return feedsOf(workshop).some((feed) => feed.address === address && feed.kind !== "manifest");
}

const secondsSince = (start: number): string => ((performance.now() - start) / 1000).toFixed(2);

function messageOf(error: unknown): string {
  const isOurs = !(error instanceof Failure) && process.env.LECTERN_DEBUG === "1";
  return error instanceof Error ? (isOurs && error.stack) || error.message : String(error);
}

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}
