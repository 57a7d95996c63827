import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { EleventyConfig } from "@11ty/eleventy";
import type { Environment } from "nunjucks";
import { fileOf, pagesOf, pagesWhere, type Wanted } from "./src/model/pages.ts";
import { printForms } from "./src/model/print.ts";
import type { Workshop } from "./src/model/workshop.ts";

/** One build of one site: what the pages show, and where they will live. */
export interface Build {
  readonly workshop: Workshop;
  /** With a slash at both ends. */
  readonly pathPrefix: string;
  /** What prints the pages. */
  readonly environment: Environment;
  /** Whether the pages are for `lectern serve` alone, so that no service worker may keep them. */
  readonly serving: boolean;
  /** Whether pages of `lectern serve --now` take that instant for the reader's clock. */
  readonly setsClock: boolean;
  /** Whether the printed sheets are also there as PDF files. */
  readonly pdf: boolean;
  /** Whether there is an index to search in. */
  readonly search: boolean;
  /** Which pages to print: a build of thousands takes them by portions, a change while serving the one that is asked for. */
  readonly isWanted: Wanted;
}

/** Eleventy's input: a template a published address. */
export const INPUT = fileURLToPath(new URL("./src/pages", import.meta.url));

/** Wires the pages of a build into Eleventy. */
export default function configure(eleventy: EleventyConfig, build: Build): void {
  const { workshop, pathPrefix, environment, serving, setsClock, pdf, search, isWanted } = build;

  // Every template of src/pages is a page: also where Lectern lies in node_modules, and whatever .gitignore says.
  eleventy.setTemplateFormats(["njk"]);
  eleventy.setUseGitIgnore(false);
  eleventy.ignores.clear();
  if (isPattern(INPUT)) addPages(eleventy);
  // All data is in the model; Eleventy need not look for files of it beside every page.
  eleventy.setDataFileSuffixes([]);

  eleventy.setLibrary("njk", environment);

  // Eleventy would copy plain data for every page, and what is paginated would not be the same object as in the
  // model; frozen data it passes on as it is.
  eleventy.addGlobalData("workshop", freeze(workshop));
  eleventy.addGlobalData("printForms", freeze(printForms(workshop)));
  const pages = pagesOf(workshop);
  eleventy.addGlobalData("pages", freeze(pages));
  // What the templates of src/pages are paginated over: pages that are there or not over a list of one or none.
  const once = (isThere: boolean, address: string) => (isThere && isWanted(fileOf(address), 0) ? [true] : []);
  const printed = {
    ...pagesWhere(pages, isWanted),
    styleguide: once(serving, "/styleguide/"),
    search: once(search, "/search/"),
  };
  eleventy.addGlobalData("printed", freeze(printed));
  const offline = workshop.offline && !serving;
  eleventy.addGlobalData("build", freeze({ pathPrefix, setsClock, pdf, search, offline }));
}

/** Whether Eleventy, which searches with patterns, takes the path for one: `Sites (old)/lectern/src/pages`. */
function isPattern(folder: string): boolean {
  return /[()[\]{}!*?+@|]/.test(folder);
}

/** Hands over the pages one by one, where Eleventy would not find them. */
function addPages(eleventy: EleventyConfig): void {
  for (const file of readdirSync(INPUT, { encoding: "utf8", recursive: true })) {
    if (file.endsWith(".njk")) eleventy.addTemplate(file, readFileSync(path.join(INPUT, file), "utf8"));
  }
}

/** Freezes plain objects and arrays all the way down; instances of classes (dates, maps) take care of themselves. */
function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}
