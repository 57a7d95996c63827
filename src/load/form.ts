/** Valid YAML that means something else than its author thought. */

import * as z from "zod";
import { isRealDate, KEYS_HOLDING, speakerMapping } from "../schema/fields.ts";
import { DATA_SCHEMAS, type DataFile, FILES_OF_PEOPLE } from "../schema/files.ts";
import { isAffiliation } from "../schema/institution.ts";
import { fold } from "../schema/suggest.ts";
import type { Report } from "./diagnostics.ts";
import type { Source } from "./source.ts";
import type { MappingNode, TextNode, YamlNode } from "./yaml-node.ts";

/**
 * Reports YAML that was meant differently.
 * @param name of the data file, without `.yaml`; undefined for the front matter of a page
 * @returns whether the tree is worth checking against its schema
 */
export function checkForm(root: YamlNode, name: string | undefined, source: Source, report: Report): boolean {
  const isOfPeople = FILES_OF_PEOPLE.has(name as DataFile);
  if (root.kind === "mapping" && name !== undefined) {
    if (reportNeedlessKey(root, name, isOfPeople, source, report)) return false;
    if (isOfPeople && reportPeopleAsKeys(root, name, source, report)) return false;
  }
  return !reportNamesInLines(root, isOfPeople, source, report);
}

/** Reports a needless top-level key, such as `speakers:` around all of speakers.yaml. */
function reportNeedlessKey(
  root: MappingNode,
  name: string,
  isOfPeople: boolean,
  source: Source,
  report: Report,
): boolean {
  const [only, second] = root.entries;
  if (only === undefined || second !== undefined || only.value.kind === "text") return false;
  const { key, value } = only;
  // `2030-05-06:` around the items of a day is its date, not a needless key.
  if (isRealDate(key.value)) return false;
  const isNamed = fold(key.value) === name;
  const isMapping = name === "workshop" && value.kind === "mapping" && !(key.value in DATA_SCHEMAS.workshop.shape);
  const isList = name !== "workshop" && !isOfPeople && value.kind === "list" && !isOfEntry(key.value, name);
  if (!isNamed && !isMapping && !isList) return false;
  const what = name === "workshop" ? "a mapping" : "a list";
  report.add("needless-key", { source, start: key.start, end: key.end }, { key: key.value, what });
  return true;
}

/** Whether a key belongs to an entry of a list file: a lone day without its dash has `items`. */
function isOfEntry(key: string, name: string): boolean {
  const schema: z.ZodType | undefined = DATA_SCHEMAS[name as DataFile];
  const entry = schema instanceof z.ZodArray ? schema.element : undefined;
  return entry instanceof z.ZodObject && Object.hasOwn(entry.shape, key);
}

