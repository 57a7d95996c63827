/** Lectern's API for other programs, described in docs/api.md. Anything not exported here may change in any version. */
import path from "node:path";
import { DateTime } from "luxon";
import { type Diagnostic, isFatal } from "./load/diagnostics.ts";
import type { Workshop } from "./model/workshop.ts";
import { buildSite as buildFiles } from "./site/build.ts";
import { recoverOutput } from "./site/output.ts";
import { normalizePathPrefix } from "./site/paths.ts";
import { readSite } from "./site/read.ts";

export type { Diagnostic } from "./load/diagnostics.ts";
export { type Format, formatDiagnostics } from "./load/format.ts";
export type * from "./model/workshop.ts";

export interface LoadOptions {
  /** The instant by which "over", "live" and "shown" are decided (default: now). */
  readonly now?: Date;
}

export interface LoadedSite {
  /** Undefined exactly if a diagnostic is an error. */
  readonly workshop: Workshop | undefined;
  /** Sorted by file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a site folder (`data/`, `content/`, `public/`) and writes nothing. Never throws because of a file's content.
 * Unlike a build, it does not read the PDF files of proceedings, so that only stated pages are known.
 * @param site the folder, relative to the working directory or absolute
 */
export function loadSite(site: string, { now = new Date() }: LoadOptions = {}): LoadedSite {
  const { workshop, diagnostics } = readSite({ site: path.resolve(site), now: instantOf(now) });
  return { workshop, diagnostics };
}

export interface CheckOptions extends LoadOptions {
  /** Treat warnings that the site does not accept as errors (default: no). */
  readonly strict?: boolean;
}

export interface CheckedSite {
  /** Whether the site can be built. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reports what is wrong with a site, as `lectern check` does. @param site as for {@link loadSite} */
export function checkSite(site: string, { strict = false, ...options }: CheckOptions = {}): CheckedSite {
  const { diagnostics } = loadSite(site, options);
  return { ok: !isFatal(diagnostics, strict), diagnostics };
}

export interface BuildOptions extends CheckOptions {
  /** The folder to write (default: `_site` in the site). A folder that Lectern did not write is refused. */
  readonly output?: string;
  /** The path under which the site will be published (default: that of `url:`). */
  readonly pathPrefix?: string;
  /** Whether pages can be searched (default: yes). */
  readonly search?: boolean;
  /** Whether to print the schedule's print forms to PDF as well (default: no); needs a browser and two packages. */
  readonly pdf?: boolean;
}

export interface BuiltSite {
  /** The number of pages written; undefined if errors prevented the build, which leaves the output untouched. */
  readonly pages: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes a site and replaces the previous output, as `lectern build` does.
 * @param site as for {@link loadSite}
 * @throws Error if the output cannot be written, or if this machine lacks something that the options require
 */
export async function buildSite(site: string, options: BuildOptions = {}): Promise<BuiltSite> {
  const { now = new Date(), strict = false, search = true, pdf = false, pathPrefix } = options;
  const folder = path.resolve(site);
  const output = options.output === undefined ? path.join(folder, "_site") : path.resolve(options.output);
  recoverOutput(output);
  const { diagnostics, written } = await buildFiles({
    site: folder,
    output,
    now: instantOf(now),
    pathPrefix: pathPrefix === undefined ? undefined : normalizePathPrefix(pathPrefix),
    strict,
    serving: false,
    search,
    pdf,
  });
  return { pages: written, diagnostics };
}

/** @throws RangeError for an invalid Date */
function instantOf(now: Date): DateTime<true> {
  const instant = DateTime.fromJSDate(now, { zone: "utc" });
  if (!instant.isValid) throw new RangeError("now is an invalid Date");
  return instant;
}
