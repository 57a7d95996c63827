/** Writes a new site into a folder: the starter, or the next edition of last year's site. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DateTime } from "luxon";
import { Failure } from "../site/failure.ts";
import { refuseBelowFile } from "../site/output-file.ts";
import { readSite } from "../site/read.ts";
import type { Answers } from "./answers.ts";
import { type LastYear, nextEdition, type ToReview, withoutDeadLinks } from "./edition.ts";
import { packageSource } from "./package-source.ts";
import { pointToSchemas } from "./schema-lines.ts";
import { type SiteFiles, starterFiles } from "./starter.ts";

/** Folders that `--replace` empties; everything else stays, including the site's own templates. */
const REPLACED = ["data", "content", "public"];

/** The tests of Lectern's own repository need its reference workshop, which `--replace` removes. */
const REFERENCE_TESTS = ".github/workflows/test.yml";

/** What goes into a new site. */
interface NewSite {
  readonly answers: Answers;
  readonly lastYear: LastYear | null;
  /** Replace the site that is in the folder. */
  readonly replace: boolean;
  readonly now: DateTime<true>;
}

/**
 * Writes the files of a new site.
 * @returns the number of files, and what the organizers should review
 */
export function makeSite(
  target: string,
  { answers, lastYear, replace, now }: NewSite,
): { readonly count: number; readonly review: readonly ToReview[] } {
  // In Lectern's own repository, or in a site being started over, package.json stays.
  const lectern = existsSync(path.join(target, "package.json")) ? undefined : packageSource();
  const files = starterFiles(answers, { today: now.toISODate(), lectern: lectern?.spec ?? "" });
  if (lectern?.file) files.set(lectern.file.name, lectern.file.content);
  const review = lastYear ? nextEdition(lastYear, answers, files) : [];
  pointToSchemas(files, target);
  if (replace) emptySite(target);
  writeSite(target, files);
  const unlinked = lastYear ? removeDeadLinks(target, now) : [];
  return { count: files.size, review: [...review, ...unlinked] };
}

/**
 * Refuses a folder whose files the new site would mix with.
 * @param folder as typed, for the message
 * @throws Failure
 */
export function refuseOccupied(target: string, folder: string, replace: boolean): void {
  refuseBelowFile(target, folder);
  if (existsSync(target) && !statSync(target).isDirectory()) throw new Failure(`${folder} is a file`, 2);
  if (replace) {
    if (existsSync(path.join(target, "data", "workshop.yaml"))) return;
    throw new Failure(`${folder} has no data/workshop.yaml, so --replace finds no site to replace`, 2);
  }
  const held = existsSync(target) ? readdirSync(target).filter((name) => name !== ".git") : [];
  if (held.length === 0) return;
  const isSite = existsSync(path.join(target, "data", "workshop.yaml"));
  const advice = isSite ? "use --replace to start its site over" : "choose a new folder, or empty this one yourself";
  throw new Failure(`${folder} is not empty (${held.sort().slice(0, 3).join(", ")}); ${advice}`, 2);
}

function emptySite(target: string): void {
  for (const part of [...REPLACED, REFERENCE_TESTS]) rmSync(path.join(target, part), { recursive: true, force: true });
}

/** Leaves existing files as they are (with `--replace`: those around the site, such as README.md). */
function writeSite(target: string, files: SiteFiles): void {
  for (const [name, content] of files) {
    const file = path.join(target, name);
    if (existsSync(file)) {
      files.delete(name);
      continue;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Turns links in kept pages to what does not exist yet, such as the programme, into plain words. */
function removeDeadLinks(target: string, now: DateTime<true>): ToReview[] {
  const { diagnostics } = readSite({ site: target, now });
  const dead = diagnostics.filter(({ code, file }) => code === "unknown-link" && file.startsWith("content/"));
  for (const name of new Set(dead.map(({ file }) => file))) {
    const inFile = dead.filter(({ file }) => file === name);
    const file = path.join(target, name);
    writeFileSync(file, withoutDeadLinks(readFileSync(file, "utf8"), inFile));
  }
  return dead.map(({ file, line, excerpt, column, endColumn }) => {
    return {
      file,
      line,
      column: 1,
      what: `no longer links ${excerpt.slice(column - 1, endColumn - 1)}, which is not there yet`,
    };
  });
}
