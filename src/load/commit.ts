/** What git knows about a site folder. */
import { execFileSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** The Unix time, in seconds, of the last commit that touched a folder; undefined without git or a repository. */
export function lastCommitInstant(folder: string): number | undefined {
  const log = ["-c", "log.showSignature=false", "log", "-1", "--format=%ct", "--", "."];
  try {
    if (!mayBeInRepository(folder)) return undefined;
    const seconds = execFileSync("git", ["-C", folder, ...log], { stdio: ["ignore", "pipe", "ignore"] });
    return Number(seconds.toString()) || undefined;
  } catch {
    return undefined;
  }
}

/** Looks where git would look for a repository, in a hundredth of the time that starting git takes. */
function mayBeInRepository(folder: string): boolean {
  if (process.env.GIT_DIR !== undefined) return true;
  for (let place = realpathSync(folder); ; place = dirname(place)) {
    // A bare repository has no folder of its own.
    if (existsSync(join(place, ".git")) || existsSync(join(place, "HEAD"))) return true;
    if (place === dirname(place)) return false;
  }
}
