import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import v8 from "node:v8";
import type { EleventyConfig } from "@11ty/eleventy";
import type { DateTime } from "luxon";
import configure, { type Build, INPUT } from "../../.eleventy.ts";
import { writeFeeds } from "../feeds/index.ts";
import { offlineSite, workerFile } from "../feeds/offline.ts";
import type { Published } from "../feeds/published.ts";
import { makeSearchIndex, searchRecords } from "../feeds/search.ts";
import { isSameEdition, vanished } from "../feeds/vanished.ts";
import { makePictures, type ReadyPictures } from "../images/index.ts";
import { type Diagnostic, withAccepted } from "../load/diagnostics.ts";
import { countPages, fileOf, pagesOf, type Wanted } from "../model/pages.ts";
import { pdfAddress } from "../model/pdf.ts";
import { printForms } from "../model/print.ts";
import { readSite } from "../model/read.ts";
import type { Workshop } from "../model/workshop.ts";
import { buildStylesheets } from "../styles/stylesheet.ts";
import { createEnvironment, emptyEnvironment } from "../templates/environment.ts";
import { publishedAt, publishedIn } from "./against.ts";
import { Failure } from "./failure.ts";
import { plural } from "./format.ts";
import {
  normalizePathPrefix,
  pathForPeople,
  pathOption,
  pathPrefixOption,
  presentInstant,
  type SiteOptions,
  siteFolder,
} from "./options.ts";
import { hasSite, recoverOutput, replaceOutput } from "./output.ts";
import { copyPublic } from "./public.ts";
import { isFatal, printDiagnostics } from "./report.ts";
import { buildScripts, buildWorker } from "./script.ts";

/** Loads what only some builds need when they need it; see main.ts. */
const require = createRequire(import.meta.url);

export interface BuildOptions extends SiteOptions {
  readonly output?: string;
  readonly pathPrefix?: string;
  readonly strict?: boolean;
  /** For `lectern serve`, which builds in another process after a change of Lectern's own code. */
  readonly serving?: boolean;
  /** Also print the schedule in all its forms into PDF files of the site. */
  readonly pdf?: boolean;
  /** Whether the site can be searched; `--no-search` says no. */
  readonly search?: boolean;
  /** The site to compare with, an address or a folder (default: the one that is replaced). */
  readonly against?: string;
}

/** `lectern build`: writes the site, or says why it cannot. */
export async function build(options: BuildOptions): Promise<number> {
  const site = siteFolder(options.site);
  const output = options.output === undefined ? path.join(site, "_site") : pathOption("--output", options.output);
  const now = presentInstant(options.now);
  const pathPrefix = options.pathPrefix === undefined ? undefined : pathPrefixOption(options.pathPrefix);
  const { strict = false, serving = false, pdf = false, search = true } = options;
  recoverOutput(output);
  const published = serving ? undefined : await publishedSite(options, output);
  const setsClock = serving && options.now !== undefined;
  const { diagnostics, written, workshop } = await buildSite({
    site,
    output,
    now,
    pathPrefix,
    strict,
    serving,
    setsClock,
    pdf,
    search,
    published,
  });
  if (workshop && published && !isSameEdition(workshop, published))
    process.stderr.write(`Not compared with the site it replaces, which is the ${published.edition} edition.\n`);
  if (diagnostics.length > 0) printDiagnostics(diagnostics, { site, strict, stream: process.stderr });
  if (written === undefined) {
    process.stderr.write(`Nothing was written; ${pathForPeople(output)} is as it was.\n`);
    return 1;
  }
  const seconds = (performance.now() / 1000).toFixed(2);
  process.stdout.write(`Wrote ${plural(written, "page")} to ${pathForPeople(output)} in ${seconds} s\n`);
  return 0;
}

/** What the site is compared with, read before anything is replaced; what cannot be read is said and left at that. */
async function publishedSite({ against }: BuildOptions, output: string): Promise<Published | undefined> {
  if (against === undefined) {
    const found = hasSite(output) ? publishedIn(output) : undefined;
    return found && "published" in found ? found.published : undefined;
  }
  const found = await publishedAt(against);
  if ("published" in found) return found.published;
  process.stderr.write(`${against} could not be compared: ${found.reason}\n`);
  return undefined;
}

