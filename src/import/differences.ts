/** Differences between an entry of a data file and a row of an import. */
import type { Value, ValueMap } from "../edit/yaml-writer.ts";
import { Report } from "../load/diagnostics.ts";
import { plainValue } from "../load/shape.ts";
import type { Source } from "../load/source.ts";
import type { YamlNode } from "../load/yaml-node.ts";
import { sameTitle } from "../model/references.ts";
import { bareDoi, KEYS_HOLDING } from "../schema/fields.ts";
import { nameKey } from "../schema/name.ts";
import { splitPeople } from "../schema/people-text.ts";
import { fold } from "../schema/suggest.ts";
import type { FieldValue, LabelledLink, Person } from "./row.ts";
import { oneLine, paragraphs } from "./text.ts";
import { peopleInWords, personValue, written } from "./values.ts";

/**
 * The value a field should have after the import.
 * @param node its present value
 * @returns undefined to keep it: it says the same, or the same and more
 */
export function renewed(name: string, node: YamlNode, source: Source, value: FieldValue): Value | undefined {
  const now = plainValue(node, source, new Report());
  if (KEYS_HOLDING.people.has(name)) return renewedPeople(now, value as readonly Person[]);
  if (name === "links") return renewedLinks(now, value as readonly LabelledLink[]);
  if (typeof value === "string" && typeof now === "string") {
    return isSame(name, now, value) ? undefined : value;
  }
  const texts = typeof value === "string" ? [value] : (value as readonly string[]);
  const known = new Set(textsIn(now).map(fold));
  return texts.every((text) => known.has(fold(text))) ? undefined : written(name, value);
}

function isSame(name: string, now: string, then: string): boolean {
  if (name === "title") return sameTitle(now, then);
  if (name === "abstract" || name === "bio") return paragraphs(now) === paragraphs(then);
  if (name === "doi") return bareDoi(now).toLowerCase() === bareDoi(then).toLowerCase();
  return oneLine(now) === oneLine(then);
}

/** A text counts as a list of one; keywords may share one text. */
function textsIn(now: unknown): readonly string[] {
  if (Array.isArray(now)) return now.filter((one) => typeof one === "string");
  return typeof now === "string" ? [now, ...now.split(/\s*[,;]\s*/)] : [];
}

/** Existing links stay; missing ones are added after them. */
function renewedLinks(now: unknown, links: readonly LabelledLink[]): Value | undefined {
  const known = (Array.isArray(now) ? now : [now]) as Value[];
  const addresses = new Set(known.map((one) => (typeof one === "string" ? one : (one as ValueMap).url)));
  const missing = links.filter(({ url }) => !addresses.has(url));
  return missing.length === 0 ? undefined : [...known, ...missing.map(({ label, url }) => ({ label, url }))];
}

/** Somebody named in a data file, in whatever form. */
interface Named {
  readonly name: string;
  /** null: deliberately none. */
  readonly affiliation: string | null | undefined;
  readonly value: Value;
}

/** The import decides which people and in what order; whatever else the file says about each stays. */
function renewedPeople(now: unknown, people: readonly Person[]): Value | undefined {
  const known = namedIn(now);
  const values = people.map((person) => {
    const same = known.find(({ name }) => nameKey(name) === nameKey(person.name));
    return same ? withAffiliation(same, person) : personValue(person);
  });
  const isUnchanged = values.length === known.length && values.every((value, index) => value === known[index]?.value);
  if (isUnchanged) return undefined;
  return peopleInWords(values, people.length);
}

function namedIn(now: unknown): readonly Named[] {
  if (typeof now === "string") return namedInText(now, true);
  if (Array.isArray(now))
    return now.flatMap((one) => (typeof one === "string" ? namedInText(one, false) : namedIn(one)));
  const map = now as ValueMap;
  if (typeof map?.name !== "string") return [];
  const affiliation = typeof map.affiliation === "string" ? map.affiliation || null : undefined;
  return [{ name: map.name, affiliation, value: map }];
}

function namedInText(text: string, commasSplit: boolean): readonly Named[] {
  const found = splitPeople(text, commasSplit);
  if (typeof found === "string") return [];
  return found.map(({ name, affiliation }) => {
    const value = affiliation === null ? `${name} ()` : personValue(affiliation ? { name, affiliation } : { name });
    return { name, affiliation, value };
  });
}

function withAffiliation({ name, affiliation: now, value }: Named, { affiliation }: Person): Value {
  if (affiliation === undefined || now === null || (now && oneLine(now) === oneLine(affiliation))) return value;
  return typeof value === "string" ? personValue({ name, affiliation }) : { ...(value as ValueMap), affiliation };
}
