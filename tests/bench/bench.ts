/**
 * `npm run bench [-- --json] [-- --runs N]`: how long the reference site takes to build, as a whole process, beside a
 * plain Eleventy that builds one empty page. The aim is a ratio of at most 2.5 without the index of the search, which is
 * made by a program of its own; with it the build is measured as well. And how long a save takes to be seen in the browser
 * while serving.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureSaves } from "./save.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const AIM = 2.5;

/** A command to measure, and where to run it. */
interface Subject {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, runs: { type: "string", default: "9" } } });
  const scratch = mkdtempSync(path.join(tmpdir(), "lectern-bench-"));
  try {
    const [plain = 0, build = 0, search = 0, check = 0] = medians(subjects(scratch), Number(values.runs));
    const ratio = build / plain;
    const saves = await measureSaves(scratch, Number(values.runs));
    const save = saves && median(saves) / 1000;
    if (values.json) console.log(JSON.stringify({ plain, build, search, check, ratio, aim: AIM, save }));
    else print({ plain, build, search, check, ratio, save });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function subjects(scratch: string): Subject[] {
  const plain = path.join(scratch, "plain");
  mkdirSync(plain);
  symlinkSync(path.join(ROOT, "node_modules"), path.join(plain, "node_modules"), "junction");
  writeFileSync(path.join(plain, "package.json"), '{ "type": "module" }');
  writeFileSync(path.join(plain, "eleventy.config.js"), "export default function () {}\n");
  writeFileSync(path.join(plain, "index.njk"), "");
  const eleventy = path.join(ROOT, "node_modules/@11ty/eleventy/cmd.cjs");
  const lectern = path.join(ROOT, "src/cli/lectern.js");
  const build = [lectern, "build", "--output", path.join(scratch, "site")];
  return [
    { name: "plain Eleventy, one empty page", args: [eleventy, "--quiet"], cwd: plain },
    { name: "lectern build without search", args: [...build, "--no-search"], cwd: ROOT },
    { name: "lectern build", args: build, cwd: ROOT },
    { name: "lectern check", args: [lectern, "check"], cwd: ROOT },
  ];
}

/** The median of each, in seconds; measured in turns, so that what slows the machine down slows down all of them. */
function medians(subjects: readonly Subject[], runs: number): number[] {
  const times = subjects.map((): number[] => []);
  for (let run = -1; run < runs; run++) {
    subjects.forEach((subject, index) => {
      const seconds = measure(subject);
      // The first run only fills caches.
      if (run >= 0) times[index]?.push(seconds);
    });
  }
  return times.map(median);
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}

function measure({ name, args, cwd }: Subject): number {
  const { INIT_CWD: _, ...env } = process.env;
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${stderr}`);
  return seconds;
}

function print({
  plain,
  build,
  search,
  check,
  ratio,
  save,
}: Record<"plain" | "build" | "search" | "check" | "ratio", number> & { readonly save: number | undefined }) {
  console.log(`plain Eleventy, one empty page  ${plain.toFixed(2)} s`);
  console.log(`lectern build without search    ${build.toFixed(2)} s`);
  console.log(`lectern build, reference site   ${search.toFixed(2)} s`);
  console.log(`lectern check, reference site   ${check.toFixed(2)} s`);
  console.log(`a save, seen in the browser     ${save === undefined ? "no browser found" : `${save.toFixed(2)} s`}`);
  console.log(`build / plain                   ${ratio.toFixed(2)} (aim: at most ${AIM})`);
}

await main();
