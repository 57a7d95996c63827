import type { Accepted } from "../schema/accept.ts";
import { CATALOG, type Code, fill, type Severity } from "../schema/catalog.ts";
import { lineText, type Place, positionAt } from "./source.ts";

/** One thing in a site's files that is wrong or worth a look. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable; explained in `docs/diagnostics.md`. */
  readonly code: Code;
  /** Relative to the site folder, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units as editors count. */
  readonly column: number;
  /** The column after the marked text, on the same line. */
  readonly endColumn: number;
  readonly message: string;
  readonly hint?: string;
  /** The reason given under `accept:`, if the site accepts this. */
  readonly accepted?: string;
  /** The line as written; empty if the diagnostic is about the file itself. */
  readonly excerpt: string;
}

/** The diagnostics, with the reason added to each one that the site accepts. */
export function withAccepted(found: readonly Diagnostic[], accepted: Accepted): readonly Diagnostic[] {
  return found.map((one) => {
    const reason = one.severity === "error" ? undefined : accepted[one.code];
    return reason === undefined ? one : { ...one, accepted: reason };
  });
}

type Params = Readonly<Record<string, string | number>>;

/** Collects what is wrong; no problem stops the reading. */
export class Report {
  readonly #found: Diagnostic[] = [];

  /** Adds a problem at a place in a file. */
  add(code: Code, place: Place, params: Params = {}, hint?: string): void {
    const from = positionAt(place.source, place.start);
    const excerpt = lineText(place.source, from.line);
    const to = positionAt(place.source, Math.max(place.end, place.start));
    const endColumn = to.line === from.line ? to.column : excerpt.length + 1;
    this.#push(code, params, hint, {
      file: place.source.file,
      ...from,
      endColumn: Math.max(endColumn, from.column + 1),
      excerpt,
    });
  }

  /** Adds a problem of a whole file. */
  addFile(code: Code, file: string, params: Params = {}, hint?: string): void {
    this.#push(code, { file, ...params }, hint, { file, line: 1, column: 1, endColumn: 2, excerpt: "" });
  }

  #push(
    code: Code,
    params: Params,
    hint: string | undefined,
    where: Pick<Diagnostic, "file" | "line" | "column" | "endColumn" | "excerpt">,
  ): void {
    const entry = CATALOG[code];
    const advice = hint ?? entry.hint;
    this.#found.push({
      severity: entry.severity,
      code,
      ...where,
      message: fill(entry.says, params),
      ...(advice === undefined ? {} : { hint: fill(advice, params) }),
    });
  }

  /** Whether an error has been reported that starts at the same place. */
  hasErrorAt({ source, start }: Place): boolean {
    const { line, column } = positionAt(source, start);
    return this.#found.some(
      (one) => one.severity === "error" && one.file === source.file && one.line === line && one.column === column,
    );
  }

  get hasErrors(): boolean {
    return this.#found.some(({ severity }) => severity === "error");
  }

  /** Everything found, without duplicates, sorted by file, line and column. */
  sorted(): readonly Diagnostic[] {
    const seen = new Set<string>();
    return this.#found
      .filter((one) => {
        const key = `${one.file}\0${one.line}\0${one.column}\0${one.code}\0${one.message}`;
        return !seen.has(key) && seen.add(key);
      })
      .sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a command fails: on errors, and under `--strict` also on warnings that are not accepted. */
export function isFatal(found: readonly Diagnostic[], strict: boolean): boolean {
  return found.some((one) => one.severity === "error" || (strict && isOpenWarning(one)));
}

export function isOpenWarning({ severity, accepted }: Diagnostic): boolean {
  return severity === "warning" && accepted === undefined;
}
