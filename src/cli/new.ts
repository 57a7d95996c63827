import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { DateTime } from "luxon";
import { isFatal } from "../load/diagnostics.ts";
import { withSlashes } from "../load/files.ts";
import { plural } from "../load/format.ts";
import { type AnswerName, type Answers, QUESTIONS, readAnswer } from "../new/answers.ts";
import { type LastYear, nextEdition, readLastYear, type ToReview, withoutDeadLinks } from "../new/edition.ts";
import { packageSource } from "../new/package-source.ts";
import { pointToSchemas } from "../new/schema-lines.ts";
import { type SiteFiles, starterFiles } from "../new/starter.ts";
import { zoneNamed } from "../schema/zones.ts";
import { Failure } from "../site/failure.ts";
import { refuseBelowFile } from "../site/output-file.ts";
import { pathForPeople } from "../site/paths.ts";
import { readSite } from "../site/read.ts";
import { printDiagnostics } from "../site/report.ts";
import { pathOption, siteFolder } from "./options.ts";

export type NewOptions = Partial<Answers> & {
  /** The folder of last year's site. */
  readonly from?: string;
  /** Ask nothing. */
  readonly yes?: boolean;
  /** Take the place of the site that is in the folder. */
  readonly replace?: boolean;
};

/** What `--replace` empties; everything else stays as it is, templates of one's own included. */
const REPLACED = ["data", "content", "public"];

/** The tests of Lectern's own repository read its reference workshop, which `--replace` takes away. */
const REFERENCE_TESTS = ".github/workflows/test.yml";

/** `lectern new`: writes the files of a new site, or of the next edition of one. */
export async function createSite(folder: string, options: NewOptions): Promise<number> {
  const target = pathOption("<folder>", folder);
  const { replace = false } = options;
  refuseOccupied(target, folder, replace);
  const now = DateTime.now();
  const lastYear = readFrom(options.from, now);
  if (lastYear === undefined) return 1;
  const answers = await answersTo(options, { ...defaults(), ...(lastYear ? lastYear.suggests : {}) });
  // The repository of Lectern itself, or a site that is started anew: its package.json stays.
  const lectern = existsSync(path.join(target, "package.json")) ? undefined : packageSource();
  const files = starterFiles(answers, { today: now.toISODate(), lectern: lectern?.spec ?? "" });
  if (lectern?.file) files.set(lectern.file.name, lectern.file.content);
  const review = lastYear ? nextEdition(lastYear, answers, files) : [];
  pointToSchemas(files, target);
  if (replace) emptySite(target);
  writeSite(target, files);
  process.stdout.write(`Wrote ${plural(files.size, "file")} to ${pathForPeople(target)}; nothing is committed.\n`);
  const unlinked = lastYear ? removeDeadLinks(target, now) : [];
  printReview([...review, ...unlinked], target);
  const status = checkNew(target, now);
  printNext(target);
  return status;
}

function refuseOccupied(target: string, folder: string, replace: boolean): void {
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

/** Last year's site; null where none is asked for, undefined where it has errors, which are then printed. */
function readFrom(from: string | undefined, now: DateTime<true>): LastYear | null | undefined {
  if (from === undefined) return null;
  const site = siteFolder(from, "--from");
  const { diagnostics, workshop } = readSite({ site, now });
  if (workshop !== undefined) return readLastYear(site, workshop, now);
  printDiagnostics(
    diagnostics.filter(({ severity }) => severity === "error"),
    { site, stream: process.stderr },
  );
  process.stderr.write("Nothing was written: fix last year's site first.\n");
  return undefined;
}

function defaults(): Answers {
  return {
    name: "Example Workshop",
    start: "tbd",
    // A machine may be on Etc/GMT+5, or on no zone that anybody knows.
    timezone: zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? "UTC",
  };
}

/** What the options say; the rest is asked, or with `--yes` taken from the suggestions. */
async function answersTo(options: NewOptions, suggested: Answers): Promise<Answers> {
  const answers: Partial<Record<AnswerName, string>> = { ...suggested };
  const open = QUESTIONS.filter((question) => {
    const option = options[question.name];
    if (option === undefined) return true;
    const read = readAnswer(question, option);
    if ("wrong" in read) throw new Failure(`--${question.name}: ${read.wrong}`, 2);
    answers[question.name] = read.value;
    return false;
  });
  if (options.yes !== true && open.length > 0) await ask(open, answers);
  return answers as Answers;
}

/** Asks at the terminal, or reads a line an answer where the input is a file; where it ends, the suggestions hold. */
async function ask(questions: typeof QUESTIONS, answers: Partial<Record<AnswerName, string>>): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once("SIGINT", () => process.exit(130));
  const lines = terminal[Symbol.asyncIterator]();
  try {
    for (const question of questions) {
      const suggested = answers[question.name];
      for (;;) {
        terminal.setPrompt(`${question.asks}${suggested === undefined ? "" : ` [${suggested}]`}: `);
        terminal.prompt();
        const { value: line, done } = await lines.next();
        if (done) return void process.stdout.write("\n");
        if (line.trim() === "") break;
        const read = readAnswer(question, line);
        if ("value" in read) {
          answers[question.name] = read.value;
          break;
        }
        process.stdout.write(`  ${read.wrong}\n`);
      }
    }
  } finally {
    terminal.close();
  }
}

function emptySite(target: string): void {
  for (const part of [...REPLACED, REFERENCE_TESTS]) rmSync(path.join(target, part), { recursive: true, force: true });
}

/** Files that are there already (with `--replace`: those around the site, such as README.md) stay as they are. */
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

/** Links of kept pages to the programme and the like, which is not there yet, become plain words. */
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

function printReview(review: readonly ToReview[], target: string): void {
  if (review.length === 0) return;
  const lines = review.map(({ file, line, column, what }) => {
    return `  ${withSlashes(path.join(pathForPeople(target), file))}:${line}:${column} ${what}\n`;
  });
  process.stdout.write(`\nTo review (${review.length}):\n${lines.join("")}\n`);
}

/** Checks the new site: a starter is clean, a next edition may carry over what was wrong last year. */
function checkNew(target: string, now: DateTime<true>): number {
  const { diagnostics } = readSite({ site: target, now });
  if (diagnostics.length > 0) printDiagnostics(diagnostics, { site: target, stream: process.stdout });
  return isFatal(diagnostics, false) ? 1 : 0;
}

/** The commands that publish with GitHub Pages; a folder that is a repository already has a place to push to. */
function howToPublish(target: string): string {
  const isRepository = existsSync(path.join(target, ".git"));
  const commit = 'git add . && git commit -m "A new site"';
  const commands = isRepository
    ? [commit, "git push origin main"]
    : [
        `git init -b main && ${commit}`,
        "git remote add origin https://github.com/YOU/REPOSITORY.git",
        "git push -u origin main",
      ];
  const first = isRepository ? "In" : "Create an empty repository at https://github.com/new. In";
  const how = `${first} its Settings, under Pages, choose "GitHub Actions". Then push the branch main, which publishes:`;
  return `\nTo publish with GitHub Pages:\n  ${how}\n${commands.map((line) => `  ${line}\n`).join("")}`;
}

function printNext(target: string): void {
  const here = pathForPeople(target);
  const enter = here === "." ? "" : `  cd ${/\s/.test(here) ? `"${here}"` : here}\n`;
  const start = "npm start     serves the site at http://localhost:8080/ and reloads it on every save";
  process.stdout.write(`Next:\n${enter}  npm install   only once\n  ${start}\n${howToPublish(target)}`);
}
