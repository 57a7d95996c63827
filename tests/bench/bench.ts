/**
 * `npm run bench [-- --json] [-- --runs N] [-- words]`: what Lectern costs, measured on whole processes, in turns, the
 * median of several runs; words choose among the parts (reference, 40, 1000, 5000, saves).
 *
 * - the reference site beside a plain Eleventy with one empty page, and a check beside a start of tsx alone;
 * - synthetic workshops of 40, 1,000 and 5,000 talks, beside the same files of the same workshop made by Hugo where `hugo` is on the PATH;
 * - how long a save takes to be seen in the browser while serving.
 *
 * The aims are those that docs/performance.md explains.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { makeScratch } from "../../src/site/scratch.ts";
import { LECTERN, ROOT } from "../site.ts";
import { daysFor, type SyntheticSite, writeSyntheticSite } from "../synthetic.ts";
import { writeHugoSite } from "./hugo.ts";
import { type Cost, countOutput, measure, median, type Output, type Subject } from "./measure.ts";
import { measureSaves } from "./save.ts";

const SIZES = [40, 1000, 5000];

/** How many talks a room holds at a time is not what is measured; ten rooms of ten minutes a talk. */
const sizeOf = (talks: number): SyntheticSite => ({
  talks,
  rooms: 10,
  minutes: 10,
  days: daysFor(talks, 10, 10),
  speakers: talks / 2,
  papers: 0,
});

interface Row extends Cost {
  readonly name: string;
  readonly output?: Output;
}

/** A figure that has an aim. */
interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly aim: number;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean" }, runs: { type: "string", default: "5" } },
    allowPositionals: true,
  });
  const runs = Number(values.runs);
  const wants = (part: string) => positionals.length === 0 || positionals.includes(part);
  const { folder: scratch, remove } = makeScratch();
  const rows: Row[] = [];
  const say = (row: Row) => {
    rows.push(row);
    if (!values.json) console.log(lineOf(row));
  };
  try {
    if (!values.json) console.log(HEADER);
    if (wants("reference")) for (const row of await measureInTurns(referenceSubjects(scratch), runs, scratch)) say(row);
    for (const talks of SIZES.filter((size) => wants(String(size))))
      for (const row of await measureInTurns(syntheticSubjects(talks, scratch), runs, scratch)) say(row);
    if (wants("saves")) for (const row of await saves(scratch, runs)) say(row);
    const ratios = ratiosOf(rows);
    if (values.json) console.log(JSON.stringify({ rows, ratios }));
    else for (const ratio of ratios) console.log(ratioLine(ratio));
  } finally {
    remove();
  }
}

const NAMES = {
  plain: "Eleventy, one empty page",
  build: "reference, build without search",
  search: "reference, build",
  check: "reference, check",
  tsx: "node --import tsx -e 0",
};

function referenceSubjects(scratch: string): Subject[] {
  const plain = path.join(scratch, "plain");
  mkdirSync(plain);
  symlinkSync(path.join(ROOT, "node_modules"), path.join(plain, "node_modules"), "junction");
  writeFileSync(path.join(plain, "package.json"), '{ "type": "module" }');
  writeFileSync(path.join(plain, "eleventy.config.js"), "export default function () {}\n");
  writeFileSync(path.join(plain, "index.njk"), "");
  const eleventy = path.join(ROOT, "node_modules/@11ty/eleventy/cmd.cjs");
  const build = [LECTERN, "build"];
  const node = { command: process.execPath, cwd: ROOT };
  return [
    { ...node, name: NAMES.plain, args: [eleventy, "--quiet"], cwd: plain },
    { ...node, name: NAMES.build, args: [...build, "--no-search"], outputOption: "--output" },
    { ...node, name: NAMES.search, args: build, outputOption: "--output" },
    { ...node, name: NAMES.check, args: [LECTERN, "check"] },
    { ...node, name: NAMES.tsx, args: ["--import", "tsx", "-e", "0"] },
  ];
}

const hasHugo = spawnSync("hugo", ["version"]).status === 0;

const syntheticName = (talks: number, what: string): string => `${talks.toLocaleString("en")} talks, ${what}`;

function syntheticSubjects(talks: number, scratch: string): Subject[] {
  const size = sizeOf(talks);
  const site = path.join(scratch, `lectern-${talks}`);
  mkdirSync(site);
  writeSyntheticSite(size, site);
  const args = [LECTERN, "build", "--site", site];
  const node = { command: process.execPath, cwd: ROOT, outputOption: "--output" };
  const subjects: Subject[] = [
    { ...node, name: syntheticName(talks, "build without search"), args: [...args, "--no-search"] },
    { ...node, name: syntheticName(talks, "build"), args },
  ];
  if (!hasHugo) return subjects;
  const hugo = path.join(scratch, `hugo-${talks}`);
  mkdirSync(hugo);
  writeHugoSite(size, hugo);
  const name = syntheticName(talks, "Hugo");
  return [...subjects, { name, command: "hugo", args: ["--quiet"], cwd: hugo, outputOption: "--destination" }];
}

