/** Turns fields of rows into YAML values, and checks which of them the data format accepts. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import type { Value, ValueMap } from "../edit/yaml-writer.ts";
import { CATALOG, fill } from "../schema/catalog.ts";
import { KEYS_HOLDING, type Refusal } from "../schema/fields.ts";
import { splitPeople } from "../schema/people-text.ts";
import type { Fields, FieldValue, LabelledLink, Notes, Person } from "./row.ts";

/** A field's value as written to the file. */
export function written(name: string, value: FieldValue): Value {
  if (typeof value === "string") return value;
  if (KEYS_HOLDING.people.has(name)) return peopleValue(value as readonly Person[]);
  const texts = value as readonly string[] | readonly LabelledLink[];
  const [only] = texts;
  return texts.length === 1 && typeof only === "string" ? only : texts.map((one) => linkOrText(one));
}

function linkOrText(value: string | LabelledLink): Value {
  return typeof value === "string" ? value : { label: value.label, url: value.url };
}

/** What people became: they are written once to be checked, and once to the file. */
const WRITTEN = new WeakMap<readonly Person[], Value>();

/** People as `A, B (X) and C` if that reads back the same, else as a list. */
function peopleValue(people: readonly Person[]): Value {
  const known = WRITTEN.get(people);
  if (known !== undefined) return known;
  const value = peopleInWords(people.map(personValue), people.length);
  WRITTEN.set(people, value);
  return value;
}

/**
 * Combines people into one value if possible: `A, B (X) and C`, or a lone mapping.
 * @param count the number of people
 */
export function peopleInWords(values: readonly Value[], count: number): Value {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  if (values.some((value) => typeof value !== "string")) return values;
  const sentence = inWords(values as readonly string[]);
  const found = splitPeople(sentence, true);
  return typeof found !== "string" && found.length === count && !found[0]?.doubtful ? sentence : values;
}

/** `Name (Affiliation)` if that reads back as the person and is complete, else a mapping. */
export function personValue(person: Person): Value {
  const { name, affiliation, ...more } = person;
  const text = affiliation === undefined ? name : `${name} (${affiliation})`;
  const saysAll = Object.values(more).every((value) => value === undefined);
  if (saysAll && readsAs(text, person)) return text;
  return personMap(person);
}

export function personMap({ name, affiliation, links, ...more }: Person): ValueMap {
  return { name, affiliation, ...more, links: links?.map(linkOrText) };
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** Words between which nothing separates people. */
const PLAIN_WORDS = /^(?!.*\b(?:and)\b)[\p{L}\p{M}\p{N}.'’-]+(?: [\p{L}\p{M}\p{N}.'’-]+)*$/iu;

function readsAs(text: string, person: Person): boolean {
  if ([person.name, person.affiliation ?? "X"].every((part) => PLAIN_WORDS.test(part))) return true;
  const found = splitPeople(text, false);
  if (typeof found === "string") return false;
  const [read] = found;
  return found.length === 1 && read?.name === person.name && (read.affiliation ?? undefined) === person.affiliation;
}

/** What the fields of one kind of entry may hold. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/**
 * The fields that the data format accepts; others are noted, with the reason.
 * @param site the folder whose `public/` is searched for files
 */
export function validFields(fields: Fields, shape: Shape, place: string, site: string, notes: Notes): Fields {
  const kept = Object.entries(fields).filter(([name, value]) => {
    if (value === undefined || value.length === 0) return false;
    const wrong = whatIsWrong(name, value, shape[name], site);
    if (wrong !== undefined) notes.leaveOut(place, `${name}: ${wrong}`);
    return wrong === undefined;
  });
  return Object.fromEntries(kept);
}

function whatIsWrong(name: string, value: FieldValue, schema: z.ZodType | undefined, site: string): string | undefined {
  const result = schema?.safeParse(written(name, value));
  if (result && !result.success) return sentenceFor(result.error);
  if (KEYS_HOLDING.path.has(name) && typeof value === "string" && !/^https?:/i.test(value)) {
    const exists = existsSync(path.join(site, "public", value));
    if (!exists) return `there is no "${value}" in public/`;
  }
  if (name === "url" && typeof value === "string" && !/^(?:https?|mailto):/i.test(value)) {
    return `"${value}" is not an address`;
  }
  return undefined;
}

/** A schema's first complaint, as a sentence. */
function sentenceFor({ issues: [issue] }: z.ZodError): string {
  const inner = issue?.code === "invalid_union" ? (issue.errors.flat()[0] ?? issue) : issue;
  const refusal = inner?.code === "custom" ? (inner.params as unknown as Refusal | undefined) : undefined;
  return refusal ? fill(CATALOG[refusal.code].says, refusal.params ?? {}) : `expected ${inner?.message}`;
}
