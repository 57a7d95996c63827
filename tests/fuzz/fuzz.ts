/**
 * Breaks the files of the reference workshop at random, and looks at what Lectern makes of it: every case gives pages or
 * diagnostics with places inside the files, without an exception and without a hang.
 *
 * `node --import tsx tests/fuzz/fuzz.ts [--cases N] [--seed N]` runs many; `fuzz.test.ts` a few. A seed and a number name a case.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { DateTime } from "luxon";
import type { Diagnostic } from "../../src/load/diagnostics.ts";
import { buildSite } from "../../src/site/build.ts";
import { readSite } from "../../src/site/read.ts";
import { makeScratch } from "../../src/site/scratch.ts";
import { ROOT } from "../site.ts";

const NOW = DateTime.fromISO("2019-04-01T12:00:00Z") as DateTime<true>;

/** Milliseconds of the processor after which a case counts as hanging, and of the clock after which the process ends. */
const PATIENCE = 1000;
const END = 60_000;

type Random = () => number;

/** A case in which something went wrong. */
export interface Failing {
  readonly seed: number;
  readonly number: number;
  readonly file: string;
  readonly text: string;
  readonly why: string;
}

export interface Outcome {
  readonly cases: number;
  /** Without an error in the data. */
  readonly sound: number;
  readonly built: number;
  readonly diagnostics: number;
  /** Milliseconds of the processor for the slowest reading, and the most memory of the process, in MiB. */
  readonly slowest: number;
  readonly memory: number;
  readonly failing: readonly Failing[];
}

/**
 * Runs cases of a seed.
 * @param builds of the cases without an error every so many is built as well
 */
export async function fuzz(seed: number, cases: number, builds: number): Promise<Outcome> {
  const { folder: scratch, remove } = makeScratch();
  const site = path.join(scratch, "site");
  const begin = watch(seed);
  const outcome = { cases, sound: 0, built: 0, diagnostics: 0, slowest: 0, memory: 0, failing: [] as Failing[] };
  try {
    mkdirSync(site);
    for (const folder of ["data", "content", "public"])
      cpSync(path.join(ROOT, folder), path.join(site, folder), { recursive: true });
    const originals = ["data", "content"].flatMap((folder) =>
      readdirSync(path.join(site, folder)).map((name) => `${folder}/${name}`),
    );
    for (let number = 0; number < cases; number += 1) {
      begin(number);
      const random = randomOf(seed * 1_000_003 + number);
      const file = pick(random, originals);
      const place = path.join(site, file);
      const original = readFileSync(place);
      const mutated = mutate(random, original);
      writeFileSync(place, mutated);
      try {
        const before = process.cpuUsage();
        const { diagnostics, workshop } = readSite({ site, now: NOW });
        const { user, system } = process.cpuUsage(before);
        const elapsed = (user + system) / 1000;
        outcome.slowest = Math.max(outcome.slowest, elapsed);
        outcome.diagnostics += diagnostics.length;
        if (elapsed > PATIENCE) throw new Error(`it took ${elapsed.toFixed(0)} ms of the processor`);
        for (const one of diagnostics) checkPlace(one, site);
        const isSound = workshop !== undefined && !diagnostics.some(({ severity }) => severity === "error");
        if (workshop === undefined && isSound) throw new Error("neither a workshop nor an error");
        if (isSound) outcome.sound += 1;
        if (isSound && outcome.sound % builds === 0) {
          await buildOnce(site, path.join(scratch, "output"));
          outcome.built += 1;
        }
      } catch (error) {
        const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
        outcome.failing.push({ seed, number, file, text: mutated.toString("latin1"), why });
      } finally {
        writeFileSync(place, original);
      }
      outcome.memory = Math.max(outcome.memory, process.memoryUsage.rss() / 2 ** 20);
    }
  } finally {
    begin(-1);
    remove();
  }
  return outcome;
}

/** Starts the watchdog of a seed's cases. @returns to be told the number of each case, and at the end a negative one */
function watch(seed: number): (number: number) => void {
  const shared = new SharedArrayBuffer(4);
  const current = new Int32Array(shared);
  const workerData = { seed, patience: END, shared };
  new Worker(new URL("./watchdog.js", import.meta.url), { workerData, execArgv: [] }).unref();
  return (number) => {
    Atomics.store(current, 0, number);
    Atomics.notify(current, 0);
  };
}

/** What `check` accepts is built, with all that pages and search make of it. */
async function buildOnce(site: string, output: string): Promise<void> {
  await buildSite({ site, output, now: NOW, strict: false, serving: false });
}

