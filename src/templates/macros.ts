/**
 * Macros that are imported once a build. Nunjucks runs the whole file of a macro again for each page and each place that
 * imports it, which takes longer than printing the page.
 */
import type nunjucks from "nunjucks";

/** The parts of Nunjucks that its types leave out; see its `environment.js`. */
interface Importable {
  render(variables: Variables, ...rest: unknown[]): unknown;
  getExported(variables: Variables, frame: unknown, done: (error: unknown, exported?: object) => void): void;
}
type Variables = Readonly<Record<string, unknown>> & { readonly page?: Page };
type Page = { readonly url: string };

/** Keeps what templates export, for pages that differ in nothing but their address and what they hand to the macros. */
export class Macros {
  readonly #kept = new WeakSet<Importable>();
  #page: Page | undefined;
  /** In the place of the page for which a macro was first imported: whichever is printed now. */
  readonly #current: Page;

  constructor() {
    const address = () => this.#page?.url ?? "";
    this.#current = {
      get url() {
        return address();
      },
    };
  }

  /** The same template; what it exports is worked out when it is first imported. */
  keep<T extends nunjucks.Template>(template: T): T {
    const importable = template as unknown as Importable;
    if (this.#kept.has(importable)) return template;
    this.#kept.add(importable);
    const print = importable.render.bind(template);
    importable.render = (variables, ...rest) => {
      if (variables.page !== undefined && variables.page !== this.#current) this.#page = variables.page;
      return print(variables, ...rest);
    };
    const work = importable.getExported.bind(template);
    let known: object | undefined;
    importable.getExported = (variables, frame, done) => {
      if (known !== undefined) return done(null, known);
      work({ ...variables, page: this.#current }, frame, (error, exported) => {
        known = exported;
        done(error, exported);
      });
    };
    return template;
  }
}
