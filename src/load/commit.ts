/** What git knows of a site folder. */
import { execFileSync } from "node:child_process";

/** The instant of the last commit that touched a folder, in seconds since 1970; undefined without git, or outside of a repository. */
export function lastCommitInstant(folder: string): number | undefined {
  const log = ["-c", "log.showSignature=false", "log", "-1", "--format=%ct", "--", "."];
  try {
    const seconds = execFileSync("git", ["-C", folder, ...log], { stdio: ["ignore", "pipe", "ignore"] });
    return Number(seconds.toString()) || undefined;
  } catch {
    return undefined;
  }
}
