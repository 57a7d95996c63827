/** Workshop → HTML: the Nunjucks templates of Lectern, and those of a site that take their place. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import nunjucks from "nunjucks";
import type { View } from "../components/view.ts";
import { voiceOf } from "../locales/voice.ts";
import { ADDRESSES, isBuilt, type Page, type PageKind, pagesOf, printForms } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import { kept } from "./cache.ts";
import { createFilters, createGlobals } from "./filters.ts";
import type { ReadyPictures } from "./pictures/pictures.ts";
import type { Stylesheets } from "./stylesheet.ts";

export interface RenderOptions {
  readonly workshop: Workshop;
  /** The site folder: a file in its `templates/` takes the place of the built-in one of the same path. */
  readonly site: string;
  /** Path under which the site is published, with a slash at both ends: `/` or `/2019/`. */
  readonly pathPrefix: string;
  /** Each with its address from the site's root. */
  readonly stylesheets: Stylesheets;
  readonly pictures: ReadyPictures;
  readonly scripts: Readonly<Record<string, { readonly path: string }>>;
  /** Whether the pages are for `lectern serve` alone, so that no service worker may keep them. */
  readonly serving: boolean;
  /** Whether pages of `lectern serve --now` take that instant for the reader's clock. */
  readonly setsClock: boolean;
  /** Whether the printed sheets are also there as PDF files. */
  readonly pdf: boolean;
  /** Whether there is an index to search in. */
  readonly search: boolean;
}

/** The HTML of a page, or its SVG. */
export type Render = (page: Page) => string;

const OPTIONS = { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false };

const TEMPLATES = fileURLToPath(new URL("..", import.meta.url));

/** Prepares everything that the pages of one build have in common. */
export function createRender(options: RenderOptions): Render {
  const { workshop, site, pathPrefix, stylesheets, scripts, pictures, serving, setsClock, pdf, search } = options;
  const { words, dates } = voiceOf(workshop);
  let address: string = ADDRESSES.home;
  const view: View = {
    workshop,
    words,
    dates,
    get address() {
      return address;
    },
  };
  const environment = new nunjucks.Environment(new TemplateLoader([join(site, "templates"), TEMPLATES]), OPTIONS);
  for (const [name, filter] of Object.entries(createFilters(view, pathPrefix, pictures)))
    environment.addFilter(name, filter);
  const globals = {
    ...createGlobals(view),
    workshop,
    printForms: printForms(workshop),
    kinds: [...new Set(pagesOf(workshop).flatMap((page) => (isBuilt(page, options) ? page.kind : [])))],
    build: { setsClock, pdf, search, offline: workshop.offline && !serving },
    page: {
      get url() {
        return address;
      },
    },
    stylesheets,
    scripts,
  };
  for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value);
  return (page) => {
    address = page.address;
    return environment.render(templateOf(page.kind), page.of);
  };
}

/** By convention: `pages/talk/talk.njk`, but `pages/print/large.njk` for what shares a folder. */
function templateOf(kind: PageKind): string {
  return kind.includes("/") ? `pages/${kind}.njk` : `pages/${kind}/${kind}.njk`;
}

const { version } = createRequire(import.meta.url)("nunjucks/package.json") as { version: string };

/** With the options that decide what templates are compiled to. */
const compiler = new nunjucks.Environment([], OPTIONS);

/** Of precompiled templates, of which there is one, the code that makes it. @param templates a list, other than their type says */
function codeOf(templates: { readonly name: string; readonly template: string }): string {
  const [only] = [templates].flat() as (typeof templates)[];
  return only?.template ?? "";
}

/** Finds templates in the first folder that has them, and hands them over compiled: that takes longer than a small site. */
class TemplateLoader extends nunjucks.Loader {
  readonly #folders: readonly string[];

  constructor(folders: readonly string[]) {
    super();
    this.#folders = folders;
  }

  getSource(name: string): nunjucks.LoaderSource {
    const file = this.#folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    // Nunjucks says itself which template was asked for.
    if (file === undefined) return null as unknown as nunjucks.LoaderSource;
    const source = readFileSync(file, "utf8");
    const code = kept("template", [version, file, source, JSON.stringify(OPTIONS)], () =>
      nunjucks.precompileString(source, { name: file, env: compiler, wrapper: codeOf }),
    );
    // https://mozilla.github.io/nunjucks/api.html#precompiling: what a loader of compiled templates gives.
    const src = { type: "code", obj: new Function(code)() };
    return { src: src as unknown as string, path: file, noCache: false };
  }
}
