/** Templates as JavaScript, kept between builds: reading Nunjucks takes longer than printing a small site. */
import { createRequire } from "node:module";
import nunjucks from "nunjucks";
import { kept } from "../cache.ts";

type Compile = (
  source: string,
  filters: readonly unknown[],
  extensions: readonly unknown[],
  name: string | undefined,
  options: object,
) => string;

/** The part of Nunjucks that its types leave out: what turns a template into the text of a function a block. */
const { compiler } = nunjucks as unknown as { readonly compiler: { compile: Compile } };
const { version } = createRequire(import.meta.url)("nunjucks/package.json") as { version: string };

const compile = compiler.compile;

/** Eleventy asks for the address of each page anew. */
const known = new Map<string, string>();

/**
 * Whatever asks Nunjucks to compile, Eleventy for its pages and addresses included, gets what was kept. Eleventy's own
 * tags and filters are left out, as no template uses them and each would have to be part of what the code follows from.
 */
compiler.compile = (source, _filters, _extensions, name, options) => {
  const key = `${name}\0${source}`;
  let code = known.get(key);
  if (code === undefined) {
    const follows = [version, name ?? "", source, JSON.stringify(options)];
    code = kept("template", follows, () => compile(source, [], [], name, options));
    known.set(key, code);
  }
  return code;
};
