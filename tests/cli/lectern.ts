import { spawnSync } from "node:child_process";
import { LECTERN, writeFiles } from "../site.ts";

/** The smallest site there is. */
export const SMALL = "name: Small Workshop\nstart: 2030-05-06\ntimezone: Europe/Berlin\n";

/** A small site in a temporary folder, with further files or others in place of its own. */
export function smallSite(files: Readonly<Record<string, string>> = {}): string {
  return writeFiles({ "data/workshop.yaml": SMALL, ...files });
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a shell would, without what npm or a terminal adds to the environment. */
export function lectern(args: readonly string[], where: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LECTERN, ...args], {
    cwd: where.cwd,
    env: plainEnvironment(where.env),
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** The environment of the tests without npm, GitHub and the test runner, and with what is given. */
export function plainEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|GITHUB_|INIT_CWD$|NODE_TEST|NODE_OPTIONS$|LECTERN_DEBUG$)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...more };
}
