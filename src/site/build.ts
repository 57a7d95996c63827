/** Builds a site on disk: reads and renders it, and replaces the previous output. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DateTime } from "luxon";
import { type Diagnostic, isFatal, withAccepted } from "../load/diagnostics.ts";
import { ADDRESSES, fileOf, isBuilt, type Page, pagesOf, pdfAddress, printForms } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import { packageFile } from "../package.ts";
import { compiled } from "./compiled.ts";
import type { EleventyConfig } from "./eleventy.ts";
import { Failure } from "./failure.ts";
import { writeFeeds } from "./feeds.ts";
import { workerFile, writeOffline } from "./offline.ts";
import { replaceOutput } from "./output.ts";
import { addPages } from "./pages.ts";
import { normalizePathPrefix } from "./paths.ts";
import { loadPrinter } from "./pdf/printer.ts";
import { makePictures, type ReadyPictures } from "./pictures/pictures.ts";
import { copyPublic } from "./public.ts";
import type { Published } from "./published.ts";
import { readSiteWithPdfs } from "./read.ts";
import { createRender, type Render } from "./render.ts";
import { siteScripts } from "./script.ts";
import { searchFiles, searchRecords } from "./search-index.ts";
import { siteStylesheets } from "./stylesheet.ts";
import { vanished } from "./vanished.ts";

/** What to build, with all options resolved. */
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
  /** Also print the schedule's print forms to PDF files. */
  readonly pdf?: boolean;
  /** Whether the site can be searched (default: yes). */
  readonly search?: boolean;
  /** Whether pages link to the forms for those who run the day, which no build writes (default: no). */
  readonly linksDesk?: boolean;
  /** What is published already: diagnostics say what of it would vanish. The pages are the same either way. */
  readonly published?: Published | undefined;
}

export interface SiteBuildResult {
  readonly diagnostics: readonly Diagnostic[];
  /** How many pages; undefined if the site has errors and the output was left as it was. */
  readonly written: number | undefined;
  /** undefined if the site has errors. */
  readonly workshop: Workshop | undefined;
  readonly pathPrefix: string;
}

/** A site that was read and is ready to be rendered. */
export interface LoadedSite {
  readonly workshop: Workshop;
  readonly target: Target;
}

export interface SiteLoading {
  readonly diagnostics: readonly Diagnostic[];
  /** undefined if the site has errors. */
  readonly loaded: LoadedSite | undefined;
  readonly pathPrefix: string;
}

/** Reads a site and converts its pictures. Shows nothing, and writes only to caches. */
export async function loadSite({ site, output, now, strict, published, ...rest }: SiteBuild): Promise<SiteLoading> {
  const reading = await readSiteWithPdfs({ site, now });
  const { workshop } = reading;
  const pathPrefix = rest.pathPrefix ?? defaultPathPrefix(workshop);
  if (workshop === undefined || isFatal(reading.diagnostics, strict))
    return { diagnostics: reading.diagnostics, loaded: undefined, pathPrefix };
  const { pictures, diagnostics: damaged } = await makePictures(reading.pictures, site);
  const gone = published === undefined ? [] : vanished(workshop, published, reading);
  const diagnostics = [...reading.diagnostics, ...damaged, ...withAccepted(gone, reading.accepted)];
  if (damaged.length > 0) return { diagnostics, loaded: undefined, pathPrefix };
  const { serving, setsClock = false, pdf = false, search = true, linksDesk = false } = rest;
  const target = { site, folder: output, pathPrefix, pictures, serving, setsClock, pdf, search, linksDesk };
  return { diagnostics, loaded: { workshop, target }, pathPrefix };
}

/** Reads a site and, if it has no errors, replaces the output folder with its pages. Shows nothing. */
export async function buildSite(build: SiteBuild): Promise<SiteBuildResult> {
  const { diagnostics, loaded, pathPrefix } = await loadSite(build);
  if (loaded === undefined) return { diagnostics, written: undefined, workshop: undefined, pathPrefix };
  const written = await replaceOutput(build.output, build.site, (folder) => writeSite(loaded, folder));
  return { diagnostics, written, workshop: loaded.workshop, pathPrefix };
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
  readonly linksDesk: boolean;
}

/** A site's pages, ready to be rendered, and the assets they load. */
interface PreparedPages {
  readonly pages: readonly Page[];
  readonly render: Render;
  /** Writes the style sheets, scripts and pictures of all pages to the output folder. */
  writeAssets(folder: string): void;
}

/** A site whose pages are ready to be rendered. */
export interface PreparedSite extends PreparedPages {
  /**
   * Writes everything but the pages to the output folder, which already has them.
   * @param isNew whether the folder has nothing of an earlier build
   */
  finish(folder: string, isNew: boolean): Promise<void>;
}

/** Whether there is anything to search. */
function hasSearch({ workshop, target }: LoadedSite): boolean {
  return target.search && searchRecords(workshop).length > 0;
}

function writeSearch(workshop: Workshop, folder: string): void {
  const { index, texts } = searchFiles(workshop);
  for (const { path: address, text } of [index, texts]) writeFile(path.join(folder, address), text);
}

