/** Nunjucks templates compiled to JavaScript, as https://mozilla.github.io/nunjucks/api.html#precompiling describes. */
import nunjucks from "nunjucks";

/** These affect both how templates compile and how they render. */
export const TEMPLATE_OPTIONS = { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false };

const compiler = new nunjucks.Environment([], TEMPLATE_OPTIONS);

/**
 * The body of a function that returns what Nunjucks renders.
 * @param name of the template in error messages
 * @throws Error for a syntax error in the template
 */
export function compileTemplate(name: string, text: string): string {
  return nunjucks.precompileString(text, { name, env: compiler, wrapper: codeOf });
}

/** @param templates a list of one, contrary to its type */
function codeOf(templates: { readonly name: string; readonly template: string }): string {
  const [only] = [templates].flat() as (typeof templates)[];
  return only?.template ?? "";
}

/** A compiled template as Nunjucks renders it. */
export function templateFrom(code: string): object {
  return new Function(code)();
}
