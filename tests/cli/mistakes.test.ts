import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ROOT, temporaryFolder } from "../site.ts";
import { lectern } from "./lectern.ts";

/** A copy of the reference workshop, and one line of it changed. */
function copyWith(file: string, before: string, after: string): { site: string; line: number } {
  const site = temporaryFolder();
  for (const folder of ["data", "content"])
    cpSync(path.join(ROOT, folder), path.join(site, folder), { recursive: true });
  const text = readFileSync(path.join(site, file), "utf8");
  const at = text.indexOf(before);
  assert.ok(at >= 0, `${file} does not hold ${before}`);
  writeFileSync(
    path.join(site, file),
    text.replace(before, () => after),
  );
  return { site, line: text.slice(0, at).split("\n").length };
}

const MISTAKES: readonly (readonly [what: string, file: string, before: string, after: string, code: string])[] = [
  [
    "a misspelt speaker",
    "data/schedule.yaml",
    "speakers: Aleksander Madry",
    "speakers: Aleksander Mardy",
    "unknown-person",
  ],
  ["an unknown key", "data/papers.yaml", "authors: Jesse Vig", "autors: Jesse Vig", "unknown-key"],
  ["a time that no clock shows", "data/schedule.yaml", "time: 10:30", "time: 25:99", "bad-time"],
  ["an unknown zone", "data/workshop.yaml", "timezone: America/Chicago", "timezone: America/Chigaco", "unknown-zone"],
  ["a 30 February", "data/dates.yaml", "- date: 2019-03-02", "- date: 2019-02-30", "bad-date"],
  [
    "a javascript: link",
    "data/schedule.yaml",
    "video: https://slideslive.com/38915704",
    "video: javascript:alert(1)//",
    "unsafe-link",
  ],
  [
    "an unclosed quote",
    "data/schedule.yaml",
    'title: "NeuralVerification.jl: Algorithms for Verifying Deep Neural Networks"',
    'title: "NeuralVerification.jl',
    "yaml-quote",
  ],
  ["a list where a person belongs", "data/organizers.yaml", "- name: Sarah Tan", "- name: [Sarah, Tan]", "wrong-type"],
];

for (const [what, file, before, after, code] of MISTAKES) {
  test(`${what} is the first error, on its own line, and no stack trace comes with it`, async () => {
    const { site, line } = copyWith(file, before, after);
    const { status, stdout, stderr } = await lectern(["check", "--site", site, "--format", "json"]);
    assert.equal(status, 1);
    const errors = (JSON.parse(stdout) as { severity: string; file: string; line: number; code: string }[]).filter(
      ({ severity }) => severity === "error",
    );
    const [first] = errors;
    assert.deepEqual({ file: first?.file, line: first?.line, code: first?.code }, { file, line, code });
    assert.doesNotMatch(stdout + stderr, /^\s+at .+:\d+:\d+\)?$/m);
  });
}