async function preparePages(loaded: LoadedSite): Promise<PreparedPages> {
  const { workshop, target } = loaded;
  const search = hasSearch(loaded);
  const code = await compiled();
  const stylesheets = siteStylesheets(workshop, code);
  const scripts = siteScripts(code);
  return {
    pages: pagesOf(workshop).filter((page) => isBuilt(page, { ...target, search })),
    render: createRender({
      ...target,
      workshop,
      search,
      forms: target.linksDesk ? "all" : "published",
      templates: code.templates,
      stylesheets,
      scripts,
    }),
    writeAssets(folder) {
      for (const { path: address, css } of Object.values(stylesheets)) writeFile(path.join(folder, address), css);
      for (const { path: address, code } of Object.values(scripts)) writeFile(path.join(folder, address), code);
      target.pictures.publish(folder);
    },
  };
}

/** Prepares a site for rendering. */
export async function prepareSite(loaded: LoadedSite): Promise<PreparedSite> {
  const { workshop, target } = loaded;
  const prepared = await preparePages(loaded);
  return {
    ...prepared,
    async finish(folder, isNew) {
      const { site, pathPrefix, pdf } = target;
      prepared.writeAssets(folder);
      await writeFeeds(workshop, { site, folder, pathPrefix });
      copyPublic(site, folder, isNew);
      if (hasSearch(loaded)) writeSearch(workshop, folder);
      if (pdf) await writePdfs(workshop, folder, pathPrefix);
      writeFile(path.join(folder, ADDRESSES.worker), await workerOf(workshop, folder, target.serving));
    },
  };
}

async function writeSite(loaded: LoadedSite, folder: string): Promise<number> {
  const site = await prepareSite(loaded);
  let count = 0;
  for (let from = 0; from < site.pages.length; from += BATCH)
    count += await writePages({ ...site, pages: site.pages.slice(from, from + BATCH) }, loaded.target, folder);
  await site.finish(folder, true);
  return count;
}

/** Pages rendered per batch: Eleventy holds the text of all of them until the last is written. */
const BATCH = 500;

/**
 * Renders one page into the folder of an earlier build, with the style sheets and pictures that it needs.
 * @param address of the page, from the site's root: `/schedule/`
 * @returns whether the site has such a page
 */
export async function renderPage(loaded: LoadedSite, address: string): Promise<boolean> {
  const { folder } = loaded.target;
  const prepared = await preparePages(loaded);
  const pages = prepared.pages.filter((page) => fileOf(page.address) === fileOf(address));
  prepared.writeAssets(folder);
  if (pages.some(({ kind }) => kind === "search")) writeSearch(loaded.workshop, folder);
  if (pages.length > 0) await writePages({ ...prepared, pages }, loaded.target, folder);
  return pages.length > 0;
}

/** The service worker for all that was written; if the site wants none, the code that replaces an earlier one. */
async function workerOf(workshop: Workshop, folder: string, serving: boolean): Promise<string> {
  const { scripts } = await compiled();
  if (serving || !workshop.offline) return scripts["worker-gone"];
  return workerFile(writeOffline(workshop, folder), scripts.worker);
}

/** Prints the schedule's print forms to PDF files in the site itself, where its pages link to them. */
async function writePdfs(workshop: Workshop, folder: string, pathPrefix: string): Promise<void> {
  const { printPages } = await loadPrinter();
  const addresses = printForms(workshop).map(({ address }) => address);
  const { paper, updated: date } = workshop;
  await printPages(addresses, { folder, pathPrefix, paper, date }, (address, bytes) => {
    const file = path.join(folder, pdfAddress(address));
    if (existsSync(file))
      throw new Failure(`public${pdfAddress(address)} is where the PDF file should go; move or rename it`, 1);
    writeFileSync(file, bytes);
  });
}

async function loadEleventy(): Promise<typeof import("@11ty/eleventy").default> {
  // Eleventy would hook into every later import to reload changed modules; `lectern serve` has its own way.
  process.env.ELEVENTY_SKIP_ESM_RESOLVER = "1";
  return (await import("@11ty/eleventy")).default;
}

/** Writes some pages with Eleventy. @returns how many are HTML */
async function writePages(
  { pages, render }: PreparedPages,
  { site, pathPrefix }: Target,
  folder: string,
): Promise<number> {
  const Eleventy = await loadEleventy();
  // Eleventy never releases what it was given: while serving, that would be one site per save.
  let given: { readonly pages: readonly Page[]; readonly render: Render } | undefined = { pages, render };
  // At the root of a disk, Eleventy does not find virtual templates below an absolute path.
  const eleventy = new Eleventy(path.relative(process.cwd(), INPUT), folder, {
    // Otherwise Eleventy would use any configuration of its own in the current folder.
    configPath: "",
    quietMode: true,
    pathPrefix,
    config(config: EleventyConfig) {
      config.setTemplateFormats(["11ty.js"]);
      // All data is in the model; Eleventy need not look for data files.
      config.setDataFileSuffixes([]);
      addPages(config, () => given ?? { pages: [], render });
    },
  });
  eleventy.disableLogger();
  try {
    const [, written] = await eleventy.write();
    return written.filter(({ outputPath }) => outputPath !== false && outputPath.endsWith(".html")).length;
  } catch (error) {
    throw explainTemplateError(error, site);
  } finally {
    given = undefined;
    await eleventy.eleventyConfig.reset();
  }
}

/** Eleventy requires a folder of templates; all of ours are virtual. */
const INPUT = packageFile("pages");

/** A mistake in a site's own template is its author's to fix, so show words, not a stack trace. */
export function explainTemplateError(error: unknown, site: string): unknown {
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
