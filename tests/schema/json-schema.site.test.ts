import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Ajv } from "ajv";
import { CORE_SCHEMA, dump, load } from "js-yaml";
import * as z from "zod";
import { mappingsIn } from "../../docs/reference.ts";
import { exportWorkshop } from "../../src/export/export.ts";
import { Report } from "../../src/load/diagnostics.ts";
import { plainValue } from "../../src/load/shape.ts";
import { createSource } from "../../src/load/source.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import { starterFiles } from "../../src/new/starter.ts";
import { CATALOG } from "../../src/schema/catalog.ts";
import { frontMatterSchema } from "../../src/schema/content.ts";
import { DATA_SCHEMAS, type DataFile, PRIVATE_SCHEMAS } from "../../src/schema/files.ts";
import { JSON_SCHEMAS } from "../../src/schema/json-schema.ts";
import { read } from "../reading.ts";
import { ROOT } from "../site.ts";

type Node = Readonly<Record<string, unknown>>;

const FILES = Object.keys(DATA_SCHEMAS) as DataFile[];
const published = new Map(FILES.map((file) => [file, readJson(`${JSON_SCHEMAS}/${file}.json`) as Node]));
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, keywords: ["patternErrorMessage"] });
const validators = new Map([...published].map(([file, schema]) => [file, ajv.compile(schema)]));

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));
}

