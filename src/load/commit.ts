/** What git knows of a site folder. */
import { execFileSync } from "node:child_process";

/** The date (`2019-05-01`) of the last commit that touched a folder; undefined without git, or outside of a repository. */
export function lastCommitDate(folder: string): string | undefined {
  try {
    const date = execFileSync("git", ["-C", folder, "log", "-1", "--format=%cs", "--", "."], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    return date.toString().trim() || undefined;
  } catch {
    return undefined;
  }
}
