import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DateTime } from "luxon";
import type { Diagnostic } from "../src/load/diagnostics.ts";
import { formatDiagnostics } from "../src/load/format.ts";
import { buildSite, loadSite, renderPage } from "../src/site/build.ts";
import { makeScratch } from "../src/site/scratch.ts";

export { LECTERN } from "./dist.ts";

/** The root of the repository, which is also the reference workshop's site. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
export interface FixtureOptions {
  readonly now?: string;
  readonly pathPrefix?: string;
  /** Whether the site can be searched (default: yes): an index of thousands takes longer than their pages. */
  readonly search?: boolean;
}

/** A site that was built into a temporary folder, which is gone when the test process ends. */
export interface BuiltSite {
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a published file: `schedule/index.html`, or an address: `/schedule/`. */
  readonly read: (address: string) => string;
}

const built = new Map<string, Promise<BuiltSite>>();

/**
 * Builds `tests/fixtures/<name>`, any folder given by its absolute path, or `reference`, the site of this repository;
 * once a process for the same options. Fails if the site has errors.
 */
export function buildFixture(name: string, options: FixtureOptions = {}): Promise<BuiltSite> {
  const site = name === "reference" ? ROOT : path.resolve(ROOT, "tests/fixtures", name);
  const key = JSON.stringify([site, options.now, options.pathPrefix, options.search]);
  const earlier = built.get(key);
  if (earlier) return earlier;
  const result = build(site, options);
  built.set(key, result);
  return result;
}

async function build(site: string, { now, pathPrefix, search = true }: FixtureOptions): Promise<BuiltSite> {
  const folder = path.join(temporaryFolder(), "site");
  const instant = now === undefined ? DateTime.utc() : DateTime.fromISO(now, { zone: "utc" });
  if (!instant.isValid) throw new Error(`now: ${now} is no instant`);
  const { diagnostics, written } = await buildSite({
    site,
    output: folder,
    now: instant,
    pathPrefix,
    search,
    strict: false,
    serving: false,
  });
  if (written === undefined) throw new Error(`${site} has errors:\n${formatDiagnostics(diagnostics, "text")}`);
  return { folder, diagnostics, read: reader(folder) };
}

/** Some pages of a large site, whose others nobody reads; fails if the site has errors or lacks one of them. */
export async function renderPages(site: string, now: string, addresses: readonly string[]): Promise<BuiltSite> {
  const folder = temporaryFolder();
  const instant = DateTime.fromISO(now, { zone: "utc" }) as DateTime<true>;
  const options = { site, output: folder, now: instant, pathPrefix: "/", strict: false, serving: false };
  const { loaded, diagnostics } = await loadSite(options);
  if (loaded === undefined) throw new Error(`${site} has errors:\n${formatDiagnostics(diagnostics, "text")}`);
  for (const address of addresses)
    if (!(await renderPage(loaded, address))) throw new Error(`${site} has no ${address}`);
  return { folder, diagnostics, read: reader(folder) };
}

/** Reads the files of a built site by name or address. */
function reader(folder: string): BuiltSite["read"] {
  return (address) => readFileSync(path.join(folder, address.replace(/\/$/, "/index.html")), "utf8");
}

/** A new folder that is removed when the test process ends. */
export function temporaryFolder(): string {
  return makeScratch().folder;
}

/** Whether the disk of temporary folders takes names that differ only in capitals for one. */
export function ignoresCapitals(): boolean {
  const folder = temporaryFolder();
  return existsSync(path.join(path.dirname(folder), path.basename(folder).toUpperCase()));
}

/** Writes files below a folder, a new temporary one unless given, and gives the folder. */
export function writeFiles(files: Readonly<Record<string, string>>, folder: string = temporaryFolder()): string {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
