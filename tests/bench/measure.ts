/** What a whole process costs: the time on the clock, of the processors, and the most memory at once. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A command to measure, and where to run it. */
export interface Subject {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The option that says where it writes a site, to be counted afterwards. */
  readonly outputOption?: string;
}

export interface Cost {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of all processors together, those of its own processes included; undefined where the system does not say. */
  readonly cpu: number | undefined;
  /** MiB: the most that the processes held at once; undefined where the system does not say. */
  readonly memory: number | undefined;
}

export interface Output {
  readonly pages: number;
  readonly bytes: number;
}

/** The shell says what its commands took of the processors (POSIX, `times`). */
const TIMED = '"$@"; status=$?; times >&2; exit $status';

/** Runs a command once. @throws where it fails */
export async function measure({ name, command, args, cwd }: Subject): Promise<Cost> {
  const { INIT_CWD: _, ...env } = process.env;
  const isPosix = process.platform !== "win32";
  const [file, given] = isPosix ? ["sh", ["-c", TIMED, "sh", command, ...args]] : [command, [...args]];
  const start = performance.now();
  const child = spawn(file, given, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, memoryOf(child.pid));
  }, 50);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("close", resolve).on("error", reject);
  });
  clearInterval(watch);
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${said}`);
  return { wall, cpu: isPosix ? cpuIn(said) : undefined, memory: memory > 0 ? memory : undefined };
}

/** The last line is of the children: `0m1.234s 0m0.567s`. */
function cpuIn(said: string): number | undefined {
  const [, ...times] = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(said)?.map(Number) ?? [];
  const [minutes = 0, seconds = 0, systemMinutes = 0, systemSeconds = 0] = times;
  return times.length === 4 ? (minutes + systemMinutes) * 60 + seconds + systemSeconds : undefined;
}

/** What a process and those that it started hold now, in MiB; 0 where the system has no `/proc`. */
function memoryOf(process: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${process}/status`, "utf8");
    const children = readFileSync(`/proc/${process}/task/${process}/children`, "utf8")
      .trim()
      .split(" ")
      .filter(Boolean);
    const own = Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
    return own + children.reduce((sum, child) => sum + memoryOf(Number(child)), 0);
  } catch {
    return 0;
  }
}

/** The pages of a site, and the bytes of all its files. */
export function countOutput(folder: string): Output {
  let pages = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    if (entry.name.endsWith(".html")) pages += 1;
    bytes += readFileSync(path.join(entry.parentPath, entry.name)).length;
  }
  return { pages, bytes };
}

/** The middle one of some numbers. */
export function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}
