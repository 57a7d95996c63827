/** Templates as JavaScript, kept between builds: reading Nunjucks takes longer than printing a small site. */
import { createRequire } from "node:module";
import nunjucks from "nunjucks";
import { kept } from "../cache.ts";

type Compile = (source: string, filters: [], extensions: [], name: string | undefined, options: object) => string;

/** The part of Nunjucks that its types leave out: what turns a template into the text of a function a block. */
const { compiler } = nunjucks as unknown as { readonly compiler: { compile: Compile } };
const { version } = createRequire(import.meta.url)("nunjucks/package.json") as { version: string };

const compile = compiler.compile;

/** Whatever asks Nunjucks to compile, Eleventy for its pages and addresses included, gets what was kept. */
compiler.compile = (source, filters, extensions, name, options) => {
  const make = () => compile(source, filters, extensions, name, options);
  // Own tags and filters that wait change the code in ways that their names do not say.
  if (filters.length > 0 || extensions.length > 0) return make();
  return kept("template", [version, name ?? "", source, JSON.stringify(options)], make);
};
