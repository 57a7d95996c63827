/**
 * Breaks exports of other systems at random, and imports them: every case ends with what came in or with a sentence, never
 * with an exception of the program, and the site has no new errors; what fails leaves the site as it was.
 *
 * `node --import tsx tests/fuzz/imports.ts [--cases N] [--seed N]` runs many; `imports.test.ts` a few.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { Failure } from "../../src/site/failure.ts";
import { dataOf, FIXTURES, importText, problemsOf, siteWith } from "../import/importing.ts";

const KINDS = ["papers", "programme", "people"] as const;
const FILES = ["papers", "schedule", "speakers", "committee"] as const;

/** The exports that are one file each. */
const SEEDS = (readdirSync(FIXTURES, { recursive: true }) as string[])
  .filter((name) => statSync(path.join(FIXTURES, name)).isFile() && !name.endsWith(".xlsx"))
  .sort();

/** What strangers and broken programs write. */
const HOSTILE = [
  ...[
    "<script>alert(1)</script>",
    "{{ constructor }}",
    "{% include 'x' %}",
    "\\input{/etc/passwd}",
    "$\\frac{",
    "=1+1",
  ],
  ...[
    '"',
    "'",
    "---",
    "- - -",
    "&a",
    "*a",
    "!!js/function",
    "}{",
    "]",
    "\\r\\n",
    "\u0000",
    "\u202E",
    "\uFEFF",
    "\uD800",
  ],
  ...["__proto__", "constructor", "2030-02-30", "25:99", "-1", "1e999", "[x](javascript:alert(1))", "x".repeat(3000)],
];

/** Changes a text at a place between 0 and 1. */
type Change = (text: string, at: number, other: number) => string | Buffer;

const CHANGES: Readonly<Record<string, Change>> = {
  truncate: (text, at) => text.slice(0, text.length * at),
  beginLate: (text, at) => text.slice(text.length * at),
  dropLine: (text, at) => lines(text, (all) => all.toSpliced(all.length * at, 1)),
  doubleLine: (text, at) =>
    lines(text, (all) => all.toSpliced(all.length * at, 0, all[Math.floor(all.length * at)] ?? "")),
  swapLines: (text, at, other) =>
    lines(text, (all) => {
      const [one, two] = [Math.floor(all.length * at), Math.floor(all.length * other)];
      return all.with(one, all[two] ?? "").with(two, all[one] ?? "");
    }),
  retype: (text, at) => replaceValue(text, at, ["null", "[]", "{}", "0", "true", '""'][Math.floor(at * 97) % 6] ?? ""),
  hostile: (text, at, other) => {
    const place = Math.floor(text.length * at);
    return text.slice(0, place) + HOSTILE[Math.floor(HOSTILE.length * other)] + text.slice(place);
  },
  latin1: (text) => Buffer.from(text, "latin1"),
  utf16: (text) => Buffer.from(text, "utf16le"),
  bytes: (text, at, other) => {
    const bytes = Buffer.from(text);
    bytes[Math.floor(bytes.length * at)] = Math.floor(other * 256);
    return bytes;
  },
  deep: (text, at) => text.slice(0, text.length * at) + "[".repeat(5000) + text.slice(text.length * at),
};

function lines(text: string, change: (all: string[]) => string[]): string {
  return change(text.split("\n")).join("\n");
}

/** Another value in the place of one of those after a colon, a comma or a tab. */
function replaceValue(text: string, at: number, value: string): string {
  const places = [...text.matchAll(/(?<=[:,\t]\s?)[^,:\n\t]+/g)];
  const found = places[Math.floor(places.length * at)];
  return found ? text.slice(0, found.index) + value + text.slice(found.index + found[0].length) : text;
}

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const change = fc.record({ how: fc.constantFrom(...Object.keys(CHANGES)), at: place, other: place });
const broken = fc.record({
  seed: fc.constantFrom(...SEEDS),
  kind: fc.constantFrom(...KINDS),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

/** Imports one broken file into a site that has some data already. */
async function importBroken({ seed, kind, changes }: { seed: string; kind: string; changes: readonly Chosen[] }) {
  let content: string | Buffer = readFileSync(path.join(FIXTURES, seed), "utf8");
  for (const { how, at, other } of changes) content = CHANGES[how]?.(String(content), at, other) ?? content;
  const site = siteWith({ papers: "- title: Own Paper\n  authors: Ada Lovelace\n", committee: "- Bo Ek (X)\n" });
  const before = FILES.map((name) => dataOf(site, name));
  const errors = () => problemsOf(site).filter(({ severity }) => severity === "error");
  try {
    const to = kind === "people" ? { to: "committee" } : {};
    const { status, said } = await importText(site, kind, path.basename(seed), content, to);
    assert.equal(status, 0, said);
    assert.deepEqual(errors(), []);
    const [, held = "", taken = "all"] = /: (\d+) \w+, (?:(all|\d+) )?taken/.exec(said) ?? [];
    assert.notEqual(held, "", said);
    assert.ok(Number(held) > 0 && taken !== "0", said);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    assert.doesNotMatch(error.message, /\n\s+at |undefined|\[object|NaN/);
    assert.deepEqual(
      FILES.map((name) => dataOf(site, name)),
      before,
    );
  }
}

interface Chosen {
  readonly how: string;
  readonly at: number;
  readonly other: number;
}

/** Imports as many broken files. */
export async function fuzzImports(cases: number, seed: number): Promise<void> {
  await fc.assert(fc.asyncProperty(broken, importBroken), { numRuns: cases, seed });
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({ options: { cases: { type: "string" }, seed: { type: "string" } } });
  await fuzzImports(Number(values.cases ?? 1000), Number(values.seed ?? Date.now() % 1e6));
  console.log("nothing found");
}
