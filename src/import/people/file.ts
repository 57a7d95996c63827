/** Merges imported people into `data/committee.yaml` or `data/speakers.yaml`. */
import { appended, type DataFile, edited, withFirstEntries } from "../../edit/data-file.ts";
import { type Edit, lineEnd, lineStart } from "../../edit/splice.ts";
import { blockEntry, inline, type Value } from "../../edit/yaml-writer.ts";
import type { ListNode, TextNode, YamlNode } from "../../load/yaml-node.ts";
import { nameKey } from "../../schema/name.ts";
import { splitPeople } from "../../schema/people-text.ts";
import { ImportMistake } from "../input.ts";
import { type Change, entryEdits, type Merged, readForMerge, textAt } from "../merge.ts";
import type { Fields, Notes, Person } from "../row.ts";
import { oneLine } from "../text.ts";
import { personMap, personValue } from "../values.ts";

/** A person with their place in the import. */
export interface PersonRow {
  readonly place: string;
  readonly person: Person;
  /** The title of the group to which the person belongs, if the file or the command line says one. */
  readonly group?: string;
}

export type PeopleFile = "committee" | "organizers" | "speakers" | "people";

const COMMENTS: Readonly<Record<PeopleFile, string>> = {
  committee: "The programme committee, one member a line: Name (Affiliation).",
  organizers: "The organizers.",
  speakers: "The speakers. The schedule names them by name alone.",
  people: "Further groups of people.",
};

/** An entry of the file, a text or a mapping, and the list that contains it. */
interface Known {
  readonly name: string;
  readonly node: YamlNode;
  readonly list: ListNode;
}

/** The file with the people merged: known people updated, new ones at the end. */
export function mergePeople(which: PeopleFile, text: string, rows: readonly PersonRow[], notes: Notes): Merged {
  const name = `data/${which}.yaml`;
  const file = readForMerge(name, text);
  const lists = listsIn(file, name);
  const known = lists.flatMap(knownIn);
  const edits: Edit[] = [];
  const changed: Change[] = [];
  const fresh: PersonRow[] = [];
  let same = 0;
  for (const row of rows) {
    const entry = known.find((one) => one.name === nameKey(row.person.name));
    const renewal = entry && renewPerson(file, entry, row, notes);
    if (!renewal) fresh.push(row);
    else if (renewal.changed.length === 0) same++;
    else changed.push({ name: `"${row.person.name}"`, fields: renewal.changed });
    edits.push(...(renewal?.edits ?? []));
  }
  const values = fresh.map(({ person }) => (which === "speakers" ? personMap(person) : personValue(person)));
  const last = lists.at(-1);
  if (lists.length > 1) noteGroup(fresh, name, notes);
  const after = last
    ? edited(text, [...edits, ...appended(text, last, values)])
    : values.length === 0
      ? text
      : withFirstEntries(text, values, COMMENTS[which]);
  return { file: name, before: text, after, added: fresh.length, changed, same };
}

/** The names listed in the file, normalised for comparison. */
export function namesIn(which: PeopleFile, text: string): ReadonlySet<string> {
  const name = `data/${which}.yaml`;
  return new Set(
    listsIn(readForMerge(name, text), name)
      .flatMap(knownIn)
      .map((known) => known.name),
  );
}

/** The lists in a file: one, or one per group. */
function listsIn({ root }: DataFile, name: string): readonly ListNode[] {
  const nodes = root?.kind === "mapping" ? root.entries.map(({ value }) => value) : root ? [root] : [];
  return nodes.map((node) => {
    if (node.kind === "list") return node;
    throw new ImportMistake(`${name} has people who are not in a list; write them one a line, as - Name (Affiliation)`);
  });
}

function knownIn(list: ListNode): readonly Known[] {
  return list.items.flatMap((node): Known[] => {
    if (node.kind === "mapping") return [{ name: nameKey(textAt(node, "name") ?? ""), node, list }];
    const found = node.kind === "text" ? splitPeople(node.value.trim(), false) : [];
    if (typeof found === "string") return [];
    return found.map(({ name }) => ({ name: nameKey(name), node, list }));
  });
}

function noteGroup([first, ...others]: readonly PersonRow[], name: string, notes: Notes): void {
  if (!first) return;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  notes.guess(first.place, `"${first.person.name}"${more} went into the last group of ${name}`);
}

interface Renewal {
  readonly edits: readonly Edit[];
  readonly changed: readonly string[];
}

function renewPerson(file: DataFile, { node, list }: Known, { person, place }: PersonRow, notes: Notes): Renewal {
  if (node.kind === "mapping") {
    const { name: _, affiliation, ...more } = person;
    const hasNone = saysNone(file.text, node);
    const fields: Fields = { affiliation: hasNone ? undefined : affiliation, ...more };
    return entryEdits(file, node, fields, place, notes);
  }
  return node.kind === "text" ? renewText(file, node, list, { person, place }, notes) : { edits: [], changed: [] };
}

/** `affiliation: ""` means deliberately none. */
function saysNone(text: string, node: YamlNode): boolean {
  if (node.kind !== "mapping") return false;
  const value = node.entries.find(({ key }) => key.value === "affiliation")?.value;
  return value?.kind === "text" && value.value.trim() === "" && /["']/.test(text.slice(value.start, value.end));
}

/** Updates the affiliation in `Name (Affiliation)`; becomes a mapping if there is more to say. */
function renewText(file: DataFile, node: TextNode, list: ListNode, row: PersonRow, notes: Notes): Renewal {
  const found = splitPeople(node.value.trim(), false);
  const [now] = found;
  if (typeof found === "string" || now === undefined || typeof now === "string") return { edits: [], changed: [] };
  if (found.length > 1) {
    notes.leaveOut(
      row.place,
      `"${row.person.name}" shares a line of ${file.source.file} with others, which stays as it is`,
    );
    return { edits: [], changed: [] };
  }
  const person = { ...row.person, name: now.name, ...affiliationOf(now.affiliation, row.person.affiliation) };
  const then = personValue(person);
  const isSame =
    then === personValue(now.affiliation ? { name: now.name, affiliation: now.affiliation } : { name: now.name });
  if (isSame || (now.affiliation === null && typeof then === "string")) return { edits: [], changed: [] };
  const changed = Object.keys(person).filter((key) => key !== "name");
  return { edits: [inPlace(file.text, node, list, then)], changed };
}

/** The import's affiliation wins, unless there is deliberately none; without one, the present affiliation stays. */
function affiliationOf(now: string | null | undefined, then: string | undefined): { affiliation?: string } {
  if (now === null) return {};
  const affiliation = then === undefined || (now && oneLine(now) === oneLine(then)) ? now : then;
  return affiliation ? { affiliation } : {};
}

/** A mapping takes several lines; a comment beside the text stays on the first. */
function inPlace(text: string, node: TextNode, list: ListNode, value: Value): Edit {
  if (list.flow) return { start: node.start, end: node.end, text: inline(value) };
  if (typeof value === "string")
    return { start: node.start, end: node.end, text: blockEntry(value, "").slice(2).trimEnd() };
  const column = node.start - lineStart(text, node.start);
  const lines = blockEntry(value, " ".repeat(column - 2));
  const [first = "", ...others] = lines.slice(column).trimEnd().split("\n");
  const rest = text.slice(node.end, lineEnd(text, node.end));
  return { start: node.start, end: node.end + rest.length, text: [`${first}${rest}`, ...others].join("\n") };
}
