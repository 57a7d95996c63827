/** Lectern for other programs, described in docs/api.md. What is not exported here may change in any version. */
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
  /** The instant that "over", "live" and "shown" refer to (default: now). */
  readonly now?: Date;
}

export interface LoadedSite {
  /** undefined exactly when a diagnostic is an error. */
  readonly workshop: Workshop | undefined;
  /** In the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a site folder (`data/`, `content/`, `public/`) and writes nothing. Never throws for what the files say.
 * @param site the folder, from the working directory unless absolute
 */
export function loadSite(site: string, { now = new Date() }: LoadOptions = {}): LoadedSite {
  const { workshop, diagnostics } = readSite({ site: path.resolve(site), now: instantOf(now) });
  return { workshop, diagnostics };
}

export interface CheckOptions extends LoadOptions {
  /** Take warnings that the site does not accept for errors (default: no). */
  readonly strict?: boolean;
}

export interface CheckedSite {
  /** Whether the site can be built. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Says what is wrong with a site, as `lectern check` does. @param site as {@link loadSite} takes it */
export function checkSite(site: string, { strict = false, ...options }: CheckOptions = {}): CheckedSite {
  const { diagnostics } = loadSite(site, options);
  return { ok: !isFatal(diagnostics, strict), diagnostics };
}

export interface BuildOptions extends CheckOptions {
  /** The folder to write (default: `_site` in the site). A folder that Lectern did not write is refused. */
  readonly output?: string;
  /** The path below which the site will be published (default: that of `url:`). */
  readonly pathPrefix?: string;
  /** Whether pages can be searched (default: yes). */
  readonly search?: boolean;
  /** Whether to print the forms of the schedule to PDF files as well (default: no); needs a browser and two packages. */
  readonly pdf?: boolean;
}

export interface BuiltSite {
  /** How many pages were written; undefined where errors were in the way and the output is as it was. */
  readonly pages: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes a site, in place of the one before, as `lectern build` does.
 * @param site as {@link loadSite} takes it
 * @throws Error where the output cannot be written, or what the options ask for is missing on this machine
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

/** @throws RangeError for no instant at all */
function instantOf(now: Date): DateTime<true> {
  const instant = DateTime.fromJSDate(now, { zone: "utc" });
  if (!instant.isValid) throw new RangeError("now is an invalid Date");
  return instant;
}
