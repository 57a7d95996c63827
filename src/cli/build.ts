import path from "node:path";
import { plural } from "../load/format.ts";
import { publishedAt, publishedIn } from "../site/against.ts";
import { buildSite } from "../site/build.ts";
import { hasSite, recoverOutput } from "../site/output.ts";
import { pathForPeople } from "../site/paths.ts";
import type { Published } from "../site/published.ts";
import { showDiagnostics } from "../site/report.ts";
import { isSameEdition } from "../site/vanished.ts";
import { pathOption, pathPrefixOption, presentInstant, type SiteOptions, siteFolder } from "./options.ts";

export interface BuildOptions extends SiteOptions {
  readonly output?: string;
  readonly pathPrefix?: string;
  readonly strict?: boolean;
  /** For `lectern serve`, which builds in another process after Lectern's own code has changed. */
  readonly serving?: boolean;
  /** Also print all print forms of the schedule to PDF files in the site. */
  readonly pdf?: boolean;
  /** Whether the site can be searched; false with `--no-search`. */
  readonly search?: boolean;
  /** The site to compare with, an address or a folder (default: the one being replaced). */
  readonly against?: string;
}

/** `lectern build`: writes the site, or reports why it cannot. */
export async function build(options: BuildOptions): Promise<number> {
  const site = siteFolder(options.site);
  const output = options.output === undefined ? path.join(site, "_site") : pathOption("--output", options.output);
  const now = presentInstant(options.now);
  const pathPrefix = options.pathPrefix === undefined ? undefined : pathPrefixOption(options.pathPrefix);
  const { strict = false, serving = false, pdf = false, search = true } = options;
  recoverOutput(output);
  const published = serving ? undefined : await publishedSite(options, output);
  const setsClock = serving && options.now !== undefined;
  const { diagnostics, written, workshop } = await buildSite({
    site,
    output,
    now,
    pathPrefix,
    strict,
    serving,
    linksDesk: serving,
    setsClock,
    pdf,
    search,
    published,
  });
  if (workshop && published && !isSameEdition(workshop, published))
    process.stderr.write(`Not compared with the site it replaces, which is the ${published.edition} edition.\n`);
  if (diagnostics.length > 0) showDiagnostics(diagnostics, { site, strict, stream: process.stderr });
  if (written === undefined) {
    process.stderr.write(`Nothing was written; ${pathForPeople(output)} is as it was.\n`);
    return 1;
  }
  const seconds = (performance.now() / 1000).toFixed(2);
  process.stdout.write(`Wrote ${plural(written, "page")} to ${pathForPeople(output)} in ${seconds} s\n`);
  return 0;
}

/** The site to compare with, read before anything is replaced. If it cannot be read, the build says so and goes on. */
async function publishedSite({ against }: BuildOptions, output: string): Promise<Published | undefined> {
  if (against === undefined) {
    const found = hasSite(output) ? publishedIn(output) : undefined;
    return found && "published" in found ? found.published : undefined;
  }
  const found = await publishedAt(against);
  if ("published" in found) return found.published;
  process.stderr.write(`${against} could not be compared: ${found.reason}\n`);
  return undefined;
}