/** What an editor says of a file: it has YAML 1.2 with numbers and truth values. */
function editorSays(file: DataFile, text: string): string[] {
  const validate = validators.get(file);
  assert.ok(validate);
  const value = load(text, { schema: CORE_SCHEMA });
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Whether the loader takes a text by a schema. */
function loaderTakes(schema: z.ZodType, text: string): boolean {
  const { root, problems } = parseYaml(text);
  if (!root || problems.length > 0) return false;
  const report = new Report();
  return schema.safeParse(plainValue(root, createSource("", text), report)).success && !report.hasErrors;
}

function sites(): [name: string, files: ReadonlyMap<string, string>][] {
  const answers = { name: "Example Workshop", start: "2030-05-06", timezone: "Europe/Vienna" };
  const starter = starterFiles(answers, { today: "2030-01-01", lectern: "" });
  const fromFolder = (folder: string) => {
    const data = path.join(ROOT, folder, "data");
    return new Map(readdirSync(data).map((name) => [`data/${name}`, readFileSync(path.join(data, name), "utf8")]));
  };
  return [
    ["the reference", fromFolder(".")],
    ["the awkward fixture", fromFolder("tests/fixtures/awkward")],
    ["the event", fromFolder("tests/fixtures/event")],
    ["the empty fixture", fromFolder("tests/fixtures/empty")],
    ["the starter", new Map([...starter].map(([name, text]) => [name, String(text)]))],
  ];
}

for (const [name, files] of sites()) {
  test(`an editor finds nothing wrong in ${name}`, () => {
    const said = FILES.flatMap((file) => {
      const text = files.get(`data/${file}.yaml`) ?? "";
      // A file that only holds comments is empty.
      return /^[^#\s]/m.test(text) ? editorSays(file, text).map((line) => `${file}: ${line}`) : [];
    });
    assert.deepEqual(said, []);
  });
}

const TAKEN: readonly (readonly [DataFile, string])[] = [
  [
    "schedule",
    "- {date: 2019-05-06, items: [{time: 9.50, title: 1984, type: Invited-Talk, cancelled: YES, duration: 25}]}",
  ],
  ["schedule", "- {date: ' 2019-05-06 ', end: Noon, items: [{time: 0950, mode: In Person, papers: [12], id: 7}]}"],
  [
    "schedule",
    "- {date: 2019-05-06, items: [{time: 09h50, speakers: 'A, B and C (X, Y)', online: HTTPS://example.org/}]}",
  ],
  ["workshop", "name: 2019\nstart: TBA\ntimezone: utc\nclock: 12\naccent: '#fff'\nstage: Auto\nvenue: {room: 101}"],
  [
    "workshop",
    "name: yes\nstart: 2019-05\ntimezone: us/pacific\nclock: '24'\nnotice: {text: Hi, until: 2019-05-06T9:30}",
  ],
  ["papers", "- {title: no, kind: NON-archival, talk: True, doi: 'doi: 10.1145/1.2', keywords: 42, pdf: a b.pdf}"],
  [
    "papers",
    "- {title: One, kind: [Shared_Task, Poster], board: 12, doi: 'https://doi.org/10.1145/1.2', url: '#posters'}",
  ],
  ["dates", "- {title: One, date: TBD, timezone: anywhere on EARTH, time: 23.59, was: [2019-01-01]}"],
  [
    "speakers",
    "- {name: Wei Zhang, affiliation: '', orcid: 'https://orcid.org/0000-0002-1825-0097', url: 'mailto:a@b.de'}",
  ],
  ["people", "Area chairs: Ada and Alan\n2019: [Grace (Navy)]"],
  ["committee", "Ada, Alan and Grace"],
  [
    "workshop",
    "name: A\nstart: tbd\ntimezone: UTC\nproceedings: {title: P, volume: 97, isbn: 9783161484100, issn: 16130073, year: 2019, doi_prefix: 10.1145}",
  ],
  ["workshop", "name: A\nstart: tbd\ntimezone: UTC\nproceedings: https://example.org/v97/"],
  ["papers", "- {title: One, pages: 7, order: 3, archival: NO, licence: CC BY 4.0, short_title: 1, section: 2}"],
  ["papers", "- {title: One, pages: 1 -- 12}"],
  ["editions", "- {title: 2018, date: 2018, proceedings: {label: PMLR, url: https://example.org/}}"],
];

test("what people write and the loader takes, an editor takes as well", () => {
  for (const [file, text] of TAKEN) {
    assert.ok(loaderTakes(DATA_SCHEMAS[file], text), `the loader: ${text}`);
    assert.deepEqual(editorSays(file, text), [], text);
  }
});

test("no file of the catalogue's examples that has the right shape is refused by an editor", () => {
  let compared = 0;
  for (const { example } of Object.values(CATALOG)) {
    for (const [name, text] of Object.entries(example)) {
      const file = FILES.find((candidate) => `data/${candidate}.yaml` === name);
      if (file === undefined || text === null || !loaderTakes(DATA_SCHEMAS[file], text)) continue;
      assert.deepEqual(editorSays(file, text), [], text);
      compared++;
    }
  }
  assert.ok(compared > 30);
});

const REFUSED: readonly (readonly [what: string, DataFile, string])[] = [
  ["an unknown key", "papers", "- {title: One, autors: Ada}"],
  ["an unknown key of an item", "schedule", "- {date: 2019-05-06, items: [{time: 9:50, tittle: One}]}"],
  ["an unknown key of a person", "schedule", "- {date: 2019-05-06, items: [{time: 9:50, speakers: {nam: Ada}}]}"],
  ["a list where a person's name belongs", "organizers", "- name: [Sarah, Tan]"],
  ["a misspelt key of the one person of a file", "people", "name: Ada\nafiliation: Oxford"],
  ["a code that is none", "workshop", "name: A\nstart: 2019-05-06\ntimezone: UTC\naccept: {outside-date: trip}"],
  ["a missing key", "news", "- text: The list is out."],
  ["a session in a session", "schedule", "- {date: 2019-05-06, items: [{items: [{items: [{time: 9:50}]}]}]}"],
  ["a type that is none", "schedule", "- {date: 2019-05-06, items: [{time: 9:50, type: speech}]}"],
  ["a date in words", "dates", "- {title: One, date: 6 May 2019}"],
  ["a link without a scheme", "speakers", "- {name: Ada, url: example.org/ada}"],
  ["a javascript: link", "sponsors", "- {name: One, url: 'javascript:alert(1)'}"],
  ["neither yes nor no", "papers", "- {title: One, talk: maybe}"],
  ["an abbreviation for a zone", "workshop", "name: A\nstart: 2019-05-06\ntimezone: BST"],
  ["an offset for a zone", "workshop", "name: A\nstart: 2019-05-06\ntimezone: Etc/GMT+3"],
  ["a third clock", "workshop", "name: A\nstart: 2019-05-06\ntimezone: Europe/Paris\nclock: 13"],
  ["a colour that is a comment", "workshop", "name: A\nstart: 2019-05-06\ntimezone: Europe/Paris\naccent: #fff"],
  ["a mapping where a list belongs", "dates", "{title: One, date: tbd}"],
];

for (const [what, file, text] of REFUSED) {
  test(`an editor marks ${what}, and so does the loader`, () => {
    assert.notDeepEqual(editorSays(file, text), []);
    assert.ok(!loaderTakes(DATA_SCHEMAS[file], text));
  });
}

/** Every property below a schema, with where it is. */
function properties(node: unknown, at = ""): [place: string, property: Node][] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const own =
      key === "properties" ? Object.entries(value).map(([name, property]) => [`${at}.${name}`, property]) : [];
    return [...(own as [string, Node][]), ...(key === "examples" ? [] : properties(value, `${at}.${key}`))];
  });
}