/** What to build, with everything resolved. */
export interface SiteBuild {
  readonly site: string;
  readonly output: string;
  readonly now: DateTime<true>;
  /** With a slash at both ends; undefined: the path of `url:`. */
  readonly pathPrefix?: string | undefined;
  readonly strict: boolean;
  readonly serving: boolean;
  /** While serving, whether pages take `now` for the reader's clock. */
  readonly setsClock?: boolean;
  /** Also print the sheets of the schedule into PDF files. */
  readonly pdf?: boolean;
  /** Whether the site can be searched (default: yes). */
  readonly search?: boolean;
  /** What is published already: diagnostics say what of it would vanish. The pages are the same with and without. */
  readonly published?: Published | undefined;
}

export interface SiteBuildResult {
  readonly diagnostics: readonly Diagnostic[];
  /** How many pages; undefined if errors of the site were in the way and the output was left as it was. */
  readonly written: number | undefined;
  /** undefined where the site has errors. */
  readonly workshop: Workshop | undefined;
  readonly pathPrefix: string;
}

/** A site that was read, ready to be printed. */
export interface Draft {
  readonly workshop: Workshop;
  readonly target: Target;
}

export interface SiteDraft {
  readonly diagnostics: readonly Diagnostic[];
  /** undefined if errors of the site are in the way. */
  readonly draft: Draft | undefined;
  readonly pathPrefix: string;
}

/** Reads a site and makes its pictures. Prints nothing, and writes nothing but caches. */
export async function draftSite({ site, output, now, strict, published, ...rest }: SiteBuild): Promise<SiteDraft> {
  const reading = readSite({ site, now });
  const { workshop } = reading;
  const pathPrefix = rest.pathPrefix ?? defaultPathPrefix(workshop);
  if (workshop === undefined || isFatal(reading.diagnostics, strict))
    return { diagnostics: reading.diagnostics, draft: undefined, pathPrefix };
  const { pictures, diagnostics: damaged } = await makePictures(reading.pictures, site);
  const gone = published === undefined ? [] : vanished(workshop, published, reading);
  const diagnostics = [...reading.diagnostics, ...damaged, ...withAccepted(gone, reading.accepted)];
  if (damaged.length > 0) return { diagnostics, draft: undefined, pathPrefix };
  const { serving, setsClock = false, pdf = false, search = true } = rest;
  const target = { site, folder: output, pathPrefix, pictures, serving, setsClock, pdf, search };
  return { diagnostics, draft: { workshop, target }, pathPrefix };
}

/** Reads a site and, if it has no errors, replaces the output folder with its pages. Prints nothing. */
export async function buildSite(build: SiteBuild): Promise<SiteBuildResult> {
  const { diagnostics, draft, pathPrefix } = await draftSite(build);
  if (draft === undefined) return { diagnostics, written: undefined, workshop: undefined, pathPrefix };
  const written = await replaceOutput(build.output, build.site, (folder) =>
    writeSite(draft.workshop, { ...draft.target, folder }),
  );
  return { diagnostics, written, workshop: draft.workshop, pathPrefix };
}

function defaultPathPrefix(workshop: Workshop | undefined): string {
  return workshop?.url === undefined ? "/" : normalizePathPrefix(new URL(workshop.url).pathname);
}

interface Target {
  readonly site: string;
  readonly folder: string;
  readonly pathPrefix: string;
  readonly pictures: ReadyPictures;
  readonly serving: boolean;
  readonly setsClock: boolean;
  readonly pdf: boolean;
  readonly search: boolean;
}

async function writeSite(workshop: Workshop, target: Target): Promise<number> {
  const { site, folder, pictures, pdf } = target;
  const records = target.search ? searchRecords(workshop) : [];
  const makingIndex = makeSearchIndex(records, workshop.language).catch(explainNoIndex);
  const pages = await writePages(workshop, { ...target, search: records.length > 0 });
  pictures.publish(folder);
  await writeFeeds(workshop, target);
  copyPublic(site, folder);
  const index = await makingIndex;
  if (index instanceof Failure) throw index;
  index(folder);
  if (pdf) await writePdfs(workshop, target);
  writeFile(path.join(folder, "sw.js"), await workerOf(workshop, target));
  return pages;
}

/**
 * Prints one page of a site into the folder that holds an earlier build of it, with the styles and pictures that it needs.
 * @param address of the page, from the site's root: `/schedule/`
 * @returns whether the site has such a page
 */
export async function printPage({ workshop, target }: Draft, address: string): Promise<boolean> {
  const search = target.search && searchRecords(workshop).length > 0;
  target.pictures.publish(target.folder);
  return (await writePages(workshop, { ...target, search }, address)) > 0;
}

/** The service worker of all that was written; where none is wanted, what takes the place of an earlier one. */
async function workerOf(workshop: Workshop, { folder, serving }: Target): Promise<string> {
  if (serving || !workshop.offline) return buildWorker("worker-gone");
  return workerFile(offlineSite(workshop, folder), await buildWorker("worker"));
}

