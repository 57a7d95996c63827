/** Nunjucks templates compiled to JavaScript, as https://mozilla.github.io/nunjucks/api.html#precompiling describes. */
import nunjucks from "nunjucks";

/** They decide what templates are compiled to, and how they are rendered. */
export const TEMPLATE_OPTIONS = { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false };

const compiler = new nunjucks.Environment([], TEMPLATE_OPTIONS);

/**
 * The body of a function that gives what Nunjucks renders.
 * @param name as mistakes in the template name it
 * @throws Error for what is not the language of templates
 */
export function compileTemplate(name: string, text: string): string {
  return nunjucks.precompileString(text, { name, env: compiler, wrapper: codeOf });
}

/** @param templates a list of one, other than its type says */
function codeOf(templates: { readonly name: string; readonly template: string }): string {
  const [only] = [templates].flat() as (typeof templates)[];
  return only?.template ?? "";
}

/** A compiled template as Nunjucks renders it. */
export function templateFrom(code: string): object {
  return new Function(code)();
}
