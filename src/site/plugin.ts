/** Lectern as an Eleventy plugin: the pages of a workshop in a build that Eleventy drives. */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { DateTime } from "luxon";
import { explainTemplateError, loadSite, type PreparedSite, prepareSite } from "./build.ts";
import type { EleventyConfig } from "./eleventy.ts";
import { Failure } from "./failure.ts";
import { markOutput } from "./output.ts";
import { addPages } from "./pages.ts";
import { normalizePathPrefix } from "./paths.ts";
import { showDiagnostics } from "./report.ts";

export interface PluginOptions {
  /** The folder of the site, which holds `data/` (default: where Eleventy runs). */
  readonly site?: string;
  /** Where in the output the site goes, beside other pages of the project: `/2030/` (default: at the top). */
  readonly at?: string;
}

/**
 * Adds a workshop to a build: `eleventy.addPlugin(lectern, { site: "workshop", at: "/2030/" })`. Eleventy writes its
 * pages, the plugin all other files after them. If the data has errors, they are shown, nothing of the workshop is
 * written, and the process exits with 1.
 */
export default function lectern(eleventy: EleventyConfig, options: PluginOptions = {}): void {
  const site = path.resolve(options.site ?? ".");
  const at = normalizePathPrefix(options.at ?? "/");
  let prepared: PreparedSite | undefined;
  let began = 0;
  addPages(
    eleventy,
    () => {
      if (prepared === undefined) return { pages: [], render: () => "" };
      const { pages, render } = prepared;
      return {
        pages,
        render(page) {
          try {
            return render(page);
          } catch (error) {
            throw withoutStack(explainTemplateError(error, site));
          }
        },
      };
    },
    at,
  );
  for (const folder of ["data", "content", "public", "templates"]) eleventy.addWatchTarget(path.join(site, folder));

  eleventy.on("eleventy.before", async ({ directories, runMode }) => {
    prepared = undefined;
    began = Date.now();
    try {
      if (!existsSync(site)) throw new Failure(`there is no folder ${site}`, 1);
      const { diagnostics, loaded } = await loadSite({
        site,
        output: path.join(directories.output, at),
        now: DateTime.utc(),
        pathPrefix: prefixOf(eleventy.pathPrefix, at, runMode !== "build"),
        strict: false,
        serving: runMode !== "build",
      });
      if (diagnostics.length > 0) showDiagnostics(diagnostics, { site, stream: process.stderr });
      if (loaded === undefined) throw new Failure("nothing of the workshop was written", 1);
      prepared = await prepareSite(loaded);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      process.stderr.write(`lectern: ${error.message}\n`);
      process.exitCode = error.status;
    }
  });

  eleventy.on("eleventy.after", async ({ directories, outputMode, results = [] }) => {
    if (
      prepared === undefined ||
      outputMode !== "fs" ||
      !results.some(({ outputPath }) => isNewerThan(outputPath, began))
    )
      return;
    const folder = path.join(directories.output, at);
    await prepared.finish(folder, false);
    if (at === "/") markOutput(folder);
  });
}

/**
 * The path that the pages are published under: that of the project and the plugin's `at`. If the project has none, it
 * is the path of `url:`, except while serving, which is done at the top.
 */
function prefixOf(ofProject: string, at: string, serving: boolean): string | undefined {
  const prefix = normalizePathPrefix(`${ofProject}/${at}`);
  return prefix === "/" && !serving ? undefined : prefix;
}

/** Whether a page was written, not just rendered: Eleventy does not tell plugins of a dry run. */
function isNewerThan(file: string | false, instant: number): boolean {
  // Some disks keep whole seconds only.
  return file !== false && existsSync(file) && statSync(file).mtimeMs >= instant - 1000;
}

/** An error that Eleventy shows without its stack. */
function withoutStack(error: unknown): unknown {
  return error instanceof Failure ? Object.assign(error, { skipOriginalStack: true }) : error;
}