/** Given back, not thrown, as nobody listens yet while the pages are printed. */
function explainNoIndex(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(`cannot make the search index: ${message}\n  use --no-search to build without the search`, 1);
}

/** Prints the schedule in all its forms into the site itself, where its pages link the files. */
async function writePdfs(workshop: Workshop, { folder, pathPrefix }: Target): Promise<void> {
  const { printPages: printSheets } = require("./print.ts") as typeof import("./print.ts");
  const addresses = printForms(workshop).map(({ address }) => address);
  const { paper, updated: date } = workshop;
  await printSheets(addresses, { folder, pathPrefix, paper, date }, (address, bytes) => {
    const file = path.join(folder, pdfAddress(address));
    if (existsSync(file))
      throw new Failure(`public${pdfAddress(address)} is where the PDF file should go; move or rename it`, 1);
    writeFileSync(file, bytes);
  });
}

async function loadEleventy(): Promise<typeof import("@11ty/eleventy").default> {
  // Eleventy would hook into every later import to reload changed modules, which `lectern serve` does in its own way.
  process.env.ELEVENTY_SKIP_ESM_RESOLVER = "1";
  return (await import("@11ty/eleventy")).default;
}

/** So many pages are printed at a time: Eleventy holds the text of all of them until the last is written. */
const PORTION = 500;

/** Prints the pages, or the only one at an address, with their styles and scripts. @returns how many pages */
async function writePages(workshop: Workshop, target: Target, only?: string): Promise<number> {
  const { folder, ...build } = target;
  // All take a while and none waits for another: esbuild works in a process of its own.
  const [stylesheets, scripts, Eleventy] = await Promise.all([
    buildStylesheets(workshop),
    buildScripts(),
    loadEleventy(),
  ]);
  for (const { path: address, css } of Object.values(stylesheets)) writeFile(path.join(folder, address), css);
  for (const { path: address, code } of Object.values(scripts)) writeFile(path.join(folder, address), code);
  const environment = createEnvironment({ ...build, stylesheets, scripts });
  const print = (isWanted: Wanted) => printPages(Eleventy, folder, { workshop, ...build, environment, isWanted });
  try {
    if (only !== undefined) return await print((file) => file === fileOf(only));
    const portions = Math.ceil(countPages(pagesOf(workshop)) / PORTION);
    // What is left of a portion would otherwise lie about until twice as much has come together.
    if (portions > 1) v8.setFlagsFromString("--heap-growing-percent=70");
    let count = 0;
    for (let portion = 0; portion < portions; portion += 1)
      count += await print((_, number) => Math.floor(number / PORTION) === portion);
    if (count === 0) throw new Error(`Eleventy found no pages in ${INPUT}`);
    return count;
  } catch (error) {
    throw explainTemplateError(error, build.site);
  } finally {
    emptyEnvironment(environment);
  }
}

/** Has Eleventy print some pages. @returns how many */
async function printPages(
  Eleventy: typeof import("@11ty/eleventy").default,
  folder: string,
  build: Build,
): Promise<number> {
  let isOver = false;
  const eleventy = new Eleventy(INPUT, folder, {
    // Or Eleventy would use a configuration of its own that happens to lie where the command was typed.
    configPath: "",
    quietMode: true,
    pathPrefix: build.pathPrefix,
    config: (config: EleventyConfig) => {
      if (!isOver) configure(config, build);
    },
  });
  eleventy.disableLogger();
  try {
    const [, pages] = await eleventy.write();
    return pages.filter(({ outputPath }) => outputPath !== false && outputPath.endsWith(".html")).length;
  } finally {
    // What Eleventy compiled it would keep for good, with all that can be reached from it: while serving, a site a save.
    isOver = true;
    await eleventy.eleventyConfig.reset();
  }
}

/** A mistake in a template of the site is its author's to mend, so it needs words, not a stack trace. */
function explainTemplateError(error: unknown, site: string): unknown {
  const messages: string[] = [];
  for (let cause = error; cause instanceof Error; cause = (cause as { originalError?: unknown }).originalError) {
    messages.push(cause.message);
  }
  const message = messages.at(-1) ?? String(error);
  const templates = path.join(site, "templates");
  if (!messages.some((text) => text.includes(templates))) return error;
  return new Failure(
    `a template of the site cannot be rendered:\n  ${message.replaceAll(`${site}${path.sep}`, "").trim()}`,
    1,
  );
}

function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
