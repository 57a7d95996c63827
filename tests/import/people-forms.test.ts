/** A list of people reads back as the same people, in whatever form it is written. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { readContent } from "../../src/import/content.ts";
import { NO_OPTIONS } from "../../src/import/csv.ts";
import { formatOf } from "../../src/import/formats.ts";
import { mergePeople, type PersonRow } from "../../src/import/people/file.ts";
import { PEOPLE_FORMATS } from "../../src/import/people/formats.ts";
import { Notes } from "../../src/import/row.ts";
import { nameKey } from "../../src/schema/name.ts";
import { temporaryFolder } from "../site.ts";

interface Somebody {
  readonly name: string;
  readonly affiliation: string;
}

const GIVEN = ["Ana", "Łukasz", "Bo J.", "José María", "Zoë", "D'Arcy", "Jean-Luc", "Олена", "محمد", "A. B."];
const FAMILY = [
  "Ficticia",
  "Żółć",
  "O'Neil",
  "García-López",
  "van der Berg",
  "de la Cruz",
  "Шевченко",
  "علي",
  "McFay",
  "Ek",
];
const PLACES = ["Univ. of A", "University of B & C", "TU Delft", "Institut für Flips, Köln", "MIT", "Lab X, Spain"];

const people = fc.uniqueArray(
  fc.record({
    name: fc.tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...FAMILY)).map((parts) => parts.join(" ")),
    affiliation: fc.constantFrom(...PLACES),
  }),
  { minLength: 1, maxLength: 12, selector: ({ name }) => nameKey(name) },
);

const html = (text: string) => text.replace(/&/g, "&amp;");
const tex = (text: string) => text.replace(/&/g, "\\&").replace("é", "\\'e").replace("ó", "{\\'o}");
const cell = (text: string) => `"${text}"`;

/** Each form with the name of a file of it. */
const FORMS: Readonly<Record<string, readonly [string, (all: readonly Somebody[]) => string]>> = {
  "lines with parentheses": ["a.txt", (all) => all.map((one) => `${one.name} (${one.affiliation})`).join("\n")],
  "lines with commas": ["a.txt", (all) => all.map((one) => `${one.name}, ${one.affiliation}`).join("\n")],
  "lines with dashes": ["a.txt", (all) => all.map((one) => `* ${one.name} -- ${one.affiliation}`).join("\n")],
  "numbered lines": ["a.txt", (all) => all.map((one, at) => `${at + 1}. ${one.name} (${one.affiliation})`).join("\n")],
  "lines with tabs": ["a.txt", (all) => all.map((one) => `${one.name}\t${one.affiliation}`).join("\n")],
  "a Markdown list": [
    "a.md",
    (all) => `# Committee\n\n${all.map((one) => `- **${one.name}**, ${one.affiliation}`).join("\n")}\n`,
  ],
  "a Markdown table": [
    "a.md",
    (all) =>
      `| Name | Affiliation |\n|---|---|\n${all.map((one) => `| ${one.name} | ${one.affiliation} |`).join("\n")}\n`,
  ],
  "an HTML list": [
    "a.html",
    (all) => `<ul>${all.map((one) => html(`<li><b>${one.name}</b> (${one.affiliation})`)).join("")}</ul>`,
  ],
  "an HTML table": [
    "a.html",
    (all) =>
      `<table><tr><th>Name<th>Affiliation</tr>${all.map((one) => html(`<tr><td>${one.name}<td>${one.affiliation}</tr>`)).join("")}</table>`,
  ],
  YAML: [
    "a.yml",
    (all) =>
      all
        .map((one) => `- name: ${JSON.stringify(one.name)}\n  affiliation: ${JSON.stringify(one.affiliation)}\n`)
        .join(""),
  ],
  "YAML in groups": [
    "a.yml",
    (all) =>
      `- role: Reviewers\n  members:\n${all.map((one) => `    - {name: ${JSON.stringify(one.name)}, institution: ${JSON.stringify(one.affiliation)}}\n`).join("")}`,
  ],
  JSON: ["a.json", (all) => JSON.stringify(all)],
  CSV: [
    "a.csv",
    (all) => `name,affiliation\n${all.map((one) => `${cell(one.name)},${cell(one.affiliation)}`).join("\n")}\n`,
  ],
  TeX: [
    "a.tex",
    (all) =>
      `\\begin{itemize}\n${all.map((one) => `\\item ${tex(one.name)} (${tex(one.affiliation)})`).join("\n")}\n\\end{itemize}\n`,
  ],
};

async function read(file: string): Promise<readonly PersonRow[]> {
  const content = await readContent(file);
  const options = { ...NO_OPTIONS, all: false };
  const found = formatOf(content, PEOPLE_FORMATS, undefined, options);
  assert.ok(found, file);
  return found.format.read(content, { site: path.dirname(file), options, notes: new Notes() });
}

for (const [form, [name, write]] of Object.entries(FORMS)) {
  test(`people written as ${form} read back as the same people`, async () => {
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        writeFileSync(path.join(folder, name), write(all));
        const rows = await read(path.join(folder, name));
        assert.deepEqual(
          rows.map(({ person }) => [person.name, person.affiliation]),
          all.map((one) => [one.name, one.affiliation]),
        );
      }),
      { numRuns: 40 },
    );
  });
}

const groups = fc.array(fc.option(fc.constantFrom("Chairs", "Area chairs", "PC: main"), { nil: undefined }), {
  minLength: 12,
  maxLength: 12,
});

test("people merged into any list keep what is there, and a second time changes nothing", () => {
  fc.assert(
    fc.property(people, people, groups, fc.boolean(), (old, fresh, titles, isFlow) => {
      const entry = (one: Somebody) => JSON.stringify(`${one.name} (${one.affiliation})`);
      const before = isFlow
        ? `[${old.map(entry).join(", ")}]\n`
        : old.map((one) => `- ${entry(one)}  # ${one.name}\n`).join("");
      const rows: readonly PersonRow[] = fresh.map((person, at) => {
        const group = titles[at];
        return { place: `a.txt:${at + 1}`, person, ...(group === undefined ? {} : { group }) };
      });
      const first = mergePeople("committee", before, rows, new Notes());
      for (const { name } of [...old, ...fresh]) assert.ok(first.after.includes(name), name);
      if (!isFlow) for (const { name } of old) assert.ok(first.after.includes(`# ${name}\n`), name);
      const second = mergePeople("committee", first.after, rows, new Notes());
      assert.equal(second.after, first.after);
      assert.equal(second.added + second.changed.length, 0);
    }),
  );
});
