import path from "node:path";
import { fileURLToPath } from "node:url";
import { withSlashes } from "../load/files.ts";

/** Files that were saved, added or removed together. */
export interface Change {
  /** From the site folder, with forward slashes. */
  readonly paths: readonly string[];
  /** Whether a module that runs in this process is among them. */
  readonly isCode: boolean;
}

const SITE_FOLDERS = ["data", "content", "public", "templates"];
const SOURCES = fileURLToPath(new URL("..", import.meta.url));
const CONFIGURATION = fileURLToPath(new URL("../../.eleventy.ts", import.meta.url));

/** How long to wait for the rest of what an editor or git writes at once. */
const QUIET = 20;

/** Watches a site, and Lectern itself where that is being worked on, until closed. */
export async function watchSite(
  site: string,
  changed: (change: Change) => void,
): Promise<{ readonly close: () => Promise<void> }> {
  const { watch } = await import("@11ty/chokidar-with-glob-support");
  const own = SOURCES.split(path.sep).includes("node_modules") ? [] : [SOURCES, CONFIGURATION];
  const watched = [...SITE_FOLDERS.map((name) => path.join(site, name)), ...own];
  // The site folder itself is watched for folders that do not exist yet; of the rest in it nothing is looked at.
  const watcher = watch([site, ...own], {
    ignoreInitial: true,
    disableGlobbing: true,
    ignored: (file) => file !== site && !(watched.some((one) => isWithin(one, file)) && isWorthAttention(file)),
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

/** Whether a file is not one that editors and systems write beside the files of people. */
function isWorthAttention(file: string): boolean {
  return file === CONFIGURATION || !/^[.#]|(?:~|\.swp|\.tmp)$/.test(path.basename(file));
}

/** Modules for the browser are read anew by each build; all others stay in memory. */
function isCode(file: string): boolean {
  const isModule = isWithin(SOURCES, file) && file.endsWith(".ts") && !isWithin(path.join(SOURCES, "client"), file);
  return isModule || file === CONFIGURATION;
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative.split(path.sep)[0] !== ".." && !path.isAbsolute(relative);
}
