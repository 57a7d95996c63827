import { spawnSync } from "node:child_process";
import { run } from "../../src/cli/main.ts";
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

/**
 * Runs a command in this process, which takes a tenth of the time: in its folder, with its environment, and with all that
 * it says. What belongs to a process of its own, such as its end, its language and its pipes, is for {@link lecternProcess}.
 */
export async function lectern(
  args: readonly string[],
  where: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const said = { stdout: "", stderr: "" };
  const { stdout, stderr } = process;
  const kept = {
    cwd: process.cwd(),
    env: { ...process.env },
    out: stdout.write,
    err: stderr.write,
    isTTY: stdout.isTTY,
  };
  const listen = (name: "stdout" | "stderr") =>
    ((text: string | Uint8Array, ...rest: unknown[]) => {
      said[name] += typeof text === "string" ? text : Buffer.from(text).toString();
      const done = rest.at(-1);
      if (typeof done === "function") queueMicrotask(() => done());
      return true;
    }) as typeof stdout.write;
  try {
    process.chdir(where.cwd ?? kept.cwd);
    setEnvironment(plainEnvironment(where.env));
    stdout.isTTY = false;
    stdout.write = listen("stdout");
    stderr.write = listen("stderr");
    return { status: await run(args), ...said };
  } finally {
    stdout.isTTY = kept.isTTY;
    stdout.write = kept.out;
    stderr.write = kept.err;
    setEnvironment(kept.env);
    process.chdir(kept.cwd);
  }
}

/** Makes the environment of this process exactly what is given. */
function setEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
}

/** Runs the command as a shell would, without what npm or a terminal adds to the environment. */
export function lecternProcess(args: readonly string[], where: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Ended {
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