/** `Aleksander Madry: MIT`: to YAML, a group called Aleksander Madry with MIT as its only member. */
function reportPeopleAsKeys(root: MappingNode, name: string, source: Source, report: Report): boolean {
  let found = false;
  for (const { key, value } of root.entries) {
    const kept = value.kind === "mapping" ? nameKeptUnder(key.value, value) : undefined;
    if (kept !== undefined) {
      const hint = `write - name: ${kept}, and below it what else is said; to keep "${key.value}", id: ${key.value}`;
      report.add("person-as-key", { source, start: key.start, end: key.end }, { key: key.value, value: kept }, hint);
      found = true;
      continue;
    }
    if (value.kind !== "text" || value.value.trim() === "" || isPersonKey(key.value)) continue;
    const named = value.value.replace(/\s+/g, " ").trim();
    const isList = /[,;(（、，]| (?:and|&) /.test(named);
    // Speakers have no groups of one; elsewhere `Chair: Ada Lovelace` is a group, and a lone word is no name.
    const isPerson = isList || (name !== "speakers" && named.includes(" "));
    // `MIT, USA`, but not `Ada Lovelace (MIT)`.
    const isPlace = !/[(（]/.test(named) && isAffiliation(named);
    if (isPerson && !isPlace && !ROLE.test(named)) continue;
    const params = { key: key.value, value: named };
    const person = ROLE.test(named) ? `{name: ${key.value}, role: ${named}}` : `${key.value} (${named})`;
    const hint = `write - ${person}; a group of one is a list: "${key.value}: [${named}]"`;
    report.add("person-as-key", { source, start: key.start, end: value.end }, params, hint);
    found = true;
  }
  return found;
}

/** The name of a person filed under a key, as in Jekyll's data files: `ana-reis: {name: Ana Reis}`. */
function nameKeptUnder(key: string, value: MappingNode): string | undefined {
  const said = value.entries.find((entry) => entry.key.value === "name")?.value;
  if (said?.kind !== "text") return undefined;
  const name = said.value.replace(/\s+/g, " ").trim();
  const [short, long] = [key, name].map((text) =>
    fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  if (!short || !long) return undefined;
  const words = long.split(" ");
  const isOfName = short.split(" ").every((word) => words.includes(word));
  const isRunTogether = short === words.join("") || short === `${words[0]?.[0]}${words.at(-1)}`;
  return isOfName || isRunTogether ? name : undefined;
}

/** Words for what somebody does, which are nobody's name. */
const ROLE = /\b(?:co-?)?(?:chairs?|organi[sz]ers?|members?|speakers?|reviewers?|editors?|volunteers?)$/i;

/** Whether a key is a person's: a lone person may be a mapping without a dash. */
function isPersonKey(key: string): boolean {
  return Object.hasOwn(speakerMapping.shape, key);
}

/** Finds texts that name people, and reports those of several lines with nothing to separate the names. */
function reportNamesInLines(root: YamlNode, arePeople: boolean, source: Source, report: Report): boolean {
  let found = false;
  const walk = (node: YamlNode, ofPeople: boolean): void => {
    if (node.kind === "text") {
      if (!ofPeople || !runTogether(node, source)) return;
      report.add("names-in-lines", { source, start: node.start, end: node.end }, {}, dashes(node, source));
      found = true;
    } else if (node.kind === "list") {
      for (const item of node.items) walk(item, ofPeople);
    } else {
      const isPerson = node.entries.some(({ key }) => key.value === "name");
      for (const { key, value } of node.entries) {
        walk(
          value,
          KEYS_HOLDING.people.has(key.value) || (arePeople && node === root && !isPerson && !isPersonKey(key.value)),
        );
      }
    }
  };
  walk(root, arePeople);
  return found;
}

/** The lines of a text as written, without its quotes; in double quotes, `\n` ends a line too. */
function linesOf({ style, start, end }: TextNode, source: Source): string[] {
  const isQuoted = style === "single" || style === "double";
  const written = isQuoted ? source.text.slice(start + 1, end - 1) : source.text.slice(start, end);
  const lines = written.split(style === "double" ? /\r\n|\r|\n|\\[nr]/ : /\r\n|\r|\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

/** Whether two lines meet, outside parentheses, with nothing that separates or joins names. */
function runTogether(node: TextNode, source: Source): boolean {
  const lines = linesOf(node, source);
  let depth = 0;
  return lines.slice(0, -1).some((line, index) => {
    depth += line.split(/[(（]/).length - line.split(/[)）]/).length;
    const next = lines[index + 1] ?? "";
    const goesOn = /(?:[,;&、，-]|\band)$/i.test(line) || /^(?:[,;&(（]|and\b)/i.test(next);
    return depth <= 0 && !goesOn;
  });
}

/** What precedes the names in a numbered list, or in one whose dashes have no space after them. */
const MARK = /^(?:-|\(?\d{1,3}[.)]\s+)/;

function dashes(node: TextNode, source: Source): string {
  const [first = "", second = ""] = linesOf(node, source).map((line) => line.replace(MARK, ""));
  return `start each line with a dash and a space: "- ${first}", "- ${second}"`;
}