/** @throws where a diagnostic points outside of the file that it names, or says nothing */
function checkPlace({ file, line, column, endColumn, message, excerpt }: Diagnostic, site: string): void {
  const text = excerpt === "" ? undefined : readFileSync(path.join(site, file), "utf8");
  const lines = text?.split(/\r\n|\r|\n/);
  const shown = lines?.[line - 1]?.replace(/^\uFEFF/, "");
  const isInside =
    line >= 1 && column >= 1 && endColumn > column && (shown === undefined || column <= shown.length + 1);
  if (message.trim() === "" || !isInside || (lines !== undefined && line > lines.length))
    throw new Error(`a place that is not there: ${file}:${line}:${column}-${endColumn} ${message}`);
  if (/\bat .*\.(?:ts|js):\d+|\[object |undefined\b/.test(message) && !excerpt.includes("undefined"))
    throw new Error(`a message that is none: ${message}`);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random: Random, limit: number): number => Math.floor(random() * Math.max(limit, 1));
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;

/** What somebody, or a program, may put in the place of a value. */
const VALUES = [
  ..."null ~ yes no true 0 -1 1e999 .inf .nan 0x1F 12345678901234567890 [] {} [ ] { } | > |2 & * ! % @ ` ' \"".split(
    " ",
  ),
  ..."2019-02-30 2019-13-01 25:61 9:50-8:00 24:00 00:00 12:00pm tbd TBA &a *a !!js/function !!binary <<:".split(" "),
  ..."http:// javascript:alert(1) //x ../../etc/passwd a.md# # --- ...".split(" "),
  "[a, [b, [c]]]",
  "{a: {b: c}}",
  "- a",
  "a: b: c",
  "A (B (C), D (E",
  "A and B and C",
  ", ,",
  "\u202e\u2066x",
  "\u0007",
  "$\\frac{1}{$",
  "{{ 7 * 7 }}",
  "{% include x %}",
  "<script>1</script>",
  "👩‍🔬 日本 العربية",
  ..."\u2028 \u00A0 \u3000 \uFEFF \u200B".split(" "),
  "x".repeat(5000),
  '"\\ud83d half"',
  '"\\uFFFE \\x1b"',
  "<<: *a",
  "\u2013 Ann",
  "$x_{$ \\( \\frac12 \\)",
  "BST",
  "March 18, 2019",
  "1:10 am",
  "public\\x.jpg",
];

type Mutation = (random: Random, lines: string[]) => void;

/** Each changes lines in place. */
const MUTATIONS: readonly Mutation[] = [
  function deleteLines(random, lines) {
    lines.splice(below(random, lines.length), 1 + below(random, 3));
  },
  function duplicateLines(random, lines) {
    const from = below(random, lines.length);
    lines.splice(below(random, lines.length), 0, ...lines.slice(from, from + 1 + below(random, 5)));
  },
  function swapLines(random, lines) {
    const [a, b] = [below(random, lines.length), below(random, lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
  },
  function truncate(random, lines) {
    const at = below(random, lines.length);
    const line = lines[at] ?? "";
    lines.splice(at, lines.length, line.slice(0, below(random, line.length + 1)));
  },
  function indent(random, lines) {
    const at = below(random, lines.length);
    const line = lines[at] ?? "";
    const pad = pick(random, ["", " ", "  ", "   ", "     ", "\t", "        "]);
    lines[at] = random() < 0.5 ? pad + line : pad + line.trimStart();
  },
  function retype(random, lines) {
    const at = below(random, lines.length);
    lines[at] = (lines[at] ?? "").replace(/^([^:]*: ?|\s*- ?).*$/, (_, key: string) => key + pick(random, VALUES));
  },
  function insertValue(random, lines) {
    const at = below(random, lines.length);
    const line = lines[at] ?? "";
    const place = below(random, line.length + 1);
    lines[at] = line.slice(0, place) + pick(random, VALUES) + line.slice(place);
  },
  function deleteSigns(random, lines) {
    const at = below(random, lines.length);
    const line = lines[at] ?? "";
    const place = below(random, line.length);
    lines[at] = line.slice(0, place) + line.slice(place + 1 + below(random, 4));
  },
  function misspellKey(random, lines) {
    const at = below(random, lines.length);
    lines[at] = (lines[at] ?? "").replace(/(\w)(\w)(?=\w*:)/, "$2$1");
  },
  function otherEnds(random, lines) {
    const at = below(random, lines.length);
    lines[at] = `${lines[at] ?? ""}${pick(random, ["\r", " ", "\t# x", " #x", ",", ":", ": ", " |", "\u2028"])}`;
  },
];

function mutate(random: Random, original: Buffer): Buffer {
  const lines = original.toString("utf8").split("\n");
  for (let count = 1 + below(random, 3); count > 0; count -= 1) pick(random, MUTATIONS)(random, lines);
  const mutated = Buffer.from(lines.join("\n"));
  // Bytes that are no text at all.
  if (random() < 0.1)
    for (let count = 1 + below(random, 4); count > 0; count -= 1)
      mutated[below(random, mutated.length)] = below(random, 256);
  return mutated;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cases: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      // Of the sound ones every so many is built.
      builds: { type: "string", default: "50" },
    },
  });
  const { failing, ...totals } = await fuzz(Number(values.seed), Number(values.cases), Number(values.builds));
  for (const { seed, number, file, why } of failing.slice(0, 10))
    console.log(`seed ${seed}, case ${number}, ${file}: ${why}`);
  console.log(JSON.stringify({ ...totals, failing: failing.length }));
  process.exitCode = failing.length > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) await main();
