/** The Nunjucks environment that prints all pages. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import nunjucks from "nunjucks";
import type { ReadyPictures } from "../images/index.ts";
import type { Stylesheets } from "../styles/stylesheet.ts";
import "./compiled.ts";
import "./runtime.ts";
import { createFilters, GLOBALS } from "./filters.ts";
import { Macros } from "./macros.ts";

export interface EnvironmentOptions {
  /** The site folder: a file in its `templates/` takes the place of the built-in one of the same path. */
  readonly site: string;
  /** Path under which the site is published: `/` or `/2019/`. */
  readonly pathPrefix: string;
  /** Each with its address from the site's root. */
  readonly stylesheets: Stylesheets;
  readonly pictures: ReadyPictures;
  readonly scripts: Readonly<Record<string, { readonly path: string }>>;
}

type Found = nunjucks.Callback<Error, nunjucks.Template>;
type GetTemplate = (...asked: readonly unknown[]) => nunjucks.Template;

/** Lets the templates of an environment import macros once. Compiled templates hand `getTemplate` a function. */
function keepMacros(environment: nunjucks.Environment): void {
  const macros = new Macros();
  const get = environment.getTemplate.bind(environment) as GetTemplate;
  const getTemplate: GetTemplate = (...asked) => {
    const found = asked.at(-1) as Found;
    if (typeof found !== "function") return get(...asked);
    const keep: Found = (error, template) => found(error, template && macros.keep(template));
    return get(...asked.slice(0, -1), keep);
  };
  Object.assign(environment, { getTemplate });
}

const OPTIONS = { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false };

const TEMPLATES = fileURLToPath(new URL(".", import.meta.url));

/** Templates get `workshop` from the data of the page; everything else they can ask for is registered here. */
export function createEnvironment({
  site,
  pathPrefix,
  stylesheets,
  scripts,
  pictures,
}: EnvironmentOptions): nunjucks.Environment {
  const own = join(site, "templates");
  const loader = new nunjucks.FileSystemLoader([own, TEMPLATES]);
  const environment = new nunjucks.Environment(loader, OPTIONS);
  // A macro of the site's own may use anything of the page that imports it.
  if (!existsSync(own)) keepMacros(environment);
  for (const [name, filter] of Object.entries(createFilters(pathPrefix, pictures))) environment.addFilter(name, filter);
  for (const [name, value] of Object.entries(GLOBALS)) environment.addGlobal(name, value);
  environment.addGlobal("stylesheets", stylesheets);
  environment.addGlobal("scripts", scripts);
  return environment;
}

/** Lets go of everything that an environment was made of; it can print nothing any more. */
export function emptyEnvironment(environment: nunjucks.Environment): void {
  Object.assign(environment, { loaders: [], filters: {}, globals: {}, extensions: {}, extensionsList: [] });
}