test("every property of every schema is explained, with an example", () => {
  for (const [file, schema] of published) {
    const all = properties(schema);
    assert.ok(all.length > 2);
    for (const [place, { description, examples }] of all) {
      assert.ok(typeof description === "string" && description.length > 5, `${file}${place} has no description`);
      assert.ok(Array.isArray(examples) && examples.length > 0, `${file}${place} has no example`);
    }
  }
});

/** The fields of every mapping below a schema. */
function fieldsBelow(schema: z.ZodType): [key: string, field: z.ZodType][] {
  return mappingsIn(schema).flatMap((mapping) =>
    Object.entries(mapping.shape as Record<string, z.ZodType>).flatMap(([key, field]): [string, z.ZodType][] => [
      [key, field],
      ...fieldsBelow(field),
    ]),
  );
}

for (const [file, schema] of [...Object.entries(DATA_SCHEMAS), ["front matter", frontMatterSchema] as const]) {
  test(`every field of ${file} is explained, with examples that the loader takes`, () => {
    for (const [key, field] of fieldsBelow(schema)) {
      if (field instanceof z.ZodOptional && field.def.innerType instanceof z.ZodNever) continue;
      const { description, examples = [], default: standard } = z.globalRegistry.get(field) ?? {};
      assert.ok(description && (examples as unknown[]).length > 0, `${key} is not explained`);
      for (const example of [...(examples as unknown[]), ...(standard === undefined ? [] : [standard])]) {
        assert.ok(loaderTakes(field, dump(example)), `${key}: ${JSON.stringify(example)}`);
      }
    }
  });
}

test("every example is one that an editor takes", () => {
  for (const [file, schema] of published) {
    const { definitions } = schema;
    for (const [place, property] of properties(schema)) {
      const validate = ajv.compile({ ...property, definitions });
      for (const example of property.examples as unknown[]) {
        assert.ok(
          validate(load(dump(example), { schema: CORE_SCHEMA })),
          `${file}${place}: ${JSON.stringify(example)}`,
        );
      }
    }
  }
});

test("closed lists are proposed as they are written in the reference", () => {
  const text = JSON.stringify([...published.values()]);
  for (const word of ["lightning talks", "shared task", "programme", "letter", "hybrid", "overview", "AoE"]) {
    assert.ok(text.includes(`"${word}"`), word);
  }
});

test("the first line of every data file names its schema, and the path leads there", () => {
  for (const [name, files] of sites().filter(([site]) => /reference|starter/.test(site))) {
    for (const [file, text] of files) {
      if (!file.startsWith("data/")) continue;
      const named = /^# yaml-language-server: \$schema=(\S+)\n# [A-Z]/.exec(text)?.[1] ?? "";
      const base = name === "the starter" ? "../node_modules/lectern/" : "../";
      assert.equal(named, `${base}${JSON_SCHEMAS}/${path.basename(file, ".yaml")}.json`, `${name}: ${file}`);
    }
  }
});

test("VS Code knows the schemas without the line too, here and in a new site", () => {
  for (const [settings, base] of [
    [".vscode/settings.json", "./"],
    ["src/starter/_vscode/settings.json", "./node_modules/lectern/"],
  ] as const) {
    const { "yaml.schemas": schemas } = readJson(settings) as { "yaml.schemas": Readonly<Record<string, string>> };
    const expected = [
      ...FILES.map((file) => [`${base}${JSON_SCHEMAS}/${file}.json`, `data/${file}.yaml`]),
      ...Object.keys(PRIVATE_SCHEMAS).map((file) => [`${base}${JSON_SCHEMAS}/${file}.json`, `private/${file}.yaml`]),
    ];
    assert.deepEqual(schemas, Object.fromEntries(expected));
    for (const schema of Object.keys(schemas)) {
      assert.ok(existsSync(path.join(ROOT, schema.replace("./node_modules/lectern/", ""))), schema);
    }
  }
});

test("what a schema calls the value of a missing key is what the model takes", () => {
  const exported = (lines: string, dates: string) => {
    const { workshop } = read({
      "data/workshop.yaml": `name: A\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\n${lines}`,
      "data/dates.yaml": `- {title: One, date: 2019-03-01${dates}}\n`,
      "data/papers.yaml": `- {title: One${dates === "" ? "" : ", kind: poster"}}\n`,
    });
    return workshop && exportWorkshop(workshop);
  };
  const standards = fieldsBelow(DATA_SCHEMAS.workshop).flatMap(([key, field]) => {
    const standard = z.globalRegistry.get(field)?.default;
    return standard === undefined ? [] : [`${key}: ${standard}\n`];
  });
  assert.ok(standards.length > 3);
  assert.deepEqual(exported(standards.join(""), ", timezone: AoE"), exported("", ""));
});