/**
 * The median of each, measured in turns, so that what slows the machine down slows down all of them. Every run writes a
 * folder of its own: for some seconds ext4 takes long to make files where others have just been deleted.
 */
async function measureInTurns(subjects: readonly Subject[], runs: number, scratch: string): Promise<Row[]> {
  const costs = subjects.map((): Cost[] => []);
  const outputs = subjects.map((): string | undefined => undefined);
  // The first run only fills caches.
  for (let run = -1; run < runs; run++) {
    for (const [index, subject] of subjects.entries()) {
      const { outputOption, args } = subject;
      const output = mkdtempSync(path.join(scratch, "output-"));
      if (outputOption !== undefined) outputs[index] = output;
      const cost = await measure({ ...subject, args: outputOption ? [...args, outputOption, output] : args });
      if (run >= 0) costs[index]?.push(cost);
    }
  }
  return subjects.map(({ name }, index) => {
    const output = outputs[index];
    return { name, ...middle(costs[index] ?? []), ...(output === undefined ? {} : { output: countOutput(output) }) };
  });
}

function middle(costs: readonly Cost[]): Cost {
  const of = (key: "cpu" | "memory") => {
    const known = costs.flatMap((cost) => cost[key] ?? []);
    return known.length === 0 ? undefined : median(known);
  };
  return { wall: median(costs.map(({ wall }) => wall)), cpu: of("cpu"), memory: of("memory") };
}

const SAVES = { reference: "reference, a save seen in the browser", big: "1,000 talks, a save seen in the browser" };

async function saves(scratch: string, runs: number): Promise<Row[]> {
  const big = path.join(scratch, "served-1000");
  mkdirSync(big);
  writeSyntheticSite(sizeOf(1000), big);
  const times = [
    { name: SAVES.reference, times: await measureSaves(ROOT, "Opening remarks", path.join(scratch, "served"), runs) },
    { name: SAVES.big, times: await measureSaves(big, "Coffee break", path.join(scratch, "served-big"), runs) },
  ];
  return times.flatMap(({ name, times }) =>
    times === undefined ? [] : [{ name, wall: median(times) / 1000, cpu: undefined, memory: undefined }],
  );
}

function ratiosOf(rows: readonly Row[]): Ratio[] {
  const wall = (name: string) => rows.find((row) => row.name === name)?.wall ?? Number.NaN;
  const all: Ratio[] = [
    {
      name: "reference: build / Eleventy with one empty page",
      value: wall(NAMES.search) / wall(NAMES.plain),
      aim: 1.8,
    },
    { name: "reference: check / node --import tsx -e 0", value: wall(NAMES.check) / wall(NAMES.tsx), aim: 1.2 },
    ...[
      { talks: 1000, aim: 2 },
      { talks: 5000, aim: 1.6 },
    ].map(({ talks, aim }) => ({
      name: syntheticName(talks, "build / Hugo"),
      value: wall(syntheticName(talks, "build without search")) / wall(syntheticName(talks, "Hugo")),
      aim,
    })),
    {
      name: "cost of a talk, 5,000 / 1,000",
      value: wall(syntheticName(5000, "build without search")) / wall(syntheticName(1000, "build without search")) / 5,
      aim: 1.2,
    },
    {
      name: "5,000 talks: memory, in MiB",
      value: rows.find(({ name }) => name === syntheticName(5000, "build without search"))?.memory ?? Number.NaN,
      aim: 450,
    },
    { name: "reference: a save, in seconds", value: wall(SAVES.reference), aim: 0.3 },
    { name: "1,000 talks: a save, in seconds", value: wall(SAVES.big), aim: 0.6 },
  ];
  return all.filter(({ value }) => Number.isFinite(value));
}

const HEADER = `${"".padEnd(42)}${"wall".padStart(9)}${"CPU".padStart(9)}${"memory".padStart(10)}${"pages".padStart(8)}${"bytes".padStart(12)}`;

function lineOf({ name, wall, cpu, memory, output }: Row): string {
  const seconds = (value: number | undefined) => (value === undefined ? "" : `${value.toFixed(2)} s`).padStart(9);
  const mebibytes = (memory === undefined ? "" : `${memory.toFixed(0)} MiB`).padStart(10);
  const pages = (output?.pages.toLocaleString("en") ?? "").padStart(8);
  const bytes = (output?.bytes.toLocaleString("en") ?? "").padStart(12);
  return `${name.padEnd(42)}${seconds(wall)}${seconds(cpu)}${mebibytes}${pages}${bytes}`.trimEnd();
}

const ratioLine = ({ name, value, aim }: Ratio): string =>
  `${name.padEnd(52)}${value.toFixed(2).padStart(7)}  (aim: at most ${aim})`;

await main();
