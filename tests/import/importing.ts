import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { DateTime } from "luxon";
import { type ImportOptions, importInto } from "../../src/cli/import.ts";
import type { Diagnostic } from "../../src/load/diagnostics.ts";
import { readSite } from "../../src/site/read.ts";
import { ROOT, temporaryFolder, writeFiles } from "../site.ts";

/** The exports that the tests import. */
export const FIXTURES = path.join(ROOT, "tests/import/fixtures");

const SETTINGS =
  "name: Small Workshop\nstart: 2030-05-06\nend: 2030-05-07\ntimezone: Europe/Berlin\nurl: https://example.org/\n";

/** A small site with these data files. */
export function siteWith(data: Readonly<Record<string, string>> = {}): string {
  const files = Object.entries(data).map(([name, text]) => [`data/${name}.yaml`, text] as const);
  return writeFiles({ "data/workshop.yaml": SETTINGS, ...Object.fromEntries(files) });
}

/** The text of a data file; empty where there is none. */
export function dataOf(site: string, name: string): string {
  const file = path.join(site, "data", `${name}.yaml`);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

export interface Imported {
  readonly site: string;
  readonly status: number;
  /** What was printed. */
  readonly said: string;
  readonly papers: string;
  readonly schedule: string;
  readonly speakers: string;
  readonly committee: string;
}

/** A schedule.json with one event, in the hall on the first day. */
export function scheduleJsonOf(event: object): string {
  return JSON.stringify({ schedule: { conference: { days: [{ date: "2030-05-06", rooms: { Hall: [event] } }] } } });
}

/** Runs `lectern import` in this process. */
export async function importTo(
  site: string,
  kind: string,
  file: string,
  options: ImportOptions = {},
): Promise<Imported> {
  const { said, result } = await listening(() => importInto(kind, file, { site, ...options }));
  const [papers, schedule, speakers, committee] = ["papers", "schedule", "speakers", "committee"].map((name) =>
    dataOf(site, name),
  ) as [string, string, string, string];
  return { site, status: result, said, papers, schedule, speakers, committee };
}

/** Imports a text into a site. */
export function importText(
  site: string,
  kind: string,
  name: string,
  text: string | Buffer,
  options?: ImportOptions,
): Promise<Imported> {
  const folder = temporaryFolder();
  writeFiles({ [name]: text as string }, folder);
  return importTo(site, kind, path.join(folder, name), options);
}

async function listening<T>(run: () => Promise<T>): Promise<{ said: string; result: T }> {
  const said: string[] = [];
  const kept = [process.stdout.write, process.stderr.write] as const;
  const listen = (text: string | Uint8Array) => said.push(String(text)) > 0;
  process.stdout.write = listen as typeof process.stdout.write;
  process.stderr.write = listen as typeof process.stderr.write;
  try {
    return { result: await run(), said: said.join("") };
  } finally {
    [process.stdout.write, process.stderr.write] = kept;
  }
}

/** Everything that the check says of a site, notices aside. */
export function problemsOf(site: string): readonly Diagnostic[] {
  const { diagnostics } = readSite({ site, now: DateTime.utc() });
  return diagnostics.filter(({ severity }) => severity !== "notice");
}

/** A site whose data is broken fails; doing the import twice changes nothing. */
export async function importsCleanly(kind: string, fixture: string, options: ImportOptions = {}): Promise<Imported> {
  const site = siteWith();
  const dry = await importTo(site, kind, path.join(FIXTURES, fixture), { ...options, dryRun: true });
  assert.equal(dry.papers + dry.schedule + dry.speakers + dry.committee, "", "--dry-run wrote something");
  assert.match(dry.said, /^\+/m);
  const first = await importTo(site, kind, path.join(FIXTURES, fixture), options);
  assert.equal(first.status, 0, first.said);
  assert.deepEqual(problemsOf(site), []);
  const second = await importTo(site, kind, path.join(FIXTURES, fixture), options);
  for (const name of ["papers", "schedule", "speakers", "committee"] as const) assert.equal(second[name], first[name]);
  assert.match(second.said, /: 0 new, 0 changed, /);
  assert.doesNotMatch(second.said, /: [1-9]\d* new|[1-9]\d* changed/);
  return first;
}
