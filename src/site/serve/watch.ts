import path, { type PlatformPath } from "node:path";
import { liesIn, PRIVATE_FOLDER, SITE_FOLDERS, withSlashes } from "../../load/files.ts";
import { FILES, IS_BUILT } from "../../package.ts";
import { isBrowserModule } from "../browser-module.ts";

/** Files that were saved, added or removed together. */
export interface Change {
  /** From the site folder, with forward slashes. */
  readonly paths: readonly string[];
  /** Whether a module that runs in this process is among them. */
  readonly isCode: boolean;
}

/** Milliseconds to wait for the rest of what an editor or git writes at once. */
const QUIET = 20;

/** Watches a site, and Lectern itself if that is being worked on, until closed. */
export async function watchSite(
  site: string,
  changed: (change: Change) => void,
): Promise<{ readonly close: () => Promise<void> }> {
  const { watch } = await import("@11ty/chokidar-with-glob-support");
  const own = IS_BUILT ? [] : [FILES];
  const watcher = watch([site, ...own], {
    ignoreInitial: true,
    disableGlobbing: true,
    ignored: (file) => !isWatched(file, site, own),
    awaitWriteFinish: { stabilityThreshold: 2 * QUIET, pollInterval: QUIET / 2 },
  });
  const collector = new Collector(site, changed);
  watcher.on("all", (_, file) => collector.add(file));
  watcher.on("error", (error) => process.stderr.write(`lectern: cannot watch the site's files: ${error.message}\n`));
  await new Promise<void>((resolve) => {
    watcher.on("ready", resolve);
  });
  return watcher;
}

/** Gathers changes until none comes for a moment. */
class Collector {
  readonly #site: string;
  readonly #changed: (change: Change) => void;
  readonly #files = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(site: string, changed: (change: Change) => void) {
    this.#site = site;
    this.#changed = changed;
  }

  add(file: string): void {
    this.#files.add(file);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), QUIET);
  }

  #tell(): void {
    const files = [...this.#files];
    this.#files.clear();
    this.#changed({
      paths: files.map((file) => withSlashes(path.relative(this.#site, file))),
      isCode: files.some(isCode),
    });
  }
}

/** What editors and systems write beside people's files. */
const UNREMARKABLE = /^[.#]|(?:~|\.swp|\.tmp)$/;

/**
 * Whether a change of a file matters: files of the site, and the site folder itself, in which new folders may appear.
 * @param file on Windows with slashes of either kind: the library gives one, Node the other
 * @param own files and folders of Lectern that are watched as well
 * @param system how paths are written
 */
export function isWatched(file: string, site: string, own: readonly string[], system: PlatformPath = path): boolean {
  const watched = [...[...SITE_FOLDERS, PRIVATE_FOLDER].map((name) => system.join(site, name)), ...own];
  if ([site, ...own].some((one) => system.relative(one, file) === "")) return true;
  return watched.some((one) => liesIn(one, file, system)) && !UNREMARKABLE.test(system.basename(file));
}

/** Each build reads browser modules afresh; all others stay in memory. */
function isCode(file: string): boolean {
  return liesIn(FILES, file) && file.endsWith(".ts") && !isBrowserModule(withSlashes(path.relative(FILES, file)));
}
