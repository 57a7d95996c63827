/** YAML as readers of version 1.1 such as PyYAML understand it: `no` and `12:30` are in quotes, dates are dates. */
import { defineScalarTag, dump, NOT_RESOLVED, Schema, YAML11_SCHEMA } from "js-yaml";

/** A date, or a date and time without a zone: `2031-05-06 09:30:00`. */
export class LocalDate {
  readonly written: string;

  constructor(written: string) {
    this.written = written;
  }
}

/** What a file can hold; undefined keys are left out. */
export type Yaml11 =
  | string
  | number
  | boolean
  | LocalDate
  | readonly Yaml11[]
  | { readonly [key: string]: Yaml11 | undefined };

const TIMESTAMP = "tag:yaml.org,2002:timestamp";

const localDate = defineScalarTag(TIMESTAMP, {
  implicit: true,
  resolve: (text) => (/^\d{4}-\d{1,2}-\d{1,2}/.test(text) ? new LocalDate(text) : NOT_RESOLVED),
  identify: (value) => value instanceof LocalDate,
  represent: (value) => (value as LocalDate).written,
});

const SCHEMA = new Schema([...YAML11_SCHEMA.tags.filter(({ tagName }) => tagName !== TIMESTAMP), localDate]);

/** The text of a file. */
export const yaml11 = (value: Yaml11): string =>
  dump(withoutUndefined(value), { schema: SCHEMA, lineWidth: 100, noRefs: true });

function withoutUndefined(value: Yaml11): Yaml11 {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value instanceof LocalDate) return value;
  const entries = Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [[key, withoutUndefined(one)] as const],
  );
  return Object.fromEntries(entries);
}
