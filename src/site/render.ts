/** Workshop → HTML: Lectern's Nunjucks templates, and a site's overrides. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import nunjucks from "nunjucks";
import type { View } from "../components/view.ts";
import { localizationOf } from "../locales/localization.ts";
import {
  ADDRESSES,
  isBuilt,
  type PageKind,
  type PrivateForm,
  pagesOf,
  printForms,
  privateForms,
} from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import type { Desk } from "../pages/desk/sheets.ts";
import type { Compiled } from "./compiled.ts";
import { createFilters, createGlobals } from "./filters.ts";
import type { ReadyPictures } from "./pictures/pictures.ts";
import { searchFiles } from "./search-index.ts";
import type { Stylesheets } from "./stylesheet.ts";
import { compileTemplate, TEMPLATE_OPTIONS, templateFrom } from "./template.ts";

export interface RenderOptions {
  readonly workshop: Workshop;
  /** The site folder: a file in its `templates/` overrides the built-in one of the same path. */
  readonly site: string;
  /** Path under which the site is published, with a slash at both ends: `/` or `/2019/`. */
  readonly pathPrefix: string;
  /** Lectern's own. */
  readonly templates: Compiled["templates"];
  /** Each with its address from the site's root. */
  readonly stylesheets: Stylesheets;
  readonly pictures: ReadyPictures;
  readonly scripts: Readonly<Record<string, { readonly path: string }>>;
  /** Whether the pages are for `lectern serve` only, so that no service worker may keep them. */
  readonly serving: boolean;
  /** Whether pages of `lectern serve --now` take that instant for the reader's clock. */
  readonly setsClock: boolean;
  /** Whether the print forms also exist as PDF files. */
  readonly pdf: boolean;
  /** Whether there is a search index. */
  readonly search: boolean;
  /** Whether the list of printed forms names those for people who run the day, too. */
  readonly forms: "all" | "published";
  /** For those forms alone: what they show, and the assets that no build writes. */
  readonly desk?: DeskOptions;
}

/** What the forms for those who run the day are rendered with. */
export interface DeskOptions {
  readonly desk: Desk;
  readonly deskStylesheet: { readonly path: string };
  readonly deskScripts: Readonly<Record<string, { readonly path: string }>>;
}

/** A page as it is rendered: its template follows from its kind. */
export interface Renderable {
  readonly kind: PageKind | `desk/${PrivateForm["kind"]}`;
  readonly address: string;
  readonly of: object;
}

/** The HTML of a page, or its SVG. */
export type Render = (page: Renderable) => string;

/** Prepares what the pages of one build share. */
export function createRender(options: RenderOptions): Render {
  const { workshop, site, pathPrefix, templates, stylesheets, scripts, pictures, serving, setsClock, pdf, search } =
    options;
  const { words, dates } = localizationOf(workshop);
  let address: string = ADDRESSES.home;
  const view: View = {
    workshop,
    words,
    dates,
    get address() {
      return address;
    },
  };
  const environment = new nunjucks.Environment(
    new TemplateLoader(join(site, "templates"), templates),
    TEMPLATE_OPTIONS,
  );
  for (const [name, filter] of Object.entries(createFilters(view, pathPrefix, pictures)))
    environment.addFilter(name, filter);
  const globals = {
    ...createGlobals(view),
    workshop,
    printForms: printForms(workshop),
    privateForms: options.forms === "all" ? privateForms(workshop) : [],
    ...options.desk,
    kinds: [...new Set(pagesOf(workshop).flatMap((page) => (isBuilt(page, options) ? page.kind : [])))],
    build: { setsClock, pdf, search, offline: workshop.offline && !serving },
    page: {
      get url() {
        return address;
      },
    },
    stylesheets,
    scripts,
    searchFiles: () => searchFiles(workshop),
  };
  for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value);
  return (page) => {
    address = page.address;
    return environment.render(templateOf(page.kind), page.of);
  };
}

/** By convention: `pages/talk/talk.njk`, but `pages/print/large.njk` for kinds that share a folder. */
function templateOf(kind: Renderable["kind"]): string {
  return kind.includes("/") ? `pages/${kind}.njk` : `pages/${kind}/${kind}.njk`;
}

/** Finds a template of the site, else Lectern's. */
class TemplateLoader extends nunjucks.Loader {
  readonly #site: string;
  readonly #builtIn: Compiled["templates"];

  /** @param site the folder of its templates */
  constructor(site: string, builtIn: Compiled["templates"]) {
    super();
    this.#site = site;
    this.#builtIn = builtIn;
  }

  getSource(name: string): nunjucks.LoaderSource {
    const file = join(this.#site, name);
    if (existsSync(file)) return sourceOf(file, templateFrom(compileTemplate(file, readFileSync(file, "utf8"))));
    const template = this.#builtIn[name];
    // Nunjucks itself says which template was requested.
    return template === undefined ? (null as unknown as nunjucks.LoaderSource) : sourceOf(name, template());
  }
}

/** What a loader of compiled templates returns, contrary to its type. */
function sourceOf(path: string, template: object): nunjucks.LoaderSource {
  return { src: { type: "code", obj: template } as unknown as string, path, noCache: false };
}
