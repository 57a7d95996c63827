import { existsSync } from "node:fs";
import path from "node:path";
import { DateTime } from "luxon";
import { isFatal } from "../load/diagnostics.ts";
import { withSlashes } from "../load/files.ts";
import { plural } from "../load/format.ts";
import { type Answers, answersTo } from "../new/answers.ts";
import { type LastYear, readLastYear, type ToReview } from "../new/edition.ts";
import { makeSite, refuseOccupied } from "../new/site.ts";
import { pathForPeople } from "../site/paths.ts";
import { readSite } from "../site/read.ts";
import { showDiagnostics } from "../site/report.ts";
import { pathOption, siteFolder } from "./options.ts";

export type NewOptions = Partial<Answers> & {
  /** The folder of last year's site. */
  readonly from?: string;
  /** Ask no questions. */
  readonly yes?: boolean;
  /** Replace the site that is in the folder. */
  readonly replace?: boolean;
};

/** `lectern new`: writes the files of a new site, or of a site's next edition. */
export async function createSite(folder: string, options: NewOptions): Promise<number> {
  const target = pathOption("<folder>", folder);
  const { replace = false } = options;
  refuseOccupied(target, folder, replace);
  const now = DateTime.now();
  const lastYear = readFrom(options.from, now);
  if (lastYear === undefined) return 1;
  const answers = await answersTo(options, lastYear?.suggests, options.yes !== true);
  const { count, review } = makeSite(target, { answers, lastYear, replace, now });
  process.stdout.write(`Wrote ${plural(count, "file")} to ${pathForPeople(target)}; nothing is committed.\n`);
  showReview(review, target);
  const status = checkNew(target, now);
  showNext(target);
  return status;
}

/** Last year's site; null without --from, undefined if it has errors, which are then shown. */
function readFrom(from: string | undefined, now: DateTime<true>): LastYear | null | undefined {
  if (from === undefined) return null;
  const site = siteFolder(from, "--from");
  const { diagnostics, workshop } = readSite({ site, now });
  if (workshop !== undefined) return readLastYear(site, workshop, now);
  showDiagnostics(
    diagnostics.filter(({ severity }) => severity === "error"),
    { site, stream: process.stderr },
  );
  process.stderr.write("Nothing was written: fix last year's site first.\n");
  return undefined;
}

function showReview(review: readonly ToReview[], target: string): void {
  if (review.length === 0) return;
  const lines = review.map(({ file, line, column, what }) => {
    return `  ${withSlashes(path.join(pathForPeople(target), file))}:${line}:${column} ${what}\n`;
  });
  process.stdout.write(`\nTo review (${review.length}):\n${lines.join("")}\n`);
}

/** Checks the new site: a starter is clean, a next edition may carry over last year's mistakes. */
function checkNew(target: string, now: DateTime<true>): number {
  const { diagnostics } = readSite({ site: target, now });
  if (diagnostics.length > 0) showDiagnostics(diagnostics, { site: target, stream: process.stdout });
  return isFatal(diagnostics, false) ? 1 : 0;
}

/** The commands that publish with GitHub Pages; a folder that is already a repository has somewhere to push to. */
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

function showNext(target: string): void {
  const here = pathForPeople(target);
  const enter = here === "." ? "" : `  cd ${/\s/.test(here) ? `"${here}"` : here}\n`;
  const start = "npm start     serves the site at http://localhost:8080/ and reloads it on every save";
  process.stdout.write(`Next:\n${enter}  npm install   only once\n  ${start}\n${howToPublish(target)}`);
}
